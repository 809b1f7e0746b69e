"""Workers that hang, die and are interrupted, by parts of ours or of LibCST that do so on purpose."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OLD = "for i in xrange(3):\n    print(i)\n"

CONCISE = ("--output-format", "concise")

forked = pytest.mark.skipif(sys.platform != "linux", reason="forked workers carry the fault")

# Makes files fatal to whoever examines them.
FAULT = """
import itertools, os
from beginner_lint import examination

real = examination.examine

def fatal(job):
    if b"HANG" in job.raw:
        sum(itertools.repeat(0))  # native, and it keeps Python's lock
    if b"DIE" in job.raw:
        os.kill(os.getpid(), 9)
    if b"ONCE" in job.raw and not os.path.exists(once := job.file.path + ".once"):
        open(once, "x").close()
        os.kill(os.getpid(), 9)
    return real(job)

examination.examine = fatal
"""
# Runs as the command does, its answer to Ctrl-C included, with that fault in workers of both kinds.
PROGRAM = f"""
import sys
from beginner_lint import workers
from beginner_lint.__main__ import main

fault = {FAULT!r}
exec(fault)
workers._START = workers._START.replace("\\nserve_", fault + "\\nserve_")
sys.exit(main())
"""


def start(code: str, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, "check", "--isolated", "--no-cache", *CONCISE, *arguments]
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, list[str], str]:
    output, errors = process.communicate(timeout=120)
    assert running_in(process.pid) == []
    return process.returncode, output.splitlines(), errors


def running_in(session: int) -> list[int]:
    """Return the processes that are left of a session."""
    left = []
    for name in os.listdir("/proc") if sys.platform == "linux" else ():
        if name.isdigit():
            try:
                fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                left.append(int(name))
    return left


def project(folder: Path, number: int, **fatal: int) -> None:
    """Make files, enough for several workers if there are many; `fatal` says which hold which word."""
    words = {at: word for word, at in fatal.items()}
    for at in range(number):
        filler = "# filler\n" * (2000 if number > 20 else 1)
        (folder / f"f{at:02}.py").write_text(f"# {words.get(at, '')}\n{filler}{OLD}")


@forked
@pytest.mark.parametrize(("number", "jobs"), [(5, "2"), (40, "2"), (40, "1")])
def test_a_fatal_file_costs_one_line(tmp_path: Path, number: int, jobs: str) -> None:
    project(tmp_path, number, HANG=1, DIE=2, ONCE=3)
    status, output, errors = finish(start(PROGRAM, tmp_path, "--time-limit", "2", "--jobs", jobs))
    assert (status, errors) == (2, "")
    assert [line for line in output if "ZEN201" not in line] == [
        "f01.py:1:1: ZEN004 Not checked: it takes more than "
        f"{'2.04' if number == 40 else '2'} seconds of work (see `--time-limit`) (skipped-by-limit)",
        "f02.py:1:1: ZEN003 The process that checked this file died; it may have run out of memory "
        "(internal-error)",
        f"Found {number} diagnostics.",
        f"[*] {number - 2} fixable with `--fix`.",
    ]
    assert [line.partition(":")[0] for line in output[:-2]] == [f"f{at:02}.py" for at in range(number)]


@forked
def test_the_garbage_collector_finds_no_tree_left(tmp_path: Path) -> None:
    project(tmp_path, 2)  # the worker may be ended before it has collected after the last one
    code = """
import ast, gc, sys
from beginner_lint import workers
from beginner_lint.frontends.cli import main

def collect():
    left = [each for each in gc.get_objects() if isinstance(each, ast.Module)]
    print(len(left), file=open("left", "a"))

gc.collect = collect
workers._COLLECTED_AFTER = 0
sys.exit(main(sys.argv[1:]))
"""
    assert finish(start(code, tmp_path))[0] == 1
    assert set((tmp_path / "left").read_text().split()) == {"0"}


@forked
def test_what_is_fatal_is_not_changed_and_the_others_are_fixed(tmp_path: Path) -> None:
    project(tmp_path, 40, HANG=1, DIE=39)
    status, output, _ = finish(start(PROGRAM, tmp_path, "--fix", "--time-limit", "2", "--jobs", "2"))
    assert status == 2
    assert output[-1] == "Found 40 diagnostics (38 fixed, 2 remaining)."
    left = [path.name for path in sorted(tmp_path.iterdir()) if "xrange" in path.read_text()]
    assert left == ["f01.py", "f39.py"]
    assert len(list(tmp_path.iterdir())) == 40


@forked
@pytest.mark.parametrize(("number", "group"), [(60, True), (60, False), (3, True)])
def test_ctrl_c(tmp_path: Path, number: int, group: bool) -> None:
    project(tmp_path, number, HANG=1)
    process = start(PROGRAM, tmp_path, "--fix", "--jobs", "2")
    deadline = time.monotonic() + 60
    while len(running_in(process.pid)) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.3)
    if group:  # as a terminal does
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    start_of_end = time.monotonic()
    status, _, errors = finish(process)
    assert (status, errors) == (130, "")
    assert time.monotonic() - start_of_end < 10
    assert {path.name for path in tmp_path.iterdir()} == {f"f{at:02}.py" for at in range(number)}


# The interrupt comes where a process has started and nobody knows of it yet.
INTERRUPTED_START = """
import os, signal, sys
from beginner_lint.processes import interrupts_held

