from __future__ import annotations

import pytest
from hypothesis import strategies as st

from beginner_lint.rules.python2.view_as_list import ViewAsList
from tests.rules.evidence.inputs import bools, counts, dicts, ints, lists, steppers, texts, tuples
from tests.rules.python2.shims import VERSION, planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

PYTHON2 = True
RUN_BY_PYTHON3 = frozenset({"would_begin_to_run"})
SILENCING = VERSION
# The order of these keys is the same in both Pythons.
INPUTS = {
    "d": dicts(st.integers(0, 7), counts),
    "xs": lists(ints),
    "ys": lists(ints),
    "n": counts,
    "odd": st.just(False),
}
# Python 2 compares anything with anything, and tells otherwise of what cannot be walked over.
ITEMS = lists(ints) | steppers(ints) | texts
WILD = {"n": counts, "xs": ITEMS, "ys": ITEMS, "d": dicts(st.integers(0, 7), counts), "odd": bools}

ROW = "class Row:\n    def keys(self): return 'ab'\n"


def known(identifier: str, statement: str, fixed: str, **more: object) -> Case:
    """What is done with a known dictionary and with lists."""
    head = "d = {1: 2, 3: 4}\ndef f(xs, ys, n):\n"
    indented, after = ("".join(f"    {line}\n" for line in each.split("\n")) for each in (statement, fixed))
    return safe(identifier, head + indented, head + after, **more)


FLAGGED = [
    known("indexed", "return d.keys()[0], d.values()[-1], d.items()[:1]", "return list(d.keys())[0], list(d.values())[-1], list(d.items())[:1]", says="`.keys()`"),
    known("measured", "return len(map(abs, xs)), len(zip(xs, ys)), len(filter(None, [n, 0]))", "return len(list(map(abs, xs))), len(list(zip(xs, ys))), len(list(filter(None, [n, 0])))", says="`map(…)`"),
    known("added", "return range(n) + [7], d.keys() + d.values()", "return list(range(n)) + [7], list(d.keys()) + list(d.values())"),
    known("sorted-later", "ks = d.keys()\nks.sort()\nreturn ks", "ks = list(d.keys())\nks.sort()\nreturn ks"),
    known("appended-to-later", "ns = range(3, n)\nns.append(n)\nreturn ns", "ns = list(range(3, n))\nns.append(n)\nreturn ns"),
    known("sliced-later", "both = zip(xs, ys)\nreturn both[:n], both[n:]", "both = list(zip(xs, ys))\nreturn both[:n], both[n:]"),
    known("walked-over-twice", "ts = map(str, xs)\nreturn ts[:1], [t for t in ts], [t for t in ts]", "ts = list(map(str, xs))\nreturn ts[:1], [t for t in ts], [t for t in ts]"),
    known("calls-at-once", "ts = map(lambda x: print(x), xs)\nprint(n)\nreturn ts[:1]", "ts = list(map(lambda x: print(x), xs))\nprint(n)\nreturn ts[:1]"),
    known("reversed-in-place", "ns = range(n)\nns.reverse()\nreturn ns", "ns = list(range(n))\nns.reverse()\nreturn ns"),
    known("shrinking", "for k in d.keys():\n    if k > n:\n        del d[k]\nreturn d", "for k in list(d.keys()):\n    if k > n:\n        del d[k]\nreturn d"),
    known("popping", "for k, v in d.items():\n    if v > n:\n        d.pop(k)\nreturn d", "for k, v in list(d.items()):\n    if v > n:\n        d.pop(k)\nreturn d"),
    known("deleting-and-leaving-another-loop", "for k in d.keys():\n    for x in range(k):\n        d.pop(k)\n        break\nreturn d", "for k in list(d.keys()):\n    for x in range(k):\n        d.pop(k)\n        break\nreturn d"),
    unsafe(
        "declared-dictionary",
        f"{ROW}def f(d):\n    '''\n    :type d: dict\n    '''\n    return d.keys()[:1]\n",
        f"{ROW}def f(d):\n    '''\n    :type d: dict\n    '''\n    return list(d.keys())[:1]\n",
        then="odd = False\nprint(f(Row() if odd else {1: 2}))\n",
        because="`d` is a dictionary",
        guard="may_have_been_no_list",
    ),
    unsafe(
        "filtered",
        "def f(xs): return filter(None, xs)[:2]\n",
        "def f(xs): return list(filter(None, xs))[:2]\n",
        wild={"xs": lists(ints) | texts | tuples(counts, counts)},
        because="`xs` is a list",
        guard="may_have_been_no_list",
    ),
    unsafe(
        "over-two-lists",
        "def f(n): return map(max, [1, 2], [3] * n)[:]\n",
        "def f(n): return list(map(max, [1, 2], [3] * n))[:]\n",
        inputs={"n": st.just(2)},
        wild={"n": counts},
        because="equally long",
        guard="may_have_been_no_list",
    ),
    unsafe(
        "dropped",
        "map(print, [1])\n",
        "list(map(print, [1]))\n",
        because="calls are wanted",
        says="Python 3 waits until",
        guard="would_begin_to_run",
        itself=True,
    ),
    unfixed("list-is-the-learners-own", "list = 1\nprint(len(map(abs, [1])))\n", because="`list` may mean", guard="list_means_something_else"),
    unfixed("map-without-a-function", "print(map(None, [1, 2])[0])\n", because="needs a function", guard="was_no_list"),
    unfixed("filter-of-a-text", "word = 'ab'\nprint(filter(None, word)[:1])\n", because="`word` is no list", guard="was_no_list"),
]  # fmt: skip

CLEAN = [
    clean("looped-over", "d = {}\nfor k in d.keys(): print(k)\nfor x in map(abs, [1]): print(x)\n"),
    clean("views-can", "d = {1: 2}\nprint(len(d.keys()), 1 in d.values(), range(5)[0], range(5)[1:])\n"),
    clean("deleting-and-stopping", "d = {1: 2}\nfor k in d.keys():\n    if k == 1:\n        del d[k]\n        print(k)\n        break\n"),
    clean("deleting-and-returning", "d = {1: 2}\ndef f(n):\n    for k in d.keys():\n        if k == n:\n            return d.pop(k)\n"),
    clean("other-dictionary", "d = {}\ne = {}\nfor k in d.keys():\n    del e[k]\n"),
    clean("pandas", "import pandas\nprint(pandas.DataFrame().keys()[0])\n", guard="is_no_dictionary", runs=False),
    clean("own-class", f"{ROW}print(Row().keys()[:1])\n", guard="is_no_dictionary"),
    clean("unknown", "def f(d): return d.keys()[0]\n", guard="is_no_dictionary"),
    clean("unknown-sum", "def f(x): return range(2) + x\n"),
    clean("bound-twice", "xs = range(3)\nxs = [1]\nxs.append(1)\n"),
    clean("own-map", "def map(f, xs): return xs\nprint(map(abs, [1])[0])\n"),
    *planned("d.keys()[0]", "d = {}\n"),
]  # fmt: skip

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ViewAsList, case)
