"""Which bindings reach a read, and what is read later: tables of small programs."""

from __future__ import annotations

import ast
import sys
import textwrap

import pytest

from tests.facts.programs import facts_of, names_at, statement_at

V311 = pytest.mark.skipif(sys.version_info < (3, 11), reason="syntax of 3.11")


def function(body: str) -> str:
    """The body of a function of its own, whose names nobody else can see."""
    indented = textwrap.indent(textwrap.dedent(body).strip("\n"), "    ")
    return f"def f(xs, c):\n{indented}\n"


# Is `i` read after the marked statement? Each row: why, the body of a function, part of the reason or None.
READ_LATER = [
    ("not at all", "for i in xs: # <-\n    print(i)", None),
    ("after the loop", "for i in xs: # <-\n    pass\nprint(i)", "`i` is read after the loop (line 4)"),
    ("after an assignment", "i = 1 # <-\nprint(i)", "is read after this (line 3)"),
    ("assigned before it is read", "for i in xs: # <-\n    pass\ni = 1\nprint(i)", None),
    ("assigned on one branch only", "for i in xs: # <-\n    pass\nif c:\n    i = 1\nprint(i)", "line 6"),
    ("assigned on both branches", "for i in xs: # <-\n    pass\nif c:\n    i = 1\nelse:\n    i = 2\nprint(i)", None),
    ("read on one branch", "for i in xs: # <-\n    pass\nif c:\n    print(i)", "line 5"),
    ("a second loop may run zero times", "for i in xs: # <-\n    pass\nfor i in xs:\n    pass\nprint(i)", "line 6"),
    ("a second loop reads its own", "for i in xs: # <-\n    pass\nfor i in xs:\n    print(i)", None),
    ("next round of an outer loop", "while c:\n    print(i)\n    for i in xs: # <-\n        pass", "next round"),
    (
        "textually before, in an outer loop",  # hazards B.0 2
        "i = 0\nfor x in xs:\n    print(i)\n    for i in xs: # <-\n        pass",
        "next round of the outer loop (line 4)",
    ),
    ("outer loop assigns first", "for x in xs:\n    i = 0\n    print(i)\n    for i in xs: # <-\n        pass", None),
    ("else of the same loop is inside it", "for i in xs: # <-\n    pass\nelse:\n    print(i)", None),
    ("break skips the else", "for x in xs:\n    i = x # <-\n    break\nelse:\n    print(i)", None),
    ("no break reaches the else", "for x in xs:\n    i = x # <-\nelse:\n    print(i)", "line 5"),
    ("continue skips the read", "for x in xs:\n    i = x # <-\n    continue\n    print(i)", None),
    ("return", "i = 1 # <-\nreturn i", "line 3"),
    ("after a return", "i = 1 # <-\nreturn\nprint(i)", None),
    ("del counts as a read", "for i in xs: # <-\n    pass\ndel i", "line 4"),
    ("augmented assignment reads", "for i in xs: # <-\n    pass\ni += 1", "line 4"),
    ("annotation without a value does not bind", "i = 1 # <-\ni: int\nprint(i)", "line 4"),
    ("function that uses it", "for i in xs: # <-\n    pass\ndef show():\n    return i", "the function `show`"),
    ("function before that uses it", "def show():\n    return i\nfor i in xs: # <-\n    pass", "`show`"),
    ("function with an own name", "for i in xs: # <-\n    pass\ndef show(i):\n    return i", None),
    ("lambda that uses it", "fs = []\nfor i in xs: # <-\n    fs.append(lambda: i)", "a lambda (line 4)"),
    ("default of a lambda is read at once", "fs = []\nfor i in xs: # <-\n    fs.append(lambda i=i: i)", None),
    ("default of a later function", "for i in xs: # <-\n    pass\ndef g(a=i):\n    return a", "line 4"),
    ("decorator", "i = 1 # <-\n@i\ndef g():\n    pass", "line 3"),
    ("base class", "i = 1 # <-\nclass C(i):\n    pass", "line 3"),
    ("class body", "i = 1 # <-\nclass C:\n    j = i", "line 4"),
    ("method", "i = 1 # <-\nclass C:\n    def m(self):\n        return i", "the function `m`"),
    ("class with an own name", "i = 1 # <-\nclass C:\n    i = 2\n    j = i", None),
    ("nonlocal writer only", "i = 1 # <-\ndef g():\n    nonlocal i\n    i = 2", None),
    ("nonlocal augmented reads", "i = 1 # <-\ndef g():\n    nonlocal i\n    i += 2", "the function `g`"),
    ("comprehension", "i = 1 # <-\nreturn [i for x in xs]", "line 3"),
    ("comprehension has its own", "i = 1 # <-\nreturn [i for i in xs]", None),
    ("first iterable of a comprehension", "i = 1 # <-\nreturn [i for i in i]", "line 3"),
    ("generator used up at once", "i = 1 # <-\nreturn sum(i for x in xs)", "is read after this"),
    ("generator used up at once, assigned since", "i = 1 # <-\ni = 2\nreturn sum(i for x in xs)", None),
    ("generator that lives on", "i = 1\ng = (i for x in xs)\ni = 2 # <-\nreturn g", "nested expression"),
    ("f-string", "i = 1 # <-\nreturn f'{i}'", "line 3"),
    ("format specification", "i = 1 # <-\nreturn f'{c:{i}}'", "line 3"),
    ("attribute target", "i = xs # <-\ni.x = 1", "line 3"),
    ("subscript target", "i = xs # <-\ni[0] = 1", "line 3"),
    ("same name as an attribute", "i = 1 # <-\nprint(c.i)", None),
    ("same name as a keyword", "i = 1 # <-\nprint(i=c)", None),
    ("walrus binds", "i = 1 # <-\nif (i := c):\n    print(i)", None),
    ("walrus behind and may not run", "i = 1 # <-\nif c and (i := c):\n    pass\nprint(i)", "line 5"),
    ("walrus in a comprehension may not run", "i = 1 # <-\n[i := x for x in xs]\nprint(i)", "line 4"),
    ("walrus in a conditional expression", "i = 1 # <-\nx = (i := 2) if c else 3\nprint(i)", "line 4"),
    ("walrus before a read in one call", "i = 1 # <-\nprint(i := 2, i)", None),
    ("walrus after a read in one call", "i = 1 # <-\nprint(i, i := 2)", "line 3"),
    ("handler reads", "try:\n    i = 1 # <-\n    g()\nexcept ValueError:\n    print(i)", "line 6"),
    ("handler reads, nothing raises after", "try:\n    g()\n    i = 1 # <-\nexcept ValueError:\n    print(i)", None),
    ("handler of the next statement", "i = 1 # <-\ntry:\n    i = g()\nexcept ValueError:\n    print(i)", "line 6"),
    ("handler assigns first", "i = 1 # <-\ntry:\n    i = g()\nexcept ValueError:\n    i = 0\nprint(i)", None),
    ("finally reads", "try:\n    i = 1 # <-\n    return\nfinally:\n    print(i)", "line 6"),
    ("finally of a break", "for x in xs:\n    try:\n        i = 1 # <-\n        break\n    finally:\n        print(i)", "line 7"),
    ("finally assigns", "try:\n    i = 1 # <-\nfinally:\n    i = 2\nprint(i)", None),
    ("return in finally", "try:\n    i = 1 # <-\nfinally:\n    return\nprint(i)", None),
    ("else of try", "try:\n    i = 1 # <-\nexcept ValueError:\n    pass\nelse:\n    print(i)", "line 7"),
    ("handler name is unbound at its end", "i = 1 # <-\ntry:\n    g()\nexcept ValueError as i:\n    pass", None),
    ("with that may swallow", "i = 1 # <-\nwith c:\n    i = g()\nprint(i)", "line 5"),
    ("file swallows nothing", "i = 1 # <-\nwith open('a'):\n    i = g()\nprint(i)", None),
    ("own open may swallow", "from m import open\ni = 1 # <-\nwith open('a'):\n    i = g()\nprint(i)", "line 6"),
    ("with target", "i = 1 # <-\nwith c as i:\n    print(i)", None),
    ("while test", "i = 1 # <-\nwhile i:\n    i = g()", "line 3"),
    ("while True without break", "i = 1 # <-\nwhile True:\n    g()\nprint(i)", None),
    ("while True with break", "i = 1 # <-\nwhile True:\n    break\nprint(i)", "line 5"),
    ("while 0", "i = 1 # <-\nwhile 0:\n    print(i)", None),
    ("match subject", "i = 1 # <-\nmatch i:\n    case 1:\n        pass", "line 3"),
    ("match capture", "i = 1 # <-\nmatch c:\n    case i:\n        print(i)", None),
    ("match capture that may fail", "i = 1 # <-\nmatch c:\n    case [i]:\n        pass\nprint(i)", "line 6"),
    ("match value", "i = c # <-\nmatch c:\n    case i.x:\n        pass", "line 4"),
    ("match guard", "i = 1 # <-\nmatch c:\n    case _ if i:\n        pass", "line 4"),
    ("match star and rest", "i = 1 # <-\nmatch c:\n    case {**i}:\n        pass\n    case [*i]:\n        print(i)", None),
    ("delete then read is an error", "i = 1\ndel i # <-\ni = 2\nprint(i)", None),
    ("locals()", "i = 1 # <-\nreturn locals()", "used as text"),
    ("eval in an inner function", "i = 1 # <-\ndef g():\n    return eval(c)", "used as text"),
    ("vars of an object", "i = 1 # <-\nreturn vars(c)", None),
    ("global", "global i\nfor i in xs: # <-\n    pass", "belongs to the module"),
    ("assert", "i = 1 # <-\nassert c, i", "line 3"),
    ("raise", "i = 1 # <-\nraise g(i)", "line 3"),
    ("import binds", "i = 1 # <-\nimport i\nprint(i)", None),
    ("async", "i = 1 # <-\nawait g(i)", "line 3"),
    ("nested definition binds", "i = 1 # <-\ndef i():\n    pass\nprint(i)", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"), [row[1:] for row in READ_LATER], ids=[row[0] for row in READ_LATER]
)
def test_read_later(body: str, expected: str | None) -> None:
    keyword = "async def" if "await" in body else "def"
    facts = facts_of(function(body).replace("def", keyword, 1))
    later = facts.flow.read_later("i", statement_at(facts))
    assert later is None if expected is None else later is not None and expected in later.reason, later


MODULES = [
    ("module", "for i in []: # <-\n    pass", None, "other modules may import `i`"),
    ("importable", "for i in []: # <-\n    pass", False, "other modules may import `i`"),
    ("script", "for i in []: # <-\n    pass", True, None),
    ("assigned again", "for i in []: # <-\n    pass\ni = 0", None, None),
    ("may be assigned again", "for i in []: # <-\n    pass\nfor i in []:\n    pass", None, "other modules"),
    ("class", "class C:\n    for i in []: # <-\n        pass", True, "attribute of the class"),
    ("class assigned again", "class C:\n    for i in []: # <-\n        pass\n    i = 1", True, None),
    ("function of a script", "for i in []: # <-\n    pass\ndef f():\n    print(i)", True, "the function `f`"),
    ("private name", "class C:\n    def m(self):\n        __i = 1 # <-\n        return __i", True, None),
    ("star import reads nothing", "from m import *\nfor i in []: # <-\n    pass", True, None),
    ("string annotation", "i = 1 # <-\ndef f(a: 'i'):\n    pass", True, "the module"),
]


@pytest.mark.parametrize(
    ("text", "script", "expected"), [row[1:] for row in MODULES], ids=[row[0] for row in MODULES]
)
def test_read_later_outside_functions(text: str, script: bool | None, expected: str | None) -> None:
    facts = facts_of(text, script)
    later = facts.flow.read_later("i", statement_at(facts))
    assert later is None if expected is None else later is not None and expected in later.reason, later


IN_VAIN = [
    ("before", "print(i)\nfor i in xs: # <-\n    pass", "no value (line 2)"),
    ("on another path", "if c:\n    i = 1 # <-\nelse:\n    print(i)", "no value (line 5)"),
    ("bound again", "print(i)\nfor i in xs: # <-\n    pass\ni = 2", None),
    ("what it iterates", "for i in i: # <-\n    pass", "no value (line 2)"),
    ("what another iterates", "for x in xs: # <-\n    for i in i:\n        pass", None),
    ("within", "for x in xs: # <-\n    print(i)\n    for i in x:\n        pass", None),
    ("nowhere", "for i in xs: # <-\n    pass", None),
    ("global", "global i\nprint(i)\nfor i in xs: # <-\n    pass", None),
]


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in IN_VAIN], ids=[row[0] for row in IN_VAIN])
def test_read_in_vain(body: str, expected: str | None) -> None:
    facts = facts_of(function(body))
    found = facts.flow.read_in_vain("i", statement_at(facts))
    assert found is None if expected is None else found is not None and expected in found.reason, found


