"""What calls return: builtins, methods of builtin types, the standard library."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from beginner_lint.facts.types.lattice import (
    NOTHING,
    UNKNOWN,
    Fact,
    Type,
    contained,
    derive,
    join,
    join_all,
    read_fact,
    tuple_of,
)
from beginner_lint.facts.types.operations import binary, iterate
from beginner_lint.facts.types.signatures import FUNCTIONS, LIBRARY, METHODS, PATH_LIBRARY

if TYPE_CHECKING:
    from beginner_lint.facts.types.types import Types

_NONE = Fact(Type("NoneType"))
_STR = Fact(Type("str"))


def call(types: Types, node: ast.Call) -> Fact:
    """Return what is known of the result of a call."""
    origin = types.origin(node.func)
    if origin is not None:
        return of_origin(types, node, origin)
    if isinstance(node.func, ast.Attribute):
        return _method(types, node, types.of(node.func.value), node.func.attr)
    function = types.function(node.func)
    return types.result(function) if function else UNKNOWN


def of_origin(types: Types, node: ast.Call, origin: str) -> Fact:
    """Return what is known of the result of a call of what has this full name: `random.randint`."""
    module, _, name = origin.rpartition(".")
    if module == "builtins" or origin == "io.open":
        if name in _OF_NUMBERS and NOTHING in [types.of(argument) for argument in node.args]:
            return NOTHING
        special = _BUILTINS.get(name)
        if special is not None:
            return special(types, node)
        signature = FUNCTIONS.get(name)
    elif origin in PATH_LIBRARY:
        facts = [types.of(argument) for argument in node.args]
        texts = not node.keywords and all(fact.suggests("str") or fact == NOTHING for fact in facts)
        return derive(read_fact(PATH_LIBRARY[origin], {}).type, *facts) if texts else UNKNOWN
    else:
        signature = LIBRARY.get(origin)
    return _read(signature, types, node)


def _read(signature: str | None, types: Types, node: ast.Call) -> Fact:
    if signature is None:
        return UNKNOWN
    return (
        read_fact(signature, {"E": _elements(types, node)}) if "E" in signature else read_fact(signature, {})
    )


def _argument(types: Types, node: ast.Call, index: int) -> Fact | None:
    """Return what is known of a positional argument; None if it is not given or not told apart."""
    if index >= len(node.args) or any(isinstance(argument, ast.Starred) for argument in node.args):
        return None
    return types.of(node.args[index])


def _elements(types: Types, node: ast.Call) -> Fact:
    """Return what iterating over the first argument yields; nothing if there is no argument."""
    if not node.args:
        return UNKNOWN if node.keywords else NOTHING
    first = _argument(types, node, 0)
    return iterate(first) if first is not None else UNKNOWN


# Builtins whose result depends on more than a table can say


def _tuple(types: Types, node: ast.Call) -> Fact:
    return Fact(Type("tuple", elements=_elements(types, node)))


def _dict(types: Types, node: ast.Call) -> Fact:
    keys = values = NOTHING
    source = _argument(types, node, 0) if node.args else NOTHING
    if source is None or (source.type is None and source != NOTHING):
        keys = values = UNKNOWN
    elif source.type is not None and source.type.name == "dict":
        keys, values = iterate(source), contained(source.type.values, source)
    elif source.type is not None:
        pair = iterate(source)
        items = pair.type.items if pair.type else None
        keys, values = items if items is not None and len(items) == 2 else (UNKNOWN, UNKNOWN)
    for keyword in node.keywords:
        keys = join(keys, _STR if keyword.arg else UNKNOWN)
        values = join(values, types.of(keyword.value) if keyword.arg else UNKNOWN)
    return Fact(Type("dict", elements=keys, values=values))


def _zip(types: Types, node: ast.Call) -> Fact:
    if any(isinstance(argument, ast.Starred) for argument in node.args):
        return Fact(Type("zip"))
    return Fact(Type("zip", elements=Fact(tuple_of(*(iterate(types.of(source)) for source in node.args)))))


def _map(types: Types, node: ast.Call) -> Fact:
    if len(node.args) < 2:
        return UNKNOWN
    function = node.args[0]
    module, _, name = (types.origin(function) or "").rpartition(".")
    own = types.function(function)
    result = UNKNOWN
    if module == "builtins" and name in FUNCTIONS and "E" not in FUNCTIONS[name]:
        result = read_fact(FUNCTIONS[name], {})
    elif module == "builtins.str" and name in METHODS["str"]:
        result = read_fact(METHODS["str"][name], {})
    elif own is not None:
        result = types.result(own)
    return Fact(Type("map", elements=result))


def _filter(types: Types, node: ast.Call) -> Fact:
    source = _argument(types, node, 1)
    return Fact(Type("filter", elements=iterate(source))) if source is not None else UNKNOWN


def _next(types: Types, node: ast.Call) -> Fact:
    default = _argument(types, node, 1) if len(node.args) > 1 else NOTHING
    return join(_elements(types, node), default) if default is not None else UNKNOWN


def _iter(types: Types, node: ast.Call) -> Fact:
    elements = _elements(types, node) if len(node.args) == 1 else UNKNOWN
    return Fact(Type("iterator", elements=elements))


def _sum(types: Types, node: ast.Call) -> Fact:
    """Infer a sum: of ints it is an int, of floats it is one only if there are any."""
    starts = [types.of(argument) for argument in node.args[1:]] + [types.of(k.value) for k in node.keywords]
    elements = _elements(types, node)
    if elements == NOTHING:
        return Fact(Type("int"))
    numbers = [elements, *starts]
    if all(number.suggests("int", "bool") for number in numbers):
        return derive(Type("int", all(n.type.exact for n in starts if n.type)), *numbers)
    return UNKNOWN


def _extreme(types: Types, node: ast.Call) -> Fact:
    """Infer `max` and `min`, which return one of their elements or arguments."""
    if any(isinstance(argument, ast.Starred) for argument in node.args):
        return UNKNOWN
    found = [types.of(keyword.value) for keyword in node.keywords if keyword.arg != "key"]
    if len(node.args) == 1:
        return join_all(_elements(types, node), *found)
    return join_all(*(types.of(argument) for argument in node.args), *found)


def _abs(types: Types, node: ast.Call) -> Fact:
    number = _argument(types, node, 0)
    if number is None or not number.suggests("int", "float", "bool", "complex"):
        return UNKNOWN
    name = {"bool": "int", "complex": "float"}.get(number.name or "", number.name or "")
    return derive(Type(name, number.type is not None and number.type.exact), number)


def _round(types: Types, node: ast.Call) -> Fact:
    number = _argument(types, node, 0)
    if number is None or number.type is None or not number.suggests("int", "float", "bool"):
        return UNKNOWN
    digits = types.of(node.args[1]) if len(node.args) > 1 else None
    if node.keywords or (digits is not None and not digits.suggests("int")):
        return UNKNOWN
    name = "float" if digits is not None and number.name == "float" else "int"
    return derive(Type(name, number.type.exact), number)


def _divmod(types: Types, node: ast.Call) -> Fact:
    left, right = _argument(types, node, 0), _argument(types, node, 1)
    if left is None or right is None:
        return UNKNOWN
    number = binary(ast.Mod(), left, right)
    if not number.suggests("int", "float"):
        return UNKNOWN
    return Fact(tuple_of(number, number))


def _pow(types: Types, node: ast.Call) -> Fact:
    left, right = _argument(types, node, 0), _argument(types, node, 1)
    if left is None or right is None or len(node.args) != 2:
        return UNKNOWN
    return binary(ast.Pow(), left, right, node.args[1])


def _open(types: Types, node: ast.Call) -> Fact:
    """Infer a file: it yields bytes if its mode says so, texts otherwise; a computed mode may be either."""
    modes = (
        [node.args[1]] if len(node.args) > 1 else [k.value for k in node.keywords if k.arg in ("mode", None)]
    )
    if any(isinstance(argument, ast.Starred) for argument in node.args[:2]) or len(modes) > 1:
        return Fact(Type("file"))
    mode = modes[0] if modes else ast.Constant("r")
    if not isinstance(mode, ast.Constant) or not isinstance(mode.value, str):
        return Fact(Type("file"))
    return Fact(Type("file", elements=Fact(Type("bytes")) if "b" in mode.value else _STR))


_OF_NUMBERS = ("abs", "round", "divmod", "pow")
_BUILTINS: dict[str, Callable[[Types, ast.Call], Fact]] = {
    "tuple": _tuple,
    "dict": _dict,
    "zip": _zip,
    "map": _map,
    "filter": _filter,
    "next": _next,
    "iter": _iter,
    "sum": _sum,
    "max": _extreme,
    "min": _extreme,
    "abs": _abs,
    "round": _round,
    "divmod": _divmod,
    "pow": _pow,
    "open": _open,
}


# Methods


def _method(types: Types, node: ast.Call, receiver: Fact, name: str) -> Fact:
    receiver_type = receiver.type
    if receiver_type is None:
        return NOTHING if receiver == NOTHING else UNKNOWN
    if receiver_type.name in ("set", "frozenset") and name in ("union", "symmetric_difference"):
        elements = join_all(iterate(receiver), *(iterate(types.of(argument)) for argument in node.args))
        return derive(Type(receiver_type.name, receiver_type.exact, elements), receiver)
    if receiver_type.name == "dict" and name in ("get", "pop", "setdefault"):
        return _lookup(types, node, receiver, name)
    signature = METHODS.get("int" if receiver_type.name == "bool" else receiver_type.name, {}).get(name)
    if signature is None:
        return UNKNOWN
    values = contained(receiver_type.values, receiver)
    result = read_fact(signature, {"S": receiver, "E": iterate(receiver), "V": values})
    if result.type is None:
        return result
    inner = result._replace(type=result.type._replace(exact=result.type.exact and receiver_type.exact))
    return contained(inner, receiver)


def _lookup(types: Types, node: ast.Call, receiver: Fact, name: str) -> Fact:
    """Infer what a dict has for a key: where it is missing, `get` returns its default, `pop` raises."""
    values = contained(receiver.type.values if receiver.type else None, receiver)
    if len(node.args) > 1:
        default = _argument(types, node, 1)
    else:
        default = NOTHING if name == "pop" else _NONE
    return join(values, default) if default is not None and not node.keywords else UNKNOWN
