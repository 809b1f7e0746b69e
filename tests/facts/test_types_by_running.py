"""Types against real runs: generated programs are run, and no value may be of another type than was proved.

The programs pass lists around, keep them under several names, change them behind calls and from functions, and
now and then put something of another type where it does not belong.
"""

from __future__ import annotations

import ast
import builtins
import copy
import random
import re
import sys
import warnings
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.types.types import Fact, How
from tests.facts.programs import facts_of

# Variables by the kind of value that they mostly hold, and expressions of each kind. In these, `<kind>` stands
# for a variable or an expression of that kind.
VARIABLES = {
    "int": ("i", "j"),
    "str": ("s", "t"),
    "strs": ("xs", "ys"),
    "ints": ("ns", "ms"),
    "dict": ("d", "e"),
    "grid": ("g", "h"),
}
EXPRESSIONS = {
    "int": (
        "1", "len(<str>)", "<int> + <int>", "sum(<ints>)", "<ints>[0]", "<dict>.get('a', 0)", "max(<ints>)",
        "<int> if decide() else <int>", "abs(<int>)", "<int> // 2", "<int> or <int>", "<strs>.index('a')",
        "next(iter(<ints>), 0)", "count(<strs>)", "len(<grid>)", "<dict>.pop('a', 1)", "-<int>", "<int> ** 2",
    ),
    "str": (
        "'a'", "str(<int>)", "<str> + <str>", "<str>.upper()", "<strs>[0]", "','.join(<strs>)", "f'{<int!>}'",
        "<str>[::-1]", "<str> * 2", "<grid>[0][0]", "first(<strs>)", "max(<strs>)", "<strs>.pop()", "'%s' % <int>",
        "<str>.partition('a')[1]", "min(<str>, <str>)", "(lambda: <str>)()", "again(<str>, 2)",
    ),
    "strs": (
        "['a']", "<str>.split()", "[x.upper() for x in <strs>]", "<strs> + <strs>", "sorted(<strs>)", "<strs>[:]",
        "list(<str>)", "list(<dict>)", "<strs> or ['b']", "<grid>[0]", "made()", "same(<strs>)", "[*<strs>, <str>]",
        "<strs> if decide() else <strs>", "[]", "list(map(str, <ints>))", "kept()", "<strs> * 2", "<strs>.copy()",
        "[y for x in <grid> for y in x]", "<grid>.pop()",
    ),
    "ints": (
        "[1]", "[len(x) for x in <strs>]", "list(range(3))", "list(<dict>.values())", "<ints> + <ints>", "[<int>] * 2",
        "[i for i, x in enumerate(<strs>)]", "[b for a, b in <dict>.items()]", "[a for a, b in zip(<ints>, <strs>)]",
    ),
    "dict": ("{'a': 1}", "{x: <int> for x in <strs>}", "dict(zip(<strs>, <ints>))", "<dict>.copy()", "{}", "{**<dict>}"),
    "grid": ("[<strs>]", "[<strs>] * 2", "[<strs>, <strs>]", "[[x] for x in <strs>]", "<grid> + <grid>", "[]"),
}  # fmt: skip
STARTS = {"int": "1", "str": "'a'", "strs": "['a']", "ints": "[1]", "dict": "{'a': 1}", "grid": "[['a']]"}
STATEMENTS = (
    *["<int!> = <int>", "<str!> = <str>", "<strs!> = <strs>", "<ints!> = <ints>", "<dict!> = <dict>", "<grid!> = <grid>"] * 3,
    "<int!> += <int>", "<str!> += <str>", "<strs!> += <strs>", "<strs!> += <str>", "<ints!> *= 2",
    "<strs!>.append(<str>)", "<strs!>.insert(0, <str>)", "<strs!>.extend(<strs>)", "<strs!>[0] = <str>",
    "<strs!>[1:] = <strs>", "<strs!>.sort()", "<strs!>.pop()", "del <strs!>[0]", "<ints!>.append(<int>)",
    "<ints!>[0] += <int>", "<ints!>[0], <ints!>[-1] = <ints!>[-1], <ints!>[0]", "<dict!>['b'] = <int>",
    "<dict!>['a'] += 1", "<dict!>.update(<dict>)", "<dict!>.setdefault(<str>, <int>)", "<dict!>.update(c=<int>)",
    "<grid!>.append(<strs>)", "<grid!>[0].append(<str>)", "<grid!>[0] = <strs>",
    "<strs!> = <strs!>", "<strs!>, <strs!> = <strs!>, <strs!>", "<strs!> = <strs!> = <strs>", "<str!>, *<strs!> = <strs>",
    "<strs!> = (ys := <strs!>)", "show(xs := <strs!>)", "keep(ys := <strs!>)",
    "show(<strs!>)", "keep(<strs!>)", "unknown(<strs!>)", "unknown(<grid!>)", "fill(<strs!>)", "change()",
    "<str!>: str = <str>", "<str!> = <int>", "<strs!> = <str>", "<int!> = None", "del <str!>",
    "<strs!>.append(<int>)", "<dict!>['b'] = <str>", "<strs!>[0] = <int>", "<grid!>[0].append(<int>)", "<strs!>.append(<strs>)",
)  # fmt: skip
BLOCKS = (
    ["if decide():", 1], ["if decide():", 1, "else:", 1], ["while decide():", 1], ["for s in <strs>:", 1],
    ["for i, t in enumerate(<strs>):", 1], ["for xs in <grid>:", 1], ["for s, i in <dict>.items():", 1],
    ["for j in range(<int> % 3):", 1], ["try:", 1, "except Exception:", 1], ["try:", 1, "finally:", 1],
    ["for s in <strs>:", 1, "    if decide(): break", "else:", 1], ["with open('/dev/null') as f:", 1],
)  # fmt: skip
# Functions of the program's own. Which names they share with it differs: see `program`.
FUNCTIONS = """
def count(a):
    n = 0
    for x in a:
        n += 1
    return n
def first(a):
    for x in a:
        return x
    return ''
def again(text, n):
    return again(text + 'a', n - 1) if n > 0 else text
def made():
    new = []
    new.append('a')
    return new
def same(a):
    return a
def show(a):
    for x in a:
        str(x)
def fill(a):
    a.append(3)
store = [['a']]
def keep(a):
    store.append(a)
def kept():
    return store[-1]
"""
CHANGES = (
    "xs.append(5)",
    "xs.append('c')",
    "g[0].append(6)",
    "s = 7",
    "store[-1].append(8)",
    "d['z'] = None",
    "pass",
)


