"""Where a cache lies, and the key that seals it: neither is shared with anybody, and no link is followed."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable

FOLDER = ".beginner_lint_cache"
TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n# A cache of beginner-lint: https://bford.info/cachedir/\n"
)
_KEY_LENGTH = 32


class Unusable(Exception):
    """There can be no cache here; the message says why in one line."""


def secret() -> bytes:
    """Return the key that only this user has; it is made when first asked for.

    Raises:
        Unusable: there is none, and none can be made.

    """
    path = os.path.join(_user_folder(), "key")
    try:
        with contextlib.suppress(FileNotFoundError), open(path, "rb") as file:
            if len(key := file.read()) == _KEY_LENGTH:
                return key
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        temporary = f"{path}.{os.getpid()}"
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "wb") as file:
            file.write(key := os.urandom(_KEY_LENGTH))
        os.replace(temporary, path)
    except OSError as reason:
        raise Unusable(f"{path}: {reason.strerror}") from None
    return key


def _user_folder() -> str:
    """Return the folder for what is kept for this user, over all projects."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "beginner-lint")


def project_folder(here: str, *marks: str) -> str:
    """Return the nearest folder at or above `here` that is a repository or has settings, else `here`.

    Args:
        here: an absolute path.
        marks: what else than `.git` and `pyproject.toml` shows that a folder is that of a project.

    """
    folder = here
    while not any(os.path.lexists(os.path.join(folder, name)) for name in (".git", "pyproject.toml", *marks)):
        parent = os.path.dirname(folder)
        if parent == folder:
            return here
        folder = parent
    return folder


def make(folder: str) -> None:
    """Make the folder of a cache, so that git and backups leave it out.

    Raises:
        Unusable: it cannot be made, or is somebody else's, or a link, or holds something else.

    """
    try:
        with contextlib.suppress(FileExistsError):
            os.mkdir(folder, mode=0o700)
            for name, content in (("CACHEDIR.TAG", TAG), (".gitignore", b"*\n")):
                with open(os.path.join(folder, name), "xb") as file:
                    file.write(content)
        if not is_ours(folder, stat.S_ISDIR):
            raise Unusable(f"{folder}: it is a link, or it belongs to somebody else")
    except OSError as reason:
        raise Unusable(f"{folder}: {reason.strerror}") from None


def is_ours(path: str, is_kind: Callable[[int], bool]) -> bool:
    """Whether a path exists, is no link, is of a kind, and belongs to us."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return is_kind(status.st_mode) and (sys.platform == "win32" or status.st_uid == os.geteuid())


def remove(path: str) -> None:
    """Remove a file, or a link itself, if that is possible."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def clean(folder: str) -> bool:
    """Remove a cache; return whether there was one. Anything that is not ours stays.

    Raises:
        Unusable: it is not a cache of ours, or it cannot be removed.

    """
    if not os.path.lexists(folder):
        return False
    try:
        with open(os.path.join(folder, "CACHEDIR.TAG"), "rb") as file:
            ours = file.read(len(TAG)) == TAG and is_ours(folder, stat.S_ISDIR)
        if not ours:
            raise Unusable(f"{folder}: not a cache of beginner-lint")
        for name in os.listdir(folder):
            if name in ("CACHEDIR.TAG", ".gitignore") or ".sqlite" in name:
                os.unlink(os.path.join(folder, name))
        os.rmdir(folder)
    except FileNotFoundError:
        raise Unusable(f"{folder}: not a cache of beginner-lint") from None
    except OSError as reason:
        raise Unusable(f"{folder}: {reason.strerror}") from None
    return True
