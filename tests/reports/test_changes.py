from __future__ import annotations

import re

import pytest

from beginner_lint.diagnostic import Edit
from beginner_lint.reports.changes import change, patch
from beginner_lint.reports.terminal import Colours
from beginner_lint.source import Source


def edit(code: str, old: str, new: str) -> Edit:
    start = code.index(old)
    return Edit(start, start + len(old), new)


LOOP = "words = []\nfor line in lines:\n    words.append(line)\nprint(words)\n"
LONG = "".join(f"line{number} = {number}\n" for number in range(1, 30))

CHANGES = {
    "one-line": ("a = 1\nb = 2\nc = 3\n", [("2", "5")], """\
          |
        1 | a = 1
          - b = 2
        2 + b = 5
        3 | c = 3
          |"""),
    "lines-fewer": (LOOP, [("words = []\n", ""), ("for line in lines:\n    words.append(line)", "words = list(lines)")], """\
          |
          - words = []
          - for line in lines:
          -     words.append(line)
        1 + words = list(lines)
        2 | print(words)
          |"""),
    "lines-more": ("b = 2\n", [("b", "import a\n\nb")], """\
          |
        1 + import a
        2 +
        3 | b = 2
          |"""),
    "far-apart": (LONG, [("line2 =", "x ="), ("line20 = 20\n", "")], """\
           |
         1 | line1 = 1
           - line2 = 2
         2 + x = 2
         3 | line3 = 3
        ...
        19 | line19 = 19
           - line20 = 20
        20 | line21 = 21
           |"""),
    "near-each-other": ("a = 1\nb = 2\nc = 3\nd = 4\ne = 5\n", [("b", "x"), ("d", "y")], """\
          |
        1 | a = 1
          - b = 2
        2 + x = 2
        3 | c = 3
          - d = 4
        4 + y = 4
        5 | e = 5
          |"""),
    "no-final-newline": ("a = 1\nb = 2", [("2", "3")], """\
          |
        1 | a = 1
          - b = 2
        2 + b = 3
          |"""),
    "crlf": ("a = 1\r\nb = 2\r\n", [("2", "3")], """\
          |
        1 | a = 1
          - b = 2
        2 + b = 3
          |"""),
    "tabs": ("if a:\n\tb = 2\n", [("2", "3")], """\
          |
        1 | if a:
          -     b = 2
        2 +     b = 3
          |"""),
    "whole-file": ("a = 1\n", [("a = 1\n", "")], """\
          |
          - a = 1
          |"""),
}  # fmt: skip


@pytest.mark.parametrize(("code", "edits", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_change(code: str, edits: list[tuple[str, str]], expected: str) -> None:
    made = [edit(code, old, new) for old, new in edits]
    assert "\n".join(change(Source("hw.py", code), made, Colours())) == re.sub("(?m)^ {8}", "", expected)


def test_patch_of_text_that_acts_on_a_terminal() -> None:
    lines = list(patch("hw.py", "a = '\x1b'\n\tb\n", "a = 1\n\tb\n", Colours(), harmless=True))
    assert lines[3:] == ["-a = '␛'\n", "+a = 1\n", " \tb\n"]
    exact = list(patch("hw.py", "a = '\x1b'\n\tb\n", "a = 1\n\tb\n", Colours(), harmless=False))
    assert exact[3] == "-a = '\x1b'\n"


def test_patch_tells_of_missing_newlines() -> None:
    assert list(patch("hw.py", "a", "b\n", Colours(), harmless=False))[2:] == [
        "@@ -1 +1 @@\n",
        "-a\n",
        "\\ No newline at end of file\n",
        "+b\n",
    ]
