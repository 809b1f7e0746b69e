"""Better names for a parameter that hides a builtin: what its function, its class and its uses say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.annotation_words import (
    SAYS_NOTHING,
    class_names,
    is_chosen,
    is_default,
    said_by_annotation,
    said_by_assertion,
    snake_case,
)
from beginner_lint.facts.words.attested_words import attested_words
from beginner_lint.facts.words.class_words import declared_in_class
from beginner_lint.facts.words.docstring_words import described, told_by_docstring
from beginner_lint.facts.words.expression_words import SORTS, nouns
from beginner_lint.facts.words.handed_on import called_where_handed_on, key_of
from beginner_lint.facts.words.help_texts import help_texts, is_switch
from beginner_lint.facts.words.house_words import names_beside
from beginner_lint.facts.words.identity_words import of_keeper, of_returned, unanimous, whose_by_use
from beginner_lint.facts.words.linked_words import is_telling, linked_words
from beginner_lint.facts.words.naming import is_readable
from beginner_lint.facts.words.owner_words import whose, written_out
from beginner_lint.facts.words.parameter_kinds import default_of, is_grid, kinds_of, known
from beginner_lint.facts.words.parameter_uses import (
    called_by_others,
    may_be_several_kinds,
    next_in_chain,
    said_by_call,
    said_by_uses,
)
from beginner_lint.facts.words.parameter_words import parameter_names_instead
from beginner_lint.facts.words.special_words import SPECIAL
from beginner_lint.facts.words.used_as import used_as
from beginner_lint.facts.words.value_texts import said_by_text
from beginner_lint.facts.words.value_words import said_by_partner

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What the documentation of Python calls what it passes to these.
_PASSED_BY_PYTHON = {
    ("__aexit__", "type"): "exc_type", ("__exit__", "type"): "exc_type", ("__get__", "type"): "owner",
    ("__format__", "format"): "format_spec", ("insert", "id"): "index", ("__new__", "type"): "cls",
}  # fmt: skip
# Classes that do not say what is in them.
_SORTS_OF_DATA = frozenset({"array", "data_frame", "nd_array", "ndarray", "series", "tensor"})
# What a thing is that a class says is on or off.
_PARTICIPLES = frozenset({"ascii", "complex", "hex", "open", "reversed", "set", "sorted"})
# What can be done with all.
_DOES = re.compile(
    r"^_*(check|clear|close|copy|delete|download|export|fetch|get|kill|list|load|print|remove|replace|send|show|stop"
    r"|update)(?:_|$)"
)
_SAYS_ANY = frozenset({"", "Any", "None", "object"})
# What is used so is more than on or off.
_NO_FLAGS = frozenset({"function", "getter", "indexed", "looked up", "sliced", "walked"})
# Functions that are given a text.
_READING = re.compile(r"^_*(?:parse(?!With)|tokenize)|from_?string$|_text$")
_STATE = re.compile(r"^(?:current|default|last|max|min|next)_")
_ON_OR_OFF = re.compile(
    r"^(?:bool(?:ean)?\b|whether\b|if true\b|true (?:if|to|when)\b)|\bset (?:it |this )?to [`'\"]*true\b",
    re.IGNORECASE,
)
# Of these nobody says whose they are.
_OWN_WORDS = frozenset({"asked for", "bool", "function"})
# What a docstring tells.
_TOLD = {
    ("bin", "binning"): re.compile(r"\bbinn(?:ed|ing)\b"),
    ("bin", "binary"): re.compile(r"\b(?:binary|executable)\b|\bpath (?:to|of)\b"),
    ("type", "mime_type"): re.compile(r"\bMIME[ -]?types?\b"),
    ("format", "fmt"): re.compile(r"\bformat string"),
    ("sorted", "is_sorted"): re.compile(r"\balready\b|\b(?:are|is) sorted\b"),
}


class _Given(NamedTuple):
    """A parameter, the types of its values, as what it is used, its default, and what is written of it."""

    binding: Binding
    kinds: tuple[str, ...]
    uses: tuple[str, ...]
    default: ast.expr | None
    descriptions: list[str]


def parameter_names(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield names for a parameter, the best first: what tells of this one, then words for any of its kind."""
    if not isinstance(binding.node, ast.arg):
        return
    given = _given(binding, facts)
    yield from _told(given, facts)
    if _OWN_WORDS.isdisjoint((*given.kinds, *given.uses)):
        yield from linked_words(binding, facts, partial(told_elsewhere, facts))
        yield from unanimous(binding, facts)
        yield from _of_siblings(binding, facts)
        yield from of_keeper(binding, facts)
        yield from attested_words(binding, facts)
    is_switch_of_action = binding.name == "open" and "bool" in (*given.kinds, *given.uses)
    if is_switch_of_action and getattr(binding.scope.node, "name", "") != "__init__":
        yield "should_open"  # what an object is given says that it is open
    yield from _by_sort(given, facts)


