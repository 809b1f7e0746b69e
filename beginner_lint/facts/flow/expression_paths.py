"""Follows expressions in the order in which they are evaluated, as far as it matters to names."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from beginner_lint.facts.flow.control import Block, Event, EventKind, Graph
from beginner_lint.facts.scopes.node_fields import children_of, names_in, nodes_in


class Loop(NamedTuple):
    """An enclosing loop: where `break` and `continue` go."""

    after: Block
    head: Block


class Cleanup(NamedTuple):
    """Code that runs on each way out of a suite; exceptions in it go to `handler`."""

    build: Callable[[], None]
    handler: Block


class Evaluation:
    """Builds the blocks of expressions and targets.

    Args:
        names: for each node of this scope that binds, reads or deletes a tracked name, that name.
        walrus: whether an expression of this scope may bind a name.

    """

    def __init__(self, names: Mapping[ast.AST, str], walrus: bool) -> None:
        self.graph = Graph()
        self._names = names
        self._walrus = walrus
        self._frames: list[Loop | Cleanup] = []
        self._handler = self.graph.failed
        self._current = self.graph.entry

    def _advance(self) -> Block:
        """Go on in a new block."""
        return self._branch(self._current)

    def _branch(self, *origins: Block, raising: bool = False) -> Block:
        """Go on in a new block that `origins` lead to."""
        block = self._current = self.graph.add()
        for origin in origins:
            origin.successors.append(block)
        if raising:
            block.raises_to = self._handler
        return block

    def _go(self, target: Block) -> None:
        self._current.successors.append(target)

    def _event(self, kind: EventKind, node: ast.AST) -> None:
        name = self._names.get(node)
        if name is not None:
            self._current.events.append(Event(kind, name, node))

    @contextmanager
    def _inside(self, *frames: Loop | Cleanup, handler: Block | None = None) -> Iterator[None]:
        """Build with more frames around, and with another target of exceptions."""
        saved = self._frames, self._handler
        self._frames = [*self._frames, *frames]
        self._handler = handler or self._handler
        yield
        self._frames, self._handler = saved

    def _evaluate(self, *nodes: ast.AST | None) -> None:
        """Add the events of expressions and targets, in the order of evaluation where it matters."""
        for node in nodes:
            if node is None:
                continue
            if self._walrus and any(isinstance(child, ast.NamedExpr) for child in nodes_in(node)):
                self._evaluate_in_order(node)
                continue
            for name in names_in(node):
                self._name(name)

    def _name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self._event(EventKind.BIND, node)
            return
        self._event(EventKind.READ, node)
        if isinstance(node.ctx, ast.Del):
            self._event(EventKind.UNBIND, node)

    def _evaluate_in_order(self, node: Any) -> None:
        """Evaluate an expression that binds a name: here order and branches matter."""
        if isinstance(node, ast.NamedExpr):
            self._evaluate(node.value, node.target)
        elif isinstance(node, ast.BoolOp):
            self._evaluate(node.values[0])
            for value in node.values[1:]:
                self._maybe(value)
        elif isinstance(node, ast.IfExp):
            self._evaluate(node.test)
            self._maybe(node.body)
            self._maybe(node.orelse)
        elif isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            self._comprehension(node)
        elif isinstance(node, ast.Lambda):
            self._evaluate(*node.args.defaults, *node.args.kw_defaults)
        elif isinstance(node, ast.Dict):
            self._evaluate(*(part for item in zip(node.keys, node.values, strict=True) for part in item))
        elif isinstance(node, ast.Compare) and len(node.ops) > 1:
            self._evaluate(node.left, node.comparators[0])
            self._maybe(*node.comparators[1:])
        elif isinstance(node, ast.Name):
            self._name(node)
        else:
            self._evaluate(*children_of(node))

    def _maybe(self, *nodes: ast.expr) -> None:
        """Evaluate expressions that may be skipped."""
        skipped = self._current
        self._branch(skipped, raising=True)
        self._evaluate(*nodes)
        self._branch(skipped, self._current, raising=True)

    def _comprehension(self, node: Any) -> None:
        head = self._branch(self._current, raising=True)
        self._branch(head, raising=True)
        for generator in node.generators:
            self._evaluate(generator.iter, *generator.ifs)
        self._evaluate(*([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]))
        self._go(head)
        self._branch(head, raising=True)


def ends_with_binding(statement: ast.stmt) -> bool:
    """Return whether nothing can fail after the last binding of a statement."""
    if isinstance(statement, ast.Assign):
        return all(binds_only_names(target) for target in statement.targets)
    return isinstance(
        statement,
        (ast.AugAssign, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
    )


def binds_only_names(target: ast.expr) -> bool:
    """Return whether storing to a target runs no code, apart from unpacking."""
    if isinstance(target, ast.Name):
        return True
    return not any(isinstance(node, (ast.Attribute, ast.Subscript)) for node in nodes_in(target))
