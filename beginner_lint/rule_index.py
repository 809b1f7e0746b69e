"""What is known of each rule before its file is loaded: most files give most rules nothing to ask about.

The index is written by `python docs/generate.py` into `rules/__init__.py`; a test tells when it is stale. A
rule that is not in it yet is found all the same, as all of them are loaded then.
"""

from __future__ import annotations

import importlib
import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Level

if TYPE_CHECKING:
    from beginner_lint.rule import Rule


class Entry(NamedTuple):
    """A rule in the index.

    `module` and `symbol` are where it is found. `nodes` are the `ast` types that can start a finding, for
    which it has screens. `mends` is whether it tells of repairs. The others are as in `Rule`.
    """

    code: str
    module: str
    symbol: str
    level: Level
    words: tuple[str, ...]
    names: frozenset[str]
    nodes: tuple[str, ...]
    mends: bool = False
    runs_differently: bool = False
    signs: tuple[str, ...] = ()

    @classmethod
    def of(cls, rule: type[Rule]) -> Entry:
        """Return the entry for a rule."""
        return cls(
            rule.code,
            rule.__module__,
            rule.__name__,
            rule.level,
            rule.words,
            rule.names,
            tuple(name.removeprefix("screen_") for name in rule.screens),
            bool(rule.mends),
            rule.runs_differently,
            rule.signs,
        )

    @property
    def looks_at_file(self) -> bool:
        """Whether the rule looks at the file as a whole: it has no node to begin with, and no repair."""
        return not (self.nodes or self.mends)

    @property
    def name(self) -> str:
        """The rule's name: its file name with hyphens."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def family(self) -> str:
        """The rule's family: the folder of its file."""
        return self.module.split(".")[-2]

    def load(self) -> type[Rule]:
        """Return the rule."""
        return _load(self.module, self.symbol)


@cache
def _load(module: str, symbol: str) -> type[Rule]:
    """Return a rule; files by the thousand ask for the same ones."""
    rule: type[Rule] = getattr(importlib.import_module(module), symbol)
    return rule


@cache
def rule_index() -> tuple[Entry, ...]:
    """Return an entry for each rule, by code."""
    package = importlib.import_module("beginner_lint.rules")
    found = tuple(
        Entry(code, module, symbol, Level(level), words, frozenset(names), *more)
        for code, module, symbol, level, words, names, *more in package.INDEX
    )
    try:
        if {entry.module for entry in found} == _modules(package.__path__[0], package.__name__):
            return found
    except OSError:  # not in a folder, so nobody has added a rule there
        return found
    from beginner_lint.rule import load_rules

    return tuple(Entry.of(rule) for rule in load_rules())


def _modules(folder: str, package: str) -> set[str]:
    """Return the names of the modules in the folders of the families."""
    with os.scandir(folder) as families:
        return {
            f"{package}.{family.name}.{name.removesuffix('.py')}"
            for family in families
            if family.is_dir()
            for name in os.listdir(family.path)
            if name.endswith(".py") and name != "__init__.py"
        }
