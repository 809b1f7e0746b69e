from __future__ import annotations

import pytest

from beginner_lint.rules.loops.counting_loop import CountingLoop
from tests.rules.evidence.inputs import always, bools, dicts, endings, functions, ints, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"words": lists(texts), "keep": functions}
NEEDED_BEFORE = {"does_not_fit": (3, 12)}  # whose comprehensions are no functions any more
SILENCING = {
    "is_too_long": "a comprehension that long reads worse than the loop",
    "names_are_attributes": "the variable of the loop is an attribute too, which no fix may drop",
    "walks_over_indexes": "index-loop speaks first; when it is fixed, this rule sees the loop",
    "walks_over_rows": "counting row by row is as slow with a `Counter`; the pandas rules speak of it",
}

FLAGGED = [
    unsafe(
        "with-get",
        """
        words = ["fig", "apple", "fig"]
        counts = {}
        for word in words:
            counts[word] = counts.get(word, 0) + 1
        print(counts)
        """,
        """
        from collections import Counter

        words = ["fig", "apple", "fig"]
        counts = Counter(words)
        print(counts)
        """,
        says="`counts = Counter(...)` counts in one call how often each item occurs",
        because="`counts` may be a Counter",
        guard="type_changes",
        itself=True,
    ),
    unsafe(
        "with-get-filtered",
        """
        from collections import Counter, defaultdict
        counts: dict = dict()
        for word in ["fig", "apple", "fig"]:
            if len(word) > 3:
                counts[word[0]] = 1 + counts.get(word[0], 0)
        print(counts)
        """,
        """
        from collections import Counter, defaultdict
        counts: dict = Counter(word[0] for word in ["fig", "apple", "fig"] if len(word) > 3)
        print(counts)
        """,
        because="`counts` may be a Counter",
        itself=True,
    ),
    unsafe(
        "a-defaultdict",
        """
        import collections
        counts = collections.defaultdict(int)
        for line in ["a b", "b"]:
            for word in line.split():
                counts[word] += 1
        print(counts)
        """,
        """
        import collections
        counts = collections.Counter(word for line in ["a b", "b"] for word in line.split())
        print(counts)
        """,
        because="`counts` may be a Counter",
        itself=True,
    ),
    safe(
        "a-counter",
        """
        from collections import Counter
        words = ["fig", "apple", "fig"]
        counts = Counter()
        for word in words:
            counts[word] += 1
        print(counts)
        """,
        """
        from collections import Counter
        words = ["fig", "apple", "fig"]
        counts = Counter(words)
        print(counts)
        """,
    ),
    safe(
        "a-counter-and-a-temporary",
        """
        from collections import Counter
        counts = Counter()
        for word in ["fig", "apple", "fig"]:
            letter = word[0]
            counts[letter] += 1
        print(counts)
        """,
        """
        from collections import Counter
        counts = Counter(word[0] for word in ["fig", "apple", "fig"])
        print(counts)
        """,
    ),
    safe(
        "a-counter-and-unknown-code",
        """
        from collections import Counter
        def count(words):
            counts = Counter()
            for word in words:
                counts[word.strip()] += 1
            return counts
        """,
        """
        from collections import Counter
        def count(words):
            counts = Counter([word.strip() for word in words])
            return counts
        """,
        inputs={"words": lists(endings)},
    ),
    unsafe(
        "a-counter-of-something-unknown",
        """
        from collections import Counter
        def count(words):
            counts = Counter()
            for word in words:
                counts[word] += 1
            return counts
        """,
        """
        from collections import Counter
        def count(words):
            counts = Counter(words)
            return counts
        """,
        because="`words` is an ordinary collection and no dict",
        guard="source_is_unproved",
        wild={"words": dicts(texts, ints)},
    ),
    unsafe(
        "a-key-that-is-another-one-each-time",
        """
        from collections import Counter
        lines = iter("fig apple".split())
        counts = Counter()
        for _ in "x":
            counts[next(lines)] = counts.get(next(lines), 0) + 1
        print(counts)
        """,
        """
        from collections import Counter
        lines = iter("fig apple".split())
        counts = Counter([next(lines) for _ in "x"])
        print(counts)
        """,
        because="`next(lines)` gives the same each time",
        guard="key_may_vary",
        itself=True,
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        from collections import Counter
        words = ["fig", "apple", "fig"]
        counts = Counter()
        for word in words:
            counts[word] += 1
        """,
        """
        from collections import Counter
        words = ["fig", "apple", "fig"]
        counts = Counter(words)
        """,
        because="no other module imports `word`",
        script=False,
        guard="others_import_a_name",
    ),
    unsafe(
        "perhaps-no-value-yet",
        """
        from collections import Counter
        def count(ready):
            counts = Counter()
            if ready:
                step = 2
            for number in range(3):
                counts[number // step] += 1
            return counts
        """,
        """
        from collections import Counter
        def count(ready):
            if ready:
                step = 2
            counts = Counter(number // step for number in range(3))
            return counts
        """,
        because="`step` has a value in the loop",
        guard="name_may_lack_value",
        inputs={"ready": always},
        wild={"ready": bools},
    ),
    unfixed(
        "counter-means-something-else",
        """
        Counter = 3
        counts = {}
        for word in ["fig", "apple", "fig"]:
            counts[word] = counts.get(word, 0) + 1
        print(counts, Counter)
        """,
        because="`Counter` cannot be imported here",
    ),
    unfixed(
        "the-variable-is-read-after-the-loop",
        """
        from collections import Counter
        counts = Counter()
        for word in ["fig", "apple", "fig"]:
            counts[word] += 1
        print(counts, word)
        """,
        because="`word` is read after the loop",
        guard="name_is_used_later",
    ),
    unfixed(
        "super-without-arguments",
        """
        from collections import Counter
        class Base:
            def half(self, n):
                return n // 2
        class Child(Base):
            def halves(self):
                counts = Counter()
                for number in range(3):
                    counts[super().half(number)] += 1
                return counts
        print(Child().halves())
        """,
        because="`super()` does not work",
        guard="does_not_fit",
    ),
]

CLEAN = [
    clean(
        "adds-up-more-than-ones",
        """
        prices = {}
        for name, price in [("fig", 2), ("apple", 3), ("fig", 1)]:
            prices[name] = prices.get(name, 0) + price
        print(prices)
        """,
    ),
    clean(
        "starts-at-another-number-or-key",
        """
        counts, others = {}, {}
        for word in ["fig", "apple", "fig"]:
            counts[word] = counts.get(word, 1) + 1
        for word in ["fig", "apple", "fig"]:
            others[word] = others.get("fig", 0) + 1
        print(counts, others)
        """,
    ),
    clean(
        "there-are-counts-already",
        """
        from collections import Counter
        counts = Counter(["kiwi"])
        for word in ["fig", "apple", "fig"]:
            counts[word] += 1
        print(counts)
        """,
        guard="starts_from_counts",
    ),
    clean(
        "a-dict-of-somebody-else",
        """
        def count(words, counts):
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        """,
        guard="starts_from_counts",
    ),
    clean(
        "a-list",
        """
        counts = [0] * 3
        for number in [1, 2, 1]:
            counts[number] += 1
        print(counts)
        """,
        guard="starts_from_counts",
    ),
    clean(
        "what-a-defaultdict-starts-at",
        """
        from collections import defaultdict
        counts = defaultdict(lambda: 5)
        for word in ["fig", "apple", "fig"]:
            counts[word] += 1
        print(counts["fig"])
        """,
        guard="starts_from_counts",
    ),
    clean(
        "reads-the-counts",
        """
        from collections import Counter
        counts = Counter()
        for word in ["fig", "apple", "fig"]:
            if counts[word] < 1:
                counts[word] += 1
        print(counts)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "a-handler-sees-the-counts",
        """
        from collections import Counter
        def count():
            try:
                counts = Counter()
                for text in ["1", "x"]:
                    counts[int(text)] += 1
            except ValueError:
                print("so far", counts)
        count()
        """,
        guard="is_watched",
    ),
    clean(
        "a-class-body",
        """
        from collections import Counter
        class Counts:
            found = Counter()
            for number in range(3):
                found[number] += 1
        """,
        guard="names_are_attributes",
    ),
    clean(
        "an-index-loop-first",
        """
        from collections import Counter
        words = ["fig", "apple"]
        counts = Counter()
        for i in range(len(words)):
            counts[words[i]] += 1
        print(counts)
        """,
        guard="walks_over_indexes",
    ),
    clean(
        "rows-of-a-frame",
        """
        import pandas as pd
        from collections import Counter
        prices = pd.DataFrame({"net": [1, 2]})
        counts = Counter()
        for index, row in prices.iterrows():
            counts[row["net"]] += 1
        print(counts)
        """,
        guard="walks_over_rows",
    ),
    clean(
        "too-long-for-one-expression",
        """
        from collections import Counter
        counts = Counter()
        for a in range(2):
            if a:
                if a != 2:
                    if a != 3:
                        if a != 4:
                            counts[a] += 1
        print(counts)
        """,
        guard="is_too_long",
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(CountingLoop, case)
