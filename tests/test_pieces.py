"""Which lines LibCST gets to see, for every way in which a statement can be tied to its neighbours."""

from __future__ import annotations

import ast
import sys

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.parents import Parents
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.pieces import Piece, Pieces, Unparsable, merge, place, visitor_of, within
from beginner_lint.rule import Rule, cst
from beginner_lint.rules.concatenation.percent_format import PercentFormat
from beginner_lint.rules.loops.identity_comprehension import IdentityComprehension
from beginner_lint.rules.names.builtin_parameter import BuiltinParameter
from beginner_lint.rules.names.builtin_variable import BuiltinVariable
from beginner_lint.rules.python2.unicode_prefix import UnicodePrefix
from beginner_lint.settings import Settings
from beginner_lint.source import Source

LEAD = "if 1:\n"

# Each row: why, the text, and the piece for the statement around the name `target`.
TABLE = [
    ("simple", "a = 1\ntarget = 2\nb = 3\n", "target = 2"),
    ("no final newline", "a = 1\ntarget = 2", "target = 2"),
    ("comment on the line", "target = 2  # why; not\nb = 3\n", "target = 2  # why; not"),
    ("comment that ends in a backslash", "a = 1  # \\\ntarget = 2\n", "target = 2"),
    ("indented", "def f():\n    a = 1\n    target = 2\n", "    target = 2"),
    ("tab", "def f():\n\tif a:\n\t\ttarget = 2\n", "\t\ttarget = 2"),
    ("blocks", "for a in b:\n    c\nfor target in b:\n    c\nelse:\n    d\ne\n", "for target in b:\n    c\nelse:\n    d"),
    ("semicolon before", "a = 1; target = 2\nb = 3\n", "a = 1; target = 2"),
    ("semicolon after", "target = 2; b = 3\nc = 4\n", "target = 2; b = 3"),
    ("semicolon at the end", "target = 2;\nb = 3\n", "target = 2;"),
    ("semicolon in a comment", "a = 1  # ;\ntarget = 2\n", "target = 2"),
    ("semicolon and backslash", "a = 1; \\\n  target = 2\nb = 3\n", "a = 1; \\\n  target = 2"),
    ("semicolon neighbour of several lines", "a = [\n1]; target = '''\n'''; b = (\n2)\n", "a = [\n1]; target = '''\n'''; b = (\n2)"),
    ("one-line suite", "a = 1\nif a: target = 2\nb = 3\n", "if a: target = 2"),
    ("one-line suite with semicolons", "while a: b; target = 2; c\n", "while a: b; target = 2; c"),
    ("one-line else", "if a:\n    b\nelse: target = 2\nc\n", "if a:\n    b\nelse: target = 2"),
    ("elif", "x = 1\nif a:\n    b\nelif target:\n    c\nelse:\n    d\n", "if a:\n    b\nelif target:\n    c\nelse:\n    d"),
    ("elif of elif", "if a:\n    b\nelif c:\n    d\nelif target:\n    e\n", "if a:\n    b\nelif c:\n    d\nelif target:\n    e"),
    ("if in else", "if a:\n    b\nelse:\n    if target:\n        c\n", "    if target:\n        c"),
    ("body of elif", "if a:\n    b\nelif c:\n    target = 1\n", "    target = 1"),
    ("except", "try:\n    a\nexcept target:\n    b\nfinally:\n    c\n", "try:\n    a\nexcept target:\n    b\nfinally:\n    c"),
    ("body of except", "try:\n    a\nexcept b:\n    target\n", "    target"),
    ("body of finally", "try:\n    a\nfinally:\n    target\n", "    target"),
    ("case", "match a:\n    case target:\n        b\n    case _:\n        c\n", "match a:\n    case target:\n        b\n    case _:\n        c"),
    ("guard of a case", "match a:\n    case 1 if target:\n        b\n", "match a:\n    case 1 if target:\n        b"),
    ("body of a case", "match a:\n    case 1:\n        target\n", "        target"),
    ("decorator", "a = 1\n@b\n@target(\n  1)\n# c\ndef f():\n    d\n", "@b\n@target(\n  1)\n# c\ndef f():\n    d"),
    ("decorated class", "@ b\nclass C(target):\n    d\n", "@ b\nclass C(target):\n    d"),
    ("decorator with a matrix product", "@b[c@d]\ndef f(a=target):\n    d\n", "@b[c@d]\ndef f(a=target):\n    d"),
    ("async", "async def f():\n    async for target in a:\n        await b\n", "    async for target in a:\n        await b"),
    ("async with", "async def f():\n    async with a as target:\n        return\n", "    async with a as target:\n        return"),
    ("return and yield", "def f():\n    return (yield target)\n", "    return (yield target)"),
    ("multi-line string", "a = 1\ntarget = '''\nb\n    c\\\n'''\nd\n", "target = '''\nb\n    c\\\n'''"),
    ("brackets over lines", "if a:\n    target = [\n1,\n  2]\n", "    target = [\n1,\n  2]"),
    ("backslash inside", "target = 1 + \\\n    2\nb\n", "target = 1 + \\\n    2"),
    ("backslash at the end", "target = 1 \\\n\nb = 2\n", "target = 1 \\\n"),
    ("header and backslash", "if a: \\\n    target = 2\nb\n", "if a: \\\n    target = 2"),
    ("form feed between", "a = 1\n\x0c\ntarget = 2\n", "target = 2"),
    ("crlf", "if a:\r\n    target = 1\r\n    b\r\n", "    target = 1"),
    ("crlf over lines", "if a:\r\n    target = [\r\n  1]\r\nb\r\n", "    target = [\r\n  1]"),
    ("carriage returns", "if a:\r    target = 1\rb\r", "    target = 1"),
    ("mixed newlines", "if a:\r\n    b\n    for c in target:\r\n        d\r        e\n", "    for c in target:\r\n        d\r        e"),
    ("non-ASCII before", "ä = 'é'; target = 'ü' + b; c\n", "ä = 'é'; target = 'ü' + b; c"),
    ("less indented comment", "if a:\n    for b in target:\n# c\n        d\n", "    for b in target:\n# c\n        d"),
    ("lambda and comprehension", "a = [lambda: target for b in c]\n", "a = [lambda: target for b in c]"),
]  # fmt: skip

