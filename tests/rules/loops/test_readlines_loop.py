from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from beginner_lint.rules.loops.readlines_loop import ReadlinesLoop
from tests.rules.evidence.inputs import files, functions, lists, made, or_anything, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe


class Torn(io.StringIO):
    """A file whose last line cannot be read."""

    def __next__(self) -> str:
        line = super().__next__()
        if "torn" in line:
            raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
        return line

    def readlines(self, hint: int | None = -1, /) -> list[str]:
        return list(self)


def torn_after(lines: list[str]) -> Callable[..., Torn]:
    """Return what opens a file of lines, the last of which cannot be read."""
    return lambda *arguments, **options: Torn("".join(f"{line}\n" for line in [*lines, "torn"]))


def same_file(lines: list[str]) -> Callable[..., io.StringIO]:
    """Return what opens one and the same file of lines each time."""
    file = Unclosed("".join(f"{line}\n" for line in lines))
    return lambda *arguments, **options: file


class Unclosed(io.StringIO):
    """A file that stays open, and in which nobody writes on without end."""

    def close(self) -> None:
        pass

    def write(self, text: str, /) -> int:
        self.seek(0, io.SEEK_END)
        return super().write(text)


INPUTS = {
    "open": files,
    "file": made(lambda lines: io.StringIO("".join(f"{line}\n" for line in lines)), lists(texts)),
    "show": functions,
    "path": texts,
    "line": texts,
}
WILD = {"open": files, "file": or_anything(lists(texts))}

