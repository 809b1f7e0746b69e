"""A few lines of code with marks under what a diagnostic is about, in the manner of rustc and ruff."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from beginner_lint.diagnostic import Range
from beginner_lint.reports.terminal import Colours, excerpt
from beginner_lint.source import Source

_CONTEXT = 2  # lines around the range
_LONGEST_RANGE = 12  # lines; of a longer range the first and the last are shown
_WIDEST = 200  # characters of a line
_TAB = 4


class Mark(NamedTuple):
    """A range to underline, with a label; the primary one is what the diagnostic is about."""

    range: Range
    label: str = ""
    primary: bool = False


def frame(
    source: Source, primary: Range, related: Iterable[Mark], heading: str, colours: Colours, colour: str
) -> list[str]:
    """Return the lines of a frame around `primary`, with `related` ranges marked as well.

    Line numbers stand on the left, in a column as wide as the largest of them; `heading` stands above.
    """
    marks = [Mark(primary, primary=True), *related]
    numbers = _numbers(source, marks)
    if not numbers:
        return [heading]
    drawing = _Drawing(source, len(str(numbers[-1])), primary.start.line < primary.end.line, colours, colour)
    lines = [f"{'':{drawing.width}}{heading}", drawing.edge()]
    for before, number in zip([numbers[0] - 1, *numbers], numbers, strict=False):
        if number > before + 1:
            lines.append(colours.paint("...", "blue"))
        lines += drawing.line(number, marks)
    return [*lines, drawing.edge()]


def _numbers(source: Source, marks: Iterable[Mark]) -> list[int]:
    """Return the numbers of the lines to show."""
    last_line = len(source.line_starts) - (source.line_starts[-1] == len(source.text))
    shown: set[int] = set()
    for mark in marks:
        first, last = mark.range.start.line, mark.range.end.line
        around = _CONTEXT if mark.primary else 0
        inside = range(first, last + 1)
        if len(inside) > _LONGEST_RANGE:
            shown |= {*inside[: _LONGEST_RANGE // 2], *inside[-_LONGEST_RANGE // 2 :]}
        else:
            shown |= {*inside}
        if mark.primary:
            shown |= _up_to_blank(source, range(first - 1, first - 1 - around, -1), last_line)
            shown |= _up_to_blank(source, range(last + 1, last + 1 + around), last_line)
    shown |= {number + 1 for number in shown if number + 2 in shown}  # no gap of a single line
    return sorted(number for number in shown if 1 <= number <= last_line)


def _up_to_blank(source: Source, numbers: Sequence[int], last_line: int) -> set[int]:
    """Return the lines of context, without blank ones at the far end."""
    inside = [number for number in numbers if 1 <= number <= last_line]
    while inside and not source.line(inside[-1]).strip():
        inside.pop()
    return set(inside)


class _Drawing(NamedTuple):
    """Draws lines; `tall` is whether the primary range takes several, which are tied together on the left."""

    source: Source
    width: int
    tall: bool
    colours: Colours
    colour: str

    def edge(self) -> str:
        return self.colours.paint(f"{'':{self.width}} |", "blue")

    def line(self, number: int, marks: Iterable[Mark]) -> Iterator[str]:
        """Yield a line of code, and below it a line for each mark that is on it."""
        code = self.source.line(number).rstrip("\r\n")
        window = _window(code, marks, number)
        text, cells = _cells(code[window])
        tie = self._tie(number, marks, code)
        gutter = self.colours.paint(f"{number:>{self.width}} |", "blue")
        yield f"{gutter} {tie}{text}".rstrip()
        for mark in marks:
            if mark.range.start.line == number and (not mark.primary or not self.tall):
                yield self._underline(mark, number, window.start, cells)
            elif mark.primary and self.tall and mark.range.end.line == number:
                yield self._closing(mark, window.start, cells)
            elif mark.primary and self.tall and mark.range.start.line == number and tie == "  ":
                yield self._opening(mark, window.start, cells)

    def _tie(self, number: int, marks: Iterable[Mark], code: str) -> str:
        """Return what ties the lines of a tall range together at a line."""
        if not self.tall:
            return ""
        [primary] = (mark.range for mark in marks if mark.primary)
        if primary.start.line == number:
            starts_line = not code[: primary.start.column].strip()
            return self.colours.paint("/", self.colour) + " " if starts_line else "  "
        if primary.start.line < number <= primary.end.line:
            return self.colours.paint("|", self.colour) + " "
        return "  "

    def _underline(self, mark: Mark, number: int, start: int, cells: list[int]) -> str:
        end = mark.range.end.column if mark.range.end.line == number else len(cells) + start
        first = _cell(cells, mark.range.start.column - start)
        length = max(1, _cell(cells, end - start) - first)
        style = self.colour if mark.primary else "blue"
        line = ("^" if mark.primary else "-") * length
        indent = "  " * self.tall + " " * first
        label = f" {excerpt(mark.label)}" if mark.label else ""
        return f"{self.edge()} {indent}{self.colours.paint(line + label, style)}"

    def _opening(self, mark: Mark, start: int, cells: list[int]) -> str:
        line = "_" * (_cell(cells, mark.range.start.column - start) + 1) + "^"
        return f"{self.edge()}  {self.colours.paint(line, self.colour)}"

    def _closing(self, mark: Mark, start: int, cells: list[int]) -> str:
        line = "|" + "_" * max(1, _cell(cells, mark.range.end.column - start)) + "^"
        return f"{self.edge()} {self.colours.paint(line, self.colour)}"


def _window(code: str, marks: Iterable[Mark], number: int) -> slice:
    """Return which part of an over-long line to show: around the first mark on it."""
    if len(code) <= _WIDEST:
        return slice(0, len(code))
    columns = [mark.range.start.column for mark in marks if mark.range.start.line == number]
    start = max(0, min([*columns, len(code)]) - _WIDEST // 4) if columns else 0
    return slice(start, min(len(code), start + _WIDEST))


def _cells(code: str) -> tuple[str, list[int]]:
    """Return code as shown, tabs spread out, and the cell of the screen at which each character begins."""
    if code.isascii() and code.isprintable():  # as nearly all lines are
        return code, list(range(len(code) + 1))
    shown: list[str] = []
    cells = [0]
    for character in code:
        if character == "\t":
            wide = _TAB - cells[-1] % _TAB
            shown.append(" " * wide)
        else:
            wide = _width(character)
            shown.append(excerpt(character))
        cells.append(cells[-1] + wide)
    return "".join(shown), cells


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cell(cells: list[int], column: int) -> int:
    return cells[max(0, min(column, len(cells) - 1))]
