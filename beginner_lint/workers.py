"""Processes that examine files, each of which may hang, die or be killed at any moment.

No signal and no thread can stop a native parser that hangs; the end of its process can. So even a single
file is examined in a process of its own: forked, which takes a millisecond, where that is safe, and
otherwise started anew. A worker answers file by file, so one that is lost costs the file that it had in
hand: if it ran out of time, a diagnostic says so; if it died, the file is tried once more in another.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Protocol

from beginner_lint.failures import INTERNAL_ERROR, SKIPPED_BY_LIMIT, failure
from beginner_lint.outcome import Job, Outcome

# What a new interpreter is told: modules come from where ours come from, and from nowhere else.
_START = """
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from beginner_lint.workers import serve_standard_streams
serve_standard_streams()
"""
# Exit statuses of a process that ran out of time.
_OUT_OF_TIME = (1,) if sys.platform == "win32" else (-signal.SIGPROF, -signal.SIGALRM)
_BROKEN = 3
# So many bytes of source are examined before the garbage of that is collected.
_COLLECTED_AFTER = 100_000
SLOWEST = 10  # seconds that may pass for each second of work


class NoWorker(Exception):
    """No process can be started, or none shall be any more."""


class _Lost(Exception):
    """The process is gone, and with it the file that it had in hand."""

    def __init__(self, *, out_of_time: bool) -> None:
        super().__init__()
        self.out_of_time = out_of_time


class Workers:
    """Worker processes that any number of threads borrow; they are started when there is none to spare."""

    def __init__(self) -> None:
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self.closed = False

    def prepare(self, number: int) -> None:
        """Start processes ahead, while this process has one thread only and may be forked."""
        with contextlib.suppress(NoWorker):
            self._idle += (self._start() for _ in range(number))

    def examine(self, jobs: Sequence[Job]) -> list[Outcome]:
        """Return the outcome of each job, whatever happens to the processes.

        Where none can be started, this one does it, without limits.

        Raises:
            NoWorker: these are closed.

        """
        try:
            return self._examine(jobs)
        except NoWorker:
            if self.closed:
                raise
        from beginner_lint.examination import examine

        return [examine(job) for job in jobs]

    def _examine(self, jobs: Sequence[Job]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        deaths = 0  # of processes that had the next file in hand
        while len(outcomes) < len(jobs):
            done = len(outcomes)
            worker = self._borrow()
            try:
                for outcome in worker.examine(jobs[done:] if not deaths else [jobs[done]]):
                    outcomes.append(outcome)
                    deaths = 0
                self._idle.append(worker)
            except _Lost as lost:
                self._discard(worker)
                deaths += 1
                if lost.out_of_time or deaths > 1:
                    outcomes.append(_lost(jobs[len(outcomes)], lost))
                    deaths = 0
            except BaseException:  # Ctrl-C: what it still says would be taken for an answer to others
                self._discard(worker)
                raise
        return outcomes

    def close(self) -> None:
        """End the processes, also those at work."""
        with self._lock:
            self.closed = True
            for worker in self._all:
                worker.process.kill()
        while self._all:
            _end(self._all.pop())

    def _borrow(self) -> _Worker:
        try:
            return self._idle.pop()
        except IndexError:
            return self._start()

    def _start(self) -> _Worker:
        with self._lock:
            if self.closed:
                raise NoWorker
            try:
                with _interrupts_held():
                    worker = _forked(self._all) if _may_fork() else _spawned()
                    self._all.add(worker)  # before an interrupt, or nobody would end it
            except (OSError, ImportError):  # no more processes, no memory, no processes on this system
                raise NoWorker from None
            return worker

    def _discard(self, worker: _Worker) -> None:
        with contextlib.suppress(KeyError):  # `close` has it
            self._all.remove(worker)
            _end(worker)


def _lost(job: Job, lost: _Lost) -> Outcome:
    if not lost.out_of_time:
        message = "The process that checked this file died; it may have run out of memory"
        return Outcome(job.file, (failure(INTERNAL_ERROR, message),))
    message = f"Not checked: it takes more than {job.limit():.3g} seconds of work (see `--time-limit`)"
    return Outcome(job.file, (failure(SKIPPED_BY_LIMIT, message),))


class _Process(Protocol):
    """What is done to a process; `subprocess.Popen` is one."""

    def kill(self) -> None: ...
    def wait(self) -> int: ...


class _Worker:
    """A process, and the pipes to it and from it."""

    def __init__(self, process: _Process, requests: IO[bytes], replies: IO[bytes]) -> None:
        self.process = process
        self.requests = requests
        self.replies = replies

    def examine(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcome of each job as soon as it is there."""
        try:
            pickle.dump(jobs, self.requests, pickle.HIGHEST_PROTOCOL)
            self.requests.flush()
        except OSError:
            raise _Lost(out_of_time=False) from None
        for _ in jobs:
            try:
                outcome: Outcome = pickle.load(self.replies)
            except (EOFError, OSError, pickle.UnpicklingError):
                raise _Lost(out_of_time=self.process.wait() in _OUT_OF_TIME) from None
            yield outcome

    def close_pipes(self) -> None:
        """Let go of our ends."""
        for pipe in (self.requests, self.replies):
            with contextlib.suppress(OSError):
                pipe.close()


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.wait()
    worker.close_pipes()


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


