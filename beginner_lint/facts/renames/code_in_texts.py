"""Code that stands in a comment or a docstring."""

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
