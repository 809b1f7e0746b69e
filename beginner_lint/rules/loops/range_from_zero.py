"""ZEN332 range-from-zero."""

from __future__ import annotations

import ast
import re

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.loops.index_headers import is_call_of, is_number
from beginner_lint.facts.loops.loops import Walk
from beginner_lint.facts.loops.parallel_loops import parallel_loop
from beginner_lint.rule import Rule, cst, guard

_START = re.compile(r"\s*\(\s*0\s*,\s*")
_STEP = re.compile(r"\s*,\s*1\s*(?=,?\s*\))")
_LONGEST = 40


class RangeFromZero(Rule):
    """`range` with a start of 0.

    ## Why is this bad?
    `range(n)` starts at 0 by itself. A start that is written down makes the reader ask why it is there.

    ## Example
    ```python
    for number in range(0, 3):
        print(number)
    ```

    Use instead:
    ```python
    for number in range(3):
        print(number)
    ```

    ## Not flagged
    ```python
    for number in range(0, 10, 2):
        print(number)  # the step can only be given with a start
    ```

    ## Fix safety
    The fix is always safe.
    """

    code = "ZEN332"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("range", "0")
    names = frozenset({"range"})

    def screen_Call(self, node: ast.Call) -> bool:
        """Let calls of `range` through that start at 0 and go by 1."""
        return self._starts_at_zero(node)

    def _starts_at_zero(self, node: ast.Call) -> bool:
        """Tell whether a call is one to report."""
        if not is_call_of(node, "range") or not 2 <= len(node.args) <= 3:
            return False
        steps_by_one = len(node.args) == 2 or is_number(node.args[2], 1)
        is_plain = not isinstance(node.args[1], ast.Starred) and is_number(node.args[0], 0) and steps_by_one
        if not is_plain or self.is_spelled_on_purpose(node):
            return False
        return not self.range_means_something_else(node) and not self.has_a_better_header(node)

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report a start of 0."""
        if not self._starts_at_zero(origin):
            return
        end = self.source.segment(origin.args[1])
        is_short = len(end) <= _LONGEST and "\n" not in end
        text = f"range({end})" if is_short else "range"
        self.report(origin, f"`{text}` starts at 0 by itself", fix=lambda: self._fix(origin))

    @guard
    def is_spelled_on_purpose(self, call: ast.Call) -> bool:
        """Whether the start goes with an end of its kind, as in `range(0x00, 0x20)`."""
        return self.source.segment(call.args[0]) != "0"

    @guard
    def range_means_something_else(self, call: ast.Call) -> bool:
        """Whether `range` is not the builtin here."""
        assert isinstance(call.func, ast.Name)
        return not self.facts.scopes.is_builtin(call.func)

    @guard
    def has_a_better_header(self, call: ast.Call) -> bool:
        """Whether the loop needs no `range` at all (ZEN301 to ZEN303)."""
        loop = self.facts.parents[call]
        if not isinstance(loop, ast.For) or loop.iter is not call:
            return False
        found = self.facts.loops.over_indexes(loop)
        if found is not None and found.walk in (Walk.ELEMENTS, Walk.PAIRS):
            return True
        return parallel_loop(loop, self.facts) is not None

    def _fix(self, call: ast.Call) -> Fix | str:
        text = self.source.text
        after_name = self.source.span(call.func)[1]
        start = _START.match(text, after_name)
        if start is None or text.startswith("#", start.end()):
            return "the `0` does not stand alone"
        edits = [Edit(after_name, start.end(), "(")]
        if len(call.args) == 3:
            step = _STEP.match(text, self.source.span(call.args[1])[1])
            if step is None:
                return "the `1` does not stand alone"
            edits.append(Edit(step.start(), step.end(), ""))
        return Fix(
            "Leave the `0` out", Applicability.SAFE, tuple(edits), relies_on=self.scoped(call, "range")
        )
