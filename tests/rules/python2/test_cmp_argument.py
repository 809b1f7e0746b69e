from __future__ import annotations

import pytest

from beginner_lint.rules.python2.cmp_argument import CmpArgument
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe, unfixed

ADDED = "import functools\n"

FLAGGED = [
    safe("keyword", "x = sorted([1], cmp=f)\n", ADDED + "x = sorted([1], key=functools.cmp_to_key(f))\n", says="cmp_to_key", runs=False),
    safe("second-argument", "x = sorted([1], f)\n", ADDED + "x = sorted([1], key=functools.cmp_to_key(f))\n", runs=False),
    safe("method", ADDED + "x = [1]\nx.sort(f, reverse=True)\n", ADDED + "x = [1]\nx.sort(key=functools.cmp_to_key(f), reverse=True)\n", runs=False),
    unfixed("key-too", "x = sorted([1], cmp=f, key=g)\n", because="a `key` too", guard="has_a_key_too"),
    unfixed("functools-is-the-learners-own", "functools = 1\nx = sorted([1], cmp=f)\n", because="functools"),
]  # fmt: skip

CLEAN = [
    clean("key", "x = sorted([1], key=f)\n"),
    clean("unknown-receiver", "def f(x): x.sort(g)\n", guard="sorts_something_else"),
    clean("own-function", "def sorted(a, cmp): pass\nsorted([1], cmp=f)\n", guard="sorts_something_else"),
    *planned("x = sorted([1], cmp=f)"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(CmpArgument, case)
