"""Processes that look ahead: they scan files for what these say of others, while ours loads the rules.

What they find is what a scan here finds. If one is lost, what it was to look at is scanned here.
"""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import IO, NamedTuple

from beginner_lint.importers import Import, imports, read
from beginner_lint.processes import Child, forked, interrupts_held, may_fork
from beginner_lint.uses.mentions import Mention, mentions


class Scan(NamedTuple):
    """What a file says of others."""

    imports: Collection[Import]
    mentions: Collection[Mention]


Scans = Mapping[str, Scan]
"""What files say, by their paths."""


@contextlib.contextmanager
def scouting(paths: Sequence[str], number: int) -> Iterator[Callable[[], Scans]]:
    """Send out so many processes, where they can be forked; give what waits for what they find, by path."""
    sent: list[Child] = []
    try:
        for first in range(number if may_fork() else 0):
            with contextlib.suppress(OSError), interrupts_held():  # no more processes, or no memory
                sent.append(forked(partial(_scout, paths[first::number]), sent))
        yield lambda: {path: scan for scout in sent for path, scan in _report(scout).items()}
    finally:
        for scout in sent:
            scout.end()


def _scout(paths: Sequence[str], _: IO[bytes], report: IO[bytes]) -> None:
    pickle.dump({path: _scan(path) for path in paths}, report, pickle.HIGHEST_PROTOCOL)


def _scan(path: str) -> Scan:
    raw = read(path) or b""
    return Scan(frozenset(imports(raw)), frozenset(mentions(raw)))


def _report(scout: Child) -> Scans:
    """Return what a scout has found; nothing if it is lost."""
    try:
        found: Scans = pickle.load(scout.replies)
    except (EOFError, OSError, pickle.UnpicklingError):
        return {}
    return found
