from __future__ import annotations

import pytest

from beginner_lint.rules.python2.int_of_division import IntOfDivision
from tests.rules.evidence.inputs import counts, floats, ints, lists
from tests.rules.tables import Case, check, clean, shown, unfixed

# As assumed: whole numbers that are not below zero. Wild ones are others too.
INPUTS = {"xs": lists(ints), "n": counts, "m": counts}
WILD = {"n": ints | floats, "m": ints | floats}

CASES_OF = "xs = [1]\nprint({})\n"


def function(identifier: str, old: str, new: str) -> Case:
    """An expression that a function of `xs`, `n` and `m` returns."""
    head = "def f(xs, n, m): return "
    return shown(identifier, f"{head}{old}\n", f"{head}{new}\n", because="`//` rounds down, also below zero")


FLAGGED = [
    function("index", "xs[int(n / 2)]", "xs[n // 2]"),
    function("slice", "xs[int(n / m):]", "xs[n // m:]"),
    function("count", "[*range(1, int(n * m / 2))]", "[*range(1, n * m // 2)]"),
    function("step-and-stop", "xs[:int(n/4) :2]", "xs[:n//4 :2]"),
    unfixed("brackets", CASES_OF.format("xs[int((1) / 2)]"), because="brackets"),
    unfixed("comment", CASES_OF.format("xs[int(1  # one\n/ 2)]"), because="brackets"),
]

CLEAN = [
    clean("no-index", "x = 7.9\nprint(int(x / 2.5))\n", guard="is_no_index"),
    clean("keyword", CASES_OF.format("xs[int(1 / 2, base=3)]")),
    clean(
        "own-int", "def int(x): return 0\n" + CASES_OF.format("xs[int(1 / 1)]"), guard="is_not_the_builtin"
    ),
    clean("whole", CASES_OF.format("xs[1 // 2]")),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(IntOfDivision, case)
