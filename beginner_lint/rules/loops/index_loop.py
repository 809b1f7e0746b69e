"""ZEN301 index-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.element_loops import ElementLoop
from beginner_lint.facts.loops.index_headers import counted_sequence
from beginner_lint.facts.loops.loops import IndexLoop as LoopOverIndexes
from beginner_lint.facts.loops.loops import Walk
from beginner_lint.rule import Rule, cst, guard, remembered


class IndexLoop(Rule):
    """Loop over `range(len(...))` that only reads the elements.

    ## Why is this bad?
    The index is counted only to look the element up again. A `for` loop hands out the elements themselves:
    that is shorter, cannot be off by one, and also works for things that have no indexes.

    ## Example
    ```python
    names = ["Ada", "Grace", "Margaret"]
    for i in range(len(names)):
        print("Hello", names[i])
    ```

    Use instead:
    ```python
    names = ["Ada", "Grace", "Margaret"]
    for name in names:
        print("Hello", name)
    ```

    ## Not flagged
    ```python
    scores = [3, 5, 8]
    for i in range(len(scores)):
        scores[i] = scores[i] * 2  # a store needs the index
    for i in range(len(scores) - 1):
        print(scores[i + 1] - scores[i])  # so does looking at the neighbour
    ```

    ## Fix safety
    The fix is safe where the sequence is certainly a list, tuple, text or range that the loop does not
    change. Where that is not certain the fix is unsafe: for a dict with the keys 0, 1, 2 the loop over its
    elements would give the keys, and a list that grows while the loop runs makes it longer.
    """

    code = "ZEN301"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("range", "len")
    guarded_by = (ElementLoop,)

    def screen_For(self, node: ast.For) -> bool:
        """Let every loop over `range(len(...))` through."""
        return counted_sequence(node.iter) is not None and self._loop(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop whose index only serves to read the elements of one sequence."""
        found, loop = self.facts.loops.over_indexes(origin), self._loop(origin)
        if found is None or loop is None:
            return
        sequence = self.source.segment(found.sequence)
        self.report(
            origin,
            f"No index needed here: `for {loop.target} in {sequence}` gives each element",
            fix=lambda: loop.fix(f"Loop over `{sequence}` itself", loop.target, sequence, index_goes=True),
        )

    @remembered
    def _loop(self, loop: ast.For) -> ElementLoop | None:
        """Return what a loop does with elements, where it is one to report."""
        found = self.facts.loops.over_indexes(loop)
        if found is None or self.needs_index(found):
            return None
        elements = ElementLoop(found, self.facts)
        if elements.cannot_be() or self.index_is_used_later(elements):  # the latter: `enumerate` is for that
            return None
        return elements

    @guard
    def needs_index(self, found: LoopOverIndexes) -> bool:
        """Whether the loop does more with the index than read elements, or changes the sequence."""
        return found.walk is not Walk.ELEMENTS

    @guard
    def index_is_used_later(self, loop: ElementLoop) -> bool:
        """Whether the index is read after the loop, or by somebody else."""
        return loop.index_is_needed_later() is not None
