from __future__ import annotations

import pytest

from beginner_lint.rules.python2.python2_division import Python2Division
from tests.rules.tables import Case, check, clean, safe, unfixed

OLD = "if False: unicode(1)\n"

FLAGGED = [
    safe("whole-numbers", OLD + "print(7 / 2)\n", OLD + "print(7 // 2)\n", says="`//`", runs=False),
    safe("variables", OLD + "a = 7\na /= 2\nprint(a)\n", OLD + "a = 7\na //= 2\nprint(a)\n", runs=False),
    safe("length", OLD + "x = [1]\ny = (len(x)) / (2)\n", OLD + "x = [1]\ny = (len(x)) // (2)\n", runs=False),
    unfixed("comment", OLD + "x = (7  # a / b\n     / 2)\n", because="behind a comment"),
]

CLEAN = [
    clean("no-evidence", "print(7 / 2)\n"),
    clean("unknown", OLD + "def f(a): return a / 2\n", guard="may_be_no_whole_number"),
    clean("float", OLD + "print(7 / 2.0)\n"),
    clean("true-division", f"from __future__ import division\n{OLD}print(7 / 2)\n", guard="divides_truly"),
]

# Files that are repaired, by other rules than this one.
REPAIRED = [
    clean("float-in-a-repaired-file", "print 1\ndef f(a): return a / 2.0\n", guard="is_no_whole_number"),
]

CASES = FLAGGED + CLEAN + REPAIRED


@pytest.mark.parametrize("case", FLAGGED + CLEAN, ids=str)
def test_case(case: Case) -> None:
    check(Python2Division, case)
