"""What is linted in the benchmarks: five trees and files, the same on every machine with the same Python."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.learners import large_file, script, write_scripts
from tests.corpus import STANDARD_LIBRARY


@dataclass(frozen=True, slots=True)
class Target:
    """A tree or a file. `sample` is a part of it for tools that would take hours over the whole."""

    key: str
    title: str
    path: Path
    sample: Path | None = None

    def lines(self, path: Path) -> int:
        """Return how many lines there are below `path`."""
        return sum(file.read_bytes().count(b"\n") for file in python_files(path))


def python_files(path: Path) -> list[Path]:
    """Return the Python files below a path, or the path itself."""
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def make(folder: Path, packages: Path) -> list[Target]:
    """Write all targets below `folder`; `packages` is a site-packages folder to take a copy of."""
    shutil.rmtree(folder, ignore_errors=True)
    library = _tree(folder / "library", STANDARD_LIBRARY, STANDARD_LIBRARY.glob("*.py"))
    site = _tree(folder / "packages", packages, packages.rglob("*.py"))
    scripts = folder / "scripts"
    scripts.mkdir()
    write_scripts(scripts, 2_000)
    large = folder / "large.py"
    large.write_text(large_file(50_000, 500))
    small = folder / "small.py"
    small.write_text(
        "import math\n\n\ndef area(radius):\n    return math.pi * radius**2\n\n\nprint(area(2))\n"
    )
    finding = folder / "finding.py"
    finding.write_text(
        small.read_text() + script(random.Random(3), 6) + "\nfor i in xrange(3):\n    print(i)\n"
    )
    return [
        Target("a", "standard library, top level", library, _sample(folder / "library_sample", library, 8)),
        Target("b", "site-packages with pandas", site, _sample(folder / "packages_sample", site, 100)),
        Target("c", "2,000 learners' scripts", scripts, _sample(folder / "scripts_sample", scripts, 20)),
        Target("d", "one file of 50,000 lines", large, _cut(folder / "large_sample.py", large, 2_500)),
        Target("e", "one small file", small),
        Target("f", "one small file with findings", finding),
    ]


def _tree(to: Path, base: Path, paths: Iterable[Path]) -> Path:
    for path in paths:
        there = to / path.relative_to(base)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, there)
    return to


def _sample(to: Path, tree: Path, share: int) -> Path:
    return _tree(to, tree, python_files(tree)[share // 2 :: share])


def _cut(to: Path, path: Path, lines: int) -> Path:
    to.write_text("\n".join(path.read_text().split("\n")[:lines]) + "\n")
    return to
