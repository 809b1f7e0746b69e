"""No input ends the process, hangs it or costs another file; what is left out is said in one line.

All go through the real command, in one run for each table, with memory limited. How long each takes and how
much memory: `python -m tests.hostile.measure`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.hostile.inputs import CHECKED, DEEP, LIMITED, LOOP, ODD, REFUSED

ROOT = Path(__file__).parents[2]
NEIGHBOUR = "neighbour.py"
MEMORY = 4 << 30  # bytes of address space, the stack that a thread may grow into included

# Runs the command with limited memory, where the system has such limits.
LIMITED_MEMORY = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
except (ImportError, OSError, ValueError):
    pass
sys.path.insert(0, sys.argv.pop(1))
from beginner_lint.__main__ import main
sys.exit(main())
"""


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command over a folder in one process, of which nothing may be lost."""
    line = [sys.executable, "-c", LIMITED_MEMORY, str(ROOT), "--isolated", "--jobs", "1", *arguments]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=300)


def written(folder: Path, programs: Mapping[str, str | bytes]) -> dict[str, str]:
    """Write each program to a file; return their titles by file name, a good neighbour among them."""
    titles = {f"{at:02}.py": title for at, title in enumerate(programs)}
    for name, title in titles.items():
        program = programs[title]
        (folder / name).write_bytes(program.encode() if isinstance(program, str) else program)
    (folder / NEIGHBOUR).write_text(LOOP)
    return {**titles, NEIGHBOUR: "neighbour"}


def found(
    folder: Path, programs: Mapping[str, str | bytes], *arguments: str
) -> tuple[dict[str, set[str]], int]:
    """Return the codes reported for each program, and the exit status."""
    titles = written(folder, programs)
    ran = command(folder, "--output-format", "json", *arguments)
    assert ran.stderr == ""
    codes: dict[str, set[str]] = {title: set() for title in titles.values()}
    for entry in json.loads(ran.stdout):
        codes[titles[Path(entry["filename"]).name]].add(entry["code"])
        assert "\n" not in entry["message"]
    return codes, ran.returncode


def test_what_is_within_the_limits_is_checked(tmp_path: Path) -> None:
    codes, status = found(tmp_path, {**CHECKED, **DEEP})
    left_out = {title for title, each in codes.items() if not each or min(each) < "ZEN1"}
    if sys.version_info[:2] == (3, 12):
        assert left_out <= set(DEEP)
        assert all(codes[title] == {"ZEN004"} for title in left_out)
    else:
        assert (left_out, status) == (set(), 1)


@pytest.mark.parametrize(
    ("programs", "allowed"),
    [(LIMITED, ({"ZEN004"}, {"ZEN001"})), (REFUSED, ({"ZEN001"}, {"ZEN002"}))],
    ids=["beyond-a-limit", "no-python"],
)
def test_what_is_not_checked_is_said_and_left_alone(
    tmp_path: Path, programs: Mapping[str, str | bytes], allowed: tuple[set[str], ...]
) -> None:
    written(tmp_path, programs)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.py")}
    codes, status = found(tmp_path, programs, "--fix")
    after = {path.name: path.read_bytes() for path in tmp_path.glob("*.py")}
    assert codes.pop("neighbour") == set()
    assert after.pop(NEIGHBOUR) == before.pop(NEIGHBOUR).replace(b"xrange", b"range"), "the others are done"
    assert after == before
    assert {title: each for title, each in codes.items() if each not in allowed} == {}
    assert status == 2


def test_odd_bytes_stay_and_only_the_edit_is_written(tmp_path: Path) -> None:
    titles = written(tmp_path, ODD)
    ran = command(tmp_path, "--fix", "--output-format", "concise")
    assert (ran.returncode, ran.stderr) == (0, "")
    wrong = {
        title
        for name, title in titles.items()
        if title != "neighbour" and (tmp_path / name).read_bytes() != ODD[title].replace(b"xrange", b"range")
    }
    assert wrong == set()
