from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beginner_lint.diagnostic import Applicability
from beginner_lint.fixer import fix
from beginner_lint.rules.concatenation.string_concatenation import StringConcatenation
from beginner_lint.source import Source
from tests.rules.concatenation import chains
from tests.rules.evidence.inputs import texts
from tests.rules.tables import Case, check, clean, only, outcome, safe, unfixed, unsafe

INPUTS = {"name": texts, "a": texts, "b": texts, "w": texts}
SILENCING = chains.SILENCING | {
    "joins_constants": "parts of a pattern or a format, put together from constants, read well with `+`",
}

KNOWN = 'name = "Ada"\nage = 36\n'


def known(identifier: str, chain: str, fixed: str) -> Case:
    """A printed chain of values that are known to be text or made text."""
    return safe(identifier, f"{KNOWN}print({chain})\n", f"{KNOWN}print({fixed})\n")


SAFE = [
    known("value-in-the-middle", '"Hi " + name + "!"', 'f"Hi {name}!"'),
    known("str-of-a-number", '"n = " + str(age)', 'f"n = {age}"'),
    known("value-first", 'name + " is " + str(age)', 'f"{name} is {age}"'),
    known("sum-inside-str", '"next: " + str(age + 1)', 'f"next: {age + 1}"'),
    known("single-quotes-stay", "'Hi ' + name + '!'", "f'Hi {name}!'"),
    known("quote-that-needs-no-backslash", "'It' + name + \"'s\"", 'f"It{name}\'s"'),
    known("both-quotes-in-the-text", "\"'\" + name + '\"'", 'f"\'{name}\\""'),
    known("braces-are-doubled", '"{a, b} " + name + " {"', 'f"{{a, b}} {name} {{"'),
    known("escapes-stay", r'"a\t" + name + "\n"', r'f"a\t{name}\n"'),
    known("quotes-in-a-value", '"a " + "b c".split(" ")[0] + "!"', "f\"a {'b c'.split(' ')[0]}!\""),
    known("method-of-a-text", '"a " + name.upper() + "!"', 'f"a {name.upper()}!"'),
    known("choice", '"a " + (name if age else "-") + "!"', "f\"a {name if age else '-'}!\""),
    known("compared", '"same: " + str(age == 36)', 'f"same: {age == 36}"'),
    known("text-in-parentheses", '("a" + name) + ("b" + name)', 'f"a{name}b{name}"'),
    known("neighbouring-literals", '"a" "b" + name + "c"', 'f"ab{name}c"'),
    known("lambda", '"a" + str((lambda: 1)())', 'f"a{(lambda: 1)()!s}"'),
    known("bare-lambda", '"a" + str(bool(lambda: 1))', 'f"a{bool(lambda: 1)}"'),
    known("walrus", '"a" + str(n := 3) + str(n)', 'f"a{(n := 3)}{n}"'),
    known("u-prefix", 'u"a" + name + u"b"', 'f"a{name}b"'),
    known("dict-display", '"a" + {1: name}[1] + "b"', 'f"a{ {1: name}[1]}b"'),
    known("f-string-among-them", 'f"<{age}>" + name + "!"', 'f"<{age}>{name}!"'),
    known("triple-brace-free-list", '"Sum of " + str([1, 2]) + ": " + str(3)', 'f"Sum of {[1, 2]}: {3}"'),
    known("keyword-argument", 'name, end="(" + str(age) + ")"', 'name, end=f"({age})"'),
    safe(
        "repr-of-own-class-is-asked-for-by-str",
        """
        class Person:
            def __str__(self):
                return "Ada"
            def __format__(self, spec):
                return "wrong"
        print("Hi " + str(Person()) + "!")
        """,
        """
        class Person:
            def __str__(self):
                return "Ada"
            def __format__(self, spec):
                return "wrong"
        print(f"Hi {Person()!s}!")
        """,
    ),
    safe(
        "argument-of-unknown-type",
        "def show(x):\n    print('x = ' + str(x))\nshow(3)\nshow(None)\n",
        "def show(x):\n    print(f'x = {x!s}')\nshow(3)\nshow(None)\n",
    ),
    safe(
        "parentheses-that-nothing-needs-go",
        'def f(n):\n    return ("n = " + str(n))\nprint(f(3), f([]))\n',
        'def f(n):\n    return f"n = {n!s}"\nprint(f(3), f([]))\n',
    ),
    safe(
        "parentheses-behind-a-keyword-stay",
        'def f(n):\n    return("n = " + str(n))\nprint(f(3), f([]))\n',
        'def f(n):\n    return(f"n = {n!s}")\nprint(f(3), f([]))\n',
    ),
    safe(
        "keyword-without-a-space",
        'def f(n):\n    return"n = "+str(n)\nprint(f(3), f([]))\n',
        'def f(n):\n    return f"n = {n!s}"\nprint(f(3), f([]))\n',
    ),
    safe(
        "two-lines-that-fit-on-one",
        'name = input\nprint("Hi " +\n      str(3) + "!")\n',
        'name = input\nprint(f"Hi {3}!")\n',
    ),
    safe(
        "lines-stay-where-the-text-has-lines",
        """
        n = 3
        print("a: " + str(n) + "\\n"
              + "b: " + str(n) + "\\n")
        """,
        """
        n = 3
        print(f"a: {n}\\n"
              f"b: {n}\\n")
        """,
    ),
    safe(
        "comments-between-lines-stay",
        """
        n = 3
        print("a: " + str(n) +  # the first
              # the second
              " b: " + str(n))
        """,
        """
        n = 3
        print(f"a: {n}"  # the first
              # the second
              f" b: {n}")
        """,
    ),
    safe(
        "backslash-continuation",
        """
        n = 3
        text = "a text that is too long to stand on one line with the rest of it: " + str(n) \\
            + ", and here is the rest of it"
        print(text)
        """,
        """
        n = 3
        text = f"a text that is too long to stand on one line with the rest of it: {n}" \\
            ", and here is the rest of it"
        print(text)
        """,
    ),
    safe(
        "no-line-for-just-a-value",
        """
        n = 3
        print("a text that is too long to stand on one line with the rest of it: " + str(n) +
              ", and the rest: "
              + str(n))
        """,
        """
        n = 3
        print(f"a text that is too long to stand on one line with the rest of it: {n}"
              f", and the rest: {n}")
        """,
    ),
    safe(
        "a-line-for-a-value-that-is-too-long",
        """
        n = 3
        print("a text that is too long to stand on one line with the rest of it: " + "and more" +
              str(max(n, 4)))
        """,
        """
        n = 3
        print("a text that is too long to stand on one line with the rest of it: and more"
              f"{max(n, 4)}")
        """,
    ),
    safe(
        "method-of-the-whole-text",
        'n = 3\nprint(("n = " + str(n)).upper())\n',
        'n = 3\nprint(f"n = {n}".upper())\n',
    ),
    safe("parentheses-of-a-call-stay", 'n = 3\nprint ("n = " + str(n))\n', 'n = 3\nprint (f"n = {n}")\n'),
    safe(
        "default-argument",
        'n = 3\ndef f(a="n" + str(n)):\n    print(a)\nf()\n',
        'n = 3\ndef f(a=f"n{n}"):\n    print(a)\nf()\n',
    ),
    safe(
        "decorator",
        'def tag(t):\n    return lambda f: t\n@tag("n" + str(3) + "!")\ndef f(): pass\nprint(f)\n',
        'def tag(t):\n    return lambda f: t\n@tag(f"n{3}!")\ndef f(): pass\nprint(f)\n',
    ),
    safe(
        "value-of-a-growing-text",
        'n = 3\ns = "x"\ns += "a" + str(n) + "b"\nprint(s)\n',
        'n = 3\ns = "x"\ns += f"a{n}b"\nprint(s)\n',
    ),
    safe(
        "wrapping-is-no-growing",
        'html = "x"\nhtml = "<b>" + html + "</b>"\nprint(html)\n',
        'html = "x"\nhtml = f"<b>{html}</b>"\nprint(html)\n',
    ),
    safe(
        "pandas-but-all-is-text",
        'import numpy\nn = 3\nprint("n = " + str(n))\n',
        'import numpy\nn = 3\nprint(f"n = {n}")\n',
        runs=False,
    ),  # without numpy
]

