"""A better name for a variable that hides a builtin: what the code around it says, else a word by its use."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, count
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Binding, BindingKind
from beginner_lint.facts.words.annotation_words import (
    said_by_annotation,
    said_by_assertion,
    says_in_full,
)
from beginner_lint.facts.words.attested_words import attested_words
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.builtin_names import (
    class_names_instead,
    names_instead,
)
from beginner_lint.facts.words.expression_words import SORTS, any_of, following, nouns, one_of
from beginner_lint.facts.words.filled_words import filled_words
from beginner_lint.facts.words.function_words import function_words
from beginner_lint.facts.words.handed_on import called_where_handed_on, key_of
from beginner_lint.facts.words.house_words import in_house_style, means_another_thing, names_beside
from beginner_lint.facts.words.identity_words import id_of_each, part_of_items, whose_by_use
from beginner_lint.facts.words.import_words import import_words
from beginner_lint.facts.words.linked_words import linked_words
from beginner_lint.facts.words.naming import Naming, is_readable
from beginner_lint.facts.words.owner_words import of_own_class, written_out
from beginner_lint.facts.words.paired_words import paired
from beginner_lint.facts.words.parameter_kinds import kinds_of
from beginner_lint.facts.words.parameter_names import parameter_names, told_elsewhere
from beginner_lint.facts.words.returned_words import returned_words
from beginner_lint.facts.words.sister_parameters import agreed_words, sister_parameters
from beginner_lint.facts.words.special_words import SPECIAL
from beginner_lint.facts.words.used_as import used_as
from beginner_lint.facts.words.value_texts import said_by_text
from beginner_lint.facts.words.value_words import said_by_partner

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What is read like a file.
_STREAMS = frozenset({"io.BytesIO", "io.StringIO"})
# Whatever value they get, it is of the same thing.
_OF_ONE_OWNER = frozenset({"id", "type"})
_STATE = re.compile(r"^(?:default|last|max|min|next)_")
# Elements are hardly ever what these say: any word for one of those walked over says more.
_OFTEN_CHOSEN_BADLY = frozenset({"iter", "slice", "zip"})
# An object of a class that is called so is none of what the builtin gives.
_MADE_ANEW = frozenset({"filter", "map", "range", "slice"})
_ANY_ELEMENT = frozenset({"char", "element", "item", "number", "value"})
# What these give is of another kind than what they are given.
_CHANGES = re.compile(r"^(?:bytes|(?:de|en)code|load|open|parse|split)|_to_|(?:^|_)to_")
_RANGES = frozenset({"prange", "trange", "xrange"})
_ARITHMETIC = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv)
_LOOPS = (ast.For, ast.AsyncFor, ast.comprehension)
_ASSIGNING = (BindingKind.ASSIGNMENT, BindingKind.WALRUS)
_ELEMENTS_SAID = (BindingKind.LOOP, BindingKind.COMPREHENSION)


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
        found = list(dict.fromkeys(paired((*proper, *words), first.name, first.scope.bindings)))
        found.sort(key=lambda word: means_another_thing(word, first.name, facts))
        if words:
            return found
        facts.said_of[key] = found
    return facts.said_of[key]


def _of_value(bindings: list[Binding], facts: Facts) -> Iterable[str]:
    """Return names for a variable by its value."""
    said = [*returned_words(bindings[0], facts)]
    if bindings[0].name == "open":  # beside others from the same place: `row.open`, `row.high`
        partners = said_by_partner("open", names_beside(bindings[0], facts))
        said += (word for word in partners if word == "open_price")
    said += _said_by_values(bindings, facts)
    said += filter(is_readable, said_by_assertion(bindings[0], facts))
    said += (*called_where_handed_on(bindings[0], facts), *whose_by_use(bindings[0], facts))
    said += key_of(bindings[0], facts)
    if bindings[0].name not in SORTS:
        said += linked_words(bindings[0], facts, partial(told_elsewhere, facts))
    said += written_out(bindings[0], facts)
    said += filled_words(bindings[0], facts)
    said += attested_words(bindings[0], facts)
    if bindings[0].kind in _ELEMENTS_SAID:
        said += any_of(bound_value(bindings[0], facts), bindings[0].name)
    return (*said, *_by_type(bindings, facts))


def _said_by_values(bindings: list[Binding], facts: Facts) -> Iterator[str]:
    """Yield what the values of a variable say; if there are several, what they all say."""
    first = bindings[0]
    if first.name in _OF_ONE_OWNER and first.kind not in _ELEMENTS_SAID:
        yield from _agreed(filter(None, (list(_said_by(each, facts)) for each in bindings)))
        return
    telling = [each for each in bindings if not _is_filler(each, facts)]
    if first not in telling:
        yield from _said_by(first, facts)
    yield from _agreed(list(_said_by(each, facts)) for each in telling)


def _agreed(said: Iterable[list[str]]) -> list[str]:
    """Return the words that are in all lists, as the first one has them."""
    first, *others = [*said] or [[]]
    return [word for word in first if all(word in words for words in others)]


def _is_filler(binding: Binding, facts: Facts) -> bool:
    """Tell whether a variable gets nothing that says what it is: `None`, an empty list, its own value."""
    value = bound_value(binding, facts)
    is_part = isinstance(facts.parents.get(binding.node), ast.Tuple | ast.List)
    if binding.kind in _ELEMENTS_SAID or (value is None and is_part):
        return False
    if value is None or isinstance(value, ast.Constant) or not getattr(value, "elts", value):
        return True
    return any(getattr(node, "id", "") == binding.name for node in nodes_in(value))


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


def _by_type(bindings: list[Binding], facts: Facts) -> tuple[str, ...]:
    """Return words for the variable by the type of what it holds first."""
    first = bindings[0]
    name, beside = first.name, names_beside(first, facts)
    values = [bound_value(binding, facts) for binding in bindings[:2]]
    value = values[-1] if getattr(values[0], "value", "") is None else values[0]
    special = SPECIAL.get(name)
    if value is None:
        statement = facts.parents.get(facts.parents.get(first.node) or first.node)
        loops = (node for node in facts.parents.ancestors(first.node) if isinstance(node, _LOOPS))
        walked = facts.source.segment(next(loops).iter) if first.kind in _ELEMENTS_SAID else ""
        holder = facts.parents.get(first.node)
        if isinstance(holder, ast.Tuple) and isinstance(first.node, ast.Name):
            is_part = isinstance(facts.parents.get(holder), _LOOPS)
            walked = f"{walked}[{holder.elts.index(first.node)}]" if is_part else ""
        if name == "all" and isinstance(statement, ast.Assign):
            walked = facts.source.segment(statement.value)
        uses = used_as(first, facts, is_known=False)
        more = special(first, facts, (), uses, None) if special else ()
        is_element = name == "filter" and first.kind in _ELEMENTS_SAID
        words = names_instead(name, (), beside, uses, is_element=is_element)
        return (*said_by_text(name, walked), *more, *words)
    is_element = first.kind in _ELEMENTS_SAID
    kinds = kinds_of(facts.types.element(value) if is_element else facts.types.of(value))
    if not is_element and any(_is_of_another_kind(each, kinds, facts) for each in bindings[1:]):
        kinds = ()
    kinds = kinds or _likely_kinds(name, value, facts, is_element=is_element)
    beside = beside if "list" not in kinds else set()
    uses = used_as(first, facts, is_known=bool(kinds))
    said = [] if "function" in uses else _said_by_texts(bindings, facts)
    if "condition" in said and "key" in uses:
        said.insert(0, "mask")
    one = ("item",) if is_element and name == "input" and not kinds else ()
    return (
        *said,
        *one,
        *(special(first, facts, kinds, uses, value) if special else ()),
        *names_instead(name, kinds, beside, uses, is_element=is_element),
    )


def _is_of_another_kind(binding: Binding, kinds: tuple[str, ...], facts: Facts) -> bool:
    """Tell whether a variable gets a value that may be of another kind than the first one."""
    value = bound_value(binding, facts)
    if value is None or isinstance(value, ast.Constant) or not getattr(value, "elts", value):
        return value is None and isinstance(facts.parents.get(binding.node), ast.Tuple | ast.List)
    known = kinds_of(facts.types.of(value))
    if not known and any(getattr(node, "id", "") == binding.name for node in nodes_in(value)):
        return isinstance(value, ast.Call) and bool(_CHANGES.search(last_name(value.func)))
    return not set(kinds) & set(known)


def _said_by_texts(bindings: list[Binding], facts: Facts) -> list[str]:
    """Return what the texts of all values say of a variable; those that say nothing do not count."""
    name, telling = bindings[0].name, [each for each in bindings if not _is_filler(each, facts)]
    values = [bound_value(each, facts) for each in telling or bindings[:1]]
    return _agreed(
        list(said_by_text(name, facts.source.segment(value))) for value in values if value is not None
    )


def _likely_kinds(name: str, value: ast.expr, facts: Facts, *, is_element: bool) -> tuple[str, ...]:
    """Return what a value is by how it is written, where its type is unknown."""
    if isinstance(value, ast.Call) and facts.types.origin(value.func) in _STREAMS:
        return ("file",)
    called = last_name(value.func) if isinstance(value, ast.Call) else ""
    is_counted = name == "iter" and is_element and called in _RANGES
    return ("int",) if is_counted or (name in ("bytes", "next") and _is_calculated(value)) else ()


def _is_calculated(value: ast.expr) -> bool:
    """Tell whether a value is a number by how it is calculated: `width * 2`, `start + 1`."""
    if not isinstance(value, ast.BinOp):
        return False
    if isinstance(value.op, ast.Add):
        is_counted = isinstance(getattr(value.right, "value", None), int)
        return is_counted or _is_calculated(value.left) or _is_calculated(value.right)
    return isinstance(value.op, _ARITHMETIC)


def _said_by(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield the words for the variable that stand where it is bound."""
    holder = facts.parents.get(binding.node)
    if isinstance(holder, ast.AnnAssign):
        yield from filter(is_readable, said_by_annotation(binding.name, holder.annotation))
    value = bound_value(binding, facts)
    if value is None:
        yield from filter(is_readable, id_of_each(binding, facts))
        yield from filter(is_readable, part_of_items(binding, facts))
        return
    if binding.name in SORTS and not _is_of_one_class(binding, facts):
        return
    if isinstance(value, ast.Attribute) and value.attr == binding.name in ("id", "type"):
        is_own = isinstance(value.value, ast.Name) and value.value.id == "self"
        yield from filter(is_readable, of_own_class(value, binding.name, facts) if is_own else ())
    if isinstance(value, ast.Call) and binding.kind in _ASSIGNING:
        yield from [f"new_{binding.name}"] if _is_made_anew(value, binding.name) else []
        yield from filter(is_readable, said_by_annotation(binding.name, value.func))
        if isinstance(value.func, ast.Attribute):  # `AgentId.new()`
            yield from filter(is_readable, said_by_annotation(binding.name, value.func.value))
    is_element = binding.kind in _ELEMENTS_SAID
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


_OF_KIND: dict[BindingKind, Callable[[list[Binding], Facts], Iterable[str]]] = {
    BindingKind.FUNCTION: _of_function,
    BindingKind.CLASS: _of_class,
    BindingKind.TYPE_ALIAS: _of_class,
    BindingKind.TYPE_PARAMETER: _of_type_parameter,
    BindingKind.IMPORT: _of_import,
    BindingKind.PARAMETER: _of_parameter,
}
