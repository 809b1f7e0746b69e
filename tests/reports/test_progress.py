from __future__ import annotations

import io
from collections.abc import Generator

import pytest

from beginner_lint.discovery import File
from beginner_lint.failures import SYNTAX_ERROR, failure
from beginner_lint.outcome import Outcome
from beginner_lint.reports import progress
from beginner_lint.reports.progress import Progress
from beginner_lint.settings import Settings

CLEAN = Outcome(File("/a.py", "a.py", Settings()))
FOUND = Outcome(File("/b.py", "b.py", Settings()), (failure(SYNTAX_ERROR, "No"),))


class Stream(io.StringIO):
    def __init__(self, terminal: bool = True) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


class Clock:
    """A clock that goes on by half a second each time it is looked at."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += 0.5
        return self.now


def some(*outcomes: Outcome) -> Generator[Outcome, None, None]:
    yield from outcomes


def drawn(stream: Stream, *outcomes: Outcome, quiet: bool = False) -> str:
    for outcome in Progress(len(outcomes), stream, quiet=quiet).watch(some(*outcomes)):
        if outcome.diagnostics:
            stream.write("FOUND\n")
    return stream.getvalue()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "time", Clock())


@pytest.mark.usefixtures("slow")
def test_the_bar_is_gone_while_something_is_written_and_at_the_end() -> None:
    text = drawn(Stream(), *[CLEAN] * 5, FOUND, *[CLEAN] * 4)
    assert "] 5/10 files\r\x1b[KFOUND\n" in text.replace("\r\x1b[K[", "[").replace(
        "] 6/10 files", "] 5/10 files"
    )
    assert text.endswith("10/10 files\r\x1b[K")
    assert "[==============================] 10/10" in text


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("stream", [Stream(terminal=False), Stream()])
def test_no_bar_where_nobody_wants_it(stream: Stream) -> None:
    assert drawn(stream, CLEAN, CLEAN, CLEAN, quiet=stream.terminal) == ""


def test_no_bar_for_a_short_run() -> None:
    assert drawn(Stream(), *[CLEAN] * 100) == ""


@pytest.mark.usefixtures("slow")
def test_the_bar_is_gone_if_the_run_is_given_up() -> None:
    stream = Stream()
    watched = Progress(9, stream).watch(some(*[CLEAN] * 9))
    for _ in range(4):
        next(watched)
    watched.close()
    assert stream.getvalue().endswith("files\r\x1b[K")
