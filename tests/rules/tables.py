"""The form of a rule's test table, and the checks that every row must pass."""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import io
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

import pytest

from beginner_lint.diagnostic import Applicability, Diagnostic, Level
from beginner_lint.facts.project import Heir, ProjectFacts, Use
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rule import Rule
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.corpus import THOROUGH
from tests.rules.evidence.inputs import Inputs
from tests.rules.evidence.tiers import NEAR_MISS, SAMPLE, check_tier, evidence, module_of, needed_before


@dataclass(frozen=True)
class Case:
    """A program, what the rule makes of it, and why the case exists (`id`).

    `fixed` is the program after the rule's fix, None where it offers none. `says` must be part of the
    message, `because` of the refusal or the assumption. `guard` names the rule's guard without which
    the outcome would be another. `script`, `uses` and `heirs` are the project facts, `path` is that of the file.

    A fix is also run, before and after, on inputs: whatever stands in the program as a literal and is
    given a name, what the parameters of its functions get, and what `inputs` or the module's `INPUTS`
    name. Where runs need more than that the functions are called, `then` does it. A safe fix must make no
    difference. An unsafe one must make none on these inputs, and some on wild ones (anything for a
    parameter, or what `wild` or `WILD` name); `itself` says that the program breaks its assumption on the
    inputs it has, and `unshown` why no run can show the difference.
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
    uses: tuple[Use, ...] = ()
    heirs: tuple[Heir, ...] = ()
    runs: bool = True
    inputs: Inputs = field(default_factory=dict)
    wild: Inputs = field(default_factory=dict)
    then: str = ""
    itself: bool = False
    unshown: str = ""
    path: str = "case.py"

    def __str__(self) -> str:
        return self.id

    @property
    def source(self) -> Source:
        """The program as a file."""
        return Source(self.path, self.program)

    @property
    def project(self) -> ProjectFacts:
        """What is known from other files."""
        return ProjectFacts(script=self.script, uses=self.uses, heirs=self.heirs)


# How what stands behind "This fix is unsafe: " begins: what it assumes, or what it costs.
_REASONS = ("assumes", "the comment `", "`//` rounds down")


def _text(program: str) -> str:
    return textwrap.dedent(program).removeprefix("\n")


def clean(identifier: str, program: str, **more: Any) -> Case:
    """Return a case on which the rule stays silent."""
    return Case(identifier, _text(program), flagged=False, **more)


def unfixed(identifier: str, program: str, **more: Any) -> Case:
    """Return a case that is reported without a fix."""
    return Case(identifier, _text(program), flagged=True, **more)


def unsafe(identifier: str, program: str, fixed: str, **more: Any) -> Case:
    """Return a case whose fix rests on an assumption."""
    return Case(identifier, _text(program), True, _text(fixed), Applicability.UNSAFE, **more)


def shown(identifier: str, program: str, fixed: str, **more: Any) -> Case:
    """Return a case whose fix rests on an assumption and is only shown."""
    return Case(identifier, _text(program), True, _text(fixed), Applicability.DISPLAY_ONLY, **more)


def safe(identifier: str, program: str, fixed: str, **more: Any) -> Case:
    """Return a case whose fix is safe."""
    return Case(identifier, _text(program), True, _text(fixed), Applicability.SAFE, **more)


def with_import(added: str, program: str) -> str:
    """Return a program with an import before it, if one is `added`, and as many blank lines as a fix leaves."""
    if not added or program.startswith(("import ", "from ")):
        return added + program
    is_definition = program.startswith(("def ", "class ", "async def ", "@"))
    return added + ("\n\n" if is_definition else "\n") + program


def only(rule: type[Rule]) -> Settings:
    """Return settings under which just one rule is on."""
    return Settings(select=(rule.code,), level=Level.EXPERT)


def diagnose(rule: type[Rule], case: Case) -> list[Diagnostic]:
    """Return what the rule reports on a case."""
    return lint(case.source, only(rule), case.project)


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
    assert (first.fix.assumption or "assumes").startswith(_REASONS), first.fix.assumption
    source, project = case.source, case.project
    result = fix(source, only(rule), project, threshold=first.fix.applicability)
    assert result.withheld == ()
    assert result.source.text == case.fixed
    again = fix(result.source, only(rule), project, threshold=first.fix.applicability)
    assert again.applied == ()
    if rule.family() == "pandas" and case.applicability is Applicability.UNSAFE and _has_pandas_2():
        return  # where columns and loops differ was recorded with pandas 3; pandas 2 differs in fewer ways
    if case.runs and THOROUGH:
        check_tier(rule, case, size=SAMPLE)


def _has_pandas_2() -> bool:
    return importlib.metadata.version("pandas").startswith("2.")


def check_guard(rule: type[Rule], name: str, cases: list[Case]) -> bool:
    """Assert that each case that names a guard comes out otherwise without it, and goes wrong for one.

    To go wrong is to make another program of it than it was, as runs show. Only of a guard that the module
    lists in `SILENCING`, with the reason, that is not asked, and must not be so.

    Returns:
        Whether runs showed it.

    """
    near_misses = [case for case in cases if case.guard == name]
    assert near_misses, f"no case names the guard {name}"
    reason = silencing(rule).get(name)
    wrong = [case for case in near_misses if goes_wrong(rule, name, case)]
    if reason:
        assert not wrong, f"{name} is said only to silence, but without it {wrong[0]} goes wrong"
    elif all(case.runs for case in near_misses) and sys.version_info < needed_before(rule).get(name, (4,)):
        assert wrong, f"without {name} no near miss becomes another program"
    return bool(wrong)


def _makes_a_difference(rule: type[Rule], name: str, case: Case) -> bool:
    """Whether a rule reports something else on a case without a guard."""
    with mock.patch.object(rule.guards()[name], name, return_value=None):
        without = _verdict(diagnose(rule, case))
    return without != _verdict(diagnose(rule, case))


def goes_wrong(rule: type[Rule], name: str, case: Case) -> bool:
    """Whether a case does something else after the fix that is made without a guard; assert there is change."""
    assert _makes_a_difference(rule, name, case), case.id
    with mock.patch.object(rule.guards()[name], name, return_value=None):
        found = diagnose(rule, case)
        fixed = fix(case.source, only(rule), case.project, threshold=Applicability.DISPLAY_ONLY).source.text
    if fixed == case.program or not case.runs:
        return False
    shown = evidence(rule, case, fixed, size=NEAR_MISS, search=True)
    tiers = {each.fix.applicability for each in found if each.fix}
    # what differs only on wild inputs is what the assumption of a fix allows
    return bool(shown.tame.differing or (shown.wild.differing and Applicability.SAFE in tiers))


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
            exec(compile(program, "case.py", "exec", dont_inherit=True), {"__name__": "__main__"})
        except Exception as reason:
            ended = type(reason).__name__
    return printed.getvalue(), ended


def table_of(rule: type[Rule]) -> list[Case]:
    """Return the cases of a rule's test module."""
    module = importlib.import_module(module_of(rule))
    cases: list[Case] = module.CASES
    return cases


def silencing(rule: type[Rule]) -> dict[str, str]:
    """Return the guards of a rule that only silence, each with the reason."""
    found: dict[str, str] = getattr(importlib.import_module(module_of(rule)), "SILENCING", {})
    return found


def cases_of_guards(rules: tuple[type[Rule], ...]) -> Iterator[object]:
    """Yield each rule with each of its guards, as a parameter set."""
    for rule in rules:
        for name in rule.guards():
            yield pytest.param(rule, name, id=f"{rule.name()}-{name}")
