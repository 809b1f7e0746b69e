from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.diagnostic import Applicability
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rules.loops.reversed_index_loop import ReversedIndexLoop
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import counts, functions, ints, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"names": lists(texts), "n": counts, "rows": lists(ints), "show": functions}
BACKWARDS = [
    safe(
        "down-to-zero",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names) - 1, -1, -1):
            print(names[i], names[i].upper())
        """,
        """
        names = ["Ada", "Grace"]
        for name in reversed(names):
            print(name, name.upper())
        """,
        says="`for name in reversed(names)` gives each element",
    ),
    safe(
        "the-indexes-reversed",
        """
        word = "abc"
        for i in reversed(range(len(word))):
            print(word[i])
        """,
        """
        word = "abc"
        for letter in reversed(word):
            print(letter)
        """,
    ),
    safe(
        "the-indexes-sliced",
        """
        primes = (2, 3, 5)
        for i in range(0, len(primes))[::-1]:
            prime = primes[i]
            print(prime + 1)
        """,
        """
        primes = (2, 3, 5)
        for prime in reversed(primes):
            print(prime + 1)
        """,
    ),
    unsafe(
        "an-argument-may-be-anything",
        """
        def show(rows):
            for i in range(len(rows) - 1, -1, -1):
                print(rows[i])
        """,
        """
        def show(rows):
            for row in reversed(rows):
                print(row)
        """,
        because="`rows` is a list or another sequence",
    ),
    unsafe(
        "a-text-or-a-dict",
        """
        flag = True
        if flag:
            word = {0: "a"}
        else:
            word = "abc"
        for i in range(len(word) - 1, -1, -1):
            print(word[i])
        """,
        """
        flag = True
        if flag:
            word = {0: "a"}
        else:
            word = "abc"
        for letter in reversed(word):
            print(letter)
        """,
        because="`word` is a list or another sequence",
        guard="type_is_unproved",
        itself=True,
    ),
    unsafe(
        "a-list-that-a-called-function-changes",
        """
        names = ["Ada", "Grace"]
        def shout(again):
            names[again] += "!"
        for i in range(len(names) - 1, -1, -1):
            print(names[i])
            shout(-1)
            print(names[i])
        """,
        """
        names = ["Ada", "Grace"]
        def shout(again):
            names[again] += "!"
        for name in reversed(names):
            print(name)
            shout(-1)
            print(name)
        """,
        because="the loop does not change `names`",
        guard="may_change",
        inputs={"again": counts},
        itself=True,
    ),
    unsafe(
        "variables-looked-up-as-text",
        """
        def show():
            word = ("a", "b")
            for i in range(len(word) - 1, -1, -1):
                print(word[i], sorted(locals()))
        show()
        """,
        """
        def show():
            word = ("a", "b")
            for letter in reversed(word):
                print(letter, sorted(locals()))
        show()
        """,
        because="as `locals()` does",
        guard="others_see_the_names",
        itself=True,
    ),
    unfixed(
        "reversed-is-something-else",
        """
        def reversed(things):
            return []
        names = ["Ada", "Grace"]
        for i in range(len(names) - 1, -1, -1):
            print(names[i])
        """,
        because="`reversed` may mean something else",
        guard="reversed_means_something_else",
    ),
]

INSERTING = [
    safe(
        "turned-around",
        """
        names = ["Ada", "Grace"]
        found = []
        for name in names:
            found.insert(0, name)
        print(found)
        """,
        """
        names = ["Ada", "Grace"]
        found = []
        for name in names:
            found.append(name)
        found.reverse()
        print(found)
        """,
        says="`found.insert(0, ...)` moves all items each time",
    ),
    safe(
        "digits-in-a-while-loop",
        """
        def digits(n):
            found = []
            n = int(n)
            while n > 0:
                found.insert(0, (n % 10))  # the last digit
                n //= 10
            return found
        """,
        """
        def digits(n):
            found = []
            n = int(n)
            while n > 0:
                found.append((n % 10))  # the last digit
                n //= 10
            found.reverse()
            return found
        """,
    ),
    safe(
        "on-both-branches-and-further-in",
        """
        def turn(rows, show):
            found = []
            for row in rows:
                if row:
                    found.insert(0, show(row))
                else:
                    for again in range(2):
                        found.insert( 0 , again )
                show(row)
            else:
                print("done")
            return found
        """,
        """
        def turn(rows, show):
            found = []
            for row in rows:
                if row:
                    found.append(show(row))
                else:
                    for again in range(2):
                        found.append(again )
                show(row)
            else:
                print("done")
            found.reverse()
            return found
        """,
    ),
    safe(
        "a-loop-that-breaks-off",
        """
        rows = [1, 2, 3]
        found = list()
        for row in rows:
            if row > 2: break
            found.insert(0, row)
        print(found)
        """,
        """
        rows = [1, 2, 3]
        found = list()
        for row in rows:
            if row > 2: break
            found.append(row)
        found.reverse()
        print(found)
        """,
    ),
    safe(
        "a-loop-that-returns",
        """
        def read(rows):
            box = {}
            for again in rows:
                found = []
                for row in rows:
                    found.insert(0, row)
                    if row == 3:
                        return box
                box[again] = found
            return box
        """,
        """
        def read(rows):
            box = {}
            for again in rows:
                found = []
                for row in rows:
                    found.append(row)
                    if row == 3:
                        return box
                found.reverse()
                box[again] = found
            return box
        """,
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        names = ["1", "2", "x"]
        try:
            found = []
            for name in names:
                found.insert(0, int(name))
        except ValueError:
            print(found)
        """,
        """
        names = ["1", "2", "x"]
        try:
            found = []
            for name in names:
                found.append(int(name))
            found.reverse()
        except ValueError:
            print(found)
        """,
        because="the loop raises no exception",
        guard="others_may_see_it",
        script=False,
        inputs={"names": lists(st.sampled_from(["1", "2", "x"]))},
        itself=True,
    ),
    unfixed(
        "seen-after-an-exception",
        """
        def read(names):
            try:
                found = []
                for name in names:
                    found.insert(0, int(name))
            except ValueError:
                return found
        """,
        because="`found` is used after an exception",
        guard="is_seen_half_made",
        inputs={"names": lists(st.sampled_from(["1", "2", "x"]))},
    ),
    unfixed(
        "a-comment-in-the-call",
        """
        found = []
        for name in "abc":
            found.insert(
                0,  # at the front
                name,
            )
        print(found)
        """,
        because="a comment stands in the call",
    ),
]

