"""Runs programs about frames before and after their fix, on frames that show how the two can differ.

A trait is what a frame has that the assumption of a fix may exclude. Where a frame has no trait that the
assumption names, both programs must leave the same; and for each phrase of an assumption some program and
some frame with just that trait must show that the phrase is needed.
"""

from __future__ import annotations

import importlib.util
import math
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from unittest import mock

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from beginner_lint.diagnostic import Applicability
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rule import Rule
from beginner_lint.source import Source
from tests.rules.evidence import inputs
from tests.rules.tables import only

HAS_PANDAS = importlib.util.find_spec("pandas") is not None
PREAMBLE = 'import numpy as np\nimport pandas as pd\n\ndf = pd.read_csv("data.csv")\n'

# Phrases of assumptions, and the trait of a frame that each excludes.
PHRASES = {
    "ordinary types": "odd types",
    "at least one row": "empty",
    "the same label": "repeated labels",
    "no missing values": "missing",
    "holds for some row": "no match",
    "division by zero": "zero",
    "negative numbers": "negative",
}
ANY_NUMBER = "int or float"
ANY_ORDER = "the order of new columns"


@dataclass(frozen=True)
class Frame:
    """A way to make a frame with the columns a, b (numbers) and s (texts), and its traits."""

    make: Callable[[Any], Any]
    traits: frozenset[str] = frozenset()


def _frame(*traits: str, **options: Any) -> Frame:
    columns = {"a": [3, 1, 2], "b": [4, 5, 6], "s": ["x", "y", "z"]}
    index, types = options.pop("index", None), options.pop("types", {})
    columns |= options
    return Frame(lambda pd: pd.DataFrame(columns, index=index).astype(types), frozenset(traits))


FRAMES = {
    "ints": _frame(),
    "floats": _frame(a=[3.25, 1.5, 2.0], b=[0.1, 0.2, 0.3]),
    "ints-beside-floats": _frame(b=[0.5, 1.5, 2.5]),
    "negative": _frame("negative", a=[-3, -1, -2], b=[-4.5, 2.0, -6.0]),
    "only-numbers": Frame(lambda pd: pd.DataFrame({"a": [3, 1, 2], "b": [4, 5, 6], "s": [7, 8, 9]})),
    "reversed-labels": _frame(index=[2, 1, 0]),
    "text-labels": _frame(index=["p", "q", "r"]),
    "one-row": _frame(a=[3], b=[4], s=["x"]),
    "missing-number": _frame("missing", a=[3.0, math.nan, 2.0]),
    "missing-first-number": _frame("missing", b=[math.nan, 1.0, 2.0]),
    "missing-text": _frame("missing", s=["x", None, "z"]),
    "empty": _frame("empty", a=[], b=[], s=[], types={"a": "int64", "b": "float64"}),
    "repeated-labels": _frame("repeated labels", index=[0, 0, 1]),
    "tiny-ints": _frame("odd types", a=[200, 100, 3], b=[100, 200, 6], types={"a": "uint8", "b": "uint8"}),
    "only-tiny-ints": Frame(
        lambda pd: pd.DataFrame({"a": [200, 100, 3], "b": [100, 200, 6], "s": [1, 2, 3]}, dtype="uint8"),
        frozenset({"odd types"}),
    ),
    "objects": _frame("odd types", types={"a": "object", "b": "object"}),
    "nullable": _frame("odd types", types={"a": "Int64", "b": "Int64"}),
    "nullable-missing": _frame("odd types", "missing", a=[3, None, 2], types={"a": "Int64", "b": "Int64"}),
    "category": _frame("odd types", s=["x", "y", "z"], types={"s": "category"}),
    "bools": _frame("odd types", a=[True, True, True], b=[True, False, True]),
    "zero": _frame("zero", b=[4, 0, 6]),
    "zero-by-zero": _frame("zero", a=[0, 1, 2], b=[0.0, 0.0, 6.0], s=["x", "y", "z"]),
    "small": _frame("negative", a=[1, 1, -1]),
}


def frames(least: int = 0, **columns: SearchStrategy[Any]) -> SearchStrategy[inputs.Made]:
    """Return frames of at least so many and up to five rows with these columns."""
    return st.integers(least, 5).flatmap(
        lambda rows: inputs.made(
            _from_columns,
            st.fixed_dictionaries(
                {name: st.lists(items, min_size=rows, max_size=rows) for name, items in columns.items()}
            ),
        )
    )


def _from_columns(columns: dict[str, list[Any]]) -> Any:
    import pandas as pd

    return pd.DataFrame(columns)


def _any_frame(name: str) -> Any:
    import pandas as pd

    made = FRAMES[name].make(pd)
    return made.assign(c=made["a"], t=made["s"], price=made["a"], count=made["b"], paid=made["a"])


