"""In which order the statements of a scope may run: its control-flow graph, made of blocks of name events.

The graph knows what the compiler knows about order: loops and their `else`, jumps through `finally`,
exceptions from any statement, handlers that unbind their name, `with` that swallows exceptions. A `finally`
suite is built once for each way into it, so that no value is carried from one way into another: a statement
can stand in several blocks.
"""

from __future__ import annotations

import ast
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

_MOST_BLOCKS = 50_000  # a `finally` in a `finally` in a `finally`… doubles each time


class Unanalysable(Exception):
    """The code is nested too deeply to be followed."""


class EventKind(enum.Enum):
    """What happens to a name.

    UNBIND is `del` and the end of `except … as name`; CLOBBER, a star import, may bind every name.
    """

    READ = "read"
    BIND = "bind"
    UNBIND = "unbind"
    CLOBBER = "clobber"


class Event(NamedTuple):
    """`kind` happens to `name` at `node`."""

    kind: EventKind
    name: str
    node: ast.AST


class Block:
    """Events that happen in a row, and where control goes from there.

    An exception leads to `raises_to`, from before each event and, unless the block `ends_quietly`, from its
    end; None means that nothing can be raised.
    """

    __slots__ = ("ends_quietly", "events", "index", "raises_to", "successors")

    def __init__(self, index: int) -> None:
        self.index = index
        self.events: list[Event] = []
        self.successors: list[Block] = []
        self.raises_to: Block | None = None
        self.ends_quietly = False


@dataclass(frozen=True, slots=True)
class _Loop:
    """An enclosing loop: where `break` and `continue` go."""

    after: Block
    head: Block


@dataclass(frozen=True, slots=True)
class _Cleanup:
    """Code that runs on each way out of a suite; exceptions in it go to `handler`."""

    build: Callable[[], None]
    handler: Block


# Statements that raise nothing themselves.
_SILENT = (ast.Pass, ast.Global, ast.Nonlocal, ast.Try, getattr(ast, "TryStar", ast.Try))


