"""Whose `id` or `type` it is, where two places around speak of the same thing."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import Function
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.annotation_words import class_names, snake_case
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.naming import is_empty_noun, is_readable, is_usable
from beginner_lint.facts.words.owner_words import below_in_paths, gives_possession, says_something, single

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_OF = frozenset({"id", "type"})
_TOLD_OF = frozenset({"filter", "format", "hash", "map", "property", "range"})
_REMARKED = frozenset({"dict", "dir", "list", "set"})
_SHORTEST, _LONGEST = 3, 14
# One place may speak of anything, unless it is "the frame type" in so many words. Functions need not be about
# what their class and file are about, a verb may be no noun, and where a value comes from or what holds it
# speaks of other things more often than a function, a target or a label that has the word.
_ENOUGH, _LEAD = 2.0, 0.5  # of the best word alone, and before the next one
_WEIGHTS = {
    "about": 0.65, "called": 1.3, "function": 1.25, "given": 1.25, "labels": 1.3, "made": 1.25, "phrase": 2.0,
    "receiver": 0.75, "returned": 1.25, "source": 0.7, "target": 1.25, "verb": 0.5,
}  # fmt: skip
_OF_PACKAGES = frozenset({"about", "receiver", "source"})  # where one calls a package by its name
# No owners of anything: what is done, how something is, what it is for a program.
_NO_OWNER = frozenset(
    {"calculate", "compute", "decode", "decrypt", "derive", "determine", "encode", "encrypt", "ensure"}
    | {"infer", "normalise", "normalize", "obtain", "prepare", "resolve", "sanitize", "translate"}
    | {"abstract", "actual", "add", "after", "alloc", "allocate", "and", "api", "append", "apply", "are"}
    | {"array", "assert", "assign"}
    | {"async", "auto", "based", "batch", "before", "begin", "bool", "build", "call", "cancel", "change"}
    | {"check", "class", "clean", "clear", "close", "code", "collection", "compare", "config", "convert"}
    | {"copy", "correct", "count", "create", "current", "custom", "delete", "deleted", "details"}
    | {"dict", "display", "does", "done", "dump", "each", "edit", "else", "empty", "end", "entire", "every"}
    | {"main", "new", "old", "only", "original", "possible", "raw", "real", "same", "single", "special"}
    | {"standard", "whole", "your", "endpoint", "equal", "error", "exception"}
    | {"execute", "exist", "existing", "exists", "extract", "false", "feature", "fetch", "field"}
    | {"filter", "final", "find", "float", "for", "format", "found", "from", "full", "func", "function"}
    | {"builder", "counter", "factory", "generate", "generator", "generic", "get", "given"}
    | {"handle", "has", "hash", "header", "helper", "html", "http"}
    | {"identifier", "ids", "index", "init", "input", "insert", "int", "integer", "internal", "invalid"}
    | {"iter", "iterator", "its", "json", "key", "kind", "len", "length", "like", "list", "load"}
    | {"lookup", "make", "manager", "map", "match", "matching", "method", "mock", "model", "models", "module"}
    | {"move", "must", "name", "names", "none", "null", "number", "obj", "open", "other", "output"}
    | {"param", "parameter", "parse", "pass", "patch", "path", "pop", "post", "prefix", "print"}
    | {"process", "property", "public", "put", "qs", "query", "queryset", "quick", "raise", "read"}
    | {"register", "remove"}
    | {"render", "repo", "repository", "req", "request", "resp", "response", "retrieve", "return"}
    | {"root", "run"}
    | {"save", "self", "send", "service", "set", "should", "show", "size", "specific", "start", "stop"}
    | {"store", "str", "string", "sync", "text", "that", "the", "then", "this", "true", "try", "tuple"}
    | {"type", "types", "unknown", "unless", "unsupported", "update", "use", "used", "util", "utils", "uuid"}
    | {"valid", "validate", "value", "values", "view", "was", "whether", "which", "will", "with", "without"}
    | {"write", "wrong", "xml", "yaml"}
)  # fmt: skip
# What such a function is given is the `id` of something else: `send_message(id, text)`, `has_prefix(id)`.
_MAKING = frozenset({
    "add", "build", "create", "disable", "draw", "emit", "enable", "format", "has", "is", "log", "make",
    "post", "print", "raise", "render", "send", "set", "show", "toggle", "warn", "write",
})  # fmt: skip
_NOUN_IN_PROSE = re.compile(
    r"\b(?:an?|each|his|its|one|their|the|this) (?:[a-z]+ )?([a-z]{3,})\b", re.IGNORECASE
)
_OF_ANOTHER = re.compile(r"(?:find|get|has|load|remove)_[a-z]")  # a collection has no `id` of its items
_CLASS = re.compile(r"(?!Find|Get|Make|New|Read)[A-Z]")  # or a method of a library that writes them so
_COUNTING = frozenset(
    {"arange", "argsort", "argwhere", "count", "enumerate", "flatnonzero", "nonzero", "range", "where"}
)
_PASSING = (ast.Call, ast.FormattedValue, ast.Tuple, ast.keyword)
_PARTICIPLE = re.compile(r"[a-z]{2,}(?<!e)ed$")
# How one of several is found, or how it is: "the lowest id", "a readable format".
_SUPERLATIVE = re.compile(r"(?:[a-z]{3,}(?:est|[ai]ble)|free|human|random)$")

_NOUNS = frozenset(
    {"cable", "contest", "digest", "executable", "forest", "guest", "harvest", "manifest", "quest", "table"}
    | {"timetable", "variable"}
)
_WORD = re.compile(r"[A-Za-z]{3,}")


def attested_words(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield `person_id` for the `id` in `def get_person_by_id(id): return people.find_person(id)`."""
    name, source = binding.name, _source(binding, facts)
    if name in _OF | _TOLD_OF | _REMARKED:
        yield from _told_in_words(_remarks(binding, facts), name)
    if name in _TOLD_OF:
        functions = (each for each in facts.parents.ancestors(binding.node) if isinstance(each, Function))
        yield from _told_in_words([_first_paragraph(each) for each in islice(functions, 1)], name)
    called = [
        last_name(each.func) for each in (source, bound_value(binding, facts)) if isinstance(each, ast.Call)
    ]
    if name not in _OF or not _COUNTING.isdisjoint(called) or any(map(_CLASS.match, called)):
        return  # what counts, and an object of a class, is no `id`
    if any(_is_asked_by_number(found.node, facts) for found in facts.scopes.occurrences(binding.scope, name)):
        return
    if _is_another_possession(binding, facts):
        return
    places: dict[str, set[str]] = defaultdict(set)
    function = binding.scope.node
    below = set(map(single, below_in_paths(function, facts))) if isinstance(function, Function) else set()
    if name == "id" and isinstance(function, Function):  # which need not be that of the user given beside it
        below |= {each.arg for each in (*function.args.args, *function.args.kwonlyargs)}
    for place, word in _spoken(binding, source, facts):
        word = single(word.lower())
        if word not in below and _SHORTEST <= len(word) <= _LONGEST and _is_noun(word):
            places[word].add(place)
    for word in facts.imports.packages & places.keys():
        places[word] -= _OF_PACKAGES  # a `pyvista_mesh` may only be one of that package
    weights = {word: sum(_WEIGHTS.get(place, 1.0) for place in found) for word, found in places.items()}
    best, *others = sorted(weights, key=lambda word: -weights[word]) or [""]
    lead = weights.get(best, 0) - max((weights[word] for word in others), default=0)
    if weights.get(best, 0) >= _ENOUGH and lead >= _LEAD:
        yield from filter(is_usable, [f"{best}_{name}"])


