from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rules.loops.parallel_index_loop import ParallelIndexLoop
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import counts, ints, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe


def several(items: SearchStrategy[Any], number: int = 3) -> SearchStrategy[list[Any]]:
    return st.lists(items, min_size=number, max_size=number)


INPUTS = {
    "names": several(texts),
    "ages": several(ints),
    "word": st.text("abc", min_size=3, max_size=3),
    "short": several(texts, 2),
    "left": several(ints),
    "right": several(ints),
    "pairs": several(st.tuples(ints, texts)),
}
WILD = {"left": lists(ints), "right": lists(ints)}
SILENCING = {
    "needs_index": "where the index finds something else too, it has to stay",
    "is_too_wide": "four names in one header read worse than one index",
    "walks_over_others": "the index is that of a sequence that the loop does not read",
}

HEADERS = [
    safe(
        "two-lists-of-known-length",
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for i in range(len(names)):
            print(names[i], ages[i], names[i].upper())
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for name, age in zip(names, ages):
            print(name, age, name.upper())
        """,
        says="`for name, age in zip(names, ages)` gives the elements together",
    ),
    safe(
        "the-other-one-is-longer",
        """
        names = ["Ada", "Grace", "Margaret"]
        short = ["a", "b"]
        for i in range(0, len(short)):
            print(short[i], names[i])
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        short = ["a", "b"]
        for item, name in zip(short, names):
            print(item, name)
        """,
    ),
    safe(
        "two-in-one-statement",
        """
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88]
        for i in range(len(names)):
            print(names[i], ages[i])
        """,
        """
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88]
        for name, age in zip(names, ages):
            print(name, age)
        """,
    ),
    safe(
        "made-from-each-other",
        """
        rows = [5, 6]
        doubles = [row * 2 for row in rows]
        flags = [False] * len(rows)
        for i in range(len(rows)):
            print(rows[i], doubles[i], flags[i])
        """,
        """
        rows = [5, 6]
        doubles = [row * 2 for row in rows]
        flags = [False] * len(rows)
        for row, double, flag in zip(rows, doubles, flags):
            print(row, double, flag)
        """,
    ),
    safe(
        "copies-and-counts",
        """
        def show(n):
            n = int(n)
            rows = list(range(n))
            flags = sorted(rows)[:]
            for i in range(len(rows)):
                print(rows[i], flags[i])
        show("3")
        """,
        """
        def show(n):
            n = int(n)
            rows = list(range(n))
            flags = sorted(rows)[:]
            for row, flag in zip(rows, flags):
                print(row, flag)
        show("3")
        """,
        inputs={"n": counts},
    ),
    safe(
        "to-the-shortest",
        """
        rows = [5, 6, 7]
        flags = [1, 2]
        for i in range(min(len(rows), len(flags))):
            print(rows[i], flags[i])
        """,
        """
        rows = [5, 6, 7]
        flags = [1, 2]
        for row, flag in zip(rows, flags):
            print(row, flag)
        """,
    ),
    safe(
        "the-index-is-used-too",
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for i in range(len(names)):
            print(i + 1, names[i], ages[i])
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for i, (name, age) in enumerate(zip(names, ages)):
            print(i + 1, name, age)
        """,
        says="gives index and elements together",
    ),
    safe(
        "the-index-is-read-later",
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        i = 9
        for i in range(len(names)):
            if names[i] == str(ages[i]):
                break
        print(i)
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        i = 9
        for i, (name, age) in enumerate(zip(names, ages)):
            if name == str(age):
                break
        print(i)
        """,
    ),
    safe(
        "a-text-and-a-list",
        """
        word = "abc"
        ages = [36, 85, 88]
        for i in range(len(word)):
            if word[i] != "b":
                print(word[i], ages[i])
        else:
            print("done")
        """,
        """
        word = "abc"
        ages = [36, 85, 88]
        for letter, age in zip(word, ages):
            if letter != "b":
                print(letter, age)
        else:
            print("done")
        """,
    ),
]

NAMES = [
    safe(
        "names-that-are-given",
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for i in range(len(names)):
            who = names[i]
            years = ages[i]
            print(who, years, ages[i])
        print(who, years)
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for who, years in zip(names, ages):
            print(who, years, years)
        print(who, years)
        """,
    ),
    safe(
        "parts-that-are-given",
        """
        pairs = [(1, "a"), (2, "b"), (3, "c")]
        ages = [36, 85, 88]
        for i in range(len(ages)):
            number, letter = pairs[i]
            print(number, letter, ages[i])
        """,
        """
        pairs = [(1, "a"), (2, "b"), (3, "c")]
        ages = [36, 85, 88]
        for age, (number, letter) in zip(ages, pairs):
            print(number, letter, age)
        """,
    ),
    safe(
        "one-name-for-both",
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for i in range(len(names)):
            x = names[i]
            print(x)
            x = ages[i]
            print(x)
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for x, age in zip(names, ages):
            print(x)
            x = age
            print(x)
        """,
    ),
    safe(
        "nothing-but-given-names",
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for i in range(len(names)):
            who = names[i]
            years = ages[i]
        print(who, years)
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for who, age in zip(names, ages):
            years = age
        print(who, years)
        """,
    ),
    safe(
        "names-that-tell-them-apart",
        """
        left, right = [1, 2, 3], [1, 2, 4]
        for i in range(len(left)):
            print(left[i] == right[i])
        """,
        """
        left, right = [1, 2, 3], [1, 2, 4]
        for left_item, right_item in zip(left, right):
            print(left_item == right_item)
        """,
        wild={"left": several(ints), "right": several(ints)},
    ),
    safe(
        "numbers-that-tell-them-apart",
        """
        rows1, rows2 = [1, 2, 3], [1, 2, 4]
        for i in range(len(rows1)):
            print(rows1[i] == rows2[i])
        """,
        """
        rows1, rows2 = [1, 2, 3], [1, 2, 4]
        for row1, row2 in zip(rows1, rows2):
            print(row1 == row2)
        """,
        inputs={"rows1": several(ints), "rows2": several(ints)},
    ),
]

