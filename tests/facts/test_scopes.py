"""What each name resolves to: hand-made programs, and the compiler's `symtable` as oracle on real ones."""

from __future__ import annotations

import ast
import sys

import pytest

from beginner_lint.facts.scopes.scopes import BindingKind, Occurrence, Role, Scope, ScopeKind, Scopes

V312 = pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of 3.12")
V313 = pytest.mark.skipif(sys.version_info < (3, 13), reason="syntax of 3.13")
V311 = pytest.mark.skipif(sys.version_info < (3, 11), reason="syntax of 3.11")


def label(scope: Scope | None) -> str:
    """The name of a definition, else the kind of its scope; `-` for a builtin or nothing."""
    if scope is None:
        return "-"
    kind = scope.kind
    if kind is ScopeKind.FUNCTION or kind is ScopeKind.CLASS:
        return str(scope.node.name)  # type: ignore[attr-defined]
    return kind.value


# Each row: why, the program, a name (mangled), and what each occurrence of it resolves to, in source order.
TABLE = [
    ("module name", "x = 1\nx", "x", "module module"),
    ("builtin", "print(1)", "print", "-"),
    ("loop-carried read before the store", "def f(a):\n for b in a:\n  sum\n  sum = b", "sum", "f f"),
    ("read of a global", "x = 1\ndef f():\n x", "x", "module module"),
    ("local hides global", "x = 1\ndef f():\n x\n x = 2", "x", "module f f"),
    ("closure", "def f():\n x = 1\n def g():\n  x", "x", "f f"),
    ("closure before the store", "def f():\n def g():\n  x\n x = 1", "x", "f f"),
    ("parameter", "def f(x, y=x): x", "x", "f - f"),
    ("every kind of parameter", "def f(a, /, b, *c, d, **e): a, b, c, d, e", "d", "f f"),
    ("*args", "def f(*sum): sum", "sum", "f f"),
    ("**kwargs", "def f(**sum): sum", "sum", "f f"),
    ("defaults outside", "def f(a=x, *, b=x):\n x = 1", "x", "- - f"),
    ("decorator outside", "@x\ndef f():\n x = 1", "x", "- f"),
    ("annotations outside", "def f(a: x, *b: x, c: x, **d: x) -> x:\n x = 1", "x", "- - - - - f"),
    ("annotation of a local", "def f():\n a: x = 1\n x = 2", "x", "f f"),
    ("function name", "def f():\n def g(): g\n g", "g", "f f f"),
    ("async function", "async def f(x):\n async for y in x: y\n async with x as z: z", "y", "f f"),
    ("lambda", "lambda x, y=x: x", "x", "lambda - lambda"),
    ("lambda in default", "def f(x=lambda x: x): x", "x", "f lambda lambda f"),
    ("lambda *args", "lambda *x, **y: (x, y)", "y", "lambda lambda"),
    ("class is invisible to methods", "class C:\n x = 1\n def f(self): x", "x", "C -"),
    ("class is visible to itself", "class C:\n x = 1\n y = x", "x", "C C"),
    ("class reads before store", "x = 0\nclass C:\n x\n x = 1", "x", "module C C"),
    ("class default sees the class", "class C:\n x = 1\n def f(self, a=x): x", "x", "C C -"),
    ("class is invisible to lambda", "class C:\n x = 1\n y = lambda: x", "x", "C -"),
    ("class and comprehension", "class C:\n x = [1]\n y = [x for _ in x]", "x", "C - C"),
    ("class in class", "class C:\n x = 1\n class D:\n  x", "x", "C -"),
    ("class skipped by closure", "def f():\n x = 1\n class C:\n  x = 2\n  def g(self): x", "x", "f C f"),
    ("bases and keywords outside", "class C(x, metaclass=x):\n x = 1", "x", "- - C"),
    ("class decorator outside", "@x\nclass C:\n x = 1", "x", "- C"),
    ("comprehension", "[x for x in y]\nx", "x", "comprehension comprehension -"),
    ("first iterable outside", "x = 1\n[x for x in x]", "x", "module comprehension comprehension module"),
    ("second iterable inside", "[1 for x in y for z in x]", "x", "comprehension comprehension"),
    ("second iterable sees first", "x = 1\n[1 for y in z for x in x]", "x", "module comprehension comprehension"),
    ("condition inside", "[1 for x in y if x]", "x", "comprehension comprehension"),
    ("dict comprehension", "{k: v for k, v in d}", "v", "comprehension comprehension"),
    ("set comprehension", "{x for x in y}", "x", "comprehension comprehension"),
    ("generator", "sum(x for x in y)", "x", "comprehension comprehension"),
    ("starred target", "[x for a, *x in y]", "x", "comprehension comprehension"),
    ("attribute target binds nothing", "[1 for x.a in y]", "x", "-"),
    ("shadowing comprehension", "def f():\n [sum for sum in xs]\n sum(xs)", "sum", "comprehension comprehension -"),
    ("nested comprehensions", "[[x for y in x] for x in z]", "x", "comprehension comprehension comprehension"),
    ("lambda in comprehension", "[lambda: x for x in y]", "x", "comprehension comprehension"),
    ("walrus", "def f():\n (x := 1)\n x", "x", "f f"),
    ("walrus leaves the comprehension", "def f():\n [x := y for y in z]\n x", "x", "f f"),
    ("walrus leaves two", "def f():\n [[x := y for y in z] for z in w]\n x", "x", "f f"),
    ("walrus in a condition", "any((x := y) for y in z)\nx", "x", "module module"),
    ("walrus under global", "def f():\n global x\n [x := y for y in z]", "x", "module module"),
    ("walrus under nonlocal", "def f():\n x = 1\n def g():\n  nonlocal x\n  [x := y for y in z]", "x", "f f f"),
    ("walrus in lambda", "lambda: (x := 1, x)\nx", "x", "lambda lambda -"),
    ("walrus in default", "def f(a=(x := 1)): x", "x", "module module"),
    ("global", "x = 0\ndef f():\n global x\n x = 1", "x", "module module module"),
    ("global only bound inside", "def f():\n global x\n x = 1\nx", "x", "module module module"),
    ("global never bound", "def f():\n global x\n x", "x", "- -"),
    ("global passes to nested", "def f():\n global x\n x = 1\n def g(): x", "x", "module module module"),
    ("global hides enclosing", "def f():\n x = 1\n def g():\n  global x\n  x", "x", "f - -"),
    ("nested below global", "def f(x):\n def g():\n  global x\n  def h(): x", "x", "f - -"),
    ("global in class", "class C:\n global x\n x = 1\n def f(self): x", "x", "module module module"),
    ("global in class is not for methods", "def f(x):\n class C:\n  global x\n  def g(self): x", "x", "f - f"),
    ("global at module level", "global x\nx = 1", "x", "module module"),
    ("nonlocal", "def f():\n x = 0\n def g():\n  nonlocal x\n  x += 1", "x", "f f f"),
    ("nonlocal skips class", "def f():\n x = 0\n class C:\n  x = 1\n  def g(self):\n   nonlocal x", "x", "f C f"),
    ("nonlocal in class", "def f():\n x = 0\n class C:\n  nonlocal x\n  x = 1", "x", "f f f"),
    ("nonlocal over two", "def f(x):\n def g():\n  def h():\n   nonlocal x\n   x = 1", "x", "f f f"),
    ("nonlocal of nonlocal", "def f(x):\n def g():\n  nonlocal x\n  def h():\n   nonlocal x\n   x = 1", "x", "f f f f"),
    ("augmented", "def f():\n x += 1", "x", "f"),
    ("del makes local", "def f():\n del x\n x", "x", "f f"),
    ("del of an element does not", "def f():\n del x[0]", "x", "-"),
    ("annotation without value binds", "def f():\n x: int\n x", "x", "f f"),
    ("annotation in parentheses does not", "def f():\n (x): int\n x", "x", "- -"),
    ("annotation in parentheses with value does", "def f():\n (x): int = 1\n x", "x", "f f"),
    ("annotated attribute", "def f():\n x.y: int = 1", "x", "-"),
    ("for", "def f():\n for x, (y, *z) in a: pass\n z", "z", "f f"),
    ("for into an element", "def f():\n for x[0] in a: pass", "x", "-"),
    ("with", "def f():\n with a as x, b as (y, [z]): x, z", "z", "f f"),
    ("with parentheses", "def f():\n with (a as x, b as y): y", "y", "f f"),
    ("with an attribute", "def f():\n with a as x.y: pass", "x", "-"),
    ("except", "def f():\n try: pass\n except E as x: x\n x", "x", "f f f"),
    pytest.param("except star", "def f():\n try: pass\n except* E as x: x", "x", "f f", marks=V311),
    ("import", "def f():\n import x\n x", "x", "f f"),
    ("dotted import binds the first part", "import a.b\na", "a", "module module"),
    ("dotted import does not bind the last", "import a.b\nb", "b", "-"),
    ("dotted import with as", "import a.b as c\nc", "c", "module module"),
    ("import from", "from a import b as c, d\nc", "c", "module module"),
    ("match capture", "def f(a):\n match a:\n  case x: x", "x", "f f"),
    ("match as", "def f(a):\n match a:\n  case [1, 2] as x: x", "x", "f f"),
    ("match star", "def f(a):\n match a:\n  case [1, *x]: x", "x", "f f"),
    ("match rest", "def f(a):\n match a:\n  case {1: y, **x}: x", "x", "f f"),
    ("match in class pattern", "def f(a):\n match a:\n  case C(x, k=y): x\n  case D(k=x): x", "x", "f f f f"),
    ("match value is read", "def f(a):\n match a:\n  case x.y: pass", "x", "-"),
    ("match or", "def f(a):\n match a:\n  case [x] | (1, x): x", "x", "f f f"),
    ("match class is read", "def f(a):\n match a:\n  case int(): pass", "int", "-"),
    ("wildcard binds nothing", "def f(a):\n match a:\n  case _: _", "_", "-"),
    ("mangling", "class C:\n def f(self):\n  __x = 1\n  __x", "_C__x", "f f"),
    ("mangling strips underscores", "class __C:\n __x = 1", "_C__x", "__C"),
    ("mangled class of underscores", "class __:\n __x = 1", "__x", "__"),
    ("dunder is not mangled", "class C:\n __x__ = 1", "__x__", "C"),
    ("mangled name is a global", "_C__x = 1\nclass C:\n def f(self): __x", "_C__x", "module module"),
    ("mangled parameter", "class C:\n def f(self, __x): __x", "_C__x", "f f"),
    ("mangled global", "class C:\n def f(self):\n  global __x\n  __x = 1", "_C__x", "module module"),
    ("mangled import", "class C:\n import __x", "_C__x", "C"),
    ("mangled function", "class C:\n def __f(self): pass", "_C__f", "C"),
    ("mangled except", "class C:\n def f(self):\n  try: pass\n  except E as __x: __x", "_C__x", "f f"),
    ("mangled capture", "class C:\n def f(self):\n  match 1:\n   case __x: __x", "_C__x", "f f"),
    ("mangled by the inner class", "class C:\n class D:\n  __x = 1", "_D__x", "D"),
    ("bases are mangled by the outer", "class C:\n class D(__x): pass", "_C__x", "-"),
    ("__class__ in a method", "class C:\n def f(self): __class__", "__class__", "C"),
    ("__class__ in a nested function", "class C:\n def f(self):\n  def g(): __class__", "__class__", "C"),
    ("__class__ in the class body", "class C:\n __class__", "__class__", "-"),
    ("__class__ as parameter", "class C:\n def f(self, __class__):\n  lambda: __class__", "__class__", "f f"),
    ("f-string", "def f(x): f'{x!r:>{x}} {x=}'", "x", "f f f f"),
    ("yield and await", "async def f(x):\n await x\n yield x", "x", "f f f"),
    ("assignment to several", "def f():\n a = (x, [*y]) = z = 1", "y", "f"),
    ("conditional expression", "def f(x): x if x else x", "x", "f f f f"),
    ("slices", "def f(x): x[x:x:x]", "x", "f f f f f"),
    ("keyword label is no name", "def f(x): g(x=x)", "x", "f f"),
    ("attribute is no name", "def f(x): a.x = x", "x", "f f"),
    ("string annotation", "class A: pass\ndef f(a: 'list[A]', b: 'Lit[1'): pass", "A", "module module"),
    ("string in an annotation", "def f():\n A = 1\n x: list['A'] = []", "A", "f f"),
    pytest.param("type parameter", "def f[T](x: T) -> T:\n y: T", "T", "annotation annotation annotation annotation", marks=V312),
    pytest.param("type parameter not in decorators", "@T\ndef f[T](): pass", "T", "- annotation", marks=V312),
    pytest.param("type parameter not in defaults", "def f[T](x=T): pass", "T", "annotation -", marks=V312),
    pytest.param("type parameter of a class", "class C[T](B[T]):\n def f(self): T", "T", "annotation annotation annotation", marks=V312),
    pytest.param("mangled type parameter", "class C[__T](B[__T]):\n def f(self): __T", "_C__T", "annotation annotation annotation", marks=V312),
    pytest.param("unmangled base of a generic class", "class D:\n class C[T](__X): pass", "__X", "-", marks=V312),
    pytest.param("type parameter kinds", "def f[*A, **B](*a: *A, **b: B): A, B", "B", "annotation annotation annotation", marks=V312),
    pytest.param("bound sees the parameters", "def f[S, T: (S, T)](): pass", "S", "annotation annotation", marks=V312),
    pytest.param("type alias", "type X[T] = list[X[T]]", "X", "module module", marks=V312),
    pytest.param("type alias parameter", "type X[T] = list[T]", "T", "annotation annotation", marks=V312),
    pytest.param("alias value sees the class", "class C:\n A = int\n type B = A", "A", "C C", marks=V312),
    pytest.param("parameters see the class", "class C:\n A = int\n def f[T: A](self, x: A): A", "A", "C C C -", marks=V312),
    pytest.param("local type alias", "def f():\n x = int\n type Y = x\n return Y", "x", "f f", marks=V312),
    pytest.param("default of a type parameter", "T = 1\ndef f[S = T](): pass", "T", "module module", marks=V313),
]  # fmt: skip


