"""Diagnostics as bytes and back, without the edits of their fixes: to tell of, not to apply."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from beginner_lint.diagnostic import Applicability, Diagnostic, Fix, Kind, Position, Range, Related

_WITH_FIXES, _WITHOUT_FIXES = b"+", b"-"
_KINDS = {kind.value: kind for kind in Kind}  # a look in a table is quicker than the enumeration's own
_APPLICABILITIES = {each.value: each for each in Applicability}


def to_bytes(diagnostics: Collection[Diagnostic]) -> bytes:
    """Return diagnostics as bytes; none are no bytes."""
    if not diagnostics:
        return b""
    import json

    with_fixes = any(diagnostic.fix is not None for diagnostic in diagnostics)
    text = json.dumps([_record(diagnostic) for diagnostic in diagnostics], separators=(",", ":"))
    return (_WITH_FIXES if with_fixes else _WITHOUT_FIXES) + text.encode()


def has_fixes(stored: bytes) -> bool:
    """Whether a diagnostic among those stored has a fix."""
    return stored.startswith(_WITH_FIXES)


def from_bytes(stored: bytes) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that were stored; the fixes have titles, but no edits."""
    if not stored:
        return ()
    import json

    return tuple(_diagnostic(*record) for record in json.loads(stored[1:]))


def _record(diagnostic: Diagnostic) -> list[object]:
    fix = diagnostic.fix
    return [
        diagnostic.code,
        diagnostic.name,
        diagnostic.message,
        diagnostic.kind.value,
        _places(diagnostic.range),
        diagnostic.suppression_line,
        [[_places(related.range), related.label] for related in diagnostic.related],
        list(diagnostic.notes),
        None if fix is None else [fix.title, fix.applicability.value, fix.assumption],
        diagnostic.refusal,
    ]


def _places(span: Range) -> list[int]:
    return [span.start.line, span.start.column, span.end.line, span.end.column]


def _range(line: int, column: int, end_line: int, end_column: int) -> Range:
    return Range(Position(line, column), Position(end_line, end_column))


def _diagnostic(
    code: str,
    name: str,
    message: str,
    kind: str,
    places: list[int],
    suppression_line: int,
    related: list[tuple[list[int], str]],
    notes: list[str],
    fix: list[Any] | None,
    refusal: str | None,
) -> Diagnostic:
    return Diagnostic(
        code,
        name,
        message,
        _KINDS[kind],
        _range(*places),
        suppression_line,
        tuple(Related(_range(*where), label) for where, label in related),
        tuple(notes),
        None if fix is None else Fix(fix[0], _APPLICABILITIES[fix[1]], (), assumption=fix[2]),
        refusal,
    )
