"""What the files of a run use of each other by a builtin's name: `show(id=3)`, `from shop import list`.

As for imports, the bytes of files are looked at, and nothing is resolved. So a use may be missing, or be
that of something else with the same name: enough to know better than to rename it.
"""

from __future__ import annotations

import builtins
import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import NamedTuple

from beginner_lint.cache_folder import project_folder
from beginner_lint.discovery import File
from beginner_lint.facts.project import Use
from beginner_lint.importers import Import, imports_of, is_package, read

# A kind, and names: what is called, and what is passed to it by which name; a function or class, and a
# parameter of it; what is bound at the left margin.
Mention = tuple[bytes, ...]
PASSED, PARAMETER, BOUND = b"passed", b"parameter", b"bound"

_NAMES = frozenset(name.encode() for name in dir(builtins) if name.islower() and not name.startswith("_"))
_LABEL = re.compile(rb"[(,]\s*(\w+)\s*=(?!=)")
_FUNCTION = re.compile(rb"def (\w+)(\([^)]*)")
_AT_MARGIN = re.compile(rb"\n(?:async )?(?:def |class )?(\w+)")
_WORD = re.compile(rb"\w+")
_PARAMETER_NAME = re.compile(rb"[(,]\s*\**(\w+)")
_CLASS = re.compile(rb"class (\w+)")
_BRACKET = re.compile(rb"[()\[\]{}]")
_CALLED = re.compile(rb"(\b(?:def|class)\s+)?\b([^\W\d]\w*)\s*\Z")
_LONGEST_CALL = 2_000  # bytes, up to a label
_LONGEST_NAME = 100

MentionsOf = Callable[[str], Collection[Mention]]
ImportsOf = Callable[[str], Collection[Import]]


def mentions(raw: bytes) -> Iterator[Mention]:
    """Yield where a file passes, takes or binds something by a builtin's name."""
    if labels := _NAMES.intersection(_LABEL.findall(raw)):  # all labels of a file are quickly listed
        for found in re.finditer(rb"[(,]\s*(%b)\s*=(?!=)" % b"|".join(sorted(labels)), raw):
            if called := _called(raw, found.start(1)):
                yield PASSED, called, found[1]
    at = 0
    for name, listed in _FUNCTION.findall(raw):
        if not _NAMES.isdisjoint(_WORD.findall(listed)):
            at = raw.find(b"def " + name + listed, at)
            for parameter in _NAMES.intersection(_PARAMETER_NAME.findall(listed)):
                yield PARAMETER, _called_as(name, raw, at), parameter
    for name in _NAMES.intersection(_AT_MARGIN.findall(raw)):
        yield BOUND, name


def mentions_of(path: str) -> Collection[Mention]:
    """Return the mentions in the file at `path`; none if it cannot be read."""
    return frozenset(mentions(read(path) or b""))


def _called(raw: bytes, at: int) -> bytes | None:
    """Return the last name of what a label at `at` is passed to; None if it stands in no call."""
    start = max(0, at - _LONGEST_CALL)
    depth = 0
    for bracket in reversed(list(_BRACKET.finditer(raw, start, at))):
        if bracket[0] in b")]}":
            depth += 1
        elif depth:
            depth -= 1
        else:
            end = bracket.start()
            named = _CALLED.search(raw, max(0, end - _LONGEST_NAME), end) if bracket[0] == b"(" else None
            return named[2] if named and not named[1] and not _is_in_text(raw, end) else None
    return None


def _is_in_text(raw: bytes, at: int) -> bool:
    """Whether a place is in a comment, or seems to be in a docstring."""
    is_comment = b"#" in raw[raw.rfind(b"\n", 0, at) + 1 : at]
    return is_comment or any(raw.count(quotes, 0, at) % 2 for quotes in (b'"""', b"'''"))


def _called_as(function: bytes, raw: bytes, at: int) -> bytes:
    """Return what a function is called as; for `__init__` that is the class above it."""
    above = _CLASS.match(raw, raw.rfind(b"class ", 0, at)) if function == b"__init__" else None
    return above[1] if above else function


def with_uses(
    files: Sequence[File], mentions_of: MentionsOf = mentions_of, imports_of: ImportsOf = imports_of
) -> list[File]:
    """Return the files with `uses` filled in, by the same project; none of what stands alone.

    Args:
        files: those of the run.
        mentions_of: what may know the mentions in a file without a look at it.
        imports_of: the same for imports.

    """
    if len(files) < 2:
        return list(files)
    projects: defaultdict[str, list[_Place]] = defaultdict(list)
    for file in files:
        folder = os.path.dirname(file.path)
        place = _Place(file.path, _home(folder), mentions_of(file.path), bool(file.alone))
        projects[_project(folder)].append(place)
    used = {
        place.path: uses
        for project, places in projects.items()
        if len(places) > 1
        for place, uses in _Project(project, places, imports_of).uses()
    }
    return [file._replace(uses=used[file.path]) if file.path in used else file for file in files]


