"""What the bases of a file's classes have, where other files of the project define them.

That a base does *not* have a method has to be certain: so their trees are looked at, other than for the rest
of what is asked of other files. Only what files build on that take parameters by builtins' names is parsed.
"""

from __future__ import annotations

import ast
import builtins
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from beginner_lint.facts.project import ANY_NAME, ANYTHING, ITS_CLASS, Base, Label, Override
from beginner_lint.uses.class_labels import gets_from_outside, passing, passing_beside, taking
from beginner_lint.uses.leads import PYTHONS_OWN, Leads
from beginner_lint.uses.mentions import PARAMETER
from beginner_lint.uses.places import Place, Places
from beginner_lint.uses.trees import Tree, dotted

_CLASS = re.compile(rb"\bclass (\w+)\s*(?:\[[^\]]*\]\s*)?\(([^()]*)\)")
_FUNCTION = re.compile(rb"def (\w+)")
_WRITTEN = re.compile(rb"[^\W\d][\w.]*")
_IN_BRACKETS = re.compile(rb"\[[^\]]*\]+")
# With these a base may look at what heirs call their parameters, or make another class of them.
_ASKING_NAMES = frozenset(
    {
        "create_autospec",
        "eval",
        "exec",
        "fire",
        "get_annotations",
        "get_type_hints",
        "getargspec",
        "getcallargs",
    }
    | {"getfullargspec", "globals", "inspect", "locals", "methodcaller", "signature"}
)
_ASKING_ATTRIBUTES = frozenset(
    {
        "__annotations__",
        "__code__",
        "__getattribute__",
        "__init_subclass__",
        "__kwdefaults__",
        "__metaclass__",
    }
    | {"__new__", "__subclasses__", "_getframe", "co_varnames", "get_objects"}
)
# With these a file looks at what methods of the classes call their parameters that it takes from another one.
_ASKING = (b"argspec(", b"co_varnames", b"get_annotations(", b"get_type_hints(", b"signature(")
_PLAIN_DECORATORS = frozenset(
    {"dataclasses.dataclass", "functools.total_ordering", "typing.final", "typing.runtime_checkable"}
)
_PLAIN_METACLASSES = frozenset({"abc.ABCMeta"})

Class = tuple[str, str]
"""The path of a file, and the name of a class there."""


