from __future__ import annotations

import pytest

from beginner_lint.rules.loops.set_building_loop import SetBuildingLoop
from tests.rules.evidence.inputs import always, bools, endings, functions, ints, lists, sets, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"words": lists(texts), "keep": functions}
NEEDED_BEFORE = {
    "does_not_fit": (3, 12),
    "name_may_lack_value": (3, 12),
}  # comprehensions are no functions then
SILENCING = {
    "is_part_of_another": "the outer loop is reported, and its fix takes the inner one in",
    "is_too_long": "a comprehension that long reads worse than the loop",
    "names_are_attributes": "the variable of the loop is an attribute too, which no fix may drop",
    "walks_over_indexes": "index-loop speaks first; when it is fixed, this rule sees the loop",
    "walks_over_rows": "a comprehension over rows is as slow as the loop; the pandas rules speak of it",
}
LOOKING = """
class Waiting:
    def __init__(self, items):
        self.items = list(items)
    def __aiter__(self):
        return self
    async def __anext__(self):
        await asyncio.sleep(0)
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop()
async def look():
    for _ in range(9):
        await asyncio.sleep(0)
        print(len(found))
async def both():
    await asyncio.gather(collect(Waiting("abc")), look())
asyncio.run(both())
"""

SHAPES = [
    safe(
        "plain",
        """
        words = ["fig", "apple", "kiwi"]
        found = set()
        for word in words:
            found.add(len(word))
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = {len(word) for word in words}
        print(found)
        """,
        says="set comprehension",
    ),
    safe(
        "filtered-and-chosen",
        """
        numbers = [3, 1, 4, 1, 5]
        found: set[int] = set()
        for number in numbers:
            if number == 4:
                continue
            if number > 2:
                found.add(number)
            else:
                found.add(0)
        print(found)
        """,
        """
        numbers = [3, 1, 4, 1, 5]
        found: set[int] = {number if number > 2 else 0 for number in numbers if number != 4}
        print(found)
        """,
    ),
    safe(
        "nested-loops",
        """
        matrix = [[1, 2], [3]]
        found = set()
        for row in matrix:
            for cell in row:
                found.add(cell * 2)
        print(found)
        """,
        """
        matrix = [[1, 2], [3]]
        found = {cell * 2 for row in matrix for cell in row}
        print(found)
        """,
        guard="is_part_of_another",
    ),
    safe(
        "a-pair",
        """
        found = set()
        for number in range(3):
            found.add((number, number * 2))
        print(sorted(found))
        """,
        """
        found = {(number, number * 2) for number in range(3)}
        print(sorted(found))
        """,
    ),
]

COPIES = [
    safe(
        "a-copy-of-a-list",
        """
        numbers = [3, 1, 4, 1, 5]
        found = set()
        for number in numbers:
            found.add(number)
        print(found)
        """,
        """
        numbers = [3, 1, 4, 1, 5]
        found = set(numbers)
        print(found)
        """,
        says="`set(...)` takes over",
    ),
    unsafe(
        "a-copy-of-a-set-may-have-another-order",
        """
        numbers = {3, 1, 4, 1, 5}
        numbers.difference_update({3, 1})
        found = set()
        for number in numbers:
            found.add(number)
        print(found)
        """,
        """
        numbers = {3, 1, 4, 1, 5}
        numbers.difference_update({3, 1})
        found = set(numbers)
        print(found)
        """,
        because="nobody minds in which order the set holds its items",
        guard="source_is_unproved",
        inputs={"numbers": sets(ints).map(lambda made: set(list(made)[:1]))},
        wild={"numbers": sets(ints)},
    ),
    unsafe(
        "a-copy-of-something-unknown",
        """
        def collect(words):
            found = set()
            for word in words:
                found.add(word)
            return list(found)
        """,
        """
        def collect(words):
            found = set(words)
            return list(found)
        """,
        because="`words` is no set",
        guard="source_is_unproved",
        wild={"words": sets(ints)},
    ),
    safe(
        "a-display-is-copied",
        """
        found = set()
        for number in [1, 2, 1]:
            found.add(number)
        print(found)
        """,
        """
        found = set([1, 2, 1])
        print(found)
        """,
    ),
]

