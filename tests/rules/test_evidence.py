"""The evidence behind each rule: what is recorded is fresh, what is documented runs, and the runs have eyes."""

from __future__ import annotations

import pytest

from beginner_lint.diagnostic import Applicability
from beginner_lint.frontends.explanations import explanation
from beginner_lint.rule import Rule, load_rules
from beginner_lint.rules.loops.append_loop import AppendLoop
from beginner_lint.rules.python2.raw_input import RawInput
from tests.rules.evidence import python2, record
from tests.rules.evidence.tiers import SAMPLE, check_tier, evidence, module_of
from tests.rules.tables import Case

every_rule = pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name())
COMMAND = "run `python -m tests.rules.evidence`, then `python docs/generate.py`"


def test_each_rule_has_a_record() -> None:
    assert [rule.name() for rule in load_rules()] == [*record.read()["rules"]]


@every_rule
def test_record_is_of_these_cases(rule: type[Rule]) -> None:
    kept = record.read()["rules"].get(rule.name(), {})
    for section, wanted in record.quick_counts(rule).items():
        assert wanted.items() <= kept.get(section, {}).items(), COMMAND


@every_rule
def test_explanation_shows_the_record(rule: type[Rule]) -> None:
    kept = record.read()["rules"][rule.name()]
    told = f"{kept['cases']['inputs']:,} generated inputs" in (explanation(rule.code) or "")
    assert told is bool(kept["cases"]["inputs"])


@every_rule
def test_documented_example_runs_alike(rule: type[Rule]) -> None:
    for case in record.example_of(rule):
        check_tier(rule, case, size=SAMPLE)


@pytest.mark.long
@every_rule
def test_record_is_what_runs_show(rule: type[Rule]) -> None:
    kept = record.read()
    if kept["python"] != record.PYTHON:
        pytest.skip(f"recorded on {kept['python']}")
    if python2.is_asked_by(module_of(rule)) and not python2.interpreter():
        pytest.skip("no Python 2.7 is found")
    shown, recorded = record.counts(rule), kept["rules"][rule.name()]
    for kind, counts in shown.items():
        now, then = dict(counts), dict(recorded[kind])
        # On a busy machine a run may be ended for its time, and is not counted then.
        assert now.pop("inputs", 0) == pytest.approx(then.pop("inputs", 0), rel=0.01), COMMAND
        assert now == then, COMMAND


PROGRAM = "def f(xs, g):\n    out = []\n    for x in xs:\n        out.append(g(x))\n    return out\n"


@pytest.mark.parametrize(
    ("fixed", "aspect"),
    [
        ("def f(xs, g):\n    return [g(x) for x in xs]\n", None),
        ("def f(xs, g):\n    return [g(x) for x in list(xs)]\n", "steps"),
        ("def f(xs, g):\n    return [g(x) for x in xs if x is not None]\n", "steps"),
        ("def f(xs, g):\n    print()\n    return [g(x) for x in xs]\n", "steps"),
        ("def f(xs, g):\n    return tuple([g(x) for x in xs])\n", "results"),
        ("def f(xs, g):\n    return list(g(x) for x in xs)\n", "ending"),
        ("def f(xs, g):\n    for x in xs:\n        g(x)\n    return xs\n", "results"),
        ("def f(xs, g):\n    import warnings\n    warnings.warn('x')\n    return [g(x) for x in xs]\n", "warnings"),
        ("def f(xs, g):\n    global y\n    y = 3\n    return [g(x) for x in xs]\n", None),
        ("def f(xs, g):\n    try:\n        return [g(x) for x in xs]\n    finally:\n"
         "        xs += [1] if type(xs) is list else []\n", "state"),
    ],
)  # fmt: skip
def test_runs_see_each_kind_of_difference(fixed: str, aspect: str | None) -> None:
    shown = evidence(AppendLoop, Case("x", PROGRAM, True), fixed, size=120).wild
    assert shown.aspects >= ({aspect} if aspect else set()), shown.first
    assert bool(shown.differing) is bool(aspect), shown.first


def test_a_dangerous_program_harms_nothing_else() -> None:
    program = "import os\ndef f(xs):\n    os.closerange(0, 99)\n    os._exit(3)\n"
    shown = evidence(AppendLoop, Case("x", program, True), program, size=3)
    assert "ended before it was done" in shown.wild.broken
    assert evidence(AppendLoop, Case("x", PROGRAM, True), PROGRAM, size=3).tier is Applicability.SAFE


@pytest.mark.parametrize(
    ("fixed", "aspect"),
    [
        ("x = input('a')\n", None),
        ("x = input('b')\n", "steps"),
        ("x = input('a') + ' '\n", "state"),
        ("x = raw_input('a')\n", "ending"),
    ],
)
def test_what_python2_does_otherwise_is_seen(fixed: str, aspect: str | None) -> None:
    case = Case("called", "x = raw_input('a')\n", True)
    shown = evidence(RawInput, case, fixed, size=SAMPLE).tame
    assert shown.aspects == ({aspect} if aspect else set()), shown.first


def test_an_answer_of_python2_that_is_not_kept_is_missed() -> None:
    with pytest.raises(AssertionError, match="where there is a Python"):
        evidence(RawInput, Case("called", "x = raw_input('b')\n", True), "x = input('b')\n", size=SAMPLE)
