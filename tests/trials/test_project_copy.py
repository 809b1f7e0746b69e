"""The copy of a project: what is in it, where its links lead, and which folder the project is."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from beginner_lint.trials import project_copy
from beginner_lint.trials.project_copy import CannotCopy, ProjectCopy, import_folders, project_root

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and modes of POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with files, and folders that are not copied."""
    root = tmp_path / "shop"
    for path in (
        "pyproject.toml",
        "src/shop/__init__.py",
        "src/shop/inner/__init__.py",
        "src/shop/inner/deep.py",
        "scripts/run.py",
        "data/.hidden",
        ".git/config",
        "src/shop/__pycache__/x.pyc",
        ".pytest_cache/x",
        "env/pyvenv.cfg",
        "env/lib/big.py",
        "web/node_modules/x.js",
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    return root


def files(folder: str) -> set[str]:
    found = (path for path in Path(folder).rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix() for path in found}


@posix
def test_what_is_copied(root: Path) -> None:
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as listening, ProjectCopy(str(root)) as copy:
        here = os.getcwd()
        try:
            os.chdir(root)  # the path of a socket must be short
            listening.bind("socket")
        finally:
            os.chdir(here)
        copy.renew({})
        assert files(copy.folder) == {
            "pyproject.toml",
            "src/shop/__init__.py",
            "src/shop/inner/__init__.py",
            "src/shop/inner/deep.py",
            "scripts/run.py",
            "data/.hidden",
        }
        assert os.path.basename(copy.folder) == "shop"
        assert os.readlink(os.path.join(copy.folder, "env")) == str(root / "env")
        assert os.readlink(os.path.join(copy.folder, "web/node_modules")) == str(root / "web/node_modules")
    assert not os.path.lexists(copy.folder)


@posix
def test_links_lead_to_the_same_place(root: Path) -> None:
    (root / "relative").symlink_to("src/shop")
    (root / "absolute").symlink_to(root / "pyproject.toml")
    (root / "src" / "outside").symlink_to("../../elsewhere")
    (root / "loop").symlink_to("loop")
    with ProjectCopy(str(root)) as copy:
        copy.renew({})
        place = Path(copy.folder)
        assert (place / "relative").resolve() == place / "src/shop"
        assert (place / "absolute").resolve() == place / "pyproject.toml"
        assert os.readlink(place / "src/outside") == str(root.parent / "elsewhere")
        assert (place / "loop").is_symlink()


@posix
def test_links_by_another_name_of_the_project_lead_into_the_copy(root: Path, tmp_path: Path) -> None:
    """Else what a command writes through them would go to the user's files."""
    (tmp_path / "alias").symlink_to(root)
    (root / "file").symlink_to(tmp_path / "alias" / "pyproject.toml")
    (root / "all").symlink_to(tmp_path / "alias")
    with ProjectCopy(str(root)) as copy:
        copy.renew({})
        place = Path(copy.folder)
        assert (place / "file").resolve() == place / "pyproject.toml"
        assert (place / "all").resolve() == place


@posix
def test_what_is_changed_is_never_behind_a_link(root: Path) -> None:
    """A learner may have made the virtual environment in the very folder of the program."""
    (root / "hw" / "env").mkdir(parents=True)
    for path in ("hw/pyvenv.cfg", "hw/main.py", "hw/env/pyvenv.cfg"):
        (root / path).write_text(path)
    changed, other = str(root / "hw/main.py"), str(root / "env/lib/big.py")
    with ProjectCopy(str(root), [changed]) as copy:
        assert copy.original(changed) == b"hw/main.py"
        assert copy.original(other) is None, "it is not in the copy, but behind a link"
        copy.renew({changed: b"broken"})
        assert Path(copy.place(changed)).read_text() == "broken"
        assert os.readlink(os.path.join(copy.folder, "hw/env")) == str(root / "hw/env")
        with pytest.raises(OSError, match="is a link"):
            copy.renew({other: b"broken"})
    assert (root / "hw/main.py").read_text() == "hw/main.py"
    assert (root / "env/lib/big.py").read_text() == "env/lib/big.py"


def test_each_copy_is_new(root: Path) -> None:
    path = str(root / "scripts/run.py")
    with ProjectCopy(str(root)) as copy:
        copy.renew({path: b"changed"})
        place = Path(copy.folder)
        assert (place / "scripts/run.py").read_bytes() == b"changed"
        (place / "left.txt").touch()
        (place / "locked").mkdir(mode=0o500)
        (root / "scripts/run.py").write_text("later")
        copy.renew({})
        assert files(copy.folder).isdisjoint({"left.txt"})
        assert not (place / "locked").exists()
        assert (place / "scripts/run.py").read_text() == "scripts/run.py"
        assert copy.original(path) == b"scripts/run.py"
        assert copy.original(str(root / "nothing")) is None
    assert (root / "scripts/run.py").read_text() == "later"


def test_a_copy_within_the_project_does_not_hold_itself(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_copy.tempfile, "tempdir", str(root))
    with ProjectCopy(str(root)) as copy:
        copy.renew({})
        assert not any("beginner-lint-verify" in path for path in files(copy.folder))
    assert not list(root.glob("beginner-lint-verify-*"))


@pytest.mark.parametrize("limit", ["_MOST_FILES", "_MOST_BYTES"])
def test_too_much_is_refused(root: Path, limit: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(project_copy, limit, 3)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(project_copy.tempfile, "tempdir", str(tmp_path / "temporary"))
    with pytest.raises(CannotCopy, match="there is too much in"), ProjectCopy(str(root)):
        pass
    assert list((tmp_path / "temporary").iterdir()) == []


ROOTS = {
    "git wins over a nearer pyproject": ([".git/x", "a/pyproject.toml"], "a/b", ["a/b/x.py"], ""),
    "the nearest pyproject without git": (["pyproject.toml", "a/pyproject.toml"], "a/b", ["a/b/x.py"], "a"),
    "the project of the files": (["a/pyproject.toml", "b/pyproject.toml"], "a", ["b/c/x.py"], "b"),
    "the current folder": ([], "a", ["a/b/x.py"], "a"),
    "the folder of the files": ([], "a", ["b/x.py", "b/c/y.py"], "b"),
    "the folder around all": ([], "a", ["a/x.py", "b/y.py"], ""),
    "files beyond the project": (["a/pyproject.toml"], "a", ["a/x.py", "b/y.py"], ""),
}


@pytest.mark.parametrize(("marks", "here", "paths", "expected"), ROOTS.values(), ids=ROOTS)
def test_project_root(tmp_path: Path, marks: list[str], here: str, paths: list[str], expected: str) -> None:
    for path in [*marks, *paths]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / here).mkdir(exist_ok=True, parents=True)
    found = project_root(str(tmp_path / here), [str(tmp_path / path) for path in paths])
    assert found == str(tmp_path / expected).rstrip(os.sep)


def test_import_folders(root: Path) -> None:
    deep, script = str(root / "src/shop/inner/deep.py"), str(root / "scripts/run.py")
    assert import_folders(str(root), [deep, deep, script]) == [str(root / "src")]
    assert import_folders(str(root / "src/shop"), [deep]) == []
