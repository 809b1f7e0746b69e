from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from beginner_lint.configuration import Configuration
from beginner_lint.discovery import find
from beginner_lint.facts.project import Use
from beginner_lint.importers import standing_alone
from beginner_lint.uses.mentions import BOUND, PARAMETER, PASSED, UNPACKED, mentions
from beginner_lint.uses.uses import _project, with_uses

# Code, and what in it is passed by a builtin's name.
CALLS = {
    "function": ("show(id=3)\n", {("show", "id")}),
    "attribute": ("shop.show(1, id=3)\n", {("show", "id")}),
    "blanks": ("show (1, id = 3)\n", {("show", "id")}),
    "behind-brackets": ("show(f(1)[2], {3: (4,)},\n    id=3)\n", {("show", "id")}),
    "partial": ("partial(show, id=3)\n", {("show", "id")}),
    "method-in-a-thread": ("pool.submit(\n    shop.show, 3, id=3)\n", {("show", "id")}),
    "imported-by-another-name": ("from shop import show  as tell\ntell(id=3)\n", {("tell", "id"), ("show", "id")}),
    "partial-of-a-method-of-a-call": ("partial(Shop().show, id=3)\n", {("show", "id")}),
    "partial-of-a-call": ("partial(show(), id=3)\n", {("partial", "id")}),
    "given-a-function": ("hide(show, id=3)\n", {("hide", "id")}),
    "behind-quotes-in-a-text": ("\"\"\"Say '''.\"\"\"\nshow(id=3)\n", {("show", "id")}),
    "behind-a-sign-in-a-text": ("f('#fff', show(id=3))\n", {("show", "id")}),
    "in-a-docstring": ("\"\"\"Say\nshow(id=3)\n\"\"\"\n", set()),
    "in-a-text-that-may-be-run": ("timeit('show(id=3)')\n", {("show", "id")}),
    "in-what-is-filled-in": ("x = f'{show(id=3)}'\n", {("show", "id")}),
    "in-a-comment": ("x = 3  # show(id=3)\n", set()),
    "two": ("show(id=3, type=g(max=4))\n", {("show", "id"), ("show", "type"), ("g", "max")}),
    "other-name": ("show(number=3)\n", set()),
    "comparison": ("show(1, id==3)\n", set()),
    "definition": ("def show(a, id=3): pass\nclass A(B, type=3): pass\n", set()),
    "no-call": ("x = (1, 2); id = 3\n", set()),
    "unpacked": ("(a, id) = 1, 2\n[a, id] = 1, 2\n", set()),
    "comment": ("# show(id=3)\n", set()),
    "docstring": ("def f():\n    '''Call show(id=3).'''\n", set()),
    "behind-a-docstring": ("'''Call show.'''\nshow(id=3)\n", {("show", "id")}),
    "far-away": (f"show({'1, ' * 1000}id=3)\n", set()),
    "own-function": ("def show(id): pass\nshow(id=3)\nshow(f(id=3))\n", {("f", "id")}),
    "kept-under-another-name": ("class Page:\n    shop_class: type[Shop] = Shop\n    def go(self): self.shop_class(id=3)\n", {("shop_class", "id"), ("Shop", "id")}),
    "handed-on-under-another-name": ("run(action=shop.show)\naction(id=3)\nreaction = hide\n", {("action", "id"), ("show", "id")}),
    "own-under-another-name": ("def show(id): pass\naction = show\naction(id=3)\n", {("action", "id")}),
    "made-under-another-name": ("action = shop.show()\naction(id=3)\n", {("action", "id")}),
    "own-class": ("class Shop: pass\nShop(id=3)\n", set()),
    "attribute-like-an-own-function": ("def show(id): pass\nshop.show(id=3)\n", {("show", "id")}),
    "own-function-of-a-class": ("class Shop:\n    def show(id): pass\nshow(id=3)\n", {("show", "id")}),
}  # fmt: skip

