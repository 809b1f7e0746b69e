"""What a name stands for as it is written, where no value hangs on it: a base class, a decorator."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import BUILTINS, BindingKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def written_name(node: ast.expr, facts: Facts) -> str | None:
    """Return the full name of what only an import binds, or of a builtin that nothing in the file binds.

    A star import, or code that writes names as texts, may give it another meaning. So this is for questions
    whose answers make no fix safe; for others there is `Types.origin`.
    """
    if isinstance(node, ast.Attribute):
        outer = written_name(node.value, facts)
        return f"{outer}.{node.attr}" if outer else None
    if not isinstance(node, ast.Name):
        return None
    owner = facts.scopes.owner(node)
    if owner is None:
        return f"builtins.{node.id}" if node.id in BUILTINS else None
    bindings = owner.bindings.get(facts.scopes.spelling(node), [])
    alias = bindings[0].node if len(bindings) == 1 else None
    if not isinstance(alias, ast.alias) or bindings[0].kind is not BindingKind.IMPORT:
        return None
    statement = facts.parents.get(alias)
    if isinstance(statement, ast.ImportFrom):
        return f"{statement.module}.{alias.name}" if statement.module and not statement.level else None
    return alias.name if alias.asname else alias.name.partition(".")[0]
