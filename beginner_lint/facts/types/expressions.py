"""What each kind of expression yields, from what is known of its parts."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.types.calls import call
from beginner_lint.facts.types.lattice import (
    NOTHING,
    UNKNOWN,
    Fact,
    Type,
    join,
    join_all,
    read_fact,
    tuple_of,
)
from beginner_lint.facts.types.operations import binary, compare, iterate, subscript, unary
from beginner_lint.facts.types.signatures import ATTRIBUTES

if TYPE_CHECKING:
    from beginner_lint.facts.types.types import Types


def infer(types: Types, node: ast.expr) -> Fact:
    """Return what an expression yields; a name is not asked here."""
    inferred = _EXPRESSIONS.get(type(node).__name__)
    return inferred(types, node) if inferred else UNKNOWN


def _constant(_: Types, node: ast.Constant) -> Fact:
    return _literal(type(node.value).__name__)


@cache
def _literal(name: str) -> Fact:
    return Fact(Type(name))


def _text(_: Types, node: ast.JoinedStr) -> Fact:
    return Fact(Type("str"))


def _binary(types: Types, node: ast.BinOp) -> Fact:
    """Infer a chain from its innermost operand: chains of a thousand operands do exist."""
    chain: list[ast.BinOp] = []
    left = node.left
    while isinstance(left, ast.BinOp) and not types.is_known(left):
        chain.append(left)
        left = left.left
    for link in reversed(chain):
        types.of(link)
    return binary(node.op, types.of(node.left), types.of(node.right), node.right)


def _unary(types: Types, node: ast.UnaryOp) -> Fact:
    return unary(node.op, types.of(node.operand))


def _compare(types: Types, node: ast.Compare) -> Fact:
    return compare(node.ops, [types.of(operand) for operand in (node.left, *node.comparators)])


def _boolean(types: Types, node: ast.BoolOp) -> Fact:
    return join_all(*(types.of(value) for value in node.values))


def _conditional(types: Types, node: ast.IfExp) -> Fact:
    return join(types.of(node.body), types.of(node.orelse))


def _walrus(types: Types, node: ast.NamedExpr) -> Fact:
    return types.of(node.value)


def _subscript(types: Types, node: ast.Subscript) -> Fact:
    index = UNKNOWN if isinstance(node.slice, ast.Slice) else types.of(node.slice)
    return subscript(types.of(node.value), index, node.slice)


def _attribute(types: Types, node: ast.Attribute) -> Fact:
    origin = types.origin(node)
    return read_fact(ATTRIBUTES[origin], {}) if origin in ATTRIBUTES else UNKNOWN


def _call(types: Types, node: ast.Call) -> Fact:
    return call(types, node)


def _items(types: Types, nodes: list[ast.expr]) -> list[Fact]:
    return [types.element(n.value) if isinstance(n, ast.Starred) else types.of(n) for n in nodes]


def _tuple(types: Types, node: ast.Tuple) -> Fact:
    facts = _items(types, node.elts)
    if any(isinstance(element, ast.Starred) for element in node.elts):
        return Fact(Type("tuple", elements=join_all(*facts)))
    return Fact(tuple_of(*facts))


def _list(types: Types, node: ast.List) -> Fact:
    return Fact(Type("list", elements=join_all(*_items(types, node.elts))))


def _set(types: Types, node: ast.Set) -> Fact:
    return Fact(Type("set", elements=join_all(*_items(types, node.elts))))


def _dict(types: Types, node: ast.Dict) -> Fact:
    keys, values = NOTHING, NOTHING
    for key, value in zip(node.keys, node.values, strict=True):
        fact = types.of(value)
        if key is None:
            keys = join(keys, iterate(fact))
            values = join(values, fact.type.values or UNKNOWN if fact.type else UNKNOWN)
        else:
            keys, values = join(keys, types.of(key)), join(values, fact)
    return Fact(Type("dict", elements=keys, values=values))


def _list_comprehension(types: Types, node: ast.ListComp) -> Fact:
    return Fact(Type("list", elements=types.of(node.elt)))


def _set_comprehension(types: Types, node: ast.SetComp) -> Fact:
    return Fact(Type("set", elements=types.of(node.elt)))


def _dict_comprehension(types: Types, node: ast.DictComp) -> Fact:
    return Fact(Type("dict", elements=types.of(node.key), values=types.of(node.value)))


def _generator(types: Types, node: ast.GeneratorExp) -> Fact:
    return Fact(Type("generator", elements=types.of(node.elt)))


def _lambda(_: Types, node: ast.Lambda) -> Fact:
    return Fact(Type("function"))


_EXPRESSIONS: dict[str, Callable[[Types, Any], Fact]] = {
    "Constant": _constant,
    "JoinedStr": _text,
    "BinOp": _binary,
    "UnaryOp": _unary,
    "Compare": _compare,
    "BoolOp": _boolean,
    "IfExp": _conditional,
    "NamedExpr": _walrus,
    "Subscript": _subscript,
    "Attribute": _attribute,
    "Call": _call,
    "Tuple": _tuple,
    "List": _list,
    "Set": _set,
    "Dict": _dict,
    "ListComp": _list_comprehension,
    "SetComp": _set_comprehension,
    "DictComp": _dict_comprehension,
    "GeneratorExp": _generator,
    "Lambda": _lambda,
}
