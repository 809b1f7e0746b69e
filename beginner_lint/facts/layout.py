"""How the text around statements looks: indentation, newlines, comments, and what goes when one goes."""

from __future__ import annotations

import ast
import re

from beginner_lint.diagnostic import Edit
from beginner_lint.source import Source

_NEWLINE = re.compile(r"\r\n|\r|\n")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_INDENTATION = re.compile(r"[ \t\f]*")
_BEFORE = re.compile(r"(?P<semicolon>[ \t]*;)?[ \t]*\Z")
_AFTER = re.compile(r"(?P<semicolon>[ \t]*;)?[ \t]*(?:(?P<comment>#)|(?P<end>\r\n|\r|\n|\Z))?")
_BLANK_LINES = re.compile(r"(?:[ \t\f]*(?:\r\n|\r|\n))*")

# Comments that tools read. What they say belongs to the line on which they stand.
_FOR_TOOLS = re.compile(
    r"#\s*(?:noqa|type:|fmt:|yapf:|isort:|ruff:|flake8|pylint:|pyright:|mypy:|pragma|nosec|beginner-lint)",
    re.IGNORECASE,
)


def indentation(node: ast.stmt | ast.expr, source: Source) -> str:
    """Return the white space before the line on which a statement or expression begins."""
    found = _INDENTATION.match(source.line(node.lineno))
    return found.group() if found else ""


def shifted(code: str, by: int, blank: str) -> str:
    """Return code with all lines but the first further in, or out; as it is where a text may go over lines.

    Args:
        code: an expression as it is written.
        by: how many blanks; less than 0 is further out.
        blank: what the file indents with, a space or a tab.

    """
    first, *more = code.splitlines(keepends=True)
    if not by or any(sign in code for sign in ('"""', "'''", "\\")):
        return code
    margins = [len(line) - len(line.lstrip(blank)) for line in more]
    lines = (
        line[min(-by, margin) :] if by < 0 else blank * by + line
        for line, margin in zip(more, margins, strict=True)
    )
    return first + "".join(lines)


def width(line: str) -> int:
    """Return how many columns a line takes, up to four for each tab."""
    return len(line.expandtabs(4))


def unit_of(
    holder: ast.For | ast.AsyncFor | ast.While | ast.If | ast.FunctionDef | ast.AsyncFunctionDef,
    source: Source,
) -> str:
    """Return one step of indentation: by how much a body is indented, four spaces if on the header's line."""
    outer = indentation(holder, source)
    inner = indentation(holder.body[0], source)
    if holder.body[0].lineno > holder.lineno and inner.startswith(outer) and inner != outer:
        return inner[len(outer) :]
    return step_of(outer)


def step_of(indent: str) -> str:
    """Return one more step of the indentation of a line: a tab if it has any, else four spaces."""
    return "\t" if "\t" in indent else "    "


def rest_of_line(source: Source, end: int) -> str:
    """Return what stands on a line from an offset on, without the newline."""
    found = _REST_OF_LINE.match(source.text, end)
    return found[0] if found else ""


def newline_at(statement: ast.stmt, source: Source) -> str:
    """Return what ends the line on which a statement begins."""
    found = _NEWLINE.search(source.line(statement.lineno))
    return found.group() if found else "\n"


def comments_in(
    statement: ast.stmt, source: Source, *, last: ast.stmt | None = None
) -> list[tuple[int, int]]:
    """Return the spans of the comments in a statement that begins a line; one after its end is not in it.

    With `last`, a later sibling, of those up to its end.
    """
    import tokenize

    last = last or statement
    start, end = source.span(statement)[0], source.span(last)[1]
    if "#" not in source.text[start:end]:
        return []
    numbers = range(statement.lineno, (last.end_lineno or last.lineno) + 1)
    lines = (_NEWLINE.sub("", source.line(number)) + "\n" for number in numbers)
    starts = source.line_starts[statement.lineno - 1 :]
    spans = [
        (starts[token.start[0] - 1] + token.start[1], starts[token.end[0] - 1] + token.end[1])
        for token in tokenize.generate_tokens(lambda: next(lines, ""))
        if token.type == tokenize.COMMENT
    ]
    return [span for span in spans if start <= span[0] and span[1] <= end]


