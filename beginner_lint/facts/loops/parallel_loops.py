"""Loops that read several sequences by one index, as loops over their elements side by side."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit, Fix
from beginner_lint.facts.loops.element_loops import ElementLoop
from beginner_lint.facts.loops.index_headers import is_dotted, shortest_of
from beginner_lint.facts.loops.lengths import Lengths
from beginner_lint.facts.loops.loops import IndexLoop, IndexUse, Walk, root
from beginner_lint.guards import applicability, assuming, guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# More than these side by side are better kept in one list of rows.
_MOST_SEQUENCES = 3


class ParallelLoop:
    """What a loop that reads several sequences by one index looks like as a loop over `zip(…)`.

    Args:
        found: the loop as it is; `sequence` is the first of those whose length its header asks for.
        facts: the facts of its file.

    """

    def __init__(self, found: IndexLoop, facts: Facts) -> None:
        self._found = found
        self._facts = facts
        self._loop = found.loop
        self.sequences = self._grouped()
        self.elements: tuple[ElementLoop, ...] = ()
        usual = [facts.naming.of_element(sequence)[0] for sequence, _ in self.sequences]
        labelled = len(set(usual)) < len(usual)
        for sequence, places in self.sequences:
            one = replace(found, sequence=sequence, elements=tuple(places))
            self.elements += (ElementLoop(one, facts, self.elements, labelled=labelled),)

    def _grouped(self) -> list[tuple[ast.expr, list[ast.Subscript]]]:
        """Return the sequences, each with the places that read its element, the header's first one first."""
        groups: list[tuple[ast.expr, list[ast.Subscript]]] = [
            (self._found.sequence, list(self._found.elements))
        ]
        for place in self._found.parallel:
            for sequence, places in groups:
                if self._facts.loops.is_same(place.value, sequence):
                    places.append(place)
                    break
            else:
                groups.append((place.value, [place]))
        return groups

    # Is it a loop over elements side by side?

    @guard
    def needs_index(self) -> bool:
        """Whether the index also finds something that is no element of a sequence like the first one."""
        return not self._reads_plain_elements() or any(map(self._finds_something, self._found.values))

    def _reads_plain_elements(self) -> bool:
        """Tell whether what else is read by the index are elements of dotted names."""
        places, index = self._found.parallel, self._found.index.id
        return len(places) == self._found.uses.count(IndexUse.PARALLEL) and all(
            isinstance(place.slice, ast.Name) and place.slice.id == index and is_dotted(place.value)
            for place in places
        )

    def _finds_something(self, value: ast.AST) -> bool:
        """Tell whether the index stands in a subscript: `ys[i + 1]`, `out[i] = …`."""
        for holder in self._facts.parents.ancestors(value):
            if isinstance(holder, ast.Subscript):
                return True
            if isinstance(holder, ast.stmt):
                break
        return False

    @guard
    def changes_a_sequence(self) -> bool:
        """Whether the loop visibly changes one of the sequences, or gives its name something else."""
        body = [*self._loop.body, *self._loop.orelse]
        return any(
            next(self._facts.loops.changes(sequence, body), None) is not None
            for sequence, _ in self.sequences
        )

    @guard
    def is_too_wide(self) -> bool:
        """Whether there are too many sequences to be read side by side."""
        return len(self.sequences) > _MOST_SEQUENCES

    @guard
    def walks_over_others(self) -> bool:
        """Whether the header asks for the length of a sequence that the loop does not read."""
        return any(
            not any(self._facts.loops.is_same(asked, sequence) for sequence, _ in self.sequences)
            for asked in self._asked
        )

    @cached_property
    def _asked(self) -> list[ast.expr]:
        """The sequences whose lengths the header asks for."""
        return shortest_of(self._loop.iter) or [self._found.sequence]

    def cannot_be(self) -> bool:
        """Tell whether one of the sequences cannot be walked over."""
        return any(element.cannot_be() for element in self.elements)

    @property
    def _named(self) -> list[str]:
        return [f"`{self._facts.source.segment(sequence)}`" for sequence, _ in self.sequences]

    @property
    def uses_index(self) -> bool:
        """Whether the index is used as a number, or after the loop."""
        return bool(self._found.values) or self.elements[0].index_is_needed_later() is not None

    # What would it take for granted?

    @guard
    def lengths_may_differ(self) -> str | None:
        """Return what is taken for granted about the lengths: `zip` ends with the shortest sequence."""
        lengths, text = Lengths(self._facts), self._facts.source.segment
        first = self._asked[0]
        for sequence, _ in self.sequences:
            is_asked = any(self._facts.loops.is_same(sequence, asked) for asked in self._asked)
            if not is_asked and not lengths.is_as_long(sequence, first, self._loop):
                return f"`{text(sequence)}` is as long as `{text(first)}`"
        return None

    # The new loop

    @property
    def target(self) -> str:
        """What the new header binds."""
        elements = ", ".join(element.target_in_tuple for element in self.elements)
        return f"{self._found.index.id}, ({elements})" if self.uses_index else elements

    @property
    def iterable(self) -> str:
        """What the new header walks over."""
        pairs = f"zip({', '.join(self._facts.source.segment(sequence) for sequence, _ in self.sequences)})"
        return f"enumerate({pairs})" if self.uses_index else pairs

    def fix(self) -> Fix | str:
        """Return the fix that makes it so, or why there is none."""
        edits: list[Edit] = []
        for element in self.elements:
            found = element.edits()
            if found is None:
                return "an element is read in a place where its text cannot be replaced"
            edits += found
        assumption = assuming(
            *self._claims(),
            self.lengths_may_differ(),
            self.elements[0].others_see_the_names(index_goes=not self.uses_index),
        )
        source, scoped = self._facts.source, self._facts.scopes.scoped
        index = self._found.index.id
        names = [name for element in self.elements for name in element.names]
        roots = [root(sequence).id for sequence, _ in self.sequences]
        return Fix(
            f"Loop over `{self.iterable}`",
            applicability(assumption),
            (
                Edit(*source.span(self._found.index), self.target),
                Edit(*source.span(self._loop.iter), self.iterable),
                *edits,
            ),
            binds=scoped(self._loop, index, *names),
            relies_on=scoped(self._loop, "zip", "enumerate", *roots),
            assumption=assumption,
        )

    def _claims(self) -> Iterable[str]:
        """Yield what is taken for granted about each sequence, said of several at once where it is alike."""
        types = [element.type_is_unproved() for element in self.elements]
        if all(types):
            yield f"{' and '.join(self._named)} are lists or other sequences (no dicts)"
        else:
            yield from filter(None, types)
        changes = [element.may_change() for element in self.elements]
        if all(changes):
            yield f"the loop does not change {' and '.join(self._named)}"
        else:
            yield from filter(None, changes)


def parallel_loop(loop: ast.For, facts: Facts) -> ParallelLoop | None:
    """Return what a loop that reads several sequences by one index looks like over `zip(…)`, if it can be."""
    shortest = shortest_of(loop.iter)
    if shortest is None:
        found = facts.loops.over_indexes(loop)
    else:
        found = facts.loops.by_index(loop, shortest[0])
    if found is None or found.walk is not Walk.PARALLEL or found.has_other_indexes:
        return None
    parallel = ParallelLoop(found, facts)
    if parallel.needs_index() or parallel.changes_a_sequence() or parallel.is_too_wide():
        return None
    return None if parallel.walks_over_others() or parallel.cannot_be() else parallel
