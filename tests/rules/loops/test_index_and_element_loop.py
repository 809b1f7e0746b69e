from __future__ import annotations

import pytest

from beginner_lint.rules.loops.index_and_element_loop import IndexAndElementLoop
from tests.rules.evidence.inputs import ints, lists
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"xs": lists(ints), "ys": lists(ints)}
SILENCING = {
    "needs_nothing_but_index": "with something else beside the elements, an index reads better",
    "never_uses_index": "without the index it is the pattern of index-loop, which says so",
}

FLAGGED = [
    safe(
        "the-plain-form",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i + 1, names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i + 1, name)
        """,
        says="`for i, name in enumerate(names)`",
    ),
    safe(
        "a-start-of-zero-and-a-step-of-one",
        """
        names = ["Ada", "Grace"]
        for i in range(0, len(names), 1):
            print(i, names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, name)
        """,
    ),
    safe(
        "a-body-on-the-line-of-the-header",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)): print(i, names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names): print(i, name)
        """,
    ),
    safe(
        "windows-newlines-and-tabs",
        "if True:\r\n\tnames = 'ab'\r\n\tfor i in range(len(names)):\r\n\t\tprint(i, names[i])\r\n",
        "if True:\r\n\tnames = 'ab'\r\n\tfor i, name in enumerate(names):\r\n\t\tprint(i, name)\r\n",
    ),
    safe(
        "a-target-in-parentheses",
        """
        names = ["Ada", "Grace"]
        for (i) in range(len(names)):
            print(i, names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for (i, name) in enumerate(names):
            print(i, name)
        """,
    ),
    safe(
        "an-existing-name-for-the-element",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            who = names[i]
            print(i, who, names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for i, who in enumerate(names):
            print(i, who, who)
        """,
    ),
    safe(
        "existing-names-of-the-parts",
        """
        pairs = [(1, "a"), (2, "b")]
        for i in range(len(pairs)):
            number, letter = pairs[i]
            print(i, letter, number)
        """,
        """
        pairs = [(1, "a"), (2, "b")]
        for i, (number, letter) in enumerate(pairs):
            print(i, letter, number)
        """,
        says="`for i, (number, letter) in enumerate(pairs)`",
    ),
    safe(
        "existing-names-in-parentheses",
        """
        pairs = [(1, "a"), (2, "b")]
        for i in range(len(pairs)):
            (number, letter) = pairs[i]
            print(i, letter, number)
        """,
        """
        pairs = [(1, "a"), (2, "b")]
        for i, (number, letter) in enumerate(pairs):
            print(i, letter, number)
        """,
    ),
    safe(
        "writes-to-another-list",
        """
        names = ["Ada", "Grace"]
        copy = ["", ""]
        for i in range(len(names)):
            copy[i] = names[i].upper()
        print(copy)
        """,
        """
        names = ["Ada", "Grace"]
        copy = ["", ""]
        for i, name in enumerate(names):
            copy[i] = name.upper()
        print(copy)
        """,
    ),
    safe(
        "adds-to-another-list",
        """
        scores = [1, 2]
        more = [3, 4]
        for i in range(len(scores)):
            more[i] += scores[i]
        print(more)
        """,
        """
        scores = [1, 2]
        more = [3, 4]
        for i, score in enumerate(scores):
            more[i] += score
        print(more)
        """,
    ),
    unsafe(
        "the-other-list-may-be-the-same",
        """
        def shift(xs: list[int], ys: list[int]) -> None:
            for i in range(len(xs)):
                ys[i] = xs[i] + xs[0]
        """,
        """
        def shift(xs: list[int], ys: list[int]) -> None:
            for i, x in enumerate(xs):
                ys[i] = x + xs[0]
        """,
        because="the loop does not change `xs`",
    ),
    safe(
        "a-break-and-an-else",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            if names[i] == "Bo":
                print(i)
                break
        else:
            print("nobody")
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            if name == "Bo":
                print(i)
                break
        else:
            print("nobody")
        """,
    ),
    safe(
        "the-index-after-the-loop",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            if names[i] == "Grace":
                break
        print(i)
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            if name == "Grace":
                break
        print(i)
        """,
    ),
    safe(
        "the-index-after-no-round",
        """
        names = []
        i = "nowhere"
        for i in range(len(names)):
            print(names[i])
        print(i)
        """,
        """
        names = []
        i = "nowhere"
        for i, name in enumerate(names):
            print(name)
        print(i)
        """,
    ),
    safe(
        "the-index-in-the-next-round-outside",
        """
        i = 0
        for again in range(2):
            print(i)
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(names[i])
        """,
        """
        i = 0
        for again in range(2):
            print(i)
            names = ["Ada", "Grace"]
            for i, name in enumerate(names):
                print(name)
        """,
    ),
    safe(
        "the-index-told-after-an-exception",
        """
        def parse(number):
            texts = ["1", "x"]
            try:
                for i in range(len(texts)):
                    print(int(texts[i]))
            except ValueError:
                print("line", i)
        parse(1)
        """,
        """
        def parse(number):
            texts = ["1", "x"]
            try:
                for i, text in enumerate(texts):
                    print(int(text))
            except ValueError:
                print("line", i)
        parse(1)
        """,
    ),
    safe(
        "the-index-read-by-a-function",
        """
        def where():
            return i
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i], where())
        """,
        """
        def where():
            return i
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(name, where())
        """,
    ),
    safe(
        "the-index-is-global",
        """
        def show():
            global i
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(names[i])
        show()
        print(i)
        """,
        """
        def show():
            global i
            names = ["Ada", "Grace"]
            for i, name in enumerate(names):
                print(name)
        show()
        print(i)
        """,
    ),
    safe(
        "the-first-element-read-too",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i, names[i], names[0], names[-1])
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, name, names[0], names[-1])
        """,
    ),
    safe(
        "a-test-for-the-last-round",
        'names = ["Ada", "Grace"]\nfor i in range(len(names)):\n    print(names[i], end="\\n" if i == len(names) - 1 else ", ")\n',
        'names = ["Ada", "Grace"]\nfor i, name in enumerate(names):\n    print(name, end="\\n" if i == len(names) - 1 else ", ")\n',
    ),
    safe(
        "in-a-generator-that-is-used-up-at-once",
        """
        rows = [[1, 2], [3]]
        for i in range(len(rows)):
            print(i, sum(cell * i for cell in rows[i]), any(rows[i][0] == k for k in range(9)))
        """,
        """
        rows = [[1, 2], [3]]
        for i, row in enumerate(rows):
            print(i, sum(cell * i for cell in row), any(row[0] == k for k in range(9)))
        """,
    ),
    safe(
        "a-module-keeps-its-index",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i, names[i])
        """,
        """
        names = ["Ada", "Grace"]
        for i, name in enumerate(names):
            print(i, name)
        """,
        script=False,
    ),
    unsafe(
        "variables-looked-up-as-text",
        """
        def show():
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(i, names[i], sorted(locals()))
        show()
        """,
        """
        def show():
            names = ["Ada", "Grace"]
            for i, name in enumerate(names):
                print(i, name, sorted(locals()))
        show()
        """,
        because="as `locals()` does",
        itself=True,
    ),
    unsafe(
        "a-tuple-beside-variables-looked-up-as-text",
        """
        def show():
            word = ("a", "b")
            for i in range(len(word)):
                print(i, word[i], len(locals()))
        show()
        """,
        """
        def show():
            word = ("a", "b")
            for i, letter in enumerate(word):
                print(i, letter, len(locals()))
        show()
        """,
        because="as `locals()` does",
        guard="others_see_the_names",
        itself=True,
    ),
    unsafe(
        "one-of-two-types",
        """
        import sys
        if len(sys.argv) > 99:
            word = "abc"
        else:
            word = ("a", "b")
        for i in range(len(word)):
            print(i, word[i])
        """,
        """
        import sys
        if len(sys.argv) > 99:
            word = "abc"
        else:
            word = ("a", "b")
        for i, letter in enumerate(word):
            print(i, letter)
        """,
        because="`word` is a list or another sequence",
        unshown="both types are walked over alike, but only one type can be proved",
    ),
    unsafe(
        "a-text-or-a-dict",
        """
        flag = True
        if flag:
            word = {0: "a"}
        else:
            word = "abc"
        for i in range(len(word)):
            print(i, word[i])
        """,
        """
        flag = True
        if flag:
            word = {0: "a"}
        else:
            word = "abc"
        for i, letter in enumerate(word):
            print(i, letter)
        """,
        because="`word` is a list or another sequence",
        guard="type_is_unproved",
        itself=True,
    ),
    unsafe(
        "a-list-that-a-called-function-changes",
        """
        names = ["Ada", "Grace"]
        def shorten():
            names.pop()
        for i in range(len(names)):
            print(i, names[i])
            if len(names) > 5:
                shorten()
        """,
        """
        names = ["Ada", "Grace"]
        def shorten():
            names.pop()
        for i, name in enumerate(names):
            print(i, name)
            if len(names) > 5:
                shorten()
        """,
        because="the loop does not change `names`",
        guard="may_change",
        itself=True,
    ),
    unfixed(
        "enumerate-is-something-else",
        """
        def enumerate(things):
            return []
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i, names[i])
        """,
        because="`enumerate` may mean something else",
        guard="enumerate_means_something_else",
    ),
    unfixed(
        "enumerate-is-bound-further-down",
        """
        def show():
            names = "ab"
            for i in range(len(names)):
                print(i, names[i])
            enumerate = 3
            return enumerate
        show()
        """,
        because="`enumerate` may mean something else",
    ),
    unfixed(
        "shown-with-its-text",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i, f"{names[i]=}")
        """,
        because="cannot be replaced",
    ),
]

