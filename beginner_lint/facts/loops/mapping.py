"""Loops that do nothing but store items in a dict."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.collecting import Collecting, Form, Kind
from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.evaluation import events
from beginner_lint.facts.loops.reductions import Choice, Each, Reduction, Value, parts_of
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.types.lattice import Fact
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Iterating over these runs no code of the program, and they have no `keys` of their own.
_PLAIN = ("list", "tuple", "set", "frozenset", "dict_items", "zip", "enumerate")
_DICTS = ("dict", "defaultdict", "Counter", "OrderedDict")
_UNPACKED = ("list", "tuple", "str")


class Mapping(Collecting):
    """A loop that stores an item in a dict in each round that passes its conditions, and does nothing else.

    Args:
        reduction: what the loop does in each round.
        receivers: the places that name the dict, all alike.
        key: under which an item is stored.
        value: what is stored.
        facts: the facts of the file.

    """

    kind = Kind("dict", ("{", "}"), "update", ("{", "}"))

    def __init__(
        self, reduction: Reduction, receivers: tuple[ast.expr, ...], key: ast.expr, value: Value, facts: Facts
    ) -> None:
        super().__init__(reduction, receivers, (value, key), facts)
        self.key = key
        self.value = value

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Mapping | None:
        """Return what a loop stores, and in which dict; None if it does anything else."""
        reduction = facts.reductions.of(loop)
        if reduction is None:
            return None
        found = [stored for stored in map(_stored, reduction.outcomes) if stored is not None]
        if len(found) < len(reduction.outcomes):
            return None
        receivers, keys, values = zip(*found, strict=True)
        if not all(facts.loops.is_same(receiver, receivers[0]) for receiver in receivers):
            return None
        if any(ast.dump(key) != ast.dump(keys[0]) for key in keys):
            return None
        effect = reduction.effect
        value: Value = Choice(effect.test, *values) if isinstance(effect, Choice) else values[0]
        return cls(reduction, receivers, keys[0], value, facts)

    @classmethod
    def is_seen_in(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> bool:
        """Tell whether a loop looks as if it did nothing but store items."""
        outcomes = facts.reductions.outcomes(loop)
        return bool(outcomes) and all(_stored(outcome) for outcome in outcomes)

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value is an empty dict."""
        if isinstance(value, ast.Call):
            is_dict = self._facts.types.origin(value.func) == "builtins.dict"
            return is_dict and not value.args and not value.keywords
        return isinstance(value, ast.Dict) and not value.keys

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return super().keeps_silent() or self.key_stays_the_same()

    @guard
    def key_stays_the_same(self) -> bool:
        """Whether each round may store its value under the same key as the one before."""
        bound = {name.id for name in self.reduction.bound}
        nodes = list(nodes_in(self.key))
        return not any(
            isinstance(node, ast.Call | ast.Await) or (isinstance(node, ast.Name) and node.id in bound)
            for node in nodes
        )

    # Does it copy?

    @cached_property
    def copied(self) -> ast.expr | None:
        """The pairs that the loop stores as they are, all of them; of `old.items()`, `old` itself."""
        only = self.reduction.clauses[0]
        if len(self.reduction.clauses) > 1 or not isinstance(only, Each) or self.reduction.temporaries:
            return None
        if not isinstance(only.loop, ast.For) or not _are_the_pair(only.loop.target, self.key, self.value):
            return None
        return mapping_behind(only.loop.iter) or only.loop.iter

    @guard
    def source_is_unproved(self) -> str | None:
        """Say what must hold of what is copied, for a copy to do as the loop does."""
        if self.copied is None:
            return None
        assert isinstance(self.reduction.clauses[0], Each)
        return unproved_pairs(self.reduction.clauses[0].loop.iter, self._facts)

    # What is computed when

    @guard
    def order_is_unproved(self) -> str | None:
        """Say so if it could be noticed that a comprehension computes the key before the value."""
        replaced = {use: parts_of(value) for use, value in self.reduction.replaced.items()}
        steps = [
            [step for part in parts for step in events(part, replaced, self._is_stable)]
            for parts in (parts_of(self.value), (self.key,))
        ]
        if all(steps) and not all(self._is_pure(step) for part in steps for step in part):
            return "nothing changes when each key is computed before its value"
        return None

    def _is_pure(self, step: ast.AST) -> bool:
        return isinstance(step, ast.expr) and self._facts.effects.is_pure(step)

    def _is_stable(self, name: ast.Name) -> bool:
        """Tell whether a name holds the same when the key is computed before the value."""
        if name.id in {node.target.id for part in self.results for node in _walruses(part)}:
            return False
        return self._facts.scopes.owner(name) is not None and self._facts.effects.stays(name)

    # What is written

    @property
    def form(self) -> Form:
        """What takes the place of the loop."""
        form = super().form
        if form is Form.GROW_BY_GENERATOR and self.is_private() and self.is_watched() is None:
            return Form.GROW_BY_COMPREHENSION  # reads better than pairs in parentheses
        return form

    def elements(self, wording: Wording, form: Form) -> list[list[str]]:
        """Return the parts of the comprehension or generator that gives what the loop stores."""
        if form is Form.GROW_BY_GENERATOR:
            return wording.tuple_parts(self.key, self.value)
        return wording.pair_parts(self.key, self.value)


def unproved_pairs(iterated: ast.expr, facts: Facts) -> str | None:
    """Return what must hold for `dict(…)` to do as a loop over `key, value` pairs; None if it does."""
    behind = mapping_behind(iterated)
    if behind is not None:
        return None if facts.types.of(behind).proves(*_DICTS) else f"`{ast.unparse(behind)}` is a dict"
    fact = facts.types.of(iterated)
    inner = fact.type.elements if fact.type else None
    if fact.proves(*_PLAIN) and (fact.proves("zip", "enumerate", "dict_items") or _is_unpacked(inner)):
        return None
    return f"`{ast.unparse(iterated)}` is an ordinary collection of pairs"


def _is_unpacked(inner: Fact | None) -> bool:
    """Tell whether items are taken apart without running code of the program."""
    return inner is not None and inner.proves(*_UNPACKED)


def mapping_behind(iterated: ast.expr) -> ast.expr | None:
    """Return `d` of `d.items()`."""
    if not isinstance(iterated, ast.Call) or not isinstance(iterated.func, ast.Attribute):
        return None
    is_call = iterated.func.attr == "items" and not iterated.args and not iterated.keywords
    return iterated.func.value if is_call else None


def _are_the_pair(target: ast.expr, key: ast.expr, value: Value) -> bool:
    """Tell whether key and value are the two names that a loop's target binds, in this order."""
    if not isinstance(target, ast.Tuple | ast.List) or isinstance(value, Choice):
        return False
    names = [node.id for node in target.elts if isinstance(node, ast.Name)]
    read = [node.id for node in (key, value) if isinstance(node, ast.Name)]
    return len(target.elts) == len(set(names)) == 2 and read == names


def _stored(statement: ast.stmt) -> tuple[ast.expr, ast.expr, ast.expr] | None:
    """Return `d`, `key` and `value` of a statement `d[key] = value`."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
        return None
    target = statement.targets[0]
    if not isinstance(target, ast.Subscript) or not isinstance(target.value, ast.Name | ast.Attribute):
        return None
    if any(isinstance(node, ast.Slice | ast.Starred) for node in nodes_in(target.slice)):
        return None
    return target.value, target.slice, statement.value


def _walruses(value: Value) -> Iterator[ast.NamedExpr]:
    for part in parts_of(value):
        yield from (node for node in nodes_in(part) if isinstance(node, ast.NamedExpr))
