"""Loops that do nothing but build up one thing: where it comes from, who could watch, what stays behind.

A list that is appended to, a dict or set that is filled, a number that is added to: what a comprehension
or one call may do in place of the loop depends on the same questions. Those about the kind of thing are
answered by the subclasses.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.effects.uses import UseKind, Uses
from beginner_lint.facts.frames.row_loops import header_of
from beginner_lint.facts.loops.evaluation import waits
from beginner_lint.facts.loops.index_headers import reversed_sequence
from beginner_lint.facts.loops.item_loops import ItemLoop
from beginner_lint.facts.loops.loops import Walk, root
from beginner_lint.facts.loops.parallel_loops import parallel_loop
from beginner_lint.facts.loops.reductions import Choice, Filter, Reduction, Value, parts_of
from beginner_lint.facts.loops.unset_names import may_lack_value, unset_name
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts
    from beginner_lint.facts.flow.flow import Later

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_MAKING = ("builtins.list", "builtins.sorted", "builtins.dict", "builtins.set")

# What a reader can still take in at a glance.
_MOST_LOOPS = 2
_MOST_CONDITIONS = 3
_MOST_TEMPORARIES = 2
_MOST_CHARACTERS = 300


class Accumulator:
    """A loop that adds to one thing in each round that passes its conditions, and does nothing else.

    Args:
        reduction: what the loop does in each round.
        receivers: the places that name the thing where it is added to, all alike; none where the loop
            returns what it finds.
        results: what each round adds, in the order of evaluation.
        facts: the facts of the file.

    """

    def __init__(
        self,
        reduction: Reduction,
        receivers: tuple[ast.expr, ...],
        results: tuple[Value, ...],
        facts: Facts,
    ) -> None:
        self.reduction = reduction
        self.results = results
        self.loop = reduction.loop
        self._receivers = receivers
        self._facts = facts
        self._scope = facts.scopes.scope_at(self.loop)

    @property
    def receiver(self) -> ast.expr:
        """The first place that names the thing."""
        return self._receivers[0]

    @cached_property
    def initial(self) -> ast.Assign | ast.AnnAssign | None:
        """The statement that makes the thing, empty, and for this loop only; None if there is none."""
        if not self._receivers or not isinstance(self.receiver, ast.Name):
            return None
        found = self._facts.loops.initial(self.receiver, self.loop, self._own_bindings())
        return found if found is not None and found.value and self.is_empty(found.value) else None

    def _own_bindings(self) -> tuple[ast.expr, ...]:
        """Return the places in the loop that bind the name anew as they add to it, as `n += 1` does."""
        return tuple(
            place for place in self._receivers if not isinstance(getattr(place, "ctx", None), ast.Load)
        )

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether an initial value is the one from which a comprehension or builtin starts too."""
        raise NotImplementedError

    def evaluated(self) -> Iterator[ast.expr]:
        """Yield all that is evaluated in each round, and first what the first loop iterates."""
        for clause in self.reduction.clauses:
            yield clause.test if isinstance(clause, Filter) else clause.loop.iter
        for temporary in self.reduction.temporaries:
            yield from parts_of(temporary.value)
        for result in self.results:
            yield from parts_of(result)

    @property
    def names_read(self) -> set[str]:
        """The names that the loop reads."""
        nodes = (node for part in self.evaluated() for node in nodes_in(part))
        return {node.id for node in nodes if isinstance(node, ast.Name)}

    def loops_around(self) -> Iterator[ast.For | ast.AsyncFor]:
        """Yield the loops around this one that may take it in: nothing but conditions stands between."""
        for holder in self._facts.parents.ancestors(self.loop):
            if isinstance(holder, ast.For | ast.AsyncFor):
                yield holder
            elif not isinstance(holder, ast.If):
                return

    # Is it one to speak of?

    @guard
    def is_read_in_loop(self) -> bool:
        """Tell whether the loop does anything else with what it builds than add to it."""
        own = {root(receiver) for receiver in self._receivers}
        if not own:
            return False
        name = root(self.receiver)
        return any(place not in own for place in self._facts.loops.places(name, self.loop))

    @guard
    def names_are_attributes(self) -> bool:
        """Tell whether the loop is in the body of a class, whose names no comprehension can see."""
        return self._scope.kind is ScopeKind.CLASS

    @guard
    def walks_over_indexes(self) -> bool:
        """Tell whether the loop is better one over elements first (ZEN301 to 303, 321) or items (317)."""
        loops = [loop for loop in self.reduction.loops if isinstance(loop, ast.For)]
        return any(self._walks_over_indexes(loop) for loop in loops)

    def _walks_over_indexes(self, loop: ast.For) -> bool:
        backwards = reversed_sequence(loop.iter)
        if backwards is not None:
            found = self._facts.loops.by_index(loop, backwards)
            return found is not None and found.walk is Walk.ELEMENTS
        found = self._facts.loops.over_indexes(loop)
        if found is not None and found.walk in (Walk.ELEMENTS, Walk.PAIRS):
            return True
        return parallel_loop(loop, self._facts) is not None or ItemLoop.of(loop, self._facts) is not None

    @guard
    def walks_over_rows(self) -> bool:
        """Tell whether the loop walks over the rows of a frame: whole columns are faster (ZEN401)."""
        headers = (header_of(loop) for loop in self.reduction.loops if isinstance(loop, ast.For))
        return any(header and self._facts.frames.of(header.frame).suggests("DataFrame") for header in headers)

    @guard
    def is_too_long(self) -> bool:
        """Tell whether one expression would hold too much to be read."""
        choices = [result for result in self.results if isinstance(result, Choice)]
        conditions = len(choices) + sum(isinstance(clause, Filter) for clause in self.reduction.clauses)
        parts = list(self.evaluated())
        return (
            len(self.reduction.loops) > _MOST_LOOPS
            or conditions > _MOST_CONDITIONS
            or len(self.reduction.temporaries) > _MOST_TEMPORARIES
            or any(_is_long(part) for choice in choices for part in parts_of(choice))
            or sum(len("".join(self._facts.source.segment(part).split())) for part in parts)
            > _MOST_CHARACTERS
        )

    # Who watches?

    @guard
    def is_watched(self) -> str | None:
        """Return who may see the thing while it grows; None if the loop's own statements are all there is."""
        if not self._receivers:
            return None
        name = self.receiver
        if not isinstance(name, ast.Name) or self._facts.scopes.owner(name) is not self._scope:
            return f"`{ast.unparse(name)}` belongs to somebody else"
        seen = self._facts.flow.seen_after_exception(name.id, self.loop)
        if seen is not None:
            return seen.reason
        if self._facts.flow.is_captured(name.id, self._scope) and self.runs_other_code():
            return f"`{name.id}` is used in a function inside"
        return None

    def runs_other_code(self) -> str | None:
        """Return a phrase for what the loop runs beside builtins; None if nothing."""
        return self._facts.effects.unknown_code([self.loop])

    def may_stop(self) -> bool:
        """Tell whether a step may raise StopIteration, which a generator would turn into a RuntimeError."""
        return self.runs_other_code() is not None or self.calls_next()

    def calls_next(self) -> bool:
        """Tell whether a step calls `next`, which raises StopIteration at the end."""
        calls = (node for part in self.evaluated() for node in nodes_in(part) if isinstance(node, ast.Call))
        return any(isinstance(call.func, ast.Name) and call.func.id == "next" for call in calls)

    def may_be_rebound(self) -> bool:
        """Tell whether code that the loop runs may give the name of what is built another value."""
        name = self.receiver
        is_own = isinstance(name, ast.Name) and self._facts.scopes.owner(name) is self._scope
        if is_own and not self._facts.flow.is_captured(root(name).id, self._scope):
            return False
        return self.runs_other_code() is not None

    def is_private(self) -> bool:
        """Tell whether nobody but the statements around the loop can reach the thing while it runs."""
        name = self.receiver
        if not isinstance(name, ast.Name) or self._facts.scopes.owner(name) is not self._scope:
            return False
        if self._facts.effects.is_private(self._scope.mangled(name.id), self._scope) is None:
            return True
        if self._facts.flow.is_captured(name.id, self._scope):
            return False
        made = self._facts.flow.reaching(name) or ()
        return len(made) == 1 and self._is_new(made[0].node) and not self._is_handed_on(name, made[0].node)

    def _is_new(self, binding: ast.AST) -> bool:
        """Tell whether a place binds a list, dict or set that is made there."""
        statement = self._facts.parents[binding]
        if isinstance(statement, ast.Assign) and len(statement.targets) > 1:
            return False
        if not isinstance(statement, ast.Assign | ast.AnnAssign):
            return False
        value = statement.value
        is_made = isinstance(value, ast.Call) and self._facts.types.origin(value.func) in _MAKING
        return is_made or isinstance(value, _DISPLAYS)

    def _is_handed_on(self, name: ast.Name, binding: ast.AST) -> bool:
        """Tell whether somebody may get hold of the thing before the loop is over.

        That is before it in the text, or anywhere in a loop around it that does not make the thing anew.
        """
        around: ast.AST = self.loop
        for holder in self._facts.parents.ancestors(self.loop):
            if isinstance(holder, ast.For | ast.AsyncFor | ast.While):
                if binding in nodes_in(holder):
                    break
                around = holder
        end = getattr(around, "end_lineno", 0)
        uses = Uses(self._facts)
        return any(
            getattr(found.node, "lineno", 0) <= end and uses.at(found.node).kind is UseKind.ESCAPES
            for found in self._facts.scopes.occurrences(self._scope, self._scope.mangled(name.id))
        )

    # What stays behind?

    @guard
    def name_is_used_later(self) -> str | None:
        """Return where a name that the loop binds is used afterwards; importing modules do not count."""
        for later in self._later_uses():
            if later.node is not None or self._scope.kind is not ScopeKind.MODULE:
                return later.reason
        return None

    @guard
    def others_import_a_name(self) -> str | None:
        """Say which variables of the loop other modules may import."""
        names = dict.fromkeys(name.id for name in self.reduction.bound)
        seen = [f"`{name}`" for name in names if self._facts.flow.read_later(name, self.loop)]
        return f"no other module imports {' or '.join(seen)}" if seen else None

    def _later_uses(self) -> Iterator[Later]:
        for name in self.reduction.bound:
            yield from self._facts.flow.uses_beside(name.id, self.loop)

    # What would it take for granted?

    def may_be_missing(self) -> bool:
        """Tell whether the thing may not be there: the loop notices when it adds to it, if it does at all."""
        return self.initial is None and may_lack_value(root(self.receiver), self._facts)

    @guard
    def name_may_lack_value(self) -> str | None:
        """Say which variable is taken to have a value, as a comprehension raises another exception else."""
        bound = {name.id for name in self.reduction.bound}
        name = unset_name(list(self.evaluated())[1:], bound, self._facts)
        return f"`{name}` has a value in the loop" if name else None

    @guard
    def does_not_fit(self) -> str | None:
        """Return why a part of the loop cannot stand in a comprehension on all Python versions."""
        for part in list(self.evaluated())[1:]:
            for node in nodes_in(part):
                if isinstance(node, ast.Call) and not node.args and getattr(node.func, "id", "") == "super":
                    return "`super()` does not work in a comprehension before Python 3.12"
                if isinstance(node, _COMPREHENSIONS) and waits(node):
                    return "a comprehension that waits cannot stand in another one before Python 3.11"
        return None

    def waits(self) -> bool:
        """Tell whether the loop awaits something."""
        is_async = any(isinstance(loop, ast.AsyncFor) for loop in self.reduction.loops)
        return is_async or any(waits(part) for part in self.evaluated())


def _is_long(part: ast.expr) -> bool:
    """Tell whether an expression goes over several lines."""
    return part.end_lineno != part.lineno
