from __future__ import annotations

import ast

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.loops.index_headers import counted_sequence
from beginner_lint.facts.loops.loops import IndexUse, Walk
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.source import Source

HEADERS = {
    "range(len(xs))": "xs",
    "range(0, len(xs))": "xs",
    "range(0, len(xs), 1)": "xs",
    "range(len(self.a.b))": "self.a.b",
    "range(1, len(xs))": None,
    "range(0, len(xs), 2)": None,
    "range(0.0, len(xs))": None,
    "range(False, len(xs))": None,
    "range(len(xs) - 1)": None,
    "range(len(xs), 3)": None,
    "range(len(f()))": None,
    "range(len(xs[0]))": None,
    "range(len(xs, 1))": None,
    "range(len(*xs))": None,
    "range(n)": None,
    "range()": None,
    "enumerate(xs)": None,
    "xs": None,
}

WALKS = [
    ("elements", "print(xs[i])", Walk.ELEMENTS),
    ("elements-of-elements", "print(xs[i][0], xs[i].name)", Walk.ELEMENTS),
    ("an-element-as-index", "print(xs[xs[i]])", Walk.ELEMENTS),
    ("stores-into-an-element", "xs[i][0] = 1; xs[i].name = 2", Walk.ELEMENTS),
    ("by-another-index-too", "print(xs[i], xs[j])", Walk.ELEMENTS),
    ("index-too", "print(i, xs[i])", Walk.PAIRS),
    ("index-to-write-elsewhere", "ys[i] = xs[i]", Walk.PAIRS),
    ("constant-index-too", "print(i, xs[i], xs[0])", Walk.PAIRS),
    ("the-last-one-too", "print(i, xs[i], xs[len(xs) - 1])", Walk.PAIRS),
    ("two-sequences", "print(xs[i], ys[i])", Walk.PARALLEL),
    ("a-table-beside", "print(xs[i], ys[i, 0])", Walk.PARALLEL),
    ("nothing", "pass", Walk.INDEXES),
    ("index-only", "print(i)", Walk.INDEXES),
    ("pairs", "print(i, xs[i], xs[j])", Walk.INDEXES),
    ("store", "xs[i] = 0", Walk.INDEXES),
    ("store-in-place", "xs[i] += 1", Walk.INDEXES),
    ("delete", "print(xs[i]); del xs[i]", Walk.INDEXES),
    ("store-elsewhere", "xs[0] = xs[i]", Walk.INDEXES),
    ("neighbour", "print(xs[i], xs[i + 1])", Walk.INDEXES),
    ("slice", "print(xs[i], xs[:i])", Walk.INDEXES),
    ("pair-of-indexes", "print(xs[i], xs[i, 0])", Walk.INDEXES),
    ("index-bound-again", "i = 0; print(xs[i])", Walk.INDEXES),
    ("index-bound-by-walrus", "print(xs[i], (i := 3))", Walk.INDEXES),
    ("sequence-bound-again", "print(xs[i]); xs = []", Walk.INDEXES),
    ("sequence-grows", "print(xs[i]); xs.append(1)", Walk.INDEXES),
    ("sequence-sorted", "print(xs[i]); xs.sort()", Walk.INDEXES),
    ("lambda", "print(lambda: xs[i])", Walk.INDEXES),
    ("generator-that-waits", "print(xs[i] for _ in [])", Walk.INDEXES),
    ("generator-used-up", "print(sum(xs[i] for _ in []))", Walk.ELEMENTS),
    ("comprehension", "print([xs[i] for _ in []])", Walk.ELEMENTS),
    ("another-variable-of-that-name", "print(xs[i], [i for i in []])", Walk.ELEMENTS),
    ("another-sequence-of-that-name", "print(xs[i], [xs[i] for xs in []])", Walk.PARALLEL),
]


def loop_of(program: str) -> tuple[Facts, ast.For]:
    facts = Facts(Source("case.py", program), ProjectFacts(script=True))
    return facts, next(node for node in ast.walk(facts.source.tree) if isinstance(node, ast.For))


@pytest.mark.parametrize(("header", "expected"), HEADERS.items())
def test_sequence_whose_indexes_are_counted(header: str, expected: str | None) -> None:
    found = counted_sequence(ast.parse(header, mode="eval").body)
    assert (found and ast.unparse(found)) == expected


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in WALKS], ids=[row[0] for row in WALKS])
def test_what_the_body_wants(body: str, expected: Walk) -> None:
    facts, loop = loop_of(f"xs, ys, j = [], [], 0\nfor i in range(len(xs)):\n    {body}\n")
    found = facts.loops.over_indexes(loop)
    assert found is not None
    assert found.walk is expected


