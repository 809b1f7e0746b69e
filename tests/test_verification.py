"""Verified renames: what is accepted, and that no broken rename is, by hand and on real code."""

from __future__ import annotations

import ast
import sys
import warnings
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations, takewhile

import pytest

from beginner_lint.diagnostic import Applicability, Edit, Rename
from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.renames.rename_edits import rename_fix
from beginner_lint.facts.scopes.bindings import enclosing
from beginner_lint.facts.scopes.identifiers import NotFound, identifier_span
from beginner_lint.facts.scopes.scopes import Binding, Occurrence, Scope, ScopeKind, Scopes
from beginner_lint.source import Source, TooComplex, Undecodable
from beginner_lint.verification import verify_rename
from tests.compiled import Comparison
from tests.corpus import THOROUGH, standard_library
from tests.facts.test_scopes import rows

NEW = "fresh_name"
V312 = pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of 3.12")

# Each row: why, the old text, the new text, and what is renamed: (scope, old, new).
ACCEPTED = [
    ("module variable", "a = 1\na", "b = 1\nb", (0, "a", "b")),
    ("local", "def f():\n a = 1\n return a\na = 2", "def f():\n b = 1\n return b\na = 2", (1, "a", "b")),
    ("longer name on the same line", "a = 1; c = a", "bbb = 1; c = bbb", (0, "a", "bbb")),
    ("closure", "def f(a):\n return lambda: a", "def f(b):\n return lambda: b", (1, "a", "b")),
    ("global", "def f():\n global a\n a = 1\na", "def f():\n global b\n b = 1\nb", (0, "a", "b")),
    ("one of several globals", "def f():\n global c, a\n c = a = 1", "def f():\n global c, b\n c = b = 1", (0, "a", "b")),
    ("import gets a name", "import a\na.a", "import a as b\nb.a", (0, "a", "b")),
    ("import from gets a name", "from a import a\na", "from a import a as b\nb", (0, "a", "b")),
    ("import gets another name", "import c.d as a\na", "import c.d as b\nb", (0, "a", "b")),
    ("import loses its name", "import a as c\nc.a", "import a\na.a", (0, "c", "a")),
    ("import from loses its name", "from d import a as c\nc.a", "from d import a\na.a", (0, "c", "a")),
    ("function", "def a(b):\n return a(b)\na(1)", "def c(b):\n return c(b)\nc(1)", (0, "a", "c")),
    ("class with a class and methods", "class a:\n class b:\n  def c(self): a\n x: 'y'", "class d:\n class b:\n  def c(self): d\n x: 'y'", (0, "a", "d")),
    ("class in a function", "def f():\n class a:\n  class b:\n   def c(self): return a.b", "def f():\n class d:\n  class b:\n   def c(self): return d.b", (1, "a", "d")),
    pytest.param("type parameter", "def f[a: int, *b](x: a) -> list[a]:\n y: a\n return a", "def f[T: int, *b](x: T) -> list[T]:\n y: T\n return T", (1, "a", "T"), marks=V312),
    pytest.param("type parameter of a class", "class C[a]:\n def f(self, x: a): return a", "class C[T]:\n def f(self, x: T): return T", (1, "a", "T"), marks=V312),
    pytest.param("type parameter of a type", "type C[a] = dict[a, a]", "type C[T] = dict[T, T]", (1, "a", "T"), marks=V312),
    pytest.param("type", "type a = dict[int, a]\nb: a", "type c = dict[int, c]\nb: c", (0, "a", "c"), marks=V312),
    ("label of a keyword stays", "a = 1\nf(a=a)", "b = 1\nf(a=b)", (0, "a", "b")),
    ("attribute stays", "a = 1\na.a = a", "b = 1\nb.a = b", (0, "a", "b")),
    ("text stays", "a = 1\n'a'", "b = 1\n'a'", (0, "a", "b")),
    ("same name in another scope", "a = 1\ndef f(b): b", "b = 1\ndef f(b): b", (0, "a", "b")),
    ("comprehension variable", "[a for a in a]", "[b for b in a]", (1, "a", "b")),
    ("f-string that prints the name", "a = 1\nf'{a=}'", "b = 1\nf'a={b!r}'", (0, "a", "b")),
    ("mangled name", "class C:\n def f(self, __a): __a", "class C:\n def f(self, b): b", (2, "_C__a", "b")),
    ("match", "def f(a):\n match a:\n  case [*c, {**d}] as e: e", "def f(b):\n match b:\n  case [*c, {**d}] as e: e", (1, "a", "b")),
    ("string annotation elsewhere", "a = 1\nx: 'b.c'", "d = 1\nx: 'b.c'", (0, "a", "d")),
    ("star import before", "from c import *\na = 1", "from c import *\nb = 1", (0, "a", "b")),
    ("template of another", "def f(a): '%(c)s' % vars()", "def f(b): '%(c)s' % vars()", (1, "a", "b")),
    ("locals of another function", "def f(a): a\ndef g(): locals()", "def f(b): b\ndef g(): locals()", (1, "a", "b")),
    ("class that only binds the name", "a = 1\nclass C:\n a = 2", "b = 1\nclass C:\n a = 2", (0, "a", "b")),
]  # fmt: skip

