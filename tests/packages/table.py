"""The tables of what the tools did, in Markdown, which is also read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.packages.comparison import Comparison, Effect

SHOWN_DIFFERENCES = 5

Row = Sequence[object]


def tables(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Yield the lines of the report: our own fixes, those of all tools side by side, and what changed."""
    yield from _table([OWN_HEADER, *_own_rows(comparisons)])
    others = [effect.tool for effect in comparisons[0].effects]
    if len(others) > 2:
        yield ""
        yield "Lines changed, and in parentheses the outcomes of tests that changed with them:"
        yield ""
        yield from _table([["package", *others], *_side_by_side(comparisons)])
    yield from _notes(comparisons)


OWN_HEADER = ("package", "tests", "safe fixes", "lines", "run", "outcomes changed",
              "with unsafe", "lines", "run", "outcomes changed")  # fmt: skip


def _own_rows(comparisons: Sequence[Comparison]) -> Iterator[Row]:
    totals = [0] * (len(OWN_HEADER) - 1)
    for comparison in comparisons:
        cells = [sum(map(len, comparison.baseline.stable.values()))]
        for effect in comparison.effects[:2]:
            cells += (effect.fixes or 0, effect.lines, effect.run or 0, len(effect.changed))
        totals = [total + cell for total, cell in zip(totals, cells, strict=True)]
        yield [_name(comparison), *cells]
    yield ["in all", *totals]


def _side_by_side(comparisons: Sequence[Comparison]) -> Iterator[Row]:
    for comparison in comparisons:
        yield [_name(comparison), *map(_cell, comparison.effects)]
    columns = list(zip(*(comparison.effects for comparison in comparisons), strict=True))
    lines = [sum(effect.lines for effect in column) for column in columns]
    changed = [sum(len(effect.changed) for effect in column) for column in columns]
    yield ["in all", *(f"{total} ({outcomes})" for total, outcomes in zip(lines, changed, strict=True))]
    yield ["packages broken", *(sum(bool(effect.changed) for effect in column) for column in columns)]


def _cell(effect: Effect) -> str:
    return f"{effect.lines} ({len(effect.changed)})" if effect.lines else "–"


def _name(comparison: Comparison) -> str:
    return f"{comparison.package.name} {comparison.package.version}"


def _notes(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Yield what stands behind the figures: flaky tests, failed checks, and some of the changed outcomes."""
    notes: list[str] = []
    for comparison in comparisons:
        name = comparison.package.name
        notes += (f"- {name}: left out as flaky: `{test}`" for test in comparison.baseline.flaky)
        for effect in comparison.effects:
            notes += (f"- {name}, {effect.tool}: **{amiss}**" for amiss in effect.amiss)
            notes += (f"- {name}, {effect.tool}: `{change}`" for change in effect.changed[:SHOWN_DIFFERENCES])
            if len(effect.changed) > SHOWN_DIFFERENCES:
                notes.append(f"- {name}, {effect.tool}: and {len(effect.changed) - SHOWN_DIFFERENCES} more")
    if notes:
        yield ""
        yield from notes


def _table(rows: Sequence[Row]) -> Iterator[str]:
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in texts) for column in range(len(texts[0]))]
    for number, row in enumerate(texts):
        first, *others = zip(row, widths, strict=True)
        cells = [f"{first[0]:<{first[1]}}", *(f"{text:>{width}}" for text, width in others)]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{'-' * (widths[0] + 2)}|{'|'.join('-' * (width + 1) + ':' for width in widths[1:])}|"
