from __future__ import annotations

import ast
import textwrap

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.loops.comprehensions import Wording, laid_out
from beginner_lint.facts.loops.reductions import Choice, Reduction
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.source import Source


def reduced(body: str, header: str = "for x in xs:") -> tuple[Facts, Reduction | None]:
    program = "from somewhere import a, b, c, d, f, g, use, xs, y2\n"
    program += "\n    ".join([header, *body.split("\n")]) + "\n"
    facts = Facts(Source("case.py", program), ProjectFacts(script=True))
    loop = facts.source.tree.body[-1]
    assert isinstance(loop, ast.For)
    return facts, facts.reductions.of(loop)


def comprehension(facts: Facts, found: Reduction) -> str:
    """Write the reduction of a loop around calls of `use` as the comprehension of their arguments."""
    values = []
    for outcome in found.outcomes:
        assert isinstance(outcome, ast.Expr)
        assert isinstance(outcome.value, ast.Call)
        values += outcome.value.args
    value = Choice(found.effect.test, *values) if isinstance(found.effect, Choice) else values[0]
    return " ".join(Wording(found, facts).parts(value))


REDUCED = [
    ("plain", "use(x)", "x for x in xs"),
    ("filter", "if x > 1: use(x)", "x for x in xs if x > 1"),
    ("guard", "if x > 1: continue\nuse(x)", "x for x in xs if not (x > 1)"),
    ("guard-of-identity", "if x is y: continue\nuse(x)", "x for x in xs if x is not y"),
    ("guard-of-a-chain", "if 1 < x in y: continue\nuse(x)", "x for x in xs if not (1 < x in y)"),
    ("guard-of-a-call", "if f(x): continue\nuse(x)", "x for x in xs if not f(x)"),
    ("guard-of-a-sum", "if x + 1: continue\nuse(x)", "x for x in xs if not (x + 1)"),
    ("guard-of-not", "if not (a or b): continue\nuse(x)", "x for x in xs if a or b"),
    ("guard-of-not-among-several", "if not (a or b): continue\nif c: use(x)", "x for x in xs if (a or b) and c"),
    ("guard-of-lengths", "if len('a') == len('b'): continue\nuse(x)", "x for x in xs if len('a') != len('b')"),
    ("guard-of-loose-operands", "if (a or b) in (c or d): continue\nuse(x)", "x for x in xs if (a or b) not in (c or d)"),
    ("filter-of-a-choice", "if a if b else c: use(x)", "x for x in xs if (a if b else c)"),
    ("filter-of-a-lambda", "if lambda: a: use(x)", "x for x in xs if (lambda: a)"),
    ("filters-in-a-row", "if a and b:\n    if c: use(x)", "x for x in xs if a and b and c"),
    ("walrus", "if (y := f(x)): use(y)", "y for x in xs if (y := f(x))"),
    ("branch-that-does-nothing", "if a:\n    pass\nelse:\n    use(x)", "x for x in xs if not a"),
    ("continue-at-the-end", "if a:\n    use(x)\n    continue", "x for x in xs if a"),
    ("choice", "if a:\n    use(x)\nelse:\n    use(y)", "x if a else y for x in xs"),
    ("choice-of-choices", "if a if b else c:\n    use(x if d else y)\nelse:\n    use(lambda: 0)",
     "(x if d else y) if (a if b else c) else (lambda: 0) for x in xs"),
    ("nested", "for y in x:\n    if a: use(y)", "y for x in xs for y in x if a"),
    ("filter-between", "if a:\n    for y in x:\n        use(y)", "y for x in xs if a for y in x"),
    ("guards-in-both", "if a: continue\nfor y in x:\n    if b: continue\n    use(y)",
     "y for x in xs if not a for y in x if not b"),
    ("temporary", "y = f(x)\nuse(y + 1)", "f(x) + 1 for x in xs"),
    ("temporary-that-binds-loosely", "y = x + 1\nuse(y * 2)", "(x + 1) * 2 for x in xs"),
    ("temporary-as-argument", "y = x + 1\nuse(f(y, key=y2))", "f(x + 1, key=y2) for x in xs"),
    ("temporary-as-a-tuple", "y = x, 1\nuse(f(y))", "f((x, 1)) for x in xs"),
    ("temporary-with-an-attribute", "y = 5\nuse(y.real)", "(5).real for x in xs"),
    ("temporary-with-await-like-binding", "y = -x\nuse(y ** 2)", "(-x) ** 2 for x in xs"),
    ("temporary-in-parentheses-already", "y = x + 1\nuse((y) * 2)", "(x + 1) * 2 for x in xs"),
    ("chain-of-temporaries", "y = f(x)\nz = g(y)\nuse(z)", "g(f(x)) for x in xs"),
    ("temporaries-side-by-side", "y = f(x)\nz = g(x)\nuse((y, z))", "(f(x), g(x)) for x in xs"),
    ("temporary-called-like-the-element", "x = f(x)\nuse(x)", "f(x) for x in xs"),
    ("temporary-called-like-the-outer-element", "for y in x:\n    x = f(y)\n    use(x)", "f(y) for x in xs for y in x"),
    ("temporary-called-alike-twice", "y = f(x)\ny = g(y)\nuse(y)", "g(f(x)) for x in xs"),
    ("temporary-in-the-filter", "y = f(x)\nif y > 1: use(x)", "x for x in xs if f(x) > 1"),
    ("temporary-that-is-iterated", "y = f(x)\nfor z in y: use(z)", "z for x in xs for z in f(x)"),
    ("temporary-of-two", "if a: y = b\nelse: y = c\nuse(y)", "b if a else c for x in xs"),
    ("temporary-of-two-in-a-sum", "if a: y = b\nelse: y = c\nuse(y + 1)", "(b if a else c) + 1 for x in xs"),
    ("pure-temporaries-in-another-order", "y = 1 + 2\nz = 'a' * 2\nuse((z, y))", "('a' * 2, 1 + 2) for x in xs"),
    ("name-that-only-one-branch-needs", "y = x\nuse(y if a else 0)", "x if a else 0 for x in xs"),
    ("first-thing-that-a-comprehension-iterates", "y = f(x)\nuse([z for z in y])", "[z for z in f(x)] for x in xs"),
    ("generator-argument", "use(z for z in x)", "(z for z in x) for x in xs"),
]  # fmt: skip

