"""The plugin inside the real flake8."""

from __future__ import annotations

import argparse
import ast
import gc
import inspect
import re
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from beginner_lint.diagnostic import Diagnostic, Kind, Level, Position, Range
from beginner_lint.frontends import flake8_plugin
from beginner_lint.frontends.flake8_plugin import Plugin
from beginner_lint.linter import lint
from beginner_lint.rule import Rule, load_rules
from beginner_lint.rules.python2.xrange import XRange
from beginner_lint.settings import Settings
from beginner_lint.source import Source

ROOT = Path(__file__).parents[2]
OUTPUT = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>[A-Z]+\d+) (?P<text>.*)")
CALL = "print(xrange(3))\n"


def flake8(
    *arguments: str, cwd: Path, stdin: bytes | None = None, python: str | Path = sys.executable
) -> subprocess.CompletedProcess[bytes]:
    command = [python, "-m", "flake8", *arguments]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=120)


def found_by_flake8(
    *arguments: str, cwd: Path, stdin: bytes | None = None, python: str | Path = sys.executable
) -> list[tuple[str, int, int, str]]:
    """Return path, line (from 1), column (from 1) and code of what flake8 prints."""
    ran = flake8(*arguments, cwd=cwd, stdin=stdin, python=python)
    assert ran.stderr == b""
    matches = [OUTPUT.fullmatch(line) for line in ran.stdout.decode().splitlines()]
    assert ran.returncode == bool(matches)
    return [(m["path"], int(m["line"]), int(m["column"]), m["code"]) for m in matches if m]


def write(folder: Path, **programs: str) -> None:
    for name, program in programs.items():
        (folder / f"{name}.py").write_bytes(program.encode())


def test_flake8_shows_the_plugin_among_its_plugins(tmp_path: Path) -> None:
    assert "beginner-lint: " in flake8("--version", cwd=tmp_path).stdout.decode()


def test_text_has_code_message_and_name(tmp_path: Path) -> None:
    write(tmp_path, old=CALL)
    ran = flake8("old.py", "--select=ZEN", cwd=tmp_path)
    assert ran.stdout.decode().splitlines() == [
        "old.py:1:7: ZEN201 `xrange` is gone in Python 3; use `range`, which counts lazily in the same way "
        "(xrange)"
    ]


PLACES = {
    "plain": ("print(xrange(3))\n", (1, 7)),
    "a-tab-is-one-column": ("if 1:\n\tprint(xrange(3))\n", (2, 8)),
    "after-non-ascii-text": ("print('é𝒳日', xrange(3))\n", (1, 14)),
    "non-ascii-on-an-earlier-line": ("é = 1\nprint(xrange(3))\n", (2, 7)),
    "crlf": ("x = 1\r\nprint(xrange(3))\r\n", (2, 7)),
    "carriage-returns": ("x = 1\rprint(xrange(3))\r", (2, 7)),
    "byte-order-mark": ("\ufeffprint(xrange(3))\n", (1, 7)),
    "form-feed": ("x = 1\n\x0c\nprint(xrange(3))\n", (3, 7)),
    "no-final-newline": ("print(xrange(3))", (1, 7)),
    "inside-brackets-over-lines": ("print(\n    xrange(3),\n)\n", (2, 5)),
    "after-a-backslash": ("print(1) or \\\n    xrange(3)\n", (2, 5)),
}


@pytest.mark.parametrize(("program", "place"), PLACES.values(), ids=PLACES.keys())
def test_place_is_exact(tmp_path: Path, program: str, place: tuple[int, int]) -> None:
    write(tmp_path, program=program)
    found = found_by_flake8("--select=ZEN", "program.py", cwd=tmp_path)
    assert found == [("program.py", *place, "ZEN201")]


@pytest.mark.parametrize("case", ["after-non-ascii-text", "carriage-returns", "byte-order-mark"])
def test_standard_input_has_the_name_that_it_is_given(tmp_path: Path, case: str) -> None:
    program, place = PLACES[case]
    arguments = "--select=ZEN", "--stdin-display-name", "homework/one.py", "-"
    found = found_by_flake8(*arguments, cwd=tmp_path, stdin=program.encode())
    assert found == [("homework/one.py", *place, "ZEN201")]