UNSAFE = [
    unsafe(
        "parameter",
        'def greet(name):\n    return "Hi " + name + "!"\n',
        'def greet(name):\n    return f"Hi {name}!"\n',
        because="`name` is text",
        says="`name`",
    ),
    unsafe(
        "annotated-parameter",
        'def greet(name: str):\n    return "Hi " + name + "!"\n',
        'def greet(name: str):\n    return f"Hi {name}!"\n',
        because="`name` is text",
    ),
    unsafe(
        "leftmost-two-unknown",
        'def f(a, b):\n    return a + b + "x"\n',
        'def f(a, b):\n    return f"{a}{b}x"\n',
        because="`a` and `b` are text",
    ),
    unsafe(
        "opaque-sum",
        'def f(a, b):\n    return "x" + (a + b) + "y"\n',
        'def f(a, b):\n    return f"x{a + b}y"\n',
        because="`a + b` is text",
    ),
    unsafe(
        "own-str",
        'import json\ndef str(x): return json.loads(x)\nprint("a" + str("[1]") + "c")\n',
        "import json\ndef str(x): return json.loads(x)\nprint(f\"a{str('[1]')}c\")\n",
        because='`str("[1]")` is text',
        itself=True,
    ),
]

UNSAFE += [
    unsafe(
        "str-may-be-imported",
        'from tools import *\nprint("a" + str(1) + "b")\n',
        'from tools import *\nprint(f"a{1}b")\n',
        because="`str` is Python's own",
        unshown="there is no module `tools` here",
    ),
]

