"""Scouts say what a scan here says, and nothing goes wrong without them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = {
    "shop.py": "def show(id, name):\n    return id\n\n\nmax = 3\n",
    "main.py": "import shop as s\nprint(s.show(id=3, name='x'), s.max)\n",
    "other.py": "from shop import max\n",
    "empty.py": "",
}
forked = pytest.mark.skipif(sys.platform != "linux", reason="scouts are forked")


def write(folder: Path) -> list[str]:
    for name, code in FILES.items():
        (folder / name).write_text(code)
    return [str(folder / name) for name in FILES]


# Prints the names of the files of which scouts tell what a scan here tells; in a process with one thread.
REPORT = """
import os, sys
from beginner_lint import scouts
from beginner_lint.importers import imports_of
from beginner_lint.uses.mentions import mentions_of
fault, number, *paths = sys.argv[1:]
real = scouts._scan
exec(fault)
with scouts.scouting(paths, int(number)) as report:
    found = report()
print(*(os.path.basename(path) for path in found if found[path] == (imports_of(path), mentions_of(path))))
"""
DIES = """
def fatal(path):
    if path.endswith("main.py"):
        os.kill(os.getpid(), 9)
    return real(path)
scouts._scan = fatal
"""


def reported(fault: str, number: int, paths: Sequence[str]) -> list[str]:
    command = [sys.executable, "-c", REPORT, fault, str(number), *paths]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return sorted(subprocess.check_output(command, env=environment, text=True).split())


@forked
@pytest.mark.parametrize("number", [1, 2, 7])
def test_they_find_what_a_scan_here_finds(tmp_path: Path, number: int) -> None:
    paths = [*write(tmp_path), str(tmp_path / "gone.py")]
    assert reported("", number, paths) == sorted(map(os.path.basename, paths))


@forked
def test_what_a_lost_scout_was_to_look_at_is_missing(tmp_path: Path) -> None:
    assert reported(DIES, 2, write(tmp_path)) == ["other.py", "shop.py"]


def test_none_are_sent_out_where_nothing_may_be_forked(tmp_path: Path) -> None:
    assert reported("scouts.may_fork = lambda: False", 2, write(tmp_path)) == []


# Prints how the scouts ended that were at work when this was interrupted.
INTERRUPTED = """
import contextlib, sys, time
from beginner_lint import processes, scouts
sent = []
def noted(work, others):
    sent.append(processes.forked(work, others))
    return sent[-1]
scouts.forked = noted
scouts._scan = lambda path: time.sleep(1_000)
with contextlib.suppress(KeyboardInterrupt), scouts.scouting(sys.argv[1:], 2):
    raise KeyboardInterrupt
print(*(scout.process.wait() for scout in sent))
"""


@forked
def test_they_end_with_what_sent_them_out(tmp_path: Path) -> None:
    command = [sys.executable, "-c", INTERRUPTED, *write(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.check_output(command, env=environment, text=True).split() == ["-9", "-9"]


# Says what came of it, and whether scouts were there; one is lost on purpose.
PROGRAM = """
import os, sys
from beginner_lint import run
from beginner_lint.frontends.cli import main
run._WORTH_WORKERS = int(sys.argv.pop(1))
if sys.argv.pop(1) == "lost":
    from beginner_lint import scouts
    scouts._scan = lambda path: os.abort()
code = main(sys.argv[1:])
print("scouts" if "beginner_lint.scouts" in sys.modules else "no scouts", file=sys.stderr)
sys.exit(code)
"""


def lint(folder: Path, worth: int, what: str, *arguments: str) -> tuple[str, str]:
    options = ["check", "--isolated", "--output-format", "json", *arguments, "."]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(worth), what, *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return done.stdout, done.stderr.strip()


@forked
@pytest.mark.parametrize("cache", [["--no-cache"], ["--cache-dir", "kept"]], ids=["no-cache", "new-cache"])
def test_findings_are_the_same_with_scouts_without_and_with_lost_ones(
    tmp_path: Path, cache: Sequence[str]
) -> None:
    write(tmp_path)
    alone, _ = lint(tmp_path, 0, "sent", "--no-cache", "-j", "1")
    assert "other.py" in alone  # who uses what is told
    for what in ("sent", "lost"):
        folder = [f"{part}-{what}" if part == "kept" else part for part in cache]
        assert lint(tmp_path, 0, what, *folder, "-j", "2") == (alone, "scouts")


@pytest.mark.parametrize("arguments", [["-j", "1"], ["--stdin-filename", "main.py"]], ids=["one", "few"])
def test_few_files_and_one_process_need_none(tmp_path: Path, arguments: Sequence[str]) -> None:
    write(tmp_path)
    worth = 0 if "-j" in arguments else 400_000
    assert lint(tmp_path, worth, "sent", "--no-cache", *arguments)[1] == "no scouts"


def test_a_cache_that_knows_the_files_needs_none(tmp_path: Path) -> None:
    write(tmp_path)
    lint(tmp_path, 0, "sent", "--cache-dir", "kept", "-j", "2")
    assert lint(tmp_path, 0, "sent", "--cache-dir", "kept", "-j", "2")[1] == "no scouts"
