"""The `beginner-lint` command: arguments in, report and exit status out.

Nothing heavy is imported before it is needed: `--version` and mistakes are answered at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from beginner_lint.reports.terminal import drop_output, one_line

COMMANDS = ("check", "explain", "rules", "clean")

FINE, FAILED, INTERRUPTED = 0, 2, 130


def main(arguments: Sequence[str]) -> int:
    """Run a command line; return the exit status."""
    _make_streams_safe()
    try:
        status = _dispatch(list(arguments))
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return FINE
    except OSError as reason:  # where anything else can fail, it is caught there
        drop_output()
        return _complain(f"cannot write the output: {reason.strerror}")


def _dispatch(arguments: list[str]) -> int:
    command = "check"
    if arguments and arguments[0] in COMMANDS:
        command = arguments.pop(0)
        if os.path.lexists(command):
            _say(
                f"note: `{command}` is taken as the command; for the path of that name write "
                f"`./{command}` or `check {command}`"
            )
    try:
        return {"check": _check, "explain": _explain, "rules": _rules, "clean": _clean}[command](arguments)
    except SystemExit as end:  # argparse has said why
        return end.code if isinstance(end.code, int) else FAILED


def _check(arguments: list[str]) -> int:
    from beginner_lint.frontends.arguments import check_parser, mistake

    parser = check_parser()
    options = parser.parse_args(arguments)
    if (wrong := mistake(options)) is not None:
        parser.error(wrong)
    from beginner_lint.configuration import BadSettings
    from beginner_lint.frontends.check import check

    try:
        return check(options)
    except BadSettings as reason:
        return _complain(str(reason))


def _explain(arguments: list[str]) -> int:
    from beginner_lint.frontends.arguments import explain_parser
    from beginner_lint.frontends.explanations import explanation, no_such_rule

    rule = explain_parser().parse_args(arguments).rule
    text = explanation(rule)
    if text is None:
        return _complain(no_such_rule(rule))
    print(text)
    return FINE


def _rules(arguments: list[str]) -> int:
    from beginner_lint.frontends.arguments import rules_parser
    from beginner_lint.frontends.explanations import rules_as_json, rules_as_table

    as_json = rules_parser().parse_args(arguments).output_format == "json"
    print(rules_as_json() if as_json else rules_as_table())
    return FINE


def _clean(arguments: list[str]) -> int:
    from beginner_lint.cache_folder import Unusable, clean
    from beginner_lint.frontends.arguments import clean_parser
    from beginner_lint.frontends.check import cache_folders

    folder, _ = cache_folders(clean_parser().parse_args(arguments).cache_dir, os.getcwd())
    try:
        removed = clean(folder)
    except Unusable as reason:
        return _complain(f"not removed: {reason}")
    _say(f"{'Removed' if removed else 'There is no cache'}: {one_line(folder)}")
    return FINE


def _complain(message: str) -> int:
    _say(f"beginner-lint: error: {one_line(message)}")
    return FAILED


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _make_streams_safe() -> None:
    """Let the streams write escapes for what their encoding lacks: no name and no comment may fail them."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed before we were started
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
