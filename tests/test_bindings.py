"""What beginner-lint says on every form of binding, and that docs/bindings.md shows just these forms."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from beginner_lint.diagnostic import Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.scopes.bindings import BindingKind
from beginner_lint.facts.scopes.scopes import Scopes
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.bindings.forms import FORMS, Form
from tests.bindings.page import PAGE, rows
from tests.bindings.tools import PEERS, environment, reports, versions
from tests.rules.tables import outcome

readable = [form for form in FORMS if form.since <= sys.version_info]


@pytest.mark.parametrize("form", readable, ids=str)
def test_form(form: Form) -> None:
    settings = Settings(select=("ZEN5",), level=Level.EXPERT)
    found = lint(Source("form.py", form.program), settings, ProjectFacts(script=True))
    assert {diagnostic.code for diagnostic in found} == set(form.codes)


@pytest.mark.parametrize("form", readable, ids=str)
def test_safe_fixes_leave_what_a_form_does(form: Form) -> None:
    settings = Settings(select=("ZEN5",), level=Level.EXPERT)
    fixed = fix(Source("form.py", form.program), settings, ProjectFacts(script=True))
    assert fixed.withheld == ()
    assert outcome(fixed.source.text) == outcome(form.program)
    if fixed.applied:
        assert fixed.remaining == ()


def test_each_form_has_a_name_of_its_own_and_silence_has_a_reason() -> None:
    assert len({form.id for form in FORMS}) == len(FORMS)
    assert all(bool(form.codes) != bool(form.because) for form in FORMS)


def test_no_kind_of_binding_is_left_out() -> None:
    kinds = {
        binding.kind
        for form in readable
        for scope in Scopes(ast.parse(form.program)).all
        for bindings in scope.bindings.values()
        for binding in bindings
    }
    newer = set() if sys.version_info >= (3, 12) else {BindingKind.TYPE_ALIAS, BindingKind.TYPE_PARAMETER}
    assert kinds | newer == set(BindingKind)


def test_the_page_shows_all_forms_with_these_codes() -> None:
    shown = dict(rows(PAGE.read_text(encoding="utf-8")))
    assert shown == {form.id: set(form.codes) for form in FORMS}, (
        f"run python -m tests.bindings --write {_page()}"
    )


@pytest.mark.network
@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="one Python is enough")
def test_all_tools_run_on_the_same_files(tmp_path: Path) -> None:
    forms = [form for form in FORMS if form.id in ("assignment", "attribute of an object")]
    python = environment()
    found = reports(forms, python, tmp_path.resolve())
    assert found == {
        "beginner-lint": {"assignment": {"ZEN501 (safe fix)"}},
        "ruff": {"assignment": {"A001"}},
        "pylint": {"assignment": {"W0622"}},
        "flake8-builtins": {"assignment": {"A001"}},
    }
    assert set(versions(python)) == {"Python", *PEERS}


def _page() -> str:
    return PAGE.relative_to(Path(__file__).parents[1]).as_posix()
