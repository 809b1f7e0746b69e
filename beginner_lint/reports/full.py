"""Each diagnostic with its code, what a fix would change, and notes; made to be read by learners.

The look is ruff's (a code frame, the fix as a difference), with rustc's labels for related places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Applicability, Diagnostic, Fix, Kind
from beginner_lint.outcome import Outcome
from beginner_lint.reports.changes import change
from beginner_lint.reports.concise import headline
from beginner_lint.reports.frame import Mark, frame
from beginner_lint.reports.terminal import Colours, one_line

if TYPE_CHECKING:
    from beginner_lint.source import Source


def full(outcome: Outcome, threshold: Applicability, colours: Colours) -> Iterator[str]:
    """Yield the lines of the report about a file, a blank one behind each diagnostic."""
    for diagnostic in outcome.diagnostics:
        yield headline(diagnostic, threshold, colours)
        yield from _body(diagnostic, outcome, colours)
        yield ""


def _body(diagnostic: Diagnostic, outcome: Outcome, colours: Colours) -> Iterator[str]:
    start = diagnostic.range.start
    place = f"{one_line(outcome.file.shown)}:{start.line}:{start.column + 1}"
    heading = f"{colours.paint('-->', 'blue')} {place}"
    if outcome.source is None:
        yield heading
    else:
        yield from _code(diagnostic, outcome.source, heading, colours)
    for note in _notes(diagnostic):
        yield _said("note", note, colours)


def _code(diagnostic: Diagnostic, source: Source, heading: str, colours: Colours) -> Iterator[str]:
    """Yield the code, and what the fix would make of it."""
    related = [Mark(place.range, place.label) for place in diagnostic.related]
    colour = "red" if diagnostic.kind is Kind.BUG else "yellow"
    yield from frame(source, diagnostic.range, related, heading, colours, colour)
    if diagnostic.fix is not None:
        yield _said("help", diagnostic.fix.title, colours)
        yield from change(source, diagnostic.fix.edits, colours)


def _said(word: str, text: str, colours: Colours) -> str:
    return f"{colours.paint(word, 'cyan')}{colours.paint(':', 'bold')} {one_line(text)}"


def _notes(diagnostic: Diagnostic) -> Iterator[str]:
    yield from diagnostic.notes
    if diagnostic.fix is not None:
        caveat = _caveat(diagnostic.fix)
        if caveat:
            yield caveat
    if diagnostic.refusal is not None:
        yield f"Not fixed: {diagnostic.refusal}"


def _caveat(fix: Fix) -> str | None:
    """Return what to know before applying a fix; nothing if it is safe."""
    if fix.applicability is Applicability.SAFE:
        return None
    if fix.applicability is Applicability.DISPLAY_ONLY:
        return f"This is a suggestion to apply by hand{f': {fix.assumption}' if fix.assumption else ''}"
    if fix.assumption is None:
        return "This fix is unsafe and may change what the program does"
    return f"This fix is unsafe: {fix.assumption}"
