"""ZEN603 recursion-without-base-case."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.effects.uses import is_lazy
from beginner_lint.facts.functions.own_calls import OwnCalls
from beginner_lint.rule import Rule, cst, remembered


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
    guarded_by = (OwnCalls,)

    def screen_FunctionDef(self, node: ast.FunctionDef) -> bool:
        """Let functions through that always call themselves."""
        return self._first_call(node) is not None

    def visit_FunctionDef(self, node: cst.FunctionDef, origin: ast.FunctionDef) -> None:
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
    def _first_call(self, function: ast.FunctionDef) -> ast.Call | None:
        """Return the call to which a function comes whatever it is given."""
        calls = self.facts.own_calls
        if function.decorator_list or not calls.by_name(function) or is_lazy(function):
            return None
        return calls.without_end(function)

    def _header(self, node: ast.AST) -> tuple[int, int]:
        """Return the span of the word `def` and the name."""
        start, _ = self.source.span(node)
        name = getattr(node, "name", "")
        at = self.source.text.find(name, start + len("def"))
        return start, at + len(name) if at >= 0 else self.source.span(node)[1]
