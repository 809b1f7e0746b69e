from __future__ import annotations

import pytest

from beginner_lint.rules.concatenation.percent_format import PercentFormat
from tests.rules.concatenation import filled_templates
from tests.rules.concatenation.filled_templates import GROWING, PERCENT, SHELVES, known
from tests.rules.evidence.inputs import ints, made
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = filled_templates.INPUTS
SILENCING = filled_templates.SILENCING | {
    "is_filled_in_again": "what is filled in twice had better keep its braces as they are",
}


class Pairing:
    """Something that makes a pair of itself and what is added."""

    def __add__(self, other: object) -> tuple[object, object]:
        return "pair", other


SAFE = [
    known("tuple-of-one", '"%s!" % (name,)', 'f"{name}!"'),
    known("width-of-text", '"%5s|%-5s|" % (name, name)', 'f"{name:>5}|{name:<5}|"'),
    known("width-of-anything", '"%5s|%-8s|" % (age, numbers)', 'f"{age!s:>5}|{numbers!s:<8}|"'),
    known("shortened-text", '"%.2s" % name', 'f"{name:.2}"'),
    known("shortened-number", '"%.1s" % age', 'f"{age!s:.1}"'),
    known("repr", '"%r, %10r" % (name, age)', 'f"{name!r}, {age!r:>10}"'),
    known("ascii", '"%a" % name', 'f"{name!a}"'),
    known("whole-number", '"%d %i %u" % (age, age, -age)', 'f"{age} {age} {-age}"'),
    known("bool-as-a-number", '"%d" % yes', 'f"{yes:d}"'),
    known("float-is-cut", '"%d %5d" % (price, -price)', 'f"{int(price)} {int(-price):5d}"'),
    known(
        "number-with-flags",
        '"%05d|%-5d|%+d|% d|%-05d" % (age, age, age, age, age)',
        'f"{age:05d}|{age:<5d}|{age:+d}|{age: d}|{age:<5d}"',
    ),
    known("zero-flag-of-a-negative-number", '"%05d" % -age', 'f"{-age:05d}"'),
    known("hexadecimal", '"%x %#X %o" % (age, age, -age)', 'f"{age:x} {age:#X} {-age:o}"'),
    known("decimals", '"%.2f %8.3f %e" % (price, age, price)', 'f"{price:.2f} {age:8.3f} {price:e}"'),
    known("no-decimals", '"%.f %.0f" % (price, price)', 'f"{price:.0f} {price:.0f}"'),
    known("left-aligned-decimals", '"%-8.1f|%+.1f" % (price, price)', 'f"{price:<8.1f}|{price:+.1f}"'),
    known("length-that-means-nothing", '"%ld" % age', 'f"{age}"'),
    known("percent-sign", '"%d%%" % age', 'f"{age}%"'),
    known("braces", '"{%s} {x, y}" % name', 'f"{{{name}}} {{x, y}}"'),
    known(
        "quotes-in-a-value",
        '"%s" % "a b".split(" ")[0] + "%s!" % name',
        '"%s" % "a b".split(" ")[0] + f"{name}!"',
    ),
    known(
        "text-in-parentheses-of-its-own",
        '(\n    "a %s"\n    " b"\n) % name',
        '(\n    f"a {name}"\n    " b"\n)',
    ),
    known("method-of-the-whole", '("%s!" % name).upper()', '(f"{name}!").upper()'),
    known(
        "several-lines",
        '"a %s\\n"\n      "b %d\\n" % (name, age)',
        'f"a {name}\\n"\n      f"b {age}\\n"',
    ),
    known(
        "comment-within",
        '("a %s"  # who\n       " b{ }%%") % name',
        '(f"a {name}"  # who\n       " b{ }%")',
    ),
    safe(
        "parameters",
        'def f(a, b):\n    return "%s, %s" % (a, b)\nprint(f(1, None), f("x", (1,)))\n',
        'def f(a, b):\n    return f"{a!s}, {b!s}"\nprint(f(1, None), f("x", (1,)))\n',
    ),
]

