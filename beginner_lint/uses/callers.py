"""Which files of a project call, with a label, what another one of them may define."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from beginner_lint.uses.leads import Goal
from beginner_lint.uses.places import Place, Places


class Callers:
    """Those who call what has one name, with one label.

    Args:
        called: that name.
        calling: each of them, and which file surely defines what it calls, if one does.
        places: the files of the project.

    """

    def __init__(self, called: bytes, calling: Iterable[tuple[Place, Goal]], places: Places) -> None:
        self._called = called
        self._places = places
        self._sure: dict[str, Place] = {}
        self._any: dict[str, Place] = {}
        self._at_home: defaultdict[str, list[Place]] = defaultdict(list)
        self._by_name: defaultdict[bytes, list[Place]] = defaultdict(list)
        for place, goal in calling:
            if goal is not None:
                self._sure.setdefault(goal, place)
            elif place.path not in self._any:
                self._any[place.path] = place
                self._at_home[place.home].append(place)
                for name in {place.stem, place.package}:
                    self._by_name[name].append(place)
        self._of_pytest = [place for place in self._any.values() if place.is_of_pytest]
        self._importing = cache(lambda name: self._among(places.importing.get(name, {})))
        self._taking = cache(self._taking_from)

    def of(self, place: Place) -> Place | None:
        """Return a file that may call what a place defines, rather one that imports it from there."""
        if place.path in self._sure:
            return self._sure[place.path]
        for other in self._nearest(place):
            if other is not place:
                return other
        return None

    def _nearest(self, place: Place) -> Iterator[Place]:
        if not self._any:
            return
        yield from self._taking(place.stem)
        yield from self._at_home.get(place.home, ())
        # Who imports a file may also hand a stand-in to it, so they know each other.
        yield from self._importing(place.stem)
        yield from self._importing(place.package)
        if self._by_name.keys() - {place.stem, place.package}:
            for _, name in sorted(self._places.imports_of(place.path)):
                yield from self._by_name.get(name, ())
        yield from self._any.values() if place.is_of_pytest else self._of_pytest

    def _taking_from(self, stem: bytes) -> list[Place]:
        taking = self._places.taking.get((stem, self._called), ())
        return [place for place in taking if place.path in self._any]

    def _among(self, places: Mapping[str, Place]) -> list[Place]:
        """Return those of them who call; the shorter list is gone through."""
        if len(places) < len(self._any):
            return [place for path, place in places.items() if path in self._any]
        return [place for path, place in self._any.items() if path in places]