REJECTED = [
    ("nothing renamed", "a = 1", "a = 1", (0, "a", "b")),
    ("missed read", "a = 1\na", "b = 1\na", (0, "a", "b")),
    ("missed store", "a = 1\na = 2", "b = 1\na = 2", (0, "a", "b")),
    ("missed read before the store", "def f():\n while 1:\n  sum\n  sum = 1", "def f():\n while 1:\n  sum\n  b = 1", (1, "sum", "b")),
    ("missed global statement", "def f():\n global a\n a = 1", "def f():\n global a\n b = 1", (0, "a", "b")),
    ("missed capture", "def f(c):\n match c:\n  case a: a", "def f(c):\n match c:\n  case a: b", (1, "a", "b")),
    ("missed closure", "def f(a):\n return lambda: a", "def f(b):\n return lambda: a", (1, "a", "b")),
    ("one too many: other scope", "a = 1\ndef f(a): a", "b = 1\ndef f(b): b", (0, "a", "b")),
    ("one too many: attribute", "a = 1\na.a", "b = 1\nb.b", (0, "a", "b")),
    ("one too many: label", "a = 1\nf(a=a)", "b = 1\nf(b=b)", (0, "a", "b")),
    ("one too many: builtin", "def f(sum): pass\nsum", "def f(b): pass\nb", (1, "sum", "b")),
    ("one too many: text", "a = 1\n'a'", "b = 1\n'b'", (0, "a", "b")),
    ("one too many: name of what is imported", "import a\na", "import b\nb", (0, "a", "b")),
    ("missed use of a class", "class a:\n def f(self): a", "class b:\n def f(self): a", (0, "a", "b")),
    ("missed call of itself", "def a(): a()", "def b(): a()", (0, "a", "b")),
    ("method of that name, too", "def a(): pass\nclass C:\n def a(self): pass", "def b(): pass\nclass C:\n def b(self): pass", (0, "a", "b")),
    ("another import", "from d import a as c\nc", "from d import b\nb", (0, "c", "b")),
    ("from another module", "from d import a\na", "from e import a as b\nb", (0, "a", "b")),
    pytest.param("missed use of a type parameter", "def f[a](x: a) -> a: x", "def f[T](x: T) -> a: x", (1, "a", "T"), marks=V312),
    pytest.param("type parameter captures", "T = 1\ndef f[a](x: a): return T", "T = 1\ndef f[T](x: T): return T", (1, "a", "T"), marks=V312),
    ("printed name", "a = 1\nf'{a=}'", "b = 1\nf'{b=}'", (0, "a", "b")),
    ("collision", "a = 1\nb = 2\na", "b = 1\nb = 2\nb", (0, "a", "b")),
    ("collision with del", "a = 1\ndel b", "b = 1\ndel b", (0, "a", "b")),
    ("collision from inside", "a = 1\ndef f():\n global b\n b = 1", "b = 1\ndef f():\n global b\n b = 1", (0, "a", "b")),
    ("capture of a builtin", "def f(a): return len(a)", "def f(len): return len(len)", (1, "a", "len")),
    ("capture of a global", "b = 1\ndef f(a): return a + b", "b = 1\ndef f(b): return b + b", (1, "a", "b")),
    ("capture in a nested function", "def f(a):\n def g(): return len\n return a", "def f(len):\n def g(): return len\n return len", (1, "a", "len")),
    ("captured by a nested function", "def f(a):\n def g(b): return a", "def f(b):\n def g(b): return b", (1, "a", "b")),
    ("captured by a comprehension", "def f(a): [a for b in c]", "def f(b): [b for b in c]", (1, "a", "b")),
    ("walrus becomes the loop variable", "[(a := b) for b in c]", "[(b := b) for b in c]", (0, "a", "b")),
    ("dotted import gets a name", "import a.c\na", "import a.c as b\nb", (0, "a", "b")),
    ("other shape", "a = 1", "b = 1\nb", (0, "a", "b")),
    ("other statement", "a = 1", "b += 1", (0, "a", "b")),
    ("other operator", "a = 1 + 2", "b = 1 - 2", (0, "a", "b")),
    ("other number", "a = 1", "b = 2", (0, "a", "b")),
    ("other type of number", "a = 1", "b = True", (0, "a", "b")),
    ("equal number of another type", "a = 1", "b = 1.0", (0, "a", "b")),
    ("other conversion", "a = 1\nf'{a}'", "b = 1\nf'{b!r}'", (0, "a", "b")),
    ("does not parse", "a = 1", "b = = 1", (0, "a", "b")),
    ("keyword", "a = 1", "class = 1", (0, "a", "class")),
    ("no identifier", "a = 1", "b.c = 1", (0, "a", "b.c")),
    ("no such variable", "a = 1", "a = 1", (0, "c", "d")),
    ("no such scope", "a = 1", "b = 1", (3, "a", "b")),
    ("class attribute", "class C:\n a = 1", "class C:\n b = 1", (1, "a", "b")),
    ("name with a meaning", "__all__ = []", "b = []", (0, "__all__", "b")),
    ("name gets a meaning", "a = []", "__all__ = []", (0, "a", "__all__")),
    ("super", "class C:\n def f(self, a): a", "class C:\n def f(self, super): super", (2, "a", "super")),
    ("self", "class C:\n def f(self): self.x = 1", "class C:\n def f(me): me.x = 1", (2, "self", "me")),
    ("becomes mangled", "class C:\n def f(self, a): a", "class C:\n def f(self, __b): __b", (2, "a", "__b")),
    ("class that mangles", "class a:\n def f(self): self.__x", "class b:\n def f(self): self.__x", (0, "a", "b")),
    ("class that mangles a name", "class a:\n __x = 1", "class b:\n __x = 1", (0, "a", "b")),
    ("named in __all__", "a = 1\n__all__ = ['a']", "b = 1\n__all__ = ['a']", (0, "a", "b")),
    ("added to __all__", "a = 1\n__all__.append('a')", "b = 1\n__all__.append('a')", (0, "a", "b")),
    ("locals", "def f(a): return locals()", "def f(b): return locals()", (1, "a", "b")),
    ("locals inside", "def f(a):\n def g(): a, vars()", "def f(b):\n def g(): b, vars()", (1, "a", "b")),
    ("eval", "a = 1\neval('a')", "b = 1\neval('a')", (0, "a", "b")),
    ("star import", "a = 1\nfrom c import *", "b = 1\nfrom c import *", (0, "a", "b")),
    ("template", "def f(a): '%(a)s' % vars()", "def f(b): '%(a)s' % vars()", (1, "a", "b")),
    ("template with the new name", "def f(a): '%(b)s' % vars()", "def f(b): '%(b)s' % vars()", (1, "a", "b")),
    ("string annotation", "class a: pass\nx: 'a'", "class b: pass\nx: 'a'", (0, "a", "b")),
    ("string annotation, renamed but not listed", "class a: pass\nx: 'a'", "class b: pass\nx: 'b'", (0, "a", "b")),
    ("string annotation is captured", "class a: pass\nx: 'b'", "class b: pass\nx: 'b'", (0, "a", "b")),
    ("class reads the module's before its own", "a = 1\nclass C:\n a\n a = 2", "b = 1\nclass C:\n a\n a = 2", (0, "a", "b")),
    ("class reads the new name before its own", "a = 1\nclass C:\n b\n b = 2", "b = 1\nclass C:\n b\n b = 2", (0, "a", "b")),
    pytest.param("type parameters read the class", "a = 1\nclass C:\n a = 2\n def f[T: a](): pass", "b = 1\nclass C:\n a = 2\n def f[T: a](): pass", (0, "a", "b"), marks=V312),
]  # fmt: skip


