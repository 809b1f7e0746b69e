from __future__ import annotations

import pytest

from beginner_lint.rules.loops.dict_building_loop import DictBuildingLoop
from tests.rules.evidence.inputs import (
    always,
    bools,
    dicts,
    endings,
    functions,
    ints,
    lists,
    texts,
    tuples,
)
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"words": lists(texts), "pairs": lists(tuples(texts, ints)), "keep": functions}
NEEDED_BEFORE = {
    "does_not_fit": (3, 12),
    "name_may_lack_value": (3, 12),
}  # comprehensions are no functions then
SILENCING = {
    "is_part_of_another": "the outer loop is reported, and its fix takes the inner one in",
    "is_too_long": "a comprehension that long reads worse than the loop",
    "key_stays_the_same": "a dict with one key, overwritten in each round, is no dict that is built up",
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
        print(found)
async def both():
    await asyncio.gather(collect(Waiting("abc")), look())
asyncio.run(both())
"""

SHAPES = [
    safe(
        "plain",
        """
        words = ["fig", "apple", "kiwi"]
        found = {}
        for word in words:
            found[word] = len(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = {word: len(word) for word in words}
        print(found)
        """,
        says="dict comprehension",
    ),
    safe(
        "filtered-with-a-guard-and-a-temporary",
        """
        words = ["fig", "apple", "kiwi"]
        found = dict()
        for word in words:
            if word == "fig":
                continue
            size = len(word)
            found[size] = word
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = {len(word): word for word in words if word != "fig"}
        print(found)
        """,
    ),
    safe(
        "a-choice-of-values",
        """
        words = ["fig", "apple", "kiwi"]
        found: dict[str, str] = {}
        for word in words:
            if len(word) > 3:
                found[word] = "long"
            else:
                found[word] = "short"
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found: dict[str, str] = {word: "long" if len(word) > 3 else "short" for word in words}
        print(found)
        """,
    ),
    safe(
        "nested-loops-and-a-pair-as-the-key",
        """
        found = {}
        for a in range(2):
            for b in range(3):
                found[a, b] = a * b
        print(found)
        """,
        """
        found = {(a, b): a * b for a in range(2) for b in range(3)}
        print(found)
        """,
        guard="is_part_of_another",
    ),
    safe(
        "a-lambda-and-a-choice-as-the-key",
        """
        words = ["fig", "apple", "kiwi"]
        found = {}
        for word in words:
            found[word if word else "none"] = lambda text: text * 2
        print({key: found[key](key) for key in found})
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = {(word if word else "none"): lambda text: text * 2 for word in words}
        print({key: found[key](key) for key in found})
        """,
    ),
    safe(
        "inverted",
        """
        ages = {"Ada": 36, "Alan": 41}
        found = {}
        for name, age in ages.items():
            found[age] = name
        print(found)
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        found = {age: name for name, age in ages.items()}
        print(found)
        """,
    ),
    safe(
        "a-long-line-is-broken-and-comments-stay",
        """
        found = {}  # sizes
        for a_rather_long_name_for_a_word in ["fig", "apple"]:
            # not the short ones
            if len(a_rather_long_name_for_a_word) > 3:
                found[a_rather_long_name_for_a_word] = len(a_rather_long_name_for_a_word)
        print(found)
        """,
        """
        # sizes
        # not the short ones
        found = {
            a_rather_long_name_for_a_word: len(a_rather_long_name_for_a_word)
            for a_rather_long_name_for_a_word in ["fig", "apple"]
            if len(a_rather_long_name_for_a_word) > 3
        }
        print(found)
        """,
    ),
    safe(
        "await-in-the-value",
        """
        import asyncio
        async def collect():
            found = {}
            for number in range(3):
                found[number] = await asyncio.sleep(0, number)
            return found
        print(asyncio.run(collect()))
        """,
        """
        import asyncio
        async def collect():
            found = {number: await asyncio.sleep(0, number) for number in range(3)}
            return found
        print(asyncio.run(collect()))
        """,
    ),
]

COPIES = [
    safe(
        "zip",
        """
        names, ages = ["Ada", "Alan"], [36, 41]
        found = {}
        for name, age in zip(names, ages):
            found[name] = age
        print(found)
        """,
        """
        names, ages = ["Ada", "Alan"], [36, 41]
        found = dict(zip(names, ages))
        print(found)
        """,
        says="`dict(...)` takes over",
    ),
    safe(
        "items-of-a-dict",
        """
        ages = {"Ada": 36, "Alan": 41}
        found = {}
        for name, age in ages.items():
            found[name] = age
        print(found)
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        found = dict(ages)
        print(found)
        """,
    ),
    safe(
        "pairs",
        """
        pairs = [("Ada", 36), ("Alan", 41)]
        found = {"Grace": 85}
        for name, age in pairs:
            found[name] = age
        print(found)
        """,
        """
        pairs = [("Ada", 36), ("Alan", 41)]
        found = {"Grace": 85}
        found.update(pairs)
        print(found)
        """,
        says="`found.update(...)`",
    ),
    unsafe(
        "unknown-pairs",
        """
        def collect(pairs):
            found = {}
            for name, age in pairs:
                found[name] = age
            return found
        """,
        """
        def collect(pairs):
            found = dict(pairs)
            return found
        """,
        because="`pairs` is an ordinary collection of pairs",
        guard="source_is_unproved",
        wild={"pairs": dicts(tuples(texts, ints), ints)},
    ),
    unsafe(
        "items-of-something-unknown",
        """
        def collect(ages):
            found = {}
            for name, age in ages.items():
                found[name] = age
            return found
        """,
        """
        def collect(ages):
            found = dict(ages)
            return found
        """,
        because="`ages` is a dict",
        guard="source_is_unproved",
        inputs={"ages": dicts(texts, ints)},
    ),
    safe(
        "dict-means-something-else",
        """
        def collect(dict):
            found = {}
            for name, age in dict.items():
                found[name] = age
            return found
        print(collect({"Ada": 36}))
        """,
        """
        def collect(dict):
            found = {name: age for name, age in dict.items()}
            return found
        print(collect({"Ada": 36}))
        """,
        says="comprehension",
    ),
    safe(
        "the-pair-the-other-way-round-or-three-of-them",
        """
        rows = [("Ada", 36, 1)]
        found = {}
        for name, age, _ in rows:
            found[name] = age
        print(found)
        """,
        """
        rows = [("Ada", 36, 1)]
        found = {name: age for name, age, _ in rows}
        print(found)
        """,
    ),
]

ORDER = [
    unsafe(
        "key-and-value-are-read-from-somewhere",
        """
        lines = iter(["36", "Ada", "41", "Alan"])
        found = {}
        for _ in range(2):
            found[next(lines)] = int(next(lines))
        print(found)
        """,
        """
        lines = iter(["36", "Ada", "41", "Alan"])
        found = {next(lines): int(next(lines)) for _ in range(2)}
        print(found)
        """,
        because="nothing changes when each key is computed before its value",
        guard="order_is_unproved",
        itself=True,
    ),
    unsafe(
        "a-walrus-in-the-value-changes-the-key",
        """
        found = {}
        size = 0
        for word in ["fig", "apple"]:
            found[size, word] = (size := len(word))
        print(found)
        """,
        """
        size = 0
        found = {(size, word): (size := len(word)) for word in ["fig", "apple"]}
        print(found)
        """,
        because="each key is computed before its value",
        guard="order_is_unproved",
        itself=True,
    ),
    unsafe(
        "unknown-code-in-both",
        """
        def collect(words, keep):
            found = {}
            for word in words:
                found[word.strip()] = keep(word)
            return found
        """,
        """
        def collect(words, keep):
            found = {word.strip(): keep(word) for word in words}
            return found
        """,
        because="each key is computed before its value",
        wild={"words": lists(functions), "keep": functions},
    ),
    safe(
        "unknown-code-in-the-value-only",
        """
        def collect(words, keep):
            found = {}
            for word in words:
                found[word] = keep(word)
            return found
        """,
        """
        def collect(words, keep):
            found = {word: keep(word) for word in words}
            return found
        """,
    ),
    unsafe(
        "a-global-that-the-value-changes",
        """
        count = 0
        def counted():
            global count
            count += 1
            return count
        def collect():
            found = {}
            for word in ["fig", "apple"]:
                found[word, count] = counted()
            return found
        print(collect())
        """,
        """
        count = 0
        def counted():
            global count
            count += 1
            return count
        def collect():
            found = {(word, count): counted() for word in ["fig", "apple"]}
            return found
        print(collect())
        """,
        because="each key is computed before its value",
        itself=True,
    ),
]

GROWING = [
    safe(
        "a-dict-that-is-not-empty",
        """
        words = ["fig", "apple", "kiwi"]
        found = {"pear": 4}
        for word in words:
            found[word] = len(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = {"pear": 4}
        found.update({word: len(word) for word in words})
        print(found)
        """,
    ),
    safe(
        "a-handler-sees-what-was-collected",
        """
        def collect():
            found = {}
            try:
                for text in ["1", "x"]:
                    found[text] = int(text)
            except ValueError:
                print("so far", found)
            return found
        print(collect())
        """,
        """
        def collect():
            found = {}
            try:
                found.update((text, int(text)) for text in ["1", "x"])
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
                found = {}
                for text in ["1", "x"]:
                    found[text] = int(text)
            except ValueError:
                print("so far", found)
        print(collect())
        """,
        """
        def collect():
            try:
                found = {}
                found.update((text, int(text)) for text in ["1", "x"])
            except ValueError:
                print("so far", found)
        print(collect())
        """,
        guard="is_watched",
    ),
    unsafe(
        "unknown-code-and-a-dict-that-others-have",
        """
        def collect(words, keep):
            found = {"first": 0}
            keep(found)
            for word in words:
                found[word] = word.strip()
            return found
        """,
        """
        def collect(words, keep):
            found = {"first": 0}
            keep(found)
            found.update((word, word.strip()) for word in words)
            return found
        """,
        because="no step raises StopIteration",
        guard="step_may_stop",
        wild={"words": lists(endings), "keep": functions},
    ),
    unsafe(
        "a-declared-dict",
        """
        def collect(found: dict[str, int]) -> None:
            for number in range(3):
                found[str(number)] = number
        """,
        """
        def collect(found: dict[str, int]) -> None:
            found.update((str(number), number) for number in range(3))
        """,
        because="`found` is a dict, as declared",
    ),
    unsafe(
        "a-declared-dict-that-takes-a-copy",
        """
        def collect(found: dict[int, str]) -> None:
            for number, word in enumerate(["fig", "apple"]):
                found[number] = word
        """,
        """
        def collect(found: dict[int, str]) -> None:
            found.update(enumerate(["fig", "apple"]))
        """,
        because="`found` is a dict, as declared",
        guard="collection_is_unproved",
    ),
    unsafe(
        "perhaps-no-dict-yet",
        """
        def collect(words, ready):
            if ready:
                found = {}
            for word in words:
                found[word] = word + "!"
            return ready and found
        """,
        """
        def collect(words, ready):
            if ready:
                found = {}
            found.update({word: word + "!" for word in words})
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
            found = {}
            if ready:
                step = 2
            for number in range(3):
                found[number] = number + step
            return found
        """,
        """
        def collect(ready):
            if ready:
                step = 2
            found = {number: number + step for number in range(3)}
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
        found = {}
        async def collect(numbers):
            async for number in numbers:
                found[number] = 1
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
        found = {}
        for word in words:
            found[word] = len(word)
        print(found, word)
        """,
        because="`word` is read after the loop",
        guard="name_is_used_later",
    ),
    unfixed(
        "a-lambda-keeps-the-variable",
        """
        found = {}
        for number in range(3):
            found[number] = lambda: number
        number = 10
        print([found[key]() for key in found])
        """,
        because="`number` is used in a lambda",
        guard="name_is_used_later",
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        words = ["fig", "apple", "kiwi"]
        found = {}
        for word in words:
            found[word] = len(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = {}
        found.update((word, len(word)) for word in words)
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
                found = {}
                for number in range(3):
                    found[number] = super().half(number)
                return found
        print(Child().halves())
        """,
        because="`super()` does not work",
        guard="does_not_fit",
    ),
]

CLEAN = [
    clean(
        "reads-the-dict",
        """
        found = {}
        for word in ["fig", "apple", "fig"]:
            found[word] = found.get(word, 0) + 1
        print(found)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "asks-the-dict",
        """
        found = {}
        for place, word in enumerate(["fig", "apple", "fig"]):
            if word not in found:
                found[word] = place
        print(found)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "a-list-of-known-length",
        """
        found = [0] * 3
        for number in range(3):
            found[number] = number * 2
        print(found)
        """,
        guard="is_something_else",
    ),
    clean(
        "a-defaultdict",
        """
        from collections import defaultdict
        found = defaultdict(int)
        for word in ["fig", "apple"]:
            found[word] = len(word)
        print(found, found["pear"])
        """,
        guard="is_something_else",
    ),
    clean(
        "an-ordered-dict",
        """
        from collections import OrderedDict
        found = OrderedDict()
        for word in ["fig", "apple"]:
            found[word] = len(word)
        print(found)
        """,
        guard="is_something_else",
    ),
    clean(
        "something-unknown",
        """
        def fill(found, words):
            for word in words:
                found[word] = len(word)
        """,
        guard="is_something_else",
    ),
    clean(
        "one-key-again-and-again",
        """
        found = {}
        for word in ["fig", "apple"]:
            found["last"] = word
        print(found)
        """,
        guard="key_stays_the_same",
    ),
    clean(
        "two-keys-by-condition",
        """
        found = {}
        for word in ["fig", "apple"]:
            if word:
                found[word] = 1
            else:
                found["none"] = 1
        print(found)
        """,
    ),
    clean(
        "two-dicts-or-two-targets",
        """
        sizes, others = {}, {}
        for word in ["fig", "apple"]:
            sizes[word] = others[word] = len(word)
        for word in ["fig", "apple"]:
            if word:
                sizes[word] = 1
            else:
                others[word] = 1
        print(sizes, others)
        """,
    ),
    clean(
        "an-item-is-added-to",
        """
        found = {"fig": 0, "apple": 0}
        for word in ["fig", "apple"]:
            found[word] += 1
        print(found)
        """,
    ),
    clean(
        "a-class-body",
        """
        class Sizes:
            found = {}
            for number in range(3):
                found[number] = number * 2
        """,
        guard="names_are_attributes",
    ),
    clean(
        "an-index-loop-first",
        """
        words = ["fig", "apple"]
        found = {}
        for i in range(len(words)):
            found[words[i]] = i
        print(found)
        """,
        guard="walks_over_indexes",
    ),
    clean(
        "rows-of-a-frame",
        """
        import pandas as pd
        prices = pd.DataFrame({"net": [1, 2]})
        found = {}
        for index, row in prices.iterrows():
            found[index] = row["net"] * 2
        print(found)
        """,
        guard="walks_over_rows",
    ),
    clean(
        "too-long-for-one-expression",
        """
        found = {}
        for a in range(2):
            if a:
                if a != 2:
                    if a != 3:
                        if a != 4:
                            found[a] = a
        print(found)
        """,
        guard="is_too_long",
    ),
]

CASES = [*SHAPES, *COPIES, *ORDER, *GROWING, *NAMES, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(DictBuildingLoop, case)