def test_read_in_vain_beside_several_statements() -> None:
    facts = facts_of(function("if c:\n    print(i)\ni = 0\nfor x in xs:\n    i = x"))
    both = facts.source.tree.body[0].body[1:]  # type: ignore[attr-defined]
    assert facts.flow.read_in_vain("i", both[0]) is None  # the loop binds it, too
    found = facts.flow.read_in_vain("i", *both)
    assert found is not None
    assert "line 3" in found.reason


def test_read_in_vain_is_the_builtin_in_a_script() -> None:
    facts = facts_of("print(id)\nfor id in []: # <-\n    pass", True)
    assert facts.flow.read_in_vain("id", statement_at(facts)) is None


def test_read_later_of_mangled_names() -> None:
    facts = facts_of("class C:\n    def m(self):\n        __i = 1 # <-\n        return __i")
    assert facts.flow.read_later("__i", statement_at(facts))


# May `out` be seen after an exception left the marked statement?
SEEN = [
    ("nothing around", function("out = []\nfor x in xs: # <-\n    out.append(x)\nreturn out"), None),
    ("handler reads", function("try:\n    out = g() # <-\nexcept ValueError:\n    print(out)"), "line 5"),
    ("handler does not", function("try:\n    out = g() # <-\nexcept ValueError:\n    return 1\nreturn out"), None),
    ("after the handler", function("try:\n    out = g() # <-\nexcept ValueError:\n    pass\nreturn out"), "line 6"),
    ("finally", function("try:\n    out = g() # <-\nfinally:\n    print(out)"), "line 5"),
    ("handler further out", function("try:\n    try:\n        out = g() # <-\n    finally:\n        pass\nexcept E:\n    print(out)"), "line 8"),
    ("with that may swallow", function("with c:\n    out = g() # <-\nreturn out"), "line 4"),
    ("file", function("with open('a'):\n    out = g() # <-\nreturn out"), None),
    ("next round", function("while c:\n    print(out)\n    try:\n        out = g() # <-\n    except E:\n        pass"), "line 3"),
    ("in the handler itself", function("try:\n    g()\nexcept E:\n    out = g() # <-\nreturn out"), None),
    ("in the else part", function("try:\n    g()\nexcept E:\n    print(out)\nelse:\n    out = g() # <-"), None),
    ("closure", function("def g():\n    return out\nout = g() # <-"), "the function `g`"),
    ("global", "def f():\n    global out\n    out = g() # <-\nout = 1", "the module"),
    ("script", "out = g() # <-\nprint(out)", None),
    ("script with a function", "def f():\n    print(out)\nout = f() # <-", None),
    ("script with handler and function", "def f():\n    print(out)\ntry:\n    out = f() # <-\nexcept E:\n    f()", "the function `f`"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SEEN], ids=[row[0] for row in SEEN])
