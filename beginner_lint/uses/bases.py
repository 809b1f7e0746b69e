"""What bases that other files of a project define have, for a file's classes, and what these replace there.

Only of files that take parameters by builtins' names it is looked at what they build on.
"""

from __future__ import annotations

import ast
import builtins
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain

from beginner_lint.facts.project import ANY_NAME, ANYTHING, ITS_CLASS, Base, Label, Override
from beginner_lint.uses.class_labels import taking
from beginner_lint.uses.families import Class, Families, Family
from beginner_lint.uses.leads import PYTHONS_OWN, Leads
from beginner_lint.uses.mentions import BUILDS, PARAMETER, named_bases
from beginner_lint.uses.places import Place, Places
from beginner_lint.uses.trees import Tree, dotted

_MOST_TREES = 30  # that are kept: they are large, and files that follow each other build on the same
# With these a file looks at what methods of the classes call their parameters that it takes from another one.
_ASKING = (b"argspec(", b"co_varnames", b"get_annotations(", b"get_type_hints(", b"signature(")


class Bases:
    """Answers about the files of a project.

    Args:
        places: these files.
        leads: know what they import.
        read: returns the bytes of a file.

    """

    def __init__(self, places: Places, leads: Leads, read: Callable[[str], bytes]) -> None:
        self._places = places
        self._leads = leads
        self._read = read
        self._tree = lru_cache(_MOST_TREES)(lambda path: Tree.parsed(read(path)))
        self._families = Families(leads, self._tree)
        self._is_asked = cache(self._is_asked_elsewhere)
        self.overrides: defaultdict[str, set[Override]] = defaultdict(set)

    def of(self, place: Place) -> Iterator[Base]:
        """Yield the bases of classes that are in other files, with their paths, if all is known of them.

        What they replace is noted in `overrides`, by the path of the file that has it.
        """
        for (base,) in sorted(place.named(BUILDS)):
            found, written = self._leads.imported(place.path, base), os.fsdecode(base)
            if found is None or found[0] == PYTHONS_OWN:
                continue
            family = self._of_found(place.path, written, found)
            if family is None:
                self._note_what_is_seen(place, written, found)
                continue
            heirs = list(self._heirs(place.path, written))
            asked = {name for _, own in heirs for name, _ in own} | {ANYTHING, ITS_CLASS}
            taken, passed = (
                tuple(sorted(each for each in named if each[0] in asked))
                for named in (family.taking, family.passing)
            )
            yield Base(written, family.members[0][0], taken, passed, tuple(sorted(family.roots)))
            for name, own in heirs:
                makes = {(ITS_CLASS, each) for each in (ANY_NAME, *(label for _, label in own))}
                is_made = not makes.isdisjoint(family.passing)
                for member in family.members:
                    self._note(name, own, member, place.path, is_made=is_made)

    def _of_found(self, path: str, written: str, found: Class) -> Family | None:
        """Return what is known of a base that only an import binds, given how it is written and found."""
        if not self._may_be_known(*found):
            return None
        family = self._families.of(*found)
        tree = self._tree(path) if family and family.members else None
        root = tree.only_binding(written.partition(".")[0]) if tree else None
        if family is None or not isinstance(root, ast.Import | ast.ImportFrom):
            return None
        return None if any(self._is_asked(*member) for member in family.members) else family

    def _is_asked_elsewhere(self, path: str, name: str) -> bool:
        """Tell whether a file that takes a class from another one may look at the names of parameters."""
        place = self._places.all.get(path)
        taking_it = self._places.taking.get((place.stem, os.fsencode(name)), ()) if place else ()
        return any(word in self._read(taker.path) for taker in taking_it for word in _ASKING)

    def _may_be_known(self, path: str, name: str) -> bool:
        """Tell whether what a class builds on may be found, as far as that is seen without parsing a file."""
        defined = rb"\bclass %b\s*\(([^()]*)\)" % re.escape(os.fsencode(name))
        bases = chain.from_iterable(map(named_bases, re.findall(defined, self._read(path))))
        return not any(
            self._leads.imports(path, base) and self._leads.imported(path, base) is None for base in bases
        )

    def _heirs(self, path: str, written: str) -> Iterator[tuple[str, frozenset[Label]]]:
        """Yield the classes of a file that build on what it calls so, with what their methods take."""
        tree = self._tree(path)
        for holder in tree.classes if tree else ():
            if any(dotted(base) == written for base in holder.bases):
                yield holder.name, frozenset(taking(holder))

    def _note_what_is_seen(self, place: Place, written: str, found: Class) -> None:
        """Note what replaces methods of a base of which not all is known: that is enough for these."""
        other = self._places.all.get(found[0])
        if other is not None and {*place.named(PARAMETER)} & {*other.named(PARAMETER)}:
            for name, own in self._heirs(place.path, written):
                self._note(name, own, found, place.path, is_made=False)

    def _note(self, heir: str, own: frozenset[Label], member: Class, path: str, *, is_made: bool) -> None:
        """Note which methods of a class an heir replaces, and `__init__` if objects of it are made there."""
        for method, label in self._families.own(*member) & own:
            if hasattr(builtins, label) and (is_made or method != "__init__"):
                self.overrides[member[0]].add(Override(path, heir, member[1], method, label))
