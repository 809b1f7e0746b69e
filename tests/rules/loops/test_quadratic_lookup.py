from __future__ import annotations

import pytest

from beginner_lint.rules.loops.quadratic_lookup import QuadraticLookup
from tests.rules.evidence.inputs import counts, lists, or_anything, texts
from tests.rules.tables import Case, check, clean, unfixed, unsafe

FEW = lists(counts | texts).map(lambda items: [*dict.fromkeys(items)])
INPUTS = {"xs": FEW, "ys": FEW, "text": texts, "n": counts, "i": counts}
WILD = {"xs": lists(counts | texts), "ys": or_anything(lists(lists(counts)))}
NOTHING_WRONG = "both find the same: there is nothing to say"
SILENCING = {
    "only_fills_from_the_front": "ZEN321 speaks of the loop",
    "is_no_queue": "the list is small soon: there is nothing to say",
    "is_asked_the_same": NOTHING_WRONG,
    "has_few_rounds": NOTHING_WRONG,
    "is_short": NOTHING_WRONG,
    "is_no_list": "a set or a dictionary finds items at once: there is nothing to say",
    "is_made_in_the_loop": "each list is searched once: there is nothing to say",
    "changes_meanwhile": "no table of positions could be made before: there is nothing to say",
}

ENUMERATED = "def f(xs: list):\n    for {}:\n        print({}, x)\n"