class _Place(NamedTuple):
    """A file, the folder of the outermost package that it is in, or its own, its mentions; is it alone."""

    path: str
    home: str
    mentions: Collection[Mention]
    alone: bool

    @property
    def stem(self) -> bytes:
        """What an import names: a package by its folder."""
        folder, name = os.path.split(self.path)
        stem = os.path.splitext(name)[0]
        return os.fsencode(os.path.basename(folder) if stem == "__init__" else stem)

    def named(self, kind: bytes) -> Iterator[tuple[bytes, ...]]:
        """Yield the names of the mentions of a kind."""
        return (mention[1:] for mention in self.mentions if mention[0] == kind)


class _Project:
    """The files below the folder of a project, and who uses what of whom."""

    def __init__(self, folder: str, places: Sequence[_Place], imports_of: ImportsOf) -> None:
        self._folder = folder
        self._places = places
        self._imports_of = imports_of
        self._read = cache(lambda path: read(path) or b" ")
        self._calling: defaultdict[Mention, list[_Place]] = defaultdict(list)
        for place in places:
            for named in place.named(PASSED):
                self._calling[named].append(place)

    def uses(self) -> Iterator[tuple[_Place, tuple[Use, ...]]]:
        """Yield each file that others use, with one use of each name."""
        for place in self._places:
            found = () if place.alone else tuple(self._of(place))
            if found:
                yield place, found

    def _of(self, place: _Place) -> Iterator[Use]:
        for called, label in sorted(place.named(PARAMETER)):
            for user in islice(self._callers(place, called, label), 1):
                yield Use(self._shown(user, place), os.fsdecode(called), os.fsdecode(label))
            for user in islice(self._heirs(place, called, label), 1):
                yield Use(self._shown(user, place), "__init__", os.fsdecode(label))
        for (name,) in sorted(place.named(BOUND)):
            for user in islice(self._takers(place, name), 1):
                yield Use(self._shown(user, place), os.fsdecode(name))

    def _shown(self, user: _Place, place: _Place) -> str:
        """Return the path of a file as it reads best beside another: from around their package, if in one."""
        around = os.path.dirname(place.home) if is_package(place.home) else place.home
        return os.path.relpath(user.path, around if user.home == place.home else self._folder)

    def _callers(self, place: _Place, called: bytes, label: bytes) -> Iterator[_Place]:
        for other in self._calling.get((called, label), ()):
            if other is not place and (other.home == place.home or self._imports(other, place)):
                yield other

    def _heirs(self, place: _Place, called: bytes, label: bytes) -> Iterator[_Place]:
        """Yield the files that import what is called, and go on in an `__init__`: maybe that of its class."""
        for other in self._calling.get((b"__init__", label), ()):
            if other is not place and (place.stem, called) in self._imports_of(other.path):
                yield other

    def _takers(self, place: _Place, name: bytes) -> Iterator[_Place]:
        written = b"%b.%b" % (place.stem, name)
        attribute = re.compile(rb"\b%b\b" % re.escape(written))
        for other in self._importing.get(place.stem, ()):
            if other is place:
                continue
            raw = b"" if (place.stem, name) in self._imports_of(other.path) else self._read(other.path)
            if not raw or (written in raw and attribute.search(raw)):
                yield other

    def _imports(self, other: _Place, place: _Place) -> bool:
        """Whether a file elsewhere imports one, or the package that this is in."""
        wanted = {place.stem, os.fsencode(os.path.basename(place.home))}
        return any(stem in wanted for _, stem in self._imports_of(other.path))

    @cached_property
    def _importing(self) -> dict[bytes, list[_Place]]:
        """The files by the names that they import."""
        importing: defaultdict[bytes, list[_Place]] = defaultdict(list)
        for place in self._places:
            imports = self._imports_of(place.path)
            for name in {name for pair in imports for name in pair}:
                importing[name].append(place)
        return importing


@cache
def _project(folder: str) -> str:
    """Return the folder of the project that a folder is in: that of its outermost package at the least."""
    return project_folder(_home(folder), "setup.py", "setup.cfg")


@cache
def _home(folder: str) -> str:
    """Return the folder of the outermost package that a folder is in; the folder itself if it is in none."""
    around = os.path.dirname(folder)
    return _home(around) if is_package(folder) and is_package(around) else folder
