from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest

from beginner_lint.configuration import BadSettings, CommandLine, Configuration, read
from beginner_lint.diagnostic import Level
from beginner_lint.settings import DEFAULT_EXCLUDE, Settings

RULES = [
    ("ZEN201", "xrange", "python2"),
    ("ZEN301", "index-loop", "loops"),
    ("ZEN306", "append-loop", "loops"),
]


def rules() -> list[tuple[str, str, str]]:
    return RULES


def written(folder: Path, text: str, name: str = "pyproject.toml") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def section(text: str) -> str:
    return "[tool.beginner-lint]\n" + text


UNDERSTOOD = {
    "empty": ("", {}),
    "select": ("select = ['ZEN3', 'xrange']", {"select": ("ZEN3", "xrange")}),
    "select-nothing": ("select = []", {"select": ()}),
    "select-all": ("select = ['ALL']", {"select": ("ALL",)}),
    "ignore": ("ignore = ['loops']", {"ignore": ("loops",)}),
    "extend-select": ("extend-select = ['ZEN301']", {"extend_select": ("ZEN301",)}),
    "level": ("level = 'expert'", {"level": Level.EXPERT}),
    "exclude": ("exclude = ['old']", {"exclude": ("old",)}),
    "extend-exclude": ("extend-exclude = ['old']", {"exclude": (*DEFAULT_EXCLUDE, "old")}),
    "both-excludes": ("extend-exclude = ['b']\nexclude = ['a']", {"exclude": ("a", "b")}),
    "per-file-ignores": (
        "[tool.beginner-lint.per-file-ignores]\n'tests/*' = ['ZEN3', 'xrange']",
        {"per_file_ignores": (("tests/*", ("ZEN3", "xrange")),)},
    ),
    "target-python": ("target-python = '3.12'", {"target_version": (3, 12)}),
    "builtins": ("builtins = ['display']", {"builtins_extra": frozenset({"display"})}),
    "ignore-builtins": ("ignore-builtins = ['id']", {"builtins_ignored": frozenset({"id"})}),
}


@pytest.mark.parametrize(("text", "expected"), UNDERSTOOD.values(), ids=UNDERSTOOD.keys())
def test_understood(tmp_path: Path, text: str, expected: dict[str, object]) -> None:
    path = written(tmp_path, section(text))
    assert read(path, "/work", rules) == Settings(root="/work", **expected)  # type: ignore[arg-type]


REJECTED = {
    "unknown-key": ("selct = []", "unknown key 'selct' in [tool.beginner-lint]; did you mean 'select'?"),
    "underscore": ("extend_select = []", "unknown key 'extend_select' in [tool.beginner-lint]; did you mean 'extend-select'?"),
    "unlike-any-key": ("zzz = 1", "unknown key 'zzz' in [tool.beginner-lint]"),
    "text-for-list": ("select = 'ZEN301'", "key 'select' must be a list of strings, not a string"),
    "numbers-in-list": ("ignore = ['ZEN301', 301]", "key 'ignore' must be a list of strings, not a list with an integer in it"),
    "unknown-code": ("select = ['ZEN3010']", "key 'select': 'ZEN3010' is no rule, family or start of codes; did you mean 'ZEN301'?"),
    "unknown-name": ("ignore = ['indexloop']", "key 'ignore': 'indexloop' is no rule, family or start of codes; did you mean 'index-loop'?"),
    "small-letters": ("select = ['zen301']", "key 'select': 'zen301' is no rule, family or start of codes; did you mean 'ZEN301'?"),
    "unknown-family": ("extend-select = ['loop']", "key 'extend-select': 'loop' is no rule, family or start of codes; did you mean 'loops'?"),
    "empty-selector": ("select = ['']", "key 'select': '' is no rule, family or start of codes"),
    "level": ("level = 'hard'", "key 'level' must be one of basics, intermediate, expert, not 'hard'"),
    "level-number": ("level = 2", "key 'level' must be one of basics, intermediate, expert, not an integer"),
    "version-as-number": ("target-python = 3.12", "key 'target-python' must be a version such as \"3.12\", not a float"),
    "version-as-ruff-has-it": ("target-python = 'py312'", "key 'target-python' must be a version such as \"3.12\", not 'py312'"),
    "per-file-ignores-list": ("per-file-ignores = []", "key 'per-file-ignores' must be a table of patterns, not a list"),
    "per-file-ignores-text": ("per-file-ignores = {'a.py' = 'ALL'}", "key 'per-file-ignores.a.py' must be a list of strings, not a string"),
    "per-file-ignores-unknown": ("per-file-ignores = {'a.py' = ['X']}", "key 'per-file-ignores.a.py': 'X' is no rule, family or start of codes"),
    "builtin-that-is-no-name": ("builtins = ['a b']", "key 'builtins': 'a b' is not a name"),
    "boolean": ("exclude = true", "key 'exclude' must be a list of strings, not a boolean"),
    "date": ("exclude = 2026-11-23", "key 'exclude' must be a list of strings, not a date or time"),
    "explosive-pattern": (f"exclude = ['{'{a,b}' * 30}']", "key 'exclude': the pattern"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), REJECTED.values(), ids=REJECTED.keys())
