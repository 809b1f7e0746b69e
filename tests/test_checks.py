from __future__ import annotations

import ast
import sys

import pytest

from beginner_lint.checks import comments_removed_by, does_not_compile, failed_check, lost_comments, same_tree
from beginner_lint.diagnostic import Applicability, Edit, Fix
from beginner_lint.source import Source


def checked(
    old: str, new: str, *edits: Edit, applicability: Applicability = Applicability.SAFE
) -> str | None:
    """Return what the checks say of `new` as the result of `edits` in `old`."""
    return failed_check(Source("case.py", old), Source("case.py", new), [Fix("", applicability, edits)])


def test_the_text_that_the_edits_make_passes() -> None:
    old = Source("case.py", "a = 1\nb = 2  # why\nif c:\n    d\n    e\nf\n")
    edit = Edit(old.text.index("2"), old.text.index("2") + 1, "22")
    inner = Edit(old.text.index("d"), old.text.index("d") + 1, "ddd")
    fix = Fix("", Applicability.SAFE, (edit, inner))
    assert failed_check(old, old.edited(fix.edits), [fix]) is None


@pytest.mark.parametrize(
    ("old", "new", "edit", "says"),
    [
        ("a\nb\n", "a\n(\n", Edit(2, 3, "("), "does not compile"),
        ("a\nb # c\n", "a\nb\n", Edit(2, 3, "b"), "`# c` would be lost"),
        ("a\nb\nc\n", "a\nB\nC\n", Edit(2, 3, "B"), "differs outside"),
        ("a\nb\nc\n", "a\nB\n", Edit(2, 3, "B"), "differs outside"),
        ("if a:\n    b\n    c\n", "if a:\n    B\nc\n", Edit(10, 11, "B"), "differs outside"),
        ("a\nb = 1\n", "A\nb = True\n", Edit(0, 1, "A"), "differs outside"),
        ("a\nb = 1\n", "A\nb = 1.0\n", Edit(0, 1, "A"), "differs outside"),
        ("a\nb = 0.0\n", "A\nb = -0.0\n", Edit(0, 1, "A"), "differs outside"),
    ],
    ids=[
        "syntax",
        "comment",
        "other line",
        "lost line",
        "nesting",
        "bool for int",
        "float for int",
        "minus zero",
    ],
)
def test_a_text_that_the_edits_do_not_account_for_fails(old: str, new: str, edit: Edit, says: str) -> None:
    assert says in (checked(old, new, edit) or "")


def test_an_unsafe_fix_may_drop_the_comments_that_it_covers() -> None:
    old, new, edit = "a # c\nb # d\n", "A\nb # d\n", Edit(0, 5, "A")
    assert checked(old, new, edit, applicability=Applicability.UNSAFE) is None
    assert "`# c`" in (checked(old, new, edit) or "")
    assert "`# d`" in (checked(old, "A\nb\n", edit, applicability=Applicability.UNSAFE) or "")


def test_a_fix_that_is_there_to_remove_a_comment_removes_no_other() -> None:
    old, edit = Source("case.py", "# a\n# b\nc\n"), Edit(0, 4, "")
    meant = Fix("", Applicability.SAFE, (edit,), removes_comments=True)
    assert failed_check(old, Source("case.py", "# b\nc\n"), [meant]) is None
    assert "`# b` would be lost" in (failed_check(old, Source("case.py", "c\n"), [meant]) or "")
    assert "`# a` would be lost" in (checked(old.text, "# b\nc\n", edit) or "")


def test_comments_are_counted() -> None:
    assert lost_comments(Source("", "a # x\nb # x\n"), Source("", "a # x\nb\n")) == ["# x"]
    assert comments_removed_by(Source("", "a # x\nb\n"), [Edit(6, 7, "")]) == []
    assert comments_removed_by(Source("", "a # x\nb\n"), [Edit(0, 5, "")]) == ["# x"]
    assert comments_removed_by(Source("", "a = '# x'\n"), [Edit(4, 9, "1")]) == []


def test_trees_of_any_depth_are_compared() -> None:
    deep = "+".join(["x"] * 900)
    assert same_tree(ast.parse(deep), ast.parse(deep))
    assert not same_tree(ast.parse(deep), ast.parse(deep + "+y"))
    assert same_tree(ast.parse("1e400 - 1e400"), ast.parse("1e400 - 1e400"))


@pytest.mark.parametrize(
    ("text", "compiles"),
    [("x = 1\n", True), ("return\n", False), ("def f():\n    nonlocal x\n", False), ("'\\d'\n", True)],
    ids=["plain", "return outside", "nonlocal without a binding", "invalid escape"],
)
def test_what_the_compiler_rejects_is_said(text: str, compiles: bool) -> None:
    assert (does_not_compile(Source("case.py", text)) is None) is compiles


@pytest.mark.skipif(sys.version_info < (3, 11), reason="there is no grammar that a supported Python lacks")
@pytest.mark.parametrize(
    ("old", "target", "reason"),
    [
        ("try:\n    a\nexcept b:\n    c\n", (3, 10), "the result needs a newer Python than 3.10"),
        ("try:\n    a\nexcept b:\n    c\n", (3, 11), None),
        ("try:\n    a\nexcept* b:\n    d\n", (3, 10), None),
    ],
    ids=["needed anew", "there", "needed before"],
)
def test_no_fix_needs_a_newer_python(old: str, target: tuple[int, int], reason: str | None) -> None:
    new = Source("case.py", "try:\n    a\nexcept* b:\n    c\n")
    source = Source("case.py", old)
    fixes = [Fix("", Applicability.SAFE, (Edit(0, len(old), new.text),))]
    found = failed_check(source, new, fixes, target)
    assert found is None if reason is None else found is not None and found.startswith(reason)
