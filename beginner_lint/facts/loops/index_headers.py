"""Headers of loops over indexes that do not simply count up: to the shortest length, down, `enumerate`."""

from __future__ import annotations

import ast

from beginner_lint.facts.loops.loops import counted_sequence, is_call_of, is_dotted, is_number


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
