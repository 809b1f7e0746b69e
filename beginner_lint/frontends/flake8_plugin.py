"""The rules as a flake8 plugin: flake8's tree and lines in, flake8's tuples out."""

from __future__ import annotations

import argparse
import ast
import contextlib
import gc
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Diagnostic, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.failures import INTERNAL_ERROR, SKIPPED_BY_LIMIT, SYNTAX_ERROR, failure
from beginner_lint.linter import lint
from beginner_lint.namesakes import askers_of, is_namesake
from beginner_lint.rule import load_rules
from beginner_lint.settings import Settings
from beginner_lint.source import Source

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager

_LEVELS = [level.name.lower() for level in Level]
_FULL_CODE = re.compile(r"ZEN\d{3}\Z")

# flake8 has E999 for what does not parse; what a limit skips, nobody can mend from within flake8.
_NOT_SHOWN = frozenset({SYNTAX_ERROR, SKIPPED_BY_LIMIT})


class Plugin:
    """What flake8 makes for each file.

    Args:
        tree: shared with other plugins, so never written on.
        filename: as shown to people; of standard input, what `--stdin-display-name` says.
        lines: decoded, without byte order mark, newlines translated to LF.
        options: flake8's own, from its command line and configuration file.

    """

    def __init__(
        self, tree: ast.Module, filename: str, lines: list[str], options: argparse.Namespace
    ) -> None:
        self._source = Source(filename, "".join(lines), tree=tree)
        self._options = options

    @classmethod
    def add_options(cls, manager: OptionManager) -> None:
        """Add our options to flake8's; each may also stand in its configuration file."""
        manager.add_option(
            "--beginner-level",
            default="intermediate",
            metavar="LEVEL",
            parse_from_config=True,
            help="Report rules up to this level: basics, intermediate or expert (default: %(default)s). "
            "A rule beyond it reports if --select or --extend-select has its full code.",
        )
        manager.add_option(
            "--beginner-builtins",
            default="",
            metavar="NAMES",
            parse_from_config=True,
            comma_separated_list=True,
            help="Names to treat as builtins besides Python's own.",
        )
        manager.add_option(
            "--beginner-ignore-builtins",
            default="",
            metavar="NAMES",
            parse_from_config=True,
            comma_separated_list=True,
            help="Builtins that a program may use as names of its own.",
        )

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Check the level, which flake8 takes from its configuration file as it stands there.

        The rules are loaded here, once, before flake8 forks its workers; and the garbage collector is told
        not to go through them each time that it goes through flake8's trees.

        Raises:
            ExecutionError: for flake8 to show; there is no such level.

        """
        if options.beginner_level not in _LEVELS:
            from flake8.exceptions import ExecutionError

            raise ExecutionError(
                f"beginner-level is {options.beginner_level!r}; use one of {', '.join(_LEVELS)}"
            )
        load_rules()
        gc.freeze()

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Yield line (from 1), column (from 0), text and plugin, as flake8 wants them.

        Whatever goes wrong becomes one ZEN003: an exception here would end flake8 for all files.
        """
        try:
            with _collector_off():
                found = lint(self._source, _settings(self._options), _project(self._source.path), fixes=False)
        except Exception as reason:
            message = f"beginner-lint failed on this file ({reason.__class__.__name__}: {reason})"
            found = [failure(INTERNAL_ERROR, " ".join(message.split()))]
        failed = False
        for diagnostic in found:
            if diagnostic.code in _NOT_SHOWN or (failed and diagnostic.code == INTERNAL_ERROR):
                continue
            failed = failed or diagnostic.code == INTERNAL_ERROR
            line, column = self._place(diagnostic)
            yield line, column, f"{diagnostic.code} {diagnostic.message} ({diagnostic.name})", Plugin

    def _place(self, diagnostic: Diagnostic) -> tuple[int, int]:
        """Return where to report: on the line where flake8 looks for a `# noqa`."""
        start, line = diagnostic.range.start, diagnostic.suppression_line
        if start.line == line:
            return line, start.column
        text = self._source.line(line)
        return line, len(text) - len(text.lstrip())


@contextlib.contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the garbage collector off while one file is checked.

    What we make goes as a whole afterwards; the collector would only go through flake8's own trees again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _project(path: str) -> ProjectFacts:
    """Return what is known from the files beside one; that is looked at only for few names of files."""
    return ProjectFacts(askers=askers_of(path) if is_namesake(path) else None)


def _settings(options: argparse.Namespace) -> Settings:
    """Return what flake8's options say; selecting, ignoring and noqa stay with flake8."""
    selected = [*(options.select or ()), *(options.extend_select or ())]
    return Settings(
        extend_select=tuple(code for code in selected if _FULL_CODE.match(code)),
        level=Level[options.beginner_level.upper()],
        builtins_extra=frozenset(options.beginner_builtins),
        builtins_ignored=frozenset(options.beginner_ignore_builtins),
        noqa=False,
    )
