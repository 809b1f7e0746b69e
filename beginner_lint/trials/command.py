"""What a command does, as far as two runs of it can be compared."""

from __future__ import annotations

import contextlib
import enum
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import IO, NamedTuple

# What says nothing in any two runs: how long tests took, and lines of source, which fixes move.
_MEANINGLESS = [
    (re.compile(r"\bin \d+\.\d+s\b(?: \([\d:]+\))?"), "in … s"),
    (re.compile(r"(\.pyw?:)\d+(?::\d+)?"), r"\1…"),
    (re.compile(r"(\.pyw?\", line )\d+"), r"\1…"),
]
# What may differ in two runs that do the same; it counts unless runs of the original differ in it.
_VARIABLE = [
    (re.compile(r"\b0x[0-9a-fA-F]{6,}\b"), "0x…"),  # addresses
    (re.compile(r"\b\d+(?:\.\d+)?(?:e-?\d+)? ?(?:ns|µs|us|ms|s|sec|seconds?|minutes?)\b"), "… s"),
    (re.compile(r"\b\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\b"), "…:…"),  # times of day
]
# Lines that are filled up to a width, such as pytest's: how far depends on the time in them.
_RULER = re.compile(r"^[=_-]{3,}(?= )|(?<= )[=_-]{3,}(?=\r?$)")
_TIME_SHARE = 10  # a run on fixed files may take this many times as long as on the original
_LEAST_SECONDS = 60.0
_MOST_BYTES = 50_000_000  # of output: a loop that prints without end would fill the disk
_LOOKS_EVERY = 0.05  # seconds


class Observation(NamedTuple):
    """What a run came to: exit status (None: it had to be ended), output, errors, and seconds.

    Whether it was ended for its output, rather than for its time, says `flooded`.
    """

    status: int | None
    output: str
    errors: str
    seconds: float
    flooded: bool = False

    def ending(self) -> str | None:
        """Return how a run ended that did not end by itself, as in "it …"; None if it did."""
        if self.flooded:
            return f"prints more than {_MOST_BYTES // 10**6} MB"
        if self.status is None:
            return f"does not end within {self.seconds:.0f} s"
        if self.status < 0:
            return f"is ended by {_signal_name(-self.status)}"
        return None

    def last_line(self) -> str:
        """Return the last line that was printed, where programs say how it went."""
        lines = [*self.errors.splitlines(), *self.output.splitlines()]
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def allowance(self) -> float:
        """Return the seconds that the same may take once more before something must be wrong."""
        return max(_LEAST_SECONDS, _TIME_SHARE * self.seconds)


