"""What a list, dict or set holds that a name refers to: what it was made with, and all that was put in.

That is known only while nobody else has a hold of the object: every use of the name is in sight, and none
hands the object on (`uses.py`).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.effects.uses import UseKind, Uses
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role, Scope, ScopeKind
from beginner_lint.facts.types.lattice import (
    NOTHING,
    UNKNOWN,
    Fact,
    Type,
    contained,
    forget_inner,
    forget_shared,
    join,
)
from beginner_lint.facts.types.operations import binary, iterate

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

Added = tuple[Fact, Fact]
"""What iterating over a collection may yield in addition, and what may be among the values of a dict."""

_NO_ADDITION: Added = (NOTHING, NOTHING)
_ANYTHING: Added = (UNKNOWN, UNKNOWN)


class Contents:
    """Finds what is put into the collections that names hold.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._uses = Uses(facts)

    def held(self, fact: Fact, binding: Binding, node: ast.Name) -> Fact:
        """Return `fact`, what `binding` gives its name, as it is at a later read, `node`."""
        fact_type = fact.type
        if fact_type is None or fact_type.name in ("tuple", "frozenset"):
            return fact._replace(type=forget_inner(fact_type)) if fact_type else fact
        if fact_type.name not in ("list", "dict", "set"):
            return fact
        added = self._additions(binding, node)
        if added == NOTHING:  # an assumption, to begin with
            return fact._replace(type=forget_inner(fact_type))
        if added.type is None:
            return fact._replace(type=self._declared(fact_type, binding))
        elements = self._joined(fact_type.elements, added.type.elements)
        values = self._joined(fact_type.values, added.type.values) if fact_type.name == "dict" else None
        return fact._replace(type=Type(fact_type.name, fact_type.exact, elements, values))

    def _joined(self, own: Fact | None, added: Fact | None) -> Fact | None:
        if own is None or added is None:
            return None
        return forget_shared(join(own, added))

    def _declared(self, kind: Type, binding: Binding) -> Type:
        """Return the type without contents, or with those that the annotation of the binding promises."""
        if binding.kind is BindingKind.ANNOTATED:
            declared = self._facts.types.declared(binding).type
            if declared is not None and declared.name == kind.name:
                return declared._replace(exact=kind.exact)
        return Type(kind.name, kind.exact)

    def _additions(self, binding: Binding, node: ast.Name) -> Fact:
        """Return what is added through the name, as a pseudo-type; unknown if not all is in sight."""
        scope = binding.scope
        is_module = scope.kind is ScopeKind.MODULE
        if scope.kind is ScopeKind.CLASS or not self._is_fresh(binding):
            return UNKNOWN
        if is_module and not self._facts.project.script and self._facts.scopes.scope_at(node) is not scope:
            return UNKNOWN  # other modules may reach the object before the function runs
        types, name = self._facts.types, binding.name
        return types.remember(("contents", scope, name), lambda: self._all_additions(scope, name))

    def _is_fresh(self, binding: Binding) -> bool:
        """Tell whether a binding gives the object to no other name at the same time."""
        holder = self._facts.parents.get(binding.node)
        if isinstance(holder, ast.Assign):
            return len(holder.targets) == 1
        if isinstance(holder, ast.NamedExpr):
            return self._uses.at(holder).kind <= UseKind.READS
        return True

    def _all_additions(self, scope: Scope, name: str) -> Fact:
        if self._facts.flow.introspects(scope):
            return UNKNOWN
        elements, values = _NO_ADDITION
        for occurrence in self._facts.scopes.occurrences(scope, name):
            if occurrence.role is Role.DECLARE or occurrence.quoted:
                continue
            use = self._uses.at(occurrence.node)
            if use.kind is UseKind.ESCAPES:
                return UNKNOWN
            if use.kind > UseKind.READS:
                more, more_values = self._added(occurrence.node)
                elements, values = join(elements, more), join(values, more_values)
        return Fact(Type("contents", elements=elements, values=values))

    def _added(self, node: Any) -> Added:
        """Return what a use that changes the collection at `node` puts in."""
        holder: Any = self._facts.parents[node]
        if isinstance(holder, ast.AugAssign):
            return self._merged(node, holder.value)
        if isinstance(holder, ast.Attribute):
            call = self._facts.parents[holder]
            return self._by_method(node, call, holder.attr) if isinstance(call, ast.Call) else _ANYTHING
        if isinstance(holder, ast.Subscript):
            return self._by_index(node, holder)
        shuffled = isinstance(holder, ast.Call) and self._facts.types.origin(holder.func) == "random.shuffle"
        return _NO_ADDITION if shuffled else _ANYTHING

    def _merged(self, node: ast.expr, other: ast.expr) -> Added:
        """Return what all of `other` put in adds."""
        types = self._facts.types
        fact, collection = types.of(other), types.of(node)
        if collection == NOTHING:  # an assumption, to begin with
            return _NO_ADDITION
        if not collection.suggests("dict"):
            return iterate(fact), NOTHING
        if not fact.suggests("dict") or fact.type is None:
            return _ANYTHING
        return iterate(fact), contained(fact.type.values, fact)

    def _by_method(self, node: ast.expr, call: ast.Call, method: str) -> Added:
        types, arguments = self._facts.types, call.args
        if method in ("pop", "popitem", "popleft", "remove", "clear", "discard", "sort", "reverse"):
            return _NO_ADDITION
        if call.keywords or any(isinstance(argument, ast.Starred) for argument in arguments) or not arguments:
            return _ANYTHING
        if method in ("append", "add", "appendleft"):
            return types.of(arguments[0]), NOTHING
        if method == "insert":
            return types.of(arguments[-1]), NOTHING
        if method in ("extend", "update", "extendleft") and len(arguments) == 1:
            return self._merged(node, arguments[0])
        if method == "setdefault":
            value = types.of(arguments[1]) if len(arguments) > 1 else Fact(Type("NoneType"))
            return types.of(arguments[0]), value
        if method in ("difference_update", "intersection_update"):
            return _NO_ADDITION
        return _ANYTHING

    def _by_index(self, node: ast.expr, subscript: ast.Subscript) -> Added:
        types = self._facts.types
        collection = types.of(node)
        if isinstance(subscript.ctx, ast.Del) or collection == NOTHING:
            return _NO_ADDITION
        statement = self._facts.parents[subscript]
        if isinstance(statement, ast.AugAssign):
            fact = binary(statement.op, types.of(subscript), types.of(statement.value))
        else:
            fact = types.received(subscript)
        if isinstance(subscript.slice, ast.Slice):
            return iterate(fact), NOTHING
        if collection.suggests("dict"):
            return types.of(subscript.slice), fact
        return fact, NOTHING