def rows() -> list[object]:
    marked = [
        row if isinstance(row, tuple) and hasattr(row, "marks") else pytest.param(*row) for row in TABLE
    ]
    return [pytest.param(*row.values, id=str(row.values[0]), marks=row.marks) for row in marked]


@pytest.mark.parametrize(("why", "text", "name", "expected"), rows())
def test_each_occurrence_resolves(why: str, text: str, name: str, expected: str) -> None:
    scopes = Scopes(ast.parse(text))
    found = scopes.spelled(name)
    assert " ".join(label(scopes.resolve(name, each.scope)) for each in found) == expected
    for owner in {scopes.resolve(name, each.scope) for each in found} - {None}:
        kept = scopes.occurrences(owner, name)
        assert kept == [each for each in found if scopes.resolve(name, each.scope) is owner]


# Each row: a statement and the kind by which it binds `x`.
KINDS = [
    ("x = 1", BindingKind.ASSIGNMENT),
    ("a = (b, [*x]) = c", BindingKind.ASSIGNMENT),
    ("x += 1", BindingKind.AUGMENTED),
    ("x: int", BindingKind.ANNOTATED),
    ("x: int = 1", BindingKind.ANNOTATED),
    ("for a, (x, b) in c: pass", BindingKind.LOOP),
    ("with a as (b, x): pass", BindingKind.WITH),
    ("try: pass\nexcept E as x: pass", BindingKind.EXCEPT),
    ("[(x := a) for a in b]", BindingKind.WALRUS),
    ("for a[(x := 1)] in b: pass", BindingKind.WALRUS),
    ("import x.y", BindingKind.IMPORT),
    ("def x(): pass", BindingKind.FUNCTION),
    ("async def x(): pass", BindingKind.FUNCTION),
    ("class x: pass", BindingKind.CLASS),
    ("match a:\n case {**x}: pass", BindingKind.MATCH),
    pytest.param("type x = int", BindingKind.TYPE_ALIAS, marks=V312),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_a_binding(text: str, kind: BindingKind) -> None:
    (binding,) = Scopes(ast.parse(text)).module.bindings["x"]
    assert binding.kind is kind
    assert binding.name == "x"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("def f(x): pass", BindingKind.PARAMETER),
        ("lambda *, x: 1", BindingKind.PARAMETER),
        ("[1 for x in a]", BindingKind.COMPREHENSION),
        pytest.param("def f[**x](): pass", BindingKind.TYPE_PARAMETER, marks=V312),
    ],
)
def test_kind_of_a_binding_in_a_scope_of_its_own(text: str, kind: BindingKind) -> None:
    scopes = Scopes(ast.parse(text))
    assert [binding.kind for binding in scopes.all[1].bindings["x"]] == [kind]


