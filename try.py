"""Set up beginner-lint in a virtual environment of its own, and try it. Needs nothing but Python and pip.

python3 try.py          lint and fix a copy of the example program
python3 try.py tests    run the tests; what follows is for pytest

Nothing outside `.venv` and `tried` in this folder is touched. `--venv FOLDER`, as the first argument,
takes another folder for the virtual environment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE / "examples" / "school_fair.py"


def main(arguments: list[str]) -> int:
    """Do what the command line says; return the exit status."""
    if sys.version_info < (3, 10):  # noqa: UP036 (this runs before anything is installed)
        sys.exit("beginner-lint needs Python 3.10 or newer; this is " + sys.version.split()[0])  # noqa: ZEN103
    folder = HERE / ".venv"
    if arguments[:1] == ["--venv"]:
        folder, arguments = Path(arguments[1]), arguments[2:]
    if arguments and arguments[0] != "tests":
        sys.exit(__doc__)
    python = environment(folder)
    return run_tests(python, arguments[1:]) if arguments else try_example(python)


def environment(folder: Path) -> Path:
    """Create a virtual environment if it is not there yet; return its Python."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"Making a virtual environment in {folder} ...", flush=True)
        if subprocess.run([sys.executable, "-m", "venv", folder]).returncode:
            sys.exit("Python's venv module is incomplete; on Debian or Ubuntu: sudo apt install python3-venv")
    return python


def install(python: Path, *what: str) -> None:
    """Install something, as pip calls it, from this folder."""
    print(f"Installing {' '.join(what)} ...", flush=True)
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *what]
    if subprocess.run(pip, cwd=HERE).returncode:
        sys.exit("pip could not install it; its message is above")


def try_example(python: Path) -> int:
    """Show what beginner-lint finds in a copy of the example, fix the copy, show that it runs."""
    install(python, ".")
    copy = HERE / "tried" / EXAMPLE.name
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(EXAMPLE, copy)
    name, lint = copy.relative_to(HERE), ["-m", "beginner_lint"]
    show(python, *lint, name)
    status = show(python, *lint, "--fix", name)
    show(python, name)
    print(f"\nThe fixed copy is {name}; compare it with {EXAMPLE.relative_to(HERE)}.")
    return status


def show(python: Path, *arguments: str | Path) -> int:
    """Run Python, saying so as the user would type it; return the exit status."""
    print("\n$ python " + " ".join(map(str, arguments)), flush=True)
    return subprocess.run([python, *arguments], cwd=HERE).returncode


def run_tests(python: Path, arguments: list[str]) -> int:
    """Install the package with what its tests need, and run them on all processors.

    The modules are kept compiled, whatever this shell says: the tests start Python a thousand times.
    """
    install(python, "--editable", ".[dev]")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([python, "-m", "pytest", "-n", "auto", *arguments], cwd=HERE, env=kept).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
