"""Loops that only find out whether some, or all, elements pass a test."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.computing import Call
from beginner_lint.facts.loops.loop_bodies import Each, Filter
from beginner_lint.facts.loops.reductions import Reduction
from beginner_lint.facts.loops.stopping import Stopping, return_after
from beginner_lint.facts.loops.unfailing import ASKING_METHODS, Unfailing
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from typing_extensions import Self

    from beginner_lint.facts import Facts

# Functions and methods that do something, and methods that only look, whatever object has them.
_ACTING = ("print", "input", "open", "next", "exec", "eval", "setattr", "delattr", "exit", "quit")
_ASKING = ASKING_METHODS | {
    "count", "exists", "find", "format", "fullmatch", "get", "index", "is_dir", "is_file", "items", "join",
    "keys", "match", "replace", "rfind", "search", "split", "values",
}  # fmt: skip

# Walking over these runs no code of the program, never raises, and uses nothing up.
_LASTING = ("list", "tuple", "str", "range", "bytes", "dict", "set", "frozenset")


class Check(Stopping):
    """A loop that answers True or False at the first element that passes its conditions.

    Args:
        reduction: what the loop does in each round, without the last condition.
        tested: the last condition.
        answer: what the loop answers where that holds.
        outcome: the statement that answers so: it returns, or gives a variable its value.
        otherwise: the statement after the loop that returns the other answer, if the loop returns one.
        facts: the facts of the file.

    """

    title = "Ask in one go"

    def __init__(
        self,
        reduction: Reduction,
        tested: Filter,
        answer: bool,
        outcome: ast.stmt,
        otherwise: ast.Return | None,
        facts: Facts,
    ) -> None:
        self._asked = _asked(tested, answer)
        super().__init__(reduction, outcome, otherwise, self._asked.test, facts)
        self.answer = answer
        self.function = "any" if answer else "all"

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Self | None:
        """Return what a loop finds out; None if it does anything else."""
        reduction = facts.reductions.of(loop, exits=True)
        if reduction is None or len(reduction.outcomes) > 1:
            return None
        outcome, tested = reduction.outcomes[0], reduction.clauses[-1]
        answer = answered(outcome)
        if answer is None or not isinstance(tested, Filter):
            return None
        otherwise = return_after(loop, facts) if isinstance(outcome, ast.Return) else None
        if isinstance(outcome, ast.Return) and (otherwise is None or answered(otherwise) is not (not answer)):
            return None
        checked = reduction._replace(clauses=reduction.clauses[:-1])
        found = cls(checked, tested, answer, outcome, otherwise, facts)
        return found if otherwise is not None or found.initial is not None else None

    @classmethod
    def is_seen_in(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> bool:
        """Tell whether a loop looks as if it did nothing but answer True or False."""
        outcomes = facts.reductions.outcomes(loop, exits=True)
        return len(outcomes) == 1 and answered(outcomes[0]) is not None

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value is the other answer."""
        return isinstance(value, ast.Constant) and value.value is (not self.answer)

    # Is it one to speak of?

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return self.checks_may_act() or self.hit_is_used_later() or super().keeps_silent()

    @guard
    def hit_is_used_later(self) -> bool:
        """Tell whether the loop is left at an element that is used afterwards: `any` would not tell which."""
        is_left_early = self.reduction.exit is not None and self.otherwise is None
        return is_left_early and any(later.node is not None for later in self._later_uses())

    @guard
    def checks_may_act(self) -> bool:
        """Tell whether a loop that checks all elements may do so for what else the checks do."""
        if self.reduction.exit is not None:
            return False
        parts = list(self.evaluated())[1:]
        calls = (node for part in parts for node in nodes_in(part) if isinstance(node, ast.Call))
        return not all(map(self._only_asks, calls))

    def _only_asks(self, call: ast.Call) -> bool:
        module, _, name = (self._facts.types.origin(call.func) or "").rpartition(".")
        if module == "builtins":
            return name not in _ACTING
        is_method = isinstance(call.func, ast.Attribute) and call.func.attr in _ASKING
        return is_method or module in ("math", "os.path", "re")

    # What would it take for granted?

    @guard
    def rest_is_skipped(self) -> str | None:
        """Say what is taken for granted about the elements after the first hit, which the loop checks too."""
        if self.reduction.exit is not None or self._rest_does_nothing():
            return None
        return f"nothing else depends on the checks after `{self.name}` is {self.answer}"

    def _rest_does_nothing(self) -> bool:
        """Tell whether checking further elements changes nothing, and never raises."""
        bound = {name.id for name in self.reduction.bound}
        unfailing = Unfailing(bound, self._facts)
        further = list(self.evaluated())[1:]
        loops = self.reduction.loops
        return (
            all(isinstance(loop.target, ast.Name) for loop in loops)
            and all(self._facts.types.of(loop.iter).proves(*_LASTING) for loop in loops)
            and all(map(unfailing.never_raises, further))
        )

    def claims(self) -> list[str | None]:
        """Return what the fix takes for granted."""
        return [self.rest_is_skipped()]

    # What is done

    @property
    def whole(self) -> Each | None:
        """The loop's clause, if the elements themselves are what is tested."""
        return None if self._asked.negated else super().whole

    def call(self, wording: Wording) -> Call:
        """Return what takes the place of the loop."""
        whole = self.whole
        parts = [[wording.iterated(whole)]] if whole is not None else wording.tested_parts(self._asked)
        return Call(f"{self.head}{self.function}(", parts, ")")


def _asked(tested: Filter, answer: bool) -> Filter:
    """Return what is asked of each element: a loop's condition, or its opposite where all must pass."""
    test, negated = tested.test, tested.negated is answer
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, negated = test.operand, not negated
    return Filter(test, negated)


def answered(statement: ast.stmt) -> bool | None:
    """Return the answer that a statement returns, or gives one variable; None if it does not."""
    if isinstance(statement, ast.Assign):
        if len(statement.targets) > 1 or not isinstance(statement.targets[0], ast.Name):
            return None
    elif not isinstance(statement, ast.Return):
        return None
    value = statement.value
    is_answer = isinstance(value, ast.Constant) and isinstance(value.value, bool)
    return value.value if is_answer else None  # type: ignore[union-attr]
