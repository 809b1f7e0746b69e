"""What a `dir` is: a direction, or a directory, which the file may call a folder."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import Function
from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.annotation_words import class_names
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.value_texts import said_by_text

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_IN_ORDER = re.compile(r"order_?by|sort", re.IGNORECASE)
# No path is one of these.
_NUMBERS = frozenset({"int", "float", "complex"})
_VECTOR = re.compile(r"int$|float$|complex$|ndarray$|\w*(?:Vec|Vector)(?:\d\w?)?$")
_DIRECTIONS = re.compile("direction", re.IGNORECASE)
_FOLDERS = re.compile(
    r"director(?:y|ies)|folder|path|glob|listdir|\bopen\(|\.[a-z]{2,4}[\"']|[\"'.]/|os\.", re.IGNORECASE
)
_OF_SEVERAL = re.compile("bool|dict|list|set|tuple")
_FOLDER, _DIRECTORY = re.compile("folder", re.IGNORECASE), re.compile("director(?:y|ies)", re.IGNORECASE)
_RECKONING = (ast.Mult, ast.Sub, ast.FloorDiv)
_OF_VECTORS = frozenset({"dot", "length", "normalize", "normalize_ip", "normalized", "x", "y", "z"})


def direction_words(
    binding: Binding, facts: Facts, kinds: Collection[str], _uses: Collection[str], _: ast.expr | None
) -> Iterator[str]:
    """Yield `direction` for what is one, by its type, its uses or its texts, and what files call others."""
    if _orders(binding, facts) or _is_number(binding, kinds) or _is_reckoned_with(binding, facts):
        yield "direction"
    texts = map(facts.source.segment, _texts(binding, facts))
    yield from (word for text in texts for word in said_by_text("dir", text) if word == "direction")
    function = binding.scope.node
    told = facts.source.segment(function) if isinstance(function, Function) else ""
    if _DIRECTIONS.search(told) and not _FOLDERS.search(told):
        yield "direction"
    if facts.says_folder and not any(map(_OF_SEVERAL.match, kinds)):
        yield "folder"


def says_folder(facts: Facts) -> bool:
    """Tell whether a file rather speaks of folders than of directories."""
    whole = facts.source.text
    return len(_FOLDER.findall(whole)) > len(_DIRECTORY.findall(whole))


def _orders(binding: Binding, facts: Facts) -> bool:
    """Tell whether a parameter says how to sort: that of `order_by`."""
    function = binding.scope.node
    around = (getattr(function, "name", ""), getattr(facts.parents.get(function), "name", ""))
    return binding.kind is BindingKind.PARAMETER and any(_IN_ORDER.search(name or "") for name in around)


def _is_number(binding: Binding, kinds: Collection[str]) -> bool:
    classes = class_names(getattr(binding.node, "annotation", None))
    return not _NUMBERS.isdisjoint(kinds) or any(map(_VECTOR.match, classes))


def _texts(binding: Binding, facts: Facts) -> Iterator[ast.expr]:
    """Yield what a variable gets, what it is compared with, and what it is asked to begin with."""
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        holder = facts.parents.get(occurrence.node)
        if isinstance(holder, ast.Call) and getattr(holder.func, "id", "") == "str":
            holder = facts.parents.get(holder)
        if occurrence.role is Role.BIND and isinstance(holder, ast.Assign):
            yield holder.value
        elif occurrence.role is Role.BIND and isinstance(holder, ast.For | ast.comprehension):
            yield from _walked(holder.iter, facts)
        elif occurrence.role is Role.BIND and isinstance(holder, ast.Tuple):
            walked = getattr(facts.parents.get(holder), "iter", None)
            if isinstance(walked, ast.Call) and last_name(walked.func) == "enumerate" and walked.args:
                yield from _walked(walked.args[0], facts)
        elif isinstance(holder, ast.Compare):
            yield from (part for side in holder.comparators for part in getattr(side, "elts", [side]))
        else:
            yield from _asked_for(holder, facts)


def _walked(walked: ast.expr, facts: Facts) -> Iterator[ast.expr]:
    """Yield what is walked over, if it is listed there or where the only variable of that name is made."""
    bindings = facts.scopes.bindings_of(walked) if isinstance(walked, ast.Name) else ()
    listed = bound_value(bindings[0], facts) if len(bindings) == 1 else walked
    yield from getattr(listed, "elts", ())


def _asked_for(holder: ast.AST | None, facts: Facts) -> Iterator[ast.expr]:
    """Yield what a text is asked to begin with: `dir.upper().startswith("L")`."""
    while isinstance(holder, ast.Attribute):
        call = facts.parents.get(holder)
        if not isinstance(call, ast.Call):
            return
        if holder.attr == "startswith":
            yield from call.args[:1]
        holder = facts.parents.get(call)


def _is_reckoned_with(binding: Binding, facts: Facts) -> bool:
    """Tell whether a value is multiplied, subtracted or negated, compared with a number, or is a vector.

    A folder is divided, too: `folder / name`.
    """
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        holder = facts.parents.get(occurrence.node)
        if isinstance(holder, ast.Assign) and occurrence.role is Role.BIND:
            holder = holder.value
        if isinstance(holder, ast.BinOp | ast.AugAssign) and isinstance(holder.op, _RECKONING):
            return True
        if isinstance(holder, ast.BinOp | ast.Compare) and _has_number(holder):
            return True
        if isinstance(holder, ast.UnaryOp) and isinstance(holder.op, ast.USub):
            return True
        if isinstance(holder, ast.Attribute) and holder.attr in _OF_VECTORS:
            return True
    return False


def _has_number(node: ast.BinOp | ast.Compare) -> bool:
    sides = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.left, *node.comparators)
    bare = (side.operand if isinstance(side, ast.UnaryOp) else side for side in sides)
    return any(isinstance(side, ast.Constant) and isinstance(side.value, int | float) for side in bare)
