"""What LibCST may be shown, and the room that it gets: its parser can end the whole process, so ask first.

Its recursive parser kills the interpreter on what is nested too deeply for the stack, and its time grows
with the cube of some nestings; `except` helps against neither. Measured with LibCST 1.9: 1,500 levels take
up to 4 s and 400 MB, 40,000 nodes up to 6 s and 250 MB, and 10,000 operands of `+` do not end within a
minute. What is below these limits fits into a larger stack, which a thread may have and the main one not.
"""

from __future__ import annotations

import ast
import re
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

DEEPEST = 1_200  # levels of nesting in LibCST's tree
MOST_NODES = 40_000  # expressions, statements and lines

# Up to here LibCST gets along with the stack and the recursion limit that every thread has.
_SHALLOW = 100
_STACK = 512 << 20  # bytes of address space; only what is touched takes memory
_FRAMES = 20_000  # five a level, with room to spare; far fewer than the stack holds

# Each level of nesting shows as one of these at least: an upper bound that takes no parsing.
_LEVEL = re.compile(r"""[-+*/%@&|^~.<>(\[{'"]|\b(?:and|or|not|if|else|elif|for|lambda|await|yield)\b""")
_QUOTES = re.compile(r"\"+|'+")  # strings side by side are nested too
_PARENTHESIS = re.compile(r"[()]")
_SHORTEST_NODE = 2  # characters: `1,`; shorter ones such as `-` are nested

Result = TypeVar("Result")


def refusal(code: str) -> str | None:
    """Return why LibCST must not be shown `code`, which is whole statements that parse; None if it may."""
    if len(code) <= DEEPEST or (_most_levels(code) <= DEEPEST and len(code) <= MOST_NODES * _SHORTEST_NODE):
        return None
    nodes, levels = _size(code)
    if levels > DEEPEST:
        return f"they are nested more than {DEEPEST:,} levels deep"
    if nodes > MOST_NODES:
        return f"one statement has more than {MOST_NODES:,} parts"
    return None


def nesting(code: str) -> int:
    """Return a number of levels that the nesting of `code`, which parses, does not exceed."""
    bound = _most_levels(code)
    if bound <= _SHALLOW:
        return bound
    return min(bound, _size(code)[1] + _parentheses(code) + len(_QUOTES.findall(code)) // 2)


def _parentheses(code: str) -> int:
    """Return how deep parentheses are nested, for which `ast` has no nodes."""
    depth = deepest = 0
    for found in _PARENTHESIS.finditer(code):
        depth = depth + 1 if found[0] == "(" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _most_levels(code: str) -> int:
    """Return such a number without parsing: what every token that can nest would add up to."""
    return sum(1 for _ in _LEVEL.finditer(code))


def _size(code: str) -> tuple[int, int]:
    """Return how many nodes LibCST would make of `code`, lines included, and how deep it would nest them.

    Operands of `and`, and the `for`s of a comprehension, are nested too. So are strings side by side, which
    `ast` makes one of; more than about 3,000 of them LibCST says itself that it cannot read.
    """
    nodes, deepest = code.count("\n") + code.count("\r"), 0
    pending: list[tuple[ast.AST, int]] = [(ast.parse(code), 0)]
    while pending:
        node, level = pending.pop()
        nodes += isinstance(node, ast.expr | ast.stmt)
        if isinstance(node, ast.BoolOp):
            level += len(node.values)
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            level += len(node.generators)
        deepest = max(deepest, level)
        pending += ((child, level + 1) for child in ast.iter_child_nodes(node))
    return nodes, deepest


def with_room_for(levels: int, call: Callable[[], Result]) -> Result:
    """Return what `call` does, made with a stack on which about this many levels of nesting have room.

    Raises:
        RecursionError: there is no room, because memory is limited.

    """
    if levels <= _SHALLOW:
        return call()
    outcome: list[Result] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(call())
        except BaseException as reason:
            failure.append(reason)

    frames, stack = sys.getrecursionlimit(), threading.stack_size(_STACK)
    sys.setrecursionlimit(max(frames, _FRAMES))
    thread = threading.Thread(target=run)
    try:
        thread.start()
        thread.join()
    except RuntimeError:  # "can't start new thread"
        raise RecursionError("no memory for a larger stack") from None
    finally:
        threading.stack_size(stack)
        sys.setrecursionlimit(frames)
    if failure:
        raise failure[0]
    return outcome[0]
