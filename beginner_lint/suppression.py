"""Comments that keep diagnostics back: flake8's `# noqa`, and our own that take a rule's name.

`# noqa` means exactly what it means to flake8 7: it is looked for in the text of the reported line, and of
the lines that a multi-line string or a backslash ties to it; it need not even be in a comment. Brackets
tie no lines together. `# flake8: noqa` at the start of a line, with or without codes, is for the whole file.

Ours are comments only. `# beginner-lint: ignore[index-loop, ZEN101]` is for its line and what is tied to it
or, on a line of its own, for the next line of code; without the brackets it is for all rules.
`# beginner-lint: file-ignore[...]`, anywhere on a line of its own, is for the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.comments import needs_tokens, over_line_ends
from beginner_lint.diagnostic import Diagnostic
from beginner_lint.source import Source, TooComplex

if TYPE_CHECKING:
    from tokenize import TokenInfo

# Both as flake8 has them: one blank after `#` where it says so, no ASCII flag, codes apart by any
# mixture of commas and blanks or by nothing at all.
_NOQA = re.compile(r"# noqa(?::\s?((?:[A-Z]+[0-9]+[,\s]*)+))?", re.IGNORECASE)
_NOQA_FILE = re.compile(r"\s*# flake8[:=]\s*noqa", re.IGNORECASE)

_OURS = re.compile(r"#\s*beginner-lint:\s*(file-)?ignore\b(?:\s*\[([^\]]*)\]|(?!\s*\[))", re.IGNORECASE)


class _Comment(NamedTuple):
    """One of our comments: on a line, alone there or not, for these names and codes (empty: for all)."""

    line: int
    alone: bool
    whole_file: bool
    rules: frozenset[str]

    def names(self, diagnostic: Diagnostic) -> bool:
        """Whether the comment is for the rule of a diagnostic."""
        return not self.rules or not self.rules.isdisjoint(
            (diagnostic.code.casefold(), diagnostic.name.casefold())
        )


class Suppressions:
    """The suppressions of one file; nothing is computed before the first question."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def noqa(self, diagnostic: Diagnostic) -> bool:
        """Whether flake8 would drop the diagnostic for a `# noqa`."""
        if not self._mentions_noqa:
            return False
        if self._noqa_for_file:
            return True
        found = _NOQA.search(self._tied_text(diagnostic.suppression_line))
        if found is None:
            return False
        codes = found[1]
        return codes is None or diagnostic.code.startswith(tuple(re.findall(r"[^,\s]+", codes)))

    def ignores(self, diagnostic: Diagnostic) -> bool:
        """Whether one of our own comments is for the diagnostic."""
        lines = self._tied_lines(diagnostic.suppression_line) if self._comments else range(0)
        return any(
            comment.names(diagnostic) and (comment.whole_file or self._target(comment) in lines)
            for comment in self._comments
        )

    @cached_property
    def _mentions_noqa(self) -> bool:
        return "noqa" in self._source.text.casefold()

    @cached_property
    def _noqa_for_file(self) -> bool:
        return any(_NOQA_FILE.match(line) for line in self._lines)

    @cached_property
    def _lines(self) -> list[str]:
        """The lines with LF at their ends, as flake8 and `tokenize` want them."""
        text = self._source.text.replace("\r\n", "\n").replace("\r", "\n")
        return [line + "\n" for line in text.split("\n")[:-1]] + _last_line(text)

    @cached_property
    def _tokens(self) -> list[TokenInfo]:
        """The tokens of the file; none where it has no tokens, as flake8 then ties no lines either."""
        import tokenize

        lines = iter(self._lines)
        try:
            return list(tokenize.generate_tokens(lambda: next(lines, "")))
        except (tokenize.TokenError, SyntaxError):
            return []

    @cached_property
    def _ties(self) -> dict[int, range]:
        """For each line the lines that stand between the same two newline tokens, where there are others."""
        tied = _tied(self._tokens) if self._needs_tokens else _joined(self._source)
        return {number: lines for lines in tied for number in lines}

    @cached_property
    def _needs_tokens(self) -> bool:
        """Whether the lines that hang together cannot be told without tokens, which take much longer."""
        try:
            return not self._source.tree or needs_tokens(self._source.text)
        except (SyntaxError, TooComplex):
            return True

    def _tied_lines(self, line: int) -> range:
        return self._ties.get(line, range(line, line + 1))

    def _tied_text(self, line: int) -> str:
        """Return the text in which flake8 looks for a `# noqa` for a line."""
        tied = self._tied_lines(line)
        return "".join(self._lines[tied.start - 1 : tied.stop - 1])

    @cached_property
    def _comments(self) -> list[_Comment]:
        if "beginner-lint:" not in self._source.text.casefold():
            return []
        if self._needs_tokens and not self._tokens:  # broken; better to honour what looks like a comment
            return [*_parsed((number, line, False) for number, line in enumerate(self._lines, 1))]
        found = _with_lines(self._source) if not self._needs_tokens else _of_tokens(self._tokens)
        return [*_parsed(found)]

    def _target(self, comment: _Comment) -> int:
        """Return the line that a comment is for: its own, or that of the next code if it stands alone."""
        line = comment.line
        while comment.alone and line < len(self._lines) and _has_no_code(self._lines[line - 1]):
            line += 1
        return line


def _last_line(text: str) -> list[str]:
    """Return the last line if it lacks a newline."""
    rest = text[text.rfind("\n") + 1 :]
    return [rest] if rest else []


def _has_no_code(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _parsed(comments: Iterable[tuple[int, str, bool]]) -> Iterator[_Comment]:
    """Yield those of ours among comments that are given as line, text, and whether they stand alone."""
    for line, text, alone in comments:
        for found in _OURS.finditer(text):
            rules = frozenset(name.strip().casefold() for name in (found[2] or "").split(",") if name.strip())
            if found[2] is None or rules:
                yield _Comment(line, alone, bool(found[1]) and alone, rules)


def _with_lines(source: Source) -> Iterator[tuple[int, str, bool]]:
    """Yield the comments of a file, each with its line, and whether it stands alone there."""
    for offset, text in source.comments:
        line, column = source.position(offset)
        yield line, text, not source.line(line)[:column].strip()


def _of_tokens(tokens: Iterable[TokenInfo]) -> Iterator[tuple[int, str, bool]]:
    import tokenize

    for token in tokens:
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string, not token.line[: token.start[1]].strip()


def _joined(source: Source) -> Iterator[range]:
    """Yield ranges of lines that no newline token parts: strings and backslashes go over their ends."""
    first = last = 0
    for start, end in over_line_ends(source.text):
        begins, ends = source.position(start).line, source.position(end).line
        if begins > last:
            if last:
                yield range(first, last + 1)
            first = begins
        last = ends
    if last:
        yield range(first, last + 1)


def _tied(tokens: Iterable[TokenInfo]) -> Iterator[range]:
    """Yield ranges of line numbers: each ends with a newline token and begins behind the one before."""
    import tokenize

    first, last = None, 0
    for token in tokens:
        if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
            continue
        first = token.start[0] if first is None else min(first, token.start[0])
        last = max(last, token.end[0])
        if token.type in (tokenize.NL, tokenize.NEWLINE):
            yield range(first, last + 1)
            first, last = None, 0
