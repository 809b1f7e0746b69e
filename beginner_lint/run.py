"""Many files: read, examine, write; in several processes where that pays. Outcomes come in order.

Reading and writing happen here, in one process; what is between happens in workers, which get contents and
give back outcomes. So a worker may be lost at any moment, and nothing is half done.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial

from beginner_lint.discovery import File
from beginner_lint.failures import SKIPPED_BY_LIMIT, UNREADABLE_FILE, failure
from beginner_lint.importers import standing_alone
from beginner_lint.outcome import Job, Outcome, Task
from beginner_lint.workers import NoWorker, Workers, collect_rarely
from beginner_lint.writing import NotWritten, write

# What nobody wrote by hand is not worth the wait; generated files are often that large.
LARGEST_FILE = 10_000_000

# More than one worker costs as much as examining about this many bytes.
_WORTH_WORKERS = 400_000
_BATCH_BYTES = 100_000
_BATCH_FILES = 16
# So much may be read ahead, and wait for what comes before it: the others go on while one file takes long.
_MOST_AHEAD = 32_000_000

# Takes jobs, begins with them, and returns what waits for their outcomes.
Examine = Callable[[Sequence[Job]], Callable[[], list[Outcome]]]


def run(files: Sequence[File], task: Task, jobs: int | None = None) -> Generator[Outcome, None, None]:
    """Yield the outcome for each file, in the given order.

    Args:
        files: what to look at.
        task: what to do.
        jobs: the number of processes; as many as there are processors if not given.

    """
    files = standing_alone(files)
    collect_rarely()
    sizes = [_size(file.path) for file in files]
    batches = list(_batches(files, sizes))
    jobs = min(_processors() if jobs is None else jobs, len(batches))
    number = jobs if sum(sizes) >= _WORTH_WORKERS else 1
    with _workers(number) as examine:
        yield from _in_order(batches, task, examine, _MOST_AHEAD if number > 1 else 0)


def run_alone(job: Job) -> Outcome:
    """Return the outcome for one file whose content does not come from its path; nothing is written."""
    with _workers(1) as examine:
        return examine([job])()[0]


@contextmanager
def _workers(number: int) -> Iterator[Examine]:
    """Give what examines: with one process, or with several at a time."""
    with closing(Workers()) as workers:
        if number < 2:
            yield lambda jobs: partial(_examined, workers, jobs)
            return
        _load_for_all()
        workers.prepare(number)
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(number) as executor:
            try:
                yield lambda jobs: executor.submit(_examined, workers, jobs).result
            finally:
                executor.shutdown(wait=False, cancel_futures=True)
                workers.close()


def _load_for_all() -> None:
    """Load what each worker needs once, before they are forked; so many files need LibCST anyway."""
    from beginner_lint.rule import cst, load_rules

    load_rules()
    _ = cst.metadata


def _examined(workers: Workers, jobs: Sequence[Job]) -> list[Outcome]:
    try:
        return workers.examine(jobs)
    except NoWorker:
        if workers.closed:
            raise
    from beginner_lint.examination import examine

    return [examine(job) for job in jobs]  # without a limit, which is better than not at all


@dataclass(slots=True)
class _Batch:
    """Files that are examined together: what was read of them, or why it was not, and what to wait for."""

    entries: list[Job | Outcome]
    wait: Callable[[], list[Outcome]]

    @property
    def size(self) -> int:
        return sum(len(entry.raw) for entry in self.entries if isinstance(entry, Job))


def _in_order(
    batches: Iterable[Sequence[File]], task: Task, examine: Examine, ahead: int
) -> Iterator[Outcome]:
    """Yield the outcomes, reading and examining so many bytes ahead."""
    waiting: deque[_Batch] = deque()
    size = 0
    for files in batches:
        entries = [_read(file, task) for file in files]
        batch = _Batch(entries, examine([entry for entry in entries if isinstance(entry, Job)]))
        waiting.append(batch)
        size += batch.size
        while waiting and size > ahead:
            size -= waiting[0].size
            yield from _finished(waiting.popleft(), examine)
    while waiting:
        yield from _finished(waiting.popleft(), examine)


def _finished(batch: _Batch, examine: Examine) -> Iterator[Outcome]:
    outcomes = iter(batch.wait())
    for entry in batch.entries:
        yield entry if isinstance(entry, Outcome) else _written(entry, next(outcomes), examine)


def _read(file: File, task: Task) -> Job | Outcome:
    try:
        with open(file.path, "rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except OSError as reason:
        return Outcome(file, (failure(UNREADABLE_FILE, reason.strerror or str(reason)),))
    if len(raw) > LARGEST_FILE:
        message = f"Not checked: the file is larger than {LARGEST_FILE // 1_000_000} MB"
        return Outcome(file, (failure(SKIPPED_BY_LIMIT, message),))
    return Job(file, raw, task)


def _written(job: Job, outcome: Outcome, examine: Examine) -> Outcome:
    """Write what was fixed, if that is the task; return the outcome, which is another if that fails."""
    if outcome.before is None or outcome.source is None or not job.task.writes:
        return outcome
    try:
        if job.file.leads_out:
            raise NotWritten("it is a link to a file outside of what was named")
        write(job.file.path, job.raw, outcome.source.encode())
    except NotWritten as reason:
        [as_it_was] = examine([replace(job, task=Task())])()
        return replace(as_it_was, withheld=outcome.withheld, not_written=str(reason))
    return outcome


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batches(files: Sequence[File], sizes: Sequence[int]) -> Iterator[list[File]]:
    """Yield the files in handfuls: not so small that sending them costs, nor so large that some wait."""
    batch: list[File] = []
    total = 0
    for file, size in zip(files, sizes, strict=True):
        batch.append(file)
        total += size
        if total >= _BATCH_BYTES or len(batch) >= _BATCH_FILES:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
