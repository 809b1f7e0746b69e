"""Loops that only find the first element that passes a test, or something about it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.layout import indentation, width
from beginner_lint.facts.loops.checking import answered
from beginner_lint.facts.loops.comprehensions import LINE_LENGTH, Wording
from beginner_lint.facts.loops.computing import Call
from beginner_lint.facts.loops.loop_bodies import Filter
from beginner_lint.facts.loops.stopping import Stopping, return_after
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from typing_extensions import Self

    from beginner_lint.facts import Facts


class Search(Stopping):
    """A loop that ends with the first element that passes its conditions."""

    function = "next"
    title = "Find the first in one go"

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Self | None:
        """Return what a loop searches; None if it does anything else."""
        reduction = facts.reductions.of(loop, exits=True)
        if reduction is None or reduction.exit is None or len(reduction.outcomes) > 1:
            return None
        outcome, value = reduction.outcomes[0], found_by(reduction.outcomes[0])
        filtered = any(isinstance(clause, Filter) for clause in reduction.clauses)
        bound = {name.id for name in reduction.bound}
        if value is None or not filtered or not bound & _names(value):
            return None
        otherwise = return_after(loop, facts) if isinstance(outcome, ast.Return) else None
        found = cls(reduction, outcome, otherwise, value, facts)
        is_known = _is_constant(otherwise.value) if otherwise is not None else found.initial is not None
        return found if is_known else None

    @classmethod
    def is_seen_in(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> bool:
        """Tell whether a loop looks as if it did nothing but find something."""
        outcomes = facts.reductions.outcomes(loop, exits=True)
        return (
            len(outcomes) == 1 and found_by(outcomes[0]) is not None and not facts.reductions.outcomes(loop)
        )

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value is a constant, which says that nothing was found."""
        return _is_constant(value)

    @guard
    def is_too_long(self) -> bool:
        """Tell whether the call would not fit on one line."""
        call = self.call(Wording(self.reduction, self._facts))
        parts = " ".join(word for part in call.parts for word in part)
        line = f"{indentation(self.loop, self._facts.source)}{call.head}{parts}{call.tail}"
        return super().is_too_long() or "\n" in line or width(line) > LINE_LENGTH

    def call(self, wording: Wording) -> Call:
        """Return what takes the place of the loop."""
        default = self.otherwise.value if self.otherwise is not None else self.initial and self.initial.value
        text = self._facts.source.segment(default) if default is not None else "None"
        return Call(f"{self.head}next((", wording.breakable_parts(self.results[0]), f"), {text})")


def found_by(statement: ast.stmt) -> ast.expr | None:
    """Return what a statement returns, or gives one variable; None for True and False (ZEN313)."""
    if isinstance(statement, ast.Assign) and not (
        len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name)
    ):
        return None
    if not isinstance(statement, ast.Assign | ast.Return) or answered(statement) is not None:
        return None
    return statement.value


def _names(value: ast.expr) -> set[str]:
    return {node.id for node in nodes_in(value) if isinstance(node, ast.Name)}


def _is_constant(value: ast.expr | None) -> bool:
    """Tell whether a value, if there is one, is written down."""
    if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub):
        value = value.operand
    return value is None or isinstance(value, ast.Constant)
