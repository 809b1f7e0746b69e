"""What holds for every rule: documentation, examples, names, guards."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata

import pytest

from beginner_lint.diagnostic import Applicability
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rule import Rule, load_rules
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.corpus import THOROUGH
from tests.rules.documentation import Documentation
from tests.rules.python2.examples import PRINTED
from tests.rules.tables import cases_of_guards, check_guard, outcome, table_of

HEADINGS = ["Why is this bad?", "Example", "Not flagged", "Fix safety"]
SCRIPT = ProjectFacts(script=True, askers=())
NEW_IN_312 = {"TypeAlias"} if sys.version_info < (3, 12) else set[str]()
every_rule = pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name())


def settings_for(rule: type[Rule]) -> Settings:
    return Settings(level=rule.level)


def without_options(program: str) -> str:
    """The rewritten program does not raise any more: the comment that says so goes."""
    return re.sub(r"^# (raises|python2).*\n", "", program)


@every_rule
def test_documentation_is_complete(rule: type[Rule]) -> None:
    assert Documentation.of(rule).headings == HEADINGS
    assert rule.summary().endswith(".")
    assert len(rule.summary()) <= 90


@every_rule
def test_names_agree(rule: type[Rule]) -> None:
    assert re.fullmatch(r"ZEN\d{3}", rule.code)
    assert rule.__name__.lower() == rule.name().replace("-", "")
    assert rule.__module__.split(".")[:-2] == ["beginner_lint", "rules"]


def test_codes_and_names_are_unique() -> None:
    rules = load_rules()
    assert len({rule.code for rule in rules}) == len(rules) == len({rule.name() for rule in rules})


@every_rule
def test_example_gives_exactly_this_code(rule: type[Rule]) -> None:
    found = lint(Documentation.of(rule).source, settings_for(rule), SCRIPT)
    assert {diagnostic.code for diagnostic in found} == {rule.code}


@every_rule
def test_fixed_example_is_use_instead(rule: type[Rule]) -> None:
    documentation = Documentation.of(rule)
    source = documentation.source
    result = fix(source, settings_for(rule), SCRIPT, threshold=Applicability.UNSAFE)
    if documentation.use_instead is None:
        assert result.applied == ()
        return
    assert without_options(result.source.text) == without_options(documentation.use_instead)
    assert result.remaining == ()
    again = fix(result.source, settings_for(rule), SCRIPT, threshold=Applicability.UNSAFE)
    assert again.applied == ()


@every_rule
def test_safe_fix_of_the_example_prints_the_same(rule: type[Rule]) -> None:
    if rule.family() == "pandas":
        pytest.importorskip("pandas")
    documentation = Documentation.of(rule)
    source = documentation.source
    result = fix(source, settings_for(rule), SCRIPT)
    stdin = documentation.options.get("input", "").replace(" ", "\n")
    if "python2" in documentation.options:
        assert outcome(result.source.text, stdin) == (PRINTED[rule.name()], "")
        return
    before, after = (outcome(text, stdin) for text in (source.text, result.source.text))
    if raised := documentation.options.get("raises"):
        assert before[1] == raised
        assert after[1] == ("" if result.applied else raised)
    else:
        assert before == after
        assert before[1] == "", "an example runs to its end"


@every_rule
def test_near_misses_are_not_flagged(rule: type[Rule]) -> None:
    assert lint(Source("example.py", Documentation.of(rule).not_flagged), settings_for(rule), SCRIPT) == []


@pytest.mark.skipif(not THOROUGH, reason="programs are run on other Pythons")
@pytest.mark.parametrize(("rule", "name"), list(cases_of_guards(load_rules())))
def test_without_a_guard_a_near_miss_goes_wrong(rule: type[Rule], name: str) -> None:
    check_guard(rule, name, table_of(rule))


def test_importing_the_rules_does_not_load_libcst() -> None:
    program = (
        "import sys, beginner_lint.rule; beginner_lint.rule.load_rules();"
        "print('libcst._nodes.base' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


@every_rule
def test_screens_take_types_that_ast_has(rule: type[Rule]) -> None:
    assert rule.screens or rule.mends or rule.visit_file is not Rule.visit_file
    kinds = {name.removeprefix("screen_") for name in rule.screens}
    assert all(hasattr(ast, kind) for kind in kinds - NEW_IN_312)
    assert bool(rule.visitors) == bool(rule.screens)


@every_rule
def test_every_program_that_is_flagged_holds_the_words_of_the_rule(rule: type[Rule]) -> None:
    flagged = [case.program for case in table_of(rule) if case.flagged]
    for program in [Documentation.of(rule).example, *flagged]:
        text = unicodedata.normalize("NFKC", program)
        assert all(word in text for word in rule.words), program
