"""Real code to test on: what is installed on every machine that runs the tests."""

from __future__ import annotations

import os
import site
import sysconfig
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from beginner_lint.source import Source, TooComplex, Undecodable

THOROUGH = "THIN_TESTS" not in os.environ
"""Whether programs are run before and after each fix, much real code is looked at, and slow tools are run.

`.ci/run` leaves that to the newest Python: on each, it takes the same time as all else.
"""

STANDARD_LIBRARY = Path(sysconfig.get_path("stdlib"))


def standard_library(share: int = 1) -> Iterator[Path]:
    """Yield the files of the running Python's library, its tests included: one in `share`, always the same."""
    return _files(STANDARD_LIBRARY, share, leave_out="site-packages")


def site_packages(share: int = 1) -> Iterator[Path]:
    """Yield the files of the installed packages: one in `share`, always the same."""
    for folder in site.getsitepackages():
        yield from _files(Path(folder), share)


def readable(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield the sources that parse; the libraries hold some files that are broken on purpose."""
    for path in paths:
        try:
            source = Source.from_bytes(str(path), path.read_bytes())
            assert source.tree
        except (Undecodable, SyntaxError, TooComplex):
            continue
        yield source


def _files(folder: Path, share: int, leave_out: str | None = None) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.py")):
        relative = path.relative_to(folder)
        if leave_out not in relative.parts and zlib.crc32(relative.as_posix().encode()) % share == 0:
            yield path
