"""The statements of a loop's body, read as what one round does: clauses, assignments, and one effect last."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from beginner_lint.facts.scopes.node_fields import nodes_in

Part = TypeVar("Part", ast.expr, ast.stmt)

_SIMPLE = (ast.Expr, ast.Assign, ast.AugAssign)


class Each(NamedTuple):
    """The clause of one loop: `for target in iter`."""

    loop: ast.For | ast.AsyncFor


class Filter(NamedTuple):
    """The clause of one condition: `if test`, or `if not test` where a guard skips the round."""

    test: ast.expr
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Choice(Generic[Part]):
    """One of two parts, as an `if` with an `else` decides."""

    test: ast.expr
    yes: Part
    no: Part


Clause = Each | Filter
Value = ast.expr | Choice[ast.expr]
Effect = ast.stmt | Choice[ast.stmt]
Exit = ast.Break | ast.Return


class Irreducible(Exception):
    """The body does more than one thing, or not in an order that one expression can keep."""


class Assignment(NamedTuple):
    """A statement that binds one name, to the one or the other value if it is an `if`."""

    name: ast.Name
    value: Value


Step = Each | Filter | Assignment


class LoopBody:
    """Reads the statements of a loop: `steps` begins with the loop's own clause.

    `exit` is the `break` with which the effect ends the loop, or the `return` that is the effect.
    """

    def __init__(self, loop: ast.For | ast.AsyncFor) -> None:
        self.steps: list[Step] = []
        self.exit: Exit | None = None
        self.effect = self._loop(loop)
        if isinstance(self.exit, ast.Break) and sum(isinstance(step, Each) for step in self.steps) > 1:
            raise Irreducible  # it ends the innermost loop only

    def _loop(self, loop: ast.For | ast.AsyncFor) -> Effect:
        if loop.orelse:
            raise Irreducible
        self.steps.append(Each(loop))
        return self._suite(loop.body)

    def _suite(self, suite: list[ast.stmt]) -> Effect:
        statements = _without_idle(suite)
        if len(statements) > 1 and isinstance(statements[-1], ast.Break):
            self.exit = statements[-1]
            statements.pop()
            if not isinstance(statements[-1], _SIMPLE):
                raise Irreducible  # the loop ends, whether there was an effect or not
        if not statements:
            raise Irreducible
        for statement in statements[:-1]:
            self.steps.append(_guard(statement) or _assignment(statement))
        return self._last(statements[-1])

    def _last(self, statement: ast.stmt) -> Effect:
        if isinstance(statement, ast.For | ast.AsyncFor):
            return self._loop(statement)
        if isinstance(statement, ast.If):
            return self._if(statement)
        if isinstance(statement, ast.Return):
            self.exit = statement
            return statement
        if isinstance(statement, _SIMPLE):
            return statement
        raise Irreducible

    def _if(self, statement: ast.If) -> Effect:
        body, orelse = _without_idle(statement.body), _without_idle(statement.orelse)
        if not orelse:
            self.steps.append(Filter(statement.test))
            return self._suite(statement.body)
        if not body:
            self.steps.append(Filter(statement.test, negated=True))
            return self._suite(statement.orelse)
        if len(body) == len(orelse) == 1 and isinstance(body[0], _SIMPLE) and isinstance(orelse[0], _SIMPLE):
            return Choice(statement.test, body[0], orelse[0])
        raise Irreducible


def _without_idle(suite: list[ast.stmt]) -> list[ast.stmt]:
    """Leave out `pass`, and a `continue` at the end of a suite after which the round ends anyway."""
    statements = [statement for statement in suite if not isinstance(statement, ast.Pass)]
    if statements and isinstance(statements[-1], ast.Continue):
        statements.pop()
    return statements


def _guard(statement: ast.stmt) -> Filter | None:
    """Return the clause for `if test: continue`."""
    if not isinstance(statement, ast.If) or statement.orelse:
        return None
    if len(statement.body) == 1 and isinstance(statement.body[0], ast.Continue):
        return Filter(statement.test, negated=True)
    return None


def _assignment(statement: ast.stmt) -> Assignment:
    """Return what a statement binds, if it binds one name, in both branches of an `if` the same."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
        if isinstance(target, ast.Name):
            return Assignment(target, statement.value)
    if isinstance(statement, ast.If) and len(statement.body) == len(statement.orelse) == 1:
        yes, no = _assignment(statement.body[0]), _assignment(statement.orelse[0])
        if yes.name.id == no.name.id and isinstance(yes.value, ast.expr) and isinstance(no.value, ast.expr):
            return Assignment(yes.name, Choice(statement.test, yes.value, no.value))
    raise Irreducible


def target_names(target: ast.expr) -> Iterator[ast.Name]:
    """Yield the names that a loop's target binds."""
    if not all(
        isinstance(node, ast.Name | ast.Tuple | ast.List | ast.Starred | ast.expr_context)
        for node in nodes_in(target)
    ):
        raise Irreducible
    yield from (node for node in nodes_in(target) if isinstance(node, ast.Name))
