"""docs/safety.md promises nothing that no test checks."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
PROMISES, LIMITS = TEXT.split("## Honest limits")
BULLETS = [
    bullet for bullet in re.split(r"^(?=- |## )", PROMISES, flags=re.MULTILINE) if bullet.startswith("- ")
]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@pytest.mark.parametrize(
    "promise", BULLETS, ids=lambda promise: re.findall(r"\*\*(.+?)\*\*", promise, re.DOTALL)[0]
)
def test_a_promise_names_tests_that_exist(promise: str) -> None:
    named = TEST.findall(promise.partition("→")[2])
    assert named
    for path, name in named:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (
            f"{path}::{name}"
        )


def test_the_page_has_promises_and_limits() -> None:
    assert len(BULLETS) > 15
    assert LIMITS.count("\n- ") > 5
    assert "proven" not in PROMISES, "fixes are verified"
