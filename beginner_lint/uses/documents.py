"""What the documents of a project show of calls: its README, the pages in `docs`, notebooks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from itertools import islice

from beginner_lint.importers import read, size_of
from beginner_lint.uses.mentions import PASSED, mentions

_FOLDERS = frozenset({"doc", "docs", "example", "examples", "notebooks", "tutorial", "tutorials"})
_MARKUP = (".md", ".rst", ".txt")
_NOTEBOOK = ".ipynb"
# Code is between fences, or stands in from the margin, where a signature behind `..` or `#` does not.
_FENCED = re.compile(rb"^[ \t]*(```|~~~)[^\n]*\n(.*?)^[ \t]*\1", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(rb"^(?: {2}|\t)[^\n]*\n?", re.MULTILINE)
_PROMPT = re.compile(rb"^[ \t]*(?:>>>|\.\.\.) ", re.MULTILINE)
_MOST_FILES = 300
_MOST_BYTES = 5_000_000

Shown = tuple[bytes, bytes]
"""What is called, and with which label."""


def shown_calls(folder: str) -> Mapping[Shown, str]:
    """Return what documents of a project call with a builtin's name as a label, and the path of one of them.

    Args:
        folder: that of the project.

    """
    calls: dict[Shown, str] = {}
    bytes_left = _MOST_BYTES
    for number, path in enumerate(_documents(folder)):
        bytes_left -= size_of(path)
        if number >= _MOST_FILES or bytes_left < 0:
            break
        raw = read(path) or b""
        for mention in mentions(raw if path.endswith(_NOTEBOOK) else _code(raw)):
            if mention[0] == PASSED:
                calls.setdefault((mention[1], mention[2]), path)
    return calls


def _documents(folder: str) -> Iterator[str]:
    """Yield the documents at the top of a project first, then those in its folders for them."""
    yield from _those_in(folder)
    for inner in sorted(_FOLDERS):
        for around, folders, _ in islice(os.walk(os.path.join(folder, inner)), _MOST_FILES):
            folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
            yield from _those_in(around)


def _those_in(folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if name.lower().endswith((*_MARKUP, _NOTEBOOK))]


def _code(raw: bytes) -> bytes:
    """Return what stands for code in a text with markup."""
    fenced = [found[2] for found in _FENCED.finditer(raw)]
    return _PROMPT.sub(b"", b"\n".join([*fenced, b"".join(_INDENTED.findall(_FENCED.sub(b"\n", raw)))]))
