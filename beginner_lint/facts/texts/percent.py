"""What `%` does with one value, said as what stands in the braces of an f-string."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.texts.braces import SHOWN_AS_STR
from beginner_lint.facts.texts.filling import Filling
from beginner_lint.facts.texts.templates import PercentField

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_WHOLE = "diu"
_CODES = "xXo"
_REAL = "eEfFgG"


def filling_of(field: PercentField, node: ast.expr, facts: Facts) -> Filling | None:
    """Return what shows a value as a field of `%` does.

    Args:
        field: the field.
        node: the value.
        facts: asked for the value's type where it matters.

    Returns:
        None for what f-strings cannot do in the same way: `%c`, whole numbers with a precision, flags
        that mean nothing.

    """
    if field.kind in "sra":
        return _text(field, node, facts)
    if field.kind in _WHOLE + _CODES and field.precision is None:
        return _whole(field, node, facts)
    return _real(field, node, facts) if field.kind in _REAL else None


def _text(field: PercentField, node: ast.expr, facts: Facts) -> Filling | None:
    if set(field.flags) - {"-"}:
        return None
    align = ("<" if "-" in field.flags else ">") if field.width else ""
    precision = f".{field.precision}" if field.precision is not None else ""
    spec = align + field.width + precision
    if field.kind != "s":
        conversion = f"!{field.kind}"
    else:
        conversion = "" if facts.types.proves(node, *(("str",) if spec else SHOWN_AS_STR)) else "!s"
    return Filling(node, conversion, (spec,) if spec else ())


def _whole(field: PercentField, node: ast.expr, facts: Facts) -> Filling | None:
    """Return how a whole number is shown; `%d` cuts a float, the others refuse it."""
    if "#" in field.flags and field.kind in _WHOLE:
        return None
    spec, fact = _number_spec(field), facts.types.kind(node)
    cuts = fact.proves("float") and field.kind in _WHOLE
    kind = "d" if field.kind in _WHOLE else field.kind
    if not spec and kind == "d" and (fact.proves("int") or cuts):
        return Filling(node, whole=cuts)
    is_known = fact.proves("int", "bool") or cuts
    claim = None if is_known else f"`{facts.source.segment(node)}` is a whole number"
    return Filling(node, "", (spec + kind,), claim=claim, whole=cuts)


def _real(field: PercentField, node: ast.expr, facts: Facts) -> Filling:
    precision = f".{field.precision}" if field.precision is not None else ""
    is_known = facts.types.proves(node, "int", "float", "bool")
    claim = None if is_known else f"`{facts.source.segment(node)}` is an `int` or `float`"
    return Filling(node, "", (_number_spec(field) + precision + field.kind,), claim=claim)


def _number_spec(field: PercentField) -> str:
    """Return alignment, sign, form, zeros and width, as `format` spells them."""
    flags = field.flags
    align = "<" if "-" in flags and field.width else ""
    sign = "+" if "+" in flags else " " if " " in flags else ""
    form = "#" if "#" in flags else ""
    zeros = "0" if "0" in flags and "-" not in flags and field.width else ""
    return align + sign + form + zeros + field.width
