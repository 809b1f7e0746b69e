"""What an expression says that a name gets: `user_id` for `user.id`, `next_token` for `tokens.pop(0)`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.words.annotation_words import WIDGETS, says_in_full, shortened, snake_case
from beginner_lint.facts.words.naming import element_of, is_empty_noun, plural, singular
from beginner_lint.facts.words.owner_words import says_something

# These only say what sort of value the variable holds, so that any noun from around it says more. The others
# say what it is for: of `user.id` the `id` must stay.
SORTS = frozenset(
    {"bool", "bytes", "complex", "dict", "float", "frozenset", "input", "int", "list"}
    | {"object", "set", "str", "tuple"}
)
# Of several such, each is one of them.
_COUNTABLE = frozenset(
    {"filter", "format", "hash", "id", "input", "map", "property", "range", "set", "slice", "type", "zip"}
)
# What these give is no text in parts.
_GIVING_SEVERAL = frozenset({"fetchall", "findall", "glob", "iterdir", "listdir", "readlines"})
# What holds values of many things.
_HOLDERS = re.compile(
    r"(?:args|attrs|body|config|cookies|dict|data|env|environ|event|form|headers|info|json|kwargs|message|meta"
    r"|options|params|payload|post|query|record|request|response|result|row|session|settings)s?$"
)
_ABOUT = re.compile(r"^(?:attributes|data|info|meta(?:data)?|properties)$")  # of what stands before it
_NO_THINGS = frozenset(
    {"argv", "col", "field", "group", "list", "match", "pair", "part", "response", "string", "tuple"}
    | {"char", "column", "element", "entry", "guid", "identifier", "index", "key", "letter", "line", "name"}
    | {"number", "pk", "text", "uid", "uuid", "word"}
)
_SHORTEST = 3
_IDS = frozenset({"guid", "pk", "uid", "uuid"})
_NOUN = re.compile(r"(?:er|ment|or|tion)$")
_SPLIT = frozenset({"format", "type"})  # of a "resourcetype"
# These give back what they are given, in another shape.
_PASSING = frozenset({"frozenset", "list", "reversed", "set", "sorted", "tuple"})
# These tell which `id` what they made has got.
_MAKES = re.compile(
    r"^(?:add|create|insert|new|register|schedule|submit|upload)_(?:multi_|new_)?(?P<noun>[a-z]{3,})$"
)
# By these several things, `users`, get one more.
_MAKING = frozenset({"add", "create", "insert", "new", "register", "spawn"})
_NOT_MADE = frozenset({"client", "factory", "helper", "manager", "provider", "service", "store", "table"})
_TO_BYTES = re.compile(r"^(?P<noun>[a-z]{3,})_to_bytes$")
_PREPOSITION = re.compile(r"_(?:by|for|from|in|of|with)_")
_VERB = re.compile(
    r"^(?:[a-z_]+_to|build|calculate|compute|create|current|fetch|find|get|guess|load|make|parse|read)_(?:current_)?(?=[a-z])"
)


def nouns(value: ast.expr, name: str) -> Iterator[str]:
    """Yield nouns for a value from how it is written: `user_id` for `user.id` and for `user["id"]`."""
    if isinstance(value, ast.IfExp):
        yield from nouns(value.body, name)
    elif isinstance(value, ast.BoolOp):  # `row and row["type"] or None`
        yield from nouns(value.values[0 if isinstance(value.op, ast.Or) else -1], name)
    elif (held := _one_held(value, name)) is not None:
        yield from nouns(held, name)
    elif isinstance(value, ast.Attribute) and (made := _attribute_noun(value, name)):
        yield made
    elif isinstance(value, ast.Call):
        yield from _nouns_of_call(value, name)
    elif not isinstance(value, ast.Name) and not ast.unparse(value).startswith("sys."):
        yield from _nouns_of_place(value, name)


def _one_held(value: ast.expr, name: str) -> ast.expr | None:
    """Return `note["id"]` for `note["ids"][0]`: the first of several that something has is its own."""
    if not isinstance(value, ast.Subscript) or not isinstance(value.slice, ast.Constant):
        return None
    several = value.value
    is_kept = isinstance(several, ast.Subscript) and isinstance(several.slice, ast.Constant)
    key = several.slice.value if is_kept else None  # type: ignore[attr-defined]
    if isinstance(key, str) and isinstance(several, ast.Subscript) and singular(key) == name:
        return ast.Subscript(several.value, ast.Constant(name))
    return None


def _nouns_of_call(value: ast.Call, name: str) -> Iterator[str]:
    """Yield nouns for what a call gives: by its own name, by its arguments, by what it is a method of."""
    called = (_last_word(value.func) or "").lstrip("_")
    done = snake_case(called) if called[:1].islower() else called
    yield from _said_in_call(value, name)
    if name == "id" and (made := _MAKES.match(done)) and says_something(made["noun"]):
        yield f"{made['noun']}_id"
    if name == "id" and done in _MAKING and isinstance(value.func, ast.Attribute):
        kept = element_of(value.func.value) or ""
        yield f"{kept}_id" if _is_thing(kept) and kept not in _NOT_MADE else ""
    if _VERB.match(done):
        yield shortened(_PREPOSITION.split(_VERB.sub("", done))[0], name)
    elif name in _COUNTABLE and done.endswith(f"_{name}") and done.count("_") > 1:
        yield shortened(done, name)  # of `region_id(place)`
    if name == "bytes" and (given := _TO_BYTES.match(done)):
        yield f"{given['noun']}_bytes"
    said = _PREPOSITION.split(done)[0].rpartition("_")[2]
    if name == "all" and _VERB.match(done) and singular(said):
        yield f"all_{said}"
    if name == "all" and called in _PASSING and value.args:
        kept = (_last_word(value.args[0]) or "").rpartition("_")[2]
        yield f"all_{kept}" if singular(kept) else ""
    yield from (part for part in done.split("_") if says_in_full(part, name) and _NOUN.search(part))
    if name in ("list", "tuple") and (word := element_of(value)) and called in _GIVING_SEVERAL:
        yield plural(word) or ""
    if name in SORTS and called in _PASSING and value.args:
        yield from nouns(value.args[0], name)
    if name in SORTS and called in ("copy", "deepcopy"):
        copied = value.args[0] if value.args else getattr(value.func, "value", value)
        yield from (f"{noun}_copy" for noun in nouns(copied, name))
    if name == "id" and re.fullmatch("uuid[1-8]", called):
        yield "unique_id"
    if called == "get" and isinstance(value.func, ast.Attribute):
        yield from _got(value, name)
        if _is_about(value.args[:1], name):
            yield from _of_element(value.func.value, name)
    elif called == "getattr" and len(value.args) > 1:
        yield _key(value.args[1])
    elif called in ("int", "str") and value.args:
        yield from nouns(value.args[0], name)
    elif called in WIDGETS:
        yield f"{name}_{called}"
    elif name in SORTS and called[:1].isupper():
        yield _of_class(called, name)


def _nouns_of_place(value: ast.expr, name: str) -> Iterator[str]:
    """Yield nouns for what is read from an attribute or an item."""
    if isinstance(value, ast.Subscript) and not isinstance(value.slice, ast.Slice):
        word = element_of(value.value) or "" if name != "vars" else last_name(value.value).strip("_")
        is_one = name not in SORTS or word.startswith(f"{name}_")  # of `input_details`
        is_one = is_one and not (word.endswith("_name") and not isinstance(value.slice, ast.Constant))
        yield from [word] if is_one else []
    part = _last_word(value)
    if part is None:
        return
    if name in ("dict", "globals", "locals", "vars") and part == "__dict__":
        yield "namespace"
    part = part.lower() if part.isupper() else part.strip("_")
    part = name if name == "id" and part in _IDS else part
    part = snake_case(part) if part.endswith(name.title()) else part
    if name in _SPLIT:
        part = re.sub(f"^([a-z]{{4,}}){name}$", rf"\1_{name}", part)
    if part == name and name != "open":  # which is how something is, and not what it has
        owner = _owner(value)
        is_noun = owner and len(owner) > 2 and owner.islower() and not is_empty_noun(owner)
        if (
            owner
            and is_noun
            and not owner.endswith(("data", "dict", "info", "json"))
            and not (owner.endswith("s") and singular(owner))
        ):
            yield f"{owner.strip('_')}_{name}"
        elif isinstance(value, ast.Subscript):
            yield from _of_element(value.value, name)
    else:
        yield shortened(part, name)


def _said_in_call(call: ast.Call, name: str) -> Iterator[str]:
    """Yield `city_input` for `Input(id="city-input")`: what a call calls what it makes or finds."""
    for part in (*call.args, *(each.value for each in call.keywords)):
        said = getattr(part, "value", None)
        if isinstance(said, str) and re.fullmatch(rf"[a-z]+(?:[-_][a-z]+)?[-_]{name}", said, re.IGNORECASE):
            yield said.replace("-", "_").lower()
        elif (
            isinstance(said, str) and name in _SPLIT and (joined := re.search(rf"([a-z]{{4,}}){name}$", said))
        ):
            yield f"{joined[1]}_{name}"


def _attribute_noun(value: ast.Attribute, name: str) -> str:
    """Return `row_id` for `cursor.lastrowid`, and `color_type` for `ColorType.RED`; empty for others."""
    if (name, value.attr) == ("id", "lastrowid"):
        return "row_id"
    if (name, value.attr) == ("type", "__name__"):
        return "type_name"
    return member_of(value, name)


def member_of(node: ast.expr | None, name: str) -> str:
    """Return what the class of a member says: `color_type` for `ColorType.RED.value`; empty for others."""
    while isinstance(node, ast.Attribute):
        node = node.value
        owner = _last_word(node) or ""
        if owner.endswith(name.title()) and owner != name.title():
            return snake_case(owner)
    return ""


def _owner(value: ast.expr) -> str | None:
    """Return the word for what has an attribute or item, or for whose `options` these are."""
    while isinstance(value, ast.Attribute | ast.Subscript):
        value = value.value
        word = _last_word(value)
        if word is None and isinstance(value, ast.Subscript):
            return element_of(value.value)  # `files[0]["id"]`
        about = _ABOUT if isinstance(value, ast.Subscript) else None
        is_empty = word is not None and (about.search(word) if about else is_empty_noun(word.strip("_")))
        if word is None or not is_empty or isinstance(value, ast.Name):
            return word
    return None


def _key(node: ast.expr) -> str:
    """Return the name that a text is: `school_type` for "SCHOOL_TYPE"; empty for another one."""
    text = getattr(node, "value", None)
    if not isinstance(text, str) or not text.isidentifier():
        return ""
    return text.lower() if text.isupper() else snake_case(text)


def _got(call: ast.Call, name: str) -> Iterator[str]:
    """Yield `course_id` for `root.get("CourseID")`, and `user_id` for `user.get("id")`."""
    key = getattr(call.args[0], "value", None) if call.args else None
    owner = getattr(call.func, "value", None)
    if isinstance(key, str) and key.isidentifier() and key != name:
        yield shortened(snake_case(key), name)
    elif key == name and getattr(owner, "id", "") == "msg":
        yield f"message_{name}"
    elif key == name and isinstance(owner, ast.Name) and len(owner.id) > 3 and owner.id.isalpha():
        is_one = not owner.id.endswith("s") and not _HOLDERS.search(owner.id) and not is_empty_noun(owner.id)
        yield from [f"{owner.id}_{name}"] if is_one else []


def _of_class(called: str, name: str) -> str:
    """Return the word for an object of a class: `model` for `QStandardItemModel()`."""
    word = snake_case(called)
    last = word.rpartition("_")[2]
    return word if last == name or word.startswith(f"{name}_") else last


def _is_about(keys: list[ast.expr], name: str) -> bool:
    return bool(keys) and isinstance(keys[0], ast.Constant) and keys[0].value == name


def _of_element(attributes: ast.expr, name: str) -> Iterator[str]:
    """Yield `elem_type` for what is asked of the attributes of an element of XML, `elem.attrib`."""
    if isinstance(attributes, ast.Attribute) and attributes.attr in ("attrib", "attributes", "attrs"):
        owner = _last_word(attributes.value) or ""
        yield from [f"{owner}_{name}"] if len(owner) > 2 and not is_empty_noun(owner) else []


def following(value: ast.expr, *, is_element: bool) -> Iterator[str | None]:
    """Yield what comes next: `next_token` for `tokens.pop(0)`, `next_sibling` for `node.nextSibling`."""
    if isinstance(value, ast.IfExp):
        value = value.body  # `tokens.pop() if tokens else None`
    said = snake_case(_last_word(value.func if isinstance(value, ast.Call) else value) or "")
    if said == "next" and isinstance(value, ast.Attribute):
        yield "next_node"  # of a linked list
    if said.startswith("next_"):
        yield said
    elif inside := re.search(r"_next_?([a-z]{4,})$", said):
        yield f"next_{inside[1]}"  # of `tag_nextrange(…)`
    elif isinstance(value, ast.Call) and not is_element and _VERB.match(said):
        yield f"next_{said.rpartition('_')[2]}"
    owner: ast.expr | None = value if is_element else None
    if isinstance(value, ast.Subscript) and not isinstance(value.slice, ast.Slice):
        owner = value.value
    elif not is_element and isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        owner = value.func.value if value.func.attr in ("pop", "popleft") else None
    word = element_of(owner) if owner is not None else None
    if word and word != "next":
        yield f"next_{word.removeprefix('next_')}"


def one_of(collection: ast.expr, name: str) -> list[str]:
    """Return names for one of several: `user_id` of `user_ids`, `task_input` of `task.inputs`."""
    kept_in = collection.value if isinstance(collection, ast.Subscript) else collection
    word = element_of(_kept_as(collection)) or element_of(kept_in) or ""
    if name in _COUNTABLE and (word == name or getattr(collection, "attr", "") == name):
        holder = collection.func if isinstance(collection, ast.Call) else collection
        owner = (_last_word(holder.value) or "") if isinstance(holder, ast.Attribute | ast.Subscript) else ""
        owner = "" if isinstance(holder, ast.Subscript) and _HOLDERS.search(owner) else owner
        is_noun = len(owner) > 2 and owner.islower() and not is_empty_noun(owner) and not owner.endswith("s")
        return [f"{owner}_{name}"] if is_noun else []
    if isinstance(collection, ast.Name) and (member := member_of(ast.Attribute(collection, ""), name)):
        return [member]  # of an enumeration
    word = snake_case(word) if word.endswith(name.title()) else word
    last = snake_case(word).rpartition("_")[2]
    if says_in_full(last, name):
        return [last]  # of `invDirections`
    if last.endswith(name) and len(last) > len(name) + 2:
        return [last, f"current_{last}"]  # of `unknown_habtypes`
    if word == f"{name}_id":
        return [f"current_{name}"]  # of a foreign key: the object itself
    if name == "id" and isinstance(collection, ast.Name | ast.Attribute) and _is_thing(word):
        return [f"{word}_id"]  # of `symbols`
    return [] if name in SORTS and word == "value" else [shortened(word, name)]


def _is_thing(word: str) -> bool:
    """Tell whether the word for one of several names such as has an `id`."""
    is_word = len(word) > _SHORTEST and word.isalpha() and word.islower() and word not in _NO_THINGS
    return is_word and says_something(word) and not is_empty_noun(word)


def _kept_as(collection: ast.expr) -> ast.expr:
    """Return the key, as a name, by which several are kept: `users` for `response["users"]`."""
    key: ast.expr | None = collection.slice if isinstance(collection, ast.Subscript) else None
    if isinstance(collection, ast.Call) and getattr(collection.func, "attr", "") == "get":
        key = collection.args[0] if collection.args else None
    said = getattr(key, "value", None)
    return ast.Name(said) if isinstance(said, str) and said.isidentifier() else collection


def any_of(collection: ast.expr | None, name: str) -> list[str]:
    """Return the name for one of several that are called so, where nothing says more of it: `current_id`."""
    if isinstance(collection, ast.Call) and getattr(collection.func, "id", "") == "range":
        return [f"{name}_index"] if name in _COUNTABLE - {"id"} else []
    named = [getattr(each, "id", "") for each in getattr(collection, "elts", ())]
    if name in _COUNTABLE and named and all(each.endswith(f"_{name}") for each in named):
        return [f"current_{name}"]
    is_countable = name in _COUNTABLE - {"format", "id"}  # for which there are words that say no less
    is_one = collection is not None and is_countable and element_of(_kept_as(collection)) == name
    return [f"current_{name}"] if is_one else []


def _last_word(value: ast.expr) -> str | None:
    """Return the last name in an expression such as `a.b` or `a["b"]`."""
    if isinstance(value, ast.Name):
        return value.id
    if isinstance(value, ast.Attribute):
        return value.attr
    if isinstance(value, ast.Subscript):
        column = (
            value.slice.elts[-1:] if isinstance(value.slice, ast.Tuple) else [value.slice]
        )  # `loc[i, "x"]`
        key = column[0].value if column and isinstance(column[0], ast.Constant) else None
        if not isinstance(key, str) or not key.isidentifier():
            return None
        return key if key.isupper() else snake_case(key)
    return None
