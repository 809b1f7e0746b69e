from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from beginner_lint import run as run_module
from beginner_lint.configuration import Configuration
from beginner_lint.diagnostic import Applicability
from beginner_lint.discovery import File, find
from beginner_lint.outcome import Outcome
from beginner_lint.run import LARGEST_FILE, Task, check, run
from beginner_lint.settings import Settings

ROOT = Path(__file__).parents[1]
OLD = b"for i in xrange(3):\n    print(i)\n"
NEW = b"for i in range(3):\n    print(i)\n"
FIX = Task(Applicability.SAFE, writes=True)

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and links of POSIX")


def file_at(path: Path, **more: bool) -> File:
    return File(str(path), path.name, Settings(select=("xrange",)), **more)


def codes(outcome: Outcome) -> list[str]:
    return [diagnostic.code for diagnostic in outcome.diagnostics]


CONTENTS = {
    "clean": (b"print(1)\n", []),
    "finding": (OLD, ["ZEN201"]),
    "empty": (b"", []),
    "syntax-error": (b"def f(:\n", ["ZEN001"]),
    "nul": (b"x = 1\0\n", ["ZEN001"]),
    "not-utf-8": (b"x = '\xff'\n", ["ZEN002"]),
    "unknown-codec": (b"# coding: klingon\n", ["ZEN002"]),
    "codec-that-is-no-text": (b"# coding: rot13\n", ["ZEN002"]),
    "utf-16": ("x = 1\n".encode("utf-16"), ["ZEN002"]),
    "mark-against-cookie": (b"\xef\xbb\xbf# coding: latin-1\n", ["ZEN002"]),
    "latin-1": (b"# coding: latin-1\nx = '\xe9'\n" + OLD, ["ZEN201"]),
    "nested-too-deeply": (b"x = " + b"-" * 200_000 + b"1\n", ["ZEN004"]),
    "too-large": (b"#" * (LARGEST_FILE + 1), ["ZEN004"]),
}


@pytest.mark.parametrize(("raw", "expected"), CONTENTS.values(), ids=CONTENTS.keys())
def test_each_content_gives_diagnostics_and_no_exception(
    tmp_path: Path, raw: bytes, expected: list[str]
) -> None:
    path = tmp_path / "hw.py"
    path.write_bytes(raw)
    assert codes(check(file_at(path), Task())) == expected
    assert codes(check(file_at(path), Task(), raw)) == expected if len(raw) <= LARGEST_FILE else True


