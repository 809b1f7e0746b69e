"""Code that stands in a comment or a docstring, and on which line."""

from __future__ import annotations

import ast
import warnings


def parsed(code: str) -> ast.Module | None:
    """Return the tree of what may be code, None if it is none; Python's warnings are not asked for."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def line_at(text: ast.Constant, place: int) -> int:
    """Return the line (from 1) of a place in a text, by its characters: on one line it may have others."""
    lines = str(text.value).count("\n", 0, place) if text.lineno != text.end_lineno else 0
    return text.lineno + lines
