"""Which calls pass a method's parameter by its name, and which methods must keep the names of theirs."""

from __future__ import annotations

import ast
import builtins
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.names.call_labels import Calls, Function, in_sight
from beginner_lint.facts.scopes.node_fields import nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Python, or who makes a class or an object, may pass these something by name.
_CALLED_BY_NAME = frozenset(
    {"__new__", "__init_subclass__", "__prepare__", "__post_init__", "__class_getitem__"}
)

# Calls of these may make an object of a class, or go on in its `__init__`; so may `type(self)(...)`, which is
# a call without a name.
_MAKING = frozenset({"", "__class__", "__init__", "cls"})
# What methods of the standard library that are there to be replaced call a parameter: of `codecs.Codec`
# and its kin, and of `http.server.BaseHTTPRequestHandler`.
_GIVEN_BY = re.compile(r"codecs\.|.*Codec$|.*RequestHandler$")
_GIVEN = {
    "_buffer_decode": "input", "_buffer_encode": "input", "decode": "input", "encode": "input",
    "log_error": "format", "log_message": "format",
}  # fmt: skip


def calls_of_method(function: Function, parameter: ast.arg, facts: Facts) -> Calls:
    """Return how a method is called, by whatever object: calls of its name count, whose else they may be."""
    name, method = parameter.arg, function.name
    owner = facts.parents.get(function)
    shown = f"`{owner.name}`" if method == "__init__" and isinstance(owner, ast.ClassDef) else f"`{method}`"
    if method == "__init__" and isinstance(owner, ast.ClassDef):
        calls, mixed = _calls_of_class(owner, name, facts)
    else:
        calls = [
            call
            for call in facts.parents.called(ast.Call, frozenset({method}))
            if isinstance(call.func, ast.Attribute)
        ]
        mixed = None
    found = in_sight(calls, name, f"nobody else calls {shown} with `{name}=`", mixed, facts)
    if found.labels and method != "__init__" and _others(function, name, facts):
        return found._replace(mixed=f"more than one `{method}` has a parameter `{name}`")
    return found


def keeps_names(function: Function, facts: Facts) -> str | None:
    """Why the names of a method's parameters are not its own: another class may ask for them.

    Returns a clause; None for a plain function, and for a method that is in no other class.
    """
    scope = facts.scopes.owner(function)
    holder = scope.node if scope is not None else None
    if not isinstance(holder, ast.ClassDef):
        return None
    if function.name in _CALLED_BY_NAME:
        return f"Python may pass `{function.name}` its arguments by name"
    if holder.decorator_list:
        return f"the class `{holder.name}` has a decorator, which may look at the names"
    if holder.keywords:
        return f"the class `{holder.name}` is made in a special way, which may look at the names"
    if is_left_to_others(function):
        return f"other classes are to write `{function.name}` as well, with the same names"
    if reason := _of_a_base(holder, function.name, facts):
        return reason
    for other in facts.class_families.below(holder):
        if method_of(other, function.name):
            return f"`{other.name}` replaces `{function.name}`, with the same names"
    return None


def given_by_base(parameter: ast.arg, facts: Facts) -> bool:
    """Tell whether another class says already what the parameter of a method is called."""
    function = facts.parents.get(facts.parents[parameter])
    scope = facts.scopes.owner(function) if isinstance(function, Function) else None
    if scope is None or not isinstance(scope.node, ast.ClassDef) or not isinstance(function, Function):
        return False
    if any(_last_name(decorator) == "override" for decorator in function.decorator_list):
        return True
    if _GIVEN.get(function.name) == parameter.arg:
        return any(_GIVEN_BY.match(ast.unparse(base)) for base in scope.node.bases)
    if function.name == "__init__":
        return False
    for base in facts.class_families.above(scope.node):
        method = method_of(base, function.name)
        if method and any(isinstance(n, ast.arg) and n.arg == parameter.arg for n in nodes_in(method.args)):
            return True
    return False


def _last_name(decorator: ast.expr) -> str:
    return str(getattr(decorator, "attr", getattr(decorator, "id", "")))


def is_left_to_others(function: Function) -> bool:
    """Tell whether a method has no body of its own: `...`, or `raise NotImplementedError`."""
    body = [statement for statement in function.body if not _is_constant(statement)]
    if not body:
        return not (len(function.body) == 1 and isinstance(function.body[0], ast.Pass))
    raised = body[0].exc if len(body) == 1 and isinstance(body[0], ast.Raise) else None
    called = raised.func if isinstance(raised, ast.Call) else raised
    return isinstance(called, ast.Name) and called.id == "NotImplementedError"


def method_of(holder: ast.ClassDef, name: str) -> Function | None:
    """Return the method that a class itself defines."""
    for node in holder.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name:
            return node
    return None


def _is_constant(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _of_a_base(holder: ast.ClassDef, method: str, facts: Facts) -> str | None:
    """Why a base of a class may have a say in what the parameters of a method are called."""
    for base in holder.bases:
        known = facts.class_families.class_of(base)
        if known is not None:
            if method != "__init__" and method_of(known, method):
                return f"`{known.name}` has a `{method}` too, with the same names"
            if reason := _of_a_base(known, method, facts):
                return reason
        elif not (isinstance(base, ast.Name) and facts.scopes.is_builtin(base)):
            return f"`{ast.unparse(base)}` is not in this file, and may have a `{method}` too"
        elif method != "__init__" and hasattr(getattr(builtins, base.id), method):
            return f"`{base.id}` has a `{method}` too"
    return None


def _others(function: Function, name: str, facts: Facts) -> bool:
    """Tell whether another function of the same name has a parameter of the same name."""
    named = frozenset({function.name})
    functions: list[Function] = [
        *facts.parents.called(ast.FunctionDef, named),
        *facts.parents.called(ast.AsyncFunctionDef, named),
    ]
    return any(
        isinstance(node, ast.arg) and node.arg == name
        for other in functions
        if other is not function
        for node in nodes_in(other.args)
    )


def _calls_of_class(holder: ast.ClassDef, name: str, facts: Facts) -> tuple[list[ast.Call], str | None]:
    """Return the calls that make an object of a class; and why a label elsewhere may be meant for it, too."""
    below = facts.class_families.below(holder)
    makers = {holder, *(other for other in below if not method_of(other, "__init__"))}
    named = frozenset(maker.name for maker in makers)
    calls, mixed = [], None
    for call in facts.parents.called(ast.Call, named | _MAKING):
        owner = facts.scopes.owner(call.func) if isinstance(call.func, ast.Name) else None
        bindings = owner.bindings.get(getattr(call.func, "id", ""), []) if owner else []
        if len(bindings) == 1 and bindings[0].node in makers:
            calls.append(call)
        elif any(keyword.arg == name for keyword in call.keywords):
            mixed = f"line {call.lineno} may pass `{name}` to `{holder.name}`, or to another class"
    return calls, mixed
