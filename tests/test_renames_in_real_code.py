"""Every rename that is offered in real code passes the fixer's checks, and an oracle of its own: the compiler."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from beginner_lint.checks import failed_check
from beginner_lint.diagnostic import Applicability, Fix
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.compiled import Comparison
from tests.corpus import THOROUGH, readable, site_packages, standard_library


def check_each_rename_alone(paths: Iterable[Path]) -> int:
    """Assert that each rename passes the checks of the fixer and changes the compiled code by names only."""
    count = 0
    for source in readable(paths):
        for found in lint(source, Settings(select=("ZEN5",)), ProjectFacts(script=True)):
            if found.fix is None or found.fix.rename is None:
                continue
            where = f"{source.path}:{found.range.start.line}: {found.fix.title}"
            renamed = source.edited(found.fix.edits)
            assert failed_check(source, renamed, [found.fix]) is None, where
            if not _shows_in_texts(source, found.fix):
                assert Comparison(source, renamed, found.fix.rename).differences == [], where
            count += 1
    return count


def _shows_in_texts(source: Source, fix: Fix) -> bool:
    """Whether more than names differs in the compiled code.

    Labels at calls and texts that follow stand there as they are, and so do annotations that are kept as texts.
    And the compiler makes a cell `__class__` for whoever reads the name `super`, whatever that means.
    """
    assert fix.rename is not None
    if any(source.text[edit.start : edit.end] == fix.rename.old for edit in fix.rename.text_edits):
        return True
    is_kept_as_text = "from __future__ import annotations" in source.text
    return fix.rename.old == "super" or (is_kept_as_text and fix.applicability is not Applicability.SAFE)


def test_renames_in_a_part_of_the_standard_library() -> None:
    share, least = (15, 50) if THOROUGH else (60, 10)
    assert check_each_rename_alone(standard_library(share)) > least


@pytest.mark.long
def test_renames_in_the_standard_library() -> None:
    assert check_each_rename_alone(standard_library()) > 300


@pytest.mark.long
@pytest.mark.parametrize("remainder", range(8))
def test_renames_in_everything_installed(remainder: int) -> None:
    assert check_each_rename_alone([*site_packages()][remainder::8])
