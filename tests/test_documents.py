"""Which calls in the documents of a project count for what its files define."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from beginner_lint.configuration import Configuration
from beginner_lint.discovery import find
from beginner_lint.uses import documents
from beginner_lint.uses.documents import shown_calls
from beginner_lint.uses.uses import _project, with_uses

SHOW = "def show(id): return id\n"
FENCED = "Call it:\n\n```python\nshop.show(1, id=3)\n```\n"
CELL = json.dumps({"cells": [{"cell_type": "code", "source": ["x = 3\n", "show(id=3)\n"]}]})

# Documents of a project, and the file that is told to call `show` with `id=`.
DOCUMENTS = {
    "readme": ({"README.md": FENCED}, "README.md"),
    "other-fence": ({"README.md": "~~~\nshow(id=3)\n~~~\n"}, "README.md"),
    "in-from-the-margin": ({"README.rst": "For example::\n\n    >>> show(\n    ...     id=3)\n"}, "README.rst"),
    "in-a-list": ({"README.md": "* so:\n  ```\n  show(id=3)\n  ```\n"}, "README.md"),
    "page": ({"docs/guide/first.rst": "::\n\n    show(id=3)\n"}, "docs/guide/first.rst"),
    "notebook": ({"examples/tour.ipynb": CELL}, "examples/tour.ipynb"),
    "without-an-ending": ({"README": FENCED}, "README"),
    "folder-in-capitals": ({"Docs/a.md": FENCED}, "Docs/a.md"),
    "behind-a-prompt": ({"README.md": ">>> show(id=3)\n3\n"}, "README.md"),
    "in-python": ({"README.md": FENCED.replace("python", "Python3")}, "README.md"),
    "in-another-language": ({"README.md": FENCED.replace("python", "js")}, None),
    "signature-in-a-class": ({"docs/api.rst": ".. class:: Shop\n\n   .. method:: show(id=3)\n"}, None),
    "list-in-a-list": ({"README.md": "* Shop\n  - show(id=3)\n"}, None),
    "readme-before-pages": ({"README.md": FENCED, "docs/a.md": FENCED}, "README.md"),
    "running-text": ({"README.md": "With `show(id=3)` you see it.\n"}, None),
    "signature": ({"docs/api.rst": ".. function:: show(id=3)\n\n    Show it.\n"}, None),
    "heading": ({"README.md": "### show(id=3)\n"}, None),
    "definition": ({"README.md": "```\ndef show(id=3): ...\n```\n"}, None),
    "by-position": ({"README.md": "```\nshow(3)\n```\n"}, None),
    "something-else": ({"README.md": "```\nhide(id=3)\nshow(kind=3)\n```\n"}, None),
    "other-folder": ({"data/a.md": FENCED}, None),
    "hidden-folder": ({"docs/.old/a.md": FENCED}, None),
    "other-kind-of-file": ({"docs/a.html": "<pre>\n  show(id=3)\n</pre>\n"}, None),
    "no-text": ({"README.md": "\xff\xfe\x00"}, None),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_documents(tmp_path: Path, files: dict[str, str], expected: str | None) -> None:
    for name, content in {"pyproject.toml": "", "main.py": "", "pkg/shop.py": SHOW, **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="latin-1")
    _project.cache_clear()
    found = find(["."], Configuration(str(tmp_path), list, isolated=True), here=str(tmp_path)).files
    uses = [use for file in with_uses(found) for use in file.uses]
    assert [Path(use.file).as_posix() for use in uses] == ([expected] if expected else [])
    assert all(use[1:] == ("show", "id", True) for use in uses)


@pytest.mark.parametrize(
    ("most", "value", "left"), [("_MOST_FILES", 1, b"first"), ("_MOST_BYTES", 60, b"show")]
)
def test_so_many_documents_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: str, value: int, left: bytes
) -> None:
    (tmp_path / "a.md").write_text("```\nfirst(id=3)\n```\n" + "\n" * 60)
    (tmp_path / "b.md").write_text(FENCED)
    assert shown_calls(str(tmp_path)).keys() == {(b"first", b"id"), (b"show", b"id")}
    monkeypatch.setattr(documents, most, value)
    assert shown_calls(str(tmp_path)).keys() == {(left, b"id")}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "README.md")
    assert not shown_calls(str(tmp_path))


def test_nothing_is_there() -> None:
    assert not shown_calls("nowhere")
