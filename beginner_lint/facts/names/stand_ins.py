"""Whether something takes the place of a builtin on purpose: another function for the old calls, a shim."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.flow.handlers import catches
from beginner_lint.facts.names.better_names import bound_value
from beginner_lint.facts.scopes.scopes import BUILTINS, Binding, BindingKind, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_BINDS_A_VALUE = (BindingKind.ASSIGNMENT, BindingKind.ANNOTATED, BindingKind.WALRUS)
_VERSION_TEST = re.compile(r"version|PY_?[23]|python_?[23]|py_?[23]", re.IGNORECASE)
_MISSING = frozenset({"NameError", "ImportError", "ModuleNotFoundError", "AttributeError"})
# `input = sys.stdin.readline` is how programs that read much do it.
_READERS_AND_WRITERS = frozenset({"readline", "read", "write"})


def stands_in(binding: Binding, facts: Facts) -> bool:
    """Tell whether what is bound to a builtin's name is meant to be used in its place."""
    if binding.kind not in _BINDS_A_VALUE:
        return False
    value = bound_value(binding, facts)
    return value is not None and any(_is_stand_in(choice, binding, facts) for choice in _choices(value))


def _choices(value: ast.expr) -> list[ast.expr]:
    """Return what an expression may amount to: both branches of a choice, else itself."""
    if isinstance(value, ast.IfExp):
        return [*_choices(value.body), *_choices(value.orelse)]
    if isinstance(value, ast.BoolOp):
        return [choice for part in value.values for choice in _choices(part)]
    return [value]


def _is_stand_in(value: ast.expr, binding: Binding, facts: Facts) -> bool:
    if isinstance(value, ast.Lambda):
        return True
    for_all = binding.scope.kind is ScopeKind.MODULE
    if isinstance(value, ast.Name):
        return _is_function(value, binding, facts) or (for_all and _is_used_instead(binding, facts))
    if isinstance(value, ast.Attribute):
        same = value.attr.strip("_") == binding.name or value.attr in _READERS_AND_WRITERS
        return (same and _is_called(binding, facts)) or (
            for_all and (_is_used_instead(binding, facts) or (same and _is_of_import(value, facts)))
        )
    return for_all and isinstance(value, ast.Call) and _wraps(value, binding.name)


def _is_function(value: ast.Name, binding: Binding, facts: Facts) -> bool:
    """Tell whether a name means a function or class of the file, itself, or a builtin of Python 2."""
    owner = facts.scopes.owner(value)
    if owner is None:
        return value.id not in BUILTINS
    if value.id == binding.name:
        return binding.scope.kind is ScopeKind.MODULE
    name = facts.scopes.spelling(value)
    return any(b.kind in (BindingKind.FUNCTION, BindingKind.CLASS) for b in owner.bindings[name])


def _is_used_instead(binding: Binding, facts: Facts) -> bool:
    """Tell whether a module's name is called, or chosen by version or by what exists."""
    return _is_called(binding, facts) or is_chosen_by_what_exists(binding, facts)


def is_chosen_by_what_exists(binding: Binding, facts: Facts) -> bool:
    """Tell whether a binding stands under a test of the version, or beside what may be missing."""
    return any(
        (isinstance(holder, ast.If) and _VERSION_TEST.search(ast.unparse(holder.test)))
        or (isinstance(holder, ast.Try) and any(_catches_missing(handler) for handler in holder.handlers))
        for holder in facts.parents.ancestors(binding.node)
    )


def _is_called(binding: Binding, facts: Facts) -> bool:
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        holder = facts.parents.get(occurrence.node)
        if isinstance(holder, ast.Call) and holder.func is occurrence.node:
            return True
    return False


def _is_of_import(value: ast.Attribute, facts: Facts) -> bool:
    """Tell whether an attribute is one of an imported module."""
    root: ast.expr = value
    while isinstance(root, ast.Attribute):
        root = root.value
    if not isinstance(root, ast.Name):
        return False
    owner = facts.scopes.owner(root)
    name = facts.scopes.spelling(root)
    return owner is not None and any(binding.kind is BindingKind.IMPORT for binding in owner.bindings[name])


def _wraps(call: ast.Call, name: str) -> bool:
    """Tell whether a call makes a function of the builtin itself, as `partial(print, flush=True)` does."""
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(isinstance(argument, ast.Name) and argument.id == name for argument in arguments)


def _catches_missing(handler: ast.ExceptHandler) -> bool:
    return handler.type is not None and catches(handler, _MISSING)