GROWING = [
    safe(
        "a-set-that-is-not-empty",
        """
        words = ["fig", "apple", "kiwi"]
        found = {0}
        for word in words:
            found.add(len(word))
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = {0}
        found.update(len(word) for word in words)
        print(found)
        """,
        says="`found.update(...)`",
    ),
    safe(
        "a-handler-sees-what-was-collected",
        """
        def collect():
            found = set()
            try:
                for text in ["1", "x"]:
                    found.add(int(text))
            except ValueError:
                print("so far", found)
            return found
        print(collect())
        """,
        """
        def collect():
            found = set()
            try:
                found.update(int(text) for text in ["1", "x"])
            except ValueError:
                print("so far", found)
            return found
        print(collect())
        """,
    ),
    safe(
        "the-whole-in-a-try-whose-handler-sees-it",
        """
        def collect():
            try:
                found = set()
                for text in ["1", "x"]:
                    found.add(int(text))
            except ValueError:
                print("so far", found)
        print(collect())
        """,
        """
        def collect():
            try:
                found = set()
                found.update(int(text) for text in ["1", "x"])
            except ValueError:
                print("so far", found)
        print(collect())
        """,
        guard="is_watched",
    ),
    safe(
        "unknown-code-and-a-set-of-one-s-own",
        """
        def collect(words):
            found = {"first"}
            for word in words:
                found.add(word.strip())
            return list(found)
        for run in [collect]:
            print(run(["a "]))
        """,
        """
        def collect(words):
            found = {"first"}
            found.update([word.strip() for word in words])
            return list(found)
        for run in [collect]:
            print(run(["a "]))
        """,
    ),
    unsafe(
        "unknown-code-and-a-set-that-others-have",
        """
        def collect(words, keep):
            found = {"first"}
            keep(found)
            for word in words:
                found.add(word.strip())
            return found
        """,
        """
        def collect(words, keep):
            found = {"first"}
            keep(found)
            found.update(word.strip() for word in words)
            return found
        """,
        because="no step raises StopIteration",
        guard="step_may_stop",
        wild={"words": lists(endings), "keep": functions},
    ),
    unsafe(
        "a-declared-set",
        """
        def collect(found: set[int]) -> None:
            for number in range(3):
                found.add(number * 2)
        """,
        """
        def collect(found: set[int]) -> None:
            found.update(number * 2 for number in range(3))
        """,
        because="`found` is a set, as declared",
    ),
    unsafe(
        "a-declared-set-that-takes-a-copy",
        """
        def collect(found: set[int]) -> None:
            for number in range(3):
                found.add(number)
        """,
        """
        def collect(found: set[int]) -> None:
            found.update(range(3))
        """,
        because="`found` is a set, as declared",
        guard="collection_is_unproved",
    ),
    unsafe(
        "perhaps-no-set-yet",
        """
        def collect(words, ready):
            if ready:
                found = set()
            for word in words:
                found.add(word + "!")
            return ready and found
        """,
        """
        def collect(words, ready):
            if ready:
                found = set()
            found.update([word + "!" for word in words])
            return ready and found
        """,
        because="`found` exists before the loop",
        guard="collection_may_be_missing",
        inputs={"ready": always},
        wild={"ready": bools},
    ),
    unsafe(
        "perhaps-no-value-yet",
        """
        def collect(ready):
            found = set()
            if ready:
                step = 2
            for number in range(3):
                found.add(number + step)
            return found
        """,
        """
        def collect(ready):
            if ready:
                step = 2
            found = {number + step for number in range(3)}
            return found
        """,
        because="`step` has a value in the loop",
        guard="name_may_lack_value",
        inputs={"ready": always},
        wild={"ready": bools},
    ),
    unfixed(
        "others-look-while-the-loop-waits",
        """
        import asyncio
        found = set()
        async def collect(numbers):
            async for number in numbers:
                found.add(number)
        """,
        because="while the loop waits",
        guard="others_may_look_meanwhile",
        then=LOOKING,
    ),
]

NAMES = [
    unfixed(
        "the-variable-is-read-after-the-loop",
        """
        words = ["fig", "apple", "kiwi"]
        found = set()
        for word in words:
            found.add(len(word))
        print(found, word)
        """,
        because="`word` is read after the loop",
        guard="name_is_used_later",
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        words = ["fig", "apple", "kiwi"]
        found = set()
        for word in words:
            found.add(len(word))
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = set()
        found.update(len(word) for word in words)
        print(found)
        """,
        because="no other module imports `word`",
        script=False,
        guard="others_import_a_name",
    ),
    unfixed(
        "super-without-arguments",
        """
        class Base:
            def half(self, n):
                return n // 2
        class Child(Base):
            def halves(self):
                found = set()
                for number in range(3):
                    found.add(super().half(number))
                return found
        print(Child().halves())
        """,
        because="`super()` does not work",
        guard="does_not_fit",
    ),
]

CLEAN = [
    clean(
        "reads-the-set",
        """
        found = set()
        for word in ["fig", "apple", "fig"]:
            if word.upper() not in found:
                found.add(word)
        print(len(found))
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "no-set",
        """
        class Basket:
            def __init__(self):
                self.items = []
            def add(self, item):
                self.items.append(item)
        found = Basket()
        for word in ["fig", "apple"]:
            found.add(word)
        print(found.items)
        """,
        guard="is_something_else",
    ),
    clean(
        "something-unknown",
        """
        def fill(found, words):
            for word in words:
                found.add(word)
        """,
        guard="is_something_else",
    ),
    clean(
        "adds-to-a-set-or-prints",
        """
        found = set()
        for word in ["fig", "apple"]:
            if word:
                found.add(word)
            else:
                print("empty")
        print(len(found))
        """,
    ),
    clean(
        "a-class-body",
        """
        class Sizes:
            found = set()
            for number in range(3):
                found.add(number * 2)
        """,
        guard="names_are_attributes",
    ),
    clean(
        "an-index-loop-first",
        """
        words = ["fig", "apple"]
        found = set()
        for i in range(len(words)):
            found.add(words[i])
        print(len(found))
        """,
        guard="walks_over_indexes",
    ),
    clean(
        "rows-of-a-frame",
        """
        import pandas as pd
        prices = pd.DataFrame({"net": [1, 2]})
        found = set()
        for index, row in prices.iterrows():
            found.add(row["net"] * 2)
        print(found)
        """,
        guard="walks_over_rows",
    ),
    clean(
        "too-long-for-one-expression",
        """
        found = set()
        for a in range(2):
            if a:
                if a != 2:
                    if a != 3:
                        if a != 4:
                            found.add(a)
        print(found)
        """,
        guard="is_too_long",
    ),
]

CASES = [*SHAPES, *COPIES, *GROWING, *NAMES, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(SetBuildingLoop, case)
