"""Headers of loops over indexes or keys: `range(len(…))` up and down; `enumerate`, `d.keys()`."""

from __future__ import annotations

import ast
from typing import TypeGuard


def counted_sequence(iterable: ast.expr) -> ast.expr | None:
    """Return `xs` for `range(len(xs))`, also with a start of 0 and a step of 1, if it is a dotted name."""
    if not is_call_of(iterable, "range"):
        return None
    arguments = iterable.args
    if len(arguments) == 3 and is_number(arguments[2], 1):
        arguments = arguments[:2]
    if len(arguments) == 2 and is_number(arguments[0], 0):
        arguments = arguments[1:]
    length = arguments[0] if len(arguments) == 1 else iterable
    if not is_call_of(length, "len"):
        return None
    if len(length.args) == 1 and is_dotted(length.args[0]):
        return length.args[0]
    return None


def walked_mapping(iterable: ast.expr) -> ast.expr | None:
    """Return `d` for `d` and for `d.keys()`, if it is a dotted name: a loop over that is one over keys."""
    if isinstance(iterable, ast.Call) and isinstance(iterable.func, ast.Attribute):
        is_keys = iterable.func.attr == "keys" and not iterable.args and not iterable.keywords
        iterable = iterable.func.value if is_keys else iterable
    return iterable if is_dotted(iterable) else None


def shortest_of(iterable: ast.expr) -> list[ast.expr] | None:
    """Return `xs` and `ys` for `range(min(len(xs), len(ys)))`, if they are dotted names."""
    arguments = _range_arguments(iterable)
    if len(arguments) != 3 or not is_number(arguments[0], 0) or not is_number(arguments[2], 1):
        return None
    shortest = arguments[1]
    if not is_call_of(shortest, "min"):
        return None
    sequences = [_measured(length) for length in shortest.args]
    if len(sequences) < 2 or None in sequences:
        return None
    return [sequence for sequence in sequences if sequence is not None]


def reversed_sequence(iterable: ast.expr) -> ast.expr | None:
    """Return `xs` for `range(len(xs) - 1, -1, -1)`, `range(len(xs))[::-1]` and `reversed(range(len(xs)))`."""
    if is_call_of(iterable, "reversed") and len(iterable.args) == 1:
        return counted_sequence(iterable.args[0])
    if isinstance(iterable, ast.Subscript) and is_reversing(iterable.slice):
        return counted_sequence(iterable.value)
    arguments = _range_arguments(iterable)
    if len(arguments) != 3 or not all(is_number(argument, -1) for argument in arguments[1:]):
        return None
    first = arguments[0]
    is_last_index = isinstance(first, ast.BinOp) and isinstance(first.op, ast.Sub)
    if not (is_last_index and isinstance(first, ast.BinOp) and is_number(first.right, 1)):
        return None
    return _measured(first.left)


def enumerated_sequence(iterable: ast.expr) -> ast.expr | None:
    """Return `xs` for `enumerate(xs)`, also with a start of 0, if it is a dotted name."""
    if not isinstance(iterable, ast.Call) or getattr(iterable.func, "id", "") != "enumerate":
        return None
    starts = [*iterable.args[1:], *(keyword.value for keyword in iterable.keywords)]
    if not iterable.args or not is_dotted(iterable.args[0]) or len(starts) > 1:
        return None
    return iterable.args[0] if all(is_number(start, 0) for start in starts) else None


def is_reversing(node: ast.expr) -> bool:
    """Tell whether a slice is `[::-1]`."""
    is_open = isinstance(node, ast.Slice) and node.lower is node.upper is None
    return is_open and isinstance(node, ast.Slice) and node.step is not None and is_number(node.step, -1)


def _range_arguments(iterable: ast.expr) -> list[ast.expr]:
    """Return the three arguments of `range`, 0 and 1 where they are left out; nothing for another call."""
    if not is_call_of(iterable, "range"):
        return []
    arguments = list(iterable.args)
    if len(arguments) == 1:
        arguments.insert(0, ast.Constant(0))
    if len(arguments) == 2:
        arguments.append(ast.Constant(1))
    return arguments


def _measured(length: ast.expr) -> ast.expr | None:
    """Return `xs` for `len(xs)`, if it is a dotted name."""
    if not (is_call_of(length, "len") and len(length.args) == 1):
        return None
    return length.args[0] if is_dotted(length.args[0]) else None


def is_dotted(node: ast.expr) -> bool:
    """Tell whether an expression is a name or a dotted name."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def is_call_of(node: ast.expr, name: str) -> TypeGuard[ast.Call]:
    """Tell whether a node calls what is called so, without keywords."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == name
        and not node.keywords
    )


def is_number(node: ast.expr, number: int) -> bool:
    """Tell whether a node spells a whole number."""
    if number < 0 and isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node, number = node.operand, -number
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value == number
