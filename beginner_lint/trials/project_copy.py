"""A copy of a project, made anew for each run of a command in it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import stat
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import FrameType

# Not copied: what is made anew at need, and what a command must not reach through a copy.
_LEFT_OUT = frozenset(
    [".git", ".hg", ".svn", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".tox", ".nox"]
)
_MARKS = ("pyproject.toml", "setup.py", "setup.cfg", "tox.ini", "pytest.ini")

_MOST_FILES = 200_000
_MOST_BYTES = 4_000_000_000
# What ends a program at once, so that it leaves everything behind; Windows has not all of them.
_ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_LIMIT = f"more than {_MOST_FILES} files or {_MOST_BYTES // 10**9} GB"


class CannotCopy(Exception):
    """The project cannot be copied; the message says why in one line."""


def project_root(here: str, paths: Collection[str]) -> str:
    """Return the folder that is the project of some files.

    It is the git work tree around the current folder, else the nearest folder with a pyproject.toml or the
    like; if the files are not in it, the same is looked for from the folder that holds them all. Without
    any such mark it is the current folder if it holds them all, else the folder that does.

    Args:
        here: the current folder; absolute, without links, like `paths`.
        paths: the files.

    """
    common = os.path.commonpath([os.path.dirname(path) for path in paths])
    for start in (here, common):
        root = _marked(start)
        if root is not None and Path(common).is_relative_to(root):
            return root
    return here if Path(common).is_relative_to(here) else common


def _marked(folder: str) -> str | None:
    around = [folder, *map(str, Path(folder).parents)]
    for each in around:
        if os.path.lexists(os.path.join(each, ".git")):
            return each
    return next(
        (each for each in around for mark in _MARKS if os.path.isfile(os.path.join(each, mark))), None
    )


@contextlib.contextmanager
def ended_by_exception() -> Iterator[None]:
    """Make an exception of what ends a program at once, so that what must be removed or ended is.

    To be used in the main thread.
    """

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.getsignal(number) for number in _ENDINGS}
    for number, handler in before.items():
        if handler is signal.SIG_DFL:  # `nohup` has SIGHUP ignored, and that is to stay
            signal.signal(number, leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class ProjectCopy:
    """A project as it is at one moment, and a copy of that to run commands in.

    Links within the project lead to the same place of the copy. Virtual environments and `node_modules` are
    not copied but linked to, unless a file that is to be changed lies in them. All of it is removed at the
    end of the `with` block.

    Args:
        root: the folder of the project; absolute, without links, like `changed`.
        changed: the files whose contents will differ in the copies.

    """

    def __init__(self, root: str, changed: Collection[str] = ()) -> None:
        self.root = root
        self._changed = {str(folder) for path in changed for folder in Path(path).parents}
        self._temporary = tempfile.mkdtemp(prefix="beginner-lint-verify-")
        self._snapshot = os.path.join(os.path.realpath(self._temporary), "snapshot")
        self.folder = os.path.join(
            os.path.realpath(self._temporary), "copy", os.path.basename(root) or "project"
        )

    def __enter__(self) -> ProjectCopy:
        try:
            leaving_out = os.path.realpath(self._temporary)
            _copy(self.root, self._snapshot, leaving_out=leaving_out, whole=self._changed)
        except BaseException as reason:
            self._remove(self._temporary)
            if isinstance(reason, OSError):
                name = reason.filename or self.root
                raise CannotCopy(f"cannot copy {name}: {reason.strerror or reason}") from None
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._remove(self._temporary)

    def place(self, path: str) -> str:
        """Return where a path of the project is in the copy."""
        return os.path.normpath(os.path.join(self.folder, os.path.relpath(path, self.root)))

    def original(self, path: str) -> bytes | None:
        """Return what the file at a path of the project held when it was copied; None if it was not."""
        file = os.path.join(self._snapshot, os.path.relpath(path, self.root))
        try:
            return None if _is_behind_link(file) else Path(file).read_bytes()
        except OSError:
            return None

    def renew(self, contents: Mapping[str, bytes]) -> None:
        """Make the copy anew, with other contents of the files at some paths of the project."""
        self._remove(self.folder)
        shutil.copytree(self._snapshot, self.folder, symlinks=True)
        for path, content in contents.items():
            file = Path(self.place(path))
            if _is_behind_link(str(file)):  # it may lead out of the copy, to a file of the user
                raise OSError(errno.ELOOP, "a folder on the way is a link", path)
            file.chmod(file.stat().st_mode | stat.S_IWUSR)
            file.write_bytes(content)

    @staticmethod
    def _remove(folder: str) -> None:
        for parent, _, _ in os.walk(folder):  # a command may leave folders in which nothing can be removed
            with contextlib.suppress(OSError):
                os.chmod(parent, stat.S_IRWXU)
        shutil.rmtree(folder, ignore_errors=True)


def _copy(root: str, target: str, *, leaving_out: str, whole: Collection[str]) -> None:
    """Copy what belongs to a project, without one folder: the copy may be made within the project.

    Args:
        root: the folder of the project.
        target: where the copy is to be.
        leaving_out: the folder that is not copied.
        whole: folders that are copied even where others would be linked to.

    Raises:
        CannotCopy: there is too much of it.
        OSError: something cannot be read or written.

    """
    files = size = 0
    os.mkdir(target)
    for parent, entries in _folders(root, leaving_out, whole):
        there = os.path.join(target, os.path.relpath(parent, root))
        for entry in entries:
            new = os.path.join(there, entry.name)
            if entry.is_symlink():
                os.symlink(_same_link(entry.path, root), new)
            elif entry.is_dir():
                if _is_linked(entry, whole):
                    os.symlink(entry.path, new, target_is_directory=True)
                else:
                    os.mkdir(new)
            elif entry.is_file():
                files, size = files + 1, size + entry.stat().st_size
                if files > _MOST_FILES or size > _MOST_BYTES:
                    raise CannotCopy(f"there is too much in {root} to be copied ({_LIMIT})")
                shutil.copy2(entry.path, new)


def _folders(
    root: str, leaving_out: str, whole: Collection[str]
) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """Yield each folder to copy, outer ones first, with what is in it."""
    pending = [root]
    while pending:
        folder = pending.pop()
        with os.scandir(folder) as scan:
            entries = [entry for entry in scan if entry.name not in _LEFT_OUT and entry.path != leaving_out]
        yield folder, entries
        pending += (
            entry.path
            for entry in entries
            if entry.is_dir(follow_symlinks=False) and not _is_linked(entry, whole)
        )


def _is_linked(entry: os.DirEntry[str], whole: Collection[str]) -> bool:
    """Whether a folder holds what others have written, and only that."""
    if entry.path in whole:
        return False
    return entry.name == "node_modules" or os.path.isfile(os.path.join(entry.path, "pyvenv.cfg"))


def _is_behind_link(path: str) -> bool:
    return os.path.realpath(path) != path


def _same_link(link: str, root: str) -> str:
    """Return what a link must say in a copy to lead to the same place: relative within the project.

    What does not begin like the root may still lead into it: folders have other names through other links.
    """
    target = os.path.normpath(os.path.join(os.path.dirname(link), os.readlink(link)))
    folder, name = os.path.split(target)
    for place in (target, os.path.join(os.path.realpath(folder), name), os.path.realpath(target)):
        if Path(place).is_relative_to(root):
            return os.path.relpath(place, os.path.dirname(link))
    return target


def import_folders(root: str, paths: Collection[str]) -> list[str]:
    """Return the folders within a project from which the packages are imported to which files belong."""
    folders: dict[str, None] = {}  # each once, in order
    for path in paths:
        folder = os.path.dirname(path)
        if not _is_package(folder):
            continue
        while _is_package(folder):
            folder = os.path.dirname(folder)
        if Path(folder).is_relative_to(root):
            folders[folder] = None
    return list(folders)


def _is_package(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "__init__.py"))
