from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.names.builtin_attribute import BuiltinAttribute
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.tables import Case, check, clean, unfixed

SILENCING = {
    "means_the_attribute": "there is no fix; a class may well read its own attribute",
    "is_only_for_type_checkers": "there is no fix; Python does not look at these annotations",
}


def in_class(*lines: str, before: str = "") -> str:
    return before + "class A:\n" + "".join(f"    {line}\n" for line in lines)


CASES: list[Case] = [
    unfixed(
        "annotation-with-a-method",
        in_class("def list(self): return 3", "def f(self) -> list[int]: return [3]"),
        says="`list` means the method of this class here; Python's own is `builtins.list`",
    ),
    unfixed(
        "annotation-of-a-parameter", in_class("async def set(self): ...", "def f(self, x: set | None): ...")
    ),
    unfixed("annotation-within-another", in_class("def type(self): ...", "x: dict[str, list[type]] = {}")),
    unfixed(
        "annotation-with-a-static-method",
        in_class("@staticmethod", "def str(x): ...", "def f(self) -> str: ..."),
    ),
    unfixed("decorator", in_class("def property(self): ...", "@property", "def f(self): return 3")),
    unfixed("call", in_class("def dict(self): ...", "table = dict(a=3)")),
    unfixed("call-with-a-property", in_class("@property", "def sum(self): return 3", "total = sum([1, 2])")),
    unfixed("default", in_class("def object(self): ...", "def f(self, x=object): ...")),
    unfixed("default-by-label", in_class("def object(self): ...", "def f(self, *, x=object): ...")),
    unfixed(
        "factory",
        in_class(
            "def list(self): ...",
            "x: object = field(default_factory=list)",
            before="from dataclasses import *\n",
        ),
    ),
    unfixed("base-of-an-inner-class", in_class("def list(self): ...", "class Row(list): ...")),
    unfixed("subscript", in_class("def list(self): ...", "Row = list[int]")),
    unfixed(
        "annotation-with-a-value",
        in_class("type: object = 'a'", "def f(self) -> type[int]: return int"),
        says="`type` means the attribute of this class here",
    ),
    unfixed("call-with-a-value", in_class("max = 3", "size = max(4, 5)")),
    unfixed(
        "nested-class",
        "class Outer:\n    class Inner:\n        def list(self): ...\n        x = list('ab')\n    y = list('ab')\n",
    ),
    clean(
        "in-methods",
        in_class("def list(self): return list('ab')", "id = 3", "def f(self, x=lambda: id(3)): return id(x)"),
    ),
    clean("never-read", in_class("def list(self): ...", "id: int = 3")),
    clean("read-before", in_class("def f(self) -> list[int]: ...", "x = list('ab')", "def list(self): ...")),
    clean("in-its-own-heading", in_class("def type(self, x=type) -> type: ...")),
    clean("only-declared", in_class("type: str", "def f(self) -> type: ...")),
    clean("maybe-bound", in_class("if input():", "    def list(self): ...", "def f(self) -> list[int]: ...")),
    clean("in-a-function-inside", in_class("def list(self): ...", "f = lambda self: list('ab')")),
    clean(
        "setter",
        in_class("@property", "def type(self): ...", "@type.setter", "def type(self, x): ..."),
        guard="means_the_attribute",
    ),
    clean(
        "another-name-for-it",
        in_class("def repr(self): return 'a'", "__str__ = repr"),
        guard="means_the_attribute",
    ),
    clean(
        "made-a-property",
        in_class("def set(self, x): ...", "def get(self): ...", "value = property(get, set)"),
        guard="means_the_attribute",
    ),
    clean(
        "value-of-its-own",
        in_class("id = 3", "next_id = id + 1", "def f(self, id=id): ..."),
        guard="means_the_attribute",
    ),
    clean("item-of-its-own", in_class("map = {'a': 1}", "first = map['a']"), guard="means_the_attribute"),
    clean(
        "column",
        in_class("type = Column('text')", "args = {'on': type}", "def f(self) -> type: ..."),
        guard="means_the_attribute",
    ),
    clean(
        "made-for-the-body",
        in_class("def property(name): return name", "size = property('size')"),
        guard="means_the_attribute",
    ),
    clean(
        "class-inside", in_class("class type: ...", "def f(self) -> type: ..."), guard="means_the_attribute"
    ),
    clean("another-type", in_class("int = float", "def f(self) -> int: ..."), guard="means_the_attribute"),
    clean(
        "annotations-are-texts",
        in_class(
            "def list(self): ...",
            "def f(self) -> list[int]: ...",
            before="from __future__ import annotations\n",
        ),
        guard="is_only_for_type_checkers",
    ),
    clean("quoted", in_class("def list(self): ...", "def f(self) -> 'list[int]': ...")),
    clean("module", "def list(self): ...\ndef f(self) -> list[int]: ...\n"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(BuiltinAttribute, case)


def test_one_finding_for_an_attribute_with_all_its_places() -> None:
    program = in_class("def list(self): ...", "x = list('a')", "def f(self) -> list[int]: ...", "id = 3")
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN505",)), ProjectFacts())
    assert (found.range.start.line, found.range.start.column) == (3, 8)
    assert [(*each.range.start, each.range.end.column, each.label) for each in found.related] == [
        (2, 8, 12, "the method `list`"),
        (4, 19, 23, "`list` is the method here, too"),
    ]


def test_lazy_annotations_say_nothing_of_calls() -> None:
    program = in_class("def list(self): ...", "x = list('a')", before="from __future__ import annotations\n")
    assert len(lint(Source("x.py", program), Settings(select=("ZEN505",)), ProjectFacts())) == 1


def test_it_is_no_finding_for_beginners() -> None:
    program = in_class("def list(self): ...", "x = list('a')")
    for level, count in ((Level.BASICS, 0), (Level.INTERMEDIATE, 1)):
        found = lint(Source("x.py", program), Settings(level=level), ProjectFacts())
        assert len([each for each in found if each.code == "ZEN505"]) == count


def test_settings_take_names() -> None:
    program = in_class("def list(self): ...", "x = list('a')")
    settings = Settings(select=("ZEN505",), builtins_ignored=frozenset({"list"}))
    assert lint(Source("x.py", program), settings, ProjectFacts()) == []