# Code, and the parameters that have a builtin's name.
PARAMETERS = {
    "function": ("def show(a, id): pass\n", {("show", "id")}),
    "several": ("async def show(id, *type, max: int = 3, **dict): pass\n", {("show", "id"), ("show", "type"), ("show", "max"), ("show", "dict")}),
    "annotations": ("def show(a: int, b: str = str): pass\n", set()),
    "blanks": ("class A :\n    def  show (self, id): pass\n    def __init__ (self, type): pass\n", {("show", "id"), ("A", "type")}),
    "method": ("class A:\n    def show(self, id): pass\n", {("show", "id")}),
    "made": ("class A:\n    def __init__(self, id): pass\nclass B: pass\n", {("A", "id")}),
    "behind-a-call": ("def show(a: Field(3, four()) = f(g(1)), id=3): pass\n", {("show", "id")}),
    "handed-on": ("def show(id): pass\ndef make(a, **more): show(**more)\n", {("show", "id"), ("make", "id")}),
    "put-in-place": ("shop.show = lambda id, a=3: id\nShop(hide=lambda x, max: max)\nsetattr(shop, 'open', lambda type: 3)\n", {("show", "id"), ("hide", "max"), ("open", "type")}),
    "function-put-in-place": (
        "def f(id, max): pass\ndef g(): pass\nshop.show = f\nShop(hide=f, a=g)\nsetattr(shop, 'm.open', f)\n",
        {(name, label) for name in ("f", "show", "hide", "open") for label in ("id", "max")},
    ),
    "function-called-in-place": ("def f(id): pass\nshop.show = f(3)\nshop.hide = f.name\nshop.a == f\nshop.b(a, f)\n", {("f", "id")}),
    "lambda-that-is-passed": ("show(3, lambda: id, lambda number: 3)\n", set()),
    "made-below-words": (
        "class A:\n    \"\"\"A class to show.\n\n    class of its own\"\"\"\n    # class (b)\n"
        "    def __init__(self, id): pass\n",
        {("A", "id")},
    ),
    "made-below-an-example": (
        "class A:\n    \"\"\"An example:\n\n    class B(C):\n        a: A\n    \"\"\"\n\n    def __init__(self, id): pass\n",
        {("A", "id")},
    ),
    "made-alike": (
        "class A:\n    def __init__(self, id): pass\nclass B:\n    def __init__(self, id): pass\n",
        {("A", "id"), ("B", "id")},
    ),
    "other-name": ("def show(number): pass\n", set()),
}  # fmt: skip

# Code, and the builtins' names that it binds for others.
NAMES = {
    "function": ("x = 1\ndef list(): pass\n", {"list"}),
    "class": ("x = 1\nclass filter: pass\n", {"filter"}),
    "variable": ("x = 1\nmax = 3\n", {"max"}),
    "first-line": ("def sum(): pass\n", {"sum"}),
    "first-line-behind-a-mark": ("\ufeffmax = 3\n", {"max"}),
    "inside": ("def f():\n    max = 3\n", set()),
    "longer": ("x = 1\nmaximum = 3\n", set()),
    "imported": ("from shop import (\n    list as max,\n    pow,\n)\nimport x as sum\n", {"max", "pow", "sum"}),
    "imported-with-a-longer-name": ("from shop import atype, show_max, aid\n", set()),
    "only-called": ("print(max(3, 4), 5)\nif all(x):\n    print(3)\n", {"print"}),
}  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), CALLS.values(), ids=CALLS.keys())
def test_calls(code: str, expected: set[tuple[str, ...]]) -> None:
    assert _seen(code, PASSED) == expected


# Code, and what it may pass in what it unpacks.
UNPACKINGS = {
    "a-dict": ("row = {'id': 3}\nshow(**row)\n", {("show", "id")}),
    "several-keys": ("row['id'] = row['max']\nshow(3, **row)\n", {("show", "id"), ("show", "max")}),
    "on-lines-of-its-own": ("row = {'id': 3}\nshop.show(\n    3,\n    **row,\n)\n", {("show", "id")}),
    "a-display": ("show(**{'id': 3})\n", {("show", "id")}),
    "no-such-text": ("row = {'number': 3}\nshow(**row)\n", set()),
    "a-parameter": ("def show(**row): return row['id']\n", set()),
    "an-own-function": ("def show(row): pass\nshow(**{'id': 3})\n", set()),
    "into-a-dict": ("row = {**others, 'id': 3}\n", set()),
    "a-power": ("show(x ** y, 'id')\n", set()),
    "in-a-comment": ("row = {'id': 3}\n# show(**row)\n", set()),
}  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), UNPACKINGS.values(), ids=UNPACKINGS.keys())
def test_unpackings(code: str, expected: set[tuple[str, ...]]) -> None:
    assert _seen(code, UNPACKED) == expected


@pytest.mark.parametrize(("code", "expected"), PARAMETERS.values(), ids=PARAMETERS.keys())
def test_parameters(code: str, expected: set[tuple[str, ...]]) -> None:
    assert _seen(code, PARAMETER) == expected


@pytest.mark.parametrize(("code", "expected"), NAMES.values(), ids=NAMES.keys())
def test_names(code: str, expected: set[str]) -> None:
    assert _seen(code, BOUND) == {(name,) for name in expected}


def _seen(code: str, kind: bytes) -> set[tuple[str, ...]]:
    found = (mention for mention in mentions(code.encode()) if mention[0] == kind)
    return {tuple(word.decode() for word in mention[1:3]) for mention in found}


