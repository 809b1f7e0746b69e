"""What the uses of a parameter say of it: `for word in list`, `self.scores = list`."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.annotation_words import snake_case
from beginner_lint.facts.words.naming import element_of, plural

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_COLLECTIONS = frozenset(
    {"all", "input", "iter", "list", "object", "range", "set", "slice", "sorted", "tuple"}
)
# What may be called so: one branch tells of one kind only.
_ANYTHING = frozenset({"input", "object"})
_KINDS_OF_COLLECTIONS = frozenset(
    {"Iterable", "Iterator", "List", "Sequence", "Set", "Tuple", "array", "deque", "frozenset", "list"}
    | {"ndarray", "range", "set", "tuple"}
)
_PASSING = frozenset({"enumerate", "iter", "list", "reversed", "set", "sorted", "tuple"})
_BY_POSITION = ("map", "filter")
_WORD_LIMIT = 16
# An attribute that gets one of these may be called after something else: `self.last_token = type`.
_ABOUT = {
    "id": re.compile("(?:id|identifier|key|name|number|uid)$"),
    "type": re.compile("^(?!last_).*(?:category|class|cls|factory|kind|mode|type|variant)$"),
}
# What keeps another one of its kind as its `next`.
_IN_CHAINS = frozenset(
    {"card", "cell", "element", "entry", "item", "level", "link", "node", "page", "room", "scene"}
    | {"song", "stage", "step", "task"}
)


def said_by_call(parameter: ast.arg, facts: Facts) -> Iterator[str]:
    """Yield what one element of the collection is called to which a `lambda` is applied."""
    function = facts.parents.get(facts.parents[parameter])
    holder = facts.parents.get(function) if isinstance(function, ast.Lambda) else None
    call = facts.parents.get(holder) if isinstance(holder, ast.keyword) else holder
    if not isinstance(call, ast.Call):
        return
    collection: ast.expr | None = None
    if isinstance(holder, ast.keyword):
        if holder.arg == "key":
            is_method = isinstance(call.func, ast.Attribute) and call.func.attr == "sort"
            collection = call.func.value if is_method else call.args[0] if call.args else None  # type: ignore[attr-defined]
    elif isinstance(call.func, ast.Name) and call.func.id in _BY_POSITION and len(call.args) == 2:
        collection = call.args[1]
    word = element_of(collection) if collection is not None else None
    if word and (parameter.arg != "id" or word.endswith("_id")):
        yield word  # what a lambda calls an `id` may be the key of one


def said_by_uses(binding: Binding, facts: Facts, uses: Collection[str]) -> Iterator[str]:
    """Yield words from where the parameter is used: `for word in list`, `self.scores = list`."""
    is_one = binding.name == "object" and "instance" in uses
    is_one = is_one or may_be_several_kinds(binding, facts)
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        node = occurrence.node
        holder = facts.parents.get(node)
        if occurrence.role is not Role.READ or occurrence.quoted:
            continue
        if binding.name in _COLLECTIONS and not is_one:
            word = _of_elements(node, facts) or ""
            yield from [word] if re.search("[aeiouy]", word) else []
        if isinstance(holder, ast.Assign) and holder.value is node and len(holder.targets) == 1:
            target = holder.targets[0]
            word = target.attr.strip("_") if isinstance(target, ast.Attribute) else ""
            is_split = not word.endswith(binding.name) or word.endswith(f"_{binding.name}")
            is_about = _ABOUT.get(binding.name)
            if is_about and not is_about.search(word):
                continue
            if word.islower() and len(word) <= _WORD_LIMIT and is_split:
                yield word


def may_be_several_kinds(binding: Binding, facts: Facts) -> bool:
    """Tell whether `isinstance` asks which of several kinds a value is, not all of which have elements."""
    kinds: set[str] = set()
    if binding.name not in _ANYTHING:
        return False
    for found in facts.scopes.occurrences(binding.scope, binding.name):
        call = facts.parents.get(found.node)
        if isinstance(call, ast.Call) and last_name(call.func) == "isinstance" and call.args[0] is found.node:
            kinds |= {last_name(each) for each in getattr(call.args[-1], "elts", call.args[-1:])}
    return len(kinds) > 1 and not kinds <= _KINDS_OF_COLLECTIONS


def next_in_chain(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield what comes next in a chain of objects: `next_node` where a `Node` keeps it as its `next`."""
    function = binding.scope.node
    holder = facts.parents.get(function)
    if getattr(function, "name", "") != "__init__" or not isinstance(holder, ast.ClassDef):
        return
    word = snake_case(holder.name).rpartition("_")[2]
    stored = (facts.parents.get(o.node) for o in facts.scopes.occurrences(binding.scope, binding.name))
    targets = (each.targets[0] for each in stored if isinstance(each, ast.Assign))
    if word in _IN_CHAINS and any(
        isinstance(each, ast.Attribute) and each.attr == "next" for each in targets
    ):
        yield f"next_{word}"


def called_by_others(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `get_next` for what the function does not need, but others that are given the same call."""
    if any(o.role is Role.READ for o in facts.scopes.occurrences(binding.scope, binding.name)):
        return
    for found in facts.scopes.spelled(binding.name):
        holder, owner = facts.parents.get(found.node), facts.scopes.resolve(binding.name, found.scope)
        kinds = {bound.kind for bound in owner.bindings[binding.name][:1]} if owner else set()
        if isinstance(holder, ast.Call) and holder.func is found.node and not holder.args:
            yield from ["get_next"] if BindingKind.PARAMETER in kinds else []


def _of_elements(node: ast.AST, facts: Facts) -> str | None:
    """Return the word for what a loop takes one by one: from a collection, a part of it, or all in order."""
    holder, numbered = facts.parents.get(node), False
    while holder is not None and _passes_elements(holder, node):
        numbered = numbered or (isinstance(holder, ast.Call) and _called(holder) == "enumerate")
        node, holder = holder, facts.parents.get(holder)
    if not isinstance(holder, ast.For | ast.comprehension) or holder.iter is not node:
        return None
    target: ast.expr | None = holder.target
    if numbered:
        target = target.elts[-1] if isinstance(target, ast.Tuple) and len(target.elts) == 2 else None
    return plural(target.id) if isinstance(target, ast.Name) else None


def _passes_elements(holder: ast.AST, node: ast.AST) -> bool:
    """Tell whether an expression has the elements of another one in it: a slice, `sorted(...)`."""
    if isinstance(holder, ast.Call):
        return node in holder.args[:1] and _called(holder) in _PASSING
    return isinstance(holder, ast.Subscript) and isinstance(holder.slice, ast.Slice) and holder.value is node


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
