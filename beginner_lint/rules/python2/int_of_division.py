"""ZEN214 int-of-division."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.rule import Rule, cst, guard


class IntOfDivision(Rule):
    """`int(a / b)` as an index or a count, where `a // b` is meant.

    ## Why is this bad?
    `a / b` is a float, which has about 16 digits. For large numbers it is rounded before `int` sees it, so
    `int(a / b)` can be wrong by one or more. `a // b` divides whole numbers exactly.

    ## Example
    ```python
    names = ["Ada", "Bob", "Cleo"]
    print(names[int(len(names) / 2)])
    ```

    ## Not flagged
    ```python
    print(int(7.9 / 2.5))  # no index and no count
    ```

    ## Fix safety
    The fix is only shown: below zero, `//` rounds down where `int` rounds towards zero, and `//` of floats
    is a float.
    """

    code = "ZEN214"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    names = frozenset({"int"})
    words = ("int", "/")

    def screen_Call(self, node: ast.Call) -> bool:
        """Let `int(a / b)` through."""
        return (
            isinstance(node.func, ast.Name)
            and node.func.id == "int"
            and len(node.args) == 1
            and isinstance(node.args[0], ast.BinOp)
            and isinstance(node.args[0].op, ast.Div)
        )

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report `int(a / b)` as an index or a count."""
        if not self.screen_Call(origin):
            return
        division = origin.args[0]
        if not isinstance(division, ast.BinOp) or not isinstance(origin.func, ast.Name):
            return
        if origin.keywords or self.is_not_the_builtin(origin.func) or self.is_no_index(origin):
            return
        self.report(
            origin,
            "`int(a / b)` goes through a float; `a // b` divides whole numbers exactly",
            fix=lambda: self._fix(origin, division),
        )

    @guard
    def is_not_the_builtin(self, name: ast.Name) -> bool:
        """Whether `int` is something else."""
        return not self.facts.scopes.is_builtin(name)

    @guard
    def is_no_index(self, call: ast.Call) -> bool:
        """Whether the number is neither an index nor a count."""
        holder = self.facts.parents[call]
        if isinstance(holder, ast.Slice) or (isinstance(holder, ast.Subscript) and holder.slice is call):
            return False
        return not (
            isinstance(holder, ast.Call) and isinstance(holder.func, ast.Name) and holder.func.id == "range"
        )

    def _fix(self, call: ast.Call, division: ast.BinOp) -> Fix | str:
        left, right = self.source.segment(division.left), self.source.segment(division.right)
        between = self.source.text[
            self.source.span(division.left)[1] : self.source.span(division.right)[0]
        ].replace("/", "//", 1)
        start, end = self.source.span(call)
        if "(" in between or ")" in between or "#" in between:
            return "the operands stand in brackets of their own"
        return Fix(
            "Divide with `//`",
            Applicability.DISPLAY_ONLY,
            (Edit(start, end, left + between + right),),
            assumption="`//` rounds down, also below zero, and of floats it gives a float",
        )
