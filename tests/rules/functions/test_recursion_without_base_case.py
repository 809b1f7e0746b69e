from __future__ import annotations

import pytest

from beginner_lint.rules.functions.recursion_without_base_case import RecursionWithoutBaseCase
from tests.rules.tables import Case, check, clean, unfixed

SILENCING = {
    "error_is_expected": "who waits for the error means to show it",
    "may_end_before": "what may leave the function may be the case that ends it",
    "name_means_more": "the call may be one of another function",
}

CASES = [
    unfixed(
        "returned",
        "def factorial(n):\n    return n * factorial(n - 1)\n",
        says="`factorial` calls itself whatever it is given",
    ),
    unfixed("as-a-statement", "def count(n):\n    print(n)\n    count(n + 1)\n"),
    unfixed("in-a-test", "def ask(n):\n    if ask(n - 1):\n        return 3\n    return 4\n"),
    unfixed(
        "over-what-it-gives",
        "def walk(n):\n    total = 0\n    for part in walk(n - 1):\n        total += part\n    return total\n",
    ),
    unfixed(
        "after-a-branch-that-goes-on",
        "def f(n):\n    if n > 3:\n        n = 3\n    else:\n        n = 4\n    return f(n - 1)\n",
    ),
    unfixed("nested", "def g():\n    def f(n):\n        return f(n)\n    return 3\n"),
    unfixed(
        "a-value-after-the-call",
        "def f(n):\n    x = f(n - 1)\n    if n == 0:\n        return 0\n    return x\n",
    ),
    clean(
        "a-base-case",
        "def f(n):\n    if n < 2:\n        return 1\n    return n * f(n - 1)\n",
        guard="may_end_before",
    ),
    clean("in-a-branch", "def f(n):\n    if n > 1:\n        f(n - 1)\n    print(n)\n"),
    clean("in-the-other-value", "def f(n):\n    return 1 if n < 2 else n * f(n - 1)\n"),
    clean("only-then", "def f(n):\n    return n > 1 and f(n - 1)\n"),
    clean("in-a-loop", "def f(xs):\n    for x in xs:\n        f(x)\n"),
    clean("in-a-list", "def f(xs):\n    return [f(x) for x in xs]\n"),
    clean("later", "def f(n):\n    return lambda: f(n - 1)\n"),
    clean("a-generator", "def f(n):\n    yield n\n    yield from f(n + 1)\n"),
    clean(
        "an-error-ends-it", "def f(xs):\n    first = xs[0]\n    return f(xs[1:])\n", guard="may_end_before"
    ),
    clean("a-check-ends-it", "def f(n):\n    assert n > 0\n    return f(n - 1)\n", guard="may_end_before"),
    clean(
        "an-unknown-call-may-end-it",
        "import sys\ndef menu():\n    if input('> ') == 'q':\n        sys.exit()\n    menu()\n",
        guard="may_end_before",
    ),
    clean(
        "argument-that-may-fail",
        "def f(xs):\n    return f(next(xs))\n",
        guard="may_end_before",
    ),
    clean(
        "a-slip-that-stops-before-it",
        "def menu():\n    print('menu')\n    main-menu()\n",
        guard="may_end_before",
    ),
    unfixed("what-it-uses-is-known", "step = 3\ndef menu():\n    step-menu()\n"),
    clean(
        "another-function-by-then",
        "def f(n):\n    return f(n)\ng = f\ndef f(n):\n    return 3\n",
        guard="name_means_more",
    ),
    clean(
        "a-method-of-another", "class A:\n    def f(self):\n        return f(self)\ndef f(x):\n    return x\n"
    ),
    unfixed(
        "waits-for-itself",
        "import asyncio\nasync def f(n):\n    return await f(n + 1)\n",
        says="`f` calls itself whatever it is given",
    ),
    unfixed("waits-for-itself-first", "async def f(n):\n    await f(n + 1)\n    return 3\n"),
    clean("does-not-wait", "async def f(n):\n    later = f(n + 1)\n    return later\n"),
    clean(
        "waits-for-another-first",
        "async def f(n):\n    await n\n    await f(n + 1)\n",
        guard="may_end_before",
    ),
    clean("gives-and-waits", "async def f(n):\n    await f(n + 1)\n    yield 3\n"),
    clean("decorated", "import functools\n@functools.singledispatch\ndef f(n):\n    return f(n)\n"),
    unfixed(
        "another-error-is-expected",
        "def f(n):\n    return f(n)\ntry:\n    f(int(input()))\nexcept ValueError:\n    print('no')\n",
    ),
    unfixed(
        "what-fails-in-it-is-handled",
        "def f(n):\n    try:\n        print(n)\n    except RuntimeError:\n        print('no')\n    return f(n)\n",
    ),
    clean(
        "a-test-waits-for-it",
        "import pytest\ndef f():\n    f()\nwith pytest.raises(RecursionError):\n    f()\n",
        guard="error_is_expected",
    ),
    clean(
        "handed-to-what-waits-for-it",
        "def expect(error, call):\n    try:\n        call()\n    except error:\n        print('yes')\n"
        "def f():\n    return f()\nexpect(RecursionError, f)\n",
        guard="error_is_expected",
    ),
    clean(
        "shows-how-it-stops",
        "def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as error:\n    print('too deep')\n",
        guard="error_is_expected",
    ),
    clean(
        "handled",
        "def f(n):\n    try:\n        return f(n - 1)\n    except RecursionError:\n        return n\n",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RecursionWithoutBaseCase, case)
