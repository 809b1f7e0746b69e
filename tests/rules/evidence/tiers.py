"""Derives from runs whether a fix is safe, and asserts that the rule claims just that.

A safe fix makes no difference on any input. A fix under an assumption makes none where the assumption holds
(*tame* inputs) and does make one on some input where it does not (*wild* ones): the assumption that the
learner is told is the waiver of the fix, and a waiver that waives nothing is refused. So the tier follows
from the runs: safe where no input shows a difference, unsafe where one does. What is only shown is held to
the same as an unsafe fix.
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Applicability
from beginner_lint.rule import Rule
from tests.rules.evidence import python2
from tests.rules.evidence.trials import Outcome, Trial
from tests.rules.evidence.trials import tried as tried_here

if TYPE_CHECKING:
    from tests.rules.tables import Case

FULL = 200
"""On how many inputs the published evidence runs."""
SAMPLE = 4
"""On how many inputs every run of the tests does."""
NEAR_MISS = 40
"""On how many tame inputs a difference is looked for where a guard is switched off."""
LEAST_FINISHED = 0.02


@dataclass(frozen=True)
class Evidence:
    """What runs of a case and its fix showed, on tame and on wild inputs."""

    tame: Outcome
    wild: Outcome

    @property
    def inputs(self) -> int:
        """On how many inputs both programs ran."""
        return self.tame.inputs + (self.wild.inputs if self.wild.varies else 0)

    @property
    def tier(self) -> Applicability:
        """What the runs make of the fix."""
        differing = self.tame.differing + self.wild.differing
        return Applicability.UNSAFE if differing else Applicability.SAFE


def module_of(rule: type[Rule]) -> str:
    """Return the name of the rule's test module."""
    return f"tests.rules.{rule.family()}.test_{rule.__module__.rpartition('.')[2]}"


def evidence(rule: type[Rule], case: Case, fixed: str, *, size: int, search: bool = False) -> Evidence:
    """Run a case and a fixed program on inputs.

    Args:
        rule: whose test module names the inputs.
        case: the program, and inputs of its own.
        fixed: what a fix made of the program.
        size: how many inputs of each kind.
        search: look for one difference, on wild inputs among as many as are ever tried, and no further.

    """
    before, after = (f"{program}\n{case.then}" for program in (case.program, fixed))
    names_are_seen = case.script is not True
    tried = python2.tried if python2.is_yardstick(case, module_of(rule)) else tried_here
    trial = Trial(module_of(rule), case.id, before, after, True, names_are_seen, size)
    wild = tried(replace(trial, size=FULL, search=True) if search else trial)
    if not wild.varies and not names_are_seen:
        return Evidence(wild, wild)
    return Evidence(tried(replace(trial, wild=False, names_are_seen=False, search=search)), wild)


def needed_before(rule: type[Rule]) -> dict[str, tuple[int, int]]:
    """Return the guards of a rule that only older Pythons need, each with the version that does not any more."""
    found: dict[str, tuple[int, int]] = getattr(importlib.import_module(module_of(rule)), "NEEDED_BEFORE", {})
    return found


def check_tier(rule: type[Rule], case: Case, *, size: int) -> Evidence:
    """Assert that the tier of a case's fix is the one that runs of it lead to; return what they showed."""
    assert case.fixed is not None
    search = size < FULL and case.applicability is not Applicability.SAFE
    found = evidence(rule, case, case.fixed, size=FULL if case.itself else size, search=search)
    for outcome in (found.tame, found.wild):
        assert not outcome.broken, outcome.broken
    ran, finished = (getattr(found.tame, what) + getattr(found.wild, what) for what in ("inputs", "finished"))
    may_fail = size < FULL or case.itself or case.unshown  # a few inputs may all be bad ones
    assert may_fail or finished >= LEAST_FINISHED * ran, (
        f"{case}: of {ran} runs {finished} came to an end: name other inputs"
    )
    if case.applicability is Applicability.SAFE:
        assert found.tier is Applicability.SAFE, found.tame.first or found.wild.first
    elif case.unshown:
        assert found.tier is Applicability.SAFE, f"can be shown: {found.tame.first or found.wild.first}"
    elif case.itself:
        assert found.tame.differing, "makes no difference: is it safe?"
    else:
        assert not found.tame.untold, f"name tame inputs for {', '.join(found.tame.untold)}"
        assert not found.tame.differing, f"differs though it is as assumed: {found.tame.first}"
        is_needed = sys.version_info < needed_before(rule).get(case.guard or "", (4,))
        assert found.wild.differing or not is_needed, "makes no difference: is it safe?"
    return found
