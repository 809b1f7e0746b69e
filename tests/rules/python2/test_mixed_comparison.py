from __future__ import annotations

import pytest

from beginner_lint.rules.python2.mixed_comparison import MixedComparison
from tests.rules.python2.shims import planned
from tests.rules.tables import Case, check, clean, outcome, unfixed

SILENCING = dict.fromkeys(MixedComparison.guards(), "there is no fix that could go wrong, only a false alarm")

TEXT_AND_NUMBER = "A text and a number"

COMPARED = [
    unfixed("typed-in", "age = input()\nif age > 18: print('old')\n", says="say `int(age)`"),
    unfixed("typed-in-at-once", "print(input() < 5)\n", says=TEXT_AND_NUMBER),
    unfixed("two-names", "secret = 7\nguess = input()\nwhile guess < secret: pass\n", says="say `int(guess)`"),
    unfixed("long-name", "how_many_pieces = input()\nprint(3 <= how_many_pieces)\n", says=TEXT_AND_NUMBER),
    unfixed("stripped", "age = input().strip()\nprint(age >= 18)\n", says="`age` is text"),
    unfixed("float", "price = input()\nprint(price < 2.5)\n", says="`price` is text"),
    unfixed("none", "best = None\nprint(best < 3)\n", says="`None` and a number: Python 2"),
    unfixed("text-and-none", "print('a' < None)\n", says="A text and `None`"),
    unfixed("lists", "xs = [1]\nprint(len(xs) > 0, xs > 0)\n", says="A list and a number"),
    unfixed("in-a-chain", "n = input()\nprint(0 < n < 9)\n", says="`n` is text"),
    unfixed("in-a-function", "def f():\n    n = input()\n    return n > 3\nf()\n", says="`n` is text"),
    unfixed(
        "another-error-is-caught",
        "try:\n    print('a' < 3)\nexcept ValueError:\n    print('no')\n",
        says=TEXT_AND_NUMBER,
    ),
    unfixed(
        "in-the-handler",
        "try:\n    int('a')\nexcept ValueError:\n    print('a' < 3)\n",
        says=TEXT_AND_NUMBER,
    ),
    unfixed(
        "type-of-another-variable",
        "def f(n):\n    return isinstance(n, int)\nn = 'a'\nprint(f(n), n < 3)\n",
        says="`n` is text",
    ),
]  # fmt: skip

SORTED = [
    unfixed("display", "print(sorted([3, 'a', None]))\n", says="Numbers and texts together"),
    unfixed("method", "xs = [3, 'a', None]\nxs.sort()\nprint(xs)\n", says="Numbers and texts together"),
    unfixed("reverse", "xs = ['a', None]\nprint(len(xs))\nxs.sort(reverse=True)\n", says="Texts and `None`"),
    unfixed("tuple", "print(sorted((1, 'a')))\n", says="Numbers and texts"),
    unfixed("set", "print(sorted({1, 2, 'a'}))\n", says="Numbers and texts"),
    unfixed("largest", "print(max(1, 'a'))\n", says="Numbers and texts"),
    unfixed("smallest", "xs = [{}, [1]]\nprint(min(xs))\n", says="Dictionaries and lists"),
    unfixed("smallest-or-nothing", "print(min([None, 1], default=3))\n", says="`None` and numbers"),
    unfixed("typed-in-among-numbers", "n = input()\nprint(max([1, 2, n]))\n", says="Numbers and texts"),
]

