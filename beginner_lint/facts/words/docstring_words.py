"""What a docstring calls a parameter where it lists it: `chat_id` for "Unique identifier of the chat"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.docstring_parameters import Documented, descriptions
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.expression_words import SORTS
from beginner_lint.facts.words.naming import is_readable
from beginner_lint.facts.words.owner_words import single

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# The words for what such a parameter is, in plain English.
_HEADS: dict[str, frozenset[str]] = {
    "dir": frozenset({"dir", "directory", "folder"}),
    "filter": frozenset({"filter"}),
    "format": frozenset({"format"}),
    "hash": frozenset({"hash"}),
    "id": frozenset({"id", "identifier", "uuid"}),
    "map": frozenset({"map"}),
    "max": frozenset({"max", "maximum"}),
    "min": frozenset({"min", "minimum"}),
    "next": frozenset({"next"}),
    "property": frozenset({"property"}),
    "range": frozenset({"range"}),
    "type": frozenset({"type"}),
}
# What stands before a noun: "the maximum length"; and what may follow what is called like a builtin.
_BEFORE = frozenset({"max", "min", "next"})
_THINGS = frozenset(
    {"code", "expression", "function", "name", "object", "pattern", "query", "string", "value"}
)
# Of these a noun says what they are made of: "function that tells…" for a `filter`.
_MADE_OF = frozenset({"filter", "format", "hash", "property"})
# These may be anything, so that any noun will do.
_ANYTHING = SORTS | {"callable", "iter", "map"}
_CONTAINERS = frozenset({"array", "collection", "iterable", "list", "sequence", "series", "set", "tuple"})

_PREFIX = re.compile(
    r"^(?:(?:filter(?:ed|s)?|search(?:es)?) by\s+|(?:choose|enter|give|select|specify)\s+"
    r"|\(?(?:optional|required)\b\)?[\s.,:;-]*|(?:int|integer|str|string):\s*)+",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"[\w\s'-]*")
# What may stand before a noun without telling it from others.
_LEADING = frozenset(
    {"a", "actual", "an", "any", "desired", "each", "exact", "given", "int", "integer", "its"}
    | {"numeric", "one", "optional", "particular", "requested", "required", "specific", "specified"}
    | {
        "integer",
        "str",
        "string",
        "that",
        "the",
        "these",
        "this",
        "those",
        "unique",
        "universal",
        "valid",
        "your",
    }
)
_AFTER = frozenset(
    {"at", "being", "containing", "describing", "eg", "for", "from", "having", "in", "indicating"}
    | {"of", "on", "over", "representing", "specifying", "that", "to", "used", "using", "when", "where"}
    | {"which", "who", "whose", "with", "you"}
)
_ARTICLES = frozenset({"a", "an", "the", "this", "your"})
_ENDS_ANYTHING = frozenset({"containing", "for", "from", "that", "to", "used", "which", "whose"})
_ADJECTIVE = re.compile(r"(?!cable|callable|executable|iterable|table|variable)[a-z]{3,}[ai]ble")
_NO_NOUNS = frozenset(
    {"a", "add", "all", "allow", "also", "an", "and", "any", "apply", "are", "as", "be", "build", "but", "by"}
    | {"call", "can", "check", "compute", "controls", "convert", "create", "decode", "defines", "describes"}
    | {"determines", "different", "false", "either", "enable", "encode", "get", "gives", "has", "how"}
    | {"force", "if", "ignore", "indicates", "is", "it", "limit"}
    | {"like", "may", "more", "must", "no", "none", "not", "one", "only", "or", "other", "others"}
    | {
        "override",
        "overrides",
        "overwrite",
        "print",
        "read",
        "replace",
        "restrict",
        "return",
        "returns",
        "same",
        "see",
    }
    | {"select", "selects", "send", "set", "sets", "should", "show", "specifies", "such", "the"}
    | {"their", "thing", "true"}
    | {"this", "unknown", "use", "uses", "what", "whether", "will", "write", "wrong"}
)
# A class such as `JobResponse` is no plain word: no `jobresponse_id`.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_PARTICIPLE = re.compile(r"[a-z]{2,}(?<!e)ed$")
_MOST_WORDS, _LONGEST_PHRASE = 2, 4


def told_by_docstring(name: str, descriptions: Iterable[str]) -> Iterator[str]:
    """Yield names for a parameter from the lines that docstrings have for it: see `described`."""
    for text in descriptions:
        yield from (word for word in _names(_words(text), name) if is_readable(word))


def described(binding: Binding, facts: Facts) -> list[str]:
    """Return how docstrings describe a parameter: that of its function and, for `__init__`, of the class."""
    function = binding.scope.node
    holders = [function]
    if getattr(function, "name", "") == "__init__":
        holders.append(facts.parents[function])
    documented = (each for each in holders if isinstance(each, Documented))
    return [text for each in documented for text in descriptions(each, binding.name, facts.source) if text]


def _words(text: str) -> list[str]:
    """Return the words of the first phrase of a text, up to a sign, without what stands before a noun."""
    phrase = _PHRASE.match(_PREFIX.sub("", text))
    words = _HUMP.sub("_", phrase[0]).lower().replace("'s", "").split() if phrase else []
    while words and (words[0] in _LEADING or words[0].endswith("-separated")):
        del words[0]
    return words


def _names(words: list[str], name: str) -> Iterator[str]:
    """Yield names from the words that describe what is called `name`."""
    heads = _HEADS.get(name, frozenset())
    is_many = words[0:1] != [] and words[0].rpartition("-")[2] in _CONTAINERS and words[1:2] == ["of"]
    described = words[2:] if is_many else words
    place = next((index for index, word in enumerate(described) if word in heads), None)
    plural = next((index for index, word in enumerate(described) if single(word) in heads - {word}), None)
    if plural is not None and (is_many or plural == 0) and _may_be_nouns(described[:plural]):
        yield "_".join([*_last_nouns(described[:plural]), f"{name}s"])
    elif is_many and name not in _ANYTHING:
        return
    elif place == 0:
        yield from _with_first(words, name)
    elif place is not None and _may_be_nouns(words[:place]) and _last_nouns(words[:place]):
        *first, last = _last_nouns(words[:place])
        yield "_".join([*first, single(last), name])
        yield f"{single(last)}_{name}"
    elif name in _MADE_OF and words[0:1] and words[0] in _THINGS and words[1:2] != ["of"]:
        yield f"{name}_{words[0]}"
    if name == "bytes" and words[:3] == ["number", "of", "bytes"]:
        yield "byte_count"
    if name in _ANYTHING:
        nouns, after = _noun_phrase(described)
        if nouns and (after is None or after in _ENDS_ANYTHING) and is_many <= nouns[-1].endswith("s"):
            yield "_".join(nouns)


def _with_first(words: list[str], name: str) -> Iterator[str]:
    """Yield names where the word for what it is comes first: "type of the file", "filter expression"."""
    if name in _BEFORE:
        nouns, _ = _noun_phrase(words[3 if words[1:3] == ["number", "of"] else 1 :])
        yield from ["_".join([name, *nouns])] if nouns else []
    elif words[1:2] in (["of"], ["for"]):
        nouns, _ = _noun_phrase(words[2:])
        if nouns and name not in nouns:
            owner = single(nouns[-1])
            yield "_".join([*nouns[:-1], owner, name])
            yield f"{owner}_{name}"
    elif words[1:2] and words[1] in _THINGS and (not words[2:] or words[2] in _AFTER):
        yield f"{name}_{words[1]}"


def _noun_phrase(words: list[str]) -> tuple[list[str], str | None]:
    """Return the last two nouns of a phrase that words begin with, and the word after it, None at the end."""
    nouns: list[str] = []
    for word in words:
        if nouns and word in _ARTICLES:
            return _last_nouns(nouns), "that"  # is left out: "expression the query is made of"
        if word in _AFTER or (nouns and _PARTICIPLE.match(word)):
            return _last_nouns(nouns), word
        if word not in _LEADING or nouns:
            nouns.append(word)
        if not _may_be_nouns(nouns):
            return [], word
    return _last_nouns(nouns), None


def _may_be_nouns(words: list[str]) -> bool:
    """Tell whether words may be a noun with what tells it from others: few, and no verb, no article."""
    is_short = len(words) <= _LONGEST_PHRASE and not any(map(str.isdigit, words))
    return is_short and (_NO_NOUNS | _AFTER).isdisjoint(words)


def _last_nouns(words: list[str]) -> list[str]:
    """Return the last words of a phrase, at most two, of those without a hyphen or a digit.

    There is none if the last of them says how something is: "Repeatable."
    """
    last = [*takewhile(str.isalpha, reversed(words))][:_MOST_WORDS]
    return [] if last and _ADJECTIVE.fullmatch(last[0]) else last[::-1]