class Family(NamedTuple):
    """What a class, with all that it builds on, has: see `Base`, which is a part of that.

    `members` are the classes of the project among these, the class itself the first.
    """

    members: tuple[Class, ...]
    taking: frozenset[Label]
    passing: frozenset[Label]
    roots: frozenset[str]


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
        self._trees = cache(lambda path: Tree.parsed(read(path)))
        self._families: dict[Class, Family | None] = {}
        self._taking: dict[Class, frozenset[Label]] = {}
        self._is_asked = cache(self._is_asked_elsewhere)
        self.overrides: defaultdict[str, set[Override]] = defaultdict(set)

    def of(self, place: Place) -> Iterator[Base]:
        """Yield the bases of classes that are in other files, with their paths, if all is known of them.

        What they replace is noted in `overrides`, by the path of the file that has it.
        """
        taking_one = {name for name, _ in place.named(PARAMETER)}
        for written in sorted(set(_written_bases(self._read(place.path), taking_one))) if taking_one else ():
            found = self._leads.imported(place.path, os.fsencode(written))
            if found is None or found[0] == PYTHONS_OWN:
                continue
            family = self._of_found(place.path, written, found)
            if family is None:
                self._note_what_is_seen(place, written, found)
                continue
            heirs = list(self._heirs(place.path, written))
            labels = {label for heir in heirs for label in taking(heir)}
            asked = {name for name, _ in labels} | {ANYTHING, ITS_CLASS}
            taken, passed = (
                tuple(sorted(each for each in named if each[0] in asked))
                for named in (family.taking, family.passing)
            )
            yield Base(written, family.members[0][0], taken, passed, tuple(sorted(family.roots)))
            for heir in heirs:
                for member in family.members:
                    makes = {(ITS_CLASS, each) for each in (ANY_NAME, *(label for _, label in taking(heir)))}
                    self._note(heir, member, place.path, is_made=not makes.isdisjoint(family.passing))

    def _of_found(self, path: str, written: str, found: Class) -> Family | None:
        """Return what is known of a base that only an import binds, given how it is written and found."""
        if not self._may_be_known(*found):
            return None
        try:
            family = self._of_class(*found)
        except RecursionError:
            return None
        tree = self._trees(path) if family and family.members else None
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
        for found in re.finditer(
            rb"\bclass %b\s*\(([^()]*)\)" % re.escape(os.fsencode(name)), self._read(path)
        ):
            for base in filter(
                _WRITTEN.fullmatch, map(bytes.strip, _IN_BRACKETS.sub(b"", found[1]).split(b","))
            ):
                if self._leads.imports(path, base) and self._leads.imported(path, base) is None:
                    return False
        return True

    def _heirs(self, path: str, written: str) -> Iterator[ast.ClassDef]:
        tree = self._trees(path)
        for holder in tree.classes if tree else ():
            if any(dotted(base) == written for base in holder.bases):
                yield holder

    def _note_what_is_seen(self, place: Place, written: str, found: Class) -> None:
        """Note what replaces methods of a base of which not all is known: that is enough for these."""
        other = self._places.all.get(found[0])
        if other is None or not {*place.named(PARAMETER)} & {*other.named(PARAMETER)}:
            return
        tree = self._trees(found[0])
        named = [each for each in tree.classes if each.name == found[1]] if tree else []
        if len(named) == 1:
            self._taking.setdefault(found, frozenset(taking(named[0])))
            for heir in self._heirs(place.path, written):
                self._note(heir, found, place.path, is_made=False)

    def _note(self, heir: ast.ClassDef, member: Class, path: str, *, is_made: bool) -> None:
        """Note which methods of a class an heir replaces, and `__init__` if objects of it are made there."""
        for method, label in self._taking[member].intersection(taking(heir)):
            if hasattr(builtins, label) and (is_made or method != "__init__"):
                self.overrides[member[0]].add(Override(path, heir.name, member[1], method, label))

    def _of_class(self, path: str, name: str) -> Family | None:
        if (path, name) not in self._families:
            self._families[path, name] = None  # which a class that builds on itself gets
            self._families[path, name] = self._found_for(path, name)
        return self._families[path, name]

    def _found_for(self, path: str, name: str) -> Family | None:
        """Return what is known of a class of the file at `path`; None if that is not all."""
        tree = self._trees(path)
        if tree is None or _asks(tree):
            return None
        if name not in tree.bound and tree.is_open:
            return self._of_star(path, name, tree)
        binding = tree.only_binding(name)
        if isinstance(binding, ast.ImportFrom):
            return self._of_import(path, name)
        if not isinstance(binding, ast.ClassDef) or not self._is_plain(path, binding, tree):
            return None
        families = [self._of_base(path, dotted(base), tree) for base in binding.bases]
        known = [family for family in families if family is not None]
        if len(known) < len(families):
            return None
        self._taking[path, name] = frozenset(taking(binding))
        given = frozenset([*passing(binding), *passing_beside(tree)])
        known.insert(0, Family(((path, name),), self._taking[path, name], given, frozenset()))
        members, *sets = zip(*known, strict=True)
        return Family(tuple(dict.fromkeys(sum(members, ()))), *(frozenset().union(*each) for each in sets))

    def _is_plain(self, path: str, holder: ast.ClassDef, tree: Tree) -> bool:
        """Tell whether a class is just what stands there: nothing that may ask for names makes it."""
        named = [each.func if isinstance(each, ast.Call) else each for each in holder.decorator_list]
        if any(self._pythons(path, each) not in _PLAIN_DECORATORS for each in named):
            return False
        if named and "replace" in tree.names | tree.attributes:
            return False
        metaclasses = (self._pythons(path, each.value) for each in holder.keywords if each.arg == "metaclass")
        is_plain = all(each.arg == "metaclass" for each in holder.keywords)
        return (
            is_plain
            and all(each in _PLAIN_METACLASSES for each in metaclasses)
            and not gets_from_outside(holder)
        )

    def _pythons(self, path: str, node: ast.expr) -> str | None:
        """Return the full name of what a file has from Python itself."""
        found = self._leads.imported(path, os.fsencode(dotted(node) or ""))
        return found[1] if found and found[0] == PYTHONS_OWN else None

    def _of_base(self, path: str, written: str | None, tree: Tree) -> Family | None:
        root = (written or "").partition(".")[0]
        if not written or written == "type":
            return None
        if root not in tree.bound:
            is_builtin = not tree.is_open and hasattr(builtins, written)
            return _of_python(f"builtins.{written}") if is_builtin else None
        bound_by = tree.only_binding(root)
        if isinstance(bound_by, ast.ClassDef):
            return self._of_class(path, written)
        return self._of_import(path, written) if bound_by else None

    def _of_import(self, path: str, written: str) -> Family | None:
        found = self._leads.imported(path, os.fsencode(written))
        if found is None:
            return None
        return _of_python(found[1]) if found[0] == PYTHONS_OWN else self._of_class(*found)

    def _of_star(self, path: str, name: str, tree: Tree) -> Family | None:
        """Return what is known of a class that a file gets by `import *`, if only one file has it."""
        stars = [
            self._leads.star_origin(path, each.module, each.level)
            for each in tree.module.body
            if isinstance(each, ast.ImportFrom) and each.names[0].name == "*"
        ]
        having = []
        for origin in stars:
            there = self._trees(origin) if origin else None
            if there is None or there.is_open or "__all__" in there.bound:
                return None
            having += [origin] if name in there.bound else []
        return self._of_class(having[0], name) if len(having) == 1 and having[0] else None


def _asks(tree: Tree) -> bool:
    return not (_ASKING_NAMES.isdisjoint(tree.names) and _ASKING_ATTRIBUTES.isdisjoint(tree.attributes))


def _of_python(name: str) -> Family:
    return Family((), frozenset(), frozenset(), frozenset({name}))


def _written_bases(raw: bytes, taking_one: set[bytes]) -> Iterator[str]:
    """Yield what classes of a file build on: `zoo.Animal` of `class Cat(zoo.Animal[int], Generic[T]):`.

    Args:
        raw: the file.
        taking_one: the functions and classes there that take a parameter by a builtin's name: others are
            left out, as far as that is quickly seen.

    """
    classes = list(_CLASS.finditer(raw))
    places = [*(found.start() for found in classes), len(raw)]
    for found, end in zip(classes, places[1:], strict=True):
        if found[1] in taking_one or not taking_one.isdisjoint(_FUNCTION.findall(raw, found.end(), end)):
            for base in _IN_BRACKETS.sub(b"", found[2]).split(b","):
                if _WRITTEN.fullmatch(base.strip()):
                    yield os.fsdecode(base.strip())
