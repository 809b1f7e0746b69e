"""Where identifiers stand: every node that names something, in every layout, and all of the standard library."""

from __future__ import annotations

import ast
import sys
import unicodedata
from collections import Counter

import pytest

from beginner_lint.facts.scopes.identifiers import NotFound, identifier_span
from beginner_lint.facts.scopes.scopes import Scopes
from beginner_lint.source import Source, TooComplex, Undecodable
from tests.corpus import standard_library

V312 = pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of 3.12")
V311 = pytest.mark.skipif(sys.version_info < (3, 11), reason="syntax of 3.11")

# Each row: why, the kind of node, and a text in which «» marks the identifier of the first such node.
TABLE = [
    ("name", "Name", "«x»"),
    ("name behind other letters", "Name", "'ä€𝄞'; «x»"),
    ("not normalised name", "Name", "«ﬁn» = 1"),
    ("function", "FunctionDef", "def «x»(x): pass"),
    ("function below decorators", "FunctionDef", "@x\n@y(x)\ndef «x»(): pass"),
    ("function on a continued line", "FunctionDef", "def \\\n  «x» \\\n  (): pass"),
    ("function after a tab", "FunctionDef", "if 1:\n\tdef\t«x»\t(): pass"),
    ("function called like a keyword's part", "FunctionDef", "def «defx»(): pass"),
    ("function called soft keyword", "FunctionDef", "def «match»(): pass"),
    ("async function", "AsyncFunctionDef", "async  def «x»(): pass"),
    ("async function, continued", "AsyncFunctionDef", "async \\\n def \\\n «x»(): pass"),
    ("class", "ClassDef", "class «x»(x): pass"),
    ("function of letters", "FunctionDef", "'ä'; 1\ndef «größe»(größe): pass"),
    ("middle dot in an identifier", "FunctionDef", "def «a·b»(): pass"),
    ("parameter", "arg", "def f(«x»: x = x): pass"),
    ("parameter of a lambda", "arg", "'ä'; lambda «x»=x: x"),
    ("star parameter", "arg", "def f(* «x»: x): pass"),
    ("double star parameter", "arg", "def f(** \\\n«x»): pass"),
    ("import", "alias", "import «x»"),
    ("dotted import", "alias", "import «x».y.z"),
    ("dotted import with blanks", "alias", "import «x» . \\\n y"),
    ("import as", "alias", "import x . y as «x»"),
    ("import as, continued", "alias", "import x \\\n as \\\n «y»"),
    ("import from", "alias", "from x import «x»"),
    ("import from as", "alias", "from x import y as «z»"),
    ("import from as itself", "alias", "from x import x as «x»"),
    ("import from, module called like as", "alias", "from x import as_ as «a»"),
    (
        "import from with a comment",
        "alias",
        "from x import (  # as x\n  y  # as x\n  as  # x\n  «x»,  # x\n)",
    ),
    ("handler", "ExceptHandler", "try: pass\nexcept x as «x»: pass"),
    ("handler of a tuple", "ExceptHandler", "try: pass\nexcept (x, y) as «x»: pass"),
    ("handler in parentheses", "ExceptHandler", "try: pass\nexcept ((x)  # as y\n ) as «x»: pass"),
    ("handler of a call with a string", "ExceptHandler", "try: pass\nexcept f(' as x') as «x»: pass"),
    ("handler, continued", "ExceptHandler", "try: pass\nexcept x \\\n as \\\n «y» \\\n : y"),
    pytest.param("group handler", "ExceptHandler", "try: pass\nexcept* x as «x»: pass", marks=V311),
    ("capture", "MatchAs", "match y:\n case «x»: pass"),
    ("capture as", "MatchAs", "match y:\n case [1, 'as x'] as «x»: pass"),
    ("capture as in parentheses", "MatchAs", "match y:\n case ((1)  # as x\n as «x»): pass"),
    ("capture as behind parentheses", "MatchAs", "match y:\n case (((1))) as «x»: pass"),
    ("capture star", "MatchStar", "match y:\n case [x, * «x»]: pass"),
    ("capture rest", "MatchMapping", "match y:\n case {'x': x, ** «x»}: pass"),
    ("capture rest alone", "MatchMapping", "match y:\n case { # x\n ** # x\n «x»  # x\n}: pass"),
    ("capture rest behind parentheses", "MatchMapping", "match y:\n case {'x': (x), **«x»,}: pass"),
    ("global", "Global", "def f():\n global y, «x», z"),
    ("global, continued", "Global", "def f():\n global \\\n  y, \\\n «x» \\\n ; 1"),
    ("global behind letters", "Global", "def f():\n 'ä'; global ä, «x»"),
    ("global with a prefix of it", "Global", "def f():\n global x1, xx, «x»"),
    ("nonlocal", "Nonlocal", "def f(x):\n def g():\n  nonlocal  «x» ; 1"),
    ("keyword", "keyword", "f(x, «x»=x)"),
    ("keyword with blanks", "keyword", "f(x, «x» \\\n = # x\n x)"),
    ("class keyword", "keyword", "class C(x, «x»=x): pass"),
    ("CRLF", "Global", "def f():\r\n global y, \\\r\n  «x»\r\n"),
    ("CR", "Global", "def f():\r global y, \\\r  «x»\r"),
    ("form feed", "FunctionDef", "\fdef \f«x»(): pass"),
    pytest.param("type variable", "TypeVar", "def f[«x»: x](): pass", marks=V312),
    pytest.param("parameter specification", "ParamSpec", "def f[** «x»](): pass", marks=V312),
    pytest.param("variadic type variable", "TypeVarTuple", "class C[* \\\n «x»]: pass", marks=V312),
    pytest.param("function with type parameters", "FunctionDef", "def «x» [x](): pass", marks=V312),
    pytest.param("name in an f-string", "Name", "f'''\n{«x»}'''", marks=V312),
]


