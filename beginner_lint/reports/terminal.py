"""Text that is safe to show: no control characters from files and names, colours where they are wanted."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Mapping
from typing import NamedTuple, TextIO

# Control characters, and those that turn the direction of text or cannot be seen (Trojan Source).
_CONTROL = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u3164\uffa0"
    "\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATE = "[\ud800-\udfff]"

_STYLES = {
    "red": "\x1b[1;91m",
    "yellow": "\x1b[1;93m",
    "blue": "\x1b[1;94m",
    "cyan": "\x1b[1;96m",
    "bold": "\x1b[1m",
    "removed": "\x1b[31m",
    "added": "\x1b[32m",
}


class Colours(NamedTuple):
    """Paints text, or leaves it plain."""

    on: bool = False

    def paint(self, text: str, style: str) -> str:
        """Return `text` in a style: a colour, `bold`, `removed` or `added`."""
        return f"{_STYLES[style]}{text}\x1b[0m" if self.on and text else text


def wants_colours(choice: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to colour what goes to `stream`; `choice` is `auto`, `always` or `never`.

    https://no-color.org, https://force-color.org and https://bixense.com/clicolors are honoured.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE", "0") != "0":
        return True
    if environment.get("TERM") == "dumb" or environment.get("CLICOLOR") == "0":
        return False
    return stream.isatty()


def one_line(text: str) -> str:
    """Return a path or message on one line, with escapes for what would act on a terminal."""
    return text if _is_plain(text) else re.sub(_CONTROL, _escape, re.sub(_SURROGATE, _escape, text))


def _is_plain(text: str) -> bool:
    """Whether nothing in a text can act on a terminal: most is so, and the expressions are not needed."""
    return text.isascii() and text.isprintable()


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a name that is no text
        return f"\\x{code - 0xDC00:02x}"
    if 0xD800 <= code <= 0xDFFF:
        return f"\\u{code:04x}"
    return found[0].encode("unicode_escape").decode()


def excerpt(line: str) -> str:
    """Return a line of code character for character, with a picture for each that would act on a terminal."""
    return line if _is_plain(line) else re.sub(_CONTROL, _picture, re.sub(_SURROGATE, "\ufffd", line))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def drop_output(stream: TextIO | None = None) -> None:
    """Send what is still to be written to nowhere, so that Python does not complain when it ends.

    Args:
        stream: where to; standard output if not given.

    """
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), (stream or sys.stdout).fileno())
