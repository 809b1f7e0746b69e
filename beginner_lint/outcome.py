"""What became of one file of a run."""

from __future__ import annotations

from dataclasses import dataclass

from beginner_lint.diagnostic import Applicability, Diagnostic
from beginner_lint.discovery import File
from beginner_lint.failures import NAMES, SYNTAX_ERROR
from beginner_lint.fixer import Withheld
from beginner_lint.source import Source

# A syntax error is a finding; the others say that a file, or a part of it, was not checked.
_NOT_CHECKED = frozenset(NAMES) - {SYNTAX_ERROR}


@dataclass(frozen=True, slots=True)
class Outcome:
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
