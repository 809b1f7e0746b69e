"""How often each rule reports, the most frequent first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from beginner_lint.diagnostic import Applicability
from beginner_lint.outcome import Outcome, is_fixable

Row = tuple[str, str, int, int]  # code, name, diagnostics, those that a fix may mend


def statistics(outcomes: Iterable[Outcome], threshold: Applicability, *, as_json: bool) -> Iterator[str]:
    """Yield a line for each rule: number, code, `[*]` (all can be fixed), `[-]` (some), `[ ]`, and name."""
    rows = _rows(outcomes, threshold)
    if as_json:
        keys = ("code", "name", "count", "fixable", "fixable_count")
        values = [(code, name, count, count == fixable, fixable) for code, name, count, fixable in rows]
        yield json.dumps([dict(zip(keys, value, strict=True)) for value in values], indent=2)
        return
    marked = any(fixable for _, _, _, fixable in rows)
    for code, name, count, fixable in rows:
        mark = "*" if fixable == count else "-" if fixable else " "
        yield "\t".join([str(count), code, f"[{mark}] {name}" if marked else name])


def _rows(outcomes: Iterable[Outcome], threshold: Applicability) -> list[Row]:
    counts: Counter[tuple[str, str]] = Counter()
    fixable: Counter[str] = Counter()
    for outcome in outcomes:
        for diagnostic in outcome.diagnostics:
            counts[diagnostic.code, diagnostic.name] += 1
            fixable[diagnostic.code] += is_fixable(diagnostic, threshold)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(code, name, count, fixable[code]) for (code, name), count in ordered]
