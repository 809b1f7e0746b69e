"""Generate, fix, run before and after, compare: the loop, and the figures that it gives."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from beginner_lint.diagnostic import Applicability, Diagnostic, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import FixResult, fix
from beginner_lint.rule_index import rule_index
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.properties.programs import Program, generate
from tests.properties.sandbox import Outcome, Run, Sandbox

EVERYTHING = Settings(level=Level.EXPERT)
BATCH = 25
MORE_TIME = 4.0  # seconds of processor time, for what was killed


def fixed(
    program: Program,
    threshold: Applicability = Applicability.SAFE,
    ignore: Collection[str] = (),
) -> FixResult:
    """Return a program as its rules fix it, some of them ignored."""
    project = ProjectFacts(script=not program.importable)
    settings = EVERYTHING._replace(select=program.select, ignore=tuple(sorted(ignore)))
    return fix(Source("program.py", program.text), settings, project, threshold=threshold)


@dataclass(frozen=True)
class Difference:
    """A program that a fix changes: before, after, and what each showed."""

    program: Program
    codes: tuple[str, ...]
    after: str
    was: Outcome
    now: Outcome
    threshold: Applicability = Applicability.SAFE


RUNS_DIFFERENTLY = frozenset(entry.code for entry in rule_index() if entry.runs_differently)
"""Rules whose fixes bring back what Python 2 did, where Python 3 does something else: it is the yardstick."""
LAZY = re.compile(r"\b(dict_(keys|values|items)|map|filter|zip)\b|dictionary (keys )?changed")
"""What a program shows, or its exception says, where Python 3 has no list any more (ZEN210)."""
# What is bound here, no other module can import; a call of `main` binds nothing.
_BOUND_WHEN_RUN = re.compile(r'^if __name__ == "__main__":\n(?!    main\()', re.MULTILINE)


@dataclass
class Figures:
    """What a campaign counted. `unsafe` are differences of unsafe fixes: their assumption may be broken."""

    programs: int = 0
    changed: int = 0
    compared: int = 0
    raised: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    fixes: Counter[str] = field(default_factory=Counter)
    programs_of_rule: Counter[str] = field(default_factory=Counter)
    other_exception: int = 0
    withheld: list[tuple[int, str]] = field(default_factory=list)
    failures: list[tuple[int, str]] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    unsafe_compared: int = 0
    unsafe: list[Difference] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def bound(self) -> float:
        """The upper end of a 95 % interval for the share of programs that differ (rule of three).

        Only a bound where no difference was found.
        """
        return 3 / self.compared if self.compared else 1.0

    def add(self, other: Figures) -> None:
        """Add what another campaign counted."""
        for name in ("programs", "changed", "compared", "raised", "other_exception", "unsafe_compared"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("skipped", "fixes", "programs_of_rule"):
            getattr(self, name).update(getattr(other, name))
        for name in ("withheld", "failures", "differences", "unsafe"):
            getattr(self, name).extend(getattr(other, name))
        self.seconds = max(self.seconds, other.seconds)


def is_fault(diagnostic: Diagnostic) -> bool:
    """Tell whether the linter could not do its work; where LibCST fails that is known, and said with ZEN004."""
    return diagnostic.code < "ZEN1" and "LibCST fails" not in diagnostic.message


def same(was: Outcome, now: Outcome) -> bool:
    """Tell whether a fixed program did what the original did.

    Where the original ends with an exception nothing catches, the fixed one must end with one too, after the
    same output; it may be another one. What other modules could import is still there, perhaps with new names;
    from a module that ends with an exception nothing can be imported.
    """
    return (
        (bool(was.ended) or was.names.items() <= now.names.items())
        and was.printed == now.printed
        and bool(was.ended) == bool(now.ended)
        and was.status == now.status
    )


class Runner:
    """Two sandboxes, whose hashes differ. Use it as a context."""

    def __init__(self) -> None:
        self._sandbox, self._other = Sandbox(0), Sandbox(1)

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, *reason: object) -> None:
        self._sandbox.close()
        self._other.close()

    def compare(self, pairs: list[tuple[Program, str]]) -> list[tuple[str, Outcome, Outcome]]:
        """Run programs and their fixed texts.

        Where `xrange` is used the yardstick is what Python 2 did, and for programs that are prepared for both what
        Python 3 does as well.

        Returns:
            for each pair why it says nothing ("" if it does), and what the two runs showed.

        """
        found = self._compare(pairs, as_python2=True)
        old = [at for at, (program, _) in enumerate(pairs) if program.plans_for_both and same(*found[at][1:])]
        for at, (reason, was, now) in zip(
            old, self._compare([pairs[at] for at in old], as_python2=False), strict=True
        ):
            if not reason and not was.ended and not found[at][0]:
                found[at] = ("", was, now)
        return found

    def _compare(
        self, pairs: list[tuple[Program, str]], *, as_python2: bool
    ) -> list[tuple[str, Outcome, Outcome]]:
        if not pairs:
            return []
        befores = [_run(program, program.text, as_python2) for program, _ in pairs]
        afters = [_run(program, text, as_python2) for program, text in pairs]
        seen = self._sandbox.run(befores + afters)
        again = self._other.run(befores)
        found = []
        for before, after, was, now, other in zip(
            befores, afters, seen, seen[len(pairs) :], again, strict=False
        ):
            if was.killed or other.killed:
                found.append(("killed", was, now))
            elif was._replace(message="") != other._replace(message=""):  # it may hold an address
                found.append(("not deterministic", was, now))
            elif same(was, now):
                found.append(("", was, now))
            else:  # once more, each in a process of its own, with more time
                (was,), (now,) = (
                    self._sandbox.run([run._replace(seconds=MORE_TIME)]) for run in (before, after)
                )
                found.append(("", was, now))
        return found


def is_what_python2_did(difference: Difference, runner: Runner) -> bool:
    """Tell whether a difference is owed to fixes that bring back what Python 2 did, and to no other.

    It must be gone without them. Of ZEN210 alone it is believed only where the program met what is no list any
    more: shows it, ends with an exception about it, or has a handler that may have caught that.
    """
    codes, program = RUNS_DIFFERENTLY.intersection(difference.codes), difference.program
    seen = f"{difference.was.message}\n{difference.was.printed}"
    has_handler = "except" in program.text or "__exit__" in program.text
    if not codes or (codes == {"ZEN210"} and not LAZY.search(seen) and not has_handler):
        return False
    text = fixed(program, difference.threshold, ignore=RUNS_DIFFERENTLY).source.text
    ((reason, was, now),) = runner.compare([(program, text)])
    return bool(reason) or same(was, now)


def _run(program: Program, text: str, as_python2: bool) -> Run:
    shows_names = program.importable and not _BOUND_WHEN_RUN.search(text)
    return Run(text, program.stdin, as_python2 and program.uses_xrange, shows_names)


def campaign(
    seeds: Iterable[int], *, families: tuple[str, ...] = (), unsafe_share: int = 0
) -> Iterator[Figures]:
    """Check the programs of seeds; yield the figures so far after each batch.

    Args:
        seeds: of the programs.
        families: of which templates; all if empty.
        unsafe_share: of every so many programs one is also fixed with unsafe fixes; 0 for none.

    """
    figures, started, remaining = Figures(), time.perf_counter(), iter(seeds)
    with Runner() as runner:
        while batch := [generate(seed, families) for seed in islice(remaining, BATCH)]:
            figures.programs += len(batch)
            for threshold in (Applicability.SAFE, Applicability.UNSAFE):
                chosen = batch
                if threshold is Applicability.UNSAFE:
                    chosen = [each for each in batch if unsafe_share and each.seed % unsafe_share == 0]
                _check(chosen, threshold, runner, figures)
            figures.seconds = time.perf_counter() - started
            yield figures


def _check(batch: list[Program], threshold: Applicability, runner: Runner, figures: Figures) -> None:
    """Fix and compare programs, and count."""
    is_safe = threshold is Applicability.SAFE
    changed = []
    for program in batch:
        result = fixed(program, threshold)
        figures.withheld += (
            (program.seed, f"{each.diagnostic.code}: {each.reason}") for each in result.withheld
        )
        figures.failures += ((program.seed, each.message) for each in result.remaining if is_fault(each))
        if result.applied:
            changed.append((program, result))
            if is_safe:
                figures.fixes.update(each.code for each in result.applied)
                figures.programs_of_rule.update({each.code for each in result.applied})
    compared = runner.compare([(program, result.source.text) for program, result in changed])
    for (program, result), (reason, was, now) in zip(changed, compared, strict=True):
        codes = tuple(sorted({each.code for each in result.applied}))
        difference = Difference(program, codes, result.source.text, was, now, threshold)
        differs = not reason and not same(was, now)
        if differs and is_what_python2_did(difference, runner):
            reason, differs = "Python 2 is the yardstick", False
        if not is_safe:
            figures.unsafe_compared += not reason
        else:
            figures.changed += 1
            figures.skipped[reason] += bool(reason)
            figures.compared += not reason
            figures.raised += not reason and bool(was.ended)
            figures.other_exception += not reason and same(was, now) and was.ended != now.ended
        if differs:
            (figures.differences if is_safe else figures.unsafe).append(difference)
