"""The fixer's guarantees, with planted rules that do what a careless rule might do."""

from __future__ import annotations

import ast
import random
import sys

import pytest

from beginner_lint import linter
from beginner_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Kind, Level, Rename, ScopedName
from beginner_lint.fixer import FixResult, fix, select
from beginner_lint.linter import lint
from beginner_lint.rule import Rule, cst
from beginner_lint.rule_index import Entry
from beginner_lint.settings import Settings
from beginner_lint.source import Segment, Source, SourceMap

EVERYTHING = Settings(level=Level.EXPERT)


class Planted(Rule):
    """Offers, for a name, the fix that the name spells."""

    code = "ZEN991"
    level = Level.EXPERT
    kind = Kind.STYLE
    suffix = ""

    def screen_Name(self, node: ast.Name) -> bool:
        return True

    def visit_Name(self, node: cst.Name, origin: ast.Name) -> None:
        if (offered := self.offer(origin)) is not None:
            self.report(origin, f"`{origin.id}`{self.suffix}", fix=lambda: offered)

    def offer(self, name: ast.Name) -> Fix | None:
        raise NotImplementedError

    def to(self, name: ast.Name, text: str, applicability: Applicability = Applicability.SAFE) -> Fix:
        return Fix("Replace it", applicability, (self.replacing(name, text),))


class Shorten(Planted):
    def offer(self, name: ast.Name) -> Fix | None:
        return self.to(name, name.id[:-1]) if name.id.startswith("xx") else None


class Break(Planted):
    code = "ZEN992"

    def offer(self, name: ast.Name) -> Fix | None:
        return self.to(name, "1 +") if name.id == "broken" else None


class SwapAB(Planted):
    def offer(self, name: ast.Name) -> Fix | None:
        return self.to(name, {"a": "b", "b": "a"}[name.id]) if name.id in "ab" else None


def run(
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    *rules: type[Rule],
    threshold: Applicability = Applicability.SAFE,
) -> FixResult:
    monkeypatch.setattr(linter, "rule_index", lambda: tuple(map(Entry.of, rules)))
    return fix(Source("case.py", text), EVERYTHING, threshold=threshold)


def test_passes_go_on_until_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, "xxxx; xx; y\n", Shorten)
    assert result.source.text == "x; x; y\n"
    assert len(result.applied) == 4  # three for `xxxx`, one for `xx`
    assert result.remaining == ()


def test_hundreds_of_fixes_and_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, "xx\n" * 200 + "x" * 150 + "\n", Shorten)
    assert result.source.text == "x\n" * 201
    assert len(result.applied) == 200 + 149
    assert result.withheld == ()


def test_a_fix_that_breaks_the_text_is_withheld_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, "xx; print(broken)\nxxx\n", Shorten, Break)
    assert result.source.text == "x; print(broken)\nx\n"
    assert [(each.diagnostic.code, each.reason) for each in result.withheld] == [
        ("ZEN992", "the result does not compile (invalid syntax)")
    ]
    assert [each.code for each in result.remaining] == ["ZEN992"]


class NeedPython311(Planted):
    def offer(self, name: ast.Name) -> Fix | None:
        start = self.source.text.find("except ")
        return (
            Fix("Catch groups", Applicability.SAFE, (Edit(start, start + 7, "except* "),))
            if start > 0
            else None
        )


@pytest.mark.skipif(sys.version_info < (3, 11), reason="there is no grammar that a supported Python lacks")
@pytest.mark.parametrize(("target", "fixed"), [((3, 10), False), ((3, 11), True)])
def test_a_fix_for_a_newer_python_is_withheld(
    monkeypatch: pytest.MonkeyPatch, target: tuple[int, int], fixed: bool
) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(NeedPython311),))
    source = Source("case.py", "try:\n    a\nexcept ValueError:\n    pass\n")
    result = fix(source, EVERYTHING._replace(target_version=target))
    assert ("except*" in result.source.text) is fixed
    assert bool(result.withheld) is not fixed


def test_fixes_that_undo_each_other_end(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, "a\n", SwapAB)
    assert [each.reason for each in result.withheld] == ["fixes undo each other"]
    assert result.source.text in ("a\n", "b\n")


