"""ZEN301 IndexLoop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.element_loops import ElementLoop
from beginner_lint.facts.loops.loops import IndexLoop as LoopOverIndexes
from beginner_lint.facts.loops.loops import Walk, counted_sequence
from beginner_lint.rule import Rule, applicability, assuming, cst, guard


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

    def screen_For(self, node: ast.For) -> bool:
        """Let every loop over `range(len(...))` through."""
        return counted_sequence(node.iter) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop whose index only serves to read the elements of one sequence."""
        found = self.facts.loops.over_indexes(origin)
        if found is None or self.needs_index(found):
            return
        loop = ElementLoop(found, self.facts)
        if self.is_an_attribute(loop) or self.is_no_sequence(loop) or self.walks_itself(loop):
            return
        if self.index_is_used_later(loop):
            return  # `enumerate` is for that
        sequence = self.source.segment(found.sequence)
        self.report(
            origin,
            f"No index needed here: `for {loop.target} in {sequence}` gives each element",
            fix=lambda: self._fix(found, loop),
        )

    @guard
    def needs_index(self, found: LoopOverIndexes) -> bool:
        """Whether the loop does more with the index than read elements, or changes the sequence."""
        return found.walk is not Walk.ELEMENTS

    @guard
    def is_an_attribute(self, loop: ElementLoop) -> bool:
        """Whether the loop's variable is an attribute of a class."""
        return loop.stands_in_class()

    @guard
    def is_no_sequence(self, loop: ElementLoop) -> bool:
        """Whether what is indexed is, or looks like, a dict, a table or an array."""
        return loop.is_no_sequence()

    @guard
    def walks_itself(self, loop: ElementLoop) -> bool:
        """Whether the loop is part of what makes an object iterable."""
        return loop.walks_own_class()

    @guard
    def index_is_used_later(self, loop: ElementLoop) -> bool:
        """Whether the index is read after the loop, or by somebody else."""
        return loop.index_is_needed_later() is not None

    @guard
    def type_is_unproved(self, loop: ElementLoop) -> str | None:
        """Say what is taken for granted about the sequence."""
        return loop.unproved_type()

    @guard
    def may_change(self, loop: ElementLoop) -> str | None:
        """Say what is taken for granted about changes of the sequence."""
        return loop.possible_change()

    @guard
    def others_see_the_names(self, loop: ElementLoop) -> str | None:
        """Say what is taken for granted about those who may see the names."""
        return loop.onlookers(index_goes=True)

    def _fix(self, found: LoopOverIndexes, loop: ElementLoop) -> Fix | str:
        edits = loop.edits()
        if edits is None:
            return "an element is read in a place where its text cannot be replaced"
        claims = (self.type_is_unproved(loop), self.may_change(loop), self.others_see_the_names(loop))
        assumption = assuming(*claims)
        return Fix(
            f"Loop over `{self.source.segment(found.sequence)}` itself",
            applicability(assumption),
            (
                self.replacing(found.index, loop.target),
                self.replacing(found.loop.iter, self.source.segment(found.sequence)),
                *edits,
            ),
            binds=self.scoped(found.loop, found.index.id, *loop.names),
            relies_on=self.scoped(found.loop, found.root.id),
            assumption=assumption,
        )
