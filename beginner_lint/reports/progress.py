"""A bar on the terminal that says how far a long run is."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import TextIO

from beginner_lint.outcome import Outcome

_PATIENCE = 1.0  # seconds without a bar: most runs are over by then
_INTERVAL = 0.1
_WIDTH = 30
_ERASE = "\r\x1b[K"


class Progress:
    """Draws how many of `total` files are done, on `stream` if that is a terminal.

    The bar is gone while something else is written, and when all is done.
    """

    def __init__(self, total: int, stream: TextIO, *, quiet: bool = False) -> None:
        self._total = total
        self._stream = stream
        self._on = not quiet and total > 1 and stream.isatty()

    def watch(self, outcomes: Generator[Outcome, None, None]) -> Generator[Outcome, None, None]:
        """Yield the outcomes, with the bar on while the next one is waited for."""
        with closing(outcomes):
            yield from self._with_bar(outcomes) if self._on else outcomes

    def _with_bar(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        done = 0
        due = time.monotonic() + _PATIENCE
        drawn = False
        try:
            for outcome in outcomes:
                done += 1
                now = time.monotonic()
                if now >= due:
                    self._draw(done)
                    due, drawn = now + _INTERVAL, True
                if drawn and outcome.diagnostics:
                    self._erase()
                    drawn, due = False, now
                yield outcome
        finally:
            if drawn:
                self._erase()

    def _draw(self, done: int) -> None:
        filled = _WIDTH * done // self._total
        bar = "=" * filled + " " * (_WIDTH - filled)
        self._stream.write(f"{_ERASE}[{bar}] {done}/{self._total} files")
        self._stream.flush()

    def _erase(self) -> None:
        self._stream.write(_ERASE)
        self._stream.flush()
