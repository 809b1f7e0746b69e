"""One package: its suite twice as it is, then once for each tool on a fresh copy that the tool has fixed."""

from __future__ import annotations

import builtins
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.packages.pinned import Package
from tests.packages.suites import Outcomes, changed_lines, lines_run, outcomes
from tests.packages.tools import Tool
from tests.packages.trees import contents, copy, pristine, sources


@dataclass(frozen=True)
class Baseline:
    """A suite before any fix: what each test comes to in two runs, and the tests that differ between them."""

    stable: Outcomes
    flaky: tuple[str, ...]


@dataclass(frozen=True)
class Effect:
    """What a tool did to a package.

    `fixes` is what it says itself. `run` of the changed `lines` the suite executes; None where that was not
    measured. `changed` are the tests with another outcome than before. `amiss` are checks that failed. `safe` is whether the tool promises that `changed` is empty.
    """

    tool: str
    fixes: int | None
    lines: int
    run: int | None
    changed: tuple[str, ...]
    amiss: tuple[str, ...] = ()
    safe: bool = False


@dataclass(frozen=True)
class Comparison:
    """What the tools did to a package."""

    package: Package
    baseline: Baseline
    effects: tuple[Effect, ...]


def compare(package: Package, python: str, tools: Sequence[Tool]) -> Comparison:
    """Return what each tool does to the outcomes of a package's tests."""
    original = pristine(package)
    before = baseline(*(outcomes(python, package, copy(original)) for _ in range(2)))
    if not before.stable:
        raise SystemExit(f"{package.name}: no test has the same outcome twice")
    return Comparison(
        package, before, tuple(_effect(package, python, original, before, tool) for tool in tools)
    )


def baseline(first: Outcomes, second: Outcomes) -> Baseline:
    """Return what two runs of a suite agree on."""
    flaky = sorted(test for test in {*first, *second} if first.get(test) != second.get(test))
    return Baseline({test: came_to for test, came_to in first.items() if test not in flaky}, tuple(flaky))


def differences(before: Baseline, after: Outcomes) -> Iterator[str]:
    """Yield the tests that came to something else than before, those that are gone or new included."""
    for test in sorted({*before.stable, *after} - {*before.flaky}):
        old, new = (", ".join(tests.get(test, ["not run"])) for tests in (before.stable, after))
        if old != new:
            yield f"{test}: {old} → {new}"


def _effect(package: Package, python: str, original: Path, before: Baseline, tool: Tool) -> Effect:
    tree = copy(original)
    files = sources(package, tree)
    fixes = tool.apply(python, tree, files)
    lines = list(changed_lines(original, tree, files))
    amiss = tuple(_amiss(package, python, original, tree, tool)) if tool.ours else ()
    changed: tuple[str, ...] = ()
    run = 0 if tool.ours else None
    if contents(tree) != contents(original):
        changed = tuple(differences(before, outcomes(python, package, tree)))
        run = lines_run(python, package, tree, lines) if tool.ours else None
    return Effect(tool.name, fixes, len(lines), run, changed, amiss, tool.safe)


def _amiss(package: Package, python: str, original: Path, tree: Path, tool: Tool) -> Iterator[str]:
    """Yield what beginner-lint promises and did not keep; the bytes outside edits are watched by `auditing`."""
    files = sources(package, tree)
    once = contents(tree)
    tool.apply(python, tree, files)
    if contents(tree) != once:
        yield "a second run changes something"
    fixed = {path.relative_to(tree) for path in files}
    for path, old in contents(original).items():
        new = once.get(path)
        if new != old and path not in fixed:
            yield f"{path} was changed, though nobody asked for that"
        elif new is not None and new != old and tool.safe and (lost := lost_comments(old, new)):
            yield f"{path} lost comments: {sorted(lost)}"


def lost_comments(old: bytes, new: bytes) -> list[str]:
    """Return the comments that are gone, but for a line that told the encoding and is not needed.

    Those that went along with a rename are there.
    """
    lost = (comments(old) - comments(new)).elements()
    added = list((comments(new) - comments(old)).elements())
    return [
        text
        for text in lost
        if not re.search(r"coding[:=][ \t]*utf", text, re.IGNORECASE)
        and not any(went_along(text, other) for other in added)
    ]


def went_along(comment: str, other: str) -> bool:
    """Tell whether a comment only says another word where another one has the name of a builtin."""
    before, after = (re.findall(r"\w+|\W", text) for text in (comment, other))
    pairs = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    return len(before) == len(after) and all(old in dir(builtins) for old, _ in pairs)


def comments(raw: bytes) -> Counter[str]:
    """Return the comments of a file, with how often each stands there."""
    tokens = tokenize.tokenize(io.BytesIO(raw).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def outcomes_changed(comparisons: Sequence[Comparison]) -> Mapping[str, int]:
    """Return how many outcomes each tool changed in all packages."""
    return Counter({effect.tool: 0 for comparison in comparisons for effect in comparison.effects}) + Counter(
        effect.tool for comparison in comparisons for effect in comparison.effects for _ in effect.changed
    )
