"""For programs: a JSON array in the shape of ruff's.

An entry has `code`, `name`, `message`, `severity` ("warning" for bugs, "info" for style, "error" for what
could not be checked), `filename` (absolute), `cell` (null), `location` and `end_location` (`row` and
`column`, both from 1, in characters), `noqa_row`, `url` (null) and `fix`: null, or `applicability` ("safe",
"unsafe", "display"), `message` and `edits`. Ours alone are `related`, `notes` and `not_fixed`, the reason
why there is no fix.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator

from beginner_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Kind, Position
from beginner_lint.failures import NAMES
from beginner_lint.outcome import Outcome
from beginner_lint.source import Source

_APPLICABILITY = {
    Applicability.SAFE: "safe",
    Applicability.UNSAFE: "unsafe",
    Applicability.DISPLAY_ONLY: "display",
}


def as_json(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the report, all ASCII, as `json.dumps` would lay it out, but one entry at a time."""
    entries = (
        textwrap.indent(json.dumps(_entry(diagnostic, outcome.file.path, outcome.source), indent=2), "  ")
        for outcome in outcomes
        for diagnostic in outcome.diagnostics
    )
    entry = next(entries, None)
    if entry is None:
        yield "[]"
        return
    yield "["
    for following in entries:
        yield f"{entry},"
        entry = following
    yield entry
    yield "]"


def _entry(diagnostic: Diagnostic, path: str, source: Source | None) -> dict[str, object]:
    fix = diagnostic.fix
    return {
        "cell": None,
        "code": diagnostic.code,
        "end_location": _location(diagnostic.range.end),
        "filename": _printable(path),
        "fix": None if fix is None or source is None else _fix(fix, source),
        "location": _location(diagnostic.range.start),
        "message": diagnostic.message,
        "name": diagnostic.name,
        "noqa_row": diagnostic.suppression_line,
        "not_fixed": diagnostic.refusal,
        "notes": list(diagnostic.notes),
        "related": [
            {
                "end_location": _location(place.range.end),
                "location": _location(place.range.start),
                "message": place.label,
            }
            for place in diagnostic.related
        ],
        "severity": severity(diagnostic),
        "url": None,
    }


def severity(diagnostic: Diagnostic) -> str:
    """Return how loud a diagnostic is: "error", "warning" or "info"."""
    if diagnostic.code in NAMES:
        return "error"
    return "warning" if diagnostic.kind is Kind.BUG else "info"


def _printable(path: str) -> str:
    """Return a path as text; bytes in it that are no text cannot be told in JSON."""
    return path.encode("utf-8", "replace").decode()


def _location(position: Position) -> dict[str, int]:
    return {"column": position.column + 1, "row": position.line}


def _fix(fix: Fix, source: Source) -> dict[str, object]:
    return {
        "applicability": _APPLICABILITY[fix.applicability],
        "assumption": fix.assumption,
        "edits": [_edit(edit, source) for edit in sorted(fix.edits)],
        "message": fix.title,
    }


def _edit(edit: Edit, source: Source) -> dict[str, object]:
    return {
        "content": edit.text,
        "end_location": _location(source.position(edit.end)),
        "location": _location(source.position(edit.start)),
    }
