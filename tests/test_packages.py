"""The comparison of real packages: what it must notice, and one small package from end to end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from beginner_lint.diagnostic import Edit
from beginner_lint.source import Source
from tests.packages import auditing, trees
from tests.packages.comparison import baseline, comments, compare, differences, lost_comments
from tests.packages.pinned import PACKAGES
from tests.packages.suites import Line, changed_lines, without_numbers
from tests.packages.tools import AUDITING, ROOT, SAFE, Tool
from tests.packages.trees import interpreter

# One Python is enough, and CI has little time: this is the one of docs/packages.md.
MEASURED = (3, 11)


def test_tests_that_differ_between_two_runs_are_left_out() -> None:
    before = baseline({"a": ["passed"], "b": ["passed"]}, {"a": ["passed"], "b": ["failed"], "c": ["passed"]})
    assert before.stable == {"a": ["passed"]}
    assert before.flaky == ("b", "c")


def test_every_other_outcome_is_a_difference() -> None:
    passed = {"changes": ["passed"], "goes": ["passed"], "stays": ["passed"], "twice": ["passed", "passed"]}
    after = {"changes": ["failed"], "comes": ["passed"], "stays": ["passed"], "twice": ["passed"]}
    assert list(differences(baseline(passed, passed), after)) == [
        "changes: passed → failed",
        "comes: not run → passed",
        "goes: passed → not run",
        "twice: passed, passed → passed",
    ]


def test_parameters_are_known_by_what_they_are() -> None:
    one = {
        "t.py::test[4-expected1-%Y]": ["passed"],
        "t.py::test[4-expected2-%Y]": ["failed"],
        "t.py::test2": ["passed"],
    }
    other = {
        "t.py::test[4-expected7-%Y]": ["failed"],
        "t.py::test[4-expected9-%Y]": ["passed"],
        "t.py::test2": ["passed"],
    }
    assert without_numbers(one) == without_numbers(other)
    assert without_numbers(one) != without_numbers({**other, "t.py::test[4-expected9-%Y]": ["failed"]})
    assert set(without_numbers(one)) == {"t.py::test[4-expected-%Y]", "t.py::test2"}


def test_changed_lines(tmp_path: Path) -> None:
    for folder, text in (("old", "a\nb\nc\nd\n"), ("new", "a\nB\nd\ne\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "file.py").write_text(text)
    path = tmp_path / "new" / "file.py"
    assert list(changed_lines(tmp_path / "old", tmp_path / "new", [path])) == [Line(path, 2), Line(path, 4)]


def test_comments_are_those_of_the_tokens() -> None:
    assert lost_comments(b"# coding: UTF-8\n# a\n# a\nx = 1 # b\n", b"# a\nx = 1\n") == ["# a", "# b"]
    assert lost_comments(b"# sum of `id`, x\n", b"# sum of `key`, x\n") == []
    assert lost_comments(b"# sum of `name`\n", b"# sum of `key`\n") == ["# sum of `name`"]
    assert lost_comments(b"# sum of id\n", b"# sum\n") == ["# sum of id"]
    assert comments(b"x = '# none'  # one\n# two\n# two\n") == {"# one": 1, "# two": 2}


AMISS = {
    "a byte before the edits": lambda text: text.replace("é", "e"),
    "a byte after them": lambda text: text.replace("last", "lost"),
    "the end": lambda text: text + "\n",
    "a newline": lambda text: text.replace("\r\n", "\n"),
}


@pytest.mark.parametrize("spoil", AMISS.values(), ids=AMISS)
def test_the_audit_sees_what_is_amiss(spoil: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not spliced(lambda text: text, tmp_path / "honest", monkeypatch)
    assert spliced(spoil, tmp_path / "spoilt", monkeypatch)


def spliced(spoil: object, told: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make an edit with a splice that spoils its result; return what the audit says."""
    honest = Source.edited

    def edited(source: Source, edits: Sequence[Edit]) -> Source:
        new = honest(source, edits)
        return Source(new.path, spoil(new.text), encoding=new.encoding, bom=new.bom)  # type: ignore[operator]

    with monkeypatch.context() as patch:
        patch.setattr(Source, "edited", edited)
        audit = auditing.Audit(told)
        audit.watch()
        source = Source.from_bytes("x.py", b"\xef\xbb\xbf# \xc3\xa9\r\nold = 1\r\nlast = 2\r\n")
        source.edited([Edit(5, 8, "brand_new")])
        Source.edited = edited  # type: ignore[method-assign]
    return audit.amiss


def test_the_audit_sees_what_was_written_by_other_means(tmp_path: Path) -> None:
    path = tmp_path / "old.py"
    path.write_text("for i in xrange(3):\n    print(i)\n")
    command = [sys.executable, str(AUDITING), "check", "--isolated", "--no-cache", "--fix", str(path)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert "for i in range(3)" in path.read_text()
    audit = auditing.Audit(tmp_path / "told")
    audit.check_written({path: b"something else"})
    assert audit.amiss == [f"{path}: what was written is not what the edits made"]


def test_an_archive_that_is_not_the_pinned_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = PACKAGES["num2words"]
    monkeypatch.setattr(trees, "CACHE", tmp_path)
    (tmp_path / "sdists").mkdir()
    (tmp_path / "sdists" / f"{package.name}-{package.version}.tar.gz").write_bytes(b"")
    with pytest.raises(SystemExit, match="not the sdist that is pinned"):
        trees.pristine(package)


class Spoiler(Tool):
    """A fixer that makes a mistake, which the suite must notice."""

    def apply(self, python: str, tree: Path, files: Sequence[Path]) -> int:
        (path,) = (path for path in files if path.name == "lang_EN.py")
        text = path.read_text()
        path.write_text(re.sub(r"def to_ordinal\(.*\n", r"\g<0>        return 'first'\n", text, count=1))
        assert path.read_text() != text
        return 1


@pytest.mark.network
@pytest.mark.skipif(sys.version_info[:2] != MEASURED, reason=f"runs on Python {MEASURED} only")
def test_a_small_package_from_end_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "CACHE", tmp_path)
    package = PACKAGES["num2words"]
    found = compare(package, interpreter(package.needs), [SAFE, Spoiler("spoiler", lambda _: [], None)])
    fixed, spoiled = found.effects
    assert sum(map(len, found.baseline.stable.values())) >= 280
    assert found.baseline.flaky == ()
    assert fixed.fixes is not None
    assert fixed.fixes >= 10
    assert fixed.lines >= fixed.run >= 100
    assert fixed.changed == ()
    assert fixed.amiss == ()
    assert spoiled.changed
