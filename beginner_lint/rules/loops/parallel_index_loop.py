"""ZEN303 parallel-index-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.element_loops import ElementLoop
from beginner_lint.facts.loops.index_headers import counted_sequence, shortest_of
from beginner_lint.facts.loops.parallel_loops import ParallelLoop, parallel_loop
from beginner_lint.rule import Rule, cst, guard, remembered


class ParallelIndexLoop(Rule):
    """Loop over `range(len(...))` that reads several sequences at the same index.

    ## Why is this bad?
    The index is counted only to look up what belongs together. `zip` hands out one element of each sequence
    at a time, each under a name of its own.

    ## Example
    ```python
    names = ["Ada", "Grace", "Margaret"]
    ages = [36, 85, 88]
    for i in range(len(names)):
        print(names[i], "was", ages[i])
    ```

    Use instead:
    ```python
    names = ["Ada", "Grace", "Margaret"]
    ages = [36, 85, 88]
    for name, age in zip(names, ages):
        print(name, "was", age)
    ```

    ## Not flagged
    ```python
    old = [3, 5, 8]
    new = [4, 5, 9]
    for i in range(len(old)):
        old[i] = new[i]  # a store needs the index
    for i in range(len(old) - 1):
        print(old[i + 1], new[i])  # so does looking at the neighbour
    ```

    ## Fix safety
    The fix is safe where the sequences certainly are lists, tuples, texts or ranges that the loop does not
    change, and none is shorter than the one whose length is counted. Where one is shorter, the loop over
    indexes ends with an error, and `zip` just ends early: unless the lengths are known the fix is unsafe.
    """

    code = "ZEN303"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("range", "len")
    guarded_by = (ElementLoop, ParallelLoop)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops over `range(len(...))` and `range(min(len(...), len(...)))` through."""
        is_over_indexes = counted_sequence(node.iter) is not None or shortest_of(node.iter) is not None
        return is_over_indexes and self._loop(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that reads several sequences at the same index."""
        loop = self._loop(origin)
        if loop is None:
            return
        what = "index and elements" if loop.uses_index else "the elements"
        self.report(
            origin,
            f"`for {loop.target} in {loop.iterable}` gives {what} together",
            fix=lambda: self.zip_means_something_else(origin) or loop.fix(),
        )

    @remembered
    def _loop(self, loop: ast.For) -> ParallelLoop | None:
        """Return what a loop does with the sequences, where it is one to report."""
        return parallel_loop(loop, self.facts)

    @guard
    def zip_means_something_else(self, loop: ast.For) -> str | None:
        """Why `zip` or `enumerate` is not the builtin here."""
        for name in ("zip", "enumerate"):
            if not self.facts.scopes.would_be_builtin(name, loop):
                return f"`{name}` may mean something else in this program"
        return None
