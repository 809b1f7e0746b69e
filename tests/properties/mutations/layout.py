"""Mutations of how a program is written: comments, white space, line ends, several statements on a line."""

from __future__ import annotations

import io
import itertools
import re
import tokenize

from tests.properties.mutations.table import DoesNotFit, Site, mutation

COMMENTS = (
    "# a comment",
    "# noqa",
    "# type: ignore",
    "# fmt: skip",
    "# TODO: $name",
    "#",
    "# ä ✓",
    "# pragma: no cover",
)


@mutation(62, 57)
def comment(site: Site) -> None:
    line = site.rng.choice(site.fragment.lines)
    if line.text.endswith(("\\", '"""')) or "#" in line.text:
        raise DoesNotFit
    line.text += "  " + site.rng.choice(COMMENTS)


@mutation(62, 57)
def comment_line(site: Site) -> None:
    site.draft.put_before(site.rng.choice(site.fragment.lines), site.rng.choice(COMMENTS))


@mutation(57)
def blank_lines(site: Site) -> None:
    site.draft.put_before(site.rng.choice(site.fragment.lines), "")


@mutation(59, 57)
def semicolons(site: Site) -> None:
    """Put a statement on the line of the one before or after."""
    lines = [
        line
        for line in site.fragment.lines
        if not line.text.endswith((":", "\\", "(", ",", "[")) and "#" not in line.text
    ]
    line = site.rng.choice(lines)
    extra = site.rng.choice(("print('and')", "pass", "x_y = 1"))
    line.text = f"{line.text}; {extra}" if site.rng.random() < 0.5 else f"{extra}; {line.text}"


@mutation(57)
def statements_share_a_line(site: Site) -> None:
    draft = site.draft
    at = draft.index(site.rng.choice(site.fragment.lines))
    line, following = draft.lines[at], draft.lines[at + 1]
    if line.depth != following.depth or line.text.endswith((":", "\\", "(")):
        raise DoesNotFit
    line.text += "; " + following.text
    del draft.lines[at + 1]


@mutation(57, 68)
def one_line_suite(site: Site) -> None:
    draft = site.draft
    header = site.rng.choice([line for line in site.fragment.lines if line.text.endswith(":")])
    suite = draft.suite(header)
    if len(suite) > 2 or any(line.text.endswith(":") or line.depth != header.depth + 1 for line in suite):
        raise DoesNotFit
    header.text += " " + "; ".join(line.text for line in suite)
    draft.lines = [line for line in draft.lines if not any(line is other for other in suite)]


@mutation(57)
def backslash(site: Site) -> None:
    line = site.rng.choice(site.fragment.lines)
    places = [match.start() for match in re.finditer(r" (?=[+=.]|in |if |for )", line.text)]
    at = site.rng.choice(places)
    line.text = line.text[:at] + " \\\n" + " " * site.rng.choice((0, 4, 9)) + line.text[at + 1 :]


@mutation(57)
def parentheses(site: Site) -> None:
    """Put what is added into parentheses, over several lines."""
    site.replace_step(site.rng.choice(("($v)", "(\n    $v\n)", "( $v )", "($v  # why\n)", "(($v))")))


@mutation(57)
def carriage_returns(site: Site) -> None:
    site.draft.finishes.append(lambda text: text.replace("\n", "\r\n"))


@mutation(57)
def tabs(site: Site) -> None:
    site.draft.indent = "\t"


@mutation(57)
def other_indentation(site: Site) -> None:
    site.draft.indent = site.rng.choice((" ", "  ", "        "))


@mutation(57)
def no_final_newline(site: Site) -> None:
    site.draft.finishes.append(lambda text: text.rstrip("\r\n"))


@mutation(57)
def ends_with_the_fragment(site: Site) -> None:
    """Cut the program off after the fragment, without a newline."""
    if site.first.depth:
        raise DoesNotFit
    last = site.statements()[-1]
    site.draft.lines = site.draft.lines[: site.draft.index(last) + 1]
    site.draft.finishes.append(lambda text: text.rstrip("\r\n"))


@mutation(57)
def form_feed(site: Site) -> None:
    site.draft.put_before(site.first, "\f")


@mutation(57)
def minimal_spaces(site: Site) -> None:
    site.draft.finishes.append(minimised)


@mutation(57)
def wide_characters(site: Site) -> None:
    """Put characters of several bytes before what is edited on a line."""
    line = site.rng.choice(
        [line for line in site.fragment.lines if not line.text.endswith((":", "\\")) and "#" not in line.text]
    )
    line.text = f"'ä✓𝔸'; {line.text}"


@mutation(58)
def docstring(site: Site) -> None:
    site.at_top('"""A program.', "", f"    >>> {site.any_name()} = 1", '"""')


def minimised(text: str) -> str:
    """Return a program without the spaces that it does not need within lines."""
    lines = text.splitlines(keepends=True)
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return text
    for before, token in reversed(list(itertools.pairwise(tokens))):
        row, column = before.end
        if token.start[0] != row or token.start[1] <= column or tokenize.COMMENT in (before.type, token.type):
            continue
        if before.type in (tokenize.INDENT, tokenize.DEDENT, tokenize.NEWLINE, tokenize.NL):
            continue
        line = lines[row - 1]
        if token.start[1] >= len(line):
            continue  # behind a form feed
        if line[column - 1 : column].isidentifier() and line[token.start[1]].isidentifier():
            continue
        if line[column - 1 : column].isalnum() and line[token.start[1]].isalnum():
            continue
        joined = line[:column] + line[token.start[1] :]
        if "." in (line[column - 1 : column], line[token.start[1]]) and "print" not in joined:
            continue
        lines[row - 1] = joined
    return "".join(lines)
