"""What a `type` is: a text that names one, a class, or an object that describes a type."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, BindingKind
from beginner_lint.facts.words.annotation_words import (
    SAYS_NOTHING,
    annotation_of,
    class_names,
    is_default,
    snake_case,
)
from beginner_lint.facts.words.house_words import is_bound_somewhere, means_another_thing, names_beside
from beginner_lint.facts.words.naming import is_readable
from beginner_lint.facts.words.type_owners import compared_in_file, compared_with, told_by_texts
from beginner_lint.facts.words.value_texts import said_by_text
from beginner_lint.facts.words.value_words import said_by_partner

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_METHODS = frozenset(
    {"DELETE", "GET", "HEAD", "PATCH", "POST", "PUT", "delete", "get", "patch", "post", "put"}
)
_TEXTS = frozenset({"formatted", "named", "str"})
_OTHERS = frozenset({"asked for", "class", "function", "getter"})
# A class within another is no `typing.Type`: `Car.Type`.
_OF_A_CLASS = re.compile(r"[A-Z]\w*\.Type\b")
_OF_PYTHON = SAYS_NOTHING | {"Annotated", "Enum", "Final", "None", "Optional", "Value"}


def type_words(
    binding: Binding, facts: Facts, kinds: Collection[str], uses: Collection[str], _: ast.expr | None
) -> Iterator[str]:
    """Yield names for what is called `type`, the best first; none where `kind` is as good."""
    if not _OTHERS.isdisjoint(uses) or any(kind.startswith("list") for kind in kinds):
        return
    beside = names_beside(binding, facts)
    yield from said_by_partner("type", beside)
    if "family" in beside and "import socket" in beside:
        yield "socket_type"
    values = (_literal(other, facts) for other in binding.scope.bindings[binding.name])
    yield from (word for value in values for word in said_by_text("type", value) if word == "mime_type")
    yield from _by_texts(binding, facts)
    if "mime" in PurePath(facts.source.path).stem.lower():
        yield "mime_type"
    holder = facts.parents.get(binding.node)
    if isinstance(holder, ast.Tuple) and {"url"} & {getattr(part, "id", "") for part in holder.elts}:
        yield "scheme"
    annotation = annotation_of(binding, facts)
    named = (name for name in class_names(annotation) if name[:1].isupper() and not is_default(name))
    classes = [name for name in named if name not in _OF_PYTHON]
    is_text = not _TEXTS.isdisjoint((*kinds, *uses)) or "str" in class_names(annotation)
    if "Type" in class_names(annotation) and not _OF_A_CLASS.search(ast.unparse(annotation or binding.node)):
        yield "typ" if _knows_a_class_type(facts) else "cls"
    if not classes:
        yield from compared_with(binding, facts)
        yield from told_by_texts(binding, facts)
    if not is_text and (is_bound_somewhere("typ", facts) or _knows_a_class_type(facts)):
        yield "typ"
    yield from filter(is_readable, (snake_case(name) for name in classes if len(classes) == 1))
    if "calculated" in uses or ("int" in kinds and "formatted" in uses):
        yield "type_code"
    if "formatted" in uses:
        yield "type_name"
    if means_another_thing("kind", "type", facts):
        yield from compared_in_file("type", facts)
        is_given = binding.kind is BindingKind.PARAMETER
        yield "type_name" if is_text else "given_type" if is_given else "typ"


def _by_texts(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield what a text is that is compared with methods of HTTP, or asked for the start of a MIME type."""
    nodes = [found.node for found in facts.scopes.occurrences(binding.scope, binding.name)]
    holders = [facts.parents.get(node) for node in nodes]
    compared = [side for each in holders if isinstance(each, ast.Compare) for side in each.comparators]
    texts = {getattr(side, "value", None) for side in compared}
    if texts and texts <= _METHODS:
        yield "method"
    asked = (facts.parents.get(each) for each in holders if each and last_name(each) == "startswith")
    starts = (each.args[0] for each in asked if isinstance(each, ast.Call) and each.args)
    yield from (word for start in starts for word in said_by_text("type", facts.source.segment(start)))


def _literal(binding: Binding, facts: Facts) -> str:
    """Return the text that an assignment gives a name, with its quotes; empty for what is no text."""
    holder = facts.parents.get(binding.node)
    value = holder.value if isinstance(holder, ast.Assign) else None
    is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
    return repr(value.value) if is_text and isinstance(value, ast.Constant) else ""


def _knows_a_class_type(facts: Facts) -> bool:
    """Tell whether the file means types by objects of a class `Type` of its own, not that of `typing`."""
    found = facts.parents.called(ast.Name, frozenset({"Type"}))
    origins = {facts.types.origin(node) or "" for node in found if isinstance(node.ctx, ast.Load)}
    return any(not origin.startswith("typing") for origin in origins)