CASES = [
    unsafe(
        "position-of-the-item",
        ENUMERATED.format("x in xs", "xs.index(x)"),
        ENUMERATED.format("i, x in enumerate(xs)", "i"),
        says="`enumerate(xs)` gives the position",
        because="there twice",
    ),
    unsafe(
        "position-that-is-asked-twice",
        "def f(xs: list, i):\n    for x in xs:\n        print(xs.index(x), i)\n        print(xs.index(x))\n",
        "def f(xs: list, i):\n    for index, x in enumerate(xs):\n        print(index, i)\n        print(index)\n",
    ),
    unsafe(
        "list-that-is-only-searched",
        "def f(ys):\n    words = [str(n) for n in range(9)]\n    for y in ys:\n        if y in words:\n            print(y)\n",
        "def f(ys):\n    words = {str(n) for n in range(9)}\n    for y in ys:\n        if y in words:\n            print(y)\n",
        says="`in` looks through the list `words`",
        because="texts, numbers and the like",
    ),
    unfixed(
        "list-that-is-also-printed",
        "def f(ys):\n    words = [str(n) for n in range(9)]\n    for y in ys:\n        if y in words:\n            print(y)\n    print(words)\n",
        because="needed as a list, too",
        guard="is_used_otherwise",
    ),
    unfixed(
        "list-that-others-import",
        "words = [str(n) for n in range(9)]\nfor y in input().split():\n    print(y in words)\n",
        script=None,
        because="other modules may need",
    ),
    unfixed(
        "seen-before",
        "def f():\n    ys = input().split()\n    seen = ['']\n    for y in ys:\n        if y not in seen:\n            seen.append(y)\n    return seen\n",
        because="`seen` is needed as a list",
    ),
    unfixed(
        "queue",
        "def f(n: int):\n    queue = [n]\n    while queue:\n        x = queue.pop(0)\n        if x < 9:\n            queue.append(x + 1)\n",
        says="a `deque` has `popleft()`",
        because="would have to be a `collections.deque`",
    ),
    unfixed(
        "queue-that-is-filled-from-the-front",
        "def f(n: int):\n    queue = [n]\n    while queue:\n        x = queue.pop()\n        if x < 9:\n            queue.insert(0, x + 1)\n",
        says="`insert(0, ...)` moves all items of `queue` in each round; a `deque` has `appendleft()`",
        because="would have to be a `collections.deque`",
    ),
    unfixed(
        "newest-first-and-not-too-many",
        "def f(xs):\n    recent = []\n    for x in xs:\n        recent.insert(0, x)\n        print(recent[:3])\n",
        says="moves all items of `recent`",
    ),
    unfixed(
        "position-in-another-list",
        "def f(xs):\n    ys = input().split()\n    return [ys.index(x) for x in xs]\n",
        says="a dictionary finds at once",
        because="a dictionary of positions",
    ),
    unfixed(
        "variable-of-the-loop-changes",
        "def f(xs: list):\n    for x in xs:\n        x = xs[0]\n        print(xs.index(x))\n",
        because="the loop changes `x`",
        guard="variable_changes",
    ),
    unfixed(
        "own-enumerate",
        "def enumerate(xs):\n    return [(7, x) for x in xs]\ndef f(xs: list):\n    for x in xs:\n        print(xs.index(x))\nf([1, 2])\n",
        because="may mean something else",
        guard="enumerate_means_something_else",
    ),
    clean(
        "few-items",
        "def f(xs):\n    vowels = ['a', 'e', 'i']\n    for x in xs:\n        print(x in vowels)\n",
        guard="is_short",
    ),
    clean(
        "few-rounds",
        "def f():\n    ys = input().split()\n    for x in ('a', 'b'):\n        print(x in ys)\n",
        guard="has_few_rounds",
    ),
    clean(
        "few-rounds-of-range",
        "def f():\n    ys = [k for k in range(9)]\n    for x in range(5):\n        print(x in ys)\n",
        guard="has_few_rounds",
    ),
    clean(
        "list-of-each-round",
        "def f(xs):\n    for x in xs:\n        words = [w for w in 'a b'.split()]\n        print(x in words)\n",
        guard="is_made_in_the_loop",
    ),
    clean(
        "same-in-each-round",
        "def f(xs, n):\n    ys = [k for k in range(9)]\n    for x in xs:\n        print(n in ys)\n",
        guard="is_asked_the_same",
    ),
    clean(
        "positions-change",
        "def f(ys):\n    xs = input().split()\n    for y in ys:\n        del xs[xs.index(y)]\n    return xs\n",
        guard="changes_meanwhile",
    ),
    clean(
        "lists-in-a-list",
        "def f(xs):\n    ys = [[k] for k in range(9)]\n    for x in xs:\n        print(x in ys)\n",
        guard="items_cannot_be_hashed",
    ),
    clean(
        "unknown",
        "def f(xs, ys):\n    for x in xs:\n        print(x in ys, ys.index(x))\n",
        guard="is_no_list",
    ),
    clean(
        "a-set", "def f(xs):\n    ys = {str(n) for n in range(9)}\n    for x in xs:\n        print(x in ys)\n"
    ),
    clean(
        "only-emptied",
        "def f():\n    ys = input().split()\n    while ys:\n        print(ys.pop(0))\n",
        guard="is_no_queue",
    ),
    clean(
        "list-that-is-only-filled-from-the-front",
        "def f(xs):\n    ys = []\n    for x in xs:\n        ys.insert(0, x)\n    return ys\n",
        guard="only_fills_from_the_front",
    ),
    clean(
        "list-that-an-inner-loop-fills-from-the-front",
        "def f(xs):\n    ys = []\n    for x in xs:\n        for letter in x:\n            ys.insert(0, letter)\n    return ys\n",
        guard="only_fills_from_the_front",
    ),
    clean(
        "inserts-elsewhere",
        "def f(xs):\n    ys = []\n    for x in xs:\n        ys.insert(1, x)\n        print(ys)\n",
    ),
    clean("once", "def f(x):\n    ys = input().split()\n    print(x in ys, ys.index(x), ys.pop(0))\n"),
    clean("pops-the-last", "def f():\n    ys = input().split()\n    while ys:\n        print(ys.pop())\n"),
    clean(
        "function-in-a-loop",
        "def f(xs):\n    ys = input().split()\n    for x in xs:\n        g = lambda z: z in ys\n        print(g)\n",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(QuadraticLookup, case)
