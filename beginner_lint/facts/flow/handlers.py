"""Which exceptions a handler catches, as far as it is written down."""

from __future__ import annotations

import ast
from collections.abc import Collection

from beginner_lint.facts.scopes.node_fields import nodes_in


def catches(handler: ast.ExceptHandler, names: Collection[str]) -> bool:
    """Tell whether a handler names one of some exceptions, or catches all as it names none."""
    if handler.type is None:
        return True
    return any(isinstance(node, ast.Name) and node.id in names for node in nodes_in(handler.type))
