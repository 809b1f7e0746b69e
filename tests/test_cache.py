"""The cache: same output, never a stale or foreign result, and no harm from what lies in its place."""

from __future__ import annotations

import os
import pickle
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from beginner_lint import cache as cache_module
from beginner_lint.cache import Cache
from beginner_lint.cache_folder import FOLDER, TAG, Unusable, clean
from beginner_lint.diagnostic import Applicability
from beginner_lint.discovery import File
from beginner_lint.importers import standing_alone
from beginner_lint.outcome import Outcome, Task
from beginner_lint.records import from_bytes
from beginner_lint.run import run
from beginner_lint.settings import Settings

ROOT = Path(__file__).parents[1]
FINDING = "for i in xrange(3):\n    print(i)\n"
NO_FIX = "def f(n):\n    return f(n)\n"
CONTENTS = {
    "clean.py": "x = 1\n",
    "empty.py": "",
    "finding.py": FINDING,
    "no_fix.py": NO_FIX,
    "broken.py": "x = (\n",
    "unreadable.py": "# coding: klingon\n",
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and owners of POSIX")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))
    folder = tmp_path / "project"
    folder.mkdir()
    for name, content in CONTENTS.items():
        (folder / name).write_text(content)
    return folder


def lint(folder: Path, *arguments: str, path: str = ".") -> tuple[int, str, str]:
    command = [sys.executable, "-m", "beginner_lint", "check", *arguments, path]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    return done.returncode, done.stdout, done.stderr


def database(project: Path) -> Path:
    [path] = (project / FOLDER).glob("*.sqlite")
    return path


@pytest.mark.parametrize("output", ["full", "concise", "json", "github", "statistics", "diff"])
def test_from_the_cache_every_format_is_the_same(project: Path, output: str) -> None:
    option = (f"--{output}",) if output in ("statistics", "diff") else ("--output-format", output)
    fresh = lint(project, "--no-cache", *option)
    assert not (project / FOLDER).exists()
    assert [lint(project, *option) for _ in range(3)] == [fresh] * 3
    assert database(project).stat().st_size > 0


def test_fixing_after_the_cache_is_the_same(project: Path) -> None:
    twin = project.parent / "twin"
    shutil.copytree(project, twin)
    lint(project)
    assert lint(project, "--fix") == lint(twin, "--fix", "--no-cache")
    assert {name: (project / name).read_bytes() for name in CONTENTS} == {
        name: (twin / name).read_bytes() for name in CONTENTS
    }
    assert lint(project) == lint(twin, "--no-cache")


# Runs in this process, where what is examined can be seen.


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    from beginner_lint import workers

    names: list[str] = []
    real = workers.Workers.examine

    def watched(self: workers.Workers, jobs: list[workers.Job]) -> list[Outcome]:
        names.extend(job.file.shown for job in jobs)
        return real(self, jobs)

    monkeypatch.setattr(workers.Workers, "examine", watched)
    return names


DEFAULTS = Settings()


def files_of(project: Path, settings: Settings = DEFAULTS) -> list[File]:
    return [File(str(project / name), name, settings) for name in sorted(CONTENTS)]


BRIEFLY = Task(shows_code=False)


def cached(project: Path, task: Task = BRIEFLY, files: list[File] | None = None) -> list[Outcome]:
    cache = Cache(str(project / FOLDER), str(project))
    return list(run(files or files_of(project), task, 1, cache))


def test_nothing_is_examined_twice(project: Path, examined: list[str]) -> None:
    first = cached(project)
    assert examined == sorted(CONTENTS)
    examined.clear()
    second = cached(project)
    assert examined == ["unreadable.py"]  # what could not be checked is tried again
    assert [[each.message for each in outcome.diagnostics] for outcome in first] == [
        [each.message for each in outcome.diagnostics] for outcome in second
    ]


def test_no_edit_comes_from_the_cache(project: Path, examined: list[str]) -> None:
    cached(project)
    examined.clear()
    for outcome in cached(project):
        assert all(each.fix is None or each.fix.edits == () for each in outcome.diagnostics) or examined == [
            outcome.file.shown
        ]
    for task in (Task(), Task(Applicability.SAFE), Task(Applicability.UNSAFE, writes=True)):
        examined.clear()
        outcomes = cached(project, task)
        assert examined == ["finding.py", "unreadable.py"]
        assert all(each.fix is None or each.fix.edits for outcome in outcomes for each in outcome.diagnostics)


def test_a_file_that_changes_after_it_was_looked_up_is_examined(
    project: Path, examined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [file for file in files_of(project) if file.shown in ("clean.py", "broken.py")]
    cached(project, Task(), files)
    real = Cache.end_look_up

    def changed(self: Cache) -> None:
        (project / "broken.py").write_text(FINDING)
        real(self)

    monkeypatch.setattr(Cache, "end_look_up", changed)
    examined.clear()
    found = {
        outcome.file.shown: [each.code for each in outcome.diagnostics]
        for outcome in cached(project, Task(), files)
    }
    assert examined == ["broken.py"]
    assert found == {"clean.py": [], "broken.py": ["ZEN201"]}


CHANGES = {
    "settings": lambda files: [file._replace(settings=Settings(select=("loops",))) for file in files],
    "builtins": lambda files: [
        file._replace(settings=Settings(builtins_extra=frozenset({"x"}))) for file in files
    ],
    "shown": lambda files: [file._replace(shown=f"../{file.shown}") for file in files],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_counts_is_in_the_key(project: Path, examined: list[str], change: object) -> None:
    cached(project)
    examined.clear()
    files = change(files_of(project))  # type: ignore[operator]
    cached(project, files=files)
    assert len(examined) == len(CONTENTS)
    examined.clear()
    cached(project, files=files)
    cached(project)
    assert examined == [files[-1].shown, "unreadable.py"]  # both are kept


def test_time_limit_and_excludes_do_not_count(project: Path, examined: list[str]) -> None:
    cached(project)
    examined.clear()
    cached(project, files=files_of(project, Settings(time_limit=5, exclude=("a",), root="/x")))
    assert examined == ["unreadable.py"]


def test_same_size_and_time_is_not_the_same_content(project: Path) -> None:
    path = project / "clean.py"
    path.write_text("for i in  range(3):\n    print(i)\n")
    before = path.stat()
    assert "clean.py" not in lint(project, "--output-format", "concise")[1]
    path.write_text("for i in xrange(3):\n    print(i)\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "clean.py:1:10: ZEN201" in lint(project, "--output-format", "concise")[1]


def test_what_other_files_import_counts(project: Path) -> None:
    (project / "mine.py").write_text("list = [1]\nprint(list)\n")
    concise = ("--output-format", "concise", "--select", "builtin-variable")
    assert "mine.py:1:1: ZEN501 [*]" in lint(project, *concise)[1]
    (project / "clean.py").write_text("import mine\n")
    assert "mine.py:1:1: ZEN501 `list`" in lint(project, *concise)[1]
    assert lint(project, *concise) == lint(project, "--no-cache", *concise)


@pytest.mark.parametrize("part", ["code", "version"])
def test_other_code_is_another_cache(
    project: Path, examined: list[str], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    cached(project)
    examined.clear()
    cache_module._environment.cache_clear()
    if part == "code":
        monkeypatch.setattr(cache_module, "of_code", lambda: b"another")
    else:
        monkeypatch.setattr(sys, "version", "3.99")
    cached(project)
    cache_module._environment.cache_clear()
    assert len(examined) == len(CONTENTS)


def test_fuzzed_bytes_change_nothing(project: Path) -> None:
    expected = [[str(each) for each in outcome.diagnostics] for outcome in cached(project)]
    path = database(project)
    good = path.read_bytes()
    generator = random.Random(4)
    told = [found.start() for found in re.finditer(b"is gone in Python 3", good)]
    assert told, "what is told stands in the file as it is"
    files = standing_alone(files_of(project))
    cache = Cache(str(project / FOLDER), str(project))
    unknown = [file.shown for file in files if cache.found(file) is None]
    assert unknown == ["unreadable.py"], "what could not be checked is tried again"
    cache.end_look_up()
    known_at_all = 0
    for attempt in range(150):
        raw = bytearray(good)
        for _ in range(generator.choice((1, 3, 200))):
            raw[generator.randrange(len(raw))] = generator.randrange(256)
        if attempt % 2:
            raw = bytearray(good)
            raw[generator.choice(told) + generator.randrange(19)] ^= 1
        if generator.random() < 0.2:
            del raw[generator.randrange(len(raw)) :]
        path.write_bytes(raw)
        cache = Cache(str(project / FOLDER), str(project))
        known = {file.shown: cache.found(file) for file in files}
        known_at_all += sum(found is not None for found in known.values())
        for shown, found in known.items():  # none, or the truth
            messages = [] if found is None else [str(each.message) for each in from_bytes(found)]
            truth = expected[sorted(CONTENTS).index(shown)]
            assert all(any(message in each for each in truth) for message in messages)
            assert found is None or len(messages) == len(truth)
        cache.end_look_up()
    assert known_at_all > 100, "much of the damage leaves other rows as they were"
    assert [[str(each) for each in outcome.diagnostics] for outcome in cached(project, Task())] == expected


HINDRANCES = {
    "pickle": lambda path: path.write_bytes(pickle.dumps({"a": 1})),
    "empty": lambda path: path.write_bytes(b""),
    "not-a-file": lambda path: (path.unlink(), path.mkdir()),
    "view": lambda path: _other_schema(path, "CREATE VIEW results AS SELECT 1"),
    "trigger": lambda path: _other_schema(path, "CREATE TABLE results (path BLOB)", "CREATE TRIGGER t INSERT ON results BEGIN SELECT 1; END"),
}  # fmt: skip


def _other_schema(path: Path, *statements: str) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("hinder", HINDRANCES.values(), ids=HINDRANCES.keys())
def test_anything_else_in_its_place_is_ignored(project: Path, hinder: object) -> None:
    fresh = lint(project, "--output-format", "concise")
    hinder(database(project))  # type: ignore[operator]
    assert lint(project, "--output-format", "concise") == fresh
    assert lint(project, "--output-format", "concise") == fresh


def test_a_cache_that_came_with_the_project_is_ignored(
    project: Path, examined: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "somebody else"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "somebody else"))
    cached(project)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "me"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "me"))
    examined.clear()
    cached(project)
    assert len(examined) == len(CONTENTS)
    if sys.platform != "win32":
        assert (tmp_path / "me" / "beginner-lint" / "key").stat().st_mode & 0o777 == 0o600


@posix
def test_links_are_not_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / FOLDER).symlink_to(tmp_path / "elsewhere")
    status, output, errors = lint(project, "--output-format", "concise")
    assert (status, "finding.py:1:10: ZEN201" in output) == (2, True)
    assert [line for line in errors.splitlines() if "cache" in line] == [
        f"warning: no cache: {project / FOLDER}: it is a link, or it belongs to somebody else"
    ]
    (project / FOLDER).unlink()
    lint(project)
    path = database(project)
    treasure = tmp_path / "treasure"
    treasure.write_bytes(b"gold")
    path.unlink()
    path.symlink_to(treasure)
    lint(project)
    assert treasure.read_bytes() == b"gold"
    assert not path.is_symlink()


def test_where_no_cache_can_be_one_line_says_so(project: Path) -> None:
    (project / FOLDER).write_text("I am a file.")
    status, output, errors = lint(project, "--output-format", "concise")
    assert (status, "finding.py:1:10: ZEN201" in output) == (2, True)
    assert errors.count("\n") == 1
    assert lint(project, "-q")[2] == ""


def test_runs_at_the_same_time(project: Path) -> None:
    for at in range(40):
        (project / f"more{at}.py").write_text(FINDING + f"# {at}\n")
    expected = lint(project, "--no-cache", "--output-format", "concise")
    command = [sys.executable, "-m", "beginner_lint", "check", "--output-format", "concise", "."]
    processes = [
        subprocess.Popen(
            command, cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(5)
    ]  # fmt: skip
    assert {process.communicate() for process in processes} == {expected[1:]}
    assert lint(project, "--output-format", "concise") == expected


def test_the_folder_tells_others_to_leave_it_out(project: Path) -> None:
    lint(project)
    if sys.platform != "win32":
        assert (project / FOLDER).stat().st_mode & 0o777 == 0o700
    assert (project / FOLDER / ".gitignore").read_text() == "*\n"
    assert (
        (project / FOLDER / "CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    )


def test_clean(project: Path) -> None:
    def command(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "beginner_lint", "clean", *arguments],
            cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        )  # fmt: skip
        return done.returncode, done.stderr

    lint(project)
    lint(project, "--cache-dir", "elsewhere")
    for folder, arguments in ((project / FOLDER, ()), (project / "elsewhere", ("--cache-dir", "elsewhere"))):
        assert command(*arguments) == (0, f"Removed: {folder}\n")
        assert not folder.exists()
        assert command(*arguments) == (0, f"There is no cache: {folder}\n")
    (project / "mine").mkdir()
    assert command("--cache-dir", "mine") == (
        2,
        f"beginner-lint: error: not removed: {project / 'mine'}: not a cache of beginner-lint\n",
    )
    (project / "mine" / "CACHEDIR.TAG").write_bytes(TAG)
    (project / "mine" / "thesis.txt").write_text("Years of work.")
    with pytest.raises(Unusable):
        clean(str(project / "mine"))
    assert (project / "mine" / "thesis.txt").exists()


def test_a_warm_run_loads_nothing_heavy(project: Path) -> None:
    for name in ("unreadable.py", "finding.py"):
        (project / name).unlink()
    lint(project, "--output-format", "concise", "--select", "ALL")
    program = (
        "import sys; from beginner_lint.frontends.cli import main; main(sys.argv[1:]); "
        "print(sorted({'ast', 'dataclasses', 'libcst', 'pickle', 'beginner_lint.source', 'beginner_lint.linter', "
        "'beginner_lint.rule', 'beginner_lint.workers'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--output-format", "concise", "--select", "ALL"],
        cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"
