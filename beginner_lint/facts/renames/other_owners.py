"""Which calls by the name of a method surely run something else: they do not fit it, or are of another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.stdlib_classes import is_stdlib_class
from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.words.bound_value import bound_value

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_LITERALS = (
    ast.Constant, ast.Dict, ast.DictComp, ast.JoinedStr, ast.List, ast.ListComp, ast.Set, ast.SetComp,
    ast.Tuple,
)  # fmt: skip
# Objects of classes of these hand calls on to what they were given, or to what they are told of.
_HANDING_ON = frozenset(
    {"codecs", "contextlib", "functools", "mock", "multiprocessing", "tempfile", "types", "unittest"}
    | {"weakref", "xmlrpc"}
)
_MAKING = frozenset(
    {"bool", "bytearray", "bytes", "complex", "dict", "enumerate", "filter", "float", "frozenset", "input"}
    | {"int", "list", "map", "memoryview", "open", "range", "reversed", "set", "slice", "sorted", "str"}
    | {"tuple", "zip"}
)
# With these code gives variables, attributes and imports values that do not stand in an assignment.
_TAMPERING = frozenset(
    {"__dict__", "__set__", "__setattr__", "exec", "globals", "modules", "setattr", "vars"}
)
_ANSWERING = frozenset({"__getattr__", "__getattribute__"})
_LEAVING_AS_IS = frozenset({"classmethod", "staticmethod"})


def takes(call: ast.Call, arguments: ast.arguments) -> bool:
    """Tell whether a function has room for what a call passes by position, and parameters for its labels."""
    places, labels = [*arguments.posonlyargs, *arguments.args], [*arguments.args, *arguments.kwonlyargs]
    given = {each.arg for each in call.keywords} - {None}
    if arguments.kwarg is None and given - {each.arg for each in labels}:
        return False
    if any(isinstance(each, ast.Starred) for each in call.args):
        return True
    has_owner = bool(places) and places[0].arg in ("self", "cls")  # which is passed, or stands before the dot
    filled = {each.arg for each in places[has_owner : len(call.args)]}
    return not given & filled and (arguments.vararg is not None or len(call.args) <= len(places))


def may_get_more(function: ast.FunctionDef | ast.AsyncFunctionDef, facts: Facts) -> bool:
    """Tell whether a method may be called through something that takes more than it does: a wrapper.

    That is a decorator, what has got hold of it, a method of its name that hands on `**more`, or what answers
    to any name.
    """
    method = function.name
    if any(last_name(decorator) not in _LEAVING_AS_IS for decorator in function.decorator_list):
        return True
    attributes = facts.parents.called(ast.Attribute, frozenset({method}))
    calls = facts.parents.called(ast.Call, frozenset({method}))
    return (
        not all(map(facts.parents.is_callee, attributes))
        or any(keyword.arg is None for call in calls for keyword in call.keywords)
        or _is_named_to_a_call(method, facts)
        or not _ANSWERING.isdisjoint(facts.parents.spelled)
    )


def is_of_literal(call: ast.Call) -> bool:
    """Tell whether a call runs a method of a literal: `"{id}".format(id=3)`."""
    return isinstance(call.func, ast.Attribute) and isinstance(call.func.value, _LITERALS)


def is_of_another(call: ast.Call, facts: Facts) -> bool:
    """Tell whether a call of an attribute surely runs no method of a class of the file.

    Its object is a literal, a module, or of a class of Python's own, wherever the file gives it a value.

    Args:
        call: the call, `client.show(3)`.
        facts: the facts of the file.

    """
    if not isinstance(call.func, ast.Attribute):
        return False
    if is_of_literal(call):
        return True
    receiver, method = call.func.value, call.func.attr
    if _may_be_put_on(method, facts):
        return False
    if _is_module_or_class(receiver, facts):
        return True
    values = list(_values_of(receiver, facts))
    return bool(values) and all(_is_of_python(value, facts) for value in values)


def may_be_of_another(call: ast.Call, facts: Facts) -> bool:
    """Tell whether an object whose method is called may be of this file or not: it comes from elsewhere.

    Or it is said to be of a class from elsewhere.
    """
    if not isinstance(call.func, ast.Attribute):
        return False
    receiver = call.func.value
    bindings = facts.scopes.bindings_of(receiver)
    given = bound_value(bindings[0], facts) if len(bindings) == 1 else None
    if isinstance(given, ast.Call) and facts.types.origin(given.func):
        return True  # of a builtin, too: `with open(path) as shop`
    kept = _values_of(receiver, facts) if _is_own_attribute(receiver, facts) else ()
    made = (each.func for each in (receiver, *kept) if isinstance(each, ast.Call))
    declared = (getattr(binding.node, "annotation", None) for binding in bindings)
    names = (facts.types.origin(each) for each in (receiver, *made, *filter(None, declared)))
    return any(name is not None and not name.startswith("builtins.") for name in names)


def is_near(name: str, facts: Facts) -> bool:
    """Tell whether what has a full name may be of the package in which the file is."""
    return name.startswith(".") or name.partition(".")[0] in re.split(r"[\\/.]", facts.source.path)


def _may_be_put_on(method: str, facts: Facts) -> bool:
    """Tell whether an object may get what is called so in another way than from its class."""
    return (
        _is_set(method, facts)
        or _is_set("__class__", facts)
        or not _TAMPERING.isdisjoint(facts.parents.spelled)
        or _is_named_to_a_call(method, facts)  # `mock.patch.object(shop, "show", f)`
        or bool(facts.parents.called(ast.keyword, frozenset({method})))  # `SimpleNamespace(show=f)`
    )


def _is_set(name: str, facts: Facts) -> bool:
    """Tell whether some attribute of a name is given a value: `io.StringIO = Reader`."""
    return any(
        isinstance(each.ctx, ast.Store) for each in facts.parents.called(ast.Attribute, frozenset({name}))
    )


def _is_named_to_a_call(method: str, facts: Facts) -> bool:
    return any(isinstance(facts.parents.get(text), ast.Call) for text in facts.parents.saying(method))


def _is_module_or_class(receiver: ast.expr, facts: Facts) -> bool:
    """Tell whether an object is a module that the file imports, or a class of Python's own."""
    name = facts.types.origin(receiver)
    if name is None or is_near(name, facts) or _is_set(last_name(receiver), facts):
        return False
    modules = (alias.name for statement in facts.parents.of_type(ast.Import) for alias in statement.names)
    return is_stdlib_class(name) or any(f"{each}.".startswith(f"{name}.") for each in modules)


