from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rules.loops.min_max_loop import MinMaxLoop
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import counts, files, floats, functions, ints, lists, texts
from tests.rules.loops.near_misses import SILENCING as SHARED
from tests.rules.loops.near_misses import Shape, near_misses
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

SHAPE = Shape(
    "best",
    'best = float("-inf")',
    "if {value} > best:\n    best = {value}",
    'max(({value} {clauses}), default=float("-inf"))',
)
CALLING = SHAPE._replace(step="best = max(best, {value})")  # computes each value once
INPUTS = {
    "marks": lists(ints, min_size=1),
    "words": lists(texts, min_size=1),
    "texts": lists(texts),
    "counts": lists(counts),
    "measure": functions,
    "open": files,
}
SILENCING = {key: value for key, value in SHARED.items() if key != "is_part_of_another"}

FIRST = [
    safe(
        "from-the-first-element",
        """
        marks = [72, 91, 68]
        best = marks[0]
        for mark in marks:
            if mark > best:
                best = mark
        print(best)
        """,
        """
        marks = [72, 91, 68]
        best = max(marks)
        print(best)
        """,
        says="`best` is the largest so far; `max(...)`",
    ),
    safe(
        "the-smallest-of-the-rest-the-other-way-round",
        """
        marks = (72, 91, 68)
        low: int = marks[0]
        for mark in marks[1:]:
            if low > mark:
                low = mark
        print(low)
        """,
        """
        marks = (72, 91, 68)
        low: int = min(marks)
        print(low)
        """,
        says="smallest",
    ),
    safe(
        "by-index",
        """
        words = ["fig", "apple"]
        last = words[0]
        for i in range(1, len(words)):
            if words[i] > last:
                last = words[i]
        print(last)
        """,
        """
        words = ["fig", "apple"]
        last = max(words)
        print(last)
        """,
    ),
    safe(
        "floats-and-nan",
        """
        sizes = [1.5, float("nan"), 2.5]
        best = sizes[0]
        for size in sizes:
            if size > best:
                best = size
        print(best)
        """,
        """
        sizes = [1.5, float("nan"), 2.5]
        best = max(sizes)
        print(best)
        """,
        inputs={"sizes": lists(floats, min_size=1)},
    ),
    safe(
        "by-a-call-of-max",
        """
        marks = [72, 91, 68]
        best = marks[0]
        for mark in marks[1:]:
            best = max(best, mark)
        print(best)
        """,
        """
        marks = [72, 91, 68]
        best = max(marks)
        print(best)
        """,
    ),
    safe(
        "the-longest",
        """
        words = ["fig", "apple"]
        longest = words[0]
        for word in words:
            if len(word) > len(longest):
                longest = word
        print(longest)
        """,
        """
        words = ["fig", "apple"]
        longest = max(words, key=len)
        print(longest)
        """,
    ),
    unsafe(
        "the-last-of-equal-ones",
        """
        words = ["fig", "apple", "kiwis"]
        longest = words[0]
        for word in words:
            if len(word) >= len(longest):
                longest = word
        print(longest)
        """,
        """
        words = ["fig", "apple", "kiwis"]
        longest = max(words, key=len)
        print(longest)
        """,
        because="it does not matter which of several largest is taken",
        guard="equal_ones_differ",
        itself=True,
    ),
    unsafe(
        "an-unknown-sequence",
        """
        def best(marks):
            found = marks[0]
            for mark in marks:
                if mark > found:
                    found = mark
            return found
        """,
        """
        def best(marks):
            found = max(marks)
            return found
        """,
        because="`marks` is a list or another sequence (no dict)",
        wild={"marks": st.dictionaries(st.just(0), ints, min_size=1)},
    ),
    unsafe(
        "a-declared-sequence",
        """
        def best(marks: list[int]) -> int:
            found = marks[0]
            for mark in marks:
                if mark > found:
                    found = mark
            return found
        """,
        """
        def best(marks: list[int]) -> int:
            found = max(marks)
            return found
        """,
        because="`marks` is a list, as declared",
        wild={"marks": st.dictionaries(st.just(0), ints, min_size=1)},
    ),
    unsafe(
        "an-exception-that-is-caught",
        """
        def best(marks: list[int]) -> int:
            numbers = [mark * 2 for mark in range(len(marks))]
            try:
                found = numbers[0]
                for number in numbers:
                    if number > found:
                        found = number
            except IndexError:
                return -1
            return found
        print(best([]))
        """,
        """
        def best(marks: list[int]) -> int:
            numbers = [mark * 2 for mark in range(len(marks))]
            try:
                found = max(numbers)
            except IndexError:
                return -1
            return found
        print(best([]))
        """,
        because="`numbers` is not empty",
        guard="sequence_may_be_empty",
        itself=True,
    ),
]

