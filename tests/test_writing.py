from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from beginner_lint.writing import NotWritten, write

OLD, NEW = b"x = 'old'\r\n", b"x = 'new, and longer'\r\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and signals of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hw.py"
    path.write_bytes(OLD)
    return path


def names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def in_another_process(code: str, *arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run `code` after the imports that every case needs; `path` is the first argument."""
    prelude = f"""
        import os, resource, signal, sys
        from beginner_lint.writing import NotWritten, write
        path, OLD, NEW = sys.argv[1], {OLD!r}, {NEW!r}
    """
    program = textwrap.dedent(prelude) + textwrap.dedent(code)
    command = [sys.executable, "-c", program, *map(str, arguments)]
    root = Path(__file__).parent.parent
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, **options)  # type: ignore[call-overload, no-any-return]


def test_new_bytes_are_there_and_nothing_else_is(path: Path) -> None:
    write(str(path), OLD, NEW)
    assert path.read_bytes() == NEW
    assert names(path) == ["hw.py"]


@posix
@pytest.mark.parametrize("mode", [0o644, 0o755, 0o600, 0o664, 0o4755])
def test_mode_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    write(str(path), OLD, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_owner_is_kept(path: Path) -> None:
    os.chown(path, 12345, 23456)
    write(str(path), OLD, NEW)
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes of Linux")
def test_extended_attributes_are_kept(path: Path) -> None:
    try:
        os.setxattr(path, "user.course", b"CS101")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    write(str(path), OLD, NEW)
    assert os.getxattr(path, "user.course") == b"CS101"


@posix
@pytest.mark.parametrize("target", ["hw.py", "folder/../hw.py"], ids=["plain", "roundabout"])
def test_symbolic_link_stays_a_link(path: Path, target: str) -> None:
    (path.parent / "folder").mkdir()
    link = path.parent / "link.py"
    link.symlink_to(target)
    second = path.parent / "folder" / "second.py"
    second.symlink_to("../link.py")
    write(str(second), OLD, NEW)
    assert link.is_symlink()
    assert second.is_symlink()
    assert path.read_bytes() == NEW
    assert os.listdir(path.parent / "folder") == ["second.py"]


@posix
def test_file_with_two_names_is_refused(path: Path) -> None:
    os.link(path, path.parent / "twin.py")
    with pytest.raises(NotWritten, match="2 names"):
        write(str(path), OLD, NEW)
    assert path.read_bytes() == OLD
    assert path.samefile(path.parent / "twin.py")
    assert names(path) == ["hw.py", "twin.py"]


@posix
def test_read_only_file_is_refused_even_for_root_and_stays_read_only(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(NotWritten, match="read-only"):
        write(str(path), OLD, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert path.read_bytes() == OLD


@posix
def test_read_only_folder(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        # Root may write anywhere, so root becomes somebody else first.
        done = in_another_process(
            """
            if os.geteuid() == 0:
                os.chown(path, 12345, 12345)
                for folder in sys.argv[2:]:
                    os.chmod(folder, 0o755)
                os.setgid(12345); os.setuid(12345)
            try:
                write(path, OLD, NEW)
            except NotWritten as reason:
                print(reason)
            """,
            path,
            *[
                folder
                for folder in list(path.parents)[1:]
                if os.stat(folder).st_uid == 0 and "pytest" in str(folder)
            ],
        )
    finally:
        path.parent.chmod(0o755)
    assert done.stdout.strip() == "cannot write: Permission denied", done.stderr
    assert path.read_bytes() == OLD
    assert names(path) == ["hw.py"]


@pytest.mark.parametrize(
    "now", [b"", b"x = 'oLd'\r\n", OLD + b"y = 2\r\n"], ids=["emptied", "same-size", "longer"]
)
def test_file_that_changed_meanwhile_is_not_overwritten(path: Path, now: bytes) -> None:
    path.write_bytes(now)
    with pytest.raises(NotWritten, match="changed"):
        write(str(path), OLD, NEW)
    assert path.read_bytes() == now
    assert names(path) == ["hw.py"]


def test_file_that_is_gone(path: Path) -> None:
    path.unlink()
    with pytest.raises(NotWritten, match="No such file"):
        write(str(path), OLD, NEW)
    assert names(path) == []


@posix
def test_pipe_is_refused_without_waiting_for_it(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(NotWritten, match="regular"):
        write(str(path), OLD, NEW)


@posix
def test_disk_full(path: Path) -> None:
    done = in_another_process(
        """
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        try:
            write(path, OLD, NEW * 100)
        except NotWritten as reason:
            print(reason)
        """,
        path,
    )
    assert done.stdout.strip() == "cannot write: File too large", done.stderr
    assert path.read_bytes() == OLD
    assert names(path) == ["hw.py"]


@posix
@pytest.mark.parametrize("call", ["open", "fchmod", "fsync", "replace"])
def test_interrupted(path: Path, call: str) -> None:
    done = in_another_process(
        f"""
        real = os.{call}
        def interrupted(*arguments, **options):
            if {call!r} == "replace":
                raise KeyboardInterrupt
            real(*arguments, **options)
            raise KeyboardInterrupt
        os.{call} = interrupted
        try:
            write(path, OLD, NEW)
        except KeyboardInterrupt:
            print("interrupted")
        """,
        path,
    )
    assert done.stdout == "interrupted\n", done.stderr
    assert path.read_bytes() == OLD
    assert names(path) == ["hw.py"]


@posix
@pytest.mark.parametrize("call", ["open", "fchown", "fchmod", "fsync", "replace"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed(path: Path, call: str, when: str) -> None:
    done = in_another_process(
        f"""
        real = os.{call}
        def killed(*arguments, **options):
            {when!r} == "after" and real(*arguments, **options)
            os.kill(os.getpid(), signal.SIGKILL)
        os.{call} = killed
        write(path, OLD, NEW)
        """,
        path,
    )
    assert done.returncode == -signal.SIGKILL
    now = path.read_bytes()
    assert now == (NEW if (call, when) == ("replace", "after") else OLD)
    write(str(path), now, b"z = 1\n")
    assert names(path) == ["hw.py"], "the next run removes what the killed one left"


@posix
def test_temporary_file_of_a_living_run_is_left_alone(path: Path) -> None:
    other = path.parent / f".beginner-lint-{os.getppid()}-{'0' * 16}.tmp"
    other.write_bytes(b"")
    write(str(path), OLD, NEW)
    assert other.exists()


@posix
def test_two_runs_at_once_leave_one_of_the_two_texts(path: Path) -> None:
    texts = [bytes([letter]) * 200_000 for letter in b"ab"]
    for _ in range(5):
        path.write_bytes(OLD)
        program = (
            "import sys; from beginner_lint.writing import NotWritten, write\n"
            "try: write(sys.argv[1], bytes.fromhex(sys.argv[2]), sys.argv[3].encode() * 200_000)\n"
            "except NotWritten: pass"
        )
        running = [
            subprocess.Popen(
                [sys.executable, "-c", program, str(path), OLD.hex(), letter],
                cwd=Path(__file__).parent.parent,
            )
            for letter in "ab"
        ]
        assert [process.wait(timeout=60) for process in running] == [0, 0]
        assert path.read_bytes() in texts
        assert names(path) == ["hw.py"]
