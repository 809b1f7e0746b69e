"""Texts that grow in a row of statements, `text = "…"` and then `text += …` again and again, as one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.layout import indentation, newline_at, step_of
from beginner_lint.facts.texts.accumulation import Growth, growth_of
from beginner_lint.facts.texts.braces import SHOWN_AS_STR, value_of
from beginner_lint.facts.texts.concatenation import calls_str, is_text, makes_text, operands
from beginner_lint.facts.texts.text_literals import Literal, Value, f_string, literals_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

LINE_LENGTH = 79

_COMMENT = re.compile(r"#[^\r\n]*")
_TRAILING = re.compile(r"[ \t;]*(#[^\r\n]*)")


class Message(NamedTuple):
    """A name that gets a text and then grows: `start` is followed by `growths`, with nothing between."""

    name: ast.Name
    start: ast.Assign | ast.AnnAssign
    growths: tuple[Growth, ...]

    @property
    def last(self) -> ast.stmt:
        """The last statement."""
        return self.growths[-1].statement


@dataclass(slots=True)
class _Line:
    """What one line of the text is made of, and the comments above it and behind it."""

    pieces: list[Literal | Value]
    above: list[str] = field(default_factory=list)
    behind: str = ""


def message_from(statement: ast.stmt, facts: Facts) -> Message | None:
    """Return the text that begins with a statement and grows in those right after it; None if none does."""
    if isinstance(statement, ast.Assign):
        name = statement.targets[0] if len(statement.targets) == 1 else None
    else:
        name = statement.target if isinstance(statement, ast.AnnAssign) else None
    if not isinstance(name, ast.Name) or not isinstance(statement, ast.Assign | ast.AnnAssign):
        return None
    try:
        block, index = facts.parents.block(statement)
    except ValueError:
        return None  # in a `match`
    growths: list[Growth] = []
    for other in block[index + 1 :]:
        growth = growth_of(other)
        if growth is None or growth.at_front or getattr(growth.target, "id", None) != name.id:
            break
        growths.append(growth)
    return Message(name, statement, tuple(growths)) if growths else None


def added_parts(message: Message) -> list[list[ast.expr]]:
    """Return the literals and values of each statement; the first one is the beginning."""
    assert message.start.value is not None
    found = [_parts(message.start.value)]
    found += ([part for piece in growth.pieces for part in _parts(piece)] for growth in message.growths)
    return found


def _parts(piece: ast.expr) -> list[ast.expr]:
    return operands(piece) if makes_text(piece) else [piece]


def as_one_text(message: Message, facts: Facts) -> str | None:
    """Return the statement that makes the text in one go, None if there is none that keeps everything."""
    source = facts.source
    statements: list[ast.stmt] = [message.start, *(growth.statement for growth in message.growths)]
    if any(_has_comment(statement, facts) for statement in statements):
        return None
    lines = list(_lines(added_parts(message), statements, facts))
    left = source.segment(message.name)
    if isinstance(message.start, ast.AnnAssign):
        left += f": {source.segment(message.start.annotation)}"
    indent, newline = indentation(message.start, source), newline_at(message.start, source)
    if not any(line.above or line.behind for line in lines):
        short = f_string([piece for line in lines for piece in line.pieces])
        if short is not None and len(f"{indent}{left} = {short}") <= LINE_LENGTH and "\\n" not in short[:-3]:
            return f"{left} = {short}"
    inner = indent + step_of(indent)
    rows: list[str] = []
    for line in _with_literals(lines):
        text = f_string(line.pieces)
        if text is None:
            return None
        rows += [inner + comment for comment in line.above]
        rows.append(f"{inner}{text}{'  ' + line.behind if line.behind else ''}")
    return newline.join([f"{left} = (", *rows, f"{indent})"])


def _has_comment(statement: ast.stmt, facts: Facts) -> bool:
    """Tell whether a comment stands in what a statement binds or adds."""
    text = facts.source.segment(statement.value)  # type: ignore[attr-defined]
    for literal in reversed(literals_in(text)):
        text = text[: literal.start] + text[literal.end :]
    return "#" in text


def _lines(parts: Sequence[list[ast.expr]], statements: Sequence[ast.stmt], facts: Facts) -> Iterator[_Line]:
    source = facts.source
    above: list[str] = []
    for index, (pieces, statement) in enumerate(zip(parts, statements, strict=True)):
        line = _Line([piece for part in pieces for piece in _pieces(part, facts)], above)
        above = []
        if index + 1 < len(statements):
            end = source.span(statement)[1]
            gap = source.text[end : source.span(statements[index + 1])[0]]
            trailing = _TRAILING.match(gap)
            if trailing:
                line.behind = trailing[1]
                gap = gap[trailing.end() :]
            above = _COMMENT.findall(gap)
        is_empty = all(isinstance(piece, Literal) and not piece.content for piece in line.pieces)
        if is_empty:
            above = [*line.above, *([line.behind] if line.behind else []), *above]
        else:
            yield line


def _pieces(part: ast.expr, facts: Facts) -> list[Literal | Value]:
    if is_text(part):
        return list(literals_in(facts.source.segment(part)))
    if calls_str(part) and isinstance(part, ast.Call):
        argument = part.args[0]
        bare = facts.types.proves(argument, *SHOWN_AS_STR)
        return [value_of(argument, facts.source, "" if bare else "!s")]
    return [value_of(part, facts.source)]


def _with_literals(lines: list[_Line]) -> list[_Line]:
    """Return the lines, those that hold just a value joined to the one before, if that makes no long line."""
    found: list[_Line] = []
    for line in lines:
        previous = found[-1] if found else None
        has_literal = any(isinstance(piece, Literal) for piece in line.pieces)
        if previous is not None and not has_literal and not line.above and not previous.behind:
            joined = f_string([*previous.pieces, *line.pieces])
            if joined is not None and len(joined) <= LINE_LENGTH and not _ends_a_line(previous):
                previous.pieces.extend(line.pieces)
                previous.behind = line.behind
                continue
        found.append(line)
    return found


def _ends_a_line(line: _Line) -> bool:
    last = line.pieces[-1]
    return isinstance(last, Literal) and last.content.endswith("\\n")