def test_what_is_bound_from_inside_is_listed_with_the_owner_in_source_order() -> None:
    text = "def f():\n def g():\n  nonlocal x\n  x = 1\n x = 2\n def h():\n  global y\n  y = 3\ny = 4"
    scopes = Scopes(ast.parse(text))
    f = scopes.all[1]
    assert [binding.node.lineno for binding in f.bindings["x"]] == [4, 5]
    assert [binding.node.lineno for binding in scopes.module.bindings["y"]] == [8, 9]
    assert {binding.scope for binding in f.bindings["x"]} == {f}
    assert [scope.bindings for scope in scopes.all[2:]] == [{}, {}]


def test_indexes_count_the_scopes_in_source_order() -> None:
    text = "@(lambda: 1)\ndef f(a=lambda: 2):\n [b for b in a]\n class C: pass\nlambda: 3"
    scopes = Scopes(ast.parse(text))
    assert [scope.index for scope in scopes.all] == list(range(7))
    assert [label(scope) for scope in scopes.all] == [
        "module",
        "lambda",
        "lambda",
        "f",
        "comprehension",
        "C",
        "lambda",
    ]
    assert [label(scope) for scope in scopes.module.children] == ["lambda", "lambda", "f", "lambda"]


def test_what_binds_nothing_is_in_the_scope_of_what_holds_it() -> None:
    text = (
        "@d(1)\ndef f(a: 2 = 3, *, b=[4]) -> 5:\n [g(6) for x in y(7) if 8 for z in w(9)]\n"
        " h(i, lambda c=10: [11])\n class C(B(12), k=13):\n  14 < (y := 15)"
    )
    tree = ast.parse(text)
    scopes = Scopes(tree)
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    found = [label(scopes.scope_at(node)) for node in sorted(constants, key=lambda node: node.value)]
    assert found == ["module"] * 5 + ["comprehension", "f", "comprehension", "comprehension"] + [
        *("f", "lambda", "f", "f", "C", "C")
    ]


