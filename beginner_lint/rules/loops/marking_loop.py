"""ZEN325 marking-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.slices import Marking, is_marking
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered


class MarkingLoop(Rule):
    """Loop that stores one value at regular places of a list.

    ## Why is this bad?
    An assignment to a slice stores all the values in one step, which takes a fraction of the time. In the
    sieve of Eratosthenes nearly all of the time goes into this loop.

    ## Example
    ```python
    prime = [True] * 30
    for i in range(2, 6):
        for j in range(i * i, 30, i):
            prime[j] = False
    print(prime.count(True))
    ```

    Use instead:
    ```python
    prime = [True] * 30
    for i in range(2, 6):
        prime[i * i:30:i] = [False] * len(range(i * i, 30, i))
    print(prime.count(True))
    ```

    ## Not flagged
    ```python
    squares = [0] * 10
    for i in range(0, 10, 2):
        squares[i] = i * i  # not one value
    ```

    ## Fix safety
    The fix is safe where it certainly is a list, and all the places are in it. Where that is not certain it
    is unsafe: below zero a slice counts from the end, and beyond the end the error is another one, or the
    list grows.
    """

    code = "ZEN325"
    level = Level.EXPERT
    kind = Kind.STYLE
    words = ("range",)
    guarded_by = (Marking,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that store a constant at the places of a range with a step."""
        return self._marking(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that stores one value at regular places."""
        found = self._marking(origin)
        if found is None:
            return
        self.report(
            origin,
            f"`{found.text} = ...` stores all the values in one step",
            fix=lambda: self._fix(found),
        )

    @remembered
    def _marking(self, loop: ast.For) -> Marking | None:
        if not is_marking(loop):
            return None
        found = Marking(loop, self.facts)
        if found.is_no_list() or found.is_computed_twice() or found.index_is_needed_later():
            return None
        return None if self.builtin_means_something_else(loop) else found

    @guard
    def builtin_means_something_else(self, loop: ast.For) -> bool:
        """Whether `range` or `len` is not the builtin here."""
        return not all(self.facts.scopes.would_be_builtin(name, loop) for name in ("range", "len"))

    def _fix(self, found: Marking) -> Fix | str:
        edits = found.edits()
        if isinstance(edits, str):
            return edits
        assumption = assuming(
            found.list_is_unproved(),
            found.may_count_from_the_end(),
            found.may_reach_beyond(),
            found.may_go_backwards(),
            found.others_see_the_index(),
        )
        numbers = (found.start, found.stop, found.step)
        names = {node.id for part in numbers for node in nodes_in(part) if isinstance(node, ast.Name)}
        return Fix(
            "Assign to the slice",
            applicability(assumption),
            edits,
            binds=self.scoped(found.loop, found.index.id),
            relies_on=self.scoped(found.loop, "range", "len", found.list.id, *names),
            assumption=assumption,
        )
