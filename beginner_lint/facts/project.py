"""What is known about a file from the files beside it."""

from __future__ import annotations

from typing import NamedTuple


class Asker(NamedTuple):
    """A file beside one that imports a module of that name, and the names that it asks the module for."""

    file: str
    names: tuple[str, ...]


class ProjectFacts(NamedTuple):
    """Facts that no single file holds; `beginner_lint.discovery` finds them, the rules only read them.

    `script` is whether nobody imports the file, so that its module-level names are its own; None is unknown.
    `askers` are the neighbours that import a module of Python's own and get this file, which has its name;
    None: there is no such module, or imports do not look into the file's folder first.
    """

    script: bool | None = None
    askers: tuple[Asker, ...] | None = None
