"""What the bases of a file's classes have, where other files of the project define them.

That a base does *not* have a method has to be certain: so their trees are looked at, other than for the rest
of what is asked of other files. Only what files build on that take parameters by builtins' names is parsed.
"""

from __future__ import annotations

import ast
import os
import re
import warnings
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import NamedTuple

from beginner_lint.facts.project import ANY_NAME, ANYTHING, ITS_CLASS, Base, Label
from beginner_lint.uses.leads import PYTHONS_OWN, Leads
from beginner_lint.uses.mentions import PARAMETER
from beginner_lint.uses.places import Place

_CLASS = re.compile(rb"\bclass \w+\s*\(([^()]*)\)")
_WRITTEN = re.compile(rb"[^\W\d][\w.]*")
_IN_BRACKETS = re.compile(rb"\[[^\]]*\]+")
_NAME = re.compile(r"[^\W\d][\w.]*")
# With these a base may look at what heirs call their parameters, or make another class of them.
_ASKING = (
    b"inspect", b"signature", b"__annotations__", b"__code__", b"__getattribute__", b"__init_subclass__",
    b"__kwdefaults__", b"__new__", b"__subclasses__", b"_getframe", b"argspec", b"eval(", b"exec(",
    b"get_objects", b"get_type_hints", b"locals(", b"metaclass",
)  # fmt: skip

Class = tuple[str, str]
"""The path of a file, and the name of a class there."""


class Family(NamedTuple):
    """What a class, with all that it builds on, has: see `Base`, which is a part of that."""

    taking: frozenset[Label] = frozenset()
    passing: frozenset[Label] = frozenset()
    roots: frozenset[str] = frozenset()


class Bases:
    """Answers about the files of a project.

    Args:
        leads: know what the files import.
        read: returns the bytes of a file.

    """

    def __init__(self, leads: Leads, read: Callable[[str], bytes]) -> None:
        self._leads = leads
        self._read = read
        self._modules = cache(lambda path: _Module.parsed(read(path)))

    def of(self, place: Place) -> Iterator[Base]:
        """Yield the bases of classes that are in other files, with their paths, if all is known of them."""
        mine = {(os.fsdecode(name), os.fsdecode(label)) for name, label in place.named(PARAMETER)}
        names = {name for name, _ in mine} | {ANYTHING, ITS_CLASS}
        asked = {(name, label) for name in names for label in {ANY_NAME, *(label for _, label in mine)}}
        for written in sorted(_written_bases(self._read(place.path))) if mine else ():
            found = self._leads.imported(place.path, written)
            family = self._found(found, frozenset()) if found and found[0] != PYTHONS_OWN else None
            if found and family:
                taking, passing = (tuple(sorted(labels & asked)) for labels in family[:2])
                yield Base(os.fsdecode(written), found[0], taking, passing, tuple(sorted(family.roots)))

    def _family_of(self, path: str, name: str, met: frozenset[Class]) -> Family | None:
        """Return what is known of a class of the file at `path`; None if that is not all."""
        module = self._modules(path)
        if module is None or (path, name) in met or any(word in self._read(path) for word in _ASKING):
            return None
        met |= {(path, name)}
        binding = module.only_binding(name)
        if isinstance(binding, ast.ImportFrom):
            return self._found(self._leads.imported(path, os.fsencode(name)), met)
        if not isinstance(binding, ast.ClassDef) or binding.decorator_list or binding.keywords:
            return None
        families = [self._of_base(path, base, module, met) for base in binding.bases]
        known = [family for family in families if family is not None]
        if len(known) < len(families):
            return None
        known.append(Family(frozenset(_taking(binding)), frozenset(_passing(binding))))
        return Family(*(frozenset().union(*sets) for sets in zip(*known, strict=True)))

    def _of_base(self, path: str, base: ast.expr, module: _Module, met: frozenset[Class]) -> Family | None:
        written = ast.unparse(base.value if isinstance(base, ast.Subscript) else base)
        root = written.partition(".")[0]
        if not _NAME.fullmatch(written) or written == "type":
            return None
        if root not in module.bound and not module.is_open:
            return Family(roots=frozenset({f"builtins.{written}"}))
        bound_by = module.only_binding(root)
        if isinstance(bound_by, ast.ClassDef):
            return self._family_of(path, written, met)
        return self._found(self._leads.imported(path, os.fsencode(written)), met) if bound_by else None

    def _found(self, found: Class | None, met: frozenset[Class]) -> Family | None:
        if found is None:
            return None
        path, name = found
        return Family(roots=frozenset({name})) if path == PYTHONS_OWN else self._family_of(path, name, met)


