from __future__ import annotations

import pytest

from beginner_lint.rules.python2.python2_syntax import Python2Syntax
from tests.rules.tables import Case, check, clean, safe, unsafe

FLAGGED = [
    safe("octal", "x = 0777\n", "x = 0o777\n", says="`0777` was a number in base 8", runs=False),
    safe("long", "x = 10L\n", "x = 10\n", says="`10L`", runs=False),
    safe("longest-long", f"x = {'1' * 40}L\n", f"x = {'1' * 40}\n", says="`it`", runs=False),
    safe("not-equal", "x = 1 <> 2\n", "x = 1 != 2\n", says="write `!=`", runs=False),
    safe("backticks", "x = `1`\n", "x = repr(1)\n", says="repr", runs=False),
    safe("raw-unicode", "x = ur'a'\n", "x = r'a'\n", says="write `r`", runs=False),
    safe("raise", "raise E, 'm'\n", "raise E('m')\n", says="made with a call", runs=False),
    safe(
        "tuple-parameter", "def f((a, b)): pass\n", "def f(a_b): a, b = a_b; pass\n", says="`a_b`", runs=False
    ),
    safe(
        "tabs",
        "if 1:\n\tx = 0777\n        y = 2\n",
        "if 1:\n        x = 0o777\n        y = 2\n",
        runs=False,
    ),
    safe("exec-in-the-file", "exec 'x = 1'\n", "exec('x = 1')\n", says="exec(code)", runs=False),
    unsafe(
        "exec-in-a-function",
        "def f():\n    exec 'x = 1'\n",
        "def f():\n    exec('x = 1')\n",
        because="no variables",
        guard="binds_names_of_a_function",
    ),
    unsafe("raise-of-what-may-be-one", "raise E, x\n", "raise E(x)\n", because="what the exception says"),
]

CLEAN = [
    clean("new-forms", "x = 0o777 != 10\ny = r'a' + repr(x)\n"),
    clean("in-a-text", "x = 'a <> 0777 `b`'\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(Python2Syntax, case)
