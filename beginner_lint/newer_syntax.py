"""Whether what the running Python cannot read is the syntax of a newer one: f-strings of Python 3.12, say."""

from __future__ import annotations

import ast
import sys
from functools import partial

from beginner_lint.limits import DEEPEST, with_room_for
from beginner_lint.pieces import Piece, Unparsable
from beginner_lint.source import Source


def is_newer(source: Source, reason: SyntaxError, oldest: tuple[int, int] | None) -> bool:
    """Tell whether the line that the compiler rejects is a statement, or begins one, that LibCST can read.

    LibCST knows the syntax of nearly every Python. Of a statement that goes over several lines nothing is
    said, unless the project is for a newer Python only.

    Args:
        source: the file.
        reason: what the compiler says.
        oldest: the oldest Python that the project is for, if it says so.

    """
    if oldest is not None and oldest > sys.version_info[:2]:
        return True
    if not reason.lineno or not 0 < reason.lineno <= len(source.line_starts):
        return False
    line = source.line(reason.lineno).strip()
    code = f"{line} pass\n" if line.endswith(":") else f"{line}\n"
    if reason.msg.startswith("too many") or len(code) > DEEPEST or _is_read(code):
        return False
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
