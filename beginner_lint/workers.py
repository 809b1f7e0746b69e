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
from typing import IO

from beginner_lint.failures import INTERNAL_ERROR, SKIPPED_BY_LIMIT, failure
from beginner_lint.outcome import Job, Outcome
from beginner_lint.processes import (
    Child,
    forked,
    ignore_interrupts,
    interrupts_held,
    leave_standard_streams,
    may_fork,
    spawned,
)

# What a new interpreter is told: modules come from where ours come from, and from nowhere else.
_START = """
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from beginner_lint.workers import serve_standard_streams
serve_standard_streams()
"""
# Exit statuses of a process that ran out of time.
_OUT_OF_TIME = (1,) if sys.platform == "win32" else (-signal.SIGPROF, -signal.SIGALRM)
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
        self._idle: list[Child] = []
        self._all: set[Child] = set()
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
                for outcome in _answers(worker, jobs[done:] if not deaths else [jobs[done]]):
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
            self._all.pop().end()

    def _borrow(self) -> Child:
        try:
            return self._idle.pop()
        except IndexError:
            return self._start()

    def _start(self) -> Child:
        with self._lock:
            if self.closed:
                raise NoWorker
            try:
                with interrupts_held():
                    worker = forked(_serve, self._all) if may_fork() else spawned(_START)
                    self._all.add(worker)  # before an interrupt, or nobody would end it
            except (OSError, ImportError):  # no more processes, no memory, no processes on this system
                raise NoWorker from None
            return worker

    def _discard(self, worker: Child) -> None:
        with contextlib.suppress(KeyError):  # `close` has it
            self._all.remove(worker)
            worker.end()


def _lost(job: Job, lost: _Lost) -> Outcome:
    if not lost.out_of_time:
        message = "The process that checked this file died; it may have run out of memory"
        return Outcome(job.file, (failure(INTERNAL_ERROR, message),))
    message = f"Not checked: it takes more than {job.limit():.3g} seconds of work (see `--time-limit`)"
    return Outcome(job.file, (failure(SKIPPED_BY_LIMIT, message),))


def _answers(worker: Child, jobs: Sequence[Job]) -> Iterator[Outcome]:
    """Yield the outcome of each job as soon as it is there.

    Raises:
        _Lost: the worker is gone.

    """
    try:
        pickle.dump(jobs, worker.requests, pickle.HIGHEST_PROTOCOL)
        worker.requests.flush()
    except OSError:
        raise _Lost(out_of_time=False) from None
    for _ in jobs:
        try:
            outcome: Outcome = pickle.load(worker.replies)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise _Lost(out_of_time=worker.process.wait() in _OUT_OF_TIME) from None
        yield outcome


def serve_standard_streams() -> None:
    """Be a worker that was started anew: answer what comes from standard input."""
    requests, replies = sys.stdin.buffer, open(os.dup(1), "wb")  # noqa: SIM115
    leave_standard_streams(but={0})
    ignore_interrupts()
    _serve(requests, replies)


def _serve(requests: IO[bytes], replies: IO[bytes]) -> None:
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
            del outcome  # its source holds the tree, which the collector would go through in vain
            uncollected += len(job.raw)
            if uncollected > _COLLECTED_AFTER:
                gc.collect()
                gc.freeze()  # what is left stays: the rules, say, that the first files needed
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
