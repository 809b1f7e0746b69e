"""docs/safety.md promises nothing that no test checks, and the matrix of faults names tests that there are."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

from tests.faults.matrix import rows

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
        assert name in functions_of(path), f"{path}::{name}"


def functions_of(path: str) -> set[str]:
    """Return the names of the functions of a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def has_case(path: str, case: str) -> bool:
    """Tell whether a test module has a case of this name: in its table, or written in its text."""
    if f'"{case}"' in (ROOT / path).read_text(encoding="utf-8"):
        return True
    table = getattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), "CASES", [])
    return any(getattr(each, "id", None) == case for each in table)


def test_the_matrix_of_faults_has_all_88_and_names_tests_that_exist() -> None:
    numbers: list[int] = []
    for cells, names in rows():
        first, _, last = cells[0].partition("–")
        numbers += range(int(first), int(last or first) + 1)
        assert names or cells[2].startswith("- ("), cells
        for name in names:
            path, _, test = name.partition("::")
            test, _, case = test.partition("[")
            assert (ROOT / path).is_file(), name
            assert not test or test in functions_of(path), name
            assert not case or has_case(path, case[:-1]), name
    assert numbers == list(range(1, 89))


def test_the_page_has_promises_and_limits() -> None:
    assert len(BULLETS) > 15
    assert LIMITS.count("\n- ") > 5
    assert "proven" not in PROMISES, "fixes are verified"
