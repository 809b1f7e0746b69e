"""Loops that do nothing but count."""

from __future__ import annotations

import ast
from functools import cached_property

from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.computing import Call
from beginner_lint.facts.loops.loop_bodies import Each, Filter
from beginner_lint.facts.loops.replacing import assigned_to
from beginner_lint.facts.loops.totals import Total, is_one, is_whole
from beginner_lint.facts.types.lattice import How
from beginner_lint.guards import guard

_SIZED = (
    "list", "tuple", "str", "bytes", "bytearray", "dict", "set", "frozenset", "dict_keys", "dict_values",
    "dict_items",
)  # fmt: skip

_ATOMS = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.Constant)
_LONGEST = 20  # characters of an expression that is quoted

# Values that are equal only to what cannot be told from them: no floats, as nan is not equal to itself.
_PLAIN = ("int", "bool", "str")


class Count(Total):
    """A loop that counts the elements that pass its conditions."""

    title = "Count in one go"
    operator = ast.Add
    neutral = 0

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value is 0."""
        return super().is_empty(value) and not isinstance(getattr(value, "value", None), float)

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return self.adds_something_else() or self.counts_rounds() or super().keeps_silent()

    @guard
    def adds_something_else(self) -> bool:
        """Tell whether some round adds another number than 1 (ZEN309)."""
        return not is_one(self.value)

    @guard
    def counts_rounds(self) -> bool:
        """Tell whether the loop counts how often it runs, which says how it works or takes time."""
        filtered = any(isinstance(clause, Filter) for clause in self.reduction.clauses)
        iterated = self.reduction.clauses[-1]
        is_range = isinstance(iterated, Each) and self._facts.types.of(iterated.loop.iter).suggests("range")
        return is_range and not filtered

    @guard
    def is_something_else(self) -> bool:
        """Whether what grows may be no whole number."""
        start = self.start
        return start.how is How.EVIDENCE or not start.suggests("int", "bool") or self.may_be_missing()

    # What is called

    @property
    def function(self) -> str | None:  # type: ignore[override]
        """The builtin that is called."""
        return "len" if self.sized is not None else "sum" if self.sought is None else None

    @cached_property
    def sized(self) -> Each | None:
        """The loop's clause, if all elements are counted of something that has a length."""
        only = self.reduction.clauses[0]
        if len(self.reduction.clauses) > 1 or self.reduction.temporaries or not isinstance(only, Each):
            return None
        fact = self._facts.types.of(only.loop.iter)
        return only if fact.how > How.EVIDENCE and fact.suggests(*_SIZED) else None

    @cached_property
    def sought(self) -> ast.expr | None:
        """What the elements are compared with, where the method `count` gives the same number."""
        if len(self.reduction.clauses) != 2 or self.reduction.temporaries:
            return None
        test = self.reduction.clauses[1]
        if not isinstance(test, Filter) or test.negated or not isinstance(test.test, ast.Compare):
            return None
        operands = [test.test.left, *test.test.comparators]
        if len(operands) != 2 or not isinstance(test.test.ops[0], ast.Eq):
            return None
        for element, other in (operands, operands[::-1]):
            if isinstance(element, ast.Name) and self._is_element(element) and self._counts_alike(other):
                return other
        return None

    def _is_element(self, name: ast.Name) -> bool:
        target = self.loop.target
        return isinstance(target, ast.Name) and isinstance(self.loop, ast.For) and name.id == target.id

    def _counts_alike(self, sought: ast.expr) -> bool:
        """Tell whether `xs.count(sought)` counts what the loop counts."""
        iterated, types = self.loop.iter, self._facts.types
        if not isinstance(iterated, _ATOMS):
            return False
        if types.of(iterated).proves("str"):
            return (
                isinstance(sought, ast.Constant) and isinstance(sought.value, str) and len(sought.value) == 1
            )
        if not types.of(iterated).proves("list", "tuple") or not types.element(iterated).proves(*_PLAIN):
            return False
        is_known = isinstance(sought, ast.Constant) or (
            isinstance(sought, ast.Name)
            and self._facts.flow.is_bound(sought)
            and self._facts.effects.stays(sought)
        )
        return is_known and types.of(sought).proves(*_PLAIN) and not self._is_same_name(sought)

    def _is_same_name(self, sought: ast.expr) -> bool:
        return isinstance(sought, ast.Name) and self._is_element(sought)

    @guard
    def length_is_unproved(self) -> str | None:
        """Say what is taken for granted about what is counted, for it to have a length."""
        if self.sized is None or self._facts.types.of(self.sized.loop.iter).proves(*_SIZED):
            return None
        return f"`{self._facts.source.segment(self.sized.loop.iter)}` has a length, as declared"

    @guard
    def numbers_may_be_rounded(self) -> str | None:
        """Say what is taken for granted about the number from which the count starts."""
        return None if is_whole(self.start) else f"`{self.name}` is a whole number, as declared"

    def claims(self) -> list[str | None]:
        """Return what the fix takes for granted."""
        return [*super().claims(), self.length_is_unproved()]

    @property
    def hands_in_generator(self) -> bool:
        """Whether the builtin gets a generator, which runs the loop's steps."""
        return self.function == "sum" and super().hands_in_generator

    def call(self, wording: Wording) -> Call:
        """Return what takes the place of the loop."""
        if self.function == "sum":
            return self.called(wording, "sum")
        assigned = f"{self.name} += "
        if self.initial is not None:
            assigned = assigned_to(self.receiver, self.initial, self._facts)
        if self.sized is not None:
            return Call(f"{assigned}len(", [[wording.iterated(self.sized)]], ")")
        assert self.sought is not None
        counted, sought = wording.iterated(Each(self.loop)), self._facts.source.segment(self.sought)
        return Call(f"{assigned}{counted}.count(", [[sought]], ")")

    @property
    def hint(self) -> str:
        """What the learner may write instead, as text."""
        source = self._facts.source
        if self.function == "sum":
            return "sum(1 for ...)"
        counted = source.segment(self.loop.iter)
        is_short = len(counted) <= _LONGEST and "\n" not in counted
        if self.sought is None:
            return f"len({counted})" if is_short else "len(...)"
        return f"{counted}.count({source.segment(self.sought)})" if is_short else "count(...)"
