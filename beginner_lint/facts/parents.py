"""Who holds a node: parents, enclosing statements and blocks."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar, cast

Node = TypeVar("Node", bound=ast.AST)

# One object stands for all nodes of such a type.
_SHARED = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop)


class Parents:
    """The parent of every node of a tree, found in one walk.

    Args:
        tree: the tree; nodes are told apart by identity. The shared context nodes (`Load`, `Store`)
            and operators have no parent.

    """

    def __init__(self, tree: ast.Module) -> None:
        self._parents: dict[ast.AST, ast.AST] = {}
        self._by_type: defaultdict[type[ast.AST], list[ast.AST]] = defaultdict(list)
        pending: list[ast.AST] = [tree]
        while pending:
            node = pending.pop()
            self._by_type[node.__class__].append(node)
            for field in node._fields:
                value = getattr(node, field, None)
                if value.__class__ is list:
                    children = [child for child in value if isinstance(child, ast.AST)]
                elif isinstance(value, ast.AST) and not isinstance(value, _SHARED):
                    children = [value]
                else:
                    continue
                self._parents.update(dict.fromkeys(children, node))
                pending += children

    def __getitem__(self, node: ast.AST) -> ast.AST:
        return self._parents[node]

    def get(self, node: ast.AST) -> ast.AST | None:
        """Return the parent of a node, None for the module."""
        return self._parents.get(node)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield the parent, its parent, and so on, up to the module."""
        holder = self.get(node)
        while holder is not None:
            yield holder
            holder = self.get(holder)

    def of_type(self, kind: type[Node]) -> list[Node]:
        """Return all nodes of exactly one type, in no particular order."""
        return cast("list[Node]", self._by_type.get(kind, []))

    def statement(self, node: ast.AST) -> ast.stmt:
        """Return the innermost statement that contains the node: itself, where it is one."""
        while not isinstance(node, ast.stmt):
            node = self._parents[node]
        return node

    def block(self, statement: ast.stmt) -> tuple[list[ast.stmt], int]:
        """Return the list of statements in which one stands, and its index there."""
        holder = self._parents[statement]
        for name in ("body", "orelse", "finalbody"):
            block = getattr(holder, name, None)
            if isinstance(block, list):
                for index, sibling in enumerate(block):
                    if sibling is statement:
                        return block, index
        raise ValueError("the statement stands in no block")
