"""A loop's body reduced to what it does in each round: clauses, temporaries, one effect.

`for a in b: if c: continue; t = f(a); xs.append(t + 1)` has the clauses `for a in b` and `if not c`, the
temporary `t`, whose value can stand where it is read, and the effect `xs.append(…)`. Rules that turn loops
into comprehensions or calls of builtins look at nothing else of the body.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.loops.evaluation import Place, events, place
from beginner_lint.facts.loops.index_headers import is_dotted
from beginner_lint.facts.loops.loop_bodies import (
    Assignment,
    Choice,
    Clause,
    Each,
    Effect,
    Exit,
    Filter,
    Irreducible,
    LoopBody,
    Step,
    Value,
    target_names,
)
from beginner_lint.facts.scopes.node_fields import nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

__all__ = ["Choice", "Each", "Filter", "Reduction", "Reductions", "Temporary", "Value", "target_names"]


class Temporary(NamedTuple):
    """A variable that only carries `value` to the one place, `use`, where it is read."""

    name: ast.Name
    value: Value
    use: ast.Name


class Reduction(NamedTuple):
    """What a loop does in each round.

    `clauses` and `temporaries` are in the order in which they run. `bound` are the names that the loop's
    statements bind, temporaries included. `exit` is the `break` or `return` with which the effect ends
    the loop, if it does.
    """

    loop: ast.For | ast.AsyncFor
    clauses: tuple[Clause, ...]
    temporaries: tuple[Temporary, ...]
    effect: Effect
    bound: tuple[ast.Name, ...]
    exit: Exit | None

    @property
    def replaced(self) -> dict[ast.Name, Value]:
        """What stands in the place of each read of a temporary."""
        return {temporary.use: temporary.value for temporary in self.temporaries}

    @property
    def outcomes(self) -> tuple[ast.stmt, ...]:
        """The one or two statements that are the effect."""
        return _outcomes(self.effect)

    @property
    def loops(self) -> tuple[ast.For | ast.AsyncFor, ...]:
        """The loop itself and those nested in it."""
        return tuple(clause.loop for clause in self.clauses if isinstance(clause, Each))


class Reductions:
    """Reduces loops.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[ast.stmt, Reduction | None] = {}
        self._bodies: dict[ast.stmt, LoopBody | None] = {}

    def outcomes(self, loop: ast.For | ast.AsyncFor, *, exits: bool = False) -> tuple[ast.stmt, ...]:
        """Return the statements that are the effect of a loop if it can be reduced, from its shape alone.

        With `exits`, also of one that ends with its effect.
        """
        body = self._body(loop)
        if body is None or (body.exit is not None and not exits):
            return ()
        return _outcomes(body.effect)

    def _body(self, loop: ast.For | ast.AsyncFor) -> LoopBody | None:
        """Read the body of a loop once: many rules ask."""
        if loop not in self._bodies:
            try:
                self._bodies[loop] = LoopBody(loop)
            except Irreducible:
                self._bodies[loop] = None
        return self._bodies[loop]

    def of(self, loop: ast.For | ast.AsyncFor, *, exits: bool = False) -> Reduction | None:
        """Return what a loop is reduced to; None if its body does more than one thing.

        None too for jumps out of the loop, an `else` clause, `yield`, and temporaries whose value cannot
        stand where they are read: read twice or nowhere, carried into the next round, or evaluated in
        another order then. With `exits`, the effect may end the loop.
        """
        if loop not in self._known:
            try:
                self._known[loop] = self._reduce(loop)
            except Irreducible:
                self._known[loop] = None
        found = self._known[loop]
        return None if found is not None and found.exit is not None and not exits else found

    def _reduce(self, loop: ast.For | ast.AsyncFor) -> Reduction:
        body = self._body(loop)
        if body is None:
            raise Irreducible
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
            elif isinstance(step, Assignment):
                if step.name.id not in own:
                    is_bound = any(name.id == step.name.id for name in bound)
                    self._refuse_carried(step.name, rounds[inner if is_bound else 0 : position + 1])
                temporaries.append(self._temporary(step, rounds[position + 1 :]))
                bound.append(step.name)
                own.add(step.name.id)
        clauses = tuple(step for step in body.steps if not isinstance(step, Assignment))
        reduction = Reduction(loop, clauses, tuple(temporaries), body.effect, tuple(bound), body.exit)
        if temporaries and not self._keeps_order(rounds, reduction):
            raise Irreducible
        self._refuse_walrus(rounds, reduction)
        return reduction

    def _refuse_unmovable(self, rounds: list[Step | Effect]) -> None:
        """Refuse `yield`, which no comprehension may hold."""
        for step in rounds:
            for node in _all_nodes(step):
                if isinstance(node, ast.Yield | ast.YieldFrom):
                    raise Irreducible

    def _refuse_carried(self, name: ast.Name, rounds: list[Step | Effect]) -> None:
        """Refuse a temporary that is read before it is bound: its value comes from the round before."""
        if any(True for step in rounds for _ in self._reads(name, step)):
            raise Irreducible

    def _refuse_walrus(self, rounds: list[Step | Effect], reduction: Reduction) -> None:
        """Refuse `:=` where no comprehension may hold it: for the loop's variables, in what is iterated."""
        names = {name.id for name in reduction.bound}
        for step in [reduction.clauses[0], *rounds]:
            for node in _all_nodes(step):
                if isinstance(node, ast.NamedExpr) and (isinstance(step, Each) or node.target.id in names):
                    raise Irreducible

    def _reads(self, name: ast.Name, step: Step | Effect) -> Iterator[ast.Name]:
        """Yield the places in a step that read the variable `name`."""
        owner = self._facts.scopes.owner(name)
        for node in _all_nodes(step):
            if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
                continue
            if node.id == name.id and self._facts.scopes.owner(node) is owner:
                yield node

    def _temporary(self, step: Assignment, later: list[Step | Effect]) -> Temporary:
        """Return the temporary, if it is read once and its value can stand there."""
        uses: list[tuple[ast.Name, int]] = []
        for position, other in enumerate(later):
            uses += ((use, position) for use in self._reads(step.name, other))
            if step.name.id in _bound_by(other):
                break
        if len(uses) != 1:
            raise Irreducible
        use, position = uses[0]
        found = _place(use, later[position], self._facts)
        between = later[:position]
        if found is Place.LAZY or any(isinstance(other, Each) for other in between):
            raise Irreducible
        conditional = found is Place.CONDITIONAL or any(isinstance(other, Filter) for other in between)
        if conditional and not isinstance(step.value, ast.Name | ast.Constant):  # anything else may raise
            raise Irreducible
        return Temporary(step.name, step.value, use)

    def _keeps_order(self, rounds: list[Step | Effect], reduction: Reduction) -> bool:
        """Tell whether all is evaluated in the old order when values stand in the place of temporaries."""
        replaced = {use: parts_of(value) for use, value in reduction.replaced.items()}
        old = [event for step in rounds for event in self._events(step, {})]
        new = [
            event
            for step in rounds
            if not isinstance(step, Assignment)
            for event in self._events(step, replaced)
        ]
        return old == new or all(
            isinstance(event, ast.expr) and self._facts.effects.is_pure(event) for event in old
        )

    def _events(
        self, step: Step | Effect, replaced: dict[ast.Name, tuple[ast.expr, ...]]
    ) -> Iterator[ast.AST]:
        for part, _ in _evaluated(step):
            yield from events(part, replaced, self._is_stable)

    def _is_stable(self, name: ast.Name) -> bool:
        """Tell whether a name keeps its object while the loop's own statements do not bind it."""
        scopes = self._facts.scopes
        owner = scopes.owner(name)
        if owner is None:
            return scopes.is_builtin(name)
        return not scopes.is_declared(name.id)


