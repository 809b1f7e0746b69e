"""Better names for what is imported by the name of a builtin."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.builtin_names import function_names_instead

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Names of modules that say nothing about what they hold.
_SAYING_NOTHING = frozenset(
    {"api", "base", "common", "core", "functions", "functional", "helper", "helpers", "lib", "main", "misc"}
    | {"shared", "tools", "util", "utility", "utils"}
)
_LONGEST = 16
# What others offer by these names asks nobody, and builds nothing, that one knows of.
_DOING_ANYTHING = frozenset({"compile", "input"})


def import_words(bindings: list[Binding], facts: Facts) -> Iterator[str]:
    """Yield names for what is imported: its own, or one that says from where: `math_pow` for `math.pow`."""
    first = bindings[0]
    sources = {_imported(binding, facts) for binding in bindings if binding.kind is BindingKind.IMPORT}
    if len(sources) == 1:
        path, own = sources.pop()
        if own.strip("_") != first.name:
            yield own
        is_private = path[:1] != ("",) and any(part.startswith("_") for part in path[1:])
        for package in (part.strip("_") for part in (path if is_private else reversed(path))):
            if package and not package.startswith(first.name) and package not in _SAYING_NOTHING:
                word = package if first.name in package.split("_") else f"{package}_{own.strip('_')}"
                yield from [word] if len(word) <= _LONGEST else []
                break
    if isinstance(facts.parents.get(first.node), ast.Import) or _is_read_as_module(first, facts):
        yield f"{first.name}_module"
    if first.name in _DOING_ANYTHING:
        yield f"{first.name}_function"
    yield from function_names_instead(first.name)


def _is_read_as_module(binding: Binding, facts: Facts) -> bool:
    """Tell whether all that is read of an import is what it holds: `format.magic`."""
    occurrences = facts.scopes.occurrences(binding.scope, binding.name)
    reads = [found.node for found in occurrences if found.role is Role.READ]
    return bool(reads) and all(isinstance(facts.parents.get(node), ast.Attribute) for node in reads)


def _imported(binding: Binding, facts: Facts) -> tuple[tuple[str, ...], str]:
    """Return what an import imports: the modules around it, and its own name."""
    assert isinstance(binding.node, ast.alias)
    statement = facts.parents.get(binding.node)
    *path, own = binding.node.name.split(".")
    if isinstance(statement, ast.ImportFrom):
        path = (statement.module or "").split(".")
    return tuple(path), own
