"""`--verify`: real commands in real projects, with a rule planted that gets it wrong."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.corpus import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="other programs are run on other Pythons")

ROOT = Path(__file__).parents[2]
PLANTED = ROOT / "tests" / "frontends" / "planted.py"
PYTEST = f'"{sys.executable}" -m pytest -q -p no:cacheprovider'
RUN = f'"{sys.executable}" -S program.py'

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and links of POSIX")

PRICES = '''\
"""Prices."""


def totals(rows):
    found = []
    for row in ROWS:
        found.append(sum(row))
    return found


ROWS = [[1, 2], [3]]


def answer():
    return 41


def label():
    names = ["a", "b"]
    for i in range(len(names)):
        names2 = "<" + names[i] + ">"
    return names2


def unchecked():
    return 41
'''
GOOD_PRICES = (
    PRICES.replace(
        "    found = []\n    for row in ROWS:\n        found.append(sum(row))\n    return found\n",
        "    found = [sum(row) for row in ROWS]\n    return found\n",
    )
    .replace("for i in range(len(names))", "for name in names")
    .replace('"<" + names[i] + ">"', 'f"<{name}>"')
)
TESTS = """\
from shop.prices import answer, label, totals
from shop.more import also


def test_totals():
    assert totals(None) == [3, 3]


def test_answer():
    assert answer() == 41


def test_label():
    assert label() == "<b>"


def test_also():
    assert also("x") == "41 x!"