def test_rejected_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, section(text))
    with pytest.raises(BadSettings) as reason:
        read(path, "/work", rules)
    assert str(reason.value).startswith(f"{path}: {message}")


BROKEN = {
    "not-toml": (b"[tool.beginner-lint]\nselect = [", "not valid TOML"),
    "not-utf-8": (b"[tool.beginner-lint]\n# \xff", "not valid TOML"),
    "no-table": (b"[tool]\nbeginner-lint = 3", "[tool.beginner-lint] must be a table, not an integer"),
    "deep": (b"beginner-lint = " + b"[" * 100_000, "not valid TOML"),
    "huge": (b"# beginner-lint " + b"x" * 1_000_001, "the file is too large"),
}


@pytest.mark.parametrize(("raw", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_files(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_bytes(raw)
    with pytest.raises(BadSettings) as reason:
        read(str(path), "/work", rules)
    assert str(reason.value).startswith(f"{path}: {message}")


@pytest.mark.parametrize(
    "text",
    ["[tool.ruff]\n", "", "not TOML at all", "# beginner-lint\n[tool.x]\n", "tool = 3  # beginner-lint"],
    ids=["other-tool", "empty", "broken-but-not-for-us", "only-mentioned", "tool-is-no-table"],
)
def test_files_without_the_section_are_passed_over(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, text), "/work", rules) is None


def test_nearest_file_with_the_section_counts_alone(tmp_path: Path) -> None:
    written(tmp_path, section("level = 'expert'\nignore = ['xrange']"))
    written(tmp_path / "a", "[tool.other]\n")
    written(tmp_path / "a" / "b", section("select = ['loops']"))
    os.mkdir(tmp_path / "a" / "b" / "c")
    configuration = Configuration("/here", rules)
    assert configuration.for_folder(str(tmp_path / "a")).level is Level.EXPERT
    assert configuration.for_folder(str(tmp_path / "a")).root == str(tmp_path)
    deep = configuration.for_folder(str(tmp_path / "a" / "b" / "c"))
    assert deep == Settings(select=("loops",), root=str(tmp_path / "a" / "b"))


def test_no_file_gives_the_defaults_from_here(tmp_path: Path) -> None:
    assert Configuration("/here", rules).for_folder(str(tmp_path)) == Settings(root="/here")


def test_isolated_reads_nothing(tmp_path: Path) -> None:
    written(tmp_path, section("nonsense = 1"))
    configuration = Configuration(str(tmp_path), rules, isolated=True)
    assert configuration.for_folder(str(tmp_path)) == Settings(root=str(tmp_path))


def test_a_named_file_is_for_all_folders(tmp_path: Path) -> None:
    written(tmp_path, section("level = 'expert'"))
    named = written(tmp_path, section("level = 'basics'"), "strict.toml")
    configuration = Configuration("/here", rules, only=named)
    assert configuration.for_folder(str(tmp_path)) == Settings(level=Level.BASICS, root="/here")


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing.toml", "No such file or directory"), ("empty.toml", "there is no [tool.beginner-lint] in it")],
)
def test_a_named_file_must_have_settings(tmp_path: Path, name: str, message: str) -> None:
    written(tmp_path, "", "empty.toml")
    with pytest.raises(BadSettings) as reason:
        Configuration("/here", rules, only=str(tmp_path / name))
    assert str(reason.value) == f"{tmp_path / name}: {message}"


FILE = Settings(
    select=("loops",), extend_select=("xrange",), ignore=("ZEN301",), level=Level.BASICS, exclude=("a",)
)

OVER = {
    "says-nothing": (CommandLine(), FILE),
    "select-starts-afresh": (
        CommandLine(select=("ZEN301",)),
        Settings(select=("ZEN301",), level=Level.BASICS, exclude=("a",)),
    ),
    "select-with-ignore": (
        CommandLine(select=("ALL",), ignore=("xrange",), extend_select=("ZEN2",)),
        Settings(ignore=("xrange",), extend_select=("ZEN2",), level=Level.BASICS, exclude=("a",)),
    ),
    "level": (CommandLine(level=Level.EXPERT, exclude=(), noqa=False), Settings(
        select=("loops",), extend_select=("xrange",), ignore=("ZEN301",), level=Level.EXPERT, exclude=(), noqa=False
    )),
    "excludes": (CommandLine(exclude=("b",), extend_exclude=("c",), select=()), Settings(
        select=(), level=Level.BASICS, exclude=("b", "c")
    )),
}  # fmt: skip


@pytest.mark.parametrize(("command_line", "expected"), OVER.values(), ids=OVER.keys())
def test_command_line_over_file(command_line: CommandLine, expected: Settings) -> None:
    assert command_line.over(FILE) == expected


@pytest.mark.parametrize(
    ("command_line", "on"),
    [
        (CommandLine(ignore=("xrange",)), {"ZEN306"}),
        (CommandLine(ignore=("ZEN3",)), {"ZEN201"}),
        (CommandLine(extend_select=("ZEN3",)), {"ZEN201", "ZEN301", "ZEN306"}),
        (CommandLine(select=("ZEN3",)), {"ZEN301", "ZEN306"}),
    ],
    ids=["ignore-what-the-file-names", "ignore-a-family", "extend-over-ignored", "select-over-ignored"],
)
def test_command_line_wins_however_exact_the_file_is(command_line: CommandLine, on: set[str]) -> None:
    settings = command_line.over(FILE)
    enabled = {code for code, name, family in RULES if settings.enables(code, name, family, Level.BASICS)}
    assert enabled == on


@pytest.mark.parametrize(
    ("command_line", "message"),
    [
        (CommandLine(select=("ZEN9",)), "--select: 'ZEN9' is no rule, family or start of codes"),
        (CommandLine(ignore=("indx-loop",)), "--ignore: 'indx-loop' is no rule, family or start of codes; did you mean 'index-loop'?"),
        (CommandLine(extend_select=("",)), "--extend-select: '' is no rule, family or start of codes"),
        (CommandLine(exclude=("{a,b}" * 30,)), "--exclude: the pattern"),
    ],
    ids=["select", "ignore", "extend-select", "exclude"],
)  # fmt: skip
def test_command_line_is_checked(command_line: CommandLine, message: str) -> None:
    with pytest.raises(BadSettings) as reason:
        Configuration("/here", rules, command_line)
    assert str(reason.value).startswith(message)


REQUIRED = {
    "at-least": (">=3.8", (3, 8)),
    "range": (">=3.9,<4", (3, 9)),
    "spaces": (">= 3.11 , != 3.12.1", (3, 11)),
    "compatible": ("~=3.7", (3, 7)),
    "exactly": ("==3.12.*", (3, 12)),
    "more-than": (">3.8", (3, 8)),
    "two-bounds": (">=3.8,>=3.11", (3, 11)),
    "major-only": (">=3", (3, 0)),
    "python2": (">=2.7,!=3.0.*,!=3.1.*", (3, 0)),
    "two-digits": (">=3.10", (3, 10)),
    "upper-bound-only": ("<4", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("specifier", "expected"), REQUIRED.values(), ids=REQUIRED.keys())
def test_required_python(tmp_path: Path, specifier: str, expected: tuple[int, int] | None) -> None:
    written(tmp_path, f"[project]\nrequires-python = '{specifier}'\n")
    assert Configuration("/here", rules).for_folder(str(tmp_path)).target_version == expected


@pytest.mark.parametrize(
    "text",
    [
        "[project]\nrequires-python = 3.8\n",
        "[project]\nrequires-python = '>=3.8\n",
        "project = ['requires-python']\n",
        "# requires-python = '>=3.8'\n",
        "[tool.other]\nrequires-python = '>=3.8'\n",
        "requires-python = " + "[" * 100_000,
    ],
    ids=["number", "broken", "no-table", "comment", "elsewhere", "deep"],
)
def test_required_python_that_is_none(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    assert Configuration("/here", rules).for_folder(str(tmp_path)).target_version is None


@pytest.mark.parametrize(
    ("required", "expected"),
    [
        ("'^3.8'", (3, 8)),
        ("'~3.9'", (3, 9)),
        ("'^3.12 || ~3.8'", (3, 8)),
        ("{ version = '^3.8' }", None),
        ("'*'", None),
    ],
)
def test_python_that_poetry_requires(tmp_path: Path, required: str, expected: tuple[int, int] | None) -> None:
    written(tmp_path, f"[tool.poetry.dependencies]\npython = {required}\n")
    assert Configuration("/here", rules).for_folder(str(tmp_path)).target_version == expected


SETUP = "from setuptools import setup\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("setup.cfg", "[options]\npython_requires = >=3.6\n", (3, 6), id="cfg"),
        pytest.param("setup.cfg", "[options]\r\npython-requires: >=3.7\r\n", (3, 7), id="cfg-with-a-dash"),
        pytest.param(
            "setup.cfg", "[options]\npython_requires =\n    >=3.8\n    <4\nzip_safe = 1\n", (3, 8), id="lines"
        ),
        pytest.param("setup.cfg", "[options]\n# python_requires = >=3.6\n", None, id="comment"),
        pytest.param(
            "setup.cfg", "[options]\nclassifiers =\n    python_requires = >=3.6\n", None, id="value"
        ),
        pytest.param("setup.py", SETUP + "setup(python_requires='>=3.6')\n", (3, 6), id="py"),
        pytest.param("setup.py", SETUP + "setup(python_requires='>=2.7, !=3.0.*')\n", (3, 0), id="python-2"),
        pytest.param("setup.py", SETUP + "setup(**{'python_requires': '>=3.9,<4.0'})\n", (3, 9), id="dict"),
        pytest.param(
            "setup.py", SETUP + "LEAST = '>=3.6.0'\nsetup(python_requires=LEAST)\n", (3, 6), id="name"
        ),
        pytest.param(
            "setup.py", SETUP + "A = B = '>=3.6'\nsetup(python_requires=A)\n", None, id="two-names-at-once"
        ),
        pytest.param(
            "setup.py",
            SETUP + "A = '>=3.6'\nif A: A = '>=3.9'\nsetup(python_requires=A)\n",
            None,
            id="two-values",
        ),
        pytest.param("setup.py", SETUP + "setup(python_requires='>=' + str(3.6))\n", None, id="computed"),
        pytest.param("setup.py", SETUP + "setup(python_requires=f'>={3.6}')\n", None, id="f-string"),
        pytest.param("setup.py", SETUP + "# python_requires='>=3.6'\nsetup()\n", None, id="comment-in-py"),
        pytest.param(
            "setup.py", SETUP + "setup(python_requires='>=3.6' if A else '>=3.9')\n", None, id="condition"
        ),
        pytest.param("setup.py", SETUP + "setup(python_requires='>={}'.format(3.6))\n", None, id="filled-in"),
        pytest.param("setup.py", SETUP + "setup(python_requires='>=3.6'  # old\n)\n", (3, 6), id="behind-it"),
        pytest.param("setup.py", SETUP + "print 'Hi'\nsetup(python_requires='>=2.7')\n", (3, 0), id="print"),
        pytest.param("setup.py", SETUP + "setup(python_requires=3.6)\n", None, id="number"),
        pytest.param("setup.py", "python_requires\0", None, id="nul"),
    ],
)
def test_python_that_setup_files_require(
    tmp_path: Path, name: str, text: str, expected: tuple[int, int] | None
) -> None:
    (tmp_path / name).write_bytes(text.encode())
    assert Configuration("/here", rules).for_folder(str(tmp_path)).target_version == expected


def test_which_file_of_a_folder_tells_the_required_python(tmp_path: Path) -> None:
    def required() -> tuple[int, int] | None:
        return Configuration("/here", rules).for_folder(str(tmp_path)).target_version

    written(tmp_path, "setup(python_requires='>=3.6')\n", "setup.py")
    assert required() == (3, 6)
    written(tmp_path, "[options]\npython_requires = >=3.7\n", "setup.cfg")
    assert required() == (3, 7)
    written(tmp_path, "[project]\nrequires-python = '>=3.8'\n")
    assert required() == (3, 8)


def test_what_setup_py_says_is_read_and_not_run(tmp_path: Path) -> None:
    written(tmp_path, "setup(python_requires='>=3.6', x='\\d')\nraise SystemExit(3)\n", "setup.py")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Configuration("/here", rules).for_folder(str(tmp_path)).target_version == (3, 6)


def test_the_setting_wins_over_what_the_project_requires(tmp_path: Path) -> None:
    written(tmp_path, "[project]\nrequires-python = '>=3.8'\n" + section("target-python = '3.12'"))
    assert Configuration("/here", rules).for_folder(str(tmp_path)).target_version == (3, 12)


def test_the_nearest_requirement_counts_whoever_has_the_settings(tmp_path: Path) -> None:
    written(tmp_path, "[project]\nrequires-python = '>=3.12'\n" + section("level = 'expert'"))
    written(tmp_path / "a", "[project]\nrequires-python = '>=3.9'\n")
    os.makedirs(tmp_path / "a" / "b")
    settings = Configuration("/here", rules).for_folder(str(tmp_path / "a" / "b"))
    assert (settings.level, settings.target_version) == (Level.EXPERT, (3, 9))
    assert Configuration("/here", rules).for_folder(str(tmp_path)).target_version == (3, 12)
