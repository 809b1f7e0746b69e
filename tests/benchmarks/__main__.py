"""All benchmarks, side by side in one run: `python -m tests.benchmarks [--rounds N] [--tools TEXT…] [--targets abc]`.

It sets up each tool, of a pinned version, in an environment of its own outside of the repository (the first
time this takes some minutes), runs all of them in turn, and compares medians with the baseline B: one process
that reads and `ast.parse`s the same files. Run in full, it writes docs/benchmarks.md and docs/benchmarks.svg.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.benchmarks import targets as making
from tests.benchmarks import workers
from tests.benchmarks.learners import large_file
from tests.benchmarks.measuring import Measured, measure
from tests.benchmarks.report import page, plot
from tests.benchmarks.tools import CACHE, ROOT, Tool, program, set_up, site_packages, tools

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)  # lines, each with ten findings
FINDINGS = (10, 100, 1_000, 3_000, 10_000)  # in a file of 100,000 lines

Times = dict[tuple[str, str], list[Measured]]


def main() -> None:
    """Measure, and write the page if everything was measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    help_text = "only those whose name contains one of these, and the baseline"
    parser.add_argument("--tools", nargs="*", metavar="TEXT", default=[""], help=help_text)
    parser.add_argument("--targets", default="abcdef")
    parser.add_argument("--no-scaling", action="store_true")
    arguments = parser.parse_args()
    set_up()
    wanted = [*arguments.tools, "(B)"]
    chosen = [tool for tool in tools() if any(text in tool.name for text in wanted)]
    targets = [
        target
        for target in making.make(CACHE / "targets", site_packages("packages"))
        if target.key in arguments.targets
    ]
    times = _compare(chosen, targets, arguments.rounds)
    curves = (
        {}
        if arguments.no_scaling
        else {"size": _curve(SIZES, None), "findings": _curve((100_000,), FINDINGS)}
    )
    machine = (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, medians of {arguments.rounds} rounds"
    )
    pays = [] if arguments.no_scaling else workers.table(arguments.rounds)
    text = page([tool.name for tool in chosen], targets, times, curves, pays, machine)
    print(text)
    if arguments.tools == [""] and len(targets) == 6 and curves:
        (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
        plot(times, targets, curves, program("plot", "python"), ROOT / "docs" / "benchmarks.svg")


def _compare(chosen: list[Tool], targets: list[making.Target], rounds: int) -> Times:
    """Return the measurements by tool and target, scaled by lines where only a sample was linted."""
    times: Times = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for at in range(rounds):
            for target in targets:
                for number, tool in enumerate(chosen):
                    if tool.slow and (at or target.key == "f"):
                        continue
                    kept = Path(folder) / f"{number}-{target.key}"
                    kept.mkdir(exist_ok=True)
                    print(f"round {at + 1}: {target.key}, {tool.name}", file=sys.stderr)
                    times[tool.name, target.key].append(_one(tool, target, kept, first=not at))
    return times


def _one(tool: Tool, target: making.Target, kept: Path, *, first: bool) -> Measured:
    path = target.sample if tool.slow and target.sample else target.path
    if tool.warms and first:
        measure(tool, path, kept)
    found = measure(tool, path, kept)
    factor = target.lines(target.path) / target.lines(path)
    return Measured(found.wall * factor, found.cpu * factor, found.memory)


def _curve(sizes: tuple[int, ...], findings: tuple[int, ...] | None) -> list[tuple[int, float, float]]:
    """Return points: lines or findings, seconds to lint, seconds to fix; of one process, without its start."""
    linting, fixing = (
        next(tool for tool in tools() if tool.name == name)
        for name in ("beginner-lint, cold", "beginner-lint --fix")
    )
    points: list[tuple[int, float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.py"
        path.write_text("x = 1\n")
        nothing = [measure(tool, path, Path(folder)).cpu for tool in (linting, fixing)]
        for lines, number in ((lines, number) for lines in sizes for number in findings or (10,)):
            print(f"scaling: {lines} lines, {number} findings", file=sys.stderr)
            path.write_text(large_file(lines, number))
            found = [measure(tool, path, Path(folder)).cpu for tool in (linting, fixing)]
            points.append((number if findings else lines, found[0] - nothing[0], found[1] - nothing[1]))
    return points


if __name__ == "__main__":
    main()