"""
MORE = 'def also(name):\n    name = str(name)\n    return str(41) + " " + name + "!"\n'


@dataclass
class Ran:
    """What the command came to."""

    status: int
    output: str
    errors: str


def start(folder: Path, *arguments: str, planted: bool = True, **environment: str) -> subprocess.Popen[str]:
    command = [str(PLANTED)] if planted else ["-m", "beginner_lint"]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    (folder.parent / "temporary").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, *command, "check", "--isolated", "--output-format", "concise", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder.parent / "temporary"), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(folder: Path, *arguments: str, planted: bool = True, **environment: str) -> Ran:
    """Run the command; nothing may be left of the copies."""
    with start(folder, *arguments, planted=planted, **environment) as process:
        output, errors = process.communicate(timeout=120)
    assert list((folder.parent / "temporary").iterdir()) == []
    assert "\nTraceback" not in errors
    return Ran(process.returncode, output, errors)


def guilty(ran: Ran) -> list[str]:
    return [line.removeprefix("verify: guilty: ") for line in ran.errors.splitlines() if "guilty: " in line]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the source in `src` and tests of most of it."""
    folder = tmp_path / "project"
    for path, text in {
        "pyproject.toml": "[tool.pytest.ini_options]\n",
        "src/shop/__init__.py": "",
        "src/shop/prices.py": PRICES,
        "src/shop/more.py": MORE,
        "tests/test_shop.py": TESTS,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def program(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "homework"
    folder.mkdir()
    (folder / "program.py").write_text(text)
    return folder


LOOP = "words = ['a', 'b']\nfor i in range(len(words)):\n    print(words[i])\n"
GOOD_LOOP = "words = ['a', 'b']\nfor word in words:\n    print(word)\n"


def test_guilty_fixes_are_found_one_by_one_and_the_others_are_kept(project: Path) -> None:
    ran = run(project, "--fix", "--verify", PYTEST, "src")
    assert guilty(ran) == [
        "src/shop/more.py:3: ZEN990 (wrong-number)",
        "src/shop/prices.py:15: ZEN990 (wrong-number)",
    ]
    assert ran.status == 2
    kept = GOOD_PRICES.replace("def unchecked():\n    return 41", "def unchecked():\n    return 42")
    assert (project / "src/shop/prices.py").read_text() == kept
    assert (project / "src/shop/more.py").read_text() == MORE.replace(
        'str(41) + " " + name + "!"', 'f"{41} {name}!"'
    )
    assert "a fix of ZEN990 (wrong-number) was withheld: with it, the command exits with 1" in ran.errors
    assert "(1 failed, 3 passed in" in ran.errors
    assert (project / "tests/test_shop.py").read_text() == TESTS
    assert not list(project.rglob("__pycache__"))


def test_without_a_guilty_fix_all_are_kept_after_four_runs(tmp_path: Path) -> None:
    folder = program(tmp_path, LOOP + LOOP.replace("words", "names"))
    ran = run(folder, "--fix", "--verify", RUN)
    assert ran.status == 0
    assert "run 4, 2 fixes: exit status 0" in ran.errors
    assert "run 5" not in ran.errors
    assert f"verify: this runs your command, and so your code, in a copy of {folder}: {RUN}\n" in ran.errors
    assert "for word in words" in (folder / "program.py").read_text()
    assert ran.output == "Found 2 diagnostics (2 fixed, 0 remaining).\n"


def test_a_difference_is_shown_without_the_guilty_fixes(tmp_path: Path) -> None:
    folder = program(tmp_path, f"{LOOP}print(41)\nunseen = 41\n")
    ran = run(folder, "--diff", "--verify", RUN, "-q")
    assert ran.status == 2
    assert "+for word in words" in ran.output
    assert "+print(42)" not in ran.output
    assert "+unseen = 42" in ran.output
    assert "verify:" not in ran.errors
    assert "range(len" in (folder / "program.py").read_text()


def test_nothing_is_written_if_the_command_fails_before(tmp_path: Path) -> None:
    folder = program(tmp_path, f"{LOOP}raise SystemExit('no luck')\n")
    ran = run(folder, "--fix", "--verify", RUN)
    assert ran.status == 2
    assert "  | no luck\n" in ran.errors
    assert "nothing was fixed: `" in ran.errors
    assert "` fails before anything is fixed (exit status 1)\n" in ran.errors
    assert "range(len" in (folder / "program.py").read_text()


def test_nothing_is_written_if_the_command_is_unstable(tmp_path: Path) -> None:
    memory = tmp_path / "ran"
    folder = program(tmp_path, f"import os\n{LOOP}os.mkdir({str(memory)!r})\n")
    ran = run(folder, "--fix", "--verify", RUN)
    assert ran.status == 2
    assert "fails the second time, though nothing has changed" in ran.errors
    assert "FileExistsError" in ran.errors
    assert "range(len" in (folder / "program.py").read_text()


def test_nothing_is_written_if_the_command_gets_unstable_later(tmp_path: Path) -> None:
    memory = tmp_path / "ran"
    text = f"{LOOP}count = len(open({str(memory)!r}, 'a+').read())\nopen({str(memory)!r}, 'a').write('x')\n"
    text = text.replace("'a+').read()", "'r').read()") + "raise SystemExit(count >= 2)\n"
    memory.write_text("")
    folder = program(tmp_path, text)
    ran = run(folder, "--fix", "--verify", RUN)
    assert ran.status == 2
    assert "fails by now, though nothing has changed" in ran.errors
    assert (folder / "program.py").read_text() == text


def test_a_command_that_does_not_run_the_files_is_refused(tmp_path: Path) -> None:
    folder = program(tmp_path, LOOP)
    ran = run(folder, "--fix", "--verify", f'"{sys.executable}" -c "print(1)"')
    assert ran.status == 2
    assert "does not notice when the files to fix are broken" in ran.errors
    assert (folder / "program.py").read_text() == LOOP


def test_what_a_program_prints_counts(tmp_path: Path) -> None:
    folder = program(tmp_path, f"{LOOP}print(41)\n")
    ran = run(folder, "--fix", "--verify", RUN)
    assert ran.status == 2
    assert "was withheld: with it, the command prints something else: `42` instead of `41`" in ran.errors
    assert (folder / "program.py").read_text() == f"{GOOD_LOOP}print(41)\n"


def test_what_it_prints_to_standard_error_counts(tmp_path: Path) -> None:
    folder = program(tmp_path, f"import sys\n{LOOP}print(41, file=sys.stderr)\n")
    ran = run(folder, "--fix", "--verify", RUN)
    assert "prints something else to standard error: `42` instead of `41`" in ran.errors


def test_output_that_is_never_the_same_does_not_count(tmp_path: Path) -> None:
    folder = program(tmp_path, f"import uuid\n{LOOP}print(uuid.uuid4(), 41)\n")
    ran = run(folder, "--fix", "--verify", RUN)
    assert ran.status == 0
    assert "what the command prints differs from run to run, so only the exit status counts" in ran.errors
    assert "print(uuid.uuid4(), 42)" in (folder / "program.py").read_text()


def test_an_unsafe_fix_whose_assumption_fails_is_withheld(tmp_path: Path) -> None:
    text = "def show(xs):\n    for i in range(len(xs)):\n        print(xs[i])\n\n\nshow({0: 'a', 1: 'b'})\nshow(['c'])\n"
    folder = program(tmp_path, text + LOOP)
    ran = run(folder, "--fix", "--unsafe-fixes", "--verify", RUN, planted=False)
    assert ran.status == 2
    assert guilty(ran) == ["program.py:2: ZEN301 (index-loop)"]
    assert (folder / "program.py").read_text() == text + GOOD_LOOP


def test_an_endless_loop_is_ended(tmp_path: Path) -> None:
    folder = program(tmp_path, f"{LOOP}print(40)\n")
    ran = run(folder, "--fix", "--verify", RUN, "--verify-timeout", "4")
    assert "was withheld: with it, the command does not end within 4 s" in ran.errors
    assert (folder / "program.py").read_text() == f"{GOOD_LOOP}print(40)\n"


def test_a_command_that_does_not_end_before_is_refused(tmp_path: Path) -> None:
    folder = program(tmp_path, f"{LOOP}import time\ntime.sleep(60)\n")
    ran = run(folder, "--fix", "--verify", RUN, "--verify-timeout", "2")
    assert ran.status == 2
    assert "` fails before anything is fixed (it does not end within 2 s)\n" in ran.errors
    assert "range(len" in (folder / "program.py").read_text()


@posix
def test_a_command_that_is_killed_is_refused(tmp_path: Path) -> None:
    folder = program(tmp_path, f"{LOOP}import os\nos.kill(os.getpid(), 9)\n")
    ran = run(folder, "--fix", "--verify", f"exec {RUN}")
    assert ran.status == 2
    assert "` fails before anything is fixed (it is ended by SIGKILL)\n" in ran.errors
    assert "range(len" in (folder / "program.py").read_text()


def test_the_order_of_sets_makes_no_fix_guilty(tmp_path: Path) -> None:
    folder = program(tmp_path, f"{LOOP}print({{str(i) for i in range(99)}})\n")
    ran = run(folder, "--fix", "--verify", RUN)
    assert (ran.status, guilty(ran)) == (0, [])
    assert "only the exit status counts" not in ran.errors


@posix
def test_what_the_command_does_to_the_copy_is_undone(tmp_path: Path) -> None:
    """It writes on what it reads, through a link too, leaves what cannot be removed, and prints what is no text."""
    text = f"""{LOOP}import os, sys
name = os.path.basename(os.getcwd())
assert name == "my homework", name
assert open("my data.txt").read() == "hello", "each run begins anew"
open("a link.txt", "a").write("more")
os.makedirs("left/over")
os.chmod("left", 0o500)
os.unlink("program.py")
sys.stdout.flush()
sys.stdout.buffer.write(bytes(range(256)))
"""
    program(tmp_path, text).rename(tmp_path / "my homework")
    folder = tmp_path / "my homework"
    (tmp_path / "alias").symlink_to(folder)
    (folder / "my data.txt").write_text("hello")
    (folder / "a link.txt").symlink_to(tmp_path / "alias" / "my data.txt")
    ran = run(folder, "--fix", "--verify", RUN, "program.py")
    assert (ran.status, guilty(ran)) == (0, []), ran.errors
    assert (folder / "program.py").read_text() == text.replace(LOOP, GOOD_LOOP)
    assert (folder / "my data.txt").read_text() == "hello"
    assert {*os.listdir(folder)} - {".beginner_lint_cache"} == {"a link.txt", "my data.txt", "program.py"}


@posix
def test_a_command_that_changes_the_original_keeps_it_from_being_fixed(tmp_path: Path) -> None:
    folder = program(tmp_path, LOOP)
    ran = run(folder, "--fix", "--verify", f"{RUN}; echo 'x = 1' >> '{folder}/program.py'")
    assert ran.status == 2
    assert "program.py: not fixed: the file was changed by somebody else meanwhile" in ran.errors
    assert (folder / "program.py").read_text().startswith(LOOP + "x = 1\n")


@posix
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_ignored_and_untracked_files_are_in_the_copy_of_a_git_project(tmp_path: Path) -> None:
    folder = program(tmp_path, f"{LOOP}print(open('data/ignored').read(), open('untracked').read())\n")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".gitignore").write_text("data/\n")
    (folder / "data").mkdir()
    (folder / "data" / "ignored").write_text("1")
    (folder / "untracked").write_text("2")
    ran = run(folder, "--fix", "--verify", RUN, "program.py")
    assert ran.status == 0, ran.errors
    assert "for word in words" in (folder / "program.py").read_text()


@posix
def test_files_in_a_virtual_environment_are_tried_in_a_copy(tmp_path: Path) -> None:
    """A learner made one in the very folder of the program; nothing is written on a trial."""
    folder = program(tmp_path, f"{LOOP}print(41)\n")
    (folder / "pyvenv.cfg").touch()
    (tmp_path / "pyproject.toml").touch()
    ran = run(folder, "--diff", "--verify", RUN, "program.py")
    assert guilty(ran) == ["program.py:4: ZEN990 (wrong-number)"]
    assert (folder / "program.py").read_text() == f"{LOOP}print(41)\n"


@posix
def test_files_that_are_not_in_the_copy_are_refused(tmp_path: Path) -> None:
    folder = program(tmp_path, LOOP)
    (folder / ".tox").mkdir()
    (folder / "program.py").rename(folder / ".tox" / "program.py")
    ran = run(folder, "--fix", "--verify", "exit 0", ".tox/program.py")
    assert ran.status == 2
    assert "--verify: .tox/program.py is in a folder that is not copied, or gone\n" in ran.errors


@posix
@pytest.mark.parametrize("text", [LOOP, f"{LOOP}raise SystemExit(3)\n"], ids=["fine", "failing"])
def test_who_stops_reading_still_gets_the_fixes(tmp_path: Path, text: str) -> None:
    folder = program(tmp_path, text)
    with start(folder, "--fix", "--verify", RUN) as process:
        assert process.stderr is not None
        process.stderr.close()
        process.wait(timeout=60)
    is_fine = text == LOOP
    assert process.returncode == (0 if is_fine else 2)
    assert ((folder / "program.py").read_text() == GOOD_LOOP) is is_fine
    assert list((tmp_path / "temporary").iterdir()) == []


@posix
def test_the_copy_runs_even_if_the_original_is_installed(project: Path) -> None:
    """As with `pip install -e .`: a .pth file in the environment names the folder of the original."""
    environment = project / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "editable.pth").write_text(f"{project / 'src'}\n")
    (project / "check.py").write_text(
        "import shop.prices\nprint(shop.prices.answer(), shop.prices.label())\n"
    )
    ran = run(project, "--fix", "--verify", ".venv/bin/python check.py", "src/shop/prices.py")
    assert len(guilty(ran)) == 1
    assert "`42 <b>` instead of `41 <b>`" in ran.errors
    assert "return 41" in (project / "src/shop/prices.py").read_text()


