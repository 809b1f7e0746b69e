"""Chains of `+`, names that grow, and where texts go: tables of expressions and statements."""

from __future__ import annotations

import ast

import pytest

from beginner_lint.facts.texts.accumulation import growth_of
from beginner_lint.facts.texts.concatenation import (
    makes_object,
    makes_text,
    may_be_text,
    operands,
    other_meaning_of_plus,
)
from beginner_lint.facts.texts.text_uses import is_for_machines
from tests.facts.programs import facts_of


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


OPERANDS = [
    ("no-chain", "a * b", ["a * b"]),
    ("left-to-right", "a + b + c", ["a", "b", "c"]),
    ("opaque-sum", "'a' + (b + c)", ["'a'", "b + c"]),
    ("sum-of-text", "'a' + (b + 'c')", ["'a'", "b", "'c'"]),
    ("sum-first", "(a + b) + 'c'", ["a", "b", "'c'"]),
    ("nested-twice", "a + (b + ('c' + d))", ["a", "b", "'c'", "d"]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in OPERANDS], ids=[row[0] for row in OPERANDS]
)
def test_operands(text: str, expected: list[str]) -> None:
    assert [ast.unparse(operand) for operand in operands(expression(text))] == expected


def test_operands_of_a_chain_of_thousands() -> None:
    assert len(operands(expression("+".join(["a"] * 2000)))) == 2000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + 'b'", True),
        ("a + b", False),
        ("a + (f'{b}' + c)", True),
        ("a * 'b'", False),
        ("b'a' + c", False),
    ],
)
def test_makes_text(text: str, expected: bool) -> None:
    assert makes_text(expression(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", True), ("'a'", True), ("f(x)", True), ("'a' % x", True), ("x * 2", True), ("x + 'a'", True),
        ("1", False), ("-x", False), ("[x]", False), ("len(x)", False), ("x - 1", False), ("x + 1", False), ("b''", False),
    ],
)  # fmt: skip
def test_may_be_text(text: str, expected: bool) -> None:
    assert may_be_text(expression(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Person(x)", True),
        ("shapes.Circle()", True),
        ("person(x)", False),
        ("MAKE(x)", False),
        ("Person", False),
    ],
)
def test_makes_object(text: str, expected: bool) -> None:
    assert makes_object(expression(text)) is expected


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("import pandas as pd", "`pandas`"),
        ("def f():\n    from numpy.random import choice", "`numpy`"),
        ("class A:\n    def __radd__(self, x): pass", "`__radd__`"),
        ("class Color(str, Enum):\n    RED = 'red'", "`Color`"),
        ("class Color(Enum):\n    RED = 'red'", None),
        ("import os, pandasql", None),
        ("from . import pandas", None),
    ],
)
def test_other_meaning_of_plus(program: str, expected: str | None) -> None:
    found = other_meaning_of_plus(facts_of(program))
    assert found is None if expected is None else expected in (found or "")


GROWTHS = [
    ("augmented", "s += x", ("s", ["x"], False)),
    ("augmented-chain-is-one-piece", "s += x + y", ("s", ["x + y"], False)),
    ("at-the-end", "s = s + x + y", ("s", ["x", "y"], False)),
    ("at-the-front", "s = x + y + s", ("s", ["x", "y"], True)),
    ("attribute", "a.s = a.s + x", ("a.s", ["x"], False)),
    ("item", "d['k'] += x", ("d['k']", ["x"], False)),
    ("in-the-middle", "s = x + s + y", None),
    ("on-itself", "s = s + s[0]", None),
    ("another-name", "s = t + x", None),
    ("two-targets", "s = t = s + x", None),
    ("other-operator", "s -= x", None),
    ("annotated", "s: str = s + x", None),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in GROWTHS], ids=[row[0] for row in GROWTHS])
def test_growth(text: str, expected: tuple[str, list[str], bool] | None) -> None:
    found = growth_of(ast.parse(text).body[0])
    if expected is None:
        assert found is None
    else:
        assert found is not None
        pieces = [ast.unparse(piece) for piece in found.pieces]
        assert (ast.unparse(found.target), pieces, found.at_front) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT name FROM people WHERE id = ", True),
        ("  insert into people values (", True),
        ("Select a file from the list: ", True),  # who says so needs no f-string that badly
        ("Update the list", False),
        ("(?:", True),
        ("[^", True),
        ("[a-z]+", True),
        ("Go on (y/n)? ", False),
        ("Hello [you] ", False),
    ],
)
def test_is_for_machines(text: str, expected: bool) -> None:
    assert is_for_machines(text) is expected
