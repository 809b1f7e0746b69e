"""ZEN302 index-and-element-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.element_loops import ElementLoop
from beginner_lint.facts.loops.index_headers import counted_sequence
from beginner_lint.facts.loops.loops import IndexLoop, Walk
from beginner_lint.rule import Rule, cst, guard, remembered


class IndexAndElementLoop(Rule):
    """Loop over `range(len(...))` that uses both the index and the element.

    ## Why is this bad?
    `enumerate` gives the index and the element together, each with a name of its own. Without it, the reader
    has to find out that `names[i]`, written again and again, is always the same element.

    ## Example
    ```python
    names = ["Ada", "Grace", "Margaret"]
    for i in range(len(names)):
        print(i + 1, names[i])
    ```

    Use instead:
    ```python
    names = ["Ada", "Grace", "Margaret"]
    for i, name in enumerate(names):
        print(i + 1, name)
    ```

    ## Not flagged
    ```python
    scores = [3, 5, 8]
    for i in range(len(scores)):
        print("Score number", i + 1)  # the elements are not read
    for i in range(len(scores)):
        if scores[i] < 5:
            scores[i] = 5  # a list that the loop changes is better read by index
    ```

    ## Fix safety
    The fix is safe where the sequence is certainly a list, tuple, text or range that the loop does not
    change. Where that is not certain the fix is unsafe: for a dict with the keys 0, 1, 2, `enumerate` would
    give the keys, and a list that grows while the loop runs makes it longer.
    """

    code = "ZEN302"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("range", "len")
    guarded_by = (ElementLoop,)

    def screen_For(self, node: ast.For) -> bool:
        """Let every loop over `range(len(...))` through."""
        return counted_sequence(node.iter) is not None and self._loop(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that uses the index, and reads the elements of one sequence by it."""
        found, loop = self.facts.loops.over_indexes(origin), self._loop(origin)
        if found is None or loop is None:
            return
        index, sequence = found.index.id, self.source.segment(found.sequence)
        header = f"for {index}, {loop.target_in_tuple} in enumerate({sequence})"
        self.report(
            origin,
            f"`{header}` gives index and element together",
            fix=lambda: self.enumerate_means_something_else(found) or self._fix(found, loop),
        )

    @remembered
    def _loop(self, loop: ast.For) -> ElementLoop | None:
        """Return what a loop does with elements, where it is one to report."""
        found = self.facts.loops.over_indexes(loop)
        if found is None or self.needs_nothing_but_index(found):
            return None
        elements = ElementLoop(found, self.facts)
        if elements.cannot_be() or self.never_uses_index(found, elements):  # the latter: ZEN301
            return None
        return elements

    @guard
    def needs_nothing_but_index(self, found: IndexLoop) -> bool:
        """Whether the loop reads no element, or needs the index to do more than read one."""
        return found.walk not in (Walk.PAIRS, Walk.ELEMENTS)

    @guard
    def never_uses_index(self, found: IndexLoop, loop: ElementLoop) -> bool:
        """Whether the index only serves to read elements."""
        return found.walk is Walk.ELEMENTS and loop.index_is_needed_later() is None

    @guard
    def enumerate_means_something_else(self, found: IndexLoop) -> str | None:
        """Why `enumerate` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("enumerate", found.loop):
            return None
        return "`enumerate` may mean something else in this program"

    def _fix(self, found: IndexLoop, loop: ElementLoop) -> Fix | str:
        target = f"{found.index.id}, {loop.target_in_tuple}"
        iterable = f"enumerate({self.source.segment(found.sequence)})"
        return loop.fix(f"Loop over `{iterable}`", target, iterable, index_goes=False, calls="enumerate")
