"""What the nodes of each class hold: the fields that a walk has to visit."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any

# `try`, also with `except*`, which Python 3.10 does not know.
TRIES = (ast.Try, getattr(ast, "TryStar", ast.Try))

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


# Only of these does one of the fields above hold nodes.
_NAMING = {"Import": "names", "ImportFrom": "names", "TypeAlias": "name"}


def _fields(node_class: type[ast.AST]) -> list[str]:
    """Return the fields that hold nodes, the last one first; none for what is no use to walk into."""
    if node_class.__name__ in _WITHOUT_CHILDREN:
        return []
    named = _NAMING.get(node_class.__name__)
    return [field for field in reversed(node_class._fields) if field not in _ATOMS or field == named]


_FIELDS = {node_class: _fields(node_class) for node_class in NODE_CLASSES}

# From a node of a class with one such field to its value: a node, a list of nodes, or None.
ONLY_CHILD: dict[type[ast.AST], Callable[[Any], Any]] = {
    node_class: attrgetter(*fields) for node_class, fields in _FIELDS.items() if len(fields) == 1
}

# From a node of a class with several such fields to the values of all.
CHILDREN: dict[type[ast.AST], Callable[[Any], tuple[Any, ...]]] = {
    node_class: attrgetter(*fields) for node_class, fields in _FIELDS.items() if len(fields) > 1
}


def run_with(block: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that run with a block: not those inside functions and classes in it."""
    pending: list[ast.AST] = [*reversed(block)]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.stmt):
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for inner in ("cases", "finalbody", "handlers", "orelse", "body"):
                pending += reversed(getattr(node, inner, ()))


def names_in(root: ast.AST) -> list[ast.Name]:
    """Return the Name nodes in a tree, in source order."""
    found: list[ast.Name] = []
    pending: list[Any] = [root]
    pop, append, extend = pending.pop, pending.append, pending.extend
    while pending:
        node = pop()
        kind = node.__class__
        if kind is ast.Name:
            found.append(node)
        elif kind is list:
            extend(node[::-1])
        elif kind in ONLY_CHILD:
            append(ONLY_CHILD[kind](node))
        elif kind in CHILDREN:
            extend(CHILDREN[kind](node))
    return found


def nodes_in(*roots: ast.AST) -> list[ast.AST]:
    """Return the nodes in trees, the roots among them, in source order.

    Several times as fast as `ast.walk`, which yields the same, but level by level, and operators and
    contexts (`Add`, `Load`) too.
    """
    found: list[ast.AST] = []
    pending: list[Any] = [*reversed(roots)]
    pop, append, extend, keep = pending.pop, pending.append, pending.extend, found.append
    while pending:
        node = pop()
        kind = node.__class__
        if kind is list:
            extend(node[::-1])
        elif node is not None:
            keep(node)
            if kind in ONLY_CHILD:
                append(ONLY_CHILD[kind](node))
            elif kind in CHILDREN:
                extend(CHILDREN[kind](node))
    return found


def children_of(node: ast.AST) -> list[ast.AST]:
    """Return the nodes that a node holds, in source order: what `ast.iter_child_nodes` yields, but faster."""
    kind = node.__class__
    if kind in ONLY_CHILD:
        values = [ONLY_CHILD[kind](node)]
    elif kind in CHILDREN:
        values = [*reversed(CHILDREN[kind](node))]
    else:
        return []
    found: list[ast.AST] = []
    for value in values:
        if value.__class__ is list:
            found += [child for child in value if child is not None]
        elif value is not None:
            found.append(value)
    return found


def does_nothing(statement: ast.AST) -> bool:
    """Tell whether a statement is `pass`, `...` or a text."""
    is_constant = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return is_constant or isinstance(statement, ast.Pass)


def last_name(node: ast.AST | None) -> str:
    """Return the last part of a name or an attribute: `override` for `typing.override`; empty for others."""
    name: str = getattr(node, "attr", getattr(node, "id", ""))
    return name
