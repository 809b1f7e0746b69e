"""The last lines of a text report: how much was found, fixed, and could be fixed; and what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from beginner_lint.diagnostic import Applicability
from beginner_lint.outcome import Outcome, is_fixable
from beginner_lint.reports.terminal import one_line


def of_findings(outcomes: Sequence[Outcome], threshold: Applicability, *, fixing: bool) -> Iterator[str]:
    """Yield what was found, and how to fix it."""
    fixed = sum(len(outcome.applied) for outcome in outcomes)
    remaining = sum(len(outcome.diagnostics) for outcome in outcomes)
    if not fixed + remaining:
        yield "All checks passed!"
        return
    if fixed:
        yield f"Found {_count(fixed + remaining, 'diagnostic')} ({fixed} fixed, {remaining} remaining)."
    else:
        yield f"Found {_count(remaining, 'diagnostic')}."
    yield from _hint(outcomes, threshold, fixing=fixing)


def _hint(outcomes: Sequence[Outcome], threshold: Applicability, *, fixing: bool) -> Iterator[str]:
    fixable, more = _fixable(outcomes, threshold)
    unsafe = (
        f"{_count(more, 'unsafe fix', 'unsafe fixes')} available with `--fix --unsafe-fixes`" if more else ""
    )
    if fixable and not fixing:
        flags = "--fix" if threshold is Applicability.SAFE else "--fix --unsafe-fixes"
        yield f"[*] {fixable} fixable with `{flags}`{f' ({unsafe})' if unsafe else ''}."
    elif unsafe:
        yield f"{unsafe}."


def _fixable(outcomes: Sequence[Outcome], threshold: Applicability) -> tuple[int, int]:
    """Return how many fixes may be applied, and how many more could be if unsafe ones might."""
    remaining = [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
    fixable = sum(is_fixable(diagnostic, threshold) for diagnostic in remaining)
    return fixable, sum(is_fixable(diagnostic, Applicability.UNSAFE) for diagnostic in remaining) - fixable


def of_patches(outcomes: Sequence[Outcome], threshold: Applicability) -> Iterator[str]:
    """Yield what fixing would do."""
    would = sum(len(outcome.applied) for outcome in outcomes)
    _, more = _fixable(outcomes, threshold)
    if would:
        also = f" ({more} more with `--unsafe-fixes`)" if more else ""
        yield f"Would fix {_count(would, 'diagnostic')}{also}."
    elif more:
        yield f"No safe fixes; {_count(more, 'unsafe fix', 'unsafe fixes')} available with `--unsafe-fixes`."
    else:
        yield "Nothing to fix."


def shown_fixes(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what was fixed, by file and rule."""
    fixed = [outcome for outcome in outcomes if outcome.applied]
    if not fixed:
        return
    yield f"Fixed {_count(sum(len(outcome.applied) for outcome in fixed), 'diagnostic')}:"
    for outcome in fixed:
        yield f"- {one_line(outcome.file.shown)}:"
        counts = Counter((diagnostic.code, diagnostic.name) for diagnostic in outcome.applied)
        for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"    {count} × {code} ({name})"
    yield ""


def problems(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what kept fixes from being applied."""
    for outcome in outcomes:
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
