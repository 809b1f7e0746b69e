"""Data flow over the graph of one scope: which bindings reach a read, and which names are live.

Both are solved to a fixpoint over bit sets, one bit per binding or name.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterable, Mapping
from functools import cached_property

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
        blocks = self._graph.in_order()[::-1]
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
    """Which bindings may hold at each read.

    Beside the bindings of a name there are two marks for it: UNBOUND, where it may not be bound, and
    CLOBBERED, where a star import may have bound it.

    Args:
        graph: the graph of a scope.
        bindings: all bindings of the names that it owns, by the node that binds.

    """

    def __init__(self, graph: Graph, bindings: Mapping[ast.AST, Binding]) -> None:
        self._graph = graph
        self._bindings = list(bindings.values())
        self._bits = {node: 1 << index for index, node in enumerate(bindings)}
        names = dict.fromkeys(event.name for block in graph.blocks for event in block.events)
        size = len(self._bindings)
        self._unbound = {name: 1 << size + 2 * index for index, name in enumerate(names)}
        self._of_name = {name: unbound | unbound << 1 for name, unbound in self._unbound.items()}
        for node, binding in bindings.items():
            if binding.name in names:
                self._of_name[binding.name] |= self._bits[node]
        self._reached = [0] * len(graph.blocks)
        self._reads: dict[ast.AST, list[tuple[Block, int]]] = {}
        for block in graph.blocks:
            for index, event in enumerate(block.events):
                if event.kind is EventKind.READ:
                    self._reads.setdefault(event.node, []).append((block, index))
        self._solve()

    def _solve(self) -> None:
        for unbound in self._unbound.values():
            self._reached[self._graph.entry.index] |= unbound
        transfers = [self._transfer(block) for block in self._graph.blocks]
        blocks, reached = self._graph.in_order(), self._reached
        changed = True
        while changed:
            changed = False
            for block in blocks:
                state = reached[block.index]
                gained, lost, while_raising = transfers[block.index]
                for successor in block.successors:
                    merged = reached[successor.index] | state & ~lost | gained
                    changed |= merged != reached[successor.index]
                    reached[successor.index] = merged
                if block.raises_to is not None:
                    merged = reached[block.raises_to.index] | state | while_raising
                    changed |= merged != reached[block.raises_to.index]
                    reached[block.raises_to.index] = merged

    def _transfer(self, block: Block) -> tuple[int, int, int]:
        """Return what holds after a block, what no longer does, and what may hold when it raises."""
        gained = lost = while_raising = 0
        for event in block.events:
            if not (block.ends_quietly and event is block.events[-1] and event.kind is EventKind.BIND):
                while_raising |= self._effect(event)[0]
            gain, loss = self._effect(event)
            gained = gained & ~loss | gain
            lost = lost & ~gain | loss
        return gained, lost, while_raising

    def _effect(self, event: Event) -> tuple[int, int]:
        """Return what an event adds and what it ends."""
        if event.kind is EventKind.BIND:
            return self._bits[event.node], self._of_name[event.name]
        if event.kind is EventKind.UNBIND:
            return self._unbound[event.name], self._of_name[event.name]
        if event.kind is EventKind.CLOBBER:
            clobbered = 0
            for unbound in self._unbound.values():
                clobbered |= unbound << 1
            return clobbered, 0
        return 0, 0

    def knows(self, node: ast.AST) -> bool:
        """Tell whether `node` is a read in this graph."""
        return node in self._reads

    def at(self, node: ast.AST) -> tuple[list[Binding], bool, bool]:
        """Return the bindings that may hold at a read, and whether it may be unbound, and clobbered."""
        state, name = 0, ""
        for block, index in self._reads[node]:
            reached = self._reached[block.index]
            for event in block.events[:index]:
                gain, loss = self._effect(event)
                reached = reached & ~loss | gain
            state |= reached
            name = block.events[index].name
        state &= self._of_name[name]
        held = state & (1 << len(self._bindings)) - 1
        found = []
        while held:
            lowest = held & -held
            found.append(self._bindings[lowest.bit_length() - 1])
            held ^= lowest
        return found, bool(state & self._unbound[name]), bool(state & self._unbound[name] << 1)
