"""Loops over `enumerate(xs)` that look an element up which they have by name: `xs[i]` for `i, x`."""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.loops.element_loops import ElementLoop
from beginner_lint.facts.loops.index_headers import enumerated_sequence
from beginner_lint.facts.loops.loops import IndexUse
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Role
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class ElementLookups:
    """The places in a loop over `enumerate(xs)` that look up `xs[i]` though they could read `x`.

    Args:
        loop: the loop.
        index: the first name that it binds.
        element: the second one.
        sequence: what it walks over, a dotted name.
        facts: the facts of the file.

    """

    def __init__(
        self, loop: ast.For, index: ast.Name, element: ast.Name, sequence: ast.expr, facts: Facts
    ) -> None:
        self.loop = loop
        self.element = element
        self.sequence = sequence
        self._facts = facts
        self._index = index
        self._found = facts.loops.by_index(loop, sequence, index)

    @cached_property
    def _inside(self) -> set[ast.AST]:
        return set(nodes_in(*self.loop.body))

    @cached_property
    def places(self) -> tuple[ast.Subscript, ...]:
        """The places, those left out at which the element may be another one by then."""
        found = self._found.elements if self._found is not None else ()
        return tuple(
            place for place in found if place in self._inside and not self.is_read_after_change(place)
        )

    @cached_property
    def _changes(self) -> list[ast.AST]:
        body = [*self.loop.body, *self.loop.orelse]
        return list(self._facts.loops.changes(self.sequence, body))

    # Are they the same?

    @guard
    def index_is_rebound(self) -> bool:
        """Whether the loop gives the index another value."""
        return self._found is None or IndexUse.REBOUND in self._found.uses

    @guard
    def element_is_rebound(self) -> bool:
        """Whether the loop, or a function, gives the element's name another value."""
        scopes = self._facts.scopes
        owner = scopes.owner(self.element)
        if owner is None or any(
            found.role in (Role.BIND, Role.DELETE) and found.scope is not scopes.scope_at(self.loop)
            for found in scopes.occurrences(owner, self._facts.scopes.spelling(self.element))
        ):
            return True
        places = self._facts.loops.places(self.element, self.loop)
        return any(not isinstance(getattr(place, "ctx", None), ast.Load) for place in places)

    @guard
    def sequence_is_rebound(self) -> bool:
        """Whether the loop gives the sequence's name another one: it walks on over the first one."""
        return any(
            isinstance(change, ast.Name | ast.Attribute) and not isinstance(change.ctx, ast.Load)
            for change in self._changes
        )

    @guard
    def may_check_the_lookup(self) -> bool:
        """Whether the loop holds `x` and `xs[i]` against each other, as a test of an unknown type does."""
        if self._facts.types.of(self.sequence).type is not None:
            return False
        own = set(self._facts.loops.places(self.element, self.loop))
        return any(
            isinstance(holder, ast.Compare | ast.Call) and not own.isdisjoint(nodes_in(holder))
            for place in self.places
            for holder in self._facts.parents.ancestors(place)
        )

    @guard
    def is_read_after_change(self, place: ast.Subscript) -> bool:
        """Whether a place may read what this round has stored already."""
        return not all(self._comes_first(place, change) for change in self._changes)

    def _comes_first(self, place: ast.Subscript, change: ast.AST) -> bool:
        """Tell whether a place is read before a change in each round; an inner loop comes back to it."""
        parents = self._facts.parents
        for holder in parents.ancestors(place):
            if holder is self.loop:
                break
            if isinstance(holder, ast.For | ast.While) and change in nodes_in(holder):
                return False
        statement = parents.statement(change)
        is_stored = isinstance(change, ast.Subscript) and isinstance(statement, ast.Assign | ast.AugAssign)
        value = getattr(statement, "value", None)
        if is_stored and value is not None and place in nodes_in(value):
            return True
        return (place.lineno, place.col_offset) < (statement.lineno, statement.col_offset)

    # What would it take for granted?

    @guard
    def others_may_change_it(self) -> str | None:
        """Return what must hold where the loop itself stores elements."""
        root = self.elements.root
        owner = self._facts.scopes.owner(root)
        stores = {
            node
            for node in self._inside
            if isinstance(node, ast.Subscript | ast.Attribute) and not isinstance(node.ctx, ast.Load)
        }
        effects, body = self._facts.effects, self.loop.body
        is_alone = stores <= set(self._changes) and not effects.unknown_code(body)
        if owner and is_alone and not effects.may_resize(self._facts.scopes.spelling(root), owner, body):
            return None
        return f"nothing else in the loop changes `{self._facts.source.segment(self.sequence)}`"

    @cached_property
    def elements(self) -> ElementLoop:
        """The loop as one over elements that are named already."""
        assert self._found is not None
        found = replace(self._found, elements=self.places)
        return ElementLoop(found, self._facts, name=self.name)

    @cached_property
    def name(self) -> str:
        """What the element is called, or will be if the loop has named it `_` as one that is not used."""
        if self.is_renamed:
            return self._facts.naming.for_element(self.sequence, self.loop)
        return self.element.id

    @cached_property
    def is_renamed(self) -> bool:
        """Whether the element needs a name: so far, it is one that is not used."""
        if self.element.id.strip("_") or self._facts.loops.places(self.element, self.loop):
            return False
        return not any(later.node for later in self._facts.flow.uses_beside(self.element.id, self.loop))

    def claims(self) -> tuple[str | None, ...]:
        """Return what is taken for granted."""
        if self._changes:
            return self.elements.type_is_unproved(), self.others_may_change_it()
        return self.elements.claims()

    def edits(self) -> tuple[Edit, ...] | None:
        """Return the edits; None where the place of an element in the text is not certain."""
        edits = self.elements.edits()
        if edits is None or not self.is_renamed:
            return edits
        return (Edit(*self._facts.source.span(self.element), self.name), *edits)


def element_lookups(loop: ast.For, facts: Facts) -> ElementLookups | None:
    """Return the needless look-ups in a loop over `enumerate(xs)`, None if there are none."""
    sequence = enumerated_sequence(loop.iter)
    target = loop.target
    if sequence is None or not isinstance(target, ast.Tuple) or len(target.elts) != 2:
        return None
    index, element = target.elts
    if not (isinstance(index, ast.Name) and isinstance(element, ast.Name)) or index.id == element.id:
        return None
    found = ElementLookups(loop, index, element, sequence, facts)
    if found.index_is_rebound() or found.element_is_rebound() or found.sequence_is_rebound():
        return None
    is_nameless = not element.id.strip("_") and not found.is_renamed
    if is_nameless or not found.places or found.may_check_the_lookup() or found.elements.cannot_be():
        return None
    return found
