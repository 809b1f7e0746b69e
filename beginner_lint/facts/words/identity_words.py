"""Whose `id` or `type` it is, by what the code does with it: `user_id` for `User.id == id`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, Role
from beginner_lint.facts.words.annotation_words import class_names, snake_case
from beginner_lint.facts.words.gap_texts import said_by_text_around
from beginner_lint.facts.words.naming import element_of, is_empty_noun, is_readable, is_usable
from beginner_lint.facts.words.owner_words import asked_for, says_something, single

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

SHORTEST, _LONGEST = 3, 24
# What is asked for one object by its `id`, be it a model of a database or a session.
_GETTERS = frozenset(
    {"by_id", "find_by_id", "get", "get_by_id", "get_object_or_404", "get_or_404", "get_or_none"}
)
_KEYS = frozenset({"id", "pk"})
_OF_CONSTANT = re.compile(r"(?P<whose>[A-Z]{4,}(?:_[A-Z]{3,})?)_TYPE_[A-Z]")  # `CHECKPOINT_TYPE_MAP`
_DONE_WITH = re.compile(r"^(?:add|create|delete|fetch|get|list|make|new|remove|set|update)_(?=[a-z])")
_MODEL = re.compile(r"^[A-Z][a-z]+(?:[A-Z][a-z]+)?$")
_NO_MODELS = frozenset(
    {"base", "client", "command", "config", "field", "input", "model", "request", "response"}
    | {"session", "table"}
)
# These stand for any of several things.
ANY_THING = frozenset(
    {
        "bad",
        "char",
        "by",
        "cls",
        "config",
        "create",
        "delete",
        "deleting",
        "duplicate",
        "fetch",
        "fetching",
        "find",
        "found",
        "empty",
        "entity",
        "existing",
        "expected",
        "get",
        "getting",
        "given",
    }
    | {"has", "id", "identifier", "illegal", "invalid", "key", "missing", "model", "msg", "new", "no"}
    | {"not", "old", "or"}
    | {"other", "request", "response", "that", "the", "this", "type", "unexpected", "unique"}
    | {"unknown", "using", "wrong", "your"}
)
# Classes that keep many of a kind: `TodoRepository`.
_KEEPER = re.compile(
    r"^_?(?:Abstract|Async|Base|Mongo|SQLAlchemy|Sqlite|SQL)?(?P<noun>(?:[A-Z][a-z]+){1,2}?)s?"
    r"(?:DAO|Dao|Repo|Repository|Store)$"
)
_NOT_KEPT = (
    "Abstract", "Alchemy", "Async", "Base", "Cache", "Connection", "Crud", "Data", "Database", "Db", "Entity",
    "File", "Generic", "Memory", "Model", "Mongo", "Object", "Redis", "Sql", "State", "Sync",
)  # fmt: skip
_DONE_WITH_ONE = frozenset({"add", "clear", "delete", "get", "load", "read", "remove", "save", "update"})
_NOT_ONE = re.compile(r"(?:Api|API|Client|Controller|Handler|Provider|Service|Session|Storage|View)$")
# What a class is called that shows another one to those outside.
_SHOWN = re.compile(r"(?<=[a-z])(?:DTO|Dto|Out|Read|Response|Schema)$")
_BY_ID = re.compile(r"^_*(?:delete|fetch|find|get|load|read|remove)(?:_by_id|_one)?$")

_ID_OF = re.compile(r"(?P<whose>[a-z][a-zA-Z_]{2,}?)(?:I[dD]|_id)")  # `"userId"`
_FROM_ID = re.compile(
    r"^_*(?:convert_|map_)?ids?_to_(?P<made>[a-z]+)$|^_*(?:[a-z]+_)?(?P<found>[a-z]+)_(?:for|from|with)_id$"
    r"|^(?P<ended>after)_cancel$"  # of tkinter
)


def whose_by_use(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `user_id` where all that tells of it says so: `User.id == id`, `f"/users/{id}"`."""
    name = binding.name
    if name not in ("id", "type"):
        return
    reads = [
        found.node
        for found in facts.scopes.occurrences(binding.scope, name)
        if found.role is Role.READ and not found.quoted
    ]
    owners = {owner for node in reads for owner in _owners(node, name, facts)}
    words = {
        f"{owner}_{name}"
        for owner in owners
        if len(owner) >= SHORTEST and is_said(owner) and owner not in ANY_THING and not is_empty_noun(owner)
    }
    if len(words) == 1:
        yield from filter(is_short, words)