UNFIXED = [
    unfixed(
        "prefix-was-forgotten",
        'n = 3\nprint("{n} and " + str(n))\n',
        because="`{n}` in the text",
        guard="lacks_a_prefix",
    ),
    unfixed("triple-quotes", 'n = 3\nprint("""a""" + str(n))\n', because="quotes"),
    unfixed(
        "printed-in-a-file-with-pandas",
        'import pandas as pd\ndef f(name):\n    print("Hi " + name + "!")\n',
        because="`pandas`",
        guard="plus_may_be_another",
    ),
    unfixed(
        "own-addition",
        'class Word:\n    def __radd__(self, other): return 1\ndef f(w):\n    print("Hi " + w + "!")\n',
        because="`__radd__`",
        guard="plus_may_be_another",
    ),
]

CLEAN = [
    clean("backslash-in-a-value", 'print("a" + str("b\\n".split()))\n', guard="cannot_stand_in_braces"),
    clean("value-over-two-lines", 'print("a" + str(max(\n    1, 2)))\n', guard="cannot_stand_in_braces"),
    clean("two-parts", 'name = "Ada"\nprint("Hi " + name)\n'),
    clean("no-value", 'print("a" + "b" + "c")\n'),
    clean("no-text", 'a = b = "x"\nprint(a + b + str(3))\n'),
    clean("numbers", "a = b = 1\nprint(a + b + 3)\n"),
    clean("bytes", 'n = b"x"\nprint(b"a" + n + b"b")\n'),
    clean("empty-text", 'n = 3\nprint("" + str(n))\n', guard="reads_better_with_plus"),
    clean("repeated-text", 'n = "a"\nprint("-" * 9 + n + "|")\n', guard="reads_better_with_plus"),
    clean("joined-list", 'n = ["a"]\nprint("[" + ", ".join(n) + "]")\n', guard="reads_better_with_plus"),
    clean("braces-around-the-value", 'n = "a"\nprint("{" + n + "}")\n', guard="reads_better_with_plus"),
    clean("affix-of-two-values", 'n = "a"\nprint(n + n + "/")\n', guard="reads_better_with_plus"),
    clean("repeated-twice", 'n = "a"\nprint("-" * 9 * 2 + n + "|")\n', guard="reads_better_with_plus"),
    clean("code", 'n = "a"\nprint(n + ":" + "\\n    pass\\n")\n', guard="reads_better_with_plus"),
    clean("block", 'n = 3\nprint("""a\n""" + str(n))\n', guard="reads_better_with_plus"),
    clean("f-string-in-a-value", 'print("a" + str(len(f"{1}")))\n', guard="cannot_stand_in_braces"),
    clean(
        "long-values-and-no-words",
        'print(open("a.txt", encoding="utf-8").read().strip() + "\\n" + str(3))\n',
        guard="reads_better_with_plus",
    ),
    clean(
        "template-for-later",
        'n = "a"\nt = "Find(" + n + ") got {}; expected {:>5}"\nprint(t.format(1, 2))\n',
        guard="is_filled_in_later",
    ),
    clean(
        "escaped-for-a-pattern",
        'import re\np = "--" + re.escape("a.b") + "--"\n',
        guard="says_something_else",
    ),
    clean("beginning-of-a-pattern", 'n = "a"\nprint("^" + n + "#")\n', guard="says_something_else"),
    clean("choice-in-a-pattern", 'n = "a"\nprint("(a|(" + n + ")|b)")\n', guard="says_something_else"),
    clean("constants", 'A = B = "x"\nprint("[" + A + "_" + B + "]")\n', guard="joins_constants"),
    safe("constant-in-a-message", 'A = "x"\nprint("Hi " + A + "!")\n', 'A = "x"\nprint(f"Hi {A}!")\n'),
    clean("raw-text", 'n = "a"\nprint(r"C:\\x" + n + r"\\y")\n', guard="reads_better_with_plus"),
    clean("percent-format", 'n = "a"\nprint("%d" % 3 + n + "x")\n'),
    clean("format-method", 'n = "a"\nprint("{}".format(3) + n + "x")\n'),
    clean("to-be-filled-in", 'n = "a"\nprint(("x" + n + "%d") % 3)\n', guard="says_something_else"),
    clean("to-be-formatted", 'n = "a"\nprint(("x" + n + "y").format(3))\n', guard="says_something_else"),
    clean("log-record", 'import logging\nlogging.info("x" + str(3))\n', guard="says_something_else"),
    clean("own-logger", 'def f(self):\n    self.logger.warning("x" + str(3))\n', guard="says_something_else"),
    clean(
        "translated",
        'from gettext import gettext as _\nprint(_("x" + str(3)))\n',
        guard="says_something_else",
    ),
    clean(
        "pattern", 'import re\nn = "a"\nprint(re.match("^" + n + "$", "a"))\n', guard="says_something_else"
    ),
    clean("part-of-a-pattern", 'n = "a"\nprint("(?:" + n + ")")\n', guard="says_something_else"),
    clean("query", 'def f(db, n):\n    db.execute("x = " + str(n))\n', guard="says_something_else"),
    clean(
        "text-of-a-query",
        'def f(n):\n    return "select * from t where n = " + str(n)\n',
        guard="says_something_else",
    ),
    clean("in-an-f-string", "n = 'a'\nprint(f\"{'x' + n + 'y'}\")\n", guard="says_something_else"),
    clean("annotation", 'n = "a"\ndef f(x: "a" + n + "b"): pass\n', guard="says_something_else"),
    clean("grows-at-the-end", 's = "a"\nn = 3\ns = s + "b" + str(n)\nprint(s)\n', guard="grows_a_name"),
    clean("grows-at-the-front", 's = "a"\nn = 3\ns = str(n) + "b" + s\nprint(s)\n', guard="grows_a_name"),
    clean("adds-numbers-first", 'print(1 + 2 + "x" + str(3))\n', guard="is_no_text"),
    clean("object-of-a-class", 'def f(Word, x):\n    print(Word("a") + x + "b")\n', guard="is_no_text"),
    clean("list", 'xs = ["a"]\nprint(xs + "a" + str(3))\n', guard="is_no_text"),
    clean(
        "column-of-a-table",
        'import pandas as pd\ndef f(df):\n    return df["a"] + "-" + df["b"]\n',
        guard="may_be_elementwise",
    ),
    clean(
        "query-builder",
        'from sqlalchemy import select\ndef f(t):\n    return t.first + " " + t.last\n',
        guard="may_be_elementwise",
    ),
]

