"""Where a function or a class goes somewhere as a value, to be asked about or called out of sight."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Role, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# With these code sees the names of parameters.
SIGNATURES = frozenset(
    {"__annotations__", "__code__", "__signature__", "co_varnames", "get_annotations", "get_type_hints"}
    | {"getargspec", "getcallargs", "getfullargspec", "signature"}
)
_LOOKING_UP = frozenset({"Field", "get", "getLogger", "get_logger", "pop", "print", "setdefault"})


def handed_on_at(parameter: ast.arg, facts: Facts) -> int | None:
    """Return the line (from 1) where the function of a parameter is more than called; None for nowhere.

    There it may be asked about. A `lambda` is always.
    """
    function = facts.parents.get(facts.parents[parameter])
    if not isinstance(function, Function):
        return parameter.lineno
    given = handed_on(function, facts)
    if isinstance(given, ast.ClassDef):
        return _read_as_value(given, facts)
    scope = facts.scopes.owner(function)
    is_inner = scope is not None and scope.kind is ScopeKind.FUNCTION  # which no text finds
    saying = [] if is_inner else facts.parents.saying(function.name)
    named = [node.lineno for node in saying if not (_is_offered(node, facts) or _is_looked_up(node, facts))]
    if isinstance(facts.parents.get(function), ast.ClassDef):
        return next(iter([*named, *(node.lineno for node in uncalled(function.name, facts))]), None)
    return next(iter(named), None) or _read_as_value(function, facts)


def is_a_value(function: Function, facts: Facts) -> bool:
    """Tell whether the file does more with a function than to call it, by its name or as a method.

    So it is with a method if its class goes somewhere.
    """
    holder = facts.parents.get(function)
    if isinstance(holder, ast.ClassDef):
        is_given = bool(holder.decorator_list) or _read_as_value(holder, facts) is not None
        return is_given or bool(uncalled(function.name, facts))
    return _read_as_value(function, facts) is not None


def uncalled(method: str, facts: Facts) -> list[ast.Attribute]:
    """Return where what may be a method is a value: not called, nor asked for what only a stand-in has."""
    attributes = facts.parents.called(ast.Attribute, frozenset({method}))
    return [node for node in attributes if not (facts.parents.is_callee(node) or _has_more(node, facts))]


def _has_more(node: ast.Attribute, facts: Facts) -> bool:
    """Tell whether an attribute is asked for what only a stand-in has: `get.return_value`.

    What a stand-in was called with is another question.
    """
    holder = facts.parents.get(node)
    return isinstance(holder, ast.Attribute) and holder.attr == "return_value"


def handed_on(function: Function, facts: Facts) -> Function | ast.ClassDef:
    """Return what is handed on with a function: for `__init__`, its class."""
    holder = facts.parents.get(function)
    return holder if isinstance(holder, ast.ClassDef) and function.name == "__init__" else function


def _is_offered(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a text stands in `__all__`: who takes the function from there is told of anyway."""
    statement = facts.parents.statement(node)
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return any(getattr(target, "id", "") == "__all__" for target in targets)


def _is_looked_up(text: ast.AST, facts: Facts) -> bool:
    """Tell whether a text is a key, or is shown: `row["total"]`, `print("total")`; no function is meant."""
    holder = facts.parents.get(text)
    if isinstance(holder, ast.Dict):
        return text in holder.keys
    if isinstance(holder, ast.Call):
        return last_name(holder.func) in _LOOKING_UP
    return isinstance(holder, ast.Compare | ast.Expr | ast.FormattedValue | ast.JoinedStr | ast.Subscript)


def _read_as_value(definition: Function | ast.ClassDef, facts: Facts) -> int | None:
    """Return the line on which the name of a definition is read other than to call it; None for none."""
    scope = facts.scopes.owner(definition)
    found = facts.scopes.occurrences(scope, scope.mangled(definition.name)) if scope else []
    reads = [each.node for each in found if each.role is Role.READ]
    is_asked = not SIGNATURES.isdisjoint(facts.parents.spelled)  # which a method may ask its class for
    for each in reads:
        is_plain = facts.parents.is_callee(each) or is_kind(each, facts)
        if not is_plain and (is_asked or not (_makes_by_method(each, facts) or annotates(each, facts))):
            return getattr(each, "lineno", None)
    return None


def _makes_by_method(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a method of a class is called, which is told of by itself: `Order.from_api(x)`."""
    holder = facts.parents.get(node)
    return isinstance(holder, ast.Attribute) and facts.parents.is_callee(holder)


def annotates(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a name stands in an annotation, but not in that of a parameter: frameworks read those."""
    holder = facts.parents.get(node)
    while isinstance(holder, ast.expr) and not isinstance(holder, ast.Call):
        node, holder = holder, facts.parents.get(holder)
    if isinstance(holder, ast.AnnAssign):
        return holder.annotation is node
    return isinstance(holder, Function) and holder.returns is node


def is_kind(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a class only says what others are: as a base, for `isinstance`, `except`, `super`."""
    holder = facts.parents.get(node)
    if isinstance(holder, ast.Tuple):
        node, holder = holder, facts.parents.get(holder)
    if isinstance(holder, ast.ExceptHandler):
        return holder.type is node
    if isinstance(holder, ast.Call):
        asked = getattr(holder.func, "id", "")
        return asked == "super" or (asked in ("isinstance", "issubclass") and node in holder.args[1:])
    return isinstance(holder, ast.ClassDef) and node in holder.bases