started = []

def interrupt(*_):
    sys.exit(f"{len(started)} known")

signal.signal(SIGNAL, interrupt)
with interrupts_held():
    os.kill(os.getpid(), SIGNAL)
    started.append("a process")
sys.exit("never came")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no signal is put off there")
@pytest.mark.parametrize(
    "name", ["SIGINT", "SIGALRM"]
)  # the second is what `__main__` puts an interrupt off by
def test_who_starts_a_process_knows_it_before_an_interrupt(name: str) -> None:
    code = INTERRUPTED_START.replace("SIGNAL", f"signal.{name}")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == "1 known\n"


@forked
def test_workers_end_with_a_main_process_that_is_killed(tmp_path: Path) -> None:
    project(tmp_path, 60, HANG=1)
    process = start(PROGRAM, tmp_path, "--jobs", "2", "--time-limit", "2")
    while len(running_in(process.pid)) < 3:
        time.sleep(0.02)
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 30
    while running_in(process.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)


# As on systems where nothing is forked. LibCST is replaced by something fatal, found where ours is found.
ANEW = """
import os, sys
os.environ.clear()  # what is to be known to workers, they are told
from beginner_lint import workers
from beginner_lint.frontends.cli import main
workers.may_fork = lambda: False
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("fault", "seconds", "code"),
    [
        ("import ctypes; ctypes.PyDLL(None).sleep(1000)", "0.2", "ZEN004"),
        ("import os; os.abort()", "10", "ZEN003"),  # a busy machine takes its time to end a process
    ],
)
def test_a_worker_that_was_started_anew_may_be_lost(
    tmp_path: Path, fault: str, seconds: str, code: str
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "a.py").write_text("x = 1\n")
    (folder / "b.py").write_text(OLD)
    (folder / "c.py").write_text("x = (\n")
    (tmp_path / "path" / "libcst").mkdir(parents=True)
    (tmp_path / "path" / "libcst" / "__init__.py").write_text(fault)
    program = f"import sys; sys.path.insert(0, {str(tmp_path / 'path')!r})\n{ANEW}"
    status, output, errors = finish(start(program, folder, "--time-limit", seconds))
    assert (status, errors) == (2, "")
    assert [line.split()[:2] for line in output[:2]] == [["b.py:1:1:", code], ["c.py:1:5:", "ZEN001"]]


def test_workers_import_nothing_from_the_current_folder(tmp_path: Path) -> None:
    project(tmp_path, 40)
    for name in ("json", "libcst", "signal", "ast", "tokenize", "pickle", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("open('PWNED', 'w').close()\nraise SystemExit\n")
    program = f"import sys\nsys.path[:] = [entry for entry in sys.path if entry]\n{textwrap.dedent(ANEW)}"
    status, output, errors = finish(start(program, tmp_path, "--jobs", "2"))
    assert (status, errors) == (1, "")
    assert output[-2] == "Found 40 diagnostics."
    assert not (tmp_path / "PWNED").exists()


@pytest.mark.parametrize("arguments", [("--output-format", "full"), ("--diff",)])
def test_forked_and_started_anew_say_the_same(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    project(tmp_path, 25)
    (tmp_path / "f07.py").write_text("x = (\n")
    as_usual = "import sys\nfrom beginner_lint.frontends.cli import main\nsys.exit(main(sys.argv[1:]))"
    said = {
        repr(finish(start(program, tmp_path, *arguments, "--jobs", jobs)))
        for program, jobs in ((as_usual, "1"), (as_usual, "3"), (ANEW, "3"))
    }
    assert len(said) == 1
    assert "f24.py" in said.pop()


def test_where_no_process_can_be_started_ours_does_it(tmp_path: Path) -> None:
    project(tmp_path, 3)
    program = """
        import os, subprocess, sys
        from beginner_lint.frontends.cli import main
        def refused(*_, **__):
            raise BlockingIOError(11, "Resource temporarily unavailable")
        os.fork = subprocess.Popen = refused
        sys.exit(main(sys.argv[1:]))
    """
    status, output, errors = finish(start(textwrap.dedent(program), tmp_path))
    assert (status, errors) == (1, "")
    assert output[-2] == "Found 3 diagnostics."