BUILTIN_READS = [
    ("plain", "sum", True),
    ("no such builtin", "summe", False),
    ("module attribute", "__name__", False),
    ("result of the interactive session", "_", False),
    ("bound in the module", "sum\nsum = 1", False),
    ("bound in another function", "def f(sum): pass\nsum", True),
    ("bound as global in a function", "def f():\n global sum\n sum = 1\nsum", False),
    ("star import", "from a import *\nsum", False),
    ("exec", "exec(a)\nsum", False),
    ("globals", "globals()['sum'] = 1\nsum", False),
    ("locals of the module", "locals()['sum'] = 1\nsum", False),
    ("locals of a function", "def f(): locals()\nsum", True),
    ("builtins", "import builtins\nbuiltins.sum = 1\nsum", False),
    ("eval", "eval(a)\nsum", True),
    ("class scope of a method", "class C:\n sum = 1\n def f(self): sum", True),
    ("conditional", "if a:\n sum = 1\nsum", False),
    ("deleted", "del sum\nsum", False),
    ("comprehension that shadows", "[sum for sum in a]\nsum", True),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in BUILTIN_READS])
def test_is_builtin(text: str, expected: bool) -> None:
    tree = ast.parse(text)
    scopes = Scopes(tree)
    last = max((n for n in ast.walk(tree) if isinstance(n, ast.Name)), key=lambda n: (n.lineno, n.col_offset))
    assert scopes.is_builtin(last) is expected
    assert scopes.would_be_builtin(last.id, last) is expected


