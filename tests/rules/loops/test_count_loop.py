from __future__ import annotations

import pytest

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.loops.count_loop import CountLoop
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import files, heaps, ints, lists, made, texts
from tests.rules.evidence.proxies import LyingList
from tests.rules.loops.near_misses import SILENCING as SHARED
from tests.rules.loops.near_misses import Shape, near_misses, part_of_another
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

SHAPE = Shape("count", "count = 0", "if {value} > 1:\n    count += 1", "sum(1 {clauses} if {value} > 1)")
INPUTS = {"words": lists(texts), "texts": lists(texts), "open": files, "start": ints}
SILENCING = {
    **SHARED,
    "adds_something_else": "sum-loop speaks of other numbers than 1",
    "counts_rounds": "such a loop shows how often it runs, or takes time",
}

SHAPES = [
    safe(
        "all-of-what-has-a-length",
        """
        words = ["fig", "apple"]
        count = 0
        for word in words:
            count += 1
        print(count)
        """,
        """
        words = ["fig", "apple"]
        count = len(words)
        print(count)
        """,
        says="`len(words)` counts in one go",
    ),
    safe(
        "filtered",
        """
        words = ["fig", "apple"]
        count = 0
        for word in words:
            if len(word) > 3:
                count = count + 1
        print(count)
        """,
        """
        words = ["fig", "apple"]
        count = sum(1 for word in words if len(word) > 3)
        print(count)
        """,
        says="`sum(1 for ...)` counts in one go",
    ),
    safe(
        "equal-to-a-text",
        """
        words = ["fig", "apple", "fig"]
        count = 0
        for word in words:
            if word == "fig":
                count += 1
        print(count)
        """,
        """
        words = ["fig", "apple", "fig"]
        count = words.count("fig")
        print(count)
        """,
        says='`words.count("fig")` counts in one go',
    ),
    safe(
        "equal-to-a-variable-and-another-start",
        """
        numbers = [3, 4, 3]
        wanted = 3
        count = 10
        for number in numbers:
            if wanted == number:
                count += 1
        print(count)
        """,
        """
        numbers = [3, 4, 3]
        wanted = 3
        count = 10
        count += numbers.count(wanted)
        print(count)
        """,
    ),
    safe(
        "letters-of-a-text",
        """
        text = "banana"
        count = 0
        for letter in text:
            if letter == "a":
                count += 1
        print(count)
        """,
        """
        text = "banana"
        count = text.count("a")
        print(count)
        """,
    ),
    safe(
        "more-than-one-letter-of-a-text",
        """
        text = "banana"
        count = 0
        for letter in text:
            if letter == "an":
                count += 1
        print(count)
        """,
        """
        text = "banana"
        count = sum(1 for letter in text if letter == "an")
        print(count)
        """,
    ),
    safe(
        "equal-to-what-may-be-nan",
        """
        marks = [1.5, float("nan")]
        wanted = marks[1]
        count = 0
        for mark in marks:
            if mark == wanted:
                count += 1
        print(count)
        """,
        """
        marks = [1.5, float("nan")]
        wanted = marks[1]
        count = sum(1 for mark in marks if mark == wanted)
        print(count)
        """,
    ),
    safe(
        "equal-to-itself",
        """
        words = ["fig", "apple", "fig"]
        count = 0
        for word in words:
            if word == word:
                count += 1
        print(count)
        """,
        """
        words = ["fig", "apple", "fig"]
        count = sum(1 for word in words if word == word)
        print(count)
        """,
    ),
    safe(
        "equal-to-what-is-computed-each-time",
        """
        words = ["fig", "apple", "fig"]
        count = 0
        for word in words:
            if word == words.pop():
                count += 1
        print(count)
        """,
        """
        words = ["fig", "apple", "fig"]
        count = sum(1 for word in words if word == words.pop())
        print(count)
        """,
    ),
    safe(
        "unequal",
        """
        words = ["fig", "apple", "fig"]
        count = 0
        for word in words:
            if word == "fig":
                continue
            count += 1
        print(count)
        """,
        """
        words = ["fig", "apple", "fig"]
        count = sum(1 for word in words if word != "fig")
        print(count)
        """,
    ),
    safe(
        "lines-of-a-file",
        """
        count = 0
        for line in open("poem.txt"):
            count += 1
        print(count)
        """,
        """
        count = sum(1 for line in open("poem.txt"))
        print(count)
        """,
    ),
    safe(
        "of-unknown-length",
        """
        def size(things):
            count = 0
            for thing in things:
                count += 1
            return count
        """,
        """
        def size(things):
            count = sum(1 for thing in things)
            return count
        """,
        inputs={"things": lists(texts)},
    ),
    unsafe(
        "a-declared-list",
        """
        def size(things: list[str]) -> int:
            count = 0
            for thing in things:
                count += 1
            return count
        """,
        """
        def size(things: list[str]) -> int:
            count = len(things)
            return count
        """,
        because="`things` has a length, as declared",
        guard="length_is_unproved",
        wild={"things": made(LyingList, lists(texts))},
    ),
    unsafe(
        "a-declared-count",
        """
        def more(words, count: int = 0) -> int:
            for word in words:
                count += 1
            return count
        """,
        """
        def more(words, count: int = 0) -> int:
            count += sum(1 for word in words)
            return count
        """,
        because="`count` is a whole number, as declared",
        guard="numbers_may_be_rounded",
        inputs={"count": ints},
        wild={"count": heaps},
    ),
    safe(
        "pairs-in-nested-loops",
        """
        numbers = [1, 2, 3]
        count = 0
        for a in numbers:
            for b in numbers:
                if a + b == 4:
                    count += 1
        print(count)
        """,
        """
        numbers = [1, 2, 3]
        count = sum(1 for a in numbers for b in numbers if a + b == 4)
        print(count)
        """,
    ),
]