IRREDUCIBLE = {
    "two-statements": "use(x)\nuse(x)",
    "break": "if x: break\nuse(x)",
    "yield": "use((yield))",
    "nothing": "pass",
    "only-a-guard": "if x: continue",
    "elif": "if a: use(1)\nelif b: use(2)\nelse: use(3)",
    "with": "with x: use(x)",
    "inner-else": "for y in x:\n    use(y)\nelse:\n    pass",
    "temporary-read-twice": "y = f(x)\nuse(y + y)",
    "temporary-never-read": "y = f(x)\nuse(x)",
    "temporary-of-the-last-round": "use(y)\ny = x",
    "temporary-that-reads-itself": "y = y + x\nuse(y)",
    "temporary-read-before": "if y: continue\ny = f(x)\nuse(y)",
    "temporary-of-the-last-inner-round": "for y in x:\n    x = f(x)\n    use(x)",
    "temporary-of-the-last-inner-round-read-before": "z = f(x)\nfor y in z:\n    if x: continue\n    x = g(y)\n    use(x)",
    "temporary-in-another-order": "y = f(x)\nuse((g(x), y))",
    "temporary-that-may-not-be-needed": "y = f(x)\nif x: use(y)",
    "temporary-in-a-branch": "y = f(x)\nuse(y if a else 0)",
    "temporary-after-and": "y = f(x)\nuse(a and y)",
    "temporary-in-a-lambda": "y = f(x)\nuse(lambda: y)",
    "temporary-in-a-comprehension": "y = f(x)\nuse([y for _ in a])",
    "temporary-in-an-f-string": "y = f(x)\nuse(f'{y}')",
    "temporary-of-an-inner-loop": "y = f(x)\nfor z in x: use(y)",
    "temporary-of-two-in-a-branch": "if a: y = f(x)\nelse: y = 1\nuse(y if b else 0)",
    "item-that-a-call-may-change": "y = x[0]\nuse((f(), y))",
    "name-of-unknown-origin": "y = f(x)\nuse(unknown(y))",
    "walrus-for-the-element": "if (x := f(x)): use(x)",
    "walrus-in-what-is-iterated": "for y in (z := x): use(y)",
    "target-that-is-an-item": "for a[0] in x: use(a[0])",
    "two-targets": "y = z = f(x)\nuse(y)",
    "type": "y: int = f(x)\nuse(y)",
    "augmented": "x += 1\nuse(x)",
}


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in REDUCED], ids=[row[0] for row in REDUCED])
def test_reduced_and_written_as_a_comprehension(body: str, expected: str) -> None:
    facts, found = reduced(body)
    assert found is not None
    written = comprehension(facts, found)
    assert written == expected
    ast.parse(f"[{written}]")


