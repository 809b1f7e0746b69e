from __future__ import annotations

import pytest

from beginner_lint.rules.functions.type_comparison import TypeComparison
from tests.rules.evidence.inputs import bools, floats, ints, lists, made, texts
from tests.rules.evidence.proxies import LyingText
from tests.rules.tables import Case, check, clean, unfixed, unsafe

INPUTS = {"value": ints | texts | floats | lists(ints)}
WILD = {"value": ints | bools | made(LyingText, texts)}
SILENCING = {
    "asks_for_own_class": "a method that asks this wants to know of classes that build on its own",
    "makes_one_of_it": "who turns all else into that class wants exactly that class",
    "stands_in_equality": "what equals an object may be a question of its exact class",
}

CASES = [
    unsafe(
        "makes-another-of-it",
        "def f(value):\n    if type(value) != str:\n        value = len(repr(value))\n    return value\n",
        "def f(value):\n    if not isinstance(value, str):\n        value = len(repr(value))\n    return value\n",
    ),
    unsafe(
        "makes-one-of-what-it-is-not",
        "def f(value):\n    if type(value) == int:\n        value = int(value) + 1\n    return value\n",
        "def f(value):\n    if isinstance(value, int):\n        value = int(value) + 1\n    return value\n",
    ),
    unsafe(
        "a-builtin",
        "def f(value):\n    return type(value) == int\n",
        "def f(value):\n    return isinstance(value, int)\n",
        says="`isinstance(value, int)` also takes in classes that build on `int`",
        because="`True` and `False` that count as `int` may pass, too",
    ),
    unsafe(
        "not-equal",
        "def f(value):\n    return [type(value) != str, type(value) != int and value]\n",
        "def f(value):\n    return [not isinstance(value, str), not isinstance(value, int) and value]\n",
    ),
    unsafe(
        "class-first",
        "def f(value):\n    return str == type(value)\n",
        "def f(value):\n    return isinstance(value, str)\n",
    ),
    unsafe(
        "in-brackets-and-over-lines",
        "def f(value):\n    return (type(value)\n            == int) != (type( value )==str)\n",
        "def f(value):\n    return (isinstance(value, int)) != (isinstance(value, str))\n",
    ),
    unsafe(
        "a-class-of-the-file",
        "class Animal:\n    pass\nclass Cat(Animal):\n    pass\nfor pet in [Animal(), Cat()]:\n"
        "    print(type(pet) == Animal)\n",
        "class Animal:\n    pass\nclass Cat(Animal):\n    pass\nfor pet in [Animal(), Cat()]:\n"
        "    print(isinstance(pet, Animal))\n",
        because="objects of other classes that count as `Animal`",
        itself=True,
    ),
    unsafe(
        "an-imported-class",
        "import decimal\nfrom datetime import date, datetime\nfrom fractions import Fraction\ndef f(value):\n"
        "    return type(value) == decimal.Decimal or type(value) == Fraction or type(value) == int\n",
        "import decimal\nfrom datetime import date, datetime\nfrom fractions import Fraction\ndef f(value):\n"
        "    return isinstance(value, decimal.Decimal) or isinstance(value, Fraction) or isinstance(value, int)\n",
    ),
    unsafe(
        "a-long-value",
        "def f(value):\n    return type([value][-1] or [value][0] or value) == int\n",
        "def f(value):\n    return isinstance([value][-1] or [value][0] or value, int)\n",
        says="`isinstance(..., ...)` also takes in classes that build on `int`",
    ),
    unfixed(
        "a-comment",
        "def f(value):\n    return (type(value)  # why\n            == int)\n",
        because="comment",
    ),
    unfixed("shown-as-text", "def f(value):\n    return f'{type(value) == int = }'\n", because="f-string"),
    unfixed(
        "another-isinstance",
        "def isinstance(a, b):\n    return 3\ndef f(value):\n    return type(value) == int\n",
        because="`isinstance` may mean something else",
        guard="isinstance_means_something_else",
    ),
    clean("exactly", "def f(a):\n    return type(a) is int or type(a) is not str\n"),
    clean("two-values", "def f(a, b):\n    return type(a) == type(b)\n"),
    clean("a-name-for-any-class", "def f(a, kind):\n    return type(a) == kind\n"),
    clean("the-name-of-a-class", "def f(a):\n    return type(a).__name__ == 'int'\n"),
    clean("typing", "from typing import List\ndef f(a):\n    return type(a) == List\n"),
    clean("a-function", "from os import getcwd\ndef f(a):\n    return type(a) == getcwd\n"),
    clean("a-chain", "def f(a):\n    return type(a) == int == a\n"),
    clean("a-new-class", "print(type('A', (), {}) == int)\n"),
    clean(
        "own-type",
        "def type(x):\n    return str\nprint(type(3) == str, type('a') == str)\n",
        guard="is_not_the_builtin",
    ),
    clean(
        "own-class",
        "class A:\n    def copy(self):\n        return self if type(self) == A else A()\n",
        guard="asks_for_own_class",
    ),
    clean(
        "makes-one-of-it",
        "def f(value):\n    if type(value) != float:\n        value = float(value)\n    return repr(value)\nprint(f(3))\n",
        guard="makes_one_of_it",
    ),
    clean(
        "what-equals-an-object",
        "class A:\n    def __eq__(self, other):\n        return type(other) == A\nprint(A() == A())\n",
        guard="stands_in_equality",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(TypeComparison, case)
