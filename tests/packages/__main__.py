"""Fix real packages and run their own suites before and after: `python -m tests.packages [NAME…]`.

Downloads pinned sdists, runs each suite twice (tests that differ are left out, and said to be), applies
`beginner-lint --fix` to a copy of the source, not to its tests, runs the suite again and compares test by test.
The same is done with `--unsafe-fixes` and, on fresh copies, with ruff and flynt. For our own fixes it also counts
the changed lines that the suite runs, and checks that a second run changes nothing, that no byte outside of
the edits has changed, and that no comment is lost. Exits with 1 if a safe fix changed an outcome or a check failed.

Everything lies in ~/.cache/beginner-lint-packages, or where BEGINNER_LINT_PACKAGES says.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.packages.comparison import Comparison, compare
from tests.packages.pinned import PACKAGES
from tests.packages.table import tables
from tests.packages.tools import OTHERS, OURS, PEERS, ROOT
from tests.packages.trees import CACHE, interpreter, run


def main() -> int:
    """Compare the packages that the command line names, all if none."""
    parser = argparse.ArgumentParser(
        "python -m tests.packages", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", nargs="*", metavar="NAME", help=", ".join(PACKAGES))
    parser.add_argument("--ours", action="store_true", help="leave out ruff and flynt")
    parser.add_argument("--select", metavar="CODES", help="only these rules of ours, such as ZEN5")
    parser.add_argument("--write", type=Path, metavar="PATH", help="also write the report to this file")
    options = parser.parse_args()
    if unknown := set(options.packages) - set(PACKAGES):
        parser.error(f"no such package: {', '.join(sorted(unknown))}")
    names = options.packages or list(PACKAGES)
    start = time.monotonic()
    comparisons: list[Comparison] = []
    for comparison in measure(names, ours_only=options.ours, select=options.select):
        comparisons.append(comparison)
        minutes = (time.monotonic() - start) / 60
        print(f"{comparison.package.name}, after {minutes:.1f} minutes", file=sys.stderr, flush=True)
        if options.write:  # again and again: a run that is stopped leaves what it has
            report = "\n".join(tables(comparisons))
            options.write.write_text(_document(report, sys.argv[1:], minutes), encoding="utf-8")
    print("\n".join(tables(comparisons)))
    return any(
        effect.amiss or (effect.safe and effect.changed)
        for comparison in comparisons
        for effect in comparison.effects
    )


def measure(names: Sequence[str], *, ours_only: bool, select: str | None) -> Iterator[Comparison]:
    """Yield the comparisons of the named packages, one after the other."""
    needs = [need for name in names for need in PACKAGES[name].needs]
    python = interpreter(needs if ours_only else [*needs, *PEERS])
    tools = OURS if ours_only else (*OURS, *OTHERS)
    if select:
        tools = tuple(tool.selecting(select) for tool in tools)
    for name in names:
        yield compare(PACKAGES[name], python, tools)
    shutil.rmtree(CACHE / "work", ignore_errors=True)


def _document(report: str, arguments: Sequence[str], minutes: float) -> str:
    """Return the report as a page that says what was measured, and how."""
    commit = run("git", "describe", "--always", "--dirty", "--exclude=*", cwd=ROOT).strip()
    return f"""\
# Real packages

Their own test suites, before and after the fixes. Measured by `python -m tests.packages {" ".join(arguments)}`
at commit {commit}, on Python {platform.python_version()}, in {minutes:.0f} minutes; {" and ".join(PEERS)} ran on copies
of the same trees. The sdists are pinned by hash in [tests/packages/pinned.py](../tests/packages/pinned.py).

Each suite runs twice as it is; tests that differ between these runs are left out and listed. Fixes are applied to
the source, not to its tests, and what each test comes to is compared one by one. *Lines* are those of the
fixed files that differ from the original, *run* those of them that the suite executes: a fix on a line that it
does not execute counts as unverified. After our own fixes it is also checked that a second run changes nothing,
that all bytes outside of the edits are as before, and that safe fixes lose no comment.

{report}
"""


if __name__ == "__main__":
    sys.exit(main())
