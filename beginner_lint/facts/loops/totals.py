"""Loops that do nothing but add to a number, count, or multiply."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.computing import Call, Computing
from beginner_lint.facts.loops.reductions import Choice, Filter, Reduction, Value, parts_of
from beginner_lint.facts.loops.replacing import assigned_to
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.types.lattice import Fact, How
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from typing_extensions import Self

    from beginner_lint.facts import Facts

_WHOLE = ("int", "bool")
_LONGEST = 30  # characters of an expression that is quoted
_NUMBERS = ("int", "bool", "float", "complex", "Decimal", "Fraction")


class Total(Computing):
    """A loop that adds to, or multiplies, one number in each round that passes its conditions.

    Args:
        reduction: what the loop does in each round.
        receivers: the places that name the number, all alike.
        value: what is added.
        facts: the facts of the file.

    """

    operator: ClassVar[type[ast.operator]]
    neutral: ClassVar[int]
    """The number from which the builtin starts."""

    def __init__(
        self, reduction: Reduction, receivers: tuple[ast.expr, ...], value: Value, facts: Facts
    ) -> None:
        super().__init__(reduction, receivers, (value,), facts)
        self.value = value

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Self | None:
        """Return what a loop adds, and to what; None if it does anything else, or to more than one name."""
        reduction = facts.reductions.of(loop)
        if reduction is None:
            return None
        found = [pair for pair in map(cls.added, reduction.outcomes) if pair is not None]
        if len(found) < len(reduction.outcomes):
            return None
        receivers = [place for places, _ in found for place in places]
        values = [value for _, value in found]
        if not all(facts.loops.is_same(receiver, receivers[0]) for receiver in receivers):
            return None
        effect = reduction.effect
        value: Value = Choice(effect.test, *values) if isinstance(effect, Choice) else values[0]
        return cls(reduction, tuple(receivers), value, facts)

    @classmethod
    def is_seen_in(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> bool:
        """Tell whether a loop looks as if it did nothing but add to a number."""
        outcomes = facts.reductions.outcomes(loop)
        return bool(outcomes) and all(cls.added(outcome) for outcome in outcomes)

    @classmethod
    def added(cls, statement: ast.stmt) -> tuple[tuple[ast.Name, ...], ast.expr] | None:
        """Return the places of `n`, and `e`, in `n += e`, `n = n + e` or `n = e + n`."""
        if isinstance(statement, ast.AugAssign):
            target = statement.target
            if isinstance(target, ast.Name) and isinstance(statement.op, cls.operator):
                return (target,), statement.value
            return None
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            return None
        name, sum_ = statement.targets[0], statement.value
        if not isinstance(name, ast.Name) or not isinstance(sum_, ast.BinOp):
            return None
        if not isinstance(sum_.op, cls.operator):
            return None
        for read, other in ((sum_.left, sum_.right), (sum_.right, sum_.left)):
            if isinstance(read, ast.Name) and read.id == name.id:
                return (read, name), other
        return None

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value is the number from which the builtin starts, be it written as a float."""
        is_number = isinstance(value, ast.Constant) and type(value.value) in (int, float)
        return is_number and value.value == self.neutral  # type: ignore[attr-defined]

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return self.is_something_else() or super().keeps_silent()

    @guard
    def is_part_of_another(self) -> bool:
        """Whether a loop around this one is reported, this one included."""
        for holder in self.loops_around():
            found = self.of(holder, self._facts)
            if found is not None and self.loop in found.reduction.loops and not found.keeps_silent():
                return True
        return False

    @guard
    def is_something_else(self) -> bool:
        """Whether what grows may be no number: a text, a list, or nothing yet."""
        start, values = self.start, self.value_facts()
        if start.how is How.EVIDENCE or not start.suggests(*_NUMBERS) or self.may_be_missing():
            return True
        return any(fact.type is not None and not fact.suggests(*_NUMBERS) for fact in values)

    def value_facts(self) -> list[Fact]:
        """Return what is known of the values that are added."""
        return [self._facts.types.of(part) for part in results_of(self.value)]

    @guard
    def numbers_may_be_rounded(self) -> str | None:
        """Say what is taken for granted about the numbers where they are not whole for certain."""
        facts = [self.start, *self.value_facts()]
        if all(is_whole(fact) for fact in facts):
            return None
        results = list(results_of(self.value))
        if any(fact.suggests("float") for fact in facts) or any(map(_is_quotient, results)):
            return f"nobody minds other last digits of `{self.name}` (since Python 3.12 `sum` rounds less)"
        declared = ", as declared" if all(fact.type is not None for fact in facts) else ""
        text = self._facts.source.segment(results[0])
        if len(results) > 1 or len(text) > _LONGEST or "\n" in text:
            return f"all numbers are whole{declared}"
        return f"`{text}` is a whole number{declared}"

    def claims(self) -> list[str | None]:
        """Return what the fix takes for granted about the numbers."""
        return [self.numbers_may_be_rounded()]

    def called(self, wording: Wording, function: str) -> Call:
        """Return the statement that gives the name what the function makes of the elements."""
        source = self._facts.source
        if self.initial is None:
            symbol = "*" if self.operator is ast.Mult else "+"
            head, start = f"{self.name} {symbol}= {function}(", None
        else:
            head, start = (
                f"{assigned_to(self.receiver, self.initial, self._facts)}{function}(",
                self.initial.value,
            )
        is_float = isinstance(start, ast.Constant) and isinstance(start.value, float)
        brackets = "[]" if self.waits() else "()" if is_float and self.whole is None else ["", ""]
        tail = f", start={source.segment(start)})" if is_float and start is not None else ")"
        return Call(head + brackets[0], self.elements(wording, self.value), brackets[1] + tail)


