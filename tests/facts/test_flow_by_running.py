"""Flow against real runs: generated programs are run, and no read may happen that the analysis excludes.

Each value is an object of its own that knows the line that bound it. A read logs the object; a mark after each
statement logs which objects the names hold. So a read shows which binding reached it, and a later read of an
object that a mark has seen shows that the name was live there.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from types import TracebackType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beginner_lint.facts.scopes import BindingKind
from tests.facts.programs import facts_of

NAMES = ("a", "b", "c")
names = st.sampled_from(NAMES)


class Boom(Exception):
    """What the programs raise and catch."""

    line = 0


class Tag:
    """A value that knows which line bound it."""

    def __init__(self, line: int, run: Run) -> None:
        self.line = line
        self.run = run

    def __add__(self, other: Tag) -> Tag:
        self.run.use(other.line, self)
        return other


@dataclass
class Run:
    """What the programs call; `decisions` are used up one by one, and all loops end when there are no more."""

    decisions: list[bool]
    reads: list[tuple[int, Any]] = field(default_factory=list)
    marks: list[tuple[int, int, dict[str, Any]]] = field(default_factory=list)

    def decide(self) -> bool:
        return self.decisions.pop() if self.decisions else False

    def end(self) -> bool:
        return self.decisions.pop() if self.decisions else True

    def bind(self, line: int) -> Tag:
        return Tag(line, self)

    def use(self, line: int, value: Any) -> bool:
        self.reads.append((line, value))
        return True

    def mark(self, line: int) -> None:
        values = sys._getframe(1).f_locals
        held = {name: values[name] for name in NAMES if name in values}
        self.marks.append((line, len(self.reads), held))

    def boom(self) -> None:
        if self.decide():
            raise Boom

    def loop(self, line: int) -> Iterator[Tag]:
        while self.decide():
            yield Tag(line, self)

    def tag(self, value: Any, line: int) -> bool:
        value.line = line
        return self.decide()

    def context(self, line: int) -> Context:
        return Context(line, self)


@dataclass
class Context:
    line: int
    run: Run

    def __enter__(self) -> Tag:
        return Tag(self.line, self.run)

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> bool:
        return self.run.decide()


SIMPLE = (
    "{n} = bind(@)",
    *["use(@, {n})"] * 5,
    "{n} += bind(@)",
    "del {n}",
    "boom()",
    "{n}, {m} = bind(@), bind(@)",
    "if {n} := bind(@): boom()",
    "decide() and ({n} := bind(@))",
    "[use(@, {n}) for _ in loop(0)]",
    "any(use(@, {n}) for _ in loop(0))",
    "[({n} := bind(@)) for _ in loop(0)]",
    "use(@, {n}) if decide() else ({m} := bind(@))",
    "keep = (use(@, {n}) for _ in loop(0))",
    "list(keep)",
    "f = lambda: use(@, {n})",
    "f()",
    "{n}: object",
    "{n}: object = bind(@)",
)
JUMPS = {"loop": ("break", "continue"), "function": ("return",), "": ("raise Boom",)}


@st.composite
def suites(draw: st.DrawFn, depth: int, where: tuple[str, ...]) -> list[str]:
    """Lines of a suite; every statement is followed by a mark."""
    lines: list[str] = []
    for _ in range(draw(st.integers(2, 5))):
        lines += draw(statements(depth, where))
        lines.append("mark(@)")
    return lines


def indented(lines: list[str]) -> list[str]:
    return ["    " + line for line in lines]


@st.composite
def statements(draw: st.DrawFn, depth: int, where: tuple[str, ...]) -> list[str]:
    """Lines of one statement, in which `@` stands for the line's number."""
    kind = draw(st.sampled_from((*["simple"] * 8, "jump", *COMPOUND) if depth else (*["simple"] * 8, "jump")))
    name = draw(names)
    if kind == "simple":
        return [draw(st.sampled_from(SIMPLE)).format(n=name, m=draw(names))]
    if kind == "jump":
        return [draw(st.sampled_from([jump for place in where for jump in JUMPS[place]]))]

    def suite(*places: str) -> list[str]:
        return indented(draw(suites(depth - 1, (*where, *places))))

    def maybe(head: str) -> list[str]:
        return [head, *suite()] if draw(st.booleans()) else []

    if kind == "if":
        return ["if decide():", *suite(), *maybe("else:")]
    if kind == "while":
        return ["while decide():", *suite("loop"), *maybe("else:")]
    if kind == "while True":
        return ["while True:", "    if end(): break", *suite("loop")]
    if kind == "for":
        return [f"for {name} in loop(@):", *suite("loop"), *maybe("else:")]
    if kind == "with":
        return [f"with context(@) as {name}:", *suite()]
    if kind == "match":
        return [
            "match bind(0):",
            f"    case {name} if tag({name}, @):",
            *indented(suite()),
            "    case _:",
            *indented(suite()),
        ]
    if kind == "def":
        return [f"def g(use=use): use(@, {name})"]
    if kind == "finally":
        return ["try:", *suite(), "finally:", *suite()]
    handler = draw(st.sampled_from(["except Boom:", "except:", f"except Boom as {name}:"]))
    first = [f"    tag({name}, @ - 1)"] if " as " in handler else []
    return ["try:", *suite(), handler, *first, *suite(), *maybe("else:"), *maybe("finally:")]


