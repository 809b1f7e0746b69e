"""Whose `id` or `type` it is: what the function, its class and its texts say."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import Function
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.annotation_words import snake_case
from beginner_lint.facts.words.naming import singular

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Whose these are, the class or the function may say: `student_id` in `class Student`.
_OF_SOMETHING = frozenset({"filter", "id", "type"})
# `register_image_format(format)` takes one; what `get_image_format(format)` takes may be another.
_TAKES = re.compile(
    r"^_*(?:add|assert|check|delete|drop|handle|is|normalize|parse|register|remove|resolve|set|split|validate)_"
    r"(?:[a-z]+_)*?(?P<whose>[a-z]{3,})_(?P<what>filter|format|hash|id|type)$"
)
# `get_user(id)` is about a user.
_ACTION = re.compile(
    r"^_*(?:accept|activate|add|approve|archive|assign|block|build|cancel|change|clone|close|complete|create|delete"
    r"|del|destroy|disable|discard|download|duplicate|edit|enable|export|fetch|find|get|has|insert|invite|is|join"
    r"|kill|leave|load|lock|lookup|make|mark|move|new|open|pause|print|publish|read|reject|remove|rename|reset"
    r"|restart|restore|resume|revoke|save|search|select|set|share|show|start|stop|terminate|toggle|unblock|unlock"
    r"|update|upload|view)_(?!and_|or_)(?P<whose>[a-z]+(?:_[a-z]+)?)$"
)
_WHENCE = re.compile(r"(?<=[a-z])_(?:from|via)_.*")
_SAYS_NOTHING = frozenset(
    {"common", "general", "global", "local"}
    | {"action", "active", "all", "any", "args", "base", "bulk", "by", "complete", "confirm"}
    | {"confirmation", "csv", "current", "data", "dialog", "dict", "done", "error"}
    | {"exception", "first", "for", "form"}
    | {"from", "html", "id", "if", "in", "info", "item", "json", "kwargs", "last", "main"}
    | {"manage", "multiple", "named"}
    | {"new", "next", "node", "not", "object", "of", "old", "on", "one", "only", "options", "or"}
    | {"params", "payload", "random"}
    | {"raw", "read", "record", "result", "row", "self", "simple", "single", "test"}
    | {"thing", "to", "tool", "type", "unique", "unread", "url", "valid", "value", "variables"}
    | {"visible", "warning", "with", "xml", "yaml"}
)  # fmt: skip
# What somebody has rather than what has an `id`: `get_balance(id)` is about an account.
_POSSESSIONS = frozenset({
    "access", "age", "amount", "ancestors", "average", "avg", "balance", "children", "color", "content",
    "contents", "count", "data", "date", "delta", "depth", "descendants", "description", "detail",
    "details", "diff", "difference", "distance", "duration", "elapsed", "email", "file", "files", "history",
    "length", "link", "location", "metadata", "name", "neighbors", "neighbours", "parent", "parents",
    "password", "path", "permissions", "position", "price", "progress", "rating", "report", "response",
    "results", "score", "settings", "siblings", "size", "state", "stats", "status", "text", "time", "title",
    "token", "total", "value", "values",
})  # fmt: skip
_OF_ONE = re.compile(r"^_*(?:del|delete|edit|fetch|find|get|has|load|lookup|remove|select|show|update)_")
_LISTS = re.compile(
    r"^_*(?:count|filter|list|query)_(?:[a-z]+_)*?(?P<whose>[a-z]{3,}s)(?:_[a-z]*[^s_])*(?:_records)?$"
)
_ASKS = re.compile(
    r"^_*(?:add|change|delete|fetch|find|get|has|is|load|lookup|print|read|remove|set|show|update)_"
)
# These say how a thing is, or what it does: `get_filtered_tasks(id)` has the `id` of a task.
_PARTICIPLE = re.compile(r"^[a-z]{3,}(?<!e|b)ed$")
_PARTICIPLE_BEFORE = re.compile(r"^[a-z]{2,}(?<!e)ed_(?=[a-z])")
_IS_DOING = re.compile(r"^_*(?:has|is)_.*(?:ing|(?<!e)ed)$")
_GIVES = re.compile(r"^_*(?:add|change|set)_")
_STAND_IN = re.compile(r"^(?:abstract|base|dummy|fake|mock|my)_(?=[a-z])")
_IN_CODE_ONLY = re.compile(
    r"(?:_brief)?_(?:data|dict|dto|entity|impl|info|information|model|orm|ref|schema)$"
)
_SHORT_FOR = {"dir": re.compile("direction|directive", re.IGNORECASE)}
# What such a class is given is the type of something else.
_ACTING = re.compile(
    r"^(?:client|context|error|exception|factory|instance|list|resource|visitor|warning)$"
    r"|(?:build|bind|check|control|convert|detect|draw|extract|fetch|formatt|generat|handl|help|load|manag|paint|pars|plott|process|provid|read|render|resolv|runn|scann|serv|track|transform|validat|wrapp|writ)[eo]r$"
)
_ACCESS = frozenset({"api", "client"})
_ERRORS = re.compile(r"(?:Error|Exception|Warning)$")
_BEHIND_ID = re.compile(r"\{id\}/([a-z_]{3,})")
_CONTAINERS = frozenset({"dict", "list", "set"})
_WORD_LIMIT = 18
_SHORTEST = 3  # letters in a word that says whose it is


def whose(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield whose `id` it is: `user_id` in `def get_user(id)` and in `class User`."""
    function, name = binding.scope.node, binding.name
    if not isinstance(function, Function):
        return
    called = _called(function.name, name)
    taken = _TAKES.match(called)
    if taken and taken["what"] == name and says_something(taken["whose"]):
        yield f"{taken['whose']}_{name}"
    if name not in _OF_SOMETHING:
        return
    listed = _LISTS.match(called) if name == "id" else None
    if listed and says_something(single(listed["whose"])):
        yield f"{single(listed['whose'])}_id"  # that are to be only those with this `id`
    acting = _WHENCE.sub("", called) if name == "id" else called
    action = None if _IS_DOING.match(called) else _ACTION.match(acting)
    acted_on = _IN_CODE_ONLY.sub("", action["whose"]) if action else ""
    if acted_on in binding.scope.bindings and _GIVES.match(called):
        return  # `set_priority(id, priority)`: that of the one with this `id`
    if acted_on in below_in_paths(function, facts):
        return
    if name != "filter" and _ASKS.match(called) and acted_on.rpartition("_")[2] in _POSSESSIONS:
        first, _, rest = acted_on.partition("_")
        is_owner = name == "id" and rest and says_something(first) and first not in _POSSESSIONS
        yield from [f"{first}_id"] if is_owner else []
    elif acted_on and says_something(acted_on) and not _PARTICIPLE.match(acted_on):
        owner = _owner(_without(name, _PARTICIPLE_BEFORE.sub("", acted_on)), binding)
        yield from [f"{single(owner)}_{name}"] if owner else []
    elif name != "filter" and function.name in ("__init__", name):
        yield from _of_class_around(binding, facts)


