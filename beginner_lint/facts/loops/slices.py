"""Loops that store one value at regular places of a list, as an assignment to a slice."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.layout import comment_after, comments_in
from beginner_lint.facts.loops.counters import whole_number
from beginner_lint.facts.loops.index_headers import is_call_of
from beginner_lint.facts.loops.lengths import Lengths
from beginner_lint.facts.scopes.bindings import BindingKind
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_DEEPEST = 8


class Marking:
    """A loop `for j in range(a, b, c): xs[j] = constant`.

    Args:
        loop: the loop.
        facts: the facts of the file.

    """

    def __init__(self, loop: ast.For, facts: Facts) -> None:
        statement, header = loop.body[0], loop.iter
        assert isinstance(statement, ast.Assign)
        assert isinstance(statement.targets[0], ast.Subscript)
        assert isinstance(statement.targets[0].value, ast.Name)
        assert isinstance(header, ast.Call)
        assert isinstance(loop.target, ast.Name)
        self.loop = loop
        self.index = loop.target
        self.list = statement.targets[0].value
        self.value = statement.value
        self.start, self.stop, self.step = header.args
        self._facts = facts

    # Is it one to speak of?

    @guard
    def is_computed_twice(self) -> bool:
        """Whether the numbers of the range cannot be written twice: a call may answer otherwise then."""
        return not all(_is_arithmetic(part) for part in (self.start, self.stop, self.step))

    @guard
    def index_is_needed_later(self) -> bool:
        """Whether the index is used after the loop, or is an attribute; imports do not count."""
        scope = self._facts.scopes.scope_at(self.loop)
        owner = self._facts.scopes.owner(self.index)
        if scope.kind is ScopeKind.CLASS or owner is not scope:
            return True
        return any(later.node for later in self._facts.flow.uses_beside(self.index.id, self.loop))

    @guard
    def is_no_list(self) -> bool:
        """Whether it is certainly no list into which values are stored: a dict, or an array."""
        fact = self._facts.types.of(self.list)
        return fact.type is not None and fact.name != "list"

    # What would it take for granted?

    @guard
    def list_is_unproved(self) -> str | None:
        """Return what is taken for granted about what the values are stored in."""
        if self._facts.types.of(self.list).proves("list") and self._facts.flow.is_bound(self.list):
            return None
        return f"`{self.list.id}` is a list"

    @guard
    def may_count_from_the_end(self) -> str | None:
        """Return what must hold for the slice to begin where the range does."""
        if self._at_least(self.start, 0):
            return None
        return f"`{self._facts.source.segment(self.start)}` is not negative"

    @guard
    def may_reach_beyond(self) -> str | None:
        """Return what must hold for all the places to be in the list: a slice does not tell, and may grow.

        What is as long as the list is negative only if that is empty.
        """
        if Lengths(self._facts).is_as_long(self.list, self.stop, self.loop):
            return None
        stop = self._facts.source.segment(self.stop)
        return f"`{stop}` is from 0 to the length of `{self.list.id}`"

    @guard
    def may_go_backwards(self) -> str | None:
        """Return what must hold for the range to end, not to begin, with its highest place."""
        if self._at_least(self.step, 1):
            return None
        return f"`{self._facts.source.segment(self.step)}` is positive"

    @guard
    def others_see_the_index(self) -> str | None:
        """Return what must hold for nobody to miss the index."""
        if self._facts.scopes.introspected(self._facts.scopes.scope_at(self.loop)):
            return "nobody looks up variables as text, as `locals()` does"
        if self._facts.flow.read_later(self.index.id, self.loop):
            return f"no other module imports `{self.index.id}`"
        return None

    def _at_least(self, node: ast.expr, least: int) -> bool:
        lowest = self._lowest(node, _DEEPEST)
        return lowest is not None and lowest >= least

    def _lowest(self, node: ast.expr, depth: int) -> int | None:
        """Return a number than which a whole number is certainly not less."""
        number = whole_number(node)
        if number is not None or depth == 0:
            return number
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mult):
            left, right = self._lowest(node.left, depth - 1), self._lowest(node.right, depth - 1)
            if left is None or right is None or min(left, right) < 0:
                return None
            return left + right if isinstance(node.op, ast.Add) else left * right
        if is_call_of(node, "len"):
            return 0
        return self._lowest_of_name(node, depth - 1) if isinstance(node, ast.Name) else None

    def _lowest_of_name(self, name: ast.Name, depth: int) -> int | None:
        """Return the lowest number through which a loop takes a name, or that it is assigned."""
        bindings = self._facts.flow.reaching(name) or ()
        if len(bindings) != 1 or not self._facts.flow.is_bound(name):
            return None
        holder = self._facts.parents[bindings[0].node]
        if bindings[0].kind is BindingKind.ASSIGNMENT and isinstance(holder, ast.Assign):
            return whole_number(holder.value)
        if not isinstance(holder, ast.For) or not self._facts.types.of(holder.iter).proves("range"):
            return None
        arguments = holder.iter.args if is_call_of(holder.iter, "range") else []
        if len(arguments) == 3 and (whole_number(arguments[2]) or 0) < 1:
            return None
        first = arguments[0] if len(arguments) > 1 else ast.Constant(0)
        return self._lowest(first, depth) if arguments else None

    @cached_property
    def text(self) -> str:
        """The slice, as in `xs[a:b:c]`."""
        segment = self._facts.source.segment
        return f"{self.list.id}[{segment(self.start)}:{segment(self.stop)}:{segment(self.step)}]"

    def edits(self) -> tuple[Edit, ...] | str:
        """Return the edit that puts the assignment in the place of the loop, or why there is none."""
        source = self._facts.source
        parts = [source.segment(part) for part in (self.start, self.stop, self.step, self.value)]
        is_commented = comments_in(self.loop, source) or comment_after(self.loop, source)
        if is_commented or any("\n" in part for part in parts):
            return "a comment stands in the loop, or it goes over more lines than usual"
        numbers = f"range({parts[0]}, {parts[1]}, {parts[2]})"
        return (Edit(*source.span(self.loop), f"{self.text} = [{parts[3]}] * len({numbers})"),)


def is_marking(loop: ast.For) -> bool:
    """Tell whether a loop is written as one that stores a constant at the places of a range with a step."""
    if loop.orelse or len(loop.body) != 1 or not is_call_of(loop.iter, "range") or len(loop.iter.args) != 3:
        return False
    statement = loop.body[0]
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return False
    target, value = statement.targets[0], statement.value
    is_constant = isinstance(value, ast.Constant) or whole_number(value) is not None
    return (
        isinstance(loop.target, ast.Name)
        and isinstance(target, ast.Subscript)
        and isinstance(target.value, ast.Name)
        and isinstance(target.slice, ast.Name)
        and target.slice.id == loop.target.id != target.value.id
        and is_constant
    )


def _is_arithmetic(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return _is_arithmetic(node.left) and _is_arithmetic(node.right)
    if isinstance(node, ast.Call):
        return is_call_of(node, "len") and len(node.args) == 1 and isinstance(node.args[0], ast.Name)
    return isinstance(node, ast.Name) or whole_number(node) is not None
