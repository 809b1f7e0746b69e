"""A loop over the keys of a dict that looks up their values, as a loop over items or values."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Fix
from beginner_lint.facts.loops.element_loops import ElementLoop
from beginner_lint.facts.loops.index_headers import walked_mapping
from beginner_lint.facts.loops.loops import IndexLoop, IndexUse
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.types.lattice import How, with_article
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Types for which `d[key]`, for each key of `d`, is what `d.items()` gives beside it.
_DICTS = ("dict", "defaultdict", "Counter", "OrderedDict")
_MAPPINGS = (*_DICTS, "mapping", "Mapping", "MutableMapping", "ChainMap")

# What only mappings have.
_TELLING = frozenset({"keys", "items", "values", "get", "setdefault", "popitem", "fromkeys"})


class ItemLoop(ElementLoop):
    """What a loop over keys looks like as a loop over items, or values alone.

    Args:
        over_keys: the loop as it is.
        facts: the facts of its file.

    """

    def __init__(self, over_keys: IndexLoop, facts: Facts) -> None:
        super().__init__(over_keys, facts)
        self.key = over_keys.index
        self.dictionary = over_keys.sequence

    @classmethod
    def of(cls, loop: ast.For, facts: Facts) -> ItemLoop | None:
        """Return what a loop looks like as one over items, if that is worth saying; None if it is not."""
        found = facts.loops.over_keys(loop) if _looks_up(loop) else None
        if found is None:
            return None
        made = cls(found, facts)
        return None if made.needs_keys() or made.cannot_be() else made

    @guard
    def needs_keys(self) -> bool:
        """Whether the loop looks up no value, does more with an item than read it, or changes the dict."""
        uses = set(self._old.uses)
        unusual = uses & {IndexUse.WRITE, IndexUse.REBOUND, IndexUse.DELAYED}
        return bool(unusual) or self._old.change is not None or IndexUse.ELEMENT not in uses

    @guard
    def is_no_sequence(self) -> bool:
        """Whether what the loop walks over is, or may well be, something else than a dict."""
        fact = self._facts.types.of(self.dictionary)
        if fact.type is not None:
            return not fact.suggests(*_MAPPINGS)
        if self._facts.frames.of(self.dictionary).suggests("DataFrame", "Series"):
            return True
        if self._has_only_keys():
            return True
        return not isinstance(self._loop.iter, ast.Call) and not self._is_used_as_mapping()

    @guard
    def walks_itself(self) -> bool:
        """Whether the loop is in a method of the very object that it walks over, perhaps in its `items`."""
        return self._facts.scopes.is_own_object(self.dictionary)

    def _has_only_keys(self) -> bool:
        """Tell whether the program asks if the thing has `keys`: it may not have `items`."""
        return any(
            isinstance(call.func, ast.Name)
            and call.func.id in ("hasattr", "getattr")
            and len(call.args) > 1
            and self._facts.loops.is_same(call.args[0], self.dictionary)
            and isinstance(call.args[1], ast.Constant)
            and call.args[1].value == "keys"
            for call in self._facts.parents.of_type(ast.Call)
        )

    def _is_used_as_mapping(self) -> bool:
        """Tell whether something is asked of it, anywhere, that only mappings can do."""
        root = self._old.root
        owner = self._facts.scopes.owner(root)
        spelled = self._facts.scopes.spelling(root)
        places = self._facts.scopes.occurrences(owner, spelled) if owner else []
        return any(self._is_asked(found.node) for found in places)

    def _is_asked(self, node: ast.AST) -> bool:
        """Tell whether one place asks what only mappings can answer."""
        holder = self._facts.parents.get(node)
        while isinstance(holder, ast.Attribute) and not self._facts.loops.is_same(node, self.dictionary):
            node, holder = holder, self._facts.parents.get(holder)
        if isinstance(holder, ast.Subscript) and holder.value is node:
            return isinstance(holder.slice, ast.Constant) and isinstance(holder.slice.value, str)
        return isinstance(holder, ast.Attribute) and holder.attr in _TELLING

    @guard
    def type_is_unproved(self) -> str | None:
        """Return what is taken for granted about the type of the dict; None if it is proved."""
        fact = self._facts.types.of(self.dictionary)
        name = self._facts.source.segment(self.dictionary)
        if fact.proves(*_DICTS):
            return None
        if fact.how is How.DECLARED:
            return f"`{name}` is {with_article(fact.type)}, as declared"
        return f"`{name}` is a dict"

    @cached_property
    def needs_only_values(self) -> bool:
        """Whether the keys only serve to look the values up."""
        return set(self._old.uses) == {IndexUse.ELEMENT} and self.index_is_needed_later() is None

    @cached_property
    def target(self) -> str:
        """What the value is called: as the learner does already, else by a fresh name."""
        if self.given is not None:
            return self._facts.source.segment(self.given.targets[0])
        return self._facts.naming.for_value(self.dictionary, self._loop)

    @property
    def header(self) -> tuple[str, str]:
        """The target and what is iterated of the new loop."""
        name = self._facts.source.segment(self.dictionary)
        if self.needs_only_values:
            return self.target, f"{name}.values()"
        return f"{self.key.id}, {self.target_in_tuple}", f"{name}.items()"

    def as_fix(self) -> Fix | str:
        """Return the fix that makes the loop one over items or values, or why there is none."""
        target, iterable = self.header
        return self.fix(f"Loop over `{iterable}`", target, iterable, index_goes=self.needs_only_values)


def _looks_up(loop: ast.For) -> bool:
    """Tell from its shape alone whether a loop may look up what belongs to its keys."""
    if not isinstance(loop.target, ast.Name) or walked_mapping(loop.iter) is None:
        return False
    key = loop.target.id
    return any(
        isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name) and node.slice.id == key
        for statement in loop.body
        for node in nodes_in(statement)
    )
