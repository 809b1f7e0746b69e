"""Pieces: the smallest runs of whole statements on whole lines that LibCST needs to parse.

A five-line loop in a five-thousand-line file costs a five-line parse.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import NamedTuple

from beginner_lint.facts.parents import Parents
from beginner_lint.limits import refusal
from beginner_lint.rule import cst
from beginner_lint.source import Source

Span = tuple[int, int]

# An indented piece needs something to stand under.
_HEADER = "if 1:\n"
_INDENTATION = re.compile(r"[ \t]*\Z")
_SEMICOLON = re.compile(r"(?:[ \t\f]|\\(?:\r\n|\n|\r))*;(?:[ \t\f]|\\(?:\r\n|\n|\r))*\Z")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_CONTINUED = re.compile(r"(?:[ \t\f;]|\\(?:\r\n|\n|\r))*\\(?:\r\n|\n|\r)")


class Unparsable(Exception):
    """LibCST cannot read a piece, or does not give it back to the byte."""


class Piece(NamedTuple):
    """Whole lines of the analysis text from offset `start` up to `end`; the last newline is left out.

    `indented` tells whether the piece stands in a block.
    """

    start: int
    end: int
    indented: bool

    def code(self, source: Source) -> str:
        """Return what LibCST gets to see."""
        return (_HEADER if self.indented else "") + source.text[self.start : self.end] + "\n"

    def parse(self, source: Source) -> list[tuple[cst.CSTNode, Span]]:
        """Return the nodes of the LibCST tree that have a place, each with its offsets in the file.

        Raises:
            Unparsable: LibCST rejects the text, would render another one, or must not be shown it.

        """
        from beginner_lint.rendering import Rendering  # loads LibCST: not before it is needed

        code = self.code(source)
        if reason := refusal(code):
            raise Unparsable(reason)
        try:
            rendering = Rendering(cst.parse_module(code))
        except (cst.ParserSyntaxError, SyntaxError, LookupError, ValueError) as reason:
            raise Unparsable(str(reason).partition("\n")[0]) from None
        if rendering.text != code:
            raise Unparsable("LibCST does not reproduce the text")
        shift = self.end + 1 - len(code)
        return [(node, (start + shift, end + shift)) for node, (start, end) in rendering.places()]


def whole_module(source: Source) -> Piece:
    """Return the piece that is the whole file."""
    return Piece(0, len(source.text), False)


def merge(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces in order, those that overlap replaced by the outermost of them."""
    merged: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if not merged or piece.start >= merged[-1].end:
            merged.append(piece)
        elif piece.end > merged[-1].end:  # two runs of one block: their union is one as well
            merged[-1] = Piece(merged[-1].start, piece.end, piece.indented)
    return merged


def piece_around(first: ast.stmt, last: ast.stmt, source: Source, parents: Parents) -> Piece:
    """Return the smallest piece that holds the sibling statements from `first` to `last`.

    Climbs to the enclosing statement where they do not begin a line: `elif`, one-line suites, form
    feeds in the indentation.
    """
    while True:
        block, index = parents.block(first)
        first = block[_first_on_line(block, index, source)]
        last = block[_last_on_line(block, block.index(last), source)]
        start = _start(first, source)
        number = source.position(start).line
        line_start = source.line_starts[number - 1]
        holder = parents[first]
        indentation = source.text[line_start:start]
        begins_line = bool(_INDENTATION.match(indentation)) and not source.text.startswith("elif", start)
        if begins_line and not _continues(source, number):
            return Piece(line_start, _end(last, source), bool(indentation))
        if isinstance(holder, ast.Module):
            return whole_module(source)
        first = last = parents.statement(holder)


def _start(statement: ast.stmt, source: Source) -> int:
    """Return the offset at which a statement begins, with its first decorator's `@`."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    if not decorators:
        return source.span(statement)[0]
    return source.text.rindex("@", 0, source.span(decorators[0])[0])


def _end(statement: ast.stmt, source: Source) -> int:
    """Return where the line ends on which a statement ends; backslashes make one line of several."""
    end = source.span(statement)[1]
    while continued := _CONTINUED.match(source.text, end):
        end = continued.end()
    line_end = _LINE_END.search(source.text, end)
    assert line_end is not None
    return line_end.start()


def _first_on_line(block: list[ast.stmt], index: int, source: Source) -> int:
    """Return the index of the first statement that semicolons tie to statement `index`."""
    while index and _tied(block[index - 1], block[index], source):
        index -= 1
    return index


def _last_on_line(block: list[ast.stmt], index: int, source: Source) -> int:
    """Return the index of the last statement that semicolons tie to statement `index`."""
    while index + 1 < len(block) and _tied(block[index], block[index + 1], source):
        index += 1
    return index


def _tied(left: ast.stmt, right: ast.stmt, source: Source) -> bool:
    """Whether a semicolon stands between two neighbours."""
    between = source.text[source.span(left)[1] : _start(right, source)]
    return ";" in between and _SEMICOLON.match(between) is not None


def _continues(source: Source, number: int) -> bool:
    """Whether the line before line `number` ends in a backslash: no statement can be cut off there."""
    before = source.line(number - 1).rstrip("\r\n") if number > 1 else ""
    return before.endswith("\\") and "#" not in before
