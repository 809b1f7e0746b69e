from __future__ import annotations

import ast
import gc
import inspect
import pickle
import sys
import textwrap
import weakref
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from beginner_lint import linter
from beginner_lint.diagnostic import Diagnostic, Kind, Level, Position
from beginner_lint.facts import Facts
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.pieces import Unparsable, whole_module
from beginner_lint.rule import Rule, cst, load_rules, remembered
from beginner_lint.rule_index import Entry
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.corpus import THOROUGH, readable, site_packages, standard_library

EVERYTHING = Settings(level=Level.EXPERT)
SCRIPT = ProjectFacts(script=True)


def check_identities(source: Source, *, one_by_one: bool = False) -> Counter[str]:
    """Assert that neither screen nor company nor pieces change a diagnostic or a fix; return the codes found."""
    found = lint(source, EVERYTHING, SCRIPT)
    unscreened = lint(source, EVERYTHING, SCRIPT, screened=False)
    # Without a screen LibCST is shown everything, and there is code that it cannot take.
    assert found == unscreened or any(each.code == "ZEN004" for each in unscreened)
    check_company(source, found, one_by_one=one_by_one)
    check_without_fixes(source, found)
    whole = whole_module(source)
    try:
        whole.parse(whole.code(source))
    except (Unparsable, RecursionError):
        return Counter(each.code for each in found)  # LibCST cannot take the file as a whole
    assert found == lint(source, EVERYTHING, SCRIPT, in_pieces=False)
    return Counter(each.code for each in found)


def check_without_fixes(source: Source, found: list[Diagnostic]) -> None:
    """Assert that the same is found where no fix is wanted, which mostly takes no LibCST."""
    if all(each.code != "ZEN004" for each in found):
        bare = [each._replace(fix=None, refusal=None) for each in found]
        assert bare == lint(source, EVERYTHING, SCRIPT, fixes=False)


def check_company(source: Source, found: list[Diagnostic], *, one_by_one: bool) -> None:
    """Assert that each rule alone finds what it finds among all.

    The rules that find nothing are asked together, without those that do, as each lint costs its time;
    one by one they are asked on request.
    """
    loud = {each.code for each in found}
    silent = tuple(rule.code for rule in load_rules() if rule.code not in loud)
    groups = [(code,) for code in sorted(loud)] + ([(code,) for code in silent] if one_by_one else [silent])
    alone: list[Diagnostic] = []
    for group in groups:
        alone += lint(source, Settings(select=group, level=Level.EXPERT), SCRIPT)
    assert [each for each in found if each.code[3] != "0"] == sorted(
        (each for each in alone if each.code[3] != "0"), key=lambda each: (each.range, each.code)
    )


@pytest.mark.skipif(not THOROUGH, reason="real code is looked at on other Pythons")
@pytest.mark.parametrize("remainder", range(4))
def test_identities_on_a_twentieth_of_the_standard_library(remainder: int) -> None:
    sources = list(readable(standard_library(share=20)))[remainder::4]
    total: Counter[str] = Counter()
    for number, source in enumerate(sources):
        total += check_identities(source, one_by_one=number % 12 == 0)
    assert total, "the corpus gives diagnostics"
    assert "ZEN003" not in total


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")  # about the strings of these files
@pytest.mark.parametrize("remainder", range(8))
def test_identities_on_everything_installed(remainder: int) -> None:
    for source in readable([*standard_library(), *site_packages()][remainder::8]):
        assert "ZEN003" not in check_identities(source), source.path


@pytest.mark.parametrize("value", ["1 if(lambda: 1)() else 2", "0 if(b if c else d)>2 else 1"])
def test_code_on_which_libcst_fails_costs_its_own_lines(value: str) -> None:
    text = f"print('It is ' + str({value}) + '.')\n\nprint(xrange(4))\n"
    found = lint(Source("a.py", text), EVERYTHING)
    assert [(each.code, each.range.start.line) for each in found] == [("ZEN004", 1), ("ZEN201", 3)]
    assert found[0].message == "Lines not checked: LibCST fails on this text"


