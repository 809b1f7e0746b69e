"""What every fix must keep, checked on code that nobody wrote for this."""

from __future__ import annotations

import pytest

from beginner_lint.checks import does_not_compile, lost_comments
from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.corpus import THOROUGH, readable, site_packages, standard_library
from tests.packages.comparison import went_along

EVERYTHING = Settings(level=Level.EXPERT)
SCRIPT = ProjectFacts(script=True)


def check_fixes(source: Source, threshold: Applicability) -> int:
    """Assert what a fixed file must be; return how many fixes it got."""
    result = fix(source, EVERYTHING, SCRIPT, threshold=threshold)
    if not result.applied:
        assert result.source.text == source.text
        return 0
    assert result.withheld == (), source.path
    assert does_not_compile(result.source) is None, source.path
    again = fix(result.source, EVERYTHING, SCRIPT, threshold=threshold)
    assert again.source.text == result.source.text, source.path
    if threshold is Applicability.SAFE:
        meant = [each.fix for each in result.applied if each.fix and each.fix.removes_comments]
        lost = [
            text for text in lost_comments(source, result.source) if not went_along_in(text, result.source)
        ]
        assert len(lost) == len(meant), source.path
    return len(result.applied)


def went_along_in(comment: str, source: Source) -> bool:
    """Tell whether a comment is there as before, but for the new names of what it speaks of."""
    return any(went_along(comment, text) for _, text in source.comments)


@pytest.mark.skipif(not THOROUGH, reason="real code is looked at on other Pythons")
@pytest.mark.parametrize("threshold", [Applicability.SAFE, Applicability.UNSAFE])
def test_a_twentieth_of_the_standard_library(threshold: Applicability) -> None:
    assert sum(check_fixes(source, threshold) for source in readable(standard_library(share=20)))


@pytest.mark.long
@pytest.mark.parametrize("threshold", [Applicability.SAFE, Applicability.UNSAFE])
@pytest.mark.parametrize("remainder", range(8))
def test_everything_installed(threshold: Applicability, remainder: int) -> None:
    paths = [*standard_library(), *site_packages()][remainder::8]
    assert sum(check_fixes(source, threshold) for source in readable(paths))
