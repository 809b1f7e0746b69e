"""ZEN304 manual-counter."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.loops.comprehensions import is_enclosed
from beginner_lint.facts.loops.counters import Counter, Order, counters, step_of
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

# What counts already, or what another count would not make clearer.
_COUNTING = frozenset({"enumerate", "range", "count"})


class ManualCounter(Rule):
    """Counter that is kept by hand beside a `for` loop.

    ## Why is this bad?
    The count is spread over three places: where it begins, where it is used, and where it goes on. One of
    them is easily forgotten or skipped. `enumerate` gives the number along with each element.

    ## Example
    ```python
    number = 1
    for name in ["Ada", "Grace", "Margaret"]:
        print(number, name)
        number += 1
    ```

    Use instead:
    ```python
    for number, name in enumerate(["Ada", "Grace", "Margaret"], start=1):
        print(number, name)
    ```

    ## Not flagged
    ```python
    found = 0
    total = 0
    for name in ["Ada", "Grace", "Margaret"]:
        total += 1
        if len(name) > 3:
            print(found, name)
            found += 1  # does not count every name
    print(found, "of", total)
    ```

    ## Fix safety
    The fix is safe where the counter is not used any more when the loop is over: after `enumerate` it holds
    the last number that was used, one less than the counter did. The fix is unsafe where other modules may
    import the counter.
    """

    code = "ZEN304"
    level = Level.BASICS
    kind = Kind.STYLE
    guarded_by = (Counter,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that add 1 to a variable in each round."""
        return any(map(_counts, node.body)) and self._counter(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop beside which a counter is kept."""
        counter = self._counter(origin)
        if counter is None:
            return
        text = self.source.segment(counter.step.statement)
        self.report(
            origin,
            f"`enumerate` counts along: it gives `{counter.name}`, and `{text}` is not needed",
            fix=lambda: self.enumerate_means_something_else(origin) or self._fix(counter, origin),
            related=[(counter.step.statement, "counted here")],
        )

    @remembered
    def _counter(self, loop: ast.For) -> Counter | None:
        """Return the counter of a loop that is to be reported."""
        if self.counts_already(loop) or not self._binds_names(loop):
            return None
        for counter in counters(loop, self.facts):
            if counter.step.by == 1 and counter.start is not None and self._is_kept_by_hand(counter):
                return counter
        return None

    def _is_kept_by_hand(self, counter: Counter) -> bool:
        if self.is_not_used_in_rounds(counter):
            return False
        if (
            counter.is_read_before_and_after()
            or counter.rounds_may_not_count()
            or counter.may_have_no_value()
        ):
            return False
        return self._keeps_last_value(counter) or not counter.is_needed_later()

    def _keeps_last_value(self, counter: Counter) -> bool:
        """Tell whether the counter has the same value after the loop, however that ends.

        Where an element does not fit the names that the loop binds, `enumerate` has counted it already.
        """
        if not counter.keeps_last_value:
            return False
        is_plain = isinstance(counter.loop, ast.For) and isinstance(counter.loop.target, ast.Name)
        return is_plain or self.facts.flow.seen_after_exception(counter.name, counter.loop) is None

    def _binds_names(self, loop: ast.For) -> bool:
        """Tell whether a loop binds names only; an attribute or item would see when the counter is bound."""
        nodes = list(nodes_in(loop.target))
        return all(isinstance(node, ast.Name | ast.Tuple | ast.List | ast.expr_context) for node in nodes)

    @guard
    def counts_already(self, loop: ast.For) -> bool:
        """Whether what the loop walks over counts already."""
        called = loop.iter.func if isinstance(loop.iter, ast.Call) else None
        return getattr(called, "id", getattr(called, "attr", "")) in _COUNTING

    @guard
    def is_not_used_in_rounds(self, counter: Counter) -> bool:
        """Whether the rounds do not use the counter, which only counts them, or the header or `else` does."""
        loop = counter.loop
        assert isinstance(loop, ast.For)
        inside = set(nodes_in(*loop.body))
        return not counter.reads or any(place not in inside for place in counter.reads)

    @guard
    def enumerate_means_something_else(self, loop: ast.For) -> str | None:
        """Why `enumerate` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("enumerate", loop):
            return None
        return "`enumerate` may mean something else in this program"

    def _fix(self, counter: Counter, loop: ast.For) -> Fix | str:
        is_used_later = next(self.facts.flow.uses_beside(counter.name, loop), None) is not None
        keeps = is_used_later and self._keeps_last_value(counter)
        removals = counter.removals(initial=not keeps)
        if isinstance(removals, str):
            return removals
        assert counter.start is not None
        start = counter.start + (counter.order is Order.COUNTED_FIRST)
        assumption = assuming(None if keeps else counter.others_import_it())
        first, last = self.source.span(loop.iter)
        opening, closing = ("((", "))") if self._needs_parentheses(loop.iter) else ("(", ")")
        number = f", start={start}" if start else ""
        return Fix(
            "Count with `enumerate`",
            applicability(assumption),
            (
                Edit(
                    *self.source.span(loop.target),
                    f"{self._gap(loop.target)}{counter.name}, {self._target(loop)}",
                ),
                Edit(first, first, f"{self._gap(loop.iter)}enumerate{opening}"),
                Edit(last, last, f"{closing[1:]}{number})"),
                *removals,
            ),
            binds=self.scoped(loop, counter.name),
            relies_on=self.scoped(loop, "enumerate", counter.name),
            assumption=assumption,
        )

    def _target(self, loop: ast.For) -> str:
        """Return the text of the loop's target as one of two."""
        text = self.source.segment(loop.target)
        return f"({text})" if isinstance(loop.target, ast.Tuple) and not is_enclosed(text) else text

    def _gap(self, node: ast.expr) -> str:
        """Return the blank that a name needs in the place of a node: behind the `in` of `for x in[1, 2]`."""
        start = self.source.span(node)[0]
        return " " if self.source.text[start - 1].isidentifier() else ""

    def _needs_parentheses(self, iterable: ast.expr) -> bool:
        """Tell whether what is walked over cannot stand as an argument as it is."""
        text = self.source.segment(iterable)
        is_bare = isinstance(iterable, ast.Tuple) and not is_enclosed(text)
        return is_bare or isinstance(iterable, ast.Yield | ast.YieldFrom)


def _counts(statement: ast.stmt) -> bool:
    step = step_of(statement)
    return step is not None and step.by == 1