def test_on_by_default_beside_other_plugins(tmp_path: Path) -> None:
    write(tmp_path, old="import os\nprint(xrange(3))\n")
    codes = [code for *_, code in found_by_flake8("old.py", cwd=tmp_path)]
    assert codes == ["F401", "ZEN201", "F821"]


def test_workers_find_what_one_process_finds(tmp_path: Path) -> None:
    write(tmp_path, **{f"program{number}": "\n" * number + CALL for number in range(12)})
    alone = found_by_flake8("--select=ZEN", "-j1", ".", cwd=tmp_path)
    assert len(alone) == 12
    assert found_by_flake8("--select=ZEN", "-j3", ".", cwd=tmp_path) == alone


SUPPRESSED = {
    "noqa": ("print(xrange(3))  # noqa\n", True),
    "noqa-with-the-code": ("print(xrange(3))  # noqa: ZEN201\n", True),
    "noqa-with-the-start-of-the-code": ("print(xrange(3))  # noqa: ZEN2\n", True),
    "noqa-with-another-code": ("print(xrange(3))  # noqa: ZEN301\n", False),
    "our-own-comment": ("print(xrange(3))  # beginner-lint: ignore[xrange]\n", True),
    "our-own-comment-for-another-rule": ("print(xrange(3))  # beginner-lint: ignore[index-loop]\n", False),
}


@pytest.mark.parametrize(("program", "suppressed"), SUPPRESSED.values(), ids=SUPPRESSED.keys())
def test_comments_suppress(tmp_path: Path, program: str, suppressed: bool) -> None:
    write(tmp_path, program=program)
    assert (found_by_flake8("--select=ZEN", "program.py", cwd=tmp_path) == []) is suppressed


def test_disable_noqa_shows_what_noqa_hides_but_not_what_our_comment_hides(tmp_path: Path) -> None:
    write(tmp_path, one=SUPPRESSED["noqa"][0], two=SUPPRESSED["our-own-comment"][0])
    found = found_by_flake8("--select=ZEN", "--disable-noqa", ".", cwd=tmp_path)
    assert found == [("./one.py", 1, 7, "ZEN201")]


def test_what_does_not_parse_is_for_flake8_to_tell(tmp_path: Path) -> None:
    write(tmp_path, broken="print 'hello'\n")
    assert [code for *_, code in found_by_flake8("broken.py", cwd=tmp_path)] == ["E999"]


def test_unknown_level_in_a_configuration_file_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".flake8").write_text("[flake8]\nbeginner-level = wizard\n")
    write(tmp_path, program=CALL)
    ran = flake8("program.py", cwd=tmp_path)
    assert ran.returncode == 1
    assert b"beginner-level is 'wizard'; use one of basics, intermediate, expert" in ran.stdout + ran.stderr
    assert b"Traceback" not in ran.stderr


def run_plugin(program: str) -> list[tuple[int, int, str, type[Plugin]]]:
    """Run the plugin as flake8 does, in this process, with flake8's options left alone."""
    lines = program.splitlines(keepends=True)
    return list(Plugin(ast.parse(program), "program.py", lines, default_options()).run())


def default_options() -> argparse.Namespace:
    from flake8.api import legacy

    options: argparse.Namespace = legacy.get_style_guide().options
    return options


@pytest.mark.parametrize("broken", ["a rule", "the linter"])
def test_internal_error_becomes_one_diagnostic(broken: str) -> None:
    failing = {"side_effect": ZeroDivisionError("division\nby zero")}
    patch = (
        mock.patch.object(XRange, "visit_Name", **failing)
        if broken == "a rule"
        else mock.patch("beginner_lint.frontends.flake8_plugin.lint", **failing)
    )
    with patch:
        found = run_plugin("print(xrange(3), xrange(4))\n")
    assert [(line, text[:7]) for line, _, text, _ in found] == [(1, "ZEN003 ")]
    assert "ZeroDivisionError: division by zero" in found[0][2]
    assert "\n" not in found[0][2]


def test_tree_is_not_written_on() -> None:
    program = "\n".join(example(rule) for rule in shown_by_flake8())
    tree, options = ast.parse(program), default_options()
    before = written_on(tree)
    found = list(Plugin(tree, "program.py", program.splitlines(keepends=True), options).run())
    assert len(found) >= len(shown_by_flake8())
    assert written_on(tree) == before


