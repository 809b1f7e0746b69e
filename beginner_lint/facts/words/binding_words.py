"""What stands where a variable is bound says what it is: of several places, what all of them say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Binding, BindingKind
from beginner_lint.facts.words.annotation_words import said_by_annotation, says_in_full
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.expression_words import SORTS, following, nouns, one_of
from beginner_lint.facts.words.naming import is_readable
from beginner_lint.facts.words.owner_words import of_own_class
from beginner_lint.facts.words.part_words import id_of_each, part_of_items, part_of_one, type_of_each

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Whatever value they get, it is of the same thing.
_OF_ONE_OWNER = frozenset({"id", "type"})
_STATE = re.compile(r"^(?:default|last|max|min|next)_")
# Elements are hardly ever what these say: any word for one of those walked over says more.
_OFTEN_CHOSEN_BADLY = frozenset({"iter", "slice", "zip"})
# An object of a class that is called so is none of what the builtin gives.
_MADE_ANEW = frozenset({"filter", "map", "range", "slice"})
_ANSWERS = re.compile(r"(?:can|has|is)_[a-z_]{3,20}")
_ANY_ELEMENT = frozenset({"char", "element", "item", "number", "value"})
_ASSIGNING = (BindingKind.ASSIGNMENT, BindingKind.WALRUS)
ELEMENTS = (BindingKind.LOOP, BindingKind.COMPREHENSION)


def said_by_values(bindings: list[Binding], facts: Facts) -> Iterator[str]:
    """Yield what the values of a variable say; if there are several, what they all say."""
    first = bindings[0]
    if first.name in _OF_ONE_OWNER and first.kind not in ELEMENTS:
        yield from agreed(filter(None, (list(_said_by(each, facts)) for each in bindings)))
        return
    telling = [each for each in bindings if not is_filler(each, facts)]
    if first not in telling:
        yield from _said_by(first, facts)
    yield from agreed(list(_said_by(each, facts)) for each in telling)


def agreed(said: Iterable[list[str]]) -> list[str]:
    """Return the words that are in all lists, as the first one has them."""
    first, *others = [*said] or [[]]
    return [word for word in first if all(word in words for words in others)]


def is_filler(binding: Binding, facts: Facts) -> bool:
    """Tell whether a variable gets nothing that says what it is: `None`, an empty list, its own value."""
    value = bound_value(binding, facts)
    if binding.kind in ELEMENTS or is_unpacked(binding, facts):
        return False
    return says_nothing(value) or mentions(value, binding.name)


def is_unpacked(binding: Binding, facts: Facts) -> bool:
    """Tell whether a variable gets a part of a value that is not in sight: `size, format = ask()`."""
    is_part = isinstance(facts.parents.get(binding.node), ast.Tuple | ast.List)
    return is_part and bound_value(binding, facts) is None


def says_nothing(value: ast.expr | None) -> bool:
    """Tell whether a value is a literal or empty, or none is in sight."""
    return value is None or isinstance(value, ast.Constant) or not getattr(value, "elts", value)


def mentions(value: ast.expr | None, name: str) -> bool:
    """Tell whether a value is made of a variable: `names + others`."""
    return value is not None and any(getattr(node, "id", "") == name for node in nodes_in(value))


def _said_by(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield the words for the variable that stand where it is bound."""
    holder = facts.parents.get(binding.node)
    if isinstance(holder, ast.AnnAssign):
        yield from filter(is_readable, said_by_annotation(binding.name, holder.annotation))
    yield from filter(is_readable, _kept_at_once(binding, facts))
    value = bound_value(binding, facts)
    if value is None:
        yield from filter(is_readable, id_of_each(binding, facts))
        yield from filter(is_readable, part_of_items(binding, facts))
        yield from filter(is_readable, type_of_each(binding, facts))
        yield from filter(is_readable, part_of_one(binding, facts))
        return
    if binding.name in SORTS and not _is_of_one_class(binding, facts):
        return
    if isinstance(value, ast.Attribute) and value.attr == binding.name in ("id", "type"):
        is_own = isinstance(value.value, ast.Name) and value.value.id == "self"
        yield from filter(is_readable, of_own_class(value, binding.name, facts) if is_own else ())
    if isinstance(value, ast.Call) and binding.kind in _ASSIGNING:
        yield from [last_name(value.func)] if _ANSWERS.fullmatch(last_name(value.func)) else []
        yield from [f"new_{binding.name}"] if _is_made_anew(value, binding.name) else []
        yield from filter(is_readable, said_by_annotation(binding.name, value.func))
        if isinstance(value.func, ast.Attribute):  # `AgentId.new()`
            yield from filter(is_readable, said_by_annotation(binding.name, value.func.value))
    is_element = binding.kind in ELEMENTS
    if binding.name == "next":
        words: Iterable[str | None] = following(value, is_element=is_element)
    elif is_element:
        words = one_of(value, binding.name)
    elif binding.kind is BindingKind.WITH:
        words = []
    else:
        words = nouns(value, binding.name)
    yield from (
        word
        for word in words
        if word and _fits(word, binding.name, is_element=is_element) and is_readable(word)
    )


def _kept_at_once(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield what else gets the value in the same statement: `self.row_dict = dict = {}`."""
    statement = facts.parents.get(binding.node)
    others = statement.targets if isinstance(statement, ast.Assign) else []
    words = (last_name(each).strip("_") for each in others if each is not binding.node)
    yield from (word for word in words if re.search(rf"[a-z]_{binding.name}$", word))


def _is_made_anew(call: ast.Call, name: str) -> bool:
    """Tell whether a call makes an object of the class that is called like a variable: `Filter()`."""
    makers = rf"{name.title()}|_*(?:build|create|make|new)_?{name}"
    return name in _MADE_ANEW and bool(re.fullmatch(makers, last_name(call.func)))


def _is_of_one_class(binding: Binding, facts: Facts) -> bool:
    """Tell whether a variable does not get objects of several classes."""
    values = (bound_value(other, facts) for other in binding.scope.bindings[binding.name])
    made = {last_name(value.func) for value in values if isinstance(value, ast.Call)}
    return sum(name.lstrip("_")[:1].isupper() for name in made) < 2


def _fits(word: str, name: str, *, is_element: bool) -> bool:
    """Tell whether a word says what a name says, and more."""
    if name == "id" and (_STATE.match(word) or word.startswith("id_")):
        return False  # `self.next_id` will be another one, `id_menu` is one of those
    if word == "namespace" or name == f"is{word}":
        return True  # for what is in `__dict__`, and an element of `instances`
    if is_element and name in _OFTEN_CHOSEN_BADLY:
        return word not in _ANY_ELEMENT
    is_part = name in SORTS or bool(re.search(f"^{name}_|(?:_|[a-z]{{3}}){name}$", word))
    return is_part or says_in_full(word, name) or (name == "vars" and word.endswith("_var"))
