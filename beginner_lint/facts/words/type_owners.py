"""Of what something is the `type`: what it is compared with, and what texts say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.owner_words import says_something, single

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_SHORTEST = 3  # letters in a word that says whose it is
# Texts say of what a type is one: "the type of the path", "unknown url type".
_TYPE_OF = re.compile(r"\btype of (?:the |an? |this )?([a-z]{3,12})\b(?! of\b)")
_SOME_TYPE = re.compile(r"\b([a-z]{3,12}) type\b(?! (?:is|of|to|in)\b)")
_NO_OWNER = frozenset(
    {"and", "another", "any", "are", "argument", "bad", "but", "can", "certain", "correct"}
    | {"different", "each", "either", "every", "expected", "for", "from", "get", "given", "has"}
    | {"have", "illegal", "invalid", "its", "known", "latter", "missing", "new", "not", "null"}
    | {"object", "one", "other", "own", "param", "proper", "python", "require", "requires", "return"}
    | {"right", "same"}
    | {"set", "single", "some", "specific", "such", "supported", "that", "the", "their", "these"}
    | {"this", "those", "type", "unexpected", "unknown", "unsupported", "use", "valid", "value"}
    | {"values", "variable", "what", "which", "with", "wrong", "you", "your"}
)


def compared_with(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `control_type` for what is compared with `control.type`."""
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        holder = facts.parents.get(occurrence.node)
        if occurrence.role is not Role.READ or not isinstance(holder, ast.Compare):
            continue
        for side in (holder.left, *holder.comparators):
            owner = getattr(side.value, "id", "") if isinstance(side, ast.Attribute) else ""
            if owner in ("token", "tokenize"):  # the modules of the standard library
                yield f"token_{binding.name}"
            if isinstance(side, ast.Attribute) and side.attr == binding.name and len(owner) > _SHORTEST:
                yield from [f"{owner}_{binding.name}"] if says_something(owner) and owner != "other" else []


def compared_in_file(name: str, facts: Facts) -> Iterator[str]:
    """Yield `control_type` where all that a file compares with a `type` is the `control.type`."""
    owners = set()
    for compared in facts.parents.of_type(ast.Compare):
        sides = [compared.left, *compared.comparators]
        if any(isinstance(side, ast.Name) and side.id == name for side in sides):
            found = (side.value for side in sides if isinstance(side, ast.Attribute) and side.attr == name)
            owners |= {owner.id for owner in found if isinstance(owner, ast.Name)}
    owners -= {"other", "self"}
    if len(owners) == 1:
        (owner,) = owners
        yield from [f"{owner}_{name}"] if len(owner) > _SHORTEST and says_something(owner) else []


def told_by_texts(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield of what a parameter is the type, where the texts of its function name one thing only."""
    function = binding.scope.node
    if binding.kind is not BindingKind.PARAMETER or not isinstance(function, ast.FunctionDef):
        return
    docstring = ast.get_docstring(function, clean=False) or ""
    told = docstring.partition("\n\n")[0]  # what follows may be about other parameters
    said = [
        node.value
        for node in nodes_in(function)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != docstring
    ]
    found = {word for text in (told, *said) for word in _TYPE_OF.findall(text.lower())}
    found |= {word for text in said for word in _SOME_TYPE.findall(text.lower())}
    owners = {single(word) for word in found - _NO_OWNER}
    if len(owners) == 1:
        yield f"{owners.pop()}_{binding.name}"
