"""Scouts say what a scan here says, and nothing goes wrong without them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from beginner_lint import processes, scouts
from beginner_lint.importers import imports_of
from beginner_lint.mentions import mentions_of
from beginner_lint.processes import Child
from beginner_lint.scouts import scouting

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


@forked
@pytest.mark.parametrize("number", [1, 2, 7])
def test_they_find_what_a_scan_here_finds(tmp_path: Path, number: int) -> None:
    paths = [*write(tmp_path), str(tmp_path / "gone.py")]
    with scouting(paths, number) as report:
        found = report()
    assert found == {path: (imports_of(path), mentions_of(path)) for path in paths}


@forked
def test_what_a_lost_scout_was_to_look_at_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fatal(path: str, real: object = scouts._scan) -> scouts.Scan:
        if path.endswith("main.py"):
            os.kill(os.getpid(), signal.SIGKILL)
        assert callable(real)
        scan: scouts.Scan = real(path)
        return scan

    monkeypatch.setattr(scouts, "_scan", fatal)
    with scouting(write(tmp_path), 2) as report:
        assert {Path(path).name for path in report()} == {"shop.py", "other.py"}


def test_none_are_sent_out_where_nothing_may_be_forked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scouts, "may_fork", lambda: False)
    with scouting(write(tmp_path), 2) as report:
        assert report() == {}


@forked
def test_they_end_with_what_sent_them_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Child] = []
    real = processes.forked

    def noted(work: Callable[..., None], others: Iterable[Child]) -> Child:
        sent.append(real(work, others))
        return sent[-1]

    monkeypatch.setattr(scouts, "forked", noted)
    monkeypatch.setattr(scouts, "_scan", lambda _: time.sleep(1_000))
    with pytest.raises(KeyboardInterrupt), scouting(write(tmp_path), 2):
        raise KeyboardInterrupt
    assert [scout.process.wait() for scout in sent] == [-signal.SIGKILL] * 2


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
