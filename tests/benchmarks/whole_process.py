"""Whole-process times side by side, in one run: `python -m tests.benchmarks.whole_process [--rounds N] [FOLDER]`.

The baseline is one process that reads and `ast.parse`s the same files and drops each tree (docs: design
figures are multiples of it). Every command lints the same files, the modules at the top of the standard
library unless a folder is given; each round runs all commands in turn, and the medians are compared.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.corpus import STANDARD_LIBRARY

ROOT = Path(__file__).parents[2]
BASELINE = """
import ast, sys, warnings
warnings.simplefilter("ignore")
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        text = file.read()
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        pass
"""


def commands(names: list[str]) -> dict[str, list[str]]:
    """Return the commands to compare; a tool that is not installed is left out."""
    linter = [sys.executable, "-m", "beginner_lint", "check", "--isolated", "--no-cache", "--exit-zero", "-q"]
    flake8 = [sys.executable, "-m", "flake8", "--isolated", "--exit-zero", "-q"]
    found = {
        "read and ast.parse": [sys.executable, "-c", BASELINE, *names],
        "beginner-lint": [*linter, *names],
        "beginner-lint, one process": [*linter, "--jobs", "1", *names],
        "beginner-lint, nothing to find": [*linter, "--select", "ZEN201", *names],
    }
    if _has("flake8"):
        # A plugin that is installed runs even if its codes are ignored: bare is only what is installed so.
        found["flake8 with ZEN" if _has("beginner_lint.frontends") else "flake8, bare"] = [*flake8, *names]
    ruff = shutil.which("ruff") or shutil.which("ruff", path=str(Path(sys.executable).parent))
    if ruff:
        selected = "PERF401,SIM113,A001,FLY002,PLR1736"
        found["ruff, related rules, no cache"] = [
            ruff, "check", "--isolated", "--preview", "--no-cache", "--exit-zero", "-q", "--select", selected, *names
        ]  # fmt: skip
    return found


def _has(module: str) -> bool:
    """Whether a module is installed, not just lying in the working folder."""
    command = [sys.executable, "-I", "-c", f"import {module}"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def measure(command: list[str]) -> tuple[float, float]:
    """Run a command from an empty folder; return wall-clock and CPU seconds, of child processes too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode not in (0, 2):  # 2: the library holds files that are broken on purpose
        raise SystemExit(f"{command[:6]} exits with {ran.returncode}: {ran.stderr[-500:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a table of medians and their ratios to the baseline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    folder: Path | None = arguments.folder
    files = sorted(folder.rglob("*.py") if folder else STANDARD_LIBRARY.glob("*.py"))
    lines = sum(path.read_bytes().count(b"\n") for path in files)
    print(f"{len(files)} files, {lines} lines, Python {sys.version.split()[0]}, {os.cpu_count()} cores, "
          f"medians of {arguments.rounds} rounds")  # fmt: skip
    compared = commands([str(path) for path in files])
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in compared}
    for _ in range(arguments.rounds):
        for name, command in compared.items():
            times[name].append(measure(command))
    medians = {
        name: (statistics.median(wall for wall, _ in each), statistics.median(cpu for _, cpu in each))
        for name, each in times.items()
    }
    wall_base, cpu_base = medians["read and ast.parse"]
    print(f"{'':<32} {'wall s':>7} {'× base':>7} {'CPU s':>7} {'× base':>7}")
    for name, (wall, cpu) in medians.items():
        print(f"{name:<32} {wall:>7.2f} {wall / wall_base:>7.2f} {cpu:>7.2f} {cpu / cpu_base:>7.2f}")


if __name__ == "__main__":
    main()