def is_short(word: str) -> bool:
    """Tell whether a word is not too long for a name."""
    return len(word) <= _LONGEST and word.isascii() and is_usable(word)


def is_said(owner: str) -> bool:
    """Tell whether some word of several says whose something is."""
    return any(map(says_something, owner.split("_")))


def _owners(node: ast.AST, name: str, facts: Facts) -> Iterator[str]:
    holder = facts.parents.get(node)
    if isinstance(holder, ast.Compare):
        for side in (holder.left, *holder.comparators):
            asked = side.func if isinstance(side, ast.Call) and not side.args else side
            if isinstance(asked, ast.Attribute) and asked.attr == name:
                yield from _one(asked.value, node, facts)
            constant = _OF_CONSTANT.match(last_name(side)) if name == "type" else None
            yield from [constant["whose"].lower()] if constant else []
    elif isinstance(holder, ast.Assign) and holder.value is node and len(holder.targets) == 1:
        target = holder.targets[0]
        if isinstance(target, ast.Attribute) and target.attr == name:
            yield from _one(target.value, node, facts)
    if name == "id":
        yield from _kept_as(node, holder)
        yield from _by_call(node, holder, facts)
        yield from said_by_text_around(node, holder, facts)


def _kept_as(node: ast.AST, holder: ast.AST | None) -> Iterator[str]:
    """Yield `user` for what a dict has under the key "userId"."""
    pairs = zip(holder.keys, holder.values, strict=True) if isinstance(holder, ast.Dict) else ()
    for key in (key for key, value in pairs if value is node):
        said = _ID_OF.fullmatch(str(getattr(key, "value", "")))
        yield from [snake_case(said["whose"])] if said else []


def _one(owner: ast.expr, at: ast.AST, facts: Facts) -> Iterator[str]:
    """Yield the word for what has the attribute: a class, or one that a loop calls `t` of all `tasks`."""
    if not isinstance(owner, ast.Name) or owner.id in ("self", "cls"):
        return
    if _MODEL.match(owner.id):
        yield from _of_model(owner)
    elif len(owner.id) > SHORTEST and owner.id.islower():
        yield owner.id
    else:
        walked = _walked(owner.id, at, facts)
        yield from filter(None, [element_of(walked) if walked is not None else None])


def _walked(name: str, at: ast.AST, facts: Facts) -> ast.expr | None:
    """Return over what the loop around walks that calls each one by a name."""
    for outer in facts.parents.ancestors(at):
        loops = getattr(outer, "generators", [outer])
        for loop in loops:
            if isinstance(loop, ast.For | ast.comprehension) and getattr(loop.target, "id", "") == name:
                return loop.iter
    return None


def _of_model(node: ast.expr | None) -> Iterator[str]:
    word = snake_case(node.id) if isinstance(node, ast.Name) and _MODEL.match(node.id) else ""
    word = _DONE_WITH.sub("", re.sub(r"_(?:model|orm|entity|table)$", "", word))
    yield from [word] if word and word not in _NO_MODELS and single(word) == word else []


