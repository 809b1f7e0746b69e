"""Loops that do nothing but count in a dict how often each key occurs."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit, Fix
from beginner_lint.facts.loops.accumulators import Accumulator
from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.loops.reductions import Each, Reduction
from beginner_lint.facts.loops.replacing import assigned_to, replacement
from beginner_lint.facts.scopes.imports import Module
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.guards import applicability, assuming, guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# `Counter(…)` of these counts what iterating over them gives, and runs no code of the program.
_PLAIN = ("list", "tuple", "str", "range", "bytes", "bytearray", "set", "frozenset", "file", "dict_keys",
    "dict_values", "dict_items")  # fmt: skip


class Tallying(Accumulator):
    """A loop that adds 1 to the count of a key in each round that passes its conditions, and nothing else.

    Args:
        reduction: what the loop does in each round.
        receivers: the places that name the dict.
        keys: the places of the key; all alike.
        facts: the facts of the file.

    """

    def __init__(
        self,
        reduction: Reduction,
        receivers: tuple[ast.expr, ...],
        keys: tuple[ast.expr, ...],
        facts: Facts,
    ) -> None:
        super().__init__(reduction, receivers, (keys[0],), facts)
        self.keys = keys

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Tallying | None:
        """Return what a loop counts; None if it does anything else."""
        reduction = facts.reductions.of(loop)
        found = _counted(reduction.outcomes[0]) if reduction and len(reduction.outcomes) == 1 else None
        if reduction is None or found is None:
            return None
        receivers, keys = found
        is_same = all(facts.loops.is_same(receiver, receivers[0]) for receiver in receivers)
        return cls(reduction, receivers, keys, facts) if is_same else None

    @classmethod
    def is_seen_in(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> bool:
        """Tell whether a loop looks as if it did nothing but count."""
        outcomes = facts.reductions.outcomes(loop)
        return len(outcomes) == 1 and _counted(outcomes[0]) is not None

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value is an empty dict that counts can start from."""
        if isinstance(value, ast.Dict):
            return not value.keys and len(self.keys) > 1
        if not isinstance(value, ast.Call) or value.keywords:
            return False
        origin = self._facts.types.origin(value.func)
        if origin == "builtins.dict":
            return not value.args and len(self.keys) > 1
        if origin == "collections.defaultdict":
            return len(value.args) == 1 and self._facts.types.origin(value.args[0]) == "builtins.int"
        return origin == "collections.Counter" and not value.args

    # Is it one to speak of?

    def keeps_silent(self) -> bool:
        """Tell whether there is nothing to say of the loop, or another rule speaks of it."""
        return (
            self.starts_from_counts()
            or self.is_read_in_loop()
            or self.names_are_attributes()
            or self.is_too_long()
            or self.walks_over_indexes()
            or self.walks_over_rows()
            or (self.is_watched() is not None and not self._is_seen_by_importers_only())
        )

    def _is_seen_by_importers_only(self) -> bool:
        """Tell whether only modules that import this one could see counts that are not complete."""
        return self._scope.kind is ScopeKind.MODULE and not self._facts.project.script

    @guard
    def starts_from_counts(self) -> bool:
        """Whether the dict may hold counts before the loop, or is made for something else too."""
        return self.initial is None

    # What would the fix take for granted?

    @guard
    def type_changes(self) -> str | None:
        """Say that a `Counter` must do: it is shown in another way than a dict, and has 0 for all keys."""
        value = self.initial.value if self.initial else None
        if isinstance(value, ast.Call) and self._facts.types.origin(value.func) == "collections.Counter":
            return None
        return f"`{root(self.receiver).id}` may be a Counter, which is shown as one and is 0 for new keys"

    @guard
    def key_may_vary(self) -> str | None:
        """Say that the key, which the loop computes twice, is taken to be the same each time."""
        key = self.keys[0]
        if len(self.keys) == 1 or self._facts.effects.is_pure(key):
            return None
        return f"`{self._facts.source.segment(key)}` gives the same each time"

    @guard
    def source_is_unproved(self) -> str | None:
        """Say what is taken for granted about what is counted: of a dict, `Counter` takes the values over."""
        if self.counted is None or self._facts.types.of(self.counted).proves(*_PLAIN):
            return None
        return f"`{ast.unparse(self.counted)}` is an ordinary collection and no dict"

    # What is done

    @cached_property
    def counted(self) -> ast.expr | None:
        """What the loop iterates, if it counts the very elements of that, all of them."""
        only = self.reduction.clauses[0]
        if len(self.reduction.clauses) > 1 or not isinstance(only, Each) or self.reduction.temporaries:
            return None
        target, key = only.loop.target, self.keys[0]
        is_same = isinstance(target, ast.Name) and isinstance(key, ast.Name) and key.id == target.id
        return only.loop.iter if is_same and isinstance(only.loop, ast.For) else None

    def fix(self) -> Fix | str:
        """Return the fix that has a `Counter` count, or why there is none."""
        counter = self._facts.imports.member("collections", "Counter", self.loop)
        if counter is None:
            return "`Counter` cannot be imported here"
        edits = self.name_is_used_later() or self.does_not_fit() or self._edits(counter)
        if isinstance(edits, str):
            return edits
        assumption = assuming(
            self.type_changes(),
            self.key_may_vary(),
            self.source_is_unproved(),
            self.others_import_a_name(),
            self.name_may_lack_value(),
        )
        bound = {name.id for name in self.reduction.bound}
        own = {name for name in bound if self._facts.loops.stays_in_loops(name, self.loop)}
        scoped = self._facts.scopes.scoped
        return Fix(
            "Count with `Counter`",
            applicability(assumption),
            edits,
            binds=scoped(self.loop, root(self.receiver).id, *bound - own),
            relies_on=scoped(self.loop, counter.name.partition(".")[0], *self.names_read - own),
            drops=scoped(self.loop, *own),
            assumption=assumption,
        )

    def _key_may_stop(self) -> bool:
        """Tell whether working out a key may raise StopIteration."""
        inner = self.reduction.loops[1:]
        return (
            self._facts.effects.unknown_code(self.evaluated()) is not None
            or self.calls_next()
            or not all(self._facts.types.of(loop.iter).proves(*_PLAIN) for loop in inner)
        )

    def _edits(self, counter: Module) -> tuple[Edit, ...] | str:
        wording = Wording(self.reduction, self._facts)
        opening, closing = f"{assigned_to(self.receiver, self.initial, self._facts)}{counter.name}(", ")"
        if self.counted is not None:
            parts = [[wording.alone(self.counted)]]
        else:
            parts = wording.breakable_parts(self.keys[0])
            if self.waits() or self._key_may_stop():  # which a generator cannot do
                opening, closing = f"{opening}[", f"]{closing}"
        made = replacement(self.loop, (opening, parts, closing), wording, self._facts, goes=self.initial)
        return made if isinstance(made, str) or counter.edit is None else (counter.edit, *made)


