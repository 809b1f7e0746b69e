from __future__ import annotations

import pytest

from beginner_lint.rules.loops.sum_of_lists import SumOfLists
from tests.rules.evidence.inputs import ints, lists, texts, tuples
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"groups": lists(lists(ints)), "more": lists(lists(texts))}
WILD = {"groups": lists(tuples(ints)), "more": lists(texts)}
SILENCING = {
    "is_not_plain": "a comprehension in a comprehension reads badly",
}

CASES = [
    safe(
        "lists-in-a-list",
        "rows = [[1, 2], [3]]\nprint(sum(rows, []))\n",
        "rows = [[1, 2], [3]]\nprint([item for row in rows for item in row])\n",
        says="`sum(rows, [])` copies all items again for each list",
    ),
    safe(
        "start-by-name",
        "grid = [['a'], ['b', 'c']]\nflat = sum(grid, start=[])\nflat.append('d')\nprint(flat, grid)\n",
        "grid = [['a'], ['b', 'c']]\nflat = [item for row in grid for item in row]\nflat.append('d')\nprint(flat, grid)\n",
    ),
    safe(
        "written-there",
        "def f():\n    return sum(([1], [2, 3]), [])\nprint(f())\n",
        "def f():\n    return [item for items in ([1], [2, 3]) for item in items]\nprint(f())\n",
    ),
    unsafe(
        "unknown",
        "def f(groups):\n    return sum(groups, [])\n",
        "def f(groups):\n    return [item for group in groups for item in group]\n",
        because="`groups` holds lists only",
        guard="elements_are_unproved",
    ),
    unsafe(
        "names-that-are-taken",
        "def f(more, row, item):\n    return sum(more, []), row, item\n",
        "def f(more, row, item):\n    return [element for items in more for element in items], row, item\n",
        inputs={"row": ints, "item": ints},
        wild={"row": ints, "item": ints},
    ),
    safe(
        "in-a-class",
        "class Grid:\n    cells = sum([[1], [2]], [])\nprint(Grid.cells)\n",
        "class Grid:\n    cells = [item for items in [[1], [2]] for item in items]\nprint(Grid.cells)\n",
    ),
    unfixed(
        "computed",
        "print(sum(([n] * n for n in [1, 2]), []))\n",
        because="computed in the call",
        guard="is_not_plain",
    ),
    unfixed(
        "in-a-text",
        "rows = [[1]]\nprint(f'{sum(rows, []) = }')\n",
        because="f-string",
        guard="stands_in_text",
    ),
    unfixed("a-comment", "rows = [[1]]\nprint(sum(rows,  # all\n    []))\n", because="comment"),
    clean("numbers", "print(sum([1, 2]), sum([1, 2], 3), sum([[1]], [2]))\n"),
    clean(
        "own-sum",
        "def sum(xs, start):\n    return len(xs)\nprint(sum([[1, 2]], []))\n",
        guard="is_not_the_builtin",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(SumOfLists, case)
