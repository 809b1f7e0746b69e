from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.loops.any_all_loop import AnyAllLoop
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import files, functions, ints, lists, texts, tuples
from tests.rules.loops.near_misses import SILENCING as SHARED
from tests.rules.loops.near_misses import Shape, near_misses
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

SHAPE = Shape(
    "found", "found = False", "if {value} > 1:\n    found = True\n    break", "any({value} > 1 {clauses})"
)
INPUTS = {
    "words": lists(texts),
    "texts": lists(texts),
    "numbers": lists(ints),
    "pairs": lists(tuples(ints, ints)),
    "is_good": functions,
    "open": files,
}
SILENCING = {key: value for key, value in SHARED.items() if key != "is_part_of_another"} | {
    "hit_is_used_later": "`any` would not tell which element it was"
}

RETURNS = [
    safe(
        "any",
        """
        def has_long(words: list[str]) -> bool:
            for word in ["fig", "apple"]:
                if len(word) > 4:
                    return True
            return False
        print(has_long([]))
        """,
        """
        def has_long(words: list[str]) -> bool:
            return any(len(word) > 4 for word in ["fig", "apple"])
        print(has_long([]))
        """,
        says="whether some `word` passes a test; that is what `any(...)` is for",
    ),
    safe(
        "all",
        """
        def all_long():
            for word in ["fig", "apple"]:
                if not len(word) > 2:
                    return False
            return True
        print(all_long())
        """,
        """
        def all_long():
            return all(len(word) > 2 for word in ["fig", "apple"])
        print(all_long())
        """,
        says="whether every `word` passes a test; that is what `all(...)` is for",
    ),
    safe(
        "a-comparison-is-not-turned-round-where-nan-may-be",
        """
        def all_big():
            for mark in [3.5, float("nan"), 4.5]:
                if mark < 3:
                    return False
            return True
        print(all_big())
        """,
        """
        def all_big():
            return all(not (mark < 3) for mark in [3.5, float("nan"), 4.5])
        print(all_big())
        """,
    ),
    unsafe(
        "a-comparison-of-unknown-things-is-not-turned-round",
        """
        def all_big(numbers):
            for number in numbers:
                if number < 3:
                    return False
            return True
        """,
        """
        def all_big(numbers):
            return all(not (number < 3) for number in numbers)
        """,
        because="no step raises StopIteration",
        unshown="no input that is tried raises StopIteration when it is compared",
    ),
    safe(
        "an-equality-of-unknown-things-is-not-turned-round",
        """
        def none_is_first():
            marks = [1.0, 2.5]
            for mark in marks:
                if mark == marks[0]:
                    return False
            return True
        print(none_is_first())
        """,
        """
        def none_is_first():
            marks = [1.0, 2.5]
            return all(not (mark == marks[0]) for mark in marks)
        print(none_is_first())
        """,
    ),
    safe(
        "several-conditions",
        """
        def check():
            for word in ["fig", ""]:
                if not word:
                    continue
                if word == "a" or word[0] == "b":
                    return False
            return True
        print(check())
        """,
        """
        def check():
            return all(not (word == "a" or word[0] == "b") for word in ["fig", ""] if word)
        print(check())
        """,
    ),
    safe(
        "nested",
        """
        def has_pair():
            numbers = [1, 2, 3]
            for a in numbers:
                for b in numbers:
                    if a * b == 6:
                        return True
            return False
        print(has_pair())
        """,
        """
        def has_pair():
            numbers = [1, 2, 3]
            return any(a * b == 6 for a in numbers for b in numbers)
        print(has_pair())
        """,
        says="some element passes",
    ),
    safe(
        "the-elements-themselves",
        """
        def all_set():
            for answer in [True, False]:
                if not answer:
                    return False
            return True
        print(all_set())
        """,
        """
        def all_set():
            return all([True, False])
        print(all_set())
        """,
    ),
    safe(
        "comments-and-blank-lines",
        """
        def has_long():
            # look
            for word in ["fig", "apple"]:  # each one
                if len(word) > 4:
                    return True  # yes

            # none
            return False  # no


        print(has_long())
        """,
        """
        def has_long():
            # look
            # each one
            # yes
            # none
            return any(len(word) > 4 for word in ["fig", "apple"])  # no


        print(has_long())
        """,
    ),
]

