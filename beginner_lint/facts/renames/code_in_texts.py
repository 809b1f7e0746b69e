"""Code that stands in a comment or a docstring, on which line, and how lines are spoken of."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beginner_lint.source import Source


def parsed(code: str) -> ast.Module | None:
    """Return the tree of what may be code, None if it is none; Python's warnings are not asked for."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def line_at(text: ast.Constant, place: int, source: Source) -> int:
    """Return the line (from 1) of a place in a text: the line of the file that has the same characters.

    Args:
        text: the text, as the tree has it.
        place: an index of its characters.
        source: the file.

    """
    value, last = str(text.value), text.end_lineno or text.lineno
    said = value[value.rfind("\n", 0, place) + 1 :].partition("\n")[0].strip()
    return next((line for line in range(text.lineno, last + 1) if said in source.line(line)), text.lineno)


def lines_in_words(numbers: Iterable[int]) -> str:
    """Return how some lines, one at least, are spoken of: `line 3`, `lines 3, 5 and 7`."""
    *first, last = map(str, sorted(set(numbers)))
    return f"lines {', '.join(first)} and {last}" if first else f"line {last}"
