from __future__ import annotations

import pytest

from beginner_lint.rules.python2.next_method import NextMethod
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

CLASS = "class A:\n    def __iter__(self): return self\n    def {}(self): return 1\n"

FLAGGED = [
    safe("generator", "x = iter('ab')\nprint(x.next())\n", "x = iter('ab')\nprint(next(x))\n", says="next(iterator)", runs=False),
    unsafe("class", CLASS.format("next"), CLASS.format("__next__"), because="nothing else calls", says="__next__"),
    unfixed("next-is-the-learners-own", "next = 1\nx = iter('ab')\nx.next()\n", because="`next` means", guard="next_means_something_else"),
]  # fmt: skip

CLEAN = [
    clean("unknown", "def f(x): return x.next()\n", guard="may_be_no_iterator"),
    clean("argument", "x = iter('ab')\nx.next(1)\n"),
    clean("no-iterator", "class A:\n    def next(self): return 1\n", guard="is_no_iterator_itself"),
    clean(
        "gives-another-iterator",
        CLASS.format("next").replace("return self", "return iter([1])"),
        guard="is_no_iterator_itself",
    ),
    clean("both-names", CLASS.format("next") + "    __next__ = next\n", guard="has_the_new_name"),
    *planned("x.next()", "x = iter('ab')\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(NextMethod, case)
