from __future__ import annotations

import io

import pytest

from beginner_lint.reports.terminal import Colours, excerpt, one_line, wants_colours


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


WANTED = {
    "screen": ("auto", Screen(), {}, True),
    "file": ("auto", io.StringIO(), {}, False),
    "always": ("always", io.StringIO(), {"NO_COLOR": "1"}, True),
    "never": ("never", Screen(), {"FORCE_COLOR": "1"}, False),
    "no-color": ("auto", Screen(), {"NO_COLOR": "1"}, False),
    "empty-no-color-says-nothing": ("auto", Screen(), {"NO_COLOR": ""}, True),
    "no-color-wins": ("auto", Screen(), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    "force-color": ("auto", io.StringIO(), {"FORCE_COLOR": "1"}, True),
    "clicolor-force": ("auto", io.StringIO(), {"CLICOLOR_FORCE": "1"}, True),
    "clicolor-force-zero": ("auto", io.StringIO(), {"CLICOLOR_FORCE": "0"}, False),
    "clicolor-zero": ("auto", Screen(), {"CLICOLOR": "0"}, False),
    "dumb": ("auto", Screen(), {"TERM": "dumb"}, False),
    "clever": ("auto", Screen(), {"TERM": "xterm"}, True),
}


@pytest.mark.parametrize(("choice", "stream", "environment", "expected"), WANTED.values(), ids=WANTED.keys())
def test_wants_colours(choice: str, stream: io.StringIO, environment: dict[str, str], expected: bool) -> None:
    assert wants_colours(choice, stream, environment) is expected


def test_paint() -> None:
    assert Colours(on=True).paint("x", "removed") == "\x1b[31mx\x1b[0m"
    assert Colours(on=True).paint("", "removed") == ""
    assert Colours().paint("x", "removed") == "x"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("plain é 𝒳 日本", "plain é 𝒳 日本", "plain é 𝒳 日本"),
        ("a\nb\r", "a\\nb\\r", "a␊b␍"),
        ("\x00\x1b\x7f", "\\x00\\x1b\\x7f", "␀␛␡"),
        ("\x9b", "\\x9b", "\ufffd"),
        ("\u202e\u2066\u200b", "\\u202e\\u2066\\u200b", "\ufffd" * 3),
        ("\U000e0041", "\\U000e0041", "\ufffd"),
        ("\udcff", "\\xff", "\ufffd"),
        ("\ud800", "\\ud800", "\ufffd"),
    ],
    ids=["text", "newlines", "controls", "upper-controls", "directions", "tags", "bytes", "surrogate"],
)
def test_nothing_acts_on_the_terminal(text: str, line: str, code: str) -> None:
    assert one_line(text) == line
    assert excerpt(text) == code
    assert len(code) == len(text)
