from __future__ import annotations

import pytest

from beginner_lint.rules.loops.key_lookup_loop import KeyLookupLoop
from tests.rules.evidence.inputs import always, bools, dicts, functions, ints, lists, texts
from tests.rules.tables import Case, check, clean, safe, unsafe

INPUTS = {"ages": dicts(texts, ints), "keep": functions}

FLAGGED = [
    safe(
        "key-and-value",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages:
            print(name, ages[name], ages[name] + 1)
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        for name, age in ages.items():
            print(name, age, age + 1)
        """,
        says="`for name, age in ages.items()` gives each key with its value",
    ),
    safe(
        "value-only",
        """
        ages = {"Ada": 36, "Alan": 41}
        total = 0
        for name in ages:
            total += ages[name]
        print(total)
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        total = 0
        for age in ages.values():
            total += age
        print(total)
        """,
        says="`for age in ages.values()` gives the values themselves",
    ),
    safe(
        "value-only-and-the-key-is-read-later",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages:
            print(ages[name])
        print(name)
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        for name, age in ages.items():
            print(age)
        print(name)
        """,
    ),
    safe(
        "keys-are-asked-for",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages.keys():
            print(f"{name:>5} {ages[name]:3}")
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        for name, age in ages.items():
            print(f"{name:>5} {age:3}")
        """,
    ),
    safe(
        "the-value-has-a-name-already",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages:
            years = ages[name]
            print(name, years)
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        for name, years in ages.items():
            print(name, years)
        """,
    ),
    safe(
        "a-pair-as-the-value-and-another-dict",
        """
        places = {"Ada": (1, 2), "Alan": (3, 4)}
        ages = {"Ada": 36, "Alan": 41}
        for name in places:
            row, column = places[name]
            print(name, row, column, ages[name])
        """,
        """
        places = {"Ada": (1, 2), "Alan": (3, 4)}
        ages = {"Ada": 36, "Alan": 41}
        for name, (row, column) in places.items():
            print(name, row, column, ages[name])
        """,
    ),
    safe(
        "the-key-is-called-as-the-value-would-be",
        """
        ages = {"Ada": 36, "Alan": 41}
        for age in ages:
            print(age, ages[age])
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        for age, value in ages.items():
            print(age, value)
        """,
    ),
    safe(
        "what-is-stored-as-the-value-changes",
        """
        groups = {"a": [1], "b": []}
        for letter in groups:
            groups[letter].append(2)
            print(groups[letter])
        """,
        """
        groups = {"a": [1], "b": []}
        for group in groups.values():
            group.append(2)
            print(group)
        """,
        inputs={"groups": dicts(texts, lists(ints))},
    ),
    unsafe(
        "a-counter",
        """
        from collections import Counter
        counts = Counter(["fig", "kiwi", "fig"])
        for word in counts:
            print(word, counts[word])
        """,
        """
        from collections import Counter
        counts = Counter(["fig", "kiwi", "fig"])
        for word, count in counts.items():
            print(word, count)
        """,
        because="the loop does not change `counts`",
        unshown="nobody else has the counter, but what a `Counter` holds is not followed",
    ),
    unsafe(
        "an-unknown-dict",
        """
        def show(ages):
            for name in ages.keys():
                print(name, ages[name])
        """,
        """
        def show(ages):
            for name, age in ages.items():
                print(name, age)
        """,
        because="`ages` is a dict",
    ),
    unsafe(
        "a-dict-or-a-list",
        """
        flag = True
        if flag:
            ages = {"Ada": 36, "Alan": 41}
        else:
            ages = [0 for _ in "ab"]
        if flag:
            print(ages.get("Ada"))
        for name in ages:
            print(ages[name])
        """,
        """
        flag = True
        if flag:
            ages = {"Ada": 36, "Alan": 41}
        else:
            ages = [0 for _ in "ab"]
        if flag:
            print(ages.get("Ada"))
        for age in ages.values():
            print(age)
        """,
        because="`ages` is a dict",
        guard="type_is_unproved",
        inputs={"flag": always},
        wild={"flag": bools},
    ),
    unsafe(
        "a-declared-dict",
        """
        def show(ages: dict[str, int]) -> None:
            for name in ages:
                print(name, ages[name])
        """,
        """
        def show(ages: dict[str, int]) -> None:
            for name, age in ages.items():
                print(name, age)
        """,
        because="`ages` is a dict, as declared",
    ),
    unsafe(
        "looks-like-a-dict-elsewhere",
        """
        def show(ages):
            print(ages.get("Ada"))
            for name in ages:
                print(name, ages[name])
        """,
        """
        def show(ages):
            print(ages.get("Ada"))
            for name, age in ages.items():
                print(name, age)
        """,
        because="`ages` is a dict",
    ),
    unsafe(
        "a-dict-that-a-called-function-changes",
        """
        ages = {"Ada": 36, "Alan": 41}
        def celebrate(name):
            ages[name] += 1
        for name in ages:
            celebrate(name)
            print(ages[name])
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        def celebrate(name):
            ages[name] += 1
        for name, age in ages.items():
            celebrate(name)
            print(age)
        """,
        because="the loop does not change `ages`",
        guard="may_change",
        itself=True,
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages:
            print(ages[name])
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        for age in ages.values():
            print(age)
        """,
        because="no other module imports `name`",
        script=False,
        guard="others_see_the_names",
    ),
]

CLEAN = [
    clean(
        "a-value-is-stored",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages:
            ages[name] = ages[name] + 1
        print(ages)
        """,
        guard="needs_keys",
    ),
    clean(
        "a-value-is-added-to",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages:
            ages[name] += 1
            print(ages[name])
        """,
        guard="needs_keys",
    ),
    clean(
        "another-key-is-stored",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages:
            ages["Ada"] = 0
            print(name, ages[name])
        """,
        guard="needs_keys",
    ),
    clean(
        "only-keys",
        """
        ages = {"Ada": 36, "Alan": 41}
        others = {"Ada": 1, "Alan": 2}
        for name in ages:
            print(name, others[name])
        """,
    ),
    clean(
        "the-key-is-bound-anew",
        """
        ages = {"Ada": 36, "Alan": 41, "ada": 1, "alan": 2}
        for name in ages:
            name = name.lower()
            print(name, ages[name])
        """,
        guard="needs_keys",
    ),
    clean(
        "a-function-looks-later",
        """
        ages = {"Ada": 36, "Alan": 41}
        shows = []
        for name in ages:
            shows.append(lambda: print(ages[name]))
        for show in shows:
            show()
        """,
        guard="needs_keys",
    ),
    clean(
        "a-sorted-walk",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in sorted(ages):
            print(name, ages[name])
        """,
    ),
    clean(
        "a-list-of-places-in-itself",
        """
        following = [2, 0, 1]
        for place in following:
            print(place, following[place])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "something-unknown",
        """
        def show(following):
            for place in following:
                print(place, following[place])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "has-keys-but-perhaps-no-items",
        """
        def show(ages):
            if hasattr(ages, "keys"):
                for name in ages.keys():
                    print(name, ages[name])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "a-frame",
        """
        import pandas as pd
        prices = pd.DataFrame({"net": [1, 2]})
        for name in prices:
            print(name, prices[name])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "a-method-that-gives-the-items",
        """
        class Table:
            def __iter__(self):
                return iter("ab")
            def __getitem__(self, key):
                return key * 2
            def get(self, key):
                return self["a"]
            def keys(self):
                return ["a", "b"]
            def items(self):
                found = []
                for key in self.keys():
                    found.append((key, self[key]))
                return found
        print(Table().items())
        """,
        guard="walks_itself",
    ),
    clean(
        "a-class-body",
        """
        class Team:
            ages = {"Ada": 36}
            for name in ages:
                print(name, ages[name])
        """,
        guard="is_an_attribute",
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(KeyLookupLoop, case)
