from __future__ import annotations

import pytest

from beginner_lint.rules.python2.next_method import NextMethod
from tests.rules.evidence.inputs import always, bools, counts, lists, texts
from tests.rules.python2.shims import VERSION, planned
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

PYTHON2 = True
SILENCING = VERSION
INPUTS = {"xs": lists(counts), "text": texts, "old": always.map(lambda _: False)}
WILD = {"old": bools}

CLASS = "class A:\n    def __iter__(self): return self\n    def {}(self): return 1\n"
COUNTDOWN = """
class Countdown:
    def __init__(self, start):
        self.start = start
    def __iter__(self):
        return self
    def {}(self):
        if self.start <= 0:
            raise StopIteration
        self.start -= 1
        return self.start
"""

FLAGGED = [
    safe("text", "x = iter('ab')\nprint(x.next())\n", "x = iter('ab')\nprint(next(x))\n", says="next(iterator)"),
    safe(
        "until-there-are-no-more",
        """
        def f(xs):
            it = iter(xs)
            try:
                while True:
                    print(it.next())
            except StopIteration:
                return list(it)
        """,
        """
        def f(xs):
            it = iter(xs)
            try:
                while True:
                    print(next(it))
            except StopIteration:
                return list(it)
        """,
    ),
    safe(
        "generator",
        "def f(xs):\n    return (x for x in xs).next(), (str(x) for x in xs).next( )\n",
        "def f(xs):\n    return next((x for x in xs)), next((str(x) for x in xs))\n",
    ),
    safe(
        "enumerate-and-reversed",
        "xs = [1, 2, 3]\nprint(enumerate(xs).next(), reversed(xs).next())\n",
        "xs = [1, 2, 3]\nprint(next(enumerate(xs)), next(reversed(xs)))\n",
    ),
    safe(
        "file",
        """
        def f(xs):
            with open("a.txt", "w") as out:
                for x in xs:
                    out.write("%s\\n" % x)
            lines = open("a.txt")
            head = lines.next()
            return head, list(lines)
        """,
        """
        def f(xs):
            with open("a.txt", "w") as out:
                for x in xs:
                    out.write("%s\\n" % x)
            lines = open("a.txt")
            head = next(lines)
            return head, list(lines)
        """,
    ),
    safe("over-two-lines", "x = iter('ab')\nprint(x\\\n.next())\n", "x = iter('ab')\nprint(next(x))\n"),
    unsafe(
        "list-in-python-2",
        "x = zip('ab', 'cd')\nprint(x.next())\n",
        "x = zip('ab', 'cd')\nprint(next(x))\n",
        because="`x` is an iterator",
        itself=True,
    ),
    unsafe(
        "class",
        COUNTDOWN.format("next"),
        COUNTDOWN.format("__next__"),
        then="old = False\nit = Countdown(3)\nprint(it.next() if old else list(it))\ndel it, Countdown\n",
        because="nothing else calls",
        says="__next__",
    ),
    unfixed(
        "next-is-the-learners-own",
        "next = 1\nx = iter('ab')\nprint(x.next())\n",
        because="`next` may mean",
        guard="next_means_something_else",
    ),
]  # fmt: skip

CLEAN = [
    clean(
        "of-an-own-class",
        "class Page:\n    def next(self):\n        return 2\nprint(Page().next())\n",
        guard="may_be_no_iterator",
    ),
    clean("unknown", "def f(x): return x.next()\n", guard="may_be_no_iterator"),
    clean("argument", "x = iter('ab')\nx.next(1)\n"),
    clean(
        "no-iterator",
        "class A:\n    def next(self): return 1\nprint(A().next())\n",
        guard="is_no_iterator_itself",
    ),
    clean(
        "gives-another-iterator",
        CLASS.format("next").replace("return self", "return iter([1])") + "print(A().next(), list(A()))\n",
        guard="is_no_iterator_itself",
    ),
    clean(
        "both-names",
        CLASS.format("next") + "    __next__ = next\nprint(A().next())\n",
        guard="has_the_new_name",
    ),
    *planned("x.next()", "x = iter('ab')\n"),
]

CASES = FLAGGED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(NextMethod, case)
