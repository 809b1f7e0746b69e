"""Which classes of a project build on those that another file of it compares the type of something with."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from beginner_lint.uses.mentions import COMPARED, listed_bases
from beginner_lint.uses.places import Place, Places

_CLASS = re.compile(rb"class (\w+)\s*\(([^)]*)\)")

Building = tuple[Place, bytes]


class Heirs:
    """Answers about the files of a project.

    Args:
        places: these files.
        read: returns the bytes of a file.

    """

    def __init__(self, places: Places, read: Callable[[str], bytes]) -> None:
        self._places = places
        self._bases = cache(lambda path: _bases(read(path)))
        self._takers = cache(self._among_takers)
        self._called = cache(self._among_called)

    def of(self, place: Place) -> Iterator[tuple[Place, str, str]]:
        """Yield a class of another file, with that, for each class that a file compares a type with."""
        for (base,) in sorted(place.named(COMPARED)):
            for other, heir in self._building(place, base):
                if other is not place:
                    yield other, os.fsdecode(heir), os.fsdecode(base)
                    break

    def _building(self, place: Place, base: bytes) -> Iterator[Building]:
        taken = sorted(self._places.imports_of(place.path))
        for origin in (*(origin for origin, name in taken if name == base and origin), place.stem):
            yield from self._takers(origin, base)
        for _, name in taken:
            yield from self._called(name, base)

    def _among_takers(self, origin: bytes, base: bytes) -> list[Building]:
        return self._those(self._places.taking.get((origin, base), ()), base)

    def _among_called(self, stem: bytes, base: bytes) -> list[Building]:
        return self._those(self._places.by_stem.get(stem, ()), base)

    def _those(self, places: Sequence[Place], base: bytes) -> list[Building]:
        return [(place, heirs[base]) for place in places if base in (heirs := self._bases(place.path))]


def _bases(raw: bytes) -> dict[bytes, bytes]:
    """Return what the classes of a file build on, with one of these: `class Cat(zoo.Animal, Generic[T]):`."""
    bases: dict[bytes, bytes] = {}
    for found in _CLASS.finditer(raw):
        if not raw[raw.rfind(b"\n", 0, found.start()) + 1 : found.start()].strip(b" \t"):
            for base in listed_bases(found[2]):
                bases.setdefault(base.rpartition(b".")[2], found[1])
    return bases