def by_reason(table: list[object]) -> list[object]:
    marked = [row if hasattr(row, "marks") else pytest.param(*row) for row in table]  # type: ignore[misc]
    return [pytest.param(*row.values, id=row.values[0], marks=row.marks) for row in marked]


@pytest.mark.parametrize(("why", "old", "new", "renamed"), by_reason(ACCEPTED))
def test_accepted(why: str, old: str, new: str, renamed: tuple[int, str, str]) -> None:
    before, after, rename = Source("a.py", old), Source("a.py", new), Rename(*renamed)
    assert verify_rename(before, after, rename) is None
    assert Comparison(before, after, rename).differences == []


@pytest.mark.parametrize(("why", "old", "new", "renamed"), by_reason(REJECTED))
def test_rejected(why: str, old: str, new: str, renamed: tuple[int, str, str]) -> None:
    assert verify_rename(Source("a.py", old), Source("a.py", new), Rename(*renamed))


# Each row: why, a text in which «» marks what the listed edit replaces, the rename, the edit's text, the new
# text, and whether it passes.
WITH_TEXT_EDITS = [
    ("string annotation", "class a: pass\nx: '«a»'", (0, "a", "b"), "b", "class b: pass\nx: 'b'", True),
    ("string annotation becomes another", "class a: pass\nx: '«a»'", (0, "a", "b"), "c", "class b: pass\nx: 'c'", False),
    ("docstring", "def f(a):\n ':param «a»: x'\n a", (1, "a", "b"), "b", "def f(b):\n ':param b: x'\n b", True),
    ("docstring changes elsewhere", "def f(a):\n ':param «a»: x'\n a", (1, "a", "b"), "b", "def f(b):\n ':param b: y'\n b", False),
    ("another text changes", "def f(a):\n '«a»'\n 'a'", (1, "a", "b"), "b", "def f(b):\n 'b'\n 'b'", False),
    ("label", "def f(a): a\nf(«a»=1)", (1, "a", "b"), "b", "def f(b): b\nf(b=1)", True),
    ("another label", "def f(a): a\nf(«a»=1)\ng(a=1)", (1, "a", "b"), "b", "def f(b): b\nf(b=1)\ng(b=1)", False),
    ("label becomes another", "def f(a): a\nf(«a»=1)", (1, "a", "b"), "c", "def f(b): b\nf(c=1)", False),
    ("__all__", "a = 1\n__all__ = ['«a»']", (0, "a", "b"), "b", "b = 1\n__all__ = ['b']", True),
    ("missed read all the same", "a = 1\n__all__ = ['«a»']\na", (0, "a", "b"), "b", "b = 1\n__all__ = ['b']\na", False),
    ("not ASCII before", "'ä€𝄞'; a = '«a»'", (0, "a", "b"), "b", "'ä€𝄞'; b = 'b'", True),
]  # fmt: skip


