"""What of two runs is compared, and what is not."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from beginner_lint.trials import command
from beginner_lint.trials.command import Expectation, Observation, Strictness, environment_for, observe


def seen(output: str, status: int | None = 0, errors: str = "") -> Observation:
    return Observation(status, output, errors, 0.5)


SAME = {
    "how long tests took": ("3 passed in 0.01s", "3 passed in 61.20s (0:01:01)"),
    "and the rule around it": ("======= 3 passed in 0.01s ======", "====== 3 passed in 10.01s ======"),
    "a line number": ("shop.py:12: DeprecationWarning", "shop.py:9: DeprecationWarning"),
    "a line number in a traceback": ('File "shop.py", line 12, in f', 'File "shop.py", line 9, in f'),
    "and that on Windows": ("======= 3 passed in 0.01s ======\r\n", "====== 3 passed in 10.01s ======\r\n"),
}
DIFFERENT = {
    "a number": ("41\n", "42\n"),
    "a count of tests": ("3 passed in 0.01s", "4 passed in 0.01s"),
    "a line more": ("a\n", "a\nb\n"),
    "a line less": ("a\nb\n", "a\n"),
    "a time of day": ("it is 10:15", "it is 10:16"),
    "a duration": ("it takes 5 seconds", "it takes 6 seconds"),
    "an address": ("<object at 0x7f0012345678>", "<object at 0x7f0012345679>"),
    "blanks at the end": ("a \nb\n", "a\nb\n"),
    "no end of line": ("a\n", "a"),
    "an empty line more": ("a\n", "a\n\n"),
    "another end of line": ("a\n", "a\r\n"),
    "a form feed": ("a\fb\n", "a\nb\n"),
}
VARIABLE = [
    "a time of day", "a duration", "an address", "blanks at the end", "no end of line", "an empty line more",
    "another end of line",
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_the_same(one: str, other: str) -> None:
    expected = Expectation.of([seen(one), seen(one)])
    assert expected.output is Strictness.EXACTLY
    assert expected.difference(seen(other)) is None


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_a_difference(one: str, other: str) -> None:
    expected = Expectation.of([seen(one), seen(one)])
    assert expected.difference(seen(other))
    assert expected.difference(seen(one, errors=other))


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_runs_of_the_original_differ_in_does_not_count(name: str) -> None:
    one, other = DIFFERENT[name]
    expected = Expectation.of([seen(one), seen(one), seen(other)])
    assert expected.output is (Strictness.ROUGHLY if name in VARIABLE else Strictness.NOT)
    assert expected.difference(seen(other)) is None
    assert bool(expected.difference(seen("else"))) is (name in VARIABLE)
    assert expected.difference(seen(other, status=1))


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_doubt(name: str) -> None:
    one, other = DIFFERENT[name]
    assert Expectation.of([seen(one), seen(one)]).is_doubtful(seen(other)) is (name in VARIABLE)


def test_words_for_a_difference() -> None:
    expected = Expectation.of([seen("a\nb\n")] * 2)
    assert expected.difference(seen("a\nc\n")) == "prints something else: `c` instead of `b`"
    assert expected.difference(seen("a\n")) == "prints something else: nothing instead of `b`"
    assert expected.difference(seen("a\nb\n", errors="oh")) == (
        "prints something else to standard error: `oh` instead of nothing"
    )
    assert expected.difference(seen("1 failed\n\n", status=1)) == "exits with 1 (1 failed)"
    assert expected.difference(seen("", status=3)) == "exits with 3"
    assert expected.difference(seen("", status=None)) == "does not end within 0 s"
    assert expected.difference(seen("oh\n", status=-9)) == "is ended by SIGKILL (oh)"
    assert expected.difference(seen("", status=-99)) == "is ended by signal 99"
    assert expected.difference(seen("", None)._replace(flooded=True)) == "prints more than 50 MB"
    assert expected.difference(seen("a \nb\n")) == "prints something else: `a ` instead of `a`"
    assert expected.difference(seen("a\nb")) == "prints something else: nothing instead of an empty line"
    assert expected.difference(seen("a\n\nb\n")) == "prints something else: nothing instead of `b`"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_observe(tmp_path: Path) -> None:
    line = "echo out; echo $MARK >&2; read line; (sleep 60; echo late) & exit 3"
    start = time.monotonic()
    found = observe(line, str(tmp_path), {**os.environ, "MARK": "m"}, 30)
    assert (found.status, found.output, found.errors) == (3, "out\n", "m\n")
    assert time.monotonic() - start < 30


def test_observe_ends_what_does_not_end(tmp_path: Path) -> None:
    program = "import time; print('started', flush=True); time.sleep(60)"
    line = f"{shlex.quote(sys.executable)} -c {shlex.quote(program)}"
    start = time.monotonic()
    found = observe(line, str(tmp_path), os.environ, 3)
    assert found.status is None
    assert found.output.strip() in ("started", "")
    assert time.monotonic() - start < 30


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_observe_ends_what_prints_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_MOST_BYTES", 2_000_000)
    start = time.monotonic()
    for stream in (1, 2):
        found = observe(f"yes >&{stream}", str(tmp_path), os.environ, 30)
        assert (found.status, found.flooded) == (None, True)
        assert len(found.output + found.errors) == 2_000_000
    assert time.monotonic() - start < 30


def test_bytes_that_are_no_text_are_told_apart(tmp_path: Path) -> None:
    def printed(raw: bytes) -> Observation:
        program = f"import sys; sys.stdout.buffer.write(bytes({list(raw)}))"
        return observe(f'"{sys.executable}" -c "{program}"', str(tmp_path), os.environ, 60)

    one = printed(b"\xfe\0\x1b")
    assert Expectation.of([one, printed(b"\xfe\0\x1b")]).output is Strictness.EXACTLY
    for other in (b"\xff\0\x1b", b"\\xfe\0\x1b", "\ufffd\0\x1b".encode()):
        assert Expectation.of([one, one]).difference(printed(other))


def test_the_environment_finds_the_copy_first() -> None:
    inherited = {"PYTHONPATH": os.pathsep.join(["/home/me/shop/lib", "/other"]), "HOME": "/home/me"}
    found = environment_for("/tmp/c/shop", "/home/me/shop", ["/tmp/c/shop/src"], inherited)
    assert found["PYTHONPATH"].split(os.pathsep) == ["/tmp/c/shop/src", "/tmp/c/shop/lib", "/other"]
    assert found["HOME"] == "/home/me"
    assert found["PYTHONDONTWRITEBYTECODE"] == "1"
    assert found["PYTHONHASHSEED"] == "0"
    assert (
        environment_for("/tmp/c", "/home/me", [], {"PYTHONHASHSEED": "random"})["PYTHONHASHSEED"] == "random"
    )
    assert "PYTHONPATH" not in environment_for("/tmp/c", "/home/me", [], {})


@pytest.mark.skipif(sys.platform == "win32", reason="there, no signal comes in the middle of a wait")
def test_an_interrupt_within_a_wait_does_not_make_the_end_wait_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A signal between the lock of `Popen.wait` and what gives it back leaves it locked (seen in a test run)."""

    def interrupted(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        process._waitpid_lock.acquire()  # type: ignore[attr-defined]
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        observe("sleep 60", str(tmp_path), os.environ, 50)
