"""Follows expressions in the order in which they are evaluated, as far as it matters to names."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Set
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


class Places(NamedTuple):
    """Where the statements of a scope use a name.

    Attributes:
        nodes: what binds, reads or deletes it.
        holders: these and all that holds them, up to the scope: whatever else is evaluated does not matter.
        changing: the holders of what binds or deletes it.
        walrus: whether an expression may bind it.

    """

    nodes: Set[ast.AST]
    holders: Set[ast.AST]
    changing: Set[ast.AST]
    walrus: bool


class Evaluation:
    """Builds the blocks of expressions and targets.

    Args:
        places: where the name is used that is followed.

    """

    def __init__(self, places: Places) -> None:
        self.graph = Graph()
        self._nodes, self._holders, self._changing, self._walrus = places
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

    def _leave(self, side: str | None) -> None:
        """Jump to a side of the innermost loop, or (None) out of the scope, cleaning up on the way."""
        frames, handler, target = self._frames, self._handler, self.graph.exit
        for depth in range(len(frames) - 1, -1, -1):
            frame = frames[depth]
            if isinstance(frame, Cleanup):
                self._frames, self._handler = frames[:depth], frame.handler
                self._branch(self._current)
                frame.build()
            elif side is not None:
                target = getattr(frame, side)
                break
        self._go(target)
        self._frames, self._handler = frames, handler
        self._branch()  # what follows a jump is reached by nothing

    def _end_with(self, node: ast.AST | None) -> None:
        """Note that nothing can fail any more in the current block once `node` is bound, if that is last."""
        events = self._current.events
        self._current.ends_quietly = bool(events) and events[-1].node is node

    def _event(self, kind: EventKind, node: ast.AST) -> None:
        if node in self._nodes:
            self._current.events.append(Event(kind, node))

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
        pending = [node for node in reversed(nodes) if node is not None and node in self._holders]
        while pending:
            node = pending.pop()
            if isinstance(node, ast.Name):
                self._name(node)
            elif self._walrus and any(isinstance(child, ast.NamedExpr) for child in nodes_in(node)):
                self._evaluate_in_order(node)
            else:
                pending += [child for child in reversed(children_of(node)) if child in self._holders]

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


def bound_last(statement: ast.stmt) -> ast.AST | None:
    """Return what a statement binds last, if nothing can fail after that."""
    if isinstance(statement, ast.Assign):
        return name_bound_last(*statement.targets)
    if isinstance(statement, ast.AugAssign):
        return statement.target
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return statement.names[-1]
    is_definition = isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    return statement if is_definition else None


def name_bound_last(*targets: ast.expr) -> ast.AST | None:
    """Return the last name in targets, if storing to them runs no code, apart from unpacking."""
    if any(isinstance(node, ast.Attribute | ast.Subscript) for node in nodes_in(*targets)):
        return None
    names = names_in(targets[-1])
    return names[-1] if names else None
