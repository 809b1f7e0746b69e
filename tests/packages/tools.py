"""The fixers that are compared: beginner-lint and its peers, each as its users run it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
AUDITING = Path(__file__).with_name("auditing.py")  # run by path: packages have `tests`, too

PEERS = ("ruff==0.17.6", "flynt==1.0.6")

# What ruff has for the patterns that beginner-lint has rules for.
_MATCHING = "A001,FLY002,ISC003,PERF401,PERF402,PLR1736,SIM113"


@dataclass(frozen=True)
class Tool:
    """A way to fix files: its name, its command given the Python of the packages, and how it tells its fixes.

    `ours` is whether it is beginner-lint, and `safe` whether it applies the safe fixes of that only.
    """

    name: str
    command: Callable[[str], Sequence[str]]
    fixes: re.Pattern[str] | None
    ours: bool = False
    safe: bool = False

    def selecting(self, rules: str) -> Tool:
        """Return the same tool with certain rules only, if it is beginner-lint."""
        if not self.ours:
            return self
        return replace(
            self,
            name=f"{self.name} --select {rules}",
            command=lambda python: [*self.command(python), "--select", rules],
        )

    def apply(self, python: str, tree: Path, files: Sequence[Path]) -> int | None:
        """Fix files; return how many fixes the tool says it made, if it says that."""
        ran = subprocess.run(
            [*self.command(python), *files],
            cwd=tree, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True, capture_output=True, check=False,
        )  # fmt: skip
        if ran.returncode:
            raise SystemExit(
                f"{self.name} exits with {ran.returncode}\n{ran.stdout[-3000:]}{ran.stderr[-3000:]}"
            )
        if self.fixes is None:
            return None
        return sum(int(number) for number in self.fixes.findall(ran.stdout))


def _ours(*options: str) -> Tool:
    name = " ".join(["beginner-lint --fix", *options])
    arguments = (
        "--isolated",
        "--no-cache",
        "--exit-zero",
        "--jobs",
        "1",
        "--output-format",
        "concise",
        "--fix",
        *options,
    )
    return Tool(
        name,
        lambda _: [sys.executable, str(AUDITING), "check", *arguments],
        re.compile(r"^Found \d+ diagnostics? \((\d+) fixed", re.MULTILINE),
        ours=True,
        safe=not options,
    )


def _ruff(name: str, *options: str) -> Tool:
    arguments = ("--isolated", "--no-cache", "--exit-zero", "--target-version", "py310", "--fix", *options)
    return Tool(
        name,
        lambda python: [str(Path(python).with_name("ruff")), "check", *arguments],
        re.compile(r"^Found \d+ errors? \((\d+) fixed", re.MULTILINE),
    )


SAFE = _ours()
UNSAFE = _ours("--unsafe-fixes")
OURS = (SAFE, UNSAFE)
OTHERS = (
    _ruff("ruff --fix, the matching rules", "--select", _MATCHING),
    _ruff("ruff --fix, all rules", "--select", "ALL", "--preview"),
    _ruff("ruff --fix --unsafe-fixes, all rules", "--select", "ALL", "--preview", "--unsafe-fixes"),
    Tool(
        "flynt -tc -tj",
        lambda python: [str(Path(python).with_name("flynt")), "--transform-concats", "--transform-joins"],
        None,
    ),
)