class EatComment(Planted):
    applicability = Applicability.SAFE

    def offer(self, name: ast.Name) -> Fix | None:
        if name.id != "eat":
            return None
        statement = self.facts.parents.statement(name)
        start, end = self.source.span(statement)
        end = self.source.text.find("\n", end)
        return Fix("Eat the line", self.applicability, (Edit(start, end, "eaten"),))


def test_a_safe_fix_that_drops_a_comment_is_unsafe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(EatComment),))
    (found,) = lint(Source("case.py", "eat  # why\n"), EVERYTHING)
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
    assert found.fix.assumption == "the comment `# why` may be dropped"
    (found,) = lint(Source("case.py", "eat + '# no comment'\n"), EVERYTHING)
    assert found.fix is not None
    assert found.fix.applicability is Applicability.SAFE


def test_a_comment_is_only_lost_if_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "eat  # why\n", EatComment).source.text == "eat  # why\n"
    result = run(monkeypatch, "eat  # why\n", EatComment, threshold=Applicability.UNSAFE)
    assert result.source.text == "eaten\n"


class Reach(Planted):
    """Claims to touch its own line, and changes what the next one means."""

    def offer(self, name: ast.Name) -> Fix | None:
        return self.to(name, "'''") if name.id == "open_text" else None


def test_a_fix_that_changes_other_lines_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, "open_text\ny = 1\n'''\nz\n'''\n", Reach)
    assert result.source.text.startswith("open_text")
    assert result.withheld


class BadRename(Planted):
    def offer(self, name: ast.Name) -> Fix | None:
        if name.id != "sum" or not isinstance(name.ctx, ast.Store):
            return None
        edit = self.replacing(name, "total")
        return Fix("Rename", Applicability.SAFE, (edit,), rename=Rename(0, "sum", "total"))


def test_a_rename_that_misses_a_reference_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, "sum = 1\nprint(sum)\n", BadRename)
    assert result.source.text == "sum = 1\nprint(sum)\n"
    assert len(result.withheld) == 1
    assert run(monkeypatch, "sum = 1\n", BadRename).source.text == "total = 1\n"


def test_nothing_is_fixed_in_a_text_that_does_not_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, "return xx\n", Shorten)
    assert result.source.text == "return xx\n"
    assert [each.reason for each in result.withheld] == [
        "the file does not compile ('return' outside function)"
    ]


def test_only_the_given_diagnostics_are_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(Shorten),))
    source = Source("case.py", "xxx; xxx\n")
    _, second = lint(source, EVERYTHING)
    result = fix(source, EVERYTHING, only=[second])
    assert result.source.text == "xxx; xx\n"
    assert result.applied == (second,)
    assert len(result.remaining) == 2


class ToJapanese(Planted):
    def offer(self, name: ast.Name) -> Fix | None:
        return self.to(name, "'日本'") if name.id == "country" else None


def test_text_that_the_encoding_cannot_hold_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(ToJapanese), Entry.of(Shorten)))
    raw = b"# coding: latin-1\nx = '\xe9'; xx\nprint(country)\n"
    result = fix(Source.from_bytes("case.py", raw), EVERYTHING)
    assert result.source.encode() == raw.replace(b"xx", b"x")
    assert "encoding" in result.withheld[0].reason


def test_text_without_an_original_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "rule_index", lambda: (Entry.of(Shorten),))
    source = Source("case.py", "xx\nxxx\n", original="xxx\n", mapping=SourceMap((Segment(3, 0, 4),)))
    result = fix(source, EVERYTHING)
    assert result.source.original == "x\n"
    assert [each.reason for each in result.withheld] == ["the change touches text that is not in the file"]