INTROSPECTION = [
    ("locals", "def f(): return locals()", True),
    ("passed on", "def f(): g(locals)", True),
    ("vars", "def f(): vars()", True),
    ("vars of an object", "def f(x): vars(x)", False),
    ("dir", "def f(): dir()", True),
    ("dir of an object", "def f(x): dir(x)", False),
    ("dir as a name", "def f(dir): dir()", False),
    ("dir as a variable that may not be there", "def f(): dir()\nfor dir in []: pass", True),
    ("dir as a variable that is only read", "def f(): return dir\ndir = 1", False),
    ("own function", "def f(): dir()\ndef dir(): pass", False),
    ("eval", "def f(): eval('1')", True),
    ("eval with names of its own", "def f():\n d = {}\n eval('1', d)", False),
    ("eval with names of the module", "d = {}\ndef f(): eval('1', d)", False),
    ("eval with names that are handed in", "def f(d): eval('1', d)", True),
    ("exec with variables of its own", "def f(d): exec('1', d, {})", False),
    ("exec with variables that have a name", "def f(d):\n e = {}\n exec('1', d, e)", False),
    ("exec with variables that are handed in", "def f(d, e): exec('1', d, e)", True),
    ("exec with who knows what", "def f(*d): exec('1', *d, {})", True),
    (
        "eval with names that may be None",
        "def f():\n d = {}\n def g():\n  nonlocal d\n  d = a\n eval('1', d)",
        True,
    ),
    ("in a nested scope", "def f(): lambda: locals()", True),
    ("in the scope around", "def f(): pass\nlocals()", False),
    ("nothing", "def f(): pass", False),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in INTROSPECTION])