def _of_class(given: _Given) -> Iterator[str]:
    """Yield `mapped_memory` for a `map: MappedMemory`, if one class is allowed, and none of `typing`."""
    names = set(class_names(getattr(given.binding.node, "annotation", None))) - {"", "None"}
    for name in names if len(names) == 1 else ():
        word = snake_case(name)
        has_letters = any(len(part) == 1 for part in word.split("_"))
        says_something = (
            name not in SAYS_NOTHING and not name.startswith("Base") and not name.endswith("Path")
        )
        is_noun = not word.endswith("_like")
        if name[:1].isupper() and says_something and is_noun and not (is_default(name) or has_letters):
            is_input = given.binding.name == "input" and not word.endswith("input")
            is_sort = is_input or word in _SORTS_OF_DATA
            yield from filter(is_readable, [f"{given.binding.name}_{word}" if is_sort else word])


def _given(binding: Binding, facts: Facts) -> _Given:
    """Return what is known of a parameter: it is asked for its own sake, and for others linked with it."""
    key = ("is given", binding)
    if key not in facts.said_of:
        facts.said_of[key] = [_find_given(binding, facts)]
    given: _Given = facts.said_of[key][0]
    return given


def _find_given(binding: Binding, facts: Facts) -> _Given:
    annotation = getattr(binding.node, "annotation", None)
    kinds = declared_in_class(binding, facts) or kinds_of(known(binding, facts))
    uses = used_as(binding, facts, is_known=bool(kinds))
    if "bool" in kinds and not _NO_FLAGS.isdisjoint(others := used_as(binding, facts, is_known=False)):
        kinds, uses = (), others  # `filter=False` stands for none
    if may_be_several_kinds(binding, facts) and _SAYS_ANY.issuperset(class_names(annotation)):
        kinds, uses = (), ()  # each was told by one branch
    if is_chosen(annotation):
        uses = ("chosen", *uses)
    classes = set(class_names(annotation)) - {"None", ""}
    if annotation is not None and classes == {"Callable"}:
        answers = ("asked",) if ast.unparse(annotation).endswith("bool]") else ()
        uses = (*answers, "function", *uses)
    default = default_of(binding.node, facts)
    descriptions = [*described(binding, facts), *help_texts(binding.node, default, facts)]
    if is_switch(binding.node, facts) or classes == {"bool"}:
        kinds = ("bool",)
    if not kinds and binding.name != "set" and any(map(_ON_OR_OFF.search, descriptions)):
        kinds = ("bool",)
    return _Given(binding, kinds, uses, default, descriptions)


def _told(given: _Given, facts: Facts) -> Iterator[str]:
    """Yield the words that the code and the texts have for this very parameter."""
    binding, kinds, uses = given.binding, given.kinds, given.uses
    if not isinstance(binding.node, ast.arg):
        return
    special = _PASSED_BY_PYTHON.get((getattr(binding.scope.node, "name", ""), binding.name))
    if special:
        yield special
    if binding.name == "input" and "Path" in class_names(binding.node.annotation):
        yield "input_path"
    beside = names_beside(binding, facts) if "list" not in kinds else ()  # a list is no type of a token
    may_be_owned = binding.name != "type" or not given.descriptions  # else the docstring would say of what
    may_be_owned = may_be_owned and not (binding.name == "filter" and "indexed" in uses)  # its own parts
    is_told = {"bool", "function"}.isdisjoint(kinds)
    said = (
        *(told_by_docstring(binding.name, given.descriptions) if is_told else ()),
        *said_by_annotation(binding.name, binding.node.annotation, facts.parents.spelled),
        *(said_by_assertion(binding, facts) if binding.name == "next" else ()),
        *said_by_call(binding.node, facts),
        *called_where_handed_on(binding, facts),
        *(() if "able" in uses and binding.name == "filter" else said_by_uses(binding, facts, uses)),
        *(said_by_partner("type", beside) if binding.name == "type" else ()),
        *written_out(binding, facts),
        *_said_by_other_values(binding, facts),
        *whose_by_use(binding, facts),
        *(whose(binding, facts) if may_be_owned and _OWN_WORDS.isdisjoint((*kinds, *uses)) else ()),
        *of_returned(binding, facts),
        *key_of(binding, facts),
    )
    if binding.name == "all" and (verb := _DOES.match(getattr(binding.scope.node, "name", ""))):
        yield f"{verb[1]}_all"
    if given.default is not None:
        yield from said_by_text(binding.name, facts.source.segment(given.default))
    yield from (word for word in said if word != binding.name and is_readable(word))


