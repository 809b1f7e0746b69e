from __future__ import annotations

import pytest

from beginner_lint.rules.python2.xrange import XRange
from tests.rules.tables import Case, check, clean, safe, unfixed

OLD = {"xrange": range}
SILENCING = {
    "only_run_by_python2": "what only Python 2 runs needs no other name",
    "provided_for_both_pythons": "the file says itself what `xrange` is in Python 3",
}

FLAGGED = [
    safe(
        "nested-in-a-call-and-after-a-semicolon",
        "x = 1; print(list(xrange(x, 3)))\n",
        "x = 1; print(list(range(x, 3)))\n",
        says="use `range`",
    ),
    safe(
        "passed-on-without-a-call",
        "print(list(map(xrange, [1, 2])))\n",
        "print(list(map(range, [1, 2])))\n",
    ),
    safe(
        "two-in-one-statement",
        "for i in xrange(3): print([j for j in xrange(i)])\n",
        "for i in range(3): print([j for j in range(i)])\n",
    ),
    unfixed(
        "range-is-the-learners-own",
        "def range(n): return []\nprint(xrange(3))\n",
        because="`range` may mean something else",
        guard="range_means_something_else",
    ),
    unfixed(
        "range-rebound-later-in-the-function",
        "def f():\n    print(xrange(3))\n    range = 3\n",
        because="`range` may mean something else",
    ),
]

CLEAN = [
    clean("parameter", "def f(xrange):\n    return xrange(3)\n", guard="bound_by_the_file"),
    clean("star-import", "from legacy import *\nprint(xrange(3))\n", guard="bound_by_the_file"),
    clean("attribute", "import pandas\nprint(pandas.xrange(3))\n"),
    clean("keyword", "print(dict(xrange=3))\n"),
    clean(
        "shim",
        "try:\n    count = xrange\nexcept NameError:\n    count = range\n",
        guard="provided_for_both_pythons",
    ),
    clean(
        "six-is-imported",
        "from six.moves import input\nprint(xrange(3))\n",
        guard="provided_for_both_pythons",
    ),
    clean(
        "under-a-test-of-the-version",
        "import sys\nif sys.version_info[0] == 2:\n    range = xrange\n",
        guard="only_run_by_python2",
    ),
    clean(
        "chosen-by-a-flag", "PY2 = False\nnumbers = xrange(3) if PY2 else [0]\n", guard="only_run_by_python2"
    ),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(XRange, case)
