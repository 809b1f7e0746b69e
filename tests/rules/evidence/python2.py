"""Runs programs for Python 2 under Python 2.7, and what a fix made of them under this Python.

What repairs a program that Python 3 cannot run has one yardstick: what the old version did. So, for the rules
whose test module says `PYTHON2 = True`, the original runs under a real Python 2.7, the fixed program under
this one, both in `observer.py`. A machine needs a Python 2.7 (`$PYTHON2`, or one that is found) to record
the evidence: then all inputs are tried. What Python 2.7 answered for a few inputs of each case is kept in
`tests/rules/python2/answers/`; every run of the tests compares the fixed programs with that, on every Python.

Values are those that both Pythons have and write alike: numbers, texts of ASCII, lists, tuples, dictionaries
whose order is the same in both (of one item, or of the keys 0 to 7, sorted), and the proxies of `observer.py`;
not sets, of which Python 2 prints `set([1])`. Other inputs are left out.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.rules.evidence.inputs import Made, draws
from tests.rules.evidence.programs import Pair, pair, untouched
from tests.rules.evidence.runs import Observation, difference
from tests.rules.evidence.trials import SECONDS, Outcome, Trial, inputs_of

if TYPE_CHECKING:
    from tests.rules.tables import Case

OBSERVER = Path(__file__).with_name("observer.py")
FOLDER = Path(__file__).parents[1] / "python2" / "answers"
PROXIES = {"Paper", "Stepping", "StepIterator", "LyingDict", "Quiet", "Speaking", "Refusing"}
PLANS = {"provided_for_both_pythons", "only_run_by_python2"}
KEPT = 4
_PRINT_TO = re.compile(r"\bprint\s*>>")
COMMAND = "run `python -m tests.rules.evidence {}` where there is a Python 2.7"

Answer: TypeAlias = "dict[str, Any] | None"
Answers: TypeAlias = "dict[str, dict[str, Any]]"
_asked: Answers | None = None


def is_asked_by(module: str) -> bool:
    """Tell whether a rule's test module has its originals run under Python 2.7."""
    return bool(getattr(importlib.import_module(module), "PYTHON2", False))


def is_yardstick(case: Case, module: str) -> bool:
    """Tell whether Python 2.7 says what a case did: not if it runs in Python 3 as it is.

    So do programs with a plan for Python 3, and those of guards that the module lists in `RUN_BY_PYTHON3`.
    """
    own: frozenset[str] = getattr(importlib.import_module(module), "RUN_BY_PYTHON3", frozenset())
    return is_asked_by(module) and case.guard not in PLANS | own


@cache
def interpreter() -> str | None:
    """Return the path of a Python 2.7, None if there is none."""
    pyenv = Path.home() / ".pyenv/versions/2.7.18/bin/python"
    places = (os.environ.get("PYTHON2"), shutil.which("python2.7"), pyenv if pyenv.exists() else None)
    return next((str(place) for place in places if place and _is_python2(place)), None)


