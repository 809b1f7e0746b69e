"""Loops that build a list back to front: `xs.insert(0, x)` in each round."""

from __future__ import annotations

import ast
import re
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.layout import indentation, newline_at, rest_of_line
from beginner_lint.facts.loops.index_headers import is_number
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_UP_TO_ITEM = re.compile(r"\s*\(\s*0\s*,\s*")


class FrontInserts:
    """A loop that makes a list by inserting each item at its front, and does nothing else with it.

    Args:
        loop: the loop.
        first: the first such call in it.
        facts: the facts of the file.

    """

    def __init__(self, loop: ast.For | ast.While, first: ast.Call, facts: Facts) -> None:
        self.loop = loop
        self._facts = facts
        self._scope = facts.scopes.scope_at(loop)
        self.name = _receiver(first)
        self._inserts = [call for call in inserts_in(loop) if _receiver(call).id == self.name.id]

    @classmethod
    def of(cls, loop: ast.For | ast.While, facts: Facts) -> FrontInserts | None:
        """Return how a loop fills a list from the front, where that is all it does with the list."""
        for call in inserts_in(loop):
            found = cls(loop, call, facts)
            if found.initial is not None and not found.is_used_otherwise() and not found.is_shared():
                return None if found.is_left_by_else() else found
        return None

    def holds(self, call: ast.Call) -> bool:
        """Tell whether a call is one of those that fill the list."""
        return call in self._inserts

    @cached_property
    def initial(self) -> ast.stmt | None:
        """The statement before the loop that makes the list, empty."""
        found = self._facts.loops.initial(self.name, self.loop)
        if found is None or found.value is None:
            return None
        is_list = self._facts.types.of(found.value).proves("list")
        is_empty = isinstance(found.value, ast.List | ast.Call) and not (
            found.value.elts if isinstance(found.value, ast.List) else found.value.args
        )
        return found if is_list and is_empty else None

    @guard
    def is_used_otherwise(self) -> bool:
        """Whether the loop does anything else with the list."""
        own = {_receiver(call) for call in self._inserts}
        return any(place not in own for place in self._facts.loops.places(self.name, self.loop))

    @guard
    def is_left_by_else(self) -> bool:
        """Whether the loop's `else` leaves an outer loop, and so what comes behind this one."""
        nodes = nodes_in(*self.loop.orelse)
        return any(isinstance(node, ast.Break | ast.Continue) for node in nodes)

    @guard
    def is_shared(self) -> bool:
        """Whether the list is an attribute, belongs to another scope, or functions use it."""
        if self._scope.kind is ScopeKind.CLASS or self._facts.scopes.owner(self.name) is not self._scope:
            return True
        return self._facts.flow.is_captured(self.name.id, self._scope)

    @guard
    def is_seen_half_made(self) -> str | None:
        """Return where the list may be seen after an exception; what other modules see does not count."""
        seen = self._facts.flow.seen_after_exception(self.name.id, self.loop)
        if seen is None or (seen.node is None and self._scope.kind is ScopeKind.MODULE):
            return None
        return seen.reason

    @guard
    def others_may_see_it(self) -> str | None:
        """Say what must hold for nobody to see the list half-made."""
        if self._facts.flow.seen_after_exception(self.name.id, self.loop):
            return "the loop raises no exception"
        return None

    def edits(self) -> tuple[Edit, ...] | str:
        """Return the edits that append instead and reverse the list once, or why there are none."""
        source, edits = self._facts.source, []
        for call in self._inserts:
            start = source.span(call.func)[1]
            found = _UP_TO_ITEM.match(source.text, start)
            if found is None or source.text.startswith("#", found.end()):
                return "a comment stands in the call"
            edits.append(Edit(start - len("insert"), found.end(), "append("))
        end = source.span(self.loop)[1]
        end += len(rest_of_line(source, end))
        line = f"{newline_at(self.loop, source)}{indentation(self.loop, source)}{self.name.id}.reverse()"
        return (*edits, Edit(end, end, line))


def inserts_in(loop: ast.For | ast.While) -> list[ast.Call]:
    """Return the statements in a loop that insert something at the front of what a name holds."""
    found = []
    for node in nodes_in(loop):
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(call, ast.Call) and inserts_at_front(call):
            found.append(call)
    return found


def inserts_at_front(call: ast.Call) -> bool:
    """Tell whether a call inserts an item at the front of what a name holds."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr != "insert" or len(call.args) != 2:
        return False
    is_plain = not call.keywords and not isinstance(call.args[1], ast.Starred)
    return isinstance(function.value, ast.Name) and is_plain and is_number(call.args[0], 0)


def _receiver(call: ast.Call) -> ast.Name:
    assert isinstance(call.func, ast.Attribute)
    assert isinstance(call.func.value, ast.Name)
    return call.func.value
