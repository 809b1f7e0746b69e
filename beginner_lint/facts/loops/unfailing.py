"""Expressions that never raise, whatever values of their proved types they meet."""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beginner_lint.facts import Facts
    from beginner_lint.facts.types.lattice import Fact

_NUMBERS = ("int", "bool", "float")
_HASHABLE = ("int", "bool", "float", "str", "bytes", "NoneType")
_COLLECTIONS = ("list", "tuple", "set", "frozenset", "dict", "dict_keys", "range")
_SIZED = ("str", "bytes", *_COLLECTIONS)

# Methods of texts that take nothing, or a text, and always answer.
ASKING_METHODS = frozenset(
    {
        "casefold", "endswith", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier",
        "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "lower", "lstrip", "rstrip",
        "startswith", "strip", "swapcase", "title", "upper",
    }
)  # fmt: skip


class Unfailing:
    """Judges expressions.

    Args:
        bound: names that have a value.
        facts: the facts of the file.

    """

    def __init__(self, bound: Collection[str], facts: Facts) -> None:
        self._bound = bound
        self._facts = facts

    def never_raises(self, node: ast.expr) -> bool:
        """Tell whether evaluating an expression runs builtins only, changes nothing, and never raises."""
        return self._facts.effects.is_pure(node) and self._is_safe(node)

    def _is_safe(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Constant):
            return True
        if isinstance(node, ast.Name):
            return node.id in self._bound or self._facts.flow.is_bound(node)
        if isinstance(node, ast.BoolOp):
            return all(map(self._is_safe, node.values))
        if isinstance(node, ast.UnaryOp):
            return isinstance(node.op, ast.Not) and self._is_safe(node.operand)
        if isinstance(node, ast.Compare):
            operands = [node.left, *node.comparators]
            pairs = zip(node.ops, operands, operands[1:], strict=False)
            return all(map(self._is_safe, operands)) and all(self._compares(*pair) for pair in pairs)
        if isinstance(node, ast.BinOp):
            return self._is_safe(node.left) and self._is_safe(node.right) and self._computes(node)
        if isinstance(node, ast.Tuple | ast.List):
            return all(map(self._is_safe, node.elts))
        return isinstance(node, ast.Call) and not node.keywords and self._answers(node)

    def _type(self, node: ast.expr) -> Fact:
        return self._facts.types.of(node)

    def _compares(self, operator: ast.cmpop, left: ast.expr, right: ast.expr) -> bool:
        first, second = self._type(left), self._type(right)
        if isinstance(operator, ast.Eq | ast.NotEq | ast.Is | ast.IsNot):
            return True  # that it runs builtins only was asked before
        if isinstance(operator, ast.In | ast.NotIn):
            if second.proves("str"):
                return first.proves("str")
            return first.proves(*_HASHABLE) and second.proves(*_COLLECTIONS)
        return any(first.proves(*kind) and second.proves(*kind) for kind in (_NUMBERS, ("str",)))

    def _computes(self, node: ast.BinOp) -> bool:
        if not self._type(node.left).proves("int", "bool") or not self._type(node.right).proves(
            "int", "bool"
        ):
            return False
        if isinstance(node.op, ast.Mod | ast.FloorDiv):
            return isinstance(node.right, ast.Constant) and bool(node.right.value)
        return isinstance(node.op, ast.Add | ast.Sub | ast.Mult)

    def _answers(self, node: ast.Call) -> bool:
        if not all(map(self._is_safe, node.args)):
            return False
        if isinstance(node.func, ast.Attribute):
            is_text = self._type(node.func.value).proves("str") and self._is_safe(node.func.value)
            texts = all(self._type(argument).proves("str") for argument in node.args)
            takes_one = node.func.attr in ("startswith", "endswith")
            return is_text and texts and node.func.attr in ASKING_METHODS and len(node.args) == int(takes_one)
        is_length = self._facts.types.origin(node.func) == "builtins.len"
        return is_length and len(node.args) == 1 and self._type(node.args[0]).proves(*_SIZED)
