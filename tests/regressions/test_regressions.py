"""Programs on which a fix once went wrong. Each must do the same before and after, and no fix may be withheld.

A case is a file, its program as it was found and made smaller by `python -m tests.properties --keep`. The first
line is a comment that says what went wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from beginner_lint.diagnostic import Applicability
from tests.properties.campaign import Runner, fixed, same
from tests.properties.programs import Program

CASES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner() as opened:
        yield opened


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_program_does_the_same(path: Path, runner: Runner) -> None:
    text = path.read_bytes().decode()
    assert text.startswith("# ZEN")
    program = Program(0, text, (), ())
    result = fixed(program)
    assert not result.withheld
    assert not fixed(program, Applicability.UNSAFE).withheld
    ((reason, was, now),) = runner.compare([(program, result.source.text)])
    assert not reason
    assert same(was, now), result.source.text
