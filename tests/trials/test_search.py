"""The search finds exactly the fixes that spoil something, with few trials."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping

import pytest

from beginner_lint.diagnostic import Applicability
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from beginner_lint.trials.search import Verdict, search
from beginner_lint.trials.steps import Fixing, Standing

FIXING = Fixing(Settings(select=("xrange",)), ProjectFacts(), Applicability.SAFE)
FILES = {"a.py": 5, "b.py": 1, "c.py": 9}
SITES = [(name, number) for name, count in FILES.items() for number in range(count)]


def text(name: str) -> str:
    """Return a file with some sites, each on a line of its own."""
    return "".join(f"print(xrange({number}))\n" for number in range(FILES[name]))


class Judge:
    """Finds fault with texts in which a bad site, or all of a bad company, is fixed; counts how often it is asked."""

    def __init__(self, *bad: set[tuple[str, int]]) -> None:
        self.bad = bad
        self.asked = 0

    def __call__(self, standings: Mapping[str, Standing]) -> str | None:
        self.asked += 1
        fixed = {
            (name, number)
            for name, number in SITES
            if f"print(range({number}))" in standings[name].source.text
        }
        return "is spoiled" if any(company <= fixed for company in self.bad) else None


def verdict(judge: Judge, most: int = 1000) -> Verdict:
    standings = {name: Standing(Source(name, text(name))) for name in FILES}
    return search(standings, dict.fromkeys(FILES, FIXING), judge, most)


def fixed(found: Verdict) -> set[tuple[str, int]]:
    return {
        (name, diagnostic.range.start.line - 1)
        for name, standing in found.kept.items()
        for diagnostic in standing.applied
    }


@pytest.mark.parametrize("seed", range(20))
def test_exactly_the_guilty_are_left_out(seed: int) -> None:
    bad = random.Random(seed).sample(SITES, k=seed % 6)
    judge = Judge(*({site} for site in bad))
    found = verdict(judge)
    assert {(name, diagnostic.range.start.line - 1) for name, diagnostic, _ in found.guilty} == set(bad)
    assert fixed(found) == set(SITES) - set(bad)
    assert judge.asked <= 1 + len(bad) * (1 + math.ceil(math.log2(len(SITES))))
    assert judge(found.kept) is None


def test_all_guilty() -> None:
    found = verdict(Judge(*({site} for site in SITES)))
    assert fixed(found) == set()
    assert len(found.guilty) == len(SITES)


def test_of_two_that_spoil_something_together_the_later_one_is_left_out() -> None:
    found = verdict(Judge({("a.py", 2), ("c.py", 3)}))
    assert fixed(found) == set(SITES) - {("c.py", 3)}


@pytest.mark.parametrize("most", range(12))
def test_what_is_kept_was_tried_even_if_the_trials_run_out(most: int) -> None:
    judge = Judge({("a.py", 2)}, {("c.py", 3)}, {("c.py", 8)})
    found = verdict(judge, most)
    assert judge.asked <= most
    assert judge(found.kept) is None
    assert len(fixed(found)) + len(found.guilty) + found.untried.total() == len(SITES)


def test_nothing_to_fix_asks_nobody() -> None:
    judge = Judge()
    assert not search({"x.py": Standing(Source("x.py", "x = 1\n"))}, {"x.py": FIXING}, judge, 9).guilty
    assert judge.asked == 0
