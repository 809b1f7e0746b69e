"""What a file shows at a glance."""

from __future__ import annotations

import builtins
import sys

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.signs import Signs
from beginner_lint.facts.words.builtin_names import NAMES
from beginner_lint.rule import load_rules
from beginner_lint.source import Source

# Each row: the sign, a text, whether the sign is in it.
SIGNS = [
    pytest.param("hides_builtin", "sum = 3\n", True, id="variable"),
    pytest.param("hides_builtin", "print(sum)\n", False, id="only-read"),
    pytest.param("hides_builtin", "def f(max): pass\n", True, id="parameter"),
    pytest.param("hides_builtin", "f = lambda *, max=3: 0\n", True, id="parameter-of-lambda"),
    pytest.param("hides_builtin", "def f(limit): return max\n", False, id="other-parameter"),
    pytest.param("hides_builtin", "async def next(): pass\n", True, id="function"),
    pytest.param("hides_builtin", "class list: pass\n", True, id="class"),
    pytest.param("hides_builtin", "from glob import glob as filter\n", True, id="import-as"),
    pytest.param("hides_builtin", "import open.path\n", True, id="import-of-a-part"),
    pytest.param("hides_builtin", "import os.open\n", False, id="import-of-another"),
    pytest.param("hides_builtin", "try: pass\nexcept E as id: pass\n", True, id="exception"),
    pytest.param("hides_builtin", "try: pass\nexcept id: pass\n", False, id="exception-without-name"),
    pytest.param("hides_builtin", "match x:\n    case [1, *set]: pass\n", True, id="rest-of-a-list"),
    pytest.param("hides_builtin", "match x:\n    case {1: 2, **dict}: pass\n", True, id="rest-of-a-dict"),
    pytest.param("hides_builtin", "match x:\n    case int() as type: pass\n", True, id="capture"),
    pytest.param("hides_builtin", "match x:\n    case int(): pass\n", False, id="pattern-without-name"),
    pytest.param("hides_builtin", "show = 3\n", True, id="extra-builtin"),
    pytest.param("hides_import", "import sys, os\nsys = 3\n", True, id="hidden-import"),
    pytest.param("hides_import", "import sys as s\nsys = 3\n", False, id="import-by-another-name"),
    pytest.param("hides_function", "def f(): pass\nf = 3\n", True, id="hidden-function"),
    pytest.param(
        "hides_function", "async def f(): pass\nfor f in x: pass\n", True, id="hidden-async-function"
    ),
    pytest.param("hides_function", "def f(): pass\nf(3)\n", False, id="called-function"),
    pytest.param("calls_itself", "def f():\n    return f()\n", True, id="recursion"),
    pytest.param("calls_itself", "async def f():\n    return await self.f()\n", True, id="method"),
    pytest.param("calls_itself", "def f(): return f()\n", True, id="on-one-line"),
    pytest.param("calls_itself", "def f():\n    pass\nf()\n", False, id="called-below"),
    pytest.param("makes_default", "def f(x=[]): pass\n", True, id="default"),
    pytest.param("makes_default", "def f(*, x=list()): pass\n", True, id="default-of-keyword"),
    pytest.param("makes_default", "def f(a, b=3, *, c, d=None): pass\n", False, id="constants"),
    pytest.param("has_braces", "x = '{name}'\n", True, id="braces"),
    pytest.param("has_braces", "x = f'{name}' + str({})\n", False, id="braces-of-others"),
    pytest.param("shifts_right", "print >>f, x\n", True, id="print-to-a-file"),
    pytest.param("shifts_right", "print << f\n", False, id="shift-to-the-left"),
    pytest.param("is_namesake", "x = 3\n", False, id="no-namesake"),
]


@pytest.mark.parametrize(("sign", "text", "shown"), SIGNS)
def test_signs(sign: str, text: str, *, shown: bool) -> None:
    assert getattr(Signs(Facts(Source("case.py", text), ProjectFacts()), {"show"}), sign) is shown


@pytest.mark.skipif(sys.version_info < (3, 12), reason="newer syntax")
@pytest.mark.parametrize("text", ["def f[id](): pass\n", "class A[*id]: pass\n", "type A[**id] = A\n"])
def test_type_parameters_hide_builtins(text: str) -> None:
    assert Signs(Facts(Source("case.py", text), ProjectFacts())).hides_builtin


def test_a_namesake_is_known_by_its_askers() -> None:
    assert Signs(Facts(Source("case.py", ""), ProjectFacts(askers=()))).is_namesake


def test_the_names_that_count_are_those_of_builtins() -> None:
    assert NAMES.keys() <= set(dir(builtins))


def test_rules_go_by_signs_that_there_are() -> None:
    assert {sign for rule in load_rules() for sign in rule.signs} <= set(vars(Signs))
