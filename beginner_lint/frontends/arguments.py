"""The command line as written: which command, which paths, which options."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from beginner_lint import __version__
from beginner_lint.diagnostic import Level
from beginner_lint.settings import LONGEST_LIMIT

FORMATS = ("full", "concise", "json", "github")

_EPILOG = """\
commands:
  beginner-lint [check] [PATH ...]     look for anti-patterns; `check` may be left out
  beginner-lint explain RULE           say why a rule is there, with examples
  beginner-lint rules                  list the rules
  beginner-lint clean                  remove the cache

A RULE is a code (ZEN301) or a name (index-loop). --select, --ignore and --extend-select also take the start
of codes (ZEN3), a family (loops) or ALL, several separated by commas.

exit status:
  0  nothing found, or everything fixed
  1  diagnostics remain, or --diff has something to show
  2  wrong usage, or something could not be read, checked, verified or written
"""


def check_parser() -> argparse.ArgumentParser:
    """Return the parser for `check`, which is also what runs without a command."""
    parser = argparse.ArgumentParser(
        "beginner-lint",
        usage="%(prog)s [check] [OPTION ...] [PATH ...]",
        description="Find, explain and fix the anti-patterns people write while they learn Python.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    _add_usual(parser)
    _add_fixing(parser.add_argument_group("fixing"))
    _add_rule_selection(parser.add_argument_group("rules"))
    _add_file_selection(parser.add_argument_group("files"))
    _add_output(parser.add_argument_group("output"))
    _add_running(parser.add_argument_group("running"))
    return parser


def _add_usual(parser: argparse.ArgumentParser) -> None:
    """Add what others leave to the parser itself: it would measure the terminal, which takes milliseconds."""
    positional = parser.add_argument_group("positional arguments")
    positional.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help="files and folders; - is standard input (default: the current folder)",
    )
    options = parser.add_argument_group("options")
    options.add_argument("-h", "--help", action="help", help="show this help message and exit")
    options.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {__version__}",
        help="show the version and exit",
    )


def _add_fixing(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--fix", action="store_true", help="apply safe fixes")
    group.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --fix or --diff, also those that hold only under the assumption they state",
    )
    group.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    group.add_argument("--show-fixes", action="store_true", help="list what was fixed")
    group.add_argument(
        "--verify",
        type=_command,
        metavar="COMMAND",
        help='with --fix or --diff: run COMMAND, such as "python -m pytest", in a copy of the project before '
        "and after, and keep only fixes with which it does the same; THIS RUNS YOUR CODE",
    )
    group.add_argument(
        "--verify-timeout",
        type=_count,
        default=600,
        metavar="SECONDS",
        help="how long one run of COMMAND may take (default: %(default)s)",
    )


def _add_rule_selection(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--select", action="append", type=_list, metavar="RULES", help="report these rules only"
    )
    group.add_argument(
        "--extend-select", action="append", type=_list, metavar="RULES", help="report these rules as well"
    )
    group.add_argument("--ignore", action="append", type=_list, metavar="RULES", help="leave these rules out")
    group.add_argument(
        "--level",
        choices=[level.name.lower() for level in Level],
        help="how far the programmer is (default: intermediate); a rule selected by its full code or name "
        "is on whatever the level",
    )
    group.add_argument("--ignore-noqa", action="store_true", help="report in spite of `# noqa` comments")


def _add_file_selection(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--exclude",
        action="append",
        type=_list,
        metavar="PATTERNS",
        help="leave out these files and folders, instead of the usual ones (.venv, build, ...)",
    )
    group.add_argument(
        "--extend-exclude",
        action="append",
        type=_list,
        metavar="PATTERNS",
        help="leave out these as well",
    )
    group.add_argument(
        "--force-exclude", action="store_true", help="leave out excluded files even if they are named"
    )
    group.add_argument("--stdin-filename", metavar="PATH", help="the name of what comes from standard input")


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--output-format",
        choices=FORMATS,
        default="full",
        help="how to report (default: full, with the code and what a fix makes of it)",
    )
    group.add_argument("--statistics", action="store_true", help="count by rule instead")
    group.add_argument("-q", "--quiet", action="store_true", help="show diagnostics and nothing else")
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    group.add_argument("-e", "--exit-zero", action="store_true", help="exit with 0 where it would be 1")
    group.add_argument(
        "--exit-non-zero-on-fix", action="store_true", help="exit with 1 if something was fixed"
    )


def _add_running(group: argparse._ArgumentGroup) -> None:
    configuration = group.add_mutually_exclusive_group()
    configuration.add_argument(
        "--config",
        metavar="PATH",
        help="take the settings from this TOML file, not from the nearest pyproject.toml",
    )
    configuration.add_argument("--isolated", action="store_true", help="read no settings file")
    group.add_argument("-n", "--no-cache", action="store_true", help="neither use nor write a cache")
    group.add_argument(
        "--executor", metavar="URL", help="a cluster to do it on: dask://HOST:PORT (see docs/cluster.md)"
    )
    group.add_argument("--cache-dir", metavar="PATH", help="where the cache lies (default: in the project)")
    group.add_argument(
        "--time-limit",
        type=_seconds,
        metavar="SECONDS",
        help="seconds of work for a file, and as many again for each megabyte (default: 30; 0: no limit)",
    )
    group.add_argument(
        "-j", "--jobs", type=_count, metavar="N", help="processes (default: one per processor)"
    )


def mistake(options: argparse.Namespace) -> str | None:
    """Return what is wrong with a combination of options for `check`; None if nothing is."""
    reads_stdin = "-" in options.paths
    if reads_stdin and len(options.paths) > 1:
        return "`-` cannot be combined with other paths"
    if options.verify is not None and reads_stdin:
        return "--verify needs files, not standard input"
    if options.verify is not None and not (options.fix or options.diff):
        return "--verify goes with --fix or --diff"
    return None


def explain_parser() -> argparse.ArgumentParser:
    """Return the parser for `explain`."""
    parser = argparse.ArgumentParser(
        "beginner-lint explain", description="Say why a rule is there, with examples.", allow_abbrev=False
    )
    parser.add_argument("rule", metavar="RULE", help="a code (ZEN301) or a name (index-loop)")
    return parser


def rules_parser() -> argparse.ArgumentParser:
    """Return the parser for `rules`."""
    parser = argparse.ArgumentParser("beginner-lint rules", description="List the rules.", allow_abbrev=False)
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="default: text")
    return parser


def clean_parser() -> argparse.ArgumentParser:
    """Return the parser for `clean`."""
    parser = argparse.ArgumentParser(
        "beginner-lint clean", description="Remove the cache.", allow_abbrev=False
    )
    parser.add_argument("--cache-dir", metavar="PATH", help="where it lies (default: in the project)")
    return parser


def flat(lists: Sequence[Sequence[str]] | None) -> tuple[str, ...]:
    """Return the items of an option that may be given several times."""
    return tuple(item for items in lists or () for item in items)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _command(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the command is empty")
    return text


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= LONGEST_LIMIT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 to {LONGEST_LIMIT}")
    return seconds
