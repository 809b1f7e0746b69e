from __future__ import annotations

import pytest

from beginner_lint.rules.loops.counting_dict import CountingDict
from tests.rules.evidence.inputs import dicts, ints, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"words": lists(texts), "counts": dicts(texts, ints), "number": ints}
SILENCING = {
    "is_no_dict": "a `defaultdict` needs no `get`, and what else has no `get` may be anything",
}

FLAGGED = [
    safe(
        "plain",
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
        print(counts)
        """,
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            counts[word] = counts.get(word, 0) + 1
        print(counts)
        """,
        says="`counts.get(word, 0)` is 0 for a new key",
    ),
    safe(
        "the-other-way-round-and-written-out",
        """
        counts = dict()
        for word in ["fig", "apple", "fig"]:
            if not word in counts:  # new
                counts[word] = 2
            else:
                counts[word] = counts[word] + 2  # known
        print(counts)
        """,
        """
        counts = dict()
        for word in ["fig", "apple", "fig"]:
            # new
            counts[word] = counts.get(word, 0) + 2  # known
        print(counts)
        """,
    ),
    safe(
        "a-zero-first",
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            if word[0] not in counts:
                counts[word[0]] = 0
            # each
            counts[word[0]] += 1
        print(counts)
        """,
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            # each
            counts[word[0]] = counts.get(word[0], 0) + 1
        print(counts)
        """,
    ),
    safe(
        "a-pair-as-the-key-and-a-sum",
        """
        counts = {}
        for word, size in [("fig", 3), ("apple", 5), ("fig", 4)]:
            if (word, 1) in counts:
                counts[word, 1] += size - 1
            else:
                counts[word, 1] = size - 1
        print(counts)
        """,
        """
        counts = {}
        for word, size in [("fig", 3), ("apple", 5), ("fig", 4)]:
            counts[word, 1] = counts.get((word, 1), 0) + (size - 1)
        print(counts)
        """,
    ),
    safe(
        "halves",
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            if word in counts:
                counts[word] += 0.5
            else:
                counts[word] = 0.5
        print(counts)
        """,
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            counts[word] = counts.get(word, 0) + 0.5
        print(counts)
        """,
    ),
    unsafe(
        "an-unknown-dict",
        """
        def count(words, counts):
            for word in words:
                if word in counts:
                    counts[word] += 1
                else:
                    counts[word] = 1
            return counts
        """,
        """
        def count(words, counts):
            for word in words:
                counts[word] = counts.get(word, 0) + 1
            return counts
        """,
        because="`counts` is a dict of numbers",
        guard="dict_is_unproved",
    ),
    unsafe(
        "a-dict-that-holds-other-things-too",
        """
        class Tally:
            def __init__(self):
                self.steps = []
            def __iadd__(self, step):
                self.steps.append(step)
                return self
            def __add__(self, step):
                return "sum"
        counts = {"fig": Tally()}
        for word in "fig apple apple".split():
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
        print(counts["fig"] == "sum", counts["apple"])
        """,
        """
        class Tally:
            def __init__(self):
                self.steps = []
            def __iadd__(self, step):
                self.steps.append(step)
                return self
            def __add__(self, step):
                return "sum"
        counts = {"fig": Tally()}
        for word in "fig apple apple".split():
            counts[word] = counts.get(word, 0) + 1
        print(counts["fig"] == "sum", counts["apple"])
        """,
        because="`counts` holds numbers",
        guard="counts_are_unproved",
        itself=True,
    ),
    unsafe(
        "a-key-that-is-computed-by-unknown-code",
        """
        def count(words):
            counts = {}
            for word in words:
                if word.strip() in counts:
                    counts[word.strip()] += 1
                else:
                    counts[word.strip()] = 1
            return counts
        """,
        """
        def count(words):
            counts = {}
            for word in words:
                counts[word.strip()] = counts.get(word.strip(), 0) + 1
            return counts
        """,
        because="`word.strip()` gives the same each time",
        unshown="the key is computed as often as before, in the same order",
    ),
    unsafe(
        "a-key-that-is-another-one-each-time",
        """
        counts = dict(fig=5, apple=1)
        lines = iter("fig apple".split())
        for _ in "x":
            if next(lines) in counts:
                counts[next(lines)] += 1
            else:
                counts[next(lines)] = 1
        print(counts)
        """,
        """
        counts = dict(fig=5, apple=1)
        lines = iter("fig apple".split())
        for _ in "x":
            counts[next(lines)] = counts.get(next(lines), 0) + 1
        print(counts)
        """,
        because="`next(lines)` gives the same each time",
        guard="key_may_vary",
        itself=True,
    ),
    unsafe(
        "truth-is-counted",
        """
        counts = {}
        for word in ["fig", "apple", "kiwi"]:
            if len(word) in counts:
                counts[len(word)] += word == "fig"
            else:
                counts[len(word)] = word == "fig"
        print(counts)
        """,
        """
        counts = {}
        for word in ["fig", "apple", "kiwi"]:
            counts[len(word)] = counts.get(len(word), 0) + (word == "fig")
        print(counts)
        """,
        because='`word == "fig"` is a whole number',
        itself=True,
    ),
    unsafe(
        "a-number-that-may-be-a-negative-zero",
        """
        counts = {}
        for weight in [0.5, 1.5]:
            if "all" in counts:
                counts["all"] += weight
            else:
                counts["all"] = weight
        print(counts)
        """,
        """
        counts = {}
        for weight in [0.5, 1.5]:
            counts["all"] = counts.get("all", 0) + weight
        print(counts)
        """,
        because="`weight` is a whole number",
        guard="step_is_unproved",
        itself=True,
    ),
    safe(
        "an-elif",
        """
        counts = {}
        for word in ["fig", "", "fig"]:
            if not word:
                print("empty")
            elif word in counts:  # again
                counts[word] += 1
            else:
                counts[word] = 1
        print(counts)
        """,
        """
        counts = {}
        for word in ["fig", "", "fig"]:
            if not word:
                print("empty")
            # again
            else:
                counts[word] = counts.get(word, 0) + 1
        print(counts)
        """,
    ),
    unfixed(
        "a-comment-for-a-tool",
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            if word in counts:
                counts[word] += 1  # type: ignore
            else:
                counts[word] = 1
        print(counts)
        """,
        because="belongs to its line",
    ),
]

CLEAN = [
    clean(
        "does-more-for-a-new-key",
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            if word in counts:
                counts[word] += 1
            else:
                print("new:", word)
                counts[word] = 1
        """,
    ),
    clean(
        "two-keys-or-two-dicts",
        """
        counts, others = {}, {}
        for word in ["fig", "apple", "fig"]:
            if word in counts:
                counts[word] += 1
            else:
                others[word] = 1
            if word in others:
                counts[word] = 1
            else:
                counts["new"] = 1
        print(counts, others)
        """,
    ),
    clean(
        "starts-at-another-number",
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 0
        print(counts)
        """,
        guard="starts_elsewhere",
    ),
    clean(
        "starts-at-another-number-apart",
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            if word not in counts:
                counts[word] = 10
            counts[word] += 1
        print(counts)
        """,
        guard="starts_elsewhere",
    ),
    clean(
        "adds-texts",
        """
        notes = {}
        for word, note in [("fig", "a"), ("kiwi", "b"), ("fig", "c")]:
            if word in notes:
                notes[word] += note
            else:
                notes[word] = note
        print(notes)
        """,
        guard="adds_no_number",
    ),
    clean(
        "what-is-added-reads-the-dict",
        """
        counts = {}
        for word in ["fig", "apple", "fig"]:
            if word not in counts:
                counts[word] = 0
            counts[word] += len(counts)
        print(counts)
        """,
        guard="step_depends_on_dict",
    ),
    clean(
        "a-list",
        """
        counts = [0, 1]
        for number in [0, 1]:
            if number in counts:
                counts[number] += 1
            else:
                counts[number] = 1
        print(counts)
        """,
        guard="is_no_dict",
        runs=False,
    ),
    clean(
        "a-defaultdict",
        """
        from collections import defaultdict
        counts = defaultdict(int)
        for word in ["fig", "apple"]:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
        print(counts)
        """,
        guard="is_no_dict",
    ),
    clean(
        "counts-down",
        """
        counts = {"fig": 3}
        for word in ["fig", "apple"]:
            if word in counts:
                counts[word] -= 1
            else:
                counts[word] = 1
        print(counts)
        """,
    ),
    clean(
        "only-known-keys",
        """
        counts = {"fig": 0}
        for word in ["fig", "apple"]:
            if word in counts:
                counts[word] += 1
        print(counts)
        """,
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(CountingDict, case)
