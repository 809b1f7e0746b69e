"""Loops that do nothing but append to a list: where the list comes from, and who could watch it grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.effects.uses import UseKind, Uses
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.loops.reductions import Choice, Each, Filter, Reduction, Value, parts_of
from beginner_lint.facts.loops.unset_names import may_lack_value, unset_name
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.facts.types.lattice import How, with_article

if TYPE_CHECKING:
    from beginner_lint.facts import Facts
    from beginner_lint.facts.flow.flow import Later

# Iterating over these, and asking for their length, runs no code of the program.
_PLAIN = (
    "list", "tuple", "str", "range", "bytes", "bytearray", "dict", "set", "frozenset", "file", "dict_keys",
    "dict_values", "dict_items",
)  # fmt: skip
_MAKING = ("builtins.list", "builtins.sorted")
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def gathering(loop: ast.For | ast.AsyncFor, facts: Facts) -> Gathering | None:
    """Return what a loop appends, and to what; None if it does anything else, or to more than one list."""
    reduction = facts.reductions.of(loop)
    if reduction is None:
        return None
    found = [pair for pair in map(appended, reduction.outcomes) if pair is not None]
    receivers, values = [receiver for receiver, _ in found], [value for _, value in found]
    if len(found) < len(reduction.outcomes):
        return None
    if not all(facts.loops.is_same(receiver, receivers[0]) for receiver in receivers):
        return None
    effect = reduction.effect
    value: Value = Choice(effect.test, *values) if isinstance(effect, Choice) else values[0]
    return Gathering(reduction, tuple(receivers), value, facts)


def appended(statement: ast.stmt) -> tuple[ast.expr, ast.expr] | None:
    """Return `xs` and `value` of a statement `xs.append(value)`."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return None
    if call.func.attr != "append" or call.keywords or len(call.args) != 1:
        return None
    value = call.args[0]
    return None if isinstance(value, ast.Starred) else (call.func.value, value)


