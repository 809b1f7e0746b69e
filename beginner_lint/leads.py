"""Whether what a file of a run imports or calls may be of another file of it, as far as their bytes tell.

Where they do not tell, it may.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cached_property

from beginner_lint.importers import read, statements
from beginner_lint.mentions import PASSING_ON

# A chain of names before a dot, up to where it begins; and an import, which calls nothing.
_CHAIN = re.compile(rb"(?<![\w.)\]}\"'])([^\W\d]\w*(?:\.\w+)*)\s*\Z")
_IMPORTING = re.compile(
    rb"^[ \t]*(?:from[ \t]+[.\w]+[ \t]+)?import\b(?:[ \t]*\([^)]*\)|(?:[^\n\\]|\\\r?\n)*)", re.MULTILINE
)
_LONGEST_CHAIN = 200
# With these a module gets into a variable.
_LOADING = re.compile(
    rb"\b(?:__import__|entry_points|find_module|import_module|iter_modules|load_module|load_source|module_from_spec)\b"
)
_PASSED_ON = re.compile(rb"\b(?:%b)\s*\(\s*(?:\w+\.)*\Z" % b"|".join(sorted(PASSING_ON)))
_CALLED_OTHERWISE = re.compile(rb"package[-_]dir\b(.{,300})", re.DOTALL)
_KEY = re.compile(rb"[\"']?(\w+)[\"']?\s*[=:]\s*[\"'\w]")
_DEFINED = re.compile(rb"\b(?:def|class)\s+\Z")
_UNKNOWN = b"."

Parts = tuple[str, ...]


class Leads:
    """Answers about the files of one project.

    Args:
        folder: that of the project.
        paths: its files.
        read: returns the bytes of a file.
        users: returns the files that import what is called like a module.

    """

    def __init__(
        self,
        folder: str,
        paths: Collection[str],
        read: Callable[[str], bytes],
        users: Callable[[str], Collection[str]],
    ) -> None:
        self._folder = folder
        self._paths = paths
        self._read = read
        self._users = users

    def may_import(self, user: str, path: str) -> bool:
        """Tell whether an import in the file `user` may get the module that the file at `path` is."""
        raw, goal = self._read(user), _module(path)
        return bool(_LOADING.search(raw)) or any(
            self._may_be(parts, goal, is_relative=is_relative)
            for parts, is_relative in _named_modules(raw, user)
        )

    def surely_imports(self, user: str, path: str) -> bool:
        """Tell whether an import in the file `user` can get no other module of the project."""
        goal = _module(path)
        for parts, is_relative in _named_modules(self._read(user), user):
            fitting = [module for module in self._modules if module[-len(parts) :] == parts]
            if parts == goal if is_relative else fitting == [goal]:
                return True
        return False

    def may_call(self, user: str, path: str, called: bytes) -> bool:
        """Tell whether the file `user` may call a function or class of the file at `path` by its name."""
        text = _IMPORTING.sub(b"", self._read(user))
        is_function = self._is_function(path, called)
        is_called = False
        for found in re.finditer(rb"(\.\s*)?(?<!\w)%b\s*([(,)])" % re.escape(called), text):
            before = text[max(0, found.start() - _LONGEST_CHAIN) : found.start()]
            is_passed_on = _PASSED_ON.search(before + (found[1] or b""))
            if _DEFINED.search(before) or (found[2] != b"(" and not is_passed_on):
                continue
            is_called = True
            if self._may_mean(user, path, called, before, found[1], is_function=is_function):
                return True
        return not is_called

    def _may_mean(
        self, user: str, path: str, called: bytes, before: bytes, dot: bytes | None, *, is_function: bool
    ) -> bool:
        """Tell whether a call with something before it may mean what the file at `path` defines."""
        if dot is None:
            return not self._is_foreign(user, called)
        chain = _CHAIN.search(before)
        parts = chain[1].split(b".") if chain else []
        if os.fsencode(_module(path)[-1]) in parts:
            return True
        if (
            not parts or self._origin(user, parts[0]) is None
        ):  # a variable: no module, but it may have a function
            return not is_function or self._is_handed_on(path, user, called)
        return not self._is_foreign(user, parts[0]) or (len(parts) > 1 and not is_function)

    def _is_foreign(self, user: str, name: bytes) -> bool:
        """Tell whether a file imports a name from a module that is none of the project."""
        origin = self._origin(user, name)
        return origin not in (None, _UNKNOWN) and self._known.isdisjoint(_words(origin or b""))

    def _origin(self, user: str, name: bytes) -> bytes | None:
        """Return the module from which a file imports a name; None if it does not, a dot if unclear."""
        raw, word = self._read(user), re.escape(name)
        if re.search(rb"\bas\s+%b\b" % word, raw):
            aliased = re.search(
                rb"(?:from\s+([.\w]+)\s+import\s|import\s)[^\n]*?([.\w]+)\s+as\s+%b\b" % word, raw
            )
            origin = (aliased[1] or aliased[2]) if aliased else _UNKNOWN
            return _UNKNOWN if origin.startswith(b".") else origin
        found = None
        for origin, listed in statements(raw):
            if origin is None and any(each.partition(b".")[0] == name for each in listed):
                found = max(listed, key=lambda each: each.partition(b".")[0] == name)
            elif origin is not None and name in listed:
                found = _UNKNOWN if origin.startswith(b".") else origin
            if found and (found == _UNKNOWN or not self._known.isdisjoint(_words(found))):
                break
        return found

    @cached_property
    def _known(self) -> frozenset[str]:
        """The names of the modules and folders of the project, and what it calls some of these instead."""
        around = len(_parts(self._folder))
        names = {part for path in self._paths for part in _module(path)[around - 1 :]}
        for told in ("pyproject.toml", "setup.cfg", "setup.py"):
            text = read(os.path.join(self._folder, told)) or b""
            for found in _CALLED_OTHERWISE.finditer(text):
                names.update(map(os.fsdecode, _KEY.findall(found[1])))
        return frozenset(names | {name.replace("-", "_") for name in names})

    @cached_property
    def _modules(self) -> frozenset[Parts]:
        return frozenset(map(_module, self._paths))

    def _is_function(self, path: str, called: bytes) -> bool:
        """Tell whether all that a file defines by a name are functions of the module."""
        defined = re.findall(
            rb"(?:^|\n)([ \t]*)(?:async )?(def|class) %b\b" % re.escape(called), self._read(path)
        )
        return bool(defined) and all(not margin and kind == b"def" for margin, kind in defined)

    def _is_handed_on(self, path: str, user: str, called: bytes) -> bool:
        """Tell whether an object may have a function of a module, or be that: who imports it says so."""
        name = _module(path)[-1]
        word, stem = re.escape(called), re.escape(os.fsencode(name))
        kept = re.compile(
            rb"(?<!\w)%b\s*=(?!=)|[\"']%b[\"']|[(,=\[:]\s*(?:\w+\.)*%b\s*(?:[,)\]}\r\n]|\Z)"
            % (word, word, stem)
        )
        if self._loads_modules:
            return True
        concerned = {path, user, *self._users(name)}
        return any(kept.search(_IMPORTING.sub(b"", self._read(each))) for each in concerned)

    @cached_property
    def _loads_modules(self) -> bool:
        """Whether a file of the project gets modules by names as texts: then a variable may be one."""
        return any(_LOADING.search(read(path) or b"") for path in self._paths)

    def _may_be(self, named: Parts, goal: Parts, *, is_relative: bool) -> bool:
        """Tell whether what an import names may be a module: it is that, or may have its name from there."""
        if named[-1:] != goal[-1:] or named == goal:
            return named == goal
        if is_relative:
            return named not in self._modules
        if any(module[-len(named) :] == named for module in self._modules):
            return goal[-len(named) :] == named
        return named[0] not in sys.stdlib_module_names  # a package may have another name than its folder


def _named_modules(raw: bytes, path: str) -> Iterator[tuple[Parts, bool]]:
    """Yield the parts of the names that a file imports, and whether they are relative: all parts then."""
    for origin, listed in statements(raw):
        if origin is None:
            dotted = [tuple(os.fsdecode(name).split(".")) for name in listed]
            yield from ((name[:end], False) for name in dotted for end in range(1, len(name) + 1))
            continue
        inner = origin.lstrip(b".")
        dots = len(origin) - len(inner)
        folder = _parts(os.path.dirname(path))
        around = folder[: len(folder) - dots + 1] if dots else ()
        parts = (*around, *filter(None, os.fsdecode(inner).split(".")))
        yield parts, bool(dots)
        yield from (((*parts, os.fsdecode(name)), bool(dots)) for name in listed)


def _words(dotted: bytes) -> list[str]:
    return os.fsdecode(dotted).split(".")


def _parts(path: str) -> Parts:
    return tuple(re.split(r"[\\/]", os.path.normpath(path)))


def _module(path: str) -> Parts:
    """Return the parts of the name of a module, and of the folders around it."""
    *folders, name = _parts(os.path.splitext(path)[0])
    return tuple(folders) if name == "__init__" else (*folders, name)
