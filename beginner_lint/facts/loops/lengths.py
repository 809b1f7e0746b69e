"""Which sequences are certainly of equal length where a loop begins, or one at least as long as another."""

from __future__ import annotations

import ast
from collections.abc import Hashable
from typing import TYPE_CHECKING, TypeGuard

from beginner_lint.facts.scopes.bindings import Binding, BindingKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Calls that give as many items as they get.
_KEEPING = ("builtins.list", "builtins.tuple", "builtins.sorted", "builtins.reversed", "builtins.len")
_DEEPEST = 8


class Lengths:
    """Answers about the lengths of sequences.

    What is compared are *measures*: a whole number where it is known, else where the length comes from, such
    as the place that gave a list to its name. Equal measures are equal lengths.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def is_as_long(self, sequence: ast.expr, other: ast.expr, at: ast.stmt) -> bool:
        """Tell whether a sequence certainly has as many items as another one, or more, where `at` begins."""
        first, second = self.measure(sequence, at), self.measure(other, at)
        if isinstance(first, int) and isinstance(second, int):
            return first >= second
        return first is not None and first == second

    def measure(self, node: ast.expr, at: ast.stmt, depth: int = _DEEPEST) -> Hashable:
        """Return the measure of a sequence, or of a number of items, where `at` begins; None if unknown."""
        if depth == 0:
            return None
        depth -= 1
        if isinstance(node, ast.Name):
            return self._of_name(node, at, depth)
        if isinstance(node, ast.Constant):
            return _of_constant(node.value)
        if isinstance(node, ast.List | ast.Tuple):
            return None if any(isinstance(item, ast.Starred) for item in node.elts) else len(node.elts)
        if isinstance(node, ast.ListComp) and len(node.generators) == 1:
            clause = node.generators[0]
            return None if clause.ifs or clause.is_async else self.measure(clause.iter, at, depth)
        if isinstance(node, ast.BinOp):
            return self._of_operation(node, at, depth)
        if isinstance(node, ast.Call):
            return self._of_call(node, at, depth)
        return self.measure(node.value, at, depth) if _is_whole_slice(node) else None

    def _of_operation(self, node: ast.BinOp, at: ast.stmt, depth: int) -> Hashable:
        left, right = node.left, node.right
        if isinstance(node.op, ast.Mult):  # `[0] * n`
            if isinstance(right, ast.List):
                left, right = right, left
            return self.measure(right, at, depth) if isinstance(left, ast.List) and _is_one(left) else None
        if isinstance(node.op, ast.Add | ast.Sub) and isinstance(right, ast.Constant):  # `n + 1`
            measure = self.measure(left, at, depth)
            return None if measure is None else (measure, type(node.op).__name__, right.value)
        return None

    def _of_call(self, node: ast.Call, at: ast.stmt, depth: int) -> Hashable:
        if node.keywords:
            return None
        origin = self._facts.types.origin(node.func)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "copy" and not node.args:
            return self.measure(node.func.value, at, depth)
        if len(node.args) == 1 and (origin in _KEEPING or origin == "builtins.range"):
            return self.measure(node.args[0], at, depth)
        return None

    def _of_name(self, name: ast.Name, at: ast.stmt, depth: int) -> Hashable:
        bindings = self._facts.flow.reaching(name)
        owner = self._facts.scopes.owner(name)
        if bindings is None or len(bindings) != 1 or owner is None:
            return None
        between = self._between(bindings[0], at)
        if between is None or self._facts.effects.may_resize(
            self._facts.scopes.spelling(name), owner, between
        ):
            return None
        value = self._value(bindings[0])
        found = None
        if value is not None:
            found = self.measure(value, self._facts.parents.statement(bindings[0].node), depth)
        return found if found is not None else bindings[0].node

    def _value(self, binding: Binding) -> ast.expr | None:
        """Return what a binding gives to its name."""
        holder = self._facts.parents[binding.node]
        if isinstance(holder, ast.AnnAssign) or (isinstance(holder, ast.Assign) and len(holder.targets) == 1):
            return holder.value
        statement = self._facts.parents[holder]
        if not (isinstance(holder, ast.Tuple) and isinstance(statement, ast.Assign)):
            return None
        values = statement.value.elts if isinstance(statement.value, ast.Tuple) else []
        if len(values) != len(holder.elts) or any(
            isinstance(item, ast.Starred) for item in [*holder.elts, *values]
        ):
            return None
        return next(
            value for target, value in zip(holder.elts, values, strict=True) if target is binding.node
        )

    def _between(self, binding: Binding, at: ast.stmt) -> list[ast.stmt] | None:
        """Return the statements that run between a binding and the beginning of a statement after it."""
        if binding.kind is BindingKind.PARAMETER:
            function = self._facts.scopes.scope_at(binding.node).node
            block, first = getattr(function, "body", None), 0
        elif binding.kind in (BindingKind.ASSIGNMENT, BindingKind.ANNOTATED):
            block, position = self._facts.parents.block(self._facts.parents.statement(binding.node))
            first = position + 1
        else:
            return None
        if not isinstance(block, list):
            return None
        for holder in (at, *self._facts.parents.ancestors(at)):
            if isinstance(holder, ast.stmt) and holder in block[first:]:
                end = block.index(holder)
                return block[first : end if holder is at else end + 1]
        return None


def _of_constant(value: object) -> int | None:
    if isinstance(value, str | bytes):
        return len(value)
    return value if type(value) is int and value >= 0 else None


def _is_one(node: ast.List) -> bool:
    return len(node.elts) == 1 and not isinstance(node.elts[0], ast.Starred)


def _is_whole_slice(node: ast.expr) -> TypeGuard[ast.Subscript]:
    """Tell whether an expression is `xs[:]`."""
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Slice):
        return False
    return (node.slice.lower, node.slice.upper, node.slice.step) == (None, None, None)
