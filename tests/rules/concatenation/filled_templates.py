"""Cases that are written alike with `%` and with `format`, for the tables of both rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.rules.evidence import proxies
from tests.rules.evidence.inputs import floats, functions, ints, lists, made, of_keys, scalars, texts
from tests.rules.tables import Case, clean, safe, unfixed

INPUTS = {
    "x": texts,
    "a": scalars,
    "b": ints | floats,
    "db": functions,
    "numbers": lists(ints, min_size=2),
    "places": of_keys("a b"),
}
SILENCING = {
    "cannot_stand_in_braces": "nobody could read the f-string",
    "is_only_a_value": "it is `str()` in other words, for which an f-string would be no better",
    "line_would_be_long": "a line that does not fit on the screen reads worse",
    "says_something_else": "a pattern, a query or a log record is filled in in ways of its own",
    "tests_formatting": "who tests how a text is filled in wants to keep it so",
}
SHELVES = made(proxies.Shelf, lists(texts))
"""What has items, and does nothing when it is shown."""
GROWING = made(proxies.Growing, lists(texts))
"""What gets another item as soon as it is shown."""

KNOWN = 'name = "Ada"\nage = 36\nprice = 2.5\nyes = True\nnumbers = [1, 2]\nplaces = {"a b": 3}\nwidth = 9\n'


def known(identifier: str, text: str, fixed: str, guard: str | None = None) -> Case:
    """A printed text whose values have known types."""
    return safe(identifier, f"{KNOWN}print({text})\n", f"{KNOWN}print({fixed})\n", guard=guard)


@dataclass(frozen=True)
class Way:
    """A way to fill in: what stands for a field, for one with a name, and what fills in values by position or name."""

    field: str
    named_field: str
    values: Callable[..., str]
    named_values: Callable[..., str]

    def __call__(self, literal: str, *values: str, **named: str) -> str:
        """Return a literal with its fields, written `<>` and `<a>`, and what fills them in."""
        text = re.sub("<([a-z]+)>", lambda found: self.named_field.format(found[1]), literal)
        text = text.replace("<>", self.field)
        return text + (self.named_values(**named) if named else self.values(*values))


PERCENT = Way(
    "%s",
    "%({})s",
    lambda *values: f" % ({', '.join(values)}{',' if len(values) == 1 else ''})",
    lambda **named: " % {" + ", ".join(f'"{name}": {value}' for name, value in named.items()) + "}",
)
FORMAT = Way(
    "{}",
    "{{{}}}",
    lambda *values: f".format({', '.join(values)})",
    lambda **named: f".format({', '.join(f'{name}={value}' for name, value in named.items())})",
)


# What both ways become where the types of the values are known: the case, the literal, the values, the f-string.
_KNOWN_VALUES = [
    ("text", '"Hi <>!"', ["name"], 'f"Hi {name}!"'),
    ("two", '"<> is <>"', ["name", "age"], 'f"{name} is {age}"'),
    ("tuple-as-a-value", '"<>!"', ["(1, 2)"], 'f"{(1, 2)}!"'),
    ("list-as-a-value", '"<>!"', ["numbers"], 'f"{numbers}!"'),
    ("escapes", r'"\t<>\x41\N{EN DASH}\101"', ["name"], r'f"\t{name}\x41\N{EN DASH}\101"'),
    ("u-prefix", 'u"<>!"', ["name"], 'f"{name}!"'),
    ("triple-quotes", '"""(\n<>)"""', ["name"], 'f"""(\n{name})"""'),
    ("dict-display", '"<>!"', ["{1: 2}"], 'f"{ {1: 2} }!"'),
    ("quotes-are-turned", '"(<>)"', ['{"a": 1}["a"]'], "f\"({ {'a': 1}['a']})\""),
    ("single-quotes", "'(<>)'", ["{'a': 1}['a']"], 'f\'({ {"a": 1}["a"]})\''),
    ("choice", '"<>!"', ['name if age else "-"'], "f\"{name if age else '-'}!\""),
    ("lambda", '"<>!"', ["bool(lambda: 1)"], 'f"{bool(lambda: 1)}!"'),
    ("walrus", '"<> <>"', ["(n := age)", "n"], 'f"{(n := age)} {n}"'),
    ("unequal", '"<>!"', ["age != 3"], 'f"{age != 3}!"'),
    ("values-on-lines", '"<> <>"', ["\n    name", "\n    age"], 'f"{name} {age}"'),
]
_KNOWN_NAMES = [
    ("by-name", '"<n> is <a>"', {"n": "name", "a": "age"}, 'f"{name} is {age}"'),
    ("by-name-twice", '"<n> <n>"', {"n": "name"}, 'f"{name} {name}"'),
    ("by-name-in-another-order", '"<a> <n>"', {"n": "name", "a": "age"}, 'f"{age} {name}"'),
]
# The same in programs, with `...` where the filled template or the f-string stands.
_KNOWN_PROGRAMS = [
    ("returned-without-a-space", "def f():\n    return...\nprint(f())", '"<>."', ["3"], ' f"{3}."'),
    (
        "computed-in-order",
        "def f(x):\n    print(x)\n    return str(x)\nprint(...)",
        '"<> <>"',
        ["f(1)", "f(2)"],
        'f"{f(1)} {f(2)}"',
    ),
]
# What no f-string can say, or not the same: the case, the literal, the values, the reason, the guard.
_UNFIXED_VALUES = [
    ("both-quotes-in-a-value", '"<> \'!"', ["\"it's\".strip('\"')"], "quotes", None),
    (
        "long-line-without-a-blank",
        '"<>-is-a-text-that-is-long-enough,-is-it-not,-and-so-is-<>"',
        ["\n    input().strip().upper().center(40)", "input().strip().upper().center(40)"],
        "100 characters",
        "line_would_be_long",
    ),
    (
        "long-line-of-a-triple-quoted-text",
        '"""<> is a text that is long enough, is it not, and so is <>"""',
        ["\n    input().strip().upper().center(40)", "input().strip().upper().center(40)"],
        "100 characters",
        "line_would_be_long",
    ),
]
_UNFIXED_NAMES = [
    (
        "computed-twice", '"<a> <a>"', {"a": "str(len(input()))"},
        "must be computed once", "value_would_be_computed_again",
    ),
    ("computed-in-another-order", '"<b> <a>"', {"a": "input()", "b": "input()"}, "another order", "order_would_change"),
    ("computed-for-nothing", '"<a>!"', {"a": "1", "b": "input()"}, "`input()` is in no field", "value_would_be_lost"),
    ("fails-for-nothing", '"<a>!"', {"a": "1", "b": "1 // 0"}, "is in no field", "value_would_be_lost"),
]  # fmt: skip
# What reads well as it is: the case, a program with `...` where the filled template stands, the literal, the value.
_CLEAN = [
    ("f-string-in-a-value", "print(...)", '"<>!"', 'f"{1}"', "cannot_stand_in_braces"),
    ("text-in-a-value", "print(...)", '"<>!"', '("a" + str(1))', "cannot_stand_in_braces"),
    ("backslash-in-a-value", "print(...)", '"<>!"', '"\\n".join("ab")', "cannot_stand_in_braces"),
    ("value-over-two-lines", "print(...)", '"<>!"', "max(1,\n    2)", "cannot_stand_in_braces"),
    ("compared", 'print(... == "3!")', '"<>!"', "3", "tests_formatting"),
    ("asserted", 'def f(self):\n    self.assertEqual(..., "[3]!")', '"<>!"', "[3]", "tests_formatting"),
    ("thrown-away", "try:\n    ...\nexcept ValueError:\n    pass", '"<>!"', "-3", "tests_formatting"),
    ("just-a-value", "print(...)", '"<>"', "str(1)", "is_only_a_value"),
    ("log-record", "import logging\nlogging.info(...)", '"<>!"', "1", "says_something_else"),
    ("translated", "from gettext import gettext as _\nprint(_(...))", '"<>!"', "1", "says_something_else"),
    ("pattern", 'import re\nprint(re.match(..., "1!"))', '"<>!"', "1", "says_something_else"),
    ("escaped-for-a-pattern", "import re\nprint(...)", '"(<>)"', 're.escape("a.b")', "says_something_else"),
    ("beginning-of-a-pattern", "print(...)", '"^<>#"', "1", "says_something_else"),
    ("raw", "print(...)", r'r"\q<>!"', "1", "says_something_else"),
    ("query", "def f(db):\n    db.execute(...)", '"select <>"', "1", "says_something_else"),
    ("text-of-a-query", "print(...)", '"select a from t where b = <>"', "1", "says_something_else"),
    ("filled-in-again", "print((...).format(2))", '"<>!"', "1", "says_something_else"),
    ("filled-in-once-more", "print((...) % ())", '"<>!"', "1", "says_something_else"),
    ("bytes", "print(...)", 'b"<>"', 'b"a"', None),
    ("too-few-values", "def f():\n    print(...)", '"<> <>"', "1", None),
]


# Texts that go over several lines, as one line would be too long.
_LONG = '"Dear <>, your order of <> books will be sent in the next days, if all goes well."'
_LONG_LINES = (
    '"Dear <>,\\nyour order of <> books will be sent in the next few days, if all goes well.\\nBye."'
)
_LONG_PARTS = '"Good morning. "\n      ' + _LONG
_LONG_VALUES = ["\n    input().strip().upper().center(40)", "\n    age"]
_SPLIT = [
    (
        "argument",
        "print(...)",
        _LONG,
        """\
