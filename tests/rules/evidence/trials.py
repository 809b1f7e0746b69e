"""Tries two programs on many inputs, each pair in a process of its own."""

from __future__ import annotations

import atexit
import importlib
import importlib.util
import os
import pickle
import resource
import signal
import struct
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, Any

from tests.rules.evidence.inputs import Inputs, draws
from tests.rules.evidence.programs import Pair, pair
from tests.rules.evidence.runs import OutOfRounds, difference, observe

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 60
HEAVY = ("asyncio", "numpy", "pandas")


@dataclass(frozen=True)
class Trial:
    """Two programs to try: where their inputs are named, how many, and what is looked at.

    `module` has the inputs of all its cases, `case` may have more; `names_are_seen` as for `difference`;
    a `search` ends with the first difference.
    """

    module: str
    case: str | None
    before: str
    after: str
    wild: bool
    names_are_seen: bool
    size: int
    search: bool = False


@dataclass
class Outcome:
    """On how many inputs two programs ran, on how many to an end, and where they differed.

    `first` tells the difference on the shortest of these inputs; `untold` are parameters of which nothing says
    what a tame input is; `varies` says that wild ones are not the tame ones; `broken` says that the process did not come back.
    """

    inputs: int = 0
    finished: int = 0
    differing: int = 0
    aspects: set[str] = field(default_factory=set)
    first: str = ""
    untold: set[str] = field(default_factory=set)
    varies: bool = False
    broken: str = ""


def inputs_of(trial: Trial) -> tuple[Inputs, Inputs]:
    """Return the inputs that are named for a case, tame and wild ones."""
    module = importlib.import_module(trial.module)
    case = next((each for each in module.CASES if each.id == trial.case), None)
    inputs = {**getattr(module, "INPUTS", {}), **(case.inputs if case else {})}
    return inputs, {**getattr(module, "WILD", {}), **(case.wild if case else {})}


def prepared(trial: Trial) -> tuple[Pair, list[dict[str, Any]]]:
    """Return both programs made ready, and all that they run on."""
    inputs, wild = inputs_of(trial)
    for name in HEAVY:
        if name in trial.before and importlib.util.find_spec(name):
            importlib.import_module(name)  # once, and not in each fork
    programs = pair(trial.before, trial.after, inputs, wild)
    names = frozenset(programs.passed) if trial.wild else frozenset()
    return programs, list(draws(programs.wild if trial.wild else programs.tame, trial.size, names))


def attempt(trial: Trial, programs: Pair, all_given: list[dict[str, Any]]) -> Outcome:
    """Run both programs on each input, here and now."""
    module = importlib.import_module(trial.module)
    old, alike = getattr(module, "OLD", {}), getattr(module, "ALIKE", False) and not trial.wild
    found = Outcome(untold=programs.untold, varies=programs.wild != programs.tame)
    shortest = sys.maxsize
    for given in all_given:
        ran = _both(programs, given, old, trial, alike=alike)
        if ran is None:
            continue
        found.inputs += 1
        found.finished += ran[0]
        if ran[1]:
            found.differing += 1
            found.aspects.add(ran[1][0])
            text = f"{given}: {ran[1][0]}: {ran[1][1]}"
            if len(text) < shortest:
                shortest, found.first = len(text), text
            if trial.search:
                break
    return found


def _both(
    programs: Pair, given: Mapping[str, Any], old: Mapping[str, Any], trial: Trial, *, alike: bool
) -> tuple[bool, tuple[str, str] | None] | None:
    """Return whether the original came to an end, and the difference; None if it takes too long."""
    try:
        before = observe(programs.before, given, programs.free, old, shared=trial.wild, alike=alike)
    except OutOfRounds:
        return None
    try:
        after = observe(programs.after, given, programs.free, {}, shared=trial.wild, alike=alike)
    except OutOfRounds:
        return before.finished, ("ending", "the fixed program does not end")
    return before.finished, difference(
        before, after, dropped=programs.dropped, names_are_seen=trial.names_are_seen
    )


def tried(trial: Trial) -> Outcome:
    """Run both programs on each input, in a process that no other trial shares."""
    worker = _worker()
    assert worker.stdin is not None
    assert worker.stdout is not None
    _send(worker.stdin, trial)
    found: Outcome = _receive(worker.stdout)
    return found


@cache
def _worker() -> subprocess.Popen[bytes]:
    """Return the process that forks one for each trial: it has imported what all need."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.rules.evidence.trials"],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    atexit.register(_stop, started)
    return started


def _stop(worker: subprocess.Popen[bytes]) -> None:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.close()
    worker.wait()
    worker.stdout.close()


def _send(stream: IO[bytes], value: object) -> None:
    data = pickle.dumps(value)
    stream.write(struct.pack("!I", len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    header = stream.read(4)
    if len(header) < 4:
        raise EOFError
    return pickle.loads(stream.read(*struct.unpack("!I", header)))


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer trials until there are no more, each from a fork of this process."""
    while True:
        try:
            trial: Trial = _receive(asked)
        except EOFError:
            return
        try:
            programs, given = prepared(trial)  # not in the fork: what is drawn and imported is used again
        except SyntaxError as reason:
            _send(answers, Outcome(broken=f"does not compile: {reason}"))
            continue
        with tempfile.TemporaryDirectory() as folder:
            _send(answers, _forked(trial, programs, given, Path(folder)))


def _forked(trial: Trial, programs: Pair, given: list[dict[str, Any]], folder: Path) -> Outcome:
    """Make the attempt in a fork, which answers with a file: a program may close whatever is open."""
    answer, own = folder / "outcome", folder / "own"
    own.mkdir()
    child = os.fork()
    if child == 0:
        try:
            _confine(own)
            answer.write_bytes(pickle.dumps(attempt(trial, programs, given)))
        except BaseException:
            answer.write_bytes(pickle.dumps(Outcome(broken=traceback.format_exc())))
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    if not answer.exists():
        return Outcome(broken=f"the process ended before it was done ({status})")
    found: Outcome = pickle.loads(answer.read_bytes())
    return found


def _confine(folder: Path) -> None:
    """Let this process do no harm: its own folder, no terminal, limits on time and files."""
    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
    signal.alarm(2 * SECONDS)


if __name__ == "__main__":
    # The class of what is sent is that of the module by its name, not that of `__main__`.
    from tests.rules.evidence import trials

    trials.serve(sys.stdin.buffer, sys.stdout.buffer)
