"""`while` loops that count: the numbers through which the counter goes, as a `range`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.counters import Counter, Order, counters, whole_number
from beginner_lint.facts.loops.index_headers import is_dotted
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.types.lattice import IMMUTABLE, How
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# `b > i` says the same as `i < b`.
_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE,
}  # fmt: skip
_UP, _DOWN = (ast.Lt, ast.LtE), (ast.Gt, ast.GtE)
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv)


class WhileCounter:
    """A loop `while i < n` in which each round counts `i` on, and nothing else binds it.

    Args:
        counter: the variable.
        bound: what it is compared with.
        inclusive: whether the bound itself is one of its values.
        facts: the facts of the file.

    """

    def __init__(self, counter: Counter, bound: ast.expr, inclusive: bool, facts: Facts) -> None:
        self.counter = counter
        self.bound = bound
        self.loop = counter.loop
        self._inclusive = inclusive
        self._facts = facts

    @property
    def names(self) -> list[str]:
        """The names from which the numbers are computed."""
        initial = self.counter.initial
        parts = [self.bound] if initial is None else [self.bound, initial.value]
        return [node.id for part in parts for node in nodes_in(part) if isinstance(node, ast.Name)]

    # Is it a range?

    @guard
    def has_no_certain_start(self) -> bool:
        """Whether it is open from where the counter starts, or that is no whole number."""
        initial = self.counter.initial
        if initial is None:
            return True
        if self.counter.start is not None:
            return False
        block, position = self._facts.parents.block(self.loop)
        is_adjacent = position > 0 and block[position - 1] is initial
        return not (is_adjacent and self._facts.types.of(initial.value).proves("int"))

    @guard
    def bound_is_no_number(self) -> bool:
        """Whether the bound is certainly no whole number, for which there is no `range`."""
        fact = self._facts.types.of(self.bound)
        return fact.type is not None and fact.name not in ("int", "bool")

    @guard
    def bound_may_move(self) -> bool:
        """Whether the loop visibly changes what the bound is computed from, or that is more than numbers."""
        parts = list(_parts(self.bound))
        if None in parts:
            return True
        body = [*self.loop.body, *self.loop.orelse]
        changes = self._facts.loops.changes
        return any(
            next(changes(part, body), None) or self._is_handed_on(part) for part in parts if part is not None
        )

    def _is_handed_on(self, part: ast.expr) -> bool:
        """Tell whether the rounds give somebody else the object on which the bound depends."""
        name = root(part)
        if part is name and (not self._is_measured(part) or self._facts.types.of(part).suggests(*IMMUTABLE)):
            return False
        return any(
            self._is_used_by_call(place)
            for place in self._facts.loops.places(name, self.loop)
            if isinstance(place, ast.Name)
        )

    def _is_used_by_call(self, place: ast.Name) -> bool:
        """Tell whether a call at a place may change how many items there are, or is of an unknown method."""
        if self._facts.effects.is_resized(place):
            return True
        attribute = self._facts.parents[place]
        call = self._facts.parents[attribute]
        is_method = (
            isinstance(attribute, ast.Attribute) and isinstance(call, ast.Call) and call.func is attribute
        )
        return is_method and self._facts.types.of(place).type is None

    # What would it take for granted?

    @guard
    def bound_is_unproved(self) -> str | None:
        """Return what is taken for granted about the type of the bound; None if it is proved."""
        fact = self._facts.types.of(self.bound)
        if fact.proves("int", "bool"):
            return None
        declared = ", as declared" if fact.how is How.DECLARED and fact.suggests("int") else ""
        return f"`{self._facts.source.segment(self.bound)}` is a whole number{declared}"

    @guard
    def bound_may_change(self) -> str | None:
        """Return what must hold for the bound to stay what it is out of sight."""
        moving = [part for part in _parts(self.bound) if part is not None and not self._stays(part)]
        names = dict.fromkeys(
            f"{'the length of ' if self._is_measured(part) else ''}`{self._facts.source.segment(part)}`"
            for part in moving
        )
        return f"the loop does not change {' or '.join(names)}" if names else None

    def _stays(self, part: ast.expr) -> bool:
        owner = self._facts.scopes.owner(part)
        if owner is None or not isinstance(part, ast.Name):
            return False
        if not self._is_measured(part):
            return self._facts.effects.stays(part)
        running = [*self.loop.body, *self.loop.orelse]
        return self._facts.effects.may_resize(self._facts.scopes.spelling(part), owner, running) is None

    def _is_measured(self, part: ast.expr) -> bool:
        """Tell whether only the length of a part counts."""
        return isinstance(self._facts.parents[part], ast.Call)

    # The range

    @cached_property
    def text(self) -> str:
        """The `range` of the numbers that the rounds use."""
        by = self.counter.step.by
        ahead = by if self.counter.order is Order.COUNTED_FIRST else 0
        start, stop = self._start(ahead), self._stop(ahead)
        if by != 1:
            return f"range({start}, {stop}, {by})"
        return f"range({stop})" if start == "0" else f"range({start}, {stop})"

    def _start(self, ahead: int) -> str:
        initial = self.counter.initial
        assert initial is not None
        return self._shifted(initial.value, ahead)

    def _stop(self, ahead: int) -> str:
        beyond = (1 if self.counter.step.by > 0 else -1) if self._inclusive else 0
        return self._shifted(self.bound, beyond + ahead)

    def _shifted(self, node: ast.expr, by: int) -> str:
        """Return the text of a number plus another one: `n` for `n - 1` and 1."""
        number = whole_number(node)
        if number is not None:
            return str(number + by)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            last = whole_number(node.right)
            if last is not None:
                last = last if isinstance(node.op, ast.Add) else -last
                return _sum(self._facts.source.segment(node.left), last + by)
        return _sum(self._facts.source.segment(node), by)


def while_counter(loop: ast.While, facts: Facts) -> WhileCounter | None:
    """Return the counter that a `while` loop compares with a bound, if its body counts it on towards that."""
    test = loop.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    left, operator, right = test.left, type(test.ops[0]), test.comparators[0]
    for counter in counters(loop, facts):
        for name, relation, bound in ((left, operator, right), (right, _MIRRORED.get(operator), left)):
            is_counter = isinstance(name, ast.Name) and name.id == counter.name
            if is_counter and relation in (_UP if counter.step.by > 0 else _DOWN):
                return WhileCounter(counter, bound, relation in (ast.LtE, ast.GtE), facts)
    return None


def _parts(bound: ast.expr) -> Iterator[ast.expr | None]:
    """Yield the dotted names from which a bound is computed, None for what is no plain arithmetic."""
    if whole_number(bound) is not None:
        return
    if isinstance(bound, ast.BinOp) and isinstance(bound.op, _ARITHMETIC):
        yield from _parts(bound.left)
        yield from _parts(bound.right)
    elif isinstance(bound, ast.Call) and getattr(bound.func, "id", "") == "len" and len(bound.args) == 1:
        yield bound.args[0] if is_dotted(bound.args[0]) else None
    else:
        yield bound if is_dotted(bound) else None


def _sum(text: str, number: int) -> str:
    if number == 0:
        return text
    return f"{text} {'+' if number > 0 else '-'} {abs(number)}"