@pytest.mark.parametrize(("why", "marked", "renamed", "text", "new", "passes"), by_reason(WITH_TEXT_EDITS))
def test_text_edits(
    why: str, marked: str, renamed: tuple[int, str, str], text: str, new: str, passes: bool
) -> None:
    edit = Edit(marked.index("«"), marked.index("»") - 1, text)
    old = marked.replace("«", "").replace("»", "")
    reason = verify_rename(Source("a.py", old), Source("a.py", new), Rename(*renamed, (edit,)))
    assert (reason is None) is passes


def test_depth_does_not_matter() -> None:
    text = "a = " + " + ".join(["a"] * 900)
    limit = sys.getrecursionlimit()
    before, after = Source("a.py", text), Source("a.py", text.replace("a", "b"))
    assert before.tree
    assert after.tree
    sys.setrecursionlimit(200)
    try:
        reason = verify_rename(before, after, Rename(0, "a", "b"))
    finally:
        sys.setrecursionlimit(limit)
    assert reason is None


# Parts of the reasons for which even a complete rename is refused.
OUTRIGHT = (
    "attribute of a class",
    "meaning of its own",
    "a class that binds",
    "binds another module",
    "a text changes",  # f"{x=}" prints the name
)


@pytest.mark.parametrize(("why", "text", "name", "expected"), rows())
def test_of_all_sets_of_places_only_the_full_one_passes(
    why: str, text: str, name: str, expected: str
) -> None:
    source = Source("a.py", text)
    scopes = Scopes(source.tree)
    places = scopes.spelled(name)
    if any(found.quoted for found in places):
        pytest.skip("text edits have tests of their own")
    try:
        edits = [_edit(source, found, NEW) for found in places]
    except NotFound:
        pytest.skip("before 3.12 places in f-strings may be wrong")
    for scope in scopes.all:
        if name not in scope.bindings:
            continue
        full = frozenset(n for n, found in enumerate(places) if scopes.resolve(name, found.scope) is scope)
        rename = Rename(scope.index, name, NEW)
        sets = chain.from_iterable(combinations(range(len(places)), size) for size in range(len(places) + 1))
        reasons = {
            frozenset(chosen): verify_rename(source, source.edited(edits[n] for n in chosen), rename)
            for chosen in sets
        }
        reason = reasons.pop(full)
        assert reason is None or any(part in reason for part in OUTRIGHT)
        assert all(reasons.values())


