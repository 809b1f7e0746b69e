"""What classes of the standard library have for methods, as far as one may inherit from them.

It is written down in `stdlib_classes.json`, so that no question imports anything, and each Python gives the
same answer; `tests/facts/stdlib_classes.py` says what the table holds, and makes it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


def is_stdlib_class(name: str) -> bool:
    """Tell whether a full name, such as `unittest.TestCase`, is that of a class that the table knows."""
    return name in _table()


def stdlib_parameters(name: str, method: str) -> frozenset[str] | None:
    """Return which builtins' names the parameters of a class's method have; None if it has no such method.

    What every object has is no method of a class; where the Pythons differ, what one of them has counts.
    """
    entry = _table().get(name)
    if isinstance(entry, str):
        return stdlib_parameters(entry, method)
    if entry is None:
        return None
    bases, methods = entry
    for written in methods.split():
        own, _, parameters = written.rstrip(")").partition("(")
        if own == method:
            return frozenset(filter(None, parameters.split(",")))
    inherited = (stdlib_parameters(base, method) for base in bases.split())
    return next((found for found in inherited if found is not None), None)


@cache
def _table() -> dict[str, str | list[str]]:
    file = resources.files("beginner_lint") / "facts" / "renames" / "stdlib_classes.json"
    table: dict[str, str | list[str]] = json.loads(file.read_text(encoding="utf-8"))
    return table
