from __future__ import annotations

import pytest

from beginner_lint.rules.loops.needless_list import NeedlessList
from tests.rules.evidence.inputs import counts, dicts, functions, ints, lists, or_anything, texts, tuples
from tests.rules.tables import Case, check, clean, safe, unsafe

INPUTS = {"n": counts, "xs": lists(ints), "keep": functions, "show": functions, "text": texts}
WILD = {"keep": or_anything(functions)}


def same(identifier: str, program: str, needless: str, plain: str) -> Case:
    """A program with a list `xs`, a dictionary `d` and a list that is not needed."""
    start = "xs = [3, 1, 2]\nd = {'a': 1, 'b': 2}\n"
    before, after = (start + program.format(part) + "\n" for part in (needless, plain))
    return safe(identifier, before, after, inputs={"d": dicts(texts, ints)})


CASES = [
    same("range", "for i in {}:\n    print(i)", "list(range(3))", "range(3)"),
    same("text", "for c in {}:\n    print(c)", "list('abc')", "'abc'"),
    same("list", "for x in {}:\n    print(x)", "list(xs)", "xs"),
    same("keys", "for k in {}:\n    print(k, d[k])", "list(d.keys())", "d.keys()"),
    same("values-that-stay", "for k in {}:\n    xs.append(k)\nprint(xs)", "list(d)", "d"),
    same("with-numbers", "for i, x in {}:\n    print(i, x)", "list(enumerate(xs))", "enumerate(xs)"),
    same("in-step", "for x, k in {}:\n    print(x, k)", "list(zip(xs, d))", "zip(xs, d)"),
    same("in-a-comprehension", "print([x + 1 for x in {}])", "list(xs)", "xs"),
    same("in-a-generator", "g = (x + 1 for x in {})\nprint(list(g))", "list(range(3))", "range(3)"),
    same("sorted", "print({})", "sorted(list(xs))", "sorted(xs)"),
    same("sorted-in-reverse", "print({})", "sorted(list(d), reverse=True)", "sorted(d, reverse=True)"),
    same("around-sorted", "print({})", "list(sorted(xs))", "sorted(xs)"),
    same("around-a-comprehension", "print({})", "list([x + 1 for x in xs])", "[x + 1 for x in xs]"),
    same("around-words", "print({})", "list('a b'.split())", "'a b'.split()"),
    same("all", "print({})", "all([len(k) > 1 for k in d])", "all(len(k) > 1 for k in d)"),
    same("any", "print({})", "any([k.isupper() for k in d if k])", "any(k.isupper() for k in d if k)"),
    same("any-with-a-comma", "print({})", "any([k == 'a' for k in d],)", "any((k == 'a' for k in d),)"),
    safe(
        "any-over-lines",
        "xs = [1, 2]\nprint(any([\n    x == 2\n    for x in xs\n]))\n",
        "xs = [1, 2]\nprint(any(x == 2\n    for x in xs))\n",
    ),
    safe(
        "sorted-generator",
        "def f(xs):\n    return sorted(list(x for x in xs))\n",
        "def f(xs):\n    return sorted(x for x in xs)\n",
    ),
    safe(
        "sorted-unknown",
        "def f(xs, keep):\n    return sorted(list(xs), key=keep)\n",
        "def f(xs, keep):\n    return sorted(xs, key=keep)\n",
    ),
    unsafe(
        "declared",
        "def f(xs: list[int]):\n    for x in list(xs):\n        print(0)\n",
        "def f(xs: list[int]):\n    for x in xs:\n        print(0)\n",
        because="`xs` is a list, as declared",
        guard="type_is_unproved",
    ),
    unsafe(
        "elements-that-act",
        "def f(keep):\n    return any([keep(n) for n in range(3)])\n",
        "def f(keep):\n    return any(keep(n) for n in range(3))\n",
        because="not all elements need to be computed and none raises StopIteration",
        guard="elements_may_act",
        itself=True,
    ),
    unsafe(
        "elements-that-may-fail",
        "xs = [1, 0, 2]\nprint(any([2 // x for x in xs]))\n",
        "xs = [1, 0, 2]\nprint(any(2 // x for x in xs))\n",
        because="not all elements",
        guard="elements_may_act",
        itself=True,
    ),
    unsafe(
        "items-that-may-not-fit",
        "ps = [(1, 2), (0, 3)]\nprint(any([a > 0 for a, b in ps]))\n",
        "ps = [(1, 2), (0, 3)]\nprint(any(a > 0 for a, b in ps))\n",
        because="not all elements",
        inputs={"ps": lists(tuples(ints, ints))},
        wild={"ps": lists(tuples(ints, ints) | tuples(ints))},
    ),
    unsafe(
        "iterator-that-is-used-up",
        "numbers = iter([1, 2, 3])\nprint(any([n > 1 for n in numbers]), list(numbers))\n",
        "numbers = iter([1, 2, 3])\nprint(any(n > 1 for n in numbers), list(numbers))\n",
        because="not all elements",
        guard="elements_may_act",
        itself=True,
    ),
    clean(
        "loop-removes-what-it-walks-over",
        "xs = [1, 2, 2, 3]\nfor x in list(xs):\n    if x == 2:\n        xs.remove(x)\nprint(xs)\n",
        guard="is_a_copy",
    ),
    clean(
        "loop-deletes-keys",
        "d = {'a': 1, 'b': 0}\nfor k in list(d.keys()):\n    if not d[k]:\n        del d[k]\nprint(d)\n",
        guard="is_a_copy",
    ),
    clean(
        "function-changes-the-list",
        "xs = [1, 2]\ndef grow(x):\n    if len(xs) < 5:\n        xs.append(x)\nfor x in list(xs):\n    grow(x)\nprint(xs)\n",
        guard="is_a_copy",
    ),
    clean(
        "other-name-for-the-list",
        "xs = [1, 2]\nys = xs\nfor x in list(xs):\n    ys.append(x)\n    if len(ys) > 9:\n        break\nprint(ys)\n",
        guard="is_a_copy",
    ),
    clean(
        "generator-that-runs-later",
        "xs = [1, 2]\ng = (x for x in list(xs))\nxs.append(3)\nprint([*g])\n",
        guard="is_a_copy",
    ),
    clean(
        "own-list",
        "def list(xs):\n    return [x + 1 for x in xs]\nfor i in list(range(3)):\n    print(i)\n",
        guard="is_no_builtin",
    ),
    clean(
        "own-any",
        "def any(xs):\n    return len(xs)\nprint(any([x for x in range(3)]))\n",
        guard="is_no_builtin",
    ),
    clean("unknown", "def f(xs):\n    for x in list(xs):\n        print(x)\n"),
    clean("list-that-is-kept", "xs = list(range(3))\nfor x in xs:\n    print(x)\n"),
    clean("copy-of-a-list", "xs = [1]\nys = list(xs)\nprint(ys)\n"),
    clean("length", "print(len(list(map(str, range(3)))))\n"),
    clean(
        "sum-and-join-are-faster-with-a-list",
        "print(sum([x for x in range(3)]), ''.join([c for c in 'ab']))\n",
    ),
    clean("any-of-some", "a, b = 1, 0\nprint(any([a, b]))\n"),
    clean("sorted-options-that-act", "xs = [2, 1]\nprint(sorted(list(xs), reverse=xs.append(0) is None))\n"),
    clean("waits", "async def f(xs, g):\n    return any([await g(x) for x in xs])\n"),
    clean("map", "for x in list(map(str, range(3))):\n    print(x)\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(NeedlessList, case)
