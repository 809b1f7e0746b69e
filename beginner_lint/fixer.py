"""Fixes: which to apply, applying them, and the checks that each must pass. Pure.

Passes go on until nothing is left to apply. What is reported as applied is what was applied; a fix that
fails a check is withheld alone. The loop of select, splice, lint again follows ruff's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from typing import NamedTuple

from beginner_lint.checks import does_not_compile, failed_check
from beginner_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, ScopedName
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint, lint_rescued
from beginner_lint.rescue.rescue import rescue
from beginner_lint.settings import OLDEST_PYTHON, Settings
from beginner_lint.source import NoOriginal, Source, TooComplex

# Every pass applies at least one fix; more passes than this only happen if fixes undo each other.
_MOST_PASSES = 1000
_WORD = re.compile(r"[^\W\d]\w*")


class Withheld(NamedTuple):
    """A fix that failed a check, and why."""

    diagnostic: Diagnostic
    reason: str


class FixResult(NamedTuple):
    """The source after fixing.

    The ranges of `applied` and `withheld` are those of the pass in which they were met; `remaining` is
    what a lint of the new text gives.
    """

    source: Source
    applied: tuple[Diagnostic, ...]
    withheld: tuple[Withheld, ...]
    remaining: tuple[Diagnostic, ...]


def fix(
    source: Source,
    settings: Settings,
    project: ProjectFacts = ProjectFacts(),  # noqa: B008 (frozen)
    *,
    threshold: Applicability = Applicability.SAFE,
    only: Collection[Diagnostic] | None = None,
) -> FixResult:
    """Apply fixes, pass by pass, until none is left.

    Args:
        source: the file.
        settings: as for `lint`.
        project: as for `lint`.
        threshold: the least applicability of a fix that is applied.
        only: apply just the fixes of these diagnostics of `lint`, in one pass.

    A file that has to be repaired before it parses is repaired first, whole or not at all.

    """
    if (found := _rescued(source)) is not None:
        return _fix_rescued(source, *found, settings, project, threshold=threshold, only=only)
    applied: list[Diagnostic] = []
    withheld: list[Withheld] = []
    barred: set[tuple[str, int]] = set()  # what was withheld: its code, and where it stands by now
    seen = {source.text}
    for _ in range(_MOST_PASSES):
        diagnostics = lint(source, settings, project)
        eligible = [
            diagnostic
            for diagnostic in diagnostics
            if diagnostic.fix is not None
            and threshold <= diagnostic.fix.applicability
            and (only is None or diagnostic in only)
            and _place(diagnostic) not in barred
        ]
        chosen = select(eligible)
        if not chosen:
            break
        # What was fixed has been compiled; a file that never did gives nothing to check a fix against.
        if not applied and (reason := does_not_compile(source)):
            withheld += (Withheld(each, f"the file does not compile ({reason})") for each in eligible)
            break
        fixed, passed, refused = _apply(source, chosen, settings.target_version or OLDEST_PYTHON)
        withheld += refused
        edits = _edits(passed)
        barred |= {_place(each.diagnostic) for each in refused}
        barred = {(code, _moved(offset, edits)) for code, offset in barred}
        if not passed:
            continue
        if fixed.text in seen:
            withheld += (Withheld(each, "fixes undo each other") for each in passed)
            break
        seen.add(fixed.text)
        source, applied = fixed, applied + passed
        if only is not None:
            diagnostics = lint(source, settings, project)
            break
    return FixResult(source, tuple(applied), tuple(withheld), tuple(diagnostics))


def _rescued(source: Source) -> tuple[Source, SyntaxError] | None:
    """Return the repaired text of a file that does not parse, if there is one, and what is wrong with it."""
    try:
        source.tree  # noqa: B018 (parsed here, where it may fail)
    except SyntaxError as reason:
        rescued = rescue(source)
        return (rescued, reason) if rescued is not None else None
    except TooComplex:
        pass
    return None


def _fix_rescued(
    source: Source,
    rescued: Source,
    reason: SyntaxError,
    settings: Settings,
    project: ProjectFacts,
    *,
    threshold: Applicability,
    only: Collection[Diagnostic] | None,
) -> FixResult:
    """Repair a file, then go on; nothing is changed where one of the repairs is not wanted.

    The result compiles: what does not is not rescued.
    """
    diagnostics = lint_rescued(rescued, settings, project, reason)
    repairs = [each for each in diagnostics if each.fix is not None and each.fix.whole_file]
    wanted = all(threshold <= _fix_of(repair).applicability for repair in repairs)
    chosen = only is None or any(repair in only for repair in repairs)
    if not (repairs and wanted and chosen):
        return FixResult(source, (), (), tuple(diagnostics))
    mended = source.edited(_edits(repairs))
    mended.python2 = rescued.python2
    if only is not None:
        return FixResult(mended, tuple(repairs), (), tuple(lint(mended, settings, project)))
    result = fix(mended, settings, project, threshold=threshold)
    return result._replace(applied=(*repairs, *result.applied))


def select(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics whose fixes can be applied together, the smallest first in a conflict.

    Fixes are disjoint in text (also at their edges: two insertions at one place have no order) and in
    names; no fix writes a name that another one renames, in whatever scope. What is passed over is computed
    again on the new text.
    """
    starts: list[int] = []  # of the edits taken, which are disjoint: sorted, with their ends beside them
    ends: list[int] = []
    bound: set[ScopedName] = set()
    dropped: set[ScopedName] = set()
    relied_on: set[ScopedName] = set()
    renamed: set[str] = set()
    written: set[str] = set()
    chosen: list[Diagnostic] = []
    ordered = sorted(diagnostics, key=_precedence)
    has_renames = any(_fix_of(diagnostic).rename for diagnostic in ordered)
    for diagnostic in ordered:
        fix = _fix_of(diagnostic)
        if any(_touches(edit, starts, ends) for edit in fix.edits):
            continue
        if fix.binds & (bound | dropped | relied_on) or fix.relies_on & (bound | dropped):
            continue
        if fix.drops & (bound | relied_on):
            continue
        old = {fix.rename.old} if fix.rename else set()
        words = {word for edit in fix.edits for word in _WORD.findall(edit.text)} if has_renames else set()
        if words & renamed or old & written:
            continue
        renamed |= old
        written |= words
        for edit in fix.edits:
            at = bisect_right(starts, edit.start)
            starts.insert(at, edit.start)
            ends.insert(at, edit.end)
        bound |= fix.binds
        dropped |= fix.drops
        relied_on |= fix.relies_on
        chosen.append(diagnostic)
    return chosen


