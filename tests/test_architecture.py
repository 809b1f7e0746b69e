"""The order of the modules, and how big they may get."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "beginner_lint"

# From the bottom up. A module imports from rows below its own; within a row only its own package.
ROWS = [
    ["__init__", "diagnostic", "globs", "fingerprint", "limits", "pyproject"],
    ["setup_files"],
    ["repair", "comments"],
    ["source", "settings", "failures", "guards"],
    ["rescue", "rescue.*"],
    ["facts", "facts.*"],
    ["verification", "suppression"],
    ["checks"],
    ["rule"],
    ["rules", "rules.*", "rendering"],
    ["pieces", "rule_index"],
    ["newer_syntax"],
    ["linter"],
    ["fixer", "writing", "gitignore", "configuration"],
    ["discovery"],
    ["scripts", "importers", "asking", "outcome", "records", "cache_folder", "trials", "trials.*"],
    ["examination", "namesakes", "reports", "reports.*"],
    ["uses", "uses.*"],
    ["processes"],
    ["workers", "scouts"],
    ["cache"],
    ["cluster"],
    ["run"],
    ["frontends", "frontends.*"],
    ["__main__"],
]
RULES_MAY_IMPORT = ["rule", "facts", "facts.*", "diagnostic"]

MODULES = {
    path.relative_to(PACKAGE).with_suffix("").as_posix().removesuffix("/__init__").replace("/", "."): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
every_module = pytest.mark.parametrize("module", MODULES)


def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Yield the full names of what a module imports, at its top or later."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide where a name comes from"
            assert node.module
            if node.module == "beginner_lint":
                names = (alias.name for alias in node.names)
                yield from (f"beginner_lint.{name if name in MODULES else '__init__'}" for name in names)
            else:
                yield node.module


def own_imports(module: str) -> list[str]:
    prefix = "beginner_lint."
    return [name.removeprefix(prefix) for name in imports(module) if name.startswith(prefix)]


def matches(module: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(module, pattern) for pattern in patterns)


def row_of(module: str) -> int:
    rows = [number for number, patterns in enumerate(ROWS) if matches(module, patterns)]
    assert len(rows) == 1, f"{module} needs one place in ROWS"
    return rows[0]


@every_module
def test_imports_run_one_way(module: str) -> None:
    for imported in own_imports(module):
        same_package = imported.partition(".")[0] == module.partition(".")[0]
        assert row_of(imported) < row_of(module) or same_package, f"{module} imports {imported}"


@every_module
def test_rules_stand_alone(module: str) -> None:
    for imported in own_imports(module):
        if module.startswith("rules."):
            assert matches(imported, RULES_MAY_IMPORT), f"{module} imports {imported}"
        else:
            assert imported.partition(".")[0] != "rules", f"{module} imports {imported}"


@every_module
def test_libcst_is_loaded_in_two_places(module: str) -> None:
    if module not in ("rule", "rendering"):
        assert not any(name.partition(".")[0] == "libcst" for name in imports(module))


def test_package_itself_imports_nothing() -> None:
    assert list(imports("__init__")) == []


@every_module
def test_no_grab_bags(module: str) -> None:
    assert not {"utils", "common", "helpers", "misc"} & set(module.split("."))


@every_module
def test_sizes(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 350
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"
