"""The form of a rule's test table, and the checks that every row must pass."""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from unittest import mock

import pytest

from beginner_lint.diagnostic import Applicability, Diagnostic, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rule import Rule
from beginner_lint.settings import Settings
from beginner_lint.source import Source


@dataclass(frozen=True)
class Case:
    """A program, what the rule makes of it, and why the case exists (`id`).

    `fixed` is the program after the rule's fix, None where it offers none. `says` must be part of the
    message, `because` of the refusal or the assumption. `guard` names the rule's guard without which
    the outcome would be another. `script` is the project fact. A safe fix is also executed, unless
    `runs` is False (why is said in a comment).
    """

    id: str
    program: str
    flagged: bool
    fixed: str | None = None
    applicability: Applicability | None = None
    because: str = ""
    says: str = ""
    guard: str | None = None
    script: bool | None = True
    runs: bool = True

    def __str__(self) -> str:
        return self.id


def _text(program: str) -> str:
    return textwrap.dedent(program).removeprefix("\n")


def clean(id: str, program: str, *, guard: str | None = None, script: bool | None = True) -> Case:
    """Return a case on which the rule stays silent."""
    return Case(id, _text(program), flagged=False, guard=guard, script=script)


def unfixed(
    id: str,
    program: str,
    *,
    because: str = "",
    says: str = "",
    guard: str | None = None,
    script: bool | None = True,
) -> Case:
    """Return a case that is reported without a fix."""
    return Case(id, _text(program), flagged=True, because=because, says=says, guard=guard, script=script)


def unsafe(
    id: str,
    program: str,
    fixed: str,
    *,
    because: str = "",
    says: str = "",
    guard: str | None = None,
    script: bool | None = True,
) -> Case:
    """Return a case whose fix rests on an assumption."""
    return Case(
        id, _text(program), True, _text(fixed), Applicability.UNSAFE, because, says, guard, script, False
    )


def safe(
    id: str,
    program: str,
    fixed: str,
    *,
    says: str = "",
    guard: str | None = None,
    script: bool | None = True,
    runs: bool = True,
) -> Case:
    """Return a case whose fix is safe; both programs are run and must print the same."""
    return Case(id, _text(program), True, _text(fixed), Applicability.SAFE, "", says, guard, script, runs)


def only(rule: type[Rule]) -> Settings:
    """Return settings under which just one rule is on."""
    return Settings(select=(rule.code,), level=Level.EXPERT)


def diagnose(rule: type[Rule], case: Case) -> list[Diagnostic]:
    """Return what the rule reports on a case."""
    return lint(Source("case.py", case.program), only(rule), ProjectFacts(script=case.script))


def check(rule: type[Rule], case: Case) -> None:
    """Assert that the rule does on a case what the case says."""
    found = diagnose(rule, case)
    assert {diagnostic.code for diagnostic in found} == ({rule.code} if case.flagged else set()), found
    if not case.flagged:
        return
    first = found[0]
    assert case.says in first.message
    assert len(first.message) <= 100, f"{len(first.message)} characters: {first.message}"
    if case.fixed is None:
        assert all(diagnostic.fix is None for diagnostic in found), first.fix
        assert case.because in (first.refusal or "")
        return
    assert first.fix is not None, first.refusal
    assert first.fix.applicability == case.applicability, first.fix.assumption
    assert case.because in (first.fix.assumption or "")
    source, project = Source("case.py", case.program), ProjectFacts(script=case.script)
    result = fix(source, only(rule), project, threshold=first.fix.applicability)
    assert result.withheld == ()
    assert result.source.text == case.fixed
    again = fix(result.source, only(rule), project, threshold=first.fix.applicability)
    assert again.applied == ()
    if case.applicability is Applicability.SAFE and case.runs:
        assert outcome(case.program) == outcome(case.fixed)


def check_guard(rule: type[Rule], name: str, cases: list[Case]) -> None:
    """Assert that some case names the guard, and that each that does comes out otherwise without it."""
    near_misses = [case for case in cases if case.guard == name]
    assert near_misses, f"no case names the guard {name}"
    for case in near_misses:
        with_guard = _verdict(diagnose(rule, case))
        with mock.patch.object(rule.guards()[name], name, return_value=None):
            without = _verdict(diagnose(rule, case))
        assert with_guard != without, case.id


def _verdict(diagnostics: list[Diagnostic]) -> list[tuple[object, ...]]:
    return [
        (found.range, found.fix and (found.fix.applicability, found.fix.edits))
        for found in diagnostics
        if found.code != "ZEN003"
    ]


def outcome(program: str, stdin: str = "") -> tuple[str, str]:
    """Run a program in a fresh namespace; return what it prints and the exception that ends it."""
    printed = io.StringIO()
    ended = ""
    with contextlib.redirect_stdout(printed), mock.patch.object(sys, "stdin", io.StringIO(stdin)):
        try:
            exec(compile(program, "case.py", "exec"), {"__name__": "__main__"})
        except Exception as reason:
            ended = type(reason).__name__
    return printed.getvalue(), ended


def table_of(rule: type[Rule]) -> list[Case]:
    """Return the cases of a rule's test module."""
    module = importlib.import_module(f"tests.rules.{rule.family()}.test_{rule.__module__.rpartition('.')[2]}")
    cases: list[Case] = module.CASES
    return cases


def cases_of_guards(rules: tuple[type[Rule], ...]) -> Iterator[object]:
    """Yield each rule with each of its guards, as a parameter set."""
    for rule in rules:
        for name in rule.guards():
            yield pytest.param(rule, name, id=f"{rule.name()}-{name}")
