"""What is calculated, where types do not tell: `prices * rate` is most likely a number, and no function."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from beginner_lint.facts.effects.uses import is_lazy, own_nodes
from beginner_lint.facts.scopes.scopes import Binding, BindingKind
from beginner_lint.facts.types.lattice import NOTHING, UNKNOWN, Fact, How, Type, join_all
from beginner_lint.facts.words.bound_value import bound_value

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_ARITHMETIC = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Pow)
_OF_NUMBERS = frozenset({"builtins.abs", "builtins.pow", "builtins.round", "builtins.sum"})
_NUMBERS: frozenset[str | None] = frozenset({"bool", "complex", "float", "int", "number"})
_VALUES = _NUMBERS | {"bytes", "dict", "list", "range", "set", "str", "tuple", "value"}
_DEEPEST = 3


def likely_result(function: ast.FunctionDef, facts: Facts, depth: int = 0) -> Fact:
    """Return what a function seems to return; unknown if that is not calculated in all cases."""
    if is_lazy(function) or function.decorator_list:
        return UNKNOWN
    returned = [node.value for node in own_nodes(function) if isinstance(node, ast.Return) and node.value]
    if not returned:
        return UNKNOWN
    return _any_of([likely(value, facts, depth) for value in returned])


def likely(value: ast.expr, facts: Facts, depth: int = 0) -> Fact:
    """Return what an expression is known to be, else what it seems to be as it is calculated."""
    known = facts.types.of(value)
    if known.type is not None or depth > _DEEPEST:
        return known
    if isinstance(value, ast.BinOp):
        if isinstance(value.op, _ARITHMETIC):
            return _seems("number")
        return _sum(value, facts) if isinstance(value.op, ast.Add) else UNKNOWN
    if isinstance(value, ast.Call):
        return _seems("number") if facts.types.origin(value.func) in _OF_NUMBERS else UNKNOWN
    bindings = facts.flow.reaching(value) if isinstance(value, ast.Name) else None
    if not bindings:
        return UNKNOWN
    return _any_of([_bound(binding, facts, depth + 1) for binding in bindings])


def _sum(value: ast.BinOp, facts: Facts) -> Fact:
    """Return what `+` seems to make: what one of both sides is known to be."""
    sides = [facts.types.of(side).name for side in (value.left, value.right)]
    if "str" in sides or "list" in sides:
        return _seems("str" if "str" in sides else "list")
    return _seems("number" if _NUMBERS.intersection(sides) else "value")


def _bound(binding: Binding, facts: Facts, depth: int) -> Fact:
    """Return what a name seems to hold because of one binding; `+=` says nothing of its own."""
    known = facts.types.of_binding(binding)
    if known.type is not None:
        return known
    if binding.kind is BindingKind.AUGMENTED:
        return NOTHING
    value = bound_value(binding, facts) if binding.kind is BindingKind.ASSIGNMENT else None
    return likely(value, facts, depth) if value is not None else UNKNOWN


def _any_of(facts: Iterable[Fact]) -> Fact:
    """Return what a value seems to be that is one of several, all known; None may be among them."""
    found = [fact for fact in facts if fact != NOTHING]
    joined = join_all(*found)
    if joined.type is not None or not found:
        return joined if found else UNKNOWN
    names = {fact.name for fact in found} - {"NoneType"}
    return _seems("number" if names <= _NUMBERS else "value") if names <= _VALUES else UNKNOWN


def _seems(name: str) -> Fact:
    return Fact(Type(name, exact=False), How.EVIDENCE, "it is calculated")
