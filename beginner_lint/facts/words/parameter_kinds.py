"""What is known of the values that a parameter gets: by its annotation, calls, default and uses."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding, Role
from beginner_lint.facts.types.lattice import Fact
from beginner_lint.facts.words.annotation_words import class_names

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def known(binding: Binding, facts: Facts) -> Fact:
    """Return what is known of the parameter's type: by its annotation, calls, default, and uses."""
    found = facts.types.of_binding(binding)
    default = default_of(binding.node, facts)
    is_any = _class_of(binding.node) in ("Any", "object")
    if found.type is None and default is not None and not is_any:
        found = facts.types.of(default)
        said = class_names(getattr(binding.node, "annotation", None))
        if found.suggests("NoneType") or (found.suggests("bool") and said and "bool" not in said):
            found = found._replace(type=None)
    if found.type is None:
        reads = (o.node for o in facts.scopes.occurrences(binding.scope, binding.name) if o.role is Role.READ)
        first = next((node for node in reads if isinstance(node, ast.Name)), None)
        found = facts.types.of(first) if first is not None else found
    return found


def _class_of(parameter: ast.AST) -> str:
    """Return the name of the class that annotates a parameter: `Any` for `typing.Any`."""
    annotation = getattr(parameter, "annotation", None)
    return annotation.attr if isinstance(annotation, ast.Attribute) else getattr(annotation, "id", "")


def default_of(parameter: ast.AST, facts: Facts) -> ast.expr | None:
    """Return the default of a parameter."""
    arguments = facts.parents[parameter]
    if not isinstance(arguments, ast.arguments):
        return None
    if parameter in arguments.kwonlyargs:
        return arguments.kw_defaults[arguments.kwonlyargs.index(parameter)]
    positional: list[ast.AST] = [*arguments.posonlyargs, *arguments.args]
    index = positional.index(parameter) - len(positional) if parameter in positional else -len(positional) - 1
    return arguments.defaults[index] if -index <= len(arguments.defaults) else None


def kinds_of(known: Fact) -> tuple[str, ...]:
    """Return the names of a type, the most exact first: `list of int`, `list`."""
    found = known.type
    if found is None:
        return ()
    inner = found.value if found.name == "dict" else found.element
    return (f"{found.name} of {inner.name}", found.name) if inner else (found.name,)


def is_grid(binding: Binding, facts: Facts) -> bool:
    """Tell whether the parameter holds rows: `map[y][x]` is read."""
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        item = facts.parents.get(occurrence.node)
        if isinstance(item, ast.Subscript) and item.value is occurrence.node:
            inner = facts.parents.get(item)
            if isinstance(getattr(item.slice, "value", None), str):
                return False  # the name of a field
            if isinstance(inner, ast.Subscript) and inner.value is item:
                return True
    return False