def _is_own_attribute(receiver: ast.expr, facts: Facts) -> bool:
    return isinstance(receiver, ast.Attribute) and facts.scopes.is_own_object(receiver.value)


def _values_of(receiver: ast.expr, facts: Facts) -> Iterator[ast.expr | None]:
    """Yield all that an object may be: itself, or what a variable or an attribute of `self` is given.

    None is for what is not told: only plain assignments count.
    """
    if isinstance(receiver, ast.Name):
        bindings = facts.scopes.bindings_of(receiver)
        yield _assigned(bindings[0].node, facts) if len(bindings) == 1 else None
    elif isinstance(receiver, ast.Attribute) and _is_own_attribute(receiver, facts):
        if any(receiver.attr in scope.bindings for scope in facts.scopes.classes):
            yield None
        for kept in facts.parents.called(ast.Attribute, frozenset({receiver.attr})):
            if isinstance(kept.ctx, ast.Store):
                yield _assigned(kept, facts) if facts.scopes.is_own_object(kept.value) else None
    else:
        yield receiver


def _assigned(target: ast.AST, facts: Facts) -> ast.expr | None:
    """Return what a plain assignment gives a target."""
    statement = facts.parents.get(target)
    return statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None


def _is_of_python(value: ast.expr | None, facts: Facts) -> bool:
    """Tell whether an object is a literal, or made by a class of Python's, which none of the file can be."""
    if not isinstance(value, ast.Call):
        return isinstance(value, _LITERALS) and getattr(value, "value", value) is not None
    name = facts.types.origin(value.func)
    if name is None or is_near(name, facts) or _is_set(last_name(value.func), facts):
        return False
    root, _, rest = name.partition(".")
    if root == "builtins":
        return rest in _MAKING
    return is_stdlib_class(name) and root not in _HANDING_ON
