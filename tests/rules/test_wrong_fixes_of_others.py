"""Wrong fixes of other tools, reproduced: ours do not make them, with all rules on.

The names are those of the tool and the rule, with `#` the number of the issue in the tool's tracker.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.tables import outcome

ALL = Settings(level=Level.EXPERT)


@dataclass(frozen=True)
class Wrong:
    """A program that another tool's fix breaks; `stays` is text that unsafe fixes leave alone too."""

    id: str
    program: str
    stays: str = ""
    runs: bool = True

    def __str__(self) -> str:
        return self.id


LOOPS = [
    Wrong(
        "PERF101: the loop changes the list that it copies (#9925)",
        "xs = [1, 2, 2, 3]\nfor x in list(xs):\n    if x == 2:\n        xs.remove(x)\nprint(xs)\n",
        "in list(xs)",
    ),
    Wrong(
        "C419: elements that act, of which a generator leaves some out (#4320)",
        "def show(n):\n    print(n)\n    return n\nprint(any([show(n) for n in [1, 2]]))\n",
    ),
    Wrong(
        "FURB129: the rest of the file is read after a break",
        "f = open(__import__('os').devnull)\nfor line in f.readlines():\n    break\nprint(f.read())\nf.close()\n",
        "readlines()",
    ),
    Wrong(
        "PLR1712: the third variable is read afterwards",
        "a, b = 1, 2\nt = a\na = b\nb = t\nprint(a, b, t)\n",
        "t = a",
    ),
    Wrong(
        "PERF401: the else is deleted",
        "out = []\nfor x in [1, 2]:\n    out.append(x * 2)\nelse:\n    print('done')\nprint(out)\n",
        "print('done')",
    ),
    Wrong(
        "PERF403: the else is deleted",
        "out = {}\nfor x in [1, 2]:\n    out[x] = x * 2\nelse:\n    print('done')\nprint(out)\n",
        "print('done')",
    ),
    Wrong(
        "PERF401: variable is read in the next round of an outer loop",
        "x, n = 0, 0\nwhile n < 3:\n    print(x)\n    out = []\n    for x in [4, 5, 6]:\n        out.append(x + n)\n    n += 1\nprint(out)\n",
    ),
    Wrong(
        "PERF401: a class body's names are not seen in a comprehension (#4486)",
        "class A:\n    k = 3\n    out = []\n    for x in [1, 2]:\n        out.append(x * k)\nprint(A.out)\n",
    ),
    Wrong(
        "PERF403: a class body's names in a condition",
        "class A:\n    base = 1\n    out = []\n    for q in [0, 2]:\n        if base < q:\n            out.append(q)\nprint(A.out)\n",
    ),
    Wrong(
        "PERF401: a lambda keeps the loop's variable",
        "out = []\nfor i in [1, 2, 3]:\n    out.append(lambda: i)\ni = 10\nprint([f() for f in out])\n",
    ),
    Wrong(
        "PERF401: locals() in the element",
        "def f():\n    out = []\n    for x in [1, 2]:\n        out.append(sorted(locals()))\n    return out\nprint(f())\n",
    ),
    Wrong(
        "SIM110: not x < 3 is not x >= 3",
        "def f(xs):\n    for x in xs:\n        if x < 3:\n            return False\n    return True\nprint(f([float('nan')]))\n",
    ),
    Wrong(
        "SIM110: not x == y is not x != y",
        "class Odd:\n    def __eq__(self, other):\n        return False\n    def __ne__(self, other):\n        return False\n"
        "def f(xs):\n    for x in xs:\n        if x == 1:\n            return False\n    return True\nprint(f([Odd()]))\n",
        "not (x == 1)",
    ),
    Wrong(
        "PLR1730: floats that are not ordered (#16040)",
        "x, y = 1.0, float('nan')\nif x >= y:\n    y = x\nprint(y)\n",
    ),
    Wrong(
        "Sourcery: a sum of floats is another one since Python 3.12 (cpython #100425)",
        "total = 0\nfor x in [0.1] * 10:\n    total += x\nprint(total)\n",
    ),
    Wrong(
        "a largest that starts at 0 and finds none above",
        "best = 0\nfor x in [-3, -5]:\n    if x > best:\n        best = x\nprint(best)\n",
    ),
    Wrong(
        "PERF401, unaffected: an exception in the middle, with extend",
        "out = [0]\ntry:\n    for x in [1, 0]:\n        out.append(1 // x)\nexcept ZeroDivisionError:\n    pass\nprint(out)\n",
    ),
    Wrong(
        "PERF401, unaffected: another name for the list",
        "out = []\nsame = out\nfor x in [1, 2]:\n    out.append(x + 1)\nprint(same)\n",
    ),
    Wrong(
        "PERF401, unaffected: a function that sees the list",
        "out = []\ndef size():\n    return len(out)\nfor x in [1, 2]:\n    out.append(size())\nprint(out)\n",
    ),
    Wrong(
        "PERF401, unaffected: global",
        "def f():\n    global res\n    res = []\n    for x in [1, 2]:\n        res.append(len(res))\nf()\nprint(res)\n",
    ),
    Wrong(
        "PERF401, unaffected: yield in the element",
        "def f():\n    out = []\n    for x in [1, 2]:\n        out.append((yield x))\n    print(out)\nprint(list(f()))\n",
    ),
    Wrong(
        "perflint W8401 and FURB138: the condition reads the list",
        "out = []\nfor x in [1, 1, 2]:\n    if x not in out:\n        out.append(x)\nprint(out)\n",
        "if x not in out",
    ),
    Wrong(
        "SIM113 #9995: an async loop has no enumerate",
        "import asyncio\nasync def each():\n    yield 'a'\nasync def main():\n    i = 0\n    async for x in each():\n"
        "        print(i, x)\n        i += 1\nasyncio.run(main())\n",
        "i += 1",
    ),
    Wrong(
        "simplify #32 (SIM113): rounds that go on before they count",
        "i = 0\nfor x in [1, 0, 2]:\n    if not x:\n        continue\n    print(i, x)\n    i += 1\n",
        "i += 1",
    ),
    Wrong(
        "simplify #39 (SIM113): counted in an inner loop, begun outside the outer one",
        "i = 0\nfor xs in [[1], [2, 3]]:\n    for x in xs:\n        print(i, x)\n        i += 1\n",
        "i += 1",
    ),
    Wrong(
        "SIM113: the counter is read after the loop",
        "i = 0\nfor x in 'ab':\n    print(i, x)\n    i += 1\nprint(i)\n",
        "i += 1",
    ),
    Wrong(
        "pylint #2477 (C0200): an object that walks over itself",
        "class Team:\n    def __len__(self):\n        return 2\n    def __getitem__(self, i):\n        return 'ab'[i]\n"
        "    def __reversed__(self):\n        for i in range(len(self) - 1, -1, -1):\n            yield self[i]\n"
        "print(*reversed(Team()))\n",
        "yield self[i]",
    ),
    Wrong(
        "PLR1736 #8969: looked up after it was stored",
        "xs = [1, 2]\nfor i, x in enumerate(xs):\n    xs[i] = x + 1\n    print(xs[i])\n    xs[i] += xs[i]\nprint(xs)\n",
        "print(xs[i])",
    ),
    Wrong(
        "a while loop that counts to where a list that grows ends",
        "xs = [1]\ni = 0\nwhile i < len(xs):\n    if i < 3:\n        xs.append(i)\n    i += 1\nprint(xs)\n",
        "while i < len(xs)",
    ),
    Wrong(
        "a while loop with a fraction as its end",
        "end = 2.5\ni = 0\nwhile i < end:\n    print(i)\n    i += 1\n",
        "while i < end",
    ),
    Wrong(
        "zip hides that one list is too short",
        "xs, ys = [1, 2], [3]\ndef f():\n    for i in range(len(xs)):\n        print(xs[i], ys[i])\n"
        "try:\n    f()\nexcept IndexError:\n    print('too short')\n",
    ),
    Wrong(
        "a counter that a lambda keeps",
        "fs = []\ni = 0\nwhile i < 3:\n    fs.append(lambda: i)\n    i += 1\nprint([f() for f in fs])\n",
        "i += 1",
    ),
    Wrong(
        "PERF403: the value is computed before the key",
        "def say(x):\n    print(x)\n    return x\nout = {}\nfor x in [1, 2]:\n    out[say(x)] = say(x * 10)\nprint(out)\n",
    ),
    Wrong(
        "PERF403 #19153: a target that is an attribute, or an item",
        "class Box:\n    pass\nbox, cells, out = Box(), [0], {}\nfor box.key, cells[0] in [(1, 2)]:\n    out[box.key] = cells[0]\nprint(out, box.key, cells)\n",
        "for box.key, cells[0] in",
    ),
    Wrong(
        "PERF403 #19005: variables are read after the loop",
        "out = {}\nfor key, value in [(1, 2), (3, 4)]:\n    out[key] = value\nprint(out, key, value)\n",
        "for key, value in",
    ),
    Wrong(
        "PERF403: a defaultdict stays one",
        "from collections import defaultdict\nout = defaultdict(list)\nfor key, value in [(1, 2), (3, 4)]:\n    out[key] = value\nprint(out[5])\n",
        "defaultdict(list)",
    ),
    Wrong(
        "C416: what is walked over is a dict whose keys are pairs",
        "pairs = {('a', 1): 2}\nprint({key: value for key, value in pairs})\n",
    ),
    Wrong(
        "C417 #5502: a lambda keeps the variable of each call",
        "print([each() for each in list(map(lambda x: lambda: x, [1, 2]))])\n",
        "map(lambda x: lambda: x",
    ),
    Wrong(
        "C417: StopIteration ends the list",
        "it = iter('ab')\nprint(list(map(lambda n: next(it), range(5))))\n",
    ),
    Wrong(
        "SIM118 #4481: something else than a dict has keys",
        "class Row:\n    def keys(self):\n        return ['a']\n    def __iter__(self):\n        return iter([1])\nrow = Row()\nprint('a' in row.keys())\nfor key in row.keys():\n    print(key)\n",
        "row.keys()",
    ),
    Wrong(
        "C0206 #4716: the loop writes to the dict that it walks over",
        "d = {'a': 1}\nfor k in d:\n    d[k] += 1\n    print(d[k])\n",
        "d[k] += 1",
    ),
    Wrong(
        "SIM401 #15814: the dict is another one in the else",
        "d, e = {'a': 1}, {'b': 1}\nfor k in 'ab':\n    if k in d:\n        d[k] += 1\n    else:\n        e[k] = 1\nprint(d, e)\n",
        "e[k] = 1",
    ),
]

