"""Modules with the names of another language or library: `abs`, `min` and `sum` among many of a kind."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.class_families import generic
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import BUILTINS, Binding, BindingKind, ScopeKind, bound_name
from beginner_lint.facts.words.builtin_names import NAMES

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_FEWEST_HIDING = 3
_FEWEST_SIBLINGS = 6
# An import of many names takes what a module offers; one of a few is chosen by hand.
_FEWEST_IMPORTED = 12
# Who gets something by its name need not call it so: `id = config.get("id")`.
_GETS_A_VALUE = re.compile(r"(?:get|pop|read|load|find|ask|fetch|group|environ)\w*\Z")
_DATA = frozenset({"Any", "Dict", "List", "Optional", "Set", "Tuple", "Union"})


def is_one_of_many(binding: Binding, facts: Facts) -> bool:
    """Tell whether a name is one of many that its scope gives to things of one kind, builtins' among them.

    Of one kind are functions that are annotated with the same class of other packages, or that all begin
    to make the same thing of their own name (`return Call("sum", x)`), classes with the same base, what the
    same function makes, and what comes from one module. Plain functions are not: who writes a `max`, a
    `min` and a `sum` of his own wants to hear of it.
    """
    form = _form(binding, facts)
    if form is None:
        return False
    siblings = {
        each.name
        for bindings in binding.scope.bindings.values()
        for each in bindings
        if each.kind is binding.kind and _form(each, facts) == form
    }
    hiding = siblings & NAMES.keys()
    least = _FEWEST_IMPORTED if binding.kind is BindingKind.IMPORT else _FEWEST_SIBLINGS
    return len(hiding) >= _FEWEST_HIDING and len(siblings) >= max(least, 2 * len(hiding))


def registers_by_name(definition: ast.AST, facts: Facts) -> bool:
    """Tell whether a base of a class learns the names of all classes that build on it."""
    if not isinstance(definition, ast.ClassDef):
        return False
    return any(_learns_names(above) for above in facts.class_families.above(definition))


def _learns_names(base: ast.ClassDef) -> bool:
    for keyword in base.keywords:
        if keyword.arg == "metaclass" and last_name(keyword.value) != "ABCMeta":
            return True
    if not any(bound_name(statement) == "__init_subclass__" for statement in base.body):
        return False
    return any(getattr(node, "attr", "") in ("__name__", "__qualname__") for node in nodes_in(base))


def _form(binding: Binding, facts: Facts) -> str | None:
    """Return what a binding has in common with its siblings; None if nothing that says much."""
    node = binding.node
    if isinstance(node, ast.alias):
        statement = facts.parents.get(node)
        return statement.module if isinstance(statement, ast.ImportFrom) else None
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return _form_of_function(node)
    if isinstance(node, ast.ClassDef):
        bases = [last_name(generic(base)) for base in node.bases]
        return ", ".join(bases) if any(base not in BUILTINS for base in bases) else None
    statement = facts.parents.get(node)
    value = getattr(statement, "value", None) if isinstance(statement, ast.Assign | ast.AnnAssign) else None
    if binding.scope.kind is not ScopeKind.MODULE or not isinstance(value, ast.Call):
        return None
    maker = last_name(value.func)
    is_usual = maker in BUILTINS or _GETS_A_VALUE.match(maker)
    return maker if not is_usual and _says(value, binding.name) else None


def _form_of_function(function: ast.FunctionDef | ast.AsyncFunctionDef) -> str | None:
    given = function.returns
    if given is not None:
        names = [last_name(node) for node in nodes_in(given) if isinstance(node, ast.Name | ast.Attribute)]
        if names and not any(name in BUILTINS or name in _DATA for name in names):
            return ast.unparse(given)
    last = function.body[-1]
    value = last.value if isinstance(last, ast.Return) else None
    if isinstance(value, ast.Call) and _says(value, function.name):
        return last_name(value.func)
    return None


def _says(call: ast.Call, name: str) -> bool:
    """Tell whether a call is given a name as a text, in whatever case."""
    return any(
        isinstance(node, ast.Constant) and isinstance(node.value, str) and name.lower() in node.value.lower()
        for argument in call.args
        for node in nodes_in(argument)
    )
