"""ZEN326 side-effect-comprehension."""

from __future__ import annotations

import ast
import re

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.layout import (
    comment_after,
    comments_in,
    indentation,
    is_for_tools,
    newline_at,
    rest_of_line,
    step_of,
)
from beginner_lint.facts.scopes.node_fields import names_in, nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.rule import Rule, cst, guard

_ACTING = (ast.Call, ast.Await, ast.NamedExpr)
_LOOSE = (ast.IfExp, ast.Lambda, ast.NamedExpr)


class SideEffectComprehension(Rule):
    """List comprehension that is there for what it does, not for the list.

    ## Why is this bad?
    A comprehension says: here a list is made. Who reads it looks for the list, but nobody uses it. A loop
    says that something is done for each item, and makes no list of results that are thrown away.

    ## Example
    ```python
    names = ["Ada", "Tom"]
    [print(name) for name in names if name]
    ```

    Use instead:
    ```python
    names = ["Ada", "Tom"]
    for name in names:
        if name:
            print(name)
    ```

    ## Not flagged
    ```python
    names = ["Ada", "Tom"]
    lengths = [len(name) for name in names]  # the list is used
    print(lengths)
    ```

    ## Fix safety
    The fix is safe: it is offered only where the variables of the comprehension, which a loop leaves behind,
    mean nothing else around it, and not in the body of a class, where they would become attributes.
    """

    code = "ZEN326"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("for",)
    parts = (ast.ListComp,)

    def screen_Expr(self, node: ast.Expr) -> bool:
        """Let a comprehension through that is a statement, and calls something."""
        value = node.value
        if not isinstance(value, ast.ListComp):
            return False
        return any(isinstance(inner, _ACTING) for inner in nodes_in(value.elt))

    def visit_Expr(self, node: cst.Expr, origin: ast.Expr) -> None:
        """Report a comprehension that is a statement."""
        value = origin.value
        if not isinstance(value, ast.ListComp) or not self.screen_Expr(origin):
            return
        target = self.source.segment(value.generators[0].target)
        self.report(
            origin,
            f"Nobody uses this list; `for {target} in …:` says that something is done for each item",
            fix=lambda: self._fix(origin, value),
        )

    # What keeps the fix back

    @guard
    def name_means_something_else(self, statement: ast.Expr, comprehension: ast.ListComp) -> str | None:
        """Why a loop must not bind a variable of the comprehension: somebody means something else by it."""
        for loop in comprehension.generators:
            for name in names_in(loop.target):
                if _is_kept(name.id, comprehension):
                    return f"a function inside keeps `{name.id}` for later"
                if not self.facts.naming.may_bind(name.id, statement):
                    return (
                        f"`{name.id}` would be a variable of the code around, where it means something else"
                    )
        return None

    @guard
    def is_in_a_class(self, statement: ast.Expr) -> str | None:
        """Why there must be no loop in the body of a class."""
        is_class = self.facts.scopes.scope_at(statement).kind is ScopeKind.CLASS
        return "the variables of a loop would be attributes of the class" if is_class else None

    def _does_not_fit(self, statement: ast.Expr, comprehension: ast.ListComp) -> str | None:
        """Return why no loop can be written here as it stands."""
        start, end = self.source.span(statement)
        before = self.source.text[self.source.line_starts[statement.lineno - 1] : start]
        after = rest_of_line(self.source, end)
        if before.strip() or not re.fullmatch(r"[ \t]*(?:#.*)?", after):
            return "there is something else on the line"
        if self.source.text[: start - len(before)].rstrip("\r\n").endswith("\\"):
            return "there is something else on the line"
        comments = [self.source.text[first:last] for first, last in comments_in(statement, self.source)]
        for comment in [*comments, comment_after(statement, self.source)]:
            if is_for_tools(comment):
                return f"the comment `{comment}` belongs to its line"
        if any("\n" in self.source.segment(part) for part in _parts(comprehension)):
            return "parts of it are written on several lines"
        return None

    def _fix(self, statement: ast.Expr, comprehension: ast.ListComp) -> Fix | str:
        refusal = (
            self.is_in_a_class(statement)
            or self.name_means_something_else(statement, comprehension)
            or self._does_not_fit(statement, comprehension)
        )
        if refusal:
            return refusal
        bound = [name.id for loop in comprehension.generators for name in names_in(loop.target)]
        read = {node.id for node in nodes_in(comprehension) if isinstance(node, ast.Name)} - set(bound)
        return Fix(
            "Write a loop",
            Applicability.SAFE,
            (Edit(*self.source.span(statement), self._loop(statement, comprehension)),),
            binds=self.scoped(statement, *bound),
            relies_on=self.scoped(statement, *read),
        )

    def _loop(self, statement: ast.Expr, comprehension: ast.ListComp) -> str:
        """Return the loop, below the comments that stood within the comprehension."""
        outer, newline = indentation(statement, self.source), newline_at(statement, self.source)
        step, depth, segment = step_of(outer), 0, self.source.segment
        lines = [self.source.text[first:last] for first, last in comments_in(statement, self.source)]
        for loop in comprehension.generators:
            start = "async for" if loop.is_async else "for"
            lines.append(f"{step * depth}{start} {segment(loop.target)} in {segment(loop.iter)}:")
            depth += 1
            if loop.ifs:
                lines.append(f"{step * depth}if {self._all_of(loop.ifs)}:")
                depth += 1
        lines += [step * depth + line for line in self._action(comprehension.elt, step)]
        return f"{newline}{outer}".join(lines)

    def _all_of(self, tests: list[ast.expr]) -> str:
        if len(tests) == 1:
            return self.source.segment(tests[0])
        return " and ".join(
            f"({self.source.segment(test)})" if _binds_loosely(test) else self.source.segment(test)
            for test in tests
        )

    def _action(self, element: ast.expr, step: str) -> list[str]:
        """Return the lines of the loop's body; `f(x) if c else None` becomes a statement."""
        segment = self.source.segment
        if isinstance(element, ast.NamedExpr):
            return [f"({segment(element)})"]
        if not isinstance(element, ast.IfExp):
            return [segment(element)]
        lines = [f"if {segment(element.test)}:", *(step + line for line in self._action(element.body, step))]
        if not isinstance(element.orelse, ast.Constant):
            lines += ["else:", *(step + line for line in self._action(element.orelse, step))]
        return lines


def _is_kept(name: str, comprehension: ast.ListComp) -> bool:
    """Tell whether a function or generator within a comprehension reads one of its variables later on."""
    later = (node for node in nodes_in(comprehension) if isinstance(node, ast.Lambda | ast.GeneratorExp))
    inner = (node for function in later for node in nodes_in(function))
    return any(isinstance(node, ast.Name) and node.id == name for node in inner)


def _binds_loosely(test: ast.expr) -> bool:
    """Tell whether an expression needs brackets beside `and`."""
    return isinstance(test, _LOOSE) or (isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or))


def _parts(comprehension: ast.ListComp) -> list[ast.expr]:
    parts = [comprehension.elt]
    for loop in comprehension.generators:
        parts += [loop.target, loop.iter, *loop.ifs]
    return parts
