"""Which values have an order in Python 3. Python 2 gave one to any two: where types differ, by the type.

(`default_3way_compare` in `object.c` of 2.7.18: `None` first, then numbers, then by the type's name.)
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.effects.uses import UseKind, Uses
from beginner_lint.facts.scopes.scopes import Role, Scope

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_KINDS = {
    "int": "number",
    "float": "number",
    "bool": "number",
    "str": "text",
    "list": "list",
    "tuple": "tuple",
    "dict": "dictionary",
    "NoneType": "None",
}
_ALL_KINDS = frozenset(_KINDS.values())
_TYPED_IN = frozenset({"raw_input"})
_COLLECTIONS = (ast.List, ast.Tuple, ast.Set)


class Clash(NamedTuple):
    """Two values without an order, and what kinds of things these are, such as `text` and `None`."""

    nodes: tuple[ast.expr, ast.expr]
    kinds: tuple[str, str]


class Orders:
    """Answers about the order of values.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._uses = Uses(facts)

    def may_be_known(self, node: ast.expr) -> bool:
        """Tell at little cost whether it is worth asking what a value is: a name must only be assigned to."""
        if not isinstance(node, ast.Name):
            return True
        owner = self._facts.scopes.owner(node)
        bindings = owner.bindings.get(node.id, ()) if owner else ()
        return bool(bindings) and all(
            isinstance(self._facts.parents.get(binding.node), ast.Assign | ast.AnnAssign)
            for binding in bindings
        )

    def clash_of(self, nodes: Iterable[ast.expr]) -> Clash | None:
        """Return the first two values of different kinds; None if there are none, or one is not known.

        Whoever sorts values, or looks for the largest, compares two of different kinds at some time: all are
        compared, each with one that was compared already. But what is not known may go with both kinds.
        """
        nodes = list(nodes)
        if not self._may_clash(nodes):
            return None
        known: list[tuple[ast.expr, str]] = []
        for node in nodes:
            kind = self._kind(node)
            if kind is None:
                return None
            known.append((node, kind))
        for node, kind in known[1:]:
            if kind != known[0][1]:
                return Clash((known[0][0], node), (known[0][1], kind))
        return None

    def _may_clash(self, nodes: list[ast.expr]) -> bool:
        """Tell at little cost whether values may be known to be of different kinds."""
        united: set[str] = set()
        for node in nodes:
            types = self._facts.possible_types.of(node)
            kinds = _ALL_KINDS if types is None else {_KINDS[name] for name in types if name in _KINDS}
            if not kinds:
                return False
            united |= kinds
        return len(united) > 1

    def held_by(self, node: ast.expr) -> list[ast.expr]:
        """Return what a collection holds, written there or where its name gets it; nothing if unknown."""
        if isinstance(node, ast.Name):
            return self._held_by_name(node)
        if not isinstance(node, _COLLECTIONS) or any(isinstance(each, ast.Starred) for each in node.elts):
            return []
        return node.elts

    def _kind(self, node: ast.expr) -> str | None:
        """Return what kind of thing a value is proved to be."""
        fact = self._facts.types.kind(node)
        if fact.proves(*_KINDS):
            return _KINDS[fact.name or ""]
        return "text" if self._is_typed_in(node) else None

    def _is_typed_in(self, node: ast.expr) -> bool:
        """Tell whether a value comes from Python 2's `raw_input`."""
        if not self._facts.parents.called(ast.Call, _TYPED_IN):
            return False
        if isinstance(node, ast.Call):
            function = node.func
            is_raw = isinstance(function, ast.Name) and function.id in _TYPED_IN
            return is_raw and self._facts.old_names.is_lost(function)  # type: ignore[arg-type]
        bindings = self._facts.flow.reaching(node) if isinstance(node, ast.Name) else None
        return bool(bindings) and all(
            isinstance(holder := self._facts.parents[binding.node], ast.Assign)
            and isinstance(holder.targets[0], ast.Name)
            and isinstance(holder.value, ast.Call)
            and self._is_typed_in(holder.value)
            for binding in bindings or ()
        )

    def _held_by_name(self, node: ast.Name) -> list[ast.expr]:
        scopes, bindings = self._facts.scopes, self._facts.flow.reaching(node)
        owner = scopes.owner(node)
        if owner is None or owner is not scopes.scope_at(node) or bindings is None or len(bindings) != 1:
            return []
        (binding,) = bindings
        statement = self._facts.parents.get(binding.node)
        if not isinstance(statement, ast.Assign) or statement.targets != [binding.node]:
            return []
        if isinstance(statement.value, ast.Name) or not self._keeps_its_values(owner, node.id):
            return []
        return self.held_by(statement.value)

    def _keeps_its_values(self, owner: Scope, name: str) -> bool:
        """Tell whether no use of a name puts anything into the collection, takes it out, or hands it on."""
        return not self._facts.flow.introspects(owner) and all(
            occurrence.role is not Role.DECLARE
            and not occurrence.quoted
            and (self._uses.at(occurrence.node).kind <= UseKind.READS or self._is_sorted(occurrence.node))
            for occurrence in self._facts.scopes.occurrences(owner, name)
        )

    def _is_sorted(self, node: ast.AST) -> bool:
        method = self._facts.parents[node]
        return isinstance(method, ast.Attribute) and method.attr in ("sort", "reverse")
