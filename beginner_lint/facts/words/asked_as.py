"""What the comparisons and conditions say in which a name stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding, BindingKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_LESS, _GREATER = (ast.Lt, ast.LtE), (ast.Gt, ast.GtE)
_FLAGS = frozenset(
    {"all", "any", "ascii", "bin", "complex", "filter", "format", "hash", "help", "hex", "print"}
    | {"repr", "reversed", "round", "sorted", "zip"}
)


def asked_as(binding: Binding, reads: list[ast.AST], facts: Facts) -> Iterator[str]:
    """Yield what the comparisons and conditions say in which a name stands."""
    if binding.name in _FLAGS and _are_all_asked(binding.name, reads, facts):
        yield "bool"
    if binding.name == "iter" and any(_is_ordered(facts.parents.get(node)) for node in reads):
        yield "calculated"
    bindings = binding.scope.bindings.get(binding.name, [])
    if any(_is_better_one(other, node, facts) for other in bindings[1:] for node in reads):
        yield "searched"
    is_fixed = len(bindings) == 1 and binding.kind is BindingKind.ASSIGNMENT
    if is_fixed and any(_is_upper_end(node, facts) for node in reads):
        yield "limit"


def _is_ordered(holder: ast.AST | None) -> bool:
    return isinstance(holder, ast.Compare) and isinstance(holder.ops[0], _LESS + _GREATER)


def _are_all_asked(name: str, reads: list[ast.AST], facts: Facts) -> bool:
    """Tell whether a name is only asked whether it is true, or handed on by its name."""
    asked = handed_on = 0
    for node in reads:
        holder = facts.parents.get(node)
        if isinstance(holder, ast.keyword) and holder.arg == name:
            handed_on += 1
        elif facts.parents.is_tested(node):
            asked += 1
    return asked > 0 and asked + handed_on == len(reads)


def _is_better_one(binding: Binding, node: ast.AST, facts: Facts) -> bool:
    """Tell whether a name gets what it was compared with: `if number > node: node = number`."""
    compared, holder = facts.parents.get(node), facts.parents.get(binding.node)
    if not isinstance(compared, ast.Compare) or not isinstance(compared.ops[0], _LESS + _GREATER):
        return False
    sides = {ast.unparse(side) for side in (compared.left, *compared.comparators) if side is not node}
    is_one = isinstance(holder, ast.Assign) and ast.unparse(holder.value) in sides
    test = facts.parents.get(compared)
    return is_one and isinstance(test, ast.If) and test in facts.parents.ancestors(binding.node)


def _is_upper_end(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a name is what a `while` counts up to: `count < node`."""
    compared = facts.parents.get(node)
    if not isinstance(compared, ast.Compare) or len(compared.ops) != 1:
        return False
    last = compared.comparators[0]
    is_end = isinstance(compared.ops[0], _LESS) and last is node
    is_end = is_end or (isinstance(compared.ops[0], _GREATER) and compared.left is node)
    inner: ast.AST = compared
    holder = facts.parents.get(compared)
    while isinstance(holder, ast.BoolOp):
        inner, holder = holder, facts.parents.get(holder)
    return is_end and isinstance(holder, ast.While) and holder.test is inner
