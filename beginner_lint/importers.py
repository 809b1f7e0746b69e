"""Which files nobody imports: no other file can see their module-level names.

What other files say is found by a scan of their bytes for imports, not by resolving modules: too many
files count as imported, never too few of those that the scanned files import.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from beginner_lint.discovery import SUFFIXES, File

# A folder with more than this beside the files of the run is not searched; nothing is known then.
_MOST_SIBLINGS = 300
_MOST_BYTES = 10_000_000

# In a notebook a line of code begins with the quote of its JSON string, or with an escaped newline.
_BEFORE = re.compile(rb"""(?:^|[\n\r;:"]|\\n)[ \t\f]*(?:from(?:\s|\\\s)*([.\w]+)(?:\s|\\\s)*)?\Z""")
_NAMES = re.compile(rb"(?:\s|\\\s)*(?:\(([^)]*)\)|((?:[\w., \t*]|\\\r?\n)*))")
_NAME = re.compile(rb"(?:^|,)\s*([.\w]+)")
_BY_TEXT = re.compile(
    rb"""(?:import_module|__import__|run_module|run_path|spec_from_file_location|exec)\b[^\n"']*"""
    rb"""["']([^"'\n]+)["'](?:[^\n"']*["']([^"'\n]+)["'])?"""
)
_PREFIX_LENGTH = 200

Import = tuple[bytes, bytes]


def imports(raw: bytes) -> Iterator[Import]:
    """Yield what a file may import, as (folder, stem); an empty folder means: wherever the stem is."""
    for found in re.finditer(rb"import\b", raw):
        before = _BEFORE.search(raw, max(0, found.start() - _PREFIX_LENGTH), found.start())
        names = _NAMES.match(raw, found.end())
        if before is None or names is None:
            continue
        origin = before[1]
        listed = _NAME.findall(re.sub(rb"#[^\n]*|\\", b"", names[1] or names[2] or b""))
        if origin is None:
            yield from ((b"", part) for name in listed for part in name.split(b"."))
        else:
            yield from ((b"", part) for part in origin.split(b".") if part)
            yield from ((origin.rpartition(b".")[2], name) for name in listed)
    for found in _BY_TEXT.finditer(raw):
        for text in found.groups():
            yield from ((b"", part) for part in re.findall(rb"\w+", text or b""))


def standing_alone(files: Sequence[File]) -> list[File]:
    """Return the files with `alone` filled in: in no package, and not imported by what is scanned."""
    candidates = {file.path for file in files if _may_stand_alone(file.path)}
    siblings, unknown = _siblings(candidates)
    scanned = {file.path for file in files} | siblings if candidates else set()
    imported = {found for path in scanned for found in imports(_read(path))}

    def alone(path: str) -> bool | None:
        if path not in candidates or _is_imported(path, imported):
            return False
        return None if os.path.dirname(path) in unknown else True

    return [replace(file, alone=alone(file.path)) for file in files]


def _siblings(paths: Collection[str]) -> tuple[set[str], set[str]]:
    """Return the files beside those at `paths`, and the folders in which there are too many to look at."""
    siblings: set[str] = set()
    too_large: set[str] = set()
    for folder in {os.path.dirname(path) for path in paths}:
        beside = [path for path in _could_import(folder) if path not in paths]
        if len(beside) > _MOST_SIBLINGS or sum(map(_size, beside)) > _MOST_BYTES:
            too_large.add(folder)
        else:
            siblings.update(beside)
    return siblings, too_large


def _may_stand_alone(path: str) -> bool:
    stem = os.path.splitext(os.path.basename(path))[0]
    if stem in ("conftest", "setup", "__init__", "__main__") or stem.startswith("test_"):
        return False
    return not os.path.lexists(os.path.join(os.path.dirname(path), "__init__.py"))


def _is_imported(path: str, imported: set[Import]) -> bool:
    folder, name = os.path.split(path)
    stem = os.fsencode(os.path.splitext(name)[0])
    # `from . import stem` says nothing of the folder's name.
    return any((origin, stem) in imported for origin in (b"", os.fsencode(os.path.basename(folder))))


def _could_import(folder: str) -> list[str]:
    """List the files of a folder that may hold Python code."""
    try:
        with os.scandir(folder) as scan:
            suffixes = (*SUFFIXES, ".ipynb")
            return [entry.path for entry in scan if entry.name.endswith(suffixes) and entry.is_file()]
    except OSError:
        return []


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(_MOST_BYTES)
    except OSError:
        return b""
