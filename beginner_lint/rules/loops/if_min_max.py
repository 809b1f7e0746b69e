"""ZEN327 if-min-max."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.frames.row_loops import header_of
from beginner_lint.facts.layout import (
    comment_after,
    comments_in,
    indentation,
    is_for_tools,
    newline_at,
    width,
)
from beginner_lint.facts.loops.comparing import Better, assigned, better_by
from beginner_lint.facts.loops.comprehensions import LINE_LENGTH
from beginner_lint.facts.loops.extremes import Extreme
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_TOTAL = (("int", "bool"), ("str",))


class IfMinMax(Rule):
    """`if` that only keeps the larger, or the smaller, of two values.

    ## Why is this bad?
    `max` and `min` say which of two values is kept; with a comparison a reader has to work out whether the
    larger one stays or goes.

    ## Example
    ```python
    for speed in [30, 120]:
        if speed > 100:
            speed = 100
        print(speed)
    ```

    Use instead:
    ```python
    for speed in [30, 120]:
        speed = min(speed, 100)
        print(speed)
    ```

    ## Not flagged
    ```python
    best, winner = 0, ""
    for name, mark in [("Ada", 3), ("Bo", 2)]:
        if mark > best:
            best, winner = mark, name  # keeps another value, too
    print(best, winner)
    ```

    ## Fix safety
    The fix is safe where both are certainly whole numbers or texts, and for floats where the comparison is
    strict. It is unsafe where types are unknown, or where the value may be another one the second time.
    """

    code = "ZEN327"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("if",)
    parts = (ast.Compare,)

    def screen_If(self, node: ast.If) -> bool:
        """Let through what compares, and gives one of the two compared a new value."""
        if node.orelse or len(node.body) != 1 or not isinstance(node.test, ast.Compare):
            return False
        return assigned(node.body[0])[0] is not None and self._better(node) is not None

    def visit_If(self, node: cst.If, origin: ast.If) -> None:
        """Report an `if` that only keeps the larger or smaller of two values."""
        better = self._better(origin)
        if better is not None:
            word = "larger" if better.larger else "smaller"
            name = better.places[0].id
            function = "max" if better.larger else "min"
            self.report(
                origin.test,
                f"`{name}` only takes the {word} of two values; `{function}(...)` says so",
                fix=lambda: self._fix(origin, better),
            )

    @remembered
    def _better(self, statement: ast.If) -> Better | None:
        target, value = assigned(statement.body[0])
        if target is None or value is None:
            return None
        better = better_by(target, value, statement.test, self.facts)
        if better is None or better.key is not None or better.called:
            return None
        if self.source.text.startswith("elif", self.source.span(statement)[0]):
            return None
        line = indentation(statement, self.source) + self._new(better)
        is_long = "\n" in line or width(line) > LINE_LENGTH
        return None if is_long or self.is_part_of_search(statement) else better

    @guard
    def is_part_of_search(self, statement: ast.If) -> bool:
        """Whether a loop around it is reported as a whole (ZEN312, ZEN402)."""
        for holder in self.facts.parents.ancestors(statement):
            if isinstance(holder, ast.For):
                header = header_of(holder)
                if header is not None and self.facts.frames.of(header.frame).suggests("DataFrame"):
                    return True
                found = Extreme.of(holder, self.facts)
                if found is not None and not found.keeps_silent():
                    return True
        return False

    @guard
    def builtin_is_hidden(self, statement: ast.If, better: Better) -> str | None:
        """Why the builtin cannot be called here."""
        name = "max" if better.larger else "min"
        if self.facts.scopes.would_be_builtin(name, statement):
            return None
        return f"`{name}` may mean something else in this program"

    @guard
    def comparing_may_act(self, better: Better) -> str | None:
        """Say what is taken for granted about values of unknown types, and about `nan`."""
        facts = [self.facts.types.of(part) for part in (better.places[0], better.value)]
        kinds = _TOTAL if not better.strict else (*_TOTAL, ("int", "bool", "float"))
        if any(all(fact.proves(*kind) for fact in facts) for kind in kinds):
            return None
        return f"`{better.places[0].id}` and the other value are ordinary numbers or texts"

    @guard
    def computing_may_act(self, better: Better) -> str | None:
        """Say what is taken for granted about a value that is computed twice."""
        if self.facts.effects.is_pure(better.value):
            return None
        return f"`{self.source.segment(better.value)}` is the same each time it is computed"

    def _new(self, better: Better) -> str:
        name, value = better.places[0].id, self.source.segment(better.value)
        pair = f"{name}, {value}" if better.strict else f"{value}, {name}"
        return f"{name} = {'max' if better.larger else 'min'}({pair})"

    def _fix(self, statement: ast.If, better: Better) -> Fix | str:
        hidden = self.builtin_is_hidden(statement, better)
        comments = [self.source.text[slice(*span)] for span in comments_in(statement, self.source)]
        for_tools = [
            text for text in (*comments, comment_after(statement, self.source)) if is_for_tools(text)
        ]
        if hidden or for_tools:
            return hidden or f"the comment `{for_tools[0]}` belongs to its line"
        indent, newline = indentation(statement, self.source), newline_at(statement, self.source)
        above = "".join(f"{comment}{newline}{indent}" for comment in comments)
        assumption = assuming(self.comparing_may_act(better), self.computing_may_act(better))
        name = better.places[0].id
        read = [node.id for node in nodes_in(better.value) if isinstance(node, ast.Name)]
        return Fix(
            "Take the larger one" if better.larger else "Take the smaller one",
            applicability(assumption),
            (Edit(*self.source.span(statement), above + self._new(better)),),
            binds=self.scoped(statement, name),
            relies_on=self.scoped(statement, name, "max" if better.larger else "min", *read),
            assumption=assumption,
        )
