"""Whether something takes the place of a builtin on purpose: another function for the old calls, a shim."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.flow.handlers import catches
from beginner_lint.facts.scopes.node_fields import does_nothing, last_name, nodes_in
from beginner_lint.facts.scopes.scopes import BUILTINS, Binding, BindingKind, Role, ScopeKind
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.parameter_kinds import default_of

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_BINDS_A_VALUE = (BindingKind.ASSIGNMENT, BindingKind.ANNOTATED, BindingKind.WALRUS)
_VERSION_TEST = re.compile(r"version|PY_?[23]|python_?[23]|py_?[23]", re.IGNORECASE)
_NEED = re.compile(r"hasattr|builtin|\bdir\(|globals\(|TYPE_CHECKING|" + _VERSION_TEST.pattern, re.IGNORECASE)
_MISSING = frozenset({"NameError", "ImportError", "ModuleNotFoundError", "AttributeError"})
# `input = sys.stdin.readline` is how programs that read much do it.
_READERS_AND_WRITERS = frozenset({"readline", "read", "write"})
# From these come a builtin's successors, predecessors, and what is documented to be used like it.
_BUILTINS_OF_OTHERS = re.compile(
    r"(?:^|\.)(?:builtins|__builtin__|future_builtins|future|past|six|moves|py3k|[^.]*compac?t[^.]*)(?:\.|$)"
)
# Who has these has them for both Pythons, and the builtins beside them too.
_OF_BOTH_PYTHONS = frozenset(
    {"PY2", "PY3", "basestring", "is_py2", "is_py3", "iteritems", "itervalues", "raw_input", "string_types"}
    | {"text_type", "unichr", "unicode", "xrange"}
)
_BUILTINS = frozenset({"builtins", "__builtin__", "__builtins__"})
_OPENERS = frozenset({"io", "codecs", "tokenize", "smart_open", "aiofiles", "fsspec"})


def stands_in(binding: Binding, facts: Facts) -> bool:
    """Tell whether what is bound to a builtin's name is meant to be used in its place."""
    if binding.kind not in _BINDS_A_VALUE:
        return False
    value = bound_value(binding, facts)
    return value is not None and any(_is_stand_in(choice, binding, facts) for choice in _choices(value))


def is_chosen_by_need(binding: Binding, facts: Facts) -> bool:
    """Tell whether a definition or import is there only for some versions, or where something is missing."""
    is_import = binding.kind is BindingKind.IMPORT
    for holder in facts.parents.ancestors(binding.node):
        if isinstance(holder, ast.If) and _NEED.search(ast.unparse(holder.test)):
            return True
        if isinstance(holder, ast.Try) and (
            (is_import and holder.handlers) or any(_catches_missing(handler) for handler in holder.handlers)
        ):
            return True
    return False