def test_the_command_runs_where_the_user_is(project: Path) -> None:
    (project / "src/program.py").write_text("open('data.txt')\n" + LOOP)
    (project / "src/data.txt").write_text("")
    ran = run(project / "src", "--fix", "--verify", RUN, "program.py", planted=False)
    assert ran.status == 0, ran.errors
    assert f"in a copy of {project}: " in ran.errors
    assert "for word in words" in (project / "src/program.py").read_text()


def test_nothing_to_fix_runs_nothing(tmp_path: Path) -> None:
    folder = program(tmp_path, "print(1)\n")
    ran = run(folder, "--fix", "--verify", "exit 7")
    assert ran.status == 0
    assert ran.errors == "verify: there is nothing to fix, so the command was not run\n"


@posix
def test_a_link_to_a_file_outside_is_left_alone(tmp_path: Path) -> None:
    folder = program(tmp_path, LOOP)
    (tmp_path / "outside.py").write_text(LOOP)
    (folder / "link.py").symlink_to("../outside.py")
    ran = run(folder, "--fix", "--verify", RUN, planted=False)
    assert ran.status == 2
    assert "link.py: not fixed: it is a link to a file outside of what was named" in ran.errors
    assert f"in a copy of {folder}: " in ran.errors
    assert (folder / "program.py").read_text() == GOOD_LOOP
    assert (tmp_path / "outside.py").read_text() == LOOP


