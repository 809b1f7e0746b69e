"""Better names for a parameter that hides a builtin: what its function, its class and its uses say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.names.annotation_words import (
    class_names,
    is_chosen,
    said_by_annotation,
    said_by_assertion,
    snake_case,
)
from beginner_lint.facts.names.class_words import declared_in_class
from beginner_lint.facts.names.docstring_words import described, told_by_docstring
from beginner_lint.facts.names.handed_on import called_where_handed_on, key_of
from beginner_lint.facts.names.house_words import names_beside
from beginner_lint.facts.names.naming import element_of, is_readable, plural
from beginner_lint.facts.names.owner_words import whose, written_out
from beginner_lint.facts.names.parameter_words import parameter_names_instead
from beginner_lint.facts.names.special_words import SPECIAL
from beginner_lint.facts.names.used_as import used_as
from beginner_lint.facts.names.value_words import said_by_partner, said_by_text
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.types.lattice import Fact

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_COLLECTIONS = frozenset(
    {"all", "input", "iter", "list", "object", "range", "set", "slice", "sorted", "tuple"}
)
# What the documentation of Python calls what it passes to these.
_PASSED_BY_PYTHON = {
    ("__aexit__", "type"): "exc_type", ("__exit__", "type"): "exc_type", ("__get__", "type"): "owner",
    ("__format__", "format"): "format_spec", ("__new__", "type"): "cls",
}  # fmt: skip
# What a thing is that a class says is on or off.
_PARTICIPLES = frozenset({"ascii", "complex", "hex", "open", "reversed", "set", "sorted"})
# Functions that are given a text.
_READING = re.compile(r"^_*(?:parse(?!With)|tokenize)|from_?string$|_text$")
_BY_POSITION = ("map", "filter")
_PASSING = frozenset({"enumerate", "iter", "list", "reversed", "set", "sorted", "tuple"})
_WORD_LIMIT = 16
# Of these nobody says whose they are.
_OWN_WORDS = frozenset({"asked for", "bool", "function"})
# An attribute that gets one of these may be called after something else: `self.last_token = type`.
_ABOUT = {
    "id": re.compile("(?:id|identifier|key|name|number|uid)$"),
    "type": re.compile("^(?!last_).*(?:category|class|cls|factory|kind|mode|type|variant)$"),
}
# What a docstring tells.
_TOLD = {
    ("bin", "binning"): re.compile(r"\bbinn(?:ed|ing)\b"),
    ("bin", "binary"): re.compile(r"\bpath (?:to|of)\b"),
    ("type", "mime_type"): re.compile(r"\bMIME[ -]?types?\b"),
    ("format", "fmt"): re.compile(r"\bformat string"),
}
# What keeps another one of its kind as its `next`.
_IN_CHAINS = frozenset(
    {"card", "cell", "element", "entry", "item", "level", "link", "node", "page", "room", "scene"}
    | {"song", "stage", "step", "task"}
)


def parameter_names(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield names for a parameter, the best first."""
    if not isinstance(binding.node, ast.arg):
        return
    special = _PASSED_BY_PYTHON.get((getattr(binding.scope.node, "name", ""), binding.name))
    if special:
        yield special
    default = default_of(binding.node, facts)
    kinds = declared_in_class(binding, facts) or _kinds(_known(binding, facts))
    is_grid = _is_grid(binding, facts)
    uses = used_as(binding, facts, is_known=bool(kinds))
    if is_chosen(binding.node.annotation):
        uses = ("chosen", *uses)
    if set(class_names(binding.node.annotation)) - {"None", ""} == {"Callable"}:
        uses = ("function", *uses)
    beside = names_beside(binding, facts) if "list" not in kinds else ()  # a list is no type of a token
    descriptions = described(binding, facts)
    may_be_owned = binding.name != "type" or not descriptions  # else the docstring would say of what
    said = (
        *(told_by_docstring(binding.name, descriptions) if {"bool", "function"}.isdisjoint(kinds) else ()),
        *said_by_annotation(binding.name, binding.node.annotation),
        *(said_by_assertion(binding, facts) if binding.name == "next" else ()),
        *_said_by_call(binding.node, facts),
        *called_where_handed_on(binding, facts),
        *(() if "able" in uses and binding.name == "filter" else _said_by_uses(binding, facts)),
        *(said_by_partner("type", beside) if binding.name == "type" else ()),
        *written_out(binding, facts),
        *(whose(binding, facts) if may_be_owned and _OWN_WORDS.isdisjoint((*kinds, *uses)) else ()),
        *key_of(binding, facts),
    )
    if default is not None:
        yield from said_by_text(binding.name, facts.source.segment(default))
    yield from (word for word in said if word != binding.name and is_readable(word))
    if binding.name in _PARTICIPLES and "bool" in declared_in_class(binding, facts):
        yield f"is_{binding.name}"
    if (
        binding.name == "input"
        and not (kinds or "able" in uses)
        and _READING.search(getattr(binding.scope.node, "name", ""))
    ):
        yield "text"
    if binding.name == "bytes" and re.match("_*(?:read|recv)", getattr(binding.scope.node, "name", "")):
        yield "byte_count"
    if binding.node is getattr(facts.parents[binding.node], "kwarg", None):
        yield from ("options", "settings")
    function = binding.scope.node
    asked = [(word, said) for (name, word), said in _TOLD.items() if name == binding.name]
    if asked:
        told = (ast.get_docstring(function) if isinstance(function, ast.FunctionDef) else "") or ""
        told = f"{told} {' '.join(descriptions)}"
        yield from (word for word, said in asked if said.search(told))
    if binding.name in SPECIAL:
        yield from SPECIAL[binding.name](binding, facts, kinds, uses, default)
    if binding.name == "next":
        yield from _linked(binding, facts)
        yield from _called_elsewhere(binding, facts)
    yield from parameter_names_instead(binding.name, kinds, beside, uses, is_grid=is_grid)