class World:
    """What the programs call but cannot see."""

    def __init__(self, decisions: list[bool]) -> None:
        self.decisions = decisions
        self.seen: list[tuple[int, Any]] = []
        self.steps = 0

    def decide(self) -> bool:
        return self.decisions.pop() if self.decisions else False

    def unknown(self, values: list[Any]) -> None:
        if len(values) < 20:
            values.append(values[0] if values and isinstance(values[0], list) else 4)

    def probe(self, line: int, value: Any) -> None:
        self.steps += 1
        values = sys._getframe(1).f_locals
        if self.steps > 200 or any(
            is_large(values.get(name)) for names in VARIABLES.values() for name in names
        ):
            raise KeyboardInterrupt
        self.seen.append((line, copy.deepcopy(value)))
        self.note(line, values)

    def note(self, line: int, held: dict[str, Any]) -> None:
        """Look at all variables."""


def is_large(value: Any) -> bool:
    """Whether a value, with all that is in it, is large: one that doubles in each round of a loop."""
    pending, parts = [value], 0
    while pending:
        part = pending.pop()
        if isinstance(part, int) and part > 10**6:
            return True
        if isinstance(part, (str, list, dict)):
            parts += len(part)
            if parts > 300:  # a list may hold another several times, and that one a third
                return True
            pending += part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return False


