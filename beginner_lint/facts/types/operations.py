"""What operators, subscripts and iteration yield, from what is known of their operands."""

from __future__ import annotations

import ast

from beginner_lint.facts.types.lattice import (
    NOTHING,
    UNKNOWN,
    Fact,
    How,
    Type,
    contained,
    derive,
    forget_inner,
    join,
    join_all,
    join_known,
    tuple_of,
)

_NUMBERS = ("bool", "int", "float", "complex")
_SEQUENCES = ("str", "bytes", "list", "tuple")
_SETS = ("set", "frozenset")
_ORDERED = frozenset({*_NUMBERS, *_SEQUENCES, *_SETS, "dict", "NoneType", "range"})
_WITHOUT_ELEMENTS = {"str": "str", "bytes": "int", "bytearray": "int", "range": "int"}
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod)
_BITWISE = (ast.BitAnd, ast.BitOr, ast.BitXor)


def iterate(fact: Fact) -> Fact:
    """Return what iterating over a value yields."""
    fact_type = fact.type
    if fact_type is None:
        return NOTHING if fact == NOTHING else UNKNOWN
    if fact_type.name in _WITHOUT_ELEMENTS:
        return derive(Type(_WITHOUT_ELEMENTS[fact_type.name], fact_type.exact), fact)
    return contained(fact_type.elements, fact)


def binary(operator: ast.operator, left: Fact, right: Fact, exponent: ast.expr | None = None) -> Fact:
    """Return what `left operator right` yields; `exponent` is the right operand of a power."""
    if NOTHING in (left, right):
        return NOTHING
    if left.type is not None and right.type is not None:
        kind = _of_known(operator, left.type, right.type, exponent)
        if kind is not None:
            return derive(kind, left, right)
    if isinstance(operator, ast.Mod) and left.suggests("str", "bytes"):
        return derive(left.type, left)
    if isinstance(operator, (ast.Add, ast.Mult)) and (left.type is None) != (right.type is None):
        return _of_one_side(operator, left, right)
    return UNKNOWN


def augmented(operator: ast.operator, left: Fact, right: Fact) -> Fact:
    """Return what `left operator= right` leaves in the target: a list takes in whatever can be iterated."""
    left_type = left.type
    if (
        left_type is not None
        and left_type.name == "list"
        and isinstance(operator, ast.Add)
        and right != NOTHING
    ):
        return derive(Type("list", left_type.exact, join_known(left_type.elements, iterate(right))), left)
    return binary(operator, left, right)


def _of_known(operator: ast.operator, left: Type, right: Type, exponent: ast.expr | None) -> Type | None:
    exact = left.exact and right.exact
    if left.name in _NUMBERS and right.name in _NUMBERS:
        name = _number(operator, left.name, right.name, exponent)
        return Type(name, exact) if name else None
    if isinstance(operator, ast.Add) and left.name == right.name:
        return _concatenation(left, right)
    if isinstance(operator, ast.Mult):
        return _repetition(left, right) or _repetition(right, left)
    if left.name in _SETS and right.name in _SETS and isinstance(operator, (*_BITWISE, ast.Sub)):
        grows = isinstance(operator, (ast.BitOr, ast.BitXor))
        elements = join_known(left.elements, right.elements) if grows else left.elements
        return Type(left.name, exact, elements)
    if left.name == right.name == "dict" and isinstance(operator, ast.BitOr):
        elements, values = join_known(left.elements, right.elements), join_known(left.values, right.values)
        return Type("dict", exact, elements, values)
    return None


def _number(operator: ast.operator, left: str, right: str, exponent: ast.expr | None) -> str | None:
    """Return the type of an operation on two numbers."""
    if isinstance(operator, _BITWISE) and left == right == "bool":
        return "bool"
    wide = max(left, right, "int", key=_NUMBERS.index)
    if isinstance(operator, ast.Div):
        return "complex" if wide == "complex" else "float"
    if isinstance(operator, _ARITHMETIC):
        only_real = isinstance(operator, (ast.FloorDiv, ast.Mod))
        return None if only_real and wide == "complex" else wide
    if isinstance(operator, (*_BITWISE, ast.LShift, ast.RShift)):
        return "int" if wide == "int" else None
    if isinstance(operator, ast.Pow):
        if wide == "int":
            return "int" if isinstance(exponent, ast.Constant) else None  # no literal is negative
        return "float" if left == "float" and right != "float" and wide == "float" else None
    return None


