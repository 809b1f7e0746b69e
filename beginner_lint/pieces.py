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
    """The analysis text from offset `start` up to `end`, whole lines; the last newline is left out.

    So that it can be parsed, `lead` stands before it and `tail` behind it: what a block stands under, and
    what stands for a block that is left out.
    """

    start: int
    end: int
    lead: str = ""
    tail: str = ""

    def code(self, source: Source) -> str:
        """Return what LibCST gets to see."""
        return f"{self.lead}{source.text[self.start : self.end]}{self.tail}\n"

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
        except TypeError:  # LibCST 1.8 stops like that at `if(lambda: 1)():`
            raise Unparsable("LibCST fails on this text") from None
        if rendering.text != code:
            raise Unparsable("LibCST does not reproduce the text")
        shift = self.start - len(self.lead)
        return [(node, (start + shift, end + shift)) for node, (start, end) in rendering.places()]


def whole_module(source: Source) -> Piece:
    """Return the piece that is the whole file."""
    return Piece(0, len(source.text))


def merge(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces in order, those that overlap replaced by the outermost of them."""
    merged: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if not merged or piece.start >= merged[-1].end:
            merged.append(piece)
        elif piece.end > merged[-1].end:  # two runs of one block: their union is one as well
            merged[-1] = merged[-1]._replace(end=piece.end, tail=piece.tail)
    return merged


class Pieces:
    """Cuts pieces out of one file."""

    def __init__(self, source: Source, parents: Parents) -> None:
        self._source = source
        self._parents = parents
        self._lines: dict[ast.stmt, tuple[ast.stmt, ast.stmt]] = {}

    def with_node(self, node: ast.AST, first: ast.stmt, last: ast.stmt) -> Piece:
        """Return the smallest piece that holds a node and the sibling statements from `first` to `last`.

        Of a statement with a body, an expression needs just what stands before that.
        """
        if first is last and isinstance(node, ast.expr):
            return self._header(node, first) or self.around(first, last)
        return self.around(first, last)

    def around(self, first: ast.stmt, last: ast.stmt) -> Piece:
        """Return the smallest piece that holds the sibling statements from `first` to `last`.

        Climbs to the enclosing statement where they do not begin a line: `elif`, one-line suites, form
        feeds in the indentation.
        """
        while True:
            first, last = self._on_its_lines(first)[0], self._on_its_lines(last)[1]
            start = _start(first, self._source)
            indentation = self._indentation(start)
            if indentation is not None and not self._source.text.startswith("elif", start):
                lead = _HEADER if indentation else ""
                return Piece(start - len(indentation), _end(last, self._source), lead)
            holder = self._parents[first]
            if isinstance(holder, ast.Module):
                return whole_module(self._source)
            first = last = self._parents.statement(holder)

    def _header(self, node: ast.expr, statement: ast.stmt) -> Piece | None:
        """Return the lines of a statement before its body, with another body, if the node stands there."""
        body: list[ast.stmt] = getattr(statement, "body", [])
        if not body or not isinstance(body[0], ast.stmt):
            return None
        start, behind = _start(statement, self._source), _start(body[0], self._source)
        outer, inner = self._indentation(start), self._indentation(behind)
        if outer is None or not inner or not start <= self._source.span(node)[0] < behind:
            return None
        end = _last_newline(self._source.text, behind - len(inner))
        tail = f"\n{inner}pass"
        if self._source.text.startswith("elif", start):
            return Piece(start + len("el"), end, f"{_HEADER}{outer}" if outer else "", tail)
        return Piece(start - len(outer), end, _HEADER if outer else "", tail)

    def _indentation(self, start: int) -> str | None:
        """Return what stands before the statement at `start` on its line; None if that is more than blanks.

        None also if the line before ends in a backslash: no statement can be cut off there.
        """
        number = self._source.position(start).line
        before = self._source.text[self._source.line_starts[number - 1] : start]
        return before if _INDENTATION.match(before) and not _continues(self._source, number) else None

    def _on_its_lines(self, statement: ast.stmt) -> tuple[ast.stmt, ast.stmt]:
        """Return the first and the last of the statements that semicolons tie to a statement."""
        if statement not in self._lines:
            block, index = self._parents.block(statement)
            start, stop = index, index + 1
            while start and _tied(block[start - 1], block[start], self._source):
                start -= 1
            while stop < len(block) and _tied(block[stop - 1], block[stop], self._source):
                stop += 1
            self._lines.update(dict.fromkeys(block[start:stop], (block[start], block[stop - 1])))
        return self._lines[statement]


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


def _last_newline(text: str, end: int) -> int:
    """Return where the newline begins that ends at `end`."""
    return end - (2 if text.startswith("\r\n", end - 2) else 1)


def _tied(left: ast.stmt, right: ast.stmt, source: Source) -> bool:
    """Whether a semicolon stands between two neighbours."""
    between = source.text[source.span(left)[1] : _start(right, source)]
    return ";" in between and _SEMICOLON.match(between) is not None


def _continues(source: Source, number: int) -> bool:
    """Whether the line before line `number` ends in a backslash: no statement can be cut off there."""
    before = source.line(number - 1).rstrip("\r\n") if number > 1 else ""
    return before.endswith("\\") and "#" not in before