def test_what_python_warns_of_is_not_for_us_to_tell() -> None:
    """The tests turn warnings into errors, and here the piece is long enough to be parsed for its depth."""
    text = "name = input()\nprint('\\(' + name + ')' + " + " + ".join(["(str(name))"] * 200) + ")\n"
    assert [each.code for each in lint(Source("a.py", text), EVERYTHING)] == ["ZEN102"]


class LoudName(Rule):
    """A rule for these tests: reports the names that begin with `loud`."""

    code = "ZEN991"
    level = Level.EXPERT
    kind = Kind.STYLE

    def screen_Name(self, node: ast.Name) -> bool:
        return node.id.startswith("loud")

    def visit_Name(self, node: cst.Name, origin: ast.Name) -> None:
        if origin.id == "loud_failure":
            raise KeyError("planted")
        if origin.id.startswith("loud"):
            self.report(origin, f"`{origin.id}` is loud")


@pytest.fixture
def loud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(LoudName),))


def places(source: Source, settings: Settings = EVERYTHING) -> list[tuple[str, Position]]:
    return [(found.code, found.range.start) for found in lint(source, settings)]


@pytest.mark.usefixtures("loud")
def test_each_candidate_is_visited_once_and_in_order() -> None:
    source = Source("case.py", "é = loud1; loud2\ndef f():\n\tloud3(loud4)\n\tif loud5: pass\nloud6\n")
    found = places(source)
    assert [position for _, position in found] == [
        Position(1, 4),
        Position(1, 11),
        Position(3, 1),
        Position(3, 7),
        Position(4, 4),
        Position(5, 0),
    ]


class Block(Rule):
    """A rule for these tests: reports what has a body."""

    code = "ZEN992"
    level = Level.EXPERT
    kind = Kind.STYLE

    def screen_If(self, node: ast.If) -> bool:
        return True

    def screen_For(self, node: ast.For) -> bool:
        return True

    def visit_If(self, node: cst.If, origin: ast.If) -> None:
        self.report(origin, f"{node.test} is tested")

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        self.report(origin, f"{node.iter} is iterated")


@pytest.mark.parametrize("in_pieces", [True, False], ids=["pieces", "module"])
def test_blocks_within_blocks_are_visited_once(monkeypatch: pytest.MonkeyPatch, *, in_pieces: bool) -> None:
    """A header within an `if` as short as the one that an indented piece stands under is not that `if`."""
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(Block),))
    source = Source(
        "case.py", "if a:\n    for b in c:\n        if d: e += f\n        elif g:\n            h\n"
    )
    found = lint(source, EVERYTHING, in_pieces=in_pieces)
    assert [each.range.start for each in found] == [
        Position(1, 0),
        Position(2, 4),
        Position(3, 8),
        Position(4, 8),
    ]


# Each row: why, and the text, of which the same is found whether or not fixes are wanted.
WITHOUT_FIXES = [
    ("one within the other", "print('a' + str([x for x in xs]) + 'b')\ndef f(list, x=[y for y in id]): pass\n"),
    ("header and body", "for i in range(len(xs)):\n    if xs[i] == None: t = '%s!' % xs[i]; u = 'a' + t + 'b'\n"),
    ("strings side by side", "print('%s ' '%s' % (a, b))\nprint(u'a' 'b')\nprint(u'a')\n"),
    ("in an f-string", "print(f'{[x for x in xs]}'\n  f'{type(a) == int}')\n"),
    ("in parentheses", "t = ('%s' % a)\n(print)\nfor (x) in (range(0, 3)): list.append((x))\n"),
    ("other letters", "ｘrange(3)\nxrange(3)\nｕnicode(a)\n"),
    ("definitions", "@d\nasync def f(id):\n    async for x in id: y.append(x)\nclass list: pass\nimport a as sum\n"),
    ("what has no expression", "try: pass\nexcept E as id: pass\nmatch a:\n    case [id, *max]: pass\n"),
    ("typed in", "input = raw_input\nprint(raw_input())\n"),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in WITHOUT_FIXES], ids=[row[0] for row in WITHOUT_FIXES])
def test_without_fixes_the_same_is_found(text: str) -> None:
    source = Source("case.py", text)
    found = lint(source, EVERYTHING, SCRIPT)
    assert found
    check_without_fixes(source, found)


