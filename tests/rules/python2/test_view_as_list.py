from __future__ import annotations

import pytest

from beginner_lint.rules.python2.view_as_list import ViewAsList
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

FLAGGED = [
    safe("indexed", "d = {1: 2}\nprint(d.keys()[0])\n", "d = {1: 2}\nprint(list(d.keys())[0])\n", says="`.keys()`", runs=False),
    safe("measured", "print(len(map(abs, [1])))\n", "print(len(list(map(abs, [1]))))\n", says="`map(…)`", runs=False),
    safe("added", "print(range(2) + [7])\n", "print(list(range(2)) + [7])\n", runs=False),
    safe("sorted-later", "d = {1: 2}\nks = d.keys()\nks.sort()\n", "d = {1: 2}\nks = list(d.keys())\nks.sort()\n", runs=False),
    safe("appended-to-later", "xs = range(3)\nxs.append(1)\n", "xs = list(range(3))\nxs.append(1)\n", runs=False),
    safe("sliced-later", "xs = zip([1], [2])\nprint(xs[:1])\n", "xs = list(zip([1], [2]))\nprint(xs[:1])\n", runs=False),
    safe("shrinking", "d = {1: 2}\nfor k in d.keys():\n    del d[k]\n", "d = {1: 2}\nfor k in list(d.keys()):\n    del d[k]\n", runs=False),
    unsafe("filtered", "def f(xs): return filter(None, xs)[0]\n", "def f(xs): return list(filter(None, xs))[0]\n", because="`xs` is a list", guard="may_have_been_no_list"),
    unsafe("dropped", "map(print, [1])\n", "list(map(print, [1]))\n", because="calls are wanted", says="calls nothing", guard="would_begin_to_run"),
    unfixed("list-is-the-learners-own", "list = 1\nprint(len(map(abs, [1])))\n", because="`list` means", guard="list_means_something_else"),
]  # fmt: skip

CLEAN = [
    clean("looped-over", "d = {}\nfor k in d.keys(): print(k)\nfor x in map(abs, [1]): print(x)\n"),
    clean("views-can", "d = {1: 2}\nprint(len(d.keys()), 1 in d.values(), range(5)[0], range(5)[1:])\n"),
    clean("other-dictionary", "d = {}\ne = {}\nfor k in d.keys():\n    del e[k]\n"),
    clean("pandas", "import pandas\nprint(pandas.DataFrame().keys()[0])\n", guard="is_no_dictionary"),
    clean("unknown", "def f(d): return d.keys()[0]\n", guard="is_no_dictionary"),
    clean("unknown-sum", "def f(x): return range(2) + x\n"),
    clean("bound-twice", "xs = range(3)\nxs = [1]\nxs.append(1)\n"),
    clean("own-map", "def map(f, xs): return xs\nprint(map(abs, [1])[0])\n"),
    *planned("d.keys()[0]", "d = {}\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ViewAsList, case)
