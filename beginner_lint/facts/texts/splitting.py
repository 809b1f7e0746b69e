"""Long texts over several lines: neighbouring literals within brackets, which Python joins.

A literal is split behind a blank or the end of a line. A piece without a field is a plain literal. Literals
that stood beside each other are never merged.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.layout import newline_at, rest_of_line, step_of, width
from beginner_lint.facts.texts.text_literals import Literal, literals_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Where texts that begin farther to the right are not split there: the lines would be short and many.
_FARTHEST = 40
_MOST_LINES = 6
_SCRAP = 24

_PLAIN = re.compile(r"\\N\{[^}]*\}|\\\r?\n|\\.|\{\{|\}\}|[^{]", re.DOTALL)
_GAP = re.compile(r"(?:\s|\\\r?\n)*")
_HOLDING = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return)


class _Chunk(NamedTuple):
    """What stays on one line: how it is written in an f-string, and in a plain literal if there it can be."""

    formatted: str
    plain: str | None


class LongText:
    """A text that is to be written in the place of an expression, and is too long for its line.

    Args:
        text: literals, and what stands between and around them.
        place: the expression.
        most: how many columns a line may take.
        facts: the facts of the file.

    """

    def __init__(self, text: str, place: ast.expr, most: int, facts: Facts) -> None:
        self._text = text.lstrip(" ")
        self._literals = literals_in(self._text)
        self._place = place
        self._most = most
        self._facts = facts
        self._holder = facts.parents[place]
        self._statement = facts.parents.statement(place)
        self._source = facts.source
        self._start, self._end = facts.source.span(place)
        self._newline = newline_at(self._statement, facts.source)
        line_start = self._start - facts.source.position(self._start).column
        self._before = facts.source.text[line_start : self._start]

    def over_several_lines(self) -> str | None:
        """Return the same text over several lines, None if that is not possible or not readable."""
        if any(isinstance(each, ast.JoinedStr) for each in self._facts.parents.ancestors(self._place)):
            return None
        for split in (self._aligned(), self._hanging()):
            if split is not None and self._is_readable(split):
                return split
        return None

    def _is_readable(self, split: str) -> bool:
        lines = split.strip("()\r\n\t ").splitlines()
        return len(lines) <= max(_MOST_LINES, len(self._text.splitlines())) and self._is_the_same(split)

    def _is_the_same(self, split: str) -> bool:
        """Tell whether Python reads the same text, whatever this module may have overlooked."""
        try:
            old, new = (ast.parse(f"({text})", mode="eval") for text in (self._text, split))
        except SyntaxError:
            return False
        return _dumped(old) == _dumped(new)

    # The pieces below each other, where the text begins

    def _aligned(self) -> str | None:
        if not self._is_in_brackets or width(self._before) > _FARTHEST:
            return None
        written, done = "", 0
        for literal, following in zip(self._literals, [*self._literals[1:], None], strict=True):
            written += self._text[done : literal.start]
            left = (self._before + written).splitlines()[-1] if self._before + written else ""
            right = self._text[literal.end : following.start if following else None]
            if following is None and "\n" not in right:
                right += rest_of_line(self._source, self._end)
            pieces = self._pieces(literal, self._most - width(left), len(right.partition("\n")[0].rstrip()))
            if pieces is None:
                return None
            written += (self._newline + re.sub(r"\S", " ", left)).join(pieces)
            done = literal.end
        return written + self._text[done:]

    @property
    def _is_in_brackets(self) -> bool:
        """Whether a new line may begin anywhere in the text."""
        if self._text.startswith("(") or isinstance(self._holder, ast.keyword):
            return True
        if isinstance(self._holder, ast.Call):
            return self._place in self._holder.args
        return isinstance(self._holder, _HOLDING) and self._source.text[: self._start].rstrip().endswith("(")

    # The pieces on lines of their own

    def _hanging(self) -> str | None:
        """Return the text on lines of its own, in brackets that are there or new."""
        literals = self._literals
        gaps = [self._text[one.end : two.start] for one, two in pairwise(literals)]
        around = self._text[: literals[0].start], self._text[literals[-1].end :]
        if any(_GAP.fullmatch(each.strip("()")) is None for each in (*gaps, *around)):
            return None
        brackets = self._brackets()
        if brackets is None:
            return None
        indent = re.match(r"[ \t]*", self._before)[0]  # type: ignore[index]
        inner = indent + step_of(indent)
        lines: list[str] = []
        for literal in literals:
            pieces = self._pieces(literal, self._most - width(inner), 0)
            if pieces is None:
                return None
            lines += pieces
        body = "".join(f"{self._newline}{inner}{line}" for line in lines)
        return f"{brackets[:1]}{body}{self._newline}{indent}{brackets[1:]}"

    def _brackets(self) -> str | None:
        """Return the brackets that the text needs, none if there are some; None if it can have none."""
        text, holder = self._source.text, self._holder
        is_alone = isinstance(holder, _HOLDING) or (
            isinstance(holder, ast.Call) and holder.args == [self._place] and not holder.keywords
        )
        if not is_alone:
            return None
        if text[self._start - 1] == "(" and text[self._end : self._end + 1] == ")":
            return ""
        starts_line = self._before[: self._statement.col_offset].strip() == ""
        is_value = re.search(r"(?:=|\breturn)[ \t]*\Z", self._before) is not None
        return "()" if isinstance(holder, _HOLDING) and starts_line and is_value else None

    # One literal

    def _pieces(self, literal: Literal, most: int, behind: int) -> list[str] | None:
        """Return a literal as pieces that are no wider than `most`, the last one and what is `behind` it."""
        whole = self._text[literal.start : literal.end]
        if len(whole) + behind <= most:
            return [whole]
        if len(literal.quote) > 1 or "r" in literal.prefix:
            return None
        chunks = _chunks(literal)
        if chunks is None:
            return None
        for rows in (_lines(chunks), _even(chunks, most, behind)):
            written = [_written(row, literal.quote) for row in rows]
            fits = all(len(row) <= most for row in written) and len(written[-1]) + behind <= most
            if fits:
                return written
        return None


def _dumped(tree: ast.AST) -> str:
    """Return a tree as text, without what it notes of a `u` in front of a literal."""
    return ast.dump(tree).replace(", kind='u'", "")


def _lines(chunks: list[_Chunk]) -> list[list[_Chunk]]:
    """Return a row for each line that the text itself has."""
    rows: list[list[_Chunk]] = [[]]
    for chunk in chunks:
        if rows[-1] and rows[-1][-1].formatted.endswith("\\n"):
            rows.append([])
        rows[-1].append(chunk)
    return rows


def _even(chunks: list[_Chunk], most: int, behind: int) -> list[list[_Chunk]]:
    """Return as few rows as possible; where the last one would be a scrap, others give it something."""
    rows = _filled(chunks, most, behind)
    if _length(rows[-1]) >= _SCRAP:
        return rows
    for narrower in range(most - 1, most // 2, -1):
        others = _filled(chunks, narrower, behind)
        if len(others) > len(rows) or any(_length(row) > narrower for row in others):
            break
        rows = others
        if _length(rows[-1]) >= _SCRAP:
            break
    return rows


def _filled(chunks: list[_Chunk], most: int, behind: int) -> list[list[_Chunk]]:
    """Return rows that each hold as much as goes into them."""
    rows: list[list[_Chunk]] = [[]]
    for position, chunk in enumerate(chunks):
        more = behind if position + 1 == len(chunks) else 0
        if rows[-1] and _length([*rows[-1], chunk]) + more > most:
            rows.append([])
        rows[-1].append(chunk)
    return rows


def _length(row: list[_Chunk]) -> int:
    """Return how wide a row is at most."""
    return sum(len(chunk.formatted) for chunk in row) + len('f""')


def _written(row: list[_Chunk], quote: str) -> str:
    """Return the literal of a row of chunks, an f-string if it needs to be."""
    plain = [chunk.plain for chunk in row if chunk.plain is not None]
    if len(plain) == len(row):
        return f"{quote}{''.join(plain)}{quote}"
    return f"f{quote}{''.join(chunk.formatted for chunk in row)}{quote}"


def _chunks(literal: Literal) -> list[_Chunk] | None:
    """Return what a literal consists of, each chunk up to a place where it may be split; None if unclear."""
    units = list(_units(literal))
    if units and units[-1] is None:
        return None
    found: list[_Chunk] = []
    formatted, plain, has_field = "", "", False
    for unit, following in zip(units, [*units[1:], None], strict=True):
        assert unit is not None
        formatted += unit.formatted
        plain += unit.plain or ""
        has_field = has_field or unit.plain is None
        ends_word = unit.formatted == " " and following is not None and following.formatted != " "
        if following is None or ends_word or unit.formatted == "\\n":
            found.append(_Chunk(formatted, None if has_field else plain))
            formatted, plain, has_field = "", "", False
    return found


def _units(literal: Literal) -> Iterator[_Chunk | None]:
    """Yield the characters, escapes and fields of a literal; None at last where a field has no end."""
    content, at = literal.content, 0
    while at < len(content):
        found = _PLAIN.match(content, at)
        if found is not None or not literal.is_formatted:
            text = found[0] if found and (literal.is_formatted or found[0][0] not in "{}") else content[at]
            is_double = literal.is_formatted and text in ("{{", "}}")
            yield _Chunk(text, text[0] if is_double else text)
            at += len(text)
            continue
        end = _end_of_field(content, at)
        if end is None:
            yield None
            return
        yield _Chunk(content[at:end], None)
        at = end


def _end_of_field(content: str, start: int) -> int | None:
    """Return where a field that begins with a brace ends (exclusive)."""
    depth, quote = 0, ""
    for at in range(start, len(content)):
        character = content[at]
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character in "{}":
            depth += 1 if character == "{" else -1
            if not depth:
                return at + 1
    return None
