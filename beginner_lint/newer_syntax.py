"""Whether what the running Python cannot read is the syntax of a newer one: f-strings of Python 3.12, say."""

from __future__ import annotations

import ast
import re
import sys
import textwrap
from functools import partial

from beginner_lint.limits import DEEPEST, with_room_for
from beginner_lint.source import Source

_MOST_LINES = 16  # before the one that is rejected, and behind it
# What LibCST does not look at: what is in a text, how deep brackets are nested.
_OF_ANY_PYTHON = (
    "(unicode error)",
    "(value error)",
    "bytes can only",
    "source code string cannot",
    "too many",
)
_CONFLICT = re.compile(r"\s*(?:<{7}|={7}|>{7})(?:\s|\Z)")  # what `git merge` leaves to be settled
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))


def is_newer(source: Source, reason: SyntaxError, oldest: tuple[int, int] | None) -> bool:
    """Tell whether the lines that the compiler rejects are a statement, or begin one, that LibCST can read.

    LibCST knows the syntax of nearly every Python.

    Args:
        source: the file.
        reason: what the compiler says.
        oldest: the oldest Python that the project is for, if it says so.

    """
    if isinstance(reason, IndentationError) or _CONFLICT.match(reason.text or ""):
        return False  # of which every Python says the same
    if oldest is not None and oldest > sys.version_info[:2]:
        return True
    line, last = reason.lineno or 0, len(source.line_starts)
    if not 0 < line <= last or reason.msg.startswith(_OF_ANY_PYTHON):
        return False
    starts = [*source.line_starts, len(source.text)]
    # Of an f-string that cannot be read nobody knows which brackets are part of the text.
    counts = not reason.msg.startswith("f-string")
    return any(
        starts[end] - starts[first] <= DEEPEST
        and _is_for_newer(source.text[starts[first] : starts[end]], counts=counts)
        for first in range(line - 1, max(line - _MOST_LINES, 0) - 1, -1)
        for end in range(line, min(line + _MOST_LINES, last) + 1)
    )


def _is_for_newer(code: str, *, counts: bool) -> bool:
    """Tell whether LibCST reads what this Python cannot; `counts` is whether brackets are all code."""
    code = textwrap.dedent(code).rstrip()
    code = f"{code} pass\n" if code.endswith(":") else f"{code}\n"
    if counts and any(code.count(one) != code.count(other) for one, other in _BRACKETS):
        return False
    if _is_read(code):
        return False
    from beginner_lint.pieces import Piece, Unparsable  # loads LibCST: not before it is needed

    try:
        with_room_for(len(code), partial(Piece(0, len(code)).parse, code))
    except (RecursionError, Unparsable):
        return False
    return True


def _is_read(code: str) -> bool:
    try:
        ast.parse(code)
    except (MemoryError, RecursionError, SyntaxError, ValueError):
        return False
    return True