class Writer:
    """Writes one random program."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        # Few kinds of statements at a time: one that makes everything unknown would hide all others.
        self.statements = self.random.sample(STATEMENTS, 8)

    def expression(self, kind: str, depth: int) -> str:
        if depth <= 0 or self.random.random() < 0.3:
            return self.random.choice(VARIABLES[kind])
        return f"({self.filled(self.random.choice(EXPRESSIONS[kind]), depth - 1)})"

    def filled(self, template: str, depth: int) -> str:
        """Replace `<kind>` by an expression, `<kind!>` by a variable."""

        def replacement(match: re.Match[str]) -> str:
            if match[2]:
                return self.random.choice(VARIABLES[match[1]])
            return self.expression(match[1], depth)

        return re.sub(r"<(\w+)(!?)>", replacement, template)

    def suite(self, depth: int, size: int) -> list[str]:
        lines: list[str] = []
        for _ in range(size):
            if depth and self.random.random() < 0.25:
                for part in self.random.choice(BLOCKS):
                    if part == 1:
                        lines += ["    " + line for line in self.suite(depth - 1, self.random.randint(1, 3))]
                    else:
                        lines.append(self.filled(str(part), 1))
            else:
                lines.append(self.filled(self.random.choice(self.statements), 2))
            kind = self.random.choice(list(VARIABLES))
            lines.append(f"print(@, {self.expression(kind, self.random.randint(0, 1))})")
        return lines

    def program(self) -> str:
        """A script, or a function with closures, that starts with a value in every variable."""
        start = [f"{name} = {STARTS[kind]}" for kind, names in VARIABLES.items() for name in names]
        body = start + self.suite(2, 8)
        sharing = self.random.choice(("pass", "global xs, s, g, d"))
        functions = FUNCTIONS.strip().splitlines()
        functions += ["def change():", f"    {sharing}", f"    {self.random.choice(CHANGES)}"]
        if self.random.random() < 0.5:
            functions = [line.replace("global", "nonlocal") for line in functions]
            lines = ["def main():", *("    " + line for line in functions + body), "main()"]
        else:
            lines = functions + body
        return "".join(line.replace("@", str(number)) + "\n" for number, line in enumerate(lines, 1))


def run(text: str, world: World) -> None:
    """Run a program until it ends, raises or gets too large."""
    own_builtins = {
        **vars(builtins),
        "print": world.probe,
    }  # to the analysis, `print` keeps no hold of anything
    helpers = {"decide": world.decide, "unknown": world.unknown, "__builtins__": own_builtins}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # `(1)[0]` and the like
        code = compile(text, "program", "exec")
    with suppress(Exception, KeyboardInterrupt):
        exec(code, helpers)


NAMES = {"file": "TextIOWrapper"}


def fits(value: Any, fact: Fact) -> bool:
    """Whether a value is what is proved about it, as far as one can look into it without using it up."""
    kind = fact.type
    if kind is None or fact.how is not How.PROVED:
        return True
    if value.__class__.__name__ != NAMES.get(kind.name, kind.name):
        return not kind.exact and value.__class__ is bool
    if kind.items is not None and not all(map(fits, value, kind.items)):
        return False
    if kind.name not in ("list", "tuple", "set", "dict"):
        return True
    fitting = kind.elements is None or all(fits(element, kind.elements) for element in value)
    return fitting and (kind.values is None or all(fits(element, kind.values) for element in value.values()))


def check(text: str, world: World) -> int:
    """Compare; return how many values were of a proved type."""
    facts: Facts = facts_of(text)
    asked = {
        node.lineno: node.args[1]
        for node in ast.walk(facts.source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    known = {line: facts.types.of(node) for line, node in asked.items()}
    for line, value in world.seen:
        assert fits(value, known[line]), f"{text}\nline {line}: {value!r} is no {known[line].type}"
    return sum(known[line].how is How.PROVED for line, _ in world.seen)


def check_seeds(seeds: Iterable[int]) -> int:
    """Run the programs of these seeds; return how many values were of a proved type."""
    proved = 0
    for seed in seeds:
        text = Writer(seed).program()
        world = World(random.Random(seed).choices((True, False), k=20))
        run(text, world)
        proved += check(text, world)
    return proved


def test_types_by_running() -> None:
    assert check_seeds(range(150)) > 300


@pytest.mark.long
def test_many_types_by_running() -> None:
    check_seeds(range(1000, 30_000))


def test_the_check_can_fail() -> None:
    text = "print(1, 'a')\n"
    world = World([])
    world.probe(1, 5)
    with pytest.raises(AssertionError, match="is no str"):
        check(text, world)
    world = World([])
    run(text, world)
    assert check(text, world) == 1
