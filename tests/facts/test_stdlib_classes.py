"""The table of the standard library's classes, compared with the running Python."""

from __future__ import annotations

import builtins
import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

from beginner_lint.facts.renames.inherited_methods import _BY_ANY_NAME, _BY_NAME
from beginner_lint.facts.renames.stdlib_classes import is_stdlib_class, stdlib_parameters
from tests.facts import stdlib_classes

# A new process: importing so many modules warns, and would change what other tests find imported.
_COMPARED = """
import json
from tests.facts.stdlib_classes import FILE, classes_here, merged
table = json.loads(FILE.read_text(encoding="utf-8"))
both = merged(table, classes_here())
print(json.dumps([name for name in both if both[name] != table.get(name)]))
"""


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="the table is made with Python 3.10 to 3.13")
def test_the_table_holds_all_that_this_python_has() -> None:
    root = Path(stdlib_classes.__file__).parents[2]
    command = [sys.executable, "-W", "ignore", "-c", _COMPARED]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_methods_are_those_of_the_class_and_its_bases() -> None:
    assert is_stdlib_class("unittest.TestCase")
    assert stdlib_parameters("unittest.TestCase", "assertEqual") == frozenset()
    assert stdlib_parameters("unittest.TestCase", "create_file") is None
    assert stdlib_parameters("http.server.SimpleHTTPRequestHandler", "log_message") == {"format"}
    assert stdlib_parameters("configparser.ConfigParser", "get") == {"vars"}
    assert stdlib_parameters("argparse.Action", "__init__") == {"help", "type"}
    assert stdlib_parameters("typing.MutableMapping", "popitem") == frozenset()


@pytest.mark.parametrize(
    "name", ["typing.Protocol", "typing.NamedTuple", "unittest.Nothing", "mine.TestCase"]
)
def test_what_is_no_class_to_inherit_from_is_not_known(name: str) -> None:
    assert not is_stdlib_class(name)
    assert stdlib_parameters(name, "get") is None


def _taken_by_name(method: object) -> set[str]:
    """Return by which names of builtins a method takes something, as its signature has it."""
    try:
        parameters = inspect.signature(method).parameters.values()  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return set()
    labelled = (each.name for each in parameters if each.kind is not each.POSITIONAL_ONLY)
    return set(dir(builtins)).intersection(labelled)


def test_methods_of_builtin_classes_take_little_by_name() -> None:
    classes = [each for each in vars(builtins).values() if isinstance(each, type) and each is not memoryview]
    named = {(each, name) for each in classes for name in dir(each) if name[:1] != "_" or name[:2] == "__"}
    methods = [(name, getattr(each, name, None)) for each, name in named]
    found = {name: taken for name, method in methods if (taken := _taken_by_name(method))}
    assert found == _BY_NAME


@pytest.mark.parametrize("call", ["{}.update(id=3)", "''.format(id=3)"])
def test_methods_of_builtin_classes_that_take_any_name(call: str) -> None:
    eval(call)
    assert call.partition("(")[0].rpartition(".")[2] in _BY_ANY_NAME
