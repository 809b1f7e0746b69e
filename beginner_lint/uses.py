"""What the files of a run use of each other by a builtin's name: `show(id=3)`, `from shop import list`.

As for imports, the bytes of files are looked at, and nothing is resolved. So a use may be missing, or be
that of something else with the same name: enough to know better than to rename it. So it is with classes that
build on one that a file compares the type of something with.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Any, NamedTuple

from beginner_lint.cache_folder import project_folder
from beginner_lint.discovery import File
from beginner_lint.facts.project import Heir, Use
from beginner_lint.importers import EVERYTHING, Import, imports_of, is_package, read
from beginner_lint.leads import Leads
from beginner_lint.mentions import BOUND, COMPARED, PARAMETER, PASSED, Mention, mentions_of

_OF_PYTEST = re.compile(r"(?:^|[/\\])(?:test_[^/\\]*|[^/\\]*_test|conftest)\.py$")

_CLASS = re.compile(rb"^[ \t]*class (\w+)\s*\(([^)]*)\)", re.MULTILINE)
_IN_BRACKETS = re.compile(rb"\[[^\]]*\]+")

MentionsOf = Callable[[str], Collection[Mention]]
ImportsOf = Callable[[str], Collection[Import]]


def with_uses(
    files: Sequence[File], mentions_of: MentionsOf = mentions_of, imports_of: ImportsOf = imports_of
) -> list[File]:
    """Return the files with `uses` and `heirs` filled in, by the same project; no uses of what stands alone.

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
    told: dict[str, dict[str, Any]] = {
        place.path: found
        for project, places in projects.items()
        if len(places) > 1
        for place, found in _Project(project, places, imports_of).told()
    }
    return [file._replace(**told[file.path]) if file.path in told else file for file in files]


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
        self._leads = Leads(folder, [place.path for place in places], self._read, self._users)
        self._calling: defaultdict[Mention, list[_Place]] = defaultdict(list)
        for place in places:
            for named in place.named(PASSED):
                self._calling[named].append(place)

    def told(self) -> Iterator[tuple[_Place, dict[str, Any]]]:
        """Yield each file that others use or add to, with one use of each name, one heir of each class."""
        for place in self._places:
            found = {
                "uses": () if place.alone else tuple(self._of(place)),
                "heirs": tuple(self._heirs_of_compared(place)),
            }
            if any(found.values()):
                yield place, found

    def _of(self, place: _Place) -> Iterator[Use]:
        for called, label in sorted(place.named(PARAMETER)):
            for user in islice(self._callers(place, called, label), 1):
                yield Use(self._shown(user, place), os.fsdecode(called), os.fsdecode(label))
            for user in islice(self._heirs(place, called, label), 1):
                yield Use(self._shown(user, place), "__init__", os.fsdecode(label))
        for (name,) in sorted(place.named(BOUND)):
            for user in islice(self._takers(place, name), 1):
                is_sure = self._leads.surely_imports(user.path, place.path)
                yield Use(self._shown(user, place), os.fsdecode(name), is_sure=is_sure)

    def _shown(self, user: _Place, place: _Place) -> str:
        """Return the path of a file as it reads best beside another: from around their package, if in one."""
        around = os.path.dirname(place.home) if is_package(place.home) else place.home
        return os.path.relpath(user.path, around if user.home == place.home else self._folder)

    def _callers(self, place: _Place, called: bytes, label: bytes) -> Iterator[_Place]:
        """Yield the files that may call what a place defines, those first that import it from there."""
        found = [
            other
            for other in self._calling.get((called, label), ())
            if other is not place and (other.home == place.home or self._know_each_other(other, place))
        ]
        if len(found) > 1:
            found.sort(key=lambda other: not self._gets(other, place, called))
        yield from (other for other in found if self._leads.may_call(other.path, place.path, called))

    def _gets(self, other: _Place, place: _Place, name: bytes) -> bool:
        """Whether a file imports a name from another one."""
        is_named = (place.stem, name) in self._imports_of(other.path)
        return is_named and self._leads.may_import(other.path, place.path)

    def _heirs(self, place: _Place, called: bytes, label: bytes) -> Iterator[_Place]:
        """Yield the files that import what is called, and go on in an `__init__`: maybe that of its class."""
        for other in self._calling.get((b"__init__", label), ()):
            if other is not place and (place.stem, called) in self._imports_of(other.path):
                yield other

    def _heirs_of_compared(self, place: _Place) -> Iterator[Heir]:
        """Yield classes of other files that build on those that a file compares a type with."""
        for (base,) in sorted(place.named(COMPARED)):
            taken = self._imports_of(place.path)
            origins = {origin for origin, name in taken if name == base and origin}
            for other in self._places:
                imported = self._imports_of(other.path)
                is_near = (
                    other.stem in origins
                    or any((origin, base) in imported for origin in (*origins, place.stem))
                    or ((b"", other.stem) in taken and b"class %b" % base in self._read(other.path))
                )
                heir = _building_on(self._read(other.path), base) if is_near and other is not place else None
                if heir:
                    yield Heir(self._shown(other, place), os.fsdecode(heir), os.fsdecode(base))
                    break

    def _takers(self, place: _Place, name: bytes) -> Iterator[_Place]:
        stem = place.stem
        for other in self._importing.get(stem, ()):
            if other is place:
                continue
            imported = self._imports_of(other.path)
            is_taken = (stem, name) in imported or (
                (stem, EVERYTHING) in imported and b"__all__" not in self._read(place.path)
            )
            is_taken = is_taken or _reads(self._read(other.path), stem, name)
            if is_taken and self._leads.may_import(other.path, place.path):
                yield other
        around = os.fsencode(os.path.basename(os.path.dirname(place.path)))
        through = b"%b.%b.%b" % (around, stem, name)
        for other in self._importing.get(around, ()):  # `import shops`, `shops.stock.max`
            raw = self._read(other.path)
            if other is not place and through in raw and re.search(rb"%b\b" % _beginning(through), raw):
                yield other

    def _know_each_other(self, one: _Place, other: _Place) -> bool:
        """Whether one of two files imports the other: who imports it may also hand a stand-in to it.

        What pytest runs gets objects from fixtures, whose types it need not import.
        """
        is_handed_some = _OF_PYTEST.search(one.path) or _OF_PYTEST.search(other.path)
        return bool(is_handed_some) or self._imports(one, other) or self._imports(other, one)

    def _imports(self, other: _Place, place: _Place) -> bool:
        """Whether a file elsewhere imports one, or the package that this is in."""
        wanted = {place.stem, os.fsencode(os.path.basename(place.home))}
        return any(stem in wanted for _, stem in self._imports_of(other.path))

    def _users(self, name: str) -> list[str]:
        return [place.path for place in self._importing.get(os.fsencode(name), ())]

    @cached_property
    def _importing(self) -> dict[bytes, list[_Place]]:
        """The files by the names that they import."""
        importing: defaultdict[bytes, list[_Place]] = defaultdict(list)
        for place in self._places:
            imports = self._imports_of(place.path)
            for name in {name for pair in imports for name in pair}:
                importing[name].append(place)
        return importing