def _said_by_other_values(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield what the values say that a parameter gets where nothing is passed: `id = user.id`."""
    if binding.name in SORTS:
        return
    for other in binding.scope.bindings[binding.name][1:]:
        holder = facts.parents.get(other.node)
        said = nouns(holder.value, binding.name) if isinstance(holder, ast.Assign) else ()
        yield from (word for word in said if is_telling(word, binding.name) and not _STATE.match(word))


def told_elsewhere(facts: Facts, binding: Binding, is_given: bool) -> list[str]:
    """Return the best word for a parameter of another function that is called the same, if there is any.

    Args:
        facts: the facts of the file.
        binding: the parameter.
        is_given: whether it gets the value in question: then whose it is may be true of that, too.

    """
    key = ("told what it gets" if is_given else "told what it passes", binding)
    if key not in facts.said_of:
        facts.said_of[key] = list(islice(_elsewhere(facts, binding, is_given), 1))
    return facts.said_of[key]


def _elsewhere(facts: Facts, binding: Binding, is_given: bool) -> Iterator[str]:
    if not isinstance(binding.node, ast.arg):
        yield from _counted(binding, facts)
        return
    given, name = _given(binding, facts), binding.name
    owned = set(whose(binding, facts)) if name == "type" or not is_given else ()
    yield from (word for word in _told(given, facts) if word not in owned)
    if name == "input" and "path" in given.uses:
        yield "path"
    if name in SPECIAL:
        words = SPECIAL[name](binding, facts, given.kinds, given.uses, given.default)
        yield from (word for word in words if word.endswith(f"_{name}") and not word.startswith("given_"))


def _counted(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `number` for an `id` that only counts: `for id, x in enumerate(xs, 1)`."""
    holder = facts.parents.get(binding.node)
    loop = facts.parents.get(holder) if isinstance(holder, ast.Tuple) else holder
    if isinstance(loop, ast.For | ast.comprehension):
        yield from said_by_text(binding.name, f"{facts.source.segment(loop.iter)}[0]")


def _of_siblings(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield the word for an `id` that fits those of all other methods, as far as theirs is known."""
    holder = facts.parents.get(binding.scope.node)
    if binding.name != "id" or not isinstance(holder, ast.ClassDef):
        return
    words: set[str] = set()
    for method in holder.body:
        if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) or method.name == "__init__":
            continue
        for node in (*method.args.posonlyargs, *method.args.args, *method.args.kwonlyargs):
            scope = facts.scopes.owner(node) if node.arg == "id" else None
            if scope is not None and scope is not binding.scope:
                words.update(told_elsewhere(facts, scope.bindings[node.arg][0], True))
    yield from words if len(words) == 1 else ()


def _by_sort(given: _Given, facts: Facts) -> Iterator[str]:
    """Yield the words for a parameter by the sort of its values, and by what they are used as."""
    binding, kinds, uses = given.binding, given.kinds, given.uses
    name, function = binding.name, binding.scope.node
    called = getattr(function, "name", "")
    if name in _PARTICIPLES and "bool" in declared_in_class(binding, facts):
        yield f"is_{name}"
    if name == "list" and "bool" in kinds and is_switch(binding.node, facts):
        yield "show_list"
    if name == "input" and not (kinds or "able" in uses) and _READING.search(called):
        yield "text"
    if name == "input" and re.match("_*set(?:_|[A-Z])", called):
        yield "value"
    if name == "bytes" and re.match("_*(?:read|recv)", called):
        yield "byte_count"
    if binding.node is getattr(facts.parents[binding.node], "kwarg", None):
        yield from ("options", "settings")
    asked = [(word, said) for (sort, word), said in _TOLD.items() if sort == name]
    if asked:
        told = (ast.get_docstring(function) if isinstance(function, ast.FunctionDef) else "") or ""
        told = f"{told} {' '.join(given.descriptions)}"
        yield from (word for word, said in asked if said.search(told))
    if name in SPECIAL:
        yield from SPECIAL[name](binding, facts, kinds, uses, given.default)
    if name == "next":
        yield from next_in_chain(binding, facts)
        yield from called_by_others(binding, facts)
    beside = names_beside(binding, facts) if "list" not in kinds else ()
    if not kinds and name not in ("id", "format"):
        yield from _of_class(given)
    yield from parameter_names_instead(name, kinds, beside, uses, is_grid=is_grid(binding, facts))
