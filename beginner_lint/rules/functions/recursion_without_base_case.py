"""ZEN603 recursion-without-base-case."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.effects.uses import own_nodes
from beginner_lint.facts.functions.own_calls import Function, OwnCalls
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, cst, guard, remembered


class RecursionWithoutBaseCase(Rule):
    """Function that calls itself on every way through it.

    ## Why is this bad?
    A function that calls itself needs a case that it can answer without doing so, or it never comes to an
    end: each call waits for the next one, until Python stops with a `RecursionError`.

    ## Example
    ```python
    # raises: RecursionError
    def factorial(n):
        return n * factorial(n - 1)


    print(factorial(5))
    ```

    ## Not flagged
    ```python
    def factorial(n):
        if n < 2:
            return 1  # the case without a call
        return n * factorial(n - 1)


    print(factorial(5))
    ```

    ## Fix safety
    There is no fix: what the function should answer in the simplest case only you can know.
    """

    code = "ZEN603"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("def",)
    signs = ("calls_itself",)
    guarded_by = (OwnCalls,)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return the functions that call something by their own name."""
        return self.facts.own_calls.functions(kind)

    def screen_FunctionDef(self, node: ast.FunctionDef) -> bool:
        """Let functions through that always call themselves."""
        return self._first_call(node) is not None

    def screen_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> bool:
        """Let functions through that always wait for themselves."""
        return self._first_call(node) is not None

    def visit_FunctionDef(self, node: cst.FunctionDef, origin: Function) -> None:
        """Report a function that always calls itself."""
        first = self._first_call(origin)
        if first is None:
            return
        self.report(
            origin,
            f"`{origin.name}` calls itself whatever it is given; it needs a case that ends without a call",
            related=[(first, "it always comes here")],
        )

    @remembered
    def _first_call(self, function: Function) -> ast.Call | None:
        """Return the call to which a function comes whatever it is given."""
        calls = self.facts.own_calls
        first = None if function.decorator_list else calls.without_end(function)
        if first is None or self.error_is_expected(function):
            return None
        yields = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in own_nodes(function))
        return None if yields else first

    @guard
    def error_is_expected(self, function: Function) -> bool:
        """Whether the program waits for the error where it uses the function, as tests do."""
        scope = self.facts.scopes.owner(function)
        inside = set(nodes_in(function))
        places = self.facts.scopes.occurrences(scope, function.name) if scope is not None else ()
        return any(self._waits(place.node) for place in places if place.node not in inside)

    def _waits(self, node: ast.AST) -> bool:
        """Tell whether the error is named beside a place, or in a `with` or a handler around it."""
        if any(map(_is_error, nodes_in(self.facts.parents.statement(node)))):
            return True
        below = node
        for holder in self.facts.parents.ancestors(node):
            if isinstance(holder, ast.With) and any(
                _is_error(part) for item in holder.items for part in nodes_in(item.context_expr)
            ):
                return True
            if isinstance(holder, ast.Try) and below in holder.body:
                types = [handler.type for handler in holder.handlers if handler.type is not None]
                if any(_is_error(part) for kind in types for part in nodes_in(kind)):
                    return True
            below = holder
        return False

    def _header(self, node: ast.AST) -> tuple[int, int]:
        """Return the span of the word `def` and the name."""
        start, _ = self.source.span(node)
        name = getattr(node, "name", "")
        at = self.source.text.find(name, start + len("def"))
        return start, at + len(name) if at >= 0 else self.source.span(node)[1]


def _is_error(node: ast.AST) -> bool:
    """Tell whether this names the error with which endless recursion stops, or what it was before 3.5."""
    return isinstance(node, ast.Name) and node.id in ("RecursionError", "RuntimeError")
