"""When nested code runs: where it stands, or whenever somebody calls it or asks a generator for more."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import BindingKind, Occurrence, Role, Scope, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Builtins that use up a generator expression before they return.
_CONSUMERS = frozenset(
    {"all", "any", "bytes", "dict", "frozenset", "list", "max", "min", "set", "sorted", "sum", "tuple"}
)


def runs_with(inner: Scope, outer: Scope, facts: Facts, *, binds: bool = False) -> bool:
    """Tell whether code in `inner` runs where it stands, as part of running `outer`, in which it is nested.

    Code of functions, and of generators that are not used up at once, runs at another time. What `binds` a
    name of `outer` in a class body is taken as such too.
    """
    scope: Scope | None = inner
    while scope is not None and scope is not outer:
        if scope.kind is ScopeKind.CLASS:
            if binds:
                return False
        elif scope.kind is not ScopeKind.COMPREHENSION or not runs_at_once(scope.node, facts):
            return False
        scope = scope.parent
    return True


def runs_at_once(comprehension: ast.AST, facts: Facts) -> bool:
    """Tell whether a comprehension ends where it stands; a generator does if a call uses it up."""
    if not isinstance(comprehension, ast.GeneratorExp):
        return True
    call = facts.parents.get(comprehension)
    if not isinstance(call, ast.Call) or call.args != [comprehension]:
        return False
    if isinstance(call.func, ast.Name):
        return call.func.id in _CONSUMERS and facts.scopes.is_builtin(call.func)
    separator = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(separator, ast.Constant) and isinstance(separator.value, str)


def fallbacks(module: Scope, name: str, facts: Facts) -> Iterator[Occurrence]:
    """Yield where a class reads a name that it may not have bound yet: it sees that of the module then."""
    if name not in module.bindings:
        return
    for scope in facts.scopes.classes:
        if name not in scope.bindings:
            continue
        augmented = {each.node for each in scope.bindings[name] if each.kind is BindingKind.AUGMENTED}
        for found in facts.scopes.occurrences(scope, name):
            reads = found.role is Role.READ or found.node in augmented
            if reads and not (isinstance(found.node, ast.Name) and facts.flow.is_bound(found.node)):
                yield found
