from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.loops.marking_loop import MarkingLoop
from tests.rules.evidence.inputs import counts, dicts, ints, lists
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

FULL = st.lists(ints, min_size=9, max_size=9)
INPUTS = {"n": counts, "a": counts, "c": st.integers(2, 4), "flags": FULL}
WILD = {"n": st.integers(-3, 9), "a": st.integers(-3, 9), "c": st.integers(1, 4)}

FLAGGED = [
    safe(
        "the-sieve",
        """
        prime = [True] * 30
        for i in range(2, 6):
            if prime[i]:
                for j in range(i * i, 30, i):
                    prime[j] = False
        print(prime)
        """,
        """
        prime = [True] * 30
        for i in range(2, 6):
            if prime[i]:
                prime[i * i:30:i] = [False] * len(range(i * i, 30, i))
        print(prime)
        """,
        says="`prime[i * i:30:i] = ...` stores all the values in one step",
    ),
    safe(
        "every-second-one",
        """
        flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        start = 1
        for k in range(start, len(flags), 2):
            flags[k] = -1
        print(flags)
        """,
        """
        flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        start = 1
        flags[start:len(flags):2] = [-1] * len(range(start, len(flags), 2))
        print(flags)
        """,
        inputs={"start": st.just(1)},
    ),
    safe(
        "the-sieve-in-a-function",
        """
        def sieve(n):
            n = abs(int(n))
            prime = [True] * (n + 1)
            for i in range(2, n):
                for j in range(2 * i, n + 1, i):
                    prime[j] = False
            return prime
        """,
        """
        def sieve(n):
            n = abs(int(n))
            prime = [True] * (n + 1)
            for i in range(2, n):
                prime[2 * i:n + 1:i] = [False] * len(range(2 * i, n + 1, i))
            return prime
        """,
    ),
    unsafe(
        "beyond-the-end",
        """
        flags = [1, 2, 3]
        for k in range(0, 99, 3):
            flags[k] = 0
        """,
        """
        flags = [1, 2, 3]
        flags[0:99:3] = [0] * len(range(0, 99, 3))
        """,
        because="`99` is from 0 to the length of `flags`",
        guard="may_reach_beyond",
        itself=True,
        inputs={"flags": lists(ints)},
    ),
    unsafe(
        "an-argument",
        """
        def clear(flags):
            for k in range(0, len(flags), 3):
                flags[k] = None
        """,
        """
        def clear(flags):
            flags[0:len(flags):3] = [None] * len(range(0, len(flags), 3))
        """,
        because="assumes that `flags` is a list",
        guard="list_is_unproved",
        wild={"flags": dicts(counts, ints)},
    ),
    unsafe(
        "places-below-zero",
        """
        def clear(a):
            flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
            for k in range(a, 9, 2):
                flags[k] = 0
            return flags
        """,
        """
        def clear(a):
            flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
            flags[a:9:2] = [0] * len(range(a, 9, 2))
            return flags
        """,
        because="`a` is not negative",
        guard="may_count_from_the_end",
    ),
    unsafe(
        "an-end-below-zero",
        """
        def clear(n):
            flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
            for k in range(1, n, 2):
                flags[k] = 0
            return flags
        """,
        """
        def clear(n):
            flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
            flags[1:n:2] = [0] * len(range(1, n, 2))
            return flags
        """,
        because="`n` is from 0 to the length of `flags`",
        guard="may_reach_beyond",
    ),
    unsafe(
        "a-step-backwards",
        """
        def clear(c):
            flags = [1, 2, 3]
            for k in range(9, 2, c):
                flags[k] = 0
            return flags
        """,
        """
        def clear(c):
            flags = [1, 2, 3]
            flags[9:2:c] = [0] * len(range(9, 2, c))
            return flags
        """,
        because="`c` is positive",
        guard="may_go_backwards",
        inputs={"flags": st.just([1, 2, 3])},
        wild={"c": st.integers(-4, 4), "flags": st.just([1, 2, 3])},
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        flags = [1, 2, 3]
        for k in range(0, 3, 2):
            flags[k] = 0
        """,
        """
        flags = [1, 2, 3]
        flags[0:3:2] = [0] * len(range(0, 3, 2))
        """,
        because="no other module imports `k`",
        guard="others_see_the_index",
        script=False,
        inputs={"flags": st.just([1, 2, 3])},
    ),
    unfixed(
        "a-comment",
        """
        flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        for k in range(0, 9, 2):
            flags[k] = 0  # off
        """,
        because="a comment stands in the loop",
    ),
]

CLEAN = [
    clean(
        "used-later",
        """
        flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        for k in range(0, 9, 2):
            flags[k] = 0
        print(k)
        """,
        guard="index_is_needed_later",
    ),
    clean(
        "a-class-body",
        """
        class Board:
            flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
            for k in range(0, 9, 2):
                flags[k] = 0
        print(Board.k)
        """,
        guard="index_is_needed_later",
    ),
    clean(
        "a-dict",
        """
        marks = {1: "a"}
        for k in range(0, 9, 2):
            marks[k] = 0
        print(marks)
        """,
        guard="is_no_list",
        inputs={"marks": st.just({1: "a"})},
    ),
    clean(
        "a-number-that-is-asked-for",
        """
        flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        for k in range(0, int(input()), 2):
            flags[k] = 0
        print(flags)
        """,
        guard="is_computed_twice",
        inputs={"input()": st.just(["5", "7"])},
    ),
    clean(
        "another-len",
        """
        def len(thing):
            return 1
        flags = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        for k in range(0, 9, 2):
            flags[k] = 0
        print(flags)
        """,
        guard="builtin_means_something_else",
    ),
    clean("other-values", "flags = [0] * 9\nfor k in range(0, 9, 2):\n    flags[k] = k\n"),
    clean("all-places", "flags = [0] * 9\nfor k in range(9):\n    flags[k] = 1\n"),
    clean("other-places", "flags = [0] * 9\nfor k in range(0, 9, 2):\n    flags[k - 1] = 1\n"),
    clean("more-to-do", "flags = [0] * 9\nfor k in range(0, 9, 2):\n    flags[k] = 1\n    print(k)\n"),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(MarkingLoop, case)
