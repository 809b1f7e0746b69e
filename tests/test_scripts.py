from __future__ import annotations

from pathlib import Path

import pytest

from beginner_lint.configuration import Configuration
from beginner_lint.discovery import File, find
from beginner_lint.importers import imports, standing_alone
from beginner_lint.scripts import project_facts
from beginner_lint.settings import Settings
from beginner_lint.source import Source

# Code, and the stems that it may import, whatever folder they are in.
IMPORTS = {
    "plain": ("import hw\n", {"hw"}),
    "several": ("import a, b as c,d\n", {"a", "b", "d"}),
    "dotted": ("import pkg.hw\n", {"pkg", "hw"}),
    "from": ("from hw import f\n", {"hw"}),
    "from-dotted": ("from pkg.hw import f\n", {"pkg", "hw"}),
    "from-star": ("from hw import *\n", {"hw"}),
    "relative": ("from .hw import f\n", {"hw"}),
    "relative-folder": ("from . import hw, other\n", {"hw", "other"}),
    "relative-folder-above": ("from .. import hw\n", {"hw"}),
    "indented": ("def f():\n    import hw\n", {"hw"}),
    "behind-semicolon": ("x = 1; import hw\n", {"hw"}),
    "behind-colon": ("try: import hw\nexcept ImportError: pass\n", {"hw"}),
    "brackets": ("from . import (\n    a,  # one\n    hw,\n)\n", {"a", "hw"}),
    "backslash": ("import a, \\\n    hw\n", {"a", "hw"}),
    "backslash-inside": ("from \\\n    hw \\\n    import f\n", {"hw"}),
    "crlf": ("import a\r\nimport hw\r\n", {"a", "hw"}),
    "carriage-returns": ("x = 1\rimport hw\r", {"hw"}),
    "comment-behind": ("import hw  # the homework, not me\n", {"hw"}),
    "in-a-comment": ("# import hw\n", set()),
    "in-words": ("'''We import hw here.'''\n", set()),
    "important": ("important = 1\n", set()),
    "importlib": ("m = importlib.import_module('hw')\n", {"hw"}),
    "dunder-import": ("m = __import__(\"hw\")\n", {"hw"}),
    "runpy": ("runpy.run_path('hw.py')\n", {"hw", "py"}),
    "exec-of-a-file": ("exec(open('hw.py').read())\n", {"hw", "py"}),
    "opened-only": ("open('hw.txt')\n", set()),
    "notebook": ('{"cells": [{"source": [\n    "import hw\\n",\n    "from pkg import f"\n]}]}', {"hw", "pkg"}),
    "notebook-in-one-string": ('{"source": "x = 1\\nimport hw\\ny = 2"}', {"hw"}),
}  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), IMPORTS.values(), ids=IMPORTS.keys())
def test_imports(code: str, expected: set[str]) -> None:
    anywhere = {stem.decode() for folder, stem in imports(code.encode()) if not folder or folder == b"."}
    assert anywhere == expected