@pytest.mark.parametrize(
    ("code", "owner"),
    [
        ("show(id=3)", "-"),
        ("x = show (id=3)", "-"),
        ("shop.show(id=3)", "shop"),
        ("x = shop . show(id=3)", "shop"),
        ("partial(shop.show, id=3)", "shop"),
        ("partial(show, id=3)", "-"),
        ("a.shop.show(id=3)", "."),
        ("a. shop.show(id=3)", "."),
        ("shop().show(id=3)", "."),
        ("shop[3].show(id=3)", "."),
        ("'shop'.show(id=3)", "."),
        (f"{'shop' * 40}.show(id=3)", "."),
        ("partial(a.shop.show, id=3)", "."),
        ("partial(shop().show, id=3)", "."),
    ],
)
def test_owners(code: str, owner: str) -> None:
    assert list(mentions(code.encode())) == [(PASSED, b"show", b"id", owner.encode())]


DEFINES = "import os\ndef show(id):\n    return id\nmax = 3\n"

# Files of a project, and what is used of the first one.
PROJECTS = {
    "called": ({"shop.py": DEFINES, "main.py": "show(id=3)"}, [Use("main.py", "show", "id")]),
    "called-with-a-dict": (
        {"shop.py": DEFINES, "main.py": "row = {'id': 3}\nshow(**row)\n"}, [Use("main.py", "show", "id", is_sure=False)],
    ),
    "called-with-a-dict-and-with-a-label": (
        {"shop.py": DEFINES, "main.py": "row = {'id': 3}\nshow(**row)\nshow(id=3)\n"}, [Use("main.py", "show", "id")],
    ),
    "called-with-a-dict-of-others": ({"shop.py": DEFINES, "main.py": "row = {'max': 3}\nshow(**row)\n"}, []),
    "called-with-another-label": ({"shop.py": DEFINES, "main.py": "show(type=3)"}, []),
    "import-is-imported": (
        {"shop.py": "from math import pow\n", "main.py": "from shop import pow\n"}, [Use("main.py", "pow")],
    ),
    "another-is-called": ({"shop.py": DEFINES, "main.py": "hide(id=3)"}, []),
    "calls-itself": ({"shop.py": DEFINES + "show(id=3)\n", "main.py": ""}, []),
    "in-a-package": (
        {"pkg/a/shop.py": DEFINES, "pkg/__init__.py": "", "pkg/a/__init__.py": "", "pkg/b.py": "from .a import shop\nshop.show(id=3)"},
        [Use("pkg/b.py", "show", "id")],
    ),
    "elsewhere": ({"one/shop.py": DEFINES, "two/main.py": "show(id=3)"}, []),
    "elsewhere-with-an-import": (
        {"one/shop.py": DEFINES, "two/main.py": "import shop\nshop.show(id=3)"},
        [Use("two/main.py", "show", "id")],
    ),
    "elsewhere-with-an-import-of-the-package": (
        {"pkg/shop.py": DEFINES, "pkg/__init__.py": "", "tests/test.py": "from pkg import *\nshow(id=3)"},
        [Use("tests/test.py", "show", "id")],
    ),
    "of-a-stand-in": (
        {"tests/test.py": "from pkg import run\nclass Fake:\n    def show(self, id): pass\nrun(Fake())", "pkg/__init__.py": "", "pkg/a.py": "def run(x):\n    x.show(id=3)"},
        [Use("pkg/a.py", "show", "id")],
    ),
    "of-no-stand-in": (
        {"tests/test.py": "class Fake:\n    def show(self, id): pass\nFake()", "pkg/__init__.py": "", "pkg/a.py": "def run(x):\n    x.show(id=3)"},
        [],
    ),
    "of-a-fixture": (
        {"pkg/a.py": "class A:\n    def show(self, id): pass\n", "pkg/__init__.py": "", "tests/test_a.py": "def test(x):\n    x.show(id=3)"},
        [Use("tests/test_a.py", "show", "id")],
    ),
    "of-no-fixture": (
        {"pkg/a.py": "class A:\n    def show(self, id): pass\n", "pkg/__init__.py": "", "tests/a.py": "def test(x):\n    x.show(id=3)"},
        [],
    ),
    "of-what-a-fixture-makes": (
        {"tests/conftest.py": "class Fake:\n    def show(self, id): pass\n", "pkg/__init__.py": "", "pkg/a.py": "def run(x):\n    x.show(id=3)"},
        [Use("pkg/a.py", "show", "id")],
    ),
    "made-by-an-heir": (
        {
            "shop.py": "class A:\n    def __init__(self, id): pass\n",
            "main.py": "from shop import A\nclass B(A):\n    def __init__(self):\n        super().__init__(id=3)\n",
        },
        [Use("main.py", "__init__", "id")],
    ),
    "made-by-no-heir": (
        {
            "shop.py": "class A:\n    def __init__(self, id): pass\n",
            "main.py": "import shop\nclass B(C):\n    def __init__(self):\n        super().__init__(id=3)\n",
        },
        [],
    ),
    "name-imported": ({"shop.py": DEFINES, "main.py": "from shop import max"}, [Use("main.py", "max")]),
    "name-imported-in-a-package": (
        {"pkg/shop.py": DEFINES, "pkg/__init__.py": "from .shop import max"}, [Use("pkg/__init__.py", "max")]
    ),
    "everything-imported": ({"shop.py": DEFINES, "main.py": "from shop import *"}, [Use("main.py", "max")]),
    "everything-that-is-offered-imported": (
        {"shop.py": DEFINES + "__all__ = ['show']\n", "main.py": "from shop import *"}, []
    ),
    "name-of-a-package": (
        {"pkg/__init__.py": DEFINES, "main.py": "import pkg\nprint(pkg.max)"}, [Use("main.py", "max")]
    ),
    "name-as-an-attribute": ({"shop.py": DEFINES, "main.py": "import shop\nprint(shop.max)"}, [Use("main.py", "max")]),
    "attribute-by-another-name": (
        {"shop.py": DEFINES, "main.py": "import shop as _shop\nprint(_shop.max)"}, [Use("main.py", "max")]
    ),
    "attribute-of-another": ({"shop.py": DEFINES, "main.py": "import shop\nprint(x.max)"}, []),
    "attribute-of-one-whose-name-ends-so": (
        {"shop.py": DEFINES, "main.py": "import shop\nimport myshop as s\nprint(s.max, myshop.max)"}, []
    ),
    "attribute-without-import": ({"shop.py": DEFINES, "main.py": "shop = f()\nprint(shop.max)"}, []),
    "another-name-imported": ({"shop.py": DEFINES, "main.py": "from shop import show, maximum"}, []),
}  # fmt: skip


