"""What a function does first with a parameter that nobody passed, or for which it got `None`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_NEW = (ast.Dict, ast.DictComp, ast.List, ast.ListComp, ast.Set, ast.SetComp, ast.Tuple)


def replaces_empty(statement: ast.AST, name: str) -> bool:
    """Tell whether a statement gives a name another value where what it holds is empty.

    Args:
        statement: one in which the name is read.
        name: a parameter's.

    """
    if not isinstance(statement, ast.If) or not asks_for_empty(statement.test, name):
        return False
    given = _given_first(statement, name)  # what stands behind it, or in `else`, does not get the empty one
    is_new = given is not None and not any(_is_name(node, name) for node in ast.walk(given))
    return is_new or (not statement.orelse and _assigns(statement, name) and _is_negated(statement.test))


def replaces_kind(statement: ast.AST, name: str, kind: str) -> bool:
    """Tell whether a statement gives a name something new if it holds a `kind`: `isinstance(names, list)`."""
    if not isinstance(statement, ast.If):
        return False
    test = statement.test
    if not isinstance(test, ast.Call) or getattr(test.func, "id", "") != "isinstance" or len(test.args) != 2:
        return False
    asked, kinds = test.args
    named = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
    if not _is_name(asked, name) or kind not in [getattr(each, "id", "") for each in named]:
        return False
    return isinstance(_given_first(statement, name), _NEW)


def _given_first(statement: ast.If, name: str) -> ast.expr | None:
    """Return what the first step behind a condition gives a name; None if it gives it nothing."""
    first = statement.body[0]
    is_given = isinstance(first, ast.Assign) and len(first.targets) == 1 and _is_name(first.targets[0], name)
    return first.value if is_given and isinstance(first, ast.Assign) else None


def asks_for_empty(test: ast.expr, name: str) -> bool:
    """Tell whether a condition holds for what is empty alone: `not names`, `len(names) == 0`."""
    if _is_negated(test):
        return _is_name(test.operand, name)  # type: ignore[attr-defined]
    return _compares_length(test, name, ast.Eq)


def asks_for_full(test: ast.expr, name: str) -> bool:
    """Tell whether a condition holds for what is not empty alone: `names`, `len(names) > 0`."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return any(asks_for_full(each, name) for each in test.values)
    is_length = isinstance(test, ast.Call) and _is_length(test, name)
    is_compared = _compares_length(test, name, ast.Gt) or _compares_length(test, name, ast.NotEq)
    return _is_name(test, name) or is_length or is_compared


def _compares_length(test: ast.expr, name: str, operator: type[ast.cmpop]) -> bool:
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], operator):
        return False
    is_length = isinstance(test.left, ast.Call) and _is_length(test.left, name)
    return is_length and getattr(test.comparators[0], "value", None) == 0


def _is_length(call: ast.Call, name: str) -> bool:
    return getattr(call.func, "id", "") == "len" and len(call.args) == 1 and _is_name(call.args[0], name)


def _is_negated(test: ast.expr) -> bool:
    return isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)


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


def _is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) == name
