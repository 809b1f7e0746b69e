"""Processes that this one starts and talks to by pipes: copies of it, or new interpreters."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Protocol

# The exit status of a forked process; nobody asks for it.
_ENDED = 3


class _Process(Protocol):
    """What is done to a process; `subprocess.Popen` is one."""

    def kill(self) -> None: ...
    def wait(self) -> int: ...


class Child:
    """A process, and the pipes to it and from it.

    Args:
        process: the process.
        requests: the pipe to it.
        replies: the pipe from it.

    """

    def __init__(self, process: _Process, requests: IO[bytes], replies: IO[bytes]) -> None:
        self.process = process
        self.requests = requests
        self.replies = replies

    def close_pipes(self) -> None:
        """Let go of our ends."""
        for pipe in (self.requests, self.replies):
            with contextlib.suppress(OSError):
                pipe.close()

    def end(self) -> None:
        """End the process, also one at work."""
        self.process.kill()
        self.process.wait()
        self.close_pipes()


class _Forked:
    """A forked process."""

    def __init__(self, process_id: int) -> None:
        self._id = process_id
        self._status: int | None = None
        self._lock = threading.Lock()

    def kill(self) -> None:
        if self._status is None:  # not waited for yet, so the number is still its own
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._id, signal.SIGKILL)

    def wait(self) -> int:
        with self._lock:
            if self._status is None:
                self._status = os.waitstatus_to_exitcode(os.waitpid(self._id, 0)[1])
            return self._status


def forked(work: Callable[[IO[bytes], IO[bytes]], None], others: Iterable[Child]) -> Child:
    """Start a copy of this process; `may_fork` must allow it.

    Args:
        work: what it does, with the pipe that leads to it and the one that leads here; then it ends.
        others: the processes that were started before, and are nothing to it.

    """
    request_end, our_request_end = os.pipe()
    our_reply_end, reply_end = os.pipe()
    process_id = os.fork()
    if not process_id:
        try:
            for other in others:  # or they would not notice when the parent goes
                other.close_pipes()
            os.close(our_request_end)
            os.close(our_reply_end)
            leave_standard_streams(but={request_end, reply_end})
            with open(request_end, "rb") as requests, open(reply_end, "wb") as replies:
                ignore_interrupts()
                work(requests, replies)
        finally:
            os._exit(_ENDED)
    os.close(request_end)
    os.close(reply_end)
    return Child(_Forked(process_id), open(our_request_end, "wb"), open(our_reply_end, "rb"))


def spawned(start: str) -> Child:
    """Start a new interpreter that runs `start`, and send it the module path."""
    import subprocess

    dont_write = ["-B"] if sys.dont_write_bytecode else []
    process = subprocess.Popen(
        [sys.executable, "-I", *dont_write, "-c", start],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # On Windows, Ctrl-C goes to all processes of a group.
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    child = Child(process, process.stdin, process.stdout)
    with contextlib.suppress(OSError):  # if it is gone already, that will be noticed
        pickle.dump(sys.path, process.stdin)
    return child


def leave_standard_streams(but: set[int]) -> None:
    """Let standard streams lead nowhere: what a dying process may say is told in another way."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in {0, 1, 2} - but:
        os.dup2(nowhere, stream)


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the main process, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def may_fork() -> bool:
    """Whether forking is safe: another thread could hold a lock that nobody releases in the child."""
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


@contextlib.contextmanager
def interrupts_held() -> Iterator[None]:
    """Put Ctrl-C off while a process starts: it inherits that, and we get the interrupt afterwards.

    The alarm too, by which an interrupt comes that `__main__` has put off.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGALRM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
