"""One word for one value: what a parameter is called in the methods that stand for each other."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import Function
from beginner_lint.facts.renames.class_families import generic
from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding, Role
from beginner_lint.facts.words.annotation_words import annotation_of, snake_case
from beginner_lint.facts.words.parameter_words import parameter_names_instead

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Classes of which all are one say nothing of each other.
_OF_ANYTHING = frozenset({"", "ABC", "Enum", "Exception", "Generic", "Protocol", "TestCase", "object"})
_MOST = 12  # classes that have the method; more of them have little to do with each other


def sister_parameters(binding: Binding, facts: Facts) -> list[Binding]:
    """Return the same parameter of the methods that stand for that of a parameter.

    These are the methods of the same name in classes that inherit from its class or from the same one, and
    in a protocol that a class fulfils, as far as their parameters are annotated alike. What a method of the
    file replaces says itself what its parameters are called.
    """
    function, holder = binding.scope.node, facts.parents.get(binding.scope.node)
    if not isinstance(function, Function) or not isinstance(holder, ast.ClassDef):
        return []
    others = [each for each in facts.parents.functions(function.name) if each is not function]
    if not others or len(others) > _MOST or function.name == "__init__":
        return []
    found = []
    for other in others:
        sister = facts.parents.get(other)
        if isinstance(sister, ast.ClassDef) and _are_sisters(holder, sister, facts):
            same = _parameter(other, binding.name, facts)
            if same is not None and _are_annotated_alike(binding, same, facts):
                found.append(same)
    return found


def agreed_words(
    binding: Binding, sisters: list[Binding], facts: Facts, words_for: Callable[[Binding], list[str]]
) -> Iterator[str]:
    """Yield the word that sisters have for a parameter, if they have only one that fits it.

    Args:
        binding: the parameter.
        sisters: what `sister_parameters` found.
        facts: the facts of the file.
        words_for: says what fits a parameter by itself, the best first.

    """
    own, stock = words_for(binding)[:1], parameter_names_instead(binding.name)
    if not own or (own[0] not in stock and _says(own[0], binding.name)):
        return
    is_read = any(found.role is Role.READ for found in facts.scopes.occurrences(binding.scope, binding.name))
    may_be_any = not is_read and own[0] == stock[0]
    said = [(words_for(other)[0], other) for other in sisters if words_for(other)]
    counted = Counter(word for word, _ in said)
    telling = {word for word in counted if may_be_any or _says(word, binding.name)} - {own[0], stock[0]}
    for word, other in said if len(telling) == 1 else ():
        if word not in telling or _is_of_class(word, other, binding, facts):
            continue
        is_most = 2 * counted[word] > len(said)
        if (is_most and not is_read) or counted[word] > 1 or word.endswith(f"_{own[0]}"):
            yield word
            return


def _says(word: str, name: str) -> bool:
    """Tell whether a word says what a name says, and more: `input_data`, `user_id`."""
    return bool(re.search(rf"(?:^|_){name}_|_{name}$", word))


def _is_of_class(word: str, other: Binding, binding: Binding, facts: Facts) -> bool:
    """Tell whether a word is the one for what another class is about: `user_id` in `class UserStore`."""
    theirs, own = (
        snake_case(getattr(facts.parents.get(each.scope.node), "name", "")).split("_")
        for each in (other, binding)
    )
    parts = set(word.split("_")) - {binding.name}
    return bool(parts & set(theirs) - set(own))


def _are_sisters(one: ast.ClassDef, other: ast.ClassDef, facts: Facts) -> bool:
    if one is other:
        return False
    bases, others = ({last_name(generic(base)) for base in each.bases} for each in (one, other))
    if bases & others - _OF_ANYTHING or one in facts.class_families.above(other):
        return True
    return ("Protocol" in bases and _methods(one) <= _methods(other)) or (
        "Protocol" in others and _methods(other) <= _methods(one)
    )


def _methods(holder: ast.ClassDef) -> set[str]:
    return {node.name for node in holder.body if isinstance(node, Function)}


def _parameter(function: Function, name: str, facts: Facts) -> Binding | None:
    arguments = function.args
    for node in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        scope = facts.scopes.owner(node) if node.arg == name else None
        if scope is not None:
            return scope.bindings[name][0]
    return None


def _are_annotated_alike(one: Binding, other: Binding, facts: Facts) -> bool:
    written = {ast.unparse(each) for each in (annotation_of(one, facts), annotation_of(other, facts)) if each}
    return len(written) < 2
