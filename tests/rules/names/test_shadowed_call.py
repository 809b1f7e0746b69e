from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.names.shadowed_call import ShadowedCall
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import ints, lists
from tests.rules.tables import Case, check, clean, unfixed, unsafe

INPUTS = {"numbers": lists(ints, min_size=1)}
SILENCING = {
    "another_use_is_unclear": "the other use could mean either, and renaming it would be a guess",
}

CASES = [
    unsafe(
        "a-list",
        "list = [1, 2]\nprint(list)\nprint(list('ab'))\n",
        "numbers = [1, 2]\nprint(numbers)\nprint(list('ab'))\n",
        says="`list(...)` stops here: `list` is a list, not Python's own",
        because="`list(...)` is to call Python's own `list`",
        itself=True,
    ),
    unsafe(
        "a-number-twice",
        "max = 3\nprint(max)\nprint(max(1, 2), max(3, 4))\n",
        "maximum = 3\nprint(maximum)\nprint(max(1, 2), max(3, 4))\n",
        says="`max` is a whole number",
        itself=True,
    ),
    unsafe(
        "a-text-that-was-typed",
        "# what is typed\ninput = str(3)\nif input == '3':\n    input = input('again')\n",
        "# what is typed\ninput_text = str(3)\nif input_text == '3':\n    input_text = input('again')\n",
        itself=True,
        runs=False,
    ),
    unsafe(
        "before-it-has-a-value",
        "def highest(numbers):\n    max = max(numbers)\n    return max\n",
        "def highest(numbers):\n    largest = max(numbers)\n    return largest\n",
        says="this function has a variable `max`, without a value yet",
        itself=True,
    ),
    unsafe(
        "a-sum-in-a-function",
        "def f(numbers):\n    sum = 0\n    for number in [1, 2]:\n        sum += number\n    return sum + sum(numbers)\n",
        "def f(numbers):\n    total = 0\n    for number in [1, 2]:\n        total += number\n    return total + sum(numbers)\n",
        itself=True,
    ),
    unfixed(
        "another-call-that-may-work",
        "import sys\nstr = 'a'\nif len(sys.argv) > 9:\n    str = sys.intern\nprint(str('b'))\nstr = 'c'\nprint(str(3))\n",
        because="`str` on line 5 may mean the variable or Python's own",
        guard="another_use_is_unclear",
    ),
    unfixed(
        "used-in-a-function",
        "def f(x):\n    return str\nstr = 'c'\nprint(f(3))\nprint(str(3))\n",
        because="`str` on line 2 may mean",
    ),
    unfixed(
        "star-import",
        "from os import *\nstr = 'c'\nprint(str(3))\n",
        because="a star import may bring another `str`",
        guard="may_be_brought",
    ),
    unfixed(
        "looked-up",
        "def f():\n    str = 'c'\n    print(locals())\n    return str(3)\n",
        because="`locals()`",
        guard="may_be_looked_up",
    ),
    clean("a-function-in-its-place", "import sys\nprint = sys.stdout.write\nprint('a')\n"),
    clean("a-class-in-its-place", "str = type('str', (), {})\nprint(str() is None)\n"),
    unsafe(
        "parameter-of-which-all-calls-are-in-sight",
        'def f(list):\n    """:param list: what is shown"""\n    print(list)\n    return list("ab")\nprint(f(list=[1]), f([2]))\n',
        'def f(numbers):\n    """:param numbers: what is shown"""\n    print(numbers)\n    return list("ab")\n'
        "print(f(numbers=[1]), f([2]))\n",
        says="`list(...)` stops here: `list` is a list",
        because="`list(...)` is to call Python's own `list`",
        itself=True,
    ),
    clean("a-parameter", "def f(len):\n    return len(3)\nf(abs)\n"),
    clean(
        "a-parameter-of-which-not-all-calls-are-in-sight",
        "def f(len):\n    return len(3)\nf(4)\n",
        script=False,
    ),
    clean("a-parameter-that-is-deleted", "def f(len):\n    del len\n    return len(3)\n"),
    clean("maybe-a-function", "def f(x):\n    str = x or 3\n    return str(3)\n"),
    clean("the-builtin-before", "print(list('ab'))\nlist = list('ab')\nprint(list)\n"),
    clean("never-reached", "def f(xs):\n    return 3\n    max = max(xs)\n"),
    clean("no-call", "max = 3\nprint(max)\n"),
    clean(
        "another-scope",
        "list = [1]\ndef f(xs):\n    return list(xs)\n",
    ),
    clean(
        "caught",
        "str = 3\ntry:\n    str(3)\nexcept TypeError:\n    print('hidden')\n",
        guard="error_is_expected",
    ),
    clean(
        "expected-by-a-test",
        "import contextlib\ndef f():\n    str = 3\n    with contextlib.suppress(TypeError):\n        str(3)\n",
        guard="error_is_expected",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ShadowedCall, case)


def test_one_rule_speaks_and_names_the_binding() -> None:
    source = Source("x.py", "list = [1]\nprint(list('ab'))\nmax = 3\nprint(max)\n")
    found = lint(source, Settings(level=Level.EXPERT), ProjectFacts(script=True))
    assert [(each.code, each.range.start.line) for each in found] == [("ZEN506", 2), ("ZEN501", 3)]
    (related,) = found[0].related
    assert (related.range.start.line, related.label) == (1, "here `list` becomes a variable")
