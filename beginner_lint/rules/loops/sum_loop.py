"""ZEN309 sum-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.totals import Sum
from beginner_lint.rule import Rule, cst, remembered


class SumLoop(Rule):
    """Loop that only adds up numbers.

    ## Why is this bad?
    `sum` says in one word what the loop does, and a reader need not follow how the total grows. It is also
    faster, and the start with 0 cannot be forgotten.

    ## Example
    ```python
    words = ["apple", "fig", "banana"]
    letters = 0
    for word in words:
        letters += len(word)
    print(letters)
    ```

    Use instead:
    ```python
    words = ["apple", "fig", "banana"]
    letters = sum(len(word) for word in words)
    print(letters)
    ```

    ## Not flagged
    ```python
    total = 0
    for price in [3, 5]:
        total += price
        print("so far:", total)  # each step is wanted
    text = ""
    for word in ["a", "b"]:
        text += word  # no number
    ```

    ## Fix safety
    The fix is safe where all numbers are whole for certain. Since Python 3.12 `sum` adds floats more exactly
    than a loop, so that the last digits may differ: with floats, and where the type is unknown, the fix is
    unsafe. So it is where others may look at the total while the loop runs.
    """

    code = "ZEN309"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("for",)
    guarded_by = (Sum,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but add to a number."""
        return Sum.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but add to a number."""
        return Sum.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only adds up numbers, and is not part of another one that is reported."""
        found = self._finding(origin)
        if found is None:
            return
        message = f"`{found.name}` adds up one number at a time; `sum(...)` adds up all in one go"
        self.report(origin, message, fix=found.fix)

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Sum | None:
        found = Sum.of(loop, self.facts)
        if found is None or found.keeps_silent() or found.is_part_of_another():
            return None
        return found
