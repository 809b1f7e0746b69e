from __future__ import annotations

import pytest

from beginner_lint.rules.python2.dead_special_method import DeadSpecialMethod
from tests.rules.evidence.inputs import counts, ints, lists
from tests.rules.tables import Case, check, clean, unfixed, unsafe

# What nobody called is right if it says what Python 3 says without it: that an object counts as true.
FULL, ANY = lists(ints, min_size=1), lists(ints)
INPUTS = {"fruits": FULL, "n": counts}
WILD = {"fruits": ANY}

BASKET = """
class Basket:
    def __init__(self, fruits):
        self.fruits = fruits
    def {}(self):
        {}
def f(fruits):
    return "full" if Basket(fruits) else "empty"
"""
CLASS = "class A:\n    def {}(self, other=None): return [other]\n"
DIVIDED = "def f(n): return {}\n"

FLAGGED = [
    unsafe(
        "nonzero",
        BASKET.format("__nonzero__", "return len(self.fruits) > 0"),
        BASKET.format("__bool__", "return len(self.fruits) > 0"),
        because="is right although Python 3 never called it",
        says="Python 3 never does, it calls",
        guard="was_never_called",
    ),
    unsafe(
        "nonzero-of-several-comparisons",
        BASKET.format("__nonzero__", "return not self.fruits == [] and (True or self.fruits is None)"),
        BASKET.format("__bool__", "return not self.fruits == [] and (True or self.fruits is None)"),
    ),
    unsafe("div", CLASS.format("__div__"), CLASS.format("__truediv__"), then=DIVIDED.format("A() / n"), itself=True),
    unsafe("rdiv", CLASS.format("__rdiv__"), CLASS.format("__rtruediv__"), then=DIVIDED.format("n / A()"), itself=True),
    unsafe(
        "idiv",
        CLASS.format("__idiv__"),
        CLASS.format("__itruediv__"),
        then="def f(n):\n    a = A()\n    a /= n\n    return a\n",
        itself=True,
    ),
    unsafe(
        "unicode",
        "class A:\n    def __unicode__(self): return 'an A'\n",
        "class A:\n    def __str__(self): return 'an A'\n",
        then="print(A())\n",
        itself=True,
    ),
    unfixed(
        "nonzero-returns-a-number",
        BASKET.format("__nonzero__", "return len(self.fruits)"),
        because="something else than True or False",
        guard="may_return_no_bool",
    ),
    unfixed(
        "nonzero-returns-nothing",
        BASKET.format("__nonzero__", "return"),
        because="something else than True or False",
        guard="may_return_no_bool",
    ),
    unfixed(
        "nonzero-returns-anything",
        BASKET.format("__nonzero__", "return self.fruits"),
        because="something else than True or False",
        guard="may_return_no_bool",
    ),
    unfixed(
        "nonzero-beside-own-comparisons",
        BASKET.format("__nonzero__", "return self > 2\n    def __gt__(self, other): return len(self.fruits)"),
        because="something else than True or False",
        guard="may_return_no_bool",
    ),
    unfixed(
        "called-by-its-name",
        BASKET.format("__nonzero__", "return True") + "    print(Basket(fruits).__nonzero__())\n".lstrip(),
        because="uses the name `__nonzero__`",
        guard="is_called_by_name",
    ),
    unfixed(
        "asked-for-by-its-name",
        BASKET.format("__nonzero__", "return True") + "print(hasattr(Basket, '__nonzero__'))\n",
        because="uses the name `__nonzero__`",
        guard="is_called_by_name",
    ),
    unfixed(
        "is-given-a-second-name",
        CLASS.format("__div__") + "    __mul__ = __div__\n",
        because="uses the name `__div__`",
        guard="is_called_by_name",
    ),
    unfixed("cmp", CLASS.format("__cmp__"), because="no single new name", says="`__eq__` and `__lt__`"),
    unfixed("getslice", CLASS.format("__getslice__"), because="no single"),
    unfixed("metaclass", "class A:\n    __metaclass__ = M\n", because="heading", says="metaclass="),
]  # fmt: skip

CLEAN = [
    clean(
        "both",
        BASKET.format("__bool__", "return True\n    def __nonzero__(self): return False"),
        guard="has_the_new_name",
    ),
    clean("cmp-and-eq", CLASS.format("__cmp__") + "    def __eq__(self, other): return True\n"),
    clean("function", "def __nonzero__(): pass\n__metaclass__ = 1\n"),
]  # fmt: skip

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(DeadSpecialMethod, case)
