from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.loops.if_min_max import IfMinMax
from tests.rules.evidence.inputs import files, floats, ints, lists
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"speed": ints, "top": ints, "size": floats, "width": floats, "marks": lists(ints), "open": files}
SILENCING = {"is_part_of_search": "the loop is reported as a whole; its fix takes the `if` in"}

CASES = [
    safe(
        "a-limit",
        """
        speed = 120
        if speed > 100:
            speed = 100
        print(speed)
        """,
        """
        speed = 120
        speed = min(speed, 100)
        print(speed)
        """,
        says="`speed` only takes the smaller of two values; `min(...)` says so",
    ),
    safe(
        "the-larger-the-other-way-round-and-comments",
        """
        speed, top = 120, 90
        if top < speed:  # a record
            top = speed  # remember it
        print(top)
        """,
        """
        speed, top = 120, 90
        # a record
        top = max(top, speed)  # remember it
        print(top)
        """,
        says="larger",
    ),
    safe(
        "equal-whole-numbers",
        """
        speed = 120
        top = 90
        if speed >= top:
            top = speed
        print(top)
        """,
        """
        speed = 120
        top = 90
        top = max(speed, top)
        print(top)
        """,
    ),
    safe(
        "floats-that-may-be-nan",
        """
        size = 1.5
        width = 2.5
        if size < width: width = size
        print(width)
        """,
        """
        size = 1.5
        width = 2.5
        width = min(width, size)
        print(width)
        """,
    ),
    unsafe(
        "equal-floats-that-may-be-nan",
        """
        size = 1.5
        width = float("nan")
        if size <= width:
            width = size
        print(width)
        """,
        """
        size = 1.5
        width = float("nan")
        width = min(size, width)
        print(width)
        """,
        because="`width` and the other value are ordinary numbers or texts",
        guard="comparing_may_act",
        itself=True,
    ),
    unsafe(
        "unknown-values",
        """
        def clip(value, limit):
            if value >= limit:
                value = limit
            return value
        """,
        """
        def clip(value, limit):
            value = min(limit, value)
            return value
        """,
        because="ordinary numbers or texts",
        inputs={"value": ints, "limit": ints},
        wild={"value": st.just(1.0), "limit": st.just(float("nan"))},
    ),
    unsafe(
        "a-line-that-is-read-twice",
        """
        lines = open("poem.txt")
        longest = 0
        if len(lines.readline()) > longest:
            longest = len(lines.readline())
        print(longest)
        """,
        """
        lines = open("poem.txt")
        longest = 0
        longest = max(longest, len(lines.readline()))
        print(longest)
        """,
        because="`len(lines.readline())` is the same each time it is computed",
        guard="computing_may_act",
        itself=True,
    ),
    unfixed(
        "min-is-something-else",
        """
        def min(*things):
            return "mine"
        speed = 120
        if speed > 100:
            speed = 100
        print(speed)
        """,
        because="`min` may mean something else",
        guard="builtin_is_hidden",
    ),
    clean(
        "part-of-a-search",
        """
        marks = [72, 91, 68]
        best = marks[0]
        for mark in marks:
            if mark > best:
                best = mark
        print(best)
        """,
        guard="is_part_of_search",
    ),
    clean(
        "keeps-another-value-too",
        """
        best, at = 0, 0
        for i, mark in enumerate([1, 2]):
            if mark > best:
                best = mark
                at = i
        print(best, at)
        """,
    ),
    clean(
        "has-an-else",
        """
        speed = 120
        if speed > 100:
            speed = 100
        else:
            print("fine")
        print(speed)
        """,
    ),
    clean(
        "one-of-several-branches",
        """
        speed = 120
        if speed == 7:
            print("seven")
        elif speed > 100:
            speed = 100
        print(speed)
        """,
    ),
    clean(
        "another-value-than-the-one-compared",
        """
        speed = 120
        if speed > 100:
            speed = 99
        print(speed)
        """,
    ),
    clean(
        "another-name",
        """
        speed, top = 120, 90
        if speed > 100:
            top = 100
        print(speed, top)
        """,
    ),
    clean(
        "equal",
        """
        speed, top = 120, 90
        if speed != top:
            top = speed
        print(top)
        """,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(IfMinMax, case)
