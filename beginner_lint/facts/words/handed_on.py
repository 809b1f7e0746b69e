"""What a value is called where it is handed on: `user_id` for what is passed as `user_id=id`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.annotation_words import snake_case
from beginner_lint.facts.words.expression_words import member_of
from beginner_lint.facts.words.naming import is_empty_noun, is_readable, singular
from beginner_lint.facts.words.owner_words import says_something, single

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What is called almost so where it goes says as much.
_ALMOST = {"input": "inputs", "reversed": "reverse"}
# These say which one it is, not what.
_WHICH = re.compile(
    r"^(?:current|cur|end|expected|final|first|following|goal|last|next|old|prev|previous|start|target|this)(?:_|$)"
)
_SHORTEST = 3
_DONE_TO = re.compile(r"^_*[a-z]{2,}(?<!e)ed_")  # of `removed_users`: how they are by then
_ADDING = frozenset({"add", "append", "appendleft"})
# Whoever says of an `id` whose it is, says so of all; of others one place may tell what they are for there.
_OF_ONE_OWNER = frozenset({"id", "next", "type"})
_MOST_OTHERS = 3
# What these methods of a text give is the same, written otherwise.
_OF_TEXTS = frozenset(
    {"lower", "lstrip", "removeprefix", "removesuffix", "replace", "rstrip", "strip", "upper", "zfill"}
)
# These say when or where a value is kept, not what it is: `sys.last_type = type`.
_STATES = re.compile(
    r"^(?:an?|any|all|cur|current|default|existing|final|found|known|last|missing|my|new|old|orig|original|other"
    r"|override|prev|previous|seen|the|these|this|unique|unknown|used|valid|invalid)_"
)


def called_where_handed_on(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield what all places call a value that say more of it than its own name: `{"user_id": id}`."""
    name = binding.name
    told = re.compile(rf"(?:^|_){name}(?:_|$)")
    reads = [
        found.node
        for found in facts.scopes.occurrences(binding.scope, name)
        if found.role is Role.READ and not found.quoted
    ]
    passed = {snake_case(_passed_as(node, facts)).strip("_") for node in reads} - {"", name}
    if passed == {_ALMOST.get(name)}:
        yield from passed
    if name == "next":
        passed |= {word for node in reads for word in _alike(node, facts) if not is_empty_noun(word)}
        passed = {f"next_{word.rpartition('_')[2]}" for word in passed if is_readable(word)}
    words = passed.union(word.strip("_") for node in reads for word in _stored_as(node, facts)) - {"", name}
    telling = ((word, _STATES.sub("", word)) for word in words if is_readable(word))
    found = {word for word, noun in telling if noun != name and told.search(noun)}
    if name == "id":
        about = getattr(binding.scope.node, "name", "").lower()
        stems = {word[:-2] for word in words if word.endswith("id") and word.isalpha() and len(word) > 4}
        found |= {f"{stem}_id" for stem in stems if stem in about}  # `{"tagid": id}` in `get_tag`
    if len(found) == 1:
        (word,) = found
        times = sum(word in _words_at(node, facts) for node in reads)
        yield from [word] if name in _OF_ONE_OWNER or times * _MOST_OTHERS >= len(reads) else []


def _words_at(node: ast.AST, facts: Facts) -> set[str]:
    """Return what a place calls a value."""
    return {
        snake_case(_passed_as(node, facts)).strip("_"),
        *(word.strip("_") for word in _stored_as(node, facts)),
    }


def _passed_as(node: ast.AST, facts: Facts) -> str:
    """Return what a call calls a value: its keyword, or the parameter of a function of the file."""
    holder = facts.parents.get(node)
    if isinstance(holder, ast.Tuple) and {*map(ast.dump, holder.elts)} == {ast.dump(node)}:
        holder = facts.parents.get(holder)  # `filter_size=(filter, filter)`
    if isinstance(holder, ast.keyword):
        return holder.arg or ""
    if not isinstance(holder, ast.Call) or node not in holder.args:
        return ""
    return _parameter(holder, [*map(id, holder.args)].index(id(node)), facts)


