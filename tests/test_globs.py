from __future__ import annotations

import pytest

from beginner_lint.globs import expand, matches

ROWS = {
    "base-name-anywhere": ("build", "/work/a/build", True),
    "base-name-is-whole": ("build", "/work/a/rebuild", False),
    "base-name-with-star": ("test_*.py", "/work/deep/test_a.py", True),
    "path-from-root": ("tests/data", "/work/tests/data", True),
    "path-from-root-only": ("tests/data", "/work/a/tests/data", False),
    "trailing-slash": ("tests/data/", "/work/tests/data", True),
    "leading-dot-slash": ("./setup.py", "/work/setup.py", True),
    "star-crosses-folders": ("tests/*.py", "/work/tests/deep/a.py", True),
    "two-stars-match-nothing": ("tests/**/a.py", "/work/tests/a.py", True),
    "two-stars-match-folders": ("tests/**/a.py", "/work/tests/b/c/a.py", True),
    "two-stars-first": ("**/data", "/work/x/y/data", True),
    "two-stars-last": ("tests/**", "/work/tests/b/c.py", True),
    "two-stars-last-is-not-the-folder": ("tests/**", "/work/tests", False),
    "choice": ("{a,b}.py", "/work/b.py", True),
    "choice-not-taken": ("{a,b}.py", "/work/c.py", False),
    "choice-in-choice": ("{a,b{c,d}}.py", "/work/bd.py", True),
    "question-mark": ("week?.py", "/work/week7.py", True),
    "set": ("week[1-3].py", "/work/week4.py", False),
    "absolute": ("/work/a.py", "/work/a.py", True),
    "capitals-matter": ("Build", "/work/build", False),
    "dot-is-a-dot": ("a.py", "/work/aXpy", False),
}


@pytest.mark.parametrize(("pattern", "path", "expected"), ROWS.values(), ids=ROWS.keys())
def test_matches(pattern: str, path: str, expected: bool) -> None:
    assert matches((pattern,), path, "/work") is expected


def test_root_is_taken_literally() -> None:
    assert matches(("a/b.py",), "/we[i]rd*/a/b.py", "/we[i]rd*")
    assert not matches(("a/b.py",), "/weirder/a/b.py", "/we[i]rd*")


def test_no_patterns_match_nothing() -> None:
    assert not matches((), "/work/a.py", "/work")


def test_hostile_patterns_end() -> None:
    with pytest.raises(ValueError, match="more than"):
        expand("{a,b}" * 30)
    assert not matches(("*a" * 40 + "b",), "/" + "a" * 200, "/work")