_NUMBERS = ("a", "b", "c", "price", "count", "paid")
_TEXTS = st.sampled_from(["x", "y", "z", "", "𝄞"])
ordinary = st.sampled_from([st.integers(1, 9), st.integers(1, 9) | st.sampled_from([0.5, 2.25])]).flatmap(
    lambda numbers: frames(1, **dict.fromkeys(_NUMBERS, numbers), s=_TEXTS, t=_TEXTS)
)
"""Frames as the assumptions have them."""
_SOURCES = ["pd.read_csv('data.csv')", "pandas.read_csv('data.csv')", "df"]
INPUTS = {**dict.fromkeys(_SOURCES, ordinary), "rate": st.integers(1, 9)}
WILD = dict.fromkeys(_SOURCES, inputs.made(_any_frame, st.sampled_from([*FRAMES])))
ALIKE = True
"""Numbers are compared as such: each of these fixes is said to assume that int or float makes no difference."""


def fixed(rule: type[Rule], program: str) -> tuple[str, str]:
    """Return a program after the rule's fixes, and the assumption of the first."""
    source = Source("case.py", program)
    found = lint(source, only(rule), ProjectFacts(script=True))
    assert found, "not flagged"
    assert found[0].fix is not None, found[0].refusal
    result = fix(source, only(rule), ProjectFacts(script=True), threshold=Applicability.UNSAFE)
    assert result.withheld == ()
    return result.source.text, found[0].fix.assumption or ""


def left_by(program: str, frame: Frame, pd: Any) -> dict[str, Any] | None:
    """Run a program on a frame; return the variables that it leaves, None if it raises."""
    namespace: dict[str, Any] = {}
    with warnings.catch_warnings(), mock.patch.object(pd, "read_csv", return_value=frame.make(pd)):
        warnings.simplefilter("ignore")
        try:
            exec(compile(program, "case.py", "exec"), namespace)
        except Exception:
            return None
    return namespace


def same(one: dict[str, Any] | None, other: dict[str, Any] | None, pd: Any, assumption: str) -> bool:
    """Whether two runs leave the same in the variables that both know, as exactly as an assumption says.

    What raised at first may do anything.
    """
    if one is None:
        return True
    if other is None:
        return False
    names = [name for name in other if name in one and name not in ("np", "pd") and name[0] != "_"]
    return all(_equal(one[name], other[name], pd, assumption) for name in names)


def _equal(one: Any, other: Any, pd: Any, assumption: str) -> bool:
    exactly = ANY_NUMBER not in assumption
    if isinstance(one, pd.DataFrame):
        how = {"check_dtype": exactly, "check_exact": exactly, "check_like": ANY_ORDER in assumption}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                pd.testing.assert_frame_equal(one, other, rtol=1e-12, **how)
            except (AssertionError, OverflowError):  # the latter for whole numbers beyond all floats
                return False
        return True
    if isinstance(one, pd.Series) or isinstance(other, pd.Series):  # a label that rows share picks several
        return isinstance(one, pd.Series) and one.equals(other)
    if isinstance(one, list):
        return bool(one == other)
    if pd.isna(one) or pd.isna(other):
        return bool(pd.isna(one) and pd.isna(other))
    if exactly:
        return type(one) is type(other) and bool(one == other)
    if isinstance(one, str) or isinstance(other, str):
        return bool(one == other)
    return math.isclose(one, other, rel_tol=1e-12)


def traits(frame: Frame, before: dict[str, Any] | None, after: dict[str, Any] | None) -> frozenset[str]:
    """Return the traits of a frame for a program: that no row matched shows in a column that was not made."""
    made = set(after["df"]) - set(before["df"]) if before is not None and after is not None else set()
    return frame.traits | ({"no match"} if made else set())


def excluded(assumption: str) -> frozenset[str]:
    """Return the traits that an assumption excludes."""
    return frozenset(trait for phrase, trait in PHRASES.items() if phrase in assumption)


def check_programs(rule: type[Rule], program: str) -> None:
    """Assert that a program and its fix leave the same on each frame without a trait that is excluded."""
    pd = pytest.importorskip("pandas")
    new, assumption = fixed(rule, program)
    for name, frame in FRAMES.items():
        before, after = left_by(program, frame, pd), left_by(new, frame, pd)
        if not traits(frame, before, after) & excluded(assumption):
            assert same(before, after, pd, assumption), name


def check_phrases(rule: type[Rule], programs: Iterable[str]) -> None:
    """Assert that each phrase in the assumptions excludes something that does differ."""
    pd = pytest.importorskip("pandas")
    stated: set[str] = set()
    shown: set[str] = set()
    for program in programs:
        new, assumption = fixed(rule, program)
        stated |= excluded(assumption)
        for frame in FRAMES.values():
            before, after = left_by(program, frame, pd), left_by(new, frame, pd)
            broken = traits(frame, before, after) & excluded(assumption)
            repaired = before is None and after is not None
            differs = repaired or not same(before, after, pd, assumption)
            if len(broken) == 1 and differs:
                shown |= broken
    assert shown == stated
