"""The generated programs: each comes from its seed alone, and together they hold what they are meant to."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.properties.draft import compiles
from tests.properties.families import load_families
from tests.properties.mutations import MUTATIONS
from tests.properties.mutations.layout import minimised
from tests.properties.programs import generate
from tests.properties.templates import Filling, Scope, template

ROOT = Path(__file__).parents[2]
SHAPES = {f"{family}/{shape.name}": shape for family, shapes in load_families().items() for shape in shapes}

# The entries of the catalogue of faults (shared/safety.md, B4) by what they are about. Those of rules that are
# still to come have a template already, where their pattern can be written down.
CATALOGUE = {
    "concatenation": {53, 54, 57, 58},
    "loops": {59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 70, 72},
    "names": {76},
    "python2": {77},
    "frames": {78},
    "to come": {56, 69, 71, 73, 74, 75},
}
NOT_HERE = {55: "no rule rewrites `%`"}


def test_every_entry_of_the_catalogue_is_covered() -> None:
    covered = set[int]().union(
        *(mutation.b4 for mutation in MUTATIONS.values()), *(shape.b4 for shape in SHAPES.values())
    )
    wanted = set[int]().union(*CATALOGUE.values())
    assert covered == wanted
    assert wanted | set(NOT_HERE) == set(range(53, 79))


def test_entries_of_the_rules_there_are_have_mutations() -> None:
    mutated = set[int]().union(*(mutation.b4 for mutation in MUTATIONS.values()))
    wanted = set[int]().union(*(entries for about, entries in CATALOGUE.items() if about != "to come"))
    assert wanted - mutated == {60}  # a bare generator is a shape of what is appended: a template


def test_each_template_makes_programs() -> None:
    for name, shape in SHAPES.items():
        texts = set()
        for seed in range(4):
            scope = Scope(Random(seed), depth=0)
            assert Filling(shape, scope, lambda sources: [f"print({sources[0][0]})"]).write().lines
            texts.add("\n".join("    " * line.depth + line.text for line in scope.lines))
        assert any(map(compiles, texts)), name
        assert not any(re.search(r"\$\w", text) for text in texts), name


def test_hole_without_a_meaning_is_an_error() -> None:
    with pytest.raises(AssertionError, match="x"):
        template("wrong", "print($x)")


def test_names_of_templates_are_unique() -> None:
    assert len(SHAPES) == sum(map(len, load_families().values()))


def test_each_mutation_and_template_is_used() -> None:
    programs = [generate(seed) for seed in range(1500)]
    assert not any("pandas" in program.text for program in programs)
    programs += [generate(seed, ("frames",)) for seed in range(500)]
    assert {name for program in programs for name in program.mutations} == set(MUTATIONS)
    assert len({name for program in programs for name in program.templates}) > 0.95 * len(SHAPES)
    assert all(compiles(program.text) for program in programs)
    assert len({program.text for program in programs}) > 1900


def test_program_comes_from_its_seed_alone() -> None:
    command = "from tests.properties.programs import generate; print(ascii([generate(n) for n in range(30)]))"
    run = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, env={"PYTHONHASHSEED": "5"}, capture_output=True, encoding="utf-8", check=True
    )  # fmt: skip
    assert run.stdout.strip() == ascii([generate(seed) for seed in range(30)])


def test_minimised_program_is_the_same_program() -> None:
    text = 'x = 1 if  "a"  in  "ab" else 2\nprint( x ,  f"{ x }" ) # end\nfor y in [ 1.5 , 2 ] :\n    print( y or x )\n'
    assert compiles(minimised(text))
    assert len(minimised(text)) < len(text)