METHOD = "class A:\n    def show(self, id):\n        return id\n"
USED = [Use("pkg/b.py", "show", "id")]
PACKAGE = {"pkg/__init__.py": ""}

# What a file calls, and whether that may be the function `show` of the file beside it.
CALLEES = {
    "bare": ("show(id=3)", True),
    "bare-from-here": ("from .shop import show\nshow(id=3)", True),
    "bare-from-the-package": ("from pkg import show\nshow(id=3)", True),
    "bare-from-elsewhere": ("from other import show\nshow(id=3)", True),
    "of-the-module": ("from pkg import shop\nshop.show(id=3)", True),
    "of-the-module-by-another-name": ("import pkg.shop as s\ns.show(id=3)", True),
    "of-the-module-at-length": ("import pkg.shop\npkg.shop.show(id=3)", True),
    "of-a-module-elsewhere": ("import docker\ndocker.show(id=3)", True),
    "of-a-variable": ("def f(x):\n    x.show(id=3)", True),
    "of-a-result": ("f().show(id=3)", True),
    "of-itself": ("class B:\n    def show(self, id): self.show(id=3)", True),
    "of-a-loaded-module": ("import sys\nx = sys.modules['pkg.shop']\nx.show(id=3)", True),
    "bare-from-python": ("from json import show\nshow(id=3)", False),
    "bare-from-python-in-brackets": ("from json import (  # so\n    dump,\n    loads as show,\n)\nshow(id=3)", False),
    "of-python": ("import json\njson.show(id=3)", False),
    "of-python-by-another-name": ("import json as j, os\nj.show(id=3)", False),
    "of-python-as-an-import-in-a-function-too": ("import json\ndef f():\n    import json\n    json.show(id=3)", False),
    "of-python-with-another-import-from-it": ("from json import dump\nimport json\njson.show(id=3)", False),
    "of-an-object-of-python": ("import json\njson.shop.show(id=3)", True),
    "of-what-python-gives-back": ("import json\njson.loads(x).show(id=3)", True),
    "of-what-everybody-may-change": ("from sys import stdout\nstdout.show(id=3)", True),
    "of-python-or-here": ("try:\n    import json\nexcept ImportError:\n    import shop as json\njson.show(id=3)", True),
    "of-python-or-beside": ("import json\nfrom . import shop as json\njson.show(id=3)", True),
    "of-python-or-everything": ("import json\nfrom shop import *\njson.show(id=3)", True),
    "of-python-or-a-variable": ("import json\njson = f()\njson.show(id=3)", True),
    "of-python-or-a-parameter": ("import json\ndef f(json): json.show(id=3)", True),
    "of-python-or-a-class": ("import json\ndef f():\n    class json(A): pass\n    json.show(id=3)", True),
    "of-python-or-a-function": ("import json\ndef f():\n    def  json(): pass\n    json.show(id=3)", True),
    "of-python-or-what-is-loaded": ("import json\nglobals()['js' 'on'] = f()\njson.show(id=3)", True),
    "of-python-that-gets-it": ("import json\njson.show = f()\njson.show(id=3)", True),
    "of-python-that-is-asked-for-it": ("import json\njson.show == f()\njson.show(id=3)", False),
    "handed-on": ("from functools import partial\npartial(show, id=3)", True),
    "handed-on-of-python": ("import json\nfrom functools import partial\npartial(json.show, id=3)", False),
    "handed-on-by-another-name": ("from .shop import show as tell\ntell(id=3)", True),
}  # fmt: skip


