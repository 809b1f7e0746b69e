"""Pieces: the smallest parts of a file that LibCST needs to parse: an expression, or whole statements.

A five-line loop in a five-thousand-line file costs a five-line parse, a text in a five-line call the text.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from typing import NamedTuple

from beginner_lint.facts.parents import Parents
from beginner_lint.facts.scopes.identifiers import name_span
from beginner_lint.limits import refusal
from beginner_lint.rule import cst
from beginner_lint.source import Source

Span = tuple[int, int]

# An indented piece needs something to stand under.
_HEADER = "if 1:\n"
_INDENTATION = re.compile(r"[ \t]*\Z")
_SEMICOLON = re.compile(r"(?:[ \t\f]|\\(?:\r\n|\n|\r))*;(?:[ \t\f]|\\(?:\r\n|\n|\r))*\Z")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_CONTINUED = re.compile(r"(?:[ \t\f;]|\\(?:\r\n|\n|\r))*\\(?:\r\n|\n|\r)")

# What can stand in few places only, and what must stand in parentheses in most.
_NOWHERE_ELSE = (ast.Starred, ast.Slice, ast.Tuple)
_IN_PARENTHESES = (ast.NamedExpr, ast.Yield, ast.YieldFrom)


class Unparsable(Exception):
    """LibCST cannot read a piece, or does not give it back to the byte."""


class Piece(NamedTuple):
    """The analysis text from offset `start` up to `end`, so that LibCST can parse it.

    Statements are whole lines, the last newline left out, and `lead` is what an indented block stands under.
    An expression stands between parentheses if `lead` is one.
    """

    start: int
    end: int
    lead: str = ""
    is_expression: bool = False

    def code(self, source: Source) -> str:
        """Return what LibCST gets to see."""
        text = source.text[self.start : self.end]
        if self.is_expression:
            return f"({text})" if self.lead else text
        return f"{self.lead}{text}\n"

    def parse(self, code: str) -> list[tuple[cst.CSTNode, Span]]:
        """Return the nodes of the LibCST tree of `code` that have a place, each with its offsets in the file.

        Raises:
            Unparsable: LibCST rejects the text, would render another one, or must not be shown it.

        """
        from beginner_lint.rendering import Rendering  # loads LibCST: not before it is needed

        if reason := refusal(code):
            raise Unparsable(reason)
        try:
            if self.is_expression:
                newline = _NEWLINE.search(code)
                rendering = Rendering(cst.parse_expression(code), newline[0] if newline else "\n")
            else:
                rendering = Rendering(cst.parse_module(code))
        # LibCST 1.8 stops like that at `if(lambda: 1)():` and at `1 if(a if b else c)>2 else 3`.
        except (TypeError, cst.CSTValidationError):
            raise Unparsable("LibCST fails on this text") from None
        except (cst.ParserSyntaxError, SyntaxError, LookupError, ValueError) as reason:
            raise Unparsable(str(reason).partition("\n")[0]) from None
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
            merged[-1] = merged[-1]._replace(end=piece.end)
    return merged


class Pieces:
    """Cuts pieces out of one file."""

    def __init__(self, source: Source, parents: Parents) -> None:
        self._source = source
        self._parents = parents
        self._lines: dict[ast.stmt, tuple[ast.stmt, ast.stmt]] = {}

    def with_node(self, node: ast.AST, first: ast.stmt, last: ast.stmt) -> Piece:
        """Return the smallest piece that holds a node, and the sibling statements from `first` to `last`.

        An expression can stand for itself where just its own statement would be needed, and so can the name
        of a parameter.
        """
        if first is last and isinstance(node, ast.arg) and self._stands_alone(node):
            start, end = name_span(self._source, node) or self._source.span(node)
            return Piece(start, end, is_expression=True)
        if first is last and isinstance(node, ast.expr) and self._stands_alone(node):
            start, end = self._source.span(node)
            is_tied = isinstance(node, _IN_PARENTHESES) or _NEWLINE.search(self._source.text, start, end)
            return Piece(start, end, "(" if is_tied else "", is_expression=True)
        return self.around(first, last)

    def _stands_alone(self, node: ast.expr | ast.arg) -> bool:
        """Tell whether an expression could stand anywhere, and where it stands is known."""
        if isinstance(node, _NOWHERE_ELSE):
            return False
        if sys.version_info >= (3, 12):
            return True
        return not any(isinstance(holder, ast.JoinedStr) for holder in self._parents.ancestors(node))

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


def _tied(left: ast.stmt, right: ast.stmt, source: Source) -> bool:
    """Whether a semicolon stands between two neighbours."""
    between = source.text[source.span(left)[1] : _start(right, source)]
    return ";" in between and _SEMICOLON.match(between) is not None


def _continues(source: Source, number: int) -> bool:
    """Whether the line before line `number` ends in a backslash: no statement can be cut off there."""
    before = source.line(number - 1).rstrip("\r\n") if number > 1 else ""
    return before.endswith("\\") and "#" not in before
