"""A disk that is really full, and one that is really read-only: small file systems in memory (needs root)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD = b"for i in xrange(3):\n    print(i)\n" + b"# filler\n" * 2_000
CONCISE = ["--isolated", "--jobs", "1", "--output-format", "concise"]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB with a program on it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, text=True)
    except OSError:
        pytest.skip("there is no mount")
    if mounted.returncode:
        pytest.skip(f"may not mount: {mounted.stderr.strip()}")
    try:
        (folder / "hw.py").write_bytes(OLD)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fix(folder: Path) -> tuple[int, str]:
    """Fix what is in the folder; return the exit status and what is said of files.

    The cache, for which there is no room either, has a line of its own.
    """
    command = [sys.executable, "-m", "beginner_lint", "--fix", *CONCISE, "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    lines = ran.stderr.splitlines(keepends=True)
    assert sum("no cache:" in line for line in lines) <= 1
    return ran.returncode, "".join(line for line in lines if "no cache:" not in line)


def test_full_disk(disk: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        (disk / "ballast").write_bytes(bytes(100_000))
    assert fix(disk) == (2, "warning: hw.py: not fixed: cannot write: No space left on device\n")
    assert (disk / "hw.py").read_bytes() == OLD
    assert not {*os.listdir(disk)} - {"ballast", "hw.py", ".beginner_lint_cache"}
    (disk / "ballast").unlink()
    assert fix(disk) == (0, "")
    assert (disk / "hw.py").read_bytes() == OLD.replace(b"xrange", b"range")


def test_read_only_disk(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    status, complaint = fix(disk)
    assert status == 2
    assert complaint in (
        "warning: hw.py: not fixed: the file is read-only\n",
        "warning: hw.py: not fixed: cannot write: Read-only file system\n",
    )
    assert (disk / "hw.py").read_bytes() == OLD
