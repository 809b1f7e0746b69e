"""Which elements of a comprehension cannot fail: a table."""

from __future__ import annotations

import ast

import pytest

from beginner_lint.facts.loops.failures import cannot_fail
from tests.facts.programs import expression_at, facts_of

SETUP = "s = 'a'\nn = 3\nxs = ['a']\nd = {'a': 1}\nif input():\n    late = 1\n"

ELEMENTS = [
    ("x", True),
    ("n", True),
    ("late", False),
    ("unknown", False),
    ("x == n", True),
    ("x is None", True),
    ("n < 4", True),
    ("n < 4.5", True),
    ("s < 'b'", True),
    ("n < s", False),
    ("x < n", False),
    ("x in xs", True),
    ("s in d", True),
    ("x in d", False),
    ("s in 'ab'", True),
    ("x in 'ab'", False),
    ("not x or n", True),
    ("-n", True),
    ("~n", True),
    ("~2.5", False),
    ("-s", False),
    ("n + 1", True),
    ("n % 2 == 0", True),
    ("n % n", False),
    ("n / 2", False),
    ("s + n", False),
    ("len(xs)", True),
    ("len(x)", False),
    ("s.isupper()", True),
    ("x.isupper()", False),
    ("s.startswith('a')", True),
    ("s.startswith(n)", False),
    ("s.index('b')", False),
    ("xs[0]", False),
    ("d.items()", True),
    ("range(n)", True),
    ("range(x)", False),
    ("int(s)", False),
]


@pytest.mark.parametrize(("element", "expected"), ELEMENTS, ids=[row[0] for row in ELEMENTS])
def test_cannot_fail(element: str, expected: bool) -> None:
    facts = facts_of(f"{SETUP}[{element} for x in given]  # <-\n")
    comprehension = expression_at(facts)
    assert isinstance(comprehension, ast.ListComp)
    assert cannot_fail(comprehension.elt, comprehension, facts) is expected
