"""The power of the generator: which guards, when switched off, let a fix through that it catches.

A guard matters for a program only if it answered something there, so one stream of programs serves all guards:
each program is fixed once while the guards that answer are noted, then once more without each of these; where
the text comes out otherwise, it is run and compared.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from beginner_lint.rule import Rule, load_rules
from tests.properties.campaign import Runner, fixed, same
from tests.properties.programs import Program, generate

Guard = tuple[str, str]
ENOUGH = 2  # programs that catch a guard; then it is looked at no more

# What these keep back would run as well: they are about what reads well, or what is worth a word.
STYLE = {
    ("ZEN101", "runs_a_few_times"): "a few rounds are a way to write a few things down",
    ("ZEN102", "says_something_else"): "queries, patterns and the like read better with `+`",
    ("ZEN102", "grows_a_name"): "ZEN101 is about it",
    ("ZEN102", "reads_better_with_plus"): "braces would be crowded",
    ("ZEN302", "never_uses_index"): "ZEN301 is about it",
    ("ZEN306", "walks_over_indexes"): "ZEN301 and ZEN302 come first",
    ("ZEN306", "is_too_long"): "one expression would hold too much",
    ("ZEN306", "is_part_of_another"): "the loop around it is reported",
}


@dataclass
class Power:
    """What switching off one guard did: programs where it answers, where the text comes out otherwise, and where
    a difference was found (their seeds)."""

    answers: int = 0
    changes: int = 0
    caught: list[int] = field(default_factory=list)


def all_guards() -> list[Guard]:
    """Return all guards of the rules that need no pandas."""
    return [(rule.code, name) for rule in load_rules() if rule.family() != "pandas" for name in rule.guards()]


def rule_of(guard: Guard) -> type[Rule]:
    """Return the rule of a guard."""
    return next(rule for rule in load_rules() if rule.code == guard[0])


@contextmanager
def noting_answers() -> Iterator[set[Guard]]:
    """Note which guards answer something while the context lasts."""
    noted: set[Guard] = set()

    def noting(guard: Guard, method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def ask(*arguments: Any) -> Any:
            answer = method(*arguments)
            if answer:
                noted.add(guard)
            return answer

        return ask

    patches = [
        mock.patch.object(rule_of(each), each[1], noting(each, getattr(rule_of(each), each[1])))
        for each in all_guards()
    ]
    for patch in patches:
        patch.start()
    try:
        yield noted
    finally:
        for patch in patches:
            patch.stop()


def without(guard: Guard, program: Program) -> str:
    """Return a program as the linter fixes it without one of its guards."""
    with mock.patch.object(rule_of(guard), guard[1], return_value=None):
        return fixed(program).source.text


def measure(seeds: Iterable[int], families: tuple[str, ...] = ()) -> dict[Guard, Power]:
    """Switch off guards one by one on the programs of seeds; return what came of each."""
    power = {guard: Power() for guard in all_guards()}
    with Runner() as runner:
        for seed in seeds:
            program = generate(seed, families)
            with noting_answers() as noted:
                right = fixed(program).source.text
            trials = []
            for guard in sorted(noted):
                power[guard].answers += 1
                if len(power[guard].caught) < ENOUGH and guard not in STYLE:
                    text = without(guard, program)
                    if text != right:
                        power[guard].changes += 1
                        trials.append((guard, text))
            compared = runner.compare([(program, text) for _, text in trials]) if trials else []
            for (guard, _), (reason, was, now) in zip(trials, compared, strict=True):
                if not reason and not same(was, now):
                    power[guard].caught.append(seed)
    return power


def table(power: dict[Guard, Power]) -> Iterator[str]:
    """Yield the lines of a table of guards."""
    yield f"{'guard':48} {'answers':>8} {'changes':>8}  caught by the programs of seeds"
    for guard, found in sorted(power.items()):
        caught = ", ".join(map(str, found.caught)) or (f"(style: {STYLE[guard]})" if guard in STYLE else "-")
        yield f"{guard[0]} {guard[1]:41} {found.answers:8} {found.changes:8}  {caught}"
    behaviour = [found for guard, found in power.items() if guard not in STYLE]
    yield f"{sum(bool(found.caught) for found in behaviour)} of {len(behaviour)} guards that protect behaviour are caught"
