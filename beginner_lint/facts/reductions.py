"""A loop's body reduced to what it does in each round: clauses, temporaries, one effect.

`for a in b: if c: continue; t = f(a); xs.append(t + 1)` has the clauses `for a in b` and `if not c`, the
temporary `t`, whose value can stand where it is read, and the effect `xs.append(…)`. Rules that turn loops
into comprehensions or calls of builtins look at nothing else of the body.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from beginner_lint.facts.evaluation import Place, events, place
from beginner_lint.facts.loops import is_dotted
from beginner_lint.facts.scopes import Role

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

Part = TypeVar("Part", ast.expr, ast.stmt)


@dataclass(frozen=True, slots=True)
class Each:
    """The clause of one loop: `for target in iter`."""

    loop: ast.For | ast.AsyncFor


@dataclass(frozen=True, slots=True)
class Filter:
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


@dataclass(frozen=True, slots=True)
class Temporary:
    """A variable that only carries `value` to the one place, `use`, where it is read."""

    name: ast.Name
    value: Value
    use: ast.Name


@dataclass(frozen=True, slots=True)
class Reduction:
    """What a loop does in each round.

    `clauses` and `temporaries` are in the order in which they run. `bound` are the names that the loop's
    statements bind, temporaries included.
    """

    loop: ast.For | ast.AsyncFor
    clauses: tuple[Clause, ...]
    temporaries: tuple[Temporary, ...]
    effect: Effect
    bound: tuple[ast.Name, ...]

    @property
    def replaced(self) -> dict[ast.Name, Value]:
        """What stands in the place of each read of a temporary."""
        return {temporary.use: temporary.value for temporary in self.temporaries}

    @property
    def outcomes(self) -> tuple[ast.stmt, ...]:
        """The one or two statements that are the effect."""
        return (self.effect.yes, self.effect.no) if isinstance(self.effect, Choice) else (self.effect,)

    @property
    def loops(self) -> tuple[ast.For | ast.AsyncFor, ...]:
        """The loop itself and those nested in it."""
        return tuple(clause.loop for clause in self.clauses if isinstance(clause, Each))


class _Irreducible(Exception):
    """The body does more than one thing, or not in an order that one expression can keep."""


@dataclass(frozen=True, slots=True)
class _Assignment:
    """A statement that binds one name, to the one or the other value if it is an `if`."""

    name: ast.Name
    value: Value


_Step = Each | Filter | _Assignment


class Reductions:
    """Reduces loops.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[ast.stmt, Reduction | None] = {}

    def of(self, loop: ast.For | ast.AsyncFor) -> Reduction | None:
        """Return what a loop is reduced to; None if its body does more than one thing.

        None too for jumps out of the loop, an `else` clause, `yield`, and temporaries whose value cannot
        stand where they are read: read twice or nowhere, carried into the next round, or evaluated in
        another order then.
        """
        if loop not in self._known:
            try:
                self._known[loop] = self._reduce(loop)
            except _Irreducible:
                self._known[loop] = None
        return self._known[loop]

    def _reduce(self, loop: ast.For | ast.AsyncFor) -> Reduction:
        body = _Body(loop)
        rounds = [*body.steps[1:], body.effect]
        self._refuse_unmovable(rounds)
        bound = list(target_names(loop.target))
        own = {name.id for name in bound}  # what the innermost loop so far binds anew in each of its rounds
        inner = 0
        temporaries = []
        for position, step in enumerate(body.steps[1:]):
            if isinstance(step, Each):
                targets = list(target_names(step.loop.target))
                own, inner = {name.id for name in targets}, position + 1
                bound += targets
            elif isinstance(step, _Assignment):
                if step.name.id not in own:
                    is_bound = any(name.id == step.name.id for name in bound)
                    self._refuse_carried(step.name, rounds[inner if is_bound else 0 : position + 1])
                temporaries.append(self._temporary(step, rounds[position + 1 :]))
                bound.append(step.name)
                own.add(step.name.id)
        clauses = tuple(step for step in body.steps if not isinstance(step, _Assignment))
        reduction = Reduction(loop, clauses, tuple(temporaries), body.effect, tuple(bound))
        if temporaries and not self._keeps_order(rounds, reduction):
            raise _Irreducible
        self._refuse_walrus(rounds, reduction)
        return reduction

    def _refuse_unmovable(self, rounds: list[_Step | Effect]) -> None:
        """Refuse `yield`, which no comprehension may hold."""
        for step in rounds:
            for node in _all_nodes(step):
                if isinstance(node, ast.Yield | ast.YieldFrom):
                    raise _Irreducible

    def _refuse_carried(self, name: ast.Name, rounds: list[_Step | Effect]) -> None:
        """Refuse a temporary that is read before it is bound: its value comes from the round before."""
        if any(True for step in rounds for _ in self._reads(name, step)):
            raise _Irreducible

    def _refuse_walrus(self, rounds: list[_Step | Effect], reduction: Reduction) -> None:
        """Refuse `:=` where no comprehension may hold it: for the loop's variables, in what is iterated."""
        names = {name.id for name in reduction.bound}
        for step in [reduction.clauses[0], *rounds]:
            for node in _all_nodes(step):
                if isinstance(node, ast.NamedExpr) and (isinstance(step, Each) or node.target.id in names):
                    raise _Irreducible

    def _reads(self, name: ast.Name, step: _Step | Effect) -> Iterator[ast.Name]:
        """Yield the places in a step that read the variable `name`."""
        owner = self._facts.scopes.owner(name)
        for node in _all_nodes(step):
            if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
                continue
            if node.id == name.id and self._facts.scopes.owner(node) is owner:
                yield node

    def _temporary(self, step: _Assignment, later: list[_Step | Effect]) -> Temporary:
        """Return the temporary, if it is read once and its value can stand there."""
        uses: list[tuple[ast.Name, int]] = []
        for position, other in enumerate(later):
            uses += ((use, position) for use in self._reads(step.name, other))
            if step.name.id in _bound_by(other):
                break
        if len(uses) != 1:
            raise _Irreducible
        use, position = uses[0]
        found = _place(use, later[position], self._facts)
        between = later[:position]
        if found is Place.LAZY or any(isinstance(other, Each) for other in between):
            raise _Irreducible
        conditional = found is Place.CONDITIONAL or any(isinstance(other, Filter) for other in between)
        if conditional and not isinstance(step.value, ast.Name | ast.Constant):  # anything else may raise
            raise _Irreducible
        return Temporary(step.name, step.value, use)

    def _keeps_order(self, rounds: list[_Step | Effect], reduction: Reduction) -> bool:
        """Tell whether all is evaluated in the old order when values stand in the place of temporaries."""
        replaced = {use: parts_of(value) for use, value in reduction.replaced.items()}
        old = [event for step in rounds for event in self._events(step, {})]
        new = [
            event
            for step in rounds
            if not isinstance(step, _Assignment)
            for event in self._events(step, replaced)
        ]
        return old == new or all(
            isinstance(event, ast.expr) and self._facts.effects.is_pure(event) for event in old
        )

    def _events(
        self, step: _Step | Effect, replaced: dict[ast.Name, tuple[ast.expr, ...]]
    ) -> Iterator[ast.AST]:
        for part, _ in _evaluated(step):
            yield from events(part, replaced, self._is_stable)

    def _is_stable(self, name: ast.Name) -> bool:
        """Tell whether a name keeps its object while the loop's own statements do not bind it."""
        scopes = self._facts.scopes
        owner = scopes.owner(name)
        if owner is None:
            return scopes.is_builtin(name)
        return all(found.role is not Role.DECLARE for found in scopes.spelled(name.id))


