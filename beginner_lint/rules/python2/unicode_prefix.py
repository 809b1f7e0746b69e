"""ZEN217 unicode-prefix."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Rule, cst


class UnicodePrefix(Rule):
    """Text with the prefix `u`, which says nothing in Python 3.

    ## Why is this bad?
    In Python 2, `u"…"` was a text and `"…"` was bytes. In Python 3 every `"…"` is a text, so the `u` only
    takes room.

    ## Example
    ```python
    print(u"Grüße")
    ```

    Use instead:
    ```python
    print("Grüße")
    ```

    ## Not flagged
    ```python
    print("Grüße", b"bytes")
    ```

    ## Fix safety
    The fix is safe. Files that are for both Pythons are left alone.
    """

    code = "ZEN217"
    level = Level.EXPERT
    kind = Kind.STYLE
    reads_node = True
    guarded_by = (Plans,)

    def screen_Constant(self, node: ast.Constant) -> bool:
        """Let texts with a prefix through."""
        return node.kind == "u"

    def visit_SimpleString(self, node: cst.SimpleString, origin: ast.Constant) -> None:
        """Report `u"…"`."""
        if node.prefix != "u" or not self.facts.plans.are_missing(origin):
            return
        start = self.source.span(origin)[0]
        self.report(
            origin,
            'Python 2 needed `u"…"` for Unicode; every text is that in Python 3, and `"…"` is the same',
            fix=lambda: Fix("Take away the `u`", Applicability.SAFE, (Edit(start, start + 1, ""),)),
        )
