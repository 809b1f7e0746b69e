"""What the files of a run use of each other by a builtin's name: `show(id=3)`, `from shop import list`.

As for imports, the bytes of files are looked at, and nothing is resolved. So a use may be missing, or be
that of something else with the same name: enough to know better than to rename it. So it is with classes that
build on one that a file compares the type of something with; of what classes build on all is looked at.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from beginner_lint.cache_folder import project_folder
from beginner_lint.discovery import File
from beginner_lint.facts.project import Heir, Use
from beginner_lint.importers import EVERYTHING, imports_of, is_package, read
from beginner_lint.uses.callers import Callers
from beginner_lint.uses.documents import shown_calls
from beginner_lint.uses.heirs import Heirs
from beginner_lint.uses.leads import Goal, Leads
from beginner_lint.uses.mentions import (
    BOUND,
    BUILDS,
    LOADS,
    PARAMETER,
    PASSED,
    UNPACKED,
    Mention,
    mentions_of,
)
from beginner_lint.uses.places import ImportsOf, Place, Places, another, home_of

if TYPE_CHECKING:
    from beginner_lint.uses.bases import Bases

MentionsOf = Callable[[str], Collection[Mention]]


def with_uses(
    files: Sequence[File], mentions_of: MentionsOf = mentions_of, imports_of: ImportsOf = imports_of
) -> list[File]:
    """Return the files with `uses`, `heirs`, `bases` and `overrides` filled in, by the same project.

    What stands alone has no uses.

    Args:
        files: those of the run.
        mentions_of: what may know the mentions in a file without a look at it.
        imports_of: the same for imports.

    """
    if len(files) < 2:
        return list(files)
    projects: defaultdict[str, list[Place]] = defaultdict(list)
    for file in files:
        folder = os.path.dirname(file.path)
        place = Place(file.path, home_of(folder), mentions_of(file.path), bool(file.alone))
        projects[_project(folder)].append(place)
    told: dict[str, dict[str, Any]] = {
        place.path: found
        for project, places in projects.items()
        if len(places) > 1
        for place, found in _Project(project, places, imports_of).told()
    }
    return [file._replace(**told[file.path]) if file.path in told else file for file in files]


class _Project:
    """The files below the folder of a project, and who uses what of whom.

    What is asked of pairs of files is kept by names: there are as many pairs as files times files.
    """

    def __init__(self, folder: str, places: Sequence[Place], imports_of: ImportsOf) -> None:
        self._folder = folder
        self._places = Places(places, imports_of)
        self._read = cache(lambda path: read(path) or b" ")
        self._heirs = Heirs(self._places, self._read)
        self._leads = Leads(folder, self._places.all, self._read, self._takes)
        self._callers = cache(self._callers_of)
        self._inits = cache(self._inits_of)
        self._takers = cache(self._takers_of)
        self._readers = cache(self._readers_of)
        self._reading = cache(self._reading_of)
        # Calls, by what is called, what is passed by name, and whether that is written there.
        self._calling: defaultdict[tuple[bytes, bytes, bytes], list[tuple[Place, bytes]]] = defaultdict(list)
        for place in places:
            for kind in (PASSED, UNPACKED):
                for called, label, owner in place.named(kind):
                    self._calling[called, label, kind].append((place, owner))

    def told(self) -> Iterator[tuple[Place, dict[str, Any]]]:
        """Yield each file that others use or add to, or that builds on them, with what is known of that.

        There is one use of each name, and one heir of each class.
        """
        heirs_of = [place for place in self._places.all.values() if any(place.named(BUILDS))]
        bases = {place.path: list(self._bases.of(place)) for place in heirs_of}
        replaced = self._bases.overrides if heirs_of else {}
        for place in self._places.all.values():
            uses = () if place.alone else tuple(self._of(place))
            heirs = tuple(
                Heir(self._shown(other.path, place), heir, base)
                for other, heir, base in self._heirs.of(place)
            )
            built_on = tuple(
                each._replace(file=self._shown(each.file, place)) for each in bases.get(place.path, ())
            )
            replacing = sorted(replaced.get(place.path, ()))
            overrides = tuple(each._replace(file=self._shown(each.file, place)) for each in replacing)
            if uses or heirs or built_on or overrides:
                yield place, {"uses": uses, "heirs": heirs, "bases": built_on, "overrides": overrides}

    def _of(self, place: Place) -> Iterator[Use]:
        for called, label in sorted(place.named(PARAMETER)):
            name, passed = os.fsdecode(called), os.fsdecode(label)
            for kind in (PASSED, UNPACKED):
                is_called = (called, label, kind) in self._calling
                if is_called and (user := self._callers(called, label, kind).of(place)):
                    yield Use(self._shown(user.path, place), name, passed, is_sure=kind == PASSED)
                    break
            else:
                if document := self._documents.get((called, label)):
                    yield Use(os.path.relpath(document, self._folder), name, passed)
            if user := another(self._inits(place.stem, called, label), place):
                yield Use(self._shown(user.path, place), "__init__", passed)
        for (taken,) in sorted(place.named(BOUND)):
            if user := self._taker(place, taken):
                is_sure = self._leads.surely_imports(user.path, place.path)
                yield Use(self._shown(user.path, place), os.fsdecode(taken), is_sure=is_sure)

    @cached_property
    def _bases(self) -> Bases:
        from beginner_lint.uses.bases import Bases  # which parses: not before it is needed

        return Bases(self._places, self._leads, self._read)

    @cached_property
    def _documents(self) -> Mapping[tuple[bytes, bytes], str]:
        """What documents of the project call, for who has a parameter of that name."""
        return shown_calls(self._folder)

    def _shown(self, path: str, place: Place) -> str:
        """Return the path of a file as it reads best beside another: from around their package, if in one."""
        around = os.path.dirname(place.home) if is_package(place.home) else place.home
        is_at_home = home_of(os.path.dirname(path)) == place.home
        return os.path.relpath(path, around if is_at_home else self._folder)

    def _callers_of(self, called: bytes, label: bytes, kind: bytes) -> Callers:
        calling = [
            (place, self._leads.called(place.path, called, label, owner))
            for place, owner in self._calling.get((called, label, kind), ())
        ]
        return Callers(called, calling, self._places)

    def _takes(self, path: str, called: bytes, label: bytes) -> bool:
        """Whether a file is one of the project, and takes a parameter of that name in what is called so."""
        place = self._places.all.get(path)
        return place is not None and (PARAMETER, called, label) in place.mentions

    def _inits_of(self, stem: bytes, called: bytes, label: bytes) -> list[Place]:
        """Return the files that import what is called, and go on in an `__init__`: maybe its class's."""
        calling = {place.path for place, _ in self._calling.get((b"__init__", label, PASSED), ())}
        taking = self._places.taking.get((stem, called), ()) if calling else ()
        return [place for place in taking if place.path in calling]

    def _taker(self, place: Place, name: bytes) -> Place | None:
        """Return a file that may take a name from another one."""
        around, stem = os.fsencode(os.path.basename(os.path.dirname(place.path))), place.stem
        looks = [partial(self._takers, stem, name)]
        if (stem, EVERYTHING) in self._places.taking and b"__all__" not in self._read(place.path):
            looks.append(partial(self._takers, stem, EVERYTHING))
        looks += [partial(self._readers, stem, name), partial(self._readers, around, b"%b.%b" % (stem, name))]
        looks.append(partial(self._loaders_of, name))
        found = (look().get(goal, ()) for look in looks for goal in (place.path, None))
        return another(chain.from_iterable(found), place)

    def _takers_of(self, stem: bytes, name: bytes) -> Mapping[Goal, list[Place]]:
        """Return the files that import a name from what is called so, by where that surely is, if at all."""
        return self._by_goals(self._places.taking.get((stem, name), ()), stem)

    def _readers_of(self, module: bytes, name: bytes) -> Mapping[Goal, list[Place]]:
        """Return those that read a name of what they import, or of a part of that: `shops.stock.max`."""
        found = self._reading(module).get(name, [])
        return {None: found} if b"." in name else self._by_goals(found, module)

    def _loaders_of(self, name: bytes) -> Mapping[Goal, list[Place]]:
        """Return those that load a module by a name that they get, and read a name of it."""
        return {None: self._loaders.get(name, [])}

    @cached_property
    def _loaders(self) -> Mapping[bytes, list[Place]]:
        """All that load modules so, by the names that they read of them."""
        loaders: defaultdict[bytes, list[Place]] = defaultdict(list)
        for place in self._places.all.values():
            for (loaded,) in place.named(LOADS):
                read_of = rb"%b\.(\w+)\b(?!\s*=[^=])" % _beginning(loaded)
                for name in set(re.findall(read_of, self._read(place.path))):
                    loaders[name].append(place)
        return loaders

    def _reading_of(self, module: bytes) -> Mapping[bytes, list[Place]]:
        """Return the files that import what is called so, by the names that they read of it."""
        reading: defaultdict[bytes, list[Place]] = defaultdict(list)
        for path, place in self._places.importing.get(module, {}).items():
            raw = self._read(path)
            # Most files have no other name for a module, or read nothing of it: that is quickly seen.
            is_renamed = b"%b as " % module in raw
            for word in (
                {module, *re.findall(rb"%b as +(\w+)" % _beginning(module), raw)} if is_renamed else [module]
            ):
                for name in _read_names(raw, word) if b"%b." % word in raw else ():
                    reading[name].append(place)
        return reading

    def _by_goals(self, takers: Iterable[Place], stem: bytes) -> defaultdict[Goal, list[Place]]:
        by_goals: defaultdict[Goal, list[Place]] = defaultdict(list)
        for place in takers:
            for goal in self._leads.modules(place.path, stem):
                by_goals[goal].append(place)
        return by_goals


def _read_names(raw: bytes, module: bytes) -> set[bytes]:
    """Return what a file reads of a module, and what it reads of that: `stock` and `stock.max`."""
    found = re.findall(rb"%b\.(\w+)(?:\.(\w+))?" % _beginning(module), raw)
    return {name for name, _ in found} | {b"%b.%b" % names for names in found}


def _beginning(word: bytes) -> bytes:
    r"""Return a pattern for where a word begins, found by its letters: `\b` would be tried at each place."""
    return rb"%b(?<=\b%b)" % (re.escape(word), re.escape(word))


@cache
def _project(folder: str) -> str:
    """Return the folder of the project that a folder is in: that of its outermost package at the least."""
    return project_folder(home_of(folder), "setup.py", "setup.cfg")
