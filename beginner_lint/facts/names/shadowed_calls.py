"""Calls of a builtin that cannot succeed, as the name is a variable by then."""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from beginner_lint.facts.flow.handlers import catches
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Scope, ScopeKind
from beginner_lint.facts.types.lattice import Type
from beginner_lint.facts.words.builtin_names import NAMES

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What cannot be called.
NOT_CALLABLE = (
    "int", "float", "complex", "bool", "str", "bytes", "list", "tuple", "dict", "set", "frozenset", "range",
    "NoneType", "file", "zip", "map", "filter", "enumerate", "reversed", "generator", "dict_keys",
    "dict_values", "dict_items", "bytearray",
)  # fmt: skip
_VARIABLES = frozenset(
    {BindingKind.ASSIGNMENT, BindingKind.ANNOTATED, BindingKind.AUGMENTED, BindingKind.LOOP}
    | {BindingKind.PARAMETER}
)


class ShadowedCall(NamedTuple):
    """A call of what is a variable of `scope`: `held` is what that holds, None where it has no value yet."""

    call: ast.Call
    name: str
    scope: Scope
    bindings: tuple[Binding, ...]
    held: Type | None


def shadowed_call(call: ast.Call, facts: Facts) -> ShadowedCall | None:
    """Return what a call does wrong if it surely stops; None if it may mean the builtin, or a function."""
    function = call.func
    if not isinstance(function, ast.Name) or function.id not in NAMES:
        return None
    scope = facts.scopes.owner(function)
    if scope is None or scope.kind is ScopeKind.CLASS or facts.scopes.scope_at(function) is not scope:
        return None
    bindings = facts.flow.reaching(function)
    if bindings is None or not all(binding.kind in _VARIABLES for binding in scope.bindings[function.id]):
        return None
    if bindings:
        held = facts.types.of(function)
        stops = held.proves(*NOT_CALLABLE)
        return ShadowedCall(call, function.id, scope, bindings, held.type) if stops else None
    if scope.kind is not ScopeKind.FUNCTION or not facts.flow.is_reached(function):
        return None
    if scope.bindings[function.id][0].kind is BindingKind.PARAMETER:
        return None  # it was deleted
    return ShadowedCall(call, function.id, scope, tuple(scope.bindings[function.id]), None)


def shadowed_calls(scope: Scope, name: str, facts: Facts) -> list[ShadowedCall]:
    """Return the calls of a variable of `scope` that surely stop."""
    found = []
    for occurrence in facts.scopes.occurrences(scope, name):
        call = facts.parents.get(occurrence.node)
        if isinstance(call, ast.Call) and call.func is occurrence.node:
            found.append(shadowed_call(call, facts))
    return [each for each in found if each is not None]


def error_is_expected(node: ast.AST, facts: Facts, errors: Collection[str]) -> bool:
    """Tell whether a handler or a `with` around a node, but that of a file, may catch one of some errors."""
    below: Any = node
    for holder in facts.parents.ancestors(node):
        handlers = holder.handlers if isinstance(holder, ast.Try) and below in holder.body else []
        if any(catches(handler, errors) for handler in handlers):
            return True
        if isinstance(holder, ast.With | ast.AsyncWith) and any(
            not facts.types.of(item.context_expr).suggests("file") for item in holder.items
        ):
            return True
        below = holder
    return False
