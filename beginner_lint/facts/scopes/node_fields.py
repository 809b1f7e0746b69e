"""What the nodes of each class hold: the fields that a walk has to visit."""

from __future__ import annotations

import ast
from collections.abc import Callable
from operator import attrgetter
from typing import Any

# Fields that hold no expression, statement or name: not walked.
_ATOMS = frozenset({
    "ctx", "op", "ops", "id", "attr", "arg", "module", "level", "names", "name", "asname", "rest",
    "kwd_attrs", "type_comment", "simple", "is_async", "kind", "conversion", "str", "tag", "type_ignores",
    "lineno",
})  # fmt: skip
_WITHOUT_CHILDREN = frozenset({"Constant", "Pass", "Break", "Continue", "MatchSingleton", "TypeIgnore"})
NODE_CLASSES: tuple[type[ast.AST], ...] = tuple(
    value for value in vars(ast).values() if isinstance(value, type) and issubclass(value, ast.AST)
)


def _children_getter(
    node_class: type[ast.AST], atoms: frozenset[str] = _ATOMS
) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function from a node to its fields worth walking (nodes, lists, None), last one first."""
    fields = [field for field in node_class._fields if field not in atoms]
    if node_class.__name__ in _WITHOUT_CHILDREN or not fields:
        return lambda node: ()
    if len(fields) == 1:
        (field,) = fields
        return lambda node: (getattr(node, field),)
    return attrgetter(*reversed(fields))


# For each node class a function from a node to what the binder walks: expressions, statements, their parts.
CHILDREN = {node_class: _children_getter(node_class) for node_class in NODE_CLASSES}

# The same with the nodes that bind names only: every node but the shared ones, contexts and operators.
_NAMING = {"Import": "names", "ImportFrom": "names", "TypeAlias": "name"}
EVERY_CHILD = CHILDREN | {
    node_class: _children_getter(node_class, _ATOMS - {_NAMING[node_class.__name__]})
    for node_class in NODE_CLASSES
    if node_class.__name__ in _NAMING
}
