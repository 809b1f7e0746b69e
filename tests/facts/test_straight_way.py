"""What binds a name on a straight way: found without a graph, where the graph says the same, and only there."""

from __future__ import annotations

import ast
import textwrap
from pathlib import Path

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.flow.name_flow import NameFlow
from beginner_lint.facts.flow.passing import Passing
from beginner_lint.facts.scopes.scopes import Scope, ScopeKind
from tests.facts.programs import facts_of

# Where `x` is read as `seen(x)`, which line of the body binds it? None: that takes a graph.
STRAIGHT = [
    ("by the statement before", "x = 1\nseen(x)", 1),
    ("by the last of several", "x = 1\nx = 2\nseen(x)", 2),
    ("by an import", "import x\nseen(x)", 1),
    ("by a definition", "def x(): pass\nseen(x)", 1),
    ("by an annotated assignment", "x: int = 1\nseen(x)", 1),
    ("by an annotation without a value", "x = 1\nx: int\nseen(x)", None),
    ("past what returns on one way", "x = 1\nif c:\n    return\nseen(x)", 1),
    (
        "past what goes on with the loop",
        "for y in c:\n    x = 1\n    if y:\n        continue\n    seen(x)",
        2,
    ),
    ("past what always returns", "x = 1\nif c:\n    return\nelse:\n    return\nseen(x)", None),
    ("past an endless loop", "x = 1\nwhile True:\n    pass\nseen(x)", None),
    ("after a return", "return\nx = 1\nseen(x)", None),
    ("after a return, in a suite", "return\nif c:\n    x = 1\n    seen(x)", None),
    ("on one way only", "x = 1\nif c:\n    x = 2\nseen(x)", None),
    ("within the other way", "x = 1\nif c:\n    x = 2\nelse:\n    seen(x)", 1),
    ("of a test that always holds", "x = 1\nif 1:\n    seen(x)", 1),
    ("of a test that never holds", "x = 1\nif 0:\n    seen(x)", None),
    ("by a test", "x = 1\nif (x := c):\n    seen(x)", None),
    ("in a test that binds it", "x = 1\nif (x := c) and seen(x):\n    pass", None),
    ("in what tests it", "x = 1\nif seen(x):\n    x = 2", 1),
    ("by the loop", "for x in c:\n    seen(x)\n    x = 2", 1),
    ("by the round before", "x = 1\nfor y in c:\n    seen(x)\n    x = 2", None),
    ("in a loop that binds it not", "x = 1\nfor y in c:\n    seen(x)", 1),
    ("in what is walked", "x = 1\nfor x in seen(x):\n    pass", 1),
    ("in what is tested each round", "x = 1\nwhile seen(x):\n    x = 2", None),
    ("in the target of a loop", "x = 1\nfor c[seen(x)] in c:\n    x = 2", None),
    ("after the loop", "for x in c:\n    pass\nseen(x)", None),
    ("by a context", "with c as x:\n    seen(x)", 1),
    ("by one of two contexts", "with c as x, c as x:\n    seen(x)", None),
    ("after a context that may swallow", "x = 1\nwith c:\n    x = 2\nseen(x)", None),
    ("by the handler", "try:\n    c()\nexcept E as x:\n    seen(x)", 3),
    ("after the handler", "x = 1\ntry:\n    c()\nexcept E as x:\n    pass\nseen(x)", None),
    ("in a handler, from before", "x = 1\ntry:\n    c()\nexcept E:\n    seen(x)", 1),
    ("in a handler, from what failed", "x = 1\ntry:\n    x = c()\nexcept E:\n    seen(x)", None),
    ("in a handler of nothing", "x = 1\ntry:\n    pass\nexcept E:\n    seen(x)", None),
    ("in the type of a handler of nothing", "x = 1\ntry:\n    pass\nexcept seen(x):\n    pass", None),
    (
        "in `else` that is not reached",
        "x = 1\ntry:\n    return\nexcept E:\n    pass\nelse:\n    seen(x)",
        None,
    ),
    ("in `try`, bound in its handler", "x = 1\ntry:\n    seen(x)\nexcept E:\n    x = 2", 1),
    ("in `finally`", "x = 1\ntry:\n    x = c()\nfinally:\n    seen(x)", None),
    ("by a pattern", "match c:\n    case [x]:\n        seen(x)", None),
    (
        "in a case of another pattern",
        "x = 1\nmatch c:\n    case [x]:\n        pass\n    case _:\n        seen(x)",
        None,
    ),
    ("by itself", "x = 1\nx = seen(x)", 1),
    ("by itself, in an expression", "x = 1\nx = (x := 2) + seen(x)", None),
    ("in the target of an assignment", "x = 1\nx, c[seen(x)] = 2, 3", None),
    ("by both parts of an assignment", "x = [x] = c\nseen(x)", None),
    ("deleted", "x = 1\ndel x\nseen(x)", None),
    ("in a class", "x = 1\nclass A:\n    y = seen(x)", 1),
    ("in a class of that name", "x = 1\nclass x:\n    y = seen(x)", 1),
    ("in a default of a function of that name", "x = 1\ndef x(y=seen(x)): pass", 1),
    ("in a default, after another", "x = 1\ndef g(y=(x := 2), z=seen(x)): pass", None),
    ("in a class, after its bases", "x = 1\nclass A((x := c)):\n    y = seen(x)", None),
    ("by the call", "seen(p)", 0),
    ("by nothing", "seen(x)\nx = 1", None),
]


