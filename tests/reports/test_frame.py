from __future__ import annotations

import textwrap

import pytest

from beginner_lint.diagnostic import Position, Range
from beginner_lint.reports.frame import Mark, frame
from beginner_lint.reports.terminal import Colours
from beginner_lint.source import Source


def between(start: tuple[int, int], end: tuple[int, int]) -> Range:
    return Range(Position(*start), Position(*end))


def drawn(code: str, primary: Range, *related: Mark) -> str:
    return "\n".join(frame(Source("hw.py", code), primary, related, "--> hw.py", Colours(), "red"))


LINES = "".join(f"line{number} = {number}\n" for number in range(1, 121))

FRAMES = {
    "context-of-two-lines": (LINES, between((5, 0), (5, 5)), """\
         --> hw.py
          |
        3 | line3 = 3
        4 | line4 = 4
        5 | line5 = 5
          | ^^^^^
        6 | line6 = 6
        7 | line7 = 7
          |"""),
    "first-line": ("x = 1\ny = 2\n", between((1, 4), (1, 5)), """\
         --> hw.py
          |
        1 | x = 1
          |     ^
        2 | y = 2
          |"""),
    "numbers-are-aligned": (LINES, between((99, 0), (99, 1)), """\
           --> hw.py
            |
         97 | line97 = 97
         98 | line98 = 98
         99 | line99 = 99
            | ^
        100 | line100 = 100
        101 | line101 = 101
            |"""),
    "blank-lines-at-the-edges-are-left-out": ("a = 1\n\n\nx = 1\n\ny = 2\n", between((4, 0), (4, 1)), """\
         --> hw.py
          |
        4 | x = 1
          | ^
        5 |
        6 | y = 2
          |"""),
    "empty-range": ("x = 1\n", between((1, 2), (1, 2)), """\
         --> hw.py
          |
        1 | x = 1
          |   ^
          |"""),
    "behind-the-end-of-the-line": ("x = (\n", between((1, 99), (1, 99)), """\
         --> hw.py
          |
        1 | x = (
          |      ^
          |"""),
    "behind-the-end-of-the-file": ("x = (\n", between((9, 0), (9, 0)), "--> hw.py"),
    "empty-file": ("", between((1, 0), (1, 0)), "--> hw.py"),
    "no-final-newline": ("x = 1", between((1, 0), (1, 1)), """\
         --> hw.py
          |
        1 | x = 1
          | ^
          |"""),
    "tabs-are-spread": ("if x:\n\ty = 1\tif z else 2\n", between((2, 7), (2, 9)), """\
         --> hw.py
          |
        1 | if x:
        2 |     y = 1   if z else 2
          |             ^^
          |"""),
    "wide-characters": ("s = '日本' + x\n", between((1, 11), (1, 12)), """\
         --> hw.py
          |
        1 | s = '日本' + x
          |              ^
          |"""),
    "combining-characters": ("s = 'e\u0301' + x\n", between((1, 11), (1, 12)), """\
         --> hw.py
          |
        1 | s = 'e\u0301' + x
          |           ^
          |"""),
    "crlf": ("x = 1\r\ny = 2\r\n", between((1, 0), (1, 1)), """\
         --> hw.py
          |
        1 | x = 1
          | ^
        2 | y = 2
          |"""),
    "several-lines": ("a = 1\nfor i in x:\n    f()\nb = 2\n", between((2, 0), (3, 7)), """\
         --> hw.py
          |
        1 |   a = 1
        2 | / for i in x:
        3 | |     f()
          | |_______^
        4 |   b = 2
          |"""),
    "several-lines-from-the-middle": ("x = f(\n    1\n)\n", between((1, 4), (3, 1)), """\
         --> hw.py
          |
        1 |   x = f(
          |  _____^
        2 | |     1
        3 | | )
          | |_^
          |"""),
    "long-line": ("x = '" + "a" * 500 + "' + y\n", between((1, 509), (1, 510)), f"""\
         --> hw.py
          |
        1 | {'a' * 46}' + y
          | {' ' * 50}^
          |"""),
}  # fmt: skip


@pytest.mark.parametrize(("code", "primary", "expected"), FRAMES.values(), ids=FRAMES.keys())
def test_frame(code: str, primary: Range, expected: str) -> None:
    assert drawn(code, primary) == textwrap.dedent(expected)


def test_long_range_is_shown_by_its_ends() -> None:
    lines = drawn(LINES, between((10, 0), (60, 5))).splitlines()
    assert "..." in lines
    assert len(lines) < 25
    assert lines[-4:-3] == ["   | |_____^"]


def test_million_characters_on_a_line() -> None:
    line = "x = '" + "a" * 1_000_000 + "'\n"
    assert all(len(part) < 300 for part in drawn(line, between((1, 0), (1, 1))).splitlines())


def test_related_places_are_labelled() -> None:
    code = "nums = [1]\nfor i in range(len(nums)):\n    print(nums[i])\n"
    label = Mark(between((3, 10), (3, 17)), "`i` is only used here")
    assert drawn(code, between((2, 9), (2, 25)), label) == textwrap.dedent(
        """\
         --> hw.py
          |
        1 | nums = [1]
        2 | for i in range(len(nums)):
          |          ^^^^^^^^^^^^^^^^
        3 |     print(nums[i])
          |           ------- `i` is only used here
          |"""
    )


def test_related_places_far_away_are_shown_too() -> None:
    label = Mark(between((20, 0), (20, 6)), "set here")
    assert drawn(LINES, between((2, 0), (2, 5)), label).splitlines()[-4:] == [
        "...",
        "20 | line20 = 20",
        "   | ------ set here",
        "   |",
    ]


def test_two_places_on_one_line() -> None:
    label = Mark(between((1, 4), (1, 5)), "this")
    assert drawn("x = y\n", between((1, 0), (1, 1)), label).splitlines()[2:5] == [
        "1 | x = y",
        "  | ^",
        "  |     - this",
    ]
