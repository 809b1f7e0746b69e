"""Which calls by the name of a method run something else: they do not fit it, or are of another owner."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.class_families import bases_of
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.words.bound_value import bound_value

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_LITERALS = (
    ast.Constant, ast.Dict, ast.DictComp, ast.JoinedStr, ast.List, ast.ListComp, ast.Set, ast.SetComp,
    ast.Tuple,
)  # fmt: skip
# What the functions of these return may be what they were given, or anything.
_HANDING_ON = frozenset(
    {"asyncio", "concurrent", "contextlib", "copy", "dataclasses", "functools", "gc", "heapq", "importlib"}
    | {"inspect", "itertools", "mock", "multiprocessing", "operator", "pickle", "random", "shelve"}
    | {"typing", "unittest", "weakref", "wrapt"}
)
_MAKING = frozenset(
    {"bool", "bytearray", "bytes", "complex", "dict", "enumerate", "filter", "float", "frozenset", "input"}
    | {"int", "list", "map", "memoryview", "open", "range", "reversed", "set", "slice", "sorted", "str"}
    | {"tuple", "zip"}
)
_ANSWERING = frozenset({"__getattr__", "__getattribute__"})


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


def is_of_another(call: ast.Call, holder: ast.AST | None, facts: Facts) -> bool:
    """Tell whether a call of an attribute surely runs no method of a class: its object is something else.

    Args:
        call: the call, `client.show(3)`.
        holder: the class whose method has this name; None if a function is put in the place of one of any.
        facts: the facts of the file.

    """
    if not isinstance(call.func, ast.Attribute):
        return False
    receiver, method = call.func.value, call.func.attr
    if isinstance(receiver, _LITERALS):
        return True
    named = facts.parents.called(ast.Attribute, frozenset({method}))
    if holder is None or any(isinstance(node.ctx, ast.Store) for node in named):
        return False
    if any(isinstance(facts.parents.get(text), ast.Call) for text in facts.parents.saying(method)):
        return False  # `setattr(shop, "show", f)`
    if facts.parents.called(ast.keyword, frozenset({method})):
        return False  # `SimpleNamespace(show=f)`
    if _is_imported(receiver, facts):
        return True
    values = list(_values_of(receiver, facts))
    return bool(values) and all(_is_other_value(value, method, holder, facts) for value in values)


def may_be_of_another(call: ast.Call, facts: Facts) -> bool:
    """Tell whether an object whose method is called comes from another file, which may have it from this one.

    Or it is said to be of a class of another file.
    """
    if not isinstance(call.func, ast.Attribute):
        return False
    receiver = call.func.value
    given = [value.func for value in _values_of(receiver, facts) if isinstance(value, ast.Call)]
    declared = [getattr(binding.node, "annotation", None) for binding in facts.scopes.bindings_of(receiver)]
    names = (facts.types.origin(each) for each in (receiver, *given, *filter(None, declared)))
    return any(name is not None and not name.startswith("builtins.") for name in names)


def _is_imported(receiver: ast.expr, facts: Facts) -> bool:
    """Tell whether an object is a module or a class from elsewhere, or what is imported from there."""
    name = facts.types.origin(receiver)
    if name is None or is_near(name, facts):
        return False
    root, _, rest = name.partition(".")
    is_class = rest.rpartition(".")[2][:1].isupper()
    return isinstance(receiver, ast.Name) or is_class or root in sys.stdlib_module_names


def is_near(name: str, facts: Facts) -> bool:
    """Tell whether what has a full name may be of the package in which the file is."""
    return name.startswith(".") or name.partition(".")[0] in re.split(r"[\\/.]", facts.source.path)


def _values_of(receiver: ast.expr, facts: Facts) -> Iterator[ast.expr | None]:
    """Yield all that an object may be: itself, or what a variable or an attribute of `self` is given."""
    if isinstance(receiver, ast.Name):
        bindings = facts.scopes.bindings_of(receiver)
        if len(bindings) == 1 and isinstance(bindings[0].node, ast.ClassDef):
            yield receiver
        elif len(bindings) == 1:
            yield bound_value(bindings[0], facts)
    elif isinstance(receiver, ast.Attribute) and facts.scopes.is_own_object(receiver.value):
        for kept in facts.parents.called(ast.Attribute, frozenset({receiver.attr})):
            statement = facts.parents.get(kept)
            if isinstance(kept.ctx, ast.Store):
                yield statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
    else:
        yield receiver


def _is_other_value(value: ast.expr | None, method: str, holder: ast.AST, facts: Facts) -> bool:
    """Tell whether what an object is made by makes none of a class that has the method of `holder`."""
    if isinstance(value, _LITERALS):
        return True
    called = value.func if isinstance(value, ast.Call) else value
    if called is None:
        return False
    if known := facts.class_families.class_of(called):
        return _lacks(known, method, holder, facts)
    name = facts.types.origin(called) if called is not value else None
    if name is None or is_near(name, facts):
        return False
    root, _, rest = name.partition(".")
    if root == "builtins" or root in _HANDING_ON:
        return root == "builtins" and rest in _MAKING
    is_class = rest.rpartition(".")[2][:1].isupper()
    given = (
        [*value.args, *(keyword.value for keyword in value.keywords)] if isinstance(value, ast.Call) else []
    )
    gets_nothing = all(isinstance(each, ast.Constant) for each in given)  # that it could return
    return is_class or gets_nothing or root in sys.stdlib_module_names


def _lacks(known: ast.ClassDef, method: str, holder: ast.AST, facts: Facts) -> bool:
    """Tell whether a class of the file surely has no such method: nor have its bases, all of them known."""
    family = [known, *facts.class_families.above(known)]
    if holder in family or any(each.decorator_list or each.keywords for each in family):
        return False
    for each in family:
        for base in bases_of(each):
            is_known = facts.class_families.class_of(base) is not None
            if not is_known and facts.types.origin(base) != "builtins.object":
                return False
        bound = {getattr(node, "name", getattr(node, "id", "")) for node in nodes_in(*each.body)}
        if not bound.isdisjoint({method, *_ANSWERING}):
            return False
    return True
