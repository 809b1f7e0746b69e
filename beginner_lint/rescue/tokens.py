"""The tokens and logical lines of a text that may be Python 2, each with its exact place.

`tokenize` does not serve: since Python 3.12 it rejects what the compiler rejects (`0777`, `10L`, mixed tabs).
The lexical rules are those of chapter 2 of the reference manuals of Python 2.7 and 3.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import NamedTuple


class NotReadable(Exception):
    """The text has no tokens, in Python 2 neither: a string or a bracket is not closed, say."""


class Kind(enum.Enum):
    """What a token is. Comments, blank lines and line ends are no tokens."""

    NAME = "name"
    NUMBER = "number"
    STRING = "string"
    OPERATOR = "operator"


class Token(NamedTuple):
    """A word of the program; `depth` counts the brackets around it, which count themselves as outside."""

    kind: Kind
    text: str
    start: int
    end: int
    depth: int


class Line(NamedTuple):
    """A logical line: its tokens, and where the white space before the first one begins."""

    start: int
    tokens: tuple[Token, ...]


_STRING = r"""
    (?:[bB]|[uU]|[rR]|[fF]|[uUbB][rR]|[rR][bB]|[fF][rR]|[rR][fF])?
    (?:\"\"\"[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*\"\"\"
     | '''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''
     | "(?!"")[^"\\\r\n]*(?:\\(?:\r\n|.)[^"\\\r\n]*)*"
     | '(?!'')[^'\\\r\n]*(?:\\(?:\r\n|.)[^'\\\r\n]*)*')
"""
_NUMBER = r"""
    0[xX][\da-fA-F_]+[lL]? | 0[oO][0-7_]+[lL]? | 0[bB][01_]+[lL]?
    | (?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJlL]?
"""
_OPERATOR = (
    r"\*\*=|//=|>>=|<<=|\.\.\.|<>|!=|<=|>=|==|->|:=|\*\*|//|>>|<<|[-+*/%@&|^=]=|[-+*/%@&|^~<>()\[\]{},:.;=`]"
)
_TOKEN = re.compile(
    rf"(?P<blank>(?:[ \t\f]|\\(?:\r\n|\n|\r))+)|(?P<newline>\r\n|\n|\r)|(?P<comment>\#[^\r\n]*)"
    rf"|(?P<string>{_STRING})|(?P<number>{_NUMBER})|(?P<name>[^\W\d]\w*)|(?P<operator>{_OPERATOR})",
    re.VERBOSE | re.DOTALL,
)
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def logical_lines(text: str) -> list[Line]:
    """Return the logical lines of a text.

    Raises:
        NotReadable: there are none.

    """
    lines: list[Line] = []
    tokens: list[Token] = []
    start = depth = 0
    for found in _matches(text):
        kind = found.lastgroup
        if kind == "newline" and not depth:
            if tokens:
                lines.append(Line(start, tuple(tokens)))
                tokens = []
            start = found.end()
        elif kind in ("string", "number", "name", "operator"):
            word = found.group()
            depth -= word in _CLOSING
            if depth < 0:
                raise NotReadable("a bracket is closed that was not opened")
            tokens.append(Token(Kind(kind), word, found.start(), found.end(), depth))
            depth += word in _OPENING
    if depth:
        raise NotReadable("a bracket is not closed")
    if tokens:
        lines.append(Line(start, tuple(tokens)))
    return lines


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what the text consists of, without gaps."""
    done = 0
    for found in _TOKEN.finditer(text):
        if found.start() != done:
            break
        done = found.end()
        yield found
    if done != len(text):
        raise NotReadable("a character, or the quote that opens a string, does not belong there")
