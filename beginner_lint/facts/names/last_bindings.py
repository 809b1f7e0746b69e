"""What a name of the module surely means in a function that stands behind all that binds it."""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding, Role, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def last_binding(node: ast.Name, bindings: Collection[Binding], facts: Facts) -> Binding | None:
    """Return the one of all bindings of a module's name that a read in a function means whenever it runs.

    It stands directly in the module, as the last one, and the function is defined below it. None if it may
    be another one: a function binds the name by `global`, something deletes it, the last one is in a branch.
    """
    body, parents = facts.source.tree.body, facts.parents
    scope = facts.scopes.owner(node)
    if scope is None or scope.kind is not ScopeKind.MODULE or not bindings:
        return None
    if any(found.role not in (Role.BIND, Role.READ) for found in facts.scopes.occurrences(scope, node.id)):
        return None
    if any(facts.scopes.scope_at(each.node) is not scope for each in bindings):
        return None
    last = max(bindings, key=lambda each: getattr(each.node, "lineno", 0))
    statement = parents.statement(last.node)
    around = [node, *parents.ancestors(node)]
    index = next((index for index, each in enumerate(body) if each in around), -1)
    return last if statement in body[:index] and facts.scopes.scope_at(node) is not scope else None
