"""What the documents of a project show of calls: its README, the pages in `docs`, notebooks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from beginner_lint.importers import read, size_of
from beginner_lint.uses.mentions import PASSED, mentions

_FOLDERS = frozenset({"doc", "docs", "example", "examples", "notebooks", "tutorial", "tutorials"})
_MARKUP = (".md", ".rst", ".txt")
_NOTEBOOK = ".ipynb"
# Code is between fences, behind a prompt, or in from the margin; but so are signatures, lists and tables.
_FENCED = re.compile(rb"^[ \t]*(```|~~~)[ \t]*([^\s`]*)[^\n]*\n(.*?)^[ \t]*\1", re.MULTILINE | re.DOTALL)
_PYTHONS = re.compile(
    rb"(?:\{?\.?(?:code-cell|code|ipython\d?|jupyter|py|pycon|python|python\d|text)\b.*)?", re.IGNORECASE
)
_INDENTED = re.compile(rb"^(?:(?: {2}|\t)[ \t]*(?![ \t]|\.\. |[-*|+] )|>>> |\.\.\. )[^\n]*\n?", re.MULTILINE)
_PROMPT = re.compile(rb"^[ \t]*(?:>>>|\.\.\.) ", re.MULTILINE)
_MOST_FILES = 300
_MOST_BYTES = 300_000  # of one document

Shown = tuple[bytes, bytes]
"""What is called, and with which label."""


def shown_calls(folder: str) -> Mapping[Shown, str]:
    """Return what documents of a project call with a builtin's name as a label, and the path of one of them.

    Args:
        folder: that of the project.

    """
    calls: dict[Shown, str] = {}
    for path in islice(_documents(folder), _MOST_FILES):
        if size_of(path) > _MOST_BYTES:
            continue
        raw = read(path) or b""
        for mention in mentions(raw if path.endswith(_NOTEBOOK) else _code(raw)):
            if mention[0] == PASSED:
                calls.setdefault((mention[1], mention[2]), path)
    return calls


def _documents(folder: str) -> Iterator[str]:
    """Yield the documents at the top of a project first, then those in its folders for them."""
    _, folders, names = next(os.walk(folder), (folder, [], []))
    yield from _those_of(folder, names)
    for inner in sorted(each for each in folders if each.lower() in _FOLDERS):
        for around, within, names in islice(os.walk(os.path.join(folder, inner)), _MOST_FILES):
            within[:] = sorted(name for name in within if not name.startswith((".", "_")))
            yield from _those_of(around, names)


def _those_of(folder: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the documents among the files of a folder, none that is a pipe or the like."""
    for name in sorted(names):
        if name.lower().endswith((*_MARKUP, _NOTEBOOK)) or name.lower() == "readme":
            path = os.path.join(folder, name)
            yield from [path] if os.path.isfile(path) else []


def _code(raw: bytes) -> bytes:
    """Return what stands for code in a text with markup."""
    fenced = [found[3] for found in _FENCED.finditer(raw) if _PYTHONS.fullmatch(found[2])]
    return _PROMPT.sub(b"", b"\n".join([*fenced, b"".join(_INDENTED.findall(_FENCED.sub(b"\n", raw)))]))
