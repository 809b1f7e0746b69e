"""What is known about a file from the files beside it."""

from __future__ import annotations

from typing import NamedTuple


class ProjectFacts(NamedTuple):
    """Facts that no single file holds; `beginner_lint.discovery` finds them, the rules only read them.

    `script` is whether nobody imports the file, so that its module-level names are its own; None is unknown.
    """

    script: bool | None = None
