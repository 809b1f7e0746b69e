"""`--fix` over a folder of everything that is not a plain file, and over files that others are changing."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD = "for i in xrange(3):\n    print(i)\n"
NEW = OLD.replace("xrange", "range")
NOBODY = 12345
CONCISE = ["--isolated", "--output-format", "concise", "--jobs", "1"]

# Root may do anything, so root becomes somebody else: after all modules are loaded, also those for workers.
AS_NOBODY = f"""
import os, sys
from beginner_lint.diagnostic import Applicability
from beginner_lint.discovery import File
from beginner_lint.examination import examine
from beginner_lint.frontends.cli import main
from beginner_lint.outcome import Job, Task
from beginner_lint.settings import Settings
warm = sys.argv.pop(1)
with open(warm, "w") as file:
    file.write({OLD!r})
main(["--fix", "-q", "--isolated", "--no-cache", "--jobs", "1", warm])
examine(Job(File(warm, "warm.py", Settings()), {OLD.encode()!r}, Task(Applicability.SAFE)))
os.unlink(warm)
os.setgid({NOBODY})
os.setuid({NOBODY})
sys.exit(main(sys.argv[1:]))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes, modes and signals of POSIX")


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the command in a folder."""
    command = [sys.executable, "-m", "beginner_lint", "--isolated", "--output-format", "concise", *arguments]
    return subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, start_new_session=True,
    )  # fmt: skip


def run(folder: Path, *arguments: str) -> tuple[str, str, int]:
    """Run the command; return what it says and its exit status."""
    process = start(folder, *arguments)
    output, complaint = process.communicate(timeout=120)
    return output, complaint, process.returncode


def make_socket(folder: Path) -> None:
    """Leave a socket in a folder; its name must be short, so it is made from inside."""
    program = "import socket; socket.socket(socket.AF_UNIX).bind('socket.py')"
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], cwd=folder, check=True)


def test_what_is_no_plain_file_is_passed_over_and_the_rest_is_fixed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside.py", tmp_path / "work"
    folder.mkdir()
    outside.write_text(OLD)
    (folder / "plain.py").write_text(OLD)
    (folder / "folder.py").mkdir()
    (folder / "folder.py" / "inside.py").write_text(OLD)
    (folder / "loop.py").symlink_to("loop.py")
    (folder / "round1.py").symlink_to("round2.py")
    (folder / "round2.py").symlink_to("round1.py")
    (folder / "nowhere.py").symlink_to("nothing")
    (folder / "out.py").symlink_to(outside)
    (folder / "again.py").symlink_to("plain.py")
    (folder / "up").symlink_to("..")
    (folder / "device.py").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.py")
    make_socket(folder)
    output, complaint, status = run(folder, "--fix")
    assert status == 2, "a link that leads out has a finding that is not fixed"
    assert sorted(complaint.splitlines()) == [
        "warning: out.py: not fixed: it is a link to a file outside of what was named",
        "warning: pipe.py: not a regular file, skipped",
        "warning: socket.py: not a regular file, skipped",
    ]
    assert "(2 fixed, 1 remaining)" in output
    assert (folder / "plain.py").read_text() == (folder / "folder.py" / "inside.py").read_text() == NEW
    assert outside.read_text() == OLD
    assert (folder / "again.py").is_symlink()
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.parametrize("name", ["pipe.py", "socket.py", "loop.py", "/dev/null", "/dev/zero"])
def test_named_on_the_command_line_it_is_told_with_status_2(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "loop.py").symlink_to("loop.py")
    (tmp_path / "plain.py").write_text(OLD)
    make_socket(tmp_path)
    output, complaint, status = run(tmp_path, "--fix", name, "plain.py")
    assert (complaint, status) == ("", 2)
    assert output.startswith(f"{name}:1:1: ZEN002 ")
    assert (tmp_path / "plain.py").read_text() == NEW


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
def test_what_may_not_be_written_or_read_is_told(tmp_path: Path) -> None:
    for folder in (folder for folder in tmp_path.parents if folder.is_relative_to(tempfile.gettempdir())):
        if folder != Path(tempfile.gettempdir()):
            folder.chmod(0o755)
    tmp_path.chmod(0o777)
    for name, mode in {"mine.py": 0o644, "read_only.py": 0o444, "secret.py": 0o000}.items():
        (tmp_path / name).write_text(OLD)
        os.chown(tmp_path / name, NOBODY, NOBODY)
        (tmp_path / name).chmod(mode)
    (tmp_path / "others.py").write_text(OLD)
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "hw.py").write_text(OLD)
    os.chown(tmp_path / "closed" / "hw.py", NOBODY, NOBODY)
    command = [
        sys.executable,
        "-c",
        AS_NOBODY,
        str(tmp_path / "warm.py"),
        "--fix",
        "--no-cache",
        *CONCISE,
        ".",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    output, complaint = ran.stdout, ran.stderr
    assert ran.returncode == 2
    assert complaint == (
        "warning: closed/hw.py: not fixed: cannot write: Permission denied\n"
        "warning: others.py: not fixed: the file is read-only\n"
        "warning: read_only.py: not fixed: the file is read-only\n"
    )
    assert "secret.py:1:1: ZEN002 Permission denied" in output
    assert (tmp_path / "mine.py").read_text() == NEW
    assert (tmp_path / "read_only.py").stat().st_mode & 0o777 == 0o444
    assert {(tmp_path / name).read_text() for name in ("others.py", "closed/hw.py", "read_only.py")} == {OLD}
    assert not list(tmp_path.rglob("*.tmp"))


def test_two_runs_at_once(tmp_path: Path) -> None:
    """Each fixes something else, so that whoever writes over the other loses a fix that was told."""
    texts = {"xrange": "xrange(3)", "string-concatenation": "'a' + str(1) + 'b'"}
    old = "".join(f"print({text})\n" for text in texts.values()) + "# filler\n" * 2_000
    names = [f"f{at:02}.py" for at in range(50)]
    for name in names:
        (tmp_path / name).write_text(old)
    runs = {rule: start(tmp_path, "--fix", "--jobs", "1", "--select", rule) for rule in texts}
    lost = 0
    for rule, process in runs.items():
        _, complaint = process.communicate(timeout=120)
        left_alone = set()
        for line in complaint.splitlines():
            name, _, reason = line.removeprefix("warning: ").partition(": ")
            assert reason == "not fixed: the file was changed by somebody else meanwhile"
            left_alone.add(name)
        assert process.returncode == (2 if left_alone else 0)
        written = {*names} - left_alone
        lost += sum(texts[rule] in (tmp_path / name).read_text() for name in written)
    assert lost <= 5, "between the last look at a file and the move there is a moment, and it is short"
    new = old.replace("xrange", "range"), old.replace("'a' + str(1) + 'b'", "f'a{1}b'")
    possible = {*new, new[0].replace("'a' + str(1) + 'b'", "f'a{1}b'")}
    assert {(tmp_path / name).read_text() for name in names} <= possible
    assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.long
@pytest.mark.parametrize("attempt", range(50))
def test_two_runs_at_once_fifty_times(tmp_path: Path, attempt: int) -> None:
    test_two_runs_at_once(tmp_path)


FILLED = "# filler\n" * 800 + OLD


LONGEST_END = 5
"""Seconds in which a process that was told to stop has ended, on a busy machine."""


def running(group: int) -> list[str]:
    """Return the processes of a group that have not ended; to those that have, the system may still point."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, its_group, *_ = path.read_text().rpartition(")")[2].split()
            if int(its_group) == group and state not in "XZ":
                found.append(path.parent.name)
    return found