def is_one(value: Value) -> bool:
    """Tell whether a value is the number 1."""
    return isinstance(value, ast.Constant) and type(value.value) is int and value.value == 1


def _is_quotient(value: ast.expr) -> bool:
    return isinstance(value, ast.BinOp) and isinstance(value.op, ast.Div)


def results_of(value: Value) -> Iterable[ast.expr]:
    """Return the expressions one of which is the value."""
    return parts_of(value)[1:] if isinstance(value, Choice) else parts_of(value)


def is_whole(fact: Fact) -> bool:
    """Tell whether a value is proved to be a whole number."""
    kind = fact.type
    return fact.how is How.PROVED and kind is not None and kind.name in _WHOLE and kind.exact


class Combined(Total):
    """A loop that adds up, or multiplies, numbers."""

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return self.takes_the_same_each_time() or super().keeps_silent()

    @guard
    def takes_the_same_each_time(self) -> bool:
        """Tell whether each round takes the same number, as a multiple or a power is computed."""
        filtered = any(isinstance(clause, Filter) for clause in self.reduction.clauses)
        nodes = [node for part in parts_of(self.value) for node in nodes_in(part)]
        bound = {name.id for name in self.reduction.bound}
        varies = any(
            isinstance(node, ast.Call | ast.Await) or (isinstance(node, ast.Name) and node.id in bound)
            for node in nodes
        )
        return not filtered and not varies


class Sum(Combined):
    """A loop that adds up numbers."""

    function = "sum"
    title = "Add up all numbers in one go"
    operator = ast.Add
    neutral = 0

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return self.counts() or super().keeps_silent()

    @guard
    def counts(self) -> bool:
        """Tell whether each round adds 1: that is counting (ZEN310)."""
        return is_one(self.value)

    def call(self, wording: Wording) -> Call:
        """Return what takes the place of the loop."""
        return self.called(wording, self.function)


class Product(Combined):
    """A loop that multiplies numbers."""

    library = "math"
    title = "Multiply all numbers in one go"
    operator = ast.Mult
    neutral = 1

    @guard
    def is_something_else(self) -> bool:
        """Whether what grows may be no number, such as a matrix that is multiplied from the left."""
        return super().is_something_else() or (self._goes_left() and not self._are_numbers())

    def _goes_left(self) -> bool:
        """Tell whether a value stands to the left of the product: that matters for matrices."""
        sums = (getattr(outcome, "value", None) for outcome in self.reduction.outcomes)
        own = self._receivers
        return any(isinstance(sum_, ast.BinOp) and sum_.right in own for sum_ in sums)

    def _are_numbers(self) -> bool:
        return all(fact.proves("int", "bool", "float") for fact in (self.start, *self.value_facts()))

    @guard
    def numbers_may_be_rounded(self) -> str | None:
        """Say what is taken for granted about the numbers; floats are multiplied in the same order."""
        if self._are_numbers():
            return None
        text = self._facts.source.segment(next(iter(results_of(self.value))))
        if isinstance(self.value, Choice) or len(text) > _LONGEST or "\n" in text:
            return "all values are numbers"
        return f"`{text}` is a number"

    @guard
    def import_may_show(self) -> str | None:
        """Say what is taken for granted about the import that is added: the file has one more name then."""
        is_added = self.module is not None and self.module.edit is not None
        if not is_added or not self._facts.flow.introspects(self._facts.scopes.module):
            return None
        return "nobody looks up names as text, as `vars()` does"

    def claims(self) -> list[str | None]:
        """Return what the fix takes for granted."""
        return [*super().claims(), self.import_may_show()]

    def call(self, wording: Wording) -> Call:
        """Return what takes the place of the loop."""
        name = self.module.name if self.module is not None else self.library
        return self.called(wording, f"{name}.prod")