CLEAN = [
    clean(
        "counts-the-rounds",
        """
        count = 0
        for _ in range(10):
            count += 1
        print(count)
        """,
        guard="counts_rounds",
    ),
    clean(
        "adds-two",
        """
        count = 0
        for number in [1, 2, 3]:
            if number > 1:
                count += 2
        print(count)
        """,
        guard="adds_something_else",
    ),
    clean(
        "may-be-any-object",
        """
        class Loud:
            def __iadd__(self, other):
                print("plus", other)
                return self
        def count(found):
            for number in [1, 2, 3]:
                if number > 1:
                    found += 1
        count(Loud())
        """,
        guard="is_something_else",
    ),
    clean(
        "starts-as-a-float",
        """
        count = 0.0
        for number in [1, 2, 3]:
            if number > 1:
                count += 1
        print(count)
        """,
        guard="is_something_else",
    ),
    clean(
        "read-in-the-condition",
        """
        count = 0
        for number in [1, 2, 3]:
            if number > count:
                count += 1
        print(count)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "numbers-the-lines",
        """
        count = 0
        for line in ["a", "b"]:
            count += 1
            print(count, line)
        """,
    ),
    clean(
        "stops-at-the-first",
        """
        count = 0
        for number in [1, 2, 3]:
            if number > 1:
                count += 1
                break
        print(count)
        """,
    ),
    clean(
        "counts-two-kinds",
        """
        odd = even = 0
        for number in [1, 2, 3]:
            if number % 2:
                odd += 1
            else:
                even += 1
        print(odd, even)
        """,
    ),
    clean(
        "counts-down",
        """
        left = 9
        for number in [1, 2, 3]:
            left -= 1
        print(left)
        """,
    ),
    unfixed(
        "len-is-something-else",
        """
        def len(things):
            return -1
        count = 0
        for word in ["fig", "apple"]:
            count += 1
        print(count)
        """,
        because="`len` may mean something else",
    ),
]

CASES = [*SHAPES, *CLEAN, *near_misses(SHAPE), part_of_another(SHAPE)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(CountLoop, case)


@pytest.mark.parametrize(("step", "code"), [("1", "ZEN310"), ("2", "ZEN309"), ("word", "ZEN309")])
def test_one_rule_speaks(step: str, code: str) -> None:
    program = f"n = 0\nfor word in [3, 4]:\n    if word > 3:\n        n += {step}\nprint(n)\n"
    found = lint(Source("case.py", program), Settings(), ProjectFacts(script=True))
    assert [diagnostic.code for diagnostic in found] == [code]
