"""What lies in the working folder is read, never imported, by the command and by its workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD = "for i in xrange(3):\n    print(i)\n"
SPRUNG = "SPRUNG"
TRAP = f"open({SPRUNG!r}, 'a').write(__name__ + '\\n')\nraise SystemExit('trapped')\n"

# What is not in the standard library but could be imported on the way.
OTHERS = {
    "libcst",
    "pathspec",
    "tomli",
    "yaml",
    "_yaml",
    "typing_extensions",
    "sitecustomize",
    "usercustomize",
    "conftest",
}


def loaded_before_us() -> set[str]:
    """Return what Python imports for `python -m` before the module starts; that cannot be prevented from there."""
    program = "import runpy, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a trap for every module, and enough files for workers, settings and ignore files."""
    folder = tmp_path / "work"
    folder.mkdir()
    for name in sorted(set(sys.stdlib_module_names) | OTHERS):
        (folder / f"{name}.py").write_text(TRAP + "# filler\n" * 200 + OLD)
    (folder / "conftest.py").write_text(TRAP)
    (folder / "pyproject.toml").write_text("[tool.beginner-lint]\nextend-exclude = ['{a,b}/**/c']\n")
    (folder / ".gitignore").write_text("*.tmp\n")
    return folder


def check(folder: Path, command: list[str], *arguments: str, path: str = str(ROOT)) -> str:
    """Run a command and assert that it did its work and no trap sprang; return its standard output."""
    environment = {**os.environ, "PYTHONPATH": path}
    environment.pop("PYTHONSAFEPATH", None)
    done = subprocess.run(
        [*command, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert not (folder / SPRUNG).exists(), (folder / SPRUNG).read_text()
    assert "trapped" not in done.stderr
    assert done.returncode == 1, done.stderr
    return done.stdout


def without(folder: Path, names: set[str]) -> None:
    """Take away the traps that spring before anything of ours runs."""
    for name in names:
        (folder / f"{name}.py").unlink(missing_ok=True)


@pytest.fixture
def script(tmp_path: Path) -> list[str]:
    """What installing makes of the `beginner-lint` entry point."""
    path = tmp_path / "bin" / "beginner-lint"
    path.parent.mkdir()
    path.write_text("import sys\nfrom beginner_lint.__main__ import main\nsys.exit(main())\n")
    return [sys.executable, str(path)]


def test_the_traps_work(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", "import libcst"], cwd=folder, capture_output=True, text=True)
    assert "trapped" in done.stderr
    assert (folder / SPRUNG).exists()


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_the_command_imports_nothing_from_it(folder: Path, script: list[str], jobs: str) -> None:
    output = check(folder, script, "--jobs", jobs, "--statistics", "-q", "--select", "xrange")
    assert output.split()[:2] == [str(len(list(folder.glob("*.py"))) - 1), "ZEN201"]


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_the_module_imports_nothing_from_it(folder: Path, jobs: str) -> None:
    without(folder, loaded_before_us())
    output = check(
        folder,
        [sys.executable, "-m", "beginner_lint"],
        "--jobs",
        jobs,
        "--statistics",
        "-q",
        "--select",
        "xrange",
    )
    assert "ZEN201" in output


@pytest.mark.parametrize("entry", ["", "."], ids=["empty-entry", "dot"])
def test_an_entry_of_pythonpath_for_the_current_folder_does_not_count(
    folder: Path, script: list[str], entry: str
) -> None:
    # With such an entry Python's own start imports from the folder.
    without(folder, loaded_before_us() | {"sitecustomize", "usercustomize", "site", "encodings"})
    check(
        folder,
        script,
        "-q",
        "--select",
        "xrange",
        "--fix",
        "--diff",
        path=os.pathsep.join([entry, str(ROOT)]),
    )


def test_fixing_and_all_formats_import_nothing_from_it(folder: Path, script: list[str]) -> None:
    for arguments in (
        ["--output-format", "json"],
        ["--output-format", "github"],
        ["--show-fixes", "--exclude", "a"],
    ):
        check(folder, script, "--select", "xrange", *arguments, "random.py")
    check(folder, script, "--select", "xrange", "--fix", "--exit-non-zero-on-fix", "turtle.py")
    assert "xrange" not in (folder / "turtle.py").read_text()


def test_a_clone_can_be_run_in_its_own_folder() -> None:
    """There the folder comes last, so that its other files hide nothing."""
    program = "import sys, beginner_lint.__main__; print(sys.path.index(sys.argv[1]) == len(sys.path) - 1)"
    done = subprocess.run(
        [sys.executable, "-c", program, str(ROOT)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True\n"
