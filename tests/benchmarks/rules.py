"""What the rules cost: `python -m tests.benchmarks.rules [--rounds N] [--each]`.

Measures seconds of work in one process, everything in turn in each round, over the modules at the top of the
standard library, and prints medians as multiples of B: reading and `ast.parse` of the same files. The fixed
cost of a start is not in it. `--each` asks each rule alone, which is more than it costs among others: they
share facts.
"""

from __future__ import annotations

import argparse
import ast
import gc
import itertools
import statistics
import time
import warnings
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress

from beginner_lint import linter
from beginner_lint.diagnostic import Kind, Level
from beginner_lint.linter import lint
from beginner_lint.rule import Rule, cst, load_rules
from beginner_lint.rule_index import Entry, rule_index
from beginner_lint.settings import Settings
from beginner_lint.source import Source, Undecodable
from beginner_lint.workers import collect_rarely
from tests.corpus import STANDARD_LIBRARY

FILES = sorted(STANDARD_LIBRARY.glob("*.py"))[::2]
A_HUNDRED = 100
EVERYTHING = Settings(level=Level.EXPERT)


class Looking(Rule):
    """A rule that looks at the most frequent node there is, and never finds anything."""

    __module__ = "tests.benchmarks.rules"  # also where this file is run: a rule has a family
    code = "ZEN990"
    level = Level.BASICS
    kind = Kind.STYLE

    def screen_Name(self, node: ast.Name) -> bool:
        return node.id == "never found"


class Named(Looking):
    """The same, but it says for which name it looks."""

    __module__ = "tests.benchmarks.rules"
    code = "ZEN991"
    names = frozenset({"never_found"})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.rules", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--each", action="store_true", help="also each rule alone")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    load_rules()
    _ = cst.Module  # loaded here, once
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(arguments.rounds):
        for name, work in cases(each=arguments.each).items():
            gc.collect()
            start = time.process_time()
            work()
            seconds[name].append(time.process_time() - start)
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    report({name: median / medians["B"] for name, median in medians.items()})


def cases(*, each: bool) -> dict[str, Callable[[], None]]:
    """Return what is measured, by name."""
    index = rule_index()
    more = A_HUNDRED - len(index)
    found: dict[str, Callable[[], None]] = {
        "B": parse_all,
        "no rules": lambda: lint_all(()),
        "all rules": lambda: lint_all(index),
        "all rules, no fixes": lambda: lint_all(index, fixes=False),
        "all, and others up to a hundred": lambda: lint_all(index + many(Looking, more)),
        "all, and others with names": lambda: lint_all(index + many(Named, more)),
    }
    if each:
        found |= {entry.name: lambda entry=entry: lint_all((entry,)) for entry in index}  # type: ignore[misc]
    return found


def many(rule: type[Rule], number: int) -> tuple[Entry, ...]:
    """Return a number of entries for a rule."""
    return tuple(itertools.repeat(Entry.of(rule), number))


def parse_all() -> None:
    """Do what B does, with the collector as Python has it."""
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
    for path in FILES:
        with suppress(SyntaxError, ValueError):
            ast.parse(path.read_bytes())


def lint_all(index: tuple[Entry, ...], *, fixes: bool = True) -> None:
    """Lint with these rules, in a process that is set up as a worker is."""
    collect_rarely()
    linter.rule_index = lambda: index  # type: ignore[attr-defined]
    for path in FILES:
        with suppress(Undecodable):
            lint(Source.from_bytes(str(path), path.read_bytes()), EVERYTHING, fixes=fixes)


def report(costs: dict[str, float]) -> None:
    """Print what was measured, in B."""
    for name, cost in costs.items():
        print(
            f"{cost:8.3f}  {name}"
            if name not in names_of_rules()
            else f"{cost - costs['no rules']:8.3f}  + {name}"
        )
    more = A_HUNDRED - len(rule_index())
    for name, title in (
        ("all, and others up to a hundred", "looks"),
        ("all, and others with names", "names it"),
    ):
        print(
            f"{(costs[name] - costs['all rules']) / more:8.4f}  for each rule that {title} and finds nothing"
        )


def names_of_rules() -> set[str]:
    """Return the names of the rules."""
    return {entry.name for entry in rule_index()}


if __name__ == "__main__":
    main()
