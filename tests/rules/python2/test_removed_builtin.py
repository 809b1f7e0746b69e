from __future__ import annotations

import pytest

from beginner_lint.rules.python2.removed_builtin import RemovedBuiltin
from tests.rules.python2.shims import bound, planned
from tests.rules.tables import Case, check, safe, unfixed, unsafe

FLAGGED = [
    safe("unicode", "x = unicode(1)\n", "x = str(1)\n", says="use `str`", runs=False),
    safe("pair-of-types", "x = isinstance(1, (int, long))\n", "x = isinstance(1, int)\n", runs=False),
    safe("three-types", "x = isinstance(1, (int, long, float))\n", "x = isinstance(1, (int, int, float))\n", runs=False),
    safe("reduce", "'doc'\nx = reduce(max, [1])\n", "'doc'\nimport functools\nx = functools.reduce(max, [1])\n", says="functools.reduce", runs=False),
    safe("apply", "x = apply(f, (1, 2), d)\n", "x = f(*(1, 2), **d)\n", says="stars", runs=False),
    unsafe("cmp", "x = cmp(a, b)\n", "x = ((a > b) - (a < b))\n", because="can be compared"),
    unsafe("execfile", "execfile('a.py')\n", "exec(open('a.py').read())\n", because="Python 3 code"),
    unfixed("cmp-of-calls", "x = cmp(f(), g())\n", because="computed twice", guard="may_be_evaluated_twice"),
    unfixed("apply-of-a-call", "x = apply(f(), y)\n", because="not a name"),
    unfixed("cmp-handed-on", "x = [cmp]\n", because="plain way"),
    unfixed("coerce", "x = coerce(1, 2)\n", because="no new form"),
    unfixed("str-is-the-learners-own", "str = 1\nx = unicode(1)\n", because="`str` means", guard="new_name_means_something_else"),
    unfixed("functools-is-the-learners-own", "functools = 1\nx = reduce(max, [1])\n", because="functools"),
]  # fmt: skip

CLEAN = [*bound("unicode", "unicode(1)"), *planned("x = unicode(1)")]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RemovedBuiltin, case)
