"""What running code may change: tables of small programs."""

from __future__ import annotations

import ast

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.scopes.scopes import Scope
from tests.facts.programs import expression_at, facts_of, line_of

SETUP = "s = 'a'\nn = 3\nxs = ['a', 'b']\nd = {'a': 1}\n"

PURE = [
    ("literal", "1", True),
    ("name", "s", True),
    ("unknown name", "unknown", True),
    ("arithmetic of numbers", "n + 1", True),
    ("arithmetic of anything", "unknown + 1", False),
    ("text and text", "s + 'b'", True),
    ("comparison of numbers", "n < 3", True),
    ("comparison of anything", "unknown < 3", False),
    ("is", "unknown is None", True),
    ("in a list of texts", "'a' in xs", True),
    ("in anything", "'a' in unknown", False),
    ("anything in a list", "unknown in xs", False),
    ("not a number", "not n", True),
    ("not anything", "not unknown", False),
    ("and of texts", "s and s", True),
    ("the last operand of and is not tested", "s and unknown", True),
    ("the first is", "unknown and s", False),
    ("conditional", "1 if n else 2", True),
    ("conditional on anything", "1 if unknown else 2", False),
    ("index", "xs[0]", True),
    ("index of anything", "unknown[0]", False),
    ("index by anything", "xs[unknown]", False),
    ("slice", "xs[1:n]", True),
    ("dict item", "d['a']", True),
    ("dict item by anything", "d[unknown]", False),
    ("f-string of texts", "f'{s} {n:>3}'", True),
    ("f-string of anything", "f'{unknown}'", False),
    ("percent", "'%s' % s", True),
    ("percent of anything", "'%s' % unknown", False),
    ("method", "s.upper()", True),
    ("method with anything", "s.replace(unknown, 'a')", False),
    ("method of anything", "unknown.upper()", False),
    ("attribute of anything", "unknown.name", False),
    ("attribute of a library", "math.pi", True),
    ("library function", "math.sqrt(n)", True),
    ("library function of anything", "math.sqrt(unknown)", False),
    ("len", "len(xs)", True),
    ("len of anything", "len(unknown)", False),
    ("str of a number", "str(n)", True),
    ("str of anything", "str(unknown)", False),
    ("sorted", "sorted(xs)", True),
    ("sorted by a function", "sorted(xs, key=unknown)", False),
    ("sorted backwards", "sorted(xs, reverse=True)", True),
    ("sum of a range", "sum(range(n))", True),
    ("print", "print(s)", False),
    ("input", "input()", False),
    ("next", "next(iter(xs))", False),
    ("open", "open('a')", False),
    ("own function", "f(s)", False),
    ("list", "[s, n]", True),
    ("dict of anything as key", "{unknown: 1}", False),
    ("dict", "{s: unknown}", True),
    ("comprehension", "[x.upper() for x in xs]", True),
    ("comprehension with a filter", "[x for x in xs if x]", True),
    ("comprehension over anything", "[x for x in unknown]", False),
    ("generator waits", "(x for x in xs)", False),
    ("walrus", "(s := 'b')", False),
    ("pop", "xs.pop()", False),
    ("append", "xs.append('a')", False),
    ("count", "xs.count('a')", True),
    ("copy", "xs.copy()", True),
    ("keys", "d.keys()", True),
    ("get", "d.get('a', 0)", True),
    ("lambda", "lambda: print(s)", True),
    ("lambda with a default", "lambda a=print(s): a", False),
    ("star of a list", "[*xs]", True),
    ("star of anything", "[*unknown]", False),
    ("enumerate", "list(enumerate(xs))", True),
    ("zip", "list(zip(xs, xs))", True),
    ("negative number", "-n", True),
    ("await", "await unknown", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PURE], ids=[row[0] for row in PURE])
