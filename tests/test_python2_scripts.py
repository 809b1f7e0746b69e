"""Programs for Python 2.7 whose fixed form prints the same under Python 3, or is refused with a message.

The programs in `tests/data/python2/` are our own; beside each is what it printed (`.out`), and what was
typed (`.in`). `python tests/test_python2_scripts.py PYTHON2.7` writes the outputs anew; they were made with
Python 2.7.18.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import FixResult, fix
from beginner_lint.settings import Settings
from beginner_lint.source import Source

SCRIPTS = sorted((Path(__file__).parent / "data" / "python2").glob("*.py"))
EVERYTHING = Settings(level=Level.EXPERT)
SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE

# Nobody may write these: CPython's own message is all that there is to say.
BROKEN = {"broken_bracket", "broken_quote", "broken_indent"}

# Not written by `--fix`; why is said.
DOUBTED = {
    "average_of_floats": "`sum(marks)` is a whole number",
    "binary_search": "ZEN218",
    "error_after_handler": "not needed after the `except` block",
    "exec_of_python2": "means the same in Python 3",
    "fibonacci": "a blank at the end",
    "input_of_text": "a whole number is typed in",
    "inputs_of_both_kinds": "a whole number is typed in",
    "lambda_tuple": "is a tuple with as many values",
    "metaclass": "ZEN213",
    "print_tuple": "the brackets are meant",
    "raise_with_variable": "no exception itself",
    "reraise": "is the exception itself",
    "row_of_numbers": "a blank at the end",
    "typed_expression": "a whole number is typed in",
    "typed_number": "a whole number is typed in",
}

# What was assumed, in so many words, does not hold there: `--unsafe-fixes` changes what they do.
ASSUMED_WRONGLY = {
    "average_of_floats", "error_after_handler", "exec_of_python2", "input_of_text", "typed_expression",
}  # fmt: skip

# What there is no fix for: the same with `--unsafe-fixes`.
STOPS_ANYWAY = {"sort_mixed_types": ("ZEN221", "TypeError"), "typed_in_and_compared": ("ZEN221", "TypeError")}

# Written by `--fix`; the diagnostics that remain say why they stop, with which exception.
STOPS = {
    "apply_and_cmp": ("ZEN205", "NameError"),
    "iterator_class": ("ZEN209", "TypeError"),
    "sort_with_cmp": ("ZEN205", "NameError"),
    **STOPS_ANYWAY,
}


def fixed(script: Path, threshold: Applicability) -> FixResult:
    source = Source.from_bytes(script.name, script.read_bytes())
    return fix(source, EVERYTHING, ProjectFacts(script=True), threshold=threshold)


def typed(script: Path) -> str:
    given = script.with_suffix(".in")
    return given.read_text() if given.exists() else ""


def run(program: str, stdin: str, folder: Path) -> tuple[str, str]:
    """Return what a program prints, and the name of the exception that ends it."""
    printed = io.StringIO()
    ended = ""
    with (
        contextlib.chdir(folder) if sys.version_info >= (3, 11) else contextlib.nullcontext(),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(io.StringIO()),
        mock.patch.object(sys, "stdin", io.StringIO(stdin)),
    ):
        try:
            exec(compile(program, "script.py", "exec"), {"__name__": "__main__"})
        except Exception as reason:
            ended = type(reason).__name__
    return printed.getvalue(), ended


def without_blanks_at_line_ends(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))


every_script = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)


@every_script
@pytest.mark.parametrize("threshold", [SAFE, UNSAFE], ids=["safe", "unsafe"])
def test_fixed_script_prints_what_it_printed_in_python2(
    script: Path, threshold: Applicability, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name, result = script.stem, fixed(script, threshold)
    assert result.withheld == ()
    if name in BROKEN:
        assert [each.code for each in result.remaining] == ["ZEN001"]
        assert not result.applied
        return
    if threshold is SAFE and name in DOUBTED:
        assert not result.applied
        assumptions = [each.fix.assumption for each in result.remaining if each.fix]
        assert any(DOUBTED[name] in (assumption or "") for assumption in assumptions), assumptions
        return
    assert result.applied
    printed, ended = run(result.source.text, typed(script), tmp_path)
    expected = script.with_suffix(".out").read_text()
    if name in ASSUMED_WRONGLY:
        assert any(DOUBTED[name] in (each.fix.assumption or "") for each in result.applied if each.fix)
        assert (printed, ended) != (expected, "")
        return
    if name in STOPS_ANYWAY or (threshold is SAFE and name in STOPS):
        code, exception = STOPS[name]
        assert (ended, expected.startswith(printed)) == (exception, True)
        assert code in {each.code for each in result.remaining}
        return
    assert ended == ""
    if threshold is UNSAFE:  # `print x,` assumes that they do not matter
        printed, expected = without_blanks_at_line_ends(printed), without_blanks_at_line_ends(expected)
    assert printed == expected


def test_most_scripts_are_fixed_safely() -> None:
    assert len(SCRIPTS) >= 60
    refused = BROKEN | {*DOUBTED, *STOPS}
    assert refused <= {script.stem for script in SCRIPTS}
    assert len(refused) < len(SCRIPTS) / 3


def record(python2: str) -> None:
    """Write what each script prints under Python 2.7."""
    for script in SCRIPTS:
        ran = subprocess.run(
            [python2, script.name], cwd=script.parent, input=typed(script), capture_output=True, text=True
        )
        if script.stem not in BROKEN:
            assert ran.returncode == 0, (script, ran.stderr)
            script.with_suffix(".out").write_text(ran.stdout)


if __name__ == "__main__":
    record(sys.argv[1])
