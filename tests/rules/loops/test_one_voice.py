"""Rules about loops do not fight: the order of rules does not matter, and one header has one thing said of it."""

from __future__ import annotations

import random

import pytest

from beginner_lint import linter
from beginner_lint.diagnostic import Applicability, Diagnostic, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rule_index import rule_index
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.corpus import THOROUGH, readable, standard_library
from tests.properties.programs import generate

FAMILIES = (
    "append_loops",
    "counters",
    "dictionaries",
    "index_loops",
    "reductions",
    "searches",
    "swaps",
    "growing_texts",
)
SETTINGS = Settings(level=Level.EXPERT)
PROGRAMS = 60

# What speaks of a part of the loop, or warns of a bug in it, beside what the loop as a whole could be.
SPEAK_OF_A_PART = {
    "ZEN318",
    "ZEN319",
    "ZEN320",
    "ZEN322",
    "ZEN323",
    "ZEN326",
    "ZEN330",
    "ZEN332",
    "ZEN334",
    "ZEN336",
}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rules_does_not_matter(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = [Source("x.py", generate(number, FAMILIES).text) for number in range(PROGRAMS)]
    before = [_outcome(program) for program in programs]
    index = list(rule_index())
    random.Random(seed).shuffle(index)
    monkeypatch.setattr(linter, "rule_index", lambda: tuple(index))
    for program, wanted in zip(programs, before, strict=True):
        assert _outcome(program) == wanted, program.text
    assert (
        sum(text != program.text for program, (text, _) in zip(programs, before, strict=True)) > PROGRAMS / 2
    )


def _outcome(program: Source) -> tuple[str, list[str]]:
    """Return the text after all fixes, and what is left to say."""
    project = ProjectFacts(script=True)
    result = fix(program, SETTINGS, project, threshold=Applicability.UNSAFE)
    return result.source.text, [each.message for each in lint(result.source, SETTINGS, project)]


def test_a_loop_is_reported_once_in_generated_programs() -> None:
    said = 0
    for number in range(400):
        program = Source("x.py", generate(number, FAMILIES).text)
        found = lint(program, SETTINGS, ProjectFacts(script=True))
        said += sum(each.code.startswith("ZEN3") for each in found)
        assert not _said_twice(found), program.text
    assert said > 400


@pytest.mark.skipif(not THOROUGH, reason="real code is looked at on other Pythons")
def test_a_loop_is_reported_once_in_a_tenth_of_the_standard_library() -> None:
    for source in readable(standard_library(10)):
        assert not _said_twice(lint(source, SETTINGS, fixes=False)), source.path


def _said_twice(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics of one header where it has several."""
    whole = [each for each in found if each.code.startswith("ZEN3") and each.code not in SPEAK_OF_A_PART]
    places: dict[object, list[Diagnostic]] = {}
    for each in whole:
        places.setdefault(each.range, []).append(each)
    return [each for same in places.values() if len(same) > 1 for each in same]
