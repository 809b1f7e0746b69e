"""What is known of a class that builds on one of another file: who has a say in the names of its methods."""

from __future__ import annotations

from pathlib import Path

import pytest

from beginner_lint.configuration import Configuration
from beginner_lint.discovery import find
from beginner_lint.linter import lint
from beginner_lint.scripts import project_facts
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from beginner_lint.uses.uses import _project, with_uses

CAT = "from zoo import Animal\nclass Cat(Animal):\n    def eat(self, id):\n        return id\n"
MADE = "from zoo import Animal\nclass Cat(Animal):\n    def __init__(self, id):\n        self.tag = id\n"
ANIMAL = "class Animal:\n    def sleep(self):\n        return 3\n"
IN_PACKAGE = "from pets.zoo import Animal\n" + CAT.partition("\n")[2]
UNSEEN = "the base class `Animal` is not in this file, and may define `eat` too"
UNSEEN_NAMES = "the base class `Animal` is not in this file, and may look at the names of parameters"

# Files, of which the first has the class, and why its parameter keeps its name; None where it need not, and
# nothing where that is not even said.
METHODS = {
    "nothing-of-that-kind": ({"cat.py": CAT, "zoo.py": ANIMAL}, None),
    "the-same-parameter": ({"cat.py": CAT, "zoo.py": "class Animal:\n    def eat(self, id): ...\n"}, ""),
    "another-parameter": ({"cat.py": CAT, "zoo.py": "class Animal:\n    def eat(self, food): ...\n"}, None),
    "any-parameter": (
        {"cat.py": CAT, "zoo.py": "class Animal:\n    def eat(self, **food): ...\n"},
        "the base class `Animal` in `zoo.py` has `eat` too, which takes any name",
    ),
    "an-attribute": (
        {"cat.py": CAT, "zoo.py": "class Animal:\n    eat = made()\n"},
        "the base class `Animal` in `zoo.py` has `eat` too, which takes any name",
    ),
    "passes-what-it-gets": (
        {"cat.py": CAT, "zoo.py": "class Animal:\n    def go(self, o): self.eat(**o)\n"},
        "the base class `Animal` in `zoo.py` may pass `id=` to what builds on it",
    ),
    "passes-it-to-anything": (
        {"cat.py": CAT, "zoo.py": "class Animal:\n    def go(self, name, o): getattr(self, name)(**o)\n"},
        "the base class `Animal` in `zoo.py` may pass `id=` to what builds on it",
    ),
    "passes-it-to-what-it-has-from-there": (
        {"cat.py": CAT, "zoo.py": "class Animal:\n    def go(self, name):\n        do = getattr(self, name)\n        do(id=3)\n"},
        "the base class `Animal` in `zoo.py` may pass `id=` to what builds on it",
    ),
    "passes-something-else": (
        {"cat.py": CAT, "zoo.py": "class Animal:\n    def go(self, o): self.run(**o); dict(**o); self.eat(kind=3)\n"},
        None,
    ),
    "two-files-up": (
        {"cat.py": CAT, "zoo.py": "from being import Being\nclass Animal(Being): ...\n", "being.py": "class Being:\n    def eat(self, **o): ...\n"},
        "the base class `Animal` in `zoo.py` has `eat` too, which takes any name",
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
    "that-does-not-parse": ({"cat.py": CAT, "zoo.py": ANIMAL + "print 'x'\n"}, UNSEEN),
}  # fmt: skip

INITS = {
    "makes-none": ({"cat.py": MADE, "zoo.py": "class Animal:\n    def __init__(self, **o): super().__init__(**o)\n"}, None),
    "has-that-name": ({"cat.py": MADE, "zoo.py": "class Animal:\n    def __init__(self, id): ...\n"}, None),
    "makes-one": (
        {"cat.py": MADE, "zoo.py": "class Animal:\n    @classmethod\n    def make(cls, row): return cls(**row)\n"},
        "the base class `Animal` in `zoo.py` may pass `id=` to what builds on it",
    ),
    "makes-one-like-itself": (
        {"cat.py": MADE, "zoo.py": "class Animal:\n    def copy(self): return type(self)(id=3)\n"},
        "the base class `Animal` in `zoo.py` may pass `id=` to what builds on it",
    ),
    "makes-one-of-its-class": (
        {"cat.py": MADE, "zoo.py": "class Animal:\n    def copy(self): return self.__class__(id=3)\n"},
        "the base class `Animal` in `zoo.py` may pass `id=` to what builds on it",
    ),
    "makes-one-in-another-way": ({"cat.py": MADE, "zoo.py": "class Animal:\n    def copy(self): return type(self)(kind=3)\n"}, None),
    "asks": ({"cat.py": MADE, "zoo.py": ANIMAL + "def names(x): return x.__init__.__code__.co_varnames\n"}, UNSEEN_NAMES),
    "is-nowhere": ({"cat.py": MADE, "farm.py": ANIMAL}, UNSEEN_NAMES),
}  # fmt: skip


@pytest.mark.parametrize(
    ("files", "expected"),
    [*METHODS.values(), *INITS.values()],
    ids=[*METHODS, *(f"init-{name}" for name in INITS)],
)
def test_bases_of_other_files(tmp_path: Path, files: dict[str, str], expected: str | None) -> None:
    for name, content in {"pyproject.toml": "", **files}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    _project.cache_clear()
    found = find(["."], Configuration(str(tmp_path), list, isolated=True), here=str(tmp_path)).files
    [file] = (file for file in with_uses(found) if Path(file.shown).as_posix() == next(iter(files)))
    source = Source(file.shown, next(iter(files.values())))
    told = [each for each in lint(source, Settings(), project_facts(file, source)) if each.code == "ZEN502"]
    if expected == "":
        assert not told
        return
    [diagnostic] = told
    if expected is None:
        assert diagnostic.fix, diagnostic.refusal
    else:
        assert expected in (diagnostic.refusal or "").replace("\\", "/")
