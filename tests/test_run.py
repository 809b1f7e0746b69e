from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from beginner_lint import examination
from beginner_lint.configuration import Configuration
from beginner_lint.diagnostic import Applicability
from beginner_lint.discovery import File, find
from beginner_lint.examination import examine
from beginner_lint.outcome import Job, Outcome, Task
from beginner_lint.run import LARGEST_FILE, run
from beginner_lint.settings import Settings

ROOT = Path(__file__).parents[1]
OLD = b"for i in xrange(3):\n    print(i)\n"
NEW = b"for i in range(3):\n    print(i)\n"
FIX = Task(Applicability.SAFE, writes=True)

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and links of POSIX")


def file_at(path: Path, **more: bool) -> File:
    return File(str(path), path.name, Settings(select=("xrange",)), **more)


def check(file: File, task: Task) -> Outcome:
    [outcome] = run([file], task)
    return outcome


def codes(outcome: Outcome) -> list[str]:
    return [diagnostic.code for diagnostic in outcome.diagnostics]


CONTENTS = {
    "clean": (b"print(1)\n", []),
    "finding": (OLD, ["ZEN201"]),
    "empty": (b"", []),
    "only-blanks": (b" \t\n\x0c\r\n   ", []),
    "only-a-comment": (b"# nothing", []),
    "only-a-mark": (b"\xef\xbb\xbf", []),
    "only-a-backslash": (b"\\", ["ZEN001"]),
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
    file = file_at(path)
    assert codes(check(file, Task())) == expected
    if len(raw) <= LARGEST_FILE:
        assert codes(examine(Job(file, raw, Task()))) == expected


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

    monkeypatch.setattr(examination, "lint", broken)
    outcome = examine(Job(file_at(tmp_path / "hw.py"), OLD, Task()))
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


def told(outcomes: Iterable[Outcome]) -> list[tuple[str, list[str], int]]:
    return [(outcome.file.shown, codes(outcome), len(outcome.applied)) for outcome in outcomes]


def test_processes_change_nothing_but_the_time(tmp_path: Path) -> None:
    files = project(tmp_path / "project")
    alone, together = list(run(files, Task(), jobs=1)), list(run(files, Task(), jobs=3))
    assert told(alone) == told(together)
    assert [codes(outcome) for outcome in alone].count(["ZEN201"]) == 40
    assert told(run(files, FIX, jobs=3)) == [(shown, [], len(found)) for shown, found, _ in told(alone)]
    assert b"xrange" not in b"".join(Path(file.path).read_bytes() for file in files)
