"""The files of a project by their names and by what they import: nobody needs to look at each pair."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from beginner_lint.importers import Import, is_package
from beginner_lint.uses.mentions import Mention

_OF_PYTEST = re.compile(r"(?:^|[/\\])(?:test_[^/\\]*|[^/\\]*_test|conftest)\.py$")

ImportsOf = Callable[[str], Collection[Import]]


class Place(NamedTuple):
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

    @property
    def package(self) -> bytes:
        """The name of the outermost package that the file is in."""
        return os.fsencode(os.path.basename(self.home))

    @property
    def is_of_pytest(self) -> bool:
        """Whether pytest runs it: it gets objects from fixtures, whose types it need not import."""
        return _OF_PYTEST.search(self.path) is not None

    def named(self, kind: bytes) -> Iterator[tuple[bytes, ...]]:
        """Yield the names of the mentions of a kind."""
        return (mention[1:] for mention in self.mentions if mention[0] == kind)


class Places:
    """The files of a project.

    Args:
        places: all of them.
        imports_of: returns what a file may import.

    """

    def __init__(self, places: Sequence[Place], imports_of: ImportsOf) -> None:
        self.all = {place.path: place for place in places}
        self.imports_of = imports_of

    @cached_property
    def by_stem(self) -> Mapping[bytes, Sequence[Place]]:
        """The files by what imports name."""
        by_stem: defaultdict[bytes, list[Place]] = defaultdict(list)
        for place in self.all.values():
            by_stem[place.stem].append(place)
        return by_stem

    @cached_property
    def taking(self) -> Mapping[Import, Sequence[Place]]:
        """The files by what they import."""
        taking: defaultdict[Import, list[Place]] = defaultdict(list)
        for place in self.all.values():
            for pair in self.imports_of(place.path):
                taking[pair].append(place)
        return taking

    @cached_property
    def importing(self) -> Mapping[bytes, Mapping[str, Place]]:
        """The files by the names that they import, and their paths."""
        importing: defaultdict[bytes, dict[str, Place]] = defaultdict(dict)
        for pair, places in self.taking.items():
            for name in set(pair):
                importing[name].update((place.path, place) for place in places)
        return importing


def another(places: Iterable[Place], place: Place) -> Place | None:
    """Return the first of the places that is not that one."""
    return next((other for other in places if other is not place), None)


@cache
def home_of(folder: str) -> str:
    """Return the folder of the outermost package that a folder is in; the folder itself if it is in none."""
    around = os.path.dirname(folder)
    return home_of(around) if is_package(folder) and is_package(around) else folder
