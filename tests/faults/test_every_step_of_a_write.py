"""Each call that `--fix` makes while it writes fails once, in every way: the file is the old or the new one.

What is done in the child processes, and how: driver.py beside this file.
"""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from beginner_lint import writing
from tests.faults.driver import ERRORS, MODE

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the driver forks"),
    # A minute of work, in which the versions of Python differ in nothing.
    pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="runs on Python 3.11 only"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the driver saw."""
    folder = tmp_path_factory.mktemp("written")
    command = [sys.executable, str(Path(__file__).with_name("driver.py")), str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert (ran.returncode, ran.stderr) == (0, "")
    seen: dict[str, Any] = json.loads(ran.stdout)
    return seen


def cases(found: dict[str, Any], *faults: str) -> list[dict[str, Any]]:
    chosen = [case for case in found["cases"] if case["fault"] in faults]
    assert len(chosen) == len(faults) * len(found["steps"])
    return chosen


def test_the_steps_are_those_of_a_careful_write(found: dict[str, Any]) -> None:
    """Written in the middle too, synced before the move, compared before the move; the folder synced after."""
    steps = found["steps"]
    assert len(steps) > 20
    assert steps.count("write") > 2
    assert steps.index("write") < steps.index("fsync") < steps.index("read") < steps.index("replace")
    assert steps[steps.index("replace") + 1 :] == ["open", "fsync", "close"]


def test_nothing_gets_around_the_stand_ins() -> None:
    """What writes goes through the module's names `os` and `open`, so that it can be counted."""
    tree = ast.parse(Path(writing.__file__).read_text(encoding="utf-8"))
    imported = {
        name.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert imported == {"__future__", "contextlib", "os", "re", "stat", "sys"}


@pytest.mark.parametrize("fault", ["SIGKILL", "Ctrl-C", *ERRORS])
def test_the_file_is_the_old_or_the_new_one(found: dict[str, Any], fault: str) -> None:
    moved = found["steps"].index("replace")
    for case in cases(found, fault):
        is_new = case["at"] > moved or is_harmless(found, case)
        assert case["after"]["file"] == ("new" if is_new else "old"), case
        assert case["after"]["mode"] == MODE, case


def test_the_run_after_a_killed_one_fixes_it_and_leaves_nothing_behind(found: dict[str, Any]) -> None:
    for case in cases(found, "SIGKILL"):
        assert case["again"] == 0, case
        assert case["then"] == {"file": "new", "mode": MODE, "others": []}, case


def test_an_error_is_told_with_status_2_and_leaves_nothing_behind(found: dict[str, Any]) -> None:
    for case in cases(found, *ERRORS):
        assert case["status"] == (0 if case["after"]["file"] == "new" else 2), case
        assert case["status"] == 0 or "not fixed: cannot write: " in case["output"], case
        assert case["after"]["others"] == [], case
        assert "Traceback" not in case["output"], case


def is_harmless(found: dict[str, Any], case: dict[str, Any]) -> bool:
    """Whether a step may fail: owner and attributes are carried over as far as we may, Python tries again."""
    step = found["steps"][case["at"]]
    if case["fault"] == "EINTR" and step == "write":
        return True
    return case["fault"] in ERRORS and step in ("fchown", "listxattr")


def test_an_interruption_ends_with_130_and_leaves_nothing_behind(found: dict[str, Any]) -> None:
    for case in cases(found, "Ctrl-C"):
        assert (case["status"], case["output"], case["after"]["others"]) == (130, "", []), case


def test_what_was_killed_was_killed(found: dict[str, Any]) -> None:
    killed = cases(found, "SIGKILL")
    assert {case["status"] for case in killed} == {-signal.SIGKILL}
    assert any(case["after"]["others"] for case in killed), "some leave a temporary file for the next run"
