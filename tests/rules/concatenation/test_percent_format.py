from __future__ import annotations

import pytest

from beginner_lint.rules.concatenation.percent_format import PercentFormat
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

KNOWN = 'name = "Ada"\nage = 36\nprice = 2.5\nyes = True\nnumbers = [1, 2]\n'


def known(id: str, text: str, fixed: str, guard: str | None = None) -> Case:
    """A printed text whose values have known types."""
    return safe(id, f"{KNOWN}print({text})\n", f"{KNOWN}print({fixed})\n", guard=guard)


SAFE = [
    known("text", '"Hi %s!" % name', 'f"Hi {name}!"'),
    known("tuple", '"%s is %d" % (name, age)', 'f"{name} is {age}"'),
    known("tuple-of-one", '"%s!" % (name,)', 'f"{name}!"'),
    known("tuple-as-a-value", '"%s!" % ((1, 2),)', 'f"{(1, 2)}!"'),
    known("list-as-a-value", '"%s!" % numbers', 'f"{numbers}!"'),
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
    known("braces", '"{%s} {}" % name', 'f"{{{name}}} {{}}"'),
    known("by-name", '"%(n)s is %(a)d" % {"n": name, "a": age}', 'f"{name} is {age}"'),
    known("by-name-twice", '"%(n)s %(n)s" % {"n": name}', 'f"{name} {name}"'),
    known("by-name-in-another-order", '"%(a)s %(n)s" % {"n": name, "a": age}', 'f"{age} {name}"'),
    known(
        "quotes-in-a-value",
        '"%s" % "a b".split(" ")[0] + "%s!" % name',
        '"%s" % "a b".split(" ")[0] + f"{name}!"',
    ),
    known("quotes-are-turned", '"<%s>" % {"a": 1}["a"]', "f\"<{ {'a': 1}['a']}>\""),
    known("single-quotes", "'<%s>' % {'a': 1}['a']", 'f\'<{ {"a": 1}["a"]}>\''),
    known("escapes", r'"\t%s\x41\N{EN DASH}\101" % name', r'f"\t{name}\x41\N{EN DASH}\101"'),
    known("u-prefix", 'u"%s!" % name', 'f"{name}!"'),
    known("triple-quotes", '"""<\n%s>""" % name', 'f"""<\n{name}>"""'),
    known(
        "text-in-parentheses-of-its-own",
        '(\n    "a %s"\n    " b"\n) % name',
        '(\n    f"a {name}"\n    " b"\n)',
    ),
    known("choice", '"%s!" % (name if age else "-")', "f\"{name if age else '-'}!\""),
    known("lambda", '"%s!" % bool(lambda: 1)', 'f"{bool(lambda: 1)}!"'),
    known("walrus", '"%s %s" % ((n := age), n)', 'f"{(n := age)} {n}"'),
    known("method-of-the-whole", '("%s!" % name).upper()', '(f"{name}!").upper()'),
    known(
        "several-lines",
        '"a %s\\n"\n      "b %d\\n" % (name, age)',
        'f"a {name}\\n"\n      f"b {age}\\n"',
    ),
    known(
        "comment-within",
        '("a %s"  # who\n       " b{}%%") % name',
        '(f"a {name}"  # who\n       " b{}%")',
    ),
    safe(
        "parameters",
        'def f(a, b):\n    return "%s, %s" % (a, b)\nprint(f(1, None), f("x", (1,)))\n',
        'def f(a, b):\n    return f"{a!s}, {b!s}"\nprint(f(1, None), f("x", (1,)))\n',
    ),
    safe(
        "returned-without-a-space",
        'def f():\n    return"%d." % 3\nprint(f())\n',
        'def f():\n    return f"{3}."\nprint(f())\n',
    ),
    safe(
        "computed-in-order",
        'def f(x):\n    print(x)\n    return str(x)\nprint("%s %s" % (f(1), f(2)))\n',
        'def f(x):\n    print(x)\n    return str(x)\nprint(f"{f(1)} {f(2)}")\n',
    ),
]