def written_on(tree: ast.AST) -> list[tuple[str, list[tuple[str, int]]]]:
    """Return the attributes of all nodes, each with the identity of its value."""
    return [
        (type(node).__name__, [(name, id(value)) for name, value in vars(node).items()])
        for node in ast.walk(tree)
    ]


def shown_by_flake8() -> list[type[Rule]]:
    """Return the rules with an example that flake8 hands to plugins: it parses, and the level is the default.

    What depends on the name of the file is tried in `tests/test_namesakes.py`.
    """
    return [
        rule
        for rule in load_rules()
        if rule.level <= Level.INTERMEDIATE
        and parses(example(rule))
        and not example(rule).startswith("# file:")
    ]


def parses(program: str) -> bool:
    try:
        ast.parse(program)
    except SyntaxError:
        return False
    return True


def example(rule: type[Rule]) -> str:
    """Return the first example in the documentation of a rule."""
    program = re.search(r"```python\n(.*?)```", inspect.cleandoc(rule.__doc__ or ""), re.DOTALL)
    assert program
    return program[1]


def test_flake8_finds_what_lint_finds(tmp_path: Path) -> None:
    write(tmp_path, **{rule.code: example(rule) for rule in shown_by_flake8()})
    expected = [
        (f"./{rule.code}.py", found.suppression_line, found.range.start.column + 1, found.code)
        for rule in shown_by_flake8()
        for found in lint(Source("program.py", example(rule)), Settings())
    ]
    assert {code for *_, code in expected} == {rule.code for rule in shown_by_flake8()}
    assert found_by_flake8("--select=ZEN", "-j1", ".", cwd=tmp_path) == expected


def test_reported_where_the_suppression_must_stand() -> None:
    inner = Range(Position(2, 8), Position(2, 17))
    diagnostic = Diagnostic("ZEN201", "xrange", "gone", Kind.BUG, inner, suppression_line=1)
    with mock.patch("beginner_lint.frontends.flake8_plugin.lint", return_value=[diagnostic]):
        found = run_plugin("print(\n        xrange(3))\n")
    assert found == [(1, 0, "ZEN201 gone (xrange)", Plugin)]


def test_noqa_on_the_reported_line_silences_every_rule(tmp_path: Path) -> None:
    programs = {rule.code: example(rule).splitlines() for rule in shown_by_flake8()}
    write(tmp_path, **{code: "\n".join(lines) for code, lines in programs.items()})
    found = found_by_flake8("--select=ZEN", "-j1", ".", cwd=tmp_path)
    assert {code for *_, code in found} == set(programs)
    for path, line, _, code in found:
        programs[Path(path).stem][line - 1] += f"  # noqa: {code}"
    write(tmp_path, **{code: "\n".join(lines) for code, lines in programs.items()})
    assert found_by_flake8("--select=ZEN", "-j1", ".", cwd=tmp_path) == []


