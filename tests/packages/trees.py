"""Sdists, fresh copies of their trees, and the Python that runs their suites; all outside of the repository."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Iterable
from pathlib import Path

from tests.packages.pinned import Package

CACHE = Path(os.environ.get("BEGINNER_LINT_PACKAGES", Path.home() / ".cache" / "beginner-lint-packages"))

_EVERYWHERE = ("pytest==9.2.0", "coverage==7.17.5")


def pristine(package: Package) -> Path:
    """Return the tree of a package as its sdist holds it, downloaded at need; nobody writes there."""
    archive = CACHE / "sdists" / f"{package.name}-{package.version}.tar.gz"
    if not archive.exists():
        _download(package, archive.parent)
    if hashlib.sha256(archive.read_bytes()).hexdigest() != package.sha256:
        raise SystemExit(f"{archive}: this is not the sdist that is pinned; delete it")
    folder = CACHE / "pristine" / package.name
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    (tree,) = folder.iterdir()
    return tree


def _download(package: Package, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    requirements = folder / f"{package.name}.txt"
    requirements.write_text(f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n")
    run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", package.name,
        "--require-hashes", "-d", folder, "-r", requirements)  # fmt: skip


def copy(tree: Path) -> Path:
    """Return a fresh copy of a tree, always at the same place, so that no path in an output differs."""
    folder = CACHE / "work" / tree.name
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(tree, folder, symlinks=True))


def sources(package: Package, tree: Path) -> list[Path]:
    """Return the files that are fixed: those of the source that belong to no tests."""
    source = tree / package.source
    if source.is_file():
        return [source]
    found = sorted(source.rglob("*.py"))
    return [path for path in found if not {"test", "tests"} & set(path.relative_to(source).parts)]


def contents(tree: Path) -> dict[Path, bytes]:
    """Return what each file of a tree holds, by its path in the tree; compiled files do not count."""
    paths = (path for path in tree.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(tree): path.read_bytes() for path in paths}


def interpreter(needs: Iterable[str]) -> str:
    """Return a Python in which exactly what the suites need is installed, by pinned versions."""
    wanted = sorted({*_EVERYWHERE, *needs})
    digest = hashlib.sha256("\n".join([sys.version, *wanted]).encode()).hexdigest()[:12]
    folder = CACHE / f"venv-{digest}"
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not (folder / "complete").exists():
        venv.create(folder, with_pip=True, clear=True)
        run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *wanted)
        (folder / "complete").touch()
    return str(python)


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command that must succeed; return its standard output."""
    ran = subprocess.run(command, cwd=cwd, text=True, capture_output=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{command} exits with {ran.returncode}:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    return ran.stdout
