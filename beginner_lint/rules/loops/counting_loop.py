"""ZEN331 counting-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.tallying import Tallying
from beginner_lint.rule import Rule, cst, remembered


class CountingLoop(Rule):
    """Loop that only counts in a dict how often each key occurs.

    ## Why is this bad?
    `Counter(words)` from `collections` does just that in one call. It is a dict as well, one that knows more:
    `most_common()` gives the counts in order, and what did not occur has the count 0.

    ## Example
    ```python
    words = ["fig", "apple", "fig"]
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    print(counts["fig"])
    ```

    Use instead:
    ```python
    from collections import Counter

    words = ["fig", "apple", "fig"]
    counts = Counter(words)
    print(counts["fig"])
    ```

    ## Not flagged
    ```python
    prices = {}
    for name, price in [("fig", 2), ("apple", 3), ("fig", 1)]:
        prices[name] = prices.get(name, 0) + price  # adds up more than ones
    ```

    ## Fix safety
    The fix is unsafe: a `Counter` is printed as one, and has 0 where a dict would raise a `KeyError`. It is
    safe where the loop fills a `Counter` already.
    """

    code = "ZEN331"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    guarded_by = (Tallying,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but count."""
        return Tallying.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but count."""
        return Tallying.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only counts."""
        found = self._finding(origin)
        if found is not None:
            name = self.source.segment(found.receiver)
            self.report(
                origin,
                f"`{name} = Counter(...)` counts in one call how often each item occurs",
                fix=found.fix,
            )

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Tallying | None:
        found = Tallying.of(loop, self.facts)
        return None if found is None or found.keeps_silent() else found
