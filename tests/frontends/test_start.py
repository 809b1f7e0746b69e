"""What is not loaded where it is not needed: people wait for it, at each commit and in each editor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from beginner_lint.frontends.cli import main
status = main(sys.argv[1:])
print(status, *sorted(sys.modules))
"""
# Each of these takes milliseconds.
NOT_NEEDED = {
    "beginner_lint.facts.scopes.scopes",
    "beginner_lint.fixer",
    "beginner_lint.uses.mentions",
    "beginner_lint.reports.full",
    "beginner_lint.rescue",
    "beginner_lint.rule",
    "beginner_lint.uses.uses",
    "beginner_lint.writing",
    "concurrent.futures",
    "dataclasses",
    "difflib",
    "heapq",
    "inspect",
    "json",
    "libcst",
    "logging",
    "multiprocessing",
    "pathlib",
    "shutil",
    "subprocess",
    "tempfile",
    "tomllib",
}


def loaded(folder: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments, "small.py"],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    )
    status, *names = done.stdout.splitlines()[-1].split()
    assert status == "0", done.stdout
    return set(names)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.py").write_text("import math\n\n\ndef area(radius):\n    return math.pi * radius**2\n")
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, workers are started with `subprocess`")
@pytest.mark.parametrize("arguments", [(), ("--no-cache",), ("--fix",)], ids=["usual", "no-cache", "fix"])
def test_a_small_file_needs_little(folder: Path, arguments: tuple[str, ...]) -> None:
    assert not NOT_NEEDED & (loaded(folder, *arguments) - loaded_by_python())


def test_without_a_cache_there_is_no_database(folder: Path) -> None:
    assert not {"sqlite3", "hashlib"} & loaded(folder, "--no-cache")


def test_what_is_known_needs_no_parser(folder: Path) -> None:
    loaded(folder)
    assert not {"ast", "beginner_lint.workers", "pickle"} & (loaded(folder) - loaded_by_python())


def loaded_by_python() -> set[str]:
    """What is there before our code is, such as by a `.pth` file of an environment."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())