@pytest.mark.parametrize("body", IRREDUCIBLE.values(), ids=IRREDUCIBLE)
def test_irreducible(body: str) -> None:
    assert reduced(body)[1] is None


def test_what_a_reduction_holds() -> None:
    _, found = reduced("y, z = x\nuse(y)")
    assert found is None  # one target each
    _, found = reduced("if x: continue\nt = f(x)\nfor y, *z in t:\n    use(z)", "for x, (w) in xs:")
    assert found is not None
    assert [name.id for name in found.bound] == ["x", "w", "t", "y", "z"]
    assert [type(clause).__name__ for clause in found.clauses] == ["Each", "Filter", "Each"]
    assert [temporary.use.lineno for temporary in found.temporaries] == [5]
    assert [loop.lineno for loop in found.loops] == [2, 5]


def test_lines_are_broken_where_they_are_long() -> None:
    layout = {"indentation": "  ", "unit": "\t", "newline": "\r\n"}
    short = laid_out("x = [", [["a"], ["for a in b"]], "]", **layout)
    assert short == "x = [a for a in b]"
    long = laid_out("x = [", [["a" * 50, "if b", "else " + "c" * 50], ["for a in b"]], "]", **layout)
    lines = ["x = [", "  \t" + "a" * 50, "  \tif b", "  \telse " + "c" * 50, "  \tfor a in b", "  ]"]
    assert long == "\r\n".join(lines)


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        ("if x:\n    y2 = 1\n    break", "Break"),
        ("if x: continue\nuse(x)\nbreak", "Break"),
        ("if x: return x", "Return"),
        ("for y in x:\n    if y: return x", "Return"),
        ("if x: use(x)\nbreak", None),  # the loop ends, whether `x` holds or not
        ("for y in x:\n    if y:\n        use(y)\n        break", None),  # only the inner loop ends
        ("for y in x:\n    use(y)\nbreak", None),
        ("if x: return x\nelse: use(x)", None),
        ("break", None),
    ],
)
def test_a_loop_that_ends_with_its_effect(body: str, ends: str | None) -> None:
    program = "def call(xs):\n    for x in xs:\n" + textwrap.indent(body, "        ") + "\n"
    facts = Facts(Source("case.py", program), ProjectFacts(script=True))
    loop = next(node for node in ast.walk(facts.source.tree) if isinstance(node, ast.For))
    found = facts.reductions.of(loop, exits=True)
    assert facts.reductions.of(loop) is None
    assert facts.reductions.outcomes(loop) == ()
    assert (found and type(found.exit).__name__) == ends
    assert bool(facts.reductions.outcomes(loop, exits=True)) == (ends is not None)