def test_seen_after_exception(text: str, expected: str | None) -> None:
    facts = facts_of(text)
    later = facts.flow.seen_after_exception("out", statement_at(facts))
    assert later is None if expected is None else later is not None and expected in later.reason, later


def test_module_names_outlive_an_exception() -> None:
    facts = facts_of("out = g() # <-", script=None)
    assert facts.flow.seen_after_exception("out", statement_at(facts))


@V311
def test_groups_of_exceptions() -> None:
    facts = facts_of(function("try:\n    out = g() # <-\nexcept* E:\n    pass\nexcept* F:\n    print(out)"))
    assert facts.flow.seen_after_exception("out", statement_at(facts))


# Lines whose bindings of `x` reach the read of `x` on the marked line; None: unknown.
REACHING = [
    ("last assignment", "x = 1\nx = 2\nx # <-", [2]),
    ("both branches", "if c:\n    x = 1\nelse:\n    x = 2\nx # <-", [2, 4]),
    ("one branch", "x = 1\nif c:\n    x = 2\nx # <-", [1, 3]),
    ("loop carried", "x = 1\nwhile c:\n    x # <-\n    x = 2", [1, 4]),
    ("own next round", "x = 1\nfor a in c:\n    x = x # <-", [1, 3]),
    ("loop target in the body", "x = 1\nfor x in c:\n    x # <-", [2]),
    ("loop target after the loop", "x = 1\nfor x in c:\n    pass\nx # <-", [1, 2]),
    ("augmented reads what was", "x = 1\nx += x # <-", [1]),
    ("augmented binds", "x = 1\nx += 1\nx # <-", [2]),
    ("unpacking", "x, y = c\nx # <-", [1]),
    ("starred", "y, *x = c\nx # <-", [1]),
    ("with", "with c as x:\n    x # <-", [1]),
    ("import", "import x.y\nx # <-", [1]),
    ("import as", "from y import z as x\nx # <-", [1]),
    ("function", "def x():\n    pass\nx # <-", [1]),
    ("class", "class x:\n    pass\nx # <-", [1]),
    ("handler name", "try:\n    c()\nexcept E as x:\n    x # <-", [3]),
    ("handler name is gone", "x = 1\ntry:\n    c()\nexcept E as x:\n    pass\nx # <-", [1]),
    ("handler sees what was before", "x = 1\ntry:\n    x = c()\nexcept E:\n    x # <-", [1]),
    ("handler sees half of the suite", "x = 1\ntry:\n    x = 2\n    c()\nexcept E:\n    x # <-", [1, 3]),
    ("handler and half of a tuple", "x = 1\ntry:\n    x, y.z = c\nexcept E:\n    x # <-", [1, 3]),
    ("else of try sees the end", "x = 1\ntry:\n    x = c()\nexcept E:\n    pass\nelse:\n    x # <-", [3]),
    ("finally sees all", "x = 1\ntry:\n    x = c()\nfinally:\n    x # <-", [1, 3]),
    ("after finally only the end", "x = 1\ntry:\n    x = c()\nfinally:\n    pass\nx # <-", [3]),
    ("jump through finally", "x = 1\nwhile True:\n    try:\n        x = 2\n        break\n    finally:\n        c()\nx # <-", [4]),
    ("with may swallow", "x = 1\nwith c:\n    x = c()\nx # <-", [1, 3]),
    ("walrus", "if (x := c):\n    x # <-", [1]),
    ("walrus behind or", "x = 1\nif c or (x := c):\n    x # <-", [1, 2]),
    ("walrus in a comprehension", "x = 1\n[x := a for a in c]\nx # <-", [1, 2]),
    ("comprehension reads", "x = 1\n[x for a in c] # <-", [1]),
    ("comprehension binds", "x = 1\n[x for x in c] # <-", [2]),
    ("generator may run later", "x = 1\ny = (x for a in c) # <-\nx = 3", [1, 3]),
    ("generator used up", "x = 1\ny = sum(x for a in c) # <-\nx = 3", [1]),
    ("function reads any", "x = 1\ndef f():\n    x # <-\nx = 2", [1, 4]),
    ("class body reads in place", "x = 1\nclass C:\n    x # <-\nx = 2", [1]),
    ("method reads any", "x = 1\nclass C:\n    def f(self):\n        x # <-\nx = 2", [1, 5]),
    ("other function writes", "x = 1\ndef f():\n    global x\n    x = 2\nx # <-", [1, 4]),
    ("capture", "match c:\n    case [x]:\n        x # <-", [2]),
    ("capture that failed does not bind", "x = 1\nmatch c:\n    case [x, 1]:\n        pass\n    case _:\n        x # <-", [1]),
    ("capture before a failed guard", "x = 1\nmatch c:\n    case [x] if c:\n        pass\n    case _:\n        x # <-", [1, 3]),
    ("annotation without value", "x = 1\nx: int\nx # <-", [1]),
    ("annotation without value, elsewhere", "x: int\ndef f():\n    x # <-\nx = 1", [4]),
    ("unreachable", "x = 1\nwhile True:\n    pass\nx # <-", []),
    ("builtin", "len # <-", None),
    ("unbound name", "x # <-", None),
    ("builtin or own", "if c:\n    len = 1\nlen # <-", None),
    ("builtin after del", "len = 1\ndel len\nlen # <-", None),
    ("builtin or own in a function", "def f():\n    len # <-\nlen = 1", None),
    ("own only", "len = 1\nlen # <-", [1]),
    ("star import after", "x = 1\nfrom m import *\nx # <-", None),
    ("star import before", "from m import *\nx = 1\nx # <-", [2]),
    ("star import and function", "from m import *\nx = 1\ndef f():\n    x # <-", None),
    ("exec", "x = 1\nexec(c)\nx # <-", None),
    ("exec cannot reach a local", "def f(c):\n    x = 1\n    exec(c)\n    x # <-", [2]),
    ("class name or global", "x = 1\nclass C:\n    if c:\n        x = 2\n    x # <-", None),
    ("parameter", "def f(x):\n    x # <-", [1]),
    ("lambda parameter", "lambda x: x # <-", [1]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in REACHING], ids=[row[0] for row in REACHING]
)
def test_reaching(text: str, expected: list[int] | None) -> None:
    facts = facts_of(text)
    name = "len" if "len # <-" in text else "x"
    node = names_at(facts, name)[-1]
    bindings = facts.flow.reaching(node)
    if bindings is None:
        assert expected is None
    else:
        assert [binding.node.lineno for binding in bindings] == expected  # type: ignore[attr-defined]


