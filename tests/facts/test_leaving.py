"""Whether a loop goes on after a place in it: tables of small bodies."""

from __future__ import annotations

import ast
import textwrap

import pytest

from beginner_lint.facts.loops.leaving import always_leaves, is_left_after, jumps
from beginner_lint.facts.loops.rounds import loop_that_repeats
from tests.facts.programs import facts_of, statement_at

LEAVES = [
    ("break", "break", True),
    ("return", "return", True),
    ("raise", "raise E", True),
    ("exit", "sys.exit()", True),
    ("continue", "continue", False),
    ("something-first", "f()\nbreak", True),
    ("both-branches", "if a:\n    break\nelse:\n    return", True),
    ("one-branch", "if a:\n    break", False),
    ("may-go-on-before", "if a:\n    continue\nbreak", False),
    ("with", "with f():\n    return", True),
    ("try-and-handler", "try:\n    return\nexcept E:\n    break", True),
    ("handler-goes-on", "try:\n    return\nexcept E:\n    pass", False),
    ("finally", "try:\n    f()\nfinally:\n    return", True),
    ("break-of-an-inner-loop", "while a:\n    break", False),
]

LEFT = [
    ("right-after", "f()  # <-\nbreak", True),
    ("goes-on", "f()  # <-", False),
    ("in-a-condition", "if a:\n    f()  # <-\n    return", True),
    ("after-the-condition", "if a:\n    f()  # <-\nbreak", True),
    ("perhaps-in-its-block", "if a:\n    f()  # <-\n    if b:\n        break", True),
    ("perhaps-after-its-block", "if a:\n    f()  # <-\nif b:\n    break", False),
    ("goes-on-before", "if a:\n    f()  # <-\n    continue\nbreak", False),
    ("leaves-the-inner-loop", "for b in a:\n    f()  # <-\n    break", False),
    ("leaves-both", "for b in a:\n    f()  # <-\n    break\nbreak", True),
    ("in-a-handler", "try:\n    g()\nexcept E:\n    f()  # <-\n    raise", True),
    ("in-a-case", "match a:\n    case 1:\n        f()  # <-\n        return", True),
]

JUMPS = [
    ("own", "while a:\n    break", (ast.Break,), False),
    ("of-the-else", "while a:\n    pass\nelse:\n    break", (ast.Break,), True),
    ("return-in-a-loop", "while a:\n    return", (ast.Return,), True),
    ("return-of-a-function", "def f():\n    return", (ast.Return,), False),
    ("in-a-handler", "try:\n    f()\nexcept E:\n    break", (ast.Break,), True),
]

REPEATED = [
    ("body", "for x in xs:\n    a  # <-", "For"),
    ("header", "for x in a:  # <-\n    pass", None),
    ("else", "for x in xs:\n    pass\nelse:\n    a  # <-", None),
    ("test", "while a:  # <-\n    pass", "While"),
    ("element", "[a for x in xs]  # <-", "ListComp"),
    ("condition", "[x for x in xs if a]  # <-", "ListComp"),
    ("first-collection", "[x for x in a]  # <-", None),
    ("second-collection", "[x for y in xs for x in a]  # <-", "ListComp"),
    ("function", "for x in xs:\n    f = lambda: a  # <-", None),
]


def in_loop(body: str) -> str:
    return "def f():\n    for x in xs:\n" + textwrap.indent(body, "        ")


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in LEAVES], ids=[row[0] for row in LEAVES])
def test_always_leaves(body: str, expected: bool) -> None:
    loop = next(node for node in ast.walk(ast.parse(in_loop(body))) if isinstance(node, ast.For))
    assert always_leaves(loop.body) is expected


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in LEFT], ids=[row[0] for row in LEFT])
def test_is_left_after(body: str, expected: bool) -> None:
    facts = facts_of(in_loop(body))
    loop = next(node for node in ast.walk(facts.source.tree) if isinstance(node, ast.For))
    assert is_left_after(statement_at(facts), loop, facts.parents) is expected


@pytest.mark.parametrize(
    ("text", "kinds", "expected"), [row[1:] for row in JUMPS], ids=[row[0] for row in JUMPS]
)
def test_jumps(text: str, kinds: tuple[type[ast.stmt], ...], expected: bool) -> None:
    assert jumps(ast.parse(text).body[0], *kinds) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in REPEATED], ids=[row[0] for row in REPEATED]
)
def test_loop_that_repeats(text: str, expected: str | None) -> None:
    facts = facts_of(text)
    place = next(
        node for node in ast.walk(facts.source.tree) if isinstance(node, ast.Name) and node.id == "a"
    )
    found = loop_that_repeats(place, facts.parents)
    assert (type(found).__name__ if found else None) == expected