def test_pure(text: str, expected: bool) -> None:
    facts = facts_of(
        f"import math\n{SETUP}{text} # <-\n" if "await" not in text else f"async def f():\n    {text} # <-"
    )
    assert facts.effects.is_pure(expression_at(facts)) is expected


def test_a_file_is_used_up() -> None:
    facts = facts_of("f = open('a')\nlist(f) # <-\n")
    assert not facts.effects.is_pure(expression_at(facts))


def loop_and_scope(facts: Facts) -> tuple[ast.stmt, Scope]:
    """The loop on the marked line and the scope in which it stands."""
    line = line_of(facts.source.text)
    loop = next(
        node for node in ast.walk(facts.source.tree) if isinstance(node, ast.For) and node.lineno == line
    )
    return loop, facts.scopes.scope_at(loop)


def in_function(before: str, body: str, after: str = "") -> str:
    return f"def f(p):\n    {before}\n    for i in range(9): # <-\n        {body}\n    {after or 'pass'}\n"


# May the body of the marked loop change `xs`? Each row: why, the program, part of the reason for a change, and
# of that for a change of length (None: it may not).
CHANGE = [
    ("only read", in_function("xs = [1]", "print(xs[i])"), None, None),
    ("assigned", in_function("xs = [1]", "xs = [2]"), "`xs` is assigned in line 4", "assigned"),
    ("deleted", in_function("xs = [1]", "del xs"), "is assigned", "is assigned"),
    ("augmented", in_function("xs = [1]", "xs += [2]"), "is assigned in line 4", "is assigned"),
    ("loop target", in_function("xs = [1]", "for xs in p: pass"), "is assigned", "is assigned"),
    ("walrus", in_function("xs = [1]", "print(xs := [2])"), "is assigned", "is assigned"),
    ("import", in_function("xs = [1]", "import xs"), "is assigned", "is assigned"),
    ("appended", in_function("xs = [1]", "xs.append(2)"), "is changed by `append()` in line 4", "append"),
    ("sorted", in_function("xs = [1]", "xs.sort()"), "is changed by `sort()`", None),
    ("item assigned", in_function("xs = [1]", "xs[i] = 2"), "has its items changed in line 4", None),
    ("item augmented", in_function("xs = [1]", "xs[i] += 2"), "has its items changed", None),
    ("slice assigned", in_function("xs = [1]", "xs[:] = p"), "items changed", "items changed"),
    ("item deleted", in_function("xs = [1]", "del xs[i]"), "items changed", "items changed"),
    ("dict item assigned", in_function("xs = {}", "xs[i] = 2"), "items changed", "items changed"),
    ("passed on", in_function("xs = [1]", "p(xs)"), "is passed to `p` in line 4", "is passed to `p`"),
    ("passed to a builtin", in_function("xs = [1]", "print(len(xs), sorted(xs))"), None, None),
    ("unknown call, private list", in_function("xs = [1]", "p(i)"), None, None),
    ("unknown call, list that was passed on", in_function("xs = [1]; p(xs)", "p(i)"), "which is passed to `p`", "passed"),
    ("unknown call, list with another name", in_function("xs = [1]; p.x = xs", "p(i)"), "another name", "another"),
    ("changed under another name", in_function("xs = [1]; ys = xs", "ys.append(2)"), "done to `ys`", "done to `ys`"),
    ("item set under another name", in_function("xs = [1]; ys = xs", "ys[0] = 2"), "done to `ys`", None),
    ("another list is changed", in_function("xs = [1]; p(xs); ys = []", "ys.append(2)"), None, None),
    ("a dict of unknown keys compares them", in_function("xs = [1]; p(xs); d = {}; p(d)", "d['a'] = 2"), "the code in line 4", "the code"),
    ("builtin that runs anything", in_function("xs = [1]; p(xs)", "__import__('m')"), "may change", "may change"),
    ("no call, list that was passed on", in_function("xs = [1]; p(xs)", "print(i)"), None, None),
    ("unknown call, parameter", "def f(xs):\n    for i in range(9): # <-\n        g(i)", "an argument", "an argument"),
    ("no call, parameter", "def f(xs):\n    for i in range(9): # <-\n        print(i)", None, None),
    ("variable parameters", "def f(*xs):\n    for i in range(9): # <-\n        g(i)", None, None),
    ("unknown call, text", in_function("xs = 'a'; p(xs)", "p(i)"), None, None),
    ("unknown call, tuple", in_function("xs = (1, p); p(xs)", "p(i)"), None, None),
    ("text assigned", in_function("xs = 'a'", "xs = p"), "is assigned", "is assigned"),
    ("unknown operator, parameter", "def f(xs, p):\n    for i in range(9): # <-\n        p + 1", "the code in line 3", "may"),
    ("printing anything, parameter", "def f(xs, p):\n    for i in range(9): # <-\n        print(p)", "`print()` in line 3", "may"),
    ("own item, elements unknown", "def f(xs):\n    for i in range(9): # <-\n        print(xs[i])", "may change", "may change"),
    ("with", in_function("xs = [1]; p(xs)", "with p: pass"), "may change", "may change"),
    ("file", in_function("xs = [1]; p(xs)", "with open('a') as h: pass"), None, None),
    ("yield", in_function("xs = [1]; p(xs)", "yield i"), "may change", "may change"),
    ("function only defined", in_function("xs = [1]", "def g(): xs.append(1)"), None, None),
    ("function defined and anything called", in_function("xs = [1]", "p(lambda: xs.append(1))"), "append", "append"),
    (
        "function that appends is called",
        "xs = []\ndef g():\n    xs.append(1)\nfor i in range(9): # <-\n    g()",
        "`g()` in line 5 may change `xs`, which is changed by `append()` in line 3",
        "append",
    ),
    ("function that reads is called", "xs = []\ndef g():\n    print(xs)\nfor i in range(9): # <-\n    g()", None, None),
    ("function that rebinds is called", "xs = []\ndef g():\n    global xs\n    xs = 1\nfor i in range(9): # <-\n    g()", "is assigned in line 4", "assigned"),
    ("function that rebinds a text", "xs = ''\ndef g():\n    global xs\n    xs = 'b'\nfor i in range(9): # <-\n    g()", "is assigned", "assigned"),
    ("own function that looks", "def g(a): print(a[0])\nxs = [1]\nfor i in range(9): # <-\n    g(xs)", None, None),
    ("own function that appends", "def g(a): a.append(1)\nxs = [1]\nfor i in range(9): # <-\n    g(xs)", "append", "append"),
    ("own function that sorts", "def g(a): a.sort()\nxs = [1]\nfor i in range(9): # <-\n    g(xs)", "sort", None),
    ("global list that is handed in", "ys = [1]\ndef f(xs):\n    for i in range(9): # <-\n        ys.append(2)\nf(ys)", "done to `ys`", "done to `ys`"),
    ("global list that cannot be handed in", "ys = [1]\ndef f(p):\n    xs = [1]\n    for i in range(9): # <-\n        ys.append(2)\nf(ys)", None, None),
    ("own list beside a parameter", "def f(xs):\n    ys = [1]\n    for i in range(9): # <-\n        ys.append(2)", None, None),
    ("item of another list", "for xs in p: pass\nfor i in range(9): # <-\n    g(i)", "an item of another", "an item"),
    ("from a call", in_function("xs = p()", "p(i)"), "may also be held", "may also be held"),
    ("from a method of a text", in_function("xs = input().split()", "p(i)"), None, None),
    ("copied", in_function("xs = list(p)", "p(i)"), None, None),
    ("sliced from its own copy", in_function("xs = [1]\n    ys = xs[:]\n    p(ys)", "p(i)"), None, None),
    ("in a comprehension", in_function("xs = [1]", "[xs.pop() for _ in p]"), "pop", "pop"),
    ("used as text", in_function("xs = [1]; p(locals())", "p(i)"), "used as text", "used as text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "change", "resize"), [row[1:] for row in CHANGE], ids=[row[0] for row in CHANGE]
)
def test_changes(text: str, change: str | None, resize: str | None) -> None:
    facts = facts_of(text)
    loop, scope = loop_and_scope(facts)
    assert isinstance(loop, ast.For)
    for expected, answer in (
        (change, facts.effects.may_change("xs", scope, loop.body)),
        (resize, facts.effects.may_resize("xs", scope, loop.body)),
    ):
        assert answer is None if expected is None else answer is not None and expected in answer, answer


def test_implicit_code_can_be_left_out() -> None:
    text = "def f(xs, p):\n    for i in range(9): # <-\n        print(p + xs[i])"
    facts = facts_of(text)
    loop, scope = loop_and_scope(facts)
    assert isinstance(loop, ast.For)
    assert facts.effects.may_change("xs", scope, loop.body)
    assert facts.effects.may_change("xs", scope, loop.body, implicit=False) is None


def test_modules_that_may_be_imported() -> None:
    text = "xs = []\nfor i in range(9): # <-\n    g(i)"
    for script, expected in ((True, False), (None, True)):
        facts = facts_of(text, script)
        loop, scope = loop_and_scope(facts)
        assert isinstance(loop, ast.For)
        assert bool(facts.effects.may_change("xs", scope, loop.body)) is expected


# Why others may reach the object in `xs`.
PRIVATE = [
    ("made here", "def f():\n    xs = []", None),
    ("made here and returned", "def f():\n    xs = []\n    return xs", None),
    ("parameter", "def f(xs):\n    pass", "`xs` is an argument"),
    ("closure", "def f():\n    xs = []\n    def g():\n        return xs", "a function inside"),
    ("generator that lives on", "def f():\n    xs = []\n    return (x for _ in g for x in xs)", "a function inside"),
    ("global", "def f():\n    global xs\n    xs = []", "a function inside"),
    ("script", "xs = []", None),
    ("class", "class C:\n    xs = []", "attribute of the class"),
    ("another name", "xs = []\nys = xs", "gets another name"),
    ("two names at once", "xs = ys = []", "shares its object"),
    ("stored", "xs = []\nc.ys = xs", "gets another name"),
    ("displayed", "xs = []\nys = [xs]", "put into another collection"),
    ("formatted", "xs = []\nprint('%s %s' % (xs, 1))", None),
    ("passed on", "xs = []\nc(xs)", "is passed to `c` in line 2"),
    ("looked at", "xs = []\nprint(xs, len(xs), xs[0], xs or 1)", None),
    ("method handed on", "xs = []\nc(xs.append)", "attribute `append` used"),
    ("key of max", "xs = []\nmax(xs, key=xs.count)", None),
    ("called", "xs = []\nxs()", "is called"),
    ("unknown method", "xs = []\nxs.shout()", "method `shout` called"),
    ("yielded", "def f():\n    xs = []\n    yield xs", "handed on"),
    ("sum with anything", "xs = []\nxs + c", "operator"),
    ("sum with a list", "xs = []\nxs + [1]", None),
    ("from elsewhere", "xs = c", "may also be held"),
    ("from an own function that makes it", "def f():\n    return []\nxs = f()", None),
    ("from an own function that keeps it", "k = []\ndef f():\n    return k\nxs = f()", "may also be held"),
    ("text", "def f():\n    xs = 'a'\n    c(xs)", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PRIVATE], ids=[row[0] for row in PRIVATE])
def test_private(text: str, expected: str | None) -> None:
    facts = facts_of(text)
    scope = next(scope for scope in facts.scopes.all if "xs" in scope.bindings)
    reason = facts.effects.is_private("xs", scope)
    assert reason is None if expected is None else reason is not None and expected in reason, reason