BOUND = [
    ("assigned", "def f():\n    s = 1\n    print(s)\n", True),
    ("parameter", "def f(s):\n    print(s)\n", True),
    ("in-one-branch", "def f(c):\n    if c:\n        s = 1\n    print(s)\n", False),
    ("after-a-loop", "def f(c):\n    for s in c:\n        pass\n    print(s)\n", False),
    ("deleted", "def f(s):\n    del s\n    print(s)\n", False),
    ("of-the-module", "s = 1\ndef f():\n    print(s)\n", False),
    ("builtin", "def f():\n    print(abs)\n", False),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in BOUND], ids=[row[0] for row in BOUND])
def test_is_bound(text: str, expected: bool) -> None:
    facts = facts_of(text)
    last = [node for node in ast.walk(facts.source.tree) if isinstance(node, ast.Name)][-1]
    assert facts.flow.is_bound(last) is expected


def test_deep_nesting_is_given_up() -> None:
    depth = 400
    text = "x = 1 # <-\nif c: pass\n" + "".join("elif c: pass\n" for _ in range(depth * 5)) + "print(x)\n"
    facts = facts_of(text)
    later = facts.flow.read_later("x", facts.source.tree.body[0])
    assert later is not None
    assert ("too complicated" in later.reason) or later.node is not None


def test_finally_in_finally_is_bounded() -> None:
    text = "def f():\n"
    text += "".join(
        ["    " * depth + "try: return\n" + "    " * depth + "finally:\n" for depth in range(1, 19)]
    )
    facts = facts_of(text + "    " * 19 + "x = 1\n    print(x)\n")
    (function,) = facts.source.tree.body
    assert isinstance(function, ast.FunctionDef)
    assert facts.flow.read_later("x", function.body[0])
