"""Variables that may have no value yet: a comprehension tells of them in another way than the loop did."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def unset_name(parts: Iterable[ast.AST], bound: Collection[str], facts: Facts) -> str | None:
    """Return a variable that may have no value where a loop of its function reads it.

    The loop raises UnboundLocalError there; a comprehension, which is a function of its own before Python
    3.12, raises NameError.

    Args:
        parts: what is to be evaluated in a comprehension.
        bound: the names that the comprehension binds itself.
        facts: the facts of the file.

    """
    for part in parts:
        for node in nodes_in(part):
            if isinstance(node, ast.Name) and node.id not in bound and _may_be_unset(node, facts):
                return node.id
    return None


def _may_be_unset(node: ast.Name, facts: Facts) -> bool:
    owner = facts.scopes.owner(node)
    if owner is None or owner.kind is not ScopeKind.FUNCTION or owner is not facts.scopes.scope_at(node):
        return False
    return not facts.flow.is_bound(node)


def may_lack_value(name: ast.Name, facts: Facts) -> bool:
    """Tell whether a variable may have no value where it is read.

    Where another scope owns it, a statement there that always gives it a value is taken to be done by then.
    """
    owner = facts.scopes.owner(name)
    if owner is None or owner is facts.scopes.scope_at(name):
        return not facts.flow.is_bound(name)
    bindings = owner.bindings[facts.scopes.spelling(name)]
    return not any(_is_always_done(binding.node, owner.node, facts) for binding in bindings)


def _is_always_done(binding: ast.AST, scope: ast.AST, facts: Facts) -> bool:
    """Tell whether a binding is made by a call, or by a plain statement of the scope's own block."""
    statement = facts.parents.statement(binding)
    if isinstance(statement, ast.For | ast.AsyncFor) or getattr(statement, "value", statement) is None:
        return False  # no rounds, or an annotation alone
    return isinstance(binding, ast.arg) or facts.parents[statement] is scope