UNSAFE = [
    unsafe(
        "nothing-is-known",
        """
        def show(left, right):
            for i in range(len(left)):
                print(left[i], right[i])
        """,
        """
        def show(left, right):
            for left_item, right_item in zip(left, right):
                print(left_item, right_item)
        """,
        because="`left` and `right` are lists or other sequences (no dicts) and that the loop does not",
    ),
    unsafe(
        "lengths-that-may-differ",
        """
        def show(left, right):
            xs = list(left)
            ys = list(right)
            for i in range(len(xs)):
                print(xs[i], ys[i])
        """,
        """
        def show(left, right):
            xs = list(left)
            ys = list(right)
            for x, y in zip(xs, ys):
                print(x, y)
        """,
        because="assumes that `ys` is as long as `xs`",
        guard="lengths_may_differ",
        wild={"left": lists(ints), "right": lists(ints)},
    ),
    unsafe(
        "a-list-that-has-grown",
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        names.append("Joan")
        for i in range(len(names)):
            print(names[i], ages[i])
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        names.append("Joan")
        for name, age in zip(names, ages):
            print(name, age)
        """,
        because="`ages` is as long as `names`",
        guard="lengths_may_differ",
        itself=True,
    ),
    unsafe(
        "a-list-that-grew-in-the-last-round",
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for again in range(2):
            for i in range(len(names)):
                print(names[i], ages[i])
            names += ["Joan"]
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        ages = [36, 85, 88]
        for again in range(2):
            for name, age in zip(names, ages):
                print(name, age)
            names += ["Joan"]
        """,
        because="`ages` is as long as `names`",
        guard="lengths_may_differ",
        itself=True,
    ),
    unsafe(
        "a-filtered-copy",
        """
        names = ["Ada", "Grace", "Margaret"]
        found = [name for name in names if name < "C"]
        for i in range(len(names)):
            print(names[i], found[i])
        """,
        """
        names = ["Ada", "Grace", "Margaret"]
        found = [name for name in names if name < "C"]
        for name, item in zip(names, found):
            print(name, item)
        """,
        because="`found` is as long as `names`",
        itself=True,
    ),
    unsafe(
        "a-text-or-a-dict",
        """
        flag = True
        if flag:
            some = {0: "a"}
        else:
            some = "abc"
        names = ["Ada", "Grace", "Margaret"]
        for i in range(min(len(some), len(names))):
            print(some[i], names[i])
        """,
        """
        flag = True
        if flag:
            some = {0: "a"}
        else:
            some = "abc"
        names = ["Ada", "Grace", "Margaret"]
        for item, name in zip(some, names):
            print(item, name)
        """,
        because="`some` is a list or another sequence (no dict)",
        guard="type_is_unproved",
        inputs={"some": st.just({0: "a"}) | st.just("abc")},
        itself=True,
    ),
    unsafe(
        "a-list-that-a-called-function-changes",
        """
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88]
        def shorten():
            if len(names) > 2:
                names.pop(0)
                ages.pop()
        for i in range(len(names) and len("ab")):
            print(i)
        for i in range(len(names)):
            if i < len(names):
                print(names[i], ages[i])
            shorten()
        """,
        """
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88]
        def shorten():
            if len(names) > 2:
                names.pop(0)
                ages.pop()
        for i in range(len(names) and len("ab")):
            print(i)
        for i, (name, age) in enumerate(zip(names, ages)):
            if i < len(names):
                print(name, age)
            shorten()
        """,
        because="the loop does not change `names` and `ages`",
        guard="may_change",
        itself=True,
    ),
    unsafe(
        "variables-looked-up-as-text",
        """
        def show():
            names, ages = ("Ada", "Grace"), (36, 85)
            for i in range(len(names)):
                print(names[i], ages[i], sorted(locals()))
        show()
        """,
        """
        def show():
            names, ages = ("Ada", "Grace"), (36, 85)
            for name, age in zip(names, ages):
                print(name, age, sorted(locals()))
        show()
        """,
        because="as `locals()` does",
        guard="others_see_the_names",
        inputs={"names": st.just(("Ada", "Grace")), "ages": st.just((36, 85))},
        itself=True,
    ),
    unfixed(
        "zip-is-something-else",
        """
        def zip(*things):
            return []
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88]
        for i in range(len(names)):
            print(names[i], ages[i])
        """,
        because="`zip` may mean something else",
        guard="zip_means_something_else",
    ),
    unfixed(
        "shown-with-its-text",
        """
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88]
        for i in range(len(names)):
            print(names[i], f"{ages[i]=}")
        """,
        because="cannot be replaced",
    ),
]

