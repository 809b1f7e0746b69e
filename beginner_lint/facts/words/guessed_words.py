"""Which new names are guesses: they say what a variable holds, and nothing but its old name tells that."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, BindingKind
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
_OF_ONE_KIND = frozenset(
    {"all", "bin", "dict", "float", "int", "iter", "list", "next", "range", "set", "tuple", "zip"}
)
_NUMBERS = frozenset({"max", "min", "sum"})
# What takes the rest gets a list or a dict.
_REST = (ast.MatchStar, ast.MatchMapping, ast.Starred)
_ELEMENTS = (BindingKind.LOOP, BindingKind.COMPREHENSION)
# What may be done with a value of any kind.
_SAYING_LITTLE = frozenset({"able", "described", "formatted", "function"})


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
    if name not in _OF_ONE_KIND or better not in NAMES[name]:
        return False
    if better in said_by_partner(name, names_beside(first, facts)):
        return False
    if isinstance(first.node, _REST) or isinstance(facts.parents.get(first.node), _REST):
        return False
    type_of = facts.types.element if first.kind in _ELEMENTS else facts.types.of
    kinds = {kind for value in values for kind in kinds_of(type_of(value))} - {"NoneType"}
    uses = used_as(first, facts, is_known=False)
    is_told = bool(kinds) or not _SAYING_LITTLE.issuperset(uses)
    return not (is_told or any(_says(value, name) for value in values))


def _makes_object(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func).lstrip("_")[:1].isupper()


def _says(value: ast.expr, name: str) -> bool:
    """Tell whether how a value is written says what it is: `image.max()`, one of `dicts`."""
    word = last_name(value.func) if isinstance(value, ast.Call) else last_name(value)
    if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Constant):
        word = str(value.slice.value)
    return element_of(value) == name or bool(re.search(rf"(?:^|_){name}(?:_|$)", word))
