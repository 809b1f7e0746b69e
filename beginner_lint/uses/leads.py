"""Whether what a file of a run imports or calls is certainly that of another file, or of Python itself.

The bytes of files are looked at. Where they do not make it certain, it may be that of any file.
"""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from beginner_lint.importers import EVERYTHING, is_package, listing, listings
from beginner_lint.uses.mentions import BARE, UNCLEAR

# With these a module gets into a variable, or anything into a name.
_LOADING = (
    b"__import__", b"entry_points", b"exec(", b"find_module", b"globals(", b"import_module", b"iter_modules",
    b"load_module", b"load_source", b"module_from_spec", b"vars(",
)  # fmt: skip
# What is in these, everybody may change.
_SHARED = frozenset({"__main__", "builtins", "sys"})
_NAME = re.compile(rb"(?:^|,)\s*([.\w]+|\*)(?:\s+as\s+(\w+))?")
_DEFINING = re.compile(rb"\b(?:def|class)\s+\Z")

Goal = str | None
"""The path of the only file that may be meant; of none if it is Python's own; None: it may be any."""
PYTHONS_OWN = ""

Parts = tuple[str, ...]


class Leads:
    """Answers about the files of one project.

    Args:
        folder: that of the project.
        paths: its files.
        read: returns the bytes of a file.
        takes: tells whether the file at a path is one of them, and takes a parameter of that name in what is
            called so.

    """

    def __init__(
        self,
        folder: str,
        paths: Collection[str],
        read: Callable[[str], bytes],
        takes: Callable[[str, bytes, bytes], bool],
    ) -> None:
        self._folder = folder
        self._paths = paths
        self._read = read
        self._takes = takes
        self._imports = cache(lambda path: _Imports(read(path)))
        self._file = cache(_file)
        self._roots = cache(self._roots_of)
        self._goals = cache(self._goals_of)
        self._stays = cache(self._is_only_imported)

    def modules(self, user: str, stem: bytes) -> Collection[Goal]:
        """Return which files the modules are that the file `user` imports by a name that ends with a stem."""
        return self._goals(user).get(stem, (None,))

    def surely_imports(self, user: str, path: str) -> bool:
        """Tell whether an import in the file `user` can get no other module of the project."""
        goal = _module(path)
        fellows = self._modules.get(goal[-1], ())
        for got in self._imports(user).all:
            if got.path.startswith(b"."):
                if path in (self._origin(user, got.origin), self._module(user, got)):
                    return True
                continue
            parts = tuple(os.fsdecode(got.path).split("."))
            for end in range(1, len(parts) + 1):
                if parts[end - 1] == goal[-1]:
                    fitting = [module for module in fellows if module[-end:] == parts[:end]]
                    if fitting == [goal]:
                        return True
        return False

    def called(self, user: str, called: bytes, label: bytes, owner: bytes) -> Goal:
        """Return what defines what the file `user` calls with a label; `owner` is as in its mentions."""
        if owner == UNCLEAR:
            return None  # without a look at the file
        root = called if owner == BARE else owner
        imports = self._imports(user)
        bindings = imports.bound.get(root)
        if not bindings or not self._stays(user, root):
            return None
        if owner != BARE and re.search(rb"\.%b\s*=[^=]" % re.escape(called), self._read(user)):
            return None  # `shop.show = tell`
        goals = {self._defining(user, got, called, label, is_bare=owner == BARE) for got in bindings}
        return goals.pop() if len(goals) == 1 else None

    def imports(self, user: str, written: bytes) -> bool:
        """Tell whether a file imports what a name with dots begins with."""
        return written.partition(b".")[0] in self._imports(user).bound

    def imported(self, user: str, written: bytes) -> tuple[str, str] | None:
        """Return which file a class comes from that is imported into `user`, and its name there.

        Args:
            user: the path of a file.
            written: how the class is named there, `zoo.Animal`.

        Returns:
            The path, and the name of the class; its full name if it is of Python's own; None if it may be
            another one.

        """
        root, _, inner = written.partition(b".")
        bindings = set(self._imports(user).bound.get(root, ()))
        if len(bindings) != 1:
            return None
        [got] = bindings
        is_whole = not got.name and got.bound == got.origin.partition(b".")[0]  # `import zoo.cats`
        whole = written if is_whole else b".".join([got.path, inner] if inner else [got.path])
        if inner and got.name and self._is_other_there(user, got):
            return None
        dots = whole[: len(whole) - len(whole.lstrip(b"."))]
        module, _, name = whole[len(dots) :].rpartition(b".")
        goal = self._goal(user, dots + module) if dots + module else None
        if goal is None:
            return None
        return goal, os.fsdecode(whole if goal == PYTHONS_OWN else name)

    def star_origin(self, user: str, origin: str | None, level: int) -> str | None:
        """Return the path of the file that `from origin import *` in `user` means; None if it is none."""
        return self._goal(user, b"." * level + os.fsencode(origin or "")) or None

    def _goal(self, user: str, module: bytes) -> Goal:
        """Return the file of a module by where Python would look for it: in folders around, and in `src`."""
        if module.startswith(b"."):
            return self._origin(user, module)
        parts = os.fsdecode(module).split(".")
        folder = os.path.dirname(user)
        above, name, _ = f"{folder}{os.sep}".rpartition(f"{os.sep}{parts[0]}{os.sep}")  # it is in that itself
        roots = [*self._roots(folder), *([above] if name else [])]
        files = {self._file(os.path.join(root, *parts)) for root in roots} - {None}
        if not files and parts[0] in sys.stdlib_module_names and parts[0] not in _SHARED:
            return PYTHONS_OWN
        return files.pop() if len(files) == 1 else None

    def _roots_of(self, folder: str) -> Collection[str]:
        """Return the folders in which a file of a folder may find modules."""
        roots = {os.path.join(self._folder, name) for name in ("src", "lib")}
        while True:
            is_inner = is_package(folder)
            roots |= set() if is_inner else {folder}
            if not is_inner and not folder.startswith(os.path.join(self._folder, "")):
                return roots
            folder = os.path.dirname(folder)

    def _is_other_there(self, user: str, got: _Import) -> bool:
        """Tell whether a package may have something else by the name of a module in it."""
        package = self._goal(user, got.origin)
        if not package:
            return package is None
        word = re.escape(got.name)
        is_bound = re.search(
            rb"(?m)^[ \t]*(?:(?:def|class)[ \t]+%b\b|%b[ \t]*[:=])" % (word, word), self._read(package)
        )
        imported = self._imports(package).bound.get(got.name, ())
        return is_bound is not None or any(
            self._goal(package, each.path) != self._goal(user, got.path) for each in imported
        )

    def _defining(self, user: str, got: _Import, called: bytes, label: bytes, *, is_bare: bool) -> Goal:
        """Return what defines what is called, given one import of it, or of its module."""
        goal = self._origin(user, got.origin) if is_bare else self._module(user, got)
        if goal is None and (is_bare or not got.name):  # what takes the parameter, too, is no stranger
            goal = self._only_one(got.origin)
        if not goal or (is_bare and got.name != called):
            return goal if goal == PYTHONS_OWN else None
        there, raw, word = self._imports(goal), self._read(goal), re.escape(called)
        is_defined = re.search(rb"\n(?:async )?(?:def|class) %b\b" % word, b"\n" + raw)
        may_be_more = (
            there.is_open or called in there.bound or b"**" in raw or re.search(rb"%b\s*=" % word, raw)
        )
        return goal if is_defined and not may_be_more and self._takes(goal, called, label) else None

    def _goals_of(self, user: str) -> Mapping[bytes, Collection[Goal]]:
        """Return which files the modules are that a file imports, by the last part of their names."""
        goals: defaultdict[bytes, set[Goal]] = defaultdict(set)
        imports = self._imports(user)
        for got in imports.all:
            parts = got.origin.split(b".")
            for end, part in enumerate(parts, 1):
                named = b".".join(parts[:end])
                goal = self._origin(user, named)
                goals[part].add(self._only_one(named) if goal is None and end > 1 else goal)
            if got.name:
                goals[got.name].add(self._module(user, got))
        return {stem: {None} for stem in goals} if imports.is_loading else goals

    def _module(self, user: str, got: _Import) -> Goal:
        """Return the file of the module that an import gets, as far as that is certain."""
        package, module = self._origin(user, got.origin), self._origin(user, got.path)
        if not got.name or not module or package in (None, user):
            return module
        there = self._imports(package or "")  # which may have something else by that name
        others = there.bound.get(got.name, ())
        is_other = any(self._origin(package or "", other.path) != module for other in others)
        return None if there.is_open or is_other else module

    def _origin(self, user: str, named: bytes) -> Goal:
        """Return the file of a module that another one imports from, as far as that is certain."""
        inner = named.lstrip(b".")
        if len(inner) == len(named):
            return PYTHONS_OWN if self._is_pythons(os.fsdecode(inner).split(".")[0], user) else None
        folder = os.path.dirname(user)
        for _ in range(len(named) - len(inner) - 1):
            folder = os.path.dirname(folder)
        return self._file(os.path.join(folder, *os.fsdecode(inner).split(".")) if inner else folder)

    def _only_one(self, named: bytes) -> Goal:
        """Return the file of a module, if its whole name fits just one file of the project."""
        parts = tuple(os.fsdecode(named).split("."))
        fitting = [module for module in self._modules.get(parts[-1], ()) if module[-len(parts) :] == parts]
        return self._file(os.sep.join(fitting[0])) if len(fitting) == 1 else None

    def _is_pythons(self, module: str, user: str) -> bool:
        """Tell whether a module is one of Python's own, and no file of the project is called like it."""
        if module not in sys.stdlib_module_names or module in _SHARED or module in self._known:
            return False
        return self._file(os.path.join(os.path.dirname(user), module)) is None

    def _is_only_imported(self, user: str, name: bytes) -> bool:
        """Tell whether nothing but imports gives a name of a file a value."""
        raw, imports = self._read(user), self._imports(user)
        if imports.is_open or imports.is_loading:
            return False
        word = re.escape(name)
        for found in re.finditer(rb"%b(?<![\w.]%b)(?!\w)" % (word, word), raw):
            start, end = found.span()
            if any(first <= start < last for first, last in imports.spans):
                continue
            before, after = raw[max(0, start - 20) : start], raw[end : end + 20].lstrip()
            is_read = after.startswith((b".", b"(")) and not _DEFINING.search(before)
            is_origin = after.startswith(b"import") and before.rstrip().endswith(b"from")
            if not (is_read or is_origin):
                return False
        return True

    @cached_property
    def _known(self) -> frozenset[str]:
        """The names of the modules and folders of the project."""
        around = len(_parts(self._folder))
        return frozenset(part for path in self._paths for part in _module(path)[around - 1 :])

    @cached_property
    def _modules(self) -> Mapping[str, Collection[Parts]]:
        """The modules of the project by their last names."""
        modules: defaultdict[str, list[Parts]] = defaultdict(list)
        for path in self._paths:
            modules[_module(path)[-1]].append(_module(path))
        return modules


