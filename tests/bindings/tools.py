"""The linters that know the names of builtins, each run on all forms as its users run it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bindings.forms import Form

ROOT = Path(__file__).parents[2]
CACHE = Path(os.environ.get("BEGINNER_LINT_BINDINGS", Path.home() / ".cache" / "beginner-lint-bindings"))

PEERS = ("ruff", "pylint", "flake8", "flake8-builtins")
_OUR_NEEDS = ("libcst>=1.5", "pathspec>=0.12")
_VERSIONS = ("3.14", "3.13", "3.12")  # these read all forms

Reports = dict[str, set[str]]


@dataclass(frozen=True)
class Tool:
    """A column of the table: what stands over it, the program with its options, and how it tells what it found.

    `read` yields, of what the program printed, the name of a file and a code.
    """

    name: str
    command: Callable[[Path], Sequence[str | Path]]
    read: Callable[[str], Iterator[tuple[str, str]]]


def _ours(text: str) -> Iterator[tuple[str, str]]:
    for found in json.loads(text):
        fix = found["fix"]["applicability"] if found["fix"] else "no"
        yield found["filename"], f"{found['code']} ({fix} fix)"


def _of_ruff(text: str) -> Iterator[tuple[str, str]]:
    return ((found["filename"], found["code"] or found["message"]) for found in json.loads(text))


def _of_pylint(text: str) -> Iterator[tuple[str, str]]:
    return ((found["path"], found["message-id"]) for found in json.loads(text))


def _of_flake8(text: str) -> Iterator[tuple[str, str]]:
    return ((name, code) for name, code in re.findall(r"^(.+) (\w+)$", text, re.MULTILINE))


TOOLS = (
    Tool(
        "beginner-lint",
        lambda python: [python, "-m", "beginner_lint", "check", "--isolated", "--no-cache", "--exit-zero",
                        "--level", "expert", "--select", "ZEN5", "--output-format", "json"],
        _ours,
    ),
    Tool(
        "ruff",
        lambda python: [python.with_name("ruff"), "check", "--isolated", "--no-cache", "--exit-zero", "--select",
                        "A001,A002,A003,A004,A005,A006", "--target-version", "py313", "--output-format", "json"],
        _of_ruff,
    ),
    Tool(
        "pylint",
        lambda python: [python, "-m", "pylint", "--rcfile", os.devnull, "--disable=all",
                        "--enable=redefined-builtin,syntax-error", "--exit-zero", "--output-format=json"],
        _of_pylint,
    ),
    Tool(
        "flake8-builtins",
        lambda python: [python, "-m", "flake8", "--isolated", "--exit-zero", "--select", "A,E9",
                        "--format", "%(path)s %(code)s"],
        _of_flake8,
    ),
)  # fmt: skip


def environment() -> Path:
    """Return the Python of an environment with the newest of all tools, made or brought up to date now."""
    base = next((found for version in _VERSIONS if (found := _interpreter(version))), sys.executable)
    version = run(base, "-c", "import platform; print(platform.python_version())").strip()
    folder = CACHE / f"venv-{version}"
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    run(base, "-m", "venv", folder)
    pip = (python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--upgrade")
    run(*pip, *PEERS, *_OUR_NEEDS)
    return python


def _interpreter(version: str) -> str | None:
    """Return the path of a Python of a version, if there is one that runs."""
    names = [
        *map(str, sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))),
        f"python{version}",
    ]
    for path in filter(None, map(shutil.which, names)):
        command = [path, "-c", "import sys; print(sys.executable)"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)  # a shim may lead nowhere
        if ran.stdout:
            return ran.stdout.strip()
    return None


def versions(python: Path) -> dict[str, str]:
    """Return the versions of the peers, and of Python itself."""
    names = ", ".join(map(repr, PEERS))
    program = (
        "import json, platform; from importlib.metadata import version;"
        f"print(json.dumps({{'Python': platform.python_version(), **{{n: version(n) for n in ({names})}}}}))"
    )
    found: dict[str, str] = json.loads(run(python, "-c", program))
    return found


def reports(forms: Sequence[Form], python: Path, folder: Path) -> Mapping[str, Reports]:
    """Return what each tool reports on each form, by the tool's name and the form's.

    Args:
        forms: the programs, each of which gets a file of its own.
        python: that of the environment with the tools.
        folder: an empty one, for the files.

    """
    ids = {}
    for number, form in enumerate(forms):
        path = folder / f"form_{number:03}.py"
        path.write_text(form.program, encoding="utf-8")
        ids[path.name] = form.id
    found: dict[str, Reports] = {}
    for tool in TOOLS:
        printed = run(*tool.command(python), *sorted(folder.glob("form_*.py")), cwd=folder)
        codes: defaultdict[str, set[str]] = defaultdict(set)
        for name, code in tool.read(printed):
            codes[ids[Path(name).name]].add(code)
        found[tool.name] = dict(codes)
    return found


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a program that must succeed; return what it printed."""
    environ: dict[str, Any] = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=cwd, env=environ, text=True, capture_output=True, check=False)
    if ran.returncode:
        raise SystemExit(
            f"{command[:4]} exits with {ran.returncode}:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}"
        )
    return ran.stdout