def _counted(statement: ast.stmt) -> tuple[tuple[ast.expr, ...], tuple[ast.expr, ...]] | None:
    """Return the places of `d` and of `key` in `d[key] += 1` and in `d[key] = d.get(key, 0) + 1`."""
    if isinstance(statement, ast.AugAssign):
        target, added = statement.target, statement.value
        is_one = isinstance(statement.op, ast.Add) and _is(added, 1)
        if isinstance(target, ast.Subscript) and is_one and _is_plain(target):
            return (target.value,), (target.slice,)
        return None
    if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
        return None
    place, total = statement.targets[0], statement.value
    if not isinstance(place, ast.Subscript) or not isinstance(total, ast.BinOp) or not _is_plain(place):
        return None
    so_far, one = (total.right, total.left) if _is(total.left, 1) else (total.left, total.right)
    if not isinstance(total.op, ast.Add) or not _is(one, 1) or not isinstance(so_far, ast.Call):
        return None
    if not isinstance(so_far.func, ast.Attribute) or so_far.func.attr != "get" or so_far.keywords:
        return None
    if len(so_far.args) != 2 or not _is(so_far.args[1], 0):
        return None
    key = so_far.args[0]
    if ast.dump(key) != ast.dump(place.slice):
        return None
    return (place.value, so_far.func.value), (key, place.slice)


def _is_plain(item: ast.Subscript) -> bool:
    """Tell whether `d[key]` is an item of something with a name, and the key no slice."""
    return isinstance(item.value, ast.Name) and not any(
        isinstance(node, ast.Slice | ast.Starred) for node in nodes_in(item.slice)
    )


def _is(node: ast.expr, number: int) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value == number
