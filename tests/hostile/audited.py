"""Runs the command while Python's own audit hook watches: `python audited.py FOLDER ROOT ARGUMENT ...`.

Whatever would import, compile to run, start or connect because of what lies in FOLDER ends the process with
a line that begins with SPRUNG, and status 77. Workers that are forked have the hook too. For workers that
are spawned: tests/test_run.py.
"""

from __future__ import annotations

import os
import sys
from types import CodeType

FORBIDDEN = (
    "subprocess.",
    "socket.",
    "os.exec",
    "os.system",
    "os.posix_spawn",
    "os.startfile",
    "ctypes.",
    "pty.",
)
ALLOWED = ("socket.gethostname",)
STATUS = 77


def watch(folder: str) -> None:
    """Install the hook; it cannot be removed."""
    inside = os.path.realpath(folder) + os.sep

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if (event.startswith(FORBIDDEN) and event not in ALLOWED) or comes_from(inside, event, arguments):
            os.write(2, f"SPRUNG {event} {arguments!r}\n".encode())
            os._exit(STATUS)

    sys.addaudithook(hook)


def comes_from(inside: str, event: str, arguments: tuple[object, ...]) -> bool:
    """Whether an event runs code, or looks for code, inside the folder."""
    if event == "exec":  # a code object is about to run
        code = arguments[0]
        if not isinstance(code, CodeType):
            return False
        if code.co_filename.startswith("<"):  # made from a text: every trap has this word in it
            return "SPRUNG" in code.co_consts
        return os.path.realpath(code.co_filename).startswith(inside)
    if event == "import":  # module, file, sys.path, sys.meta_path, sys.path_hooks
        file = arguments[1]
        return isinstance(file, str) and os.path.realpath(file).startswith(inside)
    if event in ("open", "os.listdir", "os.scandir"):  # byte code is never looked for there
        path = arguments[0]
        name = os.fsdecode(path) if isinstance(path, str | bytes) else ""
        return "__pycache__" in name and os.path.realpath(name).startswith(inside)
    return False


if __name__ == "__main__":
    folder, root = sys.argv[1:3]
    del sys.argv[1:3]
    sys.path[0] = root  # in the place of the folder of this file
    watch(folder)
    from beginner_lint.__main__ import main

    sys.exit(main())
