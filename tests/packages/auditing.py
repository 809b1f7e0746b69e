"""Run beginner-lint with every splice checked: `python tests/packages/auditing.py ARGUMENTS…`.

The command does what it always does; here it is only watched, in the processes that it forks too, which tell
what they see in a file. Of each text that edits make,
the bytes before, between and after them must be those of the text they were made in; and what is on disk in
the end must be a text that came about this way. Exits with 3 if anything is amiss.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from beginner_lint.diagnostic import Edit
from beginner_lint.frontends.cli import main
from beginner_lint.source import Source

AMISS = 3


class Audit:
    """What was seen: the texts that each text was made into by edits, by the hashes of their bytes.

    It is kept in a file, to which each process adds a line at a time.
    """

    def __init__(self, told: Path) -> None:
        self._told = told
        told.touch()

    @property
    def made(self) -> dict[str, set[str]]:
        """The texts made, by the text that each was made of."""
        found: dict[str, set[str]] = {}
        for before, after, *_ in self._lines("made"):
            found.setdefault(before, set()).add(after)
        return found

    @property
    def amiss(self) -> list[str]:
        """What is amiss, in words."""
        return [words for words, *_ in self._lines("amiss")]

    def _lines(self, kind: str) -> Iterator[list[str]]:
        for line in self._told.read_text(encoding="utf-8").splitlines():
            first, *others = json.loads(line)
            if first == kind:
                yield others

    def _tell(self, *words: str) -> None:
        with self._told.open("a", encoding="utf-8") as file:
            file.write(json.dumps(words) + "\n")

    def watch(self) -> None:
        """Have `Source.edited` tell of each splice."""
        splice = Source.edited

        def edited(source: Source, edits: Iterable[Edit]) -> Source:
            edits = list(edits)
            new = splice(source, edits)
            self._note(source, sorted(edits), new)
            return new

        Source.edited = edited  # type: ignore[method-assign]

    def _note(self, old: Source, edits: list[Edit], new: Source) -> None:
        """Check one splice in bytes, with offsets that are counted anew."""
        try:
            before, after = old.encode(), new.encode()
        except UnicodeEncodeError:
            return  # refused by the fixer
        self._tell("made", _hash(before), _hash(after))
        mark = len(before) - len(old.text.encode(old.encoding))
        done = at = 0
        for start, end, text in (*((mark + _size(old, edit.start), mark + _size(old, edit.end), edit.text)
                                   for edit in edits), (len(before), len(before), "")):  # fmt: skip
            kept = before[done:start]
            if after[at : at + len(kept)] != kept:
                self._tell("amiss", f"{old.path}: bytes outside of the edits changed before offset {start}")
            at += len(kept) + len(text.encode(old.encoding))
            done = end
        if at != len(after):
            self._tell("amiss", f"{old.path}: {len(after) - at} bytes more than the edits account for")

    def check_written(self, before: dict[Path, bytes]) -> None:
        """Check that each changed file holds what a chain of splices made of it."""
        made = self.made
        for path, old in before.items():
            reached, pending = set[str](), [_hash(old)]
            while pending:
                text = pending.pop()
                if text not in reached:
                    reached.add(text)
                    pending += made.get(text, ())
            if _hash(path.read_bytes()) not in reached:
                self._tell("amiss", f"{path}: what was written is not what the edits made")


def audited(arguments: list[str]) -> int:
    """Run the command line; return its exit status, or `AMISS`."""
    before = {path: path.read_bytes() for path in map(Path, arguments) if path.suffix == ".py"}
    with tempfile.TemporaryDirectory(prefix="beginner-lint-audit-") as folder:
        audit = Audit(Path(folder) / "told")
        audit.watch()
        status = main(arguments)
        audit.check_written(before)
        amiss = audit.amiss
    for line in amiss:
        print(line, file=sys.stderr)
    return AMISS if amiss else status


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _size(source: Source, offset: int) -> int:
    return len(source.text[:offset].encode(source.encoding))


if __name__ == "__main__":
    sys.exit(audited(sys.argv[1:]))
