"""The edits that turn an accumulation into one join, or into a list that is joined after the loop."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.layout import (
    comment_after,
    comments_in,
    indentation,
    is_for_tools,
    newline_at,
    removal,
    rest_of_line,
    unit_of,
)
from beginner_lint.facts.loops.comprehensions import laid_out
from beginner_lint.facts.texts.accumulation import Accumulation, Growth, Loop, spine
from beginner_lint.facts.texts.joins import Join
from beginner_lint.source import Source

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_COMMENT = re.compile(r"#[^\r\n]*")
_BLANK = re.compile(r"(?:\s|\\(?:\r\n|\r|\n))*")


def as_join(found: Accumulation, join: Join, facts: Facts) -> tuple[Edit, ...] | None:
    """Return the edits that put a join in the place of a loop.

    Where the name is "" before, that goes; else the join is added to it. Comments of the loop move above
    the join. None where that cannot be done.
    """
    source, loop = facts.source, found.loop
    comments = _orphans(join, loop, source)
    if comments is None:
        return None
    initial = found.initial if found.begins_with == "" else None
    gone = removal(initial, source) if initial is not None else None
    if join.only_if_empty and gone is None:
        return None
    needless = removal(join.flag, source) if join.flag is not None else None
    if join.flag is not None and needless is None:
        return None
    start, end = source.span(loop)[0], source.span(join.last)[1]
    edits: tuple[Edit, ...] = (needless,) if needless is not None else ()
    if gone is not None and initial is not None:
        between = source.text[source.span(initial)[1] : start]
        if between.isspace() and not comments:
            start = source.span(initial)[0]
        else:
            edits += (gone,)
    indent, newline = indentation(loop, source), newline_at(loop, source)
    text = "".join(comment + newline + indent for comment in comments)
    if join.cut is not None:
        edits += (Edit(*source.span(join.cut), found.name),)
    return (*edits, Edit(start, end, text + _statement(found, join, source, is_first=gone is not None)))


def _orphans(join: Join, loop: Loop, source: Source) -> list[str] | None:
    """Return the comments in a loop that a join does not keep; None if one is about its very line."""
    if "#" in source.text[source.span(loop)[1] : source.span(join.last)[1]]:
        return None
    spans = [
        (start, end)
        for start, end in comments_in(loop, source)
        if not any(kept[0] <= start and end <= kept[1] for kept in join.kept)
    ]
    comments = [source.text[start:end] for start, end in spans]
    return None if any(map(is_for_tools, [*comments, comment_after(loop, source)])) else comments


def _statement(found: Accumulation, join: Join, source: Source, *, is_first: bool) -> str:
    """Return the statement that gives the name its text, or adds to it."""
    at_front = found.growths[0].at_front and not is_first
    tail = f"{join.tail} + {found.name}" if at_front else join.tail
    left = f"{_declaration(found, source)} =" if is_first else f"{found.name} {'=' if at_front else '+='}"
    if not join.parts:
        return f"{left} {join.head}{tail}"
    loop = found.loop
    return laid_out(
        f"{left} {join.head}",
        join.parts,
        tail,
        indentation=indentation(loop, source),
        unit=unit_of(loop, source),
        newline=newline_at(loop, source),
    )


def as_list(found: Accumulation, parts: str, source: Source) -> tuple[Edit, ...] | None:
    """Return the edits after which the list `parts` collects the pieces, to be joined after the loop.

    Where the name is given a text before, the list begins with that; else the pieces are added to it.
    None where a piece is written in a way that cannot be taken apart.
    """
    appends = [_append(growth, parts, source) for growth in found.growths]
    complete = [edit for edit in appends if edit is not None]
    if len(complete) < len(appends):
        return None
    return (_beginning(found, parts, source), *complete, _end(found, parts, source))


def _declaration(found: Accumulation, source: Source) -> str:
    """Return the name as it is first bound, with its annotation if it has one."""
    if isinstance(found.initial, ast.AnnAssign) and found.begins_with is not None:
        return f"{found.name}: {source.segment(found.initial.annotation)}"
    return found.name


def _beginning(found: Accumulation, parts: str, source: Source) -> Edit:
    """Return the edit that makes the list."""
    initial = found.initial
    if initial is None or initial.value is None or found.begins_with is None:
        start = source.span(found.loop)[0]
        line = f"{parts} = []{newline_at(found.loop, source)}{indentation(found.loop, source)}"
        return Edit(start, start, line)
    first = source.segment(initial.value) if found.begins_with else ""
    kind = ": list[str]" if isinstance(initial, ast.AnnAssign) else ""
    return Edit(*source.span(initial), f"{parts}{kind} = [{first}]")


def _end(found: Accumulation, parts: str, source: Source) -> Edit:
    """Return the edit that joins the list on the line after the loop."""
    loop_end = source.span(found.loop)[1]
    end = loop_end + len(rest_of_line(source, loop_end))
    at_front = found.growths[0].at_front
    joined = f'"".join({f"reversed({parts})" if at_front else parts})'
    if found.begins_with is not None:
        line = f"{_declaration(found, source)} = {joined}"
    else:
        line = f"{found.name} = {joined} + {found.name}" if at_front else f"{found.name} += {joined}"
    text = f"{newline_at(found.loop, source)}{indentation(found.loop, source)}{line}"
    return Edit(end, end, text)


def _append(growth: Growth, parts: str, source: Source) -> Edit | None:
    """Return the edit that turns a growth into an `append`, its pieces kept as they are written."""
    written = _written(growth, source)
    calls = [f"{parts}.append({written})"]
    if written.startswith("(") and written.endswith(")"):
        calls.insert(0, f"{parts}.append{written}")  # its own parentheses, perhaps
    for call in calls:
        if _appends(call, growth):
            return Edit(*source.span(growth.statement), call)
    return None


def _appends(call: str, growth: Growth) -> bool:
    """Tell whether a text is a call with one argument, which adds up the pieces of a growth."""
    try:
        parsed = ast.parse(call, mode="eval").body
    except SyntaxError:
        return False
    arguments = parsed.args if isinstance(parsed, ast.Call) else []
    pieces = spine(arguments[0]) if len(growth.pieces) > 1 and arguments else arguments
    is_one = len(arguments) == 1 and not isinstance(arguments[0], ast.Starred)
    return is_one and [ast.dump(piece) for piece in pieces] == [ast.dump(piece) for piece in growth.pieces]


def _written(growth: Growth, source: Source) -> str:
    """Return the text of what a statement adds, together with the comments in it."""
    text = source.text
    read_start, read_end = source.span(growth.read)
    statement_end = source.span(growth.statement)[1]
    if isinstance(growth.statement, ast.AugAssign):
        return _trimmed(text[text.index("+=", read_end) + 2 : statement_end])
    value_start, value_end = source.span(growth.statement.value)
    if growth.at_front:
        last = source.span(growth.pieces[-1])[1]
        plus = _blanked(text[last:read_start]).rfind("+")
        return _trimmed(text[value_start : last + plus])
    first = source.span(growth.pieces[0])[0]
    plus = _blanked(text[read_end:first]).find("+")
    return _trimmed(text[read_end + plus + 1 : value_end])


def _trimmed(text: str) -> str:
    """Return a text without the white space and line continuations around it."""
    start = _BLANK.match(text)
    return text[start.end() if start else 0 :].rstrip(" \t\f\r\n\\")


def _blanked(text: str) -> str:
    """Return a text with its comments blanked out."""
    return _COMMENT.sub(lambda comment: " " * len(comment[0]), text)
