"""The oracle that compares compiled code: what it lets pass, and that it alone finds each wrong rename."""

from __future__ import annotations

import sys

import pytest

from beginner_lint.diagnostic import Rename
from beginner_lint.source import Source
from tests.compiled import Comparison

V312 = pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of 3.12")

COMPREHENSION = "def f(xs):\n a = g()\n h(a)\n c = [a for a in xs]\n return a, c"
TYPE_PARAMETER = "a = int\nclass C:\n def f[T: a](self): pass"
FINALLY = "def f(x):\n try: x()\n finally:\n  x = lambda a: a"
SAME_LINE = "def f(xs):\n return [a for a in xs], {a: 1 for a in xs}, lambda a: a"
ATTRIBUTE = "a = 1\nclass C:\n a = 2\n c = a\ndef f(): return a"

# Each row: why, the old text, what is renamed: (scope, old, new), and the new text.
RIGHT = [
    ("comprehension uses the name", COMPREHENSION, (1, "a", "b"), "def f(xs):\n b = g()\n h(b)\n c = [a for a in xs]\n return b, c"),
    ("comprehension gets the new name", COMPREHENSION, (2, "a", "b"), "def f(xs):\n a = g()\n h(a)\n c = [b for b in xs]\n return a, c"),
    ("set of pairs", "def f(a):\n {(a, a) for a in a}\n return a", (1, "a", "b"), "def f(b):\n {(a, a) for a in b}\n return b"),
    ("dict in a dict", "def f(a):\n {a: {a: a for a in a} for a in a}\n return a", (1, "a", "b"), "def f(b):\n {a: {a: a for a in a} for a in b}\n return b"),
    ("comprehension of the module", "a = [a for a in x]\na", (0, "a", "b"), "b = [a for a in x]\nb"),
    ("comprehension of a class", "a = 1\nclass C:\n c = [a for a in a]", (0, "a", "b"), "b = 1\nclass C:\n c = [a for a in b]"),
    ("asynchronous", "async def f(a):\n {a: await a async for a in a}\n return a", (1, "a", "b"), "async def f(b):\n {a: await a async for a in b}\n return b"),
    ("bound on some paths only", "def f(x):\n if x: a = x\n return [a for a in a], a, x", (1, "a", "b"), "def f(x):\n if x: b = x\n return [a for a in b], b, x"),
    ("order of shared variables", "def f(a, c):\n return lambda: (a, c)", (1, "a", "z"), "def f(z, c):\n return lambda: (z, c)"),
    ("scopes on one line", SAME_LINE, (2, "a", "b"), "def f(xs):\n return [b for b in xs], {a: 1 for a in xs}, lambda a: a"),
    ("finally is compiled twice", FINALLY, (2, "a", "b"), "def f(x):\n try: x()\n finally:\n  x = lambda b: b"),
    ("code that never runs", "if 0:\n def f(a): return a", (1, "a", "b"), "if 0:\n def f(b): return b"),
    ("decorated", "@d\n@e\ndef f(a): return a", (1, "a", "b"), "@d\n@e\ndef f(b): return b"),
    ("attribute of a class", ATTRIBUTE, (0, "a", "b"), "b = 1\nclass C:\n a = 2\n c = a\ndef f(): return b"),
    ("class in a class", "a = 1\nclass C:\n a = 2\n class D:\n  c = a", (0, "a", "b"), "b = 1\nclass C:\n a = 2\n class D:\n  c = b"),
    pytest.param("type parameter in a class", TYPE_PARAMETER, (0, "a", "b"), "b = int\nclass C:\n def f[T: b](self): pass", marks=V312),
]  # fmt: skip

