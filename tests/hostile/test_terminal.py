"""Nothing that a file holds, or is called, acts on the terminal; programs still get it exactly.

The command runs on a real terminal (a pseudo-terminal), in every human-readable format.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reports.acting import ACTING

ROOT = Path(__file__).parents[2]
EVIL = "".join(ACTING)

# Identifiers, comments, texts in messages, excerpts, related places and differences.
PROGRAM = (
    f"s = ''  # {EVIL}\n"
    f"for c in 'a{EVIL}':\n    s += c + '{EVIL}'\n"
    f"def f(x):\n    return 'a{EVIL}' + str(x) + '{EVIL}'  # {EVIL}\n"
    f"list = ['{EVIL}']\nprint(list)\n"
    "for i in xrange(3):\n    print(i)\n"
)
NAME = f"hw{EVIL}.py".replace("/", "")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names and pseudo-terminals of Linux")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / NAME).write_text(PROGRAM, encoding="utf-8")
    return tmp_path


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """Return what the command writes to a terminal that is both its output and its error output."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "beginner_lint", "--isolated", "--color", "never", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "TERM": "xterm"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    written = b""
    try:
        while more := os.read(ours, 65536):
            written += more
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait(timeout=60) in (0, 1, 2)
    return written.decode("utf-8").replace("\r\n", "\n")


SHOWN = {
    "full": ["--output-format", "full"],
    "concise": ["--output-format", "concise"],
    "github": ["--output-format", "github"],
    "difference": ["--diff"],
    "unsafe difference": ["--diff", "--unsafe-fixes"],
    "fixed": ["--fix", "--show-fixes"],
    "statistics": ["--statistics"],
    "a mistake": ["--select", EVIL],
    "settings": ["--config", f"{EVIL.replace(chr(0), '')}.toml"],
    "missing": [f"nothing{EVIL.replace(chr(0), '')}.py"],
    "a pattern": ["--exclude", "{a,b}" * 30 + EVIL.replace(chr(0), "")],
}


@pytest.mark.parametrize("arguments", SHOWN.values(), ids=SHOWN)
def test_nothing_acts_on_the_terminal(folder: Path, arguments: list[str]) -> None:
    written = on_a_terminal(folder, *(argument.replace("\0", "") for argument in arguments))
    assert written
    assert {character for character in ACTING if character in written} == set()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", written)


def test_what_cannot_be_written_is_shown_harmlessly(folder: Path) -> None:
    (folder / NAME).chmod(0o444)
    written = on_a_terminal(folder, "--fix")
    assert "not fixed: the file is read-only" in written
    assert {character for character in ACTING if character in written} == set()


def run(folder: Path, *arguments: str) -> bytes:
    command = [sys.executable, "-m", "beginner_lint", "--isolated", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60)
    assert b"Traceback" not in ran.stderr
    return ran.stdout


def test_a_difference_in_a_pipe_is_exact(folder: Path) -> None:
    (folder / NAME).rename(folder / "plain.py")
    patch = run(folder, "--diff", "-q", "plain.py")
    assert EVIL.encode() in patch
    subprocess.run(["git", "apply", "-p0"], cwd=folder, input=patch, check=True)
    patched = (folder / "plain.py").read_bytes()
    (folder / "plain.py").write_text(PROGRAM, encoding="utf-8")
    run(folder, "--fix", "plain.py")
    assert patched == (folder / "plain.py").read_bytes() != PROGRAM.encode()


def test_json_is_exact(folder: Path) -> None:
    entries = json.loads(run(folder, "--output-format", "json"))
    assert {Path(entry["filename"]).name for entry in entries} == {NAME}
    assert any(EVIL in edit["content"] for entry in entries if entry["fix"] for edit in entry["fix"]["edits"])
