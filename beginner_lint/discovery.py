"""From the paths that the user names to the files of the run."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from beginner_lint.configuration import Configuration
from beginner_lint.facts.project import Asker, Base, Heir, Override, Use
from beginner_lint.gitignore import GitIgnore
from beginner_lint.globs import matches
from beginner_lint.settings import Settings

SUFFIXES = (".py", ".pyi", ".pyw")


class File(NamedTuple):
    """A file of the run.

    `path` is absolute, with links in it left as they are, `shown` is how people are told of it. A file
    that `leads_out` is a link, found in a folder, to a file outside of all that was named: it may be
    looked at, not changed. `alone` is whether no scanned file imports it and it is in no package; None is
    unknown. `askers` and what follows is as in the project's facts.
    """

    path: str
    shown: str
    settings: Settings
    leads_out: bool = False
    alone: bool | None = None
    askers: tuple[Asker, ...] | None = None
    uses: tuple[Use, ...] = ()
    heirs: tuple[Heir, ...] = ()
    bases: tuple[Base, ...] = ()
    overrides: tuple[Override, ...] = ()


class Found:
    """What there is under the named paths: files by path, failures and remarks as (shown path, message)."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self.unreadable: list[tuple[str, str]] = []
        self.remarks: list[tuple[str, str]] = []


def find(
    paths: Iterable[str], configuration: Configuration, *, here: str, force_exclude: bool = False
) -> Found:
    """Return the files to look at, each once, in the order of their paths.

    Args:
        paths: files and folders as named; relative ones start at `here`.
        configuration: gives the settings of each file, excludes among them.
        here: the current folder (absolute).
        force_exclude: whether excludes are also for what is named itself.

    A named file is taken whatever its name. In a folder, Python files are found by suffix, leaving out
    what is excluded or ignored by git; linked folders are not followed.

    Raises:
        BadSettings: a settings file on the way cannot be used.

    """
    search = _Search(configuration, here, force_exclude)
    for path in paths:
        search.named(absolute(path, here), path)
    return search.result()


def absolute(path: str, here: str) -> str:
    """Return an absolute path without `.` and `..`, where leaving them out leads to the same place."""
    path = os.path.join(here, path)
    plain = os.path.normpath(path)
    if ".." in path.split(os.sep) and os.path.realpath(plain) != os.path.realpath(path):
        return os.path.realpath(path)
    return plain


def shown(path: str, here: str) -> str:
    """Return how people are told of an absolute path: from the current folder if it lies there."""
    inside = here.rstrip(os.sep) + os.sep
    return path[len(inside) :] if path.startswith(inside) else path


def is_excluded(path: str, settings: Settings) -> bool:
    """Whether a path, or a folder around it below where the settings start, is excluded."""
    return any(matches(settings.exclude, part, settings.root) for part in _below(path, settings.root))


class _Search:
    def __init__(self, configuration: Configuration, here: str, force_exclude: bool) -> None:
        self._configuration = configuration
        self._here = here
        self._force_exclude = force_exclude
        self._found = Found()
        self._by_real_path: dict[str, File] = {}
        self._linked: list[tuple[str, str]] = []  # links found in folders: where they are, where they lead
        self._roots: list[str] = []

    def named(self, path: str, as_named: str) -> None:
        """Take in a path that the user named."""
        try:
            mode = os.stat(path).st_mode
        except OSError as reason:
            self._found.unreadable.append((as_named, reason.strerror or str(reason)))
            return
        except ValueError:  # a null character
            self._found.unreadable.append((as_named, "Not a possible path"))
            return
        if self._force_exclude and is_excluded(path, self._configuration.for_folder(os.path.dirname(path))):
            return
        real = os.path.realpath(path)
        self._roots.append(real)
        if stat.S_ISDIR(mode):
            self._walk(path, real)
        elif not stat.S_ISREG(mode):
            self._found.unreadable.append((as_named, "Not a regular file"))
        elif path.endswith(".ipynb"):
            self._found.remarks.append((as_named, "notebooks are not checked yet"))
        else:
            self._by_real_path.setdefault(real, self._file(path))

    def _walk(self, top: str, real_top: str) -> None:
        pending = [(top, real_top, GitIgnore.above(top))]
        while pending:
            folder, real_folder, ignore = pending.pop()
            try:
                with os.scandir(folder) as scan:
                    entries = sorted(scan, key=lambda entry: entry.name)
            except OSError as reason:
                self._found.unreadable.append((shown(folder, self._here), reason.strerror or str(reason)))
                continue
            settings = self._configuration.for_folder(folder)
            ignore = ignore.entering(folder, frozenset(entry.name for entry in entries))
            for entry in entries:
                is_folder = entry.is_dir(follow_symlinks=False)
                if not is_folder and not entry.name.endswith(SUFFIXES):
                    continue
                if matches(settings.exclude, entry.path, settings.root) or ignore.ignores(
                    entry.path, is_folder=is_folder
                ):
                    continue
                real = os.path.join(real_folder, entry.name)
                if is_folder:
                    pending.append((entry.path, real, ignore))
                else:
                    self._entry(entry, real)

    def _entry(self, entry: os.DirEntry[str], real: str) -> None:
        """Take in an entry of a folder that is called like a Python file."""
        if entry.is_symlink():
            if os.path.isfile(entry.path):  # a link may lead nowhere, to itself or to a folder
                self._linked.append((entry.path, os.path.realpath(entry.path)))
        elif entry.is_file():
            self._by_real_path[real] = self._file(entry.path)
        else:
            self._found.remarks.append((shown(entry.path, self._here), "not a regular file, skipped"))

    def _file(self, path: str, leads_out: bool = False) -> File:
        settings = self._configuration.for_folder(os.path.dirname(path))
        return File(path, shown(path, self._here), settings.for_file(path), leads_out)

    def result(self) -> Found:
        """Return what was found, now that all is seen: a link counts only if its file was not met itself."""
        for path, real in sorted(self._linked):
            if real not in self._by_real_path:
                leads_out = not any(_is_inside(real, root) for root in self._roots)
                self._by_real_path[real] = self._file(path, leads_out)
        self._found.files = sorted(self._by_real_path.values(), key=lambda file: file.path)
        return self._found


def _below(path: str, root: str) -> Iterator[str]:
    """Yield `path` and the folders around it as far as they lie below `root`; only itself outside of it."""
    yield path
    while os.path.dirname(path) != root and _is_inside(os.path.dirname(path), root):
        path = os.path.dirname(path)
        yield path


def _is_inside(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
