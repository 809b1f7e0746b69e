from __future__ import annotations

import pytest

from beginner_lint.rules.concatenation.two_part_concatenation import TwoPartConcatenation
from tests.rules.concatenation import chains
from tests.rules.evidence.inputs import functions, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {"name": texts, "NAME": texts, "db": functions, "x": texts}
SILENCING = chains.SILENCING | {
    "is_no_message": "an affix, a line of its own or a constant is no part of a sentence, and reads well with `+`",
}

KNOWN = 'name = "Ada"\n'


def known(identifier: str, text: str, fixed: str) -> Case:
    """A printed text with a value that is known to be text."""
    return safe(identifier, f"{KNOWN}print({text})\n", f"{KNOWN}print({fixed})\n")


def silent(identifier: str, text: str, guard: str | None) -> Case:
    """A text that is printed as it is."""
    return clean(identifier, f"{KNOWN}print({text})\n", guard=guard)


CASES = [
    known("words-first", '"Hello, " + name', 'f"Hello, {name}"'),
    known("words-last", 'name + " is here"', 'f"{name} is here"'),
    known("one-word", '"Hello " + name', 'f"Hello {name}"'),
    known("colon", '"Name: " + name', 'f"Name: {name}"'),
    known("single-quotes", "'Hello ' + name", "f'Hello {name}'"),
    known("braces", '"{ } are braces: " + name', 'f"{{ }} are braces: {name}"'),
    known("method", '"Hello " + name.upper()', 'f"Hello {name.upper()}"'),
    known("accents", '"élève " + name', 'f"élève {name}"'),
    safe(
        "returned-without-a-space",
        'def f():\n    return"Hello " + "a".upper()\nprint(f())\n',
        "def f():\n    return f\"Hello {'a'.upper()}\"\nprint(f())\n",
    ),
    unsafe(
        "parameter",
        'def greet(name):\n    print("Hello, " + name)\n',
        'def greet(name):\n    print(f"Hello, {name}")\n',
        because="`name` is text",
        says="`name`",
    ),
    unsafe(
        "walrus-in-parentheses",
        'def greet(name):\n    print("Hello, " + (who := name), who)\n',
        'def greet(name):\n    print(f"Hello, {(who := name)}", who)\n',
        because="is text",
    ),
    unfixed(
        "printed-in-a-file-with-pandas",
        'import pandas as pd\ndef f(name):\n    print("Hello, " + name)\n',
        because="`pandas`",
        guard="plus_may_be_another",
    ),
    clean(
        "text-of-a-kind-of-its-own",
        'import enum\nclass Color(str, enum.Enum):\n    RED = "red"\ndef f(c):\n    return "It is " + c\n',
        guard="may_be_elementwise",
    ),
    silent("template-for-later", '"{0} is no friend of " + name', "is_filled_in_later"),
    clean("f-string-in-a-value", 'print("Hello " + max(f"{1}", "x"))\n', guard="cannot_stand_in_braces"),
    unfixed(
        "prefix-was-forgotten",
        f'{KNOWN}print("Hello {{name}} and " + name)\n',
        because="`{name}` in the text",
        guard="lacks_a_prefix",
    ),
    silent("ending", 'name + ".txt"', "is_no_message"),
    silent("beginning", '"id_" + name', "is_no_message"),
    silent("beginning-behind-a-space", '" id-" + name', "is_no_message"),
    known("words-with-a-sign-at-the-value", '"Hello dear #" + name', 'f"Hello dear #{name}"'),
    silent("no-end-of-a-word", 'name + "and more of it"', "is_no_message"),
    silent("punctuation", '", " + name', None),
    silent("one-letter", '"a " + name', "is_no_message"),
    silent("line-above", '"Good morning\\n" + name', "is_no_message"),
    clean("constant", 'NAME = "Ada"\nprint("Hello, " + NAME)\n', guard="is_no_message"),
    silent("several-lines", 'name + " is here\\nand so is Bob"', "is_no_message"),
    known("line-end", 'name + " is here\\n"', 'f"{name} is here\\n"'),
    silent("line-below", 'name + "\\nGood morning"', "is_no_message"),
    silent("braces-around-the-value", '"It is {" + name', "reads_better_with_plus"),
    silent("joined-list", '"They are " + ", ".join([name])', "reads_better_with_plus"),
    silent("raw-text", 'r"It is \\q " + name', "reads_better_with_plus"),
    clean("three-parts", f'{KNOWN}print("Hello " + name + "!")\n'),
    clean("number-as-text", 'print("Hello " + str(3))\n'),
    clean("only-literals", 'print("Hello " + "Ada")\n'),
    clean("repeated", 'print("Hello " + "Ada" * 3)\n', guard="reads_better_with_plus"),
    clean("number", 'def f():\n    return "Hello " + 3\n', guard="is_no_text"),
    clean("bytes", 'print(b"Hello " + b"Ada".upper())\n'),
    clean("grows", f'{KNOWN}name = name + " the first"\nprint(name)\n', guard="grows_a_name"),
    clean(
        "log-record", f'{KNOWN}import logging\nlogging.info("Hello " + name)\n', guard="says_something_else"
    ),
    clean("query", 'def f(db, x):\n    db.execute("select all of " + x)\n', guard="says_something_else"),
    clean(
        "column",
        'import pandas as pd\ndef f(df):\n    return "Dear " + df["name"]\n',
        guard="may_be_elementwise",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(TwoPartConcatenation, case)