def _is_another_possession(binding: Binding, facts: Facts) -> bool:
    """Tell whether a variable is what `get_name` returns: then it is called an `id` by mistake."""
    if binding.kind is BindingKind.PARAMETER or not gives_possession(getattr(binding.scope.node, "name", "")):
        return False
    found = facts.scopes.occurrences(binding.scope, binding.name)
    return any(isinstance(facts.parents.get(each.node), ast.Return) for each in found)


def _is_asked_by_number(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a value has parts: `row[1]`."""
    holder = facts.parents.get(node)
    key = holder.slice if isinstance(holder, ast.Subscript) and holder.value is node else None
    return isinstance(getattr(key, "value", None), int)


def _told_in_words(texts: Iterable[str], name: str) -> Iterator[str]:
    """Yield `audio_format` where texts about it, such as a docstring, speak of the "audio format" alone."""
    words = {word.lower() for text in texts for word in _phrases(text, name)}
    words = set(filter(_is_noun, words))
    yield from filter(is_readable, (f"{word}_{name}" for word in words)) if len(words) == 1 else ()


def _remarks(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield the comments on a binding: behind it, and on the line above."""
    number = getattr(binding.node, "lineno", 0)
    if binding.kind is BindingKind.PARAMETER or not number:
        return
    yield facts.source.line(number).partition("#")[2]
    above = facts.source.line(number - 1).strip() if number > 1 else ""
    yield above if above.startswith("#") else ""


def _is_noun(word: str) -> bool:
    is_told_from_others = _PARTICIPLE.match(word) or (_SUPERLATIVE.match(word) and word not in _NOUNS)
    is_word = word.isascii() and word.isalpha() and not (is_told_from_others or word.endswith("ly"))
    says_whose = (says_something(word) or word == "node") and not word.endswith("file")
    return is_word and word not in _NO_OWNER and says_whose and not is_empty_noun(word)


def _spoken(binding: Binding, source: ast.expr | None, facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield words, and of what sort the place is where each stands."""
    around = list(facts.parents.ancestors(binding.node))
    for function in [each for each in around if isinstance(each, Function)][:1]:
        yield from _of_function(function, binding)
    for holder in [each for each in around if isinstance(each, ast.ClassDef)][:1]:
        yield from (("about", word) for word in _parts(holder.name))
    yield from (("about", word) for word in _parts(PurePath(facts.source.path).stem))
    yield from _of_source(source, binding.name)
    for found in facts.scopes.occurrences(binding.scope, binding.name):
        if found.role is Role.READ and not found.quoted:
            yield from _of_read(found.node, facts)
    yield from (("labels", word) for word in facts.labels.get(binding.name, ()))


def _source(binding: Binding, facts: Facts) -> ast.expr | None:
    """Return from what a variable gets its value: what is assigned, or walked over."""
    holder = facts.parents.get(binding.node)
    if isinstance(holder, ast.Tuple):
        holder = facts.parents.get(holder)
    if isinstance(holder, ast.Assign):
        return holder.value
    return holder.iter if isinstance(holder, ast.For | ast.comprehension) else None


def _of_source(source: ast.expr | None, name: str) -> Iterator[tuple[str, str]]:
    is_listed = isinstance(source, ast.List | ast.Set | ast.Tuple)  # then the texts are the values themselves
    for part in nodes_in(source) if source is not None else ():
        if isinstance(source, ast.Call) and part is source.func and "_" in last_name(part):
            yield "given", _parts(last_name(part))[-1]
        if isinstance(part, ast.Name | ast.Attribute):
            is_for_several = last_name(part).startswith(f"{name}_")  # an `id_stack` is one of them
            yield from () if is_for_several else (("source", word) for word in _parts(last_name(part)))
        elif isinstance(part, ast.Constant) and isinstance(part.value, str) and not is_listed:
            yield from (("source", word) for word in _WORD.findall(part.value))


def _of_function(function: Function, binding: Binding) -> Iterator[tuple[str, str]]:
    yield from _of_action(function.name, "function")
    named = re.search(rf"(?:^|_)([a-z]{{3,}})_{binding.name}s?_", snake_case(function.name))
    with_one = re.search(
        rf"_(?:by|for|from|no|of|on|with|without)_(?:[a-z]+_)*?([a-z]{{3,}})_{binding.name}$", function.name
    )
    yield from (("phrase", each[1]) for each in (named, with_one) if each)
    yield from (("docstring", match[1]) for match in _NOUN_IN_PROSE.finditer(_first_paragraph(function)))
    yield from (("phrase", word) for word in _phrases(_first_paragraph(function), binding.name))
    if binding.kind is BindingKind.PARAMETER:
        yield from (("returned", word) for each in class_names(function.returns) for word in _parts(each))


def _phrases(text: str, name: str) -> list[str]:
    """Return what a text puts before a name: `frame` of "the frame type", not of "a box or frame type"."""
    return re.findall(rf"(?<!\bor )(?<!\band )\b([a-z]{{3,}})(?:'s)? {name}s?\b", text, re.IGNORECASE)


def _first_paragraph(function: Function) -> str:
    return (ast.get_docstring(function) or "").partition("\n\n")[0]


def _of_read(node: ast.AST, facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the words of what takes a value: of a text, of a call, and what the call's result is called."""
    for holder in facts.parents.ancestors(node):
        if isinstance(holder, ast.JoinedStr | ast.BinOp):
            yield from _of_texts(holder)
        elif isinstance(holder, ast.Subscript):
            yield from (("receiver", word) for word in _parts(last_name(holder.value)))
            return
        elif isinstance(holder, ast.Call) and getattr(holder.func, "id", "") not in ("int", "str"):
            yield from _of_call(holder, getattr(node, "id", ""), facts)
            return
        elif not isinstance(holder, _PASSING):
            return


def _of_call(call: ast.Call, name: str, facts: Facts) -> Iterator[tuple[str, str]]:
    holder = facts.parents.get(call)
    holder = facts.parents.get(holder) if isinstance(holder, ast.Await) else holder
    target = holder.targets[0] if isinstance(holder, ast.Assign) else None
    if isinstance(target, ast.Name) and target.id.startswith(f"{name}_"):
        return  # `type_origin = get_origin(type)`: that is what the type has
    yield from _of_action(last_name(call.func), "made" if name == "id" else "called")
    yield from (pair for each in call.args for pair in _of_texts(each))
    if isinstance(call.func, ast.Attribute) and not _OF_ANOTHER.match(call.func.attr):
        yield from (("receiver", word) for word in _parts(last_name(call.func.value)))
    if isinstance(target, ast.Name):
        yield from (("target", word) for word in _parts(target.id))


def _of_texts(node: ast.AST) -> Iterator[tuple[str, str]]:
    for part in nodes_in(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield from (("text", word) for word in _WORD.findall(part.value))


def _of_action(name: str, place: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a function's name; the first may be what is done, and what follows `to` is made."""
    first, *others = _parts(name.partition("_to_")[0])
    yield "verb", first
    yield from ((place, word) for word in others if place != "made" or first not in _MAKING)


def _parts(name: str) -> list[str]:
    return snake_case(name).split("_")
