from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.loops.mutation_while_iterating import MutationWhileIterating
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import dicts, ints, lists, texts
from tests.rules.tables import Case, check, clean, unfixed, unsafe

INPUTS = {"d": dicts(texts, ints), "xs": lists(ints)}
SILENCING = {"is_other_object": "what goes is not what the loop walks over, so nothing is wrong"}


def copied(identifier: str, program: str, **more: object) -> Case:
    """A loop that is mended by a copy: `{}` stands for what it walks over."""
    return unsafe(identifier, program.format("xs"), program.format("list(xs)"), itself=True, **more)


CASES = [
    copied(
        "removes-the-element",
        "xs = [1, 2, 2, 3]\nfor x in {}:\n    if x == 2:\n        xs.remove(x)\nprint(xs)\n",
        says="can skip items; walk over `list(xs)`",
        because="each item",
    ),
    copied("removes-each", "xs = [1, 2, 3]\nfor x in {}:\n    xs.remove(x)\nprint(xs)\n"),
    copied("takes-the-first", "xs = [1, 2, 3]\nfor x in {}:\n    print(x, xs.pop(0))\n"),
    copied("deletes-the-first", "xs = [1, 2, 3]\nfor x in {}:\n    del xs[0]\nprint(xs)\n"),
    copied("by-its-index", "xs = [1, 2, 3]\nfor x in {}:\n    xs.pop(xs.index(x))\nprint(xs)\n"),
    copied(
        "with-numbers",
        "xs = [1, 2, 2, 3]\nfor i, x in enumerate({}):\n    if x == 2:\n        xs.remove(x)\nprint(xs)\n",
    ),
    unsafe(
        "deletes-from-a-set",
        "s = {1, 2, 3}\nfor x in s:\n    if x > 1:\n        s.discard(x)\nprint(s)\n",
        "s = {1, 2, 3}\nfor x in list(s):\n    if x > 1:\n        s.discard(x)\nprint(s)\n",
        says="which fails",
        itself=True,
    ),
    copied(
        "break-of-an-inner-loop",
        "xs = [1, 2, 3]\nfor x in {}:\n    for y in range(3):\n        if x > y:\n            xs.remove(x)\n            break\nprint(xs)\n",
    ),
    copied(
        "leaves-in-another-case",
        "xs = [1, 2, 3]\nfor x in {}:\n    if x == 9:\n        break\n    if x < 3:\n        xs.remove(x)\n    else:\n        print(x)\nprint(xs)\n",
    ),
    copied(
        "goes-on-before-it-leaves",
        "xs = [1, 2, 3]\nfor x in {}:\n    if x < 3:\n        xs.remove(x)\n        if x:\n            continue\n    break\nprint(xs)\n",
    ),
    unsafe(
        "deletes-a-key",
        "d = {'a': 0, 'b': 1}\nfor k in d:\n    if not d[k]:\n        del d[k]\nprint(d)\n",
        "d = {'a': 0, 'b': 1}\nfor k in list(d):\n    if not d[k]:\n        del d[k]\nprint(d)\n",
        says="which fails",
        itself=True,
    ),
    unsafe(
        "takes-a-key",
        "d = {'a': 0, 'b': 1}\nfor k in d:\n    d.pop(k, None)\nprint(d)\n",
        "d = {'a': 0, 'b': 1}\nfor k in list(d):\n    d.pop(k, None)\nprint(d)\n",
        itself=True,
    ),
    unsafe(
        "declared",
        "def f(xs: list[int]):\n    for x in xs:\n        if x > 1:\n            xs.remove(x)\n    return xs\nf([1, 2, 3])\n",
        "def f(xs: list[int]):\n    for x in list(xs):\n        if x > 1:\n            xs.remove(x)\n    return xs\nf([1, 2, 3])\n",
        itself=True,
    ),
    unsafe(
        "never-ends",
        "xs = [1, 2]\nfor x in xs:\n    xs.append(x)\nprint(xs)\n",
        "xs = [1, 2]\nfor x in list(xs):\n    xs.append(x)\nprint(xs)\n",
        says="go on for ever",
        runs=False,
    ),
    unfixed(
        "deletes-by-the-number",
        "xs = [1, 2, 2, 3]\nfor i, x in enumerate(xs):\n    if x == 2:\n        del xs[i]\nprint(xs)\n",
        because="`i` counts the items of the copy",
        guard="index_is_used",
    ),
    unfixed(
        "by-indexes",
        "xs = [1, 2, 2, 3]\nfor i in range(len(xs)):\n    if xs[i] == 2:\n        xs.pop(i)\n",
        says="can skip items and run past the end",
        guard="index_is_used",
    ),
    unfixed(
        "own-list-function",
        "def list(xs):\n    print(xs)\n    return xs\nxs = [1, 2]\nfor x in xs:\n    xs.remove(x)\nlist(xs)\n",
        because="may mean something else",
        guard="list_means_something_else",
    ),
    clean(
        "leaves-right-after",
        "xs = [1, 2, 2]\nfor x in xs:\n    if x == 2:\n        xs.remove(x)\n        break\nprint(xs)\n",
        guard="is_left",
    ),
    clean(
        "returns-after-an-inner-loop",
        "def f():\n    xs = [1, 2, 2]\n    for x in xs:\n        for y in (1, 2):\n            if x == y:\n                xs.remove(x)\n                break\n        return xs\nprint(f())\n",
        guard="is_left",
    ),
    clean(
        "may-leave-right-after",
        "xs = [1, 2, 2]\nfor x in xs:\n    if x == 2:\n        xs.remove(x)\n        if 2 not in xs:\n            break\nprint(xs)\n",
        guard="is_left",
    ),
    clean(
        "raises-right-after",
        "xs = [1, 2]\nfor x in xs:\n    if x == 2:\n        xs.remove(x)\n        raise SystemExit\n",
        guard="is_left",
    ),
    clean("a-copy", "xs = [1, 2, 2]\nfor x in xs[:]:\n    xs.remove(x)\nprint(xs)\n"),
    clean("another-list", "xs, ys = [1, 2], [1, 2, 3]\nfor x in xs:\n    ys.remove(x)\nprint(ys)\n"),
    clean(
        "work-list",
        "xs = [9]\nfor x in xs:\n    xs.extend([x // 2] if x > 1 else [])\nprint(xs)\n",
        guard="may_add_nothing",
    ),
    clean("queue", "xs = [3]\nfor x in xs:\n    if x:\n        xs.append(x - 1)\nprint(xs)\n"),
    clean(
        "grows-up-to-a-length",
        "xs = [3]\nfor x in xs:\n    xs.append(x)\n    if len(xs) > 5:\n        break\n",
    ),
    clean(
        "something-comes-for-it",
        "xs = [1, 2, 3]\nfor x in xs:\n    xs.remove(x)\n    xs.insert(0, x)\nprint(xs)\n",
        guard="is_evened_out",
    ),
    clean(
        "key-that-is-renamed",
        "d = {'a': 0, 'b': 1}\nfor k in d:\n    d[k * 2] = d.pop(k)\n    if len(k) > 9:\n        break\nprint(d)\n",
        guard="is_evened_out",
    ),
    clean(
        "takes-from-behind",
        "xs = [1, 1, 2]\nfor i, x in enumerate(xs):\n    for j in range(len(xs) - 1, i, -1):\n        if xs[j] == x:\n            del xs[j]\nprint(xs)\n",
        guard="is_elsewhere",
    ),
    clean("takes-the-last", "xs = [1, 2, 3]\nfor x in xs:\n    xs.pop()\nprint(xs)\n", guard="is_elsewhere"),
    clean("key-that-may-not-be-there", "d = {'a': 1}\nfor k in d:\n    d.pop(k.upper(), None)\nprint(d)\n"),
    clean(
        "another-list-by-the-name",
        "xs = [1, 2, 3]\nfor x in xs:\n    xs = [*xs]\n    xs.remove(x)\nprint(xs)\n",
        guard="is_other_object",
    ),
    clean("unknown", "def f(xs):\n    for x in xs:\n        xs.remove(x)\n", guard="type_is_unknown"),
    clean(
        "own-class",
        "class Bag:\n    def __init__(self):\n        self.items = [1, 2]\n    def __iter__(self):\n        return iter(list(self.items))\n    def remove(self, x):\n        self.items.remove(x)\nbag = Bag()\nfor x in bag:\n    bag.remove(x)\nprint(bag.items)\n",
        guard="type_is_unknown",
    ),
    clean(
        "function-that-is-called-later",
        "xs = [1, 2]\nlater = []\nfor x in xs:\n    later.append(lambda x=x: xs.remove(x))\nprint(len(later))\n",
    ),
    clean(
        "backwards-by-indexes",
        "xs = [1, 2]\nfor i in range(len(xs) - 1, -1, -1):\n    del xs[i]\nprint(xs)\n",
    ),
    clean("sorted-in-the-loop", "xs = [2, 1]\nfor x in xs:\n    xs.sort()\nprint(xs)\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(MutationWhileIterating, case)


def test_a_view_that_shrinks_is_told_of_once() -> None:
    program = "d = {'a': 0}\nfor k in d.keys():\n    if not d[k]:\n        del d[k]\n"
    found = lint(Source("case.py", program), Settings(level=Level.EXPERT), ProjectFacts(script=True))
    assert [each.code for each in found] == ["ZEN210"]
