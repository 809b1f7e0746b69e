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
from functools import cache
from typing import Any
from unittest import mock

from beginner_lint.diagnostic import Applicability
from beginner_lint.rule import load_rules
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
    ("ZEN501", "replaces_on_purpose"): "a stand-in is meant to have the builtin's name",
    ("ZEN501", "is_offered_to_others"): "the name is meant to be offered",
    ("ZEN306", "walks_over_indexes"): "ZEN301 and ZEN302 come first",
    ("ZEN306", "is_too_long"): "one expression would hold too much",
    ("ZEN306", "is_part_of_another"): "the loop around it is reported",
}


@dataclass
class Power:
    """What switching off one guard did, in numbers and seeds of programs.

    It answers in some; in some of these the fixed text comes out otherwise; in some of these a safe fix changes
    what the program does (`caught`), or only an unsafe one (`caught_unsafe`), where another guard still makes it
    unsafe.
    """

    answers: int = 0
    changes: int = 0
    caught: list[int] = field(default_factory=list)
    caught_unsafe: list[int] = field(default_factory=list)


@cache
def owners() -> dict[Guard, type]:
    """Return all guards of the rules that need no pandas, each with the class that has it: a rule or a shared fact."""
    codes: dict[tuple[type, str], list[str]] = {}
    for rule in load_rules():
        if rule.family() != "pandas":
            for name, owner in rule.guards().items():
                codes.setdefault((owner, name), []).append(rule.code)
    return {("/".join(found), name): owner for (owner, name), found in codes.items()}


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
        mock.patch.object(owner, guard[1], noting(guard, getattr(owner, guard[1])))
        for guard, owner in owners().items()
    ]
    for patch in patches:
        patch.start()
    try:
        yield noted
    finally:
        for patch in patches:
            patch.stop()


def without(guard: Guard, program: Program, threshold: Applicability = Applicability.SAFE) -> str:
    """Return a program as the linter fixes it without one of its guards."""
    with mock.patch.object(owners()[guard], guard[1], return_value=None):
        return fixed(program, threshold).source.text


def measure(seeds: Iterable[int], families: tuple[str, ...] = ()) -> dict[Guard, Power]:
    """Switch off guards one by one on the programs of seeds; return what came of each."""
    power = {guard: Power() for guard in owners()}
    with Runner() as runner:
        for seed in seeds:
            _try_guards(generate(seed, families), power, runner)
    return power


def _try_guards(program: Program, power: dict[Guard, Power], runner: Runner) -> None:
    """Switch off each guard that answers something for a program."""
    with noting_answers() as noted:
        right = fixed(program).source.text
    for guard in noted:
        power[guard].answers += 1
    wanted = sorted(guard for guard in noted - set(STYLE) if len(power[guard].caught) < ENOUGH)
    texts = {guard: without(guard, program) for guard in wanted}
    changed = {guard: text for guard, text in texts.items() if text != right}
    for guard in changed:
        power[guard].changes += 1
    for guard in _that_differ(changed, program, runner):
        power[guard].caught.append(program.seed)
    wanted = [guard for guard in wanted if guard not in changed and len(power[guard].caught_unsafe) < ENOUGH]
    right = fixed(program, Applicability.UNSAFE).source.text if wanted else ""
    texts = {guard: without(guard, program, Applicability.UNSAFE) for guard in wanted}
    changed = {guard: text for guard, text in texts.items() if text != right}
    if changed and not _that_differ({("", ""): right}, program, runner):  # no assumption is broken
        for guard in _that_differ(changed, program, runner):
            power[guard].caught_unsafe.append(program.seed)


def _that_differ(texts: dict[Guard, str], program: Program, runner: Runner) -> list[Guard]:
    """Return the keys of the texts that do something else than a program."""
    compared = runner.compare([(program, text) for text in texts.values()]) if texts else []
    return [
        guard
        for guard, (reason, was, now) in zip(texts, compared, strict=True)
        if not reason and not same(was, now)
    ]


def table(power: dict[Guard, Power]) -> Iterator[str]:
    """Yield the lines of a table of guards."""
    yield f"{'guard':42} {'answers':>8} {'changes':>8}  caught by the programs of seeds"
    for (code, name), found in sorted(power.items()):
        caught = [", ".join(map(str, found.caught))] if found.caught else []
        if found.caught_unsafe and not found.caught:
            caught.append(f"unsafe fix: {', '.join(map(str, found.caught_unsafe))}")
        if (code, name) in STYLE:
            caught.append(f"(style: {STYLE[code, name]})")
        yield f"{f'{code} {name}':42} {found.answers:8} {found.changes:8}  {'; '.join(caught) or '-'}"
    behaviour = [found for guard, found in power.items() if guard not in STYLE]
    safe, either = (
        sum(bool(found.caught or (unsafe_too and found.caught_unsafe)) for found in behaviour)
        for unsafe_too in (False, True)
    )
    yield f"of {len(behaviour)} guards that protect behaviour, {safe} are caught with safe fixes, {either} with unsafe ones too"