TEXTS = [
    Wrong(
        "flynt: columns of a frame become text",
        'import pandas as pd\ndef f(df):\n    return df["a"] + "-" + df["b"]\n',
        'df["a"] + "-" + df["b"]',
        runs=False,
    ),
    Wrong(
        "flynt: an object with an __radd__ of its own",
        'class P:\n    def __radd__(self, other):\n        return ("radd", other)\nprint("a" + P())\nprint("see " + P() + ("!",))\n',
        '"a" + P()',
    ),
    Wrong(
        "flynt: nested templates become invalid code before 3.12",
        'print("{}!".format("a" + str(1)))\nprint("{}!".format("{}!".format(1)))\nprint("%s!" % ("a%s" % 1,))\n',
    ),
    Wrong("flynt: quotes are changed", "name = 'Ada'\nprint('Hi ' + name + '!')\nprint('%s!' % name)\n"),
    Wrong("flynt #187: useless f-string", 'print("a" "b", "%s" % "x", "100%% {}" % ())\n', '"%s" % "x"'),
    Wrong("flynt #188: a fix of join mangles the text", 'print(", ".join(["a", "b"]) + "\\n", "".join(["a", "b"]))\n', '"".join(["a", "b"])'),
    Wrong("flynt #173: the rest of the file is gone", 'a = "x"\nprint("1" + a + "2")\nprint("end")\n', 'print("end")'),
    Wrong("flynt #192: backslashes in braces", 'xs = ["a", "b"]\nprint("%s!" % "\\n".join(xs), "{}!".format("\\n".join(xs)), "a" + str("\\n") + "b")\n'),
    Wrong("flynt #54: f-strings within f-strings", 'x = 1\nprint("%s!" % f"{x}", "a" + str(f"{x}") + "b", "{}!".format(f"{x}"))\n'),
    Wrong("flynt #68: a line continuation", 'name = "Ada"\nprint("a %s" \\\n    % name, "b" + \\\n    name + "c")\n'),
    Wrong("flynt #14: a program that relies on the exception", 'def f(n):\n    return "n = " + n + "!"\ntry:\n    print(f(3))\nexcept TypeError:\n    print("no text")\n'),
    Wrong("pylint #8701: an affix is no message", 'name = "a"\nprint(name + ".txt", "/" + name)\n', 'name + ".txt", "/" + name'),
    Wrong("pylint #1963: += of whole numbers in a loop", "total = 0\nfor n in [1, 2, 3, 4, 5, 6, 7]:\n    total += n\n    print(total)\n", "total += n"),
    Wrong(
        "ruff #15874 (UP032): values are computed in another order",
        'def f(x):\n    print(x)\n    return x\nprint("{1}{0}".format(f(1), f(2)))\n',
        '"{1}{0}".format(f(1), f(2))',
    ),
    Wrong(
        "ruff #15874 (UP032): a value that is not shown is not computed",
        'def f(x):\n    print(x)\n    return x\nprint("{}!".format(1, f(2)))\n',
        '"{}!".format(1, f(2))',
    ),
    Wrong("ruff #15874 (UP032): a dict in braces, a lambda", 'print("{}!".format({1: 2}), "{}!".format((lambda: 3)()), "{}".format(bool(lambda: 1)) + "x" + str(1))\n'),
    Wrong("ruff #2111 (UP032): braces", 'x = 1\nprint("{{{}}} {{}} {}".format(x, x), "{%s} {}" % (x,))\n'),
    Wrong("ruff #9227 (UP032): items of a dict", 'd = {"a b": [1, 2]}\nprint("{0[a b]} {0[a b][1]}".format(d), \'{[a b]}!\'.format(d))\n'),
    Wrong(
        "ruff PR 23522 (UP032): comments and backslashes before 3.12",
        'd = {"#": 1}\nprint("{}!".format(d["#"]), "{}!".format(\n    1,  # one\n))\nprint("{}!".format("\\t".strip()))\n',
    ),
    Wrong(
        "flynt -tc: raw and other literals are merged",
        'import re\nP = "a"\nprint(re.findall(r"~(?:" + P + r"\\\\~|\\S|\\\\ )+?~", "~a~"), r"\\1" + P + "\\1" + P)\n',
        'r"\\1" + P + "\\1" + P',
    ),
    Wrong("flynt: a tuple for %s", 't = (1,)\nprint("%s!" % t)\nu = (1, 2)\nprint("%s!" % (u,))\n', '"%s!" % t'),
    Wrong("flynt: %d of a float", 'x = 3.7\nprint("%d!" % 3.7, "%5d" % x, "%d" % True)\n'),
    Wrong("a str subclass with + of its own", 'class S(str):\n    def __add__(self, other):\n        return "<" + str(other)\n    def __radd__(self, other):\n        return str(other) + ">"\ns = ""\nfor c in [S("a")] * 9:\n    s += c\nprint(s, "a " + S("b") + "c")\n'),
    Wrong("a text that is an enum too", 'from enum import Enum\nclass C(str, Enum):\n    A = "a"\nprint("v is " + C.A, "v=" + C.A + "!", "%s and %s" % (C.A, C.A), "{} and {}".format(C.A, C.A))\n'),
    Wrong("format of an object of one's own", 'class P:\n    def __str__(self):\n        return "str"\n    def __format__(self, spec):\n        return "format"\np = P()\nprint("a" + str(p) + "b", "%s!" % (p,), "{}!".format(p), str(p))\n'),
    Wrong("numbers are added first", 'def f():\n    return 1 + 2 + "x"\ntry:\n    print(f())\nexcept TypeError:\n    print("no")\n', '1 + 2 + "x"'),
    Wrong("reversed(sorted(x)): the order of ties", "xs = [(1, 'a'), (1, 'b')]\nprint(list(reversed(sorted(xs, key=lambda x: x[0]))))\n"),
    Wrong("FURB156: a module's name that is a variable", "string = 'abc'\nprint('0123456789' + string + '!')\n"),
]  # fmt: skip


