"""ZEN305 while-counter."""

from __future__ import annotations

import ast
import re

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.loops.counters import Counter, step_of
from beginner_lint.facts.loops.while_counters import WhileCounter as CountingWhile
from beginner_lint.facts.loops.while_counters import while_counter
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_UP_TO_COLON = re.compile(r"[\s)\\]*(?=:)")


class WhileCounter(Rule):
    """`while` loop that counts by hand.

    ## Why is this bad?
    Where the count begins, how far it goes and how it goes on stand in three places. If the last one is
    forgotten, or skipped by `continue`, the loop never ends. `for` with `range` says it all in one line.

    ## Example
    ```python
    number = 1
    while number <= 3:
        print("Round", number)
        number += 1
    ```

    Use instead:
    ```python
    for number in range(1, 4):
        print("Round", number)
    ```

    ## Not flagged
    ```python
    tries = 0
    answer = ""
    while tries < 3 and answer != "yes":  # does not only count
        answer = "no" if tries < 1 else "yes"
        tries += 1
    print(tries)
    ```

    ## Fix safety
    The fix is safe where the bound certainly is a whole number that stays the same while the loop runs, such
    as the length of a list that does not grow. Where that is not certain the fix is unsafe. The counter must
    not be used after the loop: it has another value there.
    """

    code = "ZEN305"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("while",)
    guarded_by = (Counter, CountingWhile)

    def screen_While(self, node: ast.While) -> bool:
        """Let loops through that compare something and count something on."""
        is_comparison = isinstance(node.test, ast.Compare)
        return is_comparison and any(map(step_of, node.body)) and self._loop(node) is not None

    def visit_While(self, node: cst.While, origin: ast.While) -> None:
        """Report a loop that counts by hand."""
        loop = self._loop(origin)
        if loop is None:
            return
        counter = loop.counter
        self.report(
            origin,
            f"`for {counter.name} in {loop.text}` does the counting",
            fix=lambda: self.range_means_something_else(origin) or self._fix(loop, origin),
            related=[(counter.step.statement, "counted here")],
        )

    @remembered
    def _loop(self, loop: ast.While) -> CountingWhile | None:
        """Return how a loop counts, where it is to be reported."""
        found = while_counter(loop, self.facts)
        if found is None or self.does_nothing_else(loop) or found.has_no_certain_start():
            return None
        counter = found.counter
        if (
            counter.is_read_before_and_after()
            or counter.rounds_may_not_count()
            or counter.may_have_no_value()
        ):
            return None
        if found.bound_is_no_number() or found.bound_may_move() or self.else_reads_counter(counter):
            return None
        if counter.is_needed_later() and not self._keeps_last_value(counter):
            return None
        return found

    def _keeps_last_value(self, counter: Counter) -> bool:
        return counter.keeps_last_value and counter.start is not None

    @guard
    def does_nothing_else(self, loop: ast.While) -> bool:
        """Whether the rounds do nothing but count."""
        return len(loop.body) == 1

    @guard
    def else_reads_counter(self, counter: Counter) -> bool:
        """Whether the loop's `else` uses the counter, which has another value there."""
        inside = set(nodes_in(*counter.loop.orelse))
        return any(place in inside for place in counter.reads)

    @guard
    def range_means_something_else(self, loop: ast.While) -> str | None:
        """Why `range` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("range", loop):
            return None
        return "`range` may mean something else in this program"

    def _fix(self, loop: CountingWhile, origin: ast.While) -> Fix | str:
        counter = loop.counter
        keeps = counter.is_needed_later() is not None
        removals = counter.removals(initial=not keeps)
        if isinstance(removals, str):
            return removals
        start = self.source.span(origin)[0]
        colon = _UP_TO_COLON.match(self.source.text, self.source.span(origin.test)[1])
        if colon is None:
            return "a comment stands in the loop's header"
        assumption = assuming(
            loop.bound_is_unproved(),
            loop.bound_may_change(),
            None if keeps else counter.others_import_it(),
        )
        return Fix(
            "Count with `range`",
            applicability(assumption),
            (Edit(start, colon.end(), f"for {counter.name} in {loop.text}"), *removals),
            binds=self.scoped(origin, counter.name),
            relies_on=self.scoped(origin, "range", *loop.names),
            assumption=assumption,
        )
