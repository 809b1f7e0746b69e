"""Loops that end with what they look for: they return it, or give it to a variable and break."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.computing import Computing
from beginner_lint.facts.loops.reductions import Reduction
from beginner_lint.facts.loops.replacing import assigned_to
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_MOST_CHARACTERS = 120


class Stopping(Computing):
    """A loop that ends, or could end, at the first element that passes its conditions.

    Args:
        reduction: what the loop does in each round.
        outcome: the statement that returns something, or gives it to a variable.
        otherwise: the statement after the loop that returns something else, if the loop returns.
        result: what the call computes for each element.
        facts: the facts of the file.

    """

    def __init__(
        self,
        reduction: Reduction,
        outcome: ast.stmt,
        otherwise: ast.Return | None,
        result: ast.expr,
        facts: Facts,
    ) -> None:
        receivers = outcome.targets if isinstance(outcome, ast.Assign) else []
        super().__init__(reduction, tuple(receivers), (result,), facts)
        self.otherwise = otherwise

    @cached_property
    def initial(self) -> ast.Assign | ast.AnnAssign | None:
        """The statement that says what is the case if nothing is found; None if there is none."""
        if not self._receivers or not isinstance(self.receiver, ast.Name):
            return None
        found = self._facts.loops.initial_of_written(self.receiver, self.loop)
        return found if found is not None and found.value and self.is_empty(found.value) else None

    @property
    def last(self) -> ast.stmt:
        """The last of the statements in whose place the call comes."""
        return self.otherwise or self.loop

    @property
    def head(self) -> str:
        """What stands before the call."""
        if self.initial is None:
            return "return "
        return assigned_to(self.receiver, self.initial, self._facts)

    @guard
    def is_too_long(self) -> bool:
        """Tell whether the call would be too long to be read at a glance."""
        lengths = (len("".join(self._facts.source.segment(part).split())) for part in self.evaluated())
        return super().is_too_long() or sum(lengths) > _MOST_CHARACTERS

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return self.cannot_wait() or super().keeps_silent()

    @guard
    def cannot_wait(self) -> bool:
        """Tell whether the loop waits for something, which `any`, `all` and `next` cannot."""
        return self.waits()


def return_after(loop: ast.For | ast.AsyncFor, facts: Facts) -> ast.Return | None:
    """Return the statement that follows a loop, if it returns something."""
    block, index = facts.parents.block(loop)
    following = block[index + 1] if index + 1 < len(block) else None
    return following if isinstance(following, ast.Return) else None
