from __future__ import annotations

import pytest

from beginner_lint.rules.concatenation.str_in_print import StrInPrint
from tests.rules.evidence import proxies
from tests.rules.evidence.inputs import functions, ints, lists, made, scalars, texts
from tests.rules.tables import Case, check, clean, safe, unsafe

INPUTS = {"x": scalars, "y": scalars, "numbers": lists(ints)}

KNOWN = 'name = "Ada"\nage = 36\nnumbers = [1, 2]\n'


def known(identifier: str, call: str, fixed: str) -> Case:
    """A call of `print` with values of known types."""
    return safe(identifier, f"{KNOWN}{call}\n", f"{KNOWN}{fixed}\n")


CASES = [
    known("number", 'print("Age:", str(age))', 'print("Age:", age)'),
    known("only-argument", "print(str(age))", "print(age)"),
    known("text", "print(str(name))", "print(name)"),
    known("list", "print(str(numbers), 1)", "print(numbers, 1)"),
    known("two", "print(str(age), str(age + 1))", "print(age, age + 1)"),
    known("keywords-stay", 'print(str(age), end=str(1) + "\\n")', 'print(age, end=str(1) + "\\n")'),
    known("comma-at-the-end", "print(str(age,))", "print(age)"),
    known("tuple", "print(str((1, 2)))", "print((1, 2))"),
    known("walrus", "print(str(n := 3), n)", "print(n := 3, n)"),
    known("space-before-the-parenthesis", "print(str (age))", "print(age)"),
    known("over-two-lines", "print(str(\n    age))", "print(age)"),
    safe(
        "yield",
        "def f():\n    print(str(len(str((yield)))))\nfor x in f():\n    pass\n",
        "def f():\n    print(len(str((yield))))\nfor x in f():\n    pass\n",
    ),
    safe("parameter", "def f(x):\n    print(str(x))\n", "def f(x):\n    print(x)\n"),
    safe(
        "first-of-several",
        'def f(x, y):\n    print(str(x), y, 3, end="")\n',
        'def f(x, y):\n    print(x, y, 3, end="")\n',
    ),
    safe("generator", "print(str(x for x in [1]))\n", "print((x for x in [1]))\n"),
    safe("generator-among-others", "print(str(x for x in [1]), 2)\n", "print((x for x in [1]), 2)\n"),
    unsafe(
        "behind-others",
        'def f(x):\n    print("x:", str(x))\n',
        'def f(x):\n    print("x:", x)\n',
        because="making text of `x` does nothing else",
        guard="text_may_do_more",
    ),
    unsafe(
        "before-what-may-see-a-change",
        "def f(x, y):\n    print(str(x), y.items)\n",
        "def f(x, y):\n    print(x, y.items)\n",
        because="making text of `x` does nothing else",
        guard="text_may_do_more",
        inputs={"y": made(proxies.Growing, lists(texts))},
        wild={"x": made(proxies.Growing, lists(texts))},
    ),
    unsafe(
        "before-what-another-function-binds",
        """
        count = 0
        class Visitor:
            def __str__(self):
                global count
                count += 1
                return "visitor"
        visitors = [Visitor()]
        print(str(visitors[0]), count)
        """,
        """
        count = 0
        class Visitor:
            def __str__(self):
                global count
                count += 1
                return "visitor"
        visitors = [Visitor()]
        print(visitors[0], count)
        """,
        because="making text of `visitors[0]`",
        guard="text_may_do_more",
        itself=True,
    ),
    unsafe(
        "in-a-file",
        "def f(x, y):\n    print(str(x), file=y.file)\n",
        "def f(x, y):\n    print(x, file=y.file)\n",
        because="making text of `x`",
        guard="text_may_do_more",
        inputs={"y": functions},
    ),
    unsafe(
        "list-that-changes-on-the-way",
        "xs = [1]\nprint(str(xs), xs.append(2))\n",
        "xs = [1]\nprint(xs, xs.append(2))\n",
        because="making text of `xs`",
        guard="text_may_do_more",
        itself=True,
    ),
    safe(
        "comment-stays",
        "print(str(  # as text\n    3))\n",
        "print(# as text\n    3)\n",
    ),
    clean("method", f"{KNOWN}print(str(age).zfill(4))\n"),
    clean("part-of-a-text", f'{KNOWN}print("a" + str(age))\n'),
    clean("decoding", 'print(str(b"a", "ascii"))\n'),
    clean("nothing", "print(str())\n"),
    clean("packed", "xs = [1]\nprint(str(*xs))\n"),
    clean("not-print", "def show(x):\n    pass\nshow(str(3))\n"),
    clean(
        "own-print",
        "def print(x):\n    assert isinstance(x, str)\nprint(str(3))\n",
        guard="is_another_print",
    ),
    clean("own-str", "def str(x):\n    return x + 1\nprint(str(3))\n", guard="is_another_str"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(StrInPrint, case)
