"""A file as the rules see it: bytes to analysis text and back, lines and offsets, the parsed tree.

Everything past this module works on the analysis text. For a plain file it is the decoded file; for
repaired Python 2 text or joined notebook cells a `SourceMap` leads back to the original.
"""

from __future__ import annotations

import ast
import io
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from beginner_lint.diagnostic import Edit, Position, Range
from beginner_lint.repair import Repair

_BEHIND_HASH = re.compile(r"#[^\r\n]*")
_BOM = b"\xef\xbb\xbf"


class Undecodable(Exception):
    """The bytes are no text in the encoding that they declare; the message says so in one line."""


class TooComplex(Exception):
    """The text is nested too deeply, or is too long, for the parser."""


class NoOriginal(Exception):
    """An edit touches analysis text that stands nowhere in the original."""


class Segment(NamedTuple):
    """`length` characters that stand at `start` in the analysis text and at `original` in the file."""

    start: int
    original: int
    length: int


class SourceMap(NamedTuple):
    """Where the analysis text stands in the original: segments in order, equal character by character.

    Analysis text that no segment covers was put in by a repair and has no original.
    """

    segments: tuple[Segment, ...]

    @classmethod
    def around(cls, edits: Iterable[Edit], length: int) -> SourceMap:
        """Return the map between an original of `length` characters and what disjoint `edits` make of it."""
        segments: list[Segment] = []
        done = grown = 0
        for edit in [*sorted(edits), Edit(length, length, "")]:
            if edit.start > done:
                segments.append(Segment(done + grown, done, edit.start - done))
            grown += len(edit.text) - (edit.end - edit.start)
            done = edit.end
        return cls(tuple(segments))

    def from_original(self, offset: int) -> int:
        """Return where an `offset` of the original stands in the analysis text; else, the place behind."""
        behind = bisect_right(self.segments, offset, key=lambda segment: segment.original) - 1
        if behind < 0:
            return 0
        segment = self.segments[behind]
        if offset <= segment.original + segment.length or behind + 1 == len(self.segments):
            return segment.start + min(offset - segment.original, segment.length)
        return self.segments[behind + 1].start

    def to_original(self, offset: int) -> int:
        """Return where an analysis `offset` stands in the original; without an original, the place before."""
        before = bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1
        if before < 0:
            return 0
        segment = self.segments[before]
        return segment.original + min(offset - segment.start, segment.length)

    def edit_to_original(self, edit: Edit) -> Edit:
        """Return the same edit in offsets of the original.

        Raises:
            NoOriginal: the edit touches text that has no original, or spans two segments.

        """
        for segment in self.segments:
            if segment.start <= edit.start and edit.end <= segment.start + segment.length:
                shift = segment.original - segment.start
                return Edit(edit.start + shift, edit.end + shift, edit.text)
        raise NoOriginal("the change touches text that is not in the file")

    def after(self, edit: Edit) -> SourceMap:
        """Return the map once `edit` is made in both texts; the edit lies within one segment."""
        grown = len(edit.text) - (edit.end - edit.start)
        segments: list[Segment] = []
        found = False
        for segment in self.segments:
            if found:
                segment = segment._replace(start=segment.start + grown, original=segment.original + grown)
            elif segment.start <= edit.start and edit.end <= segment.start + segment.length:
                found = True
                segment = segment._replace(length=segment.length + grown)
            segments.append(segment)
        return SourceMap(tuple(segments))