NAMES = [
    Wrong(
        "RUF052: calls that pass the parameter by name (#14790)",
        "def f(list, *, max=3):\n    return list[:max]\nprint(f(list=[1, 2], max=1))\n",
    ),
    Wrong(
        "RUF052: calls that pass the parameter by name, out of sight",
        "def f(id=0):\n    return id\ndef call(function, **options):\n    return function(**options)\nprint(call(f, id=3))\n",
        "def f(id=0)",
    ),
    Wrong(
        "A002: a method that replaces another one (#12412)",
        "import logging\nclass Plain(logging.Filter):\n    def filter(self, object):\n        return True\n"
        "print(Plain().filter(object=3))\n",
        "def filter(self, object)",
    ),
    Wrong(
        "A002, mimesis #434: objects made of dicts",
        "class User:\n    def __init__(self, id):\n        self.id = id\nrow = {'id': 3}\nprint(User(**row).id)\n",
        "def __init__(self, id)",
    ),
    Wrong(
        "RUF059: the new name is taken (#18507)",
        "def f(list, items, values, elements, list_):\n    return list, items, values, elements, list_\nprint(f(1, 2, 3, 4, 5))\n",
    ),
    Wrong(
        "N805: a nested function reads the new name from outside (#24827)",
        "total = 7\ndef f(sum):\n    return lambda: sum + total\nprint(f(1)())\n",
    ),
]