class _Body:
    """Reads the statements of a loop: `steps` begins with the loop's own clause."""

    def __init__(self, loop: ast.For | ast.AsyncFor) -> None:
        self.steps: list[_Step] = []
        self.effect = self._loop(loop)

    def _loop(self, loop: ast.For | ast.AsyncFor) -> Effect:
        if loop.orelse:
            raise _Irreducible
        self.steps.append(Each(loop))
        return self._suite(loop.body)

    def _suite(self, suite: list[ast.stmt]) -> Effect:
        statements = _without_idle(suite)
        if not statements:
            raise _Irreducible
        for statement in statements[:-1]:
            self.steps.append(_guard(statement) or _assignment(statement))
        return self._last(statements[-1])

    def _last(self, statement: ast.stmt) -> Effect:
        if isinstance(statement, ast.For | ast.AsyncFor):
            return self._loop(statement)
        if isinstance(statement, ast.If):
            return self._if(statement)
        if isinstance(statement, ast.Expr | ast.Assign | ast.AugAssign):
            return statement
        raise _Irreducible

    def _if(self, statement: ast.If) -> Effect:
        body, orelse = _without_idle(statement.body), _without_idle(statement.orelse)
        if not orelse:
            self.steps.append(Filter(statement.test))
            return self._suite(statement.body)
        if not body:
            self.steps.append(Filter(statement.test, negated=True))
            return self._suite(statement.orelse)
        simple = (ast.Expr, ast.Assign, ast.AugAssign)
        if len(body) == len(orelse) == 1 and isinstance(body[0], simple) and isinstance(orelse[0], simple):
            return Choice(statement.test, body[0], orelse[0])
        raise _Irreducible


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


