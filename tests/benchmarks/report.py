"""The page and the plot of what was measured."""

from __future__ import annotations

import json
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.measuring import Measured
from tests.benchmarks.targets import Target

BASELINE = "read and ast.parse (B)"
Point = tuple[int, float, float]

_PLOT = """
import json, sys
import matplotlib
matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "beginner-lint"
import matplotlib.pyplot as plt
data = json.loads(sys.stdin.read())
figure, axes = plt.subplots(1, 3, figsize=(15, 4.5), width_ratios=(1.6, 1, 1))
names = list(data["ratios"])[::-1]
axes[0].barh(names, [data["ratios"][name] for name in names], color=["#c33" if "beginner" in name else "#888" for name in names])
axes[0].set_xscale("log")
axes[0].set_xlabel("times reading and parsing alone, " + data["title"])
for axis, (label, points) in zip(axes[1:], data["curves"].items()):
    for at, name in ((1, "lint"), (2, "--fix")):
        axis.plot([point[0] for point in points], [point[at] for point in points], "o-", label=name)
    axis.set_xscale("log"); axis.set_yscale("log")
    axis.set_xlabel(label); axis.set_ylabel("seconds of work"); axis.legend()
figure.tight_layout()
figure.savefig(sys.argv[1], metadata={"Date": None})
"""


def page(
    names: Sequence[str], targets: Sequence[Target], times: Mapping[tuple[str, str], list[Measured]],
    curves: Mapping[str, list[Point]], workers: Sequence[str], machine: str,
) -> str:  # fmt: skip
    """Return the page, in Markdown; `workers` are the lines of the table that says from when on they pay."""
    lines = [
        "# Benchmarks",
        "",
        "Made by `python -m tests.benchmarks`; each number is a multiple of B, the wall-clock time that one process",
        "needs to read and `ast.parse` the same files, and the last column the largest process. ≈ marks what was",
        "measured on a fixed sample and scaled by its lines, because the whole would take hours.",
        f"All in one run: {machine}.",
        "",
    ]
    lines += [
        f"- **{target.key}**: {target.title}, {target.lines(target.path):,} lines, B = {_median(times, BASELINE, target).wall:.2f} s"
        for target in targets
    ]
    lines += ["", f"| wall clock | {' | '.join(target.key for target in targets)} | MB |"]
    lines += ["|---|" + "---:|" * (len(targets) + 1)]
    for name in names:
        cells = [_cell(times, name, target, "wall") for target in targets]
        peak = max(
            (one.memory for (tool, _), all_ in times.items() if tool == name for one in all_), default=0
        )
        lines.append(f"| {name} | {' | '.join(cells)} | {peak:.0f} |")
    lines += ["", f"| work of all processes | {' | '.join(target.key for target in targets)} |"]
    lines += ["|---|" + "---:|" * len(targets)]
    lines += [
        f"| {name} | {' | '.join(_cell(times, name, target, 'cpu') for target in targets)} |"
        for name in names
    ]
    lines += _milliseconds(names, targets, times)
    for label, points in curves.items():
        what = "lines, with 10 findings" if label == "size" else "findings in 100,000 lines"
        lines += [
            "",
            f"| {what} | lint: s | for each 1,000 | --fix: s | for each 1,000 |",
            "|---:|---:|---:|---:|---:|",
        ]
        lines += [
            f"| {at:,} | {lint:.2f} | {lint / at * 1000:.3f} | {fix:.2f} | {fix / at * 1000:.3f} |"
            for at, lint, fix in points
        ]
    if workers:
        lines += ["", "Seconds with so many worker processes, the least of all rounds:", "", *workers]
    return "\n".join([*lines, "", "![The same as a plot](benchmarks.svg)", ""])


def _milliseconds(
    names: Sequence[str], targets: Sequence[Target], times: Mapping[tuple[str, str], list[Measured]]
) -> list[str]:
    small = [target for target in targets if target.key in "ef"]
    nothing = "python -c pass"
    if not small or nothing not in names:
        return []
    lines = [
        "",
        f"| milliseconds more than `{nothing}` | {' | '.join(target.key for target in small)} |",
        "|---|" + "---:|" * len(small),
    ]
    for name in names:
        if all((name, target.key) in times for target in small):
            more = [
                (_median(times, name, target).wall - _median(times, nothing, target).wall) * 1000
                for target in small
            ]
            lines.append(f"| {name} | {' | '.join(f'{each:.0f}' for each in more)} |")
    return lines


def _cell(times: Mapping[tuple[str, str], list[Measured]], name: str, target: Target, kind: str) -> str:
    if (name, target.key) not in times:
        return ""
    ratio = getattr(_median(times, name, target), kind) / getattr(_median(times, BASELINE, target), kind)
    mark = "≈" if target.sample and name in ("pylint, matching checks", "Fixit", "refurb") else ""
    return f"{mark}{ratio:.2f}" if ratio < 10 else f"{mark}{ratio:.0f}"


def _median(times: Mapping[tuple[str, str], list[Measured]], name: str, target: Target) -> Measured:
    all_ = times[name, target.key]
    return Measured(
        *(statistics.median(getattr(one, kind) for one in all_) for kind in ("wall", "cpu", "memory"))
    )


def plot(
    times: Mapping[tuple[str, str], list[Measured]], targets: Sequence[Target], curves: Mapping[str, list[Point]],
    python: Path, to: Path,
) -> None:  # fmt: skip
    """Draw the ratios on the first target, and the curves; `python` has matplotlib."""
    target = targets[0]
    base = _median(times, BASELINE, target).wall
    ratios = {
        name: _median(times, name, target).wall / base
        for name, key in times
        if key == target.key and name != "python -c pass"
    }
    data = {
        "ratios": ratios,
        "title": target.title,
        "curves": {"lines" if key == "size" else key: points for key, points in curves.items()},
    }
    subprocess.run([python, "-c", _PLOT, to], input=json.dumps(data), text=True, check=True)
