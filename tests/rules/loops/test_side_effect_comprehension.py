from __future__ import annotations

import pytest

from beginner_lint.rules.loops.side_effect_comprehension import SideEffectComprehension
from tests.rules.evidence.inputs import counts, functions, ints, lists, waiters
from tests.rules.tables import Case, check, clean, safe, unfixed

INPUTS = {"xs": lists(ints), "show": functions, "wait": waiters}


def looped(identifier: str, comprehension: str, loop: str, **more: object) -> Case:
    """A comprehension over a list, as a statement."""
    start = "xs = [3, 0, 2]\ndone = []\n"
    end = "\nprint(done)\n"
    return safe(identifier, start + comprehension + end, start + loop + end, **more)


CASES = [
    looped("prints", "[print(x) for x in xs]", "for x in xs:\n    print(x)", says="`for x in …:`"),
    looped("condition", "[print(x) for x in xs if x]", "for x in xs:\n    if x:\n        print(x)"),
    looped(
        "conditions",
        "[print(x) for x in xs if x or xs if x < 3]",
        "for x in xs:\n    if (x or xs) and x < 3:\n        print(x)",
    ),
    looped(
        "two-loops",
        "[done.append(x * y) for x in xs if x for y in range(x)]",
        "for x in xs:\n    if x:\n        for y in range(x):\n            done.append(x * y)",
        inputs={"xs": lists(counts)},
    ),
    looped(
        "pairs",
        "[print(i, x) for i, x in enumerate(xs)]",
        "for i, x in enumerate(xs):\n    print(i, x)",
    ),
    looped(
        "choice",
        "[print(x) if x > 1 else done.append(x) for x in xs]",
        "for x in xs:\n    if x > 1:\n        print(x)\n    else:\n        done.append(x)",
    ),
    looped(
        "choice-of-nothing",
        "[print(x) if x > 1 else None for x in xs]",
        "for x in xs:\n    if x > 1:\n        print(x)",
    ),
    looped("walrus", "[last := x for x in xs]", "for x in xs:\n    (last := x)"),
    looped("no-name", "[print(0) for _ in xs]", "for _ in xs:\n    print(0)"),
    looped(
        "over-lines",
        "[\n    print(x)  # each\n    for x in xs\n]  # done",
        "# each\nfor x in xs:\n    print(x)  # done",
    ),
    safe(
        "name-of-another-loop",
        "def f(xs, show):\n    for x in xs:\n        show(x)\n    [show(x) for x in xs]\n",
        "def f(xs, show):\n    for x in xs:\n        show(x)\n    for x in xs:\n        show(x)\n",
    ),
    looped(
        "name-of-another-comprehension",
        "ys = [x for x in xs]\n[print(x) for x in ys]",
        "ys = [x for x in xs]\nfor x in ys:\n    print(x)",
    ),
    safe(
        "in-a-function",
        "def f(xs, show):\n\tif xs:\n\t\t[show(x) for x in xs]\n\treturn xs\n",
        "def f(xs, show):\n\tif xs:\n\t\tfor x in xs:\n\t\t\tshow(x)\n\treturn xs\n",
    ),
    safe(
        "waits",
        "async def f(xs, wait):\n    [await wait(x) for x in xs]\n",
        "async def f(xs, wait):\n    for x in xs:\n        await wait(x)\n",
    ),
    safe(
        "module-that-others-import",
        "xs = [1, 2]\n[print(x) for x in xs]\n",
        "xs = [1, 2]\nfor x in xs:\n    print(x)\n",
        script=None,
    ),
    unfixed(
        "name-that-others-may-import",
        "x, xs = 7, [1, 2]\n[print(x) for x in xs]\n",
        script=None,
        because="means something else",
    ),
    unfixed(
        "name-is-read-later",
        "x, xs = 7, [1, 2]\n[print(x) for x in xs]\nprint(x)\n",
        because="means something else",
        guard="name_means_something_else",
    ),
    unfixed(
        "name-of-the-module-in-a-function",
        "x = 7\ndef f(xs):\n    print(x)\n    [print(x) for x in xs]\nf([1, 2])\n",
        because="means something else",
        guard="name_means_something_else",
    ),
    unfixed(
        "function-reads-the-name",
        "x, xs = 7, [1, 2]\ndef show():\n    print(x)\n[show() for x in xs]\n",
        because="means something else",
        guard="name_means_something_else",
    ),
    unfixed(
        "lambda-keeps-the-name",
        "xs, later = [1, 2], []\nfor x in xs:\n    later.append(lambda: x)\n[print(x + 5) for x in [8, 9]]\nprint([f() for f in later])\n",
        because="means something else",
        guard="name_means_something_else",
    ),
    unfixed(
        "kept-by-a-lambda-in-each-round",
        "fs = []\nfor i in range(2):\n    [fs.append(lambda: x) for x in (i, i + 9)]\nprint([f() for f in fs])\n",
        because="keeps `x` for later",
        guard="name_means_something_else",
    ),
    unfixed(
        "name-of-a-builtin",
        "xs = [[1], [2, 3]]\n[print(len) for len in xs]\nprint(len(xs))\n",
        because="means something else",
        guard="name_means_something_else",
    ),
    unfixed(
        "names-as-text",
        "def f(xs):\n    [print(x) for x in xs]\n    return sorted(locals())\nprint(f([1]))\n",
        because="means something else",
        guard="name_means_something_else",
    ),
    unfixed(
        "class",
        "class A:\n    [print(x) for x in [1, 2]]\nprint([name for name in vars(A) if name == 'x'])\n",
        because="attributes of the class",
        guard="is_in_a_class",
    ),
    unfixed(
        "behind-a-colon", "xs = [1]\nif xs: [print(x) for x in xs]\n", because="something else on the line"
    ),
    unfixed("behind-a-semicolon", "xs = [1]; [print(x) for x in xs]\n", because="something else on the line"),
    unfixed("before-a-semicolon", "xs = [1]\n[print(x) for x in xs]; print(xs)\n", because="something else"),
    unfixed(
        "comment-for-a-tool", "xs = [1]\n[print(x) for x in xs]  # pylint: disable=w\n", because="belongs to"
    ),
    unfixed("part-over-lines", "xs = [1]\n[print(x\n    + 1) for x in xs]\n", because="several lines"),
    unfixed(
        "binds-an-attribute",
        "class A: pass\na = A()\n[print(a.x) for a.x in [1]]\nprint(a.x)\n",
        because="means something else",
    ),
    clean("list-is-used", "xs = [1]\nys = [print(x) for x in xs]\n"),
    clean("no-call", "xs = [1]\n[x + 1 for x in xs]\n"),
    clean("generator", "xs = [1]\n(print(x) for x in xs)\n"),
    clean("argument", "xs = [1]\nprint([print(x) for x in xs])\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(SideEffectComprehension, case)
