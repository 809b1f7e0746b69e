"""The documentation tells the truth: generated pages are fresh, shown output is real, links lead somewhere."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLE = ROOT / "examples" / "school_fair.py"


def test_generated_pages_and_shown_output_are_fresh() -> None:
    command = [sys.executable, "docs/generate.py", "--check"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert (ran.stdout, ran.stderr, ran.returncode) == ("", "", 0), "run `python docs/generate.py`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))  # code may look like a link
    for link in re.findall(r"\]\((?!https?://)([^)#]+)", text):
        assert (page.parent / link).exists(), link


def test_architecture_is_short_and_names_every_module() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    modules = [path.name for path in (ROOT / "beginner_lint").iterdir() if path.name != "__pycache__"]
    assert [name for name in modules if name not in text] == ["__init__.py", "py.typed"]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True, timeout=120)


def test_fixed_example_does_what_the_example_did(tmp_path: Path) -> None:
    """The example stops at `xrange`, which Python 3 does not have; up to there both print the same."""
    fixed = tmp_path / "fixed.py"
    fixed.write_bytes(EXAMPLE.read_bytes())
    assert run("-m", "beginner_lint", "--fix", fixed.name, cwd=tmp_path).returncode == 0
    before, after = run(EXAMPLE, cwd=tmp_path), run(fixed, cwd=tmp_path)
    assert "NameError: name 'xrange' is not defined" in before.stderr
    assert before.stdout
    assert after.stdout.startswith(before.stdout)
    assert (after.stderr, after.returncode) == ("", 0)


def findings_of_ruff(folder: Path, *arguments: str) -> list[dict[str, object]]:
    shutil.copy(EXAMPLE, folder)
    command = ["ruff", "check", "--isolated", "--no-cache", "--output-format=json", *arguments, EXAMPLE.name]
    ran = run("-m", *command, cwd=folder)
    findings: list[dict[str, object]] = json.loads(ran.stdout)
    return findings


def test_comparison_with_ruff_is_fair(tmp_path: Path) -> None:
    said = re.search(
        r"ruff (\d+\.\d+\.\d+) finds one thing", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    assert said
    if importlib.metadata.version("ruff") != said[1]:
        pytest.skip(f"the comparison is with ruff {said[1]}")
    assert [found["code"] for found in findings_of_ruff(tmp_path)] == ["F821"]
    everything = findings_of_ruff(tmp_path, "--select=ALL", "--preview")
    assert len(everything) == 7
    assert {"A001", "F821"} <= {found["code"] for found in everything}
    assert not any(found["fix"] and found["code"] in ("A001", "F821") for found in everything)