UNSAFE = [
    unsafe(
        "text-by-evidence-only",
        'def f(x):\n    x = x + "!"\n    return "<%s>" % x\n',
        'def f(x):\n    x = x + "!"\n    return f"<{x!s}>"\n',
        because="`x` is no tuple",
        guard="is_one_value_by_evidence",
        wild={"x": made(Pairing)},
    ),
    unsafe(
        "text-as-declared",
        'def f(x: str):\n    return "<%s>" % x\n',
        'def f(x: str):\n    return f"<{x!s}>"\n',
        because="`x` is no tuple",
        guard="is_one_value_by_evidence",
    ),
    unsafe(
        "number-of-unknown-type",
        'def f(a, b):\n    return "%s: %d" % (a, b)\n',
        'def f(a, b):\n    return f"{a!s}: {b:d}"\n',
        because="`b` is a whole number",
        inputs={"b": ints},
    ),
    unsafe(
        "decimals-of-unknown-type",
        'def f(a, b):\n    return "%s: %.2f" % (a, b)\n',
        'def f(a, b):\n    return f"{a!s}: {b:.2f}"\n',
        because="`b` is an `int` or `float`",
    ),
    unsafe(
        "showing-may-change-the-next",
        'def f(a):\n    return "%s: %d" % (a, len(a.items))\n',
        'def f(a):\n    return f"{a!s}: {len(a.items)}"\n',
        because="showing `a` does nothing else",
        guard="showing_may_do_more",
        inputs={"a": SHELVES},
        wild={"a": GROWING},
    ),
    unsafe(
        "shown-list-that-changes",
        'def f(g):\n    xs = [1]\n    return "%s: %d" % (xs, xs.append(g) or 3)\n',
        'def f(g):\n    xs = [1]\n    return f"{xs}: {xs.append(g) or 3:d}"\n',
        because="showing `xs` does nothing else",
        itself=True,
    ),
    unsafe(
        "comment-behind",
        'print("%s, %s" % (1,  # one\n                  2))\n',
        'print(f"{1}, {2}")\n',
        because="the comment",
        unshown="a comment does nothing",
    ),
]

UNFIXED = [
    unfixed("character", 'print("%c!" % 65)\n', because="no such way"),
    unfixed("precision-of-a-whole-number", 'print("%.3d" % 5)\n', because="no such way"),
    unfixed("flag-of-a-text", 'print("%05s" % "a")\n', because="no such way"),
]

CLEAN = [
    clean("lone-name", 'def f(x):\n    return "%s!" % x\n', guard="may_be_several"),
    clean("empty-field-of-format", 'print("%s is {}" % (3,))\n', guard="is_filled_in_again"),
    clean(
        "fields-of-format-too",
        'def f(show):\n    show("%s is {age}" % ("Ada",), age=36)\n',
        guard="is_filled_in_again",
    ),
    clean("lone-tuple", 't = (1,)\nprint("%s!" % t)\n', guard="may_be_several"),
    clean("lone-call", 'def f(x):\n    return "%s!" % x()\n', guard="may_be_several"),
    clean("number", "print(5 % 3)\n"),
    clean("no-literal", 'template = "%s!"\nprint(template % 1)\n'),
    clean("too-many-values", 'print("%s!" % (1, 2))\n'),
    clean("no-fields", 'print("100%%" % ())\n'),
    clean("packed", 'def f(xs):\n    return "%s %s!" % (*xs, 1)\n'),
    clean("star-width", 'print("%*d" % (5, 3))\n'),
    clean("unknown-mapping", 'def f(d):\n    return "%(a)s!" % d\n'),
    clean("variables-by-name", 'a = 1\nprint("%(a)s!" % locals())\n'),
    clean("missing-key", 'print("%(a)s!" % {"b": 1})\n'),
    clean("unpacked-mapping", 'd = {"a": 1}\nprint("%(a)s!" % {**d})\n'),
    clean("key-twice", 'print("%(a)s!" % {"a": 1, "a": 2})\n'),
    clean("escaped-percent-sign", r'print("\x25s %s" % (1, 2))' + "\n"),
    clean("unknown-escape", 'print("\\%s!" % 1)\n'),
    clean("field-over-two-literals", 'print("%" "s!" % 1)\n'),
]

CASES = filled_templates.cases(PERCENT) + SAFE + UNSAFE + UNFIXED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(PercentFormat, case)
