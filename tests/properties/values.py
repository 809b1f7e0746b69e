"""Types of learners' programs, and texts of values and expressions of them."""

from __future__ import annotations

import re
from random import Random

from tests.properties.frame_values import CELL_EXPRESSIONS, FRAME, frame

SCALARS = ("int", "str", "float", "bool")
ELEMENTS = ("int", "int", "str", "str", "str", "float", "list[int]", "tuple[str, int]", "bool")

WORDS = (
    "apple",
    "fig",
    "pear",
    "Ada",
    "Bob",
    "",
    "a b",
    "it's",
    "{x}",
    "100%",
    "ä",
    "x\\n",
    "q",
    "plum",
    "aa",
)
INTS = (0, 1, 2, 3, 4, 5, 7, 10, 12, -1, -3, 100)
FLOATS = ("0.5", "1.0", "2.5", "0.1", "0.2", "-1.5", "3.14", "-0.0", "1e3", 'float("nan")')

NAMES = {
    "int": ("n", "number", "count", "size", "k", "total", "score", "age", "value", "limit"),
    "str": ("word", "name", "text", "line", "s", "message", "title", "city", "letter", "result"),
    "float": ("price", "x", "average", "rate", "amount", "weight"),
    "bool": ("found", "ok", "flag", "done", "ready"),
    "list[int]": ("numbers", "scores", "values", "ages", "nums", "data", "a", "lst"),
    "list[str]": ("words", "names", "lines", "items", "letters", "fruits", "parts", "result"),
    "list[float]": ("prices", "rates", "weights", "xs"),
    "list[bool]": ("flags", "answers", "checks"),
    "list[list[int]]": ("grid", "rows", "matrix", "table", "groups"),
    "list[list[str]]": ("pages", "chart", "board"),
    "list[tuple[str, int]]": ("pairs", "people", "entries", "records"),
    "tuple[str, int]": ("pair", "entry", "person", "record"),
    "dict[str, int]": ("counts", "ages", "stock", "d", "points"),
    "dict[str, list[int]]": ("marks", "index", "groups"),
    "set[str]": ("seen", "unique", "tags"),
    FRAME: ("df", "sales", "orders", "data", "frame"),
}
LOOP_NAMES = {
    "int": ("i", "n", "number", "x", "num", "j", "item"),
    "str": ("word", "name", "ch", "c", "line", "w", "item", "x"),
    "float": ("x", "price", "value", "item"),
    "list[int]": ("row", "group", "xs", "item"),
    "tuple[str, int]": ("pair", "entry", "t", "item"),
    "label": ("i", "index", "idx", "_", "label"),
    "row": ("row", "row", "r", "entry", "order"),
    "cell": ("value", "p", "amount", "cell"),
    "marks": ("labels", "marks", "levels", "result", "out"),
}

