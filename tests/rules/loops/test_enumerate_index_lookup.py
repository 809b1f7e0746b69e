from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.rules.loops.enumerate_index_lookup import EnumerateIndexLookup
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import counts, dicts, ints, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"names": lists(texts), "rows": lists(ints), "again": counts}
SILENCING = {
    "is_an_attribute": "the loop's names are attributes of the class, which is unusual enough",
    "may_check_the_lookup": "a program that holds both against each other wants to know if they are the same",
}
WILD = {"rows": lists(ints) | dicts(counts, texts)}

FLAGGED = [
    safe(
        "read-again",
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, names[i], name, names[i].upper())
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, name, name, name.upper())
        """,
        says="`names[i]` is `name`, which the loop gives already",
    ),
    safe(
        "a-start-of-zero-and-parentheses",
        """
        word = "abc"
        for (i, char) in enumerate(word, start=0):
            print(f"{i}: {word[i]!r}", [word[i] for again in range(i)])
        """,
        """
        word = "abc"
        for (i, char) in enumerate(word, start=0):
            print(f"{i}: {char!r}", [char for again in range(i)])
        """,
    ),
    safe(
        "neighbours-stay",
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(names[i - 1], names[i], names[:i])
        else:
            print(names[0])
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(names[i - 1], name, names[:i])
        else:
            print(names[0])
        """,
        inputs={"names": lists(texts, min_size=1)},
    ),
    safe(
        "an-element-that-had-no-name",
        """
        names = ["Ada", "Grace"]
        for i, _ in enumerate(names):
            print(i, names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, name)
        """,
        says="`names[i]` is what the loop gives already: call it `name`",
    ),
    safe(
        "read-to-compute-what-is-stored",
        """
        numbers = [1, 2]
        for i, number in enumerate(numbers):
            numbers[i] = numbers[i] * 2
        print(numbers)
        """,
        """
        numbers = [1, 2]
        for i, number in enumerate(numbers):
            numbers[i] = number * 2
        print(numbers)
        """,
    ),
    safe(
        "read-in-the-test-before-the-store",
        """
        numbers = [1, 2]
        for i, number in enumerate(numbers):
            if numbers[i] > 1:
                print(numbers[i])
                numbers[i] = 1
                print(numbers[i])
        print(numbers)
        """,
        """
        numbers = [1, 2]
        for i, number in enumerate(numbers):
            if number > 1:
                print(number)
                numbers[i] = 1
                print(numbers[i])
        print(numbers)
        """,
        guard="is_read_after_change",
    ),
    unsafe(
        "read-before-the-list-is-changed",
        """
        numbers = [1, 2, 3]
        for i, number in enumerate(numbers):
            print(numbers[i])
            numbers.pop()
        """,
        """
        numbers = [1, 2, 3]
        for i, number in enumerate(numbers):
            print(number)
            numbers.pop()
        """,
        because="nothing else in the loop changes `numbers`",
        unshown="here nothing else does",
    ),
    safe(
        "a-function-that-reads-it-later",
        """
        calls = []
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(names[i])
            calls.append(lambda: names[i])
        print([call() for call in calls])
        """,
        """
        calls = []
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(name)
            calls.append(lambda: names[i])
        print([call() for call in calls])
        """,
    ),
    unsafe(
        "an-argument-may-be-anything",
        """
        def show(rows):
            for i, row in enumerate(rows):
                print(rows[i])
        """,
        """
        def show(rows):
            for i, row in enumerate(rows):
                print(row)
        """,
        because="`rows` is a list or another sequence (no dict)",
    ),
    unsafe(
        "a-text-or-a-dict",
        """
        flag = True
        if flag:
            word = {0: "a"}
        else:
            word = "abc"
        for i, letter in enumerate(word):
            print(word[i])
        """,
        """
        flag = True
        if flag:
            word = {0: "a"}
        else:
            word = "abc"
        for i, letter in enumerate(word):
            print(letter)
        """,
        because="`word` is a list or another sequence",
        guard="type_is_unproved",
        inputs={"word": st.just({0: "a"})},
        itself=True,
    ),
    unsafe(
        "a-list-that-a-called-function-changes",
        """
        names = ["Ada", "Grace"]
        def shout(again):
            names[again] += "!"
        for i, name in enumerate(names):
            shout(i)
            print(names[i])
        """,
        """
        names = ["Ada", "Grace"]
        def shout(again):
            names[again] += "!"
        for i, name in enumerate(names):
            shout(i)
            print(name)
        """,
        because="the loop does not change `names`",
        guard="may_change",
        itself=True,
    ),
    unsafe(
        "another-name-for-the-list",
        """
        numbers = [1, 2]
        others = numbers
        for i, number in enumerate(numbers):
            others[i] = 5
            numbers[i] = numbers[i] * 2
        print(numbers)
        """,
        """
        numbers = [1, 2]
        others = numbers
        for i, number in enumerate(numbers):
            others[i] = 5
            numbers[i] = number * 2
        print(numbers)
        """,
        because="nothing else in the loop changes `numbers`",
        guard="others_may_change_it",
        itself=True,
    ),
    unsafe(
        "variables-looked-up-as-text",
        """
        def show():
            word = ("a", "b")
            for i, _ in enumerate(word):
                print(word[i], sorted(locals()))
        show()
        """,
        """
        def show():
            word = ("a", "b")
            for i, letter in enumerate(word):
                print(letter, sorted(locals()))
        show()
        """,
        because="as `locals()` does",
        guard="others_see_the_names",
        itself=True,
    ),
    unfixed(
        "shown-with-its-text",
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(f"{names[i]=}")
        """,
        because="cannot be replaced",
    ),
]

CLEAN = [
    clean(
        "only-the-element",
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, name, names[-1])
        """,
    ),
    clean(
        "another-start",
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names, 1):
            if i < len(names):
                print(name, names[i])
        """,
    ),
    clean(
        "another-list",
        """
        names, ages = ["Ada", "Grace"], [1, 2]
        for i, name in enumerate(names):
            print(name, ages[i])
        """,
    ),
    clean(
        "the-index-jumps",
        """
        names = ["Ada", "Grace", "Joan"]
        for i, name in enumerate(names):
            i = 0
            print(name, names[i])
        """,
        guard="index_is_rebound",
        inputs={"i": st.just(0)},
    ),
    clean(
        "the-element-is-bound-again",
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            name = name.upper()
            print(name, names[i])
        """,
        guard="element_is_rebound",
    ),
    clean(
        "a-function-binds-the-element",
        """
        def rename():
            global name
            name = "Joan"
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            rename()
            print(names[i])
        """,
        guard="element_is_rebound",
    ),
    clean(
        "another-element-is-stored",
        """
        numbers = [1, 2, 3]
        for i, number in enumerate(numbers):
            numbers[-1] = 7
            print(numbers[i])
        """,
        guard="is_read_after_change",
    ),
    clean(
        "the-list-is-turned-around",
        """
        numbers = [1, 2, 3]
        for i, number in enumerate(numbers):
            numbers.reverse()
            print(numbers[i])
        """,
        guard="is_read_after_change",
    ),
    clean(
        "another-list-of-that-name",
        """
        numbers = [1, 2, 3]
        for i, number in enumerate(numbers):
            print(numbers[i])
            numbers = numbers[::-1]
        """,
        guard="sequence_is_rebound",
    ),
    clean(
        "held-against-each-other",
        """
        def check(rows):
            for i, row in enumerate(rows):
                assert row == rows[i]
        """,
        guard="may_check_the_lookup",
    ),
    clean(
        "read-after-the-store",
        """
        numbers = [1, 2]
        for i, number in enumerate(numbers):
            numbers[i] = number * 2
            print(numbers[i])
        """,
        guard="is_read_after_change",
    ),
    clean(
        "stored-in-an-inner-loop",
        """
        numbers = [1, 2]
        for i, number in enumerate(numbers):
            for again in range(3):
                print(numbers[i])
                numbers[i] = numbers[i] + 1
        """,
        guard="is_read_after_change",
    ),
    clean(
        "an-augmented-store",
        """
        numbers = [1, 2]
        for i, number in enumerate(numbers):
            numbers[i] += 1
        """,
    ),
    clean(
        "a-class-body",
        """
        class Team:
            word = "ab"
            for i, char in enumerate(word):
                print(word[i])
        """,
        guard="is_an_attribute",
    ),
    clean(
        "a-dict",
        """
        notes = {0: "a", 1: "b"}
        for i, note in enumerate(notes):
            print(notes[i])
        """,
        guard="is_no_sequence",
        inputs={"notes": st.just({0: "a", 1: "b"})},
    ),
    clean(
        "an-object-that-walks-itself",
        """
        class Team:
            def __iter__(self):
                return iter("ab")
            def __str__(self):
                return "".join(self[i] for i in range(2)) + self.spelled()
            def spelled(self):
                return ""
            def __len__(self):
                for i, who in enumerate(self):
                    print(self[i])
                return 2
        """,
        guard="walks_itself",
        then="Team.__getitem__ = lambda self, i: 'xy'[i]\nprint(len(Team()))\n",
    ),
    clean(
        "pairs",
        """
        pairs = [(1, 2), (3, 4)]
        for i, (a, b) in enumerate(pairs):
            print(a, b, pairs[i])
        """,
    ),
    clean(
        "enumerate-is-something-else",
        """
        def enumerate(things):
            return [(0, "x")]
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(names[i])
        """,
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(EnumerateIndexLookup, case)


def test_passes_come_here_from_manual_counter() -> None:
    program = 'names = ["Ada", "Grace"]\ni = 0\nfor name in names:\n    print(i, names[i])\n    i += 1\n'
    result = fix(Source("case.py", program), Settings(), ProjectFacts(script=True))
    assert (
        result.source.text
        == 'names = ["Ada", "Grace"]\nfor i, name in enumerate(names):\n    print(i, name)\n'
    )
    assert [found.code for found in result.applied] == ["ZEN304", "ZEN329"]
