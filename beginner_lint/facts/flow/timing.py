"""When nested code runs: where it stands, or whenever somebody calls it or asks a generator for more."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.bindings import Scope, ScopeKind

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
