"""Run beginner-lint with every splice checked: `python tests/packages/auditing.py ARGUMENTS…`.

The command does what it always does, in one process; here it is only watched. Of each text that edits make,
the bytes before, between and after them must be those of the text they were made in; and what is on disk in
the end must be a text that came about this way. Exits with 3 if anything is amiss.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from beginner_lint.diagnostic import Edit
from beginner_lint.frontends.cli import main
from beginner_lint.source import Source

AMISS = 3


class Audit:
    """What was seen: the texts that each text was made into by edits, as bytes of a file."""

    def __init__(self) -> None:
        self.made: dict[bytes, set[bytes]] = {}
        self.amiss: list[str] = []

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
        self.made.setdefault(before, set()).add(after)
        mark = len(before) - len(old.text.encode(old.encoding))
        done = at = 0
        for start, end, text in (*((mark + _size(old, edit.start), mark + _size(old, edit.end), edit.text)
                                   for edit in edits), (len(before), len(before), "")):  # fmt: skip
            kept = before[done:start]
            if after[at : at + len(kept)] != kept:
                self.amiss.append(f"{old.path}: bytes outside of the edits changed before offset {start}")
            at += len(kept) + len(text.encode(old.encoding))
            done = end
        if at != len(after):
            self.amiss.append(f"{old.path}: {len(after) - at} bytes more than the edits account for")

    def check_written(self, before: dict[Path, bytes]) -> None:
        """Check that each changed file holds what a chain of splices made of it."""
        for path, old in before.items():
            reached, pending = set[bytes](), [old]
            while pending:
                text = pending.pop()
                if text not in reached:
                    reached.add(text)
                    pending += self.made.get(text, ())
            if path.read_bytes() not in reached:
                self.amiss.append(f"{path}: what was written is not what the edits made")


def audited(arguments: list[str]) -> int:
    """Run the command line; return its exit status, or `AMISS`."""
    before = {path: path.read_bytes() for path in map(Path, arguments) if path.suffix == ".py"}
    audit = Audit()
    audit.watch()
    status = main(arguments)
    audit.check_written(before)
    for line in audit.amiss:
        print(line, file=sys.stderr)
    return AMISS if audit.amiss else status


def _size(source: Source, offset: int) -> int:
    return len(source.text[:offset].encode(source.encoding))


if __name__ == "__main__":
    sys.exit(audited(sys.argv[1:]))
