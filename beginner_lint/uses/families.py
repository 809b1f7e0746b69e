"""What a class has, together with all that it builds on, where the files of the project show it.

That a class does *not* have a method has to be certain: so the trees of files are looked at, other than for
the rest of what is asked of other files.
"""

from __future__ import annotations

import ast
import builtins
import os
from collections.abc import Callable
from typing import NamedTuple

from beginner_lint.facts.project import Label
from beginner_lint.uses.class_labels import gets_from_outside, passing, passing_beside, taking
from beginner_lint.uses.leads import PYTHONS_OWN, Leads
from beginner_lint.uses.trees import Tree, dotted

# With these a base may look at what heirs call their parameters, or make another class of them.
_ASKING_NAMES = frozenset(
    {"create_autospec", "eval", "exec", "fire", "get_annotations", "get_type_hints", "getargspec"}
    | {"getcallargs", "getfullargspec", "globals", "inspect", "locals", "methodcaller", "signature"}
)
_ASKING_ATTRIBUTES = frozenset(
    {"__annotations__", "__code__", "__getattribute__", "__init_subclass__", "__kwdefaults__"}
    | {"__metaclass__", "__new__", "__subclasses__", "_getframe", "co_varnames", "get_objects"}
)
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


class Families:
    """Answers about classes of a project.

    Args:
        leads: know what its files import.
        tree: returns the tree of the file at a path, if it has one.

    """

    def __init__(self, leads: Leads, tree: Callable[[str], Tree | None]) -> None:
        self._leads = leads
        self._tree = tree
        self._families: dict[Class, Family | None] = {}
        self._own: dict[Class, frozenset[Label]] = {}

    def of(self, path: str, name: str) -> Family | None:
        """Return what is known of a class of the file at `path`; None if that is not all."""
        try:
            return self._of_class(path, name)
        except RecursionError:
            return None

    def own(self, path: str, name: str) -> frozenset[Label]:
        """Return what the methods of a class itself take; nothing if that is not in sight."""
        if (path, name) not in self._own:
            tree = self._tree(path)
            named = [each for each in tree.classes if each.name == name] if tree else []
            self._own[path, name] = frozenset(taking(named[0]) if len(named) == 1 else ())
        return self._own[path, name]

    def _of_class(self, path: str, name: str) -> Family | None:
        if (path, name) not in self._families:
            self._families[path, name] = None  # which a class that builds on itself gets
            self._families[path, name] = self._found_for(path, name)
        return self._families[path, name]

    def _found_for(self, path: str, name: str) -> Family | None:
        """Return what is known of a class of the file at `path`; None if that is not all."""
        tree = self._tree(path)
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
        self._own[path, name] = frozenset(taking(binding))
        given = frozenset([*passing(binding), *passing_beside(tree)])
        known.insert(0, Family(((path, name),), self._own[path, name], given, frozenset()))
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
            there = self._tree(origin) if origin else None
            if there is None or there.is_open or "__all__" in there.bound:
                return None
            having += [origin] if name in there.bound else []
        return self._of_class(having[0], name) if len(having) == 1 and having[0] else None


def _asks(tree: Tree) -> bool:
    return not (_ASKING_NAMES.isdisjoint(tree.names) and _ASKING_ATTRIBUTES.isdisjoint(tree.attributes))


def _of_python(name: str) -> Family:
    return Family((), frozenset(), frozenset(), frozenset({name}))
