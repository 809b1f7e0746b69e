"""Which files nobody imports: no other file can see their module-level names.

What other files say is found by a scan of their bytes for imports, not by resolving modules: too many
files count as imported, never too few of those that the scanned files import.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from beginner_lint.discovery import SUFFIXES, File

# A folder with more than this beside the files of the run is not searched; nothing is known then.
MOST_SIBLINGS = 300
_MOST_BYTES = 10_000_000

# In a notebook a line of code begins with the quote of its JSON string, or with an escaped newline.
_BEFORE = re.compile(rb"""(?:^|[\n\r;:"]|\\n)[ \t\f]*(?:from(?:\s|\\\s)*([.\w]+)(?:\s|\\\s)*)?\Z""")
_NAMES = re.compile(rb"(?:\s|\\\s)*(?:\(([^)]*)\)|((?:[\w., \t*]+|\\\r?\n)*))")
_NAME = re.compile(rb"(?:^|,)\s*([.\w]+)")
_BY_TEXT = re.compile(
    rb"""(?:import_module|__import__|run_module|run_path|spec_from_file_location|exec)\b[^\n"']*"""
    rb"""["']([^"'\n]+)["'](?:[^\n"']*["']([^"'\n]+)["'])?"""
)
_IMPORTING_BY_TEXT = (
    b"import_module", b"__import__", b"run_module", b"run_path", b"spec_from_file_location", b"exec",
)  # fmt: skip
_IMPORT = re.compile(rb"import\b")
_CONTINUED = re.compile(rb"\\\r?\n?\Z")
_FROM = re.compile(rb"[ \t\f]*from[ \t]+([.\w]+)[ \t]+")
_PREFIX_LENGTH = 200
# Where a project says what is installed: modules, and functions of modules that start a program.
_TELLING = ("pyproject.toml", "setup.cfg", "setup.py")
_LISTED = re.compile(rb"py[-_]modules[\"']?\s*[=:]\s*(\[[^\]]*\]|\([^)]*\)|[^\n]*(?:\n[ \t]+[^\n]*)*)")
_STARTED = re.compile(rb"=\s*[\"']?(\w+):\w")

Import = tuple[bytes, bytes]
EVERYTHING = b"*"


def imports(raw: bytes) -> Iterator[Import]:
    """Yield what a file may import, as (folder, stem); an empty folder means: wherever the stem is."""
    for origin, listed in statements(raw):
        if origin is None:
            yield from ((b"", part) for name in listed for part in name.split(b"."))
        else:
            yield from ((b"", part) for part in origin.split(b".") if part)
            yield from ((origin.rpartition(b".")[2], name) for name in listed)
    for word in _IMPORTING_BY_TEXT:
        at = raw.find(word)  # far quicker than a search for the expression
        while at >= 0:
            if named := _BY_TEXT.match(raw, at):
                for text in named.groups():
                    yield from ((b"", part) for part in re.findall(rb"\w+", text or b""))
            at = raw.find(word, at + 1)


def statements(raw: bytes) -> Iterator[tuple[bytes | None, list[bytes]]]:
    """Yield from where each statement imports, None for a plain `import`, and the names behind `import`."""
    for origin, names in listings(raw):
        listed = _NAME.findall(listing(names))
        if origin is not None and b"*" in (names[2] or b""):
            listed.append(EVERYTHING)
        yield origin, listed


def listings(raw: bytes) -> Iterator[tuple[bytes | None, re.Match[bytes]]]:
    """Yield from where each statement imports, None for a plain `import`, and what stands behind `import`."""
    for found in _IMPORT.finditer(raw):
        before = _before(raw[max(0, found.start() - _PREFIX_LENGTH) : found.start()])
        names = _NAMES.match(raw, found.end())
        if before is not None and names is not None:
            yield before[0], names


def listing(names: re.Match[bytes]) -> bytes:
    """Return what stands behind `import` on one line, without brackets and comments."""
    text: bytes = names[1] or names[2] or b""
    return re.sub(rb"#[^\n]*|\\", b"", text) if b"#" in text or b"\\" in text else text


def _before(text: bytes) -> tuple[bytes | None] | None:
    """Return what is imported from, given what stands before `import`; None if that is no statement."""
    line = text[max(text.rfind(b"\n"), text.rfind(b"\r")) + 1 :]
    if not line.strip(b" \t\f") and not _CONTINUED.search(text, 0, len(text) - len(line)):
        return (None,)  # the usual case
    named = _FROM.fullmatch(line) or _BEFORE.search(text)
    return (named[1],) if named else None


def imports_of(path: str) -> Collection[Import]:
    """Return what the file at `path` may import; nothing if it cannot be read."""
    return frozenset(imports(read(path) or b""))


def standing_alone(
    files: Sequence[File], imports_of: Callable[[str], Collection[Import]] = imports_of
) -> list[File]:
    """Return the files with `alone` filled in: in no package, and not imported by what is scanned.

    Args:
        files: those of the run.
        imports_of: what may know what a file imports without scanning it.

    """
    packages = {folder for folder in {os.path.dirname(file.path) for file in files} if is_package(folder)}
    candidates = {
        file.path
        for file in files
        if os.path.dirname(file.path) not in packages and _may_stand_alone(file.path)
    }
    siblings, unknown = _siblings(candidates)
    scanned = {file.path for file in files} | siblings if candidates else set()
    imported: set[Import] = set()
    for path in scanned:
        imported.update(imports_of(path))

    installed = cache(_installed)

    def alone(path: str) -> bool | None:
        if path not in candidates or _is_imported(path, imported):
            return False
        folder, name = os.path.split(path)
        if os.fsencode(os.path.splitext(name)[0]) in installed(folder):
            return False
        return None if os.path.dirname(path) in unknown else True

    return [file._replace(alone=alone(file.path)) for file in files]


def _installed(folder: str) -> frozenset[bytes]:
    """Return the modules of a folder that are installed by their names, by what a project says of itself."""
    around = os.path.dirname(folder) if os.path.basename(folder) == "src" else folder
    told = b"\n".join(read(os.path.join(around, name)) or b"" for name in _TELLING)
    listed = b" ".join(_LISTED.findall(told))
    return frozenset((*re.findall(rb"\w+", listed), *_STARTED.findall(told)))


def _siblings(paths: Collection[str]) -> tuple[set[str], set[str]]:
    """Return the files beside those at `paths`, and the folders in which there are too many to look at."""
    siblings: set[str] = set()
    too_large: set[str] = set()
    for folder in {os.path.dirname(path) for path in paths}:
        beside = [path for path in could_import(folder) if path not in paths]
        if len(beside) > MOST_SIBLINGS or sum(map(size_of, beside)) > _MOST_BYTES:
            too_large.add(folder)
        else:
            siblings.update(beside)
    return siblings, too_large


def _may_stand_alone(path: str) -> bool:
    stem = os.path.splitext(os.path.basename(path))[0]
    return stem not in ("conftest", "setup", "__init__", "__main__") and not stem.startswith("test_")


def is_package(folder: str) -> bool:
    """Tell whether a folder is a package, whose files do not import each other by their bare names."""
    return os.path.lexists(os.path.join(folder, "__init__.py"))


def _is_imported(path: str, imported: set[Import]) -> bool:
    folder, name = os.path.split(path)
    stem = os.fsencode(os.path.splitext(name)[0])
    # `from . import stem` says nothing of the folder's name.
    return any((origin, stem) in imported for origin in (b"", os.fsencode(os.path.basename(folder))))


def could_import(folder: str) -> list[str]:
    """List the files of a folder that may hold Python code."""
    try:
        with os.scandir(folder) as scan:
            suffixes = (*SUFFIXES, ".ipynb")
            return [entry.path for entry in scan if entry.name.endswith(suffixes) and entry.is_file()]
    except OSError:
        return []


def size_of(path: str) -> int:
    """Return how many bytes a file has; 0 if it cannot be read."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def read(path: str) -> bytes | None:
    """Return what is in a file, no more of it than is checked; None if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read(_MOST_BYTES + 1)
    except OSError:
        return None
