"""A better name for a variable that hides a builtin: what the code around it says, else a word by its use."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, count
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, BindingKind
from beginner_lint.facts.words.annotation_words import (
    said_by_assertion,
)
from beginner_lint.facts.words.attested_words import attested_words
from beginner_lint.facts.words.binding_words import ELEMENTS, said_by_values
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.builtin_names import (
    class_names_instead,
)
from beginner_lint.facts.words.expression_words import SORTS, any_of
from beginner_lint.facts.words.filled_words import filled_words
from beginner_lint.facts.words.function_words import function_words
from beginner_lint.facts.words.handed_on import called_where_handed_on, key_of
from beginner_lint.facts.words.house_words import in_house_style, means_another_thing, names_beside
from beginner_lint.facts.words.identity_words import whose_by_use
from beginner_lint.facts.words.import_words import import_words
from beginner_lint.facts.words.kind_words import said_by_kind
from beginner_lint.facts.words.linked_words import linked_words
from beginner_lint.facts.words.naming import Naming, is_readable
from beginner_lint.facts.words.owner_words import written_out
from beginner_lint.facts.words.paired_words import paired
from beginner_lint.facts.words.parameter_names import parameter_names, told_elsewhere
from beginner_lint.facts.words.returned_words import returned_words
from beginner_lint.facts.words.same_values import called_elsewhere
from beginner_lint.facts.words.sister_parameters import agreed_words, sister_parameters
from beginner_lint.facts.words.value_words import said_by_partner

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def better_name(
    bindings: list[Binding], facts: Facts, also_builtin: Iterable[str] = (), words: Iterable[str] = ()
) -> str:
    """Return a fresh name for a variable, stable between runs.

    Args:
        bindings: all that binds the variable, at least one; the first that assigns a value decides.
        facts: the facts of the file.
        also_builtin: names that count as builtins by the settings.
        words: further ones that fit, where the variable does not hide a builtin.

    """
    first, taken = bindings[0], set(also_builtin)
    numbered = (f"{first.name}_{number}" for number in count(2))
    candidates = [in_house_style(word, facts) for word in _candidates(bindings, facts, words)]
    fresh = (
        name
        for name in chain(candidates, [f"{first.name}_"], numbered)
        if name not in taken and _is_free(name, first, facts)
    )
    sisters = sister_parameters(first, facts) if first.kind is BindingKind.PARAMETER else []
    if not sisters:
        return next(fresh)
    agreed = agreed_words(first, sisters, facts, lambda each: _candidates([each], facts))
    shared = (
        name
        for name in (*(in_house_style(word, facts) for word in agreed), *candidates)
        if name not in taken and all(_is_free(name, each, facts) for each in (first, *sisters))
    )
    return next(shared, None) or next(fresh)


def _is_free(name: str, binding: Binding, facts: Facts) -> bool:
    is_known = facts.scopes.resolve(name, binding.scope) is not None
    return not is_known and Naming(facts).is_fresh(name, binding.scope)


def _candidates(bindings: list[Binding], facts: Facts, words: Iterable[str] = ()) -> list[str]:
    """Return the words that fit a variable, the best first."""
    first = bindings[0]
    key = ("fits", first)
    if words or key not in facts.said_of:
        proper = (
            _OF_KIND[first.kind](bindings, facts) if first.kind in _OF_KIND else _of_value(bindings, facts)
        )
        said = dict.fromkeys(paired((*proper, *words), first.name, first.scope.bindings))
        takers = _takers(first, facts)
        found = [word for word in said if word not in takers]
        found.sort(key=lambda word: means_another_thing(word, first.name, facts))
        if words:
            return found
        facts.said_of[key] = found
    return facts.said_of[key]


def _takers(binding: Binding, facts: Facts) -> set[str]:
    """Return what holds the items that a variable finds, and what is called with it: `commands[name]`."""
    takers = set()
    for found in facts.scopes.occurrences(binding.scope, binding.name):
        holder = facts.parents.get(found.node)
        call = facts.parents.get(holder) if isinstance(holder, ast.keyword) else holder
        if isinstance(holder, ast.Subscript):
            takers.add(last_name(holder.value))
        elif isinstance(call, ast.Call):
            takers.add(last_name(call.func))
    return takers


def _of_value(bindings: list[Binding], facts: Facts) -> Iterable[str]:
    """Return names for a variable by its value."""
    said = [*returned_words(bindings[0], facts)]
    value = bound_value(bindings[0], facts) if bindings[0].name == "str" else None
    if isinstance(value, ast.Call) and (facts.types.origin(value.func) or "").startswith("numpy."):
        said.append("values")  # an array, or a number of one: no text
    said += called_elsewhere(bindings[0], facts) if len(bindings) == 1 else ()
    if bindings[0].name == "open":  # beside others from the same place: `row.open`, `row.high`
        partners = said_by_partner("open", names_beside(bindings[0], facts))
        said += (word for word in partners if word == "open_price")
    said += said_by_values(bindings, facts)
    said += filter(is_readable, said_by_assertion(bindings[0], facts))
    said += (*called_where_handed_on(bindings[0], facts), *whose_by_use(bindings[0], facts))
    said += key_of(bindings[0], facts)
    if bindings[0].name not in SORTS:
        said += linked_words(bindings[0], facts, partial(told_elsewhere, facts))
    said += written_out(bindings[0], facts)
    said += filled_words(bindings[0], facts)
    said += attested_words(bindings[0], facts)
    if bindings[0].kind in ELEMENTS:
        said += any_of(bound_value(bindings[0], facts), bindings[0].name)
    return (*said, *said_by_kind(bindings, facts))


def _of_function(bindings: list[Binding], facts: Facts) -> Iterable[str]:
    return function_words(bindings[0], facts)


def _of_parameter(bindings: list[Binding], facts: Facts) -> Iterable[str]:
    return parameter_names(bindings[0], facts)


def _of_import(bindings: list[Binding], facts: Facts) -> Iterable[str]:
    return import_words(bindings, facts)


def _of_class(bindings: list[Binding], _: Facts) -> Iterable[str]:
    return class_names_instead(bindings[0].name)


def _of_type_parameter(bindings: list[Binding], _: Facts) -> Iterable[str]:
    """Return names for a type parameter, as the documentation of Python has them."""
    kind = type(bindings[0].node).__name__
    return {"TypeVarTuple": ("Ts", "Us"), "ParamSpec": ("P", "Q")}.get(kind, ("T", "U", "V"))


_OF_KIND: dict[BindingKind, Callable[[list[Binding], Facts], Iterable[str]]] = {
    BindingKind.FUNCTION: _of_function,
    BindingKind.CLASS: _of_class,
    BindingKind.TYPE_ALIAS: _of_class,
    BindingKind.TYPE_PARAMETER: _of_type_parameter,
    BindingKind.IMPORT: _of_import,
    BindingKind.PARAMETER: _of_parameter,
}