class _Import(NamedTuple):
    """What is imported: from where, by which name there, if any, and as what; the path of both."""

    origin: bytes
    name: bytes
    bound: bytes

    @property
    def path(self) -> bytes:
        if not self.name:
            return self.origin
        return self.origin + self.name if self.origin.endswith(b".") else b"%b.%b" % (self.origin, self.name)


class _Imports:
    """What a file imports, the places where it names that, and whether it may get more."""

    def __init__(self, raw: bytes) -> None:
        self.all: list[_Import] = []
        self.spans: list[tuple[int, int]] = []
        self.bound: defaultdict[bytes, list[_Import]] = defaultdict(list)
        for origin, names in listings(raw):
            self.spans.append(names.span())
            self.all += _imports(origin, listing(names))
        for got in self.all:
            self.bound[got.bound].append(got)
        self._raw = raw

    @cached_property
    def is_open(self) -> bool:
        """Whether the file may have names that it does not show."""
        return EVERYTHING in self.bound or b"def __getattr__" in self._raw

    @cached_property
    def is_loading(self) -> bool:
        """Whether the file may get modules, or names, by texts."""
        return any(word in self._raw for word in _LOADING)


def _imports(origin: bytes | None, text: bytes) -> Iterator[_Import]:
    for name, alias in _NAME.findall(text):
        if origin is None:
            yield _Import(name, b"", alias or name.partition(b".")[0])
        else:
            yield _Import(origin, name, alias or name)


def _file(module: str) -> str | None:
    """Return the file of a module whose path has no ending; that of a package is in its folder."""
    ways = (os.path.join(module, "__init__.py"), f"{module}.py")
    return next((path for path in ways if os.path.isfile(path)), None)


def _module(path: str) -> Parts:
    """Return the parts of the name of a module, and of the folders around it."""
    *folders, name = _parts(os.path.splitext(path)[0])
    return tuple(folders) if name == "__init__" else (*folders, name)


def _parts(path: str) -> Parts:
    return tuple(re.split(r"[\\/]", os.path.normpath(path)))