def _precedence(diagnostic: Diagnostic) -> tuple[int, int, str]:
    """Smallest extent (the edits, not their hull), then earliest, then by code."""
    edits = _fix_of(diagnostic).edits
    return sum(edit.end - edit.start for edit in edits), edits[0].start, diagnostic.code


def _fix_of(diagnostic: Diagnostic) -> Fix:
    assert diagnostic.fix is not None
    return diagnostic.fix


def _place(diagnostic: Diagnostic) -> tuple[str, int]:
    return diagnostic.code, _fix_of(diagnostic).edits[0].start


def _moved(offset: int, edits: Iterable[Edit]) -> int:
    """Return where text that stood at `offset`, outside the edits, stands after them."""
    return offset + sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= offset)


def _touches(edit: Edit, starts: list[int], ends: list[int]) -> bool:
    """Whether an edit overlaps or adjoins one of the disjoint stretches that begin at `starts`."""
    before = bisect_right(starts, edit.end)
    return before > 0 and ends[before - 1] >= edit.start


def _apply(
    source: Source, chosen: list[Diagnostic], target: tuple[int, int]
) -> tuple[Source, list[Diagnostic], list[Withheld]]:
    """Apply fixes together if they pass the checks together, else one by one; renames are checked alone."""
    withheld: list[Withheld] = []
    passed: list[Diagnostic] = []
    for diagnostic in chosen:
        alone = _checked(source, [diagnostic], target) if _fix_of(diagnostic).rename else source
        if isinstance(alone, Source):
            passed.append(diagnostic)
        else:
            withheld.append(Withheld(diagnostic, alone))
    together = _checked(source, passed, target)
    if isinstance(together, Source):
        return together, passed, withheld
    fixed, candidates, passed = source, passed, []
    for diagnostic in candidates:
        further = _checked(source, [*passed, diagnostic], target)
        if isinstance(further, Source):
            fixed, passed = further, [*passed, diagnostic]
        else:
            withheld.append(Withheld(diagnostic, further))
    return fixed, passed, withheld


def _edits(diagnostics: Iterable[Diagnostic]) -> list[Edit]:
    return [edit for diagnostic in diagnostics for edit in _fix_of(diagnostic).edits]


def _checked(source: Source, diagnostics: list[Diagnostic], target: tuple[int, int]) -> Source | str:
    """Return the source with the fixes of `diagnostics` applied together, or which check that fails."""
    if not diagnostics:
        return source
    try:
        fixed = source.edited(_edits(diagnostics))
        fixed.encode()
    except NoOriginal as reason:
        return str(reason)
    except UnicodeEncodeError:
        return f"the new text cannot be written in the file's encoding ({source.encoding})"
    return failed_check(source, fixed, [_fix_of(each) for each in diagnostics], target) or fixed
