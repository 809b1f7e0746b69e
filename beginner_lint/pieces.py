"""Pieces: the smallest parts of a file that LibCST needs to parse: an expression, a header, whole statements.

A fifty-line loop costs the parse of its header, a text in a five-line call that of the text.
"""

from __future__ import annotations

import ast
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from beginner_lint.facts.parents import Parents
from beginner_lint.facts.scopes.identifiers import name_span
from beginner_lint.limits import refusal
from beginner_lint.rule import Rule, cst
from beginner_lint.source import Source

Span = tuple[int, int]

# An indented piece needs something to stand under, and a header something that stands under it.
_HEADER = "if 1:\n"
_BODY = "pass"
_INDENTATION = re.compile(r"[ \t]*\Z")
_SEMICOLON = re.compile(r"(?:[ \t\f]|\\(?:\r\n|\n|\r))*;(?:[ \t\f]|\\(?:\r\n|\n|\r))*\Z")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_CONTINUED = re.compile(r"(?:[ \t\f;]|\\(?:\r\n|\n|\r))*\\(?:\r\n|\n|\r)")

# What can stand in few places only, and what must stand in parentheses in most.
_NOWHERE_ELSE = (ast.Starred, ast.Slice, ast.Tuple)
_IN_PARENTHESES = (ast.NamedExpr, ast.Yield, ast.YieldFrom)

# Statements that are as complete without what follows their first body.
_Headed = (
    ast.For | ast.AsyncFor | ast.While | ast.If | ast.With | ast.AsyncWith
    | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
)  # fmt: skip


# What LibCST calls the nodes of which it certainly has one in the same place. Whoever visits strings side by
# side, of which `ast` makes one, visits a single one alike.
_IN_LIBCST = {
    kind: kind
    for kind in (
        "AnnAssign", "Assign", "AugAssign", "Call", "ClassDef", "DictComp", "Expr", "For", "FunctionDef",
        "If", "Import", "ImportFrom", "ListComp", "Name", "SetComp", "While", "With",
    )
} | {
    "arg": "Name", "AsyncFor": "For", "AsyncFunctionDef": "FunctionDef", "BinOp": "BinaryOperation",
    "Compare": "Comparison", "Constant": "ConcatenatedString",
}  # fmt: skip

# What LibCST has nothing to say about.
_PLAIN = (ast.arg, ast.Constant, ast.Name)


class Unparsable(Exception):
    """LibCST cannot read a piece, or does not give it back to the byte."""


class Piece(NamedTuple):
    """The analysis text from offset `start` up to `end`, so that LibCST can parse it.

    Statements are whole lines, the last newline left out, and `lead` is what an indented block stands under.
    An expression stands between parentheses if `lead` is one. A header ends before its body, for which `tail`
    stands; `last` is the end of the whole statement.
    """

    start: int
    end: int
    lead: str = ""
    is_expression: bool = False
    tail: str = ""
    last: int = 0

    def code(self, source: Source) -> str:
        """Return what LibCST gets to see."""
        text = source.text[self.start : self.end]
        if self.is_expression:
            return f"({text})" if self.lead else text
        return f"{self.lead}{text}{self.tail}\n"

    def check(self, code: str) -> None:
        """Do nothing, but where `code` is too much for LibCST.

        Raises:
            Unparsable: LibCST must not be shown it.

        """
        if reason := refusal(code):
            raise Unparsable(reason)

    def parse(self, code: str) -> list[tuple[cst.CSTNode, Span]]:
        """Return the nodes of the LibCST tree of `code` that have a place, each with its offsets in the file.

        Raises:
            Unparsable: LibCST rejects the text, would render another one, or must not be shown it.

        """
        from beginner_lint.rendering import Rendering  # loads LibCST: not before it is needed

        self.check(code)
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
        return list(self._in_file(rendering.places()))

    def _in_file(self, places: Iterable[tuple[cst.CSTNode, Span]]) -> Iterator[tuple[cst.CSTNode, Span]]:
        """Yield nodes with their places in the file; what is not in the file is left out."""
        shift = self.start - len(self.lead)
        for node, (start, end) in places:
            if start >= len(self.lead):
                end += shift
                yield node, (start + shift, self.last if self.tail and end > self.end else end)


