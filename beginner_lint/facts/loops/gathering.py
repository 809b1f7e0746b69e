"""Loops that do nothing but append to a list."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.accumulators import Accumulator
from beginner_lint.facts.loops.reductions import Choice, Each, Reduction, Value
from beginner_lint.facts.types.lattice import How, with_article

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Iterating over these, and asking for their length, runs no code of the program.
_PLAIN = (
    "list", "tuple", "str", "range", "bytes", "bytearray", "dict", "set", "frozenset", "file", "dict_keys",
    "dict_values", "dict_items",
)  # fmt: skip


def gathering(loop: ast.For | ast.AsyncFor, facts: Facts) -> Gathering | None:
    """Return what a loop appends, and to what; None if it does anything else, or to more than one list."""
    reduction = facts.reductions.of(loop)
    if reduction is None:
        return None
    found = [pair for pair in map(appended, reduction.outcomes) if pair is not None]
    receivers, values = [receiver for receiver, _ in found], [value for _, value in found]
    if len(found) < len(reduction.outcomes):
        return None
    if not all(facts.loops.is_same(receiver, receivers[0]) for receiver in receivers):
        return None
    effect = reduction.effect
    value: Value = Choice(effect.test, *values) if isinstance(effect, Choice) else values[0]
    return Gathering(reduction, tuple(receivers), value, facts)


def appended(statement: ast.stmt) -> tuple[ast.expr, ast.expr] | None:
    """Return `xs` and `value` of a statement `xs.append(value)`."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return None
    if call.func.attr != "append" or call.keywords or len(call.args) != 1:
        return None
    value = call.args[0]
    return None if isinstance(value, ast.Starred) else (call.func.value, value)


class Gathering(Accumulator):
    """A loop that appends to a list in each round that passes its conditions, and does nothing else.

    Args:
        reduction: what the loop does in each round.
        receivers: the places that name the list, all alike.
        value: what is appended.
        facts: the facts of the file.

    """

    def __init__(
        self, reduction: Reduction, receivers: tuple[ast.expr, ...], value: Value, facts: Facts
    ) -> None:
        super().__init__(reduction, receivers, (value,), facts)
        self.value = value

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value is an empty list."""
        if isinstance(value, ast.Call):
            is_list = self._facts.types.origin(value.func) == "builtins.list"
            return is_list and not value.args and not value.keywords
        return isinstance(value, ast.List) and not value.elts

    @cached_property
    def copied(self) -> Each | None:
        """The loop's clause, if the loop appends the very elements that it iterates, all of them."""
        only = self.reduction.clauses[0]
        if len(self.reduction.clauses) > 1 or not isinstance(only, Each) or self.reduction.temporaries:
            return None
        target, value = only.loop.target, self.value
        is_same = isinstance(target, ast.Name) and isinstance(value, ast.Name) and value.id == target.id
        return only if is_same and isinstance(only.loop, ast.For) else None

    def is_list(self) -> bool:
        """Tell whether what grows is a list, or is declared to be one."""
        fact = self._facts.types.of(self.receiver)
        return fact.how > How.EVIDENCE and fact.suggests("list")

    def unproved_source(self) -> str | None:
        """Return what must hold of what is copied, for `list` and `extend` to do as the loop does."""
        if self.copied is None:
            return None
        source = self.copied.loop.iter
        fact = self._facts.types.of(source)
        if not fact.proves(*_PLAIN):
            return f"`{ast.unparse(source)}` is an ordinary collection"
        may_be_list = fact.proves("list") and isinstance(source, ast.Name | ast.Attribute)
        if self.initial is None and may_be_list and not self.is_private():
            return f"`{ast.unparse(source)}` is another list"
        return None

    def undeclared_list(self) -> str | None:
        """Return what must hold of the list; None if it is proved."""
        fact = self._facts.types.of(self.receiver)
        if fact.proves("list"):
            return None
        return f"`{ast.unparse(self.receiver)}` is {with_article(fact.type)}, as declared"
