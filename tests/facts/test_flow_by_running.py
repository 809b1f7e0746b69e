"""Flow against real runs: generated programs are run, and no read may happen that the analysis excludes.

Each value is an object of its own that knows the line that bound it. A read logs the object; a mark after each
statement logs which objects the names hold. So a read shows which binding reached it, and a later read of an
object that a mark has seen shows that the name was live there.
"""

from __future__ import annotations

import ast
import random
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from types import TracebackType
from typing import Any

import pytest

from beginner_lint.facts.scopes.scopes import BindingKind
from tests.facts.programs import facts_of

NAMES = ("a", "b", "c")


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


USE = "use(@, {n})"
SIMPLE = (
    "{n} = bind(@)",
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


COMPOUND = ("if", "while", "while True", "for", "with", "match", "def", "finally", "except", "except")


class Writer:
    """Writes one random program; `@` stands for the line's number."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.simple = [USE, USE, *self.random.sample(SIMPLE, 4)]
        self.compounds = self.random.sample(COMPOUND, 3)

    def suite(self, depth: int, where: tuple[str, ...]) -> list[str]:
        """Lines of an indented suite; every statement is followed by a mark."""
        lines: list[str] = []
        for _ in range(self.random.randint(2, 4)):
            lines += [*self.statement(depth, where), "mark(@)"]
        return indented(lines)

    def maybe(self, head: str, depth: int, where: tuple[str, ...]) -> list[str]:
        return [head, *self.suite(depth, where)] if self.random.random() < 0.5 else []

    def statement(self, depth: int, where: tuple[str, ...]) -> list[str]:
        chance, name = self.random.random(), self.random.choice(NAMES)
        if depth and chance < 0.45:
            return self.compound(self.random.choice(self.compounds), name, depth - 1, where)
        if chance > 0.95:
            return [self.random.choice([jump for place in where for jump in JUMPS[place]])]
        return [self.random.choice(self.simple).format(n=name, m=self.random.choice(NAMES))]

    def compound(self, kind: str, name: str, depth: int, where: tuple[str, ...]) -> list[str]:
        inner, loop = (depth, where), (depth, (*where, "loop"))
        if kind == "if":
            return ["if decide():", *self.suite(*inner), *self.maybe("else:", *inner)]
        if kind == "while":
            return ["while decide():", *self.suite(*loop), *self.maybe("else:", *inner)]
        if kind == "while True":
            return ["while True:", "    if end(): break", *self.suite(*loop)]
        if kind == "for":
            return [f"for {name} in loop(@):", *self.suite(*loop), *self.maybe("else:", *inner)]
        if kind == "with":
            return [f"with context(@) as {name}:", *self.suite(*inner)]
        if kind == "match":
            cases = [f"case {name} if tag({name}, @):", *self.suite(*inner), "case _:", *self.suite(*inner)]
            return ["match bind(0):", *indented(cases)]
        if kind == "def":
            return [f"def g(use=use): use(@, {name})"]
        if kind == "finally":
            return ["try:", *self.suite(*inner), "finally:", *self.suite(*inner)]
        handler = self.random.choice(["except Boom:", "except:", f"except Boom as {name}:"])
        first = [f"    tag({name}, @ - 1)"] if " as " in handler else []
        ends = [*self.maybe("else:", *inner), *self.maybe("finally:", *inner)]
        return ["try:", *self.suite(*inner), handler, *first, *self.suite(*inner), *ends]

    def program(self) -> str:
        """A function that is called, or a script."""
        start = indented([f"{name} = bind(@)" for name in NAMES])
        if self.random.random() < 0.7:
            lines = ["def main():", *start, *self.suite(3, ("", "function")), *self.suite(2, ("",)), "main()"]
        else:
            lines = [line[4:] for line in start + self.suite(3, ("",)) + self.suite(2, ("",))]
        return "".join(line.replace("@", str(index)) + "\n" for index, line in enumerate(lines, 1))


def indented(lines: list[str]) -> list[str]:
    return ["    " + line for line in lines]


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
            before.update(
                {
                    mark.lineno: statement
                    for statement, mark in (pairwise(block) if isinstance(block, list) else ())
                }
            )
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


def check_seeds(seeds: Iterable[int]) -> int:
    """Run the programs of these seeds; return how many reads were checked."""
    reads = 0
    for seed in seeds:
        text = Writer(seed).program()
        world = run(text, random.Random(seed).choices((True, False), k=40))
        check(text, world)
        reads += len(world.reads)
    return reads


def test_flow_by_running() -> None:
    assert check_seeds(range(250)) > 700


@pytest.mark.long
def test_much_flow_by_running() -> None:
    check_seeds(range(1000, 50_000))
