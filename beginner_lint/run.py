"""Many files: read, examine, write; in several processes where that pays. Outcomes come in order.

Reading and writing happen here, in one process; what is between happens in workers, which get contents and
give back outcomes. So a worker may be lost at any moment, and nothing is half done.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from functools import cache as cached
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.discovery import File
from beginner_lint.failures import SKIPPED_BY_LIMIT, UNREADABLE_FILE, failure
from beginner_lint.importers import Import, imports_of, size_of, standing_alone
from beginner_lint.namesakes import with_askers
from beginner_lint.outcome import Job, Outcome, Task
from beginner_lint.records import from_bytes, has_fixes

if TYPE_CHECKING:
    from beginner_lint.cache import Cache
    from beginner_lint.scouts import Scans
    from beginner_lint.uses.mentions import Mention

# What nobody wrote by hand is not worth the wait; generated files are often that large.
LARGEST_FILE = 10_000_000

# More than one worker costs as much as examining about this many bytes.
_WORTH_WORKERS = 400_000
_BATCH_BYTES = 100_000
_BATCH_FILES = 16
_BATCH_ENTRIES = 100  # with those that are empty or known
# So much may be read ahead, and wait for what comes before it: the others go on while one file takes long.
_MOST_AHEAD = 32_000_000

# Takes jobs, begins with them, and returns what waits for their outcomes.
Examine = Callable[[Sequence[Job]], Callable[[], list[Outcome]]]


def run(
    files: Sequence[File],
    task: Task,
    jobs: int | None = None,
    cache: Cache | None = None,
    cluster: str | None = None,
) -> Generator[Outcome, None, None]:
    """Yield the outcome for each file, in the given order.

    Args:
        files: what to look at.
        task: what to do.
        jobs: the number of processes; as many as there are processors if not given.
        cache: what is known from earlier runs, and learns from this one.
        cluster: the address of a cluster that does it, instead of processes of this machine.

    Raises:
        BadSettings: there is no such cluster.

    """
    number = _processors() if jobs is None else jobs
    files = _with_facts(files, cache, {} if cluster else _scouted(files, number, cache))
    known = _known(files, task, cache) if cache else {}
    sizes = [size_of(file.path) if file.path not in known else 0 for file in files]
    batches = list(_batches(files, sizes))
    number = min(number, len(files) - len(known))
    if sum(sizes) < _WORTH_WORKERS:
        number = min(number, 1)
    try:
        with _cluster(cluster) if cluster and number else _workers(number) as examine:
            ahead = _MOST_AHEAD if cluster or number > 1 else 0
            yield from _Run(task, examine, known, cache).outcomes(batches, ahead)
    finally:
        if cache:
            cache.save()


def _scouted(files: Sequence[File], number: int, cache: Cache | None) -> Scans:
    """Return what other processes can tell of files at once: many of which nothing is known yet."""
    if number < 2 or len(files) < 2 or (cache and not cache.is_new):
        return {}
    from beginner_lint.processes import may_fork

    if not may_fork():
        return {}
    paths = [file.path for file in files]
    if sum(map(size_of, paths)) < _WORTH_WORKERS:
        return {}
    from beginner_lint.scouts import scouting

    with scouting(paths, number) as report:
        _load_for_all()  # what is needed next, and takes as long
        return report()


def _with_facts(files: Sequence[File], cache: Cache | None, scans: Scans) -> list[File]:
    """Return the files with what is known of each from the others."""
    if cache:
        cache.take_in(scans)
    imports = cache.imports_of if cache else cached(partial(_imports, scans))
    found = with_askers(standing_alone(files, imports), imports)
    if len(found) < 2:
        return found
    from beginner_lint.uses.mentions import mentions_of
    from beginner_lint.uses.uses import with_uses

    def mentions(path: str) -> Collection[Mention]:
        return scans[path].mentions if path in scans else mentions_of(path)

    return with_uses(found, cache.mentions_of if cache else mentions, imports)


def _imports(scans: Scans, path: str) -> Collection[Import]:
    return scans[path].imports if path in scans else imports_of(path)


def _known(files: Iterable[File], task: Task, cache: Cache) -> dict[str, bytes]:
    """Return what earlier runs have found, by path, where that is enough: the cache has no edits."""
    known: dict[str, bytes] = {}
    for file in files:
        found = cache.found(file)
        if found is not None and not (has_fixes(found) and (task.shows_code or task.threshold is not None)):
            known[file.path] = found
    cache.end_look_up()
    return known


def run_alone(job: Job) -> Outcome:
    """Return the outcome for one file whose content does not come from its path; nothing is written."""
    with _workers(1) as examine:
        return examine([job])()[0]


@contextmanager
def _workers(number: int) -> Iterator[Examine]:
    """Give what examines: with one process, or with several at a time; with none if all is known."""
    if not number:
        yield lambda jobs: partial(_examined_after_all, jobs)
        return
    from beginner_lint.processes import may_fork
    from beginner_lint.workers import Workers, collect_rarely

    with closing(Workers()) as workers:
        if number < 2:
            yield lambda jobs: partial(workers.examine, jobs)
            return
        if may_fork():
            _load_for_all()
        collect_rarely()
        workers.prepare(number)
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(number) as executor:
            try:
                yield lambda jobs: executor.submit(workers.examine, jobs).result
            finally:
                executor.shutdown(wait=False, cancel_futures=True)
                workers.close()


def _examined_after_all(jobs: Sequence[Job]) -> list[Outcome]:
    """Examine what was known, but has changed since it was looked up."""
    if not jobs:
        return []
    with _workers(1) as examine:
        return examine(jobs)()


def _cluster(address: str) -> AbstractContextManager[Examine]:
    from beginner_lint.cluster import connected

    return connected(address)


def _load_for_all() -> None:
    """Load what each worker needs once, before they are forked; so many files need LibCST anyway."""
    from beginner_lint.rule import cst, load_rules

    load_rules()
    _ = cst.Module


class _Batch(NamedTuple):
    """Files that are examined together: what is to be done or known of each, and what to wait for."""

    entries: list[Job | Outcome]
    wait: Callable[[], list[Outcome]]

    @property
    def size(self) -> int:
        return sum(len(entry.raw) for entry in self.entries if isinstance(entry, Job))


class _Run(NamedTuple):
    """Goes from files to outcomes; `known` is what was found in them before."""

    task: Task
    examine: Examine
    known: Mapping[str, bytes]
    cache: Cache | None

    def outcomes(self, batches: Iterable[Sequence[File]], ahead: int) -> Iterator[Outcome]:
        """Yield the outcomes, reading and examining so many bytes ahead."""
        waiting: deque[_Batch] = deque()
        size = 0
        for files in batches:
            entries = [self._entry(file) for file in files]
            batch = _Batch(entries, self.examine([entry for entry in entries if isinstance(entry, Job)]))
            waiting.append(batch)
            size += batch.size
            while waiting and size > ahead:
                size -= waiting[0].size
                yield from self._finished(waiting.popleft())
        while waiting:
            yield from self._finished(waiting.popleft())

    def _entry(self, file: File) -> Job | Outcome:
        """Return the outcome for a file that is known or cannot be read, else what to do."""
        found = self.known.get(file.path)
        if found == b"" or (found and not self.task.shows_code):
            return Outcome(file, from_bytes(found))
        try:
            with open(file.path, "rb") as stream:
                raw = stream.read(LARGEST_FILE + 1)
        except OSError as reason:
            return Outcome(file, (failure(UNREADABLE_FILE, reason.strerror or str(reason)),))
        if len(raw) > LARGEST_FILE:
            message = f"Not checked: the file is larger than {LARGEST_FILE // 1_000_000} MB"
            return Outcome(file, (failure(SKIPPED_BY_LIMIT, message),))
        if found and self.cache and self.cache.is_content(file, raw):
            from beginner_lint.source import Source

            return Outcome(file, from_bytes(found), Source.from_bytes(file.shown, raw))
        return Job(file, raw, self.task)

    def _finished(self, batch: _Batch) -> Iterator[Outcome]:
        outcomes = iter(batch.wait())
        for entry in batch.entries:
            if isinstance(entry, Outcome):
                yield entry
                continue
            outcome = self._written(entry, next(outcomes))
            if self.cache and not outcome.failed():
                self._remember(entry, outcome, self.cache)
            yield outcome

    def _written(self, job: Job, outcome: Outcome) -> Outcome:
        """Write what was fixed, if that is the task; return the outcome, which is another if that fails."""
        if outcome.before is None or outcome.source is None or not self.task.writes:
            return outcome
        from beginner_lint.writing import NotWritten, write

        try:
            if job.file.leads_out:
                raise NotWritten("it is a link to a file outside of what was named")
            write(job.file.path, job.raw, outcome.source.encode())
        except NotWritten as reason:
            [as_it_was] = self.examine([job._replace(task=Task())])()
            return as_it_was._replace(withheld=outcome.withheld, not_written=str(reason))
        return outcome

    def _remember(self, job: Job, outcome: Outcome, cache: Cache) -> None:
        """Note what is in the file as it now is."""
        if outcome.before is None:
            cache.remember(job.file, job.raw, outcome.diagnostics)
        elif self.task.writes and outcome.source is not None:
            cache.remember(job.file, outcome.source.encode(), outcome.diagnostics)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batches(files: Sequence[File], sizes: Sequence[int]) -> Iterator[list[File]]:
    """Yield the files in handfuls: not so small that sending them costs, nor so large that some wait."""
    batch: list[File] = []
    total = number = 0
    for file, size in zip(files, sizes, strict=True):
        batch.append(file)
        total += size
        number += size > 0
        if total >= _BATCH_BYTES or number >= _BATCH_FILES or len(batch) >= _BATCH_ENTRIES:
            yield batch
            batch, total, number = [], 0, 0
    if batch:
        yield batch
