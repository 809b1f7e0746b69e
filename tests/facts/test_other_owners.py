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
SHOP = "class Shop:\n def show(self, id): pass\n"
OTHER_CLASS = "import socket\nclass Other:\n def __init__(self):\n"
KEPT = f"{OTHER_CLASS}  self.c = socket.socket()\n def f(self, c):\n  self.c.show(id=3)\n"
TEXT = "c = ''\nc.show(id=3)\n"
MORE = "def f(s): s.show(id=3, mode=4)\n"
CALLS = [
    ("own object", "s = Shop()\ns.show(id=3)", OWN),
    ("unknown object", "def f(s): s.show(id=3)", OWN),
    ("class", "Shop.show(Shop(), id=3)", OWN),
    ("heir", "class Heir(Shop): pass\nHeir().show(id=3)", OWN),
    ("another class", "class Other: pass\nOther().show(id=3)", OWN),
    ("class that makes another", "class Other:\n def __new__(cls): return Shop()\nOther().show(id=3)", OWN),
    # What the method cannot take.
    ("label it does not take", MORE, OTHER),
    ("more than it takes", "def f(s): s.show(1, 2, 3, id=4)", OTHER),
    ("as many as a class passes", "def f(s): s.show(s, id=4)", OWN),
    ("what it has by position already", "def f(s): s.show(s, 1, id=4)", OTHER),
    ("unpacked", "def f(s, xs): s.show(*xs, 1, 2, 3, id=4)", OWN),
    ("more, to a wrapper that is put on", f"{MORE}Shop.show = wrap(Shop.show)", OWN),
    ("more, to a wrapper elsewhere", f"{MORE}show_all = wrap(Shop.show)", OWN),
    ("more, to a wrapper by its name", f"{MORE}show_all = wrap(Shop, 'show')", OWN),
    ("more, to what answers to any name", f"{MORE}class W:\n def __getattr__(self, name): return f", OWN),
    ("got by its name", "def f(s): getattr(s, 'show')(id=3)", UNCLEAR),
    ("got by its name, unpacked", "def f(s, row): getattr(s, 'show')(**row)", UNCLEAR),
    ("got by its name, by position", "def f(s): getattr(s, 'show')(3)", OTHER),
    ("more, handed on", f"{MORE}class W:\n def show(self, mode, **more): Shop().show(**more)", UNCLEAR),
    # Literals.
    ("text", "'{id}'.show(id=3)", OTHER),
    ("text in a variable", TEXT, OTHER),
    ("list in a variable", "xs = [1]\nxs.show(id=3)", OTHER),
    ("declared list", "xs: list = [1]\nxs.show(id=3)", OTHER),
    ("nothing", "c = None\nc.show(id=3)", OWN),
    ("part of a list", "c, d = [Shop(), '']\nc.show(id=3)", OWN),
    ("element", "for c in [Shop()]: c.show(id=3)", OWN),
    ("element of a comprehension", "[c.show(id=3) for c in [Shop()]]", OWN),
    ("opened", "class Other:\n def __enter__(self): return Shop()\nwith Other() as c: c.show(id=3)", OWN),
    ("iterated", "class Other:\n def __iter__(self): yield Shop()\nfor c in Other(): c.show(id=3)", OWN),
    ("given on the way", "if (c := Shop()): c.show(id=3)", OWN),
    ("text, given again", f"{TEXT}c = Shop()", OWN),
    ("text, with the method put on it", f"{TEXT}c.show = 3", OWN),
    ("text, changed in class", f"{TEXT}c.__class__ = Shop", OWN),
    ("text that is asked for its class", f"{TEXT}c.__class__", OTHER),
    ("text, set by a name", f"{TEXT}setattr(x, y, Shop())", OWN),
    ("text, set as a variable", f"{TEXT}globals()['c'] = Shop()", OWN),
    ("text, set by code in a text", f"{TEXT}exec('c = Shop()')", OWN),
    ("text, set by a name at the root", f"{TEXT}object.__setattr__(x, y, Shop())", OWN),
    ("text, set by a descriptor", f"{TEXT}Other.c.__set__(x, Shop())", OWN),
    ("text, set among the attributes", f"{TEXT}c.__dict__[x] = 3", OWN),
    ("text, replaced for a test", f"{TEXT}patch.object(c, 'show', 3)", OWN),
    ("text beside what has it as a label", f"{TEXT}N(show=3)", OWN),
    # Modules and classes of Python's.
    ("module", "import json\njson.show(1, id=3)", OTHER),
    ("module that is put in", "import json, sys\nsys.modules['json'] = Shop()\njson.show(id=3)", UNCLEAR),
    ("module by another name", "import web.shops as s\ns.show(1, id=3)", OTHER),
    ("inner module", "import os.path\nos.path.show(1, id=3)", OTHER),
    ("object in a module", "import sys\nsys.stdout.show(id=3)", UNCLEAR),
    ("what may be a module", "from web import app\napp.show(id=3)", UNCLEAR),
    ("object of another module", "from web import app\napp.shop.show(id=3)", UNCLEAR),
    ("module beside it", "from . import web\nweb.show(1, id=3)", UNCLEAR),
    ("module of the package", "import shops.web\nshops.web.show(id=3)", UNCLEAR),
    ("class of Python's", "from datetime import datetime\ndatetime.show(1, id=3)", OTHER),
    ("class of a module", "from web import Client\nClient.show(1, id=3)", UNCLEAR),
    ("made by a class of Python's", "import socket\nsocket.socket().show(id=3)", OTHER),
    ("made so, in a variable", "from socket import socket\nc = socket()\nc.show(id=3)", OTHER),
    (
        "made by what is set",
        "import socket\nsocket.socket = Shop\nc = socket.socket()\nc.show(id=3)",
        UNCLEAR,
    ),
    ("class that is set", "import socket\nsocket.socket = Shop\nsocket.socket.show(1, id=3)", UNCLEAR),
    ("made elsewhere", "from web import Client\nClient().show(id=3)", UNCLEAR),
    ("made elsewhere, in a variable", "from web import Client\nc = Client()\nc.show(id=3)", UNCLEAR),
    ("made beside it", "from .web import make\nc = make()\nc.show(id=3)", UNCLEAR),
    ("made by a builtin", "c = open('x')\nc.show(id=3)", OTHER),
    (
        "made by a function of Python's",
        "import threading as t\nc = t.current_thread()\nc.show(id=3)",
        UNCLEAR,
    ),
    ("read by Python", "import json\ndef f(s):\n c = json.loads(s)\n c.show(id=3)", UNCLEAR),
    ("handing on", "import weakref\nc = weakref.ref(Shop())\nc.show(id=3)", UNCLEAR),
    ("opened and closed", "import contextlib\nwith contextlib.closing(Shop()) as c: c.show(id=3)", UNCLEAR),
    ("opened by a builtin", "with open('x') as c: c.show(id=3)", UNCLEAR),
    ("element of a builtin's", "for c in sorted([Shop()]): c.show(id=3)", UNCLEAR),
    ("picked by a builtin on the spot", "max(Shop(), Shop()).show(id=3)", OWN),
    ("object of a base", "class Heir(Shop):\n def f(self): super().show(id=3)", OWN),
    ("picked by a builtin", "c = max(Shop(), Shop())\nc.show(id=3)", UNCLEAR),
    ("given twice", "from web import Client\nc = Client()\nc = Shop()\nc.show(id=3)", OWN),
    ("declared", "from web import Client\ndef f(c: Client): c.show(id=3)", UNCLEAR),
    # Attributes.
    ("attribute", KEPT, OTHER),
    ("attribute of another object", f"{KEPT}Other().c.show(id=3)", OWN),
    ("attribute that is handed in", KEPT.replace("socket.socket()", "c"), OWN),
    ("attribute that is nothing yet", KEPT.replace("socket.socket()", "None"), OWN),
    (
        "attribute of another module",
        KEPT.replace("socket.socket()", "web.C()").replace("socket", "web"),
        UNCLEAR,
    ),
    ("attribute of two", f"{KEPT}  self.c = c", UNCLEAR),
    ("attribute that is set from elsewhere", f"{KEPT}Other().c = ''", UNCLEAR),
    ("attribute of the class", f"{KEPT} c = Shop()", UNCLEAR),
    ("attribute that a loop sets", f"{KEPT}  for self.c in [Shop()]: pass", UNCLEAR),
    ("attribute that is set by a name", f"{KEPT}setattr(Other, x, Shop())", UNCLEAR),
    ("attribute that is set among others", f"{KEPT}vars(x).update(c=Shop())", UNCLEAR),
    ("object of its own", f"{OTHER_CLASS}  self.show(id=3)", OWN),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in CALLS])
def test_owner_of_a_call(text: str, expected: str) -> None:
    assert _owner(f"{SHOP}{text}\n") == expected


@pytest.mark.parametrize(("decorator", "expected"), [("wrap", OWN), ("staticmethod", OTHER)])
def test_a_decorator_may_take_more(decorator: str, expected: str) -> None:
    text = f"class Shop:\n @{decorator}\n def show(self, id): pass\n{MORE}"
    assert _owner(text) == expected


def test_what_is_called_like_a_folder_may_be_in_it() -> None:
    text = f"{SHOP}import socket\nc = socket.socket()\nc.show(id=3)\n"
    assert _owner(text, "/home/socket/stock.py") == UNCLEAR


def _owner(text: str, path: str = "/home/shops/stock.py") -> str:
    facts = Facts(Source(path, text), ProjectFacts())
    parameter = next(each for each in facts.parents.of_type(ast.arg) if each.arg == "id")
    calls = calls_of(parameter, facts)
    return UNCLEAR if calls.mixed else OWN if calls.labels else OTHER
