"""Data flow over the graph of one name: which bindings reach a read, and where the name is live.

Both are solved to a fixpoint.
"""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.flow.control import Block, Event, EventKind, Graph
from beginner_lint.facts.scopes.bindings import Binding

if TYPE_CHECKING:
    from beginner_lint.facts.parents import Parents


class Liveness:
    """Whether the name is read later, by block.

    Args:
        graph: the graph of the name.
        at_exit: whether it is read after the scope ended in the ordinary way.

    """

    def __init__(self, graph: Graph, at_exit: bool) -> None:
        self._graph = graph
        self._first = [_first_use(block.events) for block in graph.blocks]
        self._live = self._solved(at_exit)
        self._at_exit = at_exit

    @cached_property
    def _read_inside(self) -> list[bool]:
        """For each block whether the name may be read before it is bound again or the scope ends."""
        return self._solved(at_exit=False) if self._at_exit else self._live

    def _solved(self, at_exit: bool) -> list[bool]:
        """Return for each block whether the name is live at its start, given whether it is so at the end."""
        found = [first is EventKind.READ for first in self._first]
        found[self._graph.exit.index] |= at_exit
        blocks = self._graph.order[::-1]
        changed = True
        while changed:
            changed = False
            for block in blocks:
                if not found[block.index] and self._goes_on_live(block, found):
                    found[block.index] = changed = True
        return found

    def _goes_on_live(self, block: Block, found: list[bool]) -> bool:
        if block.raises_to is not None and found[block.raises_to.index]:
            return True
        return self._first[block.index] is None and any(found[each.index] for each in block.successors)

    def is_live(self, block: Block) -> bool:
        """Tell whether the name may be read before it is bound again, from the start of a block on."""
        return self._live[block.index]

    def reader(self, blocks: Iterable[Block]) -> ast.AST | None:
        """Return the nearest node that reads the name from the blocks on; None: it is read after the end."""
        pending = deque(block for block in blocks if self._read_inside[block.index])
        seen = set(pending)
        while pending:
            block = pending.popleft()
            first = self._first[block.index]
            if first is EventKind.READ:
                return next(event.node for event in block.events if event.kind is first)
            onward = [] if first else list(block.successors)
            if block.raises_to is not None:
                onward.append(block.raises_to)
            fresh = [each for each in onward if each not in seen and self._read_inside[each.index]]
            seen.update(fresh)
            pending += fresh
        return None


def _first_use(events: Iterable[Event]) -> EventKind | None:
    """Return what happens first to the name in a block; a star import, which may bind it, is none."""
    return next((event.kind for event in events if event.kind is not EventKind.CLOBBER), None)


