from __future__ import annotations

import pytest

from beginner_lint.rules.python2.int_of_division import IntOfDivision
from tests.rules.tables import Case, check, clean, unfixed

CASES_OF = "xs = [1]\nprint({})\n"

FLAGGED = [
    unfixed("brackets", CASES_OF.format("xs[int((1) / 2)]"), because="brackets"),
]

CLEAN = [
    clean("no-index", "print(int(7 / 2))\n", guard="is_no_index"),
    clean(
        "own-int", "def int(x): return 0\n" + CASES_OF.format("xs[int(1 / 2)]"), guard="is_not_the_builtin"
    ),
    clean("whole", CASES_OF.format("xs[1 // 2]")),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(IntOfDivision, case)