if sys.version_info >= (3, 12):
    TABLE += [
        (
            "type parameters",
            "a\ndef f[T: target](x: T) -> T:\n    b\n",
            "def f[T: target](x: T) -> T:\n    b",
        ),
        ("type alias", "a\ntype B[T] = target\n", "type B[T] = target"),
    ]
if sys.version_info >= (3, 11):
    TABLE += [("except star", "try:\n    a\nexcept* target:\n    b\n", "try:\n    a\nexcept* target:\n    b")]


def target(source: Source) -> ast.AST:
    """Return the node that is or binds the name `target`."""
    for node in ast.walk(source.tree):
        if "target" in (getattr(node, "id", ""), isinstance(node, ast.MatchAs) and node.name):
            return node
    raise AssertionError("no target")


def piece_of(source: Source) -> Piece:
    parents = Parents(source.tree)
    return Pieces(source, parents).around(parents.statement(target(source)))


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_piece(text: str, expected: str) -> None:
    source = Source("case.py", text)
    piece = piece_of(source)
    assert text[piece.start : piece.end] == expected
    spans = {
        span
        for node, span in piece.parse(piece.code(source))
        if isinstance(node, cst.Name) and node.value == "target"
    }
    start = text.index("target")
    assert spans == {(start, start + len("target"))}


