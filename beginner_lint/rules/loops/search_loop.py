"""ZEN314 search-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.searching import Search
from beginner_lint.rule import Rule, cst, remembered


class SearchLoop(Rule):
    """Loop that only finds the first element that passes a test.

    ## Why is this bad?
    `next` with a condition says in one line what is searched for, and what comes out if there is none. A
    reader need not find out where the loop is left.

    ## Example
    ```python
    def first_long(words):
        for word in words:
            if len(word) > 4:
                return word
        return None


    print(first_long(["fig", "apple", "banana"]))
    ```

    Use instead:
    ```python
    def first_long(words):
        return next((word for word in words if len(word) > 4), None)


    print(first_long(["fig", "apple", "banana"]))
    ```

    ## Not flagged
    ```python
    last = None
    for word in ["fig", "apple", "banana"]:
        if len(word) > 4:
            last = word  # the last one, as the loop goes on
    print(last)
    ```

    ## Fix safety
    The fix is safe where the loop runs nothing of unknown type. Otherwise it assumes that no step raises
    StopIteration, which `next` would hide or change.
    """

    code = "ZEN314"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("for", "if")
    guarded_by = (Search,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but find something."""
        return Search.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but find something."""
        return Search.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only finds the first element that passes a test."""
        found = self._finding(origin)
        if found is not None:
            what = "This loop returns" if found.otherwise is not None else f"`{found.name}` becomes"
            message = f"{what} the first match; `next(...)` does it in one line"
            self.report(origin, message, fix=found.fix)

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Search | None:
        found = Search.of(loop, self.facts)
        return None if found is None or found.keeps_silent() else found
