from __future__ import annotations

import pytest

from beginner_lint.rules.python2.cmp_argument import CmpArgument
from tests.rules.evidence.inputs import counts, ints, lists, texts, tuples
from tests.rules.python2.shims import VERSION, planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe, with_import

PYTHON2 = True
SILENCING = {
    **VERSION,
    "has_a_key_too": "two keys do not compile, so the fix would be withheld anyway",
    "may_do_more_than_compare": "which pairs are compared changed with Python 3.11 and again with 3.13, for some lists",
}
INPUTS = {"xs": lists(ints), "n": counts, "words": lists(tuples(counts, counts)), "a": counts, "b": counts}
WILD = {"a": ints, "b": ints}  # only Python 2 compares anything with anything

ADDED = "import functools\n"
BY = "def by(a, b):\n    'Compare.'\n    return (a > b) - (a < b)\n"
# Functions that do, or may do, more than compare.
TELLING = {
    "prints": "def by(a, b):\n    print(a)\n    return a - b\n",
    "counts": "n = 0\ndef by(a, b):\n    global n\n    n += 1\n    return a - b\n",
    "notes": "seen = {}\ndef by(a, b):\n    seen[a] = b\n    return a - b\n",
    "keeps": "def by(a, b):\n    by.last = a\n    return a - b\n",
    "calls": "def log(a): pass\ndef by(a, b): return log(a) or a - b\n",
    "is-unknown": "from sorting import by\n",
    "is-one-of-two": "def by(a, b): return a - b\nby = trace(by)\n",
}


def comparing(identifier: str, call: str, fixed: str, **more: object) -> Case:
    """A list that is sorted with a function of the file."""
    return safe(
        identifier,
        f"{BY}xs = [3, 1, 2]\n{call}\n",
        with_import(ADDED, f"{BY}xs = [3, 1, 2]\n{fixed}\n"),
        **more,
    )


FLAGGED = [
    comparing("keyword", "x = sorted(xs, cmp=by)", "x = sorted(xs, key=functools.cmp_to_key(by))", says="cmp_to_key"),
    comparing("second-argument", "x = sorted(xs, by)", "x = sorted(xs, key=functools.cmp_to_key(by))"),
    comparing("backwards", "x = sorted(xs, cmp=by, reverse=True)", "x = sorted(xs, key=functools.cmp_to_key(by), reverse=True)"),
    comparing("method", "xs.sort(by)", "xs.sort(key=functools.cmp_to_key(by))"),
    safe(
        "method-with-a-lambda",
        ADDED + "words = [(1, 2), (1, 3)]\nwords.sort(lambda a, b: a[0] - b[0], reverse=True)\n",
        ADDED + "words = [(1, 2), (1, 3)]\nwords.sort(key=functools.cmp_to_key(lambda a, b: a[0] - b[0]), reverse=True)\n",
    ),
    safe(
        "of-anything",
        "def by_length(a, b): return len(a) - len(b)\ndef f(xs): return sorted(xs, cmp=by_length)\n",
        with_import(ADDED, "def by_length(a, b): return len(a) - len(b)\ndef f(xs): return sorted(xs, key=functools.cmp_to_key(by_length))\n"),
        inputs={"a": texts, "b": texts, "xs": lists(lists(counts))}, wild={"a": texts, "b": texts},
    ),
    safe(
        "asks-builtins-and-methods",
        "def by(a, b):\n    if str(a).strip() == '1':\n        return -1\n    x = a - b\n    return x\nxs = [3, 1, 2]\nxs.sort(by)\n",
        with_import(ADDED, "def by(a, b):\n    if str(a).strip() == '1':\n        return -1\n    x = a - b\n    return x\nxs = [3, 1, 2]\nxs.sort(key=functools.cmp_to_key(by))\n"),
    ),
    *(
        unsafe(
            f"{what}-at-each-comparison",
            f"{body}x = sorted([1], cmp=by)\n",
            with_import(ADDED, f"{body}x = sorted([1], key=functools.cmp_to_key(by))\n"),
            because="`by` does nothing but compare",
            guard="may_do_more_than_compare",
            runs=False,
        )
        for what, body in TELLING.items()
    ),
    unsafe(
        "telling-lambda",
        "x = sorted([1], cmp=lambda a, b: log(a) or a - b)\n",
        ADDED + "\nx = sorted([1], key=functools.cmp_to_key(lambda a, b: log(a) or a - b))\n",
        because="the function does nothing but compare",
        guard="may_do_more_than_compare",
        runs=False,
    ),
    unfixed("key-too", "x = sorted([1], cmp=f, key=g)\n", because="a `key` too", guard="has_a_key_too"),
    unfixed("functools-is-the-learners-own", "functools = 1\nx = sorted([1], cmp=f)\n", because="functools"),
]  # fmt: skip

CLEAN = [
    clean("key", "x = sorted([1], key=f)\n"),
    clean("unknown-receiver", "def f(x): x.sort(g)\n", guard="sorts_something_else"),
    clean(
        "own-function",
        "def sorted(a, cmp): return cmp(a, a)\nprint(sorted([1], cmp=lambda a, b: a + b))\n",
        guard="sorts_something_else",
    ),
    *planned("x = sorted([1], cmp=f)", "f = lambda a, b: a - b\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(CmpArgument, case)
