from __future__ import annotations

import ast

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.words.house_words import names_beside
from beginner_lint.facts.words.naming import element_of, is_usable, singular
from beginner_lint.source import Source

SINGULARS = {
    "names": "name",
    "cities": "city",
    "boxes": "box",
    "matches": "match",
    "dishes": "dish",
    "classes": "class",  # a keyword: not usable, but not for this function to decide
    "statuses": "status",
    "houses": "house",
    "heroes": "hero",
    "shoes": "shoe",
    "movies": "movie",
    "ties": "tie",
    "children": "child",
    "indices": "index",
    "xs": "x",
    "numbers2": "number",
    "_items": "item",
    "user_names": "user_name",
    "userNames": "userName",
    "STUDENTS": "student",
    "MAX_SCORES": "max_score",
    "all_names": "name",
    "list_of_names": "name",
    "my_words": "word",
    "name_list": "name",
    "scoresArray": "score",
    "word_list": "word",
    "names_list": "name",
    "matrix": "row",
    "game_board": "row",
    "text": "char",
    "word": "letter",
}

NO_PLURALS = [
    "status",
    "address",
    "series",
    "news",
    "pos",
    "res",
    "self",
    "s",
    "a",
    "lst",
    "my_list",
    "L",
    "_",
]

WRITTEN = {
    "names": "name",
    "self.players": "player",
    "names[1:]": "name",
    "names[0]": None,
    "line.split()": "word",
    "text.splitlines()": "line",
    "d.items()": "pair",
    "os.listdir(path)": "name",
    "sorted(names)": "name",
    "reversed(list(rows))": "row",
    "get_users()": "user",
    "db.load_records()": "record",
    "range(3)": "number",
    "[1, 2]": None,
    "a + b": None,
    "f()()": None,
}


@pytest.mark.parametrize(("plural", "expected"), SINGULARS.items())
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


@pytest.mark.parametrize("name", NO_PLURALS)
def test_a_name_that_does_not_tell(name: str) -> None:
    assert singular(name) is None


@pytest.mark.parametrize(("collection", "expected"), WRITTEN.items())
def test_element_of_what_is_written(collection: str, expected: str | None) -> None:
    assert element_of(ast.parse(collection, mode="eval").body) == expected


@pytest.mark.parametrize("name", ["class", "match", "sum", "list", "2x", "", "not"])
def test_names_that_no_variable_should_have(name: str) -> None:
    assert not is_usable(name)


def facts_of(program: str) -> Facts:
    return Facts(Source("case.py", program), ProjectFacts())


CHOICES = [
    ("classes = [1]\n", "item"),  # `class` is a keyword
    ("sums = [1]\n", "item"),  # `sum` is a builtin
    ("s = 'abc'\n", "char"),  # the type tells
    ("numbers = range(3)\n", "number"),
    ("r = range(3)\n", "number"),
    ("data = b'ab'\n", "value"),
]


@pytest.mark.parametrize(("program", "expected"), CHOICES)
def test_name_of_an_element(program: str, expected: str) -> None:
    facts = facts_of(program + program.partition(" ")[0] + "\n")
    (use,) = (node.value for node in facts.source.tree.body if isinstance(node, ast.Expr))
    assert facts.naming.of_element(use)[0] == expected


FRESH = [
    ("free", "x = 1\n", 0, True),
    ("bound-here", "name = 1\n", 0, False),
    ("read-here", "print(name)\n", 0, False),
    ("bound-in-a-function-that-is-nested", "def f():\n    name = 1\n", 0, False),
    ("bound-outside-only", "name = 1\ndef f():\n    pass\n", 1, True),
    ("read-here-from-outside", "name = 1\ndef f():\n    print(name)\n", 1, False),
    ("read-in-a-function-inside", "def f():\n    def g():\n        return name\n", 1, False),
    ("read-beside-only", "def f():\n    pass\ndef g():\n    print(name)\n", 1, True),
    ("declared-global", "def f():\n    global name\n", 1, False),
    ("a-parameter", "def f(name):\n    pass\n", 1, False),
    ("in-a-comprehension", "print([name for name in 'ab'])\n", 0, False),
    ("in-an-annotation-as-text", "x: 'name' = 1\n", 0, False),
    ("an-attribute-or-keyword-is-another-thing", "print(x.name, dict(name=1))\n", 0, True),
    ("mangled-in-a-class", "class A:\n    def f(self):\n        __name = 1\n", 2, True),
]


@pytest.mark.parametrize(
    ("program", "scope", "expected"), [row[1:] for row in FRESH], ids=[r[0] for r in FRESH]
)
def test_fresh(program: str, scope: int, expected: bool) -> None:
    facts = facts_of(program)
    assert facts.naming.is_fresh("name", facts.scopes.all[scope]) is expected


def test_fresh_takes_the_first_that_is_free_and_then_counts() -> None:
    facts = facts_of("name = item = name_2 = 1\n")
    module = facts.scopes.module
    assert facts.naming.fresh(["name", "word", "item"], module) == "word"
    assert facts.naming.fresh(["name", "item"], module) == "name_3"


MAY_BIND = [
    ("new", "f()  # <-\n", True),
    ("of-a-comprehension", "print([name for name in 'ab'])\nf()  # <-\n", True),
    ("read-later", "name = 1\nf()  # <-\nprint(name)\n", False),
    ("bound-before-only", "def g():\n    name = 1\n    print(name)\n    f()  # <-\n", True),
    ("bound-anew-before-it-is-read", "def g(name):\n    f()  # <-\n    name = 2\n    print(name)\n", True),
    ("read-by-a-function", "name = 1\ndef g():\n    print(name)\nf()  # <-\n", False),
    ("read-but-bound-nowhere", "def g():\n    print(name)\nf()  # <-\n", False),
    ("read-as-text", "def g():\n    f()  # <-\n    return locals()\n", False),
    ("of-the-module-in-a-function", "name = 1\ndef g():\n    f()  # <-\n", True),
    ("of-the-module-read-in-the-function", "name = 1\ndef g():\n    print(name)\n    f()  # <-\n", False),
    ("read-after-an-exception", "name = 1\ntry:\n    f()  # <-\nexcept E:\n    print(name)\n", False),
]


@pytest.mark.parametrize(("program", "expected"), [row[1:] for row in MAY_BIND], ids=[r[0] for r in MAY_BIND])
def test_may_bind(program: str, expected: bool) -> None:
    facts = facts_of(program)
    line = next(n for n, text in enumerate(program.splitlines(), 1) if text.endswith("# <-"))
    statement = next(n for n in ast.walk(facts.source.tree) if isinstance(n, ast.Expr) and n.lineno == line)
    assert facts.naming.may_bind("name", statement) is expected


def test_may_bind_no_builtin() -> None:
    facts = facts_of("f()\n")
    assert not facts.naming.may_bind("len", facts.source.tree.body[0])
    assert facts.naming.may_bind("_", facts.source.tree.body[0])


def test_beside_a_name_stands_what_the_scope_binds_and_not_what_it_only_deletes() -> None:
    source = Source("case.py", "import zipfile\ndel missing\ntype = 1\ncolour = 2\n")
    facts = Facts(source, ProjectFacts(script=True))
    [binding] = facts.scopes.all[0].bindings["type"]
    assert names_beside(binding, facts) == {"type", "colour", "import zipfile"}