def assert_whole_when_interrupted(folder: Path, jobs: str, after: int, seconds: float = 0) -> None:
    """Press Ctrl-C some seconds after so many files are fixed; assert that nothing is left or broken."""
    number = 120
    for at in range(number):
        (folder / f"f{at:03}.py").write_text(FILLED)
    process = start(folder, "--fix", "--quiet", "--jobs", jobs)
    last = folder / f"f{after - 1:03}.py"
    while after and process.poll() is None and last.stat().st_size == len(FILLED):
        time.sleep(0.001)
    time.sleep(seconds)
    is_running = process.poll() is None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    output, complaint = process.communicate(timeout=120)
    ours = [line for line in complaint.splitlines() if "beginner_lint" in line]
    assert (output, ours) == ("", []), complaint  # Python may be interrupted before it comes to us
    until = time.monotonic() + LONGEST_END
    while running(process.pid) and time.monotonic() < until:
        time.sleep(0.01)
    assert not running(process.pid)
    texts = [path.read_text() for path in folder.glob("*.py")]
    assert len(texts) == number
    assert {*texts} <= {FILLED, FILLED.replace("xrange", "range")}
    assert not list(folder.glob(".*.tmp"))
    if after:
        assert (is_running, process.returncode) == (True, 130)
        assert after <= sum("xrange" not in text for text in texts) < number
    else:
        assert process.returncode in (0, 130, 1, -signal.SIGINT)


