"""ZEN603 recursion-without-base-case."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.effects.uses import is_lazy
from beginner_lint.facts.loops.evaluation import Place, place
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.rule import Rule, cst, guard, remembered

# What may end the program or raise, though nothing in sight says so: all calls but those of these builtins.
_HARMLESS = frozenset(
    {
        "abs", "bool", "dict", "float", "int", "len", "list", "max", "min", "print", "range", "repr", "round",
        "set", "sorted", "str", "sum", "tuple", "type", "isinstance", "enumerate", "zip", "reversed",
    }
)  # fmt: skip
_BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


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

    def screen_FunctionDef(self, node: ast.FunctionDef) -> bool:
        """Let functions through that always call themselves."""
        return not node.decorator_list and self._first_call(node) is not None

    def visit_FunctionDef(self, node: cst.FunctionDef, origin: ast.FunctionDef) -> None:
        """Report a function that always calls itself."""
        first = self._first_call(origin) if self.screen_FunctionDef(origin) else None
        if first is None:
            return
        self.report(
            origin,
            f"`{origin.name}` calls itself whatever it is given; it needs a case that ends without a call",
            related=[(first, "it always comes here")],
        )

    @remembered
    def _first_call(self, function: ast.FunctionDef) -> ast.Call | None:
        """Return the first call of a function of itself that always runs; None if it may end before."""
        calls = self._calls_by_name(function)
        if not calls or is_lazy(function) or self.name_means_more(function):
            return None
        own = (call for call in calls if self._is_own(call, function) and self._always_runs(call, function))
        first = next(own, None)
        return None if first is None or self.may_end_before(first, function) else first

    def _calls_by_name(self, function: ast.FunctionDef) -> list[ast.Call]:
        """Return the calls in a function of what has its name, in their order."""
        first, last = function.body[0].lineno, function.end_lineno or function.lineno
        calls = [
            call
            for call in self.facts.parents.called(ast.Call, frozenset({function.name}))
            if first <= call.lineno <= last and isinstance(call.func, ast.Name)
        ]
        return sorted(calls, key=lambda call: (call.lineno, call.col_offset))

    def _header(self, node: ast.AST) -> tuple[int, int]:
        """Return the span of the word `def` and the name."""
        start, _ = self.source.span(node)
        name = getattr(node, "name", "")
        at = self.source.text.find(name, start + len("def"))
        return start, at + len(name) if at >= 0 else self.source.span(node)[1]

    @guard
    def name_means_more(self, function: ast.FunctionDef) -> bool:
        """Whether the function's name is given to something else, too, or it is a method."""
        scope = self.facts.scopes.owner(function)
        if scope is None or scope.kind not in (ScopeKind.MODULE, ScopeKind.FUNCTION):
            return True
        return len(scope.bindings[function.name]) > 1 or self.facts.scopes.introspected(scope)

    def _is_own(self, call: ast.Call, function: ast.FunctionDef) -> bool:
        """Tell whether a call is one of the function itself, and runs with it."""
        scopes = self.facts.scopes
        if not isinstance(call.func, ast.Name) or scopes.owner(call.func) is not scopes.owner(function):
            return False
        return scopes.scope_at(call).node is function

    def _always_runs(self, call: ast.Call, function: ast.FunctionDef) -> bool:
        """Tell whether a call runs whenever the function does not end before it."""
        parents = self.facts.parents
        statement = parents.statement(call)
        if place(call, statement, parents) is not Place.ALWAYS:
            return False
        below: ast.AST = call
        holder: ast.AST = statement
        while holder is not function:
            if isinstance(holder, _BLOCKS) and not _is_first_step(below, holder):
                return False
            if isinstance(holder, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                return False
            below, holder = holder, parents[holder]
        return True

    @guard
    def may_end_before(self, call: ast.Call, function: ast.FunctionDef) -> bool:
        """Whether anything before the call may leave the function: a return, an error, an unknown call."""
        end = call.lineno, call.col_offset
        own = set(nodes_in(call))
        for node in _nodes(function.body):
            if (getattr(node, "lineno", 0), getattr(node, "col_offset", 0)) >= end and node not in own:
                continue
            if isinstance(node, ast.Return | ast.Raise | ast.Assert | ast.Subscript | ast.Await):
                if not (isinstance(node, ast.Return) and call in nodes_in(node)):
                    return True
            elif isinstance(node, ast.Call) and node is not call and not self._is_harmless(node):
                return True
        return False

    def _is_harmless(self, call: ast.Call) -> bool:
        function = call.func
        known = isinstance(function, ast.Name) and function.id in _HARMLESS
        return known and isinstance(function, ast.Name) and self.facts.scopes.is_builtin(function)


def _nodes(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for statement in body:
        yield from nodes_in(statement)


def _is_first_step(part: ast.AST, holder: ast.AST) -> bool:
    """Tell whether a part of a compound statement runs whenever that is reached."""
    if isinstance(holder, ast.If | ast.While):
        return part is holder.test
    if isinstance(holder, ast.For | ast.AsyncFor):
        return part is holder.iter
    if isinstance(holder, ast.With | ast.AsyncWith):
        return part in holder.body
    return isinstance(holder, ast.Match) and part is holder.subject
