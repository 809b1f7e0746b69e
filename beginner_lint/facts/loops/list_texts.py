"""What is written in the place of a loop that only appends: a new list, or one call of `extend`."""

from __future__ import annotations

import ast
import enum
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.gathering import Gathering
from beginner_lint.facts.loops.replacing import assigned_to, replacement

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
    """Return the edits that give a loop another form, or the reason why there are none."""
    wording = Wording(found.reduction, facts)
    statement = _pieces(found, form, wording, facts)
    goes = found.initial if form.makes_list else None
    return replacement(found.loop, statement, wording, facts, goes=goes)


def _pieces(found: Gathering, form: Form, wording: Wording, facts: Facts) -> tuple[str, list[list[str]], str]:
    """Return what opens the brackets, the parts between them, and what closes them."""
    receiver = facts.source.segment(found.receiver)
    assigned = assigned_to(found.receiver, found.initial, facts)
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
