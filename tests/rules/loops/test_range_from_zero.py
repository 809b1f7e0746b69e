from __future__ import annotations

import pytest

from beginner_lint.rules.loops.range_from_zero import RangeFromZero
from tests.rules.evidence.inputs import counts, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed

INPUTS = {"n": counts, "names": lists(texts)}
SILENCING = {
    "has_a_better_header": "the rule about the loop says more, and its fix takes the `0` away too",
    "is_spelled_on_purpose": "`0x00` goes with `0x20`: whoever spells it so wants it to be read",
}

FLAGGED = [
    safe(
        "in-a-loop",
        """
        for i in range(0, 3):
            print(i)
        """,
        """
        for i in range(3):
            print(i)
        """,
        says="`range(3)` starts at 0 by itself",
    ),
    safe(
        "in-an-expression",
        "def f(n):\n    return list(range(0, n + 1))\n",
        "def f(n):\n    return list(range(n + 1))\n",
    ),
    safe("a-step-of-one", "def f(n):\n    return range( 0, n, 1 )\n", "def f(n):\n    return range(n)\n"),
    safe(
        "a-step-of-one-and-a-comma",
        "def f(n):\n    return range(0, n, 1,)\n",
        "def f(n):\n    return range(n,)\n",
    ),
    safe(
        "over-several-lines",
        """
        def f(n):
            return range(
                0,
                len("a long text that is measured here") + n,  # up to here
            )
        """,
        """
        def f(n):
            return range(len("a long text that is measured here") + n,  # up to here
            )
        """,
        says="`range` starts at 0",
    ),
    safe(
        "an-index-that-is-really-needed",
        """
        names = ["Ada", "Grace"]
        for i in range(0, len(names)):
            names[i] = names[i].upper()
        """,
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            names[i] = names[i].upper()
        """,
    ),
    safe(
        "twice",
        "print([(i, j) for i in range(0, 2) for j in range(0, i)])\n",
        "print([(i, j) for i in range(2) for j in range(i)])\n",
    ),
    unfixed("in-parentheses", "print(range((0), 3))\n", because="the `0` does not stand alone"),
    unfixed("a-step-in-parentheses", "print(range(0, 3, (1)))\n", because="the `1` does not stand alone"),
    unfixed("a-comment-beside-it", "print(range(0,  # from here\n    3))\n", because="does not stand alone"),
]

CLEAN = [
    clean("no-start", "print(range(3))\n"),
    clean("another-start", "print(range(1, 3), range(-0, 3), range(False, 3))\n"),
    clean("in-hexadecimal", "print(range(0x00, 0x20))\n", guard="is_spelled_on_purpose"),
    clean("another-step", "print(range(0, 3, 2))\n"),
    clean("several-in-one", "print(range(0, *[3]))\n"),
    clean(
        "another-range",
        """
        def range(start, end=None):
            return [start, end]
        print(range(0, 3))
        """,
        guard="range_means_something_else",
    ),
    clean(
        "elements",
        """
        names = ["Ada", "Grace"]
        for i in range(0, len(names)):
            print(names[i])
        """,
        guard="has_a_better_header",
    ),
    clean(
        "elements-of-two",
        """
        def show(names, ages):
            for i in range(0, len(names)):
                print(names[i], ages[i])
        """,
        guard="has_a_better_header",
        runs=False,
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RangeFromZero, case)
