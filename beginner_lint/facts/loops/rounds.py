"""What is done again and again: which loop evaluates a place in each round."""

from __future__ import annotations

import ast

from beginner_lint.facts.parents import Parents
from beginner_lint.facts.scopes.node_fields import nodes_in

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def loop_that_repeats(node: ast.expr, parents: Parents) -> ast.AST | None:
    """Return the innermost loop or comprehension that evaluates a node in each round; None if none does."""
    child: ast.AST = node
    for holder in parents.ancestors(node):
        if isinstance(holder, ast.For | ast.AsyncFor) and child in holder.body:
            return holder
        if isinstance(holder, ast.While) and child not in holder.orelse:
            return holder
        if isinstance(holder, _COMPREHENSIONS) and child is not holder.generators[0]:
            return holder
        if isinstance(child, ast.comprehension) and node not in nodes_in(child.iter):
            return holder
        if isinstance(holder, _FUNCTIONS):
            return None
        child = holder
    return None


def targets_of(loop: ast.AST | None) -> list[ast.expr]:
    """Return what a loop or a comprehension binds in each round."""
    if isinstance(loop, ast.For | ast.AsyncFor):
        return [loop.target]
    return [each.target for each in loop.generators] if isinstance(loop, _COMPREHENSIONS) else []
