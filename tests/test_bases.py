"""What is known of a class that builds on one of another file: who has a say in the names of its methods."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from beginner_lint.configuration import Configuration
from beginner_lint.diagnostic import Diagnostic
from beginner_lint.discovery import find
from beginner_lint.linter import lint
from beginner_lint.scripts import project_facts
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from beginner_lint.uses.uses import _project, with_uses

CAT = "from zoo import Animal\nclass Cat(Animal):\n    def eat(self, id):\n        return id\n"
MADE = "from zoo import Animal\nclass Cat(Animal):\n    def __init__(self, id):\n        self.tag = id\n"
BRACKETED = CAT.replace("self", "self, sep=')'").replace(
    "return id", "return id\n    def run(self, max): return max"
)
ANIMAL = "class Animal:\n    def sleep(self):\n        return 3\n"
IN_PACKAGE = "from pets.zoo import Animal\n" + CAT.partition("\n")[2]
UNSEEN = "the base class `Animal` is not in this file, and may define `eat` too"
CALLED = "the base class `Animal` from `zoo.py` may have `eat` called with any name"
HAS_IT = "the base class `Animal` from `zoo.py` has `eat` too"
MAKES = "the base class `Animal` from `zoo.py` may have a new one made with `id=`"
MAKES_ANY = "the base class `Animal` from `zoo.py` may have a new one made with any name"
UNSEEN_NAMES = "the base class `Animal` is not in this file, and may look at the names of parameters"

# Files, of which the first has the class, and why its parameter keeps its name; None where it need not, and
# nothing where that is not even said.
METHODS = {
    "nothing-of-that-kind": ({"cat.py": CAT, "zoo.py": ANIMAL}, None),
    "the-same-parameter": ({"cat.py": CAT, "zoo.py": "class Animal:\n    def eat(self, id): ...\n"}, ""),
    "another-parameter": ({"cat.py": CAT, "zoo.py": "class Animal:\n    def eat(self, food): ...\n"}, None),
    "any-parameter": (
        {"cat.py": CAT, "zoo.py": "class Animal:\n    def eat(self, **food): ...\n"},
        "the base class `Animal` from `zoo.py` has `eat` too",
    ),
    "an-attribute": (
        {"cat.py": CAT, "zoo.py": "class Animal:\n    eat = made()\n"},
        "the base class `Animal` from `zoo.py` has `eat` too",
    ),
    "passes-what-it-gets": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    def go(self, o): self.eat(**o)\n'}, CALLED),
    "passes-it-by-its-name": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    def go(self): self.eat(id=3)\n'}, "the base class `Animal` from `zoo.py` may have `eat` called with `id=`"),
    "passes-it-to-anything": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    def go(self, name, o): getattr(self, name)(**o)\n'}, CALLED),
    "passes-it-to-anything-elsewhere-in-the-file": ({"cat.py": CAT, "zoo.py": 'def call(thing, name, row): return getattr(thing, name)(**row)\nclass Animal:\n    def go(self, name, row): call(self, name, row)\n'}, CALLED),
    "passes-it-to-what-it-has-from-there": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    def go(self, name):\n        do = getattr(self, name)\n        do(id=3)\n'}, "the base class `Animal` from `zoo.py` may have `eat` called with `id=`"),
    "hands-it-on": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    def go(self, pool): return pool.submit(self.eat, id=3)\n'}, CALLED),
    "passes-it-beside": ({"cat.py": CAT, "zoo.py": ANIMAL + "def feed(animal, row): return animal.eat(**row)\n"}, CALLED),
    "passes-it-to-what-is-got-beside": ({"cat.py": CAT, "zoo.py": ANIMAL + "def feed(animal, name, row):\n    do = getattr(animal, name)\n    return do(**row)\n"}, CALLED),
    "passes-to-another-module-beside": ({"cat.py": CAT, "zoo.py": f"import meals\n{ANIMAL}def feed(row): return meals.eat(**row)\n"}, None),
    "reads-it-of-another": ({"cat.py": CAT, "zoo.py": "class Animal:\n    def go(self, meal): return meal.eat\n"}, None),
    "is-asked-elsewhere": (
        {"cat.py": CAT, "zoo.py": ANIMAL, "farm.py": "import inspect\nfrom zoo import Animal\nprint(inspect.signature(Animal.eat))\n"}, UNSEEN
    ),
    "another-is-asked-elsewhere": ({"cat.py": CAT, "zoo.py": ANIMAL, "farm.py": "import inspect\nprint(inspect.signature(print))\n"}, None),
    "hands-another-on": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    def go(self, pool): return pool.submit(self.run, id=3)\n'}, None),
    "passes-something-else": (
        {"cat.py": CAT, "zoo.py": "class Animal:\n    def go(self, o): self.run(**o); dict(**o); self.eat(kind=3)\n"},
        None,
    ),
    "two-files-up": (
        {"cat.py": CAT, "zoo.py": "from being import Being\nclass Animal(Being): ...\n", "being.py": "class Being:\n    def eat(self, **o): ...\n"},
        "the base class `Animal` from `zoo.py` has `eat` too",
    ),
    "two-classes-up": (
        {"cat.py": CAT, "zoo.py": "class Being:\n    def eat(self, id): ...\nclass Animal(Being): ...\n"}, ""
    ),
    "nothing-two-files-up": (
        {"cat.py": CAT, "zoo.py": "import being\nclass Animal(being.Being): ...\n", "being.py": "class Being: ...\n"}, None
    ),
    "on-what-is-nowhere": ({"cat.py": CAT, "zoo.py": "from being import Being\nclass Animal(Being): ...\n"}, UNSEEN),
    "on-what-is-made": ({"cat.py": CAT, "zoo.py": "class Animal(made()): ...\n"}, UNSEEN),
    "on-pythons-own": ({"cat.py": CAT, "zoo.py": "from abc import ABC\nclass Animal(ABC, Exception): ...\n"}, None),
    "on-pythons-own-that-has-it": (
        {"cat.py": CAT.replace("eat", "handle"), "zoo.py": "import logging\nclass Animal(logging.Handler): ...\n"},
        "`Handler` has `handle` too",
    ),
    "on-pythons-own-that-nobody-knows": ({"cat.py": CAT, "zoo.py": "from json import JSON\nclass Animal(JSON): ...\n"}, UNSEEN),
    "on-a-name-that-the-project-has": (
        {"cat.py": CAT, "zoo.py": "from abc import ABC\nclass Animal(ABC): ...\n", "abc.py": "ABC = made()\n"}, UNSEEN
    ),
    "on-itself": ({"cat.py": CAT, "zoo.py": "from zoo import Animal as Being\nclass Animal(Being): ...\n"}, UNSEEN),
    "on-type": ({"cat.py": CAT, "zoo.py": "class Animal(type): ...\n"}, UNSEEN),
    "of-a-kind": (
        {"cat.py": CAT.replace("(Animal)", "(Animal[int])"), "zoo.py": "from typing import Generic\nclass Animal(Generic[T]): ...\n"}, None
    ),
    "of-another-file-by-its-module": (
        {"cat.py": CAT.replace("from zoo import Animal", "import zoo").replace("(Animal)", "(zoo.Animal)"), "zoo.py": ANIMAL}, None
    ),
    "handed-on-by-a-package": (
        {"pets/cat.py": IN_PACKAGE.replace("pets.zoo", "."), "pets/__init__.py": "from .zoo import Animal\n", "pets/zoo.py": ANIMAL}, None
    ),
    "in-a-package": ({"pets/cat.py": IN_PACKAGE, "pets/__init__.py": "", "pets/zoo.py": ANIMAL}, None),
    "in-a-package-by-its-module": (
        {"pets/cat.py": IN_PACKAGE.replace("from pets.zoo import Animal", "import pets.zoo").replace("(Animal)", "(pets.zoo.Animal)"),
         "pets/__init__.py": "", "pets/zoo.py": ANIMAL}, None
    ),
    "in-one-of-two-packages": (
        {"a/cat.py": CAT, "b/zoo.py": ANIMAL, "c/zoo.py": ANIMAL}, UNSEEN
    ),
    "imported-in-two-ways": (
        {"cat.py": "try:\n    from zoo import Animal\nexcept ImportError:\n    from farm import Animal\n" + CAT.partition("\n")[2],
         "zoo.py": ANIMAL, "farm.py": ANIMAL}, UNSEEN
    ),
    "changed-where-it-is-imported": (
        {"cat.py": CAT.replace("class", "Animal = changed(Animal)\nclass"), "zoo.py": ANIMAL}, UNSEEN
    ),
    "defined-in-two-ways": ({"cat.py": CAT, "zoo.py": "if x:\n    class Animal: ...\nelse:\n    class Animal: ...\n"}, UNSEEN),
    "defined-on-a-condition": ({"cat.py": CAT, "zoo.py": "if x:\n    class Animal: ...\n"}, UNSEEN),
    "changed-where-it-is-defined": ({"cat.py": CAT, "zoo.py": ANIMAL + "Animal = changed(Animal)\n"}, UNSEEN),
    "maybe-another-from-elsewhere": ({"cat.py": CAT, "zoo.py": ANIMAL + "from being import *\n"}, UNSEEN),
    "defined-behind-what-is-from-elsewhere": ({"cat.py": CAT, "zoo.py": "from being import *\n" + ANIMAL}, None),
    "on-what-may-be-from-elsewhere": ({"cat.py": CAT, "zoo.py": "from being import *\nclass Animal(object): ...\n"}, UNSEEN),
    "decorated": ({"cat.py": CAT, "zoo.py": "@registered\n" + ANIMAL}, UNSEEN),
    "of-a-metaclass": ({"cat.py": CAT, "zoo.py": "class Animal(kind=Meta): ...\n"}, UNSEEN),
    "that-asks-for-names": ({"cat.py": CAT, "zoo.py": "import inspect\n" + ANIMAL}, UNSEEN),
    "has-it-from-elsewhere": ({"cat.py": CAT, "zoo.py": 'from meals import eat\nclass Animal:\n    feed = eat\n'}, UNSEEN),
    "has-a-class-from-elsewhere": ({"cat.py": CAT, "zoo.py": "from meals import Meal\nclass Animal:\n    meal_class = Meal\n"}, None),
    "imports-it": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    from meals import eat\n'}, UNSEEN),
    "has-another-name-for-its-own": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    def run(self): ...\n    go = run\n'}, None),
    "changed-below": ({"cat.py": CAT, "zoo.py": 'class Animal: ...\nAnimal.eat = made()\n'}, UNSEEN),
    "changed-by-text": ({"cat.py": CAT, "zoo.py": 'class Animal: ...\nfor name in "a", "b": setattr(Animal, name, made())\n'}, UNSEEN),
    "has-it-on-a-condition": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    if x:\n        def eat(self, **o): ...\n'}, HAS_IT),
    "an-attribute-on-a-condition": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    if x:\n        eat = made()\n'}, HAS_IT),
    "a-class": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    class eat: ...\n'}, HAS_IT),
    "a-property": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    @property\n    def eat(self): return made()\n'}, HAS_IT),
    "a-static-method": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    @staticmethod\n    def eat(food): ...\n'}, None),
    "in-a-loop": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    for eat in x: ...\n'}, HAS_IT),
    "in-a-method": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    def sleep(self):\n        def eat(id): ...\n        class Meal:\n            def eat(self, id): ...\n'}, None),
    "in-a-class": ({"cat.py": CAT, "zoo.py": 'class Animal:\n    class Meal:\n        def eat(self, id): ...\n'}, None),
    "that-is-private": ({"cat.py": CAT.replace("eat", "__eat"), "zoo.py": 'class Animal:\n    def __eat(self, id): ...\n'}, None),
    "with-brackets-in-a-text": ({"cat.py": BRACKETED, "zoo.py": "class Animal:\n    def eat(self, sep=')', id=3): ...\n"}, ""),
    "maybe-another-from-elsewhere-below": ({"cat.py": CAT, "zoo.py": 'class Animal: ...\ntry:\n    from fast import *\nexcept ImportError: ...\n'}, UNSEEN),
    "on-what-nothing-defines": ({"cat.py": CAT, "zoo.py": 'class Animal(Being): ...\n'}, UNSEEN),
    "of-an-abstract-kind": ({"cat.py": CAT, "zoo.py": 'from abc import ABCMeta\nclass Animal(metaclass=ABCMeta): ...\n'}, None),
    "of-a-kind-of-its-own": ({"cat.py": CAT, "zoo.py": 'class Meta(type): ...\nclass Animal(metaclass=Meta): ...\n'}, UNSEEN),
    "dataclass": ({"cat.py": CAT, "zoo.py": 'from dataclasses import dataclass\n@dataclass\nclass Animal:\n    name: str\n'}, None),
    "dataclass-that-is-copied": ({"cat.py": CAT, "zoo.py": 'from dataclasses import dataclass, replace\n@dataclass\nclass Animal:\n    name: str\n'}, UNSEEN),
    "speaks-of-signatures": ({"cat.py": CAT, "zoo.py": "# its signature, by inspect\nclass Animal:\n    def go(self): return self.inspect('eval(3)')\n"}, None),
    "takes-what-a-protocol-says": ({"cat.py": CAT, "zoo.py": 'from typing import Protocol\nclass Animal(Protocol): ...\n'}, UNSEEN),
    "named-tuple": ({"cat.py": CAT, "zoo.py": 'from typing import NamedTuple\nclass Animal(NamedTuple):\n    age: int\n'}, None),
    "imported-twice": ({"cat.py": CAT.replace("class", "if 0:\n    import zoo as z\nclass"), "zoo.py": 'class Animal: ...\n'}, None),
    "changed-by-its-heir": ({"cat.py": CAT + "Animal.eat_row = made()\n", "zoo.py": ANIMAL}, UNSEEN),
    "maybe-another-for-its-heir": ({"cat.py": CAT.replace("class", "from farm import *\nclass"), "zoo.py": ANIMAL}, UNSEEN),
    "star-above-its-heir": ({"cat.py": "from farm import *\n" + CAT, "zoo.py": ANIMAL}, None),
    "of-a-package-with-stars": (
        {"cat.py": CAT.replace("zoo", "pets"), "pets/__init__.py": "from .dogs import *\nfrom .zoo import *\n", "pets/zoo.py": ANIMAL, "pets/dogs.py": ""},
        None,
    ),
    "of-a-package-with-two-stars": (
        {"cat.py": CAT.replace("zoo", "pets"), "pets/__init__.py": "from .dogs import *\nfrom .zoo import *\n", "pets/zoo.py": ANIMAL, "pets/dogs.py": ANIMAL},
        UNSEEN,
    ),
    "of-a-package-with-a-star-from-nowhere": (
        {"cat.py": CAT.replace("zoo", "pets"), "pets/__init__.py": "from dogs import *\nfrom .zoo import *\n", "pets/zoo.py": ANIMAL}, UNSEEN
    ),
    "handed-on-by-a-package-told-of-where-it-is": (
        {"cat.py": CAT.replace("zoo", "pets"), "pets/__init__.py": "from .zoo import Animal\n", "pets/zoo.py": "class Animal:\n    def eat(self, **o): ...\n"},
        "the base class `Animal` from `pets/zoo.py` has `eat` too",
    ),
    "another-module-by-that-name": (
        {"cat.py": "from pets import zoo\nclass Cat(zoo.Animal):\n    def eat(self, id): return id\n", "pets/__init__.py": "from .wild import animals as zoo\n",
         "pets/zoo.py": ANIMAL, "pets/wild.py": ""},
        "`zoo.Animal` is not in this file",
    ),
    "module-of-a-package": (
        {"cat.py": "from pets import zoo\nclass Cat(zoo.Animal):\n    def eat(self, id): return id\n", "pets/__init__.py": "from . import zoo\n", "pets/zoo.py": ANIMAL},
        None,
    ),
    "installed-module-with-the-name-of-one-in-a-package": (
        {"app/cat.py": CAT, "app/__init__.py": "", "app/zoo.py": ANIMAL}, UNSEEN
    ),
    "in-folders-without-init": ({"pets/old/pets/cats/cat.py": IN_PACKAGE, "pets/old/pets/zoo.py": ANIMAL}, None),
    "pythons-own-by-another-name": ({"cat.py": CAT, "zoo.py": "from unittest import TestCase as Animal\n"}, UNSEEN),
    "in-src": ({"tests/cat.py": IN_PACKAGE, "src/pets/__init__.py": "", "src/pets/zoo.py": ANIMAL}, None),
    "beside-it-and-elsewhere": ({"a/cat.py": CAT, "a/zoo.py": ANIMAL, "b/zoo.py": ANIMAL}, None),
    "two-bases": (
        {"cat.py": CAT.replace("zoo import Animal", "zoo import Animal, Being").replace("(Animal)", "(Animal, Being)"),
         "zoo.py": ANIMAL + "class Being:\n    def eat(self, **o): ...\n"},
        "the base class `Being` from `zoo.py` has `eat` too",
    ),
    "hands-on-what-only-pythons-own-asks-for": (
        {"cat.py": CAT.replace("eat(self, id)", "__init__(self, help)").replace("return id", "help"), "zoo.py": "import argparse\nclass Animal(argparse.Action): ...\n"}, ""
    ),
    "deep": ({"cat.py": CAT, "zoo.py": f"class Animal({'x.' * 2000}x): ...\n"}, UNSEEN),
    "many-above-each-other": (
        {"cat.py": CAT, "zoo.py": "class A0: ...\n" + "".join(f"class A{n}(A{n - 1}): ...\n" for n in range(1, 1500)) + "class Animal(A1499): ...\n"},
        UNSEEN,
    ),
    "many-ways-up": (
        {"cat.py": CAT, "zoo.py": "class A0: ...\nclass B0: ...\n" + "".join(f"class A{n}(A{n - 1}, B{n - 1}): ...\nclass B{n}(A{n - 1}, B{n - 1}): ...\n" for n in range(1, 40))
         + "class Animal(A39): ...\n"},
        None,
    ),
    "that-does-not-parse": ({"cat.py": CAT, "zoo.py": ANIMAL + "print 'x'\n"}, UNSEEN),
}  # fmt: skip

INITS = {
    "makes-none": ({"cat.py": MADE, "zoo.py": 'class Animal:\n    def __init__(self, **o): super().__init__(**o)\n'}, None),
    "has-that-name": ({"cat.py": MADE, "zoo.py": 'class Animal:\n    def __init__(self, id): ...\n'}, None),
    "makes-one": ({"cat.py": MADE, "zoo.py": 'class Animal:\n    @classmethod\n    def make(cls, row): return cls(**row)\n'}, MAKES_ANY),
    "makes-one-like-itself": ({"cat.py": MADE, "zoo.py": 'class Animal:\n    def copy(self): return type(self)(id=3)\n'}, MAKES),
    "makes-one-of-its-class": ({"cat.py": MADE, "zoo.py": 'class Animal:\n    def copy(self): return self.__class__(id=3)\n'}, MAKES),
    "makes-one-in-another-way": ({"cat.py": MADE, "zoo.py": 'class Animal:\n    def copy(self): return type(self)(kind=3)\n'}, None),
    "is-made-once-more": ({"cat.py": MADE, "zoo.py": 'class Animal:\n    def __setstate__(self, state): self.__init__(**state)\n'}, MAKES_ANY),
    "hands-its-class-on": ({"cat.py": MADE, "zoo.py": 'from functools import partial\nclass Animal:\n    def __reduce__(self): return partial(type(self), **self.__dict__), ()\n'}, MAKES_ANY),
    "keeps-its-class": ({"cat.py": MADE, "zoo.py": 'class Animal:\n    def go(self): self.kind = self.__class__\n'}, MAKES_ANY),
    "asks-for-its-class": ({"cat.py": MADE, "zoo.py": 'class Animal:\n    def __eq__(self, other): return isinstance(other, type(self)) and type(self) == type(other)\n    def name(self, x): return f"{type(self)}", "{}".format(type(self)), type(x), type(self).__name__, self.__class__.__name__\n'}, None),
    "asks": ({"cat.py": MADE, "zoo.py": 'class Animal: ...\ndef names(x): return x.__init__.__code__.co_varnames\n'}, UNSEEN_NAMES),
    "is-nowhere": ({"cat.py": MADE, "farm.py": ANIMAL}, UNSEEN_NAMES),
}  # fmt: skip


@pytest.mark.parametrize(
    ("files", "expected"),
    [*METHODS.values(), *INITS.values()],
    ids=[*METHODS, *(f"init-{name}" for name in INITS)],
)
def test_bases_of_other_files(tmp_path: Path, files: dict[str, str], expected: str | None) -> None:
    told = [each for each in _told(files, tmp_path) if "`max`" not in each.message]
    if expected == "":
        assert not told
        return
    [diagnostic] = told
    if expected is None:
        assert diagnostic.fix, diagnostic.refusal
    else:
        assert expected in (diagnostic.refusal or "").replace("\\", "/")


ZOO = (
    "class Animal:\n    def eat(self, id):\n        return id\n    def run(self, max):\n        return max\n"
)
REPLACED = "`Cat` in `cat.py` replaces `eat`, with `id`"

# What builds on the class of `zoo.py`, and why a parameter of that class keeps its name.
HEIRS = {
    "replaces-it": ({"cat.py": CAT}, REPLACED),
    "replaces-it-two-files-down": (
        {"pet.py": "from zoo import Animal\nclass Pet(Animal): ...\n", "cat.py": CAT.replace("zoo", "pet").replace("Animal", "Pet")}, REPLACED
    ),
    "replaces-it-with-another-parameter": ({"cat.py": CAT.replace("(self, id)", "(self, food, max)")}, None),
    "replaces-another": ({"cat.py": CAT.replace("eat", "run")}, None),
    "replaces-it-and-more-is-unknown": ({"cat.py": CAT, "zoo.py": "import inspect\n" + ZOO}, REPLACED),
    "builds-on-something-else": ({"cat.py": CAT.replace("(Animal)", "")}, None),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), HEIRS.values(), ids=HEIRS.keys())
def test_heirs_of_other_files(tmp_path: Path, files: dict[str, str], expected: str | None) -> None:
    told = _told({"zoo.py": files.get("zoo.py", ZOO), **files}, tmp_path)
    [found] = [each for each in told if "`id`" in each.message]
    assert (found.refusal or "") == (expected or "")
    assert (found.fix is None) == (expected is not None)


def test_heir_that_makes_itself(tmp_path: Path) -> None:
    files = {"zoo.py": "class Animal:\n    def __init__(self, id):\n        self.tag = id\n", "cat.py": MADE}
    [found] = _told(files, tmp_path)
    assert found.fix
    files["zoo.py"] += "    def copy(self):\n        return type(self)(id=self.tag)\n"
    [found] = _told(files, tmp_path)
    assert found.refusal == "`Cat` in `cat.py` replaces `__init__`, with `id`"


def test_cache_knows_of_bases(tmp_path: Path) -> None:
    files = {"cat.py": CAT, "zoo.py": ANIMAL}
    _write(tmp_path, files)
    command = [sys.executable, "-m", "beginner_lint", "--select", "ZEN5", "--cache-dir", "cache"]
    for zoo, is_refused in (
        (ANIMAL, False),
        (ANIMAL.replace("sleep(self)", "eat(self, **o)"), True),
        (ANIMAL, False),
    ):
        _write(tmp_path, {"zoo.py": zoo})
        for _ in range(2):
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
            assert (HAS_IT in done.stdout) == is_refused


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, content in {"pyproject.toml": "", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)


def _told(files: dict[str, str], folder: Path) -> list[Diagnostic]:
    """Return what is told of the first of some files, as one of a project."""
    _write(folder, files)
    _project.cache_clear()
    found = find(["."], Configuration(str(folder), list, isolated=True), here=str(folder)).files
    [file] = (file for file in with_uses(found) if Path(file.shown).as_posix() == next(iter(files)))
    source = Source(file.shown, next(iter(files.values())))
    return [each for each in lint(source, Settings(), project_facts(file, source)) if each.code == "ZEN502"]
