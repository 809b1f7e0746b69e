"""The expression from which a variable gets its value."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def bound_value(binding: Binding, facts: Facts) -> ast.expr | None:
    """Return the expression that gives a binding its value, or that of a loop; None if there is none."""
    node = binding.node
    holder = facts.parents.get(node)
    if isinstance(holder, ast.Tuple | ast.List) and isinstance(node, ast.Name):
        return _value_of_part(holder.elts.index(node), holder, facts.parents.get(holder))
    if isinstance(holder, ast.Assign | ast.AnnAssign | ast.NamedExpr):
        return holder.value
    if isinstance(holder, ast.For | ast.AsyncFor | ast.comprehension):
        return holder.iter
    return holder.context_expr if isinstance(holder, ast.withitem) else None


def _value_of_part(index: int, target: ast.Tuple | ast.List, holder: ast.AST | None) -> ast.expr | None:
    """Return what a part of a target gets of `a, b = 1, 2`, `for i, x in enumerate(xs)`, `zip(ns, xs)`."""
    if isinstance(holder, ast.For | ast.comprehension):
        call = holder.iter if isinstance(holder.iter, ast.Call) else None
        called = getattr(call.func, "id", "") if call else ""
        if call and called == "zip" and len(call.args) == len(target.elts):
            return None if isinstance(call.args[index], ast.Starred) else call.args[index]
        return call.args[0] if call and called == "enumerate" and index == 1 and call.args else None
    value = holder.value if isinstance(holder, ast.Assign) else None
    if not isinstance(value, ast.Tuple | ast.List) or len(value.elts) != len(target.elts):
        return None
    if any(isinstance(part, ast.Starred) for part in value.elts + target.elts):
        return None
    return value.elts[index]