class Reaching:
    """Which bindings may hold at each read.

    Args:
        graph: the graph of a name.
        bindings: all its bindings, in source order.
        reads: all places that read it.
        parents: who holds a node.

    """

    def __init__(
        self, graph: Graph, bindings: Sequence[Binding], reads: Set[ast.AST], parents: Parents
    ) -> None:
        self._graph = graph
        self._reads = reads
        self._parents = parents
        self._bindings = bindings
        self._numbers = {binding.node: number for number, binding in enumerate(bindings)}
        self._effects: dict[Block, list[_Effect]] = {}
        self._places: dict[ast.AST, list[tuple[Block, int]]] = {}
        for block in graph.blocks:
            for position, (kind, node) in enumerate(block.events):
                if kind is EventKind.READ:
                    self._places.setdefault(node, []).append((block, position))
                else:
                    is_binding = kind is EventKind.BIND
                    mark = self._numbers[node] if is_binding else _MARKS[kind]
                    self._effects.setdefault(block, []).append(_Effect(position, mark, is_binding))
        self._passed: dict[Block, list[frozenset[int]]] = {}

    def knows(self, node: ast.AST) -> bool:
        """Tell whether `node` is a read in this graph."""
        return bool(self._places_of(node))

    def _places_of(self, node: ast.AST) -> list[tuple[Block, int]]:
        """Return the blocks in which a node reads the name, and after how many of their events."""
        if node not in self._places:
            holder = node if node in self._reads else None
            while holder is not None and holder not in self._graph.passed:
                holder = self._parents.get(holder)
            self._places[node] = self._graph.passed[holder] if isinstance(holder, ast.stmt) else []
        return self._places[node]

    def is_reached(self, node: ast.AST) -> bool:
        """Tell whether control gets to a read."""
        return any(block in self._graph.reachable for block, _ in self._places_of(node))

    def at(self, node: ast.AST) -> tuple[list[Binding], bool, bool]:
        """Return the bindings that may hold at a read, and whether it may be unbound, and clobbered."""
        held: set[int] = set()
        for block, position in self._places_of(node):
            held |= self._before(block, position)
        return self._bindings_of(held), _UNBOUND in held, _CLOBBERED in held

    def before(self, binding: Binding) -> list[Binding]:
        """Return the bindings that may hold when another one of this graph takes their place."""
        number = self._numbers[binding.node]
        held: set[int] = set()
        for block, effects in self._effects.items():
            for position, mark, _ in effects:
                if mark == number:
                    held |= self._before(block, position)
        return self._bindings_of(held)

    def _bindings_of(self, held: set[int]) -> list[Binding]:
        return [self._bindings[number] for number in sorted(held) if number >= 0]

    def _before(self, block: Block, position: int) -> Set[int]:
        """Return what the name may hold before an event of a block: marks."""
        effects = self._effects.get(block)
        if effects is None or effects[0].position >= position:
            return self._reached[block.index]
        if block not in self._passed:
            self._passed[block] = list(self._after_each(block))
        at = bisect_left(effects, position, key=lambda each: each.position)
        return self._passed[block][at - 1]

    def _after_each(self, block: Block) -> Iterator[frozenset[int]]:
        state = frozenset(self._reached[block.index])
        for effect in self._effects[block]:
            own = frozenset([effect.mark])
            state = state | own if effect.mark == _CLOBBERED else own
            yield state

    @cached_property
    def _reached(self) -> list[set[int]]:
        """What the name may hold at the start of each block: marks.

        The first block in order comes next, so that a loop is done with before what comes after it.
        """
        reached: list[set[int]] = [set() for _ in self._graph.blocks]
        reached[self._graph.entry.index].add(_UNBOUND)
        transfers = {block: _transfer(block, effects) for block, effects in self._effects.items()}
        order = self._graph.order
        place = {block: at for at, block in enumerate(order)}
        pending = [*range(len(order))]
        waiting = set(order)
        while pending:
            block = order[heappop(pending)]
            waiting.discard(block)
            state = reached[block.index]
            out, raised = state, state
            if block in transfers:
                gained, ends, while_raising = transfers[block]
                out = gained if ends else state | gained
                raised = state | while_raising
            for successor in block.successors:
                if _grows(reached[successor.index], out) and successor not in waiting:
                    waiting.add(successor)
                    heappush(pending, place[successor])
            target = block.raises_to
            if target is not None and _grows(reached[target.index], raised) and target not in waiting:
                waiting.add(target)
                heappush(pending, place[target])
        return reached


# What a name may hold beside the bindings of its scope, which are numbered from 0: nothing, as it may not be
# bound, or what a star import gave it.
_UNBOUND = -1
_CLOBBERED = -2
_MARKS = {EventKind.UNBIND: _UNBOUND, EventKind.CLOBBER: _CLOBBERED}


class _Effect(NamedTuple):
    """An event that adds `mark` to what a name may hold, and but for a star import ends all else."""

    position: int
    mark: int
    is_binding: bool


def _transfer(block: Block, effects: Iterable[_Effect]) -> tuple[set[int], bool, set[int]]:
    """Return what may hold after a block, whether all from before has ended, what may hold when it raises."""
    gained: set[int] = set()
    while_raising: set[int] = set()
    ends = False
    for position, mark, is_binding in effects:
        if not (block.ends_quietly and is_binding and position == len(block.events) - 1):
            while_raising.add(mark)
        if mark == _CLOBBERED:
            gained.add(mark)
        else:
            gained, ends = {mark}, True
    return gained, ends, while_raising


def _grows(found: set[int], more: Set[int]) -> bool:
    """Add to a set; tell whether there was anything new."""
    size = len(found)
    found |= more
    return len(found) > size
