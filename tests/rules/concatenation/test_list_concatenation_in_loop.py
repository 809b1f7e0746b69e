from __future__ import annotations

import pytest

from beginner_lint.rules.concatenation.list_concatenation_in_loop import ListConcatenationInLoop
from tests.rules.evidence.inputs import ints, lists, tuples
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"xs": lists(ints), "__xs": lists(ints), "ys": lists(ints), "t": tuples(ints, ints)}
SILENCING = {
    "begins_anew": "it grows only once in each round, which costs next to nothing",
    "is_kept_in_each_round": "each round may need one of its own: a false alarm, for which there is no fix",
}


def grown(identifier: str, statement: str, fixed: str) -> Case:
    """A list that grows in a loop over numbers."""
    loop = "xs = []\nfor i in range(9):\n    {}\nprint(xs)\n"
    return safe(identifier, loop.format(statement), loop.format(fixed))


CASES = [
    grown("copied", "xs = xs + [i]", "xs.append(i)"),
    grown("not-copied", "xs += [i]", "xs.append(i)"),
    grown("several", "xs = xs + [i, i + 1]", "xs.extend([i, i + 1])"),
    grown("tuple-as-an-element", "xs += [(i, 1)]", "xs.append((i, 1))"),
    grown("comma-at-the-end", "xs += [i,]", "xs.append(i)"),
    grown("list-as-an-element", "xs = xs + [[i]]", "xs.append([i])"),
    grown("spaces", "xs += [ i ]", "xs.append(i)"),
    grown("walrus", "xs += [n := i]", "xs.append(n := i)"),
    grown("comment-behind", "xs += [i]  # one more", "xs.append(i)  # one more"),
    grown("on-the-line-of-a-condition", "if i: xs += [i]", "if i: xs.append(i)"),
    grown("its-length", "xs = xs + [len(xs)]", "xs.append(len(xs))"),
    grown("its-last-ones", "xs = xs + [sum(xs[-2:]) or 1]", "xs.append(sum(xs[-2:]) or 1)"),
    safe(
        "changes-on-the-way",
        "xs = [5, 6]\nfor i in range(3):\n    xs = xs + [xs.pop(0)]\nprint(xs)\n",
        "xs = [5, 6]\nfor i in range(3):\n    xs.append(xs.pop(0))\nprint(xs)\n",
    ),
    safe(
        "while",
        "xs = []\nwhile len(xs) < 3:\n    xs = xs + [1]\nprint(xs)\n",
        "xs = []\nwhile len(xs) < 3:\n    xs.append(1)\nprint(xs)\n",
    ),
    safe(
        "other-name-sees-it-grow-in-place",
        "xs = ys = []\nfor i in range(3):\n    xs += [i]\nprint(ys)\n",
        "xs = ys = []\nfor i in range(3):\n    xs.append(i)\nprint(ys)\n",
    ),
    unsafe(
        "declared",
        "def f(xs: list):\n    for i in range(9):\n        xs += [i]\n",
        "def f(xs: list):\n    for i in range(9):\n        xs.append(i)\n",
        because="`xs` is a list",
        guard="may_be_another_type",
    ),
    unfixed(
        "other-name-for-the-list",
        "xs = []\nys = xs\nfor i in range(9):\n    xs = xs + [i]\nprint(ys)\n",
        guard="is_seen_by_others",
    ),
    unfixed(
        "other-name-for-a-private-list",
        "class A:\n    def f(self):\n        __xs = []\n        ys = __xs\n        for i in range(9):\n"
        "            __xs = __xs + [i]\n        return ys\nprint(A().f())\n",
        guard="is_seen_by_others",
    ),
    unfixed(
        "list-of-the-caller",
        "def f(xs: list):\n    for i in range(9):\n        xs = xs + [i]\n    return xs\n",
        because="which the caller has too",
        guard="is_seen_by_others",
    ),
    clean(
        "kept-in-each-round",
        "xs, kept = [], []\nfor i in range(9):\n    xs = xs + [i]\n    kept.append(xs)\nprint(kept)\n",
        guard="is_kept_in_each_round",
    ),
    clean(
        "tuple-kept-in-each-round",
        "t, kept = (), []\nfor i in range(9):\n    kept.append((i, t))\n    t += (i,)\nprint(kept)\n",
        guard="is_kept_in_each_round",
    ),
    grown("kept-in-place", "xs += [i]; print(sorted([xs]))", "xs.append(i); print(sorted([xs]))"),
    unfixed(
        "returned-from-the-loop",
        "def f():\n    t = ()\n    while True:\n        t += (3,)\n        if len(t) > 3:\n            return t\nf()\n",
    ),
    clean(
        "variable-of-the-loop",
        "for t in [(1, 2), (3, 4)]:\n    t += (5,)\n    print(t)\n",
        guard="begins_anew",
    ),
    clean(
        "new-in-each-round",
        "for i in range(9):\n    row = [i]\n    row = row + [i + 1]\n    print(row)\n",
        guard="begins_anew",
    ),
    safe(
        "new-in-some-rounds",
        "row = []\nfor i in range(9):\n    row = row + [i]\n    if len(row) == 3:\n        print(row)\n        row = []\n",
        "row = []\nfor i in range(9):\n    row.append(i)\n    if len(row) == 3:\n        print(row)\n        row = []\n",
    ),
    unfixed(
        "walked-over",
        "xs = [1]\nfor x in xs:\n    if x < 5:\n        xs = xs + [x + 1]\nprint(xs)\n",
        because="line 2 walks over `xs`",
        guard="is_walked_over",
    ),
    unfixed(
        "walked-over-by-an-iterator",
        "xs = [1]\nit = iter(xs)\nfor i in range(9):\n    xs = xs + [next(it, 0)]\nprint(xs)\n",
        because="`iter` may still walk",
        guard="is_walked_over",
    ),
    unfixed(
        "walked-over-by-a-generator",
        "xs = [1]\ng = (x for x in xs)\nfor i in range(9):\n    xs = xs + [next(g, 0)]\nprint(xs)\n",
        because="generator in line 2",
        guard="is_walked_over",
    ),
    unfixed("tuple", "t = ()\nfor i in range(9):\n    t = t + (i,)\nprint(t)\n", says="collect"),
    unfixed("tuple-in-place", "t = ()\nfor i in range(9):\n    t += (i,)\nprint(t)\n", says="collect"),
    unfixed(
        "over-several-lines",
        "xs = []\nfor i in range(9):\n    xs += [  # one\n        i]\nprint(xs)\n",
        because="several lines",
    ),
    clean("not-in-a-loop", "xs = []\nxs += [1]\nxs = xs + [2]\nprint(xs)\n"),
    clean("several-in-place", "xs = []\nfor i in range(9):\n    xs += [i, i]\nprint(xs)\n"),
    clean("a-list-that-is-there", "xs, ys = [], [1]\nfor i in range(9):\n    xs += ys\nprint(xs)\n"),
    clean("unpacked", "xs = []\nfor i in range(9):\n    xs += [*range(i)]\nprint(xs)\n"),
    clean("at-the-front", "xs = []\nfor i in range(9):\n    xs = [i] + xs\nprint(xs)\n"),
    clean("unknown", "def f(xs):\n    for i in range(9):\n        xs += [i]\n", guard="is_no_list"),
    clean(
        "array",
        "import numpy as np\ndef f():\n    xs = np.zeros(3)\n    for i in range(9):\n        xs = xs + [i]\n",
        guard="is_no_list",
    ),
    clean(
        "own-class",
        "class Bag:\n    def __iadd__(self, items):\n        print(items)\n        return self\n"
        "def f():\n    bag = Bag()\n    for i in range(9):\n        bag += [i]\nf()\n",
        guard="is_no_list",
    ),
    clean("text", 'xs = ""\nfor i in "ab":\n    xs += i\nprint(xs)\n'),
    clean("attribute", "def f(a):\n    for i in range(9):\n        a.xs += [i]\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ListConcatenationInLoop, case)
