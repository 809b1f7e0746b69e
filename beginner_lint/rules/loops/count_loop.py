"""ZEN310 count-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.counting import Count
from beginner_lint.rule import Rule, cst, remembered


class CountLoop(Rule):
    """Loop that only counts.

    ## Why is this bad?
    `len`, `count` and `sum(1 for ...)` say in one line what is counted, under which condition; a reader need
    not follow a variable through the loop. `len` and `count` are also faster.

    ## Example
    ```python
    words = ["apple", "fig", "banana"]
    long_words = 0
    for word in words:
        if len(word) > 3:
            long_words += 1
    figs = 0
    for word in words:
        if word == "fig":
            figs += 1
    print(long_words, figs)
    ```

    Use instead:
    ```python
    words = ["apple", "fig", "banana"]
    long_words = sum(1 for word in words if len(word) > 3)
    figs = words.count("fig")
    print(long_words, figs)
    ```

    ## Not flagged
    ```python
    words = ["apple", "fig", "banana"]
    count = 0
    for word in words:
        if len(word) > 3:
            count += 1
        print(count, word)  # each step is wanted
    rounds = 0
    for _ in range(1000):
        rounds += 1  # counts the rounds of the loop itself
    print(rounds)
    ```

    ## Fix safety
    The fix is safe where the count starts as a whole number for certain, and what is counted with `len` has a
    length for certain. It is unsafe where others may look at the count while the loop runs.
    """

    code = "ZEN310"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("for",)
    guarded_by = (Count,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but count."""
        return Count.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but count."""
        return Count.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only counts, and is not part of another one that is reported."""
        found = self._finding(origin)
        if found is not None:
            message = f"`{found.name}` is counted up one by one; `{found.hint}` counts in one go"
            self.report(origin, message, fix=found.fix)

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Count | None:
        found = Count.of(loop, self.facts)
        if found is None or found.keeps_silent() or found.is_part_of_another():
            return None
        return found