@pytest.mark.skipif(sys.platform != "linux", reason="groups of processes are seen to end")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("after", [1, 20])
def test_interrupted_while_it_fixes(tmp_path: Path, jobs: str, after: int) -> None:
    assert_whole_when_interrupted(tmp_path, jobs, after)


@pytest.mark.skipif(sys.platform != "linux", reason="groups of processes are seen to end")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_while_it_starts(tmp_path: Path, jobs: str) -> None:
    assert_whole_when_interrupted(tmp_path, jobs, 0, random.uniform(0.1, 0.5))


@pytest.mark.long
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("attempt", range(50))
def test_interrupted_at_a_hundred_moments(tmp_path: Path, jobs: str, attempt: int) -> None:
    assert_whole_when_interrupted(tmp_path, jobs, 0, 0.1 + attempt / 25)


MEANWHILE = """
import sys
from beginner_lint import writing
from beginner_lint.frontends.cli import main
real, meanwhile = writing.write, sys.argv.pop(1)
def write(*arguments):
    exec("import os; " + meanwhile)
    return real(*arguments)
writing.write = write
sys.exit(main(sys.argv[1:]))
"""

EVENTS = {
    "changed": ("open('hw.py', 'a').write('more = 1\\n')", "the file was changed by somebody else meanwhile"),
    "emptied": ("open('hw.py', 'w').close()", "the file was changed by somebody else meanwhile"),
    "replaced": (
        "open('x', 'w').write('y = 1\\n'); os.replace('x', 'hw.py')",
        "the file was changed by somebody else meanwhile",
    ),
    "deleted": ("os.unlink('hw.py')", "cannot write: No such file or directory"),
    "turned into a folder": ("os.unlink('hw.py'); os.mkdir('hw.py')", "not a regular file"),
    "turned into a pipe": ("os.unlink('hw.py'); os.mkfifo('hw.py')", "not a regular file"),
    "made read-only": ("os.chmod('hw.py', 0o444)", "the file is read-only"),
    "given a second name": ("os.link('hw.py', 'twin')", "the file has 2 names (hard links), which would be parted"),
}  # fmt: skip


@pytest.mark.parametrize(("event", "reason"), EVENTS.values(), ids=EVENTS)
def test_what_happens_to_a_file_while_it_is_fixed_wins(tmp_path: Path, event: str, reason: str) -> None:
    (tmp_path / "hw.py").write_text(OLD)
    command = [
        sys.executable,
        "-c",
        MEANWHILE,
        event,
        "--fix",
        "--isolated",
        "--output-format",
        "json",
        "hw.py",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert (ran.stderr, ran.returncode) == (f"warning: hw.py: not fixed: {reason}\n", 2)
    assert [entry["code"] for entry in json.loads(ran.stdout)] == ["ZEN201"], "it is reported as it was read"
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]
    if (tmp_path / "hw.py").is_file():
        assert (tmp_path / "hw.py").read_text() != NEW
