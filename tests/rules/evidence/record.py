"""Counts the evidence behind each rule, and keeps the counts in `beginner_lint/evidence.json`.

The file lies in the package because `beginner-lint explain` shows it wherever it is installed. For each rule
it holds a section for each kind of evidence; this module writes `cases` and `guards`, and leaves those of
others (`programs`: `run`, `fixed`, `differences`; `packages`: `fixes`, `tests`, `changed`) as they are.

Counting takes minutes. What the counts were made of is told by a digest of the cases, which is quickly
compared; the counts themselves are compared by the `long` test, on the Python they were made with.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import beginner_lint
from beginner_lint.diagnostic import Applicability
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rule import Rule, load_rules
from tests.rules.documentation import Documentation
from tests.rules.evidence import python2
from tests.rules.evidence.tiers import FULL, check_tier, module_of
from tests.rules.tables import Case, check_guard, only, silencing, table_of

FILE = Path(beginner_lint.__file__).with_name("evidence.json")
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def example_of(rule: type[Rule]) -> list[Case]:
    """Return the example of the rule's documentation as a case, if its fix is safe."""
    project, program = ProjectFacts(script=True, askers=()), Documentation.of(rule).example
    source = Documentation.of(rule).source
    fixes = [found.fix for found in lint(source, only(rule), project)]
    if any(each is None or each.applicability is not Applicability.SAFE for each in fixes):
        return []
    fixed = fix(source, only(rule), project).source.text
    return [Case("the-documented-example", program, True, fixed, Applicability.SAFE)]


def fixed_cases(rule: type[Rule]) -> list[Case]:
    """Return the cases whose fix is run: those of the table and the documented example."""
    return [case for case in [*example_of(rule), *table_of(rule)] if case.fixed is not None]


def digest(rule: type[Rule]) -> str:
    """Return what changes when anything that the evidence is made of does."""
    cases = [
        # A member of an IntEnum is written in another way by Python 3.10; what cannot be shown depends on it, too.
        [
            str(int(each) if isinstance(each, Applicability) else each if name != "unshown" else "")
            for name, each in vars(case).items()
            if not isinstance(each, dict) and each not in ((), "case.py")
        ]
        for case in table_of(rule)
    ]
    inputs = [sorted([*case.inputs, "/", *case.wild]) for case in table_of(rule)]
    made_of = [
        cases,
        inputs,
        Documentation.of(rule).example,
        sorted(silencing(rule).items()),
        [*rule.guards()],
    ]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:16]


def quick_counts(rule: type[Rule]) -> dict[str, dict[str, Any]]:
    """Return what can be counted without a run."""
    cases = fixed_cases(rule)
    safe = sum(case.applicability is Applicability.SAFE for case in cases)
    silent = len(silencing(rule))
    return {
        "cases": {"safe": safe, "unsafe": len(cases) - safe, "digest": digest(rule)},
        "guards": {"run": len(rule.guards()) - silent, "silencing": silent},
    }


def counts(rule: type[Rule], *, keep: bool = False) -> dict[str, dict[str, Any]]:
    """Run all cases of a rule on all inputs and return what was counted; assert that each is as it says.

    Args:
        rule: whose cases.
        keep: whether to keep what Python 2.7 answered, if it is asked.

    """
    found = quick_counts(rule)
    with python2.asked() as answers:
        ran = [check_tier(rule, case, size=FULL) for case in fixed_cases(rule) if case.runs]
        found["cases"]["inputs"] = sum(each.inputs for each in ran)
        shown = [check_guard(rule, name, table_of(rule)) for name in rule.guards()]
    assert sum(shown) == found["guards"]["run"]
    if keep and python2.is_asked_by(module_of(rule)):
        python2.write(module_of(rule), answers)
    return found


def read() -> dict[str, Any]:
    """Return what is recorded."""
    kept: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return kept


def write(rules: Iterable[type[Rule]]) -> None:
    """Count the evidence of rules anew and write it down."""
    kept = read() if FILE.exists() else {"rules": {}}
    names = [rule.name() for rule in load_rules()]
    kept["python"] = PYTHON
    for rule in rules:
        kept["rules"][rule.name()] = {**kept["rules"].get(rule.name(), {}), **counts(rule, keep=True)}
        kept["rules"] = {name: kept["rules"][name] for name in names if name in kept["rules"]}
        FILE.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        print(rule.name(), kept["rules"][rule.name()])