CLEAN = [
    *planned("x = 3 < 'a'"),
    clean("type-error-is-caught", "try:\n    x = 3 < 'a'\nexcept TypeError:\n    x = 1\n", guard="error_is_expected"),
    clean("any-error-is-caught", "try:\n    x = 3 < 'a'\nexcept:\n    x = 1\n"),
    clean(
        "one-of-the-errors-that-are-caught",
        "try:\n    x = 3 < 'a'\nexcept (ValueError, TypeError):\n    x = 1\n",
        guard="error_is_expected",
    ),
    clean(
        "suppressed",
        "import contextlib\nwith contextlib.suppress(TypeError):\n    x = 3 < 'a'\n",
        guard="error_is_expected",
    ),
    clean("tested", "def f(self): self.assertRaises(TypeError, sorted, max(3, 'a'))\n", guard="error_is_expected"),
    clean(
        "handed-on-to-a-test",
        "tests = [(lambda: 3 < 'a', 'int and str')]\nfor test, message in tests: check(test, message)\n",
        guard="error_is_expected",
    ),
    clean("type-is-asked", "n = 'a'\nif isinstance(n, int) and n < 3: print(n)\n", guard="type_is_asked"),
    clean("kind-is-asked", "n = 'a'\nif type(n) is not str: print(n < 3)\n", guard="type_is_asked"),
    clean("unknown", "def f(a, b): return a < 3 or 'a' < b\n"),
    clean("annotated", "def f(a: str) -> bool: return a < 3\n"),
    clean("one-of-two", "import random\nx = random.choice([1, 2])\nbest = None\nif x: best = x\nprint(best < 3)\n"),
    clean("may-be-none", "best = None\nfor x in [1, 2]:\n    if best is None or x > best: best = x\n"),
    clean("made-a-number", "age = input()\nage = int(age)\nprint(age > 18)\n"),
    clean("own-input", "def input(): return 3\nprint(input() < 5)\n"),
    clean("own-order", "class A:\n    def __lt__(self, other): return True\n    __gt__ = __lt__\nprint(A() < 3, 'a' > A())\n"),
    clean("sorted-with-own-order", "class A:\n    def __lt__(self, other): return True\n    __gt__ = __lt__\nprint(sorted([1, A(), 'a']))\n"),
    clean("equality", "print(3 == 'a', 'a' != None, 3 in ['a'])\n"),
    clean("numbers", "print(sorted([1, 2.5, True]), max(1, 2.5), 1 < 2.5)\n"),
    clean("texts", "print(sorted(['b', 'a']), 'a' < 'b')\n"),
    clean("by-a-key", "xs = [3, 'a']\nxs.sort(key=str)\nprint(sorted(xs, key=str), max(xs, key=str))\n"),
    clean("compared-by-a-function", "xs = [3, 'a']\nxs.sort(compare)\nprint(sorted(xs, cmp=compare))\n"),
    clean("one-element", "print(sorted([None]), max(['a']))\n"),
    clean("taken-out", "xs = [3, 'a']\nxs.pop()\nprint(sorted(xs))\n"),
    clean("handed-on", "xs = [3, 'a']\nclean(xs)\nprint(sorted(xs))\n"),
    clean("overwritten", "xs = [3, 'a']\nxs[1] = 4\nprint(sorted(xs))\n"),
    clean("bound-again", "xs = [3, 'a']\nif xs: xs = [1]\nprint(sorted(xs))\n"),
    clean("two-names-for-one-list", "xs = ys = [3, 'a']\nys.pop()\nprint(sorted(xs))\n"),
    clean("unpacked", "xs = [3, *'ab']\nprint(sorted(xs), max(*xs))\n"),
    clean("own-sorted", "def sorted(xs): return xs\nprint(sorted([3, 'a']))\n"),
    clean("own-sort", "class A:\n    def sort(self): pass\nxs = A()\nxs.sort()\n"),
]  # fmt: skip

CASES = COMPARED + SORTED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(MixedComparison, case)


@pytest.mark.parametrize("case", COMPARED + SORTED, ids=str)
def test_python3_stops(case: Case) -> None:
    assert outcome(case.program, "20\n20\n")[1] == "TypeError"


def test_raw_input_is_text() -> None:
    for program in ("n = raw_input()\nprint(n < 3)\n", "print(raw_input() < 3)\n"):
        check(MixedComparison, unfixed("raw-input", program))
    check(MixedComparison, clean("own", "def raw_input(): return 3\nprint(raw_input() < 3)\n"))
    check(MixedComparison, clean("changed", "n = raw_input()\nif n: n = int(n)\nprint(n < 3)\n"))
