"""Code that is nested deeply, or long, is answered or given up, but nothing crashes."""

from __future__ import annotations

import ast

import pytest

from tests.facts.programs import facts_of

DEEP = {
    "sum": "s = " + " + ".join(["'a'"] * 1500),
    "sum of unknowns": "s = " + " + ".join(f"x{i}" for i in range(1500)),
    "calls": "s = x" + ".f(1)" * 300,
    "methods of a text": "s = 'a'" + ".strip()" * 300,
    "items": "s = x" + "[0]" * 300,
    "parentheses": "s = " + "[" * 80 + "]" * 80,
    "conditions": "s = " + " if c else ".join(["1"] * 80),
    "comparisons": "s = " + " < ".join(["1"] * 1500),
    "branches": "if c:\n    s = 1\n" + "".join(f"elif c == {i}:\n    s = {i}\n" for i in range(80)),
    "assignments": "s = 'a'\n" + "s = s + 'b'\n" * 1000,
    "names": "x0 = 'a'\n" + "".join(f"x{i + 1} = x{i}\n" for i in range(1500)),
    "functions": "".join(f"def f{i}(x):\n    return f{i + 1}(x)\n" for i in range(400)) + "def f400(x): return x\nf0('a')",
    "loops": "".join("    " * i + f"for i{i} in range(3):\n" for i in range(18)) + "    " * 18 + "s = i0",
    "one loop, many names": "while c:\n" + "".join(f"    a{i} = a{(i * 7) % 300}\n" for i in range(300)),
}  # fmt: skip


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_code(text: str) -> None:
    facts = facts_of(text)
    for node in ast.walk(facts.source.tree):
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
