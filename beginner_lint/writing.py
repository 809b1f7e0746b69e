"""Put new bytes in the place of a file's old ones: all of them or none, whatever happens."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys

_TEMPORARY = re.compile(r"\.beginner-lint-(\d+)-[0-9a-f]{16}\.tmp")


class NotWritten(Exception):
    """The file was left as it was; the message says why in one line."""


def write(path: str, original: bytes, new: bytes) -> None:
    """Replace the content of the file at `path`, which was `original` when read, by `new`.

    A temporary file in the same folder is written, synced and moved over the real file, so a crash, a full
    disk or a power cut leaves the old or the new bytes. Mode, owner and extended attributes are carried
    over where the system lets us; a symbolic link stays one and what it points to is replaced.

    Refused are: a file that changed meanwhile; one that is read-only, also for root; one with several
    names (hard links), because moving would part them and writing in place could be cut short.

    Raises:
        NotWritten: nothing was changed, and no temporary file is left.

    """
    try:
        target = os.path.realpath(path)
        status = _checked(target)
        _remove_leftovers(os.path.dirname(target))
        _replace(target, status, original, new)
    except OSError as reason:
        raise NotWritten(f"cannot write: {reason.strerror or reason}") from None


def _checked(target: str) -> os.stat_result:
    """Return the status of a file that may be replaced."""
    status = os.stat(target)
    if not stat.S_ISREG(status.st_mode):
        raise NotWritten("not a regular file")
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise NotWritten("the file is read-only")
    if status.st_nlink > 1:
        raise NotWritten(f"the file has {status.st_nlink} names (hard links), which would be parted")
    return status


def _replace(target: str, status: os.stat_result, original: bytes, new: bytes) -> None:
    folder = os.path.dirname(target)
    temporary = os.path.join(folder, f".beginner-lint-{os.getpid()}-{os.urandom(8).hex()}.tmp")
    try:
        # Not readable by others before it has the mode of the file that it stands for.
        descriptor = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with open(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            _carry_over(target, status, descriptor)
            os.fsync(descriptor)
        with open(target, "rb") as file:
            if file.read() != original:
                raise NotWritten("the file was changed by somebody else meanwhile")
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _carry_over(target: str, status: os.stat_result, descriptor: int) -> None:
    """Give the open temporary file the owner, attributes and mode of the target, as far as we may."""
    if sys.platform == "win32":
        return
    mode = stat.S_IMODE(status.st_mode)
    try:
        os.fchown(descriptor, status.st_uid, status.st_gid)
    except OSError:
        mode &= ~(stat.S_ISUID | stat.S_ISGID)  # these bits would speak for another owner
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                with contextlib.suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(target, name))
    os.fchmod(descriptor, mode)


def _sync_folder(folder: str) -> None:
    """Make the move outlast a power cut; file systems that cannot sync a folder need not."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove_leftovers(folder: str) -> None:
    """Remove temporary files of runs that were killed outright."""
    if sys.platform == "win32":
        return
    for name in os.listdir(folder):
        found = _TEMPORARY.fullmatch(name)
        if found and not _is_alive(int(found[1])):
            with contextlib.suppress(OSError):
                os.unlink(os.path.join(folder, name))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
