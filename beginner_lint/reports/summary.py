"""The last lines of a text report: how much was found, fixed, and could be fixed; and what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from beginner_lint.diagnostic import Applicability
from beginner_lint.failures import NAMES
from beginner_lint.outcome import Outcome, is_fixable
from beginner_lint.reports.terminal import one_line

Rule = tuple[str, str]  # code and name


class Tally:
    """What is kept of outcomes once they are reported: numbers, and a line for each problem.

    `fixable` are those that a fix of at least `threshold` would mend, `more` those that only an unsafe one
    would. `fixed_in` has the rules whose fixes were applied, for each file with fixes.
    """

    def __init__(self, threshold: Applicability) -> None:
        self.threshold = threshold
        self.fixed = self.remaining = self.fixable = self.more = 0
        self.codes: set[str] = set()
        self.fixed_in: list[tuple[str, Counter[Rule]]] = []
        self.problems: list[str] = []

        self.failed = self.findings = self.changes = self.unchecked = False

    def add(self, outcome: Outcome) -> None:
        """Count one more outcome."""
        self.remaining += len(outcome.diagnostics)
        for diagnostic in outcome.diagnostics:
            fixable = is_fixable(diagnostic, self.threshold)
            self.fixable += fixable
            self.more += is_fixable(diagnostic, Applicability.UNSAFE) and not fixable
            self.codes.add(diagnostic.code)
            self.unchecked |= diagnostic.code in NAMES
        if outcome.applied:
            self.fixed += len(outcome.applied)
            counts = Counter((diagnostic.code, diagnostic.name) for diagnostic in outcome.applied)
            self.fixed_in.append((outcome.file.shown, counts))
        self.problems += _problems(outcome)
        self.failed |= outcome.failed()
        self.findings |= outcome.has_findings()
        self.changes |= outcome.before is not None


def of_findings(tally: Tally, *, fixing: bool) -> Iterator[str]:
    """Yield what was found, and how to fix it."""
    found = tally.fixed + tally.remaining
    if not found:
        yield "All checks passed!"
        return
    if tally.fixed:
        yield f"Found {_count(found, 'diagnostic')} ({tally.fixed} fixed, {tally.remaining} remaining)."
    else:
        yield f"Found {_count(found, 'diagnostic')}."
    yield from _hint(tally, fixing=fixing)


def _hint(tally: Tally, *, fixing: bool) -> Iterator[str]:
    number = _count(tally.more, "unsafe fix", "unsafe fixes")
    unsafe = f"{number} available with `--fix --unsafe-fixes`" if tally.more else ""
    if tally.fixable and not fixing:
        flags = "--fix" if tally.threshold is Applicability.SAFE else "--fix --unsafe-fixes"
        yield f"[*] {tally.fixable} fixable with `{flags}`{f' ({unsafe})' if unsafe else ''}."
    elif unsafe:
        yield f"{unsafe}."


def of_patches(tally: Tally) -> Iterator[str]:
    """Yield what fixing would do."""
    if tally.fixed:
        also = f" ({tally.more} more with `--unsafe-fixes`)" if tally.more else ""
        yield f"Would fix {_count(tally.fixed, 'diagnostic')}{also}."
    elif tally.more:
        number = _count(tally.more, "unsafe fix", "unsafe fixes")
        yield f"No safe fixes; {number} available with `--unsafe-fixes`."
    else:
        yield "Nothing to fix."


def shown_fixes(tally: Tally) -> Iterator[str]:
    """Yield what was fixed, by file and rule."""
    if not tally.fixed:
        return
    yield f"Fixed {_count(tally.fixed, 'diagnostic')}:"
    for shown, counts in tally.fixed_in:
        yield f"- {one_line(shown)}:"
        for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"    {count} × {code} ({name})"
    yield ""


def learn_more(tally: Tally) -> Iterator[str]:
    """Yield the line that leads on to the documentation of the rules."""
    codes = sorted(tally.codes - set(NAMES))
    if codes:
        others = f", and likewise {', '.join(codes[1:])}." if codes[1:] else "."
        yield f"To learn more: `beginner-lint explain {codes[0]}`{others}"


def _problems(outcome: Outcome) -> Iterator[str]:
    """Yield what kept fixes from being applied."""
    shown = one_line(outcome.file.shown)
    if outcome.not_written is not None:
        yield f"{shown}: not fixed: {one_line(outcome.not_written)}"
    for withheld in outcome.withheld:
        diagnostic = withheld.diagnostic
        yield (
            f"{shown}:{diagnostic.range.start.line}: a fix of {diagnostic.code} ({diagnostic.name}) "
            f"was withheld: {one_line(withheld.reason)}"
        )


def _count(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
