"""Modules that offer the names of another language or library."""

from __future__ import annotations

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.names.namespaces import is_one_of_many, registers_by_name
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.source import Source

NAMES = ["abs", "min", "max", "count", "median", "stddev", "concat", "length"]


def many(line: str, names: list[str] = NAMES, before: str = "") -> str:
    """Return a text with a line for each name: `@` stands for it."""
    return before + "".join(line.replace("@", name) for name in names)


IMPORTED = f"from numpy import {', '.join([*NAMES, 'sin', 'cos', 'dot', 'zeros'])}\n"

# Each row: the text, and whether `min` is one of many in it.
TEXTS = [
    pytest.param(many("def @(x: Field) -> Call: pass\n"), True, id="annotated-alike"),
    pytest.param(many("def @(x: float) -> float: pass\n"), False, id="annotated-with-builtins"),
    pytest.param(many("def @(x) -> List[float]: pass\n"), False, id="annotated-with-builtins-in-typing"),
    pytest.param(many("def @(numbers): pass\n"), False, id="plain-functions"),
    pytest.param(many("def @(x):\n    return Call('@', x)\n"), True, id="made-of-their-names"),
    pytest.param(many("def @(x):\n    return Call('f', x)\n"), False, id="made-of-something-else"),
    pytest.param(many("class @(Reducer): pass\n"), True, id="classes"),
    pytest.param(many("class @(Reducer[T]): pass\n"), True, id="generic-classes"),
    pytest.param(many("class @(object): pass\n"), False, id="classes-of-no-kind"),
    pytest.param(many("class @: pass\n"), False, id="classes-without-base"),
    pytest.param(many("@ = Function('@')\n"), True, id="made"),
    pytest.param(many("@ = config.get('@')\n"), False, id="got-by-name"),
    pytest.param(many("@ = int('@')\n"), False, id="converted"),
    pytest.param("def f():\n" + many("    @ = Function('@')\n"), False, id="variables-of-a-function"),
    pytest.param(many("@ = 3\n"), False, id="plain-values"),
    pytest.param(IMPORTED, True, id="imported"),
    pytest.param(many("from m import @\n", NAMES), False, id="imported-by-choice"),
    pytest.param(many("class @(Reducer): pass\n", ["abs", "min", *NAMES[3:]]), False, id="two-builtins"),
    pytest.param(many("class @(Reducer): pass\n", NAMES[:5]), False, id="few-siblings"),
    pytest.param(
        many("class @(Reducer): pass\n", ["abs", "min", "max", "sum", "pow", "count", "median"]),
        False,
        id="mostly-builtins",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_one_of_many(text: str, expected: bool) -> None:
    facts = Facts(Source("a.py", text), ProjectFacts())
    (binding,) = [b for scope in facts.scopes.all for b in scope.bindings.get("min", ())]
    assert is_one_of_many(binding, facts) is expected


TOLD = "class A:\n    def __init_subclass__(cls):\n        known[cls.__name__] = cls\n"

# Each row: the text, and whether a base class keeps the name of `min`.
BASES = [
    pytest.param(TOLD + "class B(A): pass\nclass min(B[int]): pass\n", True, id="told"),
    pytest.param(TOLD + "class min: pass\n", False, id="another-class"),
    pytest.param(TOLD.replace("__name__", "x") + "class min(A): pass\n", False, id="told-without-names"),
    pytest.param("class A:\n    x = B.__name__\nclass min(A): pass\n", False, id="not-told"),
    pytest.param("class A(metaclass=Meta): pass\nclass min(A): pass\n", True, id="metaclass"),
    pytest.param("class A(metaclass=abc.ABCMeta): pass\nclass min(A): pass\n", False, id="abstract"),
]


@pytest.mark.parametrize(("text", "expected"), BASES)
def test_registers_by_name(text: str, expected: bool) -> None:
    facts = Facts(Source("a.py", text), ProjectFacts())
    assert registers_by_name(facts.scopes.module.bindings["min"][0].node, facts) is expected
