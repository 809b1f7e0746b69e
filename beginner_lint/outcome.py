"""What to do with a file of a run, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Applicability, Diagnostic
from beginner_lint.discovery import File
from beginner_lint.failures import NAMES, SYNTAX_ERROR

if TYPE_CHECKING:  # what a run that finds everything in the cache does not load
    from beginner_lint.fixer import Withheld
    from beginner_lint.source import Source

# A syntax error is a finding; the others say that a file, or a part of it, was not checked.
_NOT_CHECKED = frozenset(NAMES) - {SYNTAX_ERROR}

_MEGABYTE = 1_000_000


class Task(NamedTuple):
    """What to do with each file.

    `threshold` is the least applicability of fixes to apply; None applies none. `writes` is whether fixed
    files are written. `shows_code` is whether the report shows code, and what fixes would change.
    """

    threshold: Applicability | None = None
    writes: bool = False
    shows_code: bool = True


class Job(NamedTuple):
    """A file with its content, and what to do with it: all that a worker needs, wherever it is."""

    file: File
    raw: bytes
    task: Task

    def limit(self) -> float:
        """Return how many seconds of work it may take, more for a large file; 0 is without limit."""
        return self.file.settings.time_limit * (1 + len(self.raw) / _MEGABYTE)


class Outcome(NamedTuple):
    """What became of a file.

    `diagnostics` are those that remain, and their ranges are places in `source`; it is None where there
    is nothing to show. `before` is the source as it was read, where fixes have changed it. `not_written`
    says why the fixes were dropped again.
    """

    file: File
    diagnostics: tuple[Diagnostic, ...] = ()
    source: Source | None = None
    before: Source | None = None
    applied: tuple[Diagnostic, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    not_written: str | None = None

    def failed(self) -> bool:
        """Whether something could not be read, checked, verified or written."""
        return bool(
            self.withheld
            or self.not_written is not None
            or any(diagnostic.code in _NOT_CHECKED for diagnostic in self.diagnostics)
        )

    def has_findings(self) -> bool:
        """Whether diagnostics remain that are about the code."""
        return any(diagnostic.code not in _NOT_CHECKED for diagnostic in self.diagnostics)


def not_checked(outcome: Outcome) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that say why a file, or a part of it, was not checked; a syntax error is one."""
    return tuple(diagnostic for diagnostic in outcome.diagnostics if diagnostic.code in NAMES)


def is_fixable(diagnostic: Diagnostic, threshold: Applicability) -> bool:
    """Whether a diagnostic has a fix that may be applied."""
    return diagnostic.fix is not None and diagnostic.fix.applicability >= threshold
