"""ZEN336 early-return-in-loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.layout import indentation, newline_at
from beginner_lint.facts.loops.leaving import always_leaves, jumps
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, cst, guard, remembered


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A loop that ends in its first round: `conditions` decide, `last` is what is returned if none holds.

    `before` is the statement that stands before `last`, the last one that is run if a condition holds.
    """

    loop: ast.For
    conditions: tuple[ast.If, ...]
    last: ast.Return
    before: ast.stmt


class EarlyReturnInLoop(Rule):
    """Loop that returns in its first round, whatever its condition says.

    ## Why is this bad?
    A search knows that something is there as soon as it has seen it. That nothing is there, it knows only
    after the last item. With a `return` in both branches the loop looks at the first item, and at no other.

    ## Example
    ```python
    def has_even(numbers):
        for number in numbers:
            if number % 2 == 0:
                return True
            else:
                return False


    print(has_even([3, 4]))
    ```

    ## Not flagged
    ```python
    def has_even(numbers):
        for number in numbers:
            print("looking at", number)
            if number % 2 == 0:
                return True
        return False  # after the loop: all items were looked at


    print(has_even([3, 4]))
    ```

    ## Fix safety
    The fix is only shown, as it changes what the program does: the last `return` goes behind the loop.
    """

    code = "ZEN336"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("for", "if", "return")

    def screen_For(self, node: ast.For) -> bool:
        """Let a loop through that always returns in its first round."""
        return isinstance(node.body[-1], ast.Return | ast.If) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that always returns in its first round."""
        found = self._finding(origin)
        if found is not None:
            self.report(
                origin,
                "Both ways return, so this loop sees only one item; put the last `return` after the loop",
                fix=lambda: self._fix(found),
                related=[(found.last, "ends the loop, too")],
            )

    @remembered
    def _finding(self, loop: ast.For) -> _Verdict | None:
        found = _verdict(loop)
        if found is None or self.goes_on_without_items(found):
            return None
        if self.wants_the_first_only(found) or self.depends_on_the_item(found):
            return None
        return found

    def _bound(self, loop: ast.For) -> set[str]:
        """Return the names that differ from round to round."""
        nodes = [loop.target, *nodes_in(*loop.body)]
        nodes += nodes_in(loop.target)
        return {
            node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
        }

    @guard
    def wants_the_first_only(self, found: _Verdict) -> bool:
        """Whether no condition is about the item: then it may be the first one that is wanted."""
        names = self._bound(found.loop)
        return not any(_mentions(condition.test, names) for condition in found.conditions)

    @guard
    def depends_on_the_item(self, found: _Verdict) -> bool:
        """Whether what is returned in the end has to do with the item: then that may be the one wanted."""
        return found.last.value is not None and _mentions(found.last.value, self._bound(found.loop))

    @guard
    def goes_on_without_items(self, found: _Verdict) -> bool:
        """Whether the code after the loop does more than return: it may be there for the case of no items."""
        following = self._following(found.loop)
        return (
            bool(found.loop.orelse)
            or len(following) > 1
            or not all(isinstance(each, ast.Return) for each in following)
        )

    def _following(self, loop: ast.For) -> list[ast.stmt]:
        block, index = self.facts.parents.block(loop)
        return block[index + 1 :]

    @guard
    def another_follows(self, found: _Verdict) -> str | None:
        """Why the last `return` cannot go behind the loop: there is another one."""
        following = [each.value for each in self._following(found.loop) if isinstance(each, ast.Return)]
        if not following or _spelled(following[0]) == _spelled(found.last.value):
            return None
        return "there is another `return` after the loop"

    @guard
    def comments_would_go(self, found: _Verdict) -> str | None:
        """Why the text between the two branches cannot be taken away."""
        start, end = self.source.span(found.before)[1], self.source.span(found.last)[0]
        return "there is a comment between the two" if "#" in self.source.text[start:end] else None

    def _fix(self, found: _Verdict) -> Fix | str:
        refusal = self.another_follows(found) or self.comments_would_go(found)
        if refusal:
            return refusal
        start, end = self.source.span(found.before)[1], self.source.span(found.loop)[1]
        text = newline_at(found.loop, self.source) + indentation(found.loop, self.source)
        text += self.source.segment(found.last)
        return Fix(
            "Return after the loop",
            Applicability.DISPLAY_ONLY,
            (Edit(start, end, "" if self._following(found.loop) else text),),
            assumption="assumes that the loop is to look at all items before it gives up",
        )


def _verdict(loop: ast.For) -> _Verdict | None:
    """Return how a loop ends in its first round, if it does by a condition and `return` only."""
    found = _end_of(loop)
    if found is None or _yields(loop):
        return None
    return None if any(jumps(each, ast.Break, ast.Raise, ast.Continue) for each in loop.body) else found


def _end_of(loop: ast.For) -> _Verdict | None:
    """Return how the body of a loop ends, if that is by a condition and a `return`."""
    *body, last = loop.body
    if isinstance(last, ast.If):
        chain = list(_chain(last))
        if (
            not always_leaves([last])
            or not isinstance(chain[-1].orelse[-1], ast.Return)
            or len(chain[-1].orelse) > 1
        ):
            return None
        return _Verdict(loop, tuple(chain), chain[-1].orelse[-1], chain[-1].body[-1])
    condition = body[-1] if body else None
    if not isinstance(last, ast.Return) or not isinstance(condition, ast.If):
        return None
    chain = list(_chain(condition))
    if chain[-1].orelse or not all(always_leaves(each.body) for each in chain):
        return None
    return _Verdict(loop, tuple(chain), last, condition)


def _chain(statement: ast.If) -> Iterator[ast.If]:
    """Yield an `if` and its `elif`s."""
    yield statement
    while len(statement.orelse) == 1 and isinstance(statement.orelse[0], ast.If):
        statement = statement.orelse[0]
        yield statement


def _yields(loop: ast.For) -> bool:
    return any(isinstance(node, ast.Yield | ast.YieldFrom | ast.Await) for node in nodes_in(loop))


def _mentions(part: ast.expr, names: set[str]) -> bool:
    return any(isinstance(node, ast.Name) and node.id in names for node in nodes_in(part))


def _spelled(value: ast.expr | None) -> str:
    return "None" if value is None else ast.unparse(value)