def _edit(source: Source, found: Occurrence, new: str) -> Edit:
    """Return the edit that renames one place; an import gets an `as`."""
    start, end = identifier_span(source, found.node, found.name)
    if isinstance(found.node, ast.alias) and found.node.asname is None:
        start, end = source.span(found.node)
        return Edit(start, end, f"{source.text[start:end]} as {new}")
    return Edit(start, end, new)


class Mutations:
    """Renames variables of one file: rightly, and in every wrong way. What goes wrong is in `failures`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.facts = Facts(source, ProjectFacts())
        self.scopes = self.facts.scopes
        self.counts = Counter[str]()
        self.failures: list[str] = []

    def candidates(self, most: int) -> list[tuple[Scope, str]]:
        """Return variables, parameters and functions inside functions: some, seen from inner scopes if may be."""
        found = [
            (scope, name)
            for scope in self.scopes.all
            for name, bindings in scope.bindings.items()
            if scope.kind in (ScopeKind.FUNCTION, ScopeKind.LAMBDA, ScopeKind.COMPREHENSION)
            and bindings
            and not name.startswith("_")
            and name != "self"
            and not self.scopes.introspected(scope)
            and not any(_is_dotted(binding) or _mangles(binding) for binding in bindings)
        ]
        found.sort(key=lambda each: zlib.crc32(f"{each[0].index} {each[1]}".encode()))
        shared = [each for each in found if {o.scope for o in self.scopes.occurrences(*each)} != {each[0]}]
        return [*shared[: most // 2], *found][:most]

    def try_all(self, scope: Scope, name: str) -> None:
        """Rename one variable rightly and wrongly."""
        occurrences = self.scopes.occurrences(scope, name)
        try:
            places = {found: _edit(self.source, found, NEW) for found in occurrences}
        except NotFound:
            self.counts["in a string"] += 1
            return
        rename = Rename(scope.index, name, NEW)
        if not self._rename_rightly(scope, name):
            return
        for kind, edits, changed in self._mutants(scope, name, places, rename):
            self.counts[kind] += 1
            reason = verify_rename(self.source, self.source.edited(edits), changed)
            if reason is None:
                self.failures.append(f"{kind}: {changed} is accepted with {edits}")

    def _rename_rightly(self, scope: Scope, name: str) -> bool:
        fix = rename_fix(self.facts, scope, name, NEW, Applicability.SAFE, None)
        if isinstance(fix, str) or fix.rename is None:
            self.counts["no edits"] += 1
            return False
        new = self.source.edited(fix.edits)
        if reason := verify_rename(self.source, new, fix.rename):
            self.failures.append(f"right: {fix.rename}: {reason}")
        else:
            self.failures += Comparison(self.source, new, fix.rename).differences
        self.counts["right"] += 1
        return True

    def _mutants(
        self, scope: Scope, name: str, places: dict[Occurrence, Edit], rename: Rename
    ) -> Iterator[tuple[str, list[Edit], Rename]]:
        edits = list(places.values())
        for missed in _some(edits, 5):
            yield "one missed", [edit for edit in edits if edit != missed], rename
        for edit in _some(self._others(name, places), 5):
            yield "one too many", [*edits, edit], rename
        for kind, other in self._bad_names(scope, name, places):
            wrong = [_edit(self.source, found, other) for found in places]
            yield kind, wrong, Rename(rename.scope, name, other)

    def _others(self, name: str, places: dict[Occurrence, Edit]) -> list[Edit]:
        """Return edits of what is spelled alike and means something else, and of any other names."""
        alike, others = [], []
        taken = {found.node for found in places}
        for node in ast.walk(self.source.tree):
            if node in taken:
                continue
            if isinstance(node, ast.keyword) and node.arg == name:
                start, _ = self.source.span(node)
                alike.append(Edit(start, start + len(name), NEW))
            elif isinstance(node, ast.Attribute) and node.attr == name:
                _, end = self.source.span(node)
                alike.append(Edit(end - len(name), end, NEW))
            elif isinstance(node, ast.Name | ast.arg):
                start, end = self.source.span(node)
                if self.source.text[start:end] == name:
                    alike.append(Edit(start, end, NEW))
                elif self.source.text[start:end].isidentifier():
                    others.append(Edit(start, end, NEW))
        return [edit for edit in alike + _some(others, 2) if _is_apart(edit, places.values())]

    def _bad_names(
        self, scope: Scope, name: str, places: dict[Occurrence, Edit]
    ) -> Iterator[tuple[str, str]]:
        """Yield names that collide, capture what is read in the scope, or are captured on the way there."""
        collisions = [other for other in scope.bindings if other != name and _is_plain(other)]
        yield from (("collision", other) for other in _some(collisions, 3))
        read = [
            node.id
            for node in ast.walk(scope.node)
            if isinstance(node, ast.Name)
            and _is_plain(node.id)
            and node.id not in scope.bindings
            and _looks_through(self.scopes.scope_at(node), node.id, scope)
        ]
        yield from (("capture", other) for other in _some(list(dict.fromkeys(read)), 3))
        between = [
            other
            for found in places
            for inner in _between(found.scope, scope)
            if inner.kind is not ScopeKind.CLASS or inner is found.scope
            for other in inner.bindings
            if other != name and _is_plain(other) and other not in inner.nonlocal_names
        ]
        yield from (("captured", other) for other in _some(list(dict.fromkeys(between)), 3))


def _some(items: list[object], most: int) -> list[object]:
    """Return at most so many items, spread over all."""
    step = max(1, len(items) // most)
    return items[::step][:most]


def _is_plain(name: str) -> bool:
    return not name.startswith("__") and name != "super"


def _mangles(binding: Binding) -> bool:
    """Whether a class spells names of its own by what it is called."""
    names = ("id", "attr", "arg", "name")
    return isinstance(binding.node, ast.ClassDef) and any(
        str(getattr(node, name, None)).startswith("__") and not str(getattr(node, name)).endswith("__")
        for node in ast.walk(binding.node)
        for name in names
    )


def _is_dotted(binding: Binding) -> bool:
    return isinstance(binding.node, ast.alias) and "." in binding.node.name and binding.node.asname is None


def _is_apart(edit: Edit, others: object) -> bool:
    return all(edit.end <= other.start or other.end <= edit.start for other in others)  # type: ignore[attr-defined]


def _looks_through(inner: Scope, name: str, scope: Scope) -> bool:
    """Tell whether `name`, read in `inner`, would be found in `scope` if that bound it."""
    for step in _between(inner, scope):
        is_seen = step.kind is not ScopeKind.CLASS or step is inner
        if is_seen and (name in step.bindings or name in step.global_names or name in step.nonlocal_names):
            return False
    return scope in enclosing(inner)


def _between(inner: Scope, outer: Scope) -> list[Scope]:
    """Return `inner` and the scopes around it, up to and without `outer`."""
    return list(takewhile(lambda scope: scope is not outer, enclosing(inner)))


def mutate_library(share: int, per_file: int, longest: int) -> Counter[str]:
    """Rename variables of the standard library; count the renames by kind.

    Args:
        share: one file in so many.
        per_file: renamed variables of a file.
        longest: files of more characters are left out.

    """
    counts, failures = Counter[str](), []
    for path in standard_library(share):
        try:
            source = Source.from_bytes(str(path), path.read_bytes())
            if len(source.text) > longest:
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(source.tree, str(path), "exec", dont_inherit=True)
        except (Undecodable, SyntaxError, TooComplex, ValueError):  # the library's tests hold such files
            continue
        mutations = Mutations(source)
        for scope, name in mutations.candidates(per_file):
            mutations.try_all(scope, name)
        counts += mutations.counts
        failures += [f"{path}: {failure}" for failure in mutations.failures]
    assert not failures, "\n".join(failures[:20])
    return counts


def assert_enough(counts: Counter[str], enough: int) -> None:
    """Assert that renames of each kind were tried."""
    kinds = ("right", "one missed", "one too many", "collision", "capture")
    assert min(counts[kind] for kind in kinds) > enough, counts
    assert counts["captured"] > enough / 10, counts


@pytest.mark.skipif(not THOROUGH, reason="real code is looked at on other Pythons")
def test_renames_in_real_code_pass_and_broken_ones_do_not() -> None:
    assert_enough(mutate_library(share=10, per_file=2, longest=10_000), 100)


@pytest.mark.long
def test_many_renames_in_real_code_pass_and_broken_ones_do_not() -> None:
    assert_enough(mutate_library(share=4, per_file=3, longest=40_000), 500)
