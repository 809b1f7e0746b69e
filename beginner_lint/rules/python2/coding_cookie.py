"""ZEN219 coding-cookie."""

from __future__ import annotations

import ast
import re

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.rule import Rule, applicability, assuming, guard

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")

# What makes a line say the encoding, and what may stand before it in line 1 (PEP 263, as `tokenize` has it).
_COOKIE = re.compile(r"[ \t\f]*#[^\r\n]*?coding[:=][ \t]*(?P<encoding>[-\w.]+)", re.ASCII)
_NO_CODE = re.compile(r"[ \t\f]*(?:[#\r\n]|\Z)")
_UTF_8 = re.compile(r"utf[-_]?8\Z", re.IGNORECASE)

# The whole of a comment that says nothing else: plain, or as Emacs or Vim read it.
_NOTHING_ELSE = re.compile(
    r"[ \t]*\#+[ \t]*(?:"
    r"(?:file)?(?:en)?coding[:=][ \t]*[-\w]+"
    r"|-\*-[ \t]*(?:file)?(?:en)?coding[:=][ \t]*[-\w]+[ \t]*;?[ \t]*-\*-"
    r"|(?:vi|vim|ex):[ \t]*(?:set[ \t]+)?fileencoding=[-\w]+[ \t]*:?"
    r")[ \t]*(?:\r\n|\r|\n|\Z)",
    re.VERBOSE,
)
_NEW_IN_PYTHON3 = frozenset({"annotations", "barry_as_FLUFL", "generator_stop"})


class CodingCookie(Rule):
    """Comment that says that the file is encoded in UTF-8, as it is anyway.

    ## Why is this bad?
    Python 2 needed `# -*- coding: utf-8 -*-` where a file holds letters such as `ü`. Python 3 reads every
    file as UTF-8 unless it says something else, so the line only takes room.

    ## Example
    ```python
    # -*- coding: utf-8 -*-
    print("Grüße")
    ```

    Use instead:
    ```python
    print("Grüße")
    ```

    ## Not flagged
    ```python
    # -*- mode: python; coding: utf-8 -*-
    print("Grüße")  # the first line tells the editor something else, too
    ```

    ## Fix safety
    The fix takes the line away, with the blank lines after it if it is the first one. It is unsafe where the
    program asks for line numbers, and not offered where a line below would then count as the first or the
    second one. Files that are for both Pythons are left alone.
    """

    code = "ZEN219"
    level = Level.EXPERT
    kind = Kind.STYLE
    words = ("coding",)

    def visit_file(self) -> None:
        """Report a line that says that the encoding is UTF-8."""
        found = _cookie(self.source.text)
        if found is None or not _UTF_8.match(found["encoding"]):
            return
        line = _LINE.match(self.source.text, found.start())
        assert line is not None
        if self.says_something_else(line.group()) or self.is_for_both_pythons():
            return
        start = found.start() + line.group().index("#")
        self.report_text(
            start,
            found.start() + len(line.group().rstrip()),
            "Python 2 needed this comment to read UTF-8; Python 3 reads files as UTF-8 anyway",
            fix=lambda: self._fix(*line.span()),
        )

    @guard
    def says_something_else(self, line: str) -> bool:
        """Whether the comment tells an editor more than the encoding, or is a sentence."""
        return _NOTHING_ELSE.match(line) is None

    @guard
    def is_for_both_pythons(self) -> bool:
        """Whether the file is for Python 2 too, which takes it for ASCII without the comment."""
        imports = self.facts.parents.of_type(ast.ImportFrom)
        from_future = [each for each in imports if each.module == "__future__"]
        return (
            any(alias.name not in _NEW_IN_PYTHON3 for each in from_future for alias in each.names)
            or self.facts.plans.for_both_pythons
            or re.match(r"#!.*python2", self.source.text) is not None
        )

    @guard
    def makes_another_line_count(self, text: str) -> str | None:
        """Why the line must stay: a line below would take its place, as a cookie or after `#!`."""
        found = _cookie(text)
        # after a byte order mark only one spelling is allowed
        if found is not None and (self.source.bom or not _UTF_8.match(found["encoding"])):
            return f"Python would take `{found['encoding']}` for the encoding then"
        is_first = text.startswith("#!") and not self.source.text.startswith("#!")
        return "the line that begins with `#!` would become the first one" if is_first else None

    @guard
    def may_tell_line_numbers(self) -> str | None:
        """Assume that nobody sees that all lines move up, where the program asks for their numbers."""
        asks = any("lineno" in each.attr for each in self.facts.parents.of_type(ast.Attribute))
        return "no line number matters" if asks else None

    def _fix(self, start: int, end: int) -> Fix | str:
        text = self.source.text
        if start == 0 and (blank := _BLANK_LINES.match(text, end)):
            end = blank.end()
        if refusal := self.makes_another_line_count(text[:start] + text[end:]):
            return refusal
        assumption = assuming(self.may_tell_line_numbers())
        return Fix(
            "Take the comment away",
            applicability(assumption),
            (Edit(start, end, ""),),
            assumption=assumption,
            removes_comments=True,
        )


def _cookie(text: str) -> re.Match[str] | None:
    """Return the match in the line that tells the encoding, the first or the second; None if none does."""
    first = _LINE.match(text)
    assert first is not None
    if found := _COOKIE.match(text):
        return found
    return _COOKIE.match(text, first.end()) if _NO_CODE.match(first.group()) else None
