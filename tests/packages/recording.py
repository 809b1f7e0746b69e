"""Run a suite and write down each test's outcome: `python recording.py OUTPUT MODULE (pytest ARGS… | unittest FILE)`.

This runs in the Python of the packages, so it imports nothing of beginner-lint. What it writes is JSON: the
`outcomes` by test (one word for each time that the test, or a part of it, was told of) and the `origin`,
the file from which the package under test was imported: the one proof that the fixed copy was tested.
"""

from __future__ import annotations

import collections
import json
import os
import runpy
import sys
import unittest
from typing import Any

Outcomes = dict[str, list[str]]


class PytestRecorder:
    """A pytest plugin that notes what each phase of each test came to; subtests are reports of their own."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note a report; setup and teardown count if they did not pass."""
        context = getattr(report, "context", None)
        if report.when == "call" or not report.passed:
            test = report.nodeid if context is None else f"{report.nodeid} {context.msg} {context.kwargs}"
            expected = "x" if hasattr(report, "wasxfail") else ""
            self._outcomes[test].append(f"{report.when}:{expected}{report.outcome}")

    def pytest_collectreport(self, report: Any) -> None:
        """Note a file that could not be collected."""
        if not report.passed:
            self._outcomes[f"{report.nodeid} (collection)"].append(report.outcome)


def record_unittest(outcomes: Outcomes) -> None:
    """Let every `unittest` result note what it is told, whichever runner a suite brings along."""

    def noting(name: str, told: Any) -> Any:
        def method(self: Any, test: Any, *details: Any) -> None:
            if name == "addSubTest":
                outcomes[details[0].id()].append("passed" if details[1] is None else "failed")
            else:
                outcomes[test.id()].append(name.removeprefix("add"))
            told(self, test, *details)

        return method

    for name in ("addSuccess", "addError", "addFailure", "addSkip", "addExpectedFailure",
                 "addUnexpectedSuccess", "addSubTest"):  # fmt: skip
        setattr(unittest.TestResult, name, noting(name, getattr(unittest.TestResult, name)))


def main(output: str, module: str, runner: str, *arguments: str) -> None:
    """Run the suite; write its outcomes to `output` even if it ends early."""
    sys.path.pop(0)  # the folder of this file, whose modules are none of theirs
    outcomes: Outcomes = collections.defaultdict(list)
    try:
        if runner == "pytest":
            import pytest

            pytest.main(list(arguments), plugins=[PytestRecorder(outcomes)])
        else:
            record_unittest(outcomes)
            sys.argv = list(arguments)
            sys.path.insert(0, os.path.dirname(os.path.abspath(arguments[0])))
            runpy.run_path(arguments[0], run_name="__main__")
    finally:
        origin = getattr(sys.modules.get(module), "__file__", None)
        with open(output, "w", encoding="utf-8") as file:
            json.dump({"outcomes": outcomes, "origin": origin}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