def _forked(others: set[_Worker]) -> _Worker:
    request_end, our_request_end = os.pipe()
    our_reply_end, reply_end = os.pipe()
    process_id = os.fork()
    if not process_id:
        try:
            for other in others:  # or they would not notice when the parent goes
                other.close_pipes()
            os.close(our_request_end)
            os.close(our_reply_end)
            _leave_standard_streams(but={request_end, reply_end})
            with open(request_end, "rb") as requests, open(reply_end, "wb") as replies:
                _serve(requests, replies)
        finally:
            os._exit(_BROKEN)
    os.close(request_end)
    os.close(reply_end)
    return _Worker(_Forked(process_id), open(our_request_end, "wb"), open(our_reply_end, "rb"))


def _spawned() -> _Worker:
    import subprocess

    dont_write = ["-B"] if sys.dont_write_bytecode else []
    process = subprocess.Popen(
        [sys.executable, "-I", *dont_write, "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # On Windows, Ctrl-C goes to all processes of a group.
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    worker = _Worker(process, process.stdin, process.stdout)
    with contextlib.suppress(OSError):  # if it is gone already, that will be noticed
        pickle.dump(sys.path, process.stdin)
    return worker


def serve_standard_streams() -> None:
    """Be a worker that was started anew: answer what comes from standard input."""
    requests, replies = sys.stdin.buffer, open(os.dup(1), "wb")  # noqa: SIM115
    _leave_standard_streams(but={0})
    _serve(requests, replies)


def _leave_standard_streams(but: set[int]) -> None:
    """Let standard streams lead nowhere: what a dying process may say is told in another way."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in {0, 1, 2} - but:
        os.dup2(nowhere, stream)


def _serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the main process, which then ends us
    from beginner_lint.examination import examine

    gc.freeze()
    gc.disable()  # trees are large and go as a whole: it would look at them in vain, in the middle of a file
    uncollected = 0
    end_after = _clock()
    while True:
        try:
            jobs: list[Job] = pickle.load(requests)
        except EOFError:
            return
        for job in jobs:
            end_after(job.limit())
            outcome = examine(job)
            end_after(0)
            pickle.dump(outcome, replies, pickle.HIGHEST_PROTOCOL)
            replies.flush()
            uncollected += len(job.raw)
            if uncollected > _COLLECTED_AFTER:
                gc.collect()
                uncollected = 0


def _clock() -> Callable[[float], object]:
    """Return what sets after how many seconds this process shall end; 0 is never.

    Seconds of work are counted, so that a busy machine fails no file; one that waits for something that
    never comes is ended later. It must end even native code that keeps Python's lock: by a signal that
    nobody handles, or by a thread that is not Python's, which costs a hundred times as much and counts
    all seconds.
    """
    if sys.platform != "win32":
        for ends in (signal.SIGPROF, signal.SIGALRM):
            signal.signal(ends, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGPROF, signal.SIGALRM})

        def end_after(seconds: float) -> None:
            signal.setitimer(signal.ITIMER_PROF, seconds)
            signal.setitimer(signal.ITIMER_REAL, seconds * SLOWEST)

        return end_after
    import faulthandler

    nowhere = open(os.devnull, "wb")  # noqa: SIM115

    def end_after_all(seconds: float) -> None:
        if seconds:
            faulthandler.dump_traceback_later(seconds * SLOWEST, exit=True, file=nowhere)
        else:
            faulthandler.cancel_dump_traceback_later()

    return end_after_all


def collect_rarely() -> None:
    """Let the garbage collector run less often, and not look again at what is there by now."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _may_fork() -> bool:
    """Whether forking is safe: another thread could hold a lock that nobody releases in the child."""
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Put Ctrl-C off while a process starts: it inherits that, and we get the interrupt afterwards."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