def _building_on(raw: bytes, base: bytes) -> bytes | None:
    """Return the name of a class that names a class among its bases: `class Cat(zoo.Animal, Generic[T]):`."""
    for name, listed in _CLASS.findall(raw) if base in raw else ():
        bases = (each.strip().rpartition(b".")[2] for each in _IN_BRACKETS.sub(b"", listed).split(b","))
        if base in bases:
            return bytes(name)
    return None


def _reads(raw: bytes, module: bytes, name: bytes) -> bool:
    """Whether a file that imports a module reads a name of it: `shop.max`, `s.max` for `import shop as s`."""
    if b".%b" % name not in raw:
        return False
    called = {module, *re.findall(rb"%b\s+as\s+(\w+)" % _beginning(module), raw)}
    return any(re.search(rb"%b\.%b\b" % (_beginning(each), name), raw) for each in called)


def _beginning(word: bytes) -> bytes:
    r"""Return a pattern for where a word begins, found by its letters: `\b` would be tried at each place."""
    return rb"%b(?<=\b%b)" % (re.escape(word), re.escape(word))


@cache
def _project(folder: str) -> str:
    """Return the folder of the project that a folder is in: that of its outermost package at the least."""
    return project_folder(_home(folder), "setup.py", "setup.cfg")


@cache
def _home(folder: str) -> str:
    """Return the folder of the outermost package that a folder is in; the folder itself if it is in none."""
    around = os.path.dirname(folder)
    return _home(around) if is_package(folder) and is_package(around) else folder
