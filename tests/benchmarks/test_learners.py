from __future__ import annotations

import ast
import random
from pathlib import Path

import pytest

from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.benchmarks.learners import large_file, script, write_scripts


def test_scripts_are_the_same_each_time_and_have_findings(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_scripts(tmp_path / name, 20)
    texts = [path.read_text() for path in sorted((tmp_path / "one").iterdir())]
    assert texts == [path.read_text() for path in sorted((tmp_path / "two").iterdir())]
    assert len(set(texts)) == 20
    for text in texts:
        ast.parse(text)
    assert lint(Source("a.py", script(random.Random(1), 40)), Settings())


@pytest.mark.parametrize(("lines", "findings"), [(1_000, 10), (1_000, 300), (1_500, 499)])
def test_a_large_file_has_what_was_asked_for(lines: int, findings: int) -> None:
    text = large_file(lines, findings)
    assert text.count("\n") == lines
    found = lint(Source("a.py", text), Settings(), fixes=False)
    assert [diagnostic.code for diagnostic in found] == ["ZEN301"] * findings
