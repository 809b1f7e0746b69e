"""Files that are called like a module of Python's own: who imports that, and gets the file instead.

A script's own folder comes first where Python looks for modules. Only for files with such a name is anything
looked at, and only in their folder.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, partial

from beginner_lint.discovery import File
from beginner_lint.facts.project import Asker
from beginner_lint.importers import MOST_SIBLINGS, Import, could_import, imports_of, is_package, read

# Built into every Python, or loaded before the program: these are never looked for in a folder.
_ALWAYS_THERE = frozenset(
    {"abc", "atexit", "builtins", "codecs", "encodings", "errno", "faulthandler", "gc", "genericpath"}
    | {"importlib", "io", "itertools", "marshal", "msvcrt", "nt", "ntpath", "os", "posix", "posixpath", "pwd"}
    | {"runpy", "site", "stat", "sys", "time", "winreg", "xxsubtype", "zipimport"}
)
_NAMES = frozenset(name for name in sys.stdlib_module_names - _ALWAYS_THERE if not name.startswith("_"))
_OF_OWN_PACKAGE = re.compile(rb"(?m)^from \.")
_OF_INSTALLED = ("site-packages", "dist-packages")

ImportsOf = Callable[[str], Collection[Import]]
Beside = Callable[[str], list[str] | None]


def with_askers(files: Sequence[File], imports_of: ImportsOf = imports_of) -> list[File]:
    """Return the files with `askers` filled in.

    Args:
        files: those of the run.
        imports_of: what may know what a file imports without scanning it.

    """
    beside = cache(partial(_beside, imports_of=imports_of))  # a folder of many namesakes is looked at once
    return [
        file._replace(askers=_askers_of(file.path, imports_of, beside)) if is_namesake(file.path) else file
        for file in files
    ]


def is_namesake(path: str) -> bool:
    """Tell from its name alone whether a file may be found in place of a module of Python's own."""
    stem, suffix = os.path.splitext(os.path.basename(path))
    return suffix == ".py" and stem in _NAMES


def askers_of(path: str, imports_of: ImportsOf = imports_of) -> tuple[Asker, ...] | None:
    """Return who gets the file at `path` for a module of Python's own; None where imports look elsewhere.

    That is so in packages, unless the file is a program, too, in the folders of Python itself and of what is
    installed, and in folders that are used as packages without being marked as such.
    """
    return _askers_of(path, imports_of, partial(_beside, imports_of=imports_of))


def _askers_of(path: str, imports_of: ImportsOf, beside: Beside) -> tuple[Asker, ...] | None:
    folder, name = os.path.split(os.path.abspath(path))
    if is_package(folder):
        return () if _is_program(read(path) or b"") else None
    files = beside(folder)
    if files is None:
        return None
    stem = os.path.splitext(name)[0]
    others = [other for other in files if os.path.basename(other) != name]
    asking = ((other, _asked(other, stem)) for other in others if _may_import(other, stem, imports_of))
    return tuple(Asker(os.path.basename(other), names) for other, names in asking if names)


def _is_program(raw: bytes) -> bool:
    """Tell whether a file of a package is to be run: it begins with `#!`, asks for `__main__`, and can."""
    return raw.startswith(b"#!") and b"__main__" in raw and not _OF_OWN_PACKAGE.search(raw)


def _beside(folder: str, imports_of: ImportsOf) -> list[str] | None:
    """Return the files of a folder that could import one of it; None if their imports look elsewhere."""
    files = sorted(could_import(folder))
    looks_elsewhere = (
        len(files) > MOST_SIBLINGS or _is_of_python(folder) or _is_used_as_package(folder, files, imports_of)
    )
    return None if looks_elsewhere else files


def _is_of_python(folder: str) -> bool:
    """Tell whether a folder holds the standard library, or what is installed."""
    is_library = all(
        os.path.lexists(os.path.join(folder, name)) for name in ("os.py", "site.py", "codecs.py")
    )
    return is_library or os.path.basename(folder) in _OF_INSTALLED


def _is_used_as_package(folder: str, beside: Iterable[str], imports_of: ImportsOf) -> bool:
    """Tell whether files in a folder, or in the one around it, import from it by its name."""
    around = could_import(os.path.dirname(folder))
    if len(around) > MOST_SIBLINGS:
        return True
    own = (b"", os.fsencode(os.path.basename(folder)))
    return any(own in imports_of(path) for path in (*beside, *around))


def _may_import(path: str, stem: str, imports_of: ImportsOf) -> bool:
    return not path.endswith(".pyi") and (b"", stem.encode()) in imports_of(path)


def _asked(path: str, stem: str) -> tuple[str, ...]:
    from beginner_lint.asking import asked  # only where there is something to ask

    raw = read(path)
    return () if raw is None else asked(path, raw, stem)
