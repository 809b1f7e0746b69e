"""When a call of `print` does what the statement of Python 2 did piece by piece."""

from __future__ import annotations

import pytest

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.python2.print_statement import PrintStatement
from beginner_lint.source import Source
from tests.rules.tables import only


def assumed(program: str) -> str | None:
    """Return what the fix of the last print statement of a program assumes."""
    found = lint(Source("case.py", program), only(PrintStatement), ProjectFacts(script=True))
    fix = max(found, key=lambda each: each.range.start).fix
    assert fix is not None
    return fix.assumption


@pytest.mark.parametrize(
    "program",
    [
        "for i in range(3): print i, i * i, str(i), [i]\n",
        "def add(a, b): return a + b\nprint 'sum', add(1, 2)\n",
        "class A:\n    def get(self): return 3\nprint 'a', A().get()\n",
        "import random\nprint 'a', random.choice([1])\n",
        "print 'a', map(str, [1]), sorted([1], key=lambda x: -x)\n",
        "x = int(raw_input('a'))\nprint 'hi', x, '!'\n",
        "name = raw_input('a')\nprint 'hi', name\n",
        "print '%d' % x, 1\n",
        "for word in 'a b'.split(): print word, len(word)\n",
    ],
)
def test_the_same(program: str) -> None:
    assert assumed(program) is None


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("def f(): print 1\ndef g(): return f()\nprint 'a', g()\n", "g()"),
        ("def f(g):\n    print 'a', g(1)\n", "g(1)"),
        ("def f(g):\n    print 'a', map(g, [1])\n", "map(g, [1])"),
        ("def f(): print 1\nprint 'a', map(f, [])\n", "map(f, [])"),
        ("class A:\n    def __init__(self, f): self.call = f\nprint 'a', A(3).call(3)\n", "A(3).call(3)"),
        ("class A:\n    def __init__(self): print 1\nprint 'a', A()\n", "A()"),
        ("class A:\n    def __add__(self, other): print 1\na = A()\nprint 'a', a + a\n", "a + a"),
        ("class A:\n    @property\n    def b(self): print 1\na = A()\nprint 'a', a.b\n", "a.b"),
        ("def f():\n    yield 1\n    print 2\nx = f()\nprint 'a', list(x)\n", "list(x)"),
        ("@wrap\ndef f(): return 1\nprint 'a', f()\n", "f()"),
        ("import calendar\nprint 'a', calendar.month(1, 2)\n", "calendar.month(1, 2)"),
        ("import mine\nprint 'a', mine.f()\n", "mine.f()"),
        ("print 'a', raw_input('b')\n", "raw_input('b')"),
    ],
)
def test_what_may_print(program: str, value: str) -> None:
    assert f"`{value}` prints nothing" in (assumed(program) or "")


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("x = raw_input('a')\nprint 'hi', x, '!'\n", "x"),
        ("print '%5s' % x, 1\n", "'%5s' % x"),
        ("print '%(a)s' % x, 1\n", "'%(a)s' % x"),
        ("x = 'a\\n'\nprint x, 1\n", "x"),
        ("for x in ['a', 'b\\t']: print x, 1\n", "x"),
        ("print 'a'.encode('hex'), 1\n", "'a'.encode('hex')"),
        ("print chr(9), 1\n", "chr(9)"),
        ("import sys\nprint sys.argv[0], 3\n", "sys.argv[0]"),
    ],
)
def test_what_may_end_a_line(program: str, value: str) -> None:
    assert f"`{value}` does not end with a tab" in (assumed(program) or "")


def test_only_a_script_has_nothing_but_its_own_texts() -> None:
    program = "def show(word): print word, len(word)\nshow('a')\n"
    assert assumed(program) is None
    found = lint(Source("case.py", program), only(PrintStatement), ProjectFacts(script=False))
    assert [each.fix.assumption for each in found if each.fix] == [
        "assumes that `word` does not end with a tab or a new line"
    ]
