from __future__ import annotations

import pytest

from beginner_lint.rules.concatenation.str_format import StrFormat
from tests.rules.concatenation import filled_templates
from tests.rules.concatenation.filled_templates import FORMAT, GROWING, SHELVES, known
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS, SILENCING = filled_templates.INPUTS, filled_templates.SILENCING

SAFE = [
    known("numbers", '"{0} {1} {0}".format(name, age)', 'f"{name} {age} {name}"'),
    known("another-order-of-names", '"{1} {0}".format(name, age)', 'f"{age} {name}"'),
    known("both", '"{} is {a}".format(name, a=age)', 'f"{name} is {age}"'),
    known("format", '"{:.2f}|{:>5}|{:05d}".format(price, name, age)', 'f"{price:.2f}|{name:>5}|{age:05d}"'),
    known("conversion", '"{!r:>9} {!s}".format(name, age)', 'f"{name!r:>9} {age!s}"'),
    known(
        "nested-format",
        '"{:{}}|{:>{w}}".format(name, width, age, w=width)',
        'f"{name:{width}}|{age:>{width}}"',
    ),
    known("nested-number", '"{0:{1}}".format(name, 9)', 'f"{name:{9}}"'),
    known("attribute", '"{0.real} {0.imag}".format(age)', 'f"{age.real} {age.imag}"'),
    known("attribute-of-a-number", '"{.real}!".format(5)', 'f"{(5).real}!"'),
    known("item", '"{0[1]} {1[a b]}".format(numbers, places)', "f\"{numbers[1]} {places['a b']}\""),
    known("item-in-single-quotes", "'{0[a b]}!'.format(places)", "f'{places[\"a b\"]}!'"),
    known("braces", '"{{{}}} {{}}".format(name)', 'f"{{{name}}} {{}}"'),
    known("percent-sign", '"{}%".format(age)', 'f"{age}%"'),
    known("triple-quotes-and-quotes", '"""{} "x" """.format({"a": 1}["a"])', 'f"""{ {"a": 1}["a"]} "x" """'),
    known("method-of-the-whole", '"{}!".format(name).upper()', 'f"{name}!".upper()'),
    known("value-that-is-not-shown", '"{}!".format(name, age)', 'f"{name}!"'),
    known(
        "several-lines",
        '"a {}\\n"\n      "b {{}} {}\\n".format(name, age)',
        'f"a {name}\\n"\n      f"b {{}} {age}\\n"',
    ),
    known("line-without-a-field", '"a {}"\n      " {{}}".format(name)', 'f"a {name}"\n      " {}"'),
    safe(
        "parameters",
        'def f(a, b):\n    return "{}, {}".format(a, b)\nprint(f(1, None), f("x", (1,)))\n',
        'def f(a, b):\n    return f"{a}, {b}"\nprint(f(1, None), f("x", (1,)))\n',
    ),
    safe(
        "yield",
        'def f():\n    print("{}!".format((yield 1)))\nprint(list(f()))\n',
        'def f():\n    print(f"{(yield 1)}!")\nprint(list(f()))\n',
    ),
]

UNSAFE = [
    unsafe(
        "showing-may-change-the-next",
        'def f(a):\n    return "{}: {}".format(a, len(a.items))\n',
        'def f(a):\n    return f"{a}: {len(a.items)}"\n',
        because="showing `a` does nothing else",
        guard="showing_may_do_more",
        inputs={"a": SHELVES},
        wild={"a": GROWING},
    ),
    unsafe(
        "name-that-a-function-binds",
        """
        count = 0
        class Visitor:
            def __str__(self):
                global count
                count += 1
                return "visitor"
        def f(visitor):
            return "{}: {}".format(visitor, count)
        print(f(Visitor()))
        """,
        """
        count = 0
        class Visitor:
            def __str__(self):
                global count
                count += 1
                return "visitor"
        def f(visitor):
            return f"{visitor}: {count}"
        print(f(Visitor()))
        """,
        because="showing `visitor` does nothing else",
        guard="showing_may_do_more",
        itself=True,
    ),
]

UNFIXED = [
    unfixed("width-that-is-computed", 'print("{:{}}!".format(1, len("abc")))\n', because="width"),
]

CLEAN = [
    clean("no-literal", 'template = "{}!"\nprint(template.format(1))\n'),
    clean("packed", 'xs = [1, 2]\nprint("{} {}!".format(*xs))\n'),
    clean("packed-by-name", 'd = {"a": 1}\nprint("{a}!".format(**d))\n'),
    clean("missing-name", 'def f():\n    return "{a}".format(b=1)\n'),
    clean("numbers-and-none", 'def f():\n    return "{} {0}".format(1, 2)\n'),
    clean("no-field", 'print("{{}}".format())\n'),
    clean("brace-too-many", 'def f():\n    return "{} }".format(1)\n'),
    clean("conversion-in-a-format", 'def f():\n    return "{:{!r}}!".format(1, 2)\n'),
    clean("key-with-a-quote", 'def f(d):\n    return "{[it\'s]}!".format(d)\n'),
    clean("escaped-brace", 'def f():\n    return "\\x7b}} {}".format(1)\n'),
    clean("f-string", 'print(f"{1} {{}}".format(2))\n'),
]

CASES = filled_templates.cases(FORMAT) + SAFE + UNSAFE + UNFIXED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(StrFormat, case)
