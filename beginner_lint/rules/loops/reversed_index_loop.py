"""ZEN321 reversed-index-loop."""

from __future__ import annotations

import ast
from functools import cached_property

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.element_loops import ElementLoop
from beginner_lint.facts.loops.front_inserts import FrontInserts, inserts_at_front
from beginner_lint.facts.loops.index_headers import reversed_sequence
from beginner_lint.facts.loops.loops import IndexLoop, Walk
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered


class ReversedIndexLoop(Rule):
    """Loop that walks backwards by index, or turns a list around by inserting at its front.

    ## Why is this bad?
    `range(len(names) - 1, -1, -1)` is hard to read and easily off by one; `reversed` hands out the elements
    from the last to the first. `insert(0, ...)` has to move all items of the list each time.

    ## Example
    ```python
    names = ["Ada", "Grace", "Margaret"]
    for i in range(len(names) - 1, -1, -1):
        print("Hello", names[i])
    ```

    Use instead:
    ```python
    names = ["Ada", "Grace", "Margaret"]
    for name in reversed(names):
        print("Hello", name)
    ```

    ## Not flagged
    ```python
    scores = [3, 5, 8]
    for i in range(len(scores) - 1, -1, -1):
        if scores[i] < 5:
            del scores[i]  # to delete while walking backwards needs the index
    queue = [1]
    for score in scores:
        queue.insert(0, score)  # was not empty
    ```

    ## Fix safety
    The fix is safe where the sequence certainly is a list, tuple, text or range that the loop does not
    change. A list that is filled from the front is appended to instead, and turned around once after the
    loop: that is safe where nobody can see the list in between. Otherwise the fix is unsafe.
    """

    code = "ZEN321"
    level = Level.BASICS
    kind = Kind.STYLE
    guarded_by = (ElementLoop, FrontInserts)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops over indexes from the last one through, and those that insert at the front."""
        if reversed_sequence(node.iter) is not None and self._loop(node) is not None:
            return True
        return self._may_insert and self._inserts(node) is not None

    def screen_While(self, node: ast.While) -> bool:
        """Let loops through that insert at the front."""
        return self._may_insert and self._inserts(node) is not None

    @cached_property
    def _may_insert(self) -> bool:
        """Whether anything in the file is inserted at a front: few files are worth looking into all loops."""
        return any(map(inserts_at_front, self.facts.parents.called(ast.Call, frozenset({"insert"}))))

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that walks backwards by index, or inserts at the front."""
        sequence = reversed_sequence(origin.iter)
        loop = self._loop(origin) if sequence is not None else None
        if sequence is None or loop is None:
            self._report_inserts(origin)
            return
        iterable = f"reversed({self.source.segment(sequence)})"
        self.report(
            origin,
            f"`for {loop.target} in {iterable}` gives each element, the last one first",
            fix=lambda: self.reversed_means_something_else(origin) or self._fix(loop, iterable),
        )

    def visit_While(self, node: cst.While, origin: ast.While) -> None:
        """Report a loop that inserts at the front."""
        self._report_inserts(origin)

    # Backwards by index

    @remembered
    def _loop(self, loop: ast.For) -> ElementLoop | None:
        """Return what a loop does with elements, where it is one to report."""
        sequence = reversed_sequence(loop.iter)
        found = self.facts.loops.by_index(loop, sequence) if sequence is not None else None
        if found is None or self.needs_index(found):
            return None
        elements = ElementLoop(found, self.facts)
        return None if elements.cannot_be() or self.index_is_used_later(elements) else elements

    @guard
    def needs_index(self, found: IndexLoop) -> bool:
        """Whether the loop does more with the index than read elements, or changes the sequence."""
        return found.walk is not Walk.ELEMENTS

    @guard
    def index_is_used_later(self, loop: ElementLoop) -> bool:
        """Whether the index is read after the loop, or by somebody else."""
        return loop.index_is_needed_later() is not None

    @guard
    def reversed_means_something_else(self, loop: ast.For) -> str | None:
        """Why `reversed` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("reversed", loop):
            return None
        return "`reversed` may mean something else in this program"

    def _fix(self, loop: ElementLoop, iterable: str) -> Fix | str:
        return loop.fix(f"Loop over `{iterable}`", loop.target, iterable, index_goes=True, calls="reversed")

    # Inserting at the front

    @remembered
    def _inserts(self, loop: ast.For | ast.While) -> FrontInserts | None:
        """Return how a loop fills a list from the front, where that is to be reported."""
        return FrontInserts.of(loop, self.facts)

    def _report_inserts(self, origin: ast.For | ast.While) -> None:
        found = self._inserts(origin)
        if found is None:
            return
        self.report(
            origin,
            f"`{found.name.id}.insert(0, ...)` moves all items each time: append, then reverse once",
            fix=lambda: found.is_seen_half_made() or self._fix_inserts(found),
        )

    def _fix_inserts(self, found: FrontInserts) -> Fix | str:
        edits = found.edits()
        if isinstance(edits, str):
            return edits
        assumption = assuming(found.others_may_see_it())
        return Fix(
            "Append, and reverse once after the loop",
            applicability(assumption),
            edits,
            relies_on=self.scoped(found.loop, found.name.id),
            assumption=assumption,
        )
