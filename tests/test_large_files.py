"""Large files: the work grows with the text, not with its square. Steps are counted, no time is taken."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.benchmarks.learners import large_file
from tests.corpus import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="large files are looked at on other Pythons")


def _chain(length: int) -> str:
    """Return a text in which each value is computed from the one before."""
    lines = [f"value_{at} = max(value_{at - 1}, {at}) + 1" for at in range(1, length)]
    return "\n".join(["value_0 = 1", *lines, f"print(str(value_{length - 1}) + ' is the last')", ""])


def _one_name(length: int) -> str:
    """Return a text in which one name is bound again and again."""
    return "total = 0\n" + "total = max(total, 3) + 1\n" * length + "print(str(total) + ' in all')\n"


def _branches(length: int) -> str:
    """Return a text that binds one name in each of many branches, and reads it in as many places."""
    tests = "".join(f"elif kind == {at}:\n    name = 'n{at}'\n" for at in range(1, length))
    return f"if kind == 0:\n    name = 'n'\n{tests}" + "print('is ' + name + '!')\n" * length


def _index_loops(length: int) -> str:
    """Return a text with an index loop in each 50 lines."""
    return large_file(length, length // 50)


def _far_away(length: int) -> str:
    """Return a text in which many lines read what was bound at the top."""
    return "limit = 3\n" + "print(max(limit, 4))\n" * length


def _loops(length: int) -> str:
    """Return a text of many loops, one after the other, with one counter."""
    return "i = 0\n" + "while i < 10:\n    print(i)\n    i += 1\n" * (length // 3)


def _python2(length: int) -> str:
    """Return a text of many repairs."""
    return "import sys\n" + "print sys.argv[1]\n" * length


def _renames(length: int) -> str:
    """Return a text of many functions with a parameter to rename."""
    return "".join(f"def f{at}(id):\n    return id\nprint(f{at}(id=3))\n" for at in range(length // 3))


def _places(length: int) -> str:
    """Return a text with one name to rename in many places."""
    return "list = [1]\n" + "print(list)\n" * length


def _steps(text: str) -> int:
    """Return how many lines are executed, and functions called, to lint a text."""
    source = Source.from_bytes("x.py", text.encode())
    count = 0

    def note_line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return note_line

    def note_call(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(note_line)
    sys.setprofile(note_call)
    try:
        lint(source, Settings())
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return count


@pytest.mark.parametrize(
    "written",
    [_chain, _one_name, _branches, _far_away, _loops, _python2, _renames, _places, _index_loops],
)
def test_twice_the_text_is_twice_the_work(written: Callable[[int], str]) -> None:
    size = 1_000
    _steps(written(10))  # what is loaded once
    assert _steps(written(2 * size)) < 2.3 * _steps(written(size))