def _concatenation(left: Type, right: Type) -> Type | None:
    exact = left.exact and right.exact
    if left.name in ("str", "bytes"):
        return Type(left.name, exact)
    if left.name == "tuple" and left.items is not None and right.items is not None and exact:
        return tuple_of(*left.items, *right.items)
    if left.name in ("list", "tuple"):
        return Type(left.name, exact, join_known(left.elements, right.elements))
    return None


def _repetition(sequence: Type, times: Type) -> Type | None:
    if sequence.name not in _SEQUENCES or times.name not in ("int", "bool"):
        return None
    elements = forget_inner(sequence).elements  # `[[]] * 2` holds one list twice
    return Type(sequence.name, sequence.exact and times.exact, elements)


def _of_one_side(operator: ast.operator, left: Fact, right: Fact) -> Fact:
    """Guess from one operand; the other may have an operator of its own, as a pandas column has."""
    known = left if left.type else right
    if known.suggests("str") and known.type is not None:
        verb = "added to" if isinstance(operator, ast.Add) else "multiplied with"
        return Fact(Type("str", exact=False), How.EVIDENCE, f"it is {verb} a text")
    return UNKNOWN


def unary(operator: ast.unaryop, operand: Fact) -> Fact:
    """Return what `operator operand` yields."""
    if isinstance(operator, ast.Not):
        return Fact(Type("bool"))
    if operand.type is None or operand.type.name not in _NUMBERS:
        return NOTHING if operand == NOTHING else UNKNOWN
    if isinstance(operator, ast.Invert) and operand.type.name not in ("bool", "int"):
        return UNKNOWN
    name = "int" if operand.type.name == "bool" else operand.type.name
    return derive(Type(name, operand.type.exact), operand)


def compare(operators: list[ast.cmpop], operands: list[Fact]) -> Fact:
    """Return what a comparison yields: a bool between builtins, anything between other objects."""
    deciding: list[Fact] = []
    for index, operator in enumerate(operators):
        if not isinstance(operator, (ast.Is, ast.IsNot, ast.In, ast.NotIn)):
            deciding += operands[index : index + 2]
    if all(operand.suggests(*_ORDERED) for operand in deciding):
        return derive(Type("bool"), *deciding)
    return NOTHING if NOTHING in deciding else UNKNOWN


def subscript(container: Fact, index: Fact, node: ast.expr) -> Fact:
    """Return what `container[index]` yields; `node` is the index."""
    container_type = container.type
    if container_type is None:
        return NOTHING if container == NOTHING else UNKNOWN
    if container_type.name in ("str", "bytes") and (
        isinstance(node, ast.Slice) or container_type.name == "str"
    ):
        return derive(Type(container_type.name, container_type.exact), container)
    if isinstance(node, ast.Slice):
        if container_type.name in ("list", "tuple"):
            return derive(Type(container_type.name, container_type.exact, container_type.elements), container)
        return derive(Type("range"), container) if container_type.name == "range" else UNKNOWN
    if container_type.name in ("dict", "defaultdict", "Counter", "OrderedDict"):
        return contained(container_type.values, container)
    if container_type.items is not None:
        number = _literal_index(node)
        if number is not None and -len(container_type.items) <= number < len(container_type.items):
            return contained(container_type.items[number], container)
    if container_type.name in ("list", "tuple", "range", "bytes", "bytearray") and index.suggests(
        "int", "bool"
    ):
        return join(iterate(container), NOTHING)
    return NOTHING if index == NOTHING else UNKNOWN


def _literal_index(node: ast.expr) -> int | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        number = _literal_index(node.operand)
        return None if number is None else -number
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return int(node.value)
    return None


def unpack(fact: Fact, path: tuple[int | slice, ...], sizes: tuple[int, ...]) -> Fact:
    """Return what a name in a tuple target gets.

    Args:
        fact: what is unpacked.
        path: the index at each level of nesting, from the outside; negative after a starred target, a slice
            for one.
        sizes: how many targets there are at each level.

    """
    for index, size in zip(path, sizes, strict=True):
        if fact == NOTHING:
            return NOTHING
        items = fact.type.items if fact.type else None
        if isinstance(index, slice):
            elements = iterate(fact)
            if items is not None and len(items) >= size - 1:
                elements = join_all(*items[index.start : len(items) - (size - 1 - index.start)])
            fact = derive(Type("list", elements=elements), Fact(Type("list"), fact.how, fact.reason))
        elif items is not None and -len(items) <= index < len(items):
            fact = contained(items[index], fact)
        else:
            fact = iterate(fact)
    return fact