@pytest.mark.parametrize(("body", "line"), [row[1:] for row in STRAIGHT], ids=[row[0] for row in STRAIGHT])
def test_straight_way(body: str, line: int | None) -> None:
    indented = textwrap.indent(body, "    ")
    facts = facts_of(f"def f(p, c):\n{indented}\n")
    (read,) = [node.args[0] for node in ast.walk(facts.source.tree) if _is_read(node)]
    owner = facts.scopes.owner(read)
    assert isinstance(read, ast.Name)
    assert owner is not None
    flow = NameFlow(facts, owner, read.id, Passing(facts.parents))
    found = flow.plain_binding(read)
    assert (found and found.node.lineno - 1) == line  # type: ignore[attr-defined]
    if found is not None:
        assert flow.reaching is not None
        assert flow.reaching.at(read) == ([found], False, False)


def _is_read(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "seen"


def test_a_star_import_may_bind_it_too() -> None:
    facts = facts_of("x = 1\nfrom c import *\nprint(x)\n")
    (read,) = [node for node in facts.parents.of_type(ast.Name) if node.id == "x" and node.lineno == 3]
    assert NameFlow(facts, facts.scopes.module, "x", Passing(facts.parents)).plain_binding(read) is None


@pytest.mark.parametrize("module", ["argparse", "ast", "codecs", "configparser", "inspect", "tarfile"])
def test_real_code_agrees_with_the_graph(module: str) -> None:
    facts = facts_of(Path(__import__(module).__file__).read_text(encoding="utf-8"))
    passing = Passing(facts.parents)
    scopes = [each for each in facts.scopes.all if each.kind in (ScopeKind.MODULE, ScopeKind.FUNCTION)]
    assert sum(_agrees(facts, scope, name, passing) for scope in scopes for name in scope.bindings) > 300


def _agrees(facts: Facts, scope: Scope, name: str, passing: Passing) -> int:
    """Compare all answers about a name with those of the graph; return how many there are."""
    flow = NameFlow(facts, scope, name, passing)
    found = {read: flow.plain_binding(read) for read in flow.reads}
    plain = {read: binding for read, binding in found.items() if binding is not None}
    assert flow.reaching is not None
    assert [flow.reaching.at(read) for read in plain] == [([each], False, False) for each in plain.values()]
    return len(plain)