print(f"Dear {input().strip().upper().center(40)}, your order of {age} books will be sent in the "
      "next days, if all goes well.")
""",
    ),
    (
        "argument-with-a-name",
        'print("Hi", end=...)',
        _LONG,
        """\
print("Hi", end=f"Dear {input().strip().upper().center(40)}, your order of {age} books will be "
                "sent in the next days, if all goes well.")
""",
    ),
    (
        "argument-far-to-the-right",
        "length = max(len('one'), len('three'), len(...))",
        _LONG,
        """\
length = max(len('one'), len('three'), len(
    f"Dear {input().strip().upper().center(40)}, your order of {age} books will be sent in the "
    "next days, if all goes well."
))
""",
    ),
    (
        "assigned",
        "text = ...",
        _LONG,
        """\
text = (
    f"Dear {input().strip().upper().center(40)}, your order of {age} books will be sent in the "
    "next days, if all goes well."
)
""",
    ),
    (
        "returned",
        "def f():\n    return ...\nprint(f())",
        _LONG,
        """\
def f():
    return (
        f"Dear {input().strip().upper().center(40)}, your order of {age} books will be sent in the "
        "next days, if all goes well."
    )
print(f())
""",
    ),
    (
        "in-brackets",
        "text = (...)",
        _LONG,
        """\
