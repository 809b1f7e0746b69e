"""`beginner-lint check`: find the files, run, report, and say by the exit status how it went."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TextIO

from beginner_lint.configuration import BadSettings, CommandLine, Configuration
from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.discovery import File, Found, absolute, find, is_excluded, shown
from beginner_lint.failures import UNREADABLE_FILE, failure
from beginner_lint.frontends.arguments import flat
from beginner_lint.globs import from_folder
from beginner_lint.outcome import Outcome, not_checked
from beginner_lint.reports import summary
from beginner_lint.reports.changes import patch
from beginner_lint.reports.concise import concise
from beginner_lint.reports.full import full, learn_more
from beginner_lint.reports.github import github
from beginner_lint.reports.json import as_json
from beginner_lint.reports.statistics import statistics
from beginner_lint.reports.terminal import Colours, drop_output, one_line, wants_colours
from beginner_lint.rule import load_rules
from beginner_lint.run import Task, run
from beginner_lint.run import check as check_file
from beginner_lint.scripts import standing_alone
from beginner_lint.settings import Settings

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
    task = Task(threshold if changes else None, writes=options.fix and not options.diff)
    report = Report(options, threshold)
    if options.paths == [_STDIN]:
        outcomes = [_standard_input(options, configuration, here, task)]
    else:
        found = find(options.paths, configuration, here=here, force_exclude=options.force_exclude)
        outcomes = _with_unreadable(_outcomes(found.files, task, options, here), found, here)
        report.tell_remarks(found)
    try:
        report.write(outcomes)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads us, such as `head`, has enough
        drop_output()
    return _status(options, outcomes)


def _outcomes(files: Sequence[File], task: Task, options: argparse.Namespace, here: str) -> list[Outcome]:
    if options.verify is None:
        return run(files, task, options.jobs)
    from beginner_lint.frontends.verifying import Verification, verified

    verification = Verification(options.verify, options.verify_timeout, options.quiet)
    return verified(files, task, options.jobs, verification, here)


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
    )
    return Configuration(here, _known_rules, command_line, options.config, options.isolated)


def _known_rules() -> list[tuple[str, str, str]]:
    return [(rule.code, rule.name(), rule.family()) for rule in load_rules()]


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
        file = standing_alone([file])[0] if named else file
        outcome = check_file(file, replace(task, writes=False), raw)
    if task.writes:
        changed = outcome.before is not None and outcome.source is not None
        sys.stdout.buffer.write(outcome.source.encode() if changed and outcome.source else raw)
    return outcome


def _with_unreadable(outcomes: list[Outcome], found: Found, here: str) -> list[Outcome]:
    """Return the outcomes, and one for each named path that cannot be read, by path."""
    outcomes.extend(
        Outcome(File(os.path.join(here, named), named, Settings()), (failure(UNREADABLE_FILE, message),))
        for named, message in found.unreadable
    )
    return sorted(outcomes, key=lambda outcome: outcome.file.path)


def _status(options: argparse.Namespace, outcomes: Sequence[Outcome]) -> int:
    if any(outcome.failed() for outcome in outcomes):
        return 2
    if options.diff:
        findings = any(outcome.before or not_checked(outcome) for outcome in outcomes)
    else:
        findings = any(outcome.has_findings() for outcome in outcomes)
    fixed = options.exit_non_zero_on_fix and any(outcome.applied for outcome in outcomes)
    return int((findings or fixed) and not options.exit_zero)


class Report:
    """Writes what the command line asks for, each part to where it belongs.

    What `--fix` makes of standard input, and what `--diff` shows, have standard output to themselves.
    """

    def __init__(self, options: argparse.Namespace, threshold: Applicability) -> None:
        self._options = options
        self._threshold = threshold
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

    def write(self, outcomes: Sequence[Outcome]) -> None:
        """Write the report."""
        if self._options.diff:
            self._write_patches(outcomes)
        else:
            _write(self._stream, self._diagnostics(outcomes))
        _write(sys.stderr, (f"warning: {line}" for line in summary.problems(outcomes)))
        if self._options.output_format in ("full", "concise"):
            _write(self._stream, self._closing(outcomes))

    def _diagnostics(self, outcomes: Sequence[Outcome]) -> Iterator[str]:
        output = self._options.output_format
        if self._options.statistics:
            return statistics(outcomes, self._threshold, as_json=output == "json")
        if output == "json":
            return as_json(outcomes)
        if output == "github":
            return github(outcomes)
        return (concise if output == "concise" else full)(outcomes, self._threshold, self._colours)

    def _write_patches(self, outcomes: Sequence[Outcome]) -> None:
        colours = Colours(wants_colours(self._options.color, sys.stdout, os.environ))
        for outcome in outcomes:
            if outcome.before is not None and outcome.source is not None:
                mark = "\ufeff" if outcome.before.bom else ""
                before, after = mark + outcome.before.original, mark + outcome.source.original
                for line in patch(outcome.file.shown, before, after, colours, harmless=sys.stdout.isatty()):
                    sys.stdout.write(line)
        kept = [replace(outcome, diagnostics=not_checked(outcome)) for outcome in outcomes]
        _write(sys.stderr, concise(kept, self._threshold, self._colours))

    def _closing(self, outcomes: Sequence[Outcome]) -> Iterator[str]:
        options = self._options
        if options.show_fixes and not options.diff:
            yield from summary.shown_fixes(outcomes)
        if options.quiet:
            return
        if options.diff:
            yield from summary.of_patches(outcomes, self._threshold)
            return
        yield from summary.of_findings(outcomes, self._threshold, fixing=options.fix)
        if options.output_format == "full" and not options.statistics:
            yield from learn_more(outcomes)


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    stream.writelines(f"{line}\n" for line in lines)