def lines_in_texts(first: int, last: int, source: Source) -> set[int]:
    """Return the numbers of those lines, from `first` to `last`, that begin within a text in quotes."""
    import tokenize

    lines = (source.line(number).rstrip("\r\n") + "\n" for number in range(first, last + 1))
    kinds = ("STRING", "FSTRING_MIDDLE", "TSTRING_MIDDLE")
    return {
        first - 1 + number
        for token in tokenize.generate_tokens(lambda: next(lines, ""))
        if tokenize.tok_name[token.type] in kinds
        for number in range(token.start[0] + 1, token.end[0] + 1)
    }


def comments_below(statement: ast.stmt, indent: str, source: Source) -> list[tuple[int, int]]:
    """Return the spans of the comments right below a statement that are indented further than `indent`."""
    found: list[tuple[int, int]] = []
    number = (statement.end_lineno or statement.lineno) + 1
    while number <= len(source.line_starts):
        line = source.line(number)
        text = line.strip()
        before = line[: len(line) - len(line.lstrip())]
        if text and not (text.startswith("#") and before.startswith(indent) and before != indent):
            break
        if text:
            start = source.line_starts[number - 1] + len(before)
            found.append((start, start + len(text)))
        number += 1
    return found


def comment_after(statement: ast.stmt, source: Source) -> str:
    """Return the comment that follows a statement on its last line, empty if there is none."""
    found = re.compile(r"[ \t]*(?:;[ \t]*)?(#[^\r\n]*)").match(source.text, source.span(statement)[1])
    return found.group(1) if found else ""


def is_for_tools(comment: str) -> bool:
    """Tell whether a comment is there for a tool, such as `# noqa` or `# type: ignore`."""
    return _FOR_TOOLS.match(comment) is not None


def removal(statement: ast.stmt, source: Source, *, blank_lines: bool = False) -> Edit | None:
    """Return the edit that takes a simple statement away, with its line where it has that to itself.

    A comment on its line stays, on a line of its own. None where a backslash or the like is in the way,
    or where the statement is all that stands behind a colon.

    Args:
        statement: what goes; others must remain in its suite.
        source: its file.
        blank_lines: whether the blank lines after it go too.

    """
    text = source.text
    start, end = source.span(statement)
    line_start = source.line_starts[statement.lineno - 1]
    before = _BEFORE.search(text, line_start, start)
    after = _AFTER.match(text, end)
    assert before is not None
    assert after is not None
    begins_line = before.start() == line_start
    if text[:line_start].rstrip("\r\n").endswith("\\"):
        return None
    if after["end"] is None:  # a comment stays; so does what stands behind a semicolon
        if not (after["comment"] or after["semicolon"]) or text.startswith("\\", after.end()):
            return None
        kept_from = after.start("comment") if after["comment"] else after.end()
        if begins_line or not after["comment"]:
            return Edit(start, kept_from, "")
        return Edit(before.start(), end, "") if before["semicolon"] else None
    if begins_line:
        blank = _BLANK_LINES.match(text, after.end())
        assert blank is not None
        return Edit(line_start, blank.end() if blank_lines else after.end(), "")
    return Edit(before.start(), after.start("end"), "") if before["semicolon"] else None


def has_exact_place(node: ast.expr, source: Source) -> bool:
    """Tell whether a node stands where its span says; before Python 3.12 those in f-strings may not."""
    try:
        found = ast.parse(source.segment(node), mode="eval").body
    except SyntaxError:
        return False
    return ast.dump(found) == ast.dump(node)