def gives_possession(function: str) -> bool:
    """Tell whether a function is to give what something has, and no `id`: `get_name`."""
    return bool(_ASKS.match(function)) and snake_case(function).rpartition("_")[2] in _POSSESSIONS


def below_in_paths(function: Function, facts: Facts) -> Collection[str]:
    """Return what paths have behind an `id`: of f"{id}/variants", the variants are not what has it."""
    return frozenset(_BEHIND_ID.findall(facts.source.segment(function)))


def _called(function: str, name: str) -> str:
    """Return the name of a function in words, without what says that it goes by an `id`."""
    if name != "id":
        return function
    called = snake_case(function).removesuffix("_by_id").removesuffix("_with_id")
    has_letters = any(len(word) == 1 for word in called.strip("_").split("_"))
    return function if has_letters else called  # `showA` shows no `a`


def _owner(acted_on: str, binding: Binding) -> str:
    """Return what has the `id` of those on which a function acts; empty if that is not clear."""
    function = binding.scope.node
    is_first = isinstance(function, Function) and binding.node in function.args.args[:2]
    name = binding.name
    first, last = acted_on.partition("_")[0], acted_on.rpartition("_")[2]
    if len(acted_on) == 1:
        return ""  # `is_x`
    if name == "filter":
        return "" if name in acted_on else last
    if name == "type" and (last in _CONTAINERS or (single(acted_on) != acted_on and not is_first)):
        return ""  # it may be the type of what is in it, and what is done with several has its own type
    if single(first) != first:
        return first if last.endswith(("ed", "ing")) else last  # `get_users_following`, `get_issues_event`
    if "_" in acted_on and single(acted_on) != acted_on:
        return first if is_first else ""  # the chapters of the audiobook that has this `id`
    return acted_on