@pytest.fixture(scope="module", params=["installed", pytest.param("oldest", marks=pytest.mark.network)])
def python(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the flake8 that is installed, or with the oldest supported one."""
    if request.param == "installed":
        return Path(sys.executable)
    if sys.version_info >= (3, 14):
        pytest.skip("the oldest flake8 does not run on this Python")
    version = "6.0.0" if sys.version_info < (3, 12) else "6.1.0"
    folder = tmp_path_factory.mktemp("oldest") / "venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, f"flake8=={version}", ROOT], check=True)
    assert flake8("--version", cwd=folder, python=python).stdout.startswith(version.encode())
    return python


# Runs flake8 with `xrange` raised to a level of its own: the level of a rule is no setting.
FLAKE8_WITH_AN_EXPERT_RULE = """
import sys
from beginner_lint import linter
from beginner_lint.diagnostic import Level
from beginner_lint.rule import load_rules
from beginner_lint.rule_index import Entry
from beginner_lint.rules.python2.xrange import XRange
from flake8.main.cli import main

XRange.level = Level.EXPERT
index = tuple(map(Entry.of, load_rules()))
linter.rule_index = lambda: index
sys.exit(main())
"""

LEVELS = {
    "beyond-the-default": ([], "", False),
    "raised-on-the-command-line": (["--beginner-level=expert"], "", True),
    "raised-in-the-configuration": ([], "beginner-level = expert", True),
    "option-with-underscore": ([], "beginner_level = expert", True),
    "command-line-wins": (["--beginner-level=basics"], "beginner-level = expert", False),
    "selected-by-the-prefix-of-the-plugin": (["--select=ZEN"], "", False),
    "selected-by-a-longer-prefix": (["--extend-select=ZEN20"], "", False),
    "selected-by-full-code": (["--select=ZEN201"], "", True),
    "selected-by-full-code-besides": (["--extend-select=ZEN201"], "", True),
    "selected-by-full-code-in-the-configuration": ([], "extend-select = ZEN201", True),
    "ignoring-something-else-does-not-switch-it-on": (["--ignore=E501"], "", False),
    "selected-and-ignored": (["--select=ZEN201", "--ignore=ZEN201"], "", False),
}


@pytest.mark.parametrize(("arguments", "configuration", "reported"), LEVELS.values(), ids=LEVELS.keys())
def test_level(
    tmp_path: Path, python: Path, arguments: list[str], configuration: str, reported: bool
) -> None:
    (tmp_path / "tox.ini").write_text(f"[flake8]\n{configuration}\n")
    write(tmp_path, program=CALL)
    command = [python, "-c", FLAKE8_WITH_AN_EXPERT_RULE, *arguments, "program.py"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ran.stderr == ""
    assert ("ZEN201" in ran.stdout) is reported


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_places_and_comments_in_each_flake8(tmp_path: Path, python: Path, jobs: str) -> None:
    write(tmp_path, one=PLACES["after-non-ascii-text"][0], two=SUPPRESSED["our-own-comment"][0])
    found = found_by_flake8("--select=ZEN", jobs, ".", cwd=tmp_path, python=python)
    assert found == [("./one.py", 1, 14, "ZEN201")]


BUILTINS = {
    "default": ("", {"list"}),
    "added": ("beginner-builtins = spam, eggs", {"list", "spam", "eggs"}),
    "left-alone": ("beginner-ignore-builtins = list", set()),
}


@pytest.mark.parametrize(("configuration", "names"), BUILTINS.values(), ids=BUILTINS.keys())
def test_builtins(tmp_path: Path, configuration: str, names: set[str]) -> None:
    (tmp_path / ".flake8").write_text(f"[flake8]\n{configuration}\n")
    write(tmp_path, program="list = [1]\nspam = 2\neggs = 3\nprint(list, spam, eggs)\n")
    shown = flake8("--select=ZEN501", "program.py", cwd=tmp_path).stdout.decode().splitlines()
    lines = {int(line.split(":")[1]) for line in shown}
    assert lines == {{"list": 1, "spam": 2, "eggs": 3}[name] for name in names}


@pytest.mark.parametrize(("program", "codes"), [("print(range(3))\n", []), ("list = [3]\n", [b"ZEN501"])])
def test_libcst_is_not_loaded(tmp_path: Path, program: str, codes: list[bytes]) -> None:
    """The plugin offers no fixes, and hardly a finding needs it."""
    write(tmp_path, program=program)
    command = [sys.executable, "-X", "importtime", "-m", "flake8", "-j1", "--exit-zero", "program.py"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert re.findall(rb"ZEN\d+", ran.stdout) == codes
    assert b"beginner_lint.linter" in ran.stderr
    assert b"libcst._nodes" not in ran.stderr


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_off_during_a_file_and_then_as_before(
    monkeypatch: pytest.MonkeyPatch, is_on: bool
) -> None:
    seen: list[bool] = []
    monkeypatch.setattr(flake8_plugin, "lint", lambda *_, **__: seen.append(gc.isenabled()) or [])
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        assert list(Plugin(ast.parse(CALL), "program.py", [CALL], default_options()).run()) == []
        assert (seen, gc.isenabled()) == ([False], is_on)
    finally:
        (gc.enable if was_on else gc.disable)()


def test_the_collector_does_not_go_through_the_rules_again(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[bool] = []
    monkeypatch.setattr(
        flake8_plugin.gc, "freeze", lambda: frozen.append("beginner_lint.rules" in sys.modules)
    )
    Plugin.parse_options(argparse.Namespace(beginner_level="basics"))
    assert frozen == [True]
