"""Code that is nested deeply, or long, is answered as short code of its kind is, or cautiously; nothing crashes."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import NamedTuple

import pytest

from beginner_lint.facts import Facts
from tests.facts.programs import facts_of


class Answers(NamedTuple):
    """What facts say of `s`, which each program binds: at its end, and from its first and last statement."""

    type: str
    bindings: int | None
    is_pure: bool
    last_is_read: bool
    first_is_read: bool


class Kind(NamedTuple):
    """Programs of one kind, by a size; what is said of short ones; the size of a deep one."""

    program: Callable[[int], str]
    short: int
    answers: Answers
    deep: int


ONCE = Answers("None", 1, False, True, True)

KINDS = {
    "sum": Kind(lambda n: "s = " + " + ".join(["'a'"] * n), 3, ONCE._replace(type="str", is_pure=True), 1500),
    "sum of unknowns": Kind(lambda n: "s = " + " + ".join(f"x{i}" for i in range(n)), 3, ONCE, 1500),
    "calls": Kind(lambda n: "s = x" + ".f(1)" * n, 3, ONCE, 300),
    "methods of a text": Kind(lambda n: "s = 'a'" + ".strip()" * n, 3, ONCE._replace(type="str", is_pure=True), 300),
    "items": Kind(lambda n: "s = x" + "[0]" * n, 3, ONCE, 300),
    "parentheses": Kind(lambda n: "s = " + "[" * n + "]" * n, 1, ONCE._replace(type="list", is_pure=True), 80),
    "conditions": Kind(lambda n: "s = " + " if c else ".join(["1"] * n), 3, ONCE._replace(type="int"), 80),
    "comparisons": Kind(lambda n: "s = " + " < ".join(["1"] * n), 3, ONCE._replace(type="bool", is_pure=True), 1500),
    "branches": Kind(
        lambda n: "if c:\n    s = 0\n" + "".join(f"elif c == {i}:\n    pass\n" for i in range(n)) + "else:\n    s = 1",
        80, Answers("int", 2, True, True, True), 900,
    ),
    "assignments": Kind(lambda n: "s = 'a'\n" + "s = s + 'b'\n" * n, 3, ONCE._replace(type="str", is_pure=True), 1000),
    "names": Kind(
        lambda n: "x0 = 'a'\n" + "".join(f"x{i + 1} = x{i}\n" for i in range(n)) + f"s = x{n}",
        3, Answers("str", 1, True, True, False), 1500,
    ),
    "names, or something else": Kind(
        lambda n: "x0 = 'a'\n" + "".join(f"x{i + 1} = x{i}\n" for i in range(n)) + f"s = x{n} if c else 1",
        3, Answers("None", 1, False, True, False), 1500,
    ),
    "functions": Kind(
        lambda n: "".join(f"def f{i}(x):\n    return f{i + 1}(x)\n" for i in range(n)) + f"def f{n}(x): return x\ns = f0('a')",
        3, Answers("str", 1, False, True, False), 400,
    ),
    "loops": Kind(
        lambda n: "s = 0\n" + "".join("    " * i + f"for i{i} in range(3):\n" for i in range(n)) + "    " * n + f"s = i{n - 1}",
        3, Answers("int", 2, True, True, True), 18,
    ),
    "one loop, many names": Kind(
        lambda n: "a0 = 1\nwhile c:\n" + "".join(f"    a{i} = a{(i * 7) % n}\n" for i in range(n)) + "s = a0",
        1, Answers("int", 1, True, True, False), 300,
    ),
}  # fmt: skip


def answers(facts: Facts) -> Answers:
    *_, last, read = facts.source.tree.body
    assert isinstance(read, ast.Expr)
    assert isinstance(read.value, ast.Name)
    bindings = facts.flow.reaching(read.value)
    found = facts.types.of(read.value)
    value = last.value if isinstance(last, ast.Assign) else read.value
    return Answers(
        "None" if found is None else str(found.type).partition("[")[0],
        None if bindings is None else len(bindings),
        facts.effects.is_pure(value),
        facts.flow.read_later("s", last) is not None,
        facts.flow.read_later("s", facts.source.tree.body[0]) is not None,
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("asked_before", [False, True], ids=["at-once", "after-all-else"])
def test_deep_code_is_answered_as_short_code_or_cautiously(kind: Kind, asked_before: bool) -> None:
    short = answers(facts_of(kind.program(kind.short) + "\ns\n"))
    assert short == kind.answers
    facts = facts_of(kind.program(kind.deep) + "\ns\n")
    if asked_before:
        ask_everything(facts)
    deep = answers(facts)
    assert deep.type in (short.type, "None")
    assert deep.bindings in (short.bindings, None)
    assert deep.is_pure <= short.is_pure
    assert deep.last_is_read
    assert deep.first_is_read >= short.first_is_read


@pytest.mark.parametrize("name", ["sum", "parentheses", "conditions", "comparisons", "loops"])
def test_some_deep_code_is_answered(name: str) -> None:
    kind = KINDS[name]
    assert answers(facts_of(kind.program(kind.deep) + "\ns\n")) == kind.answers


def ask_everything(facts: Facts) -> None:
    """Ask about the last code first: what is given up there must not count as known later."""
    for node in reversed(list(ast.walk(facts.source.tree))):
        if isinstance(node, ast.Name):
            facts.flow.reaching(node)
        if isinstance(node, ast.expr) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
            facts.types.of(node)
        if isinstance(node, ast.stmt):
            facts.flow.read_later("s", node)
            facts.flow.seen_after_exception("s", node)
    for node in facts.source.tree.body[::50]:
        facts.effects.may_change("s", facts.scopes.module, [node])
        if isinstance(node, ast.Assign):
            facts.effects.is_pure(node.value)
