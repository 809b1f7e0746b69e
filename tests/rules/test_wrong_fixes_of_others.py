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
    Wrong("pylint #1963: += of whole numbers in a loop", "total = 0\nfor n in [1, 2, 3, 4, 5, 6, 7]:\n    total += n\nprint(total)\n", "total += n"),
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


@pytest.mark.parametrize("wrong", LOOPS + TEXTS, ids=str)
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