class Source:
    """One file: its `text` for analysis, its `original` text, and how both hang together.

    Args:
        path: the name as shown to people.
        text: the analysis text, newlines as in the file, without byte order mark.
        original: the decoded file; None where it is the analysis text itself.
        mapping: how to get from `text` to `original`; None for the identity.
        encoding: the codec for `encode`.
        bom: whether the file begins with a UTF-8 byte order mark.
        tree: the syntax tree of `text`, where somebody has parsed it already; it is never written on.
        repairs: what had to be repaired in `original` so that `text` parses.
        python2: whether the file was written for Python 2, as syntax shows that was repaired.

    """

    def __init__(
        self,
        path: str,
        text: str,
        *,
        original: str | None = None,
        mapping: SourceMap | None = None,
        encoding: str = "utf-8",
        bom: bool = False,
        tree: ast.Module | None = None,
        repairs: tuple[Repair, ...] = (),
        python2: bool = False,
    ) -> None:
        self.path = path
        self.text = text
        self.original = text if original is None else original
        self.map = mapping
        self.encoding = encoding
        self.bom = bom
        self.repairs = repairs
        self.python2 = python2
        if tree is not None:
            self.tree = tree

    def __getstate__(self) -> dict[str, object]:
        cached = ("tree", "line_starts", "comments", "behind_hashes", "_lines", "_ascii")
        return {name: value for name, value in self.__dict__.items() if name not in cached}

    @classmethod
    def from_bytes(cls, path: str, raw: bytes) -> Source:
        """Decode a file as the compiler would.

        Raises:
            Undecodable: unknown or conflicting encoding, or bytes that it does not allow.

        """
        encoding, bom = _encoding(raw), raw.startswith(_BOM)
        try:
            text = raw[len(_BOM) if bom else 0 :].decode(encoding)
        except (UnicodeError, LookupError) as reason:
            raise Undecodable(f"cannot be read as {encoding}: {reason}") from None
        return cls(path, text, encoding=encoding, bom=bom)

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of the analysis text, parsed once.

        Raises:
            SyntaxError: the text is not Python, in the words of the compiler.
            TooComplex: the parser gave up.

        """
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # invalid escapes and the like are for Python to tell
                return ast.parse(self.text)
        except (SyntaxError, ValueError) as reason:
            if "\0" not in self.text or getattr(reason, "lineno", None):
                raise
            # "source code string cannot contain null bytes": of a kind by Python, and that says not where
            at = self.position(self.text.index("\0"))
            raise SyntaxError(str(reason), (self.path, at.line, at.column + 1, None)) from None
        except (RecursionError, MemoryError):
            raise TooComplex("the code is nested too deeply to be checked") from None

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines begin, as the compiler counts them: LF, CRLF and CR end a line."""
        return list(accumulate(map(len, self._lines[:-1]), initial=0))

    @cached_property
    def _lines(self) -> list[str]:
        """The lines with their newlines, and what is behind the last one, be it nothing."""
        lines = io.StringIO(self.text, newline="").readlines()
        if not lines or lines[-1].endswith(("\n", "\r")):
            lines.append("")
        return lines

    @cached_property
    def _ascii(self) -> bool:
        return self.text.isascii()

    @cached_property
    def behind_hashes(self) -> str:
        """What stands behind each `#`, in comments and in texts: all comments are in it, and soon found."""
        return "\n".join(_BEHIND_HASH.findall(self.text))

    @cached_property
    def comments(self) -> list[tuple[int, str]]:
        """The comments, each with its offset.

        Raises:
            SyntaxError: the text has no tokens.

        """
        from beginner_lint.comments import comments_in

        return comments_in(self.text, self._lines)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) with its newline."""
        return self._lines[number - 1]

    def offset(self, position: Position) -> int:
        """Return the offset of a position in the analysis text."""
        return self.line_starts[position.line - 1] + position.column

    def position(self, offset: int) -> Position:
        """Return the line (from 1) and column (from 0, in characters) of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1])

    def _character(self, line: int, utf8_column: int) -> int:
        """Return the offset of a place that `ast` gives in UTF-8 bytes."""
        start = self.line_starts[line - 1]
        if self._ascii:
            return start + utf8_column
        content = self._lines[line - 1]
        if content.isascii():
            return start + utf8_column
        return start + len(content.encode("utf-8", "surrogatepass")[:utf8_column].decode("utf-8", "ignore"))

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Return the offsets of an `ast` node that has a place: start, and end (exclusive)."""
        place: Any = node
        if self._ascii:
            starts = self.line_starts
            return (
                starts[place.lineno - 1] + place.col_offset,
                starts[place.end_lineno - 1] + place.end_col_offset,
            )
        return (
            self._character(place.lineno, place.col_offset),
            self._character(place.end_lineno, place.end_col_offset),
        )

    def range(self, node: ast.AST) -> Range:
        """Return the range of an `ast` node in lines and character columns."""
        start, end = self.span(node)
        return Range(self.position(start), self.position(end))

    def range_of(self, start: int, end: int) -> Range:
        """Return the range between two offsets."""
        return Range(self.position(start), self.position(end))

    def segment(self, node: ast.AST) -> str:
        """Return the text of an `ast` node, without parentheses around it."""
        start, end = self.span(node)
        return self.text[start:end]

    def edited(self, edits: Iterable[Edit]) -> Source:
        """Return this source with disjoint `edits` made in the analysis text and in the original.

        Bytes outside the edits stay as they are by construction.

        Raises:
            NoOriginal: an edit touches text without an original.

        """
        ordered = sorted(edits, reverse=True)
        text, original, mapping = self.text, self.original, self.map
        text = splice(text, ordered)
        if mapping is None:
            original = text
        else:
            original = splice(original, [mapping.edit_to_original(edit) for edit in ordered])
            for edit in ordered:  # from the last to the first: earlier offsets stay valid
                mapping = mapping.after(edit)
        return Source(
            self.path,
            text,
            original=original,
            mapping=mapping,
            encoding=self.encoding,
            bom=self.bom,
            repairs=self.repairs if mapping is not None else (),
            python2=self.python2,
        )

    def encode(self) -> bytes:
        """Return the original as the bytes of a file, in the encoding in which it was read.

        Raises:
            UnicodeEncodeError: a character has no place in that encoding.

        """
        return (_BOM if self.bom else b"") + self.original.encode(self.encoding)


def splice(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with disjoint `edits` applied.

    Raises:
        ValueError: two edits overlap.

    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        if edit.start < done:
            raise ValueError("edits overlap")
        pieces += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join([*pieces, text[done:]])


def _encoding(raw: bytes) -> str:
    """Return the codec that PEP 263 gives a file."""
    head = raw[: raw.find(b"\n", raw.find(b"\n") + 1) + 1] or raw
    if b"coding" not in head:
        return "utf-8"
    import tokenize

    lines = iter(head.splitlines(keepends=True)[:2])  # bytes are split as the compiler splits
    try:
        encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    except SyntaxError as reason:
        if raw.startswith(_BOM) and "utf-8" in str(reason.msg):
            raise Undecodable(
                "begins with the mark of UTF-8, but says that it is in another encoding"
            ) from None
        raise Undecodable(f"cannot be decoded: {reason.msg}") from None
    return "utf-8" if encoding == "utf-8-sig" else encoding