# How something of one type comes from a `$x` of another. What may fail is here too, but rarely.
EXPRESSIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "int": {
        "int": ("$x", "$x", "$x * 2", "$x + 1", "$x - 1", "$x // 2", "$x % 3", "abs($x)", "$x ** 2", "-$x",
                "10 // $x", "int($x)", "max($x, 3)", "$x if $x > 2 else 0", "double($x)"),
        "str": ("len($x)", "$x.count('a')", "ord($x[0])", "len($x) * 2", "$x.find('p')", "int($x)"),
        "float": ("int($x)", "round($x)"),
        "bool": ("int($x)", "1 if $x else 0"),
        "list[int]": ("len($x)", "sum($x)", "$x[0]", "len($x) + 1", "max($x)", "$x[-1]"),
        "list[str]": ("len($x)",),
        "tuple[str, int]": ("$x[1]", "$x[1] * 2", "len($x[0])"),
        "dict[str, int]": ("len($x)", "sum($x.values())"),
    },
    "str": {
        "int": ("str($x)", "str($x)", "f'{$x}'", "'*' * $x", "chr(97 + $x % 26)", "str($x + 1)", "'n' + str($x)",
                "'%d' % $x", "'{}'.format($x)", "hex($x)"),
        "str": ("$x", "$x", "$x.upper()", "$x + '!'", "$x[0]", "$x[::-1]", "$x.strip()", "$x[1:]", "'<' + $x + '>'",
                "$x.replace('a', 'b')", "$x.title()", "$x * 2", "shout($x)", "chr(ord($x[0]) + 1)", "f'{$x:>5}'"),
        "float": ("str($x)", "f'{$x:.2f}'", "'%.1f' % $x", "str(round($x, 1))"),
        "bool": ("str($x)", "'yes' if $x else 'no'"),
        "list[int]": ("str($x)", "str($x[0])", "str(len($x))"),
        "list[str]": ("' '.join($x)", "$x[0]", "str($x)"),
        "tuple[str, int]": ("$x[0]", "$x[0] + str($x[1])", "str($x)"),
        "dict[str, int]": ("str($x)", "', '.join($x)"),
    },
    "float": {
        "int": ("$x / 2", "$x * 1.5", "float($x)"),
        "float": ("$x", "$x * 2", "round($x, 1)", "$x + 0.1", "1 / $x"),
        "str": ("len($x) / 2", "float(len($x))"),
        "bool": ("float($x)",),
        "list[int]": ("sum($x) / 2", "sum($x) / len($x)"),
        "tuple[str, int]": ("$x[1] / 2",),
    },
    "bool": {
        "int": ("$x > 2", "$x % 2 == 0", "$x != 3", "$x < 10 and $x > 0", "not $x", "$x == 1", "$x % 2", "$x",
                "10 % $x == 0", "is_small($x)", "0 < $x < 5", "not 0 < $x < 5",
                "$x in (1, 2, 3)", "$x not in (0, 1)", "$x is None", "$x > 1 if $x else $x < 0", "$x == 1 or $x > 4",
                "not ($x > 1 and $x < 5)", "(lambda: $x)()", "[$x for _ in 'ab'][0]"),
        "str": ("len($x) > 3", "'a' in $x", "$x != ''", "$x", "not $x", "$x.startswith('p')", "$x.isdigit()",
                "$x == 'fig'", "$x in 'aeiou'", "$x > 'b'", "'a' < $x < 'c'", "$x not in ('fig', '')", "$x == '' or 'p' in $x", "$x is not None"),
        "float": ("$x > 1.0", "$x < 2", "$x == $x", "not $x > 1", "0 <= $x <= 2", "$x >= 1", "not $x < 1", "$x != 1.0"),
        "bool": ("$x", "not $x", "$x == True"),
        "list[int]": ("len($x) > 1", "$x", "not $x", "3 in $x"),
        "tuple[str, int]": ("$x[1] > 2", "$x[0] != 'fig'"),
    },
    "list[int]": {
        "int": ("[$x]", "[$x, $x + 1]", "list(range($x % 4))"),
        "str": ("[len($x)]", "[1, len($x)]"),
        "list[int]": ("$x", "$x[1:]", "sorted($x)", "$x + [1]", "[y * 2 for y in $x]"),
    },
    "tuple[str, int]": {
        "int": ("(str($x), $x)", "('n', $x)"),
        "str": ("($x, len($x))", "($x, 1)"),
        "tuple[str, int]": ("$x", "($x[0], $x[1] + 1)"),
    },
    **CELL_EXPRESSIONS,
}  # fmt: skip

# Functions of every program that calls them, as learners write them: what they print can be seen.
HELPERS = {
    "double": ("def double(value):", "    return value * 2"),
    "shout": ("def shout(message):", "    print('shouting')", "    return message.upper() + '!'"),
    "is_small": (
        "def is_small(value):",
        "    if value == 7:",
        "        raise ValueError(value)",
        "    return value < 5",
    ),
    # It calls no builtin that mutations bind.
    "reveal": (
        "def reveal(*things):",
        "    for thing in things:",
        "        if isinstance(thing, tuple):",
        "            reveal(*thing)",
        "        elif hasattr(thing, 'columns') and hasattr(thing, 'items'):",
        "            print(thing.columns.tolist(), thing.index.dtype, thing.index.tolist())",
        "            for name, column in thing.items():",
        "                print(name, column.dtype, [(cell.__class__.__name__, cell) for cell in column.array])",
        "        else:",
        "            print(repr(thing))",
    ),
}

