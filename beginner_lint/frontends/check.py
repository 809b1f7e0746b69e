"""`beginner-lint check`: find the files, run, report, and say by the exit status how it went."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, TextIO

from beginner_lint.configuration import BadSettings, CommandLine, Configuration
from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.discovery import File, Found, absolute, find, is_excluded, shown
from beginner_lint.failures import UNREADABLE_FILE, failure
from beginner_lint.frontends.arguments import flat
from beginner_lint.globs import from_folder
from beginner_lint.importers import standing_alone
from beginner_lint.namesakes import with_askers
from beginner_lint.outcome import Job, Outcome, Task, not_checked
from beginner_lint.reports import summary
from beginner_lint.reports.concise import concise
from beginner_lint.reports.progress import Progress
from beginner_lint.reports.terminal import Colours, drop_output, one_line, wants_colours
from beginner_lint.run import run, run_alone
from beginner_lint.settings import Settings

if TYPE_CHECKING:
    from beginner_lint.cache import Cache

_STDIN = "-"


def check(options: argparse.Namespace) -> int:
    """Do what the command line says; return the exit status.

    Raises:
        BadSettings: the settings, or the rules that the command line selects, cannot be used.

    """
    here = _current_folder()
    configuration = _configuration(options, here)
    threshold = Applicability.UNSAFE if options.unsafe_fixes else Applicability.SAFE
    changes = options.fix or options.diff
    shows_code = options.output_format in ("full", "json") and not options.statistics
    task = Task(threshold if changes else None, options.fix and not options.diff, shows_code)
    report = Report(options, threshold)
    if options.paths == [_STDIN]:
        outcomes = _one_by_one([_standard_input(options, configuration, here, task)])
    else:
        found = find(options.paths, configuration, here=here, force_exclude=options.force_exclude)
        report.tell_remarks(found)
        outcomes = _with_unreadable(_outcomes(found.files, task, options, here), found, here)
        progress = Progress(len(found.files), sys.stderr, quiet=options.quiet)
        outcomes = progress.watch(outcomes)
    with closing(outcomes):
        try:
            report.write(outcomes)
            sys.stdout.flush()
        except BrokenPipeError:  # whoever reads us, such as `head`, has enough
            drop_output()
            if task.writes:
                report.tally_rest(outcomes)
    return _status(options, report.tally)


def _outcomes(
    files: Sequence[File], task: Task, options: argparse.Namespace, here: str
) -> Generator[Outcome, None, None]:
    tried = options.verify is not None
    found = run(
        files,
        task._replace(writes=task.writes and not tried),
        options.jobs,
        _cache(options, here),
        options.executor,
    )
    if not tried:
        return found
    from beginner_lint.frontends.verifying import Verification, verified

    verification = Verification(options.verify, options.verify_timeout, options.quiet)
    return _one_by_one(verified(list(found), task, verification, here))


def _one_by_one(outcomes: Iterable[Outcome]) -> Generator[Outcome, None, None]:
    yield from outcomes


def _current_folder() -> str:
    try:
        return os.getcwd()
    except OSError:
        raise BadSettings("the current folder is gone") from None


def _configuration(options: argparse.Namespace, here: str) -> Configuration:
    def patterns(lists: list[tuple[str, ...]] | None) -> tuple[str, ...]:
        return tuple(from_folder(here, pattern) for pattern in flat(lists))

    command_line = CommandLine(
        select=None if options.select is None else flat(options.select),
        extend_select=flat(options.extend_select),
        ignore=flat(options.ignore),
        level=None if options.level is None else Level[options.level.upper()],
        exclude=None if options.exclude is None else patterns(options.exclude),
        extend_exclude=patterns(options.extend_exclude),
        noqa=not options.ignore_noqa,
        time_limit=options.time_limit,
    )
    return Configuration(here, _known_rules, command_line, options.config, options.isolated)


def _known_rules() -> list[tuple[str, str, str]]:
    from beginner_lint.rule_index import rule_index

    return [(entry.code, entry.name, entry.family) for entry in rule_index()]


def _cache(options: argparse.Namespace, here: str) -> Cache | None:
    if options.no_cache:
        return None
    from beginner_lint.cache import Cache
    from beginner_lint.cache_folder import Unusable
    from beginner_lint.fingerprint import NoFingerprint

    try:
        return Cache(*cache_folders(options.cache_dir, here))
    except (Unusable, NoFingerprint) as reason:
        if not options.quiet:
            _write(sys.stderr, [f"warning: no cache: {one_line(str(reason))}"])
        return None


def cache_folders(named: str | None, here: str) -> tuple[str, str]:
    """Return the folder of the cache, and that of the project it is for."""
    from beginner_lint.cache_folder import FOLDER, project_folder

    project = project_folder(here)
    named = named or os.environ.get("BEGINNER_LINT_CACHE_DIR")
    return (absolute(named, here) if named else os.path.join(project, FOLDER)), project


def _standard_input(
    options: argparse.Namespace, configuration: Configuration, here: str, task: Task
) -> Outcome:
    """Check what comes from standard input; with `--fix`, write it, fixed or not, to standard output."""
    raw = sys.stdin.buffer.read() if sys.stdin is not None else b""
    named = options.stdin_filename
    path = absolute(named or _STDIN, here)
    settings = configuration.for_folder(os.path.dirname(path))
    file = File(path if named else _STDIN, shown(path, here), settings.for_file(path))
    if options.force_exclude and named and is_excluded(path, settings):
        outcome = Outcome(file)
    else:
        # Only with a name is there a place beside which something could import it.
        file = with_askers(standing_alone([file]))[0] if named else file
        outcome = run_alone(Job(file, raw, task))
    if task.writes:
        changed = outcome.before is not None and outcome.source is not None
        sys.stdout.buffer.write(outcome.source.encode() if changed and outcome.source else raw)
    return outcome


def _with_unreadable(
    outcomes: Generator[Outcome, None, None], found: Found, here: str
) -> Generator[Outcome, None, None]:
    """Return the outcomes, and one for each named path that cannot be read, by path."""
    if not found.unreadable:
        return outcomes
    unreadable = [
        Outcome(File(os.path.join(here, named), named, Settings()), (failure(UNREADABLE_FILE, message),))
        for named, message in found.unreadable
    ]
    return _merged(outcomes, sorted(unreadable, key=_path))


def _merged(
    outcomes: Generator[Outcome, None, None], others: list[Outcome]
) -> Generator[Outcome, None, None]:
    """Yield both by path."""
    import heapq

    with closing(outcomes):
        yield from heapq.merge(outcomes, others, key=_path)


def _path(outcome: Outcome) -> str:
    return outcome.file.path


def _status(options: argparse.Namespace, tally: summary.Tally) -> int:
    if tally.failed:
        return 2
    findings = tally.changes or tally.unchecked if options.diff else tally.findings
    fixed = options.exit_non_zero_on_fix and tally.fixed
    return int(bool(findings or fixed) and not options.exit_zero)


class Report:
    """Writes what the command line asks for, each part to where it belongs.

    What `--fix` makes of standard input, and what `--diff` shows, have standard output to themselves.
    """

    def __init__(self, options: argparse.Namespace, threshold: Applicability) -> None:
        self._options = options
        self._threshold = threshold
        self.tally = summary.Tally(threshold)
        text_output = options.diff or (options.fix and options.paths == [_STDIN])
        self._stream = sys.stderr if text_output else sys.stdout
        self._colours = Colours(wants_colours(options.color, self._stream, os.environ))

    def tell_remarks(self, found: Found) -> None:
        """Tell of what was passed over."""
        if self._options.quiet:
            return
        lines = [f"warning: {one_line(path)}: {one_line(message)}" for path, message in found.remarks]
        if not (found.files or found.unreadable or found.remarks):
            lines = ["warning: No Python files found under the given path(s)"]
        _write(sys.stderr, lines)

    def write(self, outcomes: Iterable[Outcome]) -> None:
        """Write the report, each outcome as soon as it is there."""
        outcomes = self._tallied(outcomes)
        if self._options.diff:
            self._write_patches(outcomes)
        else:
            _write(self._stream, self._diagnostics(outcomes))
        _write(sys.stderr, (f"warning: {line}" for line in self.tally.problems))
        if self._options.output_format in ("full", "concise"):
            _write(self._stream, self._closing())

    def _tallied(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            self.tally.add(outcome)
            yield outcome

    def tally_rest(self, outcomes: Iterable[Outcome]) -> None:
        """Take in what nobody wants to read, because it is still to be done."""
        for outcome in outcomes:
            self.tally.add(outcome)

    def _diagnostics(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        output = self._options.output_format
        if self._options.statistics:
            from beginner_lint.reports.statistics import statistics

            return statistics(outcomes, self._threshold, as_json=output == "json")
        if output == "json":
            from beginner_lint.reports.json import as_json

            return as_json(outcomes)
        if output == "github":
            from beginner_lint.reports.github import github

            return github(outcomes)
        if output == "concise":
            return concise(outcomes, self._threshold, self._colours)
        return self._in_full(outcomes)

    def _in_full(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        for outcome in outcomes:
            if outcome.diagnostics:
                from beginner_lint.reports.full import full  # not before there is something to tell

                yield from full(outcome, self._threshold, self._colours)

    def _write_patches(self, outcomes: Iterable[Outcome]) -> None:
        from beginner_lint.reports.changes import patch

        colours = Colours(wants_colours(self._options.color, sys.stdout, os.environ))
        for outcome in outcomes:
            if outcome.before is not None and outcome.source is not None:
                mark = "\ufeff" if outcome.before.bom else ""
                before, after = mark + outcome.before.original, mark + outcome.source.original
                for line in patch(outcome.file.shown, before, after, colours, harmless=sys.stdout.isatty()):
                    sys.stdout.write(line)
            kept = outcome._replace(diagnostics=not_checked(outcome))
            _write(sys.stderr, concise([kept], self._threshold, self._colours))

    def _closing(self) -> Iterator[str]:
        options = self._options
        if options.show_fixes and not options.diff:
            yield from summary.shown_fixes(self.tally)
        if options.quiet:
            return
        if options.diff:
            yield from summary.of_patches(self.tally)
            return
        yield from summary.of_findings(self.tally, fixing=options.fix)
        if options.output_format == "full" and not options.statistics:
            yield from summary.learn_more(self.tally)


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    stream.writelines(f"{line}\n" for line in lines)
