"""Which new names are guesses: they say what a variable holds, and nothing but its old name tells that."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.annotation_words import snake_case
from beginner_lint.facts.words.binding_words import ELEMENTS
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.builtin_names import NAMES
from beginner_lint.facts.words.house_words import names_beside
from beginner_lint.facts.words.naming import element_of
from beginner_lint.facts.words.parameter_kinds import kinds_of
from beginner_lint.facts.words.used_as import used_as
from beginner_lint.facts.words.value_words import said_by_partner

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# The words for these are true of one kind of value only; others, such as `identifier`, say what the old name
# said, and so do those for numbers, unless they are objects of a class: a layer `MaxPooling()` is no maximum.
# Behind each: as what a variable of that kind is used, see `used_as`.
_OF_ONE_KIND: dict[str, frozenset[str]] = {
    "all": frozenset({"indexed", "looked up", "sliced", "walked"}),
    "bin": frozenset(),
    "dict": frozenset({"looked up"}),
    "float": frozenset({"calculated"}),
    "int": frozenset({"calculated"}),
    "iter": frozenset({"stepped", "walked"}),
    "list": frozenset({"indexed", "sliced", "walked"}),
    "next": frozenset(),
    "range": frozenset(),
    "set": frozenset({"looked up", "walked"}),
    "tuple": frozenset({"indexed", "sliced", "walked"}),
    "zip": frozenset(),
}
_NUMBERS = frozenset({"max", "min", "sum"})
_METHODS = {each.__name__: frozenset(dir(each)) - set(dir(object)) for each in (dict, list, set)}
# A name with "type" in it, or the key "type"; but what Python and numpy call so.
_TERM = re.compile(
    r"\b(?!(?:as|d)?types?\b|_*type_*\(|TypeError\b|TypeVar\b|(?:is)?subtype\b)\w*[Tt]ype\w*|[\"']type[\"']"
)
# What takes the rest gets a list or a dict.
_REST = (ast.MatchStar, ast.MatchMapping, ast.Starred)


def is_guess(bindings: list[Binding], better: str, facts: Facts) -> bool:
    """Tell whether a new name of a variable is a guess: `mapping` for a `dict` that some call returned.

    Args:
        bindings: all that binds the variable, at least one.
        better: the new name.
        facts: the facts of the file.

    """
    first, name = bindings[0], bindings[0].name
    values = [value for each in bindings if (value := bound_value(each, facts)) is not None]
    if name in _NUMBERS and better in NAMES[name]:
        return any(map(_makes_object, values))
    if better == "kind" and _is_a_term(first, facts):
        return True
    if better == f"current_{name}":
        return not any(element_of(value) == name for value in values)
    if name not in _OF_ONE_KIND or snake_case(better) not in NAMES[name]:
        return False
    if better in said_by_partner(name, names_beside(first, facts)):
        return False
    if isinstance(first.node, _REST) or isinstance(facts.parents.get(first.node), _REST):
        return False
    type_of = facts.types.element if first.kind in ELEMENTS else facts.types.of
    known = [set(kinds_of(type_of(value))) for value in values]
    kinds = set().union(*known) - {"NoneType"}
    if any(isinstance(value, ast.Call) and not told for value, told in zip(values, known, strict=True)):
        kinds = set()  # whatever else it is, one call may give anything
    uses = used_as(first, facts, is_known=False)
    is_told = bool(kinds) or not _OF_ONE_KIND[name].isdisjoint(uses) or _is_used_as_one(first, facts)
    return not (is_told or any(_says(value, name) for value in values))


def _is_a_term(binding: Binding, facts: Facts) -> bool:
    """Tell whether code around has a word for some `type`, so that `kind` may not be what it is about."""
    scope = binding.scope.node
    code = facts.source.text if isinstance(scope, ast.Module) else facts.source.segment(scope)
    return bool(_TERM.search(code))


def _is_used_as_one(binding: Binding, facts: Facts) -> bool:
    """Tell whether a variable is used as what its old name says: `list.append(x)`, `dict[key] = x`."""
    methods = _METHODS.get(binding.name, frozenset())
    for found in facts.scopes.occurrences(binding.scope, binding.name):
        holder = facts.parents.get(found.node)
        if isinstance(holder, ast.Attribute) and holder.attr in methods:
            return True
        if isinstance(holder, ast.Subscript) and isinstance(holder.ctx, ast.Store) and binding.name == "dict":
            return holder.value is found.node
    return False


def _makes_object(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func).lstrip("_")[:1].isupper()


def _says(value: ast.expr, name: str) -> bool:
    """Tell whether how a value is written says what it is: `image.max()`, one of `dicts`."""
    word = last_name(value.func) if isinstance(value, ast.Call) else last_name(value)
    if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Constant):
        word = str(value.slice.value)
    return element_of(value) == name or bool(re.search(rf"(?:^|_){name}(?:_|$)", word))