def diagnostic(
    *edits: tuple[int, int], code: str = "ZEN991", binds: str = "", relies_on: str = "", drops: str = ""
) -> Diagnostic:
    (found,) = lint(Source("case.py", "("), EVERYTHING)
    fix = Fix(
        "Do it",
        Applicability.SAFE,
        tuple(Edit(start, end, "") for start, end in edits),
        frozenset(ScopedName(0, name) for name in binds),
        frozenset(ScopedName(0, name) for name in relies_on),
        frozenset(ScopedName(0, name) for name in drops),
    )
    return Diagnostic(code, "planted", "", Kind.STYLE, found.range, 1, fix=fix)


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        (diagnostic((0, 5)), diagnostic((6, 9)), 2),
        (diagnostic((0, 5)), diagnostic((4, 9)), 1),
        (diagnostic((0, 5)), diagnostic((5, 9)), 1),
        (diagnostic((3, 3)), diagnostic((3, 3)), 1),
        (diagnostic((0, 1), (8, 9)), diagnostic((3, 4)), 2),
        (diagnostic((0, 1), binds="a"), diagnostic((3, 4), binds="a"), 1),
        (diagnostic((0, 1), binds="a"), diagnostic((3, 4), relies_on="a"), 1),
        (diagnostic((0, 1), relies_on="a"), diagnostic((3, 4), binds="a"), 1),
        (diagnostic((0, 1), relies_on="a"), diagnostic((3, 4), relies_on="a"), 2),
        (diagnostic((0, 1), binds="a"), diagnostic((3, 4), binds="b"), 2),
        (diagnostic((0, 1), drops="a"), diagnostic((3, 4), drops="a"), 2),
        (diagnostic((0, 1), drops="a"), diagnostic((3, 4), binds="a"), 1),
        (diagnostic((0, 1), binds="a"), diagnostic((3, 4), drops="a"), 1),
        (diagnostic((0, 1), drops="a"), diagnostic((3, 4), relies_on="a"), 1),
        (diagnostic((0, 1), relies_on="a"), diagnostic((3, 4), drops="a"), 1),
    ],
    ids=[
        "apart",
        "overlapping",
        "touching",
        "same place",
        "one between the edits of the other",
        "both bind a name",
        "one binds what the next relies on",
        "one relies on what the next binds",
        "both rely on a name",
        "different names",
        "both drop a name",
        "one drops what the next binds",
        "one binds what the next drops",
        "one drops what the next relies on",
        "one relies on what the next drops",
    ],
)
def test_fixes_of_one_pass_are_disjoint(first: Diagnostic, second: Diagnostic, chosen: int) -> None:
    assert len(select([first, second])) == chosen


MUTABLE_AND_HIDDEN = """\
class Pupil:
    def __init__(self, name, vars={}):
        vars["name"] = name
        self.vars = vars


def add(x, list=[]):
    list.append(x)
    return list


print(Pupil("Ada").vars, add(1), add(2))
"""


def test_a_rename_takes_along_what_another_fix_writes() -> None:
    source = Source("case.py", MUTABLE_AND_HIDDEN)
    settings = EVERYTHING._replace(select=("ZEN502", "ZEN605"))
    result = fix(source, settings, threshold=Applicability.UNSAFE)
    assert not result.withheld
    assert "        if variables is None:\n            variables = {}\n" in result.source.text
    assert "    if items is None:\n        items = []\n" in result.source.text
    printed: list[object] = []
    exec(compile(result.source.text, "case.py", "exec"), {"print": lambda *values: printed.extend(values)})
    assert printed == [{"name": "Ada"}, [1], [2]]


def renaming(old: str, new: str, start: int) -> Diagnostic:
    """Return a diagnostic that renames one place."""
    found = diagnostic((start, start + 1))
    edits = (Edit(start, start + 1, new),)
    return found._replace(fix=Fix("", Applicability.SAFE, edits, rename=Rename(0, old, new)))


def writing(text: str, start: int) -> Diagnostic:
    """Return a diagnostic that writes a text at one place."""
    return diagnostic((start, start))._replace(
        fix=Fix("", Applicability.SAFE, (Edit(start, start, text),)),
    )


@pytest.mark.parametrize(
    ("text", "chosen"),
    [("if sum is None: pass", 1), ("sums = 3", 2), ("total = 3", 2)],
    ids=["the old name", "a longer name", "the new name"],
)
def test_what_one_fix_renames_another_does_not_write(text: str, chosen: int) -> None:
    both = [renaming("sum", "total", 5), writing(text, 9)]
    assert len(select(both)) == len(select(both[::-1])) == chosen


def test_the_smallest_fix_goes_first_whatever_the_order() -> None:
    small_but_wide = diagnostic((0, 2), (98, 100))
    large = diagnostic((1, 20))
    same_size_later_code = diagnostic((0, 2), (98, 100), code="ZEN992")
    all_of_them = [small_but_wide, large, same_size_later_code]
    for _ in range(6):
        random.Random(0).shuffle(all_of_them)
        assert select(all_of_them) == [small_but_wide]
