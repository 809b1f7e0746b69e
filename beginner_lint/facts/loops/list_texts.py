"""What is written in the place of a loop that only appends: a new list, or one call of `extend`."""

from __future__ import annotations

import ast
import enum
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.layout import (
    comment_after,
    comments_in,
    indentation,
    is_for_tools,
    newline_at,
    removal,
    unit_of,
)
from beginner_lint.facts.loops.comprehensions import Wording, laid_out
from beginner_lint.facts.loops.gathering import Gathering

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class Form(enum.Enum):
    """What takes the place of the loop."""

    COMPREHENSION = "xs = [f(y) for y in ys]"
    COPY = "xs = list(ys)"
    EXTEND_BY_COPY = "xs.extend(ys)"
    EXTEND_BY_GENERATOR = "xs.extend(f(y) for y in ys)"
    EXTEND_BY_LIST = "xs.extend([f(y) for y in ys])"

    @property
    def makes_list(self) -> bool:
        """Whether a new list is made, so that the one from before the loop goes."""
        return self in (Form.COMPREHENSION, Form.COPY)


def list_edits(found: Gathering, form: Form, facts: Facts) -> tuple[Edit, ...] | str:
    """Return the edits that give a loop another form, or the reason why there are none.

    Comments in the loop go above what takes its place.
    """
    source, loop, initial = facts.source, found.loop, found.initial
    wording = Wording(found.reduction, facts)
    indent = indentation(loop, source)
    newline = newline_at(loop, source)
    head, parts, tail = _pieces(found, form, wording, facts)
    if wording.unmovable:
        return "a text over several lines stands in the loop"
    text = laid_out(head, parts, tail, indentation=indent, unit=unit_of(loop, source), newline=newline)
    start, end = source.span(loop)
    comments = [
        source.text[first:last]
        for first, last in comments_in(loop, source)
        if not any(kept[0] <= first and last <= kept[1] for kept in wording.kept)
    ]
    around = [comment_after(loop, source)] + ([comment_after(initial, source)] if initial else [])
    for comment in comments + around:
        if is_for_tools(comment):
            return f"the comment `{comment}` belongs to its line"
    edits = [Edit(start, end, "".join(f"{comment}{newline}{indent}" for comment in comments) + text)]
    if form.makes_list and initial is not None:
        removed = removal(initial, source, blank_lines=_leaves_blank_lines(initial, loop, facts))
        if removed is None:
            return "the line that makes the list cannot be taken away alone"
        edits.append(removed)
    return tuple(edits)


def _pieces(found: Gathering, form: Form, wording: Wording, facts: Facts) -> tuple[str, list[list[str]], str]:
    """Return what opens the brackets, the parts between them, and what closes them."""
    receiver = facts.source.segment(found.receiver)
    if isinstance(found.initial, ast.AnnAssign):
        assigned = f"{receiver}: {facts.source.segment(found.initial.annotation)} = "
    else:
        assigned = f"{receiver} = "
    if form is Form.COMPREHENSION:
        return f"{assigned}[", wording.breakable_parts(found.value), "]"
    if form is Form.EXTEND_BY_LIST:
        return f"{receiver}.extend([", wording.breakable_parts(found.value), "])"
    if form is Form.EXTEND_BY_GENERATOR:
        return f"{receiver}.extend(", wording.breakable_parts(found.value), ")"
    assert found.copied is not None
    copied = wording.iterated(found.copied)
    if form is Form.EXTEND_BY_COPY:
        return f"{receiver}.extend(", [[copied]], ")"
    if isinstance(found.copied.loop.iter, ast.List):
        return f"{assigned}{copied}", [], ""  # has brackets of its own
    return f"{assigned}list(", [[copied]], ")"


def _leaves_blank_lines(initial: ast.stmt, loop: ast.stmt, facts: Facts) -> bool:
    """Tell whether blank lines after the first statement would be too many once it is gone."""
    block, index = facts.parents.block(initial)
    line_before = facts.source.line(initial.lineno - 1) if initial.lineno > 1 else ""
    return index == 0 or block[index + 1] is loop or not line_before.strip()