@pytest.mark.parametrize("wrong", LOOPS + TEXTS + NAMES, ids=str)
def test_ours_does_not(wrong: Wrong) -> None:
    source = Source("case.py", wrong.program)
    for script in (True, None):
        result = fix(source, ALL, ProjectFacts(script=script))
        assert not result.withheld
        if wrong.runs:
            assert outcome(result.source.text) == outcome(wrong.program)
    bold = fix(source, ALL, ProjectFacts(script=True), threshold=Applicability.UNSAFE)
    assert not bold.withheld
    assert wrong.stays in bold.source.text


def test_flynt_doubles_a_byte_order_mark() -> None:
    raw = b'\xef\xbb\xbfname = "Ada"\r\nprint("Hi " + name + "!")\r\n'
    source = Source.from_bytes("marked.py", raw)
    fixed = fix(source, ALL, ProjectFacts(script=True)).source
    assert fixed.encode() == b'\xef\xbb\xbfname = "Ada"\r\nprint(f"Hi {name}!")\r\n'


@pytest.mark.parametrize(
    "program",
    [
        's = ""\nfor c in input():\n    s += c.upper()\nprint(s)\n',
        "xs = []\nfor c in input():\n    xs = xs + [c]\nprint(xs)\n",
    ],
)
def test_no_message_claims_that_text_grows_in_quadratic_time(program: str) -> None:
    """creedengo #160, wtfpython #38: CPython mostly makes room for more text at its end."""
    for found in lint(Source("case.py", program), ALL, ProjectFacts(script=True)):
        assert "slow" not in found.message
        assert "quadratic" not in found.message


def test_no_message_calls_a_new_list_a_copy() -> None:
    """Perflint W8402 says "list copy" of a loop that appends other values than those it walks over."""
    program = "out = []\nfor x in [1, 2]:\n    out.append(x * 2)\nprint(out)\n"
    (found,) = lint(Source("case.py", program), ALL, ProjectFacts(script=True))
    assert "copy" not in found.message
    assert "copies" not in found.message
