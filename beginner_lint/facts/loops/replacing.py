"""The edits that put one statement in the place of a loop, and take away what made the thing it built."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.layout import (
    comment_after,
    comments_below,
    comments_in,
    indentation,
    is_for_tools,
    newline_at,
    removal,
    unit_of,
)
from beginner_lint.facts.loops.comprehensions import Wording, laid_out

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def replacement(
    loop: ast.For | ast.AsyncFor | ast.While,
    statement: tuple[str, list[list[str]], str],
    wording: Wording,
    facts: Facts,
    *,
    goes: ast.stmt | None = None,
    last: ast.stmt | None = None,
) -> tuple[Edit, ...] | str:
    """Return the edits that put a statement in the place of a loop, or the reason why there are none.

    Comments in the loop go above what takes its place.

    Args:
        loop: the loop.
        statement: what opens the brackets, the parts between them, and what closes them, as for `laid_out`.
        wording: what wrote the parts: comments in the learner's own expressions stay where they are.
        facts: the facts of the file.
        goes: a statement before the loop that is not needed any more.
        last: a later sibling, up to whose end all is replaced.

    """
    source = facts.source
    if wording.unmovable:
        return "a text over several lines stands in the loop"
    head, parts, tail = statement
    indent, newline = indentation(loop, source), newline_at(loop, source)
    text = laid_out(head, parts, tail, indentation=indent, unit=unit_of(loop, source), newline=newline)
    written = in_place_of(loop, last or loop, text, facts, kept=wording.kept)
    if isinstance(written, str):
        return written
    edits = [written]
    if goes is not None:
        if is_for_tools(comment := comment_after(goes, source)):
            return f"the comment `{comment}` belongs to its line"
        removed = removal(goes, source, blank_lines=leaves_blank_lines(goes, loop, facts))
        if removed is None:
            return "the line that it starts from cannot be taken away alone"
        edits.append(removed)
    return tuple(edits)


def in_place_of(
    first: ast.stmt,
    last: ast.stmt,
    text: str,
    facts: Facts,
    *,
    kept: Iterable[tuple[int, int]] = (),
) -> Edit | str:
    """Return the edit that puts a text in the place of statements, or the reason why there is none.

    Comments in them go above it.

    Args:
        first: the first statement.
        last: the last one, a later sibling or the first itself.
        text: what takes their place.
        facts: the facts of the file.
        kept: spans whose comments are part of the text.

    """
    source = facts.source
    comments = [
        source.text[start:end]
        for start, end in comments_in(first, source, last=last)
        if not any(span[0] <= start and end <= span[1] for span in kept)
    ]
    beside, end = comment_after(last, source), source.span(last)[1]
    below = comments_below(last, indentation(first, source), source)
    if below:  # they are part of what goes, and so is the comment on its last line
        comments += [beside] * bool(beside) + [source.text[start:stop] for start, stop in below]
        beside, end = "", below[-1][1]
    for comment in [*comments, beside]:
        if is_for_tools(comment):
            return f"the comment `{comment}` belongs to its line"
    indent, newline = indentation(first, source), newline_at(first, source)
    above = "".join(f"{comment}{newline}{indent}" for comment in comments)
    return Edit(source.span(first)[0], end, above + text)


def leaves_blank_lines(initial: ast.stmt, loop: ast.stmt, facts: Facts) -> bool:
    """Tell whether blank lines after the first statement would be too many once it is gone."""
    block, index = facts.parents.block(initial)
    line_before = facts.source.line(initial.lineno - 1) if initial.lineno > 1 else ""
    return index == 0 or block[index + 1] is loop or not line_before.strip()


def assigned_to(receiver: ast.expr, initial: ast.stmt | None, facts: Facts) -> str:
    """Return `name = `, with the annotation that the initial statement has."""
    name = facts.source.segment(receiver)
    if isinstance(initial, ast.AnnAssign):
        return f"{name}: {facts.source.segment(initial.annotation)} = "
    return f"{name} = "
