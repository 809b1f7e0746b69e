"""Names for new variables: human ones, and such that nobody uses yet."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.bindings import BindingKind, ScopeKind
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import BUILTINS, Occurrence, Role, Scope

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# The element of what is called so, where no ending of a plural tells.
_ELEMENTS = {
    "analyses": "analysis", "axes": "axis", "board": "row", "caches": "cache", "calories": "calorie",
    "children": "child", "cookies": "cookie", "criteria": "criterion", "data": "value", "dice": "die",
    "feet": "foot", "foes": "foe", "gases": "gas", "geese": "goose", "grid": "row", "headaches": "headache",
    "history": "entry", "indices": "index", "inventory": "item", "knives": "knife", "leaves": "leaf",
    "lenses": "lens", "lies": "lie", "line": "char", "lives": "life", "matrices": "matrix", "matrix": "row",
    "men": "man", "menu": "entry", "message": "char", "mice": "mouse", "movies": "movie", "password": "char",
    "people": "person", "phrase": "char", "pies": "pie", "queue": "item", "quizzes": "quiz",
    "sentence": "char", "shelves": "shelf", "shoes": "shoe", "string": "char", "table": "row",
    "teeth": "tooth", "text": "char", "ties": "tie", "toes": "toe", "vertices": "vertex", "wives": "wife",
    "wolves": "wolf", "women": "woman", "word": "letter", "zombies": "zombie",
}  # fmt: skip
_ALONE = frozenset({"char", "entry", "item", "letter", "row", "value"})  # no `game_row` for `game_board`

# The other way round, where `s` will not do; and what is no noun.
_PLURALS = {
    "analysis": "analyses", "axis": "axes", "child": "children", "criterion": "criteria", "die": "dice",
    "foot": "feet", "half": "halves", "index": "indices", "knife": "knives", "leaf": "leaves",
    "life": "lives", "man": "men", "matrix": "matrices", "mouse": "mice", "person": "people",
    "tooth": "teeth", "vertex": "vertices", "wife": "wives", "wolf": "wolves", "woman": "women",
}  # fmt: skip
_NO_NOUNS = frozenset(
    {"all", "any", "cur", "current", "each", "every", "first", "last", "next", "one", "other", "some", "temp"}
    | {"the", "this", "tmp", "abc", "obj", "elem", "ele", "thing", "stuff", "data", "info"}
)

# Words that end like a plural and are none.
_NO_PLURAL = re.compile(
    r"(?:ss|us|is|series|species|news|always|lens|gas|bias|canvas|atlas|alias|chaos|lytics)$"
    r"|^(?:abs|ans|as|cls|cos|css|dis|dos|gps|has|http|https|obs|os|pos|pres|res|ros|vis|was|yes)$"
)
_ENDINGS = (
    (re.compile(r"((?:stat|b|vir|bon|camp|corp|chor|geni|radi|cens|octop|cact)us)es$"), r"\1"),
    (re.compile(r"(?<=.)(?<![aeiou])ies$"), "y"),
    (re.compile(r"(ss|ch|sh|x|zz|o)es$"), r"\1"),
    (re.compile(r"(?<=.)s$"), ""),
)

# Endings and beginnings that only say what kind of thing holds the elements: `name_list`, `list_of_names`.
_CONTAINER = re.compile(
    r"(?:_|(?<=[a-z])(?=[A-Z]))(?:list|array|arr|lst|tuple|seq|sequence|collection)$", re.IGNORECASE
)
_PREFIX = re.compile(
    r"^(?:(?:list|array|tuple|seq)_of|lists?|lst|arr|all|my|the|new|old|our|sorted|unsorted)_(?=[a-z])"
)

# What calls yield whose own name says nothing about the element.
_YIELDED = {
    "combinations": "combination", "enumerate": "pair", "fetchall": "row", "findall": "match",
    "finditer": "match", "glob": "path", "items": "pair", "iterdir": "path", "itertuples": "row",
    "keys": "key", "listdir": "name", "open": "line", "permutations": "permutation", "product": "combination",
    "range": "number", "readlines": "line", "rsplit": "word", "split": "word", "splitlines": "line",
    "values": "value", "zip": "pair",
}  # fmt: skip
_PASSING = frozenset({"list", "tuple", "set", "frozenset", "sorted", "reversed", "iter"})

_BY_TYPE = {"str": ("char", "letter"), "file": ("line",), "range": ("number",), "bytes": ("byte",)}
_LONGEST_WORD, _MOST_WORDS = 20, 3
_ODD = re.compile(
    r"\d|(?:^|_)([a-z]+)_\1(?:_|$)|^(?:an?|the)_"
    r"|_(?:at|by|for|from|in|of|on|to|with|within)$"
)  # `format_format`, `a_type`, `object_of`
_VERBAL = re.compile(
    r"^(?:add|build|call|check|compute|create|do|get|handle|is|load|make|on|parse|remove|run|set|to|update)_"
    r"|(?:^|_)(?:against|among|and|beside|between|by|for|from|in|into|of|onto|or|per|than|to|under|upon|via|with)_"
)
# Nouns that say nothing: `self.id` is no `self_id`.
_EMPTY = re.compile(
    r"^(?:self|cls|args?|attribs?|attributes|attrs?|kwargs|kw|opts?|options|obj|object|data|ctx|fmt|fn|func|function"
    r"|info|meta|params?|prop|property|res|ret|tmp|x+)$"
)
_GENERAL = ("item", "element", "value", "entry")


class Naming:
    """Answers about names that do not exist yet.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def of_element(self, collection: ast.expr) -> tuple[str, ...]:
        """Return names for one element of a collection, the best first: `name` for `names`, else `item`."""
        said = element_of(collection)
        found = self._facts.types.of(collection).type
        by_type = _BY_TYPE.get(found.name, ()) if found else ()
        candidates = ((said,) if said else ()) + by_type + _GENERAL
        return tuple(name for name in dict.fromkeys(candidates) if is_usable(name))

    def fresh(self, candidates: Iterable[str], scope: Scope) -> str:
        """Return the first of `candidates` that is fresh in a scope; if none is, the first with a number.

        At least one candidate must be given.
        """
        names = list(candidates)
        numbered = (f"{names[0]}_{number}" for number in count(2))
        return next(name for name in chain(names, numbered) if self.is_fresh(name, scope))

    def for_element(
        self, collection: ast.expr, loop: ast.For, taken: Collection[str] = (), *, labelled: bool = False
    ) -> str:
        """Return what to call one element of `collection`, over which `loop` walks from now on.

        The name is fresh, or one that only other loops bind and that nobody reads after this one: the second
        loop over `names` has its `name` too. It is none of those in `taken`. If `labelled`, it tells the
        collection from others of its kind: `left_item` for `left`, `child2` for `children2`.
        """
        names = self.of_element(collection)
        label = (_label(collection, names[0]),) if labelled else ()
        return self._for_target([name for name in (*label, *names) if name not in taken], loop)

    def for_value(self, mapping: ast.expr, loop: ast.For) -> str:
        """Return what to call one value of a dict, over whose items `loop` walks from now on."""
        said = element_of(mapping)
        candidates = ((said,) if said and is_usable(said) else ()) + ("value", "entry")
        return self._for_target(candidates, loop)

    def _for_target(self, candidates: Sequence[str], loop: ast.For) -> str:
        scope = self._facts.scopes.scope_at(loop)
        spare = (name for name in candidates if self._is_spare(name, loop, scope))
        return next(spare, None) or self.fresh(candidates, scope)

    def _is_spare(self, name: str, loop: ast.For, scope: Scope) -> bool:
        """Tell whether only other loops bind `name` in a scope, and nobody notices that `loop` does so too.

        What a function inside the scope calls so is its own affair.
        """
        if any(binding.kind is not BindingKind.LOOP for binding in scope.bindings.get(name, ())):
            return False
        parents = self._facts.parents
        here = {*nodes_in(loop), *parents.ancestors(loop)}
        for found in self._facts.scopes.spelled(name):
            if not _is_inside(found.scope, scope) or self._is_of_inner_function(found, scope):
                continue
            is_plain = found.scope is scope and not found.quoted and found.role in (Role.BIND, Role.READ)
            if not is_plain or name not in scope.bindings or parents.statement(found.node) in here:
                return False
        if name not in scope.bindings:
            return is_usable(name)
        flow = self._facts.flow
        return not (flow.read_later(name, loop) or flow.seen_after_exception(name, loop))

    def _is_of_inner_function(self, found: Occurrence, scope: Scope) -> bool:
        """Tell whether a name belongs to a function inside `scope`; a class may still look outside for it."""
        owner = self._facts.scopes.resolve(found.name, found.scope)
        is_inner = owner is not None and owner is not scope and _is_inside(owner, scope)
        return is_inner and owner is not None and owner.kind in (ScopeKind.FUNCTION, ScopeKind.COMPREHENSION)

    def may_bind(self, name: str, statement: ast.stmt) -> bool:
        """Tell whether a statement may bind `name`, which it does not yet, without anybody noticing.

        Nobody around the statement means something else by the name, and nobody reads it afterwards.
        """
        scope = self._facts.scopes.scope_at(statement)
        is_own = name in scope.bindings
        is_plain = name == "_" or (is_usable(name) and not name.startswith("__"))
        if not is_plain or self._facts.scopes.introspected(scope):
            return False
        for found in self._facts.scopes.spelled(name):
            is_near = _is_inside(found.scope, scope) and not self._is_of_inner_function(found, scope)
            if is_near and not is_own:
                return False
        flow = self._facts.flow
        if not is_own:
            return True
        is_used = flow.read_later(name, statement) or flow.seen_after_exception(name, statement)
        return not is_used and not flow.is_captured(name, scope)

    def is_fresh(self, name: str, scope: Scope) -> bool:
        """Tell whether `name` could be bound in a scope without anybody noticing.

        It is no builtin and no keyword, and it is neither bound nor read nor declared in the scope or in one
        nested in it; in the module's scope that means nowhere in the file.
        """
        if not is_usable(name):
            return False
        return not any(_is_inside(found.scope, scope) for found in self._facts.scopes.spelled(name))


