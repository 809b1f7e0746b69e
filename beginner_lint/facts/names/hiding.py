"""What the rules about hidden builtins share: which names count, how it is told, who means to offer one."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Binding, ScopeKind
from beginner_lint.facts.words.builtin_names import NAMES
from beginner_lint.settings import Settings

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


@lru_cache(maxsize=64)
def counted_names(settings: Settings) -> frozenset[str]:
    """Return the names that count as builtins by the settings."""
    return frozenset(NAMES).union(settings.builtins_extra) - settings.builtins_ignored


def hides(name: str, better: str) -> str:
    """Say that a name hides a builtin, and which other name would not."""
    whose = "Python's own" if name in NAMES else "the builtin"
    return f"`{name}` hides {whose} `{name}` here; a name such as `{better}` leaves both usable"


def reach(binding: Binding, noun: str) -> str:
    """Say where a name hides the builtin; `noun` is what it stands for, such as `variable`."""
    scope, meant = binding.scope, f"`{binding.name}` is this {noun} and not Python's own"
    if scope.kind is ScopeKind.MODULE:
        return f"After this line {meant}."
    if scope.kind is ScopeKind.FUNCTION:
        return f"In the whole function `{getattr(scope.node, 'name', '')}`, even above this line, {meant}."
    holder = getattr(scope.node, "name", None)
    return f"In `{holder}` {meant}." if isinstance(holder, str) else f"In this expression {meant}."


def is_package(facts: Facts) -> bool:
    """Tell whether a file is what others import as a package, and what it names is there for them."""
    return PurePath(facts.source.path).name == "__init__.py"


def is_offered(binding: Binding, facts: Facts) -> bool:
    """Tell whether a module means to offer a name: in `__all__`, for compatibility, in a stub."""
    if binding.scope.kind is not ScopeKind.MODULE:
        return False
    path = PurePath(facts.source.path)
    if path.suffix == ".pyi" or any(
        "compat" in part or part in ("six", "six.py") for part in path.parts[-2:]
    ):
        return True
    statements = map(facts.parents.statement, (o.node for o in facts.scopes.spelled("__all__")))
    return any(
        isinstance(node, ast.Constant) and node.value == binding.name
        for statement in statements
        for node in nodes_in(statement)
    )
