"""Effects against real runs: no statement may change what `may_change` says that it cannot.

The programs are those of `test_types_by_running`: a `print` follows every statement, and sees all variables.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest

from beginner_lint.facts.scopes.scopes import Scope
from tests.facts.programs import facts_of
from tests.facts.test_types_by_running import VARIABLES, World, Writer, run

NAMES = [name for names in VARIABLES.values() for name in names]


def shape(value: Any) -> list[Any]:
    """What a collection holds, one level deep; the objects are kept alive, so that their ids stay theirs."""
    if isinstance(value, dict):
        return [part for item in value.items() for part in item]
    return list(value) if isinstance(value, list) else [value]


class Watcher(World):
    """Notes what all variables hold each time that the program prints."""

    def __init__(self, decisions: list[bool]) -> None:
        super().__init__(decisions)
        self.notes: list[tuple[int, dict[str, tuple[Any, list[Any]]]]] = []

    def note(self, line: int, held: dict[str, Any]) -> None:
        self.notes.append((line, {name: (held[name], shape(held[name])) for name in NAMES if name in held}))


def check(text: str, watcher: Watcher) -> int:
    """Compare what each statement changed with what it may change; return how often it could not."""
    facts = facts_of(text)
    between: dict[int, tuple[int, list[ast.stmt], Scope]] = {}
    for node in ast.walk(facts.source.tree):
        for suite in ("body", "orelse", "finalbody"):
            block = getattr(node, suite, None)
            if isinstance(block, list):
                for (before, statement), (_, after) in pairwise(pairwise(block)):
                    scope = facts.scopes.scope_at(statement)
                    between[after.lineno] = (
                        before.lineno,
                        [statement, after],
                        scope,
                    )  # what is printed may act
    last: dict[int, dict[str, tuple[Any, list[Any]]]] = {}
    excluded = 0
    for line, held in watcher.notes:
        last[line] = held
        before, nodes, scope = between.get(line, (0, [], None))
        if scope is None or before not in last:
            continue
        for name, (value, parts) in last[before].items():
            same = name in held and held[name][0] is value
            if facts.effects.may_change(name, scope, nodes) is None:
                excluded += 1
                now = [id(part) for part in held[name][1]] if same else None
                assert now == [id(part) for part in parts], f"{text}\nline {line}: {name} changed"
            if facts.effects.may_resize(name, scope, nodes) is None:
                assert same, f"{text}\nline {line}: {name} is another"
                assert len(held[name][1]) == len(parts), f"{text}\nline {line}: {name} changed its length"
    return excluded


def check_seeds(seeds: Iterable[int]) -> int:
    """Run the programs of these seeds; return how many changes were excluded."""
    excluded = 0
    for seed in seeds:
        text = Writer(seed).program()
        watcher = Watcher(random.Random(seed).choices((True, False), k=20))
        run(text, watcher)
        excluded += check(text, watcher)
    return excluded


def test_effects_by_running() -> None:
    assert check_seeds(range(40)) > 500


@pytest.mark.long
def test_many_effects_by_running() -> None:
    check_seeds(range(1000, 10_000))
