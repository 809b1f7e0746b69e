from __future__ import annotations

import pytest

from beginner_lint.rules.loops.keys_call import KeysCall
from tests.rules.evidence.inputs import dicts, ints, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"ages": dicts(texts, ints)}
SILENCING = {
    "key_lookup_loop_speaks": "one of the two is enough: that fix takes `keys()` away too",
    "loop_changes_dict": "a loop that changes the dict needs another remedy",
}

FLAGGED = [
    safe(
        "a-loop",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages.keys():
            print(name)
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages:
            print(name)
        """,
        says="`in ages` is enough: walking over a dict gives its keys",
    ),
    safe(
        "asked-with-in-and-not-in",
        """
        ages = {"Ada": 36, "Alan": 41}
        print("Ada" in ages.keys(), "Bo" not in ages . keys( ))
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        print("Ada" in ages, "Bo" not in ages)
        """,
        says="`in ages` is enough: `in` asks a dict for its keys anyway",
    ),
    safe(
        "comprehensions-and-brackets",
        """
        from collections import defaultdict
        ages = defaultdict(int)
        ages["Ada"] += 36
        print([name for name in ages.keys()], {len(name) for name in (ages).keys() if name})
        print(sum(len(name) for name in dict(ages).keys()))
        """,
        """
        from collections import defaultdict
        ages = defaultdict(int)
        ages["Ada"] += 36
        print([name for name in ages], {len(name) for name in (ages) if name})
        print(sum(len(name) for name in dict(ages)))
        """,
    ),
    unsafe(
        "something-unknown",
        """
        def show(ages):
            for name in ages.keys():
                print(name)
        """,
        """
        def show(ages):
            for name in ages:
                print(name)
        """,
        because="`ages` is a dict",
        guard="dict_is_unproved",
    ),
    unsafe(
        "a-declared-dict",
        """
        def show(ages: dict[str, int]) -> None:
            print("Ada" in ages.keys())
        """,
        """
        def show(ages: dict[str, int]) -> None:
            print("Ada" in ages)
        """,
        because="`ages` is a dict",
        guard="dict_is_unproved",
    ),
    unfixed(
        "a-comment-in-the-call",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages.keys(
            # all of them
        ):
            print(name)
        """,
        because="a comment stands within the call",
    ),
    safe(
        "a-comment-before-the-call",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in (ages  # all
                     .keys()):
            print(name)
        """,
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in (ages  # all
        ):
            print(name)
        """,
    ),
]

CLEAN = [
    clean(
        "values-are-looked-up",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages.keys():
            print(ages[name])
        """,
        guard="key_lookup_loop_speaks",
    ),
    clean(
        "keys-as-a-set-or-list",
        """
        ages = {"Ada": 36, "Alan": 41}
        print(ages.keys() & {"Ada"}, list(ages.keys()), len(ages.keys()))
        for name in list(ages.keys()):
            del ages[name]
        """,
    ),
    clean(
        "the-left-side-of-in",
        """
        ages = {"Ada": 36, "Alan": 41}
        print(ages.keys() in [ages.keys()], ages.keys() == {"Ada"})
        """,
    ),
    clean(
        "the-loop-changes-the-dict",
        """
        ages = {"Ada": 36, "Alan": 41}
        for name in ages.keys():
            if len(name) > 3:
                ages.pop(name)
                break
        print(ages)
        """,
        guard="loop_changes_dict",
    ),
    clean(
        "something-with-keys-of-its-own",
        """
        class Row:
            def __init__(self, cells):
                self.cells = cells
            def keys(self):
                return list(self.cells)
            def __iter__(self):
                return iter(self.cells.values())
        row = Row({"name": "Ada"})
        for name in row.keys():
            print(name)
        print("Ada" in row.keys())
        """,
        guard="is_no_dict",
    ),
    clean(
        "a-method-that-in-calls",
        """
        class Rooms(dict):
            def __contains__(self, room):
                return str(room) in self.keys()
            def __iter__(self):
                return iter(sorted(name for name in self.keys()))
        rooms = Rooms()
        print(5 in rooms, list(rooms))
        """,
        guard="asks_itself",
    ),
    clean(
        "a-row-of-a-database",
        """
        import sqlite3
        def show(row):
            for name in row.keys():
                print(name)
        base = sqlite3.connect(":memory:")
        base.row_factory = sqlite3.Row
        show(base.execute("select 1 as one, 2 as two").fetchone())
        """,
        guard="is_no_dict",
    ),
    clean(
        "a-frame",
        """
        import pandas as pd
        prices = pd.Series({"net": 1, "gross": 2})
        for name in prices.keys():
            print(name)
        """,
        guard="is_no_dict",
    ),
    clean(
        "keys-that-get-something",
        """
        class Ring:
            def keys(self, room):
                return [room + 1]
        for key in Ring().keys(3):
            print(key)
        """,
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(KeysCall, case)