COMPOUND = ("if", "while", "while True", "for", "with", "match", "def", "finally", "except", "except")


def run(text: str, decisions: list[bool]) -> Run:
    """Run a program until it ends or raises."""
    world = Run(decisions)
    helpers = {n: getattr(world, n) for n in HELPERS}
    code = compile(text, "program", "exec")
    with suppress(Boom, NameError, AttributeError, TypeError):
        exec(code, {**helpers, "Boom": Boom})
    return world


def check(text: str, world: Run) -> None:
    """No read may contradict the analysis."""
    facts = facts_of(text)
    reads: dict[tuple[int, str], list[ast.Name]] = {}
    before: dict[int, ast.stmt] = {}
    for node in ast.walk(facts.source.tree):
        if isinstance(node, ast.Name) and node.id in NAMES:
            is_target = isinstance(node.ctx, ast.Store)
            if not is_target or isinstance(facts.parents[node], ast.AugAssign):
                reads.setdefault((node.lineno, node.id), []).append(node)
        for suite in ("body", "orelse", "finalbody"):
            block = getattr(node, suite, None)
            for statement, mark in pairwise(block) if isinstance(block, list) else ():
                before[mark.lineno] = statement
    lines = text.splitlines()
    for line, value in world.reads:
        (node,) = (
            found[0] for (at, _), found in reads.items() if at == line and _is_read(lines[line - 1], found[0])
        )
        bindings = facts.flow.reaching(node)
        if bindings is not None and value.line:
            assert any(_line(b) == value.line for b in bindings), (text, line, value.line, bindings)
    for line, number, held in world.marks:
        for name, value in held.items():
            again = next((at for at, other in world.reads[number:] if other is value), None)
            if again is not None:
                assert facts.flow.read_later(name, before[line]), (text, line, name, again)


def _is_read(line: str, node: ast.Name) -> bool:
    """Of two names on a line, the first in `use(…, name)`."""
    return f"use({node.lineno}, {node.id})" in line or "+=" in line


def _line(binding: Any) -> int:
    assert isinstance(binding.kind, BindingKind)
    return int(binding.node.lineno)


def number(lines: list[str]) -> str:
    return "".join(line.replace("@", str(index)) + "\n" for index, line in enumerate(lines, 1))


HELPERS = ("decide", "end", "bind", "use", "mark", "boom", "loop", "tag", "context")
DECISIONS = st.lists(st.booleans(), min_size=10, max_size=30)
BOUND = [f"{name} = bind(@)" for name in NAMES]
QUICK = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


@QUICK
@given(suites(3, ("", "function")), DECISIONS)
def test_functions(lines: list[str], decisions: list[bool]) -> None:
    text = number(["def main():", *indented(BOUND + lines), "main()"])
    check(text, run(text, decisions))


@QUICK
@given(suites(3, ("",)), DECISIONS)
def test_scripts(lines: list[str], decisions: list[bool]) -> None:
    text = number(BOUND + lines)
    check(text, run(text, decisions))


@pytest.mark.long
@settings(QUICK, max_examples=20_000, derandomize=False)
@given(suites(4, ("", "function")), DECISIONS)
def test_many_functions(lines: list[str], decisions: list[bool]) -> None:
    text = number(["def main():", *indented(BOUND + lines), "main()"])
    check(text, run(text, decisions))
