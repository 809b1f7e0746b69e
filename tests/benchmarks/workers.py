"""From how many bytes on more processes pay: `python -m tests.benchmarks.workers [--rounds N]`.

Lints parts of the standard library of growing sizes with one, two and four worker processes, forked and
started anew, everything in turn in each round, and prints the least wall-clock time of each. Below the number
in `run.py` one process does it: that number is read off this table.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.measuring import run
from tests.corpus import STANDARD_LIBRARY

SIZES = (100_000, 200_000, 400_000, 800_000, 1_600_000, 3_200_000)
NUMBERS = (1, 2, 4)
KINDS = ("forked", "started anew")

# Lints with workers of one kind, whatever the size.
_PROGRAM = """
import sys
from beginner_lint import processes, run
from beginner_lint.frontends.cli import main
kind = sys.argv.pop(1)
run._WORTH_WORKERS = 0
if kind == "started anew":
    processes.may_fork = lambda: False
sys.exit(main(sys.argv[1:]))
"""


def table(rounds: int) -> list[str]:
    """Return the lines of a table: seconds by size, kind and number of workers."""
    times: defaultdict[tuple[int, str, int], list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        parts = {size: _part(Path(folder) / str(size), size) for size in SIZES}
        for _ in range(rounds):
            for size, part in parts.items():
                for kind in KINDS:
                    for number in NUMBERS:
                        times[size, kind, number].append(_seconds(part, kind, number))
    heads = [f"{number} {kind}" for kind in KINDS for number in NUMBERS]
    return [
        f"| bytes | {' | '.join(heads)} |",
        "|---:|" + "---:|" * len(heads),
        *(
            f"| {size:,} | "
            + " | ".join(f"{min(times[size, kind, number]):.2f}" for kind in KINDS for number in NUMBERS)
            + " |"
            for size in SIZES
        ),
    ]


def _part(folder: Path, size: int) -> Path:
    """Copy modules of the standard library, in an order without meaning, up to so many bytes."""
    folder.mkdir()
    for path in _within(sorted(STANDARD_LIBRARY.glob("*.py"), key=_mixed), size):
        shutil.copyfile(path, folder / path.name)
    return folder


def _mixed(path: Path) -> int:
    return zlib.crc32(path.name.encode())


def _within(paths: Iterable[Path], size: int) -> Iterable[Path]:
    """Yield the paths that fit into so many bytes together, none of more than a quarter of them."""
    for path in paths:
        needed = path.stat().st_size
        if needed <= size and needed <= size / 4:
            size -= needed
            yield path


def _seconds(path: Path, kind: str, number: int) -> float:
    options = ["--isolated", "--no-cache", "--exit-zero", "-q", "--output-format", "concise"]
    command = [sys.executable, "-c", _PROGRAM, kind, "check", *options, "-j", str(number), str(path)]
    with tempfile.TemporaryDirectory() as folder:
        return run(command, Path(folder)).wall


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.workers", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    print("\n".join(table(parser.parse_args().rounds)))


if __name__ == "__main__":
    main()