# What programs import that use a name.
IMPORTS = {"pd.": "import pandas as pd", "np.": "import numpy as np", "StringIO(": "from io import StringIO"}

_ATOM = re.compile(r"[\w.]+(\[[\w.]+\])*")


def element_of(kind: str) -> str:
    """Return the type of what a loop over something of a type yields."""
    if kind.startswith("list["):
        return kind[5:-1]
    return {"str": "str", "dict[str, int]": "str", "range": "int", "set[str]": "str"}[kind]


def literal(kind: str, rng: Random, *, deep: bool = False) -> str:
    """Return a value of a type, written down."""
    if kind == "int":
        return str(rng.choice(INTS))
    if kind == "str":
        word = rng.choice(WORDS)
        return f'"{word}"'
    if kind == "float":
        return rng.choice(FLOATS)
    if kind == "bool":
        return rng.choice(("True", "False"))
    if kind == "tuple[str, int]":
        return f"({literal('str', rng)}, {literal('int', rng)})"
    if kind == "dict[str, int]":
        pairs = (f"{literal('str', rng)}: {literal('int', rng)}" for _ in range(rng.choice((0, 1, 2, 3, 4))))
        return "{" + ", ".join(pairs) + "}"
    if kind == "dict[str, list[int]]":
        return (
            "{"
            + ", ".join(f"{literal('str', rng)}: {literal('list[int]', rng, deep=True)}" for _ in range(2))
            + "}"
        )
    if kind == FRAME:
        return frame(rng)
    if kind == "set[str]":
        return rng.choice(('{"a"}', '{"fig"}'))
    sizes = (1, 2, 3) if deep else (0, 1, 2, 3, 4, 5, 6)
    inner = element_of(kind)
    return "[" + ", ".join(literal(inner, rng, deep=True) for _ in range(rng.choice(sizes))) + "]"


def expression(kind: str, sources: list[tuple[str, str]], rng: Random) -> str:
    """Return an expression of a type that is made of one of the sources: pairs of a text and its type."""
    usable = [(text, given) for text, given in sources if given in EXPRESSIONS.get(kind, {})]
    if not usable:
        return literal(kind, rng)
    text, given = rng.choice(usable)
    pattern = rng.choice(EXPRESSIONS[kind][given])
    if kind in ("int", "str") and given == kind and rng.random() < 0.15:
        other = expression(kind, sources, rng)
        text = other if _ATOM.fullmatch(other) else f"({other})"
    return pattern.replace("$x", text)


def shown(sources: list[tuple[str, str]], rng: Random) -> str:
    """Return a call of `print` with some of the sources, in one of the ways of learners."""
    text, given = rng.choice(sources)
    label = rng.choice(("value:", "Hello", "-", "now", ">"))
    ways = [f"print({text})", f"print({text})", f'print("{label}", {text})', f'print(f"{label} {{{text}}}")']
    if "'" in text or '"' in text:
        ways.pop()
    ways.append(f'print("{label} " + str({text}))')
    if given == "str":
        ways += [
            f'print("{label} " + {text} + "!")',
            f'print({text} + " " + {text})',
            f'print({text}, end=" ")',
        ]
    other, kind = rng.choice(sources)
    if other != text:
        ways += [f"print({text}, {other})"] * 2 + [f'print(str({text}) + ": " + str({other}))']
        if given == kind == "str":
            ways.append(f'print({text} + " and " + {other} + ".")')
        elif given == "str":
            ways.append(f'print({text} + " has " + str({other}))')
    return rng.choice(ways)