STARTS = [
    safe(
        "from-none",
        """
        marks = [72, 91, 68]
        best = None
        for mark in marks:
            if best is None or mark > best:
                best = mark
        print(best)
        """,
        """
        marks = [72, 91, 68]
        best = max(marks, default=None)
        print(best)
        """,
        inputs={"marks": lists(ints)},
    ),
    unsafe(
        "from-none-and-none-may-be-among-them",
        """
        def best(marks):
            found = None
            for mark in marks:
                if found is None or mark > found:
                    found = mark
            return found
        """,
        """
        def best(marks):
            found = max(marks, default=None)
            return found
        """,
        because="`mark` can be compared without side effects and is never None",
        guard="comparing_may_act",
        wild={"marks": st.just([None, 3])},
    ),
    unsafe(
        "from-zero",
        """
        marks = [72, 91, 68]
        best = 0
        for mark in marks:
            if mark > best:
                best = mark
        print(best)
        """,
        """
        marks = [72, 91, 68]
        best = max(marks, default=0)
        print(best)
        """,
        because="the largest `mark` is not below 0",
        guard="start_may_win",
        inputs={"marks": lists(counts)},
        wild={"marks": lists(ints)},
    ),
    unsafe(
        "from-a-big-number",
        """
        marks = [72, 91, 68]
        low = 100
        for mark in marks:
            low = min(low, mark)
        print(low)
        """,
        """
        marks = [72, 91, 68]
        low = min(marks, default=100)
        print(low)
        """,
        because="the smallest `mark` is not above 100",
        inputs={"marks": lists(counts), "low": st.just(100)},
        wild={"marks": lists(ints.map(lambda number: number + 101))},
    ),
    safe(
        "whole-numbers-from-infinity",
        """
        marks = [72, 91, 68]
        low = float("inf")
        for mark in marks:
            if mark < low:
                low = mark
        print(low)
        """,
        """
        marks = [72, 91, 68]
        low = min(marks, default=float("inf"))
        print(low)
        """,
        inputs={"marks": lists(ints)},
    ),
    unsafe(
        "floats-from-infinity",
        """
        sizes = [float("nan"), 1.5]
        low = float("inf")
        for size in sizes:
            if size < low:
                low = size
        print(low)
        """,
        """
        sizes = [float("nan"), 1.5]
        low = min(sizes, default=float("inf"))
        print(low)
        """,
        because='the smallest `size` is not above float("inf")',
        itself=True,
    ),
    unsafe(
        "from-the-wrong-infinity",
        """
        marks = [72, 91, 68]
        low = float("-inf")
        for mark in marks:
            if mark < low:
                low = mark
        print(low)
        """,
        """
        marks = [72, 91, 68]
        low = min(marks, default=float("-inf"))
        print(low)
        """,
        because="the smallest `mark` is not above",
        itself=True,
    ),
    safe(
        "lengths-from-zero",
        """
        words = ["fig", "apple"]
        longest = 0
        for word in words:
            if len(word) > longest:
                longest = len(word)
        print(longest)
        """,
        """
        words = ["fig", "apple"]
        longest = max((len(word) for word in words), default=0)
        print(longest)
        """,
        inputs={"words": lists(texts)},
    ),
    safe(
        "the-longest-from-an-empty-text",
        """
        words = ["fig", "apple"]
        longest = ""
        for word in words:
            if word.islower():
                if len(word) > len(longest):
                    longest = word
        print(longest)
        """,
        """
        words = ["fig", "apple"]
        longest = max((word for word in words if word.islower()), key=len, default="")
        print(longest)
        """,
        inputs={"words": lists(texts)},
    ),
    unsafe(
        "the-shortest-from-an-empty-text",
        """
        words = ["fig", "apple"]
        shortest = ""
        for word in words:
            if len(word) < len(shortest):
                shortest = word
        print(shortest)
        """,
        """
        words = ["fig", "apple"]
        shortest = min(words, key=len, default="")
        print(shortest)
        """,
        because='"" is the result only if nothing is found',
        itself=True,
    ),
    unsafe(
        "a-value-that-is-computed-twice",
        """
        def best(texts, measure):
            found = float("-inf")
            for text in texts:
                if int(measure(text)) > found:
                    found = int(measure(text))
            return found
        """,
        """
        def best(texts, measure):
            found = max((int(measure(text)) for text in texts), default=float("-inf"))
            return found
        """,
        because="`int(measure(text))` is the same each time it is computed",
        inputs={"texts": lists(counts), "measure": st.just(abs)},
        wild={"texts": lists(counts), "measure": functions},
    ),
    unsafe(
        "a-line-that-is-read-twice",
        """
        lines = open("poem.txt")
        longest = 0
        for _ in range(2):
            if len(lines.readline()) > longest:
                longest = len(lines.readline())
        print(longest)
        """,
        """
        lines = open("poem.txt")
        longest = max((len(lines.readline()) for _ in range(2)), default=0)
        print(longest)
        """,
        because="`len(lines.readline())` is the same each time it is computed",
        guard="computing_may_act",
        itself=True,
    ),
    unfixed(
        "waits",
        """
        import asyncio
        async def size(number):
            await asyncio.sleep(0)
            return number
        async def main():
            best = 0
            for number in [1, 2, 3]:
                best = max(best, await size(number))
            print(best)
        asyncio.run(main())
        """,
        because="the loop waits",
        guard="cannot_wait",
    ),
]