def place(node: ast.AST, source: Source) -> Span:
    """Return the offsets that LibCST gives a node; to `ast` a semicolon that ends a suite is part of it.

    A parameter is its name: what else belongs to it differs between `ast` and LibCST.
    """
    start, end = (isinstance(node, ast.arg) and name_span(source, node)) or source.span(node)
    if source.text[end - 1 : end] == ";" and isinstance(node, ast.stmt):
        end = len(source.text[:end].rstrip("; \t"))
    return start, end


def visitor_of(node: ast.AST, rule: Rule, parents: Parents) -> str | None:
    """Return which visitor of a rule gets to see a node, if that takes no LibCST; else None.

    It does where a fix is wanted: LibCST has to give back what is rewritten; but names and texts, which are
    what they are.
    """
    part = rule.shown(node)
    if rule.reads_node or (rule.fixes and not isinstance(part, _PLAIN)):
        return None
    visitor = f"visit_{_IN_LIBCST.get(type(part).__name__)}"
    if visitor not in rule.visitors:
        return None
    return None if isinstance(part, ast.expr | ast.arg) and _may_be_misplaced(part, parents) else visitor


def _may_be_misplaced(node: ast.expr | ast.arg, parents: Parents) -> bool:
    """Tell whether a node may stand elsewhere: before Python 3.12 places in f-strings may be wrong."""
    if sys.version_info >= (3, 12):
        return False
    return any(isinstance(holder, ast.JoinedStr) for holder in parents.ancestors(node))


def within(pieces: Iterable[Piece], places: Iterable[Span]) -> list[list[Span]]:
    """Return which places are in each of some pieces, which are in order; inner places come first."""
    starts = [piece.start for piece in pieces]
    found: list[list[Span]] = [[] for _ in starts]
    for start, end in sorted(places, key=lambda place: (place[1], -place[0])):
        found[bisect_right(starts, start) - 1].append((start, end))
    return found


def whole_module(source: Source) -> Piece:
    """Return the piece that is the whole file."""
    return Piece(0, len(source.text))


def merge(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces in order, but for those within others; they never overlap otherwise."""
    merged: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if not merged or piece.start >= merged[-1].end:
            merged.append(piece)
    return merged


class Pieces:
    """Cuts pieces out of one file."""

    def __init__(self, source: Source, parents: Parents) -> None:
        self._source = source
        self._parents = parents
        self._lines: dict[ast.stmt, tuple[ast.stmt, ast.stmt]] = {}

    def with_node(self, node: ast.AST) -> Piece:
        """Return the smallest piece that holds a node; of a statement with a body, its header.

        An expression can stand for itself, and so can the name of a parameter.
        """
        if isinstance(node, ast.expr | ast.arg) and self._stands_alone(node):
            start, end = place(node, self._source)
            is_tied = isinstance(node, _IN_PARENTHESES) or _NEWLINE.search(self._source.text, start, end)
            return Piece(start, end, "(" if is_tied else "", is_expression=True)
        statement = self._parents.statement(node)
        piece = self.around(statement)
        return self._header(node, piece) if isinstance(node, _Headed) else piece

    def _header(self, node: _Headed, piece: Piece) -> Piece:
        """Return a statement's header, if the piece has just this statement."""
        text, body = self._source.text, _start(node.body[0], self._source)
        if text[piece.start : _start(node, self._source)].strip(" \t"):
            return piece
        end = piece.start + len(text[piece.start : body].rstrip(" \t"))
        return piece._replace(end=end, tail=text[end:body] + _BODY, last=place(node, self._source)[1])

    def _stands_alone(self, node: ast.expr | ast.arg) -> bool:
        """Tell whether an expression could stand anywhere, and where it stands is known."""
        if isinstance(node, _NOWHERE_ELSE):
            return False
        return not _may_be_misplaced(node, self._parents)

    def around(self, statement: ast.stmt) -> Piece:
        """Return the smallest piece that holds a whole statement.

        Climbs to the enclosing statement where it does not begin a line: `elif`, one-line suites, form
        feeds in the indentation.
        """
        while True:
            first, last = self._on_its_lines(statement)
            start = _start(first, self._source)
            indentation = self._indentation(start)
            if indentation is not None and not self._source.text.startswith("elif", start):
                lead = _HEADER if indentation else ""
                return Piece(start - len(indentation), _end(last, self._source), lead)
            holder = self._parents[first]
            if isinstance(holder, ast.Module):
                return whole_module(self._source)
            statement = self._parents.statement(holder)

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