@pytest.mark.parametrize("defines", [DEFINES, METHOD])
@pytest.mark.parametrize(("code", "expected"), CALLEES.values(), ids=CALLEES.keys())
def test_callees(tmp_path: Path, code: str, expected: bool, defines: str) -> None:
    files = {"pkg/shop.py": defines, "pkg/b.py": code + "\n", **PACKAGE}
    uses = [use for use in _uses_of(tmp_path, files, "pkg/shop.py") if use.label]
    assert uses == (USED if expected else [])


FROM_OTHER = {"pkg/b.py": "from .other import show\nshow(id=3)\n"}
OF_OTHER = {"pkg/b.py": "from . import other\nother.show(id=3)\n", "pkg/other.py": DEFINES}

# Files beside `pkg/shop.py`, and whether a call of `show` in `pkg/b.py` may mean that of it.
OTHERS = {
    "function": ({**FROM_OTHER, "pkg/other.py": DEFINES}, False),
    "function-on-the-first-line": ({**FROM_OTHER, "pkg/other.py": "def show(id): pass\n"}, False),
    "function-that-gets-another-name": (
        {"pkg/b.py": "from .other import tell as show\nshow(id=3)\n", "pkg/other.py": "def tell(id): pass\n" + DEFINES}, True,
    ),
    "not-there": (FROM_OTHER, True),
    "without-the-parameter": ({**FROM_OTHER, "pkg/other.py": "def show(number): pass\n"}, True),
    "as-a-method": ({**FROM_OTHER, "pkg/other.py": METHOD}, True),
    "handing-on": ({**FROM_OTHER, "pkg/other.py": "def tell(id): pass\ndef show(**more): f(**more)\n"}, True),
    "imported-too": ({**FROM_OTHER, "pkg/other.py": f"from .shop import show\n{DEFINES}"}, True),
    "everything-imported-too": ({**FROM_OTHER, "pkg/other.py": f"from .shop import *\n{DEFINES}"}, True),
    "made-otherwise-too": ({**FROM_OTHER, "pkg/other.py": f"{DEFINES}show = f(show)\n"}, True),
    "made-when-asked": ({**FROM_OTHER, "pkg/other.py": f"{DEFINES}def __getattr__(name): pass\n"}, True),
    "of-a-module": (OF_OTHER, False),
    "of-a-module-that-the-package-has": ({**OF_OTHER, "pkg/__init__.py": "from . import other\n"}, False),
    "of-what-the-package-calls-so": ({**OF_OTHER, "pkg/__init__.py": "from .shop import A as other\n"}, True),
    "of-what-the-package-calls-so-beside": ({**OF_OTHER, "pkg/__init__.py": "from . import shop as other\n"}, True),
    "of-what-the-package-may-call-so": ({**OF_OTHER, "pkg/__init__.py": "from .shop import *\n"}, True),
    "of-an-object": ({**OF_OTHER, "pkg/b.py": "from .other import shop\nshop.show(id=3)\n"}, True),
    "of-a-module-by-its-whole-name": (
        {"pkg/b.py": "from pkg.other import show\nshow(id=3)\n", "pkg/other.py": DEFINES}, False,
    ),
    "of-a-module-that-the-package-may-call-so": (
        {"pkg/b.py": "from pkg import other\nother.show(id=3)\n", "pkg/other.py": DEFINES}, True,
    ),
    "of-a-module-that-two-packages-have": (
        {"pkg/b.py": "from pkg.other import show\nshow(id=3)\n", "pkg/other.py": DEFINES, "old/pkg/other.py": DEFINES}, True,
    ),
    "of-the-only-module-of-that-name": ({"pkg/b.py": "import other\nother.show(id=3)\n", "pkg/other.py": DEFINES}, False),
    "of-the-only-module-that-takes-nothing-so": (
        {"pkg/b.py": "import other\nother.show(id=3)\n", "pkg/other.py": "def show(number): pass\n"}, True,
    ),
    "of-one-of-two-modules": (
        {"pkg/b.py": "import other\nother.show(id=3)\n", "pkg/other.py": DEFINES, "two/other.py": DEFINES}, True,
    ),
    "python-has-a-namesake": ({"pkg/b.py": "import json\njson.show(id=3)\n", "two/json.py": ""}, True),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), OTHERS.values(), ids=OTHERS.keys())
def test_callees_elsewhere(tmp_path: Path, files: dict[str, str], expected: bool) -> None:
    uses = _uses_of(tmp_path, {**PACKAGE, "pkg/shop.py": DEFINES, **files}, "pkg/shop.py")
    assert [use for use in uses if use.label] == (USED if expected else [])


def test_namesake_of_a_module_that_is_not_in_the_run(tmp_path: Path) -> None:
    _write(tmp_path, {"pyproject.toml": "", "shop.py": DEFINES, "b.py": "import json\njson.show(id=3)\n"})
    found = find(["."], Configuration(str(tmp_path), list, isolated=True), here=str(tmp_path)).files
    assert not any(file.uses for file in with_uses(found))
    _write(tmp_path, {"json.py": ""})
    assert any(file.uses for file in with_uses(found))