def _by_call(node: ast.AST, holder: ast.AST | None, facts: Facts) -> Iterator[str]:
    """Yield the model of which a call wants the one with this `id`: `Post.objects.get(id=id)`."""
    call = facts.parents.get(holder) if isinstance(holder, ast.keyword) else holder
    if not isinstance(call, ast.Call):
        return
    root: ast.AST = call.func
    while isinstance(root, ast.Attribute | ast.Call):
        if isinstance(root, ast.Call) and getattr(root.func, "attr", "") == "query" and root.args:
            yield from _of_model(root.args[0])  # `session.query(User).get(id)`
        if isinstance(root, ast.Attribute) and _MODEL.match(root.attr) and root is not call.func:
            root = ast.Name(root.attr)  # of `models.Student`
            break
        root = root.value if isinstance(root, ast.Attribute) else root.func
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if isinstance(holder, ast.keyword) and holder.arg not in _KEYS:
        return
    if call.args[:1] == [node]:
        owner = asked_for(called.removesuffix("_by_id")) or _made_from_id(snake_case(called))
        yield from [owner] if owner else []
    if isinstance(holder, ast.keyword) and getattr(root, "id", "") == "cls":
        around = (each for each in facts.parents.ancestors(call) if isinstance(each, ast.ClassDef))
        root = next((ast.Name(each.name) for each in around), root)  # what a class method makes
    if isinstance(holder, ast.keyword) or called in _GETTERS:
        yield from _of_model(root if isinstance(root, ast.Name) else None)
    if called in _GETTERS and call.args and call.args[0] is not node:
        yield from _of_model(call.args[0])


def _made_from_id(called: str) -> str:
    """Return what a function finds or ends by an `id`: `piece` for `id_to_piece`; empty for another one."""
    said = _FROM_ID.match(called)
    return (said["made"] or said["found"] or said["ended"]) if said else ""


def of_keeper(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `todo_id` for what is done with an `id` in `class TodoRepository`, or by `Todo.delete_by_id`."""
    function, holder = binding.scope.node, facts.parents.get(binding.scope.node)
    if binding.name != "id" or not isinstance(holder, ast.ClassDef):
        return
    called = snake_case(getattr(function, "name", ""))
    decorators = {getattr(each, "id", "") for each in getattr(function, "decorator_list", ())}
    keeper = _KEEPER.match(holder.name)
    noun = keeper["noun"] if keeper and not keeper["noun"].endswith(_NOT_KEPT) else ""
    if not noun and "classmethod" in decorators and _BY_ID.match(called):
        noun = holder.name
    others = any(name.endswith("_id") for name in binding.scope.bindings)
    if not noun and others and called in _DONE_WITH_ONE:
        noun = re.sub("(?<=[a-z])Manager$", "", holder.name)
        noun = "" if len(re.findall("[A-Z]", noun)) > 1 or _NOT_ONE.search(noun) else noun
    word = snake_case(noun)
    if word and says_something(word) and word not in _NO_MODELS and not is_empty_noun(word):
        yield from filter(is_short, [f"{single(word)}_id"])


def of_returned(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `role_id` for what a function gets that returns who has this `id`: `read_one(id) -> Role`."""
    function = binding.scope.node
    if binding.name != "id" or not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    returned = [name for name in class_names(function.returns) if name not in ("", "None")]
    if len(returned) == 1 and _BY_ID.match(snake_case(function.name)):
        for word in _of_model(ast.Name(_SHOWN.sub("", returned[0]))):
            is_one = says_something(word) and word.rpartition("_")[2] not in _NO_MODELS
            yield from filter(is_short, [f"{word}_id"] if is_one and not is_empty_noun(word) else [])


def unanimous(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `obj_id` where several functions take no other `..._id`, and class or file are about it."""
    if binding.name != "id" or any(name.endswith("_id") for name in binding.scope.bindings):
        return
    parameters = facts.parents.by_name(ast.arg)
    counted = {name: len(nodes) for name, nodes in parameters.items() if name.endswith("_id")}
    if len(counted) == 1 and max(counted.values()) > 1:
        (word,) = (name.strip("_") for name in counted)
        holder = facts.parents.get(binding.scope.node)
        about = (PurePath(facts.source.path).stem, getattr(holder, "name", None) or "")
        is_about = any(word.removesuffix("_id").replace("_", "") in each.lower() for each in about)
        yield from [word] if is_about and is_readable(word) else []