def parts_of(value: Value) -> tuple[ast.expr, ...]:
    """Return the expressions of a value, in the order of evaluation."""
    return (value.test, value.yes, value.no) if isinstance(value, Choice) else (value,)


def _evaluated(step: Step | Effect) -> Iterator[tuple[ast.AST, bool]]:
    """Yield what a step evaluates in each round, in order, each with whether a condition decides on it.

    Of a nested loop that is what it iterates; of a call, the arguments: what is called stays in its place.
    """
    if isinstance(step, Each):
        yield step.loop.iter, False
    elif isinstance(step, Filter):
        yield step.test, False
    elif isinstance(step, Assignment):
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


def _all_nodes(step: Step | Effect) -> Iterator[ast.AST]:
    for part, _ in _evaluated(step):
        yield from nodes_in(part)


def _bound_by(step: Step | Effect) -> set[str]:
    """Return the names that a step binds."""
    if isinstance(step, Each):
        return {name.id for name in target_names(step.loop.target)}
    return {step.name.id} if isinstance(step, Assignment) else set()


def _place(use: ast.Name, step: Step | Effect, facts: Facts) -> Place:
    """Return when a step evaluates the name `use`."""
    for part, conditional in _evaluated(step):
        if use in nodes_in(part):
            found = place(use, part, facts.parents)
            return Place.CONDITIONAL if conditional and found is Place.ALWAYS else found
    raise ValueError("the name is not in the step")


def _outcomes(effect: Effect) -> tuple[ast.stmt, ...]:
    return (effect.yes, effect.no) if isinstance(effect, Choice) else (effect,)
