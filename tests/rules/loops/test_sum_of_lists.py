from __future__ import annotations

import sys

import pytest

from beginner_lint.rules.loops.sum_of_lists import SumOfLists
from tests.rules.evidence.inputs import always, bools, ints, lists, or_anything, texts, tuples
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"groups": lists(lists(ints)), "more": lists(lists(texts))}
WILD = {"groups": lists(or_anything(tuples(ints))), "more": lists(texts)}
# Comprehensions are no functions any more then.
NEEDED_BEFORE = {"does_not_fit": (3, 12), "name_may_lack_value": (3, 12)}
SILENCING = {
    "is_too_long": "a comprehension that long reads worse than the loop",
    "names_are_attributes": "the variable of the loop is an attribute too, which no fix may drop",
    "walks_over_indexes": "index-loop speaks first; when it is fixed, this rule sees the loop",
    "walks_over_rows": "a comprehension over rows is as slow as the loop; the pandas rules speak of it",
    "is_not_plain": "a comprehension in a comprehension reads badly",
}

CALLS = [
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

LOOPS = [
    safe(
        "loop-over-lists",
        "flat = []\nfor row in [[1, 2], [3]]:\n    flat += row\nprint(flat)\n",
        "flat = [item for row in [[1, 2], [3]] for item in row]\nprint(flat)\n",
        says="`flat` takes in one list after the other",
    ),
    safe(
        "some-of-the-lists",
        """
        def longer(rows):
            found = list()
            for row in rows:
                if len(row) > 1:
                    # the others are left out
                    found.extend(row)
            return found
        print(longer([[1, 2], [3]]))
        """,
        """
        def longer(rows):
            # the others are left out
            found = [item for row in rows if len(row) > 1 for item in row]
            return found
        print(longer([[1, 2], [3]]))
        """,
    ),
    safe(
        "loop-in-a-loop",
        "cells = []\nfor grid in [[[1], [2]], [[3]]]:\n    for row in grid:\n        cells += row\nprint(cells)\n",
        "cells = [item for grid in [[[1], [2]], [[3]]] for row in grid for item in row]\nprint(cells)\n",
    ),
    unsafe(
        "lists-of-unknown-kind",
        "def f(groups):\n    flat = []\n    for group in groups:\n        flat += group\n    return flat\n",
        "def f(groups):\n    flat = [item for group in groups for item in group]\n    return flat\n",
        because="`group` is an ordinary list",
        guard="rows_are_unproved",
    ),
    unsafe(
        "module-from-which-others-may-import",
        "flat = []\nfor row in [[1], [2]]:\n    flat += row\nprint(flat)\n",
        "flat = [item for row in [[1], [2]] for item in row]\nprint(flat)\n",
        script=False,
        because="no other module imports `row`, and the loop raises no exception",
        guard="others_import_a_name",
    ),
    unsafe(
        "condition-that-may-have-no-value",
        """
        def f(ready):
            if ready:
                least = 1
            flat = []
            for group in [[1, 2], [3]]:
                if len(group) > least:
                    flat += group
            return flat
        """,
        """
        def f(ready):
            if ready:
                least = 1
            flat = [item for group in [[1, 2], [3]] if len(group) > least for item in group]
            return flat
        """,
        because="`least` has a value in the loop",
        guard="name_may_lack_value",
        inputs={"ready": always},
        wild={"ready": bools},
        unshown="comprehensions are no functions any more" if sys.version_info >= (3, 12) else "",
    ),
    unfixed(
        "row-is-read-afterwards",
        "flat = []\nfor row in [[1], [2]]:\n    flat += row\nprint(flat, row)\n",
        because="`row` is read after the loop",
        guard="name_is_used_later",
    ),
    unfixed(
        "super-without-arguments",
        """
        class All:
            def wants(self, row):
                return True
        class Some(All):
            def collected(self, rows):
                flat = []
                for row in rows:
                    if super().wants(row):
                        flat += row
                return flat
        print(Some().collected([[1], [2]]))
        """,
        because="`super()` does not work",
        guard="does_not_fit",
    ),
    clean(
        "list-that-was-there-before",
        "def f(flat: list, rows):\n    for row in rows:\n        flat += row\n    return flat\n",
    ),
    clean(
        "what-is-computed-from-an-item",
        "words = []\nfor line in ['a b', 'c']:\n    words += line.split()\nprint(words)\n",
    ),
    clean("a-tuple", "flat = ()\nfor row in [(1,), (2,)]:\n    flat += row\nprint(flat)\n"),
    clean("a-sum", "total = 0\nfor size in [1, 2]:\n    total += size\nprint(total)\n"),
    clean("a-text", "text = ''\nfor word in ['a', 'b']:\n    text += word\nprint(text)\n"),
    clean(
        "reads-the-list",
        "flat = []\nfor row in [[1], [1]]:\n    if row[0] not in flat:\n        flat += row\nprint(flat)\n",
        guard="is_read_in_loop",
    ),
    clean(
        "seen-after-an-exception",
        """
        def f(groups):
            try:
                flat = []
                for group in groups:
                    if 6 / len(group):
                        flat += group
            except ZeroDivisionError:
                print("so far", flat)
            return flat
        """,
        guard="is_watched",
    ),
    clean(
        "class-body",
        "class Team:\n    flat = []\n    least = 1\n    for row in [[1], [2]]:\n        if len(row) > least:\n            flat += row\n",
        guard="names_are_attributes",
    ),
    clean(
        "too-long",
        """
        flat = []
        for row in [[1], [2]]:
            if row:
                if row != 2:
                    if row != 3:
                        if row != 4:
                            flat += row
        print(flat)
        """,
        guard="is_too_long",
    ),
    clean(
        "index-loop-first",
        """
        grids = [[[1], [2]], [[3]]]
        flat = []
        for i in range(len(grids)):
            for row in grids[i]:
                flat += row
        print(flat)
        """,
        guard="walks_over_indexes",
    ),
    clean(
        "rows-of-a-frame",
        """
        import pandas as pd
        orders = pd.DataFrame({"lines": [[[1], [2]], [[3]]]})
        flat = []
        for index, order in orders.iterrows():
            for line in order["lines"]:
                flat += line
        print(flat)
        """,
        guard="walks_over_rows",
    ),
]


CASES = CALLS + LOOPS


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(SumOfLists, case)
