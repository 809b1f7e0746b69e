"""What a class declares of the attribute that a parameter of its `__init__` is for: `Bool()`, `int`."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What fields and descriptors are called, by the type of the values that they let through.
_TYPES = (
    ("bool", re.compile(r"^(?:Nested)?(?:bool|Bool|Boolean)(?:Field)?$")),
    ("float", re.compile(r"^(?:Nested)?(?:float|Float|Decimal)(?:Field)?$")),
    ("int", re.compile(r"^(?:Nested|Positive)?(?:int|Int|Integer|MinMax|SmallInteger)(?:Field)?$")),
    ("list", re.compile(r"^(?:list|List|\w*Sequence)(?:Field)?$")),
    ("str", re.compile(r"^(?:Nested)?(?:str|Char|NoneSet|Set|String|Text)(?:Field)?$")),
)


def declared_in_class(binding: Binding, facts: Facts) -> tuple[str, ...]:
    """Return the type that a class declares for what a parameter of its `__init__` is called."""
    function = binding.scope.node
    holder = facts.parents.get(function)
    if getattr(function, "name", "") != "__init__" or not isinstance(holder, ast.ClassDef):
        return ()
    for statement in holder.body:
        said = _declared(statement, binding.name)
        found = next((kind for kind, pattern in _TYPES if pattern.search(said)), None)
        if found:
            return (found,)
    return ()


def _declared(statement: ast.stmt, name: str) -> str:
    """Return the class of what a statement in a class declares for a name; empty for others."""
    target: ast.expr | None = None
    declared: ast.expr | None = None
    if isinstance(statement, ast.Assign):
        target = statement.targets[0]
        declared = statement.value.func if isinstance(statement.value, ast.Call) else None
    elif isinstance(statement, ast.AnnAssign):
        target, declared = statement.target, statement.annotation
    if declared is None or not isinstance(target, ast.Name) or target.id != name:
        return ""
    return declared.attr if isinstance(declared, ast.Attribute) else getattr(declared, "id", "")