# An import in `pkg/b.py` or another file, and whether it gets the `max` of `pkg/shop.py`.
IMPORTS = {
    "beside": ({"pkg/b.py": "from .shop import max"}, True),
    "whole-beside": ({"pkg/b.py": "from . import shop\nshop.max"}, True),
    "beside-in-another-package": ({"two/b.py": "from .shop import max", "two/shop.py": "max = 3"}, False),
    "whole-in-another-package": (
        {"two/b.py": "from . import shop\nshop.max", "two/shop.py": "max = 3", "two/__init__.py": ""}, False,
    ),
    "from-another-package": ({"b.py": "from two.shop import max", "two/shop.py": "max = 3"}, False),
    "from-one-of-two-packages": (
        {"b.py": "from two.shop import max", "two/shop.py": "max = 3", "old/two/shop.py": "max = 3"}, True,
    ),
    "from-what-may-be-another-package": ({"b.py": "from two.shop import max"}, True),
    "from-what-another-package-calls-so": (
        {"b.py": "from two import shop\nshop.max", "two/__init__.py": "from pkg import shop", "two/shop.py": "max = 3"},
        True,
    ),
    "from-this-package": ({"b.py": "from pkg.shop import max"}, True),
    "from-above": ({"pkg/sub/b.py": "from ..shop import max"}, True),
    "from-above-another": ({"pkg/sub/b.py": "from .shop import max", "pkg/sub/shop.py": "max = 3"}, False),
    "through-another-package": (
        {"b.py": "from two import shop\nshop.max", "two/__init__.py": "from pkg import shop"}, True,
    ),
    "through-the-package-beside": (
        {"two/b.py": "from . import shop\nshop.max", "two/__init__.py": "from pkg import shop"}, True,
    ),
    "from-python": ({"b.py": "from os import shop\nshop.max"}, False),
    "from-what-may-be-called-otherwise": ({"b.py": "from our_shops import shop\nshop.max"}, True),
    "over-the-package": ({"b.py": "import pkg\npkg.shop.max"}, True),
    "over-the-package-beside": ({"b.py": "from . import pkg\nprint(pkg.shop.max)"}, True),
    "over-a-package-around": ({"b.py": "from all import pkg\nprint(pkg.shop.max)"}, True),
    "over-another-package": ({"b.py": "import pkg, two\ntwo.shop.max"}, False),
    "through-the-package-around": ({"pkg/__init__.py": "", "b.py": "import pkg\nfrom pkg import shop\nshop.max"}, True),
    "everything": ({"pkg/b.py": "from .shop import *"}, True),
    "everything-of-another": ({"two/b.py": "from .shop import *", "two/shop.py": "max = 3"}, False),
    "by-a-name-that-it-gets": ({"b.py": "import importlib\nm = importlib.import_module(input())\nm.max()"}, True),
    "by-a-name-and-nothing-of-it": ({"b.py": "import importlib\nm = importlib.import_module(input())\nmax()"}, False),
    "by-a-name-and-set": ({"b.py": "import importlib\nm = importlib.import_module(input())\nm.max = 3"}, False),
    "by-a-name-and-of-something-else": (
        {"b.py": "import importlib\nm = importlib.import_module(input())\nx.max()"}, False,
    ),
    "of-something-else": ({"b.py": "m = make(input())\nm.max()"}, False),
    "by-text": ({"two/b.py": "import_module('x')\nfrom .shop import max", "two/shop.py": "max = 3"}, True),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), IMPORTS.values(), ids=IMPORTS.keys())
def test_imports(tmp_path: Path, files: dict[str, str], expected: bool) -> None:
    found = _uses_of(tmp_path, {**PACKAGE, "pkg/shop.py": DEFINES, **files}, "pkg/shop.py")
    assert [use.name for use in found] == (["max"] if expected else [])


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"b.py": "from shop import max"}, True, id="the-only-one"),
        pytest.param({"b.py": "from shop import max", "two/shop.py": "max = 3"}, False, id="one-of-two"),
        pytest.param({"b.py": "from pkg.shop import max", "two/shop.py": "max = 3"}, True, id="at-length"),
        pytest.param({"pkg/b.py": "from .shop import max", "two/shop.py": "max = 3"}, True, id="beside"),
        pytest.param({"two/b.py": "from . import shop\nshop.max"}, False, id="through-another"),
        pytest.param(
            {"pkg/b.py": "from . import shop\nshop.max", "pkg/__init__.py": "from two import shop\n"},
            False,
            id="through-what-the-package-calls-so",
        ),
    ],
)
def test_who_surely_imports(tmp_path: Path, files: dict[str, str], expected: bool) -> None:
    (found,) = _uses_of(tmp_path, {**PACKAGE, "pkg/shop.py": DEFINES, **files}, "pkg/shop.py")
    assert (found.name, found.is_sure) == ("max", expected)


