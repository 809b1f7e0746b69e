"""Which fixes to keep: all, if the trial agrees; else the guilty ones are found, one by one, by halving."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from beginner_lint.diagnostic import Diagnostic
from beginner_lint.trials.steps import Fixing, Standing, steps

# Tries the given standings of files (by name); returns what differs from the original, None if nothing does.
Trial = Callable[[Mapping[str, Standing]], str | None]


@dataclass(slots=True)
class Verdict:
    """What to keep: where each file stands; and what not, as (name of the file, what is found there, reason).

    `untried` counts the fixes that nobody knows about because the trials were used up.
    """

    kept: dict[str, Standing]
    guilty: list[tuple[str, Diagnostic, str]] = field(default_factory=list)
    untried: Counter[str] = field(default_factory=Counter)


class _Step(NamedTuple):
    """One more fix in one file."""

    name: str
    before: Standing
    after: Standing


def search(
    files: Mapping[str, Standing],
    fixing: Mapping[str, Fixing],
    trial: Trial,
    most: int,
    tell: Callable[[str, Diagnostic], None] = lambda *_: None,
) -> Verdict:
    """Return the verdict on the fixes of files.

    What is kept has been tried as a whole. Each guilty fix costs one trial and as many more as it takes to
    halve the number of fixes down to one. A fix that spoils something only together with an earlier one is
    guilty, not the earlier one.

    Args:
        files: where each file stands, by name.
        fixing: how each file is fixed.
        trial: what decides.
        most: the number of trials after which what is not decided is left out.
        tell: is called with each guilty fix as soon as it is found.

    """
    verdict = Verdict(dict(files))
    left = most
    while row := _row(verdict.kept, fixing):
        good, bad, reason = 0, len(row), ""  # how many steps are known to be good, or one of them bad
        while good < bad - bool(reason):
            if not left:
                verdict.untried = Counter(step.name for step in row[good:])
                verdict.kept = _standings(verdict.kept, row[:good])
                return verdict
            left -= 1
            middle = (good + bad) // 2 if reason else bad
            found = trial(_standings(verdict.kept, row[:middle]))
            if found is None:
                good = middle
            else:
                bad, reason = middle, found
        verdict.kept = _standings(verdict.kept, row[:good])
        if reason:
            spoiler = row[good]
            verdict.kept[spoiler.name] = spoiler.before.without(spoiler.after)
            verdict.guilty.append((spoiler.name, spoiler.after.applied[-1], reason))
            tell(spoiler.name, spoiler.after.applied[-1])
    return verdict


def _row(standings: Mapping[str, Standing], fixing: Mapping[str, Fixing]) -> list[_Step]:
    """Return all further fixes in a row, file by file."""
    row = []
    for name, standing in standings.items():
        for following in steps(standing, fixing[name]):
            row.append(_Step(name, standing, following))
            standing = following
    return row


def _standings(standings: Mapping[str, Standing], row: list[_Step]) -> dict[str, Standing]:
    """Return the standings once the steps of a row are made."""
    return {**standings, **{step.name: step.after for step in row}}