# Files, and those of them that stand alone.
ALONE = {
    "one": ({"hw.py": ""}, {"hw.py"}),
    "imported": ({"hw.py": "", "main.py": "import hw"}, {"main.py"}),
    "installed-as-a-module": ({"setup.py": "setup(py_modules=['hw',\n  'more'])", "hw.py": "", "more.py": "", "run.py": ""}, {"run.py"}),
    "installed-by-its-settings": ({"setup.cfg": "[options]\npy_modules =\n    hw\n    more\n[x]\nrun = 3", "hw.py": "", "run.py": ""}, {"run.py"}),
    "installed-to-start": ({"pyproject.toml": "[project.scripts]\nhw = 'hw:main'\n", "hw.py": "", "run.py": ""}, {"run.py"}),
    "installed-from-a-folder": ({"pyproject.toml": "[tool.setuptools]\npy-modules = [\"hw\"]\n", "src/hw.py": "", "lib/hw.py": ""}, {"lib/hw.py"}),
    "imports-itself": ({"turtle.py": "import turtle"}, set()),
    "imported-by-a-notebook": ({"hw.py": "", "a.ipynb": '{"source": ["import hw"]}'}, {"hw.py"} - {"hw.py"}),
    "name-taken-from-a-module": ({"main.py": "from hw import main", "hw.py": ""}, {"main.py"}),
    "name-taken-from-its-folder": ({"lib/hw.py": "", "main.py": "from lib import hw"}, {"main.py"}),
    "name-taken-from-another-folder": ({"lib/hw.py": "", "main.py": "from other import hw"}, {"main.py", "lib/hw.py"}),
    "in-a-package": ({"pkg/__init__.py": "", "pkg/hw.py": ""}, set()),
    "package-beside": ({"pkg/__init__.py": "", "hw.py": ""}, {"hw.py"}),
    "for-tools": ({"conftest.py": "", "setup.py": "", "test_hw.py": "", "hw_tests.py": ""}, {"hw_tests.py"}),
    "imported-from-afar": ({"a/hw.py": "", "b/main.py": "import hw"}, {"b/main.py"}),
    "no-name-for-an-import": ({"my-hw.py": "", "main.py": "import my"}, {"my-hw.py", "main.py"}),
}  # fmt: skip


def alone(folder: Path, files: dict[str, str], *named: str) -> dict[str, bool | None]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    configuration = Configuration(str(folder), list, isolated=True)
    found = find(named or ["."], configuration, here=str(folder)).files
    return {file.shown: file.alone for file in standing_alone(found)}


@pytest.mark.parametrize(("files", "expected"), ALONE.values(), ids=ALONE.keys())
def test_standing_alone(tmp_path: Path, files: dict[str, str], expected: set[str]) -> None:
    known = alone(tmp_path, files)
    assert {name for name, stands in known.items() if stands} == expected
    assert None not in known.values()


def test_siblings_of_a_named_file_are_looked_at(tmp_path: Path) -> None:
    files = {"hw.py": "", "main.py": "import hw", "other.py": ""}
    assert alone(tmp_path, files, "hw.py", "other.py") == {"hw.py": False, "other.py": True}


def test_nothing_is_known_in_a_crowded_folder(tmp_path: Path) -> None:
    crowd = {f"f{at}.py": "" for at in range(400)}
    assert alone(tmp_path, {"hw.py": "", **crowd}, "hw.py") == {"hw.py": None}


SCRIPTS = {
    "call": ("print(1)\n", True),
    "loop": ("for i in 1, 2:\n    x = i\n", True),
    "while": ("while x:\n    x -= 1\n", True),
    "main-guard": ("def main(): pass\n\nif __name__ == '__main__':\n    x = 1\n", True),
    "call-in-if": ("if x:\n    print(1)\n", True),
    "call-in-try": ("try:\n    x = 1\nexcept E:\n    print(1)\n", True),
    "call-in-match": ("match x:\n    case 1:\n        print(1)\n", True),
    "definitions": ("import a\n\nX = g()\n\ndef f():\n    print(X)\n\nclass C:\n    print(1)\n", False),
    "docstring": ("'''Hello.'''\nX = 1\n", False),
    "exports": ("__all__ = ['f']\nprint(1)\n", False),
    "syntax-error": ("print(1\n", False),
    "empty": ("", False),
}


@pytest.mark.parametrize(("code", "expected"), SCRIPTS.values(), ids=SCRIPTS.keys())
def test_script(code: str, expected: bool) -> None:
    source = Source("hw.py", code)
    assert project_facts(File("hw.py", "hw.py", Settings(), alone=True), source).script is expected
    assert project_facts(File("hw.py", "hw.py", Settings(), alone=False), source).script is False
    assert project_facts(File("hw.py", "hw.py", Settings(), alone=None), source).script is None
