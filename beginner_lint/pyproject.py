"""What a pyproject.toml says, besides settings of ours: the oldest Python that the project is for."""

from __future__ import annotations

import importlib
import re
import sys

# `>3.8` lets 3.8.1 in, so it counts as `>=3.8` does.
_LOWER_BOUND = re.compile(r"(?:>=?|~=?|===?|\^)\s*(\d+)(?:\.(\d+))?")
_PYTHON3 = (3, 0)
LARGEST = 1_000_000
"""How many bytes of such a file are read: it is written by hand."""


def parsed(raw: bytes) -> dict[str, object]:
    """Return the content of a TOML file.

    Raises:
        ValueError: it is no TOML, or no UTF-8.

    """
    toml = importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    try:
        content: dict[str, object] = toml.loads(raw.decode())
    except RecursionError as reason:
        raise ValueError(str(reason)) from None
    return content


def required_python(path: str) -> tuple[int, int] | None:
    """Return the oldest Python that a project asks for, None if it does not say so in a way that can be read.

    What is broken is left to those who need the file: nothing in it has to be for us.

    Args:
        path: a pyproject.toml.

    Returns:
        The version, such as (3, 8); (3, 0) for a project that runs on Python 2 as well.

    """
    try:
        with open(path, "rb") as file:
            raw = file.read(LARGEST)
    except OSError:
        return None
    if b"requires-python" not in raw and b"poetry" not in raw:
        return None  # often so, and the TOML parser need not be loaded
    try:
        content = parsed(raw)
    except ValueError:
        return None
    required = _at(content, "project", "requires-python") or _at(
        content, "tool", "poetry", "dependencies", "python"
    )
    return oldest_allowed(required) if isinstance(required, str) else None


def _at(content: object, *keys: str) -> object:
    """Return what stands in tables within each other; None if one is not there."""
    for key in keys:
        content = content.get(key) if isinstance(content, dict) else None
    return content


def oldest_allowed(specifier: str) -> tuple[int, int] | None:
    """Return the oldest Python that a version specifier lets in by its lower bounds; None if it has none.

    Args:
        specifier: as https://packaging.python.org/specifications/version-specifiers has it: `>=3.8,<4`; or
            as Poetry does: `^3.8 || ^3.12`.

    """
    oldest = []
    for allowed in specifier.split("||"):
        bounds = [(int(major), int(minor or 0)) for major, minor in _LOWER_BOUND.findall(allowed)]
        if not bounds:
            return None
        oldest.append(max(*bounds, _PYTHON3))
    return min(oldest)
