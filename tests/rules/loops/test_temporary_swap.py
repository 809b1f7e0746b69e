from __future__ import annotations

import pytest

from beginner_lint.rules.loops.temporary_swap import TemporarySwap
from tests.rules.evidence.inputs import counts, ints, lists, of_keys
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"xs": lists(ints, min_size=5), "i": counts.map(lambda number: number % 4), "a": ints, "b": ints}


def swapped(identifier: str, swap: str, fixed: str) -> Case:
    """A swap in a program that has a list and an index."""
    program = "xs = [0, 1, 2, 3, 4]\ni = 1\n{}\nprint(xs, i)\n"
    return safe(identifier, program.format(swap), program.format(fixed))


CASES = [
    safe(
        "names",
        "a, b = 1, 2\nt = a\na = b\nb = t\nprint(a, b)\n",
        "a, b = 1, 2\na, b = b, a\nprint(a, b)\n",
    ),
    swapped("items", "t = xs[0]\nxs[0] = xs[2]\nxs[2] = t", "xs[0], xs[2] = xs[2], xs[0]"),
    swapped("saves-the-second-one", "t = xs[2]\nxs[2] = xs[0]\nxs[0] = t", "xs[2], xs[0] = xs[0], xs[2]"),
    swapped("same-item", "t = xs[i]\nxs[i] = xs[1]\nxs[1] = t", "xs[i], xs[1] = xs[1], xs[i]"),
    swapped(
        "neighbours", "t = xs[i]\nxs[i] = xs[i + 1]\nxs[i + 1] = t", "xs[i], xs[i + 1] = xs[i + 1], xs[i]"
    ),
    swapped("index-and-its-item", "t = i\ni = xs[i]\nxs[i] = t", "i, xs[i] = xs[i], i"),
    swapped("item-and-its-index", "t = xs[i]\nxs[i] = i\ni = t", "xs[i], i = i, xs[i]"),
    swapped("slices", "t = xs[:2]\nxs[:2] = xs[3:]\nxs[3:] = t", "xs[:2], xs[3:] = xs[3:], xs[:2]"),
    swapped("on-one-line", "t = xs[0]; xs[0] = xs[1]; xs[1] = t", "xs[0], xs[1] = xs[1], xs[0]"),
    swapped(
        "behind-a-colon", "if i: t = xs[0]; xs[0] = xs[1]; xs[1] = t", "if i: xs[0], xs[1] = xs[1], xs[0]"
    ),
    swapped(
        "comments",
        "# swap\nt = xs[0]  # the first\n\nxs[0] = xs[1]\n# and the other\nxs[1] = t  # done",
        "# swap\n# the first\n# and the other\nxs[0], xs[1] = xs[1], xs[0]  # done",
    ),
    swapped(
        "in-a-loop",
        "for j in range(4):\n    if xs[j] < xs[j + 1]:\n        t = xs[j]\n        xs[j] = xs[j + 1]\n        xs[j + 1] = t",
        "for j in range(4):\n    if xs[j] < xs[j + 1]:\n        xs[j], xs[j + 1] = xs[j + 1], xs[j]",
    ),
    swapped(
        "two-swaps-by-one-variable",
        "t = xs[0]\nxs[0] = xs[1]\nxs[1] = t\nt = xs[2]\nxs[2] = xs[3]\nxs[3] = t",
        "xs[0], xs[1] = xs[1], xs[0]\nxs[2], xs[3] = xs[3], xs[2]",
    ),
    safe(
        "items-of-a-dict",
        'd = {"a": 1, "b": 2}\nt = d["a"]\nd["a"] = d["b"]\nd["b"] = t\nprint(d)\n',
        'd = {"a": 1, "b": 2}\nd["a"], d["b"] = d["b"], d["a"]\nprint(d)\n',
        inputs={"d": of_keys("a", "b")},
    ),
    safe(
        "parameters",
        "def f(a, b):\n    if a > b:\n        t = a\n        a = b\n        b = t\n    return a, b\n",
        "def f(a, b):\n    if a > b:\n        a, b = b, a\n    return a, b\n",
    ),
    unsafe(
        "items-of-a-parameter",
        "def f(xs, i):\n    t = xs[i]\n    xs[i] = xs[i + 1]\n    xs[i + 1] = t\n",
        "def f(xs, i):\n    xs[i], xs[i + 1] = xs[i + 1], xs[i]\n",
        because="looking up `xs[i]` changes nothing",
        guard="lookups_may_act",
    ),
    unsafe(
        "attributes-that-count",
        """
        class Pair:
            def __init__(self):
                self.log, self._a, self._b = [], 1, 2
            @property
            def a(self):
                self.log.append("a")
                return self._a
            @a.setter
            def a(self, value):
                self._a = value
            @property
            def b(self):
                self.log.append("b")
                return self._b
            @b.setter
            def b(self, value):
                self._b = value
        pair = Pair()
        t = pair.a
        pair.a = pair.b
        pair.b = t
        print(pair.log)
        """,
        """
        class Pair:
            def __init__(self):
                self.log, self._a, self._b = [], 1, 2
            @property
            def a(self):
                self.log.append("a")
                return self._a
            @a.setter
            def a(self, value):
                self._a = value
            @property
            def b(self):
                self.log.append("b")
                return self._b
            @b.setter
            def b(self, value):
                self._b = value
        pair = Pair()
        pair.a, pair.b = pair.b, pair.a
        print(pair.log)
        """,
        because="`pair.a` changes nothing",
        guard="lookups_may_act",
        itself=True,
    ),
    unsafe(
        "handler-tells-which-is-missing",
        """
        def f(a: int):
            d, xs = {"x": 1}, [a]
            try:
                t = d["y"]
                d["y"] = xs[3]
                xs[3] = t
            except KeyError:
                print("no key")
            except IndexError:
                print("no index")
        f(1)
        """,
        """
        def f(a: int):
            d, xs = {"x": 1}, [a]
            try:
                d["y"], xs[3] = xs[3], d["y"]
            except KeyError:
                print("no key")
            except IndexError:
                print("no index")
        f(1)
        """,
        because="both values are there",
        guard="failures_may_differ",
        itself=True,
    ),
    unsafe(
        "importable",
        "a, b = 1, 2\nt = a\na = b\nb = t\n",
        "a, b = 1, 2\na, b = b, a\n",
        script=None,
        because="no other module imports `t`",
        guard="others_import_the_temporary",
    ),
    unfixed(
        "handler-reads-the-variable",
        "xs, t = [1], 0\ntry:\n    t = xs[0]\n    xs[0] = xs[3]\n    xs[3] = t\nexcept IndexError:\n    print(t)\n",
        because="used after an exception",
        guard="temporary_is_missed",
    ),
    clean(
        "function-reads-the-variable",
        "def f(a, b):\n    def show():\n        print(t)\n    t = a\n    a = b\n    b = t\n    show()\n    return a, b\n",
        guard="temporary_is_used_later",
    ),
    unfixed(
        "read-before-it-has-a-value",
        """
        t = "of the module"
        def f(a, b):
            try:
                print(t)
            except UnboundLocalError:
                print("no value")
            t = a
            a = b
            b = t
            return a, b
        f(1, 2)
        """,
        because="where it has no value",
        guard="temporary_is_missed",
    ),
    unfixed(
        "comment-for-a-tool",
        "a, b = 1, 2\nt = a  # type: int\na = b\nb = t\nprint(a, b)\n",
        because="comments",
    ),
    clean(
        "needed-afterwards",
        "a, b = 1, 2\nt = a\na = b\nb = t\nprint(a, b, t)\n",
        guard="temporary_is_used_later",
    ),
    clean(
        "needed-in-the-next-round",
        "a, b, t = 1, 2, 0\nfor i in range(3):\n    print(t)\n    t = a\n    a = b\n    b = t\n",
        guard="temporary_is_used_later",
    ),
    clean(
        "variable-of-another-scope",
        "t = 0\ndef f(a, b):\n    global t\n    t = a\n    a = b\n    b = t\n    return a, b\nf(1, 2)\nprint(t)\n",
        guard="temporary_is_used_later",
    ),
    clean(
        "index-is-the-variable",
        "xs, t, b = [1, 0, 5], 1, 7\nt = xs[t]\nxs[t] = b\nb = t\nprint(xs, b)\n",
        guard="temporary_is_part",
    ),
    clean("moved-on", "a, b, c = 1, 2, 3\nt = a\na = b\nc = t\nprint(a, b, c)\n"),
    clean("a-step-of-fibonacci", "a, b = 0, 1\nt = a\na = b\nb = t + b\nprint(a, b)\n"),
    clean("something-between", "a, b = 1, 2\nt = a\nprint(t)\na = b\nb = t\nprint(a, b)\n"),
    clean("same-place", "a = 1\nt = a\na = a\na = t\nprint(a)\n"),
    clean(
        "walrus-in-an-index", "xs, n = [1, 2], 0\nt = xs[(n := 1)]\nxs[(n := 1)] = n\nn = t\nprint(xs, n)\n"
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(TemporarySwap, case)
