"""One line for each diagnostic: `path:line:column: CODE message (name)`, for people and for annotators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from beginner_lint.diagnostic import Applicability, Diagnostic
from beginner_lint.outcome import Outcome, is_fixable
from beginner_lint.reports.terminal import Colours, one_line


def concise(outcomes: Iterable[Outcome], threshold: Applicability, colours: Colours) -> Iterator[str]:
    """Yield the lines of the report; `[*]` marks what a fix that may be applied would mend."""
    for outcome in outcomes:
        shown = colours.paint(one_line(outcome.file.shown), "bold")
        for diagnostic in outcome.diagnostics:
            start = diagnostic.range.start
            separator = colours.paint(":", "cyan")
            place = separator.join([shown, str(start.line), str(start.column + 1), ""])
            yield f"{place} {headline(diagnostic, threshold, colours)}"


def headline(diagnostic: Diagnostic, threshold: Applicability, colours: Colours) -> str:
    """Return code, mark, message and name of a diagnostic, as the text reports show them."""
    mark = f" [{colours.paint('*', 'cyan')}]" if is_fixable(diagnostic, threshold) else ""
    code = colours.paint(diagnostic.code, "red")
    return f"{code}{mark} {one_line(diagnostic.message)} ({diagnostic.name})"
