"""Texts and comments that go on with the name of a function or class when it is renamed: `list()`."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.renames.code_in_texts import line_at, lines_in_words
from beginner_lint.facts.renames.comment_words import comment_edits
from beginner_lint.facts.renames.name_patterns import with_name
from beginner_lint.facts.renames.texts_left import shown_in_a_text
from beginner_lint.facts.scopes.scopes import Binding, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Not where it is said to be Python's: "like max()", "Python's own `max`".
_PYTHONS = r"(?<!\blike )(?<!\bLike )(?<!'s )(?<!'s own )(?<!\bbuilt-in )(?<!\bbuiltin )"
_CALLED = _PYTHONS + r"(?<![\w.]){name}\("
_QUOTED = _PYTHONS + r"(?<![\w`.:])(?P<ticks>``?){name}(?P=ticks)(?![\w`])"
_QUERY = re.compile(r"\bselect\b.*\bfrom\b|\bwhere\b", re.IGNORECASE | re.DOTALL)
_TYPES = frozenset(
    {"bool", "bytearray", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "object"}
    | {"set", "str", "tuple", "type"}
)


def definition_left(binding: Binding, edits: Collection[Edit], facts: Facts) -> str | None:
    """Say which texts and comments go on with the old name of a definition, a clause; None for none.

    Args:
        binding: the definition.
        edits: what the rename changes in texts.
        facts: the facts of the file.

    """
    edited = {facts.source.position(edit.start).line for edit in edits}
    texts = {line for line in _in_texts(binding, facts) if line not in edited}
    comments = set(_in_comments(binding, facts))
    places = [
        f"the {noun}{'s' if len(lines) > 1 else ''} on {lines_in_words(sorted(lines))}"
        for noun, lines in (("text", texts), ("comment", comments))
        if lines
    ]
    return f"{' and '.join(places)} may go on saying `{binding.name}`" if places else None


def _patterns(name: str) -> list[re.Pattern[str]]:
    """Return patterns for what speaks of a function; a type may be meant where it is not called."""
    return [with_name(each, name) for each in ([_CALLED] if name in _TYPES else [_CALLED, _QUOTED])]


def _in_texts(binding: Binding, facts: Facts) -> Iterator[int]:
    """Yield the lines of texts that call or quote the name, or are just that within the definition."""
    first, last = _reach(binding, facts)
    inside = range(getattr(binding.node, "lineno", 0), (getattr(binding.node, "end_lineno", 0) or 0) + 1)
    patterns = _patterns(binding.name)
    for node in facts.parents.texts:
        value = str(node.value)
        if binding.name not in value or not first <= node.lineno <= last or _QUERY.search(value):
            continue
        if value == binding.name and node.lineno in inside:
            yield node.lineno
        for pattern in patterns:
            yield from (line_at(node, found.start(), facts.source) for found in pattern.finditer(value))
    shown = shown_in_a_text(binding, facts) if binding.scope.kind is ScopeKind.MODULE else None
    if shown is not None:
        yield shown


def _in_comments(binding: Binding, facts: Facts) -> Iterator[int]:
    """Yield the lines of comments that call or quote the name, and do not follow."""
    source, name = facts.source, binding.name
    if name not in source.behind_hashes:
        return
    first, last = _reach(binding, facts)
    followed = {source.position(edit.start).line for edit in comment_edits(binding.scope, name, name, facts)}
    for offset, text in source.comments:
        line = source.position(offset).line
        if first <= line <= last and line not in followed and any(p.search(text) for p in _patterns(name)):
            yield line


def _reach(binding: Binding, facts: Facts) -> tuple[int, int]:
    """Return the first and the last line on which a definition is known by its name."""
    node: ast.AST = binding.scope.node
    if binding.scope.kind is ScopeKind.MODULE:
        return 1, len(facts.source.line_starts)
    return getattr(node, "lineno", 1), getattr(node, "end_lineno", None) or len(facts.source.line_starts)