class _Module:
    """The tree of a file, and what its names are bound by, wherever that stands."""

    def __init__(self, tree: ast.Module) -> None:
        self._top = tree.body
        self.bound: dict[str, int] = {}
        for name in _bound_names(tree):
            self.bound[name] = self.bound.get(name, 0) + 1

    @classmethod
    def parsed(cls, raw: bytes) -> _Module | None:
        """Return the file of these bytes; None if it does not parse."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return cls(ast.parse(raw))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None

    @property
    def is_open(self) -> bool:
        """Whether the file gets names that it does not show."""
        return "*" in self.bound

    def only_binding(self, name: str) -> ast.stmt | None:
        """Return the statement of the module's own that is all that binds a name in the file, if one is."""
        if self.bound.get(name) != 1:
            return None
        for statement in reversed(self._top):
            if isinstance(statement, ast.ImportFrom) and statement.names[0].name == "*":
                return None  # which may bind it anew
            if isinstance(statement, ast.ClassDef) and statement.name == name:
                return statement
            if isinstance(statement, ast.Import | ast.ImportFrom) and any(
                _bound_by(alias) == name for alias in statement.names
            ):
                return statement
        return None


def _written_bases(raw: bytes) -> set[bytes]:
    """Return what classes of a file build on: `zoo.Animal` of `class Cat(zoo.Animal[int], Generic[T]):`."""
    listed = b",".join(_IN_BRACKETS.sub(b"", bases) for bases in _CLASS.findall(raw))
    return {base.strip() for base in listed.split(b",") if _WRITTEN.fullmatch(base.strip())}


def _taking(holder: ast.ClassDef) -> Iterator[Label]:
    """Yield what the methods of a class take by which names."""
    for node in ast.walk(holder):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = node.args
            listed = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
            yield from ((node.name, each.arg) for each in listed)
            yield from [(node.name, ANY_NAME)] if arguments.kwarg else []
    for statement in holder.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):  # `show = make_show()`
            yield from ((name, ANY_NAME) for name in _bound_names(statement))


def _passing(holder: ast.ClassDef) -> Iterator[Label]:
    """Yield what the calls in a class pass by which names to what may be a method of an heir."""
    own = {node.arg for node in ast.walk(holder) if isinstance(node, ast.arg)} | set(_bound_names(holder))
    for node in ast.walk(holder):
        if isinstance(node, ast.Call) and node.keywords:
            called = _called(node.func, own)
            yield from ((called, each.arg or ANY_NAME) for each in node.keywords)


def _called(called: ast.expr, own: Collection[str]) -> str:
    """Return what may be called: by its name, the class of an heir, or anything that it has."""
    match called:
        case ast.Attribute(attr="__class__") | ast.Name("cls") | ast.Call(func=ast.Name("type")):
            return ITS_CLASS
        case ast.Attribute(attr=name):
            return name
        case ast.Name(name) if name not in own:
            return name
        case _:
            return ANYTHING


def _bound_by(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def _bound_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name
            case ast.alias():
                yield _bound_by(node)
            case ast.Name(ctx=ast.Store() | ast.Del()):
                yield node.id
            case (
                ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
            ):
                yield name
            case ast.Global():
                yield from node.names
            case _:
                pass
