"""Time and peak memory of the real command on each hostile input: `python -m tests.hostile.measure [WORD ...]`.

Each input is checked in a process of its own, so the start of Python and of LibCST is in each row; words
choose the inputs that have one of them in their title. The first row is a file of one line.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile.inputs import CHECKED, DEEP, LIMITED, ODD, REFUSED

ROOT = Path(__file__).parents[2]


def measure(folder: Path, program: bytes) -> tuple[int, float, float, str]:
    """Check a program; return the exit status, seconds, MB, and the first line of the report."""
    path = folder / "hw.py"
    path.write_bytes(program)
    line = [sys.executable, "-m", "beginner_lint", "--isolated", "--jobs", "1", "--output-format", "concise"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with open(folder / "report", "w+b") as report:
        start = time.perf_counter()
        process = subprocess.Popen(
            [*line, path.name], cwd=folder, env=environment, stdout=report, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        report.seek(0)
        first = report.readline().decode(errors="replace").strip()
    return process.returncode, seconds, usage.ru_maxrss / 1024, first.partition(": ")[2]


def main(words: list[str]) -> None:
    """Print the table."""
    programs: dict[str, str | bytes] = {
        "one line": "xrange(1)\n",
        **CHECKED,
        **DEEP,
        **LIMITED,
        **REFUSED,
        **ODD,
    }
    print(
        f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"
    )
    print("| input | bytes | exit status | seconds | peak MB | first line |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for title, program in programs.items():
            if words and not any(word in title for word in words):
                continue
            raw = program.encode() if isinstance(program, str) else program
            status, seconds, megabytes, first = measure(Path(folder), raw)
            print(
                f"| {title} | {len(raw):,} | {status} | {seconds:.1f} | {megabytes:.0f} | {first[:90]} |",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
