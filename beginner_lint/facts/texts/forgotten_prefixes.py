"""Plain texts with `{name}` in them, which were perhaps meant to be f-strings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import BUILTINS, Binding, BindingKind
from beginner_lint.facts.texts.text_literals import Literal, literals_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_FIELD = re.compile(
    r"\{(?P<value>[^\W\d]\w*(?:\.[^\W\d]\w*|\[\w+\]|\['\w+'\]|\(\))*)(?:![rsa])?(?::[\w.,<>^+% -]*)?\}"
)
# What stands right before a brace in patterns, in TeX, in shells and in templates of other languages.
_OF_OTHERS = re.compile(r"[\\$%#@{]\{|\\\w+\{|\}\}|[\])}*+?]\{|\{%|%\(")
_VARIABLES = frozenset(
    {
        BindingKind.ASSIGNMENT, BindingKind.AUGMENTED, BindingKind.ANNOTATED, BindingKind.LOOP,
        BindingKind.WITH, BindingKind.EXCEPT, BindingKind.WALRUS, BindingKind.PARAMETER,
    }
)  # fmt: skip


def may_have_fields(text: str) -> bool:
    """Tell whether a text has a `{name}` in it, and no braces of any other kind."""
    return "{" in text and _FIELD.search(text) is not None


def forgotten_prefixes(node: ast.Constant, facts: Facts) -> tuple[list[str], list[Literal]] | None:
    """Return the fields of a text that would show variables, and the literals that have them.

    Returns:
        None if the text has no fields, or braces of other kinds, or one of its fields names no variable that
        is bound before. `start` and `end` of the literals are offsets in the text of `node`.

    """
    literals = literals_in(facts.source.segment(node))
    if any(literal.prefix not in ("", "u") for literal in literals):
        return None
    fields: list[str] = []
    with_fields: list[Literal] = []
    for literal in literals:
        rest = _FIELD.sub("", literal.content)
        if "{" in rest or "}" in rest or _OF_OTHERS.search(literal.content):
            return None
        found = [field["value"] for field in _FIELD.finditer(literal.content)]
        if any(literal.quote[0] in field for field in found):
            return None
        fields += found
        with_fields += [literal] if found else []
    if not fields or not all(_is_variable(field, node, facts) for field in fields):
        return None
    return list(dict.fromkeys(fields)), with_fields


def _is_variable(field: str, node: ast.Constant, facts: Facts) -> bool:
    """Tell whether a field begins with a variable that is bound before the text."""
    name = re.match(r"\w+", field)
    assert name is not None
    scope = facts.scopes.scope_at(node)
    owner = facts.scopes.resolve(name[0], scope)
    if owner is None or name[0] in BUILTINS:
        return False
    bindings = list(_before(owner.bindings[scope.mangled(name[0])], node, is_local=owner is scope))
    return any(binding.kind in _VARIABLES for binding in bindings)


def _before(bindings: list[Binding], node: ast.Constant, *, is_local: bool) -> Iterator[Binding]:
    """Yield the bindings above a text; in a function, those of the code around it count wherever they are."""
    for binding in bindings:
        is_above = getattr(binding.node, "lineno", 0) < node.lineno
        if not is_local or is_above or binding.kind is BindingKind.PARAMETER:
            yield binding