def _said_by_call(parameter: ast.arg, facts: Facts) -> Iterator[str]:
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
    if word:
        yield word


def _said_by_uses(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield words from where the parameter is used: `for word in list`, `self.scores = list`."""
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        node = occurrence.node
        holder = facts.parents.get(node)
        if occurrence.role is not Role.READ or occurrence.quoted:
            continue
        if binding.name in _COLLECTIONS:
            yield from filter(None, [_of_elements(node, facts)])
        if isinstance(holder, ast.Assign) and holder.value is node and len(holder.targets) == 1:
            target = holder.targets[0]
            word = target.attr.strip("_") if isinstance(target, ast.Attribute) else ""
            is_split = not word.endswith(binding.name) or word.endswith(f"_{binding.name}")
            is_about = _ABOUT.get(binding.name)
            if is_about and not is_about.search(word):
                continue
            if word.islower() and len(word) <= _WORD_LIMIT and is_split:
                yield word


def _linked(binding: Binding, facts: Facts) -> Iterator[str]:
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


def _called_elsewhere(binding: Binding, facts: Facts) -> Iterator[str]:
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


def _known(binding: Binding, facts: Facts) -> Fact:
    """Return what is known of the parameter's type: by its annotation, calls, default, and uses."""
    found = facts.types.of_binding(binding)
    default = default_of(binding.node, facts)
    is_any = _class_of(binding.node) in ("Any", "object")
    if found.type is None and default is not None and not is_any:
        found = facts.types.of(default)
        said = class_names(getattr(binding.node, "annotation", None))
        if found.suggests("NoneType") or (found.suggests("bool") and said and "bool" not in said):
            found = found._replace(type=None)
    if found.type is None:
        reads = (o.node for o in facts.scopes.occurrences(binding.scope, binding.name) if o.role is Role.READ)
        first = next((node for node in reads if isinstance(node, ast.Name)), None)
        found = facts.types.of(first) if first is not None else found
    return found


def _class_of(parameter: ast.AST) -> str:
    """Return the name of the class that annotates a parameter: `Any` for `typing.Any`."""
    annotation = getattr(parameter, "annotation", None)
    return annotation.attr if isinstance(annotation, ast.Attribute) else getattr(annotation, "id", "")


def default_of(parameter: ast.AST, facts: Facts) -> ast.expr | None:
    """Return the default of a parameter."""
    arguments = facts.parents[parameter]
    if not isinstance(arguments, ast.arguments):
        return None
    if parameter in arguments.kwonlyargs:
        return arguments.kw_defaults[arguments.kwonlyargs.index(parameter)]
    positional: list[ast.AST] = [*arguments.posonlyargs, *arguments.args]
    index = positional.index(parameter) - len(positional) if parameter in positional else -len(positional) - 1
    return arguments.defaults[index] if -index <= len(arguments.defaults) else None


def _kinds(known: Fact) -> tuple[str, ...]:
    found = known.type
    if found is None:
        return ()
    inner = found.value if found.name == "dict" else found.element
    return (f"{found.name} of {inner.name}", found.name) if inner else (found.name,)


def _is_grid(binding: Binding, facts: Facts) -> bool:
    """Tell whether the parameter holds rows: `map[y][x]` is read."""
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        item = facts.parents.get(occurrence.node)
        if isinstance(item, ast.Subscript) and item.value is occurrence.node:
            inner = facts.parents.get(item)
            if isinstance(inner, ast.Subscript) and inner.value is item:
                return True
    return False
