"""What git ignores: nested .gitignore files from the repository's root down, and `.git/info/exclude`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_LARGEST = 1_000_000  # bytes

# Time grows with the length of a name to the power of the stars in a part of a pattern: thirty never end.
_MOST_STARS = 3
_MOST_DEEP = 6  # parts that are `**`


class GitIgnore(NamedTuple):
    """The patterns in force in a folder: a folder and its patterns each, the outermost first."""

    levels: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: str) -> GitIgnore:
        """Return what is in force around `folder` (absolute), which has been named by the user.

        A named folder is wanted: if git ignores it, the patterns that say so do not count.
        Without a repository around it nothing does.
        """
        ignore = cls()
        chain = list(_up_to_repository(folder))
        for inner, outer in zip(reversed(chain[:-1]), reversed(chain[1:]), strict=True):
            ignore = ignore.entering(outer)
            if ignore.ignores(inner, is_folder=True):
                return cls()
        return ignore

    def entering(self, folder: str, names: frozenset[str] | None = None) -> GitIgnore:
        """Return what is in force inside `folder`; `names` is what is in it, if that is known already."""
        levels = self.levels
        if _has(folder, ".git", names):
            levels = _level(folder, os.path.join(folder, ".git", "info", "exclude"))
        if _has(folder, ".gitignore", names):
            levels += _level(folder, os.path.join(folder, ".gitignore"))
        return GitIgnore(levels)

    def ignores(self, path: str, *, is_folder: bool) -> bool:
        """Whether git ignores an entry of the folder, if it does not ignore the folder itself."""
        for folder, patterns in reversed(self.levels):
            relative = path[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            verdict = patterns.check_file(f"{relative}/" if is_folder else relative).include
            if verdict is not None:
                return verdict
        return False


def _up_to_repository(folder: str) -> Iterator[str]:
    """Yield a folder and those around it up to the root of its repository; only itself if it has none."""
    chain = [folder]
    while not os.path.lexists(os.path.join(chain[-1], ".git")):
        parent = os.path.dirname(chain[-1])
        if parent == chain[-1]:
            chain = [folder]
            break
        chain.append(parent)
    yield from chain


def _has(folder: str, name: str, names: frozenset[str] | None) -> bool:
    return name in names if names is not None else os.path.lexists(os.path.join(folder, name))


def _level(folder: str, path: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
    """Return the patterns of one file; git follows no links to such files."""
    if os.path.islink(path) or not os.path.isfile(path):
        return ()
    try:
        with open(path, "rb") as file:
            raw = file.read(_LARGEST)
    except OSError:
        return ()
    return ((folder, _patterns(raw)),)


def _patterns(raw: bytes) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    lines = [line for line in (line.removesuffix("\r") for line in text.split("\n")) if _ends_in_time(line)]
    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(line for line in lines if _is_valid(line))


def _ends_in_time(line: str) -> bool:
    """Whether a pattern can be matched in no time; one that cannot is not looked at."""
    parts = line.split("/")
    return max(part.count("*") for part in parts) <= _MOST_STARS and parts.count("**") <= _MOST_DEEP


def _is_valid(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