def _stored_as(node: ast.AST, facts: Facts) -> Iterator[str]:
    """Yield the key or attribute that gets a value, and what is compared with it."""
    holder = facts.parents.get(node)
    places: list[ast.expr | None] = []
    if isinstance(holder, ast.Dict) and node in holder.values:
        yield _text(holder.keys[holder.values.index(node)])
    elif isinstance(holder, ast.Assign) and holder.value is node:
        places += [target for target in holder.targets if not isinstance(target, ast.Name)]
    elif isinstance(holder, ast.Compare) and isinstance(holder.ops[0], ast.Eq | ast.NotEq):
        places += [side for side in (holder.left, *holder.comparators) if side is not node]
    kept = (_DONE_TO.sub("", word) for word in _kept_in(node, holder, facts))
    yield from filter(None, map(singular, kept))
    for place in places:
        yield _text(place.slice) if isinstance(place, ast.Subscript) else last_name(place)
        yield member_of(place, getattr(node, "id", ""))


def _alike(node: ast.AST, facts: Facts) -> Iterator[str]:
    """Yield the variable that gets a value later, or is compared with it: `node = next`, `next == node`."""
    holder = facts.parents.get(node)
    others: list[ast.expr] = []
    if isinstance(holder, ast.Assign) and holder.value is node:
        others = holder.targets
    elif isinstance(holder, ast.Compare) and isinstance(
        holder.ops[0], ast.Eq | ast.NotEq | ast.Is | ast.IsNot
    ):
        others = [side for side in (holder.left, *holder.comparators) if side is not node]
    for other in others:
        word = other.id.strip("_") if isinstance(other, ast.Name) else ""
        yield from [word] if len(word) > _SHORTEST and not _WHICH.search(word) else []


def _kept_in(node: ast.AST, holder: ast.AST | None, facts: Facts) -> Iterator[str]:
    """Yield what holds several of a value: `user_ids` for `user_ids.append(id)`, `user_ids = [id for …]`."""
    if isinstance(holder, ast.Call) and holder.args == [node] and isinstance(holder.func, ast.Attribute):
        yield from [last_name(holder.func.value)] if holder.func.attr in _ADDING else []
    while holder is not None and _is_only_written_otherwise(node, holder):
        node, holder = holder, facts.parents.get(holder)
    if isinstance(holder, ast.ListComp | ast.SetComp) and holder.elt is node:
        kept = facts.parents.get(holder)
        yield from map(last_name, kept.targets) if isinstance(kept, ast.Assign) else ()


def _is_only_written_otherwise(node: ast.AST, holder: ast.AST) -> bool:
    """Tell whether an expression gives the same value, as a number or a text: `str(id)`, `f"{id}"`."""
    if isinstance(holder, ast.Call):
        is_own_method = holder.func is node and isinstance(node, ast.Attribute)
        return is_own_method or getattr(holder.func, "id", "") in ("int", "str")
    is_whole = isinstance(holder, ast.JoinedStr) and holder.values == [node]
    is_changed = isinstance(holder, ast.Attribute) and holder.attr in _OF_TEXTS
    return is_whole or is_changed or (isinstance(holder, ast.FormattedValue) and holder.value is node)


def _text(key: ast.expr | None) -> str:
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""


def _parameter(call: ast.Call, index: int, facts: Facts) -> str:
    """Return the name of the parameter of a function of the file that a call fills; empty for others."""
    if not isinstance(call.func, ast.Name):
        return ""
    scope = facts.scopes.owner(call.func)
    bindings = scope.bindings.get(call.func.id, []) if scope else []
    function = bindings[0].node if [each.kind for each in bindings] == [BindingKind.FUNCTION] else None
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    parameters = [*function.args.posonlyargs, *function.args.args]
    return parameters[index].arg if index < len(parameters) else ""


def key_of(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `user_id` for an `id` that finds a user among others: `user = users[id]`, `users[id] = user`."""
    found = set(_keys_of(binding, facts)) if binding.name == "id" else set()
    yield from found if len(found) == 1 else ()


def _keys_of(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield the word for each item that an `id` finds."""
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        item = facts.parents.get(occurrence.node)
        holder = facts.parents.get(item) if isinstance(item, ast.Subscript) else None
        if isinstance(holder, ast.Assign) and len(holder.targets) == 1 and item is not None:
            other = holder.value if holder.targets[0] is item else holder.targets[0]
            kept, one = last_name(getattr(item, "value", None)).strip("_"), last_name(other)
            is_one = kept.endswith("s") and single(kept) == one and "_" not in one
            yield from [f"{one}_id"] if is_one and says_something(one) else []