UNSAFE = [
    unsafe(
        "text-by-evidence-only",
        'def f(x):\n    x = x + "!"\n    return "<%s>" % x\n',
        'def f(x):\n    x = x + "!"\n    return f"<{x!s}>"\n',
        because="`x` is no tuple",
        guard="is_one_value_by_evidence",
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
    ),
    unsafe(
        "decimals-of-unknown-type",
        'def f(a, b):\n    return "%s: %.2f" % (a, b)\n',
        'def f(a, b):\n    return f"{a!s}: {b:.2f}"\n',
        because="`b` is an `int` or `float`",
    ),
    unsafe(
        "showing-may-change-the-next",
        'def f(a):\n    return "%s: %s" % (a, a.count)\n',
        'def f(a):\n    return f"{a!s}: {a.count!s}"\n',
        because="showing `a` does nothing else",
        guard="showing_may_do_more",
    ),
    unsafe(
        "shown-list-that-changes",
        'def f(g):\n    xs = [1]\n    return "%s: %s" % (xs, xs.append(g))\n',
        'def f(g):\n    xs = [1]\n    return f"{xs}: {xs.append(g)}"\n',
        because="showing `xs` does nothing else",
    ),
    unsafe(
        "comment-behind",
        'print("%s, %s" % (1,  # one\n                  2))\n',
        'print(f"{1}, {2}")\n',
        because="the comment",
    ),
]

UNFIXED = [
    unfixed("character", 'print("%c!" % 65)\n', because="no such way"),
    unfixed("precision-of-a-whole-number", 'print("%.3d" % 5)\n', because="no such way"),
    unfixed("flag-of-a-text", 'print("%05s" % "a")\n', because="no such way"),
    unfixed("backslash-in-a-value", 'print("%s!" % "\\n".join("ab"))\n', because="backslashes"),
    unfixed("value-over-two-lines", 'print("%s!" % max(1,\n    2))\n', because="lines"),
    unfixed("both-quotes-in-a-value", 'print("%s \'!" % "it\'s".strip(\'"\'))\n', because="quotes"),
    unfixed(
        "computed-twice",
        'print("%(a)s %(a)s" % {"a": str(len(input()))})\n',
        because="must be computed once",
        guard="value_would_be_computed_again",
    ),
    unfixed(
        "computed-in-another-order",
        'print("%(b)s %(a)s" % {"a": input(), "b": input()})\n',
        because="another order",
        guard="order_would_change",
    ),
    unfixed(
        "computed-for-nothing",
        'print("%(a)s!" % {"a": 1, "b": input()})\n',
        because="`input()` is in no field",
        guard="value_would_be_lost",
    ),
    unfixed(
        "long-line",
        'print("%s is a text that is long enough, is it not, and so is %s" % (\n'
        "    input().strip().upper().center(40), input().strip().upper().center(40)))\n",
        because="too long",
        guard="line_would_be_long",
    ),
]

CLEAN = [
    clean("f-string-in-a-value", 'print("%s!" % f"{1}")\n', guard="cannot_stand_in_braces"),
    clean("text-in-a-value", 'print("%s!" % ("a" + str(1)))\n', guard="cannot_stand_in_braces"),
    clean("lone-name", 'def f(x):\n    return "%s!" % x\n', guard="may_be_several"),
    clean("lone-tuple", 't = (1,)\nprint("%s!" % t)\n', guard="may_be_several"),
    clean("lone-call", 'def f(x):\n    return "%s!" % x()\n', guard="may_be_several"),
    clean("just-a-value", 'name = "Ada"\nprint("%s" % name)\n', guard="is_only_a_value"),
    clean("bytes", 'print(b"%s" % b"a")\n'),
    clean("number", "print(5 % 3)\n"),
    clean("no-literal", 'template = "%s!"\nprint(template % 1)\n'),
    clean("too-few-values", 'print("%s %s!" % (1,))\n'),
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
    clean("log-record", 'import logging\nlogging.info("%s!" % 1)\n', guard="says_something_else"),
    clean(
        "translated", 'from gettext import gettext as _\nprint(_("%s!" % 1))\n', guard="says_something_else"
    ),
    clean("pattern", 'import re\nprint(re.match("%s!" % 1, "1!"))\n', guard="says_something_else"),
    clean("raw", 'print(r"\\q%s!" % 1)\n', guard="says_something_else"),
    clean("query", 'def f(db):\n    db.execute("select %s" % 1)\n', guard="says_something_else"),
    clean("text-of-a-query", 'print("select a from t where b = %s" % 1)\n', guard="says_something_else"),
    clean("filled-in-again", 'print(("%s {}" % 1).format(2))\n', guard="says_something_else"),
]

CASES = SAFE + UNSAFE + UNFIXED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(PercentFormat, case)
