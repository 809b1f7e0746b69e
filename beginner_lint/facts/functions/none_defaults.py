"""What a function does first with a parameter that nobody passed, or for which it got `None`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


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


def makes_new_for_none(statements: list[ast.stmt], parameter: ast.arg, value: ast.expr, facts: Facts) -> bool:
    """Tell whether `if name is None: name = value` comes first, or behind `self.name = name`."""
    first, *others = statements or [ast.Pass()]
    if replaces_none(first, parameter.arg, value):
        return True
    kept = _kept_as(first, parameter, facts)
    return kept is not None and bool(others) and replaces_none(others[0], kept, value)


def _kept_as(statement: ast.stmt, parameter: ast.arg, facts: Facts) -> str | None:
    """Return as what an object keeps a parameter that is used for nothing else: `self.names`; else None."""
    function = facts.parents.get(facts.parents[parameter])
    holder = facts.parents.get(function) if isinstance(function, ast.FunctionDef) else None
    if not isinstance(holder, ast.ClassDef) or holder.bases or holder.decorator_list:
        return None
    assert isinstance(function, ast.FunctionDef)
    if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
        return None
    target, scope = statement.targets[0], facts.scopes.scope_at(parameter)
    found = facts.scopes.occurrences(scope, scope.mangled(parameter.arg))
    is_only_kept = [each.node for each in found if each.node is not parameter] == [statement.value]
    own = [each.arg for each in function.args.args[:1]]
    if not isinstance(target, ast.Attribute) or [getattr(target.value, "id", "")] != own:
        return None
    outer = facts.scopes.owner(function)
    is_in_class = outer is None or outer.mangled(target.attr) in outer.bindings  # such as a property
    return ast.unparse(target) if is_only_kept and not is_in_class else None


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
