from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.python2.raw_input import RawInput
from tests.rules.evidence.inputs import counts, lists, numerals, texts
from tests.rules.python2.shims import VERSION, bound, planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

PYTHON2 = True
SILENCING = VERSION
INPUTS = {"ask": texts, "n": counts}

FLAGGED = [
    safe("called", "x = raw_input('a')\n", "x = input('a')\n", says="called `input`"),
    safe(
        "asked-by-a-function",
        "def f(ask): return [raw_input(ask), 1]\n",
        "def f(ask): return [input(ask), 1]\n",
    ),
    safe("in-a-loop", "xs = [raw_input() for _ in range(n)]\n", "xs = [input() for _ in range(n)]\n"),
    safe("handed-on", "xs = list(map(raw_input, 'ab'))\n", "xs = list(map(input, 'ab'))\n"),
    unsafe(
        "beside-a-number",
        "x = raw_input()\ny = int(input())\n",
        "x = input()\ny = int(input())\n",
        because="a whole number is typed in line 2",
        guard="number_may_be_computed",
        inputs={"input()": lists(numerals)},
        wild={"input()": lists(numerals | st.just("3+4"))},
    ),
    unsafe(
        "beside-a-float",
        "x = raw_input()\ny = float(input())\n",
        "x = input()\ny = float(input())\n",
        because="a number is typed in line 2",
        inputs={"input()": lists(numerals)},
        wild={"input()": lists(numerals | st.just("7/2"))},
    ),
    unfixed(
        "beside-python-2-input",
        "x = raw_input()\ny = input()\nprint(x, y)\n",
        because="line 2 calls `input`",
        guard="input_runs_code_elsewhere",
    ),
    unfixed(
        "input-is-the-learners-own",
        "def input(): return 1\nx = raw_input()\nprint(x)\n",
        because="may mean something else",
        guard="input_means_something_else",
    ),
]

CLEAN = [*bound("raw_input", "raw_input()"), *planned("x = raw_input()"), clean("input", "x = input()\n")]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RawInput, case)
