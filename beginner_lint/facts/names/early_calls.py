"""Which functions of a module may run before one of its statements is over."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TypeGuard

from beginner_lint.facts.scopes.node_fields import names_in

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def names_used_early(body: Sequence[ast.stmt], until: int) -> set[str]:
    """Return the names that statements of a module may look up before one is over, and what these call.

    Args:
        body: the statements of the module.
        until: the index of the last statement that counts.

    A function that is not among them is called by none of these statements, nor by what these call. Of
    statements other than `def` all names count, those in the methods of a class too.

    """
    functions: dict[str, list[ast.stmt]] = {}
    pending: list[ast.AST] = []
    for index, statement in enumerate(body):
        if isinstance(statement, _FUNCTIONS):
            functions.setdefault(statement.name, []).extend(statement.body)
            heading = [*statement.decorator_list, statement.args, *filter(None, [statement.returns])]
            pending += heading if index <= until else []
        elif index <= until:
            pending.append(statement)
    found: set[str] = set()
    while pending:
        new = {name.id for name in names_in(pending.pop())} - found
        found |= new
        pending += (inner for name in new for inner in functions.get(name, ()))
    return found


def is_unused_function(statement: ast.stmt, used: set[str]) -> TypeGuard[ast.FunctionDef]:
    """Tell whether a statement defines a function whose name is not `used`, and that no decorator sees."""
    return isinstance(statement, _FUNCTIONS) and not statement.decorator_list and statement.name not in used
