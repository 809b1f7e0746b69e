"""Which calls by the name of a method are its own: the method is `Shop.show(self, id)`."""

from __future__ import annotations

import ast

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.renames.call_labels import calls_of
from beginner_lint.source import Source

# OWN: the label follows a rename; OTHER: it stays; UNCLEAR: so there is none.
OWN, OTHER, UNCLEAR = "own", "other", "unclear"
KNOWN = "class Other:\n def __init__(self):\n  pass\n"
CALLS = [
    ("own object", "s = Shop()\ns.show(id=3)", OWN),
    ("unknown object", "def f(s): s.show(id=3)", OWN),
    ("class", "Shop.show(Shop(), id=3)", OWN),
    ("heir", "class Heir(Shop): pass\nHeir().show(id=3)", OWN),
    ("label it does not take", "def f(s): s.show(id=3, mode=4)", OTHER),
    ("more than it takes", "def f(s): s.show(1, 2, 3, id=4)", OTHER),
    ("as many as a class passes", "def f(s): s.show(s, id=4)", OWN),
    ("what it has by position already", "def f(s): s.show(s, 1, id=4)", OTHER),
    ("unpacked", "def f(s, xs): s.show(*xs, 1, 2, 3, id=4)", OWN),
    ("text", "'{id}'.show(id=3)", OTHER),
    ("list in a variable", "xs = [1]\nxs.show(id=3)", OTHER),
    ("module", "import json\njson.show(1, id=3)", OTHER),
    ("inner module", "import os.path\nos.path.show(1, id=3)", OTHER),
    ("class of a module", "from web import Client\nClient.show(1, id=3)", OTHER),
    ("object of another module", "from web import app\napp.shop.show(id=3)", UNCLEAR),
    ("module beside it", "from . import web\nweb.show(1, id=3)", UNCLEAR),
    ("module of the package", "from shops.web import Client\nClient.show(id=3)", UNCLEAR),
    ("made elsewhere", "from web import Client\nClient().show(id=3)", OTHER),
    ("made elsewhere, in a variable", "from web import Client\nc = Client()\nc.show(id=3)", OTHER),
    ("made beside it", "from .web import make\nc = make()\nc.show(id=3)", UNCLEAR),
    ("made by a builtin", "c = open('x')\nc.show(id=3)", OTHER),
    ("made by a function elsewhere", "import web\nc = web.connect('x')\nc.show(id=3)", OTHER),
    ("maybe handed back", "import web\ndef f(s):\n c = web.checked(s)\n c.show(id=3)", UNCLEAR),
    ("handed back", "import contextlib\nwith contextlib.closing(Shop()) as c: c.show(id=3)", UNCLEAR),
    ("read by Python", "import json\ndef f(s):\n c = json.loads(s)\n c.show(id=3)", OTHER),
    ("given the method", "from web import Box\nc = Box(show=Shop().show)\nc.show(id=3)", UNCLEAR),
    ("picked by a builtin", "c = max(Shop(), Shop())\nc.show(id=3)", OWN),
    ("picked by a module", "import random\nc = random.choice([Shop()])\nc.show(id=3)", UNCLEAR),
    ("given twice", "from web import Client\nc = Client()\nc = Shop()\nc.show(id=3)", OWN),
    ("declared", "from web import Client\ndef f(c: Client): c.show(id=3)", UNCLEAR),
    ("attribute", f"from web import C\n{KNOWN}  self.c = C()\n def f(self): self.c.show(id=3)", OTHER),
    (
        "attribute that is handed in",
        f"{KNOWN} def f(self, c): self.c = c\n def g(self): self.c.show(id=3)",
        OWN,
    ),
    (
        "attribute of two",
        f"from web import C\n{KNOWN}  self.c = C()\n def f(self, c):\n  self.c = c\n  self.c.show(id=3)",
        UNCLEAR,
    ),
    ("another class", f"{KNOWN}Other().show(id=3)", OTHER),
    ("another class, by its name", f"{KNOWN}Other.show(id=3)", OTHER),
    ("another class, in a variable", f"{KNOWN}o = Other()\no.show(id=3)", OTHER),
    ("another class with an attribute", f"{KNOWN} show = Shop().show\nOther().show(id=3)", OWN),
    ("another class that answers", f"{KNOWN} def __getattr__(self, name): pass\nOther().show(id=3)", OWN),
    ("another class with a base", "from web import B\nclass Other(B): pass\nOther().show(id=3)", OWN),
    ("another class, made otherwise", "class Other(metaclass=M): pass\nOther().show(id=3)", OWN),
    ("another class, decorated", "@d\nclass Other: pass\nOther().show(id=3)", OWN),
    ("another class that gets it", f"{KNOWN}Other.show = 3\nOther().show(id=3)", OWN),
    ("another class that gets it as a text", f"{KNOWN}setattr(Other, 'show', 3)\nOther().show(id=3)", OWN),
    ("object of its own", f"{KNOWN} def f(self): self.show(id=3)", OWN),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in CALLS])
def test_owner_of_a_call(text: str, expected: str) -> None:
    text = f"class Shop:\n def show(self, id): pass\n{text}\n"
    facts = Facts(Source("/home/shops/stock.py", text), ProjectFacts())
    parameter = next(each for each in facts.parents.of_type(ast.arg) if each.arg == "id")
    calls = calls_of(parameter, facts)
    assert (UNCLEAR if calls.mixed else OWN if calls.labels else OTHER) == expected