def _assignment(statement: ast.stmt) -> _Assignment:
    """Return what a statement binds, if it binds one name, in both branches of an `if` the same."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
        if isinstance(target, ast.Name):
            return _Assignment(target, statement.value)
    if isinstance(statement, ast.If) and len(statement.body) == len(statement.orelse) == 1:
        yes, no = _assignment(statement.body[0]), _assignment(statement.orelse[0])
        if yes.name.id == no.name.id and isinstance(yes.value, ast.expr) and isinstance(no.value, ast.expr):
            return _Assignment(yes.name, Choice(statement.test, yes.value, no.value))
    raise _Irreducible


def target_names(target: ast.expr) -> Iterator[ast.Name]:
    """Yield the names that a loop's target binds."""
    if not all(
        isinstance(node, ast.Name | ast.Tuple | ast.List | ast.Starred | ast.expr_context)
        for node in ast.walk(target)
    ):
        raise _Irreducible
    yield from (node for node in ast.walk(target) if isinstance(node, ast.Name))


def parts_of(value: Value) -> tuple[ast.expr, ...]:
    """Return the expressions of a value, in the order of evaluation."""
    return (value.test, value.yes, value.no) if isinstance(value, Choice) else (value,)


def _evaluated(step: _Step | Effect) -> Iterator[tuple[ast.AST, bool]]:
    """Yield what a step evaluates in each round, in order, each with whether a condition decides on it.

    Of a nested loop that is what it iterates; of a call, the arguments: what is called stays in its place.
    """
    if isinstance(step, Each):
        yield step.loop.iter, False
    elif isinstance(step, Filter):
        yield step.test, False
    elif isinstance(step, _Assignment):
        yield from _evaluated_value(step.value)
    elif isinstance(step, Choice):
        yield step.test, False
        for part in (step.yes, step.no):
            yield from ((node, True) for node, _ in _evaluated(part))
    elif isinstance(step, ast.Expr) and isinstance(step.value, ast.Call) and is_dotted(step.value.func):
        yield from ((argument, False) for argument in (*step.value.args, *step.value.keywords))
    else:
        yield step, False


def _evaluated_value(value: Value) -> Iterator[tuple[ast.AST, bool]]:
    yield from zip(parts_of(value), (False, True, True))  # noqa: B905 (one part, or three)


def _all_nodes(step: _Step | Effect) -> Iterator[ast.AST]:
    for part, _ in _evaluated(step):
        yield from ast.walk(part)


def _bound_by(step: _Step | Effect) -> set[str]:
    """Return the names that a step binds."""
    if isinstance(step, Each):
        return {name.id for name in target_names(step.loop.target)}
    return {step.name.id} if isinstance(step, _Assignment) else set()


def _place(use: ast.Name, step: _Step | Effect, facts: Facts) -> Place:
    """Return when a step evaluates the name `use`."""
    for part, conditional in _evaluated(step):
        if use in ast.walk(part):
            found = place(use, part, facts.parents)
            return Place.CONDITIONAL if conditional and found is Place.ALWAYS else found
    raise ValueError("the name is not in the step")
