"""Follows statements: builds the control-flow graph of a scope (`control.py`) from its body."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from beginner_lint.facts.flow.control import Block, Event, EventKind, Graph, Unanalysable
from beginner_lint.facts.flow.expression_paths import (
    Cleanup,
    Evaluation,
    Loop,
    Places,
    bound_last,
    name_bound_last,
)
from beginner_lint.facts.scopes.node_fields import TRIES, nodes_in

# Statements that raise nothing, and those that raise nothing themselves.
_EMPTY = (ast.Pass, ast.Global, ast.Nonlocal)
_SILENT = (*_EMPTY, *TRIES)


def build_graph(
    body: Sequence[ast.stmt] | ast.expr,
    parameters: Iterable[ast.AST],
    places: Places,
    swallows: Callable[[ast.expr], bool],
    passes: Callable[[ast.stmt], bool] | None = None,
) -> Graph:
    """Return the graph of a scope, as far as it matters to one name.

    Args:
        body: the statements of a module, class or function, or the expression of a lambda.
        parameters: the nodes that bind the name on entry.
        places: where the statements use it.
        swallows: whether a context manager may swallow exceptions.
        passes: whether control gets past a statement as it gets past a call: it is not followed then, unless
            it changes the name. By default every statement is followed.

    Raises:
        Unanalysable: nested too deeply.

    """
    builder = _Builder(places, swallows, passes)
    try:
        builder.build(body, parameters)
    except RecursionError:
        raise Unanalysable from None
    return builder.graph


class _Builder(Evaluation):
    """Builds the blocks of statements."""

    def __init__(
        self,
        places: Places,
        swallows: Callable[[ast.expr], bool],
        passes: Callable[[ast.stmt], bool] | None,
    ) -> None:
        super().__init__(places)
        self._swallows = swallows
        self._passes = passes

    def build(self, body: Sequence[ast.stmt] | ast.expr, parameters: Iterable[ast.AST]) -> None:
        """Build the whole graph."""
        for parameter in parameters:
            self._event(EventKind.BIND, parameter)
        self._advance()
        if isinstance(body, ast.expr):
            self._current.raises_to = self._handler
            self._evaluate(body)
        else:
            self._suite(body)
        self._go(self.graph.exit)

    def _suite(self, statements: Sequence[ast.stmt]) -> None:
        for statement in statements:
            self._statement(statement)

    def _statement(self, statement: Any) -> None:
        """Build one statement, from the current, still empty block to a new one."""
        if self._passes is not None and statement not in self._changing and self._passes(statement):
            self._pass(statement)
            return
        self.graph.outside.setdefault(statement, []).append(self._handler)
        if not isinstance(statement, _SILENT):
            self._current.raises_to = self._handler
        build = _STATEMENTS.get(type(statement).__name__)
        if build is None:
            self._evaluate(statement)
        else:
            build(self, statement)
        if self._current.events:
            self._end_with(bound_last(statement))
        self.graph.after.setdefault(statement, []).append(self._advance())

    def _pass(self, statement: ast.stmt) -> None:
        if statement in self._holders:
            place = self._current, len(self._current.events)
            self.graph.passed.setdefault(statement, []).append(place)
        if not isinstance(statement, _EMPTY):
            self._current.raises_to = self._handler

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
                self._current.events.append(Event(EventKind.CLOBBER, alias))
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
        head, after = self._branch(self._current, raising=True), self.graph.add()
        self._evaluate(node.test)
        test, truth = self._current, _constant_truth(node.test)
        self._branch(*([] if truth is False else [test]))
        with self._inside(Loop(after, head)):
            self._suite(node.body)
        self._go(head)
        self._branch(*([] if truth is True else [test]))
        self._suite(node.orelse)
        self._go(after)
        self._current = after

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        self._evaluate(node.iter)
        head, after = self._branch(self._current, raising=True), self.graph.add()
        self._branch(head, raising=True)
        self._evaluate(node.target)
        self._end_with(name_bound_last(node.target))
        self._advance()
        with self._inside(Loop(after, head)):
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
        after, swallowing = self.graph.add(), None
        if self._swallows(item.context_expr):
            swallowing = self.graph.add()
            swallowing.successors += [after, outer]
        with self._inside(handler=swallowing):
            self._branch(self._current, raising=True)
            self._evaluate(item.optional_vars)
            if item.optional_vars is not None:
                self._end_with(name_bound_last(item.optional_vars))
            self._branch(self._current, raising=len(items) > 1)
            self._with_items(items[1:], body)
        self._branch(self._current, raising=True)  # leaving the context can raise
        self._go(after)
        self._current = after

    def _try(self, node: Any) -> None:
        outer, done = self._handler, self.graph.add()
        cleanups: list[Loop | Cleanup] = []
        if node.finalbody:
            failing = self.graph.add()
            cleanups.append(Cleanup(lambda: self._suite(node.finalbody), outer))
        else:
            failing = outer
        with self._inside(*cleanups, handler=failing):
            dispatch = self.graph.add() if node.handlers else failing
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
            onward = self.graph.add()
            matched = self._current
            if handler.type is not None:
                self._go(onward)
            failing = self._handler
            if star:  # the clauses after this one still get their share of the group
                failing = self.graph.add()
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
        outer, failing = self._handler, self.graph.add()

        def unbind() -> None:
            self._event(EventKind.UNBIND, handler)

        self._event(EventKind.BIND, handler)
        self._advance()
        with self._inside(Cleanup(unbind, outer), handler=failing):
            self._suite(handler.body)
        end = self._current
        self._branch(failing)
        unbind()
        self._go(outer)
        self._branch(end)
        unbind()

    def _match(self, node: ast.Match) -> None:
        self._evaluate(node.subject)
        after = self.graph.add()
        for case in node.cases:
            test = self._branch(self._current, raising=True)
            self._evaluate(*(child for child in nodes_in(case.pattern) if isinstance(child, ast.expr)))
            self._branch(test, raising=True)
            for capture in (child for child in nodes_in(case.pattern) if isinstance(child, ast.pattern)):
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


_STATEMENTS: dict[str, Callable[[_Builder, Any], None]] = {
    "Assign": _Builder._assign,
    "AnnAssign": _Builder._annotated,
    "AugAssign": _Builder._augmented,
    "Import": _Builder._import,
    "ImportFrom": _Builder._import,
    "FunctionDef": _Builder._function,
    "AsyncFunctionDef": _Builder._function,
    "ClassDef": _Builder._class,
    "If": _Builder._if,
    "While": _Builder._while,
    "For": _Builder._for,
    "AsyncFor": _Builder._for,
    "With": _Builder._with,
    "AsyncWith": _Builder._with,
    "Try": _Builder._try,
    "TryStar": _Builder._try,
    "Match": _Builder._match,
    "Return": _Builder._return,
    "Raise": _Builder._raise,
    "Break": _Builder._break,
    "Continue": _Builder._continue,
}


def _constant_truth(test: ast.expr) -> bool | None:
    """Return whether a test that is a literal holds; None for every other test."""
    return bool(test.value) if isinstance(test, ast.Constant) else None


def _irrefutable(pattern: ast.pattern) -> bool:
    """Return whether a pattern takes everything: `_` or a bare name."""
    return isinstance(pattern, ast.MatchAs) and pattern.pattern is None
