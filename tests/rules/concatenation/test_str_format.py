from __future__ import annotations

import pytest

from beginner_lint.rules.concatenation.str_format import StrFormat
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

KNOWN = 'name = "Ada"\nage = 36\nprice = 2.5\nnumbers = [1, 2]\nplaces = {"a b": 3}\nwidth = 9\n'


def known(id: str, text: str, fixed: str, guard: str | None = None) -> Case:
    """A printed text whose values have known types."""
    return safe(id, f"{KNOWN}print({text})\n", f"{KNOWN}print({fixed})\n", guard=guard)


SAFE = [
    known("one", '"Hi {}!".format(name)', 'f"Hi {name}!"'),
    known("two", '"{} is {}".format(name, age)', 'f"{name} is {age}"'),
    known("numbers", '"{0} {1} {0}".format(name, age)', 'f"{name} {age} {name}"'),
    known("another-order-of-names", '"{1} {0}".format(name, age)', 'f"{age} {name}"'),
    known("keywords", '"{n} is {a}".format(n=name, a=age)', 'f"{name} is {age}"'),
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
    known("escapes", r'"\t{}\N{EN DASH}".format(name)', r'f"\t{name}\N{EN DASH}"'),
    known("triple-quotes", '"""<\n{}>""".format(name)', 'f"""<\n{name}>"""'),
    known("triple-quotes-and-quotes", '"""{} "x" """.format({"a": 1}["a"])', 'f"""{ {"a": 1}["a"]} "x" """'),
    known("dict-display", '"{}!".format({1: 2})', 'f"{ {1: 2} }!"'),
    known("lambda", '"{}!".format((lambda: 1)())', 'f"{(lambda: 1)()}!"'),
    known("walrus", '"{} {}".format(n := age, n)', 'f"{(n := age)} {n}"'),
    known("choice", '"{}!".format(name if age else "-")', "f\"{name if age else '-'}!\""),
    known("unequal", '"{}!".format(age != 3)', 'f"{age != 3}!"'),
    known("method-of-the-whole", '"{}!".format(name).upper()', 'f"{name}!".upper()'),
    known("value-that-is-not-shown", '"{}!".format(name, age)', 'f"{name}!"'),
    known(
        "several-lines",
        '"a {}\\n"\n      "b {{}} {}\\n".format(name, age)',
        'f"a {name}\\n"\n      f"b {{}} {age}\\n"',
    ),
    known("line-without-a-field", '"a {}"\n      " {{}}".format(name)', 'f"a {name}"\n      " {}"'),
    known("arguments-on-lines", '"{} {}".format(\n    name,\n    age,\n)', 'f"{name} {age}"'),
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
    safe(
        "returned-without-a-space",
        'def f():\n    return"{}.".format(3)\nprint(f())\n',
        'def f():\n    return f"{3}."\nprint(f())\n',
    ),
    safe(
        "computed-in-order",
        'def f(x):\n    print(x)\n    return str(x)\nprint("{} {}".format(f(1), f(2)))\n',
        'def f(x):\n    print(x)\n    return str(x)\nprint(f"{f(1)} {f(2)}")\n',
    ),
]

UNSAFE = [
    unsafe(
        "showing-may-change-the-next",
        'def f(a):\n    return "{}: {}".format(a, a.count)\n',
        'def f(a):\n    return f"{a}: {a.count}"\n',
        because="showing `a` does nothing else",
        guard="showing_may_do_more",
    ),
    unsafe(
        "name-that-a-function-binds",
        'n = 1\ndef change():\n    global n\n    n = 2\ndef f(a):\n    return "{}: {}".format(a, n)\n',
        'n = 1\ndef change():\n    global n\n    n = 2\ndef f(a):\n    return f"{a}: {n}"\n',
        because="showing `a` does nothing else",
    ),
]

UNFIXED = [
    unfixed("backslash-in-a-value", 'print("{}!".format("\\n".join("ab")))\n', because="backslashes"),
    unfixed("width-that-is-computed", 'print("{:{}}!".format(1, len("abc")))\n', because="width"),
    unfixed(
        "computed-twice",
        'print("{0} {0}".format(input()))\n',
        because="computed once",
        guard="value_would_be_computed_again",
    ),
    unfixed(
        "computed-in-another-order",
        'print("{1} {0}".format(input(), input()))\n',
        because="another order",
        guard="order_would_change",
    ),
    unfixed(
        "computed-for-nothing",
        'print("{}!".format(1, input()))\n',
        because="`input()` is in no field",
        guard="value_would_be_lost",
    ),
    unfixed(
        "fails-for-nothing",
        'print("{}!".format(1, 1 // 0))\n',
        because="is in no field",
        guard="value_would_be_lost",
    ),
    unfixed(
        "long-line",
        'print("{} is a text that is long enough, is it not, and so is {}".format(\n'
        "    input().strip().upper().center(40), input().strip().upper().center(40)))\n",
        because="too long",
        guard="line_would_be_long",
    ),
]

CLEAN = [
    clean("f-string-in-a-value", 'print("{}!".format(f"{1}"))\n', guard="cannot_stand_in_braces"),
    clean("just-a-value", 'name = "Ada"\nprint("{}".format(name))\n', guard="is_only_a_value"),
    clean("no-literal", 'template = "{}!"\nprint(template.format(1))\n'),
    clean("packed", 'xs = [1, 2]\nprint("{} {}!".format(*xs))\n'),
    clean("packed-by-name", 'd = {"a": 1}\nprint("{a}!".format(**d))\n'),
    clean("missing-value", 'def f():\n    return "{} {}".format(1)\n'),
    clean("missing-name", 'def f():\n    return "{a}".format(b=1)\n'),
    clean("numbers-and-none", 'def f():\n    return "{} {0}".format(1, 2)\n'),
    clean("no-field", 'print("{{}}".format())\n'),
    clean("brace-too-many", 'def f():\n    return "{} }".format(1)\n'),
    clean("conversion-in-a-format", 'def f():\n    return "{:{!r}}!".format(1, 2)\n'),
    clean("key-with-a-quote", 'def f(d):\n    return "{[it\'s]}!".format(d)\n'),
    clean("escaped-brace", 'def f():\n    return "\\x7b}} {}".format(1)\n'),
    clean("bytes", 'def f():\n    return b"{}!".format(1)\n'),
    clean("f-string", 'print(f"{1} {{}}".format(2))\n'),
    clean("log-record", 'import logging\nlogging.info("{}!".format(1))\n', guard="says_something_else"),
    clean(
        "translated",
        'from gettext import gettext as _\nprint(_("{}!".format(1)))\n',
        guard="says_something_else",
    ),
    clean("pattern", 'import re\nprint(re.match("{}!".format(1), "1!"))\n', guard="says_something_else"),
    clean("raw", 'print(r"\\q{}!".format(1))\n', guard="says_something_else"),
    clean("query", 'def f(db):\n    db.execute("select {}".format(1))\n', guard="says_something_else"),
    clean(
        "text-of-a-query", 'print("select a from t where b = {}".format(1))\n', guard="says_something_else"
    ),
    clean("filled-in-again", 'print("{} %s".format(2) % 1)\n', guard="says_something_else"),
]

CASES = SAFE + UNSAFE + UNFIXED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(StrFormat, case)
