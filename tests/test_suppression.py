from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from beginner_lint import suppression
from beginner_lint.diagnostic import Diagnostic, Kind, Position, Range
from beginner_lint.source import Source
from beginner_lint.suppression import Suppressions
from tests.corpus import readable, standard_library

NAMES = {"ZEN101": "concatenation-in-loop", "ZEN301": "index-loop", "E711": "not-ours"}

# A throw-away flake8 plugin: every code on every line.
PROBE = """
class Probe:
    name, version = "probe", "0"

    def __init__(self, tree, lines):
        self.lines = lines

    def run(self):
        for line in range(1, len(self.lines) + 1):
            for code in ("ZEN101", "ZEN301"):
                yield line, 0, code + " probe", type(self)
"""

NOQA = {
    "nothing": "x = 1\n",
    "all": "x = 1  # noqa\ny = 2\n",
    "one-code": "x = 1  # noqa: ZEN301\n",
    "other-code": "x = 1  # noqa: E501\n",
    "start-of-a-code": "x = 1  # noqa: ZEN3\n",
    "letters-without-digits-mean-all": "x = 1  # noqa: ZEN\n",
    "a-name-means-all": "x = 1  # noqa: index-loop\n",
    "longer-than-the-code": "x = 1  # noqa: ZEN3011\n",
    "comma-and-blank": "x = 1  # noqa: E501, ZEN301\n",
    "comma-only": "x = 1  # noqa:E501,ZEN301\n",
    "blank-only": "x = 1  # noqa: E501 ZEN301\n",
    "several-commas": "x = 1  # noqa: E501,, ,ZEN301\n",
    "nothing-between-codes": "x = 1  # noqa: E501ZEN301\n",
    "first-code-then-words": "x = 1  # noqa: E501 because ZEN301 is wrong\n",
    "code-then-lone-letter": "x = 1  # noqa: ZEN301 Y\n",
    "code-then-parenthesis": "x = 1  # noqa: ZEN301(index-loop)\n",
    "code-then-dash": "x = 1  # noqa: ZEN301-ZEN101\n",
    "no-blank-after-colon": "x = 1  # noqa:ZEN301\n",
    "two-blanks-after-colon": "x = 1  # noqa:  ZEN301\n",
    "tab-after-colon": "x = 1  # noqa:\tZEN301\n",
    "blank-before-colon": "x = 1  # noqa : ZEN301\n",
    "no-colon": "x = 1  # noqa ZEN301\n",
    "equals": "x = 1  # noqa=ZEN301\n",
    "capitals": "x = 1  # NOQA\n",
    "mixed-case": "x = 1  # NoQA: ZEN301\n",
    "capitals-and-blank": "x = 1  # NOQA : X\n",
    "small-codes-are-other-codes": "x = 1  # noqa: zen301\n",
    "no-blank-after-hash": "x = 1  #noqa\n",
    "no-blank-after-hash-with-code": "x = 1  #NOQA:ZEN301\n",
    "two-blanks-after-hash": "x = 1  #  noqa\n",
    "tab-after-hash": "x = 1  #\tnoqa\n",
    "longer-word": "x = 1  # noqaX\n",
    "after-other-text": "x = 1  # see above # noqa: ZEN301\n",
    "after-other-text-without-hash": "x = 1  # see above noqa: ZEN301\n",
    "first-of-two-counts": "x = 1  # noqa: E501  # noqa: ZEN301\n",
    "second-blanket-does-not-count": "x = 1  # noqa: E501  # noqa\n",
    "pragma-behind": "x = 1  # noqa: ZEN301 # type: ignore\n",
    "in-a-string": "x = '# noqa'\n",
    "long-s-is-a-letter": "x = 1  # noqa: \u017f301\n",
    "own-line-above": "# noqa\nx = 1\n",
    "own-line-below": "x = 1\n# noqa\n",
    "string-over-lines-end": "x = '''a\nb\nc'''  # noqa\ny = 2\n",
    "string-over-lines-inside": "x = '''a\nb # noqa: ZEN301\nc'''\ny = 2\n",
    "string-over-lines-first-match-counts": "x = '''a # noqa: E501\nb\nc'''  # noqa: ZEN301\n",
    "f-string-over-lines": "y = 1\nx = f'''a\n{y}\nc'''  # noqa\n",
    "f-string-over-lines-with-expression-over-lines": "y = 1\nx = f'''a{\ny\n}\nc'''  # noqa\n",
    "docstring": "def f():\n    '''Say.\n\n    More.\n    '''  # noqa\n    return 1\n",
    "string-method-over-lines": "x = '''a\nb'''.format(\n    1,\n)  # noqa\n",
    "backslash": "x = 1 + \\\n    2  # noqa\ny = 2\n",
    "backslash-in-loop-header": "for i in \\\n        range(3):  # noqa: ZEN301\n    print(i)\n",
    "brackets-first-line": "x = [  # noqa\n    1,\n]\n",
    "brackets-last-line": "x = [\n    1,\n]  # noqa\n",
    "brackets-around-string-over-lines": "x = [\n    '''a\n    b''',  # noqa\n    2,\n]\n",
    "brackets-and-backslash": "x = (1 + \\\n     2 +\n     3)  # noqa\n",
    "semicolons": "x = 1; y = 2  # noqa\n",
    "block-header-is-not-its-body": "if 1:  # noqa\n    x = 1\n    y = 2\n",
    "decorator": "@property  # noqa\ndef f():\n    pass\n",
    "blank-lines-between": "x = 1  # noqa\n\n\ny = 2\n",
    "form-feed": "x = 1\n\x0cy = 2  # noqa\nz = 3\n",
    "form-feed-is-no-line-end": "x = 1 \x0c # noqa\ny = 1\n",
    "line-separator-is-no-line-end": "x = '\u2028'  # noqa\ny = 1\n",
    "vertical-tab-in-string": "x = '\x0b'\ny = 1  # noqa\n",
    "crlf": "x = 1  # noqa: ZEN301\r\ny = '''a\r\nb'''  # noqa\r\nz = 1\r\n",
    "carriage-returns": "x = 1  # noqa\ry = 2\r",
    "no-final-newline": "x = 1\ny = 2  # noqa",
    "no-final-newline-in-block": "if 1:\n    y = 2  # noqa",
    "byte-order-mark": "\ufeffx = 1  # noqa\ny = 2\n",
    "file": "# flake8: noqa\nx = 1\n",
    "file-equals": "x = 1\n# flake8=noqa\n",
    "file-no-blank-after-colon": "x = 1\n# flake8:noqa\n",
    "file-two-blanks": "x = 1\n# flake8:  noqa\n",
    "file-capitals": "# FLAKE8: NOQA\nx = 1\n",
    "file-indented": "if 1:\n    # flake8: noqa\n    x = 1\n",
    "file-with-codes": "# flake8: noqa: E501\nx = 1\n",
    "file-behind-code-is-nothing": "x = 1  # flake8: noqa\ny = 2\n",
    "file-no-blank-after-hash": "#flake8: noqa\nx = 1\n",
    "file-in-a-string": "x = '''\n# flake8: noqa\n'''\ny = 1\n",
    "file-after-text": "# hello # flake8: noqa\nx = 1\n",
    "byte-order-mark-before-file": "\ufeff# flake8: noqa\nx = 1\n",
}