CLEAN = [
    clean(
        "a-dict-with-numbers-as-keys",
        """
        marks = {0: 9, 5: 1}
        best = marks[0]
        for mark in marks:
            if mark > best:
                best = mark
        print(best)
        """,
        guard="is_no_sequence",
        inputs={"marks": st.just({0: 9, 5: 1})},
    ),
    clean(
        "another-sequence",
        """
        marks, others = [1], [5]
        best = marks[0]
        for mark in others:
            if mark > best:
                best = mark
        print(best)
        """,
    ),
    clean(
        "the-sequence-changes-between",
        """
        marks = [3, 1]
        best = marks[0]
        marks[0] = 0
        for mark in marks:
            if mark > best:
                best = mark
        print(best)
        """,
    ),
    clean(
        "the-sequence-changes-by-another-name",
        """
        marks = [3, 1]
        same = marks
        best = marks[0]
        same[0] = 0
        for mark in marks:
            if mark > best:
                best = mark
        print(best)
        """,
    ),
    clean(
        "only-some-of-the-elements",
        """
        marks = [3, 1]
        best = marks[0]
        for mark in marks:
            if mark < 3:
                if mark > best:
                    best = mark
        print(best)
        """,
    ),
    clean(
        "the-start-is-the-second-element",
        """
        marks = [3, 1]
        best = marks[1]
        for mark in marks:
            if mark > best:
                best = mark
        print(best)
        """,
    ),
    clean(
        "remembers-another-value",
        """
        best = 0
        for mark in [1, 2]:
            if mark > best:
                best = mark + 1
        print(best)
        """,
    ),
    clean(
        "remembers-who",
        """
        best, who = 0, ""
        for name, mark in [("Ada", 3), ("Bo", 2)]:
            if mark > best:
                best, who = mark, name
        print(best, who)
        """,
    ),
    clean(
        "read-in-another-condition",
        """
        best = 0
        for mark in [1, 2, 5]:
            if best < 2:
                if mark > best:
                    best = mark
        print(best)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "starts-from-what-is-handed-in",
        """
        def best(marks, start):
            for mark in marks:
                if mark > start:
                    start = mark
            return start
        print(best([1], 3))
        """,
    ),
    clean(
        "compares-with-something-else",
        """
        best, limit = 0, 2
        for mark in [1, 2, 5]:
            if mark > limit:
                best = mark
        print(best)
        """,
    ),
    clean(
        "a-guard-the-other-way-round",
        """
        best = 0
        for mark in [1, 2, 5]:
            if mark > best:
                continue
            best = mark
        print(best)
        """,
    ),
]

SHARED_CASES = [case for case in near_misses(SHAPE) if case.guard != "step_may_stop"]
SHARED_CASES += [case for case in near_misses(CALLING) if case.guard == "step_may_stop"]
CASES = [*FIRST, *STARTS, *CLEAN, *SHARED_CASES]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(MinMaxLoop, case)


PROGRAM = """\
marks = [3, 4]
max = marks[0]
for mark in marks:
    if mark > max:
        max = mark
print(max)
"""


def test_a_variable_named_max_is_renamed_first() -> None:
    result = fix(Source("case.py", PROGRAM), Settings(), ProjectFacts(script=True))
    assert result.source.text == "marks = [3, 4]\nlargest = max(marks)\nprint(largest)\n"


def test_one_rule_speaks() -> None:
    found = lint(Source("case.py", PROGRAM.replace("max", "m")), Settings(), ProjectFacts(script=True))
    assert [diagnostic.code for diagnostic in found] == ["ZEN312"]