def test_module_of_the_package_around(tmp_path: Path) -> None:
    files = {
        "pkg/in/shop.py": DEFINES,
        "pkg/in/__init__.py": "",
        "b.py": "from pkg import shop\nshop.max\n",
        **PACKAGE,
    }
    assert [use.is_sure for use in _uses_of(tmp_path, files, "pkg/in/shop.py")] == [False]


@pytest.mark.parametrize("origin", [".shop", "pkg.shop"])
def test_who_imports_is_named_first(tmp_path: Path, origin: str) -> None:
    files = {
        "pkg/a.py": "from .other import shop\nshop.show(id=3)\n",
        "pkg/b.py": f"from {origin} import show\nshow(id=3)\n",
        "pkg/shop.py": DEFINES,
        **PACKAGE,
    }
    assert _uses_of(tmp_path, files, "pkg/shop.py") == USED


def _uses_of(folder: Path, files: dict[str, str], path: str) -> list[Use]:
    _write(folder, {"pyproject.toml": "", **files})
    found = find(["."], Configuration(str(folder), list, isolated=True), here=str(folder)).files
    uses = next(file.uses for file in with_uses(found) if file.shown == str(Path(path)))
    return [use._replace(file=Path(use.file).as_posix()) for use in uses]


@pytest.mark.parametrize(("files", "expected"), PROJECTS.values(), ids=PROJECTS.keys())
def test_projects(tmp_path: Path, files: dict[str, str], expected: list[Use]) -> None:
    _write(tmp_path, {"pyproject.toml": "", **files})
    found = find(["."], Configuration(str(tmp_path), list, isolated=True), here=str(tmp_path)).files
    uses = {file.shown: list(file.uses) for file in with_uses(found)}
    first = next(iter(files))
    assert [use._replace(file=Path(use.file).as_posix()) for use in uses.pop(str(Path(first)))] == expected
    assert not any(uses.values())


SHOP = "class Animal: pass\nclass Cat(Animal): pass\n"
ASKS = "from shop import Animal\ndef f(x): return type(x) == Animal\n"

# Files of a project, and the class that builds on one that the first of them asks for.
HEIRS = {
    "where-it-is": ({"main.py": ASKS, "shop.py": SHOP}, "shop.py Cat"),
    "in-a-third": (
        {"main.py": ASKS, "shop.py": "class Animal: pass", "b.py": "from shop import Animal\nclass Dog(Animal, A): pass"},
        "b.py Dog",
    ),
    "asked-the-other-way-round": ({"main.py": ASKS.replace("type(x) == Animal", "Animal != type(x)"), "shop.py": SHOP}, "shop.py Cat"),
    "own": ({"main.py": "class Animal: pass\ntype(x) == Animal\n", "b.py": "from main import Animal\nclass Dog(A,\n    Animal): pass"}, "b.py Dog"),
    "of-a-package": ({"main.py": ASKS.replace("shop", "zoo"), "zoo/__init__.py": SHOP}, "zoo/__init__.py Cat"),
    "by-its-module": ({"main.py": ASKS, "b.py": "import shop\nfrom shop import Animal\nclass Dog(shop.Animal): pass"}, "b.py Dog"),
    "as-an-attribute": ({"main.py": "import shop\ndef f(x): return type(x) == shop.Animal\n", "shop.py": SHOP}, "shop.py Cat"),
    "as-an-attribute-of-another-module": (
        {"main.py": "import shop\ndef f(x): return type(x) == shop.Animal\n", "shop.py": "class Animal: pass\n", "b.py": SHOP}, None
    ),
    "nothing-is-asked": ({"main.py": "from shop import Animal\nprint(type(Animal), x == Animal)\n", "shop.py": SHOP}, None),
    "another-builds": ({"main.py": ASKS, "shop.py": "class Animal: pass\nclass Cat(Pet): pass\n"}, None),
    "of-that-kind": ({"main.py": ASKS, "shop.py": "class Animal: pass\nclass Box(List[Animal], metaclass=Animal): pass"}, None),
    "as-part-of-a-name": ({"main.py": ASKS, "shop.py": "class Animal: pass\nclass Cat(AnimalBase, Animal.Kind): pass"}, None),
    "as-an-attribute-of-a-part": (
        {"main.py": "from zoo import shop\ndef f(x): return type(x) == shop.Animal\n", "zoo/shop.py": SHOP}, "zoo/shop.py Cat"
    ),
    "in-a-comment": ({"main.py": ASKS, "shop.py": "class Animal: pass\n# class Cat(Animal): pass\n"}, None),
    "among-kinds": ({"main.py": ASKS, "shop.py": "class Animal: pass\nclass Box(Map[int, Animal, str]): pass"}, None),
    "on-what-it-has-from-elsewhere": ({"main.py": ASKS, "shop.py": "from zoo import Animal\nclass Cat(Animal): pass"}, "shop.py Cat"),
    "another-of-that-name": ({"main.py": ASKS, "b.py": "from zoo import Animal\nclass Dog(Animal): pass"}, None),
    "in-the-file-itself": ({"main.py": ASKS + "class Dog(Animal): pass\n", "shop.py": "class Animal: pass"}, None),
    "of-another-project": ({"a/main.py": ASKS, "a/setup.py": "", "b/shop.py": SHOP, "b/setup.py": ""}, None),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), HEIRS.values(), ids=HEIRS.keys())
