"""The fixes of a file one by one, in the order in which `fixer.fix` applies them. Pure.

Any number of them, counted from the first, gives a text of its own, so the one that spoils something can be
found by halving, as with `git bisect`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from beginner_lint.diagnostic import Applicability, Diagnostic, Edit
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source


class Place(NamedTuple):
    """What stands for a fix from one text to the next: its code, and the stretch of its first edit."""

    code: str
    start: int
    end: int

    @classmethod
    def of(cls, diagnostic: Diagnostic) -> Place:
        """Return the place of the fix that a diagnostic has."""
        assert diagnostic.fix is not None
        edit = diagnostic.fix.edits[0]
        return cls(diagnostic.code, edit.start, edit.end)

    def holds(self, other: Place) -> bool:
        """Whether another fix is the same, or one of the same rule within what has become of it."""
        return self.code == other.code and self.start <= other.start and other.end <= self.end

    def after(self, edits: Collection[Edit]) -> Place:
        """Return the place once `edits` are made; an edit that rewrites a part of it becomes a part of it."""
        touching = [edit for edit in edits if edit.start < self.end and self.start < edit.end]
        start = min([self.start, *(edit.start for edit in touching)])
        end = max([self.end, *(edit.end for edit in touching)])
        before = [edit for edit in edits if edit.end <= start]
        within = [edit for edit in edits if edit not in before and edit.end <= end and edit.start < end]
        return Place(self.code, start + _grown(before), end + _grown(before) + _grown(within))


class Standing(NamedTuple):
    """How far a file has come.

    `source` is its text with `applied`, whose last one stood at `last` in the text before it. The fixes at
    the places `barred` are not to be applied.
    """

    source: Source
    applied: tuple[Diagnostic, ...] = ()
    barred: frozenset[Place] = frozenset()
    last: Place | None = None

    def without(self, following: Standing) -> Standing:
        """Return this standing with the fix barred that leads to the `following` one."""
        assert following.last is not None
        return Standing(self.source, self.applied, self.barred | {following.last}, self.last)


class Fixing(NamedTuple):
    """What decides, beside the text, how a file is fixed; as for `fixer.fix`."""

    settings: Settings
    project: ProjectFacts
    threshold: Applicability


def steps(standing: Standing, fixing: Fixing) -> Iterator[Standing]:
    """Yield the standings that follow, each with one more fix, until none is left to apply."""
    seen = {standing.source.text}
    while True:
        eligible = _eligible(standing, fixing)
        result = fix(
            standing.source, fixing.settings, fixing.project, threshold=fixing.threshold, only=eligible
        )
        if not result.applied or result.source.text in seen:
            return
        seen.add(result.source.text)
        for count in range(1, len(result.applied) + 1):
            following = _after(standing, result.applied[:count])
            yield following
        standing = following


def _eligible(standing: Standing, fixing: Fixing) -> list[Diagnostic]:
    return [
        diagnostic
        for diagnostic in lint(standing.source, fixing.settings, fixing.project)
        if diagnostic.fix is not None
        and diagnostic.fix.applicability >= fixing.threshold
        and not any(barred.holds(Place.of(diagnostic)) for barred in standing.barred)
    ]


def _after(standing: Standing, applied: Collection[Diagnostic]) -> Standing:
    """Return the standing with fixes that are disjoint, the last of them being the new one."""
    *earlier, newest = applied
    edits = _edits(applied)
    return Standing(
        standing.source.edited(edits),
        (*standing.applied, *applied),
        frozenset(place.after(edits) for place in standing.barred),
        Place.of(newest).after(_edits(earlier)),
    )


def _edits(diagnostics: Iterable[Diagnostic]) -> list[Edit]:
    return [edit for diagnostic in diagnostics if diagnostic.fix for edit in diagnostic.fix.edits]


def _grown(edits: Iterable[Edit]) -> int:
    """Return how many characters edits add."""
    return sum(len(edit.text) - (edit.end - edit.start) for edit in edits)
