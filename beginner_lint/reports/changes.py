"""What fixes change: a few lines below a diagnostic, or a patch of a whole file."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from beginner_lint.diagnostic import Edit
from beginner_lint.reports.terminal import Colours, excerpt, one_line
from beginner_lint.source import Source, splice

_CONTEXT = 1  # lines around a change
_WIDEST = 200  # characters of a line


class _Line(NamedTuple):
    """A line of a change: its sign (blank for context), its number afterwards (None: gone), its text."""

    sign: str
    number: int | None
    text: str


def change(source: Source, edits: Sequence[Edit], colours: Colours) -> list[str]:
    """Return the lines that edits change, before and after, with line numbers as afterwards."""
    hunks = list(_hunks(source, sorted(edits)))
    numbers = [line.number for hunk in hunks for line in hunk if line.number is not None]
    width = len(str(max(numbers, default=1)))
    edge = colours.paint(f"{'':{width}} |", "blue")
    lines = [edge]
    for position, hunk in enumerate(hunks):
        if position:
            lines.append(colours.paint("...", "blue"))
        lines += (_drawn(line, width, colours) for line in hunk)
    return [*lines, edge]


def _drawn(line: _Line, width: int, colours: Colours) -> str:
    number = "" if line.number is None else str(line.number)
    text = excerpt(line.text.expandtabs(4)[:_WIDEST]).rstrip()
    if line.sign == " ":
        return f"{colours.paint(f'{number:>{width}} |', 'blue')} {text}".rstrip()
    changed = colours.paint(f"{line.sign} {text}", "added" if line.sign == "+" else "removed")
    return f"{colours.paint(f'{number:>{width}}', 'blue')} {changed}".rstrip()


def _hunks(source: Source, edits: Sequence[Edit]) -> Iterator[list[_Line]]:
    """Yield the changed lines with their context, changes that are near to each other together."""
    starts = source.line_starts
    grown = 0  # lines that earlier hunks have added
    for group in _groups(source, edits):
        first = bisect_right(starts, group[0].start) - 1
        last = bisect_right(starts, group[-1].end) - 1
        first, last = max(0, first - _CONTEXT), min(len(starts) - 1, last + _CONTEXT)
        begin, end = starts[first], (starts[last + 1] if last + 1 < len(starts) else len(source.text))
        local = [Edit(edit.start - begin, edit.end - begin, edit.text) for edit in group]
        old = source.text[begin:end]
        before, after = _lines(old), _lines(splice(old, local))
        yield list(_trimmed(before, after, first + 1 + grown))
        grown += len(after) - len(before)


def _groups(source: Source, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Yield the edits in groups whose contexts do not touch."""
    starts = source.line_starts
    group = [edits[0]]
    for edit, following in pairwise(edits):
        gap = bisect_right(starts, following.start) - bisect_right(starts, edit.end)
        if gap > 2 * _CONTEXT + 1:
            yield group
            group = []
        group.append(following)
    yield group


def _trimmed(before: list[str], after: list[str], number: int) -> Iterator[_Line]:
    """Yield the difference of two stretches of lines; `number` is that of the first line afterwards."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        for tag, old_start, old_end, new_start, new_end in group:
            if tag == "equal":
                yield from (_Line(" ", number + at, after[at]) for at in range(new_start, new_end))
                continue
            yield from (_Line("-", None, line) for line in before[old_start:old_end])
            yield from (_Line("+", number + at, after[at]) for at in range(new_start, new_end))


def _lines(text: str) -> list[str]:
    if not text:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def patch(shown: str, before: str, after: str, colours: Colours, *, harmless: bool) -> Iterator[str]:
    """Yield the lines of a unified diff, each with its newline; `harmless` escapes what acts on a terminal.

    Lines end with LF as `patch` wants it, so a carriage return stays part of its line.
    """
    name = one_line(shown)
    lines: Iterable[str] = difflib.unified_diff(_with_newlines(before), _with_newlines(after), name, name)
    if shown == "-":  # standard input without a name: `patch` is told the file on its command line
        lines = islice(lines, 2, None)
    styles = {"-": "removed", "+": "added", "@": "cyan"}
    for line in lines:
        content = line.removesuffix("\n")
        if harmless:
            content = excerpt(content).replace("\u2409", "\t")
        style = styles.get(content[:1], "") if colours.on else ""
        yield (colours.paint(content, style) if style else content) + "\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _with_newlines(text: str) -> list[str]:
    *lines, rest = text.split("\n")
    return [f"{line}\n" for line in lines] + ([rest] if rest else [])
