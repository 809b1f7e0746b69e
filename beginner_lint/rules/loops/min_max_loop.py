"""ZEN312 min-max-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.extremes import Extreme
from beginner_lint.rule import Rule, cst, remembered


class MinMaxLoop(Rule):
    """Loop that only finds the largest or the smallest value.

    ## Why is this bad?
    `max` and `min` say what is searched for in one word. They also do without a start value, which is easily
    wrong: a search for the largest that starts at 0 finds nothing among negative numbers.

    ## Example
    ```python
    marks = [72, 91, 68]
    best = marks[0]
    for mark in marks:
        if mark > best:
            best = mark
    print(best)
    ```

    Use instead:
    ```python
    marks = [72, 91, 68]
    best = max(marks)
    print(best)
    ```

    ## Not flagged
    ```python
    marks = [72, 91, 68]
    best = marks[0]
    for mark in marks:
        if mark > best:
            best = mark
            print("a new record:", best)  # each step is wanted
    ```

    ## Fix safety
    The fix is safe where the search starts with the first element of what is certainly a list, tuple or text
    of numbers or texts, and keeps the first of equal ones. It is unsafe where the search starts with another
    value, which then is the result only if there are no elements, and where the types are unknown.
    """

    code = "ZEN312"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("for",)
    guarded_by = (Extreme,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but give one variable a value."""
        return Extreme.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but give one variable a value."""
        return Extreme.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only finds the largest or smallest value."""
        found = self._finding(origin)
        if found is not None:
            message = f"`{found.name}` is the {found.word} so far; `{found.function}(...)` finds it in one go"
            self.report(origin, message, fix=found.fix)

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Extreme | None:
        found = Extreme.of(loop, self.facts)
        return None if found is None or found.keeps_silent() else found
