"""Fixes one by one: together they are what `fix` makes, and what is barred stays barred."""

from __future__ import annotations

from pathlib import Path

import pytest

from beginner_lint.diagnostic import Applicability, Edit, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from beginner_lint.trials.steps import Fixing, Place, Standing, steps
from tests.corpus import THOROUGH, readable, standard_library

EXAMPLE = Path(__file__).parents[2] / "examples" / "school_fair.py"
FIXING = Fixing(Settings(level=Level.EXPERT), ProjectFacts(script=True), Applicability.UNSAFE)


def check_steps(source: Source) -> int:
    """Assert that all steps together are what `fix` does; return how many there are."""
    row = list(steps(Standing(source), FIXING))
    whole = fix(source, FIXING.settings, FIXING.project, threshold=FIXING.threshold)
    assert [len(standing.applied) for standing in row] == list(range(1, len(row) + 1))
    for standing in row:
        compile(standing.source.text, source.path, "exec", dont_inherit=True)
    last = row[-1] if row else Standing(source)
    assert last.source.text == whole.source.text
    assert last.applied == whole.applied
    return len(row)


def test_the_example() -> None:
    assert check_steps(Source.from_bytes("school_fair.py", EXAMPLE.read_bytes())) == 8


@pytest.mark.skipif(not THOROUGH, reason="real code is looked at on other Pythons")
def test_real_code() -> None:
    assert sum(check_steps(source) for source in readable(standard_library(share=100))) >= 5


@pytest.mark.parametrize("number", range(8))
def test_each_fix_can_be_left_out(number: int) -> None:
    source = Source.from_bytes("school_fair.py", EXAMPLE.read_bytes())
    standings = [Standing(source), *steps(Standing(source), FIXING)]
    guilty = standings[number + 1].applied[-1]
    others = list(steps(standings[number].without(standings[number + 1]), FIXING))
    applied = others[-1].applied if others else standings[number].applied
    assert guilty not in applied
    assert len(applied) >= 5
    assert applied[:number] == standings[number].applied


AFTER = {
    "an edit before": (Edit(0, 2, "abc"), (11, 16)),
    "an edit behind": (Edit(15, 15, "abc"), (10, 15)),
    "an edit within": (Edit(12, 13, "abc"), (10, 17)),
    "an edit around": (Edit(8, 18, "abc"), (8, 11)),
    "an edit over its end": (Edit(14, 18, ""), (10, 14)),
}


@pytest.mark.parametrize(("edit", "span"), AFTER.values(), ids=AFTER)
def test_a_place_after_an_edit(edit: Edit, span: tuple[int, int]) -> None:
    assert Place("ZEN990", 10, 15).after([edit]) == Place("ZEN990", *span)


def test_a_place_holds_what_has_become_of_it() -> None:
    place = Place("ZEN990", 10, 15)
    assert place.holds(Place("ZEN990", 11, 14))
    assert not place.holds(Place("ZEN990", 9, 14))
    assert not place.holds(Place("ZEN990", 11, 16))
    assert not place.holds(Place("ZEN101", 10, 15))
