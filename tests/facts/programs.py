"""Programs of the tables, and how a place in them is named: by a comment on its line."""

from __future__ import annotations

import ast

from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.source import Source


def facts_of(text: str, script: bool | None = True) -> Facts:
    """The facts of a program, which is a script unless the test says otherwise."""
    return Facts(Source("program.py", text), ProjectFacts(script=script))


def line_of(text: str, mark: str = "# <-") -> int:
    """The number of the line with the mark."""
    (number,) = [number for number, line in enumerate(text.splitlines(), 1) if line.endswith(mark)]
    return number


def statement_at(facts: Facts, mark: str = "# <-") -> ast.stmt:
    """The outermost statement that begins on the marked line."""
    line = line_of(facts.source.text, mark)
    return next(n for n in ast.walk(facts.source.tree) if isinstance(n, ast.stmt) and n.lineno == line)


def expression_at(facts: Facts, mark: str = "# <-") -> ast.expr:
    """The value of the expression statement, assignment or return on the marked line."""
    statement = statement_at(facts, mark)
    value = getattr(statement, "value", None)
    assert isinstance(value, ast.expr)
    return value


def names_at(facts: Facts, name: str, mark: str = "# <-") -> list[ast.Name]:
    """The places on the marked line where a name stands."""
    line = line_of(facts.source.text, mark)
    nodes = (node for node in ast.walk(facts.source.tree) if isinstance(node, ast.Name))
    return [node for node in nodes if node.id == name and node.lineno == line]