text = (f"Dear {input().strip().upper().center(40)}, your order of {age} books will be sent in the "
        "next days, if all goes well.")
""",
    ),
    (
        "lines-of-its-own",
        "print(...)",
        _LONG_LINES,
        """\
print(f"Dear {input().strip().upper().center(40)},\\n"
      f"your order of {age} books will be sent in the next few days, if all goes well.\\n"
      "Bye.")
""",
    ),
    (
        "several-literals",
        "print(...)",
        _LONG_PARTS,
        """\
print("Good morning. "
      f"Dear {input().strip().upper().center(40)}, your order of {age} books will be sent in the "
      "next days, if all goes well.")
""",
    ),
]
# Where a text over several lines would hardly be read as one, or brackets would mean something else.
_NOT_SPLIT = [
    ("element-of-a-list", "xs = [...]"),
    ("part-of-a-longer-text", "x = 'a' + ..."),
    ("compared-with-another", "print(... == input())"),
    ("on-the-line-of-a-condition", "if age: text = ..."),
    ("chosen", "text = 'a' if age else ..."),
    ("message-of-an-assertion", "assert age, ..."),
]


def split_cases(filled: Way) -> list[Case]:
    """Return the cases of texts that are too long for a line, written in one way."""
    found = [
        safe(f"long-{case}", f"{KNOWN}{program.replace('...', filled(text, *_LONG_VALUES))}\n", KNOWN + fixed)
        for case, program, text, fixed in _SPLIT
    ]
    return found + [
        unfixed(
            f"long-{case}",
            f"{KNOWN}{program.replace('...', filled(_LONG, *_LONG_VALUES))}\n",
            because="100 characters",
        )
        for case, program in _NOT_SPLIT
    ]


def cases(filled: Way) -> list[Case]:
    """Return the cases, written in one way."""
    found = [known(case, filled(text, *values), fixed) for case, text, values, fixed in _KNOWN_VALUES]
    found += [known(case, filled(text, **named), fixed) for case, text, named, fixed in _KNOWN_NAMES]
    found += [
        safe(case, program.replace("...", filled(text, *values)) + "\n", program.replace("...", fixed) + "\n")
        for case, program, text, values, fixed in _KNOWN_PROGRAMS
    ]
    found += [
        unfixed(case, f"print({filled(text, *values)})\n", because=reason, guard=guard)
        for case, text, values, reason, guard in _UNFIXED_VALUES
    ]
    found += [
        unfixed(case, f"print({filled(text, **named)})\n", because=reason, guard=guard)
        for case, text, named, reason, guard in _UNFIXED_NAMES
    ]
    found += split_cases(filled)
    return found + [
        clean(case, program.replace("...", filled(text, value)) + "\n", guard=guard)
        for case, program, text, value, guard in _CLEAN
    ]
