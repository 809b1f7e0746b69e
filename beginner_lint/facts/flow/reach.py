"""Data flow over the graph of one scope: which bindings reach a read, and which names are live.

Both are solved to a fixpoint: over bit sets with one bit per name, or name by name as they are asked about.
"""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import NamedTuple

from beginner_lint.facts.flow.control import Block, Event, EventKind, Graph
from beginner_lint.facts.scopes.bindings import Binding


class Liveness:
    """Which names are read later, by block.

    Args:
        graph: the graph of a scope.
        at_exit: names that are read after the scope ended in the ordinary way.

    """

    def __init__(self, graph: Graph, at_exit: Iterable[str]) -> None:
        self._graph = graph
        self._bits: dict[str, int] = {}
        self._transfers = [self._transfer(block.events) for block in graph.blocks]
        self._at_exit = 0
        for name in at_exit:
            self._at_exit |= self._bit(name)
        self._live = self._solved(self._at_exit)

    @cached_property
    def _read_inside(self) -> list[int]:
        """For each block the names that may be read before they are bound again or the scope ends."""
        return self._solved(0) if self._at_exit else self._live

    def _solved(self, at_exit: int) -> list[int]:
        """Return for each block the names that are live at its start, given those that are so at the end."""
        found = [0] * len(self._graph.blocks)
        blocks = self._graph.order[::-1]
        changed = True
        while changed:
            changed = False
            for block in blocks:
                live = at_exit if block is self._graph.exit else 0
                for successor in block.successors:
                    live |= found[successor.index]
                read, bound = self._transfers[block.index]
                live = live & ~bound | read
                if block.raises_to is not None:
                    live |= found[block.raises_to.index]
                if live != found[block.index]:
                    found[block.index] = live
                    changed = True
        return found

    def _bit(self, name: str) -> int:
        return self._bits.setdefault(name, 1 << len(self._bits))

    def _transfer(self, events: list[Event]) -> tuple[int, int]:
        """Return the names that are read before they are bound, and those that are bound."""
        read = bound = 0
        for event in events:
            if event.kind is EventKind.READ:
                read |= self._bit(event.name) & ~bound
            elif event.kind is not EventKind.CLOBBER:
                bound |= self._bit(event.name)
        return read, bound

    def is_live(self, name: str, block: Block) -> bool:
        """Tell whether `name` may be read before it is bound again, from the start of a block on."""
        return bool(self._live[block.index] & self._bits.get(name, 0))

    def reader(self, name: str, blocks: Iterable[Block]) -> ast.AST | None:
        """Return the nearest node that reads `name` from the blocks on; None: it is read after the end."""
        bit = self._bits.get(name, 0)
        pending = deque(block for block in blocks if self._read_inside[block.index] & bit)
        seen = set(pending)
        while pending:
            block = pending.popleft()
            onward = list(block.successors)
            for event in block.events:
                if event.name == name:
                    if event.kind is EventKind.READ:
                        return event.node
                    onward = []
                    break
            if block.raises_to is not None:
                onward.append(block.raises_to)
            fresh = [each for each in onward if each not in seen and self._read_inside[each.index] & bit]
            seen.update(fresh)
            pending += fresh
        return None


