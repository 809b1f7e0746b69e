"""What a fixed text must pass before anybody sees it: the machine that backs "safe"."""

from __future__ import annotations

import ast
import sys
import warnings
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate

from beginner_lint.diagnostic import Applicability, Edit, Fix
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.settings import OLDEST_PYTHON
from beginner_lint.source import Source, TooComplex
from beginner_lint.verification import verify_rename


def does_not_compile(source: Source) -> str | None:
    """Return why the compiler rejects a text, None if it does not."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the learner's own strings, say
            compile(source.tree, source.path, "exec", dont_inherit=True)
    except SyntaxError as reason:
        return reason.msg
    except (TooComplex, RecursionError, MemoryError, ValueError) as reason:
        return str(reason)
    return None


def needs_newer_python(source: Source, target: tuple[int, int]) -> str | None:
    """Return why a text, which compiles here, is not for the grammar of an older Python; None if it is."""
    if target >= sys.version_info[:2]:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source.text, feature_version=target)
    except SyntaxError as reason:
        return reason.msg
    return None


def failed_check(
    old: Source, new: Source, fixes: Collection[Fix], target: tuple[int, int] = OLDEST_PYTHON
) -> str | None:
    """Return which check the text `new`, made from `old` by `fixes`, does not pass; None if it passes all.

    It must compile, also on the oldest Python that the code is to run on if `old` does, keep every comment
    that no fix removes which is unsafe or there for that, mean the same outside the statements that the fixes
    touch, and bear out what a lone fix claims to rename.

    Args:
        old: the text before.
        new: the text after.
        fixes: what was applied.
        target: the oldest Python that the code is to run on.

    """
    if reason := does_not_compile(new):
        return f"the result does not compile ({reason})"
    if (reason := needs_newer_python(new, target)) and not needs_newer_python(old, target):
        return f"the result needs a newer Python than {target[0]}.{target[1]} ({reason})"
    removable = [
        old.text[edit.start : edit.end]
        for fix in fixes
        if fix.applicability is not Applicability.SAFE or fix.removes_comments
        for edit in fix.edits
    ] + list(_comments_reworded(old, fixes))
    for comment in lost_comments(old, new):
        if not any(comment in text for text in removable):
            return f"the comment `{comment}` would be lost"
    edits = [edit for fix in fixes for edit in fix.edits]
    if not _same_outside(old, new, edits):
        return "the result differs outside the lines that the fix touches"
    for fix in fixes:
        if fix.rename is not None and len(fixes) == 1:
            return verify_rename(old, new, fix.rename)
    return None


def _comments_reworded(old: Source, fixes: Collection[Fix]) -> Iterator[str]:
    """Yield the comments in which a rename has a word of its own: comments that tell a type."""
    edits = [edit for fix in fixes if fix.rename is not None for edit in fix.rename.text_edits]
    if not edits or "#" not in old.text:
        return
    for offset, text in old.comments:
        if any(offset <= edit.start and edit.end <= offset + len(text) for edit in edits):
            yield text


def lost_comments(old: Source, new: Source) -> list[str]:
    """Return the comments of `old` that `new` lacks."""
    before, after = (Counter(text for _, text in source.comments) for source in (old, new))
    return list((before - after).elements())


def comments_removed_by(source: Source, edits: Collection[Edit]) -> list[str]:
    """Return the comments that edits would take away and not put back."""
    if all("#" not in source.text[edit.start : edit.end] for edit in edits):
        return []
    removed = Counter(
        text for offset, text in source.comments if any(edit.start <= offset < edit.end for edit in edits)
    )
    return [text for text, times in removed.items() if sum(edit.text.count(text) for edit in edits) < times]


def _same_outside(old: Source, new: Source, edits: Iterable[Edit]) -> bool:
    """Whether each statement that no edit touches stands in both trees, at its shifted place, unchanged."""
    ordered = sorted(edits)
    ends = [edit.end for edit in ordered]
    shifts = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in ordered)]
    found = {new.span(node): node for node in nodes_in(new.tree) if isinstance(node, ast.stmt)}
    for statement, before in _untouched(old.tree.body, old, ordered, ends):
        start, end = old.span(statement)
        twin = found.get((start + shifts[before], end + shifts[before]))
        if twin is None or not same_tree(statement, twin):
            return False
    return True


def _untouched(
    block: Iterable[ast.stmt], source: Source, edits: list[Edit], ends: list[int]
) -> Iterator[tuple[ast.stmt, int]]:
    """Yield the outermost statements that no edit touches, each with the number of edits before it."""
    pending = list(block)
    while pending:
        statement = pending.pop()
        start, end = source.span(statement)
        decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
        start = min([start, *(source.span(decorator)[0] for decorator in decorators)])
        before = bisect_left(ends, start)
        if before == len(edits) or edits[before].start > end:
            yield statement, before
        else:
            pending += _child_statements(statement)


def _child_statements(statement: ast.AST) -> Iterator[ast.stmt]:
    """Yield the statements directly inside another one, those of handlers and cases included."""
    for child in ast.iter_child_nodes(statement):
        if isinstance(child, ast.stmt):
            yield child
        elif isinstance(child, ast.excepthandler | ast.match_case):
            yield from _child_statements(child)


def same_tree(one: ast.AST, other: ast.AST) -> bool:
    """Whether two trees are equal but for places; walks without recursion, so depth does not matter."""
    pending: list[tuple[object, object]] = [(one, other)]
    while pending:
        left, right = pending.pop()
        if type(left) is not type(right):
            return False
        if isinstance(left, ast.AST):
            pending += ((getattr(left, name, None), getattr(right, name, None)) for name in left._fields)
        elif isinstance(left, list) and isinstance(right, list):
            if len(left) != len(right):
                return False
            pending += zip(left, right)  # noqa: B905
        elif left != right and repr(left) != repr(right):  # nan is not equal to itself
            return False
    return True