def is_usable(name: str) -> bool:
    """Tell whether `name` is an identifier that hides no builtin and reads as no keyword."""
    is_keyword = keyword.iskeyword(name) or keyword.issoftkeyword(name)
    return name.isidentifier() and not is_keyword and name not in BUILTINS


def is_readable(word: str) -> bool:
    """Tell whether a word of the code is a short noun: neither `handle_error` nor `ad_tag_metadata_id`."""
    is_short = 2 < len(word) <= _LONGEST_WORD and word.count("_") < _MOST_WORDS
    is_name = word[0].islower() and not _VERBAL.search(word) and word.isascii() and not _ODD.search(word)
    return is_short and is_name and is_usable(word)


def is_empty_noun(word: str) -> bool:
    """Tell whether a word says nothing about what it names: `args`, `obj`."""
    return bool(_EMPTY.match(word))


def singular(name: str) -> str | None:
    """Return the word for one element of what is called `name`; None if the name does not tell.

    Works on the last word of `snake_case` and `camelCase`: `user_names` gives `user_name`.
    """
    stripped = _PREFIX.sub("", name.strip("_").rstrip("0123456789").rstrip("_"))
    bare = _CONTAINER.sub("", stripped)
    found = _one_of(bare)
    if bare != stripped and (found is None or found in _ALONE):
        return _joined("", bare, bare)
    return found