@posix
@pytest.mark.parametrize(
    "raw", [b"\xef\xbb\xbf" + OLD, OLD.replace(b"\n", b"\r\n"), b"# coding: latin-1\n#\xe9\n" + OLD]
)
def test_only_the_edit_is_written(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "hw.py"
    path.write_bytes(raw)
    path.chmod(0o751)
    outcome = check(file_at(path), FIX)
    assert path.read_bytes() == raw.replace(b"xrange", b"range")
    assert path.stat().st_mode & 0o777 == 0o751
    assert [diagnostic.code for diagnostic in outcome.applied] == ["ZEN201"]
    assert outcome.diagnostics == ()


def test_nothing_is_written_for_a_difference(tmp_path: Path) -> None:
    path = tmp_path / "hw.py"
    path.write_bytes(OLD)
    outcome = check(file_at(path), Task(Applicability.SAFE))
    assert path.read_bytes() == OLD
    assert outcome.before is not None
    assert outcome.source is not None
    assert (outcome.before.encode(), outcome.source.encode()) == (OLD, NEW)


def test_nothing_is_written_without_a_fix(tmp_path: Path) -> None:
    path = tmp_path / "hw.py"
    path.write_bytes(b"print(1)\n")
    os.utime(path, ns=(1, 1))
    check(file_at(path), FIX)
    assert path.stat().st_mtime_ns == 1


@posix
@pytest.mark.parametrize("hindrance", ["read-only", "hard-link", "leads-out"])
def test_what_cannot_be_written_is_reported_as_it_stands(tmp_path: Path, hindrance: str) -> None:
    path = tmp_path / "hw.py"
    path.write_bytes(OLD)
    if hindrance == "read-only":
        path.chmod(0o444)
    if hindrance == "hard-link":
        os.link(path, tmp_path / "twin.py")
    outcome = check(file_at(path, leads_out=hindrance == "leads-out"), FIX)
    assert path.read_bytes() == OLD
    assert codes(outcome) == ["ZEN201"]
    assert outcome.applied == ()
    assert outcome.not_written
    assert outcome.failed()


def test_an_exception_is_told_for_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("line one\nline two")

    monkeypatch.setattr(run_module, "lint", broken)
    [outcome] = [check(file_at(tmp_path / "hw.py"), Task(), OLD)]
    [diagnostic] = outcome.diagnostics
    assert diagnostic.code == "ZEN003"
    assert "KeyError" in diagnostic.message
    assert "\n" not in diagnostic.message
    assert outcome.failed()


def project(folder: Path, number: int = 60) -> list[File]:
    """Make enough files for several workers."""
    folder.mkdir()
    for at in range(number):
        (folder / f"f{at:03}.py").write_bytes(b"# filler\n" * 1500 + (OLD if at % 3 else b"print(1)\n"))
    return find(["."], Configuration(str(folder), list, isolated=True), here=str(folder)).files


def told(outcomes: list[Outcome]) -> list[tuple[str, list[str], int]]:
    return [(outcome.file.shown, codes(outcome), len(outcome.applied)) for outcome in outcomes]


def test_processes_change_nothing_but_the_time(tmp_path: Path) -> None:
    files = project(tmp_path / "project")
    alone, together = run(files, Task(), jobs=1), run(files, Task(), jobs=3)
    assert told(alone) == told(together)
    assert [codes(outcome) for outcome in alone].count(["ZEN201"]) == 40
    assert told(run(files, FIX, jobs=3)) == [(shown, [], len(found)) for shown, found, _ in told(alone)]
    assert b"xrange" not in b"".join(Path(file.path).read_bytes() for file in files)


PRELUDE = """
import os, sys
from beginner_lint import run as module
from beginner_lint.configuration import Configuration
from beginner_lint.discovery import find
here = sys.argv[1]
files = find(["."], Configuration(here, list, isolated=True), here=here).files
real = module.check
"""


def in_a_new_process(code: str, folder: Path) -> str:
    program = PRELUDE + textwrap.dedent(code)
    command = [sys.executable, "-c", program, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="forked workers carry the fault")
def test_a_worker_that_dies_loses_one_file_only(tmp_path: Path) -> None:
    project(tmp_path / "project")
    output = in_a_new_process(
        """
        def deadly(file, task, raw=None):
            if file.shown in ("f007.py", "f031.py"):
                os.kill(os.getpid(), 11)
            return real(file, task, raw)
        module.check = deadly
        for outcome in module.run(files, module.Task(), jobs=2):
            print(outcome.file.shown, *(found.code for found in outcome.diagnostics))
        """,
        tmp_path / "project",
    )
    told = dict(line.partition(" ")[::2] for line in output.splitlines())
    assert [shown for shown, code in told.items() if code == "ZEN003"] == ["f007.py", "f031.py"]
    assert len(told) == 60
    assert list(told.values()).count("ZEN201") == 40 - sum(
        int(name[1:4]) % 3 > 0 for name in ("f007.py", "f031.py")
    )


@pytest.mark.skipif(sys.version_info < (3, 11), reason="no such workers before Python 3.11")
def test_workers_that_are_not_forked_import_nothing_from_the_current_folder(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    project(folder)
    for name in ("json", "multiprocessing", "libcst", "signal", "ast", "tokenize"):
        (folder / f"{name}.py").write_text("open('PWNED', 'w').close()\nraise SystemExit\n")
    output = in_a_new_process(
        """
        class Elsewhere:
            platform = "darwin"
            path, version_info = [entry for entry in sys.path if entry], sys.version_info
        sys.path[:] = Elsewhere.path
        os.chdir(here)
        module.sys = Elsewhere
        outcomes = module.run(files, module.Task(), jobs=2)
        print(sum(len(outcome.diagnostics) for outcome in outcomes))
        """,
        folder,
    )
    assert output == "40\n"
    assert not (folder / "PWNED").exists()