class Gathering:
    """A loop that appends to a list in each round that passes its conditions, and does nothing else.

    Args:
        reduction: what the loop does in each round.
        receivers: the places that name the list, all alike.
        value: what is appended.
        facts: the facts of the file.

    """

    def __init__(
        self, reduction: Reduction, receivers: tuple[ast.expr, ...], value: Value, facts: Facts
    ) -> None:
        self.reduction = reduction
        self.receiver = receivers[0]
        self.value = value
        self.loop = reduction.loop
        self._receivers = receivers
        self._facts = facts
        self._scope = facts.scopes.scope_at(self.loop)

    @cached_property
    def initial(self) -> ast.Assign | ast.AnnAssign | None:
        """The statement that makes the list, empty, and for this loop only; None if there is none."""
        if not isinstance(self.receiver, ast.Name):
            return None
        found = self._facts.loops.initial(self.receiver, self.loop)
        return found if found is not None and self._is_empty_list(found.value) else None

    def _is_empty_list(self, value: ast.expr | None) -> bool:
        if isinstance(value, ast.Call):
            is_list = self._facts.types.origin(value.func) == "builtins.list"
            return is_list and not value.args and not value.keywords
        return isinstance(value, ast.List) and not value.elts

    @cached_property
    def copied(self) -> Each | None:
        """The loop's clause, if the loop appends the very elements that it iterates, all of them."""
        only = self.reduction.clauses[0]
        if len(self.reduction.clauses) > 1 or not isinstance(only, Each) or self.reduction.temporaries:
            return None
        target, value = only.loop.target, self.value
        is_same = isinstance(target, ast.Name) and isinstance(value, ast.Name) and value.id == target.id
        return only if is_same and isinstance(only.loop, ast.For) else None

    # Is it what it looks like?

    def is_list(self) -> bool:
        """Tell whether what grows is a list, or is declared to be one."""
        fact = self._facts.types.of(self.receiver)
        return fact.how > How.EVIDENCE and fact.suggests("list")

    def reads_list(self) -> bool:
        """Tell whether the loop does anything else with the list than append to it."""
        own = {root(receiver) for receiver in self._receivers}
        name = root(self.receiver)
        return any(place not in own for place in self._facts.loops.places(name, self.loop))

    def stands_in_class(self) -> bool:
        """Tell whether the loop is in the body of a class, whose names no comprehension can see."""
        return self._scope.kind is ScopeKind.CLASS

    def evaluated(self) -> Iterator[ast.expr]:
        """Yield all that is evaluated in each round, and what the first loop iterates."""
        for clause in self.reduction.clauses:
            yield clause.test if isinstance(clause, Filter) else clause.loop.iter
        for temporary in self.reduction.temporaries:
            yield from parts_of(temporary.value)
        yield from parts_of(self.value)

    # Who watches?

    def is_watched(self) -> str | None:
        """Return who may see the list while it grows; None if the loop's own statements are all there is."""
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
        calls = (node for part in self.evaluated() for node in ast.walk(part) if isinstance(node, ast.Call))
        return self.runs_other_code() is not None or any(
            isinstance(call.func, ast.Name) and call.func.id == "next" for call in calls
        )

    def may_get_another_list(self) -> bool:
        """Tell whether code that the loop runs may give the list's name another list."""
        name = self.receiver
        is_own = isinstance(name, ast.Name) and self._facts.scopes.owner(name) is self._scope
        if is_own and not self._facts.flow.is_captured(root(name).id, self._scope):
            return False
        return self.runs_other_code() is not None

    def is_private(self) -> bool:
        """Tell whether nobody but the statements around the loop can reach the list while it runs."""
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
        """Tell whether a place binds a list that is made there."""
        statement = self._facts.parents[binding]
        if isinstance(statement, ast.Assign) and len(statement.targets) > 1:
            return False
        if not isinstance(statement, ast.Assign | ast.AnnAssign):
            return False
        value = statement.value
        is_made = isinstance(value, ast.Call) and self._facts.types.origin(value.func) in _MAKING
        return is_made or isinstance(value, ast.List | ast.ListComp)

    def _is_handed_on(self, name: ast.Name, binding: ast.AST) -> bool:
        """Tell whether somebody may get hold of the list before the loop is over.

        That is before it in the text, or anywhere in a loop around it that does not make the list anew.
        """
        around: ast.AST = self.loop
        for holder in self._facts.parents.ancestors(self.loop):
            if isinstance(holder, ast.For | ast.AsyncFor | ast.While):
                if binding in ast.walk(holder):
                    break
                around = holder
        end = getattr(around, "end_lineno", 0)
        uses = Uses(self._facts)
        return any(
            getattr(found.node, "lineno", 0) <= end and uses.at(found.node).kind is UseKind.ESCAPES
            for found in self._facts.scopes.occurrences(self._scope, self._scope.mangled(name.id))
        )

    def unproved_source(self) -> str | None:
        """Return what must hold of what is copied, for `list` and `extend` to do as the loop does."""
        if self.copied is None:
            return None
        source = self.copied.loop.iter
        fact = self._facts.types.of(source)
        if not fact.proves(*_PLAIN):
            return f"`{ast.unparse(source)}` is an ordinary collection"
        may_be_list = fact.proves("list") and isinstance(source, ast.Name | ast.Attribute)
        if self.initial is None and may_be_list and not self.is_private():
            return f"`{ast.unparse(source)}` is another list"
        return None

    def undeclared_list(self) -> str | None:
        """Return what must hold of the list; None if it is proved."""
        fact = self._facts.types.of(self.receiver)
        if fact.proves("list"):
            return None
        return f"`{ast.unparse(self.receiver)}` is {with_article(fact.type)}, as declared"

    def may_lack_list(self) -> bool:
        """Tell whether the list may not be there: the loop notices when it appends, if it does at all."""
        return self.initial is None and may_lack_value(root(self.receiver), self._facts)

    def unset_name(self) -> str | None:
        """Return a variable that may have no value where a comprehension would read it."""
        bound = {name.id for name in self.reduction.bound}
        return unset_name(list(self.evaluated())[1:], bound, self._facts)

    def kept_name(self) -> Later | None:
        """Return where a name that the loop binds is used afterwards; importing modules do not count."""
        for later in self._later_uses():
            if later.node is not None or self._scope.kind is not ScopeKind.MODULE:
                return later
        return None

    def imported_name(self) -> str | None:
        """Return a name that the loop binds and that other modules may import."""
        for name in self.reduction.bound:
            if self._facts.flow.read_later(name.id, self.loop):
                return name.id
        return None

    def _later_uses(self) -> Iterator[Later]:
        for name in self.reduction.bound:
            yield from self._facts.flow.uses_beside(name.id, self.loop)

    def cannot_move(self) -> str | None:
        """Return why a part of the loop cannot stand in a comprehension on all Python versions."""
        for part in list(self.evaluated())[1:]:
            for node in ast.walk(part):
                if isinstance(node, ast.Call) and not node.args and getattr(node.func, "id", "") == "super":
                    return "`super()` does not work in a comprehension before Python 3.12"
                if isinstance(node, _COMPREHENSIONS) and _waits(node):
                    return "a comprehension that waits cannot stand in another one before Python 3.11"
        return None

    def waits(self) -> bool:
        """Tell whether the loop awaits something."""
        is_async = any(isinstance(loop, ast.AsyncFor) for loop in self.reduction.loops)
        return is_async or any(_waits(part) for part in self.evaluated())


def _waits(node: ast.AST) -> bool:
    return any(
        isinstance(inner, ast.Await) or (isinstance(inner, ast.comprehension) and inner.is_async)
        for inner in ast.walk(node)
    )