def test_places_and_uses() -> None:
    facts, loop = loop_of("xs = ys = []\nfor i in range(len(xs)):\n    print(xs[i], i)\n    ys[i] = xs[i]\n")
    found = facts.loops.over_indexes(loop)
    assert found is not None
    assert found.uses == (IndexUse.ELEMENT, IndexUse.VALUE, IndexUse.VALUE, IndexUse.ELEMENT)
    assert [element.lineno for element in found.elements] == [3, 4]
    assert (found.index.id, found.root.id, found.change) == ("i", "xs", None)


OTHER_NAMES = {
    "range-of-one-s-own": "range = list\nxs = []\nfor i in range(len(xs)):\n    xs[i]\n",
    "len-of-one-s-own": "def f(len, xs):\n    for i in range(len(xs)):\n        xs[i]\n",
    "star-import": "from there import *\nfor i in range(len(xs)):\n    xs[i]\n",
    "index-is-the-sequence": "xs = []\nfor xs in range(len(xs)):\n    xs[xs]\n",
    "target-is-no-name": "xs = []\nfor xs.i in range(len(xs)):\n    xs[xs.i]\n",
}


@pytest.mark.parametrize("program", OTHER_NAMES.values(), ids=OTHER_NAMES)
def test_no_loop_over_indexes(program: str) -> None:
    facts, loop = loop_of(program)
    assert facts.loops.over_indexes(loop) is None


CHANGES = {
    "a.b.c = 1": 1,
    "a.b = 1": 1,
    "a = 1": 1,
    "del a.b": 1,
    "a.b.c[0] = 1": 1,
    "a.b.c.append(1)": 1,
    "add = a.b.c.append": 1,
    "for a.b in []: pass": 1,
    "a.b.c.count(1)": 0,
    "a.b.c[0].append(1)": 0,
    "a.b.d = 1": 0,
    "b.c = 1": 0,
    "print(a.b.c)": 0,
}


@pytest.mark.parametrize(("statement", "count"), CHANGES.items())
def test_visible_changes_of_a_dotted_name(statement: str, count: int) -> None:
    facts = Facts(Source("case.py", f"a.b.c\n{statement}\n"), ProjectFacts())
    chain, *rest = facts.source.tree.body
    assert isinstance(chain, ast.Expr)
    assert len(list(facts.loops.changes(chain.value, rest))) == count


INITIALS = [
    ("right-before", "out = []\nfor x in 'ab':\n    out.append(x)\n", 1),
    ("with-a-type", "out: list = []\nfor x in 'ab':\n    out.append(x)\n", 1),
    ("others-between", "out = []\ny = 1\nfor x in 'ab':\n    out.append(x)\n", 1),
    ("read-between", "out = []\nprint(out)\nfor x in 'ab':\n    out.append(x)\n", None),
    ("two-names", "out = other = []\nfor x in 'ab':\n    out.append(x)\n", None),
    ("two-places", "out = []\nif out:\n    out = []\nfor x in 'ab':\n    out.append(x)\n", None),
    ("another-block", "if 1:\n    out = []\nfor x in 'ab':\n    out.append(x)\n", None),
    ("outside-a-loop", "out = []\nwhile out:\n    for x in 'ab':\n        out.append(x)\n", None),
    (
        "a-way-out-between",
        "for _ in 'ab':\n    out = []\n    if _: break\n    for x in 'ab':\n        out.append(x)\n",
        None,
    ),
    ("with", "with open('x') as out:\n    for x in 'ab':\n        out.append(x)\n", None),
    (
        "a-handler-between",
        "try:\n    out = []\n    int('x')\n    for x in 'ab':\n        out.append(x)\nexcept ValueError:\n    print(out)\n",
        None,
    ),
]


@pytest.mark.parametrize(("program", "line"), [row[1:] for row in INITIALS], ids=[row[0] for row in INITIALS])
def test_statement_that_gives_a_name_its_value_for_a_loop(program: str, line: int | None) -> None:
    facts = Facts(Source("case.py", program), ProjectFacts(script=True))
    *_, call = (node for node in ast.walk(facts.source.tree) if isinstance(node, ast.Attribute))
    assert isinstance(call.value, ast.Name)
    loop = facts.parents[facts.parents.statement(call)]
    assert isinstance(loop, ast.For)
    found = facts.loops.initial(call.value, loop)
    assert (found and found.lineno) == line
