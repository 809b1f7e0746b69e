"""Annotations for GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from beginner_lint.outcome import Outcome
from beginner_lint.reports.json import severity
from beginner_lint.reports.terminal import one_line

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield one workflow command for each diagnostic."""
    for outcome in outcomes:
        for diagnostic in outcome.diagnostics:
            start, end = diagnostic.range.start, diagnostic.range.end
            properties = {
                "title": f"beginner-lint ({diagnostic.code})",
                "file": one_line(outcome.file.path),
                "line": str(start.line),
                "endLine": str(end.line),
            }
            if start.line == end.line:  # GitHub wants columns only then
                properties |= {"col": str(start.column + 1), "endColumn": str(end.column + 1)}
            place = f"{one_line(outcome.file.shown)}:{start.line}:{start.column + 1}"
            text = f"{place}: {diagnostic.code} {one_line(diagnostic.message)} ({diagnostic.name})"
            if diagnostic.fix is not None:
                text += f"\n  help: {one_line(diagnostic.fix.title)}"
            listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
            yield f"::{_COMMANDS[severity(diagnostic)]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
