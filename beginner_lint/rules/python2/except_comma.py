"""ZEN211 except-comma."""

from __future__ import annotations

import ast
import builtins

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Repair, Rule, Syntax, cst, guard

_MESSAGE = "`except E, e` named the exception in Python 2; in Python 3 that is `except {} as {}`"
_LONGEST = 20
_LATER = (ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef, ast.GeneratorExp)


class ExceptComma(Rule):
    """`except E, e`, which named the exception in Python 2.

    ## Why is this bad?
    In Python 2, `except ValueError, e:` caught a `ValueError` and called it `e`. Python 3 says that with
    `as`. Before Python 3.14 the comma keeps the program from starting; from 3.14 on it means "a `ValueError`
    or an `e`", and the program stops with a `NameError` just when something else has gone wrong.

    ## Example
    ```python
    # python2
    try:
        number = int("three")
    except ValueError, error:
        print(error)
    ```

    Use instead:
    ```python
    try:
        number = int("three")
    except ValueError as error:
        print(error)
    ```

    ## Not flagged
    ```python
    try:
        number = int("three")
    except (ValueError, TypeError):  # two exceptions, and no name
        print("That is no number")
    ```

    ## Fix safety
    The fix is unsafe if the name is used elsewhere in the function, or file: Python 3 forgets it at the end
    of the `except` block, Python 2 did not. So it is if a function in the block uses the name. It is not
    offered if the name is that of an exception.
    """

    code = "ZEN211"
    level = Level.BASICS
    kind = Kind.BUG
    mends = frozenset({Syntax.EXCEPT_COMMA})

    def visit_repair(self, repair: Repair) -> None:
        """Report the comma in a file that does not parse."""
        handler = self.facts.repaired_node(repair, ast.ExceptHandler)
        doubt = self.used_outside_of_the_handler(repair.new, handler) if handler else None
        caught = self.source.segment(handler.type) if handler and handler.type else ""
        self.report_repair(repair, _message(caught, repair.new), "Replace the comma by `as`", doubt)

    def screen_ExceptHandler(self, node: ast.ExceptHandler) -> bool:
        """Let two exceptions through that have no brackets around them."""
        caught = node.type
        if not isinstance(caught, ast.Tuple) or len(caught.elts) != 2 or node.name:
            return False
        return not self.source.segment(caught).startswith("(")

    def visit_ExceptHandler(self, node: cst.ExceptHandler, origin: ast.ExceptHandler) -> None:
        """Report the comma where Python 3.14 reads it as a tuple."""
        caught = origin.type
        if not isinstance(caught, ast.Tuple) or not self.screen_ExceptHandler(origin):
            return
        kind, name = caught.elts
        if not isinstance(name, ast.Name) or self.has_a_meaning(name) or not _is_read_in(origin, name.id):
            return
        self.report(
            caught,
            _message(self.source.segment(kind), name.id),
            fix=lambda: self._fix(origin, kind, name),
        )

    def has_a_meaning(self, name: ast.Name) -> bool:
        """Whether the name means something, such as an exception."""
        return self.facts.scopes.owner(name) is not None or hasattr(builtins, name.id)

    @guard
    def used_outside_of_the_handler(self, name: str, handler: ast.ExceptHandler) -> str | None:
        """Assume that the name is not needed where Python 3 has forgotten it.

        That is outside of the handlers that name it, behind such a handler inside of another one, and in a
        function of a handler, which may be called later.
        """
        scopes = self.facts.scopes
        owner = scopes.resolve(name, scopes.scope_at(handler))
        if owner is None:
            return None
        for occurrence in scopes.occurrences(owner, name):
            holders = [occurrence.node, *self.facts.parents.ancestors(occurrence.node)]
            naming = [each for each in holders if isinstance(each, ast.ExceptHandler) and each.name == name]
            inside = holders[: holders.index(naming[0])] if naming else []
            runs_later = occurrence.scope is not owner and any(isinstance(each, _LATER) for each in inside)
            if len(naming) != 1 or runs_later:
                return f"`{name}` is not needed after the `except` block"
        return None

    def _fix(self, handler: ast.ExceptHandler, kind: ast.expr, name: ast.Name) -> Fix:
        start, end = self.source.span(kind)[1], self.source.span(name)[0]
        return Fix(
            "Replace the comma by `as`",
            Applicability.SAFE,
            (Edit(start, end, " as "),),
            binds=self.scoped(handler, name.id),
        )


def _message(caught: str, name: str) -> str:
    if len(caught) > _LONGEST or len(name) > _LONGEST or "\n" in caught:
        caught, name = "E", "e"
    return _MESSAGE.format(caught, name)


def _is_read_in(handler: ast.ExceptHandler, name: str) -> bool:
    """Whether the body of a handler reads a name."""
    return any(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        for statement in handler.body
        for node in nodes_in(statement)
    )
