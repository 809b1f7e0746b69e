"""ZEN317 key-lookup-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.item_loops import ItemLoop
from beginner_lint.rule import Rule, cst, remembered


class KeyLookupLoop(Rule):
    """Loop over the keys of a dict that looks up the value of each key.

    ## Why is this bad?
    `ages.items()` gives each key together with its value, and both have a name of their own. Without it, the
    reader has to find out that `ages[name]`, written again and again, is always the same value.

    ## Example
    ```python
    ages = {"Ada": 36, "Alan": 41}
    for name in ages:
        print(name, "is", ages[name])
    ```

    Use instead:
    ```python
    ages = {"Ada": 36, "Alan": 41}
    for name, age in ages.items():
        print(name, "is", age)
    ```

    ## Not flagged
    ```python
    ages = {"Ada": 36, "Alan": 41}
    for name in ages:
        ages[name] = ages[name] + 1  # a store needs the key
    ```

    ## Fix safety
    The fix is safe where it is certainly a dict, and the loop does not change it. It is unsafe where that is
    not certain: what is stored under a key while the loop runs would not be seen.
    """

    code = "ZEN317"
    level = Level.BASICS
    kind = Kind.STYLE
    guarded_by = (ItemLoop,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that look up values by the key that they walk over."""
        return self._loop(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that looks up values."""
        loop = self._loop(origin)
        if loop is None:
            return
        target, iterable = loop.header
        gives = "the values themselves" if loop.needs_only_values else "each key with its value"
        self.report(origin, f"`for {target} in {iterable}` gives {gives}", fix=loop.as_fix)

    @remembered
    def _loop(self, loop: ast.For) -> ItemLoop | None:
        return ItemLoop.of(loop, self.facts)
