from __future__ import annotations

import pytest

from beginner_lint.rules.python2.removed_dict_method import RemovedDictMethod
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

FLAGGED = [
    safe("has-key", "d = {}\nx = d.has_key(1)\n", "d = {}\nx = 1 in d\n", says="`key in d`", runs=False),
    safe("negated", "d = {}\nx = not d.has_key(1)\n", "d = {}\nx = not (1 in d)\n", runs=False),
    safe("compared", "d = {}\nx = d.has_key(1) == True\n", "d = {}\nx = (1 in d) == True\n", runs=False),
    safe("key-with-an-operator", "d = {}\nif d.has_key(1 if x else 2): pass\n", "d = {}\nif (1 if x else 2) in d: pass\n", runs=False),
    safe("key-is-a-tuple", "d = {}\nx = d.has_key((1, 2))\n", "d = {}\nx = (1, 2) in d\n", runs=False),
    safe("iteritems", "d = {}\nfor k, v in d.iteritems(): pass\n", "d = {}\nfor k, v in d.items(): pass\n", says="as lazy", runs=False),
    unsafe("unknown", "def f(d): return d.has_key(1)\n", "def f(d): return 1 in d\n", because="`d` is a dictionary", guard="may_be_no_dict"),
    unfixed("order", "x = f().has_key(g())\n", because="before the dictionary", guard="order_would_change"),
    unfixed("starred", "x = d.has_key(*a)\n", because="not written out"),
]  # fmt: skip

CLEAN = [
    clean("own-method", "class A:\n    def has_key(self, k): pass\nA().has_key(1)\n", guard="belongs_to_something_else"),
    clean("function-of-a-module", "import sixth\nfor k in sixth.iteritems(): pass\n", guard="belongs_to_something_else"),
    clean("takes-a-dictionary", "for k in old.iteritems(d): pass\n"),
    *planned("d.has_key(1)", "d = {}\n"),
]  # fmt: skip

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RemovedDictMethod, case)