def plural(name: str) -> str | None:
    """Return the word for several of what is called `name`; None for what hardly names anything.

    Works on the last word of `snake_case`: `user_name` gives `user_names`.
    """
    *head, word = name.split("_")
    if len(word) < 3 or not word.isalpha() or not word.islower() or word in _NO_NOUNS:
        return None
    if word in _PLURALS:
        return "_".join([*head, _PLURALS[word]])
    if _NO_PLURAL.search(word) or word.endswith("s"):
        return None
    made = re.sub(r"(?<![aeiou])y$", "ie", word) if word.endswith("y") else word
    made += "es" if re.search(r"(?:ch|sh|x|z)$", made) else "s"
    return "_".join([*head, made])


def element_of(collection: ast.expr) -> str | None:
    """Return a name for an element, from how the collection is written: `word` for `line.split()`."""
    if isinstance(collection, ast.Name):
        return singular(collection.id)
    if isinstance(collection, ast.Attribute):
        return singular(collection.attr)
    if isinstance(collection, ast.Subscript) and isinstance(collection.slice, ast.Slice):
        return element_of(collection.value)
    if not isinstance(collection, ast.Call):
        return None
    function = collection.func
    if isinstance(function, ast.Name) and function.id in _PASSING and collection.args:
        return element_of(collection.args[0])
    called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return _YIELDED.get(called) or singular(
        re.sub("^(?:browse|collect|fetch|find|generate|get|iter|load|read|scan|walk|yield)_", "", called)
    )


def _label(collection: ast.expr, element: str) -> str:
    """Return a name for an element that tells from which of several collections it is."""
    name = (collection.attr if isinstance(collection, ast.Attribute) else ast.unparse(collection)).strip("_")
    if element_of(collection) is None:
        return f"{name}_{element}"
    return element + name[len(name.rstrip("0123456789")) :]


def _one_of(name: str) -> str | None:
    """Return the singular of a plural, of which only the last word counts; None if it is none."""
    *head, word = re.split(r"(?<=_)(?=[^_])|(?<=[a-z0-9])(?=[A-Z])", name)
    lower = word.lower()
    if lower in _ELEMENTS:
        found = _ELEMENTS[lower]
        return found if found in _ALONE else _joined("".join(head), found, word)
    if _NO_PLURAL.search(lower):
        return None
    for ending, replacement in _ENDINGS:
        if ending.search(lower):
            return _joined("".join(head), ending.sub(replacement, lower), word)
    return None


def _joined(head: str, word: str, model: str) -> str:
    """Put a word behind `head`, written as `model` is; a name in capitals, a constant's, becomes small."""
    if (head + model).isupper():
        return (head + word).lower()
    return head + (word.capitalize() if head and model[:1].isupper() else word[:1].lower() + word[1:])


def _is_inside(scope: Scope | None, outer: Scope) -> bool:
    while scope is not None and scope is not outer:
        scope = scope.parent
    return scope is outer
