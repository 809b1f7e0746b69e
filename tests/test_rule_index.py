from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator

import pytest

from beginner_lint.rule import load_rules
from beginner_lint.rule_index import Entry, rule_index


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    rule_index.cache_clear()
    yield
    rule_index.cache_clear()


def test_the_index_tells_what_the_rules_say() -> None:
    assert rule_index() == tuple(map(Entry.of, load_rules())), "run `python docs/generate.py`"
    assert tuple(entry.load() for entry in rule_index()) == load_rules()
    assert [(entry.name, entry.family) for entry in rule_index()] == [
        (rule.name(), rule.family()) for rule in load_rules()
    ]


def test_a_rule_that_is_not_in_the_index_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    package = importlib.import_module("beginner_lint.rules")
    monkeypatch.setattr(package, "INDEX", package.INDEX[1:])
    assert rule_index() == tuple(map(Entry.of, load_rules()))


@pytest.mark.parametrize(
    ("text", "loaded"),
    [("print(1)", []), ("for i in xrange(3): print(i)", ["beginner_lint.rules.python2.xrange"])],
    ids=["nothing to ask about", "one name"],
)
def test_only_rules_with_something_to_ask_about_are_loaded(text: str, loaded: list[str]) -> None:
    program = (
        "import sys; from beginner_lint.linter import lint; from beginner_lint.settings import Settings; "
        "from beginner_lint.source import Source; "
        f"lint(Source('case.py', {text!r}), Settings(select=('xrange', 'index-loop', 'removed-attribute'))); "
        "print([name for name in sys.modules if name.startswith('beginner_lint.rules.') "
        "and name.count('.') == 3], 'libcst.matchers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"{loaded} False"


SMALL = "import math\n\n\ndef area(radius):\n    return math.pi * radius**2\n\n\nprint(f'{area(2)}')\n"


def test_a_small_file_without_candidates_loads_no_rule() -> None:
    program = (
        "import sys; from beginner_lint.examination import examine; from beginner_lint.outcome import Job, Task; "
        "from beginner_lint.discovery import File; from beginner_lint.settings import Settings; "
        f"examine(Job(File('small.py', 'small.py', Settings(), alone=True), {SMALL.encode()!r}, Task())); "
        "print([name for name in sys.modules if name.startswith(('beginner_lint.rule', 'beginner_lint.resc'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['beginner_lint.rule_index', 'beginner_lint.rules']"
