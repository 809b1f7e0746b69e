"""Makes a program on which a fix goes wrong as small as it gets, and keeps it for ever.

Lines are left out first, as that keeps the layout; then pysource-minimize takes expressions apart.
"""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.properties.campaign import Difference, Runner, fixed, is_what_python2_did, same
from tests.properties.draft import compiles

REGRESSIONS = Path(__file__).parents[1] / "regressions"


def differs(text: str, found: Difference, runner: Runner) -> bool:
    """Tell whether fixing a text changes what it does, in the way of a known difference."""
    if not compiles(text):
        return False
    program = replace(found.program, text=text)
    result = fixed(program, found.threshold)
    if not result.applied:
        return False
    ((reason, was, now),) = runner.compare([(program, result.source.text)])
    if reason or was.ended != found.was.ended or same(was, now):
        return False
    codes = tuple(each.code for each in result.applied)
    smaller = Difference(program, codes, result.source.text, was, now, found.threshold)
    return not is_what_python2_did(smaller, runner)


def minimised(found: Difference, runner: Runner) -> str:
    """Return the smallest program found on which the fix still goes wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it mentions nodes of `ast` that Python 3.12 and later warn of
        from pysource_minimize import minimize

    def fails(text: str) -> bool:
        return differs(text, found, runner)

    text = without_lines(found.program.text, fails)
    smaller = minimize(text, fails)
    return without_lines(smaller if fails(smaller) and len(smaller) < len(text) else text, fails)


def without_lines(text: str, fails: Callable[[str], bool]) -> str:
    """Return a text without lines that it needs not to fail: big stretches first, then single lines."""
    lines = text.splitlines(keepends=True)
    size = len(lines) // 2
    while size:
        at = 0
        while at < len(lines):
            fewer = lines[:at] + lines[at + size :]
            if fails("".join(fewer)):
                lines = fewer
            elif (outdented := _without_header(lines, at, size)) and fails("".join(outdented)):
                lines = outdented
            else:
                at += size
        size //= 2
    return "".join(lines)


def _without_header(lines: list[str], at: int, size: int) -> list[str] | None:
    """Return lines without the header of a suite, the suite outdented; None where there is none."""
    if size != 1 or not lines[at].rstrip().endswith(":"):
        return None
    depth = _depth(lines[at])
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or _depth(lines[end]) > depth):
        end += 1
    suite = textwrap.indent(textwrap.dedent("".join(lines[at + 1 : end])), lines[at][:depth])
    return lines[:at] + suite.splitlines(keepends=True) + lines[end:]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def keep(found: Difference, runner: Runner) -> Path:
    """Minimise a program and file it among the regression tests, to be given a better name by hand."""
    path = REGRESSIONS / f"seed_{found.program.seed}.txt"
    text = minimised(found, runner)
    path.write_text(
        f"# {', '.join(found.codes)}: say here what went wrong (seed {found.program.seed})\n{text}",
        newline="",
    )
    return path
