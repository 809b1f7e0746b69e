from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.python2.python2_syntax import Python2Syntax
from tests.rules.evidence.inputs import anything, ints, lists, scalars, texts, tuples
from tests.rules.tables import Case, check, clean, safe, unsafe

PYTHON2 = True
MESSAGES = texts | ints
PAIRS = tuples(ints, texts)
MADE = "class E(Exception): pass\ntry:\n    {}\nexcept E as e:\n    y = e.args\n    e = 0\n"
INPUTS = {
    "n": ints, "x": scalars, "m": MESSAGES, "a_b": PAIRS, "a_b_c": tuples(ints, PAIRS),
    "code": st.sampled_from(["y = 3\n", "y = n * 2\n"]),
}  # fmt: skip
WILD = {
    "a_b": anything,
    "a_b_c": anything,
    "code": st.sampled_from(["y = 7 / 2\n", "y = 3\n"]),
}
LAMBDA = "f = lambda (a, b): [a, b]\ny = f(x)\n", "f = lambda a_b: [a_b[0], a_b[1]]\ny = f(x)\n"

FLAGGED = [
    safe("octal", "y = n + 0777 * 00\n", "y = n + 0o777 * 00\n", says="`0777` was a number in base 8"),
    safe("long", "y = [10L + n, n * 0L, 0xFFL]\n", "y = [10 + n, n * 0, 0xFF]\n", says="`10L`"),
    safe("longest-long", f"y = n + {'1' * 40}L\n", f"y = n + {'1' * 40}\n", says="`it`"),
    safe("not-equal", "y = [x <> n, x <> x]\n", "y = [x != n, x != x]\n", says="write `!=`"),
    safe("backticks", "y = `x` + `n, [x]`\n", "y = repr(x) + repr((n, [x]))\n", says="repr"),
    safe("raw-unicode", "y = ur'a\\d' + str(n)\n", "y = r'a\\d' + str(n)\n", says="write `r`"),
    safe("raise", MADE.format("raise E, 'm'"), MADE.format("raise E('m')"), says="made with a call"),
    safe("raise-filled-text", MADE.format("raise E, '%s' % n"), MADE.format("raise E('%s' % n)")),
    safe("raise-with-a-tuple", MADE.format("raise E, (n, 'm')"), MADE.format("raise E(n, 'm')")),
    safe("tuple-parameter", "def f((a, b)): return [a, b]\n", "def f(a_b): a, b = a_b; return [a, b]\n", says="`a_b`"),
    safe(
        "tuple-in-a-tuple",
        "def f((a, (b, c)), n=1):\n    'doc'\n    return [a, b, c, n]\n",
        "def f(a_b_c, n=1):\n    'doc'\n    a, (b, c) = a_b_c\n    return [a, b, c, n]\n",
    ),
    safe(
        "tabs",
        "if n:\n\ty = 0777\n        z = 2\n",
        "if n:\n        y = 0o777\n        z = 2\n",
    ),
    safe("exec-in-the-file", "z = n\nexec 'y = z'\n", "z = n\nexec('y = z')\n", says="exec(code)"),
    safe("exec-in-a-dictionary", "d = {}\nexec 'y = 2 * 3' in d\ny = d['y'] + n\nd = 0\n", "d = {}\nexec('y = 2 * 3', d)\ny = d['y'] + n\nd = 0\n"),
    unsafe(
        "exec-in-a-function",
        "def f():\n    y = 0\n    exec 'y = 1'\n    return [y]\n",
        "def f():\n    y = 0\n    exec('y = 1')\n    return [y]\n",
        because="no variables",
        guard="binds_names_of_a_function",
        itself=True,
    ),
    unsafe("exec-of-what-divides", "exec 'y = 7 / 2'\n", "exec('y = 7 / 2')\n", because="means the same", itself=True),
    unsafe("exec-of-what-is-not-known", "exec code\n", "exec(code)\n", because="means the same"),
    unsafe("raise-of-what-may-be-one", MADE.format("raise E, m"), MADE.format("raise E(m)"), because="what the exception says", wild={"m": PAIRS}),
    unsafe("raise-of-either", MADE.format("raise E, 'a' if n else m"), MADE.format("raise E('a' if n else m)"), because="what the exception says", wild={"m": PAIRS}),
    unsafe("tuple-parameter-of-a-lambda", *LAMBDA, because="as many values", inputs={"x": PAIRS}, wild={"x": lists(ints)}),
]  # fmt: skip

CLEAN = [
    clean("new-forms", "x = 0o777 != 10\ny = r'a' + repr(x)\n"),
    clean("in-a-text", "x = 'a <> 0777 `b`'\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(Python2Syntax, case)
