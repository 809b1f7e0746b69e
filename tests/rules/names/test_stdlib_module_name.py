from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from beginner_lint.facts.project import Asker, ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.names.stdlib_module_name import StdlibModuleName
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.tables import Case, check

SILENCING = {"is_meant": "the neighbour wants this file, and gets it"}


@dataclass(frozen=True)
class Named(Case):
    """A case with the name of its file, and who gets it; `askers` of None: imports look elsewhere."""

    file: str = "random.py"
    askers: tuple[Asker, ...] | None = ()

    @property
    def source(self) -> Source:
        return Source(self.file, self.program)

    @property
    def project(self) -> ProjectFacts:
        return ProjectFacts(self.script, self.askers)


def flagged(name: str, program: str, **more: Any) -> Named:
    return Named(name, program, flagged=True, **more)


def clean(name: str, program: str, **more: Any) -> Named:
    return Named(name, program, flagged=False, **more)


MAIN = Asker("main.py", ("choice", "randint"))

CASES: list[Case] = [
    flagged(
        "imports-itself",
        "import sys\nimport random\nprint(random.randint(1, 6))\n",
        says="`random` is this file itself, and not Python's own module: rename `random.py`",
    ),
    flagged("takes-a-name-from-itself", "from random import randint\nprint(randint(1, 6))\n"),
    flagged("a-part-of-itself", "import email.mime.text\n", file="email.py"),
    flagged("inside-a-function", "def roll():\n    import random\n    return random.random()\n"),
    flagged(
        "not-everywhere",
        "import math\nprint(math.pi)\n",
        file="math.py",
        says="on some computers `math` is this file itself",
    ),
    flagged(
        "imported-beside",
        "number = int(input())\nprint(number)\n",
        askers=(MAIN,),
        says="`main.py` finds this file as `random`, which has no `choice`: rename `random.py`",
    ),
    flagged("imported-beside-by-two", "", askers=(MAIN, Asker("more.py", ("seed",)))),
    flagged("itself-before-others", "import random\n", askers=(MAIN,), says="this file itself"),
    clean("another-name", "import random\nprint(random.random())\n", file="dice.py", askers=None),
    clean("looked-for-elsewhere", "import random\nprint(random.random())\n", askers=None),
    clean("nobody-asks", "print(3)\n"),
    clean("another-module", "import randomize, other.random\nfrom .random import x\nfrom . import random\n"),
    clean(
        "own-class-is-wanted",
        "class Queue:\n    pass\n",
        file="queue.py",
        askers=(Asker("main.py", ("Queue",)),),
        guard="is_meant",
    ),
    clean("one-of-its-own-is-wanted", "def choice(xs): return xs[0]\n", askers=(MAIN,), guard="is_meant"),
    clean("one-of-two-wants-it", "dice = 3\n", askers=(Asker("a.py", ("dice",)), MAIN), guard="is_meant"),
    clean("may-hold-everything", "from other import *\n", askers=(MAIN,), guard="is_meant"),
    clean("makes-names-up", "def __getattr__(name): return 3\n", askers=(MAIN,), guard="is_meant"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(StdlibModuleName, case)


@pytest.mark.parametrize(
    ("program", "place"),
    [("x = 1\nimport random\n", (2, 0, 13)), ("", (1, 0, 0)), ("\ufeffab = 1\r\n", (1, 0, 6))],
)
def test_it_is_reported_at_the_import_or_on_the_first_line(program: str, place: tuple[int, int, int]) -> None:
    source = Source.from_bytes("random.py", program.encode())
    (found,) = lint(source, Settings(select=("ZEN507",)), ProjectFacts(askers=(MAIN,)))
    assert (found.range.start.line, found.range.start.column, found.range.end.column) == place
