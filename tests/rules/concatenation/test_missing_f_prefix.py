from __future__ import annotations

import pytest

from beginner_lint.rules.concatenation.missing_f_prefix import MissingFPrefix
from tests.rules.evidence.inputs import texts
from tests.rules.tables import Case, check, clean, unsafe

INPUTS = {"name": texts}

KNOWN = 'name = "Ada"\nprice = 2.5\npoint = 3j\nplaces = {"a": ["Rome"]}\n'


def shown(identifier: str, call: str, fixed: str) -> Case:
    """A text that is shown with a variable in braces."""
    return unsafe(
        identifier, f"{KNOWN}{call}\n", f"{KNOWN}{fixed}\n", because="meant to be shown", itself=True
    )


def silent(identifier: str, call: str, guard: str | None = None) -> Case:
    """A text that is as it should be."""
    return clean(identifier, f"{KNOWN}{call}\n", guard=guard)


CASES = [
    shown("printed", 'print("Hi {name}!")', 'print(f"Hi {name}!")'),
    shown("format", 'print("{price:.2f}")', 'print(f"{price:.2f}")'),
    shown("conversion", 'print("{name!r:>9}")', 'print(f"{name!r:>9}")'),
    shown("attribute", 'print("{point.real} {name.upper()}")', 'print(f"{point.real} {name.upper()}")'),
    shown("item", "print(\"{places['a']} {point}\")", "print(f\"{places['a']} {point}\")"),
    shown("item-of-a-list", 'print("{places[0]} {name[0]}")', 'print(f"{places[0]} {name[0]}")'),
    shown("asked", 'input("Are you {name}? ")', 'input(f"Are you {name}? ")'),
    shown(
        "raised",
        'try:\n    raise ValueError("no {name}")\nexcept ValueError as reason:\n    print(reason)',
        'try:\n    raise ValueError(f"no {name}")\nexcept ValueError as reason:\n    print(reason)',
    ),
    shown("part-of-a-chain", 'print("Hi {name}, " + name)', 'print(f"Hi {name}, " + name)'),
    shown(
        "neighbour",
        'print("Hi {name}, "\n      "how are you?")',
        'print(f"Hi {name}, "\n      "how are you?")',
    ),
    shown("u-prefix", 'print(u"Hi {name}")', 'print(f"Hi {name}")'),
    shown("kept-and-printed", 's = "Hi {name}"\nprint(s)', 's = f"Hi {name}"\nprint(s)'),
    unsafe(
        "parameter",
        'def greet(name):\n    print("Hi {name}")\n',
        'def greet(name):\n    print(f"Hi {name}")\n',
        says="`{name}`",
        itself=True,
    ),
    unsafe(
        "variable-of-the-module",
        'def greet():\n    print("Hi {name}")\nname = "Ada"\n',
        'def greet():\n    print(f"Hi {name}")\nname = "Ada"\n',
        itself=True,
    ),
    silent("f-string", 'print(f"Hi {name}")'),
    silent("unknown-name", 'print("Hi {nobody}")'),
    silent("one-unknown-name", 'print("Hi {name} and {nobody}")'),
    silent("bound-later", 'print("Hi {later}")\nlater = 3'),
    silent("builtin", 'max = 3\nprint("Hi {max}")'),
    silent("function", 'def f(): pass\nprint("Hi {f}")'),
    silent("number", 'print("Hi {0}")'),
    silent("empty-braces", 'print("Hi {name} {}")'),
    silent("doubled-braces", 'print("Hi {{name}}")'),
    silent("raw", 'print(r"\\d{name}")'),
    silent("tex", 'print("\\\\frac{name}")'),
    silent("shell", 'print("${name}")'),
    silent("repetition", 'print("[a-z]{name}")'),
    silent("dictionary", "print(\"{'a': name}\")"),
    silent("same-quotes", "print('{name[\\'a\\']}')"),
    silent("filled-in", 'print("Hi {name}".format(name=1))', "is_no_message"),
    silent("handed-on", 'print(len("Hi {name}"))', "is_no_message"),
    silent("kept-and-filled-in", 's = "Hi {name}"\nprint(s.format(name=1))', "is_no_message"),
    silent("kept-only", 's = "Hi {name}"', "is_no_message"),
    silent("kept-in-a-dict", 's = {"a": "Hi {name}"}\nprint(s)', "is_no_message"),
    silent("own-print", 'def print(x): pass\nprint("Hi {name}")', "is_no_message"),
    silent("query", 'print("select a from t where b = {name}")', "is_no_message"),
    silent("alone", '"Hi {name}"', "is_no_message"),
    clean("docstring", 'def f(name):\n    "Hi {name}"\n', guard="is_no_message"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(MissingFPrefix, case)
