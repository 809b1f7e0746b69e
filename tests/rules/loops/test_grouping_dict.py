from __future__ import annotations

import pytest

from beginner_lint.rules.loops.grouping_dict import GroupingDict
from tests.rules.evidence.inputs import dicts, functions, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"words": lists(texts), "groups": dicts(texts, lists(texts)), "keep": functions}
SILENCING = {
    "is_no_dict": "a `defaultdict` needs no `setdefault`, and what else has none may be anything",
}

FLAGGED = [
    safe(
        "an-empty-list-first",
        """
        groups = {}
        for word in ["fig", "apple", "flour"]:
            if len(word) not in groups:
                groups[len(word)] = []  # new
            # put in
            groups[len(word)].append(word)  # always
        print(groups)
        """,
        """
        groups = {}
        for word in ["fig", "apple", "flour"]:
            # new
            # put in
            groups.setdefault(len(word), []).append(word)  # always
        print(groups)
        """,
        says="`groups.setdefault(len(word), [])` gives a new key an empty list",
    ),
    safe(
        "one-item-or-more",
        """
        groups = {}
        for word in ["fig", "apple", "flour"]:
            if len(word) in groups:
                groups[len(word)].append(word)
            else:
                groups[len(word)] = [word]
        print(groups)
        """,
        """
        groups = {}
        for word in ["fig", "apple", "flour"]:
            groups.setdefault(len(word), []).append(word)
        print(groups)
        """,
    ),
    safe(
        "sets-and-pairs-as-keys",
        """
        groups = {}
        for word, size in [("fig", 3), ("apple", 5)]:
            if (word, 1) not in groups:
                groups[word, 1] = {size * 2}
            else:
                groups[word, 1].add(size * 2)
            if not size in groups:
                groups[size] = set()
            groups[size].update({1, size})
        print(groups)
        """,
        """
        groups = {}
        for word, size in [("fig", 3), ("apple", 5)]:
            groups.setdefault((word, 1), set()).add(size * 2)
            groups.setdefault(size, set()).update({1, size})
        print(groups)
        """,
    ),
    safe(
        "dicts-and-several-lines",
        """
        def group(words):
            groups = {}
            for word in ["fig", "apple", "flour"]:
                if word not in groups:
                    groups[word] = dict()
                groups[word].update({
                    "size": len(word),  # letters
                })
            return groups
        print(group([]))
        """,
        """
        def group(words):
            groups = {}
            for word in ["fig", "apple", "flour"]:
                groups.setdefault(word, {}).update({
                    "size": len(word),  # letters
                })
            return groups
        print(group([]))
        """,
    ),
    safe(
        "an-elif",
        """
        groups = {}
        for word in ["fig", "", "flour"]:
            if not word:
                print("empty")
            elif word in groups:
                groups[word].append(1)
            else:
                groups[word] = [1]
        print(groups)
        """,
        """
        groups = {}
        for word in ["fig", "", "flour"]:
            if not word:
                print("empty")
            else:
                groups.setdefault(word, []).append(1)
        print(groups)
        """,
    ),
    safe(
        "what-is-put-in-looks-at-the-dict-in-any-case",
        """
        groups = {}
        for word in ["fig", "apple", "fig"]:
            if word not in groups:
                groups[word] = []
            groups[word].append(len(groups))
        print(groups)
        """,
        """
        groups = {}
        for word in ["fig", "apple", "fig"]:
            groups.setdefault(word, []).append(len(groups))
        print(groups)
        """,
    ),
    unsafe(
        "an-unknown-dict",
        """
        def group(words, groups):
            for word in words:
                if word not in groups:
                    groups[word] = []
                groups[word].append(1)
            return groups
        """,
        """
        def group(words, groups):
            for word in words:
                groups.setdefault(word, []).append(1)
            return groups
        """,
        because="`groups` is a dict of lists",
        guard="dict_is_unproved",
    ),
    unsafe(
        "a-key-that-is-computed-by-unknown-code",
        """
        def group(words):
            groups = {}
            for word in words:
                if word.strip() not in groups:
                    groups[word.strip()] = []
                groups[word.strip()].append(word)
            return groups
        """,
        """
        def group(words):
            groups = {}
            for word in words:
                groups.setdefault(word.strip(), []).append(word)
            return groups
        """,
        because="`word.strip()` gives the same each time",
        guard="key_may_vary",
        wild={"words": lists(functions)},
    ),
    unsafe(
        "what-is-put-in-may-fail-and-others-look",
        """
        groups = {}
        try:
            for text in ["1", "x"]:
                if text in groups:
                    groups[text].append(int(text))
                else:
                    groups[text] = [int(text)]
        except ValueError:
            print("no number")
        print(groups)
        """,
        """
        groups = {}
        try:
            for text in ["1", "x"]:
                groups.setdefault(text, []).append(int(text))
        except ValueError:
            print("no number")
        print(groups)
        """,
        because="working out `int(text)` neither fails nor looks at `groups`",
        guard="item_may_fail",
        itself=True,
    ),
    unsafe(
        "unknown-code-works-out-what-is-put-in",
        """
        groups = {}
        def number():
            return len(groups)
        for word in ["fig", "apple"]:
            if word in groups:
                groups[word].append(number())
            else:
                groups[word] = [number()]
        print(groups)
        """,
        """
        groups = {}
        def number():
            return len(groups)
        for word in ["fig", "apple"]:
            groups.setdefault(word, []).append(number())
        print(groups)
        """,
        because="working out `number()` neither fails nor looks at `groups`",
        guard="item_may_fail",
        itself=True,
    ),
    unfixed(
        "set-means-something-else",
        """
        def group(set):
            groups = {}
            for word in set:
                if word not in groups:
                    groups[word] = {1}
                else:
                    groups[word].add(1)
            return groups
        print(group(["fig"]))
        """,
        because="`set` may mean something else",
        guard="set_means_something_else",
    ),
    unfixed(
        "several-lines-that-are-indented-deeper",
        """
        groups = {}
        for word in ["fig", "apple"]:
            if word in groups:
                groups[word].append((
                    word, 1))
            else:
                groups[word] = [(word, 1)]
        print(groups)
        """,
        because="on several lines",
    ),
    unfixed(
        "a-comment-for-a-tool",
        """
        groups = {}
        for word in ["fig", "apple"]:
            if word not in groups:
                groups[word] = []
            groups[word].append(word)  # type: ignore
        print(groups)
        """,
        because="belongs to its line",
    ),
]

