"""Files with the name of a module of Python's own: who gets them, in every front end, cache or not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from beginner_lint.configuration import Configuration
from beginner_lint.discovery import find
from beginner_lint.importers import imports_of
from beginner_lint.namesakes import askers_of, is_namesake, with_askers
from tests.corpus import STANDARD_LIBRARY

ROOT = Path(__file__).parents[1]
ROLL = "import random\nprint(random.randint(1, 6))\n"


@pytest.mark.parametrize("name", ["random.py", "lib/queue.py", "turtle.py"])
def test_names_that_count(name: str) -> None:
    assert is_namesake(name)


@pytest.mark.parametrize(
    "name", ["dice.py", "random.pyi", "random.pyw", "Random.py", "random", "test.py", "-"]
)
def test_names_that_do_not_count(name: str) -> None:
    assert not is_namesake(name)


@pytest.mark.parametrize("name", ["sys", "time", "os", "io"])
def test_what_python_has_before_it_looks_is_never_hidden(name: str, tmp_path: Path) -> None:
    assert not is_namesake(f"{name}.py")
    (tmp_path / f"{name}.py").write_text("print('hidden')\n")
    (tmp_path / "main.py").write_text(f"import {name}\n")
    assert subprocess.run([sys.executable, "main.py"], cwd=tmp_path, capture_output=True).stdout == b""


# What lies beside `random.py`, and what is asked for there; None: it is not looked at.
BESIDE: dict[str, tuple[dict[str, str], dict[str, tuple[str, ...]] | None]] = {
    "nothing": ({}, {}),
    "attribute": ({"main.py": ROLL}, {"main.py": ("randint",)}),
    "names": ({"main.py": "from random import seed, choice as pick\n"}, {"main.py": ("choice", "seed")}),
    "under-another-name": ({"main.py": "import random as r\nr.seed()\nrandom.x\n"}, {"main.py": ("seed",)}),
    "in-a-function": ({"main.py": "def f():\n    import random\n    random.seed()\n"}, {"main.py": ("seed",)}),
    "only-imported": ({"main.py": "import random\n"}, {}),
    "everything": ({"main.py": "from random import *\n"}, {}),
    "relative": ({"main.py": "from . import random\nfrom .random import seed\n"}, {}),
    "of-another-package": ({"main.py": "from numpy import random\nrandom.seed()\n"}, {}),
    "name-of-a-variable-too": ({"main.py": "import random\nrandom = 'a'\nrandom.upper()\n"}, {}),
    "name-of-a-parameter-too": ({"main.py": "import random\ndef f(random): random.upper()\n"}, {}),
    "in-a-comment": ({"main.py": "# import random\n# random.seed()\n"}, {}),
    "what-every-module-has": ({"main.py": "import random\nprint(random.__file__)\n"}, {}),
    "two": ({"b.py": ROLL, "a.py": "from random import seed\n"}, {"a.py": ("seed",), "b.py": ("randint",)}),
    "part-of-a-package": ({"main.py": "import random.more\n"}, {"main.py": ("more",)}),
    "notebook": (
        {"a.ipynb": json.dumps({"cells": [{"cell_type": "code", "source": ["%matplotlib inline\n", ROLL]}]})},
        {"a.ipynb": ("randint",)},
    ),
    "no-notebook": ({"a.ipynb": '["import random"]', "b.ipynb": "import random"}, {}),
    "not-python": ({"main.py": ROLL + "print 'old'\n", "x.py": "import random \xff(\n"}, {}),
    "a-package": ({"__init__.py": "", "main.py": ROLL}, None),
    "used-as-a-package": ({"main.py": ROLL, "../start.py": "from project.main import f\n"}, None),
    "used-as-a-package-from-inside": ({"main.py": ROLL, "b.py": "import project.main\n"}, None),
    "python-itself": ({"os.py": "", "site.py": "", "codecs.py": "", "main.py": ROLL}, None),
}  # fmt: skip


@pytest.mark.parametrize(("beside", "expected"), BESIDE.values(), ids=BESIDE.keys())
def test_askers(tmp_path: Path, beside: dict[str, str], expected: dict[str, tuple[str, ...]] | None) -> None:
    path = written(tmp_path / "project", {"random.py": "", **beside})
    askers = askers_of(str(path / "random.py"))
    assert (None if askers is None else dict(askers)) == expected


def test_a_program_in_a_package_may_still_find_itself(tmp_path: Path) -> None:
    program = "#!/usr/bin/env python\nif __name__ == '__main__': pass\n"
    path = written(tmp_path, {"__init__.py": "", "random.py": program, "main.py": ROLL})
    assert askers_of(str(path / "random.py")) == ()


@pytest.mark.parametrize("text", ["x = 3\n", "from .main import roll\nif __name__ == '__main__': pass\n"])
def test_what_cannot_be_run_in_a_package_does_not(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, {"__init__.py": "", "random.py": f"#!/usr/bin/env python\n{text}"})
    assert askers_of(str(path / "random.py")) is None


def test_nothing_is_known_in_a_crowded_folder(tmp_path: Path) -> None:
    path = written(tmp_path, {f"f{at}.py": "" for at in range(400)} | {"random.py": "", "main.py": ROLL})
    assert askers_of(str(path / "random.py")) is None


def test_files_with_other_names_cost_nothing(tmp_path: Path) -> None:
    asked: list[str] = []

    def noted(path: str) -> frozenset[tuple[bytes, bytes]]:
        asked.append(path)
        return frozenset(imports_of(path))

    written(tmp_path, {"dice.py": ROLL, "main.py": ROLL})
    files = find(["."], Configuration(str(tmp_path), list, isolated=True), here=str(tmp_path)).files
    assert [file.askers for file in with_askers(files, noted)] == [None, None]
    assert asked == []


def test_the_standard_library_is_left_alone() -> None:
    assert askers_of(str(STANDARD_LIBRARY / "random.py")) is None
    assert askers_of(str(STANDARD_LIBRARY / "json" / "decoder.py")) is None


def test_command_line_and_cache(tmp_path: Path) -> None:
    written(tmp_path, {"random.py": "dice = 3\n", "main.py": "print(3)\n"})
    assert "ZEN507" not in checked(tmp_path, "random.py")
    (tmp_path / "main.py").write_text(ROLL)  # `random.py` is as it was
    for paths in (["random.py"], ["."]):
        assert "`main.py` finds this file as `random`, which has no `randint`" in checked(tmp_path, *paths)
    (tmp_path / "main.py").write_text("print(3)\n")
    assert "ZEN507" not in checked(tmp_path, "random.py")


@pytest.mark.parametrize(("name", "expected"), [("random.py", True), ("dice.py", False)])
def test_standard_input(tmp_path: Path, name: str, expected: bool) -> None:
    assert ("ZEN507" in checked(tmp_path, "--stdin-filename", name, "-", stdin=ROLL)) is expected


def test_standard_input_without_a_name(tmp_path: Path) -> None:
    written(tmp_path, {"random.py": ""})
    assert "ZEN507" not in checked(tmp_path, "-", stdin=ROLL)


def test_flake8(tmp_path: Path) -> None:
    written(
        tmp_path, {"random.py": "dice = 3\n", "main.py": ROLL, "pkg/__init__.py": "", "pkg/random.py": ROLL}
    )
    command = [sys.executable, "-m", "flake8", "--isolated", "--select", "ZEN507", str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)  # there `random.py` hides nothing
    (line,) = ran.stdout.splitlines()
    assert line.startswith(f"{tmp_path / 'random.py'}:1:1: ZEN507 `main.py` finds this file as `random`")


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode("latin-1"))
    return folder


def checked(folder: Path, *arguments: str, stdin: str = "") -> str:
    command = [sys.executable, "-m", "beginner_lint", "check", "--output-format", "concise", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "home")}
    ran = subprocess.run(command, cwd=folder, env=environment, input=stdin, capture_output=True, text=True)
    assert "Traceback" not in ran.stderr
    return ran.stdout
