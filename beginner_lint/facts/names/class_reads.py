"""Where the body of a class reads an attribute of its own as if it were the builtin of that name."""

from __future__ import annotations

import ast
import enum
from typing import TYPE_CHECKING

from beginner_lint.facts.names.shadowed_calls import NOT_CALLABLE
from beginner_lint.facts.scopes.scopes import Binding, BindingKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_VARIABLES = frozenset({BindingKind.ASSIGNMENT, BindingKind.ANNOTATED})
_OWN_OBJECT = frozenset({"self", "cls", "mcs", "this"})


class Reading(enum.Enum):
    """How the body of a class uses a name."""

    ANNOTATION = "annotation"
    CALL = "call"
    TYPE = "type"
    DEFAULT = "default"
    OTHER = "other"


def reading(node: ast.Name, facts: Facts) -> Reading:
    """Return how the body of a class uses a name that it reads; a decorator is a call."""
    if in_annotation(node, facts):
        return Reading.ANNOTATION
    holder = facts.parents.get(node)
    if isinstance(holder, ast.Call) and holder.func is node:
        return Reading.CALL
    if node in getattr(holder, "decorator_list", ()):
        return Reading.CALL
    if isinstance(holder, ast.Subscript) and holder.value is node:
        return Reading.TYPE
    if isinstance(holder, ast.ClassDef) and node in holder.bases:
        return Reading.TYPE
    if isinstance(holder, ast.arguments):
        return Reading.DEFAULT
    is_factory = isinstance(holder, ast.keyword) and holder.arg == "default_factory"
    return Reading.DEFAULT if is_factory else Reading.OTHER


def means_the_builtin(node: ast.Name, bindings: tuple[Binding, ...], facts: Facts) -> bool:
    """Tell whether a name that surely is an attribute of the class is used as only the builtin can be.

    Args:
        node: a read in the body of the class.
        bindings: the bindings of the attribute that get there.
        facts: the facts of the file.

    """
    how = reading(node, facts)
    if all(binding.kind is BindingKind.FUNCTION for binding in bindings):
        if how in (Reading.ANNOTATION, Reading.TYPE):
            return True
        return how in (Reading.CALL, Reading.DEFAULT) and all(map(_is_method, bindings))
    if not all(binding.kind in _VARIABLES for binding in bindings):
        return False
    return how in (Reading.ANNOTATION, Reading.CALL) and facts.types.of(node).proves(*NOT_CALLABLE)


def in_annotation(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a node stands in an annotation."""
    for holder in facts.parents.ancestors(node):
        if node in (getattr(holder, "annotation", None), getattr(holder, "returns", None)):
            return True
        if isinstance(node, ast.stmt):
            return False
        node = holder
    return False


def _is_method(binding: Binding) -> bool:
    """Tell whether a function wants the object first, so that no call in the body of the class is for it."""
    arguments = getattr(binding.node, "args", None)
    first = [*arguments.posonlyargs, *arguments.args][:1] if isinstance(arguments, ast.arguments) else []
    return bool(first) and first[0].arg in _OWN_OBJECT