def test_who_looks_at_the_node_says_so() -> None:
    """The others get none where no fix is wanted."""
    for rule in load_rules():
        visitors = [getattr(rule, name) for name in rule.visitors]
        assert any(map(mentions_its_node, visitors)) is rule.reads_node, rule


def mentions_its_node(visitor: Callable[..., None]) -> bool:
    (function,) = ast.parse(textwrap.dedent(inspect.getsource(visitor))).body
    name = visitor.__code__.co_varnames[1]
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(function))


@pytest.mark.parametrize("fixes", [True, False])
@pytest.mark.usefixtures("loud")
def test_a_rule_that_fails_costs_one_diagnostic(*, fixes: bool) -> None:
    found = lint(Source("case.py", "loud_failure\nloud1\n"), EVERYTHING, fixes=fixes)
    assert [(each.code, each.range.start.line) for each in found] == [("ZEN003", 1), ("ZEN991", 2)]
    assert "KeyError" in found[0].message


class Brittle(LoudName):
    """A rule for these tests: its screen fails at some names, and so does its visitor."""

    code = "ZEN992"
    failure: type[Exception] = KeyError

    def screen_Name(self, node: ast.Name) -> bool:
        return self.answer(node)

    def visit_Name(self, node: cst.Name, origin: ast.Name) -> None:
        if self.answer(origin):
            self.report(origin, f"`{origin.id}` is loud")

    @remembered
    def answer(self, node: ast.Name) -> bool:
        self.asked = [*getattr(self, "asked", []), node.id]
        if node.id == "loud_failure":
            raise self.failure("planted")
        return node.id.startswith("loud")


@pytest.mark.parametrize(("reason", "code"), [(KeyError, "ZEN003"), (RecursionError, "ZEN004")])
def test_a_screen_that_fails_costs_one_diagnostic(
    monkeypatch: pytest.MonkeyPatch, reason: type[Exception], code: str
) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(Brittle),))
    monkeypatch.setattr(Brittle, "failure", reason)
    assert [each for each, _ in places(Source("case.py", "loud_failure\nloud1\nquiet\n"))] == [code, "ZEN992"]


class WholeFile(LoudName):
    """A rule for these tests: it looks at the file, and fails at some."""

    code = "ZEN993"

    def visit_file(self) -> None:
        if "failure" in self.source.text:
            raise KeyError("planted")
        self.report_text(2, 5, "a comment")


def test_a_rule_looks_at_the_file_once_and_may_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(WholeFile),))
    (found,) = lint(Source("case.py", "# one\n\nquiet\n"), EVERYTHING)
    assert (found.code, found.range.start, found.range.end) == ("ZEN993", Position(1, 2), Position(1, 5))
    assert lint(Source("case.py", "# one  # noqa\n"), EVERYTHING) == []
    assert [code for code, _ in places(Source("case.py", "failure = 1\nloud1\n"))] == ["ZEN003", "ZEN993"]


class Parsing(Rule):
    """A rule for these tests: parses the texts of a file anew, as facts do with annotations in quotes."""

    code = "ZEN994"
    level = Level.EXPERT
    kind = Kind.STYLE

    def visit_file(self) -> None:
        ast.parse(self.source.text)
        self.report_text(0, 1, "parsed as a whole")

    def screen_Constant(self, node: ast.Constant) -> bool:
        return "quiet" not in ast.dump(ast.parse(self.source.segment(node)))

    def visit_SimpleString(self, node: cst.SimpleString, origin: ast.Constant) -> None:
        ast.parse(self.source.segment(origin))
        self.report(origin, "parsed by itself")


