"""Near misses that all rules about old names share: programs that have a plan for Python 3."""

from __future__ import annotations

from tests.rules.tables import Case, clean

VERSION = {"only_run_by_python2": "what only Python 2 runs does nothing in Python 3, whatever it is called"}
"""The guard of which no run under Python 3 can show anything."""


def planned(statement: str, before: str = "") -> list[Case]:
    """Return programs in which `statement`, on a line of its own, runs with a plan for its failure."""
    indented = statement.replace("\n", "\n    ")
    return [
        clean(
            "missing-name-is-caught",
            f"{before}try:\n    {indented}\nexcept (NameError, ImportError, AttributeError):\n    print('missing')\n",
            guard="provided_for_both_pythons",
        ),
        clean("six-is-imported", f"import six\n{before}{statement}\n", guard="provided_for_both_pythons"),
        clean(
            "under-a-test-of-the-version",
            f"import sys\n{before}if sys.version_info[0] == 2:\n    {indented}\n",
            guard="only_run_by_python2",
        ),
    ]


def bound(name: str, use: str) -> list[Case]:
    """Return programs that give `name` a meaning of their own before they use it."""
    return [
        clean("parameter", f"def f({name}):\n    return {use}\n", guard="bound_by_the_file"),
        clean("star-import", f"from legacy import *\nprint({use})\n", guard="bound_by_the_file"),
        clean("keyword", f"print(dict({name}=3))\n"),
        clean("attribute", f"print(thing.{name})\n"),
    ]