def _is_python2(path: str | Path) -> bool:
    """Tell whether a program is a Python 2.7, not what only says where there might be one."""
    ran = subprocess.run(
        [path, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True
    )
    return ran.stdout == "(2, 7)\n"


@contextlib.contextmanager
def asked() -> Iterator[Answers]:
    """Have Python 2.7 itself asked meanwhile; what is worth keeping of its answers is gathered."""
    global _asked
    _asked = answers = {}
    try:
        yield answers
    finally:
        _asked = None


def write(module: str, answers: Answers) -> None:
    """Keep answers of Python 2.7 for all cases of a rule's test module."""
    lines = [
        f"{json.dumps(case)}: {json.dumps(kept, sort_keys=True)}" for case, kept in sorted(answers.items())
    ]
    FOLDER.mkdir(exist_ok=True)
    _file(module).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    _kept.cache_clear()


def _file(module: str) -> Path:
    return FOLDER / f"{module.rpartition('.test_')[2]}.json"


@cache
def _kept(module: str) -> Answers:
    found: Answers = json.loads(_file(module).read_text(encoding="utf-8"))
    return found


def tried(trial: Trial) -> Outcome:
    """Compare both programs on all inputs if Python 2.7 is asked, else on those whose answers are kept."""
    programs = _prepared(trial)
    if _asked is None:
        givens, before = _remembered(trial)
    else:
        strategies = programs.wild if trial.wild else programs.tame
        names = frozenset(programs.passed) if trial.wild else frozenset()
        given = (_described(each) for each in draws(strategies, 3 * trial.size, names))
        givens = list(islice((each for each in given if each is not None), trial.size))
        before = _run(interpreter(), _text(trial.before, programs, 0), programs, trial, givens)
    after = _run(sys.executable, _text(trial.after, programs, 1), programs, trial, givens)
    found = Outcome(untold=programs.untold, varies=programs.wild != programs.tame)
    if isinstance(before, str) or isinstance(after, str):
        found.broken = before if isinstance(before, str) else str(after)
        return found
    differing = _compare(trial, programs, found, list(zip(givens, before, after, strict=True)))
    if _asked is not None:
        _keep(trial, _asked, list(zip(givens, before, strict=True)), differing)
    return found


def _parses(program: str) -> bool:
    """Tell whether both Pythons read a program in one way, as they do not read `print >>f`."""
    if _PRINT_TO.search(program):
        return False
    try:
        compile(program, "case.py", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def _prepared(trial: Trial) -> Pair:
    inputs, wild = inputs_of(trial)
    if _parses(trial.before):
        return pair(trial.before, trial.after, inputs, wild)
    return untouched(trial.after, inputs, wild)


def _text(program: str, programs: Pair, which: int) -> str:
    """Return what is run: the program, with questions for inputs in the place of literals if it can be parsed."""
    ready = (programs.before, programs.after)[which]
    return program if programs.before is programs.after else ast.unparse(ready.tree)


def _described(given: dict[str, Any]) -> dict[str, Any] | None:
    """Return inputs as JSON has them, None if Python 2 has not their like."""
    try:
        return {name: _as_json(value) for name, value in given.items()}
    except (ValueError, UnicodeEncodeError):
        return None


def _as_json(value: Any) -> Any:
    if value is None or type(value) in (bool, int):
        return value
    if type(value) is str:
        return value.encode("ascii").decode()
    if type(value) is float:
        return ["float", repr(value)]
    if isinstance(value, Made) and value.make.__name__ in PROXIES:
        return [value.make.__name__, *map(_as_json, value.parts)]
    if type(value) in (list, tuple):
        return [type(value).__name__, *map(_as_json, value)]
    if type(value) is dict and (len(value) < 2 or all(key in range(8) for key in value)):
        return ["dict", *(["tuple", _as_json(key), _as_json(value[key])] for key in sorted(value))]
    raise ValueError(value)


def _run(
    python: str | None, text: str, programs: Pair, trial: Trial, givens: list[Any]
) -> list[Answer] | str:
    """Return what a Python answers on each choice of inputs, or how it broke."""
    assert python, "no Python 2.7 is found: name one with PYTHON2=…"
    request = {
        "program": text,
        "parses": _parses(trial.before),
        "calls": [[call.function, call.positional, call.keywords] for call in programs.before.calls],
        "free": sorted(programs.free),
        "passed": sorted(programs.passed),
        "shared": trial.wild,
        "givens": givens,
    }
    options = ["-I", "-S"] if python == sys.executable else ["-B"]
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [python, *options, str(OBSERVER)], input=json.dumps(request), cwd=folder,
            capture_output=True, text=True, timeout=2 * SECONDS, check=False,
        )  # fmt: skip
    if ran.returncode:
        return f"{python}: {ran.stderr}"
    answers: list[Answer] = json.loads(ran.stdout)
    return answers


def _compare(
    trial: Trial, programs: Pair, found: Outcome, ran: list[tuple[Any, Answer, Answer]]
) -> list[Any]:
    """Count what was run and what differs; return the inputs on which something does."""
    differing = []
    for given, before, after in ran:
        if before is None:
            continue
        found.inputs += 1
        seen = Observation(**{**before, "names": set(before["names"])})
        found.finished += seen.finished
        how: tuple[str, str] | None = ("ending", "the fixed program does not end")
        if after is not None:
            fixed = Observation(**{**after, "names": set(after["names"])})
            how = difference(seen, fixed, dropped=programs.dropped, names_are_seen=trial.names_are_seen)
        if how:
            differing.append(given)
            found.aspects.add(how[0])
            text = f"{given}: {how[0]}: {how[1]}"
            found.first = min(found.first or text, text, key=len)
    found.differing = len(differing)
    return differing


def _key(trial: Trial) -> tuple[str, str, str]:
    digest = hashlib.sha256(trial.before.encode()).hexdigest()[:16]
    return trial.case or "", "wild" if trial.wild else "tame", digest


def _keep(trial: Trial, answers: Answers, ran: list[tuple[Any, Answer]], differing: list[Any]) -> None:
    """Keep what Python 2.7 answered on a few inputs: those that show a difference first."""
    case, kind, digest = _key(trial)
    if answers.setdefault(case, {}).get("program") != digest:
        answers[case] = {"program": digest}
    ended = [each for each in ran if each[1] is not None]
    ended.sort(key=lambda each: (each[0] not in differing[:1], bool(each[1] and each[1]["endings"][0])))
    kept = answers[case].setdefault(kind, [])
    kept += [[given, answer] for given, answer in ended[:KEPT] if [given, answer] not in kept]


def _remembered(trial: Trial) -> tuple[list[Any], list[Answer]]:
    case, kind, digest = _key(trial)
    name = trial.module.rpartition(".test_")[2].replace("_", "-")
    assert _file(trial.module).exists(), COMMAND.format(name)
    kept = _kept(trial.module).get(case, {})
    assert kept.get("program") == digest, f"{case}: {COMMAND.format(name)}"
    assert kind in kept, f"{case}: {COMMAND.format(name)}"
    return [given for given, _ in kept[kind]], [answer for _, answer in kept[kind]]
