"""Loops that do nothing but append to a list, or add to a set."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from beginner_lint.facts.loops.collecting import Collecting, Form, Kind
from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.reductions import Choice, Each, Reduction, Value
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Iterating over these, and asking for their length, runs no code of the program.
_PLAIN = (
    "list", "tuple", "str", "range", "bytes", "bytearray", "dict", "set", "frozenset", "file", "dict_keys",
    "dict_values", "dict_items",
)  # fmt: skip

# These have no length that could be asked for.
_UNSIZED = ("zip", "map", "filter", "enumerate")

# What a set takes over with the places of the items in memory, and so in another order than one by one.
_HASHED = ("dict", "set", "frozenset")


class Gathering(Collecting):
    """A loop that adds to a collection in each round that passes its conditions, and does nothing else.

    Args:
        reduction: what the loop does in each round.
        receivers: the places that name the collection, all alike.
        value: what is added.
        facts: the facts of the file.

    """

    adds: ClassVar[str]

    def __init__(
        self, reduction: Reduction, receivers: tuple[ast.expr, ...], value: Value, facts: Facts
    ) -> None:
        super().__init__(reduction, receivers, (value,), facts)
        self.value = value

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Gathering | None:
        """Return what a loop adds, and to what; None if it does anything else, or to more than one."""
        reduction = facts.reductions.of(loop)
        if reduction is None:
            return None
        found = [pair for pair in map(cls._added, reduction.outcomes) if pair is not None]
        receivers, values = [receiver for receiver, _ in found], [value for _, value in found]
        if len(found) < len(reduction.outcomes):
            return None
        if not all(facts.loops.is_same(receiver, receivers[0]) for receiver in receivers):
            return None
        effect = reduction.effect
        value: Value = Choice(effect.test, *values) if isinstance(effect, Choice) else values[0]
        return cls(reduction, tuple(receivers), value, facts)

    @classmethod
    def is_seen_in(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> bool:
        """Tell whether a loop looks as if it did nothing but add to a collection."""
        outcomes = facts.reductions.outcomes(loop)
        return bool(outcomes) and all(cls._added(outcome) for outcome in outcomes)

    @classmethod
    def _added(cls, statement: ast.stmt) -> tuple[ast.expr, ast.expr] | None:
        """Return `xs` and `value` of a statement `xs.append(value)`."""
        call = statement.value if isinstance(statement, ast.Expr) else None
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            return None
        if call.func.attr != cls.adds or call.keywords or len(call.args) != 1:
            return None
        value = call.args[0]
        return None if isinstance(value, ast.Starred) else (call.func.value, value)

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value is an empty collection of the kind."""
        if isinstance(value, ast.Call):
            is_made = self._facts.types.origin(value.func) == f"builtins.{self.kind.name}"
            return is_made and not value.args and not value.keywords
        return isinstance(value, ast.List) and not value.elts

    @cached_property
    def copied(self) -> ast.expr | None:
        """What the loop iterates, if it adds the very elements of that, all of them."""
        only = self.reduction.clauses[0]
        if len(self.reduction.clauses) > 1 or not isinstance(only, Each) or self.reduction.temporaries:
            return None
        target, value = only.loop.target, self.value
        is_same = isinstance(target, ast.Name) and isinstance(value, ast.Name) and value.id == target.id
        return only.loop.iter if is_same and isinstance(only.loop, ast.For) else None

    def elements(self, wording: Wording, form: Form) -> list[list[str]]:
        """Return the parts of the comprehension or generator that gives what the loop adds."""
        return wording.breakable_parts(self.value)

    @guard
    def source_is_unproved(self) -> str | None:
        """Say what must hold of what is copied, for a copy to do as the loop does."""
        source = self.copied
        if source is None:
            return None
        claim = unproved_copy(self.kind.name, source, self._facts)
        may_be_itself = self._facts.types.of(source).proves(self.kind.name) and isinstance(
            source, ast.Name | ast.Attribute
        )
        if claim is None and self.initial is None and may_be_itself and not self.is_private():
            return f"`{ast.unparse(source)}` is another {self.kind.name}"
        return claim


def unproved_copy(kind: str, source: ast.expr, facts: Facts) -> str | None:
    """Return what must hold for a call of `list` or `set` to do as a loop over `source` does.

    Args:
        kind: `list` or `set`.
        source: what is copied.
        facts: the facts of its file.

    Returns:
        A clause that begins "`source` is", or the like; None if it does as the loop in any case.

    """
    fact, text = facts.types.of(source), ast.unparse(source)
    if kind == "list":
        return None if fact.proves(*_PLAIN, *_UNSIZED) else f"`{text}` is an ordinary collection"
    if fact.proves(*_HASHED):
        return "nobody minds in which order the set holds its items"
    return None if fact.proves(*_PLAIN) else f"`{text}` is no set"


class ListGathering(Gathering):
    """A loop that appends to a list."""

    kind = Kind("list", ("[", "]"), "extend", ("[", "]"))
    adds = "append"


class SetGathering(Gathering):
    """A loop that adds to a set."""

    kind = Kind("set", ("{", "}"), "update", ("[", "]"))
    adds = "add"
