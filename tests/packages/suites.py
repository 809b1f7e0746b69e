"""A package's own suite: what each test comes to, and which lines it runs."""

from __future__ import annotations

import difflib
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.packages.pinned import Package

RECORDING = Path(__file__).with_name("recording.py")

Outcomes = Mapping[str, Sequence[str]]

_PYTEST_OPTIONS = ("-q", "-p", "no:cacheprovider", "-o", "addopts=", "-o", "filterwarnings=")
_NUMBER = re.compile(r"(?<=[a-z_])\d+(?=[-\]])")
_LONGEST = 600  # seconds; a fix may have made an endless loop


@dataclass(frozen=True)
class Line:
    """A line of a file, from 1."""

    path: Path
    number: int


def outcomes(python: str, package: Package, tree: Path, *under: str) -> Outcomes:
    """Run the suite in a tree; return what each test came to.

    Args:
        python: what runs it.
        package: says how.
        tree: a copy of the package.
        under: what comes between Python and the script, such as coverage.

    """
    with tempfile.TemporaryDirectory(prefix="beginner-lint-suite-") as temporary:
        report = Path(temporary) / "outcomes.json"
        options = _PYTEST_OPTIONS if package.runner == "pytest" else ()
        try:
            ran = subprocess.run(
                [python, *under, RECORDING, report, package.module, package.runner, *options, *package.tests],
                cwd=tree, env=_environment(package, tree, temporary), stdin=subprocess.DEVNULL,
                capture_output=True, text=True, errors="replace", check=False, timeout=_LONGEST,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return {}
        if not report.exists():
            raise SystemExit(
                f"{package.name}: the suite left no report\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}"
            )
        told = json.loads(report.read_text(encoding="utf-8"))
    if told["origin"] and not Path(told["origin"]).is_relative_to(tree):
        raise SystemExit(f"{package.name}: the tests ran {told['origin']}, not the copy")
    return without_numbers(told["outcomes"])


def without_numbers(outcomes: Outcomes) -> Outcomes:
    """Return outcomes by tests without the numbers that pytest gives to parameters that have no name.

    A suite that takes its parameters from a set numbers them anew in each run: on Python before 3.12 the hash
    of None is an address. What shares a name then is compared as what it is, some tests of one name.
    """
    found: dict[str, list[str]] = {}
    for test, came_to in outcomes.items():
        found.setdefault(_NUMBER.sub("", test), []).extend(came_to)
    return {test: sorted(came_to) for test, came_to in found.items()}


def _environment(package: Package, tree: Path, temporary: str) -> dict[str, str]:
    """What the suite sees of the world: the same each time, and no folder in which it could leave something."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "SYSTEMROOT")}
    return {
        **kept,
        "HOME": temporary,
        "TMPDIR": temporary,
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join([str((tree / package.source).parent), str(tree)]),
        "TZ": "UTC",
    }


def changed_lines(before: Path, after: Path, files: Sequence[Path]) -> Iterator[Line]:
    """Yield the lines of the tree `after` that differ from the tree `before`, as a diff shows them."""
    for path in files:
        old = before / path.relative_to(after)
        if old.read_bytes() == path.read_bytes():
            continue
        texts = [each.read_bytes().splitlines() for each in (old, path)]
        for tag, _, _, start, end in difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
            if tag != "equal":
                yield from (Line(path, number) for number in range(start + 1, end + 1))


def lines_run(python: str, package: Package, tree: Path, lines: Sequence[Line]) -> int:
    """Return how many of the lines a further run of the suite executes; each counts with its statement."""
    if not lines:
        return 0
    with tempfile.TemporaryDirectory(prefix="beginner-lint-coverage-") as temporary:
        data, told = Path(temporary) / "data", Path(temporary) / "told.json"
        include = ",".join(sorted({str(line.path) for line in lines}))
        coverage = ("-m", "coverage", "run", "--rcfile=", f"--data-file={data}", f"--include={include}")
        outcomes(python, package, tree, *coverage)
        subprocess.run(
            [python, "-m", "coverage", "json", "--rcfile=", "-q", "-i", f"--data-file={data}", "-o", told],
            cwd=tree, capture_output=True, check=False,
        )  # fmt: skip
        if not told.exists():
            return 0
        files = json.loads(told.read_text(encoding="utf-8"))["files"]
    executed = {tree / name: set(file["executed_lines"]) for name, file in files.items()}
    starts = {
        tree / name: {*file["executed_lines"], *file["missing_lines"], *file["excluded_lines"]}
        for name, file in files.items()
    }
    return sum(
        max((start for start in starts.get(line.path, ()) if start <= line.number), default=0)
        in executed.get(line.path, ())
        for line in lines
    )
