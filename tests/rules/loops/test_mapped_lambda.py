from __future__ import annotations

import pytest

from beginner_lint.rules.loops.mapped_lambda import MappedLambda
from tests.rules.evidence.inputs import functions, ints, lists, made, texts
from tests.rules.evidence.proxies import Ending
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

# At the top level `locals()` in a comprehension shows what it shows in a lambda, since then.
NEEDED_BEFORE = {"looks_up_names": (3, 13)}
INPUTS = {"words": lists(texts), "numbers": lists(ints), "keep": functions}

FLAGGED = [
    safe(
        "map",
        """
        words = ["fig", "apple"]
        print(list(map(lambda word: len(word) * 2, words)))
        """,
        """
        words = ["fig", "apple"]
        print([len(word) * 2 for word in words])
        """,
        says="`[... for word in words]` needs no `map` and no `lambda`",
    ),
    safe(
        "filter",
        """
        words = ["fig", "apple"]
        print(list(filter(lambda word: len(word) > 3, words)))
        """,
        """
        words = ["fig", "apple"]
        print([word for word in words if len(word) > 3])
        """,
        says="`[word for word in words if ...]` needs no `filter` and no `lambda`",
    ),
    safe(
        "sets",
        """
        numbers = [3, 1, 3]
        print(set(map(lambda number: number % 2, numbers)), set(filter(lambda number: number > 2, numbers)))
        """,
        """
        numbers = [3, 1, 3]
        print({number % 2 for number in numbers}, {number for number in numbers if number > 2})
        """,
    ),
    safe(
        "two-lists-and-a-pair",
        """
        words = ["fig", "apple"]
        print(list(map(lambda word, number: (word, number), words, range(5))))
        """,
        """
        words = ["fig", "apple"]
        print([(word, number) for word, number in zip(words, range(5))])
        """,
    ),
    safe(
        "choices",
        """
        words = ["fig", "apple"]
        print(list(map(lambda word: word if word else "none", words if words else ["a"])))
        print(list(filter(lambda word: len(word) > 3 if word else True, words)))
        """,
        """
        words = ["fig", "apple"]
        print([word if word else "none" for word in (words if words else ["a"])])
        print([word for word in words if (len(word) > 3 if word else True)])
        """,
    ),
    safe(
        "over-several-lines-and-one-in-the-other",
        """
        words = ["fig", "apple"]
        sizes = list(map(
            lambda word: (
                len(word)
                + 1
            ),
            list(filter(lambda word: word != "fig", words)),
        ))
        print(sizes)
        """,
        """
        words = ["fig", "apple"]
        sizes = [len(word)
                + 1 for word in [word for word in words if word != "fig"]]
        print(sizes)
        """,
    ),
    safe(
        "in-a-class",
        """
        class Team:
            sizes = list(map(lambda word: len(word), "fig apple".split()))
        print(Team.sizes)
        """,
        """
        class Team:
            sizes = [len(word) for word in "fig apple".split()]
        print(Team.sizes)
        """,
    ),
    unsafe(
        "a-generator-that-is-used-up-at-once",
        """
        numbers = [3, 1, 2]
        print(list(map(lambda number: sum(number * other for other in range(number)), numbers)))
        """,
        """
        numbers = [3, 1, 2]
        print([sum(number * other for other in range(number)) for number in numbers])
        """,
        because="no step raises StopIteration",
        unshown="a generator is taken for something that may run unknown code",
    ),
    unsafe(
        "unknown-code",
        """
        def called(keep, words):
            return list(map(lambda word: keep(word), words))
        """,
        """
        def called(keep, words):
            return [keep(word) for word in words]
        """,
        because="no step raises StopIteration",
        guard="step_may_stop",
        wild={"keep": made(Ending, ints)},
    ),
    unsafe(
        "next-in-the-function",
        """
        lines = iter("abc")
        print(list(map(lambda number: next(lines), range(5))))
        """,
        """
        lines = iter("abc")
        print([next(lines) for number in range(5)])
        """,
        because="no step raises StopIteration",
        guard="step_may_stop",
        itself=True,
    ),
    unfixed(
        "in-an-f-string",
        """
        words = ["fig", "apple"]
        print(f"{list(map(lambda word: len(word), words))=}")
        """,
        because="it stands in an f-string",
        guard="stands_in_text",
    ),
]

CLEAN = [
    clean(
        "a-function-that-has-a-name",
        """
        words = ["fig", "apple"]
        print(list(map(len, words)), list(filter(None, words)), list(map(str.upper, words)))
        """,
    ),
    clean(
        "other-parameters",
        """
        words = ["fig", "apple"]
        print(list(map(lambda word, end="!": word + end, words)), list(map(lambda *parts: parts, words)))
        print(list(map(lambda word, /: word, words)), list(filter(lambda word, *, n=1: n, words)))
        """,
    ),
    clean(
        "no-list-or-set",
        """
        words = ["fig", "apple"]
        print(sum(map(lambda word: len(word), words)), sorted(filter(lambda word: word, words)))
        lazy = map(lambda word: word, words)
        print(next(lazy))
        """,
    ),
    clean(
        "unpacked",
        """
        rows = [["a", "b"], ["c", "d"]]
        print(list(map(lambda one, other: one + other, *rows)))
        """,
    ),
    clean(
        "a-walrus",
        """
        size = 0
        words = ["fig", "apple"]
        print(list(map(lambda word: (size := len(word)), words)), size)
        """,
    ),
    clean(
        "a-function-keeps-the-variable",
        """
        numbers = [1, 2]
        print([each() for each in list(map(lambda number: lambda: number, numbers))])
        """,
        guard="variable_is_kept",
    ),
    clean(
        "a-generator-keeps-the-variable",
        """
        numbers = [1, 2]
        print([list(each) for each in list(map(lambda number: (number * k for k in range(2)), numbers))])
        """,
        guard="variable_is_kept",
    ),
    clean(
        "variables-looked-up-as-text",
        """
        words = ["fig", "apple"]
        print(list(map(lambda word: sorted(locals()), words)))
        """,
        guard="looks_up_names",
    ),
    clean(
        "map-means-something-else",
        """
        def map(function, words):
            return [function(word) * 2 for word in words]
        print(list(map(lambda word: word, ["fig"])))
        """,
        guard="means_something_else",
    ),
    clean(
        "zip-means-something-else",
        """
        def joined(zip, words):
            return list(map(lambda one, other: one + other, zip, words))
        print(joined(["a"], ["b"]))
        """,
        guard="means_something_else",
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(MappedLambda, case)
