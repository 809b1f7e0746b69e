"""Where nested collections are changed, and how deep: a table of programs about `grid = [[[]]]`."""

from __future__ import annotations

import pytest

from beginner_lint.facts.effects.nested_writes import NestedWrites
from tests.facts.programs import expression_at, facts_of

PROGRAMS = [
    ("read", "print(grid[0][0], len(grid))", []),
    ("item", "grid[0] = 1", [(0, True)]),
    ("item-of-an-item", "grid[0][1] = 1", [(1, True)]),
    ("method", "grid.append(1)", [(0, False)]),
    ("method-of-an-item", "grid[0].append(1)", [(1, False)]),
    ("in-place", "grid[0] += [1]", [(0, False), (1, False)]),
    ("deleted", "del grid[0][1]", [(1, False)]),
    ("loop", "for row in grid:\n    row[0] = 1", [(1, True)]),
    ("numbered", "for i, row in enumerate(grid):\n    row[i] = 1", [(1, True)]),
    ("alias", "row = grid[0]\nrow.append(1)", [(1, False)]),
    ("alias-of-another", "row = [1]\nrow.append(1)", []),
    ("slice-is-a-copy", "grid[:].append(1)", []),
    ("function", "def f(g):\n    g[0][0] = 1\nf(grid)", [(1, True)]),
    ("recursive-function", "def f(g):\n    g[0] = 1\n    f(g)\nf(grid)", [(0, True)]),
    ("bound-anew", "grid = [1]\ngrid[0] = 1", []),
    ("other-scope", "def f(grid):\n    grid[0] = 1", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in PROGRAMS], ids=[row[0] for row in PROGRAMS]
)
def test_writes(text: str, expected: list[tuple[int, bool]]) -> None:
    facts = facts_of(f"grid = [[[]]]  # <-\n{text}\n")
    found = NestedWrites(facts).to(expression_at(facts))
    assert [(write.depth, write.replaces) for write in found] == expected
