"""What the linter tells: places, diagnostics, fixes and edits. Frozen, picklable, without behaviour."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Position(NamedTuple):
    """A place in a text: `line` from 1, `column` from 0 in characters."""

    line: int
    column: int


class Range(NamedTuple):
    """A stretch of text from `start` up to, not including, `end`."""

    start: Position
    end: Position


class Kind(enum.Enum):
    """How a diagnostic is shown: a bug is a warning, style is information."""

    BUG = "bug"
    STYLE = "style"


class Level(enum.IntEnum):
    """How far a learner is; a level includes those below it."""

    BASICS = 1
    INTERMEDIATE = 2
    EXPERT = 3


class Applicability(enum.IntEnum):
    """Who may apply a fix: nobody, a person who checks its assumption, or the machine."""

    DISPLAY_ONLY = 0
    UNSAFE = 1
    SAFE = 2


class Edit(NamedTuple):
    """Replace the analysis text from offset `start` up to `end` (exclusive, in characters) by `text`."""

    start: int
    end: int
    text: str


class ScopedName(NamedTuple):
    """A name in a scope; `scope` is the scope's index in `Scopes.all` (source order, the module is 0)."""

    scope: int
    name: str


class Rename(NamedTuple):
    """What a renaming fix claims: in `scope` every `old` becomes `new`, and nothing else changes.

    `text_edits` are the listed exceptions to "only identifiers differ", such as `f"{sum=}"`.
    """

    scope: int
    old: str
    new: str
    text_edits: tuple[Edit, ...] = ()


class Fix(NamedTuple):
    """Edits that remove a diagnostic.

    `title` says what is done, in the imperative. `binds` are the names that the edits bind, unbind or
    introduce, `relies_on` those whose meaning they take for granted: of two fixes in one pass, what one
    binds the other may neither bind nor rely on. `drops` are names that they no longer bind, and that nothing
    reads but what goes with them: two fixes may drop the same one. `assumption` says what an unsafe fix takes
    for granted.
    A `rename` is verified by the fixer. What is for the `whole_file` repairs one that does not parse: it is
    applied only together with all others of the file that say so. What `removes_comments` is there for just
    that: the comments within its edits go, and it may be safe.
    """

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]
    binds: frozenset[ScopedName] = frozenset()
    relies_on: frozenset[ScopedName] = frozenset()
    drops: frozenset[ScopedName] = frozenset()
    assumption: str | None = None
    rename: Rename | None = None
    whole_file: bool = False
    removes_comments: bool = False


class Related(NamedTuple):
    """Another place that belongs to a diagnostic, with a label that says why."""

    range: Range
    label: str


class Diagnostic(NamedTuple):
    """One finding.

    It has a `fix`, or a `refusal` that says why there is none, or neither where the rule offers none.
    `suppression_line` is the line on which a `# noqa` must stand.
    """

    code: str
    name: str
    message: str
    kind: Kind
    range: Range
    suppression_line: int
    related: tuple[Related, ...] = ()
    notes: tuple[str, ...] = ()
    fix: Fix | None = None
    refusal: str | None = None
