"""In which order the statements of a scope may run: its control-flow graph, made of what happens to a name.

The graph knows what the compiler knows about order: loops and their `else`, jumps through `finally`,
exceptions from any statement, handlers that unbind their name, `with` that swallows exceptions. A `finally`
suite is built once for each way into it, so that no value is carried from one way into another: a statement
can stand in several blocks.
"""

from __future__ import annotations

import ast
import enum
from functools import cached_property
from typing import NamedTuple

_MOST_BLOCKS = 50_000  # a `finally` in a `finally` in a `finally`… doubles each time


class Unanalysable(Exception):
    """The code is nested too deeply to be followed."""


class EventKind(enum.Enum):
    """What happens to the name.

    UNBIND is `del` and the end of `except … as name`; CLOBBER, a star import, may bind every name.
    """

    READ = "read"
    BIND = "bind"
    UNBIND = "unbind"
    CLOBBER = "clobber"


class Event(NamedTuple):
    """`kind` happens to the name at `node`."""

    kind: EventKind
    node: ast.AST


class Block:
    """Events that happen in a row, and where control goes from there.

    An exception leads to `raises_to`, from before each event and, unless the block `ends_quietly` with the
    last event, which binds, from its end; None means that nothing can be raised.
    """

    __slots__ = ("ends_quietly", "events", "index", "raises_to", "successors")

    def __init__(self, index: int) -> None:
        self.index = index
        self.events: list[Event] = []
        self.successors: list[Block] = []
        self.raises_to: Block | None = None
        self.ends_quietly = False


class Graph:
    """The blocks of one scope, as far as they matter to one name.

    A statement that only reads the name may have no blocks of its own. Then nothing is known of what comes
    after it, and what is known about all it reads is where it stands.

    Attributes:
        blocks: all blocks; `entry`, `exit` (reached by the end and by `return`) and `failed` (by an exception
            that nothing here handles) are among them.
        after: for each statement that was followed the blocks with which control goes on once it finished.
        outside: for each of these the blocks to which an exception leads that leaves it.
        passed: for each one that only reads the name, and was not followed, the blocks where it stands, and
            after how many of their events.

    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.after: dict[ast.stmt, list[Block]] = {}
        self.outside: dict[ast.stmt, list[Block]] = {}
        self.passed: dict[ast.stmt, list[tuple[Block, int]]] = {}
        self.entry, self.exit, self.failed = self.add(), self.add(), self.add()

    def add(self) -> Block:
        """Return a new block that nothing leads to yet.

        Raises:
            Unanalysable: there are too many.

        """
        block = Block(len(self.blocks))
        self.blocks.append(block)
        if len(self.blocks) > _MOST_BLOCKS:
            raise Unanalysable
        return block

    @cached_property
    def order(self) -> list[Block]:
        """The blocks that control can reach, each after what leads to it where loops allow.

        What is in a loop comes before what is behind it.
        """
        finished: list[Block] = []
        stack = [(self.entry, reversed(_targets(self.entry)))]
        seen = {self.entry}
        while stack:
            block, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                finished.append(block)
                stack.pop()
            elif target not in seen:
                seen.add(target)
                stack.append((target, reversed(_targets(target))))
        return finished[::-1]

    @cached_property
    def reachable(self) -> frozenset[Block]:
        """The blocks that control can reach."""
        return frozenset(self.order)


def _targets(block: Block) -> list[Block]:
    return block.successors if block.raises_to is None else [*block.successors, block.raises_to]
