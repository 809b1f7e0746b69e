"""Diagnostics for what is no rule: a file or a stretch of one that could not be checked."""

from __future__ import annotations

import sys

from beginner_lint.diagnostic import Diagnostic, Kind, Position, Range

SYNTAX_ERROR = "ZEN001"
UNREADABLE_FILE = "ZEN002"
INTERNAL_ERROR = "ZEN003"
SKIPPED_BY_LIMIT = "ZEN004"

NAMES = {
    SYNTAX_ERROR: "syntax-error",
    UNREADABLE_FILE: "unreadable-file",
    INTERNAL_ERROR: "internal-error",
    SKIPPED_BY_LIMIT: "skipped-by-limit",
}


def failure(code: str, message: str, line: int = 1, column: int = 0) -> Diagnostic:
    """Return the diagnostic for a failure at a place (line from 1, column from 0)."""
    place = Position(max(line, 1), max(column, 0))
    return Diagnostic(code, NAMES[code], message, Kind.BUG, Range(place, place), place.line)


def syntax_error(reason: SyntaxError, *, is_newer: bool = False) -> Diagnostic:
    """Return the diagnostic for a file that does not parse, in the words and at the place of the compiler.

    Args:
        reason: what the compiler says.
        is_newer: whether it may be the syntax of a newer Python.

    """
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return failure(
        SYNTAX_ERROR,
        f"Python {version} cannot read this{', but a newer one may' if is_newer else ''}: {reason.msg}",
        reason.lineno or 1,
        (reason.offset or 1) - 1,
    )