def test_introspected(text: str, expected: bool) -> None:
    scopes = Scopes(ast.parse(text))
    assert scopes.introspected(scopes.module.children[0]) is expected


# What may see `x` as text, or bring another; None: nothing.
WATCHED = [
    ("star before a definition", "from m import *\ndef x(): pass", None),
    ("star before a call of itself", "from m import *\ndef x(): return x()", None),
    ("star before an assignment", "from m import *\nx = 1\nx", None),
    ("star before an import", "from m import *\nimport x", None),
    ("star before a class", "from m import *\nclass x: pass\nx", None),
    ("star before a loop", "from m import *\nfor x in y:\n x", None),
    ("star before `with`", "from m import *\nwith y as x:\n x", None),
    ("star in `try` before", "try:\n from m import *\nexcept ImportError: pass\nx = 1", None),
    ("star before a block of its own", "from m import *\nif y:\n x = 1\n x", None),
    ("star before a function that sets it", "from m import *\ndef f():\n global x\n x = 1\n x", "star"),
    ("star on the same line", "from m import *; x = 1", None),
    ("star after", "x = 1\nfrom m import *", "star"),
    ("star after on the same line", "x = 1; from m import *", "star"),
    ("star in `try` after", "x = 1\ntry: from m import *\nexcept ImportError: pass", "star"),
    ("star in the same statement", "if y:\n from m import *\n x = 1", "star"),
    ("star after another", "from m import *\nx = 1\nfrom n import *", "star"),
    ("star in a function of Python 2", "def f():\n from m import *\nx = 1", "star"),
    ("star, and read before", "from m import *\nx\nx = 1", "star"),
    ("star, and read in a function before", "from m import *\ndef f(): x\nx = 1", "star"),
    ("star, and read for its value", "from m import *\nx = x + 1", "star"),
    ("star, and read as a base", "from m import *\nclass x(x): pass", "star"),
    ("star, and read in the class", "from m import *\nclass x:\n y = x", "star"),
    ("star, and read as a default", "from m import *\ndef x(y=x): pass", "star"),
    ("star, and read as a decorator", "from m import *\n@x\ndef x(): pass", "star"),
    ("star, and maybe bound", "from m import *\nif y: x = 1\nx", "star"),
    ("star, and maybe bound by a loop", "from m import *\nfor x in y: pass\nx", "star"),
    ("star, and maybe bound on the way", "from m import *\ny and (x := 1)\nx", "star"),
    ("star, and without a value", "from m import *\nx: int\nx", "star"),
    ("star, and added to", "from m import *\nx += 1", "star"),
    ("locals before", "def f():\n locals()\n x = 1", None),
    ("locals for its value", "def f():\n x = g(locals())", None),
    ("locals in another loop", "def f():\n for y in z: vars()\n while z: x = 1", None),
    ("locals before a function that sets it", "def f():\n dir()\n def x(): pass", None),
    ("locals after", "def f():\n x = 1\n locals()", "locals()"),
    ("locals between", "def f():\n x = 1\n locals()\n x = 2", "locals()"),
    ("locals before and after", "def f():\n locals()\n x = 1\n dir()", "dir()"),
    ("locals in a loop around both", "def f():\n for y in z:\n  locals()\n  x = 1", "locals()"),
    ("locals in the header of a loop", "def f():\n while vars(): x = 1", "vars()"),
    ("locals in the same statement", "def f():\n (x := 1, locals())", "locals()"),
    ("locals as a default", "def f():\n def x(y=locals()): pass", "locals()"),
    ("locals with a parameter", "def f(x):\n locals()", "locals()"),
    ("locals by another name", "def f():\n g = locals\n x = 1\n g()", "locals()"),
    ("locals of a generator", "def f():\n g = (locals() for _ in y)\n x = 1\n return list(g)", "locals()"),
    ("locals called later", "def f():\n g = lambda: locals(), x\n x = 1", None),
    ("locals called later, with the name", "def f():\n g = lambda: (locals(), x)\n x = 1", "locals()"),
    ("locals of the module", "y = locals()\nx = 1", "locals()"),
    ("eval before", "def f():\n eval(y)\n x = 1", "eval"),
    ("percent", "def f(x): return '%(y)s and %%' % vars()", None),
    ("percent with forms", "def f(x): return '%(y)-5.2f%(z)08d' % locals()", None),
    ("percent with the name", "def f(x): return '%(y)s%(x)s' % vars()", "vars()"),
    ("percent of all", "def f(x): return '%s' % vars()", "vars()"),
    ("percent of some and all", "def f(x): return '%(y)s%s' % vars()", "vars()"),
    ("percent with brackets in brackets", "def f(x): return '%(y(z))s' % vars()", "vars()"),
    ("percent of a variable", "def f(x): return y % vars()", "vars()"),
    ("percent the other way round", "def f(x): return vars() % '%(y)s'", "vars()"),
    ("percent and once more", "def f(x): return '%(y)s' % vars(), vars()", "vars()"),
    ("braces", "def f(x): return '{y} {z.x} {0}'.format(y, **locals())", None),
    ("braces of a map", "def f(x): return '{y[x]}'.format_map(vars())", None),
    ("braces with the name", "def f(x): return '{x.y}'.format(**locals())", "locals()"),
    ("braces with the name in a format", "def f(x): return '{y:{x}}'.format(**locals())", "locals()"),
    ("braces and a label", "def f(x): return '{y}'.format(x=1, **locals())", "locals()"),
    ("braces of all", "def f(x): return '{}'.format(locals())", "locals()"),
    ("braces that are wrong", "def f(x): return '{y'.format(**locals())", "locals()"),
    ("braces of another method", "def f(x): return '{y}'.join(**locals())", "locals()"),
    ("braces of a map and another", "def f(x): return '{y}'.format_map(vars(), z=1)", "vars()"),
    ("braces of the module", "x = 1\ndef f(): return '{y}'.format(**globals())", None),
    ("braces of the module with the name", "x = 1\ndef f(): '{x}'.format(**globals())", "globals()"),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in WATCHED])
