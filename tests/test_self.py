"""The project follows its own advice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_beginner_lint_is_clean_on_itself() -> None:
    command = [sys.executable, "-m", "beginner_lint", "beginner_lint", "tests", "docs", "try.py"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stdout + ran.stderr
