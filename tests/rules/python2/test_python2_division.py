from __future__ import annotations

import pytest

from beginner_lint.rules.python2.python2_division import Python2Division
from tests.rules.evidence.inputs import counts, floats, ints, lists
from tests.rules.tables import Case, check, clean, safe, unfixed

PYTHON2 = True
SILENCING = {
    "is_no_whole_number": "without it a fix would assume of a float that it is a whole number; not run, as other "
    "rules have to repair the file first",
}
INPUTS = {"a": ints | floats, "xs": lists(ints), "total": counts}

TOLD = "if False: unicode(1)\n"  # what tells that the file is for Python 2


def known(identifier: str, program: str, fixed: str, **more: object) -> Case:
    """A division of what is known to be whole numbers."""
    return safe(identifier, TOLD + program, TOLD + fixed, **more)


FLAGGED = [
    known("whole-numbers", "print(7 / 2, -7 / 2, 7 / -2)\n", "print(7 // 2, -7 // 2, 7 // -2)\n", says="`//`"),
    known("variables", "a, b = 7, 2\nprint(a / b, a/b)\n", "a, b = 7, 2\nprint(a // b, a//b)\n", inputs={"a": ints, "b": ints}),
    known("in-place", "a = 7\na /= 2\nprint(a)\n", "a = 7\na //= 2\nprint(a)\n", inputs={"a": ints}),
    known("length", "def f(xs): return (len(xs[:3])) / (2)\n", "def f(xs): return (len(xs[:3])) // (2)\n"),
    known("chain", "n = 100\nx = n / 7 / 2 * 3\n", "n = 100\nx = n // 7 // 2 * 3\n"),
    known("of-a-sum", "n = 9\nx = (n + 1) / 2 + n % 4 / 3\n", "n = 9\nx = (n + 1) // 2 + n % 4 // 3\n"),
    known("truth", "x = (3 > 2) / 2 + True / 1\n", "x = (3 > 2) // 2 + True // 1\n"),
    known("large", "n = 12345678901234567890\nx = n / 3\n", "n = 12345678901234567890\nx = n // 3\n", inputs={"n": ints.map(lambda n: n * 10**20)}),
    known("zero", "n = 3\nx = 1 / n\n", "n = 3\nx = 1 // n\n"),
    known("choice", "n = 3\nx = (n if n > 1 else 1) / 2\n", "n = 3\nx = (n if n > 1 else 1) // 2\n"),
    known("in-an-index", "def f(xs): return xs[len(xs) / 2:]\n", "def f(xs): return xs[len(xs) // 2:]\n"),
    unfixed("comment", TOLD + "x = (7  # a / b\n     / 2)\n", because="behind a comment"),
]  # fmt: skip

CLEAN = [
    clean("no-evidence", "print(7 / 2)\n"),
    clean("unknown", TOLD + "def f(a): return a / 2\n", guard="may_be_no_whole_number"),
    clean("float", TOLD + "print(7 / 2.0)\n"),
    clean("true-division", f"from __future__ import division\n{TOLD}print(7 / 2)\n", guard="divides_truly"),
]

# Files that are repaired, by other rules than this one.
REPAIRED = [
    clean(
        "float-in-a-repaired-file",
        "print 1\ndef f(a): return a / 2.0\n",
        guard="is_no_whole_number",
        runs=False,
    ),
    clean(
        "float-in-the-arithmetic",
        "print 1\ndef f(a, b): return -(0.5 * (a - b)) / a / b\n",
        guard="is_no_whole_number",
        runs=False,
    ),
    clean("pi", "from cmath import pi\nprint pi / 2\n", guard="is_no_whole_number", runs=False),
]

CASES = FLAGGED + CLEAN + REPAIRED


@pytest.mark.parametrize("case", FLAGGED + CLEAN, ids=str)
def test_case(case: Case) -> None:
    check(Python2Division, case)