FLAGS = [
    safe(
        "with-break",
        """
        words = ["fig", "apple"]
        found = False
        for word in words:
            if word == "fig":
                found = True
                break
        print(found)
        """,
        """
        words = ["fig", "apple"]
        found = any(word == "fig" for word in words)
        print(found)
        """,
        says="`found` tells whether some `word` passes a test; that is what `any(...)` is for",
    ),
    safe(
        "without-break",
        """
        words = ["fig", "apple"]
        limit = 4
        found: bool = False
        for word in words:
            if len(word) > limit and not word.isupper():
                found = True
        print(found)
        """,
        """
        words = ["fig", "apple"]
        limit = 4
        found: bool = any(len(word) > limit and not word.isupper() for word in words)
        print(found)
        """,
    ),
    safe(
        "all-without-break",
        """
        numbers = [1, 2, 3]
        ok = True
        for number in numbers:
            if number % 2:
                ok = False
        print(ok)
        """,
        """
        numbers = [1, 2, 3]
        ok = all(not (number % 2) for number in numbers)
        print(ok)
        """,
        says="every",
    ),
    unsafe(
        "without-break-and-a-check-that-may-fail",
        """
        numbers = [3, 1, 0]
        found = False
        for number in numbers:
            if 6 / number == 2:
                found = True
        print(found)
        """,
        """
        numbers = [3, 1, 0]
        found = any(6 / number == 2 for number in numbers)
        print(found)
        """,
        because="nothing else depends on the checks after `found` is True",
        guard="rest_is_skipped",
        inputs={"numbers": st.just([3, 1, 0])},
        itself=True,
    ),
    clean(
        "without-break-and-a-check-that-does-something",
        """
        def is_good(word):
            print(word)
            return word != "fig"
        found = False
        for word in ["fig", "apple"]:
            if is_good(word):
                found = True
        print(found)
        """,
        guard="checks_may_act",
    ),
    unsafe(
        "without-break-and-a-check-of-unknown-things",
        """
        def shout(words):
            loud = False
            for word in words:
                if word.endswith("a") and len(word) > 1:
                    loud = True
            return loud
        """,
        """
        def shout(words):
            loud = any(word.endswith("a") and len(word) > 1 for word in words)
            return loud
        """,
        because="nothing else depends on the checks after `loud` is True",
        wild={"words": st.just(["ba", 5])},
    ),
    unsafe(
        "without-break-over-what-is-used-up",
        """
        steps = iter([1, 2, 3, 4])
        found = False
        for step in steps:
            if step > 1:
                found = True
        print(found, list(steps))
        """,
        """
        steps = iter([1, 2, 3, 4])
        found = any(step > 1 for step in steps)
        print(found, list(steps))
        """,
        because="nothing else depends on the checks",
        itself=True,
    ),
    unsafe(
        "without-break-over-pairs-that-may-be-none",
        """
        pairs = [(1, 2), (3, 4)]
        found = False
        for a, b in pairs:
            if a == b:
                found = True
        print(found)
        """,
        """
        pairs = [(1, 2), (3, 4)]
        found = any(a == b for a, b in pairs)
        print(found)
        """,
        because="nothing else depends on the checks",
        unshown="only pairs are tried",
    ),
    safe(
        "with-break-over-what-is-used-up",
        """
        lines = open("poem.txt")
        found = False
        for line in lines:
            if line.startswith("1"):
                found = True
                break
        print(found, list(lines))
        """,
        """
        lines = open("poem.txt")
        found = any(line.startswith("1") for line in lines)
        print(found, list(lines))
        """,
    ),
    unfixed(
        "the-last-element-is-read-later",
        """
        found = False
        for number in [1, 2, 3]:
            if number > 1:
                found = True
        print(found, number)
        """,
        because="`number` is read",
        guard="name_is_used_later",
    ),
    safe(
        "another-statement-between",
        """
        found = False
        words = ["fig", "apple"]
        for word in words:
            if word == "fig":
                found = True
        print(found)
        """,
        """
        words = ["fig", "apple"]
        found = any(word == "fig" for word in words)
        print(found)
        """,
    ),
]

