"""What each round of a loop adds to a text."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.loops.reductions import Choice, Each, Reduction, Value, target_names
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.texts.accumulation import Accumulation, spine

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_UNMOVABLE = (ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Await)
_PLAIN_TARGET = (ast.Name, ast.Tuple, ast.List, ast.expr_context)
_NEVER_EMPTY_AS_TEXT = (
    "int",
    "float",
    "complex",
    "bool",
    "NoneType",
    "list",
    "tuple",
    "dict",
    "set",
    "range",
)


class Added(NamedTuple):
    """What each round of a loop adds: `begin`, then `values` from left to right, then `end`.

    `begin` and `end` are texts of our own, where a separator was taken off the learner's.
    """

    reduction: Reduction
    values: tuple[Value, ...]
    begin: str | None = None
    end: str | None = None

    @property
    def parts(self) -> tuple[ast.expr, ...] | None:
        """The operands of all values; None if one is a choice."""
        return parts_of_values(self.values)

    @property
    def is_as_written(self) -> bool:
        """Whether nothing was taken off."""
        return self.begin is None and self.end is None


def parts_of_values(values: Iterable[Value]) -> tuple[ast.expr, ...] | None:
    """Return the operands of values; None if one is a choice."""
    found: list[ast.expr] = []
    for value in values:
        if not isinstance(value, ast.expr):
            return None
        found += spine(value)
    return tuple(found)


def added_by(found: Accumulation, loop: ast.For, facts: Facts) -> Added | None:
    """Return what the rounds of a loop add, if they do nothing else."""
    growths = {growth.statement: growth for growth in found.growths}
    if list(growths) == loop.body and len(growths) > 1:
        pieces = tuple(piece for growth in found.growths for piece in growth.pieces)
        return None if found.growths[0].at_front else bare(loop, pieces)
    reduction = facts.reductions.of(loop)
    if reduction is None or set(reduction.outcomes) != set(growths):
        return None
    if not isinstance(reduction.effect, Choice):
        return Added(reduction, found.growths[0].pieces)
    yes, no = (growths[statement] for statement in reduction.outcomes)  # type: ignore[index]
    if len(yes.pieces) > 1 or len(no.pieces) > 1 or yes.at_front is not no.at_front:
        return None
    return Added(reduction, (Choice(reduction.effect.test, yes.pieces[0], no.pieces[0]),))


def bare(loop: ast.For, pieces: tuple[ast.expr, ...]) -> Added | None:
    """Return what a loop adds whose body does that and nothing else; None if no comprehension can hold it."""
    nodes = [node for part in (loop.target, *pieces) for node in nodes_in(part)]
    if any(isinstance(node, _UNMOVABLE) for node in nodes) or not all(
        isinstance(node, _PLAIN_TARGET) for node in nodes_in(loop.target)
    ):
        return None
    bound = tuple(target_names(loop.target))
    return Added(Reduction(loop, (Each(loop),), (), ast.Pass(), bound, None), pieces)


def never_empty(parts: Iterable[ast.expr], loop: ast.For, facts: Facts) -> bool:
    """Tell whether the first thing that a loop adds certainly has a character in it.

    So it has if one of the parts of each piece is a text that says something, `str()` of what is never
    shown as nothing, a character of a text, or a word of `text.split()`.
    """
    return any(_never_empty(part, loop, facts) for part in parts)


def _never_empty(part: ast.expr, loop: ast.For, facts: Facts) -> bool:
    if isinstance(part, ast.Constant):
        return isinstance(part.value, str) and part.value != ""
    if isinstance(part, ast.JoinedStr):
        return any(isinstance(value, ast.Constant) and value.value for value in part.values)
    if isinstance(part, ast.Call) and len(part.args) == 1 and not part.keywords:
        origin = facts.types.origin(part.func)
        shows = facts.types.of(part.args[0]).proves(*_NEVER_EMPTY_AS_TEXT)
        return origin == "builtins.chr" or (origin == "builtins.str" and shows)
    is_element = isinstance(part, ast.Name) and isinstance(loop.target, ast.Name)
    return is_element and part.id == loop.target.id and _yields_no_empty_text(loop.iter, facts)  # type: ignore[attr-defined]


def _yields_no_empty_text(iterable: ast.expr, facts: Facts) -> bool:
    if facts.types.of(iterable).proves("str"):
        return True
    function = iterable.func if isinstance(iterable, ast.Call) else None
    if not isinstance(function, ast.Attribute) or function.attr != "split":
        return False
    takes_nothing = isinstance(iterable, ast.Call) and not iterable.args and not iterable.keywords
    return takes_nothing and facts.types.of(function.value).proves("str")