def _of_class_around(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `student_id` for what `Student.__init__` is given."""
    holder = facts.parents.get(binding.scope.node)
    if not isinstance(holder, ast.ClassDef) or any(_ERRORS.search(last_name(each)) for each in holder.bases):
        return  # what an error is given is about something else
    base = last_name(holder.bases[0]) if len(holder.bases) == 1 else ""
    if base and not base.startswith("Base") and _is_left_to_base(binding, facts):
        yield from _of_class(base, binding.name)  # a `PhD` is a `Student`
    yield from _of_sort(holder, binding.name, facts)
    yield from _of_class(holder.name, binding.name)


def of_own_class(node: ast.AST, name: str, facts: Facts) -> Iterator[str]:
    """Yield `student_id` for `self.id` in `class Student`."""
    holder = facts.parents.class_around(node)
    yield from _of_class(holder.name, name) if holder is not None else ()


def _of_sort(holder: ast.ClassDef, name: str, facts: Facts) -> Iterator[str]:
    """Yield `buffer_id` for `AppendBuffer` beside `DeltaBuffer`: classes that may stand for each other.

    A class that is called `Buffer` itself has a `buffer_id` of its own, unless they are such.
    """
    first, _, last = _IN_CODE_ONLY.sub("", snake_case(holder.name)).rpartition("_")
    classes = facts.parents.by_name(ast.ClassDef)
    alike = [each for each in classes if snake_case(each).endswith(f"_{last}") and each != holder.name]
    is_other = last.title() in classes and last.title() not in {last_name(base) for base in holder.bases}
    is_clear = name == "id" and first and "_" not in first and single(last) == last and not is_other
    if is_clear and any(_is_made_with(name, node) for each in alike for node in classes[each]):
        yield from _of_class(last.title(), name)


def _is_made_with(name: str, holder: ast.ClassDef) -> bool:
    made = [each for each in holder.body if getattr(each, "name", "") == "__init__"]
    return any(name == each.arg for node in made for each in nodes_in(node) if isinstance(each, ast.arg))


def _is_left_to_base(binding: Binding, facts: Facts) -> bool:
    """Tell whether `super().__init__` is given a value."""
    holders = (
        facts.parents.get(found.node) for found in facts.scopes.occurrences(binding.scope, binding.name)
    )
    calls = (facts.parents.get(each) if isinstance(each, ast.keyword) else each for each in holders)
    made = (each.func for each in calls if isinstance(each, ast.Call))
    return any(
        isinstance(each, ast.Attribute) and each.attr == "__init__" and isinstance(each.value, ast.Call)
        for each in made
    )


def asked_for(called: str) -> str:
    """Return of what a function wants the `id` that it is given: `role` for `get_role`; empty if unknown."""
    action = _ACTION.match(called)
    owner = action["whose"] if action and _OF_ONE.match(called) else ""
    is_clear = "_" not in owner and single(owner) == owner and owner not in _POSSESSIONS
    return owner if is_clear and says_something(owner) else ""


def _of_class(class_name: str, name: str) -> Iterator[str]:
    """Yield `student_id` for `Student`; of `TextControl` the last word says of what it is the type."""
    owner = _IN_CODE_ONLY.sub("", _STAND_IN.sub("", snake_case(class_name)))
    last = owner.rpartition("_")[2]
    if last in _ACCESS and "_" in owner:
        owner = owner.rpartition("_")[0]  # what `ExperimentAPI` is for has the `id`
    if name != "id" and len(last) >= _SHORTEST:
        owner = last
    if name != "id" and (single(last) != last or _ACTING.match(last)):
        return
    is_short = len(f"{owner}_{name}") <= _WORD_LIMIT and (name == "id" or "_" not in owner)
    has_letters = any(len(word) == 1 for word in owner.split("_"))
    if (
        is_short
        and not has_letters
        and owner.isascii()
        and (says_something(owner) or owner == "node")
        and not re.search(r"\d", owner)
    ):
        yield f"{owner}_{name}"


def _without(name: str, owner: str) -> str:
    """Return whose it is where the word for it ends in its name: `course` for `courseid`."""
    bare = owner.removesuffix(name).rstrip("_")
    return bare if len(bare) >= _SHORTEST else owner


def single(word: str) -> str:
    """Return the word for one of several; a word that names one stays."""
    return (singular(word) if word.endswith("s") else None) or word


def written_out(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield the word a `dir` is short for, if the function or class says it: `parse_directive`."""
    function = binding.scope.node
    holder = facts.parents.get(function)
    around = [getattr(each, "name", None) or "" for each in (function, holder)]  # a handler may have none
    said = (_SHORT_FOR[binding.name].search(name) for name in around) if binding.name in _SHORT_FOR else ()
    yield from (match[0].lower() for match in said if match)


def says_something(owner: str) -> bool:
    """Tell whether words say whose something is: not `item`, not `main`."""
    return _SAYS_NOTHING.isdisjoint(owner.split("_"))