# Each row: why, the text, and what LibCST sees for the expression that holds the name `target` outermost.
EXPRESSIONS = [
    ("argument", "print(a, target + 1)\n", ast.BinOp, "target + 1"),
    ("in a header", "if target(a):\n    b\n", ast.Call, "target(a)"),
    ("several lines", "a(\n  target\n  + b,\n)\n", ast.BinOp, "(target\n  + b)"),
    ("comment", "a = (target  # why\n  + b)\n", ast.BinOp, "(target  # why\n  + b)"),
    ("backslash", "a = target \\\n    + b\n", ast.BinOp, "(target \\\n    + b)"),
    ("crlf", "a(\r\n  target +\r\n  b)\r\n", ast.BinOp, "(target +\r\n  b)"),
    ("own parentheses", "a = ((target) * b)\n", ast.BinOp, "(target) * b"),
    ("generator as the only argument", "sum(target for a in b)\n", ast.GeneratorExp, "(target for a in b)"),
    ("walrus", "a(b := target)\n", ast.NamedExpr, "(b := target)"),
    ("yield", "def f():\n    a = yield target\n", ast.Yield, "(yield target)"),
    ("non-ASCII", "a = 'ä'; b('ü', target)\n", ast.Call, "b('ü', target)"),
    ("starred", "f(*target)\n", ast.Starred, "f(*target)\n"),
    ("slice", "a\nb[target:]\n", ast.Slice, "b[target:]\n"),
    ("tuple", "a[target, 1:2]\n", ast.Tuple, "a[target, 1:2]\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "expected"), [row[1:] for row in EXPRESSIONS], ids=[row[0] for row in EXPRESSIONS]
)
def test_expression_is_parsed_alone(text: str, kind: type[ast.AST], expected: str) -> None:
    source = Source("case.py", text)
    parents = Parents(source.tree)
    holders = (target(source), *parents.ancestors(target(source)))
    node = [holder for holder in holders if isinstance(holder, kind)][-1]
    piece = Pieces(source, parents).with_node(node)
    assert piece.code(source) == expected
    start = text.index("target")
    assert (start, start + len("target")) in {span for _, span in piece.parse(piece.code(source))}


def test_expression_in_an_f_string_is_not_sought_where_python_misplaces_it() -> None:
    source = Source("case.py", "a = 1\nprint(f'{target + 1}')\n")
    parents = Parents(source.tree)
    node = parents[target(source)]
    piece = Pieces(source, parents).with_node(node)
    alone = sys.version_info >= (3, 12)
    assert piece.code(source) == ("target + 1" if alone else "print(f'{target + 1}')\n")


# Each row: why, the text, and what LibCST sees for the statement with a body that holds the name `target`.
HEADERS = [
    ("loop", "for target in a:\n    b\n    c\nd\n", "for target in a:\n    pass\n"),
    ("indented", "def f():\n\tif target:\n\t\ta\n\t\tb\n", "if 1:\n\tif target:\n\t\tpass\n"),
    ("else", "while target:\n    a\nelse:\n    b\n", "while target:\n    pass\n"),
    ("one line", "if target: a; b;\nc\n", "if target: pass\n"),
    ("comments", "with target:  # a\n# b\n    # c\n    d\n", "with target:  # a\n# b\n    # c\n    pass\n"),
    ("several lines", "for a in (\n    target\n):\n    b\n", "for a in (\n    target\n):\n    pass\n"),
    ("decorators", "@a\ndef f(b=target):\n    @c\n    def d(): e\n", "@a\ndef f(b=target):\n    pass\n"),
    ("class", "class C(target):\n    'A'\n\n    b = 1\n", "class C(target):\n    pass\n"),
    ("crlf", "if target:\r\n    a\r\n    b\r\n", "if target:\r\n    pass\n"),
    ("async", "async def f():\n    async for target in a:\n        b\n", "if 1:\n    async for target in a:\n        pass\n"),
    ("elif", "if a:\n    b\nelif target:\n    c\n", "if a:\n    b\nelif target:\n    c\n"),
    ("one-line suite", "if a: target; c\n", "if a: target; c\n"),
    ("try", "try:\n    a\nexcept target:\n    b\n", "try:\n    a\nexcept target:\n    b\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in HEADERS], ids=[row[0] for row in HEADERS])
def test_of_a_statement_with_a_body_the_header_is_parsed(text: str, expected: str) -> None:
    source = Source("case.py", text)
    parents = Parents(source.tree)
    statement = parents.statement(target(source))
    piece = Pieces(source, parents).with_node(statement)
    assert piece.code(source) == expected
    spans = [span for _, span in piece.parse(piece.code(source))]
    assert place(statement, source) in spans
    assert min(start for start, _ in spans) >= piece.start, "what the piece stands under has no place"


def test_pieces_within_others_are_left_out() -> None:
    outer, inner, apart = Piece(0, 50), Piece(10, 20, LEAD), Piece(60, 70)
    assert merge([inner, apart, outer, inner]) == [outer, apart]
    assert merge([Piece(0, 10), Piece(10, 20)]) == [Piece(0, 10), Piece(10, 20)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("\x0ctarget = 1\n", "\x0ctarget = 1\n"),
        ("if a:\n    b\n\x0c    target = 2\nc\n", "if a:\n    b\n\x0c    target = 2"),
        ("if a:\n    b\n\\\ntarget = 2\n", "if a:\n    b\n\\\ntarget = 2\n"),
    ],
    ids=["form feed at the start", "form feed in the indentation", "backslash on a line of its own"],
)
def test_lines_that_libcst_does_not_reproduce_are_refused(text: str, lines: str) -> None:
    source = Source("case.py", text)
    piece = piece_of(source)
    assert text[piece.start : piece.end] == lines
    with pytest.raises(Unparsable, match="reproduce"):
        piece.parse(piece.code(source))


def test_places_are_sorted_into_pieces_from_the_inside_out() -> None:
    pieces = [Piece(0, 9), Piece(12, 20, tail="pass", last=40), Piece(25, 30)]
    places = [(0, 9), (25, 30), (12, 40), (1, 4), (14, 18), (5, 9), (26, 28), (2, 4)]
    assert within(pieces, places) == [
        [(2, 4), (1, 4), (5, 9), (0, 9)],
        [(14, 18), (12, 40)],
        [(26, 28), (25, 30)],
    ]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="places in f-strings are right")
@pytest.mark.parametrize(
    ("text", "expected"), [("f'{[x for x in y]}'", None), ("[x for x in y]", "visit_ListComp")]
)
def test_in_f_strings_it_takes_libcst_to_find_a_node(text: str, expected: str | None) -> None:
    facts = Facts(Source("case.py", f"print({text})\n"), ProjectFacts())
    rule = IdentityComprehension(facts, Settings(), fixes=False)
    (node,) = facts.parents.of_type(ast.ListComp)
    assert visitor_of(node, rule, facts.parents) == expected


@pytest.mark.parametrize(
    ("rule_class", "kind", "text", "expected"),
    [
        (BuiltinParameter, ast.arg, "def f(sum): ...\n", "visit_Name"),
        (BuiltinVariable, ast.Name, "sum = 1\n", "visit_Name"),
        (PercentFormat, ast.BinOp, "print('%s' % 1)\n", "visit_ConcatenatedString"),
        (IdentityComprehension, ast.ListComp, "print([x for x in y])\n", None),
        (UnicodePrefix, ast.Constant, "print(u'a')\n", None),
    ],
    ids=["parameter", "name", "text", "what is rewritten", "what has more to it than `ast` tells"],
)
def test_names_and_texts_take_no_libcst_where_fixes_are_wanted(
    rule_class: type[Rule], kind: type[ast.AST], text: str, expected: str | None
) -> None:
    facts = Facts(Source("case.py", text), ProjectFacts())
    rule = rule_class(facts, Settings(), fixes=True)
    (node,) = facts.parents.of_type(kind)
    assert visitor_of(node, rule, facts.parents) == expected