WRONG = [
    ("comprehension's variable, too", COMPREHENSION, (1, "a", "b"), "def f(xs):\n b = g()\n h(b)\n c = [b for b in xs]\n return b, c"),
    ("comprehension's variable instead", COMPREHENSION, (1, "a", "b"), "def f(xs):\n a = g()\n h(a)\n c = [b for b in xs]\n return a, c"),
    ("missed in a comprehension", "def f(xs):\n a = 1\n return [a for x in xs]", (1, "a", "b"), "def f(xs):\n b = 1\n return [a for x in xs]"),
    ("missed next to a comprehension", COMPREHENSION, (1, "a", "b"), "def f(xs):\n b = g()\n h(a)\n c = [a for a in xs]\n return b, c"),
    ("missed store next to a comprehension", "def f(a):\n [a for a in a]\n a = 1", (1, "a", "b"), "def f(b):\n [a for a in b]\n a = 1"),
    ("comprehension's values are another's", "def f(a, c):\n return [a for a in c]", (1, "a", "b"), "def f(b, c):\n return [b for a in c]"),
    ("comprehension of the module, too", "a = [a for a in x]\na", (0, "a", "b"), "b = [b for b in x]\nb"),
    ("missed store", "def f():\n a = 1\n a = 2\n return a", (1, "a", "b"), "def f():\n b = 1\n a = 2\n return b"),
    ("missed loop", "def f(x):\n for a in x: pass\n for a in x: pass", (1, "a", "b"), "def f(x):\n for b in x: pass\n for a in x: pass"),
    ("missed deletion", "def f(a):\n del a\n a = 1", (1, "a", "b"), "def f(b):\n del b\n a = 1"),
    ("two names in another order", "def f(a, c): return g(a, c)", (1, "a", "b"), "def f(b, c): return g(c, b)"),
    ("first of two names", "def f(a, c): return g(a, c)", (1, "a", "b"), "def f(b, c): return g(c, c)"),
    ("stored and read again", "def f(a, c):\n c = a; a = c; c(a)", (1, "a", "b"), "def f(b, c):\n c = b; c = c; c(b)"),
    ("parameter that is not read", "def f(a): pass", (1, "a", "b"), "def f(c): pass"),
    ("parameters in another order", "def f(a, c): pass", (1, "a", "b"), "def f(c, b): pass"),
    ("shared with another scope", "def f(a, c):\n return lambda: (a, c)", (1, "a", "z"), "def f(z, c):\n return lambda: (c, c)"),
    ("two scopes on one line", SAME_LINE, (2, "a", "b"), "def f(xs):\n return [b for b in xs], {a: 1 for a in xs}, lambda b: b"),
    ("scope on another line", "def f(a): return a\ndef g(a): return a", (1, "a", "b"), "def f(a): return a\ndef g(b): return b"),
    ("another name elsewhere", "a = 1\ndef f(c): return c", (0, "a", "b"), "b = 1\ndef f(c): return f"),
    ("not renamed at all", "def f(a): return a", (1, "a", "b"), "def f(a): return a"),
    ("finally: missed once", FINALLY, (2, "a", "b"), "def f(x):\n try: x()\n finally:\n  x = lambda b: a"),
    ("attribute, too", ATTRIBUTE, (0, "a", "b"), "b = 1\nclass C:\n b = 2\n c = b\ndef f(): return b"),
    ("attribute read", ATTRIBUTE, (0, "a", "b"), "b = 1\nclass C:\n a = 2\n c = b\ndef f(): return b"),
    ("function's name, not the module's", "a = 1\ndef f(a): return a", (0, "a", "b"), "a = 1\ndef f(b): return b"),
    ("function's name and the module's", "a = 1\ndef f(a): return a", (0, "a", "b"), "b = 1\ndef f(b): return b"),
    pytest.param("type parameter missed", TYPE_PARAMETER, (0, "a", "b"), "b = int\nclass C:\n def f[T: a](self): pass", marks=V312),
    pytest.param("type parameter of an attribute", "a = 1\nclass C:\n a = 2\n def f[T: a](self): pass", (0, "a", "b"), "b = 1\nclass C:\n a = 2\n def f[T: b](self): pass", marks=V312),
]  # fmt: skip


def differences(old: str, renamed: tuple[int, str, str], new: str) -> list[str]:
    return Comparison(Source("a.py", old), Source("a.py", new), Rename(*renamed)).differences


def by_reason(table: list[object]) -> list[object]:
    marked = [row if hasattr(row, "marks") else pytest.param(*row) for row in table]  # type: ignore[misc]
    return [pytest.param(*row.values[1:], id=row.values[0], marks=row.marks) for row in marked]


@pytest.mark.parametrize(("old", "renamed", "new"), by_reason(RIGHT))
def test_right_renames_pass(old: str, renamed: tuple[int, str, str], new: str) -> None:
    assert differences(old, renamed, new) == []


@pytest.mark.parametrize(("old", "renamed", "new"), by_reason(WRONG))
def test_wrong_renames_do_not(old: str, renamed: tuple[int, str, str], new: str) -> None:
    assert differences(old, renamed, new)