CLEAN = [
    clean(
        "one-sequence",
        """
        names = ["Ada", "Grace", "Margaret"]
        for i in range(len(names)):
            print(names[i])
        """,
    ),
    clean(
        "the-neighbour-in-the-other-one",
        """
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88]
        for i in range(len(names)):
            print(names[i], ages[i], ages[i - 1])
        """,
        guard="needs_index",
    ),
    clean(
        "a-cell-of-a-table",
        """
        def show(left, table):
            for i in range(len(left)):
                print(left[i], table[i, 0], table[0][i])
        """,
    ),
    clean(
        "a-column-of-a-table",
        """
        rows, grid = ["a"], [["x"], ["y"]]
        for i in range(len(rows)):
            print(rows[i], grid[1][i])
        """,
    ),
    clean(
        "a-store-in-a-third-one",
        """
        names, ages, out = ["Ada", "Grace", "Margaret"], [36, 85, 88], {}
        for i in range(len(names)):
            out[i] = names[i], ages[i]
        """,
        guard="needs_index",
    ),
    clean(
        "a-store-in-the-other-one",
        """
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88]
        for i in range(len(names)):
            print(names[i], ages[i])
            ages[2] = 0
        """,
        guard="changes_a_sequence",
    ),
    clean(
        "the-other-one-shrinks",
        """
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88, 99, 99, 99]
        for i in range(len(names)):
            print(names[i], ages[i])
            ages.pop(0)
        """,
        guard="changes_a_sequence",
        inputs={"ages": several(ints, 6)},
    ),
    clean(
        "a-row-that-another-loop-binds",
        """
        names, rows = ["Ada", "Grace", "Margaret"], [[1, 2, 3], [4, 5, 6]]
        for i in range(len(names)):
            for row in rows:
                print(names[i], row[i])
        """,
        guard="changes_a_sequence",
        inputs={"rows": several(several(ints))},
    ),
    clean(
        "four-sequences",
        """
        names, ages, towns, pets = ["a"], ["b"], ["c"], ["d"]
        for i in range(len(names)):
            print(names[i], ages[i], towns[i], pets[i])
        """,
        guard="is_too_wide",
        inputs=dict.fromkeys(("names", "ages", "towns", "pets"), several(texts)),
    ),
    clean(
        "the-length-of-what-is-not-read",
        """
        names, ages, towns = ["a", "b", "c"], [1, 2, 3], ["x", "y", "z"]
        for i in range(min(len(names), len(towns))):
            print(names[i], ages[i])
        """,
        guard="walks_over_others",
        inputs={"towns": several(texts)},
    ),
    clean(
        "a-class-body",
        """
        class Team:
            names, ages = ["Ada", "Grace"], [36, 85]
            for i in range(len(names)):
                print(names[i], ages[i])
        print(Team.i)
        """,
        guard="is_an_attribute",
        inputs={"names": several(texts, 2), "ages": several(ints, 2)},
    ),
    clean(
        "a-dict-of-numbers",
        """
        names = ["Ada", "Grace", "Margaret"]
        notes = {0: "a", 1: "b", 2: "c"}
        for i in range(len(names)):
            print(names[i], notes[i])
        """,
        guard="is_no_sequence",
        inputs={"notes": st.just({0: "a", 1: "b", 2: "c"})},
    ),
    clean(
        "an-object-that-numbers-itself",
        """
        class Team:
            def __iter__(self):
                ages = [1, 2]
                for i in range(len(self)):
                    yield self[i], ages[i]
        """,
        guard="walks_itself",
        then="Team.__len__ = lambda self: 2\nTeam.__getitem__ = lambda self, i: 'ab'[i]\nprint(*Team())\n",
    ),
    clean(
        "pairs-of-elements",
        """
        names, ages = ["Ada", "Grace", "Margaret"], [36, 85, 88]
        for i in range(len(names)):
            for j in range(i + 1, len(names)):
                print(names[i], names[j], ages[i])
        """,
    ),
]

CASES = [*HEADERS, *NAMES, *UNSAFE, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ParallelIndexLoop, case)


def test_passes_go_on_to_append_loop() -> None:
    program = (
        "rows = [1, 2]\nflags = [3, 4]\nfound = []\nfor i in range(len(rows)):\n"
        "    found.append(rows[i] * flags[i])\nprint(found)\n"
    )
    source, project = Source("case.py", program), ProjectFacts(script=True)
    assert [found.code for found in lint(source, Settings(), project)] == ["ZEN303"]
    result = fix(source, Settings(), project)
    assert result.source.text == (
        "rows = [1, 2]\nflags = [3, 4]\nfound = [row * flag for row, flag in zip(rows, flags)]\nprint(found)\n"
    )
    assert result.remaining == ()
