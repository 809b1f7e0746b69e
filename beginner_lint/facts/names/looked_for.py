"""Whether a framework may look for a name of the module, as the engine of a game does for its functions."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.other_owners import is_near
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# The functions of a program that these call.
_CALLED_BY = {"input": "ursina"}
# How a module has a function of its own: `input = make_handler()`.
_KINDS = frozenset({BindingKind.ANNOTATED, BindingKind.ASSIGNMENT, BindingKind.FUNCTION})


def looked_for_by(first: Binding, facts: Facts) -> str | None:
    """Return what may look for a function or variable of a module, a package; None if nothing seems to.

    Where a star import brings all of a framework, and the file does not use it, it may be for that.
    """
    if first.kind not in _KINDS or first.scope.kind is not ScopeKind.MODULE:
        return None
    engine = _CALLED_BY.get(first.name)
    if engine and (engine in facts.imports.parts or is_near(engine, facts)):
        return engine
    if any(found.role is Role.READ for found in facts.scopes.occurrences(first.scope, first.name)):
        return None
    for statement in facts.parents.of_type(ast.ImportFrom):
        package = (statement.module or "").partition(".")[0]
        is_foreign = not statement.level and package not in sys.stdlib_module_names
        if statement.names[0].name == "*" and is_foreign and not is_near(package, facts):
            return package
    return None
