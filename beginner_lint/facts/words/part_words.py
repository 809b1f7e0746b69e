"""Whose `id` or `type` it is that one thing, or each of several, is taken apart into."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.annotation_words import snake_case
from beginner_lint.facts.words.identity_words import ANY_THING, SHORTEST, is_said, is_short
from beginner_lint.facts.words.naming import element_of, is_empty_noun
from beginner_lint.facts.words.owner_words import says_something, single

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_PAIR = 2
_PASSING = frozenset({"list", "reversed", "sorted", "tuple"})
# What things are often kept by.
_KEYED = frozenset({"filter", "format", "map", "property", "range", "type"})
# What stands beside an `id` and has none of its own.
_NO_THINGS = frozenset(
    {"content", "count", "date", "description", "details", "email", "entry", "label", "link", "name", "path"}
    | {"policy", "score", "size", "status", "text", "time", "title", "type", "url", "value", "vector"}
    | {"weight"}
)
# What is taken apart but is no thing that the parts are of.
_ROWS = re.compile(
    r"(?:argv|best|element|file|group|line|list|match|number|output|pair|part|piece|split|string|text|tuple|triple|word)$"
)
_OF_IDS = re.compile(r"_*(?P<whose>[a-z]{3,})_ids_")  # `token_ids_and_texts`


def id_of_each(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `user_id` for the first part of each of several: `for id, name in users`, `users.items()`."""
    holder = facts.parents.get(binding.node)
    if binding.name != "id" or not isinstance(holder, ast.Tuple) or holder.elts[0] is not binding.node:
        return
    outer, walked = facts.parents.get(holder), None
    if isinstance(outer, ast.For | ast.comprehension):
        walked = outer.iter
    elif isinstance(outer, ast.Tuple) and outer.elts[1:] == [holder]:
        loop = facts.parents.get(outer)
        numbered = loop.iter if isinstance(loop, ast.For | ast.comprehension) else None
        is_numbered = isinstance(numbered, ast.Call) and getattr(numbered.func, "id", "") == "enumerate"
        walked = (
            numbered.args[0] if is_numbered and isinstance(numbered, ast.Call) and numbered.args else None
        )
    if isinstance(walked, ast.Call) and getattr(walked.func, "id", "") in _PASSING and walked.args:
        walked = walked.args[0]
    if isinstance(walked, ast.Call) and getattr(walked.func, "attr", "") in ("items", "iteritems"):
        walked = getattr(walked.func, "value", None)
    if isinstance(walked, ast.Subscript) and isinstance(getattr(walked.slice, "value", None), str):
        walked = ast.Name(re.sub("_(?:dict|lookup|map|mapping)$", "", walked.slice.value))  # type: ignore[attr-defined]
    if isinstance(walked, ast.Name | ast.Attribute):
        called = _OF_IDS.match(last_name(walked))
        word = called["whose"] if called else (element_of(walked) or "").lstrip("_").removesuffix("_id")
        if len(word) >= SHORTEST and is_said(word) and word not in ANY_THING and word != "name":
            is_noun = says_something(word.rpartition("_")[2])
            yield from filter(is_short, [f"{word}_id"] if is_noun and not is_empty_noun(word) else [])
    partner = getattr(holder.elts[1], "id", "") if len(holder.elts) == 2 else ""
    is_pair = isinstance(walked, ast.Name | ast.Attribute)  # the `id` of an enumeration is none
    is_thing = is_pair and len(partner) > SHORTEST and partner.isalpha() and single(partner) == partner
    if (
        is_thing
        and says_something(partner)
        and partner not in ANY_THING | _NO_THINGS
        and not is_empty_noun(partner)
    ):
        yield from filter(is_short, [f"{partner}_id"])


def part_of_one(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `student_id` for a part that one thing is taken apart into: `id, name = student`."""
    holder = facts.parents.get(binding.node)
    statement = facts.parents.get(holder) if isinstance(holder, ast.Tuple) else None
    one = statement.value if isinstance(statement, ast.Assign) else None
    if binding.name not in ("id", "type") or one is None:
        return
    if isinstance(one, ast.Subscript) and isinstance(one.slice, ast.Slice):
        return
    is_element = isinstance(one, ast.Subscript) and isinstance(one.value, ast.Name | ast.Attribute)
    called = (element_of(getattr(one, "value", one)) or "") if is_element else last_name(one)
    word = snake_case(called if not isinstance(one, ast.Call) else "").strip("_").rpartition("_")[2]
    is_thing = len(word) > SHORTEST and word.isalpha() and single(word) == word and is_said(word)
    is_thing = is_thing and not _ROWS.search(word) and not word.endswith(binding.name)
    if is_thing and word not in ANY_THING | _NO_THINGS and not is_empty_noun(word):
        yield from filter(is_short, [f"{word}_{binding.name}"])


# Each of these gives what has the type.
_GIVES_OTHERS = re.compile(r"(?:fetch|generat|iterat|load|pars|produc|read|sampl|scann)[eo]r$")


def type_of_each(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `edge_type` for what each of several has beside others: `for source, target, type in edges`."""
    parts, walked = _parts_of_each(binding, facts)
    is_part = parts[:1] not in ([], [binding.node])
    if binding.name == "type" and is_part and isinstance(walked, ast.Name | ast.Attribute):
        word = (element_of(walked) or "").lstrip("_")
        is_thing = len(word) > SHORTEST and word not in ANY_THING | _NO_THINGS | {"pair"}
        is_thing = is_thing and not (is_empty_noun(word) or _GIVES_OTHERS.search(word))
        yield from filter(is_short, [f"{word}_type"] if is_thing and is_said(word) else [])


def part_of_items(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `task_callable` for what is called so of each two of `task_callables.items()`."""
    parts, walked = _parts_of_each(binding, facts)
    is_part = len(parts) == _PAIR and (binding.name in _KEYED or parts[1] is binding.node)
    if is_part and isinstance(walked, ast.Call) and last_name(walked.func) in ("items", "iteritems"):
        word = snake_case(element_of(getattr(walked.func, "value", walked)) or "")
        yield from [word] if word.endswith(f"_{binding.name}") else []


def _parts_of_each(binding: Binding, facts: Facts) -> tuple[list[ast.expr], ast.expr | None]:
    """Return into which parts a loop takes each one, a variable among them, and over what it walks."""
    holder = facts.parents.get(binding.node)
    loop = facts.parents.get(holder) if isinstance(holder, ast.Tuple) else None
    if not isinstance(holder, ast.Tuple) or not isinstance(loop, ast.For | ast.comprehension):
        return [], None
    return holder.elts, loop.iter
