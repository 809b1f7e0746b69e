from __future__ import annotations

import pytest

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.loops.search_loop import SearchLoop
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import files, ints, lists, texts
from tests.rules.loops.near_misses import SILENCING as SHARED
from tests.rules.loops.near_misses import Shape, near_misses
from tests.rules.tables import Case, check, clean, safe

SHAPE = Shape(
    "one",
    "one = None",
    "if {value}:\n    one = {value}\n    break",
    "next(({value} {clauses} if {value}), None)",
)
INPUTS = {"words": lists(texts), "texts": lists(texts), "numbers": lists(ints), "open": files}
SILENCING = {key: value for key, value in SHARED.items() if key != "is_part_of_another"}

FIXED = [
    safe(
        "returns-the-element",
        """
        def first_long():
            for word in ["fig", "apple"]:
                if len(word) > 4:
                    return word

            # none
            return None
        print(first_long())
        """,
        """
        def first_long():
            # none
            return next((word for word in ["fig", "apple"] if len(word) > 4), None)
        print(first_long())
        """,
        says="This loop returns the first match",
    ),
    safe(
        "returns-nothing-else",
        """
        def first_long():
            for word in ["fig", "apple"]:
                if len(word) > 4:
                    return word.upper()
            return
        print(first_long())
        """,
        """
        def first_long():
            return next((word.upper() for word in ["fig", "apple"] if len(word) > 4), None)
        print(first_long())
        """,
    ),
    safe(
        "an-index",
        """
        words = ["fig", "apple"]
        at = -1
        for i, word in enumerate(words):
            if word == "fig":
                at = i
                break
        print(at)
        """,
        """
        words = ["fig", "apple"]
        at = next((i for i, word in enumerate(words) if word == "fig"), -1)
        print(at)
        """,
        says="`at` becomes the first match",
    ),
    safe(
        "goes-on-where-it-was-left",
        """
        lines = open("poem.txt")
        title = ""
        for line in lines:
            if line.startswith("1"):
                title = line
                break
        print(title, list(lines))
        """,
        """
        lines = open("poem.txt")
        title = next((line for line in lines if line.startswith("1")), "")
        print(title, list(lines))
        """,
    ),
    safe(
        "in-nested-loops",
        """
        def pair():
            numbers = [1, 2, 3]
            for a in numbers:
                for b in numbers:
                    if a * b == 6:
                        return a, b
            return None
        print(pair())
        """,
        """
        def pair():
            numbers = [1, 2, 3]
            return next(((a, b) for a in numbers for b in numbers if a * b == 6), None)
        print(pair())
        """,
    ),
]

CLEAN = [
    clean(
        "waits",
        """
        import asyncio
        async def is_good(number):
            await asyncio.sleep(0)
            return number > 1
        async def main():
            first = None
            for number in [1, 2, 3]:
                if await is_good(number):
                    first = number
                    break
            print(first)
        asyncio.run(main())
        """,
        guard="cannot_wait",
    ),
    clean(
        "the-last-match",
        """
        last = None
        for number in [1, 2, 3]:
            if number > 1:
                last = number
        print(last)
        """,
    ),
    clean(
        "too-long-for-one-line",
        """
        first_number_that_is_found = None
        for number in [1, 2, 3]:
            if number > 1 or number < -1 or number == 17 or number == 23:
                first_number_that_is_found = number
                break
        print(first_number_that_is_found)
        """,
        guard="is_too_long",
    ),
    clean(
        "what-is-found-is-read",
        """
        first = 0
        for number in [1, 2, 3]:
            if number > first:
                first = number
                break
        print(first)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "something-is-computed-if-there-is-none",
        """
        def first_big(numbers):
            for number in numbers:
                if number > 1:
                    return number
            return len(numbers)
        print(first_big([1]))
        """,
    ),
    clean(
        "no-answer-if-there-is-none",
        """
        def first_big(numbers):
            for number in numbers:
                if number > 1:
                    return number
        print(first_big([1]))
        """,
    ),
    clean(
        "the-first-of-all",
        """
        def first(numbers):
            for number in numbers:
                return number
            return None
        print(first([1]))
        """,
    ),
    clean(
        "yes-or-no",
        """
        def has_big(numbers):
            for number in numbers:
                if number > 1:
                    return True
            return False
        print(has_big([1]))
        """,
    ),
    clean(
        "an-answer-of-its-own",
        """
        def size(numbers):
            for number in numbers:
                if number > 1:
                    return "big"
            return "small"
        print(size([1]))
        """,
    ),
    clean(
        "tells-of-it",
        """
        first = None
        for number in [1, 2, 3]:
            if number > 1:
                print(number)
                first = number
                break
        print(first)
        """,
    ),
]

CASES = [*FIXED, *CLEAN, *near_misses(SHAPE)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(SearchLoop, case)


def test_one_rule_speaks() -> None:
    program = (
        "first = None\nfor k in [3, 4]:\n    if k > 3:\n        first = k\n        break\nprint(first)\n"
    )
    found = lint(Source("case.py", program), Settings(), ProjectFacts(script=True))
    assert [diagnostic.code for diagnostic in found] == ["ZEN314"]
