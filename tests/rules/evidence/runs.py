"""Runs a program on inputs and tells what could be observed; compares two such observations.

Compared are: what is printed and what values are asked, in one order (`steps`); what type of exception ends it (`ending`);
what functions return (`result`); what names and inputs hold afterwards, and which are one object (`state`);
which names there are (`names`); categories of warnings (`warnings`).
"""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import inspect
import io
import itertools
import random
import sys
import types
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from tests.rules.evidence import proxies
from tests.rules.evidence.inputs import fresh
from tests.rules.evidence.portraits import Portrait, without_addresses
from tests.rules.evidence.programs import Call, Program

MOST_ROUNDS = 3000
_OWN = {"__builtins__", "__name__", "__annotations__"}


class OutOfRounds(BaseException):
    """A run takes longer than it may: it is not looked at."""


@dataclass
class Observation:
    """What a run showed; the state after an exception only as far as something can still see it."""

    steps: list[tuple[str, str]]
    endings: list[str]
    results: list[Any] = field(default_factory=list)
    state: dict[str, Any] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)

    @property
    def finished(self) -> bool:
        """Whether something in it came to its end: the program, and a function if there are any."""
        return not self.endings[0] and "" in (self.endings[1:] or self.endings)


class _Screen(io.TextIOBase):
    """Writes what is printed into the one log."""

    def __init__(self, stream: str) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        if proxies.LOG and proxies.LOG[-1][0] == self.stream:
            text = proxies.LOG.pop()[1] + text
        proxies.LOG.append((self.stream, text))
        return len(text)


@dataclass
class _Run:
    program: Program
    given: Mapping[str, Any]
    free: set[str]
    old: Mapping[str, Any]
    shared: bool
    rounds: int = 0
    arguments: dict[str, Any] = field(default_factory=dict)
    namespace: dict[str, Any] = field(default_factory=dict)

    def round(self) -> None:
        self.rounds += 1
        if self.rounds > MOST_ROUNDS:
            raise OutOfRounds

    def __post_init__(self) -> None:
        made: dict[int, Any] | None = {} if self.shared else None
        places = [name for call in self.program.calls for name in _inputs_of(call)]
        self.arguments = {name: fresh(self.given[name], made) for name in [*places, *sorted(self.free)]}
        own = {"__given__": lambda key: fresh(self.given[key]), "__round__": self.round}
        self.namespace = {
            "__name__": "__main__",
            "__builtins__": {**vars(builtins), **self.old, **own},
            **{name: self.arguments[name] for name in self.free},
        }

    def call(self, call: Call) -> Any:
        """Call a function of the program; use up what it returns."""
        function = self.namespace.get(call.function)
        if not isinstance(function, types.FunctionType):
            return "no function"
        keywords = {keyword: self.arguments[name] for keyword, name in call.keywords}
        answer = function(*(self.arguments[name] for name in call.positional), **keywords)
        if inspect.iscoroutine(answer):
            return asyncio.run(answer)
        if inspect.isgenerator(answer):
            return list(itertools.islice(answer, 50))
        return answer


def _inputs_of(call: Call) -> list[str]:
    return [*call.positional, *(name for _, name in call.keywords)]


def observe(
    program: Program,
    given: Mapping[str, Any],
    free: set[str],
    old: Mapping[str, Any],
    *,
    shared: bool,
    alike: bool = False,
) -> Observation:
    """Run a program and then its functions.

    Args:
        program: what to run.
        given: descriptions of the inputs, by name.
        free: the names of inputs that are names of the program.
        old: builtins that the program may use and Python 3 has not.
        shared: whether one description is one object wherever it is passed.
        alike: whether numbers of different types count as the same.

    Raises:
        OutOfRounds: the program takes too long.

    """
    proxies.LOG.clear()
    random.seed(0)  # a program that rolls dice rolls the same ones each time
    run = _Run(program, given, free, old, shared)
    lines = "".join(f"{line}\n" for line in given.get("input()", ()))
    with _screens(lines), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        portrait = Portrait(alike=alike)
        seen = Observation([], [_ends(lambda: exec(program.code, run.namespace))])
        for call in () if seen.endings[0] else program.calls:
            results: list[Any] = []
            seen.endings.append(_ends(lambda call=call, results=results: results.append(run.call(call))))
            seen.results.append([portrait.of(result) for result in results])
        seen.state = dict(_state(run, portrait, alive=not seen.endings[0]))
        seen.names = set() if seen.endings[0] else set(run.namespace) - _OWN
    seen.steps = [(kind, without_addresses(text)) for kind, text in proxies.LOG]
    seen.warnings = [] if alike else sorted(each.category.__name__ for each in warned)
    return seen


@contextlib.contextmanager
def _screens(lines: str) -> Iterator[None]:
    out, err = _Screen("printed"), _Screen("error")
    keyboard = mock.patch.object(sys, "stdin", io.StringIO(lines))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), keyboard:
        yield


def _ends(what: Any) -> str:
    """Return the name of the exception that ends something, else an empty text."""
    try:
        what()
    except (Exception, SystemExit) as reason:
        return type(reason).__name__
    return ""


def _state(run: _Run, portrait: Portrait, *, alive: bool) -> Iterator[tuple[str, Any]]:
    """Yield what inputs hold, and the names of the program unless its end has taken them with it."""
    for name, value in sorted(run.arguments.items()):
        yield f"input {name}", portrait.of(value)
    if alive:
        for name in sorted(set(run.namespace) - _OWN):
            yield name, Portrait(alike=portrait.alike).of(run.namespace[name])
        for one, other in itertools.combinations(sorted(set(run.namespace) - _OWN), 2):
            if run.namespace[one] is run.namespace[other] and not _may_be_shared(run.namespace[one]):
                yield f"{one} is {other}", True


def _may_be_shared(value: Any) -> bool:
    return type(value) in (int, float, bool, str, bytes, type(None), tuple, frozenset, range)


def difference(
    before: Observation, after: Observation, *, dropped: set[str], names_are_seen: bool
) -> tuple[str, str] | None:
    """Return in what two observations differ first, and how; None if in nothing.

    Args:
        before: of the original.
        after: of the fixed program.
        dropped: names that a loop bound in the original, and does not bind any more.
        names_are_seen: whether somebody may miss a name of the module, or what a loop left in it.

    """
    if before.endings != after.endings:
        return "ending", f"ended by {before.endings} -> {after.endings}"
    for what in ("steps", "results", "warnings"):
        one, other = getattr(before, what), getattr(after, what)
        if one != other:
            return what, f"{one} -> {other}"
    if names_are_seen and before.names - after.names:
        return "names", f"gone: {sorted(before.names - after.names)}"
    gone = (before.names ^ after.names) | (set() if names_are_seen else dropped)
    for name in sorted((set(before.state) | set(after.state)) - gone):
        if gone & set(name.split()):
            continue
        if before.state.get(name) != after.state.get(name):
            return "state", f"{name}: {before.state.get(name)} -> {after.state.get(name)}"
    return None