class Reaching:
    """Which bindings may hold at each read: found for all reads of a name when the first is asked about.

    Args:
        graph: the graph of a scope.
        bindings: all bindings of the names that it owns, by the node that binds, in source order.

    """

    def __init__(self, graph: Graph, bindings: Mapping[ast.AST, Binding]) -> None:
        self._graph = graph
        self._bindings: dict[str, list[Binding]] = {}
        self._numbers: dict[ast.AST, int] = {}
        for node, binding in bindings.items():
            same = self._bindings.setdefault(binding.name, [])
            self._numbers[node] = len(same)
            same.append(binding)
        self._events: dict[str, list[_Effect]] = {}
        self._clobbers: list[_Effect] = []
        self._reads: dict[ast.AST, list[tuple[Block, int, str]]] = {}
        self._states: dict[str, _States] = {}
        for block in graph.blocks:
            for position, (kind, name, node) in enumerate(block.events):
                if kind is EventKind.READ:
                    self._reads.setdefault(node, []).append((block, position, name))
                elif kind is EventKind.BIND:
                    effect = _Effect(block, position, self._numbers[node], is_binding=True)
                    self._events.setdefault(name, []).append(effect)
                elif kind is EventKind.UNBIND:
                    self._events.setdefault(name, []).append(_Effect(block, position, _UNBOUND))
                else:
                    self._clobbers.append(_Effect(block, position, _CLOBBERED))

    def knows(self, node: ast.AST) -> bool:
        """Tell whether `node` is a read in this graph."""
        return node in self._reads

    def is_reached(self, node: ast.AST) -> bool:
        """Tell whether control gets to a read."""
        return any(block in self._graph.reachable for block, _, _ in self._reads.get(node, ()))

    def at(self, node: ast.AST) -> tuple[list[Binding], bool, bool]:
        """Return the bindings that may hold at a read, and whether it may be unbound, and clobbered."""
        held: set[int] = set()
        for block, position, name in self._reads[node]:
            held |= self._of(name).before(block, position)
        bindings = self._bindings.get(name, [])
        found = [bindings[number] for number in sorted(held) if number >= 0]
        return found, _UNBOUND in held, _CLOBBERED in held

    def before(self, binding: Binding) -> list[Binding]:
        """Return the bindings that may hold when another one of this graph takes their place."""
        bindings, number = self._bindings[binding.name], self._numbers[binding.node]
        held: set[int] = set()
        for block, position, mark, _ in self._events.get(binding.name, ()):
            if mark == number:
                held |= self._of(binding.name).before(block, position)
        return [bindings[each] for each in sorted(held) if each >= 0]

    def _of(self, name: str) -> _States:
        if name not in self._states:
            effects = self._events.get(name, [])
            if self._clobbers:
                effects = sorted(effects + self._clobbers, key=lambda each: (each.block.index, each.position))
            self._states[name] = _States(self._graph, effects)
        return self._states[name]


# What a name may hold beside the bindings of its scope, which are numbered from 0: nothing, as it may not be
# bound, or what a star import gave it.
_UNBOUND = -1
_CLOBBERED = -2


class _Effect(NamedTuple):
    """An event that adds `mark` to what a name may hold, and but for a star import ends all else."""

    block: Block
    position: int
    mark: int
    is_binding: bool = False


class _States:
    """What one name may hold, from place to place: sets of marks.

    Args:
        graph: the graph of a scope.
        effects: what happens to the name, block by block, in order.

    """

    def __init__(self, graph: Graph, effects: Iterable[_Effect]) -> None:
        self._effects: dict[Block, list[_Effect]] = {}
        for effect in effects:
            self._effects.setdefault(effect.block, []).append(effect)
        self._reached: list[set[int]] = [set() for _ in graph.blocks]
        self._passed: dict[Block, list[frozenset[int]]] = {}
        self._solve(graph)

    def _solve(self, graph: Graph) -> None:
        reached = self._reached
        reached[graph.entry.index].add(_UNBOUND)
        transfers = {block: _transfer(block, effects) for block, effects in self._effects.items()}
        pending = deque(graph.order)
        waiting = set(pending)
        while pending:
            block = pending.popleft()
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
                    pending.append(successor)
            target = block.raises_to
            if target is not None and _grows(reached[target.index], raised) and target not in waiting:
                waiting.add(target)
                pending.append(target)

    def before(self, block: Block, position: int) -> Set[int]:
        """Return what the name may hold before an event of a block."""
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


def _transfer(block: Block, effects: Iterable[_Effect]) -> tuple[set[int], bool, set[int]]:
    """Return what may hold after a block, whether all from before has ended, what may hold when it raises."""
    gained: set[int] = set()
    while_raising: set[int] = set()
    ends = False
    for _, position, mark, is_binding in effects:
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