CASES = [
    safe(
        "file-of-a-with",
        'with open("a.txt") as f:\n    for line in f.readlines():\n        print(line.strip())\n',
        'with open("a.txt") as f:\n    for line in f:\n        print(line.strip())\n',
        says="`f` gives its lines",
    ),
    safe(
        "file-of-an-assignment",
        'f = open("a.txt")\nn = 0\nfor line in f.readlines():\n    n += len(line)\nf.close()\nprint(n)\n',
        'f = open("a.txt")\nn = 0\nfor line in f:\n    n += len(line)\nf.close()\nprint(n)\n',
    ),
    safe(
        "opened-in-the-header",
        'for line in open("a.txt").readlines():\n    if not line.strip():\n        break\n    print(line)\n',
        'for line in open("a.txt"):\n    if not line.strip():\n        break\n    print(line)\n',
        says="The file gives",
    ),
    safe(
        "with-numbers",
        'for number, line in enumerate(open("a.txt").readlines(), 1):\n    print(number, line)\n',
        'for number, line in enumerate(open("a.txt"), 1):\n    print(number, line)\n',
    ),
    safe(
        "after-the-first-line",
        'with open("a.txt") as f:\n    head = f.readline()\n    for line in f.readlines():\n        print(head, line)\n',
        'with open("a.txt") as f:\n    head = f.readline()\n    for line in f:\n        print(head, line)\n',
    ),
    safe(
        "comprehension",
        'with open("a.txt") as f:\n    words = [line.strip() for line in f.readlines() if line]\nprint(words)\n',
        'with open("a.txt") as f:\n    words = [line.strip() for line in f if line]\nprint(words)\n',
    ),
    safe(
        "generator-that-is-used-up",
        'with open("a.txt") as f:\n    print(sum(len(line) for line in f.readlines()))\n',
        'with open("a.txt") as f:\n    print(sum(len(line) for line in f))\n',
    ),
    safe(
        "copies-into-another-file",
        'with open("a.txt") as f, open("b.txt", "w") as g:\n    for line in f.readlines():\n        g.write(line)\n',
        'with open("a.txt") as f, open("b.txt", "w") as g:\n    for line in f:\n        g.write(line)\n',
    ),
    safe(
        "own-list-in-a-function",
        """
        def read(path):
            rows = []
            with open(path) as f:
                for line in f.readlines():
                    rows.append(line.split(","))
            return rows
        """,
        """
        def read(path):
            rows = []
            with open(path) as f:
                for line in f:
                    rows.append(line.split(","))
            return rows
        """,
    ),
    safe(
        "in-brackets",
        'f = open("a.txt")\nfor line in ((f).readlines()):\n    print(line)\n',
        'f = open("a.txt")\nfor line in (f):\n    print(line)\n',
    ),
    unsafe(
        "parameter",
        "def words(file):\n    return [line.split() for line in file.readlines()]\n",
        "def words(file):\n    return [line.split() for line in file]\n",
        because="`file` is a file",
    ),
    unsafe(
        "others-have-the-file",
        'f = open("a.txt")\ng = f\nfor line in f.readlines():\n    print(line, g.readline())\n',
        'f = open("a.txt")\ng = f\nfor line in f:\n    print(line, g.readline())\n',
        because="nothing else uses `f`",
        guard="file_is_unproved",
        itself=True,
    ),
    unsafe(
        "standard-input",
        "import sys\nfor line in sys.stdin.readlines():\n    print(line)\n",
        "import sys\nfor line in sys.stdin:\n    print(line)\n",
        because="nothing else uses `sys.stdin`",
        unshown="needs somebody who types",
    ),
    unsafe(
        "may-write-to-the-same-file",
        """
        with open("a.txt") as f:
            for line in f.readlines():
                with open("a" + ".txt", "a") as g:
                    g.write("x")
        """,
        """
        with open("a.txt") as f:
            for line in f:
                with open("a" + ".txt", "a") as g:
                    g.write("x")
        """,
        because="does not change the file",
        guard="loop_may_touch_the_file",
        wild={"open": made(same_file, lists(texts))},
    ),
    unsafe(
        "unknown-code-in-the-loop",
        'def show(line):\n    print(line)\n    return open("a.txt").readline()\nwith open("a.txt") as f:\n    for line in f.readlines():\n        print(show(line))\n',
        'def show(line):\n    print(line)\n    return open("a.txt").readline()\nwith open("a.txt") as f:\n    for line in f:\n        print(show(line))\n',
        because="does not change the file",
        wild={"open": made(same_file, lists(texts))},
    ),
    unsafe(
        "handler-sees-half-the-work",
        """
        n = 0
        try:
            for line in open("a.txt").readlines():
                n += 1
        except UnicodeDecodeError:
            print(n)
        """,
        """
        n = 0
        try:
            for line in open("a.txt"):
                n += 1
        except UnicodeDecodeError:
            print(n)
        """,
        because="all lines of the file can be read",
        guard="half_the_work_shows",
        wild={"open": made(torn_after, lists(texts))},
    ),
    unsafe(
        "exception-is-suppressed",
        "from contextlib import suppress\nn = 0\nwith suppress(ValueError):\n    for line in open('a.txt').readlines():\n        n += 1\nprint(n)\n",
        "from contextlib import suppress\nn = 0\nwith suppress(ValueError):\n    for line in open('a.txt'):\n        n += 1\nprint(n)\n",
        because="all lines of the file can be read",
        wild={"open": made(torn_after, lists(texts))},
    ),
    unsafe(
        "list-of-the-caller",
        'def read(found):\n    for line in open("a.txt").readlines():\n        found.append(line)\n',
        'def read(found):\n    for line in open("a.txt"):\n        found.append(line)\n',
        because="all lines of the file can be read",
        inputs={"found": lists(texts)},
        wild={"open": made(torn_after, lists(texts))},
    ),
    unfixed(
        "rest-is-read-after-break",
        'f = open("a.txt")\nfor line in f.readlines():\n    if not line.strip():\n        break\n    print(line)\nprint(f.read())\n',
        because="may leave lines unread",
        guard="file_is_used_later",
    ),
    safe(
        "break-of-an-inner-loop",
        'f = open("a.txt")\nfor line in f.readlines():\n    for c in line:\n        if c == "a":\n            break\n        print(c)\nprint(f.read())\n',
        'f = open("a.txt")\nfor line in f:\n    for c in line:\n        if c == "a":\n            break\n        print(c)\nprint(f.read())\n',
    ),
    clean(
        "file-is-used-in-the-loop",
        'with open("a.txt") as f:\n    for line in f.readlines():\n        print(line, f.tell())\n',
        guard="is_used_in_loop",
    ),
    clean(
        "generator-that-outlives-the-file",
        'with open("a.txt") as f:\n    lines = (line.strip() for line in f.readlines())\nfor line in lines:\n    print(line)\n',
        guard="is_over_later",
    ),
    clean(
        "own-class",
        "class Shelf:\n    def readlines(self):\n        return [1, 2]\ndef show(shelf):\n    for line in shelf.readlines():\n        print(line)\nshow(Shelf())\n",
        guard="is_no_file",
    ),
    clean("list-that-is-kept", 'lines = open("a.txt").readlines()\nfor line in lines:\n    print(line)\n'),
    clean("some-lines", 'for line in open("a.txt").readlines()[1:]:\n    print(line)\n'),
    clean("up-to-a-size", 'for line in open("a.txt").readlines(100):\n    print(line)\n'),
    clean("backwards", 'for line in reversed(open("a.txt").readlines()):\n    print(line)\n'),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ReadlinesLoop, case)
