"""What the rules make of files that have to be repaired: there, Python 2 is what counts."""

from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source

EVERYTHING = Settings(level=Level.EXPERT, ignore=("ZEN1", "ZEN3", "ZEN5"))
OLD = "print 'old'\n"
NEW = "print('old')\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x = 7\ny = x / 2\n", "x = 7\ny = x // 2\n"),
        ("x = map(abs, [1])\n", "x = list(map(abs, [1]))\n"),
        ("map(f, [1])\n", "list(map(f, [1]))\n"),
        ("for x in map(f, [1]): pass\n", "for x in list(map(f, [1])): pass\n"),
        ("for x in map(abs, [1]): pass\n", "for x in map(abs, [1]): pass\n"),
        ("for x in map(lambda a: 1, [1]): pass\n", "for x in map(lambda a: 1, [1]): pass\n"),
        ("x = sorted(map(f, [1]))\n", "x = sorted(map(f, [1]))\n"),
        ("x = any(map(f, [1]))\n", "x = any(list(map(f, [1])))\n"),
        ("x = list(zip([1], [2]))\n", "x = list(zip([1], [2]))\n"),
        ("x = 1 in range(3), range(3)[0], len(range(3))\n", "x = 1 in range(3), range(3)[0], len(range(3))\n"),
        ("f(range(3))\n", "f(list(range(3)))\n"),
        ("a, b = zip([1], [2])\n", "a, b = zip([1], [2])\n"),
        ("print ','.join(map(str, [1]))\n", "print(','.join(map(str, [1])))\n"),
        ("d = {}\nprint d.items()\n", "d = {}\nprint(list(d.items()))\n"),
        ("d = {}\nprint sorted(d.keys()), len(d.values())\n", "d = {}\nprint(sorted(d.keys()), len(d.values()))\n"),
        ("class A:\n    def __nonzero__(self): return not 1\n", "class A:\n    def __bool__(self): return not 1\n"),
        ("class A:\n    def __nonzero__(s): return s.n > 0 or s.n is s\n", "class A:\n    def __bool__(s): return s.n > 0 or s.n is s\n"),
        ("class A:\n    def __div__(self, x): return x\n", "class A:\n    def __truediv__(self, x): return x\n"),
        ("x = raw_input()\n", "x = input()\n"),
        ("from __future__ import division\nx = 7 / 2\n", "from __future__ import division\nx = 7 / 2\n"),
    ],
)  # fmt: skip
def test_safe(old: str, new: str) -> None:
    first = old.startswith("from __future__")
    before, after = (old + OLD, new + NEW) if first else (OLD + old, NEW + new)
    assert fix(Source("case.py", before), EVERYTHING).source.text == after


@pytest.mark.parametrize(
    ("old", "new", "because"),
    [
        ("def f(a): return a / 2\n", "def f(a): return a // 2\n", "`a` is a whole number"),
        ("def f(d): return d.keys()\n", "def f(d): return list(d.keys())\n", "`d` is a dictionary"),
        ("def f(x): return filter(g, x)\n", "def f(x): return list(filter(g, x))\n", "`x` is a list"),
        ("x = map(f, a, b)\n", "x = list(map(f, a, b))\n", "equally long"),
        ("def f(x): return x.next()\n", "def f(x): return next(x)\n", "`x` is an iterator"),
        ("x = input()\n", "x = int(input())\n", "whole number is typed"),
        ("x = int(input())\n", "x = int(input())\n", "whole number is typed"),
        ("x = float(input())\n", "x = float(input())\n", "a number is typed"),
        ("x = eval(input())\n", "x = eval(input())\n", "no text in quotes is typed"),
        ("x = raw_input()\ny = int(input())\n", "x = input()\ny = int(input())\n", "whole number is typed"),
        ("x = input()\ny = raw_input()\n", "x = int(input())\ny = input()\n", "whole number is typed"),
        ("class A:\n    def __unicode__(self): pass\n", "class A:\n    def __str__(self): pass\n", "is right"),
    ],
)  # fmt: skip
def test_unsafe(old: str, new: str, because: str) -> None:
    source = Source("case.py", OLD + old)
    found = lint(source, EVERYTHING)
    assert any(because in (each.fix.assumption or "") for each in found if each.fix)
    assert fix(source, EVERYTHING, threshold=Applicability.UNSAFE).source.text == NEW + new


def test_true_division_never_called_a_method_of_python_2() -> None:
    text = "from __future__ import division\n" + OLD + "class A:\n    def __div__(self, x): return x\n"
    assert "is right" in str([each.fix for each in lint(Source("case.py", text), EVERYTHING)])


@pytest.mark.parametrize(
    "methods",
    [
        "    def __nonzero__(self): return 1\n",
        "    def __nonzero__(self): return\n",
        "    def __nonzero__(self): return self.n\n",
        "    def __nonzero__(self): return self.n > 0\n    def __gt__(self, other): return 1\n",
        "    def __nonzero__(self): return True\n    def f(self): return self.__nonzero__()\n",
    ],
)
def test_a_special_method_whose_new_name_would_not_do(methods: str) -> None:
    found = lint(Source("case.py", f"{OLD}class A:\n{methods}"), EVERYTHING)
    assert [each.fix for each in found if each.code == "ZEN213"] == [None]


@pytest.mark.parametrize("name", ["tarfile", "nntplib"])
def test_a_method_next_that_python_3_has_too(name: str) -> None:
    text = "{}def f(x): return x.next()\n"
    (found,) = [
        each for each in lint(Source("case.py", OLD + text.format("")), EVERYTHING) if each.code == "ZEN209"
    ]
    assert "iterator" in found.message
    without = lint(Source("case.py", OLD + text.format(f"import {name}\n")), EVERYTHING)
    assert "ZEN209" not in {each.code for each in without}


def test_what_is_only_a_dictionary_perhaps_is_called_one_under_that_condition() -> None:
    text = OLD + "def f(d): return d.keys()\nx = {}\ny = x.keys()\n"
    unknown, known = [each for each in lint(Source("case.py", text), EVERYTHING) if each.code == "ZEN210"]
    assert "of a dictionary" in unknown.message
    assert "of a dictionary" not in known.message
    assert max(len(unknown.message), len(known.message)) <= 100


@pytest.mark.parametrize("name", ["def input(): pass\n", "input = 1\n", "f(input)\n"])
def test_an_input_of_the_files_own_is_left_alone(name: str) -> None:
    assert fix(Source("case.py", f"{OLD}{name}x = input()\n"), EVERYTHING).source.text.endswith(
        "x = input()\n"
    )


@pytest.mark.parametrize("rule", ["ZEN218", "ZEN210", "ZEN213"])
def test_what_runs_but_does_something_else_counts_even_where_its_rule_is_off(rule: str) -> None:
    text = (
        OLD + "def f(a): return a / 2\ndef g(d): return d.keys()\nclass A:\n    def __cmp__(s, o): return 1\n"
    )
    only_repairs = Settings(select=("ZEN203",))
    (found,) = lint(Source("case.py", text), only_repairs)
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
    assert rule in {each.code for each in lint(Source("case.py", text), EVERYTHING)}


def test_python_3_with_a_slip_is_no_python_2() -> None:
    text = OLD + "print(f'{7 / 2}', end='')\nx = input()\ny = map(f, [1])\nz = 7 / 2\n"
    assert fix(Source("case.py", text), EVERYTHING).source.text == text.replace(OLD, NEW)
