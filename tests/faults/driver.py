"""Runs `beginner-lint --fix` in child processes, each with one fault at one step of writing a file.

A program of its own, because it forks: `python driver.py FOLDER` prints a JSON list of what came of each.
The product has no hook for this. The names `os` and `open` of its module `writing` are replaced by stand-ins
that count every call that goes to the system, those on open files included, and let the n-th one fail. So a
call that is added to the module later is a step like any other.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from beginner_lint import writing
from beginner_lint.frontends.cli import main

OLD = b"# \xc3\xa9\r\nfor i in xrange(3):\r\n    print(i)\r\n"
NEW = OLD.replace(b"xrange", b"range")
NAME = "hw.py"
MODE = 0o640
ERRORS = ("ENOSPC", "EIO", "EACCES", "EINTR")

Fault = Callable[[], None]


class Steps:
    """Counts calls; makes the fault happen at one of them."""

    def __init__(self, at: int = -1, fault: Fault = lambda: None) -> None:
        self.names: list[str] = []
        self._at = at
        self._fault = fault

    def take(self, name: str) -> None:
        """Count a call that is about to be made."""
        self.names.append(name)
        if len(self.names) - 1 == self._at:
            self._fault()


class CountedFile(io.FileIO):
    """An open file whose calls are steps; it takes a few bytes at a time, so that a write has a middle."""

    steps: Steps

    def write(self, data: Any) -> int:
        self.steps.take("write")
        return super().write(bytes(data)[:16])

    def readall(self) -> bytes:
        self.steps.take("read")
        return super().readall()

    def close(self) -> None:
        if not self.closed:
            self.steps.take("close")
        super().close()


class CountedSystem:
    """Stands in for the module `os` (or `os.path`): every function of it is a step."""

    def __init__(self, module: ModuleType, steps: Steps) -> None:
        self._module = module
        self._steps = steps

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._module, name)
        if isinstance(value, ModuleType):
            return CountedSystem(value, self._steps)
        if not callable(value) or isinstance(value, type):
            return value

        def counted(*arguments: Any, **options: Any) -> Any:
            self._steps.take(name)
            return value(*arguments, **options)

        return counted


@contextlib.contextmanager
def stepping(steps: Steps) -> Iterator[None]:
    """Let the writing module go through the stand-ins."""

    def counted_open(file: Any, mode: str) -> Any:
        steps.take("open file")
        raw = CountedFile(file, mode.replace("b", ""))
        raw.steps = steps
        return io.BufferedWriter(raw) if "w" in mode else io.BufferedReader(raw)

    writing.os, writing.open = CountedSystem(os, steps), counted_open  # type: ignore[attr-defined, assignment]
    try:
        yield
    finally:
        writing.os = os  # type: ignore[attr-defined]
        del writing.open  # type: ignore[attr-defined]


def kill() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    """Do what Ctrl-C does."""
    raise KeyboardInterrupt


def failing(code: str) -> Fault:
    """Return the fault that the system reports an error."""

    def fail() -> None:
        number = getattr(errno, code)
        raise OSError(number, os.strerror(number))

    return fail


def in_a_child(work: Callable[[], int]) -> tuple[int, str]:
    """Run in a forked process; return its exit status (minus the signal that ended it) and its output."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        os.dup2(write, 1)
        os.dup2(write, 2)
        sys.stdout = sys.stderr = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        try:
            status = work()
        except BaseException as reason:
            print(f"Traceback: {reason!r}", flush=True)
            status = 99
        sys.stdout.flush()
        os._exit(status)
    os.close(write)
    with open(read, "rb") as pipe:
        output = pipe.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), output


def fix(folder: Path, steps: Steps | None = None) -> int:
    """Fix the file in the folder with the command."""
    with stepping(steps or Steps()):
        return main(["--fix", "--isolated", "--output-format", "concise", "--jobs", "1", str(folder / NAME)])


def prepare(folder: Path) -> Path:
    """Write the file anew."""
    path = folder / NAME
    path.write_bytes(OLD)
    path.chmod(MODE)
    return path


def state(folder: Path) -> dict[str, object]:
    """Return what the folder looks like."""
    path = folder / NAME
    text = {OLD: "old", NEW: "new"}.get(path.read_bytes(), "broken") if path.exists() else "gone"
    others = sorted(entry.name for entry in folder.iterdir() if entry.name != NAME)
    return {"file": text, "mode": path.stat().st_mode & 0o7777, "others": others}


def case(folder: Path, fault_name: str, fault: Fault, at: int) -> dict[str, object]:
    """Fix with a fault at a step, and look; where the run was killed, fix again and look again."""
    prepare(folder)
    status, output = in_a_child(lambda: fix(folder, Steps(at, fault)))
    seen = {"fault": fault_name, "at": at, "status": status, "output": output, "after": state(folder)}
    if fault is kill:
        again, _ = in_a_child(lambda: fix(folder))
        seen |= {"again": again, "then": state(folder)}
    return seen


def run(folder: Path) -> dict[str, object]:
    """Return the steps of a write without a fault, and what came of every fault at every step."""
    prepare(folder)
    steps = Steps()
    with contextlib.redirect_stdout(io.StringIO()):
        fix(folder, steps)
    faults: dict[str, Fault] = {"SIGKILL": kill, "Ctrl-C": interrupt}
    faults |= {code: failing(code) for code in ERRORS}
    cases = [
        case(folder, name, fault, at) for name, fault in faults.items() for at in range(len(steps.names))
    ]
    return {"steps": steps.names, "cases": cases}


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]))))
