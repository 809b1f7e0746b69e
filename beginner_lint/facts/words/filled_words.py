"""What a list or set is of, by what is put into it: `users` for `list.append(user)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.annotation_words import snake_case
from beginner_lint.facts.words.naming import is_empty_noun, is_readable, is_usable, plural
from beginner_lint.facts.words.owner_words import says_something

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_ADDING = frozenset({"add", "append", "appendleft"})
_FILLED = frozenset({"all", "list", "set"})
_SHORTEST = 3  # letters in a word that says what something is


def filled_words(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield the word for several of what is put into a list or set, if all that is put there is called so."""
    if binding.name not in _FILLED:
        return
    walked = [
        _walked_as(found.node, facts) for found in facts.scopes.occurrences(binding.scope, binding.name)
    ]
    words = {plural(word) for word in walked if word and len(word) >= _SHORTEST}
    if binding.name == "list" and binding.kind is not BindingKind.PARAMETER and len(words) == 1:
        yield from (word for word in words if word and is_readable(word))
    put = [
        element
        for found in facts.scopes.occurrences(binding.scope, binding.name)
        if found.role is not Role.DECLARE
        for element in _put(found.node, facts)
    ]
    nouns = {_noun(element) for element in put}
    if len(nouns) == 1:
        word = plural(nouns.pop()) or ""
        word = f"all_{word}" if word and binding.name == "all" else word
        yield from [word] if word and is_readable(word) else []
    if binding.name == "all" and put:
        yield "collected"


def _walked_as(node: ast.AST, facts: Facts) -> str:
    """Return what a loop calls each one, if it walks over a variable at a place."""
    loop = facts.parents.get(node)
    if not isinstance(loop, ast.For | ast.comprehension) or loop.iter is not node:
        return ""
    return getattr(loop.target, "id", "")


def _put(node: ast.AST, facts: Facts) -> Iterator[ast.expr]:
    """Yield what is put in at a place: by a method, or by `+= [x]`, also as often as it says."""
    holder = facts.parents.get(node)
    call = facts.parents.get(holder) if isinstance(holder, ast.Attribute) else None
    if isinstance(holder, ast.Attribute) and holder.attr in _ADDING and isinstance(call, ast.Call):
        yield from call.args[:1]
    elif isinstance(holder, ast.AugAssign) and holder.target is node:
        added = holder.value.left if isinstance(holder.value, ast.BinOp) else holder.value
        yield from added.elts if isinstance(added, ast.List | ast.Tuple) else []


def _noun(element: ast.expr) -> str:
    """Return the word for one: a variable, an attribute, an object of a class; empty if unclear."""
    if isinstance(element, ast.Call):
        called = last_name(element.func)
        word = snake_case(called).rpartition("_")[2] if called[:1].isupper() else ""
    elif isinstance(element, ast.Name | ast.Attribute):
        word = last_name(element).strip("_")
    elif isinstance(element, ast.Subscript) and isinstance(element.slice, ast.Constant):
        key = element.slice.value
        word = key if isinstance(key, str) and key.isidentifier() else ""
    else:
        word = ""
    is_clear = len(word) >= _SHORTEST and word.islower() and is_usable(word) and not is_empty_noun(word)
    return word if is_clear and says_something(word.rpartition("_")[2]) else ""