def test_no_question_of_a_rule_is_answered_by_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests turn warnings into errors: with `\\(`, each `ast.parse` above would raise."""
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(Parsing),))
    found = lint(Source("case.py", "x = '\\('\nquiet = '\\(quiet'\n"), EVERYTHING)
    assert [(each.code, each.message) for each in found] == [
        ("ZEN994", "parsed as a whole"),
        ("ZEN994", "parsed by itself"),
    ]


def test_what_the_screen_found_out_is_remembered() -> None:
    source = Source("case.py", "loud1; quiet")
    rule = Brittle(Facts(source, SCRIPT), EVERYTHING, fixes=False)
    loud, quiet = (node.value for node in source.tree.body if isinstance(node, ast.Expr))
    assert isinstance(loud, ast.Name)
    assert isinstance(quiet, ast.Name)
    assert [rule.answer(loud), rule.answer(quiet), rule.answer(loud)] == [True, False, True]
    assert rule.asked == ["loud1", "quiet"]


class Worded(LoudName):
    """A rule for these tests: it cannot find anything without two words."""

    code = "ZEN993"
    words = ("loud", "xrange")


@pytest.mark.parametrize(
    ("text", "found"),
    [("loud1", 0), ("xrange", 0), ("loud1; xrange", 1), ("loud1  # xrange", 1), ("loud1; \uff58range", 1)],
)
def test_a_rule_is_left_out_where_one_of_its_words_is_missing(
    monkeypatch: pytest.MonkeyPatch, text: str, found: int
) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(Worded),))
    assert len(places(Source("case.py", text))) == found


class LoudSum(Rule):
    """A rule for these tests: it notes of which nodes its screens are asked, and lets none through."""

    code = "ZEN994"
    level = Level.EXPERT
    kind = Kind.STYLE
    parts = (ast.Add,)
    asked: ClassVar[list[str]] = []

    def screen_BinOp(self, node: ast.BinOp) -> bool:
        self.asked.append(ast.unparse(node))
        return False

    def screen_AugAssign(self, node: ast.AugAssign) -> bool:
        return self.screen_BinOp(node)  # type: ignore[arg-type]

    def screen_Call(self, node: ast.Call) -> bool:
        return self.screen_BinOp(node)  # type: ignore[arg-type]


def test_screens_are_asked_only_of_nodes_with_one_of_the_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(LoudSum),))
    monkeypatch.setattr(LoudSum, "asked", [])
    assert not lint(Source("case.py", "a = b + c * d\na += 1\na -= f(2)\n"), EVERYTHING)
    assert sorted(LoudSum.asked) == ["a += 1", "b + c * d", "f(2)"]  # a call has no such part


def test_a_tree_goes_as_a_whole_without_the_garbage_collector() -> None:
    source = Source(
        "case.py", "def f(xs):\n    s = ''\n    for x in xs:\n        s += str(x)\n    return s\n"
    )
    tree = weakref.ref(source.tree)
    gc.disable()
    try:
        assert lint(source, EVERYTHING)
        del source
        assert tree() is None
    finally:
        gc.enable()


class LoudLine(Rule):
    """A rule for these tests: reports what stands on a line of its own, of which LibCST sees the whole line."""

    code = "ZEN994"
    level = Level.EXPERT
    kind = Kind.STYLE

    def screen_Expr(self, node: ast.Expr) -> bool:
        return True

    def visit_Expr(self, node: cst.Expr, origin: ast.Expr) -> None:
        self.report(origin, "this is a line")


def test_lines_that_libcst_cannot_take_cost_one_diagnostic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(LoudLine),))
    found = places(Source("case.py", "if a:\n    b\n\x0c    loud1\nloud2\n"))
    assert found == [("ZEN004", Position(1, 0)), ("ZEN994", Position(4, 0))]


@pytest.mark.usefixtures("loud")
def test_an_expression_is_taken_out_of_lines_that_libcst_cannot_take() -> None:
    found = places(Source("case.py", "if a:\n    b\n\x0c    loud1\nloud2\n"))
    assert found == [("ZEN991", Position(3, 5)), ("ZEN991", Position(4, 0))]


@pytest.mark.usefixtures("loud")
def test_a_very_long_sum_costs_one_diagnostic() -> None:
    found = places(Source("case.py", "x = " + " + ".join(["loud"] * 900) + "\nloud2\n"))
    assert {code for code, position in found if position.line == 1} <= {"ZEN004", "ZEN991"}
    assert found[-1] == ("ZEN991", Position(2, 0))


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("x = (\n", "ZEN001", Position(1, 4)),
        ("print 'a'\nx = (\n", "ZEN001", Position(1, 0)),
        ("x = '\0'\n", "ZEN001", Position(1, 5)),
        ("x = 3\ny = '\0'\n", "ZEN001", Position(2, 5)),
        ("lazy import os\n", "ZEN001", None),
        ("f(*)\n" * 200 + "(" * 90 + ")" * 90, "ZEN001", None),
        ("if 1:\n    x\n  y\n", "ZEN001", None),
        ("(" * 300 + ")" * 300, "ZEN001", None),
        ("-" * 100_000 + "1", None, None),
    ],
    ids=[
        "unclosed",
        "python-2",
        "nul",
        "nul-further-down",
        "newer-python",
        "deep-and-wrong",
        "dedent",
        "brackets",
        "deep",
    ],
)
def test_text_that_does_not_parse(text: str, code: str | None, place: Position | None) -> None:
    (found,) = lint(Source("case.py", text), EVERYTHING)
    assert found.code in ((code,) if code else ("ZEN001", "ZEN004"))
    assert place is None or found.range.start == place
    assert "\n" not in found.message
    assert "newer" not in found.message or "\0" not in text


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python reads it")
@pytest.mark.parametrize(
    ("lines", "is_newer"),
    [
        ('print(f"{names["a"]}")', True),
        ('if f"{names["a"]}":\n        x', True),
        ('print(\n        3,\n        f"{names["a"]}",\n    )', True),
        ('print(f"\\033[1m{f"{names["a"]}!"}\\033[0m")', True),
        ('print(f"{", ".join(names)} )")', True),
        ('x = f"{names["a"]}" + "("', True),
        ("def f[T](\n        a,\n" + "        # and so on\n" * 12 + "    ): pass", True),
        ('print(f"\\033[1m {names["a"}")', False),
        ('print(f"{names["a"]}"', False),
        ('print("(" f"{names["a"]}"))', False),
        ('print(f"{names["a}")', False),
        ("print(\n        3,\n        4 5,\n    )", False),
        ("f() = 3", False),
        ('open("C:\\Users")', False),
    ],
)
def test_text_for_a_newer_python(lines: str, *, is_newer: bool) -> None:
    (found,) = lint(Source("case.py", f'if 1:\n    names = {{"a": 1}}\n    {lines}\n'), EVERYTHING)
    assert (found.code, ", but a newer one may: " in found.message) == ("ZEN001", is_newer)


def test_what_is_not_indented_is_so_for_every_python() -> None:
    (found,) = lint(Source("x.py", "def f():\n"), Settings(target_version=(3, 99)))
    assert found.code == "ZEN001"
    assert "newer" not in found.message


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "=======", ">>>>>>> main"])
def test_what_a_merge_leaves_is_for_no_python(line: str) -> None:
    (found,) = lint(Source("x.py", f"x = 3\n{line}\n"), Settings(target_version=(3, 99)))
    assert found.code == "ZEN001"
    assert "newer" not in found.message


@pytest.mark.parametrize(("oldest", "is_newer"), [((3, 99), True), ((3, 6), False), (None, False)])
def test_text_for_a_project_of_a_newer_python(oldest: tuple[int, int] | None, *, is_newer: bool) -> None:
    (found,) = lint(Source("case.py", "x = = 3\n"), EVERYTHING._replace(target_version=oldest))
    assert (", but a newer one may: " in found.message) is is_newer


def test_the_linter_does_not_write_on_the_tree() -> None:
    text = Path(linter.__file__).read_text(encoding="utf-8")
    tree = ast.parse(text)
    before = {id(node): set(vars(node)) for node in ast.walk(tree)}
    lint(Source("linter.py", text, tree=tree), EVERYTHING)
    assert {id(node): set(vars(node)) for node in ast.walk(tree)} == before


def test_diagnostics_can_be_sent_to_another_process() -> None:
    found = lint(Source("case.py", "for i in xrange(3): print(i)\n"), EVERYTHING)
    assert found
    assert pickle.loads(pickle.dumps(found)) == found


def test_without_fixes_diagnostics_are_the_same_but_for_these() -> None:
    source = Source("case.py", "for i in xrange(3): print(i)\n")
    without = lint(source, EVERYTHING, fixes=False)
    assert [(each.code, each.range, each.message) for each in without] == [
        (each.code, each.range, each.message) for each in lint(source, EVERYTHING)
    ]
    assert all(each.fix is None for each in without)