CLEAN = [
    clean(
        "the-index-is-used-too",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names) - 1, -1, -1):
            print(i, names[i])
        """,
        guard="needs_index",
    ),
    clean(
        "deletes-backwards",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names) - 1, -1, -1):
            if names[i]:
                del names[i]
        """,
    ),
    clean(
        "the-index-is-used-later",
        """
        names = ["Ada", "Grace"]
        i = 7
        for i in range(len(names) - 1, -1, -1):
            print(names[i])
        print(i)
        """,
        guard="index_is_used_later",
    ),
    clean(
        "without-the-first-one",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names) - 1, 0, -1):
            print(names[i])
        """,
    ),
    clean(
        "from-behind-the-end",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names), -1, -1):
            print(names[i:])
        """,
    ),
    clean(
        "every-second-one",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names) - 1, -1, -2):
            print(names[i])
        """,
    ),
    clean(
        "a-class-body",
        """
        class Team:
            word = "ab"
            for i in range(len(word) - 1, -1, -1):
                print(word[i])
        print(Team.i)
        """,
        guard="is_an_attribute",
        inputs={"word": st.just("ab")},
    ),
    clean(
        "a-dict-of-numbers",
        """
        notes = {0: "a", 1: "b"}
        for i in range(len(notes) - 1, -1, -1):
            print(notes[i])
        """,
        guard="is_no_sequence",
        inputs={"notes": st.just({0: "a", 1: "b"})},
    ),
    clean(
        "an-object-that-turns-itself-around",
        """
        class Team:
            def __reversed__(self):
                for i in range(len(self) - 1, -1, -1):
                    yield self[i]
        """,
        guard="walks_itself",
        then="Team.__len__ = lambda self: 2\nTeam.__getitem__ = lambda self, i: 'ab'[i]\nprint(*reversed(Team()))\n",
    ),
    clean(
        "inserted-elsewhere",
        """
        found = []
        for name in "abc":
            found.insert(1, name)
        print(found)
        """,
    ),
    clean(
        "not-empty",
        """
        found = ["x"]
        for name in "abc":
            found.insert(0, name)
        print(found)
        """,
        inputs={"found": st.just(["x"])},
    ),
    clean(
        "read-in-the-loop",
        """
        found = []
        for name in "abca":
            if name not in found[:1]:
                found.insert(0, name)
        print(found)
        """,
        guard="is_used_otherwise",
    ),
    clean(
        "also-appended-to",
        """
        found = []
        for name in "abc":
            found.insert(0, name)
            found.append(name)
        print(found)
        """,
        guard="is_used_otherwise",
    ),
    clean(
        "an-else-that-leaves-the-outer-loop",
        """
        for rows in [[1, 2, 3], [4]]:
            found = []
            for row in rows:
                found.insert(0, row)
            else:
                break
        print(found)
        """,
        guard="is_left_by_else",
    ),
    clean(
        "a-function-looks",
        """
        def look():
            print(found)
        found = []
        for name in "abc":
            found.insert(0, name)
            look()
        """,
        guard="is_shared",
    ),
    clean(
        "a-text",
        """
        class Box:
            def insert(self, place, thing):
                print(place, thing)
        found = Box()
        for name in "abc":
            found.insert(0, name)
        """,
    ),
]

CASES = [*BACKWARDS, *INSERTING, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ReversedIndexLoop, case)


PASSES = [
    (
        "def turn(rows):\n    rows = list(rows)\n    found = []\n    for row in rows:\n        found.insert(0, row + 1)\n"
        "    return found\n",
        "def turn(rows):\n    rows = list(rows)\n    found = [row + 1 for row in rows]\n    found.reverse()\n"
        "    return found\n",
    ),
    (
        'word = "abc"\nfound = []\nfor i in range(len(word) - 1, -1, -1):\n    found.append(word[i] * 2)\nprint(found)\n',
        'word = "abc"\nfound = [letter * 2 for letter in reversed(word)]\nprint(found)\n',
    ),
]


@pytest.mark.parametrize(("program", "expected"), PASSES)
def test_passes_go_on_to_append_loop(program: str, expected: str) -> None:
    source, project = Source("case.py", program), ProjectFacts(script=True)
    assert [found.code for found in lint(source, Settings(), project)] == ["ZEN321"]
    result = fix(source, Settings(), project, threshold=Applicability.SAFE)
    assert result.source.text == expected
    assert result.remaining == ()
