"""Running a command once: seconds, seconds of work, and the largest process."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.tools import Tool

PATIENCE = 400  # seconds; what takes longer is given up


@dataclass(frozen=True, slots=True)
class Measured:
    """Wall-clock and processor seconds, and the peak memory of the largest process in MB."""

    wall: float
    cpu: float
    memory: float


def measure(tool: Tool, path: Path, kept: Path) -> Measured:
    """Run a tool on a path from an empty folder.

    Raises:
        SystemExit: it failed, so its time says nothing.

    """
    with tempfile.TemporaryDirectory() as folder:
        if tool.changes:
            there = Path(folder) / path.name
            (shutil.copytree if path.is_dir() else shutil.copyfile)(path, there)
            path = there
        (Path(folder) / "here").mkdir()
        return run([os.fspath(part) for part in tool.command(path, kept)], Path(folder) / "here")


def run(command: list[str], folder: Path) -> Measured:
    """Run a command once, in a folder.

    Raises:
        SystemExit: it failed, so its time says nothing.

    """
    errors = folder / "errors.txt"
    with errors.open("wb") as stream:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stream
        )
        _, status, usage = os.wait4(process.pid, 0)  # what it used, and what its own children did
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # 1 says that something was found; the library holds files that are broken on purpose, which is 2 or 3.
    if process.returncode < 0 or process.returncode > 3 or b"Traceback" in errors.read_bytes():
        raise SystemExit(f"{command[:4]} fails ({process.returncode}): {errors.read_text()[-800:]}")
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