def observe(command: str, folder: str, environment: Mapping[str, str], seconds: float) -> Observation:
    """Run a command through the shell, without input; return what it came to.

    Nothing that it has started is left when this returns, also on Ctrl-C: the command runs in a process
    group of its own, which is ended as a whole. A program that leaves its group on purpose gets away.

    Args:
        command: as typed for the shell.
        folder: where it runs.
        environment: its variables.
        seconds: the time after which it is ended.

    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        process = subprocess.Popen(
            command,
            shell=True,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
        status = None
        try:
            while status is None and time.monotonic() - start < seconds and not _is_flooded(output, errors):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    status = process.wait(_LOOKS_EVERY)
        finally:
            _end(process)
        taken = time.monotonic() - start
        flooded = _is_flooded(output, errors)
        return Observation(None if flooded else status, _text(output), _text(errors), taken, flooded)


def _is_flooded(*streams: IO[bytes]) -> bool:
    return any(os.fstat(stream.fileno()).st_size > _MOST_BYTES for stream in streams)


def _text(stream: IO[bytes]) -> str:
    """Return what was printed; bytes that are no text are told apart."""
    stream.seek(0)
    return stream.read(_MOST_BYTES).decode("utf-8", "surrogateescape")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it has started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
            )
        process.wait()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    if process.returncode is None:
        # Not `wait`: an interrupt may have left its lock locked, and it would wait for that for ever.
        try:
            status = os.waitpid(process.pid, 0)[1]
        except ChildProcessError:  # the interrupt came when it had been waited for
            status = 0
        process.returncode = os.waitstatus_to_exitcode(status)


class Strictness(enum.IntEnum):
    """How far texts can be compared: not at all, apart from times and addresses, or as they are."""

    NOT = 0
    ROUGHLY = 1
    EXACTLY = 2


class Expectation(NamedTuple):
    """What a run must come to: an exit status, and texts as far as runs of the original agree on them."""

    observation: Observation
    output: Strictness
    errors: Strictness

    @classmethod
    def of(cls, runs: Sequence[Observation]) -> Expectation:
        """Return what runs of the original agree on."""
        return cls(runs[0], _agreed([run.output for run in runs]), _agreed([run.errors for run in runs]))

    def difference(self, found: Observation) -> str | None:
        """Return what differs, as the end of "with it, the command …"; None if nothing does."""
        expected = self.observation
        if found.status != expected.status:
            last = found.last_line()
            how = found.ending() or f"exits with {found.status}"
            return f"{how} ({last[:120]})" if last and found.status is not None else how
        if changed := _first_change(expected.output, found.output, self.output):
            return f"prints something else: {changed}"
        if changed := _first_change(expected.errors, found.errors, self.errors):
            return f"prints something else to standard error: {changed}"
        return None

    def is_doubtful(self, found: Observation) -> bool:
        """Whether only what may differ in any two runs differs."""
        rough = self._replace(
            output=min(self.output, Strictness.ROUGHLY), errors=min(self.errors, Strictness.ROUGHLY)
        )
        return self.difference(found) is not None and rough.difference(found) is None


def comparable(text: str, strictness: Strictness) -> str:
    """Return a text without what is not compared."""
    if strictness is Strictness.NOT:
        return ""
    left_out = _MEANINGLESS if strictness is Strictness.EXACTLY else _MEANINGLESS + _VARIABLE
    for pattern, instead in left_out:
        text = pattern.sub(instead, text)
    lines = [_RULER.sub("…", line) for line in text.split("\n")]
    if strictness is Strictness.ROUGHLY:
        return "\n".join(line.rstrip() for line in lines).rstrip("\n")
    return "\n".join(lines)


def _agreed(texts: Sequence[str]) -> Strictness:
    """Return the strictest comparison in which texts are equal."""
    return max(each for each in Strictness if len({comparable(text, each) for text in texts}) == 1)


def _first_change(old: str, new: str, strictness: Strictness) -> str | None:
    lines = (comparable(text, strictness).split("\n") for text in (old, new))
    for before, after in zip_longest(*lines):
        if before != after:
            return f"{_quoted(after, before)} instead of {_quoted(before, after)}"
    return None


def _quoted(line: str | None, other: str | None) -> str:
    """Return a line as it is shown beside another one, blanks included where only they differ."""
    if not line:
        return "nothing" if line is None or other else "an empty line"
    differ_in_blanks = other is not None and line.strip() == other.strip()
    return f"`{line[:100] if differ_in_blanks else line.strip()[:100]}`"


def environment_for(copy: str, root: str, folders: list[str], inherited: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for a command that runs in a copy of a project.

    The folders from which the fixed packages are imported come first, so that the copy is used even if the
    project is installed, editable or not. No compiled files are written: kept elsewhere
    (PYTHONPYCACHEPREFIX), those of one copy would be taken for those of the next at the same place. Hashes
    of texts are the same in all runs, unless the user has chosen: two runs that print a set would differ.

    Args:
        copy: the root of the copy.
        root: the root of the project.
        folders: folders of the copy from which fixed packages are imported.
        inherited: the variables that the user has.

    """
    entries = [entry for entry in inherited.get("PYTHONPATH", "").split(os.pathsep) if entry]
    moved = [
        os.path.join(copy, os.path.relpath(entry, root)) if Path(entry).is_relative_to(root) else entry
        for entry in entries
    ]
    path = os.pathsep.join([*folders, *moved])
    own = {"PYTHONDONTWRITEBYTECODE": "1", **({"PYTHONPATH": path} if path else {})}
    return {"PYTHONHASHSEED": "0", **inherited, **own}
