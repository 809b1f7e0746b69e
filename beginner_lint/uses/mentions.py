"""Where a file passes, takes or binds something by a builtin's name: `show(id=3)`, `def list(`.

And which classes it compares with the type of something. The bytes are looked at, and nothing is resolved.
"""

from __future__ import annotations

import builtins
import re
from bisect import bisect_right
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, cached_property

from beginner_lint.importers import read

# A kind, and names: what is called, what is passed to it by which name, or may be in a dict that is unpacked
# there, and what stands before its dot; a function or class, and a parameter of it; what is bound at the left
# margin; the class that a type is compared with; what gets a module that is loaded by its name; the base of a
# class that has such a parameter.
Mention = tuple[bytes, ...]
PASSED, UNPACKED, PARAMETER, BOUND, COMPARED = b"passed", b"unpacked", b"parameter", b"bound", b"compared"
LOADS, BUILDS = b"loads", b"builds"
BARE, UNCLEAR = b"-", b"."
"""What stands before the dot of a call where that is no name: there is no dot, or more than a name."""

_NAMES = frozenset(name.encode() for name in dir(builtins) if name.islower() and not name.startswith("_"))
# Of a text in which commas are brackets: what begins with one character is found several times as fast.
_LABEL = re.compile(rb"\(\s*([a-z]+)\s*=(?!=)")
_COMMAS_AS_BRACKETS = bytes.maketrans(b",", b"(")
# What is listed between brackets, with others in it two deep: `def show(a=Field(max=int()), id=3`.
_DEEP = rb"\([^()]*\)"
_INNER = rb"\([^()]*(?:%b[^()]*)*\)" % _DEEP
_FUNCTION = re.compile(rb"def[ \t]+(\w+)[ \t]*(\([^()]*(?:%b[^()]*)*)" % _INNER)
_TEXT = re.compile(rb"""#[^\n]*|(\"\"\"|''').*?\1|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL)
_AT_MARGIN = re.compile(rb"\n(?:async )?(?:def |class )?(\w+)")
_IMPORTED = re.compile(rb"import\b([^\n(]*(?:\([^)]*\))?)")
_LAST_NAME = re.compile(rb"(?<!\w)([a-z]+)\s*(?:[,)\n#]|\Z)")  # of `list as max`, the one that is bound
# Behind the end of a line rather than at the start of one, which would be looked for at each place.
_OWN = re.compile(rb"\n(?:async )?(?:def|class) (\w+)")
_STARS = re.compile(rb"\*\*(?<=[(,\s]\*\*)(?=[^\W\d]|\{)")
_KEY = re.compile(rb"[\"']([a-z]+)[\"']")
_PARAMETER_NAME = re.compile(rb"[(,]\s*\**(\w+)")
# `shop.show = show_less`, `Shop(show=lambda id: id)`, `setattr(shop, "show", show_less)`
_LAMBDA = re.compile(rb"lambda\s+([^:\n]{0,300}):")
_PUT_IN_PLACE = re.compile(rb"\b(\w+)(?:\s*=|[\"']\s*,)\s*\Z")
_KEPT = re.compile(rb"[=\"'],?[ \t]*([^\W\d]\w*)(?=[ \t]*[,)#\r\n])")
_LAMBDA_NAME = re.compile(rb"(?:^|,)\s*\**(\w+)")
_LOADING = (b"__import__(", b"import_module", b"load_source", b"module_from_spec")
_LOADED = re.compile(rb"([^\W\d]\w*)[ \t]*=[^=\n]*(?:%b)" % b"|".join(map(re.escape, _LOADING)))
_CLASS = re.compile(rb"class (\w+)\s*[(:\[]")
_CLASS_WITH_BASES = re.compile(rb"class \w+\s*(?:\[[^\]]*\]\s*)?\(([^()]*)\)")
_IN_SQUARE = re.compile(rb"\[[^\]]*\]+")
_DOTTED = re.compile(rb"[^\W\d][\w.]*")
# Patterns begin with letters where they can: those are found several times as fast as where a word begins.
_TYPE_IS = re.compile(rb"type\((?<=\btype\()[^\n]{0,100}?\)\s*[!=]=\s*(?:\w+\.)*([A-Z]\w*)")
_IS_TYPE = re.compile(rb"=\s*type\(")
_CLASS_BEFORE = re.compile(rb"\b([A-Z]\w*)\s*[!=]\Z")
_BRACKET = re.compile(rb"[()\[\]{}]")
_CALLED = re.compile(rb"(\b(?:def|class)\s+)?\b([^\W\d]\w*)\s*\Z")
# What these are given by its name is for the function that they are given: `partial(show, id=3)`.
_PASSING_ON = frozenset(
    {b"add_task", b"partial", b"partialmethod", b"run_in_threadpool", b"spawn", b"submit", b"to_thread"}
)
_FIRST_ARGUMENT = re.compile(rb"\(\s*(?:[^,\n]{0,200}\.)?(\w+)\s*,")
_LAST_WORD = re.compile(rb"[^\W\d]\w*\Z")
_ROUND = ord("(")
_LONGEST_CALL = 2_000  # bytes, up to a label
_USUAL_CALL = 100
_LONGEST_NAME = 100


def mentions(raw: bytes) -> Iterator[Mention]:
    """Yield where a file passes, takes or binds something by a builtin's name, or compares a class."""
    raw = b"\n" + raw.removeprefix(BOM_UTF8)  # so that the first line is as the others
    bracketed, texts = raw.translate(_COMMAS_AS_BRACKETS), _Texts(raw)
    own_of = cache(
        lambda: frozenset(_OWN.findall(raw))
    )  # what the file itself defines is that of no other file
    if labels := _NAMES.intersection(_LABEL.findall(bracketed)):  # all labels of a file are quickly listed
        kept_as, own = cache(_kept_as), own_of()
        for found in _LABEL.finditer(bracketed):
            called = _called(raw, found.start(1), texts, own) if found[1] in labels else None
            if called:
                name, owner = called
                yield PASSED, name, found[1], owner
                for meant in kept_as(name, raw):
                    if meant not in own:
                        yield PASSED, meant, found[1], UNCLEAR
    yield from _unpacked(raw, texts, own_of)
    listed = b"".join([listed for _, listed in _FUNCTION.findall(raw)])
    if taken := _NAMES.intersection(_PARAMETER_NAME.findall(listed)):  # in most files there is none
        others = _names_beside(raw)
        yield from ((BUILDS, base) for base in _bases_of_takers(raw))
        for function in _FUNCTION.finditer(raw):
            own_names = _NAMES.intersection(_PARAMETER_NAME.findall(function[2]))
            names = {_called_as(function[1], raw, function.start())} | others.get(function[1], set())
            for parameter in taken if b"**" in function[2] else own_names:  # which it may hand on
                yield from ((PARAMETER, name, parameter) for name in names)
    if b"lambda" in raw:
        for made in _LAMBDA.finditer(raw):
            for name in _kept_before(made.start(), raw):
                for parameter in _NAMES.intersection(_LAMBDA_NAME.findall(made[1])):
                    yield PARAMETER, name, parameter
    imported = _LAST_NAME.findall(b",".join(_IMPORTED.findall(raw)))
    for name in _NAMES.intersection(_AT_MARGIN.findall(raw) + imported):
        yield BOUND, name
    if any(word in raw for word in _LOADING):
        yield from ((LOADS, name) for name in _LOADED.findall(raw))
    if b"type(" in raw:
        yield from ((COMPARED, name) for name in _TYPE_IS.findall(raw))
        for found in _IS_TYPE.finditer(raw):
            if named := _CLASS_BEFORE.search(raw, max(0, found.start() - _LONGEST_NAME), found.start()):
                yield COMPARED, named[1]


def _bases_of_takers(raw: bytes) -> Iterator[bytes]:
    """Yield what classes that take one build on: `zoo.Animal` of `class Cat(zoo.Animal[int], Generic[T]):`.

    Classes are told apart by where the next one begins.
    """
    classes = list(_CLASS_WITH_BASES.finditer(raw))
    places = [*(found.start() for found in classes), len(raw)]
    for found, end in zip(classes, places[1:], strict=True):
        listed = b"".join([listed for _, listed in _FUNCTION.findall(raw, found.end(), end)])
        if not _NAMES.isdisjoint(_PARAMETER_NAME.findall(listed)):
            yield from named_bases(found[1])


def listed_bases(listed: bytes) -> list[bytes]:
    """Return what stands between commas in the brackets of a class, without what is in square ones."""
    return [base.strip() for base in _IN_SQUARE.sub(b"", listed).split(b",")]


def named_bases(listed: bytes) -> Iterator[bytes]:
    """Yield those of the bases of a class that are names with dots, as they are written there."""
    return filter(_DOTTED.fullmatch, listed_bases(listed))


def _unpacked(raw: bytes, texts: _Texts, own_of: Callable[[], frozenset[bytes]]) -> Iterator[Mention]:
    """Yield what a file may pass in what it unpacks: all that it has as a text, for `Shop(**options)`."""
    stars = list(_STARS.finditer(raw)) if b"**" in raw else ()
    if stars and (keys := _NAMES.intersection(_KEY.findall(raw))):
        called = {_called(raw, found.end(), texts, own_of()) for found in stars}
        yield from ((UNPACKED, name, key, owner) for name, owner in filter(None, called) for key in keys)


def mentions_of(path: str) -> Collection[Mention]:
    """Return the mentions in the file at `path`; none if it cannot be read."""
    return frozenset(mentions(read(path) or b""))


def _called(raw: bytes, at: int, texts: _Texts, own: Collection[bytes]) -> tuple[bytes, bytes] | None:
    """Return what a label at `at` is passed to, and its owner; None if that is `own` or no call."""
    end = _opening(raw, at, _USUAL_CALL) or _opening(raw, at, _LONGEST_CALL)
    if end is None or raw[end] != _ROUND:
        return None
    named = _CALLED.search(raw, max(0, end - _LONGEST_NAME), end)
    if not named or named[1] or texts.hold(end):
        return None
    if named[2] in own and raw[named.start(2) - 1 : named.start(2)] != b".":
        return None
    handed = _FIRST_ARGUMENT.match(raw, end) if named[2] in _PASSING_ON else None
    return (handed[1], _owner(raw, handed.start(1))) if handed else (named[2], _owner(raw, named.start(2)))


def _owner(raw: bytes, at: int) -> bytes:
    """Return the name before the dot before a place, if it is one alone."""
    before = raw[max(0, at - _LONGEST_NAME) : at].rstrip()
    if not before.endswith(b"."):
        return BARE
    before = before[:-1].rstrip()
    name = _LAST_WORD.search(before)
    around = before[: name.start()] if name else b""
    return name[0] if name and around and not around.rstrip().endswith(b".") else UNCLEAR


def _kept_as(name: bytes, raw: bytes) -> tuple[bytes, ...]:
    """Return what a file keeps under a name, or imports as that: `Shop` for `shop_class = Shop`."""
    word = re.escape(name)
    kept = rb"%b(?<=\b%b)[ \t]*(?::[^=\n]{0,200})?=[ \t]*(?:\w+\.)*(\w+)[ \t]*(?=[#,)\r\n])"
    imported = [
        _LAST_WORD.search(raw[max(0, found.start() - _LONGEST_NAME) : found.start()].rstrip())
        for found in re.finditer(rb"as[ \t]+%b\b" % word, raw)
    ]
    return (*re.findall(kept % (word, word), raw), *(known[0] for known in imported if known))


def _names_beside(raw: bytes) -> Mapping[bytes, set[bytes]]:
    """Return as what else things are kept, by their names: `show` of `shop.show = show_less`."""
    names: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for kept in _KEPT.finditer(raw):
        names[kept[1]].update(_kept_before(kept.start(1), raw))
    return names


def _kept_before(at: int, raw: bytes) -> Iterator[bytes]:
    """Yield the name under which what begins at a place is kept, if that stands before it."""
    place = _PUT_IN_PLACE.search(raw, max(0, at - _LONGEST_NAME), at)
    yield from [place[1]] if place else []


def _opening(raw: bytes, at: int, far: int) -> int | None:
    """Return where the bracket is opened that is open at a place, if that is not too far."""
    depth = 0
    for bracket in reversed(list(_BRACKET.finditer(raw, max(0, at - far), at))):
        if bracket[0] in b")]}":
            depth += 1
        elif depth:
            depth -= 1
        else:
            return bracket.start()
    return None


class _Texts:
    """The comments and texts of a file, looked for only where a place may be in one."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def hold(self, at: int) -> bool:
        """Whether a place is in a comment or a text."""
        may_be_comment = b"#" in self._raw[self._raw.rfind(b"\n", 0, at) + 1 : at]
        may_be_text = any(bisect_right(ends, at) % 2 for ends in self._triples)
        if not (may_be_comment or may_be_text):
            return False
        number = bisect_right(self._spans, (at, at)) - 1
        return number >= 0 and at < self._spans[number][1]

    @cached_property
    def _triples(self) -> list[list[int]]:
        """Where three quotes of a kind end: an odd number of them is before what is in such a text."""
        return [[found.end() for found in re.finditer(quotes, self._raw)] for quotes in (b'"""', b"'''")]

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [found.span() for found in _TEXT.finditer(self._raw)]


def _called_as(function: bytes, raw: bytes, at: int) -> bytes:
    """Return what a function is called as; for `__init__` that is the class above it."""
    end, line = at if function == b"__init__" else 0, raw[raw.rfind(b"\n", 0, at) + 1 : at + 1]
    depth = len(line) - len(line.lstrip())
    while (start := raw.rfind(b"class ", 0, end)) >= 0:
        above = _CLASS.match(raw, start)
        margin = raw[raw.rfind(b"\n", 0, start) + 1 : start]
        if above and not margin.strip() and len(margin) < depth:
            return above[1]
        end = start  # that was a word of a text
    return function
