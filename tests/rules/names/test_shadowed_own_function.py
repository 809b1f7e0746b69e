from __future__ import annotations

import pytest

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.names.shadowed_own_function import ShadowedOwnFunction
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import ints
from tests.rules.tables import Case, check, clean, unfixed, unsafe

INPUTS = {"n": ints}
SILENCING = {
    "is_chosen_by_what_exists": "one of both is there for lack of the other, and is to have its name",
}

CASES = [
    clean(
        "asked-as-python-2-asks",
        "def rows():\n    rows = {'a': 1}\n    for key, value in rows.iteritems():\n        print(key, value)\n    return rows\n",
    ),
    unsafe(
        "called-again",
        "def total(xs):\n    return sum(xs)\ntotal = total([3, 4])\nprint(total)\nprint(total([5, 6]))\n",
        "def total(xs):\n    return sum(xs)\ntotal_value = total([3, 4])\nprint(total_value)\nprint(total([5, 6]))\n",
        says="`total(...)` on line 5 cannot work once `total` is a number",
        because="`total(...)` on line 5 is to mean your function `total`",
        itself=True,
    ),
    unsafe(
        "certainly-a-text",
        "def greeting():\n    return 'hi'\ngreeting = greeting()\nprint(greeting)\nprint(greeting())\n",
        "def greeting():\n    return 'hi'\ngreeting_text = greeting()\nprint(greeting_text)\nprint(greeting())\n",
        says="`greeting(...)` on line 5 stops: `greeting` is a text by then",
        itself=True,
    ),
    unsafe(
        "in-the-next-round",
        "def get_name():\n    return 'Bo'\nfor n in range(2):\n    get_name = get_name()\n    print(get_name)\n",
        "def get_name():\n    return 'Bo'\nfor n in range(2):\n    name = get_name()\n    print(name)\n",
        says="`get_name(...)` on line 4 cannot work once `get_name` is a text",
        itself=True,
    ),
    unsafe(
        "without-a-value-in-another-function",
        "def average(n):\n    return n / 2\ndef main(n):\n    average = average(n)\n    print(average)\nmain(3)\n",
        "def average(n):\n    return n / 2\ndef main(n):\n    average_value = average(n)\n    print(average_value)\nmain(3)\n",
        says="`average(...)` on line 4 stops: `average` is a variable here, without a value yet",
        itself=True,
    ),
    unsafe(
        "without-a-value-in-itself",
        "def fact(n):\n    if n < 2:\n        return 1\n    fact = n * fact(n - 1)\n    return fact\nprint(fact(3))\n",
        "def fact(n):\n    if n < 2:\n        return 1\n    result = n * fact(n - 1)\n    return result\nprint(fact(3))\n",
        says="`fact(...)` on line 4 stops",
        itself=True,
    ),
    unsafe(
        "counted-up-in-a-loop",
        "def count(xs):\n    n = 0\n    for x in xs:\n        n += x\n    return n\ncount = count([3])\nprint(count)\nprint(count([4]))\n",
        "def count(xs):\n    n = 0\n    for x in xs:\n        n += x\n    return n\ncount_value = count([3])\nprint(count_value)\nprint(count([4]))\n",
        says="`count(...)` on line 8 stops: `count` is a whole number by then",
        itself=True,
    ),
    unsafe(
        "not-called-again",
        "def add(a, b):\n    return a + b\nadd = add(3, 4)\nprint(add)\n",
        "def add(a, b):\n    return a + b\nresult = add(3, 4)\nprint(result)\n",
        says="`add` hides your function `add` from here on; a name such as `result` keeps both",
        because="nothing else looks for the variable by the name `add`",
        itself=True,  # the runs look for it
    ),
    unsafe(
        "for",
        "def step():\n    print('x')\nstep()\nfor step in range(2):\n    print(step)\n",
        "def step():\n    print('x')\nstep()\nfor number in range(2):\n    print(number)\n",
        says="`step` hides your function `step` from here on",
        itself=True,
    ),
    unsafe(
        "in-a-module",
        "def size(): return 3\nsize = size()\nprint(size)\n",
        "def size(): return 3\nsize_value = size()\nprint(size_value)\n",
        because="no other file uses this variable",
        script=False,
        itself=True,
    ),
    unfixed(
        "either-may-be-meant",
        "import sys\ndef size():\n    return 3\nif len(sys.argv) > 99:\n    size = size()\nprint(size)\n",
        because="`size` on line 6 may mean the variable or what it hides",
        guard="use_is_unclear",
    ),
    unfixed(
        "handed-on-in-a-function",
        "def size():\n    return 3\ndef f():\n    return [size]\nsize = size()\nprint(f())\n",
        because="`size` on line 4 may mean",
        guard="use_is_unclear",
    ),
    unfixed(
        "called-with-an-unknown-value",
        "import sys\ndef size(): return 3\nsize = size()\nprint(size())\nsize = sys.intern\nprint(size('a'))\n",
        because="`size` on line 6 may mean",
        guard="use_is_unclear",
    ),
    unfixed(
        "looked-up",
        "def size():\n    return 3\ndef f():\n    size = 4\n    print(eval('size'))\n    return size()\nf()\n",
        because="`eval`",
        guard="may_be_looked_up",
    ),
    unfixed(
        "global-in-a-function",
        "def size(): return 3\ndef f():\n    global size\n    size = size()\n    return size\nprint(f())\n",
        says="`size(...)` on line 4 cannot work once `size` is a whole number",
        because="`size` on line 3 may mean",
    ),
    clean(
        "global-defined-on-demand",
        "def f():\n    global size\n    size = 3\n    print(size)\n    def size(): return 4\nf()\nprint(size())\n",
    ),
    clean("decorated-by-hand", "def deco(f): return f\ndef f(): return 3\nf = deco(f)\nprint(f())\n"),
    clean(
        "decorated-by-builtin", "class C:\n    def f(x): return 3\n    f = staticmethod(f)\nprint(C.f(1))\n"
    ),
    clean(
        "a-method-means-no-method-of-its-class",
        "import files\nclass C:\n    def files(self):\n        files = []\n        files.append(files.File(3))\n        return files\n",
    ),
    clean("property", "class C:\n    def get(self): return 3\n    get = property(get)\nprint(C().get)\n"),
    clean("another-function", "def f(): return 3\nf = lambda: 4\nprint(f())\n", guard="may_do_the_same_job"),
    clean(
        "a-function-that-makes-one",
        "def make():\n    def inner(): return 3\n    return inner\nmake = make()\nprint(make())\n",
        guard="may_do_the_same_job",
    ),
    clean(
        "what-it-got",
        "def pick(f): return f\npick = pick(max)\nprint(pick(1, 2))\n",
        guard="may_do_the_same_job",
    ),
    clean("set-up-once", "def _table(): return [3]\n_table = _table()\n", guard="may_do_the_same_job"),
    clean(
        "a-generator-started",
        "def numbers():\n    yield 3\nnumbers = numbers()\nprint(next(numbers))\n",
        guard="may_do_the_same_job",
    ),
    clean("gone-on-purpose", "def f(): return 3\nprint(f())\nf = None\n", guard="may_do_the_same_job"),
    clean("redefined", "def f(): return 3\ndef f(): return 4\nprint(f())\n"),
    clean("before-the-function", "f = 3\nprint(f)\ndef f(): return 4\n"),
    clean(
        "local-like-itself",
        "def total(xs):\n    total = 0\n    for x in xs:\n        total += x\n    return total\n",
    ),
    clean(
        "local-elsewhere",
        "def size(): return 3\ndef f():\n    size = 4\n    return size\nprint(f(), size())\n",
    ),
    clean("a-parameter", "def size(): return 3\ndef f(size): return size\nprint(f(3))\n"),
    clean("a-method", "class C:\n    def size(self): return 3\nsize = C().size()\nprint(size)\n"),
    clean(
        "overloads",
        "from typing import overload\n@overload\ndef f(x: int): ...\n@overload\ndef f(x: str): ...\nf = 3\n",
    ),
    clean(
        "by-version",
        "import sys\ndef size(): return 3\nif sys.version_info < (3,):\n    size = 4\nprint(size)\n",
        guard="is_chosen_by_what_exists",
    ),
    clean(
        "expected-to-fail",
        "def size(): return 3\nsize = 4\ntry:\n    size()\nexcept TypeError:\n    print('gone')\n",
        guard="error_is_expected",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ShadowedOwnFunction, case)


def test_one_rule_speaks_and_names_both_places() -> None:
    program = "def size():\n    return 3\n\n\nsize = size()\nprint(size, size())\n"
    (found,) = lint(Source("x.py", program), Settings(), ProjectFacts(script=True))
    assert (found.code, found.range.start.line) == ("ZEN509", 5)
    places = [(related.range.start.line, related.label) for related in found.related]
    assert places == [(1, "here `size` is defined"), (6, "here your function `size` is meant")]
