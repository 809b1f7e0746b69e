"""What a function does first with a parameter that nobody passed, or for which it got `None`."""

from __future__ import annotations

import ast


def replaces_empty(statement: ast.AST, name: str) -> bool:
    """Tell whether a statement gives a name another value where what it holds is empty.

    Args:
        statement: one in which the name is read.
        name: a parameter's.

    """
    if not isinstance(statement, ast.If) or statement.orelse or not _assigns(statement, name):
        return False
    test = statement.test
    return isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and _is_name(test.operand, name)


def makes_new_for_none(statements: list[ast.stmt], name: str, value: ast.expr) -> bool:
    """Tell whether statements begin with `if name is None: name = value`, or keep `name` and do so then."""
    kept = name
    for statement in statements[:2]:
        if replaces_none(statement, kept, value):
            return True
        if not isinstance(statement, ast.Assign) or not _is_name(statement.value, name):
            return False
        target = statement.targets[0]
        kept = (
            ast.unparse(target) if isinstance(target, ast.Attribute) and len(statement.targets) == 1 else ""
        )
    return False


def replaces_none(statement: ast.AST, name: str, value: ast.expr) -> bool:
    """Tell whether a statement is `if name is None: name = value`; a name may be `self.name`, too."""
    if not isinstance(statement, ast.If) or statement.orelse or len(statement.body) != 1:
        return False
    assigned = statement.body[0]
    return (
        isinstance(statement.test, ast.Compare)
        and isinstance(statement.test.ops[0], ast.Is | ast.Eq)
        and asks_for_none(statement.test)
        and _is_name(statement.test.left, name)
        and isinstance(assigned, ast.Assign)
        and _assigns(statement, name)
        and ast.dump(assigned.value) == ast.dump(value)
    )


def asks_for_none(node: ast.AST | None) -> bool:
    """Tell whether something is `x is None`, `x is not None`, `x == None` or `x != None`."""
    return (
        isinstance(node, ast.Compare)
        and len(node.ops) == 1
        and isinstance(node.ops[0], ast.Is | ast.IsNot | ast.Eq | ast.NotEq)
        and isinstance(node.comparators[0], ast.Constant)
        and node.comparators[0].value is None
    )


def _assigns(statement: ast.If, name: str) -> bool:
    last = statement.body[-1]
    return isinstance(last, ast.Assign) and len(last.targets) == 1 and _is_name(last.targets[0], name)


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) == name
