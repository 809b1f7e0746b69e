"""What an expression says that a name gets: `user_id` for `user.id`, `next_token` for `tokens.pop(0)`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from beginner_lint.facts.names.annotation_words import shortened, snake_case
from beginner_lint.facts.names.naming import element_of, is_empty_noun

# These only say what sort of value the variable holds, so that any noun from around it says more. The others
# say what it is for: of `user.id` the `id` must stay.
SORTS = frozenset(
    {"bool", "bytes", "complex", "dict", "float", "frozenset", "input", "int", "list"}
    | {"object", "set", "str", "tuple"}
)
_VERB = re.compile(
    r"^(?:[a-z_]+_to|build|calculate|compute|create|current|fetch|find|get|guess|load|make|parse|read)_(?:current_)?(?=[a-z])"
)


def nouns(value: ast.expr, name: str) -> Iterator[str]:
    """Yield nouns for a value from how it is written: `user_id` for `user.id` and for `user["id"]`."""
    if isinstance(value, ast.Call):
        called = (_last_word(value.func) or "").lstrip("_")
        if _VERB.match(called):
            yield shortened(_VERB.sub("", called), name)
        if called == "get" and isinstance(value.func, ast.Attribute) and _is_about(value.args[:1], name):
            yield from _of_element(value.func.value, name)
        return
    if isinstance(value, ast.Subscript) and name not in SORTS and not isinstance(value.slice, ast.Slice):
        yield element_of(value.value) or ""
    part = _last_word(value)
    if part is None or isinstance(value, ast.Name) or ast.unparse(value).startswith("sys."):
        return
    if part == name:
        owner = _last_word(value.value) if isinstance(value, ast.Attribute | ast.Subscript) else None
        is_noun = owner and len(owner) > 2 and owner.islower() and not is_empty_noun(owner)
        if owner and is_noun and not owner.endswith(("data", "dict", "info")):
            yield f"{owner.strip('_')}_{name}"
        elif isinstance(value, ast.Subscript):
            yield from _of_element(value.value, name)
    else:
        yield shortened(part, name)


def _is_about(keys: list[ast.expr], name: str) -> bool:
    return bool(keys) and isinstance(keys[0], ast.Constant) and keys[0].value == name


def _of_element(attributes: ast.expr, name: str) -> Iterator[str]:
    """Yield `elem_type` for what is asked of the attributes of an element of XML, `elem.attrib`."""
    if isinstance(attributes, ast.Attribute) and attributes.attr in ("attrib", "attributes", "attrs"):
        owner = _last_word(attributes.value) or ""
        yield from [f"{owner}_{name}"] if len(owner) > 2 and not is_empty_noun(owner) else []


def following(value: ast.expr, *, is_element: bool) -> Iterator[str | None]:
    """Yield what comes next: `next_token` for `tokens.pop(0)`, `next_sibling` for `node.nextSibling`."""
    said = snake_case(_last_word(value.func if isinstance(value, ast.Call) else value) or "")
    if said == "next" and isinstance(value, ast.Attribute):
        yield "next_node"  # of a linked list
    if said.startswith("next_"):
        yield said
    elif isinstance(value, ast.Call) and not is_element and _VERB.match(said):
        yield f"next_{said.rpartition('_')[2]}"
    owner: ast.expr | None = value if is_element else None
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        owner = value.func.value if value.func.attr in ("pop", "popleft") else None
    elif isinstance(value, ast.Subscript) and not isinstance(value.slice, ast.Slice):
        owner = value.value
    word = element_of(owner) if owner is not None else None
    if word and word != "next":
        yield f"next_{word.removeprefix('next_')}"


def _last_word(value: ast.expr) -> str | None:
    """Return the last name in an expression such as `a.b` or `a["b"]`."""
    if isinstance(value, ast.Name):
        return value.id
    if isinstance(value, ast.Attribute):
        return value.attr
    if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Constant):
        key = value.slice.value
        return key if isinstance(key, str) and key.isidentifier() else None
    return None