def definition_stands_in(definition: ast.AST, facts: Facts) -> bool:
    """Tell whether a function or class of a builtin's name makes use of the builtin, or does its job."""
    if isinstance(definition, ast.ClassDef):
        return any(last_name(base) == definition.name for base in definition.bases)
    if not isinstance(definition, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    inside = nodes_in(*definition.body)
    return any(_passes_on(node, definition.name, facts) for node in inside)


def is_replaced_on_purpose(definitions: list[Binding], facts: Facts) -> bool:
    """Tell whether the builtin is known to give way: it is kept, its name is declared, nothing is put there.

    It is kept as in `_open = open` above the definition; `global open` in a function speaks of the module's
    name; an inner `def sum(): pass` that nobody calls does nothing; `names["open"] = open` is for code that
    is to find this one.
    """
    first = definitions[0]
    if any(_is_declared_elsewhere(each, facts) for each in definitions) or _is_entered(first, facts):
        return True
    if first.scope.kind is not ScopeKind.MODULE and all(_is_empty(each, facts) for each in definitions):
        return True
    for alias in facts.parents.of_type(ast.alias):
        statement = facts.parents.get(alias)
        module = statement.module if isinstance(statement, ast.ImportFrom) else None
        if alias.name == first.name and alias.asname not in (None, first.name) and module in _BUILTINS:
            return True
    return any(_keeps(assignment, first) for assignment in facts.parents.of_type(ast.Assign))


def _is_entered(binding: Binding, facts: Facts) -> bool:
    """Tell whether a definition goes into a dict by its name, for code that looks names up there."""
    for found in facts.scopes.occurrences(binding.scope, binding.name):
        holder = facts.parents.get(found.node)
        if isinstance(holder, ast.Dict) and found.node in holder.values:
            key = holder.keys[holder.values.index(found.node)]
        elif isinstance(holder, ast.Assign) and isinstance(holder.targets[0], ast.Subscript):
            key = holder.targets[0].slice
        elif isinstance(holder, ast.Assign) and last_name(holder.targets[0]) == f"__{binding.name}__":
            return True  # it is what Python's own one asks: `Node.__len__ = len`
        else:
            continue
        if isinstance(key, ast.Constant) and key.value == binding.name:
            return True
    return False


def _is_declared_elsewhere(binding: Binding, facts: Facts) -> bool:
    """Tell whether a definition stands in a function that says that the name is one from outside."""
    return facts.scopes.scope_at(binding.node) is not binding.scope


def _is_empty(binding: Binding, facts: Facts) -> bool:
    """Tell whether a function does nothing, and nobody asks it to."""
    return (
        isinstance(binding.node, ast.FunctionDef | ast.AsyncFunctionDef)
        and all(map(does_nothing, binding.node.body))
        and all(
            found.role is not Role.READ for found in facts.scopes.occurrences(binding.scope, binding.name)
        )
    )


def _keeps(assignment: ast.Assign, first: Binding) -> bool:
    """Tell whether an assignment gives a builtin another name, before its own is taken."""
    value = assignment.value
    if isinstance(value, ast.Name):
        is_builtin = value.id == first.name and assignment.lineno < getattr(first.node, "lineno", 0)
    elif isinstance(value, ast.Attribute):
        is_builtin = value.attr == first.name and getattr(value.value, "id", "") in _BUILTINS
    else:
        return False
    return is_builtin and getattr(assignment.targets[0], "id", first.name) != first.name


def _passes_on(node: ast.AST, name: str, facts: Facts) -> bool:
    """Tell whether this is the builtin by another name, or a function of its name, that is called."""
    if isinstance(node, ast.Attribute):
        takes_its_place = (name in ("input", "print") and node.attr in _READERS_AND_WRITERS) or (
            node.attr == f"__{name}__"
        )
        holder = facts.parents.get(node)
        return takes_its_place or (node.attr == name and isinstance(holder, ast.Call) and holder.func is node)
    owner = facts.scopes.owner(node) if isinstance(node, ast.Name) else None
    if owner is None or not isinstance(node, ast.Name):
        return False
    bindings = owner.bindings.get(facts.scopes.spelling(node), ())  # `__class__` is bound by none
    values = [bound_value(binding, facts) for binding in bindings]
    return any(isinstance(value, ast.Name) and value.id == name for value in values)


def import_stands_in(alias: ast.alias, statement: ast.AST | None) -> bool:
    """Tell whether what is imported is to be used as the builtin is: a shim, `from rich import print`."""
    own, name = alias.name, alias.asname or alias.name
    module = statement.module or "" if isinstance(statement, ast.ImportFrom) else own
    if name == "print" or _BUILTINS_OF_OTHERS.search(module):
        return True
    if not _OF_BOTH_PYTHONS.isdisjoint(each.name for each in getattr(statement, "names", ())):
        return True
    if own == name:
        return name == "open" and module in _OPENERS
    return len(name) > 2 and isinstance(statement, ast.ImportFrom) and own.strip("_").endswith(name)


def parameter_stands_in(parameter: ast.arg, facts: Facts) -> bool:
    """Tell whether the builtin itself is handed in as a default, or a function for calls in its place.

    What the module has by its name and is called may be any of these, and is told of there.
    """
    default = default_of(parameter, facts)
    if isinstance(default, ast.Name) and default.id == parameter.arg:
        owner = facts.scopes.owner(default)
        if owner is None or owner.kind is not ScopeKind.MODULE:
            return owner is None
    if not isinstance(default, ast.Name | ast.Attribute | ast.Lambda):
        return False
    scope = facts.scopes.scope_at(parameter)
    return any(_is_called(binding, facts) for binding in scope.bindings[scope.mangled(parameter.arg)][:1])


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