def test_heirs(tmp_path: Path, files: dict[str, str], expected: str | None) -> None:
    _write(tmp_path, files if "a/setup.py" in files else {"pyproject.toml": "", **files})
    _project.cache_clear()
    found = find(["."], Configuration(str(tmp_path), list, isolated=True), here=str(tmp_path)).files
    heirs = {Path(file.shown).as_posix(): file.heirs for file in with_uses(found)}
    told = [f"{Path(heir.file).as_posix()} {heir.name}" for heir in heirs.pop(next(iter(files)))]
    assert told == ([expected] if expected else [])
    assert not any(heirs.values())


def test_heirs_of_what_stands_alone(tmp_path: Path) -> None:
    _write(tmp_path, {"main.py": ASKS + "print(f(3))\n", "shop.py": SHOP})
    found = find(["."], Configuration(str(tmp_path), list, isolated=True), here=str(tmp_path)).files
    assert [file.heirs != () for file in with_uses(standing_alone(found))] == [True, False]


def test_cache_knows_of_heirs(tmp_path: Path) -> None:
    _write(tmp_path, {"pyproject.toml": "", "main.py": ASKS, "shop.py": "class Animal: pass\n"})
    refused = "`Cat` in `shop.py` builds on `Animal`, and would be let in"
    assert refused not in _checked(tmp_path)
    (tmp_path / "shop.py").write_text(SHOP)
    assert refused in _checked(tmp_path)
    assert refused in _checked(tmp_path)
    (tmp_path / "shop.py").write_text("class Animal: pass\n")
    assert refused not in _checked(tmp_path)


@pytest.mark.parametrize("mark", ["setup.py", "setup.cfg", "pyproject.toml"])
def test_what_makes_a_folder_a_project(tmp_path: Path, mark: str) -> None:
    files = {
        "pkg/shop.py": DEFINES,
        "pkg/__init__.py": "",
        "tests/test.py": "from pkg import show\nshow(id=3)\n",
    }
    _write(tmp_path, files)
    configuration = Configuration(str(tmp_path), list, isolated=True)
    found = find(["pkg", "tests"], configuration, here=str(tmp_path)).files
    assert not any(file.uses for file in with_uses(found))
    _write(tmp_path, {mark: ""})
    _project.cache_clear()
    assert any(file.uses for file in with_uses(found))


def test_nobody_uses_what_stands_alone(tmp_path: Path) -> None:
    """Homework of two students, one of whom calls a function that only the other has."""
    _write(tmp_path, {"ada.py": DEFINES + "show(3)\n", "bob.py": "show(id=3)\n"})
    found = find(["."], Configuration(str(tmp_path), list, isolated=True), here=str(tmp_path)).files
    assert any(file.uses for file in with_uses(found))
    assert not any(file.uses for file in with_uses(standing_alone(found)))


def test_two_projects_side_by_side_know_nothing_of_each_other(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {"one/shop.py": DEFINES, "one/pyproject.toml": "", "two/main.py": "import shop\nshop.show(id=3)\n"},
    )
    found = find(["."], Configuration(str(tmp_path), list, isolated=True), here=str(tmp_path)).files
    assert not any(file.uses for file in with_uses(found))


def test_command_line_and_cache(tmp_path: Path) -> None:
    """What another file does decides on a fix, also where the file itself has not changed since."""
    _write(tmp_path, {"pyproject.toml": "", "pkg/__init__.py": "", "pkg/shop.py": DEFINES, "pkg/main.py": ""})
    refused = "`pkg/main.py` calls `show` with `id=`"
    assumed = "no other file calls `show` with `id=`"
    assert assumed in _checked(tmp_path)
    (tmp_path / "pkg" / "main.py").write_text("from pkg.shop import show\nshow(id=3)\n")
    for _ in range(2):
        shown = _checked(tmp_path)
        assert refused in shown
        assert assumed not in shown
    (tmp_path / "pkg" / "main.py").write_text("from pkg.shop import max\n")
    assert "`pkg/main.py` takes `max` from this file" in _checked(tmp_path)
    assert assumed in _checked(tmp_path, "pkg/shop.py")


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)


def _checked(folder: Path, *paths: str) -> str:
    command = [sys.executable, "-m", "beginner_lint", "--select", "ZEN5,ZEN6", "--cache-dir", "cache"]
    done = subprocess.run([*command, *paths], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.replace("\\", "/")