def test_what_sees_a_name(text: str, expected: str | None) -> None:
    scopes = Scopes(ast.parse(text))
    scope = next(each for each in scopes.all if "x" in each.bindings)
    seen = (
        f"`{expected}` may see the name `x`" if expected != "star" else "a star import may bring another `x`"
    )
    assert scopes.who_sees("x", scope) == (expected and seen)
    assert scopes.introspected(scope)


def test_star_import_is_noted_and_downgrades() -> None:
    scopes = Scopes(ast.parse("from os import *"))
    assert scopes.module.has_star_import
    assert scopes.introspected(scopes.module)
    assert not scopes.module.bindings


def test_a_name_is_declared_wherever_a_statement_says_so() -> None:
    scopes = Scopes(ast.parse("def f():\n a = b = 1\n def g():\n  nonlocal a\n  global c\n"))
    assert [scopes.is_declared(name) for name in "abc"] == [True, False, True]


def test_occurrences_say_what_is_done() -> None:
    text = "def f():\n x = 1\n def g():\n  nonlocal x\n  x += x\n  y: 'x'\n del x"
    scopes = Scopes(ast.parse(text))
    found = scopes.occurrences(scopes.all[1], "x")
    roles = [Role.BIND, Role.DECLARE, Role.BIND, Role.READ, Role.READ, Role.DELETE]
    assert [each.role for each in found] == roles
    assert [each.quoted for each in found] == [False, False, False, False, True, False]
    assert all(isinstance(each, Occurrence) for each in found)


