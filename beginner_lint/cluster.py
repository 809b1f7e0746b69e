"""Examining on a cluster: contents go there, outcomes come back; its machines need no common file system.

On each machine a file is examined in a worker process, as here, so what hangs or dies costs one line there
too. What the cluster does not answer, because it lost a machine too often or is gone, is examined here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING

from beginner_lint.configuration import BadSettings
from beginner_lint.fingerprint import of_code
from beginner_lint.outcome import Job, Outcome
from beginner_lint.workers import SLOWEST, Workers

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from distributed import Client

SCHEME = "dask://"

_PATIENCE = 20.0  # seconds for the cluster to be there, and beyond what files may take


@contextmanager
def connected(address: str) -> Iterator[Callable[[Sequence[Job]], Callable[[], list[Outcome]]]]:
    """Give what examines jobs on the cluster at an address such as `dask://localhost:8786`.

    Raises:
        BadSettings: it is not there, or has another beginner-lint.

    """
    if not address.startswith(SCHEME):
        raise BadSettings(f"{address}: the address of a cluster is {SCHEME}HOST:PORT")
    try:
        from distributed import Client
    except ImportError:
        raise BadSettings("for a cluster, install `beginner-lint[dask]`") from None
    try:
        client = Client(f"tcp://{address.removeprefix(SCHEME)}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as reason:
        raise BadSettings(f"{address}: no scheduler answers ({type(reason).__name__})") from None
    with client, closing(Workers()) as here:
        _check_versions(client, address)
        executor: Executor = client.get_executor(pure=False)
        yield lambda jobs: _sent(executor, jobs, here)


def _check_versions(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except Exception:  # a time-out, which each version of Python and Dask calls otherwise
        raise BadSettings(f"{address}: the cluster has no workers") from None
    try:
        versions: dict[str, str] = client.run(version)
    except Exception as reason:  # what is raised there is raised here, such as that there is no such module
        raise BadSettings(f"{address}: its workers cannot run beginner-lint ({reason})") from None
    for worker, theirs in versions.items():
        if theirs != version():
            raise BadSettings(f"{address}: the worker {worker} has another beginner-lint, LibCST or Python")


def version() -> str:
    """Return what must be the same everywhere for the same results."""
    major, minor = sys.version_info[:2]
    return f"{of_code().hex()} on Python {major}.{minor}"


def _sent(executor: Executor, jobs: Sequence[Job], here: Workers) -> Callable[[], list[Outcome]]:
    """Send jobs to the cluster; return what waits for their outcomes."""
    if not jobs:
        return list
    limits = [job.limit() for job in jobs]
    patience = _PATIENCE + SLOWEST * sum(limits) if all(limits) else None
    try:
        future = executor.submit(examine_there, jobs, version())
    except Exception:  # the scheduler is gone
        return lambda: here.examine(jobs)

    def wait() -> list[Outcome]:
        try:
            return future.result(patience)
        except Exception:  # whatever the cluster has to say: the files are to be examined
            return here.examine(jobs)

    return wait


def examine_there(jobs: Sequence[Job], theirs: str) -> list[Outcome]:
    """Examine jobs in a process of this machine, a part of a cluster, if it has the same version."""
    if theirs != version():
        raise RuntimeError("this worker has another version")
    return _workers(os.getpid()).examine(jobs)


@cache
def _workers(_: int) -> Workers:
    """Return the workers of a process, which are kept for what comes next."""
    return Workers()
