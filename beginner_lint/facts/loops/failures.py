"""Expressions that cannot raise an exception, so that it makes no difference whether they are evaluated."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import names_in, nodes_in
from beginner_lint.facts.types.signatures import words

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_NUMBERS = ("int", "bool", "float")
_SIZED = ("str", "bytes", "list", "tuple", "dict", "set", "frozenset", "range")
_ALL_GOES = (
    ast.Constant,
    ast.BoolOp,
    ast.boolop,
    ast.cmpop,
    ast.unaryop,
    ast.operator,
    ast.expr_context,
    ast.IfExp,
)
_CALM_METHODS = words(
    "isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle "
    "isupper lower upper strip lstrip rstrip title capitalize casefold swapcase keys values items"
)
_ABOUT_TEXTS = words("startswith endswith count find")


def cannot_fail(part: ast.expr, comprehension: ast.ListComp, facts: Facts) -> bool:
    """Tell whether evaluating a part of a comprehension never raises an exception.

    Args:
        part: an element, a condition, or what a loop in it walks over; its code is pure.
        comprehension: whose variables are bound there.
        facts: the facts of the file.

    """
    own = {name.id for loop in comprehension.generators for name in names_in(loop.target)}
    return all(_is_calm(node, own, facts) for node in nodes_in(part))


def _is_calm(node: ast.AST, own: set[str], facts: Facts) -> bool:
    """Tell whether a node itself, not what is below it, cannot raise."""
    if isinstance(node, ast.Name):
        return node.id in own or facts.scopes.is_builtin(node) or _is_bound(node, facts)
    if isinstance(node, ast.Compare):
        return _compares_calmly(node, facts)
    if isinstance(node, ast.Call):
        return _calls_calmly(node, facts)
    if isinstance(node, ast.UnaryOp):
        kinds = ("int", "bool") if isinstance(node.op, ast.Invert) else _NUMBERS
        return isinstance(node.op, ast.Not) or facts.types.of(node.operand).proves(*kinds)
    if isinstance(node, ast.BinOp):
        return _computes_calmly(node, facts)
    if isinstance(node, ast.Attribute):
        return node.attr in _CALM_METHODS | _ABOUT_TEXTS  # a method that is called, as above
    return isinstance(node, (*_ALL_GOES, ast.List, ast.Tuple))


def _is_bound(node: ast.Name, facts: Facts) -> bool:
    """Tell whether a name that a comprehension reads certainly has a value."""
    owner = facts.scopes.owner(node)
    bindings = facts.flow.reaching(node)
    is_here = owner is facts.scopes.scope_at(facts.parents.statement(node))
    return is_here and bool(bindings) and facts.flow.is_bound(node)


def _compares_calmly(node: ast.Compare, facts: Facts) -> bool:
    operands = [node.left, *node.comparators]
    for operator, left, right in zip(node.ops, operands, operands[1:], strict=False):
        one, other = facts.types.of(left), facts.types.of(right)
        if isinstance(operator, ast.In | ast.NotIn):
            in_text = one.proves("str") and other.proves("str")
            in_list = other.proves("list", "tuple")
            in_keys = other.proves("dict", "set", "frozenset") and one.proves("str", *_NUMBERS)
            if not (in_text or in_list or in_keys):
                return False
        elif isinstance(operator, ast.Lt | ast.LtE | ast.Gt | ast.GtE):
            numbers = one.proves(*_NUMBERS) and other.proves(*_NUMBERS)
            if not (numbers or (one.proves("str") and other.proves("str"))):
                return False
    return True


def _calls_calmly(node: ast.Call, facts: Facts) -> bool:
    if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
        return False
    if isinstance(node.func, ast.Attribute):
        receiver = facts.types.of(node.func.value)
        if node.func.attr in _ABOUT_TEXTS:
            given = [facts.types.of(argument) for argument in node.args]
            return receiver.proves("str") and len(given) == 1 and given[0].proves("str")
        return not node.args and node.func.attr in _CALM_METHODS and receiver.proves("str", "dict")
    origin = facts.types.origin(node.func)
    given = [facts.types.of(argument) for argument in node.args]
    if origin == "builtins.len":
        return len(given) == 1 and given[0].proves(*_SIZED)
    if origin == "builtins.range":
        return bool(given) and len(given) <= 2 and all(fact.proves("int", "bool") for fact in given)
    return False


def _computes_calmly(node: ast.BinOp, facts: Facts) -> bool:
    operands = (facts.types.of(node.left), facts.types.of(node.right))
    if not all(fact.proves("int", "bool") for fact in operands):
        return False
    if isinstance(node.op, ast.Mod | ast.FloorDiv):
        return isinstance(node.right, ast.Constant) and bool(node.right.value)
    return isinstance(node.op, ast.Add | ast.Sub | ast.Mult)
