"""Runs the tests that matrix.md names and prints its table with their results: `python -m tests.faults.matrix`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = Path(__file__).with_name("matrix.md")
FOLDERS = {"F/": "tests/faults/", "H/": "tests/hostile/"}


def rows() -> Iterator[tuple[list[str], list[str]]]:
    """Yield the cells of each row, and the tests that it names; none for a dash."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.match(r"\d", cells[0]):
            names = [name.strip() for name in cells[3].split(",") if name.strip() != "-"]
            yield cells, [FOLDERS.get(name[:2], name[:2]) + name[2:] for name in names]


def results(names: set[str]) -> dict[str, str]:
    """Run tests; return for each that ran whether it PASSED, under its name with and without parameters."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rA",
        "--tb=no",
        "-p",
        "no:cacheprovider",
        *sorted(names),
    ]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    found: dict[str, str] = {}
    for verdict, test, case in re.findall(
        r"^(PASSED|FAILED|ERROR) (\S+?::\w+)(\S*)", ran.stdout, re.MULTILINE
    ):
        for name in {test, test + case}:
            found[name] = verdict if found.get(name, "PASSED") == "PASSED" else found[name]
    return found


def main() -> None:
    """Print the table."""
    verdicts = results({name for _, names in rows() for name in names})
    print("| no | fault | what must happen | result |\n|---|---|---|---|")
    for cells, names in rows():
        seen = {verdict for test, verdict in verdicts.items() if test.startswith(tuple(names) or ("-",))}
        print(f"| {cells[0]} | {cells[1]} | {cells[2]} | {', '.join(sorted(seen)) or '-'} |")


if __name__ == "__main__":
    main()
