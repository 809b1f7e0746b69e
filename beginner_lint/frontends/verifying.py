"""`--verify COMMAND`: keep the fixes with which the user's own command does what it did before.

This is the one place where beginner-lint runs the code that it checks, because the user says so on the
command line; no settings file can. Nothing is written before all is decided, so whatever goes wrong, and
Ctrl-C too, leaves the project as it was.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from beginner_lint.configuration import BadSettings
from beginner_lint.diagnostic import Applicability, Diagnostic
from beginner_lint.fixer import Withheld
from beginner_lint.linter import lint
from beginner_lint.outcome import Outcome, Task
from beginner_lint.reports.terminal import drop_output, one_line
from beginner_lint.scripts import project_facts
from beginner_lint.trials.command import Expectation, Observation, Strictness, environment_for, observe
from beginner_lint.trials.project_copy import (
    CannotCopy,
    ProjectCopy,
    ended_by_exception,
    import_folders,
    project_root,
)
from beginner_lint.trials.search import Verdict, search
from beginner_lint.trials.steps import Fixing, Standing
from beginner_lint.writing import NotWritten, write

_MOST_RUNS = 200
_BROKEN = b"beginner-lint --verify: does the command run this file?\n"  # which is no Python
_TAIL = 10  # lines of what a failing command said


class Verification(NamedTuple):
    """What the command line says: the command, how many seconds a run may take, whether to be quiet."""

    command: str
    seconds: float
    quiet: bool

    def say(self, line: str) -> None:
        """Tell how it goes, on standard error; whoever has stopped reading it still gets the fixes."""
        if not self.quiet:
            _write_error(f"verify: {line}")


def _write_error(line: str) -> None:
    try:
        print(line, file=sys.stderr, flush=True)
    except BrokenPipeError:
        drop_output(sys.stderr)


def verified(outcomes: Sequence[Outcome], task: Task, verification: Verification, here: str) -> list[Outcome]:
    """Return the outcome for each file, fixed as far as the command sees no difference.

    Args:
        outcomes: what comes of fixing the files; nothing is written yet.
        task: what to do; it fixes.
        verification: the command.
        here: the current folder (absolute).

    Raises:
        BadSettings: the command gives nothing to compare with; nothing was written.

    """
    threshold = task.threshold
    planned = {
        os.path.realpath(outcome.file.path): outcome
        for outcome in outcomes
        if outcome.before is not None and not outcome.file.leads_out
    }
    if not planned or threshold is None:
        verification.say("there is nothing to fix, so the command was not run")
        return [_left_alone(outcome) for outcome in outcomes]
    root = project_root(os.path.realpath(here), planned)
    try:
        with ended_by_exception(), ProjectCopy(root, planned) as copy:
            trials = _Trials(
                verification, copy, _originals(copy, planned), os.environ, os.path.realpath(here)
            )
            trials.prepare()
            verdict = _search(trials, planned, threshold, verification)
    except CannotCopy as reason:
        raise BadSettings(f"--verify: {reason}") from None
    verification.say(
        f"kept {sum(len(each.applied) for each in verdict.kept.values())}, withheld {len(verdict.guilty)}"
    )
    decided = {
        path: _decided(outcome, trials.originals[path], verdict, path, threshold, writes=task.writes)
        for path, outcome in planned.items()
    }
    return [decided.get(os.path.realpath(outcome.file.path)) or _left_alone(outcome) for outcome in outcomes]


def _originals(copy: ProjectCopy, planned: Mapping[str, Outcome]) -> dict[str, bytes]:
    """Return what the files held when they were copied.

    Raises:
        BadSettings: they are not in the copy, or changed since the fixes were found.

    """
    originals = {}
    for path, outcome in planned.items():
        raw = copy.original(path)
        if raw is None:
            raise BadSettings(f"--verify: {outcome.file.shown} is in a folder that is not copied, or gone")
        if outcome.before is None or raw != outcome.before.encode():
            raise BadSettings(f"--verify: {outcome.file.shown} was changed by somebody else meanwhile")
        originals[path] = raw
    return originals


def _search(
    trials: _Trials, planned: Mapping[str, Outcome], threshold: Applicability, verification: Verification
) -> Verdict:
    sources = {path: outcome.before for path, outcome in planned.items() if outcome.before is not None}
    return search(
        {path: Standing(source) for path, source in sources.items()},
        {path: _fixing(planned[path], threshold) for path in sources},
        trials,
        _MOST_RUNS,
        lambda path, diagnostic: verification.say(f"guilty: {_place(planned[path], diagnostic)}"),
    )


def _fixing(outcome: Outcome, threshold: Applicability) -> Fixing:
    assert outcome.before is not None
    project = project_facts(outcome.file, outcome.before)
    return Fixing(outcome.file.settings, project, threshold)


def _place(outcome: Outcome, diagnostic: Diagnostic) -> str:
    line = diagnostic.range.start.line
    return f"{one_line(outcome.file.shown)}:{line}: {diagnostic.code} ({diagnostic.name})"


class _Trials:
    """Runs of the command in a copy of the project; called with standings, it tells what differs."""

    def __init__(
        self,
        verification: Verification,
        copy: ProjectCopy,
        originals: dict[str, bytes],
        environment: Mapping[str, str],
        here: str,
    ) -> None:
        self.originals = originals
        self._verification = verification
        self._copy = copy
        self._count = 0
        self._runs: list[Observation] = []  # of the original
        self._sure = False
        inside = Path(here).is_relative_to(copy.root)
        self._folder = copy.place(here if inside else copy.root)
        folders = [copy.place(folder) for folder in import_folders(copy.root, originals)]
        self._environment = environment_for(copy.folder, copy.root, folders, environment)
        self._expected: Expectation | None = None

    def prepare(self) -> None:
        """Run the command twice as things are, and once on files that are broken, which it must notice.

        Raises:
            BadSettings: it fails, is unstable, or does not run the files.

        """
        command = one_line(self._verification.command)
        self._verification.say(
            f"this runs your command, and so your code, in a copy of {one_line(self._copy.root)}: {command}"
        )
        first = self._run({}, "nothing changed")
        self._must_succeed(first, f"`{command}` fails before anything is fixed")
        second = self._run({}, "nothing changed, once more")
        self._must_succeed(second, f"`{command}` fails the second time, though nothing has changed")
        self._runs = [first, second]
        expected = Expectation.of(self._runs)
        broken = self._run(dict.fromkeys(self.originals, _BROKEN), "the files to fix broken on purpose")
        if expected.difference(broken) is None:
            raise BadSettings(
                f"--verify: nothing was fixed: `{command}` does not notice when the files to fix are broken, "
                "so it cannot tell whether a fix is right; does it run another, installed copy of them?"
            )
        self._expect(expected)

    def __call__(self, standings: Mapping[str, Standing]) -> str | None:
        """Return what differs with the fixes of some standings; None if nothing does."""
        assert self._expected is not None
        contents = {
            path: standing.source.encode() for path, standing in standings.items() if standing.applied
        }
        fixes = sum(len(standing.applied) for standing in standings.values())
        found = self._run(contents, f"{fixes} {'fix' if fixes == 1 else 'fixes'}")
        if self._expected.is_doubtful(found) or (self._expected.difference(found) and not self._sure):
            self._make_sure()
        return self._expected.difference(found)

    def _make_sure(self) -> None:
        """Run the original again: what blames a fix must be what the original never does."""
        command = one_line(self._verification.command)
        again = self._run({}, "nothing changed, to be sure")
        self._must_succeed(again, f"`{command}` fails by now, though nothing has changed")
        self._runs.append(again)
        self._sure = True
        self._expect(Expectation.of(self._runs))

    def _expect(self, expected: Expectation) -> None:
        if expected.output is Strictness.NOT and (self._expected is None or self._expected.output):
            self._verification.say(
                "what the command prints differs from run to run, so only the exit status counts"
            )
        self._expected = expected

    def _run(self, contents: Mapping[str, bytes], told: str) -> Observation:
        self._count += 1
        try:
            self._copy.renew(contents)
        except OSError as reason:
            raise BadSettings(f"--verify: cannot copy the project: {reason.strerror or reason}") from None
        seconds = self._verification.seconds
        if self._expected is not None:
            seconds = min(seconds, self._expected.observation.allowance())
        found = observe(self._verification.command, self._folder, self._environment, seconds)
        status = found.ending() or f"exit status {found.status}"
        changed = self._expected.difference(found) if self._expected else None
        self._verification.say(
            f"run {self._count}, {told}: {one_line(changed or status)} ({found.seconds:.1f} s)"
        )
        return found

    def _must_succeed(self, found: Observation, otherwise: str) -> None:
        if found.status == 0:
            return
        said = (found.errors + found.output).splitlines()[-_TAIL:]
        for line in said:
            _write_error(f"  | {one_line(line)}")
        how = f"it {ending}" if (ending := found.ending()) else f"exit status {found.status}"
        raise BadSettings(f"--verify: nothing was fixed: {otherwise} ({how})")


def _left_alone(outcome: Outcome) -> Outcome:
    """Return the outcome for a file with no fixes to decide on; one outside of the project keeps none."""
    if outcome.before is None:
        return outcome
    return _unfixed(outcome, outcome.withheld, "it is a link to a file outside of what was named")


def _unfixed(outcome: Outcome, withheld: tuple[Withheld, ...], reason: str) -> Outcome:
    """Return the outcome for a file whose fixes are dropped."""
    before, settings = outcome.before, outcome.file.settings
    assert before is not None
    found = tuple(lint(before, settings, project_facts(outcome.file, before)))
    return Outcome(outcome.file, found, before, withheld=withheld, not_written=reason)


def _decided(
    outcome: Outcome, raw: bytes, verdict: Verdict, path: str, threshold: Applicability, *, writes: bool
) -> Outcome:
    """Return the outcome for a file whose fixes are decided; write them if asked to."""
    before, standing = outcome.before, verdict.kept[path]
    assert before is not None
    fixing = _fixing(outcome, threshold)
    withheld = (*outcome.withheld, *_withheld(verdict, path))
    source = standing.source
    changed = source.text != before.text
    try:
        if changed and writes:
            write(outcome.file.path, raw, source.encode())
    except NotWritten as reason:
        return _unfixed(outcome, withheld, str(reason))
    remaining = tuple(lint(source, fixing.settings, fixing.project))
    not_written = _untried(verdict, path)
    return Outcome(
        outcome.file, remaining, source, before if changed else None, standing.applied, withheld, not_written
    )


def _withheld(verdict: Verdict, path: str) -> Iterator[Withheld]:
    for name, diagnostic, reason in verdict.guilty:
        if name == path:
            yield Withheld(diagnostic, f"with it, the command {reason}")


def _untried(verdict: Verdict, path: str) -> str | None:
    if not (left := verdict.untried.get(path)):
        return None
    fixes = f"{left} more {'fix' if left == 1 else 'fixes'}"
    return f"{fixes}, on which `--verify` could not decide in {_MOST_RUNS} runs"
