"""One file: its content in, what came of it out. Pure, so that it can happen anywhere.

Whatever goes wrong with a file becomes a diagnostic of that file.
"""

from __future__ import annotations

from beginner_lint.diagnostic import Applicability, Diagnostic
from beginner_lint.discovery import File
from beginner_lint.failures import INTERNAL_ERROR, UNREADABLE_FILE, failure
from beginner_lint.linter import lint
from beginner_lint.outcome import Job, Outcome
from beginner_lint.scripts import project_facts
from beginner_lint.source import Source, Undecodable


def examine(job: Job) -> Outcome:
    """Return what comes of linting or fixing a file; nothing is written."""
    try:
        source = Source.from_bytes(job.file.shown, job.raw)
        if job.task.threshold is not None:
            return _fixed(job.file, job.task.threshold, source)
        found = lint(source, job.file.settings, project_facts(job.file, source))
        return Outcome(job.file, tuple(found), source if found else None)
    except Undecodable as reason:
        return Outcome(job.file, (failure(UNREADABLE_FILE, str(reason)),))
    except Exception as reason:
        return Outcome(job.file, (_crash(reason),))


def _fixed(file: File, threshold: Applicability, source: Source) -> Outcome:
    from beginner_lint.fixer import fix

    project = project_facts(file, source)
    result = fix(source, file.settings, project, threshold=threshold)
    changed = result.source.original != source.original
    shows = changed or result.remaining or result.withheld
    return Outcome(
        file,
        result.remaining,
        result.source if shows else None,
        source if changed else None,
        result.applied,
        result.withheld,
    )


def _crash(reason: BaseException) -> Diagnostic:
    message = " ".join(f"{type(reason).__name__}: {reason}".split())
    return failure(INTERNAL_ERROR, f"beginner-lint failed on this file ({message})")