class Graph:
    """The blocks of one scope.

    Args:
        body: the statements of a module, class or function, or the expression of a lambda.
        parameters: the nodes that are bound on entry.
        names: for each node of this scope that binds, reads or deletes a tracked name, that name.
        walrus: whether an expression of this scope may bind a name.
        swallows: whether a context manager may swallow exceptions.

    Attributes:
        blocks: all blocks; `entry`, `exit` (reached by the end and by `return`) and `failed` (by an exception
            that nothing here handles) are among them.
        after: for each statement the blocks with which control goes on once it finished.
        outside: for each statement the blocks to which an exception leads that leaves it.

    Raises:
        Unanalysable: nested too deeply.

    """

    def __init__(
        self,
        body: Sequence[ast.stmt] | ast.expr,
        parameters: Iterable[ast.AST],
        names: Mapping[ast.AST, str],
        walrus: bool,
        swallows: Callable[[ast.expr], bool],
    ) -> None:
        self.blocks: list[Block] = []
        self.after: dict[ast.stmt, list[Block]] = {}
        self.outside: dict[ast.stmt, list[Block]] = {}
        self._names = names
        self._walrus = walrus
        self._swallows = swallows
        self._frames: list[_Loop | _Cleanup] = []
        self.entry, self.exit, self.failed = self._block(), self._block(), self._block()
        self._handler = self.failed
        self._current = self.entry
        try:
            self._build(body, parameters)
        except RecursionError:
            raise Unanalysable from None

    def _build(self, body: Sequence[ast.stmt] | ast.expr, parameters: Iterable[ast.AST]) -> None:
        for parameter in parameters:
            self._event(EventKind.BIND, parameter)
        self._advance()
        if isinstance(body, ast.expr):
            self._current.raises_to = self._handler
            self._evaluate(body)
        else:
            self._suite(body)
        self._go(self.exit)

    def in_order(self) -> list[Block]:
        """Return the blocks that control can reach, each after what leads to it where loops allow."""
        finished: list[Block] = []
        stack = [(self.entry, iter(_targets(self.entry)))]
        seen = {self.entry}
        while stack:
            block, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                finished.append(block)
                stack.pop()
            elif target not in seen:
                seen.add(target)
                stack.append((target, iter(_targets(target))))
        return finished[::-1]

    @cached_property
    def reachable(self) -> frozenset[Block]:
        """The blocks that control can reach."""
        return frozenset(self.in_order())

    # Blocks

    def _block(self) -> Block:
        block = Block(len(self.blocks))
        self.blocks.append(block)
        if len(self.blocks) > _MOST_BLOCKS:
            raise Unanalysable
        return block

    def _advance(self) -> Block:
        """Go on in a new block."""
        return self._branch(self._current)

    def _branch(self, *origins: Block, raising: bool = False) -> Block:
        """Go on in a new block that `origins` lead to."""
        block = self._current = self._block()
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
    def _inside(self, *frames: _Loop | _Cleanup, handler: Block | None = None) -> Iterator[None]:
        """Build with more frames around, and with another target of exceptions."""
        saved = self._frames, self._handler
        self._frames = [*self._frames, *frames]
        self._handler = handler or self._handler
        yield
        self._frames, self._handler = saved

    # Statements

    def _suite(self, statements: Sequence[ast.stmt]) -> None:
        for statement in statements:
            self._statement(statement)

    def _statement(self, statement: Any) -> None:
        """Build one statement, from the current, still empty block to a new one."""
        self.outside.setdefault(statement, []).append(self._handler)
        if not isinstance(statement, _SILENT):
            self._current.raises_to = self._handler
        build = _STATEMENTS.get(type(statement).__name__)
        if build is None:
            self._evaluate(statement)
        else:
            build(self, statement)
        self._current.ends_quietly = _ends_with_binding(statement)
        self.after.setdefault(statement, []).append(self._advance())

    def _assign(self, node: ast.Assign) -> None:
        self._evaluate(node.value)
        for target in node.targets:
            self._evaluate(target)

    def _annotated(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self._evaluate(node.value)
        if node.value is not None or not isinstance(node.target, ast.Name):
            self._evaluate(node.target)
        self._evaluate(node.annotation)

    def _augmented(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self._event(EventKind.READ, node.target)
            self._evaluate(node.value)
            self._event(EventKind.BIND, node.target)
        else:
            self._evaluate(node.target)
            self._evaluate(node.value)

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self._current.events.append(Event(EventKind.CLOBBER, "*", alias))
            else:
                self._event(EventKind.BIND, alias)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        arguments = node.args
        parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        parameters += [variable for variable in (arguments.vararg, arguments.kwarg) if variable]
        annotations = [parameter.annotation for parameter in parameters]
        self._evaluate(*node.decorator_list, *arguments.defaults, *arguments.kw_defaults, *annotations)
        self._evaluate(node.returns, *getattr(node, "type_params", ()))
        self._event(EventKind.BIND, node)

    def _class(self, node: ast.ClassDef) -> None:
        self._evaluate(*node.decorator_list, *node.bases, *node.keywords, *getattr(node, "type_params", ()))
        self._evaluate(*node.body)  # a class body has a graph of its own; here only its reads matter
        self._event(EventKind.BIND, node)

    def _if(self, node: ast.If) -> None:
        self._evaluate(node.test)
        test, truth = self._current, _constant_truth(node.test)
        ends = []
        for suite, excluded in ((node.body, False), (node.orelse, True)):
            self._branch(*([] if truth is excluded else [test]))
            self._suite(suite)
            ends.append(self._current)
        self._branch(*ends)

    def _while(self, node: ast.While) -> None:
        head, after = self._branch(self._current, raising=True), self._block()
        self._evaluate(node.test)
        test, truth = self._current, _constant_truth(node.test)
        self._branch(*([] if truth is False else [test]))
        with self._inside(_Loop(after, head)):
            self._suite(node.body)
        self._go(head)
        self._branch(*([] if truth is True else [test]))
        self._suite(node.orelse)
        self._go(after)
        self._current = after

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        self._evaluate(node.iter)
        head, after = self._branch(self._current, raising=True), self._block()
        self._branch(head, raising=True)
        self._evaluate(node.target)
        self._current.ends_quietly = _binds_only_names(node.target)
        self._advance()
        with self._inside(_Loop(after, head)):
            self._suite(node.body)
        self._go(head)
        self._branch(head)
        self._suite(node.orelse)
        self._go(after)
        self._current = after

    def _with(self, node: ast.With | ast.AsyncWith) -> None:
        self._with_items(node.items, node.body)

    def _with_items(self, items: Sequence[ast.withitem], body: Sequence[ast.stmt]) -> None:
        if not items:
            self._suite(body)
            return
        item, outer = items[0], self._handler
        self._evaluate(item.context_expr)
        after, swallowing = self._block(), None
        if self._swallows(item.context_expr):
            swallowing = self._block()
            swallowing.successors += [after, outer]
        with self._inside(handler=swallowing):
            self._branch(self._current, raising=True)
            self._evaluate(item.optional_vars)
            self._current.ends_quietly = item.optional_vars is None or _binds_only_names(item.optional_vars)
            self._branch(self._current, raising=len(items) > 1)
            self._with_items(items[1:], body)
        self._branch(self._current, raising=True)  # leaving the context can raise
        self._go(after)
        self._current = after

    def _try(self, node: Any) -> None:
        outer, done = self._handler, self._block()
        cleanups: list[_Loop | _Cleanup] = []
        if node.finalbody:
            failing = self._block()
            cleanups.append(_Cleanup(lambda: self._suite(node.finalbody), outer))
        else:
            failing = outer
        with self._inside(*cleanups, handler=failing):
            dispatch = self._block() if node.handlers else failing
            with self._inside(handler=dispatch):
                self._advance()
                self._suite(node.body)
            self._advance()
            self._suite(node.orelse)
            self._go(done)
            if node.handlers:
                self._handlers(node, dispatch, done)
        if node.finalbody:
            self._branch(failing)
            self._suite(node.finalbody)
            self._go(outer)
        self._branch(done)
        self._suite(node.finalbody)

    def _handlers(self, node: Any, dispatch: Block, done: Block) -> None:
        """Build the `except` clauses. Exceptions that none of them takes go to the current handler."""
        star = type(node).__name__ == "TryStar"
        self._current = dispatch
        for handler in node.handlers:
            self._branch(self._current, raising=True)
            self._evaluate(handler.type)
            onward = self._block()
            matched = self._current
            if handler.type is not None:
                self._go(onward)
            failing = self._handler
            if star:  # the clauses after this one still get their share of the group
                failing = self._block()
                failing.successors += [self._handler, onward]
            self._branch(matched)
            with self._inside(handler=failing):
                self._handler_body(handler)
            self._go(done)
            if star:
                self._go(onward)
            self._current = onward
        self._go(self._handler)

    def _handler_body(self, handler: ast.ExceptHandler) -> None:
        """Build a clause; its name is unbound on each way out."""
        if handler.name is None:
            self._suite(handler.body)
            return
        outer, failing = self._handler, self._block()

        def unbind() -> None:
            self._event(EventKind.UNBIND, handler)

        self._event(EventKind.BIND, handler)
        self._advance()
        with self._inside(_Cleanup(unbind, outer), handler=failing):
            self._suite(handler.body)
        end = self._current
        self._branch(failing)
        unbind()
        self._go(outer)
        self._branch(end)
        unbind()

    def _match(self, node: ast.Match) -> None:
        self._evaluate(node.subject)
        after = self._block()
        for case in node.cases:
            test = self._branch(self._current, raising=True)
            self._evaluate(*(child for child in ast.walk(case.pattern) if isinstance(child, ast.expr)))
            self._branch(test, raising=True)
            for capture in (child for child in ast.walk(case.pattern) if isinstance(child, ast.pattern)):
                self._event(EventKind.BIND, capture)
            self._evaluate(case.guard)
            guard = self._current
            self._branch(guard)
            self._suite(case.body)
            self._go(after)
            misses = [] if _irrefutable(case.pattern) else [test]
            self._branch(*misses, *([] if case.guard is None else [guard]))
        self._go(after)
        self._current = after

    def _return(self, node: ast.Return) -> None:
        self._evaluate(node.value)
        self._leave(None)

    def _raise(self, node: ast.Raise) -> None:
        self._evaluate(node.exc, node.cause)
        self._branch()

    def _break(self, node: ast.Break) -> None:
        self._leave("after")

    def _continue(self, node: ast.Continue) -> None:
        self._leave("head")

    def _leave(self, side: str | None) -> None:
        """Jump to a side of the innermost loop, or (None) out of the scope, cleaning up on the way."""
        frames, handler, target = self._frames, self._handler, self.exit
        for depth in range(len(frames) - 1, -1, -1):
            frame = frames[depth]
            if isinstance(frame, _Cleanup):
                self._frames, self._handler = frames[:depth], frame.handler
                self._branch(self._current)
                frame.build()
            elif side is not None:
                target = getattr(frame, side)
                break
        self._go(target)
        self._frames, self._handler = frames, handler
        self._branch()  # what follows a jump is reached by nothing

    # Expressions

    def _evaluate(self, *nodes: ast.AST | None) -> None:
        """Add the events of expressions and targets, in the order of evaluation where it matters."""
        for node in nodes:
            if node is None:
                continue
            if self._walrus and any(isinstance(child, ast.NamedExpr) for child in ast.walk(node)):
                self._evaluate_in_order(node)
                continue
            for child in _in_source_order(node):
                if isinstance(child, ast.Name):
                    self._name(child)

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
            self._evaluate(*ast.iter_child_nodes(node))

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


_STATEMENTS: dict[str, Callable[[Graph, Any], None]] = {
    "Assign": Graph._assign,
    "AnnAssign": Graph._annotated,
    "AugAssign": Graph._augmented,
    "Import": Graph._import,
    "ImportFrom": Graph._import,
    "FunctionDef": Graph._function,
    "AsyncFunctionDef": Graph._function,
    "ClassDef": Graph._class,
    "If": Graph._if,
    "While": Graph._while,
    "For": Graph._for,
    "AsyncFor": Graph._for,
    "With": Graph._with,
    "AsyncWith": Graph._with,
    "Try": Graph._try,
    "TryStar": Graph._try,
    "Match": Graph._match,
    "Return": Graph._return,
    "Raise": Graph._raise,
    "Break": Graph._break,
    "Continue": Graph._continue,
}


def _targets(block: Block) -> list[Block]:
    return block.successors if block.raises_to is None else [*block.successors, block.raises_to]


def _ends_with_binding(statement: ast.stmt) -> bool:
    """Return whether nothing can fail after the last binding of a statement."""
    if isinstance(statement, ast.Assign):
        return all(_binds_only_names(target) for target in statement.targets)
    return isinstance(
        statement,
        (ast.AugAssign, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
    )


def _binds_only_names(target: ast.expr) -> bool:
    """Return whether storing to a target runs no code, apart from unpacking."""
    return not any(isinstance(node, (ast.Attribute, ast.Subscript)) for node in ast.walk(target))


def _in_source_order(root: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it, parents first, without recursion."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack += list(ast.iter_child_nodes(node))[::-1]


def _constant_truth(test: ast.expr) -> bool | None:
    """Return whether a test that is a literal holds; None for every other test."""
    return bool(test.value) if isinstance(test, ast.Constant) else None


def _irrefutable(pattern: ast.pattern) -> bool:
    """Return whether a pattern takes everything: `_` or a bare name."""
    return isinstance(pattern, ast.MatchAs) and pattern.pattern is None
