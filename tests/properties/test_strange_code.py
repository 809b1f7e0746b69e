"""Code that nobody would write: no crash, what is read is what is written, fixes compile and come to an end.

It comes from pysource-codegen and hypothesmith, whose programs may do anything: they are never executed.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from random import Random

import hypothesmith
import pysource_codegen
import pytest
from hypothesis import HealthCheck, given, settings

from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.properties.draft import compiles

EVERYTHING = Settings(level=Level.EXPERT)
SCRIPT = ProjectFacts(script=True)

# What our rules look at, with room for an expression that nobody would put there.
SHAPES = (
    "out = []\nfor x in {xs}:\n    out.append({e})\n",
    "out = []\nfor x in {xs}:\n    if {e}:\n        out.append({f})\n",
    "def f(out):\n    for x in {xs}:\n        y = {e}\n        out.append(({f}, y))\n",
    "s = ''\nfor x in {xs}:\n    s += str({e})\nprint(s)\n",
    "s = ''\nfor x in {xs}:\n    if {e}:\n        s = str({f}) + s\n",
    "print('a' + str({e}) + 'b' + str({f}))\n",
    "name = 'n'\nprint(name + ({e}) + 'b' + name)\n",
    "xs = [1, 2]\nfor i in range(len(xs)):\n    print(xs[i], {e})\n",
    "xs = [1, 2]\nfor i in range(len(xs)):\n    print(i, xs[i], {e}, {f})\n",
    "def f():\n    sum = {e}\n    return sum, {f}\n",
    "list = {e}\nprint(list, {f})\n",
    "for i in xrange({e}):\n    print({f})\n",
)


def strange(seed: int, size: int) -> str:
    """Return a module of pysource-codegen."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text: str = pysource_codegen.generate(seed, node_limit=size)
    return text


def expressions(seed: int) -> list[str]:
    """Return expressions of a strange module, those that can stand outside of one too."""
    nodes = ast.walk(ast.parse(strange(seed, 120)))
    texts = (
        ast.unparse(node)
        for node in nodes
        if isinstance(node, ast.expr) and not isinstance(node, ast.Starred)
    )
    return [text for text in texts if len(text) < 120 and compiles(f"({text})")]


def grafted(seed: int) -> Iterator[str]:
    """Yield shapes that our rules look at, with strange expressions in them."""
    rng, found = Random(seed), expressions(seed)
    for shape in SHAPES:
        parts = {key: rng.choice(found or ["x"]) for key in ("xs", "e", "f")}
        text = shape.format(**parts)
        if compiles(text):
            yield text


def check(text: str) -> int:
    """Assert what must hold of any code; return how many fixes it got."""
    source = Source.from_bytes("strange.py", text.encode())
    assert source.encode() == text.encode()
    found = lint(source, EVERYTHING, SCRIPT)
    assert not [each for each in found if each.code == "ZEN003"], text
    fixes = 0
    for threshold in (Applicability.SAFE, Applicability.UNSAFE):
        result = fix(source, EVERYTHING, SCRIPT, threshold=threshold)
        assert result.withheld == (), text
        assert compiles(result.source.text), text
        again = fix(result.source, EVERYTHING, SCRIPT, threshold=threshold)
        assert again.source.text == result.source.text, text
        fixes += len(result.applied)
    return fixes


@pytest.mark.parametrize("start", range(0, 20, 10))
def test_strange_modules(start: int) -> None:
    for seed in range(start, start + 10):
        check(strange(seed, 250))


@pytest.mark.parametrize("start", range(0, 12, 6))
def test_strange_expressions_where_rules_look(start: int) -> None:
    assert sum(check(text) for seed in range(start, start + 6) for text in grafted(seed)) > 20


@pytest.mark.long
@pytest.mark.parametrize("start", range(1000, 3000, 100))
def test_many_strange_modules_and_expressions(start: int) -> None:
    for seed in range(start, start + 100):
        check(strange(seed, 400))
        for text in grafted(seed):
            check(text)


@pytest.mark.long
@given(hypothesmith.from_grammar())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_grammar(text: str) -> None:
    if compiles(text):
        check(text)


@pytest.mark.long
@given(hypothesmith.from_node())
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_nodes(text: str) -> None:
    if compiles(text):
        check(text)
