from __future__ import annotations

import ast

import pytest

from beginner_lint.facts.layout import (
    comment_after,
    comments_in,
    has_exact_place,
    indentation,
    is_for_tools,
    newline_at,
    removal,
    unit_of,
)
from beginner_lint.source import Source

REMOVED = [
    ("alone-on-its-line", "a\nx = 1\nb\n", "a\nb\n"),
    ("in-a-suite", "if a:\n    x = 1\n    b\n", "if a:\n    b\n"),
    ("over-two-lines", "x = (\n 1)\nb\n", "b\n"),
    ("at-the-end-of-the-file", "a\nx = 1", "a\n"),
    ("a-semicolon-for-nothing", "x = 1;\nb\n", "b\n"),
    ("a-comment-stays", "if a:\n    x = 1  # why\n    b\n", "if a:\n    # why\n    b\n"),
    ("a-comment-after-a-semicolon-stays", "x = 1;  # why\nb\n", "# why\nb\n"),
    ("first-of-a-row", "x = 1; b\n", "b\n"),
    ("middle-of-a-row", "a; x = 1; b\n", "a; b\n"),
    ("last-of-a-row", "a; x = 1\nb\n", "a\nb\n"),
    ("last-of-a-row-with-a-comment", "a; x = 1  # why\nb\n", "a  # why\nb\n"),
    ("first-behind-a-colon", "if a: x = 1; b\n", "if a: b\n"),
    ("last-behind-a-colon", "if a: b; x = 1\n", "if a: b\n"),
    ("all-that-stands-behind-a-colon", "if a: x = 1\n", None),
    ("all-that-stands-behind-a-colon-with-a-comment", "if a: x = 1  # why\n", None),
    ("after-a-backslash", "a; \\\nx = 1\n", None),
    ("before-a-backslash", "x = 1; \\\nb\n", None),
    ("windows-newlines", "a\r\nx = 1\r\nb\r\n", "a\r\nb\r\n"),
]


def assignment(source: Source) -> ast.stmt:
    return next(node for node in ast.walk(source.tree) if isinstance(node, ast.Assign))


@pytest.mark.parametrize(
    ("program", "expected"), [row[1:] for row in REMOVED], ids=[row[0] for row in REMOVED]
)
def test_removal(program: str, expected: str | None) -> None:
    source = Source("case.py", program)
    edit = removal(assignment(source), source)
    assert (edit and source.edited([edit]).text) == expected


def test_blank_lines_go_with_it_on_demand() -> None:
    source = Source("case.py", "a\nx = 1\n\n  \nb\n")
    edit = removal(assignment(source), source, blank_lines=True)
    assert edit is not None
    assert source.edited([edit]).text == "a\nb\n"


def test_indentation_and_newlines() -> None:
    source = Source("case.py", "if a:\r\n\tfor x in y:\r\n\t  pass\r\n")
    loop = next(node for node in ast.walk(source.tree) if isinstance(node, ast.For))
    assert (indentation(loop, source), unit_of(loop, source), newline_at(loop, source)) == (
        "\t",
        "  ",
        "\r\n",
    )
    one_line = Source("case.py", "if a:\n\tfor x in y: pass")
    loop = next(node for node in ast.walk(one_line.tree) if isinstance(node, ast.For))
    assert (unit_of(loop, one_line), newline_at(loop, one_line)) == ("\t", "\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_comments(newline: str) -> None:
    program = (
        "ü = 1  # ü\nif a:\n  for x in y:  # one\n    # two\n    f('#', (  # three\n    ))  # four\n# five\n"
    )
    source = Source("case.py", program.replace("\n", newline))
    loop = next(node for node in ast.walk(source.tree) if isinstance(node, ast.For))
    found = [source.text[start:end] for start, end in comments_in(loop, source)]
    assert found == ["# one", "# two", "# three"]
    assert comment_after(loop, source) == "# four"


@pytest.mark.parametrize(
    "comment", ["# noqa", "#noqa: E501", "# type: ignore", "# fmt: off", "# pylint: disable"]
)
def test_comments_for_tools(comment: str) -> None:
    assert is_for_tools(comment)


@pytest.mark.parametrize("comment", ["# the type", "# format", "# no quality assurance"])
def test_comments_for_people(comment: str) -> None:
    assert not is_for_tools(comment)


def test_a_node_that_stands_elsewhere_has_no_exact_place() -> None:
    source = Source("case.py", "a + b\n")
    statement = source.tree.body[0]
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.BinOp)
    assert has_exact_place(statement.value.right, source)
    statement.value.right.col_offset = 0
    assert not has_exact_place(statement.value.right, source)