def test_owner_of_every_node_that_binds_a_name() -> None:
    text = "def f(a):\n import b as c\n try: pass\n except E as d: pass\n match a:\n  case {**e}: pass\n  case [*g] as h: pass"
    tree = ast.parse(text)
    scopes = Scopes(tree)
    f = scopes.all[1]
    named = [node for node in ast.walk(tree) if isinstance(node, ast.arg | ast.alias | ast.ExceptHandler)]
    named += [
        node for node in ast.walk(tree) if isinstance(node, ast.MatchMapping | ast.MatchStar | ast.MatchAs)
    ]
    assert len(named) == 6
    assert {scopes.owner(node) for node in named} == {f}
    assert scopes.owner(tree.body[0]) is scopes.module
    assert scopes.owner(ast.parse("1").body[0]) is None


def test_every_node_has_a_scope() -> None:
    text = "\n".join(row[1] for row in TABLE[:20] if isinstance(row, tuple))
    tree = ast.parse(text)
    scopes = Scopes(tree)
    for node in ast.walk(tree):
        if node._fields and not isinstance(node, ast.expr_context):
            assert isinstance(scopes.scope_at(node), Scope), node


DEEP = [
    ("operands", "x = " + " + ".join(["x"] * 900)),
    ("attributes", "x" + ".a" * 900),
    ("calls", "x" + "()" * 900),
    ("elif", "if x: pass\n" + "elif x: pass\n" * 900),
    ("nested lists", "[" * 90 + "x" + "]" * 90),
]


@pytest.mark.parametrize("text", [pytest.param(row[1], id=row[0]) for row in DEEP])
def test_depth_does_not_matter(text: str) -> None:
    old = sys.getrecursionlimit()
    tree = ast.parse(text)
    sys.setrecursionlimit(200)
    try:
        found = Scopes(tree).spelled("x")
    finally:
        sys.setrecursionlimit(old)
    assert len(found) == text.count("x")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class A:\n    def f(self):\n        self", True),
        ("class A:\n    async def f(this, /, other):\n        return [this for _ in other]", True),
        ("class A:\n    def f(self):\n        def g(self):\n            return other", False),
        ("class A:\n    def f(self, other):\n        return other", False),
        ("def f(self):\n    return self", False),
        ("class A:\n    f = lambda self: self", False),
    ],
)
def test_the_object_of_a_method(text: str, expected: bool) -> None:
    tree = ast.parse(text)
    name = next(node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id != "_")
    assert Scopes(tree).is_own_object(name) is expected