@pytest.mark.parametrize(("why", "kind", "marked"), TABLE)
def test_identifier_span(why: str, kind: str, marked: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    source = Source("a.py", marked.replace("«", "").replace("»", ""))
    node = next(node for node in ast.walk(source.tree) if type(node).__name__ == kind)
    name = unicodedata.normalize("NFKC", source.text[start:end])
    assert identifier_span(source, node, name) == (start, end)


@pytest.mark.parametrize(
    "text", ["class C:\n __x = 1", "class C:\n def f(self):\n  global __x", "class C:\n def __x(self): pass"]
)
def test_mangled_name_is_found(text: str) -> None:
    source = Source("a.py", text)
    (found,) = Scopes(source.tree).spelled("_C__x")
    start, end = identifier_span(source, found.node, found.name)
    assert source.text[start:end] == "__x"


def test_name_in_a_string_has_no_span() -> None:
    source = Source("a.py", "x = 1\ny: 'x'")
    _, quoted = Scopes(source.tree).spelled("x")
    with pytest.raises(NotFound):
        identifier_span(source, quoted.node, "x")


def test_wrong_place_is_noticed() -> None:
    source = Source("a.py", "x = y")
    with pytest.raises(NotFound):
        identifier_span(source, source.tree.body[0].targets[0], "y")  # type: ignore[attr-defined]


def find_all(share: int) -> Counter[str]:
    """Look for every identifier of the standard library; count the nodes by kind."""
    counts = Counter[str]()
    for path in standard_library(share):
        try:
            source = Source.from_bytes(str(path), path.read_bytes())
            scopes = Scopes(source.tree)
        except (Undecodable, SyntaxError, TooComplex):  # the library's tests hold such files
            continue
        in_string = _in_strings(source.tree)
        for name in {name for names in map(_names, ast.walk(source.tree)) for name in names}:
            for found in scopes.spelled(name):
                try:
                    start, end = identifier_span(source, found.node, name)
                except NotFound:
                    assert found.quoted or found.node in in_string, (path, name, ast.dump(found.node))
                    counts["not found"] += not found.quoted
                    continue
                written = unicodedata.normalize("NFKC", source.text[start:end])
                assert written == name or name.endswith(written)
                counts[type(found.node).__name__] += 1
    return counts


def _in_strings(tree: ast.Module) -> set[ast.AST]:
    """Return the nodes in f-strings, where the running Python may misplace them."""
    if sys.version_info >= (3, 12):
        return set()
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    return {inner for string in strings for inner in ast.walk(string)}


def _names(node: ast.AST) -> list[str]:
    names = [getattr(node, field, None) for field in ("id", "arg", "name", "asname", "rest")]
    return [name.partition(".")[0] for name in [*names, *getattr(node, "names", [])] if isinstance(name, str)]


def test_every_identifier_of_a_tenth_is_found() -> None:
    counts = find_all(share=10)
    assert {"Name", "arg", "FunctionDef", "ClassDef", "alias", "ExceptHandler", "Global"} <= set(counts)
    assert counts["not found"] < counts["Name"] / 100


@pytest.mark.long
def test_every_identifier_is_found() -> None:
    counts = find_all(share=1)
    print(dict(counts))
    assert {"MatchAs", "MatchStar", "MatchMapping", "Nonlocal"} <= set(counts)
