"""Which metaclasses leave the names of parameters alone: that of `Shop`, which `Meta` is."""

from __future__ import annotations

import ast

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.renames.call_labels import calls_of
from beginner_lint.facts.renames.method_labels import keeps_names
from beginner_lint.source import Source

NEW = "def __new__(mcs, name, bases, names, **more):\n  made = super().__new__(mcs, name, bases, names)\n"
INIT = "def __init__(cls, name, bases, names):\n  super().__init__(name, bases, names)\n"

# What is in the metaclass, and whether it may look at the names of parameters.
METACLASSES = [
    ("nothing", "pass", False),
    ("a method of its own", "def f(cls): return 3", False),
    ("makes", f"{NEW}  return made", False),
    ("makes by type", "def __new__(mcs, *a, **k): return type.__new__(mcs, *a, **k)", False),
    ("keeps in a list", f"{INIT}  KNOWN.append(cls)", False),
    ("keeps with its name", f"{INIT}  KNOWN.append((name.lower(), cls))", False),
    ("keeps in a dict", f"{NEW}  Meta.known[name] = made\n  return made\n known = {{}}", False),
    ("keeps under its full name", f"{INIT}  cls.known[f'{{cls.__module__}}.{{name}}'] = cls\n known = {{}}", False),
    ("keeps in a dict of dicts", f"{INIT}  cls.known.setdefault(cls.__module__, {{}})[name] = cls\n known = {{}}", False),
    ("keeps all but the first", f"{INIT}  if hasattr(cls, 'all'): cls.all.append(cls)\n  else: cls.all = []", False),
    ("keeps some", f"{NEW}  if name != 'A' and bases: mcs.last = made\n  return made", False),
    ("keeps it somewhere unknown", f"{INIT}  STORE.add(cls)", True),
    ("keeps it in what is handed in", f"{INIT}  cls.known[name] = cls\n def f(cls, x): cls.known = x", True),
    ("keeps it for something unknown", f"{INIT}  STORE[name] = cls", True),
    ("hands it on", f"{INIT}  register(cls)", True),
    ("hands it on to a method", f"{INIT}  name.join(cls)", True),
    ("hands its contents on", f"{INIT}  KNOWN.append(names)", True),
    ("looks at its contents", f"{INIT}  cls.size = names['size']", True),
    ("changes its contents", "def __new__(mcs, name, bases, names):\n  names['f'] = 3\n  return super().__new__(mcs, name, bases, names)", True),
    ("looks at an attribute", f"{INIT}  KNOWN.append(cls.f)", True),
    ("asks for an attribute", f"{INIT}  KNOWN.append(getattr(cls, 'f'))", True),
    ("sees all attributes", f"{INIT}  KNOWN.append(vars(cls))", True),
    ("walks over something", f"{INIT}  for each in bases: pass", True),
    ("makes an object", f"{INIT}  cls.one = cls(3)", True),
    ("makes objects later", f"{INIT}  cls.make = lambda: cls(3)", True),
    ("calls itself otherwise", "def f(cls, **k): return cls.__call__(**k)", True),
    ("calls itself by type", "def f(cls, **k): return type.__call__(cls, **k)", True),
    ("hands itself on", "def f(cls, **k): return make(cls, k)", True),
    ("hands itself on by name", "def f(cls, **k): return make(kind=cls, more=k)", True),
    ("asks about itself", "def f(cls, x): return isinstance(x, cls)", False),
    ("is decorated", f"@wrap\n {INIT}", True),
    ("makes it otherwise", "def __new__(mcs, name, bases, names): return make(name)", True),
    ("makes objects", "def __call__(cls, *a): return super().__call__(*a)", True),
    ("prepares", "def __prepare__(cls, *a): return {}", True),
    ("keeps in a list that is rebound", f"{INIT}  KNOWN.append(cls)\nKNOWN = make()\nclass Rest(type): pass", True),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [pytest.param(*row[1:], id=row[0]) for row in METACLASSES])
@pytest.mark.parametrize("given", ["metaclass=Meta", "six.with_metaclass(Meta, object)"])
def test_metaclass(body: str, given: str, expected: bool) -> None:
    parameter, facts = _parameter_after(f"KNOWN = []\nclass Meta(type):\n {body}\nclass Shop({given}):\n")
    function = facts.parents[facts.parents[parameter]]
    assert isinstance(function, ast.FunctionDef)
    assert bool(keeps_names(function, parameter, facts)) is expected


NOTED = f"KNOWN = []\nclass Meta(type):\n {INIT}  KNOWN.append(cls)\n"

# A call, and whether it may make an object of the class that a metaclass has noted down.
CALLS = [
    ("variable", "for x in KNOWN: x(id=3)", True),
    ("variable, unpacked", "for x in KNOWN: x(**{})", True),
    ("part", "KNOWN[0](id=3)", True),
    ("part, unpacked", "KNOWN[0](**{})", True),
    ("attribute", "Shop.made(id=3)", True),
    ("attribute, unpacked", "Shop.made(**{})", True),
    ("init", "Shop.__init__(None, id=3)", False),
    ("another label", "KNOWN[0](more=3)", False),
    ("function", "dict(id=3)", False),
]


@pytest.mark.parametrize(("call", "expected"), [pytest.param(*row[1:], id=row[0]) for row in CALLS])
def test_what_is_noted_down_may_be_called(call: str, expected: bool) -> None:
    parameter, facts = _parameter_after(f"{NOTED}{call}\nclass Shop(metaclass=Meta):\n")
    assert bool(calls_of(parameter, facts).mixed) is expected


def _parameter_after(text: str) -> tuple[ast.arg, Facts]:
    facts = Facts(Source("shop.py", f"{text} def __init__(self, id): self.id = id\n"), ProjectFacts())
    return next(each for each in facts.parents.of_type(ast.arg) if each.arg == "id"), facts
