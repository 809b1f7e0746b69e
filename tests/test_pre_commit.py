"""The hooks under the real pre-commit, from a local git repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.corpus import THOROUGH

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "ci.md"
EXAMPLE = ROOT / "examples" / "school_fair.py"
PUBLISHED = ["beginner_lint", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
XRANGE = "print(list(xrange(3)))\n"

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(not THOROUGH, reason="pre-commit is run on other Pythons"),
]


def git(*arguments: str, cwd: Path) -> str:
    command = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True).stdout.strip()


def committed(folder: Path) -> str:
    """Make a folder a git repository with everything in it committed; return the revision."""
    git("init", "--quiet", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "All", cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder)


def validate(manifest: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(manifest)]
    return subprocess.run(command, capture_output=True, text=True)


def test_manifest_is_valid(tmp_path: Path) -> None:
    assert validate(MANIFEST).returncode == 0
    broken = tmp_path / MANIFEST.name
    broken.write_text(
        MANIFEST.read_text(encoding="utf-8").replace("language: python", "language: serpent", 1)
    )
    assert validate(broken).returncode == 1


FIXED = XRANGE.replace("xrange", "range")
ENTRIES = {"beginner-lint": (1, XRANGE, 1), "beginner-lint-fix": (1, FIXED, 0)}


def test_each_hook_of_the_manifest_is_told_here() -> None:
    from pre_commit.clientlib import load_manifest

    hooks = {hook["id"]: hook for hook in load_manifest(MANIFEST)}
    assert {*hooks} == {*ENTRIES}
    assert {*re.findall(r"- id: (\S+)", GUIDE.read_text(encoding="utf-8"))} == {*ENTRIES}


@pytest.mark.parametrize(("hook", "expected"), ENTRIES.items(), ids=ENTRIES)
def test_entries_do_what_their_hooks_say(tmp_path: Path, hook: str, expected: tuple[int, str, int]) -> None:
    """As pre-commit runs them: its words, then the arguments and the files; the second time on the result."""
    from pre_commit.clientlib import load_manifest

    (found,) = (each for each in load_manifest(MANIFEST) if each["id"] == hook)
    program, *words = found["entry"].split()
    assert program == "beginner-lint"
    (tmp_path / "hw.py").write_text(XRANGE)
    (tmp_path / "old.py").write_text(XRANGE)
    (tmp_path / "pyproject.toml").write_text('[tool.beginner-lint]\nexclude = ["old.py"]\n')
    command = [sys.executable, "-m", "beginner_lint", *words, *found["args"], "hw.py", "old.py"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    first, second = (
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True) for _ in range(2)
    )
    assert (first.returncode, (tmp_path / "hw.py").read_text(), second.returncode) == expected
    assert b"old.py" not in first.stdout + second.stdout, "it is excluded, though pre-commit names it"
    assert (tmp_path / "old.py").read_text() == XRANGE


@dataclass
class Project:
    """A learner's repository that uses both hooks."""

    folder: Path
    home: Path

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", *arguments],
            cwd=self.folder,
            env={
                **os.environ,
                "PRE_COMMIT_HOME": str(self.home),
                "NO_COLOR": "1",
                "PRE_COMMIT_COLOR": "never",
            },
            capture_output=True,
            text=True,
            timeout=300,
        )

    def run(self, hook: str, *files: str) -> subprocess.CompletedProcess[str]:
        ran = self.pre_commit("run", hook, *(["--files", *files] if files else ["--all-files"]))
        assert ran.stderr == ""
        return ran


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The repository that publishes the hooks, with what a commit of this one would hold, and its revision."""
    folder = tmp_path_factory.mktemp("beginner-lint")
    for name in PUBLISHED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    return folder, committed(folder)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments that it installs: once for this module."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def project(tmp_path: Path, hooks: tuple[Path, str], home: Path) -> Project:
    repository, revision = hooks
    shutil.copy(EXAMPLE, tmp_path)
    (tmp_path / ".pre-commit-config.yaml").write_text(configuration_in_the_guide(repository, revision))
    committed(tmp_path)
    project = Project(tmp_path, home)
    installed = project.pre_commit("install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return project


def configuration_in_the_guide(repository: Path, revision: str) -> str:
    """Return the configuration that the guide recommends, for a repository and a revision."""
    (block,) = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    block = re.sub("(?<=repo: ).*", str(repository), block)
    return re.sub("(?<=rev: ).*", revision, block)


def shown_in_the_guide(command: str) -> str:
    """Return what the guide says that a command prints."""
    blocks = re.findall(r"```console\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (block,) = (block for block in blocks if block.startswith(f"$ {command}\n"))
    return str(block.removeprefix(f"$ {command}\n")).strip()


@pytest.mark.network
def test_hooks_do_what_the_guide_shows(project: Project) -> None:
    checked = project.run("beginner-lint")
    assert checked.stdout.strip() == shown_in_the_guide("pre-commit run --all-files beginner-lint")
    assert checked.returncode == 1
    assert git("status", "--porcelain", cwd=project.folder) == ""

    fixed = project.run("beginner-lint-fix")
    assert fixed.stdout.strip() == shown_in_the_guide("pre-commit run --all-files beginner-lint-fix")
    assert fixed.returncode == 1
    assert git("status", "--porcelain", cwd=project.folder) == f"M {EXAMPLE.name}"

    for hook in "beginner-lint", "beginner-lint-fix":
        again = project.run(hook)
        assert "Passed" in again.stdout
        assert again.returncode == 0


@pytest.mark.network
def test_excluded_files_stay_excluded_though_pre_commit_names_them(project: Project) -> None:
    (project.folder / "old").mkdir()
    (project.folder / "old" / "program.py").write_text(XRANGE)
    (project.folder / "pyproject.toml").write_text('[tool.beginner-lint]\nexclude = ["old"]\n')
    assert project.run("beginner-lint", "old/program.py").returncode == 0
    assert project.run("beginner-lint-fix", "old/program.py").returncode == 0
    assert (project.folder / "old" / "program.py").read_text() == XRANGE


@pytest.mark.network
def test_only_python_files_are_checked(project: Project) -> None:
    (project.folder / "notes.txt").write_text(XRANGE)
    ran = project.run("beginner-lint", "notes.txt")
    assert "(no files to check)Skipped" in ran.stdout
