from __future__ import annotations

import pytest

from beginner_lint.rules.loops.exhausted_iterator import ExhaustedIterator
from tests.rules.evidence.inputs import files, ints, lists
from tests.rules.tables import Case, check, clean, shown, unfixed

INPUTS = {"xs": lists(ints, min_size=1), "open": files}
WILD = {"open": files}
SILENCING = {
    "may_give_again": "a file that is wound back gives its lines again: nothing is wrong, and there is no fix",
}


def listed(identifier: str, program: str, iterator: str, made: str, **more: object) -> Case:
    """A program about a list `xs`, in which an iterator becomes a list."""
    start = "xs = [3, 1, 2]\n"
    return shown(
        identifier, start + program.format(iterator), start + program.format(made), itself=True, **more
    )


TWICE = "ys = {}\nfor y in ys:\n    print(y)\nprint(sum(ys))\n"
MAP, LIST = "map(abs, xs)", "list(map(abs, xs))"

CASES = [
    listed("loop-then-sum", TWICE, MAP, LIST, says="line 3 took them"),
    listed("generator", TWICE, "(x + 1 for x in xs)", "[x + 1 for x in xs]"),
    listed("list-then-list", "ys = {}\na = list(ys)\nb = list(ys)\nprint(a, b)\n", MAP, LIST),
    listed("loops", "ys = {}\nfor y in ys:\n    print(y)\nfor y in ys:\n    print(-y)\n", MAP, LIST),
    listed(
        "pairs",
        "ps = {}\nfor x, y in ps:\n    print(x, y)\nprint([x * y for x, y in ps])\n",
        "zip(xs, xs)",
        "list(zip(xs, xs))",
    ),
    listed(
        "again-behind-a-condition",
        "ys = {}\nprint(max(ys))\nif xs:\n    print(sum(ys))\n",
        MAP,
        LIST,
    ),
    listed(
        "generator-function",
        "def twice(xs):\n    for x in xs:\n        yield x * 2\nys = {}\nprint(sum(ys))\nprint(max(ys, default=0))\n",
        "twice(xs)",
        "list(twice(xs))",
        inputs={"0:xs": lists(ints)},
    ),
    listed(
        "in-each-round",
        "ys = {}\nfor x in xs:\n    for y in ys:\n        print(x, y)\n",
        MAP,
        LIST,
        says="each round needs them",
    ),
    listed("for-each-item", "ys = {}\nprint([[x * y for y in ys] for x in xs])\n", MAP, LIST),
    unfixed(
        "file",
        'with open("a.txt") as f:\n    for line in f:\n        print(line)\n    print(len(list(f)))\n',
        because="read its lines into a list",
    ),
    unfixed(
        "own-list",
        "def list(xs):\n    return 3\nys = map(abs, [1, 2])\nprint(sum(ys))\nprint(sum(ys))\n",
        because="may mean something else",
        guard="list_means_something_else",
    ),
    clean(
        "file-that-is-wound-back",
        'with open("a.txt") as f:\n    for line in f:\n        print(line)\n    f.seek(0)\n    print(len(list(f)))\n',
        guard="may_give_again",
    ),
    clean(
        "file-that-others-have",
        'def rewind(g):\n    g.seek(0)\nwith open("a.txt") as f:\n    for line in f:\n        print(line)\n    rewind(f)\n    print(len(list(f)))\n',
        guard="may_give_again",
    ),
    clean(
        "test-that-nothing-is-left",
        "ys = map(abs, [1, 2])\nprint(list(ys))\nassert list(ys) == []\n",
        guard="is_a_test",
    ),
    clean("leaves-some", "ys = map(abs, [1, 2])\nfor y in ys:\n    break\nprint(list(ys))\n"),
    clean("asks-until-one-holds", "ys = map(abs, [1, 2])\nprint(any(ys))\nprint(list(ys))\n"),
    clean(
        "one-or-the-other", "ys = map(abs, [1, 2])\nif ys:\n    print(sum(ys))\nelse:\n    print(list(ys))\n"
    ),
    clean("either", "ys = map(abs, [1, 2])\nz = sum(ys) if input() else 0\nprint(list(ys), z)\n"),
    clean("made-anew", "ys = map(abs, [1, 2])\nprint(sum(ys))\nys = map(abs, [1])\nprint(sum(ys))\n"),
    clean("made-in-each-round", "for x in [1, 2]:\n    ys = map(abs, [x])\n    print(sum(ys))\n"),
    clean(
        "leaves-the-loop",
        "ys = map(abs, [1, 2])\nfor x in [1, 2]:\n    for y in ys:\n        print(y)\n    break\n",
    ),
    clean("list", "ys = list(map(abs, [1, 2]))\nprint(sum(ys))\nprint(sum(ys))\n"),
    clean("range", "ys = range(3)\nprint(sum(ys))\nprint(sum(ys))\n"),
    clean("explicit-iterator", "ys = iter([1, 2])\nprint(list(ys))\nprint(list(ys))\n"),
    clean("in-a-function", "ys = map(abs, [1, 2])\nprint(sum(ys))\ndef f():\n    print(sum(ys))\n"),
    clean(
        "own-function", "def sum(ys):\n    return 0\nys = map(abs, [1, 2])\nprint(sum(ys))\nprint(list(ys))\n"
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ExhaustedIterator, case)
