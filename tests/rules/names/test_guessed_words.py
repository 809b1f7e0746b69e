"""A new name that says what nothing tells is a guess: its fix is not for the machine alone."""

from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.linter import lint
from beginner_lint.settings import Settings
from beginner_lint.source import Source

GUESSES = [
    ("dict = load(x)", "mapping"),
    ("list = found(x)", "items"),
    ("list = None\n    if x: list = found(x)", "items"),
    ("list = found(x)\n    return list.show()", "items"),
    ("dict = load(x)\n    y[dict] = 3", "mapping"),
    ("for a, (b, list) in x: pass", "items"),
    ("next = step(x)", "next_one"),
    ("range = row.part(x)", "value_range"),
    ("zip = fetch(x)", "archive"),
    ("max = Pool(x)", "maximum"),
    ("iter = decoded[3]", "iterable"),
    ("all = find(x)", "all_items"),
    ("filter = ask(x)", "current_filter"),
    ("type = parse_type(x)", "kind"),
    ("type = x[1]\n    return y['type']", "kind"),
    ("type = x[1]\n    return y.newTypes", "kind"),
    ("dict = {}\n    if x: dict = load(x)", "mapping"),
]
TOLD = [
    ("dict = {}", "mapping"),
    ("dict = to_dict(x)", "mapping"),
    ("dict = x.dict", "mapping"),
    ("dict = x['dict']", "mapping"),
    ("dict = load(x)\n    return dict[y]", "mapping"),
    ("dict = load(x)\n    dict[y] = 3", "mapping"),
    ("list = x[-1]\n    list.append(y)", "items"),
    ("for dict in dicts: pass", "entry"),
    ("list = []", "items"),
    ("list = found(x)\n    for y in list: pass", "items"),
    ("a, *list = x", "items"),
    ("max = image.max()", "maximum"),
    ("max = measure(x)", "maximum"),
    ("iter = decoded[3]\n    for y in iter: pass", "iterable"),
    ("type = x[1]\n    return TypeError", "kind"),
    ("type = x[1]\n    return x.astype(y)", "kind"),
    ("type = x[1]\n    return 'the type of it'", "kind"),
    ("dict = {}\n    if x: dict = None", "mapping"),
    ("for filter in x.filters: pass", "current_filter"),
    ("id = find(x)", "identifier"),
    ("hash = find(x)", "hash_value"),
    ("import zipfile\n    zip = zipfile.ZipFile(x)", "archive"),
]


def _safety(lines: str) -> tuple[Applicability, str]:
    """Return how safe the fix is for a variable of a function, and the message of the finding."""
    program = f"def f(x, y, dicts):\n    {lines}\n"
    (found,) = lint(Source("x.py", program), Settings(select=("ZEN501",), level=Level.BASICS))
    assert found.fix is not None
    return found.fix.applicability, found.message


@pytest.mark.parametrize(("lines", "better"), GUESSES)
def test_a_guess_is_not_for_the_machine(lines: str, better: str) -> None:
    applicability, message = _safety(lines)
    assert f"such as `{better}`" in message
    assert applicability is Applicability.UNSAFE


@pytest.mark.parametrize(("lines", "better"), TOLD)
def test_what_is_told_is_no_guess(lines: str, better: str) -> None:
    applicability, message = _safety(lines)
    assert f"such as `{better}`" in message
    assert applicability is Applicability.SAFE


def test_a_guess_in_the_house_style() -> None:
    code = "\n".join(f"oneItem{letter} = 3" for letter in "abcdefghi") + "\ndef f(x):\n    next = step(x)\n"
    (found,) = lint(Source("x.py", code), Settings(select=("ZEN501",), level=Level.BASICS))
    assert "such as `nextOne`" in found.message
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