@posix
def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    folder = program(tmp_path, LOOP)
    (folder / "program.py").chmod(0o444)
    ran = run(folder, "--fix", "--verify", RUN, planted=False)
    assert ran.status == 2
    assert "program.py: not fixed: the file is read-only" in ran.errors
    assert "Found 1 diagnostic." in ran.output
    assert (folder / "program.py").read_text() == LOOP


MISTAKES = {
    "without --fix": ["--verify", "true"],
    "with standard input": ["--fix", "--verify", "true", "-"],
    "an empty command": ["--fix", "--verify", " "],
    "no time": ["--fix", "--verify", "true", "--verify-timeout", "0"],
}


@pytest.mark.parametrize("arguments", MISTAKES.values(), ids=MISTAKES)
def test_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    ran = run(program(tmp_path, LOOP), *arguments)
    assert ran.status == 2
    assert "error: " in ran.errors


@posix
@pytest.mark.parametrize(
    ("ending", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (getattr(signal, "SIGHUP", signal.SIGTERM), 129)],
    ids=["ctrl-c", "terminated", "terminal-closed"],
)
def test_an_end_leaves_nothing_behind(tmp_path: Path, ending: signal.Signals, status: int) -> None:
    if signal.getsignal(ending) is signal.SIG_IGN:
        pytest.skip("whoever runs the tests has them ignore it, as `nohup` does")
    mark = tmp_path / "started"
    text = f"import subprocess, sys, time\n{LOOP}child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    text += f"open({str(mark)!r}, 'w').write(str(child.pid))\ntime.sleep(60)\n"
    folder = program(tmp_path, text)
    with start(folder, "--fix", "--verify", RUN) as process:
        deadline = time.monotonic() + 60
        while not (mark.exists() and mark.read_text()) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(ending)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == status
    assert "Traceback" not in errors
    assert (folder / "program.py").read_text() == text
    assert list((tmp_path / "temporary").iterdir()) == []
    assert is_gone(int(mark.read_text()))


def is_gone(process: int) -> bool:
    """Whether a process has ended within some seconds; one that nobody has waited for counts as ended."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@posix
def test_the_page_shows_what_happens(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "verify.md").read_text(encoding="utf-8")
    folder = tmp_path / "homework"
    folder.mkdir()
    (folder / "phone_book.py").write_text(re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0])
    (folder / "python").symlink_to(sys.executable)
    ran = run(
        folder, "--fix", "--unsafe-fixes", "--verify", "python phone_book.py", "phone_book.py",
        planted=False, PATH=os.pathsep.join([str(folder), os.environ["PATH"]]),
    )  # fmt: skip
    shown = re.findall(r"```text\n(.*?)```", page, re.DOTALL)[0].replace("/home/ada/homework", str(folder))
    lines = re.sub(r"\(\d+\.\d s\)", "(0.1 s)", ran.errors + ran.output).splitlines()
    assert sorted(lines) == sorted(shown.splitlines())
    assert ran.status == 2
