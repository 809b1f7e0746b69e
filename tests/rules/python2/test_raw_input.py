from __future__ import annotations

import pytest

from beginner_lint.rules.python2.raw_input import RawInput
from tests.rules.python2.shims import bound, planned
from tests.rules.tables import Case, check, clean, safe, unfixed

FLAGGED = [
    safe("called", "x = raw_input('a')\n", "x = input('a')\n", says="called `input`", runs=False),
    safe(
        "beside-a-number",
        "x = raw_input()\ny = int(input())\n",
        "x = input()\ny = int(input())\n",
        runs=False,
    ),
    unfixed(
        "beside-python-2-input",
        "x = raw_input()\ny = input()\n",
        because="line 2 calls `input`",
        guard="input_runs_code_elsewhere",
    ),
    unfixed(
        "input-is-the-learners-own",
        "def input(): return 1\nx = raw_input()\n",
        because="means something else",
        guard="input_means_something_else",
    ),
]

CLEAN = [*bound("raw_input", "raw_input()"), *planned("x = raw_input()"), clean("input", "x = input()\n")]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RawInput, case)
