"""Text literals as they are written, and the f-string that says the same as a row of pieces.

An f-string made here parses on every Python from 3.6: before 3.12 the braces may hold neither the outer
quote, nor a backslash, nor a newline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

_LITERAL = re.compile(r"""(?P<prefix>\w*)(?P<quote>'''|\"\"\"|'|\")(?P<content>.*)(?P=quote)""", re.DOTALL)
# All there is, in most texts that are asked about: no tokens have to be told apart.
_ONLY_LITERAL = re.compile(
    r"""[bruBRU]{,2}(?:"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"|'[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*')"""
)
_ESCAPE = re.compile(
    r"\\N\{[^}]*\}|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\[0-7]{1,3}|\\.", re.DOTALL
)
_UNIT = re.compile(f"{_ESCAPE.pattern}|.", re.DOTALL)
KNOWN_ESCAPES = frozenset("\\'\"abfnrtvxuUN\n\r")
_OTHER_QUOTE = {'"': "'", "'": '"'}


class Literal(NamedTuple):
    """One text literal: its `prefix` in small letters, its `quote`, and its `content` as written.

    `start` and `end` are offsets in the text in which it was found.
    """

    prefix: str
    quote: str
    content: str
    start: int = 0
    end: int = 0

    @property
    def is_formatted(self) -> bool:
        """Whether it is an f-string."""
        return "f" in self.prefix

    @property
    def is_plain(self) -> bool:
        """Whether it can be a part of an f-string: one line, neither raw nor bytes."""
        one_line = len(self.quote) == 1 and "\n" not in self.content and "\r" not in self.content
        return one_line and self.prefix in ("", "u", "f")


class Value(NamedTuple):
    """An expression to stand in braces: its source, `!s` or the like or nothing, and a format or nothing."""

    expression: str
    conversion: str = ""
    spec: str = ""


def other_quote(quote: str) -> str:
    """Return the other one of the two quotes; a triple quote has itself."""
    return _OTHER_QUOTE.get(quote, quote)


def escapes_in(content: str) -> Iterator[tuple[int, int]]:
    """Yield where the escapes in the content of a literal that is not raw start and end (exclusive)."""
    for found in _ESCAPE.finditer(content):
        yield found.span()


def literals_in(text: str) -> list[Literal]:
    """Return the text literals of an expression, from left to right; nested ones belong to their f-string.

    Raises:
        SyntaxError: the text has no tokens.

    """
    is_one = _ONLY_LITERAL.fullmatch(text)
    spans: Iterable[tuple[int, int]] = [(0, len(text))] if is_one else _string_spans(text)
    return [
        Literal(found["prefix"].lower(), found["quote"], found["content"], start, end)
        for start, end in spans
        if (found := _LITERAL.fullmatch(text, start, end))
    ]


def _string_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the outermost string tokens of an expression start and end (exclusive)."""
    import io
    import tokenize

    starts = [0]  # of the lines, the first of which is line 1
    starts += accumulate((len(line) for line in io.StringIO(f"({text})")), initial=0)
    depth, opened = 0, 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(f"({text})").readline):
            kind = tokenize.tok_name[token.type]
            start = starts[token.start[0]] + token.start[1] - 1
            if kind.endswith("STRING_START"):  # f-strings are several tokens since Python 3.12
                opened = opened if depth else start
                depth += 1
            elif kind.endswith("STRING_END"):
                depth -= 1
                if not depth:
                    yield opened, starts[token.end[0]] + token.end[1] - 1
            elif kind == "STRING" and not depth:
                yield start, starts[token.end[0]] + token.end[1] - 1
    except tokenize.TokenError as reason:
        raise SyntaxError(str(reason)) from None


def f_string(pieces: Sequence[Literal | Value]) -> str | None:
    """Return the one-line literal that says what the pieces say together.

    It is an f-string if it holds a value. The quote is that of the first literal, unless the other one
    needs fewer backslashes. None: there is none that parses before Python 3.12.
    """
    first = next((piece.quote for piece in pieces if isinstance(piece, Literal)), '"')
    if any(isinstance(piece, Literal) and not piece.is_plain for piece in pieces):
        return None
    choices: list[tuple[int, str]] = []
    for quote in (first, _OTHER_QUOTE[first]):
        written = [_written(piece, quote, formatted=_is_formatted(pieces)) for piece in pieces]
        complete = [text for text in written if text is not None]
        if len(complete) == len(pieces):
            body = "".join(complete)
            prefix = "f" if _is_formatted(pieces) else ""
            choices.append((body.count("\\" + quote), f"{prefix}{quote}{body}{quote}"))
    return min(choices, key=lambda choice: choice[0])[1] if choices else None


def _is_formatted(pieces: Sequence[Literal | Value]) -> bool:
    return any(isinstance(piece, Value) or piece.is_formatted for piece in pieces)


def _written(piece: Literal | Value, quote: str, *, formatted: bool) -> str | None:
    """Return a piece as it stands between `quote`s, None if it cannot stand there."""
    if isinstance(piece, Value):
        return braced(piece, quote)
    if piece.is_formatted:  # its own values stay as they are, and so does their quote
        safe = piece.quote == quote and not re.search(r"\\[0-7]{1,2}\Z", piece.content)
        return piece.content if safe else None
    return "".join(_units(piece.content, quote, formatted=formatted))


def _units(content: str, quote: str, *, formatted: bool) -> Iterator[str]:
    """Yield the characters and escapes of a literal's content as they must be written between `quote`s."""
    for unit in _UNIT.findall(content):
        if unit in "{}" and formatted:
            yield unit * 2
        elif unit == quote:
            yield "\\" + unit
        elif unit[0] != "\\" or unit.startswith("\\N{"):
            yield unit
        elif unit[1:].isdigit() and unit[1] < "8":
            yield f"\\{unit[1:]:0>3}"  # so that no digit after it is taken for a part of it
        elif unit[1] == _OTHER_QUOTE[quote]:
            yield unit[1]
        elif unit[1] in KNOWN_ESCAPES:
            yield unit
        else:  # the backslash of an unknown escape stands for itself
            yield "\\\\"
            yield from _units(unit[1], quote, formatted=formatted)


def braced(value: Value, quote: str) -> str | None:
    """Return a value in braces, its own quotes turned where they are the outer one."""
    text = value.expression
    if "\\" in text or "\n" in text or "\r" in text:
        return None
    turned = _with_quotes_turned(text, quote)
    if turned is None:
        return None
    before = " " if turned.startswith("{") else ""
    after = " " if turned.endswith("}") else ""
    spec = f":{value.spec}" if value.spec else ""
    return f"{{{before}{turned}{after}{value.conversion}{spec}}}"


def _with_quotes_turned(text: str, quote: str) -> str | None:
    """Return an expression without any `quote` in it, None if that is not possible."""
    if quote not in text:
        return text
    if len(quote) > 1:
        return None
    pieces: list[str] = []
    done = 0
    for literal in literals_in(text):
        if len(literal.quote) != 1 or quote in literal.content or literal.is_formatted:
            return None
        if literal.quote == quote and _OTHER_QUOTE[quote] in literal.content:
            return None
        other = _OTHER_QUOTE[quote]
        prefix = text[literal.start : literal.start + len(literal.prefix)]
        pieces += (text[done : literal.start], prefix, other, literal.content, other)
        done = literal.end
    return "".join([*pieces, text[done:]])