CLEAN = [
    clean(
        "only-elements",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(names[i])
        """,
        guard="never_uses_index",
    ),
    clean(
        "no-elements",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i)
        """,
        guard="needs_nothing_but_index",
    ),
    clean(
        "stores",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i)
            names[i] = names[i].upper()
        """,
        guard="needs_nothing_but_index",
    ),
    clean(
        "stores-in-place",
        """
        scores = [1, 2]
        for i in range(len(scores)):
            scores[i] += i
        """,
    ),
    clean(
        "stores-at-another-place",
        """
        scores = [1, 2]
        for i in range(len(scores)):
            scores[0] = scores[i] + i
        """,
        guard="needs_nothing_but_index",
    ),
    clean(
        "reads-the-neighbour",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i, names[i], names[i - 1])
        """,
    ),
    clean(
        "a-second-sequence",
        """
        names, ages = ["Ada", "Grace"], [36, 85]
        for i in range(len(names)):
            print(i, names[i], ages[i])
        """,
        guard="needs_nothing_but_index",
    ),
    clean(
        "pairs-of-elements",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            for j in range(i + 1, len(names)):
                print(names[i], names[j])
        """,
        guard="needs_nothing_but_index",
    ),
    clean(
        "a-row-and-a-column",
        """
        rows, grid = ["a"], [["x"]]
        for i in range(len(rows)):
            print(i, rows[i], grid[0][i])
        """,
    ),
    clean(
        "the-list-shrinks",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i, names[i])
            if i:
                names.remove(names[0])
        """,
    ),
    clean(
        "the-index-jumps",
        """
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            print(i, names[i])
            i += 1
        """,
    ),
    clean(
        "a-lambda-keeps-the-index",
        """
        later = []
        names = ["Ada", "Grace"]
        for i in range(len(names)):
            later.append(lambda: (i, names[i]))
        """,
    ),
    clean(
        "a-class-body",
        """
        class Team:
            names = ["Ada", "Grace"]
            for i in range(len(names)):
                print(i, names[i])
        """,
        guard="is_an_attribute",
    ),
    clean(
        "a-dict-with-number-keys",
        """
        names = {0: "Ada", 1: "Grace"}
        for i in range(len(names)):
            print(i, names[i])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "looks-like-a-frame",
        """
        def show(df):
            print(df["name"])
            for i in range(len(df)):
                print(i, df[i])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "an-array",
        """
        import numpy
        xs = numpy.zeros(3)
        for i in range(len(xs)):
            print(i, xs[i])
        """,
        guard="is_no_sequence",
    ),
    clean(
        "a-method-that-numbers-the-object",
        """
        class Team:
            def __iter__(self):
                for i in range(len(self)):
                    yield i, self[i]
        """,
        guard="walks_itself",
        then="Team.__len__ = lambda self: 2\nTeam.__getitem__ = lambda self, i: 'ab'[i]\nprint(*Team())\n",
    ),
    clean(
        "a-method-that-makes-the-object-iterable",
        """
        class Team:
            def __reversed__(self):
                for i in range(len(self)):
                    yield i, self[i]
        """,
        guard="walks_itself",
        then="Team.__len__ = lambda self: 2\nTeam.__getitem__ = lambda self, i: 'ab'[i]\nprint(*reversed(Team()))\n",
    ),
    clean(
        "enumerate-already",
        """
        names = ["Ada"]
        for i, name in enumerate(names):
            print(i, names[i])
        """,
    ),
]

CASES = [*FLAGGED, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(IndexAndElementLoop, case)
