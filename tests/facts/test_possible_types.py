"""What types can at most tell: nothing else is ever proved, and some questions need not be asked."""

from __future__ import annotations

import ast

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.types.types import How
from tests.corpus import THOROUGH, readable, standard_library
from tests.facts.programs import expression_at, facts_of

_ANYTHING = "anything"

CASES = [
    ("constant", "3 # <-", "int"),
    ("f-string", "f'{x}' # <-", "str"),
    ("display", "[x] # <-", "list"),
    ("length", "len(x) # <-", "int"),
    ("length of another kind", "def len(x): return x\nlen(x) # <-", _ANYTHING),
    ("argument decides", "max(x, 3) # <-", _ANYTHING),
    ("numbers", "len(x) + 1 # <-", "bool complex float int"),
    ("difference", "x = f()\nx - 1 # <-", ""),
    ("repeated", "for x in y:\n    len(x) * x # <-", _ANYTHING),
    ("filled with what is unknown", "'%s' % x # <-", _ANYTHING),
    ("sum with what is unknown", "3 + x # <-", ""),
    ("filled", "for x in y:\n    x % 3 # <-", _ANYTHING),
    ("either", "(3 if x else 'a') # <-", "int str"),
    ("or", "(3 or None) # <-", "NoneType int"),
    ("not", "(not x) # <-", "bool"),
    ("attribute of a parameter", "def f(x):\n    x.y # <-", ""),
    ("attribute of a module", "import math\nmath.pi # <-", _ANYTHING),
    ("method of texts", "def f(x):\n    x.find('a') # <-", "int"),
    ("method of several types", "def f(x):\n    x.hex() # <-", "str"),
    ("method of nothing known", "def f(x):\n    x.draw() # <-", ""),
    ("method of what is unknown", "def f(x):\n    x.y.strip() # <-", ""),
    ("builtin's method", "str.maketrans(x) # <-", _ANYTHING),
    ("item", "def f(x):\n    x[0] # <-", _ANYTHING),
    ("item of what is unknown", "x.y[0] # <-", ""),
    ("parameter", "def f(x):\n    x # <-", _ANYTHING),
    ("loop variable", "for x in y:\n    x # <-", _ANYTHING),
    ("assigned", "x = 3\nx # <-", "int"),
    ("assigned twice", "x = 3\nx = 'a'\nx # <-", "int str"),
    ("counted up", "x = 3\nx += y\nx # <-", _ANYTHING),
    ("depends on itself", "x = 3\nx = x\nx # <-", _ANYTHING),
    ("assigned elsewhere", "def f():\n    global x\n    x = 'a'\nx = 3\nx # <-", "int str"),
    ("unpacked", "x, y = 3, 4\nx # <-", _ANYTHING),
    ("unbound", "x # <-", ""),
    ("own file", "__file__ # <-", "str"),
    ("typed in", "x = raw_input()\nx # <-", "str"),
    ("awaited", "async def f(x):\n    await x # <-", ""),
    ("lost in names", "a = 3\nb = a\nc = b\nd = c\ne = d\nf = e\nf # <-", _ANYTHING),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_tells_what_is_possible(text: str, expected: str) -> None:
    facts = facts_of(text)
    possible = facts.possible_types.of(expression_at(facts))
    assert (_ANYTHING if possible is None else " ".join(sorted(possible))) == expected


@pytest.mark.skipif(not THOROUGH, reason="real code is looked at on other Pythons")
def test_nothing_else_is_proved_in_real_code() -> None:
    """Ask both about every expression of some modules: the cheap answer never denies the other one."""
    asked = denied = 0
    for source in readable(standard_library(share=40)):
        facts = Facts(source, ProjectFacts())
        for node in ast.walk(source.tree):
            if isinstance(node, ast.expr) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
                possible, fact = facts.possible_types.of(node), facts.types.of(node)
                if possible is not None and fact.type is not None and fact.how is How.PROVED:
                    assert fact.type.name in possible, (source.path, ast.unparse(node))
                    assert facts.types.proves(node, fact.type.name) is fact.type.exact
                asked += 1
                denied += possible == frozenset()
    assert denied > asked // 10
