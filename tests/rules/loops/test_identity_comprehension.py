from __future__ import annotations

import pytest

from beginner_lint.rules.loops.identity_comprehension import IdentityComprehension
from tests.rules.evidence.inputs import dicts, ints, lists, sets, texts, tuples
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {
    "words": lists(texts),
    "pairs": lists(tuples(texts, ints)),
    "ages": dicts(texts, ints),
    "numbers": lists(ints),
}
SILENCING = {
    "needless_list_speaks": "needless-list takes the list away, which is better than to make it in another way",
}

FLAGGED = [
    safe(
        "a-list",
        """
        words = ["fig", "apple"]
        copy = [word for word in words]
        copy.append("kiwi")
        print(copy, words)
        """,
        """
        words = ["fig", "apple"]
        copy = list(words)
        copy.append("kiwi")
        print(copy, words)
        """,
        says="`list(words)` is enough: this comprehension only copies",
    ),
    safe(
        "a-set-of-a-list",
        """
        numbers = [3, 1, 3]
        print({number for number in numbers})
        """,
        """
        numbers = [3, 1, 3]
        print(set(numbers))
        """,
    ),
    safe(
        "what-builtins-make-of-unknown-things",
        """
        def f(words, numbers):
            return [pair for pair in zip(words, numbers)], [pair for pair in enumerate(words)]
        """,
        """
        def f(words, numbers):
            return list(zip(words, numbers)), list(enumerate(words))
        """,
    ),
    safe(
        "letters-and-a-choice",
        """
        word = "fig"
        print([letter for letter in "apple"], [letter for letter in (word if word else "none")])
        """,
        """
        word = "fig"
        print(list("apple"), list(word if word else "none"))
        """,
    ),
    safe(
        "the-same-name-and-no-room",
        """
        def letters():
            word = "fig"
            return[word for word in word]if word else[]
        print(letters())
        """,
        """
        def letters():
            word = "fig"
            return list(word)if word else[]
        print(letters())
        """,
    ),
    safe(
        "a-dict",
        """
        ages = {"Ada": 36, "Alan": 41}
        print({name: age for name, age in ages.items()})
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        print(dict(ages))
        """,
    ),
    safe(
        "pairs",
        """
        words = ["fig", "apple"]
        print({word: size for word, size in zip(words, [3, 5])})
        print({place: word for (place, word) in enumerate(words)})
        """,
        """
        words = ["fig", "apple"]
        print(dict(zip(words, [3, 5])))
        print(dict(enumerate(words)))
        """,
    ),
    unsafe(
        "something-unknown",
        """
        def copied(words):
            return [word for word in words]
        """,
        """
        def copied(words):
            return list(words)
        """,
        because="`words` is an ordinary collection",
        guard="copy_is_unproved",
    ),
    unsafe(
        "a-set-of-a-set",
        """
        numbers = {3, 1}
        numbers.difference_update({3, 1})
        print({number for number in numbers})
        """,
        """
        numbers = {3, 1}
        numbers.difference_update({3, 1})
        print(set(numbers))
        """,
        because="nobody minds in which order the set holds its items",
        guard="copy_is_unproved",
        inputs={"numbers": sets(ints).map(lambda made: set(list(made)[:1]))},
        wild={"numbers": sets(ints)},
    ),
    unsafe(
        "unknown-pairs",
        """
        def copied(pairs):
            return {name: age for name, age in pairs}
        """,
        """
        def copied(pairs):
            return dict(pairs)
        """,
        because="`pairs` is an ordinary collection of pairs",
        guard="copy_is_unproved",
        wild={"pairs": dicts(tuples(texts, ints), ints)},
    ),
    unsafe(
        "items-of-something-unknown",
        """
        def copied(ages):
            return {name: age for name, age in ages.items()}
        """,
        """
        def copied(ages):
            return dict(ages)
        """,
        because="`ages` is a dict",
        guard="copy_is_unproved",
    ),
    unfixed(
        "in-an-f-string",
        """
        words = ["fig", "apple"]
        print(f"{[word for word in words]=}")
        """,
        because="it stands in an f-string",
        guard="stands_in_text",
    ),
]

CLEAN = [
    clean(
        "something-is-done-or-left-out",
        """
        words = ["fig", ""]
        print([word.upper() for word in words], [word for word in words if word], [words for word in words])
        """,
    ),
    clean(
        "loops-in-loops",
        """
        rows = [[1, 2], [3]]
        print([cell for row in rows for cell in row], [row for row in rows for cell in row])
        """,
    ),
    clean(
        "rows-are-made-anew-or-turned-round",
        """
        pairs = [["fig", 3]]
        print([(word, size) for word, size in pairs], {size: word for word, size in pairs})
        print({word: word for word in "ab"}, {word: size for word, size, _ in [("a", 1, 2)]})
        print({word: word for word, word in pairs})
        """,
    ),
    clean(
        "a-generator",
        """
        words = iter(["fig", "apple"])
        lazy = (word for word in words)
        print(next(lazy))
        """,
    ),
    clean(
        "an-async-comprehension",
        """
        import asyncio
        async def numbers():
            yield 1
        async def collect():
            return [number async for number in numbers()]
        print(asyncio.run(collect()))
        """,
    ),
    clean(
        "list-means-something-else",
        """
        def copied(list):
            return [item for item in list]
        print(copied("ab"))
        """,
        guard="means_something_else",
    ),
    clean(
        "all-of-a-list",
        """
        words = ["fig", "apple"]
        print(all([word for word in words]))
        """,
        guard="needless_list_speaks",
    ),
    clean(
        "a-length-of-itself",
        """
        class Team:
            def __iter__(self):
                return iter("ab")
            def __len__(self):
                return len([member for member in self])
        print(len(Team()))
        """,
        guard="copies_itself",
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(IdentityComprehension, case)