def finding(line: int, code: str = "ZEN301") -> Diagnostic:
    place = Position(line, 0)
    return Diagnostic(code, NAMES[code], "probe", Kind.STYLE, Range(place, place), line)


@pytest.fixture(scope="module")
def by_flake8(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[tuple[int, str]]]:
    """What the real flake8 shows for each row, as (line, code)."""
    folder = tmp_path_factory.mktemp("noqa")
    (folder / "probe.py").write_text(PROBE)
    (folder / "flake8.cfg").write_text(
        "[flake8:local-plugins]\nextension =\n    ZEN1 = probe:Probe\npaths = .\n[flake8]\nselect = ZEN\n"
    )
    for name, text in NOQA.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    command = [
        sys.executable,
        "-m",
        "flake8",
        "--config=flake8.cfg",
        "-j1",
        "--format=%(path)s|%(row)d|%(code)s",
    ]
    files = [f"{name}.txt" for name in NOQA]
    done = subprocess.run([*command, *files], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1, done.stderr
    shown: dict[str, set[tuple[int, str]]] = {name: set() for name in NOQA}
    for row in done.stdout.splitlines():
        path, line, code = row.split("|")
        shown[Path(path).stem].add((int(line), code))
    return shown


@pytest.mark.parametrize("name", NOQA)
def test_noqa_means_what_it_means_to_flake8(name: str, by_flake8: dict[str, set[tuple[int, str]]]) -> None:
    source = Source.from_bytes("x.py", NOQA[name].encode())
    suppressions = Suppressions(source)
    number_of_lines = len(source.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n"))
    shown = {
        (line, code)
        for line in range(1, number_of_lines + 1)
        for code in ("ZEN101", "ZEN301")
        if not suppressions.noqa(finding(line, code))
    }
    assert shown == by_flake8[name]


def test_the_table_of_noqa_shows_and_suppresses(by_flake8: dict[str, set[tuple[int, str]]]) -> None:
    assert {len(shown) == 0 for shown in by_flake8.values()} == {True, False}
    assert {(1, "ZEN101")} in by_flake8.values()


OURS = {
    "nothing": ("x = 1\n", []),
    "by-name": ("x = 1  # beginner-lint: ignore[index-loop]\ny = 2\n", [1]),
    "by-code": ("x = 1  # beginner-lint: ignore[ZEN301]\n", [1]),
    "by-code-in-small-letters": ("x = 1  # beginner-lint: ignore[zen301]\n", [1]),
    "another-rule": ("x = 1  # beginner-lint: ignore[concatenation-in-loop]\n", []),
    "start-of-a-code-is-no-code": ("x = 1  # beginner-lint: ignore[ZEN3]\n", []),
    "several": ("x = 1  # beginner-lint: ignore[ZEN101, index-loop]\n", [1]),
    "all": ("x = 1  # beginner-lint: ignore\ny = 2\n", [1]),
    "all-with-a-reason": ("x = 1  # beginner-lint: ignore, this is the point\n", [1]),
    "empty-brackets-name-no-rule": ("x = 1  # beginner-lint: ignore[]\n", []),
    "open-bracket-is-a-typing-error": ("x = 1  # beginner-lint: ignore[index-loop\n", []),
    "open-bracket-after-blank": ("x = 1  # beginner-lint: ignore [index-loop\n", []),
    "blank-before-bracket": ("x = 1  # beginner-lint: ignore [index-loop]\n", [1]),
    "no-blanks": ("x = 1  #beginner-lint:ignore[index-loop]\n", [1]),
    "longer-word": ("x = 1  # beginner-lint: ignored\n", []),
    "behind-another-comment": ("x = 1  # why not  # beginner-lint: ignore[index-loop]\n", [1]),
    "two-comments-on-a-line": (
        "x = 1  # beginner-lint: ignore[ZEN101] # beginner-lint: ignore[ZEN301]\n",
        [1],
    ),
    "in-a-string": ("x = '# beginner-lint: ignore'\n", []),
    "in-a-docstring": ("'''\n# beginner-lint: file-ignore\n'''\nx = 1\n", []),
    "own-line": ("# beginner-lint: ignore[index-loop]\nx = 1\ny = 2\n", [2]),
    "own-line-and-more-comments": ("# beginner-lint: ignore[ZEN301]\n# because\n\nx = 1\ny = 2\n", [4]),
    "own-line-indented": ("if 1:\n    # beginner-lint: ignore\n    x = 1\n    y = 2\n", [3]),
    "own-line-with-no-code-behind": ("x = 1\n# beginner-lint: ignore\n", [2]),
    "string-over-lines": ("x = '''a\nb'''  # beginner-lint: ignore\n", [1, 2]),
    "brackets-tie-nothing": ("x = [\n    1,\n]  # beginner-lint: ignore\n", [3]),
    "own-line-inside-brackets": ("x = [\n    # beginner-lint: ignore\n    1,\n]\n", [3]),
    "file": ("x = 1\n# beginner-lint: file-ignore[index-loop]\ny = 2\n", [1, 2, 3]),
    "file-all": ("# beginner-lint: file-ignore\nx = 1\n", [1, 2]),
    "file-another-rule": ("# beginner-lint: file-ignore[ZEN101]\nx = 1\n", []),
    "file-behind-code-is-for-the-line": ("x = 1  # beginner-lint: file-ignore\ny = 2\n", [1]),
    "file-that-has-no-tokens": ("x = (1  # beginner-lint: ignore\ny = 2\n", [1]),
    "crlf": ("# beginner-lint: ignore\r\nx = 1\r\ny = 2\r\n", [2]),
}


@pytest.mark.parametrize(("text", "ignored"), OURS.values(), ids=OURS.keys())
def test_our_own_comments(text: str, ignored: list[int]) -> None:
    suppressions = Suppressions(Source("x.py", text))
    lines = range(1, text.replace("\r\n", "\n").count("\n") + 1)
    assert [line for line in lines if suppressions.ignores(finding(line))] == ignored


def test_without_tokens_the_same_lines_hang_together(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = 0
    for source in readable(standard_library(share=30)):
        by_search = Suppressions(source)._ties
        with monkeypatch.context() as patched:
            patched.setattr(suppression, "needs_tokens", lambda _: True)
            by_tokens = Suppressions(source)._ties
        assert by_search.items() <= by_tokens.items(), source.path
        assert all(len(by_tokens[line]) == 1 for line in by_tokens.keys() - by_search.keys()), source.path
        seen += len(by_search)
    assert seen


def test_ours_and_noqa_are_asked_separately() -> None:
    suppressions = Suppressions(Source("x.py", "x = 1  # noqa\ny = 2  # beginner-lint: ignore\n"))
    asked = [(suppressions.noqa(finding(line)), suppressions.ignores(finding(line))) for line in (1, 2)]
    assert asked == [(True, False), (False, True)]
