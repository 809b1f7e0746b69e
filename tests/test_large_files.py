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


def _calls(text: str) -> int:
    """Return how many functions are called to lint a text."""
    source = Source.from_bytes("x.py", text.encode())
    source.tree  # noqa: B018 (parsed first)
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        lint(source, Settings())
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "written", [_chain, _one_name, _branches, lambda length: large_file(length, length // 50)]
)
def test_twice_the_text_is_twice_the_work(written: Callable[[int], str]) -> None:
    size = 1_000
    _calls(written(10))  # what is loaded once
    assert _calls(written(2 * size)) < 2.3 * _calls(written(size))