CLEAN = [
    clean(
        "does-more-for-a-new-key",
        """
        groups = {}
        for word in ["fig", "apple"]:
            if word not in groups:
                print("new:", word)
                groups[word] = []
            groups[word].append(word)
        """,
    ),
    clean(
        "another-list-first-or-another-item",
        """
        groups = {}
        for word in ["fig", "apple", "fig"]:
            if word not in groups:
                groups[word] = ["first"]
            groups[word].append(word)
            if len(word) in groups:
                groups[len(word)].append("again")
            else:
                groups[len(word)] = ["new"]
        print(groups)
        """,
    ),
    clean(
        "another-key-or-another-dict",
        """
        groups, others = {"new": [], "fig": []}, {"fig": [], "apple": []}
        for word in ["fig", "apple", "fig"]:
            if word not in groups:
                groups[word] = []
            groups["new"].append(word)
            if word not in others:
                groups[word] = []
            others[word].append(word)
        print(groups, others)
        """,
    ),
    clean(
        "a-method-that-only-reads",
        """
        groups = {}
        for word in ["fig", "apple", "fig"]:
            if word not in groups:
                groups[word] = []
            groups[word].count(word)
        print(groups)
        """,
    ),
    clean(
        "what-is-put-in-looks-at-the-dict",
        """
        groups = {}
        for word in ["fig", "apple", "fig"]:
            if word in groups:
                groups[word].append(len(groups))
            else:
                groups[word] = [len(groups)]
        print(groups)
        """,
        guard="item_depends_on_dict",
    ),
    clean(
        "the-else-of-known-keys",
        """
        groups = {"fig": []}
        for word in ["fig", "apple"]:
            if word in groups:
                groups[word].append(word)
        print(groups)
        """,
    ),
    clean(
        "a-defaultdict",
        """
        from collections import defaultdict
        groups = defaultdict(list)
        for word in ["fig", "apple"]:
            if word not in groups:
                groups[word] = []
            groups[word].append(word)
        print(groups)
        """,
        guard="is_no_dict",
    ),
    clean(
        "a-list-that-is-shared",
        """
        empty = []
        groups = {}
        for word in ["fig", "apple"]:
            if word not in groups:
                groups[word] = empty
            groups[word].append(word)
        print(groups)
        """,
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(GroupingDict, case)
