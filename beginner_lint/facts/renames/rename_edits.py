"""The edits that rename a variable: one for each place that names it, prints its name, or quotes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Applicability, Edit, Fix, Rename, ScopedName
from beginner_lint.facts.renames.alignment import alignment_edits
from beginner_lint.facts.renames.comment_words import comment_edits
from beginner_lint.facts.renames.quoted_names import TYPES, quoted_edits, type_comment_edits
from beginner_lint.facts.scopes.identifiers import NotFound, identifier_span
from beginner_lint.facts.scopes.scopes import Occurrence, Scope

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What follows the expression of `f"{total=}"`; and what precedes it.
_SELF_DESCRIBING = re.compile(r"[\s)]*=\s*(?=([!:}]))")
_OPENING = re.compile(r"\{[\s(]*\Z")


def rename_fix(
    facts: Facts,
    scope: Scope,
    old: str,
    new: str,
    applicability: Applicability,
    assumption: str | None,
    *,
    besides: Collection[ast.AST] = (),
    texts: Collection[Edit] = (),
) -> Fix | str:
    """Return the fix that renames `old`, a name that `scope` owns, to `new`; or why it cannot be done.

    The places in `besides` stay: they mean something else from then on, so that it is no mere rename.
    The edits `texts` come with it: labels at calls, entries in docstrings.
    """
    found_at = [found for found in facts.scopes.occurrences(scope, old) if found.node not in besides]
    occurrences = [found for found in found_at if not found.quoted]
    try:
        spans = {identifier_span(facts.source, found.node, old): found for found in occurrences}
        described = {edit for found in occurrences for edit in _descriptions(found, spans, new, facts)}
    except NotFound:
        return f"`{old}` stands in an f-string over several lines"
    quoted = quoted_edits([found.node for found in found_at if found.quoted], old, new, facts.source)
    if isinstance(quoted, str):
        return quoted
    listed = {*described, *quoted, *texts}
    if _means_a_type(scope, old):
        listed.update(type_comment_edits(scope.node, old, new, facts.source))
    commented = set() if besides else set(comment_edits(scope, old, new, facts))
    listed |= commented
    if len(spans) != len(occurrences):  # before Python 3.12 places in f-strings may be wrong
        return f"`{old}` stands in an f-string whose parts cannot be told apart"
    if any(_is_dotted(found.node) for found in occurrences):
        return f"with another name, `import {old}.…` would name the inner module"
    plain = {
        _plain_edit(found.node, span, new, facts)
        for span, found in spans.items()
        if not any(edit.start <= span[0] < edit.end for edit in described)
    }
    edits = plain | listed
    statements = {facts.parents.statement(found.node) for found in occurrences}
    aligned = {edit for statement in statements for edit in alignment_edits(statement, edits, facts.source)}
    return Fix(
        f"Rename `{old}` to `{new}`",
        applicability,
        tuple(sorted(edits | aligned)),
        binds=_binds(scope, old, new, occurrences),
        assumption=assumption,
        rename=None if besides else Rename(scope.index, old, new, tuple(sorted(listed))),
        removes_comments=any(not edit.text for edit in commented),
    )


def _is_dotted(node: ast.AST) -> bool:
    return isinstance(node, ast.alias) and node.asname is None and "." in node.name


def _plain_edit(node: ast.AST, span: tuple[int, int], new: str, facts: Facts) -> Edit:
    """Return the edit for one place: another name, which an import gets, or loses, by its `as`."""
    if not isinstance(node, ast.alias):
        return Edit(*span, new)
    if node.asname is None:
        return Edit(span[1], span[1], f" as {new}")
    start, end = facts.source.span(node)
    return Edit(start, end, new) if node.name == new else Edit(*span, new)


def _means_a_type(scope: Scope, name: str) -> bool:
    """Tell whether a type comment may mean the name: it stands for a class or a type, not for a value."""
    return any(binding.kind in TYPES for binding in scope.bindings[name])


def _binds(scope: Scope, old: str, new: str, occurrences: list[Occurrence]) -> frozenset[ScopedName]:
    """Return the names that a rename concerns: the new one in every scope through which it is seen."""
    found = {ScopedName(scope.index, old), ScopedName(scope.index, new)}
    for occurrence in occurrences:
        inner: Scope | None = occurrence.scope
        while inner is not None and inner is not scope:
            found.add(ScopedName(inner.index, new))
            inner = inner.parent
    return frozenset(found)


def _descriptions(
    found: Occurrence, spans: dict[tuple[int, int], Occurrence], new: str, facts: Facts
) -> Iterator[Edit]:
    """Yield an edit where an f-string prints the name: `{sum=}` becomes `sum={total!r}`.

    Raises:
        NotFound: the name is not where the tree says, or more than names is printed.

    """
    text = facts.source.text
    for holder in facts.parents.ancestors(found.node):
        if isinstance(holder, ast.stmt):
            return
        if not isinstance(holder, ast.FormattedValue):
            continue
        start, end = facts.source.span(holder.value)
        behind = _SELF_DESCRIBING.match(text, end)
        if behind is None:
            continue
        opening = _OPENING.search(text, 0, start)
        if opening is None:
            raise NotFound("the expression does not begin where the tree says")
        yield _described(text, (opening.start(), behind.end()), behind.group(1) == "}", spans, new)


def _described(
    text: str, place: tuple[int, int], is_bare: bool, spans: dict[tuple[int, int], Occurrence], new: str
) -> Edit:
    """Return the edit for a self-describing part from its brace up to behind the `=`."""
    start, end = place
    printed = text[start + 1 : end]
    if re.search(r"[{}'\"\\\r\n#]", printed):
        raise NotFound("what is printed cannot be written as a text")
    expression, done = "", start + 1
    parts = []
    for first, last in sorted(span for span in spans if start < span[0] < end):
        parts.append(text[done:first] + new)
        done = last
    expression += "".join(parts)
    expression += text[done:end].rstrip()[:-1]  # without the `=`
    return Edit(start, end, f"{printed}{{{expression.strip()}{'!r' if is_bare else ''}")