CLEAN = [
    clean(
        "the-hit-is-used-later",
        """
        found = False
        for number in [1, 2, 3]:
            if number > 1:
                found = True
                break
        if found:
            print(number)
        """,
        guard="hit_is_used_later",
    ),
    clean(
        "waits-for-each-element",
        """
        import asyncio
        async def numbers():
            yield 1
            yield 2
        async def has_big():
            async for number in numbers():
                if number > 1:
                    return True
            return False
        print(asyncio.run(has_big()))
        """,
        guard="cannot_wait",
    ),
    clean(
        "waits",
        """
        import asyncio
        async def is_good(number):
            await asyncio.sleep(0)
            return number > 1
        async def main():
            found = False
            for number in [1, 2, 3]:
                if await is_good(number):
                    found = True
                    break
            print(found)
        asyncio.run(main())
        """,
        guard="cannot_wait",
    ),
    clean(
        "the-flag-is-read-in-the-loop",
        """
        found = False
        for number in [2, 1, 3]:
            if number > 1 and not found:
                print(number)
                found = True
        print(found)
        """,
    ),
    clean(
        "the-flag-is-read-in-the-condition",
        """
        seen = False
        for number in [2, 1, 3]:
            if number > 1 or seen:
                seen = True
        print(seen)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "a-question-that-is-too-long",
        """
        found = False
        for number in [2, 1, 3]:
            if number * 1000000 + number * 200000 > number * 30000 + number * 4000 + number * 500:
                if number * 1000000 + number * 200000 > number * 30000 + number * 4000 + number * 600:
                    found = True
        print(found)
        """,
        guard="is_too_long",
    ),
    clean(
        "no-first-value",
        """
        for number in [2, 1, 3]:
            if number > 2:
                found = True
        print(found)
        """,
    ),
    clean(
        "the-first-value-is-the-same",
        """
        found = True
        for number in [2, 1, 3]:
            if number > 2:
                found = True
        print(found)
        """,
    ),
    clean(
        "the-first-value-comes-from-a-branch",
        """
        found = False
        if len("abc") > 2:
            found = True
        for number in [2, 1]:
            if number > 2:
                found = True
        print(found)
        """,
    ),
    clean(
        "the-first-value-may-be-another",
        """
        found = False
        for _ in range(2):
            for number in [2, 1]:
                if number > 1:
                    found = True
            print(found)
        """,
    ),
    clean(
        "set-by-somebody-else",
        """
        found = False
        def surprise(value):
            global found
            found = True
            return [value]
        numbers = surprise(1)
        for number in numbers:
            if number > 1:
                found = True
        print(found)
        """,
    ),
    clean(
        "set-back",
        """
        found = False
        for number in [2, 1]:
            if number > 1:
                found = True
            else:
                found = False
        print(found)
        """,
    ),
    clean(
        "leaves-after-the-first-element",
        """
        def first_is_big(numbers):
            for number in numbers:
                if number > 1:
                    return True
                return False
        print(first_is_big([1, 2]))
        """,
    ),
    clean(
        "breaks-in-any-case",
        """
        found = False
        for number in [1, 2]:
            if number > 1:
                found = True
            break
        print(found)
        """,
    ),
    clean(
        "breaks-the-inner-loop-only",
        """
        found = False
        for row in [(1, 2), (3,)]:
            for number in row:
                if number > 1:
                    found = True
                    break
            print(number)
        print(found)
        """,
    ),
    clean(
        "returns-nothing-else",
        """
        def has_big(numbers):
            for number in numbers:
                if number > 1:
                    return True
        print(has_big([1]))
        """,
    ),
    clean(
        "returns-the-same-answer",
        """
        def has_big(numbers):
            for number in numbers:
                if number > 1:
                    return True
            return True
        print(has_big([1]))
        """,
    ),
    clean(
        "something-is-done-before-the-answer",
        """
        def has_big(numbers):
            for number in numbers:
                if number > 1:
                    return True
            print("none")
            return False
        print(has_big([1]))
        """,
    ),
    clean(
        "returns-the-element",
        """
        def first_big(numbers):
            for number in numbers:
                if number > 1:
                    return number
            return False
        print(first_big([1]))
        """,
    ),
    clean(
        "is-not-empty",
        """
        def has_any(numbers):
            for number in numbers:
                return True
            return False
        print(has_any([1]))
        """,
    ),
    clean(
        "a-number-as-a-flag",
        """
        found = 0
        for number in [1, 2]:
            if number > 1:
                found = 1
        print(found)
        """,
    ),
]

SHARED_CASES = [
    case for case in near_misses(SHAPE) if case.guard != "name_is_used_later"
]  # that one has a break
CASES = [*RETURNS, *FLAGS, *CLEAN, *SHARED_CASES]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(AnyAllLoop, case)


def test_one_rule_speaks() -> None:
    program = "found = False\nfor word in [3, 4]:\n    if word > 3:\n        found = True\nprint(found)\n"
    found = lint(Source("case.py", program), Settings(), ProjectFacts(script=True))
    assert [diagnostic.code for diagnostic in found] == ["ZEN313"]
