from __future__ import annotations

import pytest

from beginner_lint.rules.python2.dead_special_method import DeadSpecialMethod
from tests.rules.tables import Case, check, clean, unfixed, unsafe

CLASS = "class A:\n    def {}(self, other=None): return 1\n"

FLAGGED = [
    unsafe("nonzero", CLASS.format("__nonzero__"), CLASS.format("__bool__"), because="is right", says="never calls", guard="was_never_called"),
    unsafe("div", CLASS.format("__div__"), CLASS.format("__truediv__")),
    unfixed("cmp", CLASS.format("__cmp__"), because="no single new name", says="`__eq__` and `__lt__`"),
    unfixed("getslice", CLASS.format("__getslice__"), because="no single"),
    unfixed("metaclass", "class A:\n    __metaclass__ = M\n", because="heading", says="metaclass="),
]  # fmt: skip

CLEAN = [
    clean("both", CLASS.format("__nonzero__") + "    __bool__ = __nonzero__\n", guard="has_the_new_name"),
    clean("cmp-and-eq", CLASS.format("__cmp__") + "    def __eq__(self, other): return True\n"),
    clean("function", "def __nonzero__(): pass\n__metaclass__ = 1\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(DeadSpecialMethod, case)
