"""The tools that are compared, each of a pinned version in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = Path(os.environ.get("BEGINNER_LINT_BENCHMARKS", Path.home() / ".cache" / "beginner-lint-benchmarks"))

PLUGINS = ("flake8-bugbear==26.10.27", "flake8-builtins==3.1.0", "flake8-comprehensions==3.17.0",
           "flake8-simplify==0.31.1", "pandas-vet==2023.8.2", "setuptools<81")  # fmt: skip
ENVIRONMENTS: dict[str, tuple[str, ...]] = {
    "ours": (str(ROOT),),
    "flake8": ("flake8==7.5.0",),
    "flake8-ours": ("flake8==7.5.0", str(ROOT)),
    "flake8-plugins": ("flake8==7.5.0", *PLUGINS),
    "pylint": ("pylint==4.1.4",),
    "fixit": ("fixit==2.2.1",),
    "refurb": ("refurb==2.3.1",),
    "flynt": ("flynt==1.0.6",),
    "ruff": ("ruff==0.17.6",),
    "packages": ("pandas==3.0.1",),
    "plot": ("matplotlib==3.11.2",),
}
RUFF_RULES = "PERF401,SIM113,A001,A002,FLY002,PLR1736,FURB142"
PYLINT_RULES = "consider-using-enumerate,redefined-builtin,consider-using-f-string,undefined-variable"

BASELINE = """
import ast, os, sys, warnings
warnings.simplefilter("ignore")
def files(path):
    if os.path.isfile(path):
        yield path
    for folder, _, names in os.walk(path):
        yield from (os.path.join(folder, name) for name in names if name.endswith(".py"))
for name in files(sys.argv[1]):
    with open(name, "rb") as file:
        text = file.read()
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        pass
"""


@dataclass(frozen=True, slots=True)
class Tool:
    """A row of the table.

    `command` takes the path to lint and an empty folder that is kept between runs. `slow` tools get a sample.
    `changes` says that it needs a copy of its own each time. `warms` says that a first run is not counted.
    """

    name: str
    command: Callable[[Path, Path], list[str | Path]]
    slow: bool = False
    changes: bool = False
    warms: bool = False


def set_up() -> None:
    """Make the environments; those that hold our code are brought up to date each time.

    All get their bytecode, which pip leaves out where `PYTHONDONTWRITEBYTECODE` is set: without it, each start
    of a tool would compile what it imports.
    """
    for name, requirements in ENVIRONMENTS.items():
        folder = CACHE / "venvs" / name
        stamp = folder / "requirements.txt"
        wanted = "\n".join(requirements)
        if stamp.exists() and stamp.read_text() == wanted and str(ROOT) not in requirements:
            _compile(folder)
            continue
        if not stamp.exists():
            venv.create(folder, with_pip=True, clear=True)
        pip = [folder / "bin" / "pip", "install", "-q", "--disable-pip-version-check"]
        again = ["--force-reinstall", "--no-deps"] if stamp.exists() and str(ROOT) in requirements else []
        subprocess.run([*pip, *again, *(requirements if not again else [str(ROOT)])], check=True)
        stamp.write_text(wanted)
        _compile(folder)


def _compile(environment: Path) -> None:
    """Write the bytecode of all that an environment holds, where it is not there yet; some files are broken."""
    subprocess.run([environment / "bin" / "python", "-m", "compileall", "-q", environment / "lib"],
                   stdout=subprocess.DEVNULL, check=False)  # fmt: skip


def site_packages(environment: str) -> Path:
    """Return where an environment has its packages."""
    [folder] = (CACHE / "venvs" / environment / "lib").glob("python*/site-packages")
    return folder


def program(environment: str, name: str) -> Path:
    """Return the path of a program in an environment."""
    return CACHE / "venvs" / environment / "bin" / name


def tools() -> list[Tool]:
    """Return what is compared, the baseline first."""
    ours = [program("ours", "beginner-lint"), "check", "--isolated", "--exit-zero", "-q", "--time-limit", "0",
            "--output-format", "concise"]  # fmt: skip
    exclude = ["--exclude", "none"]
    flake8 = ["--isolated", "--exit-zero", "--exclude", "none"]
    ruff: list[str | Path] = [program("ruff", "ruff"), "check", "--isolated", "--preview", "--exit-zero", "-q", "--select", RUFF_RULES,
            "--exclude", "none", "--output-format", "concise"]  # fmt: skip
    pylint = ["-j", "2", "--disable=all", f"--enable={PYLINT_RULES}", "--exit-zero", "--recursive=y"]
    return [
        Tool("read and ast.parse (B)", lambda path, _: [sys.executable, "-c", BASELINE, path]),
        Tool("python -c pass", lambda *_: [program("ours", "python"), "-c", "pass"]),
        Tool("beginner-lint, cold", lambda path, _: [*ours, *exclude, "--no-cache", path]),
        Tool("beginner-lint, cold, one process", lambda path, _: [*ours, *exclude, "--no-cache", "-j", "1", path]),
        Tool("beginner-lint, warm", lambda path, kept: [*ours, *exclude, "--cache-dir", kept / "cache", path], warms=True),
        Tool("beginner-lint --fix", lambda path, _: [*ours, *exclude, "--no-cache", "--fix", path], changes=True),
        Tool("ruff, no cache", lambda path, _: [*ruff, "--no-cache", path]),
        Tool("ruff, warm", lambda path, kept: [*ruff, "--cache-dir", kept / "cache", path], warms=True),
        Tool("flake8", lambda path, _: [program("flake8", "flake8"), *flake8, path]),
        Tool("flake8 with our plugin", lambda path, _: [program("flake8-ours", "flake8"), *flake8, path]),
        Tool("flake8 with five plugins", lambda path, _: [program("flake8-plugins", "flake8"), *flake8, path]),
        Tool("flynt", lambda path, _: [program("flynt", "flynt"), "--dry-run", "-q", path], changes=True),
        Tool("pylint, matching checks", lambda path, _: [program("pylint", "pylint"), *pylint, path], slow=True),
        Tool("Fixit", lambda path, _: [program("fixit", "fixit"), "lint", path], slow=True),
        Tool("refurb", lambda path, _: [program("refurb", "refurb"), path], slow=True),
    ]  # fmt: skip
