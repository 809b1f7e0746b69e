from __future__ import annotations

import pytest

from beginner_lint.rules.loops.shared_rows import SharedRows
from tests.rules.evidence.inputs import counts, functions
from tests.rules.tables import Case, check, clean, unfixed, unsafe

INPUTS = {"n": counts, "m": counts, "make": functions}
SILENCING = {"is_one_row": "one row is shared with none"}


def mended(identifier: str, program: str, shared: str, own: str, **more: object) -> Case:
    """A grid whose rows become lists of their own."""
    return unsafe(identifier, program.format(shared), program.format(own), itself=True, **more)


CELL = "grid = {}\ngrid[0][1] = 1\nprint(grid)\n"
ZEROS, OWN = "[[0] * 3] * 2", "[[0] * 3 for _ in range(2)]"

CASES = [
    mended("cell", CELL, ZEROS, OWN, says="All rows are one list", because="a list of its own"),
    mended("number-first", CELL, "2 * [[0, 0]]", "[[0, 0] for _ in range(2)]"),
    mended("cell-that-counts", "grid = {}\ngrid[0][1] += 1\nprint(grid)\n", ZEROS, OWN),
    mended("deleted-cell", "grid = {}\ndel grid[0][1]\nprint(grid)\n", ZEROS, OWN),
    mended("grown-row", "rows = {}\nrows[0].append(1)\nprint(rows)\n", "[[]] * 3", "[[] for _ in range(3)]"),
    mended("row-in-place", "rows = {}\nrows[0] += [1]\nprint(rows)\n", "[[]] * 3", "[[] for _ in range(3)]"),
    mended(
        "dictionaries",
        "rows = {}\nrows[0]['a'] = 1\nprint(rows)\n",
        "[dict()] * 3",
        "[dict() for _ in range(3)]",
        says="All rows are one dictionary",
    ),
    mended("sets", "rows = {}\nrows[0].add(1)\nprint(rows)\n", "[set()] * 3", "[set() for _ in range(3)]"),
    mended(
        "row-made-by-a-comprehension",
        CELL,
        "[[k for k in range(3)]] * 2",
        "[[k for k in range(3)] for _ in range(2)]",
    ),
    mended("by-a-loop", "grid = {}\nfor row in grid:\n    row[0] += 1\nprint(grid)\n", ZEROS, OWN),
    mended(
        "by-a-loop-with-numbers",
        "grid = {}\nfor i, row in enumerate(grid):\n    row[0] = i\nprint(grid)\n",
        ZEROS,
        OWN,
    ),
    mended("by-another-name", "grid = {}\nrow = grid[0]\nrow[1] = 5\nprint(grid)\n", ZEROS, OWN),
    mended(
        "by-a-function",
        "def fill(g):\n    g[0][1] = 1\ngrid = {}\nfill(grid)\nprint(grid)\n",
        ZEROS,
        OWN,
    ),
    mended(
        "from-a-function",
        "def make():\n    grid = {}\n    return grid\nboard = make()\nboard[0][0] = 1\nprint(board)\n",
        ZEROS,
        OWN,
    ),
    mended(
        "attribute",
        "class Game:\n    def __init__(self):\n        self.board = {}\n    def play(self):\n        self.board[0][0] = 1\ngame = Game()\ngame.play()\nprint(game.board)\n",
        ZEROS,
        OWN,
    ),
    mended(
        "rows-with-names",
        "n = 2\nm = 3\n" + CELL,
        "[[n] * m] * n",
        "[[n] * m for _ in range(n)]",
        inputs={"n": counts.filter(lambda n: n > 1), "m": counts.filter(lambda m: m > 1)},
    ),
    unsafe(
        "three-levels",
        "cube = [[[0] * 2 for _ in range(2)]] * 2\ncube[0][0][1] = 1\nprint(cube)\n",
        "cube = [[[0] * 2 for _ in range(2)] for _ in range(2)]\ncube[0][0][1] = 1\nprint(cube)\n",
        itself=True,
    ),
    unsafe(
        "inner-rows",
        "cube = [[[0] * 2] * 2 for _ in range(2)]\ncube[0][0][1] = 1\nprint(cube)\n",
        "cube = [[[0] * 2 for _ in range(2)] for _ in range(2)]\ncube[0][0][1] = 1\nprint(cube)\n",
        itself=True,
    ),
    unfixed(
        "row-that-asks",
        "grid = [[input()]] * 2\ngrid[0][0] = 1\nprint(grid)\n",
        because="more than that",
        guard="row_acts",
    ),
    unfixed(
        "names-of-a-class",
        "class A:\n    n = 2\n    grid = [[n]] * n\n    grid[0][0] = 1\nprint(A.grid)\n",
        because="names of the class",
        guard="names_are_attributes",
    ),
    unfixed(
        "own-range",
        "def range(n):\n    return [1]\ngrid = [[0]] * 2\ngrid[0][0] = 1\nprint(grid)\n",
        because="`range` may mean something else",
        guard="range_means_something_else",
    ),
    unfixed(
        "own-underscore", "_ = 3\ngrid = [[_]] * 2\ngrid[0][0] = 1\nprint(grid)\n", because="`_` is used"
    ),
    clean("one-row", "grid = [[0] * 3] * 1\ngrid[0][0] = 1\nprint(grid)\n", guard="is_one_row"),
    clean(
        "rows-are-replaced",
        "grid = [[0]] * 3\nfor i in range(3):\n    grid[i] = [i]\ngrid[0][0] = 5\nprint(grid)\n",
        guard="rows_are_replaced",
    ),
    clean("only-read", "grid = [[0] * 3] * 2\nfor row in grid:\n    print(row[0], grid[0][1])\n"),
    clean("copied-rows", "grid = [list(row) for row in [[0] * 3] * 2]\ngrid[0][0] = 1\nprint(grid)\n"),
    clean("bound-anew", "grid = [[0]] * 2\ngrid = [[0], [0]]\ngrid[0][0] = 1\nprint(grid)\n"),
    clean("numbers", "row = [0] * 3\nrow[0] = 1\nprint(row)\n"),
    clean("tuples", "rows = [(0, 0)] * 3\nrows[0] = (1, 1)\nprint(rows)\n"),
    clean("whole-list-grows", "rows = [[0]] * 2\nrows.append([1])\nprint(rows)\n"),
    clean("unknown-object", "def f(make):\n    rows = [make()] * 2\n    rows[0].add(1)\n"),
    clean("slice-is-a-copy", "rows = [[0]] * 2\nrows[:][0] = 1\nprint(rows)\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(SharedRows, case)
