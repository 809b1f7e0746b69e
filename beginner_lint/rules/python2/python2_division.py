"""ZEN218 python2-division."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.rule import Rule, applicability, assuming, cst, guard


class Python2Division(Rule):
    """`/` between whole numbers in a file that was written for Python 2.

    ## Why is this bad?
    In Python 2, `7 / 2` was 3: a division of whole numbers gave a whole number. In Python 3 it is 3.5, and
    `7 // 2` is 3. Nothing stops the program; it just computes something else.

    ## Example
    ```python
    # python2
    total = 7
    print(total / 2)
    if total > 100:
        print(unicode(total))  # noqa: ZEN205
    ```

    Use instead:
    ```python
    total = 7
    print(total // 2)
    if total > 100:
        print(unicode(total))  # noqa: ZEN205
    ```

    ## Not flagged
    ```python
    total = 7
    print(total / 2)  # nothing says that this was written for Python 2
    ```

    ## Fix safety
    The fix is safe where both sides are known to be whole numbers. In a file that had to be repaired, a `/`
    between values of unknown types is reported too; the fix is unsafe there.
    """

    code = "ZEN218"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("/",)
    parts = (ast.Div,)
    runs_differently = True

    def screen_BinOp(self, node: ast.BinOp) -> bool:
        """Let divisions through in what is Python 2."""
        return isinstance(node.op, ast.Div) and self.facts.old_names.in_use

    def screen_AugAssign(self, node: ast.AugAssign) -> bool:
        """Let `/=` through in what is Python 2."""
        return isinstance(node.op, ast.Div) and self.facts.old_names.in_use

    def visit_BinaryOperation(self, node: cst.BinaryOperation, origin: ast.BinOp) -> None:
        """Report `/`."""
        if not self.screen_BinOp(origin):
            return
        self._check(origin, origin.left, origin.right)

    def visit_AugAssign(self, node: cst.AugAssign, origin: ast.AugAssign) -> None:
        """Report `/=`."""
        if not self.screen_AugAssign(origin):
            return
        self._check(origin, origin.target, origin.value)

    def _check(self, node: ast.BinOp | ast.AugAssign, left: ast.expr, right: ast.expr) -> None:
        if self.divides_truly():
            return
        doubts = [self.may_be_no_whole_number(operand) for operand in (left, right)]
        if any(doubts) and (not self.source.python2 or self.is_no_whole_number(left, right)):
            return
        self.report(
            node,
            "If both are whole numbers, Python 2 dropped the remainder here; Python 3 does that with `//`"
            if any(doubts)
            else "`/` between whole numbers dropped the remainder in Python 2; Python 3 does that with `//`",
            fix=lambda: self._fix(node, left, right, assuming(*doubts)),
        )

    @guard
    def divides_truly(self) -> bool:
        """Whether the file asks Python 2 for the division of Python 3."""
        return self.facts.old_names.divides_truly

    @guard
    def may_be_no_whole_number(self, operand: ast.expr) -> str | None:
        """Assume that an operand is a whole number where its type is not known."""
        if self.facts.types.of(operand).proves("int", "bool"):
            return None
        return f"`{' '.join(self.source.segment(operand).split())}` is a whole number"

    @guard
    def is_no_whole_number(self, left: ast.expr, right: ast.expr) -> bool:
        """Whether one of the operands is known to be something else, such as a float."""
        return self._is_something_else(left) or self._is_something_else(right)

    def _is_something_else(self, operand: ast.expr) -> bool:
        """Tell whether an operand is no whole number, or has something else in its arithmetic: `0.5 * x`."""
        fact = self.facts.types.of(operand)
        if fact.type is not None:
            return not fact.suggests("int", "bool")
        if isinstance(operand, ast.UnaryOp):
            return self._is_something_else(operand.operand)
        return isinstance(operand, ast.BinOp) and self.is_no_whole_number(operand.left, operand.right)

    def _fix(
        self, node: ast.BinOp | ast.AugAssign, left: ast.expr, right: ast.expr, assumption: str | None
    ) -> Fix | str:
        start, end = self.source.span(left)[1], self.source.span(right)[0]
        at = self.source.text.find("/", start, end)
        if at < 0 or "#" in self.source.text[start:at]:
            return "the operator stands behind a comment"
        return Fix("Use `//`", applicability(assumption), (Edit(at, at + 1, "//"),), assumption=assumption)
