"""Nothing from the checked folder is imported or run, nothing is started, no connection made.

Python's audit hook sees each of these, wherever it comes from (audited.py). The folder is full of what tools
are known to run: plugins, configuration that is code, modules with the names of those that a linter loads.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AUDITED = Path(__file__).with_name("audited.py")
OLD = "for i in xrange(3):\n    print(i)\n"
TRAP = "open('SPRUNG', 'a').write(__name__)\nraise SystemExit('SPRUNG')\n"
MODULES = [
    "conftest", "sitecustomize", "usercustomize", "setup", "__init__", "__main__", "noxfile", "tasks", "manage",
    "libcst", "json", "flake8", "pathspec", "tomllib", "tomli", "tokenize", "ast", "re", "typing", "types",
    "dataclasses", "difflib", "multiprocessing", "concurrent", "beginner_lint", "local_rules", "pandas", "builtins",
]  # fmt: skip

PYPROJECT = """
[tool.beginner-lint]
level = "expert"
extend-exclude = ["{a,b}/**/c", "/etc/*", "../../*"]
per-file-ignores = { "../../../etc/passwd" = ["xrange"] }

[tool.fixit]
enable = [".local_rules"]

[build-system]
build-backend = "setup"
backend-path = ["."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of traps, enough for workers."""
    folder = tmp_path / "work"
    (folder / "package").mkdir(parents=True)
    for name in MODULES:
        (folder / f"{name}.py").write_text(TRAP + "# filler\n" * 2_000 + OLD)
    (folder / "package" / "__init__.py").write_text(TRAP + OLD)
    (folder / "package" / "json.py").write_text(TRAP + OLD)
    (folder / "site.pth").write_text("import conftest\n")
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "setup.cfg").write_text(
        "[flake8:local-plugins]\nextension =\n    X = conftest:Plugin\npaths = .\n"
    )
    (folder / ".pylintrc").write_text("[MAIN]\ninit-hook='import conftest'\nload-plugins=conftest\n")
    return folder


def audited(folder: Path, *arguments: str, here: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command over the folder, from inside unless told otherwise, under the hook."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [sys.executable, "-B", str(AUDITED), str(folder), str(ROOT), *arguments]
    return subprocess.run(
        command, cwd=here or folder, env=environment, capture_output=True, text=True, timeout=300
    )


# What is asked, the exit status, and what must be in the answer: a command that gives up early runs nothing either.
COMMANDS = {
    "one-process": (["--jobs", "1"], 1, "package/json.py:3:10"),
    "workers": (["--jobs", "2"], 1, "package/json.py:3:10"),
    "fix": (["--fix", "--jobs", "2"], 0, "30 fixed, 0 remaining"),
    "unsafe-fixes": (["--diff", "--unsafe-fixes", "--jobs", "1"], 1, "+for i in range(3):"),
    "json": (["--output-format", "json", "--statistics", "--jobs", "1"], 1, '"count": 30'),
    "github": (["--output-format", "github", "--jobs", "1"], 1, "work/package/json.py,line=3"),
    "a-named-file": (["--fix", "json.py"], 0, "1 fixed, 0 remaining"),
    "explain": (["explain", "index-loop"], 0, "ZEN301"),
    "rules": (["rules"], 0, "ZEN301"),
    "a-mistake": (["--select", "nothing"], 2, ""),
}


@pytest.mark.parametrize(("arguments", "status", "answer"), COMMANDS.values(), ids=COMMANDS)
def test_nothing_from_the_folder_is_run(folder: Path, arguments: list[str], status: int, answer: str) -> None:
    ran = audited(folder, *arguments)
    assert "SPRUNG" not in ran.stderr, ran.stderr[:500]
    assert not (folder / "SPRUNG").exists()
    assert (ran.returncode, answer in ran.stdout) == (status, True), ran.stdout[:300]
    assert "Traceback" not in ran.stderr
    assert not list(folder.rglob("*.pyc"))


def test_nor_from_outside_of_it(folder: Path, tmp_path: Path) -> None:
    ran = audited(folder, "--jobs", "2", str(folder), here=tmp_path)
    assert "SPRUNG" not in ran.stderr, ran.stderr[:500]
    assert ran.returncode == 1
    assert "ZEN201" in ran.stdout


EVENTS = {
    "import": "import conftest",
    "run": "exec(compile(open('conftest.py').read(), 'conftest.py', 'exec'))",
    "run text": "exec(open('conftest.py').read())",
    "run a path": "import runpy; runpy.run_path('conftest.py')",
    "subprocess": "import subprocess; subprocess.run(['true'])",
    "system": "import os; os.system('true')",
    "socket": "import socket; socket.socket().connect(('127.0.0.1', 9))",
}


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_the_hook_catches(folder: Path, event: str) -> None:
    """The check can fail: each of what it forbids ends the process."""
    program = (
        f"import os, sys, runpy, subprocess, socket; sys.path[:0] = [{str(AUDITED.parent)!r}]; import audited\n"
        f"sys.path[0] = {str(folder)!r}; os.chdir(sys.path[0]); audited.watch('.')\n{event}\n"
    )
    command = [sys.executable, "-B", "-c", program]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 77, ran.stderr
    assert ran.stderr.startswith("SPRUNG")


BAD_SETTINGS = {
    "huge": "[tool.beginner-lint]\n" + "# filler\n" * 200_000,
    "nested arrays": "[tool.beginner-lint]\nselect = " + "[" * 50_000 + "]" * 50_000 + "\n",
    "nested tables": "[tool.beginner-lint]\nselect = " + "{a = " * 5_000 + "1" + "}" * 5_000 + "\n",
    "nested keys": "[tool.beginner-lint]\n" + ".".join("a" * 5_000) + " = 1\n",
    "many variants": "[tool.beginner-lint]\nexclude = ['" + "{a,b}" * 40 + "']\n",
    "extend": '[tool.beginner-lint]\nextend = "../../../../etc/passwd"\n',
    "a plugin": '[tool.beginner-lint]\nplugins = ["conftest"]\n',
    "escapes": '[tool.beginner-lint]\n"\\u001b[31m\\u202e" = 1\n',
    "no text": "[tool.beginner-lint]\nlevel = '\0'\n",
}


@pytest.mark.parametrize("text", BAD_SETTINGS.values(), ids=BAD_SETTINGS)
def test_bad_settings_cost_one_line(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(text)
    ran = audited(folder, "json.py")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("beginner-lint: error: ")
    assert ran.stderr.count("\n") == 1
    assert not set("\x1b\u202e\0") & set(ran.stderr)
    assert "root:" not in ran.stderr, "no line of /etc/passwd"


def test_settings_that_are_a_link_show_nothing_of_where_it_leads(folder: Path) -> None:
    (folder / "secret").write_text("[tool.beginner-lint]\npassword = 'hunter2'\n")
    (folder / "pyproject.toml").unlink()
    (folder / "pyproject.toml").symlink_to("secret")
    ran = audited(folder, "json.py")
    assert ran.returncode == 2
    assert "hunter2" not in ran.stderr


SLOW_PATTERNS = ["*a" * 30 + "b", "**/" * 30 + "x", "**/a/" * 30 + "x", "[a-z]*" * 20 + "9"]


@pytest.mark.parametrize("pattern", SLOW_PATTERNS)
def test_patterns_end(folder: Path, pattern: str) -> None:
    """In our settings and in git's: with thirty stars, a regular expression may not end at all."""
    (folder / ("a" * 200 + ".py")).write_text(OLD)
    (folder / "pyproject.toml").write_text(f"[tool.beginner-lint]\nexclude = ['{pattern}']\n")
    (folder / ".gitignore").write_text(f"{pattern}\n")
    (folder / ".git").mkdir()
    ran = audited(folder, "-q", "--jobs", "1", "--statistics")
    assert ran.returncode == 1 or ran.stderr.endswith("stands for more than 256 plain patterns\n"), ran.stderr


def test_the_flake8_plugin_runs_nothing_either(folder: Path) -> None:
    """Only our part: what flake8 itself loads from its settings is flake8's."""
    (folder / "setup.cfg").unlink()
    program = (
        f"import os, sys; sys.path[:0] = [{str(AUDITED.parent)!r}]; import audited; sys.path[0] = {str(ROOT)!r}\n"
        "import ast, argparse, flake8.main.cli\n"
        "from beginner_lint.frontends.flake8_plugin import Plugin\n"
        "options = argparse.Namespace(select=None, extend_select=None, beginner_level='expert',\n"
        "    beginner_builtins=[], beginner_ignore_builtins=[])\n"
        "Plugin.parse_options(options)\n"
        f"os.chdir({str(folder)!r}); audited.watch('.')\n"
        "text = open('json.py').read()\n"
        "found = list(Plugin(ast.parse(text), 'json.py', text.splitlines(True), options).run())\n"
        "print(sorted({each[2][:6] for each in found}))\n"
    )
    command = [sys.executable, "-B", "-c", program]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (ran.stderr, ran.stdout) == ("", "['ZEN201']\n")
