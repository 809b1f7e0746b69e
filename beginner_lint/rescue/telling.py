"""Diagnostics of repaired text, told of the file as it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from beginner_lint.diagnostic import Applicability, Diagnostic, Fix, Position, Range
from beginner_lint.source import NoOriginal, Source, SourceMap

_FIRST_REPAIRED = "it is about repaired Python 2 syntax; `--fix` repairs that and then goes on"
_NOT_REPAIRED = "the file is still Python 2, and a rule that would bring it to Python 3 is off or silenced"


def first_doubt(repairs: Iterable[Diagnostic], others: Iterable[Diagnostic]) -> str | None:
    """Return why a file cannot be repaired safely: the first repair, or other finding, without a safe fix."""
    for repair in repairs:
        if repair.fix is not None and repair.fix.applicability is not Applicability.SAFE:
            return f"assumes the same as the repair in line {repair.range.start.line}"
    for other in others:
        if other.fix is None or other.fix.applicability is not Applicability.SAFE:
            return f"assumes that line {other.range.start.line} is right in Python 3 ({other.code})"
    return None


def told_of_original(
    diagnostics: Iterable[Diagnostic],
    rescued: Source,
    repairs: Collection[Diagnostic],
    *,
    complete: bool,
    doubt: str | None,
) -> list[Diagnostic]:
    """Return diagnostics with their places in the original.

    Args:
        diagnostics: what was found in the repaired text.
        rescued: the repaired text with its map.
        repairs: those of `diagnostics` that tell of repairs; their fixes are about the original already.
        complete: whether all repairs are told of, so that the file can be repaired.
        doubt: what all fixes assume besides, as they are made in a repaired file.

    """
    assert rescued.map is not None
    written = Source(rescued.path, rescued.original)
    told: list[Diagnostic] = []
    of_repairs = set(map(id, repairs))
    for diagnostic in diagnostics:
        fix: Fix | str | None = diagnostic.fix or diagnostic.refusal
        if isinstance(fix, Fix) and not complete:
            fix = _NOT_REPAIRED
        if isinstance(fix, Fix) and id(diagnostic) not in of_repairs:
            fix = _of_original(fix, rescued.map)
        if isinstance(fix, Fix):
            fix = _doubted(fix, doubt)
        told.append(
            diagnostic._replace(
                range=_range(diagnostic.range, rescued, written),
                suppression_line=_line(diagnostic.suppression_line, rescued, written),
                related=tuple(
                    each._replace(range=_range(each.range, rescued, written)) for each in diagnostic.related
                ),
                fix=fix if isinstance(fix, Fix) else None,
                refusal=fix if isinstance(fix, str) else None,
            )
        )
    return told


def _of_original(fix: Fix, mapping: SourceMap) -> Fix | str:
    """Return a fix with edits of the original; why not, where they touch what a repair has put in."""
    try:
        return fix._replace(edits=tuple(mapping.edit_to_original(edit) for edit in fix.edits), rename=None)
    except NoOriginal:
        return _FIRST_REPAIRED


def _doubted(fix: Fix, doubt: str | None) -> Fix:
    if doubt is None or fix.applicability is not Applicability.SAFE:
        return fix
    return fix._replace(applicability=Applicability.UNSAFE, assumption=doubt)


def _range(found: Range, rescued: Source, written: Source) -> Range:
    return Range(_position(found.start, rescued, written), _position(found.end, rescued, written))


def _position(position: Position, rescued: Source, written: Source) -> Position:
    assert rescued.map is not None
    return written.position(rescued.map.to_original(rescued.offset(position)))


def _line(line: int, rescued: Source, written: Source) -> int:
    return _position(Position(line, 0), rescued, written).line
