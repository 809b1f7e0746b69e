"""Lines that line up behind a bracket, and stay so when a name before the bracket gets longer or shorter."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit

if TYPE_CHECKING:
    import tokenize

    from beginner_lint.source import Source

_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")
_NO_TEXT = ("NL", "NEWLINE", "INDENT", "DEDENT", "ENDMARKER")


@dataclass
class _Bracket:
    """An open bracket: its column, that of what follows on its line, and how far both and the line move.

    Where nothing follows, the lines in the bracket are indented; they go by the line, not by the bracket.
    """

    column: int
    content: int | None
    moved: int
    line_moved: int


def alignment_edits(statement: ast.stmt, edits: Collection[Edit], source: Source) -> Iterator[Edit]:
    """Yield the edits of white space that keep the lines of a statement lined up behind their brackets.

    Args:
        statement: what the edits stand in; of a compound statement only the header is looked at.
        edits: each within a line, and with new text of one line.
        source: the file.

    A statement that does not begin its line is left as it is.

    """
    start, _ = source.span(statement)
    begins_line = not source.text[source.line_starts[statement.lineno - 1] : start].strip()
    if _is_on_one_line(statement, source) or not begins_line:
        return
    for number, moved in _moves(statement, edits, source):
        line, start = source.line(number), source.line_starts[number - 1]
        if moved > 0:
            yield Edit(start, start, " " * moved)
        elif moved < 0 and line.startswith(" " * -moved):
            yield Edit(start, start - moved, "")


def _is_on_one_line(statement: ast.stmt, source: Source) -> bool:
    """Tell whether a statement, or the header of a compound one, surely is on a single line."""
    body: list[ast.stmt] = getattr(statement, "body", [])
    if getattr(statement, "decorator_list", None) or not body:
        return statement.end_lineno == statement.lineno
    start = source.span(body[0])[0]
    begins_line = not source.text[source.line_starts[body[0].lineno - 1] : start].strip()
    return body[0].lineno == statement.lineno + begins_line


def _moves(statement: ast.stmt, edits: Collection[Edit], source: Source) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the lines that must move, and by how many columns to the right."""
    brackets: list[_Bracket] = []
    is_behind_bracket = False
    begun, moved = 0, 0  # the last line that a token reached, and how far it moves
    for token, row in _tokens(statement, source):
        column, kind = token.start[1], _kind(token)
        if row > begun and kind not in _NO_TEXT:
            moved = _moved(token, brackets) if "\t" not in source.line(row)[:column] else 0
            yield row, moved
        begun = row + token.end[0] - token.start[0]
        if is_behind_bracket and kind not in (*_NO_TEXT, "COMMENT"):
            brackets[-1].content = column
        is_behind_bracket = kind == "OP" and token.string in _OPENING
        if is_behind_bracket:
            grown = moved + _grown(source.line_starts[row - 1], column, edits)
            brackets.append(_Bracket(column, None, grown, moved))
        elif kind == "OP" and token.string in _CLOSING and brackets:
            brackets.pop()


def _moved(token: tokenize.TokenInfo, brackets: list[_Bracket]) -> int:
    """Return how far a line moves that begins with a token, inside some brackets."""
    if not brackets:
        return 0
    last = brackets[-1]
    column = token.start[1]
    if last.content is None:
        return last.line_moved
    is_closing = token.string in _CLOSING and column == last.column
    return last.moved if is_closing or column in (last.column + 1, last.content) else last.line_moved


def _grown(line_start: int, column: int, edits: Collection[Edit]) -> int:
    """Return by how much edits lengthen a line up to a column."""
    before = (edit for edit in edits if line_start <= edit.start < line_start + column)
    return sum(len(edit.text) - (edit.end - edit.start) for edit in before)


def _tokens(statement: ast.stmt, source: Source) -> Iterator[tuple[tokenize.TokenInfo, int]]:
    """Yield the tokens of a statement or header, an f-string as one, with the numbers of their lines."""
    import tokenize

    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(each.lineno for each in decorators)])
    last = statement.end_lineno or first
    lines = (source.line(number).rstrip("\r\n") + "\n" for number in range(first, last + 1))
    texts: list[tokenize.TokenInfo] = []
    for token in tokenize.generate_tokens(lambda: next(lines, "")):
        kind = _kind(token)
        if kind.endswith("STRING_START"):  # since Python 3.12
            texts.append(token)
        elif kind.endswith("STRING_END"):
            token = token._replace(type=tokenize.STRING, start=texts.pop().start)
        row = first - 1 + token.start[0]
        if not texts:
            yield token, row
        if kind == "NEWLINE" and row >= statement.lineno:
            return


def _kind(token: tokenize.TokenInfo) -> str:
    import tokenize

    return tokenize.tok_name[token.type]