CASES = SAFE + UNSAFE + UNFIXED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(StringConcatenation, case)


def test_of_nested_chains_the_inner_one_is_fixed() -> None:
    program = 'n = 3\nprint("a" + str(len("b" + str(n))))\n'
    result = fix(Source("case.py", program), only(StringConcatenation))
    assert result.source.text == 'n = 3\nprint("a" + str(len(f"b{n}")))\n'
    assert result.remaining == ()


CHARACTERS = st.sampled_from([*"ab1 {}'\"\\\n\t#:!=%$", "ß", "𝄞", "\x00", "\x07", "\N{EN DASH}"])
TEXTS = st.text(CHARACTERS, max_size=5)
VALUES = st.sampled_from(
    [
        "name",
        "str(number)",
        "str(thing)",
        "letters['k']",
        'letters["k"]',
        "name[0]",
        "(name if number else 'x')",
    ]
)
BEGINNING = """
class Thing:
    def __str__(self): return "{thing}'"
    def __format__(self, spec): return "wrong"
name, number, thing, letters = "Ada", 36, Thing(), {"k": "K"}
"""
GAPS = st.sampled_from([" + ", "+", " +\n    ", "\n    + ", " +  # why\n    "])


@st.composite
def programs(draw: st.DrawFn) -> str:
    parts = [repr(draw(TEXTS)), draw(VALUES), *draw(st.lists(TEXTS.map(repr) | VALUES, max_size=5))]
    parts = draw(st.permutations(parts))
    chain = parts[0] + "".join(draw(GAPS) + part for part in parts[1:])
    return f"{BEGINNING}print({chain})\n"


@settings(max_examples=150, deadline=None)
@given(programs())
def test_fixed_programs_print_the_same(program: str) -> None:
    result = fix(Source("case.py", program), only(StringConcatenation), threshold=Applicability.UNSAFE)
    assert not result.withheld
    assert outcome(result.source.text) == outcome(program)
    assert outcome(program)[1] == ""
