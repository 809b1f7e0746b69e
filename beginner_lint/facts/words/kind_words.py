"""Words for a variable by the kind of what it holds, as types, texts and uses tell it."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.binding_words import (
    ELEMENTS,
    agreed,
    is_filler,
    is_unpacked,
    mentions,
    says_nothing,
)
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.builtin_names import (
    names_instead,
)
from beginner_lint.facts.words.house_words import names_beside
from beginner_lint.facts.words.parameter_kinds import kinds_of
from beginner_lint.facts.words.same_values import taken_apart_alike
from beginner_lint.facts.words.special_words import SPECIAL
from beginner_lint.facts.words.used_as import used_as
from beginner_lint.facts.words.value_texts import said_by_text
from beginner_lint.facts.words.value_words import NUMERIC

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What is read like a file.
_STREAMS = frozenset({"io.BytesIO", "io.StringIO"})
_HASHERS = re.compile(r"hashlib\.(?:new|md5|sha\w+|blake2\w|file_digest)$|hmac\.(?:new|HMAC)$")
# What these give is of another kind than what they are given.
_CHANGES = re.compile(r"^(?:bytes|(?:de|en)code|load|open|parse|split)|_to_|(?:^|_)to_")
_RANGES = frozenset({"prange", "trange", "xrange"})
_ARITHMETIC = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv)
_LOOPS = (ast.For, ast.AsyncFor, ast.comprehension)


def said_by_kind(bindings: list[Binding], facts: Facts) -> tuple[str, ...]:
    """Return words for the variable by the type of what it holds first."""
    first = bindings[0]
    name, beside = first.name, names_beside(first, facts)
    values = [bound_value(binding, facts) for binding in bindings[:2]]
    value = values[-1] if getattr(values[0], "value", "") is None else values[0]
    if value is None:
        return _of_unknown_value(first, beside, facts)
    is_element, special = first.kind in ELEMENTS, SPECIAL.get(name)
    kinds = kinds_of(facts.types.element(value) if is_element else facts.types.of(value))
    if not is_element and any(_is_of_another_kind(each, kinds, facts) for each in bindings[1:]):
        kinds = ()
    kinds = kinds or _likely_kinds(name, value, facts, is_element=is_element)
    uses = used_as(first, facts, is_known=bool(kinds))
    is_one = is_element and not (name == "input" and "output" in beside)  # a pair stays one
    one = ("item",) if is_one and name == "input" and not kinds else ()
    beside = set() if "list" in kinds or (name == "zip" and "str" in kinds) else beside
    said = [] if "function" in uses else _said_by_texts(bindings, facts)
    if "condition" in said and "key" in uses:
        said.insert(0, "mask")
    if is_element and name in NUMERIC and _are_letters(value):
        said.append("letter")
    return (
        *said,
        *one,
        *(special(first, facts, kinds, uses, value) if special else ()),
        *names_instead(name, kinds, beside, uses, is_element=is_one),
    )


def _are_letters(values: ast.expr) -> bool:
    """Tell whether all of several values are letters: `["A", "B"]`, `"AB"`."""
    text = getattr(values, "value", None)
    parts = [getattr(each, "value", None) for each in getattr(values, "elts", ())] or [
        *(text if isinstance(text, str) else "")
    ]
    return bool(parts) and all(isinstance(each, str) and len(each) == 1 and each.isalpha() for each in parts)


def _of_unknown_value(binding: Binding, beside: set[str], facts: Facts) -> tuple[str, ...]:
    """Return words for a variable that gets its value in another way than from one expression."""
    name, special = binding.name, SPECIAL.get(binding.name)
    statement = facts.parents.get(facts.parents.get(binding.node) or binding.node)
    loops = (node for node in facts.parents.ancestors(binding.node) if isinstance(node, _LOOPS))
    text = facts.source.segment(next(loops).iter) if binding.kind in ELEMENTS else ""
    holder = facts.parents.get(binding.node)
    if isinstance(holder, ast.Tuple) and isinstance(binding.node, ast.Name):
        is_part = isinstance(facts.parents.get(holder), _LOOPS)
        text = f"{text}[{holder.elts.index(binding.node)}]" if is_part else ""
    if name == "all" and isinstance(statement, ast.Assign):
        text = facts.source.segment(statement.value)
    uses = used_as(binding, facts, is_known=False)
    more = tuple(special(binding, facts, (), uses, None)) if special else ()
    is_element = name == "filter" and binding.kind in ELEMENTS
    more += tuple(taken_apart_alike(binding, facts))
    return (*said_by_text(name, text), *more, *names_instead(name, (), beside, uses, is_element=is_element))


def _is_of_another_kind(binding: Binding, kinds: tuple[str, ...], facts: Facts) -> bool:
    """Tell whether a variable gets a value that may be of another kind than the first one."""
    value = bound_value(binding, facts)
    if value is None or says_nothing(value):
        return is_unpacked(binding, facts)
    known = kinds_of(facts.types.of(value))
    if not known and mentions(value, binding.name):
        return isinstance(value, ast.Call) and bool(_CHANGES.search(last_name(value.func)))
    return not set(kinds) & set(known)


def _said_by_texts(bindings: list[Binding], facts: Facts) -> list[str]:
    """Return what the texts of all values say of a variable; those that say nothing do not count."""
    name, telling = bindings[0].name, [each for each in bindings if not is_filler(each, facts)]
    values = [bound_value(each, facts) for each in telling or bindings[:1]]
    return agreed(
        list(said_by_text(name, facts.source.segment(value))) for value in values if value is not None
    )


def _likely_kinds(name: str, value: ast.expr, facts: Facts, *, is_element: bool) -> tuple[str, ...]:
    """Return what a value is by how it is written, where its type is unknown."""
    if isinstance(value, ast.Call) and facts.types.origin(value.func) in _STREAMS:
        return ("file",)
    if isinstance(value, ast.Call) and _HASHERS.match(facts.types.origin(value.func) or ""):
        return ("hasher",)
    called = last_name(value.func) if isinstance(value, ast.Call) else ""
    is_counted = name == "iter" and is_element and called in _RANGES
    return ("int",) if is_counted or (name in ("bytes", "next") and _is_calculated(value)) else ()


def _is_calculated(value: ast.expr) -> bool:
    """Tell whether a value is a number by how it is calculated: `width * 2`, `start + 1`."""
    if not isinstance(value, ast.BinOp):
        return False
    if isinstance(value.op, ast.Add):
        is_counted = isinstance(getattr(value.right, "value", None), int)
        return is_counted or _is_calculated(value.left) or _is_calculated(value.right)
    return isinstance(value.op, _ARITHMETIC)
