"""What a repair of Python 2 syntax is: which syntax, where, and the edits that make Python 3 of it."""

from __future__ import annotations

import enum
from typing import NamedTuple

from beginner_lint.diagnostic import Edit


class Syntax(enum.Enum):
    """The syntax that Python 3 dropped. The value is how a sentence about it may begin."""

    PRINT = "`print x`"
    PRINT_TO = "`print >>file, x`"
    PRINT_COMMA = "`print x,`"
    PRINT_BLANK = "`print` alone"
    PRINT_TUPLE = "`print (a, b)`"
    EXCEPT_COMMA = "`except E, e`"
    RAISE_COMMA = "`raise E, message`"
    BACKTICKS = "backticks"
    NOT_EQUAL = "`<>`"
    EXEC = "`exec code`"
    OCTAL = "`0777`"
    LONG = "`10L`"
    RAW_UNICODE = '`ur"…"`'
    TUPLE_PARAMETER = "a tuple as parameter"
    INPUT = "`input()`"
    INPUT_AS_NUMBER = "`int(input())`"
    TABS = "mixed tabs and spaces"


class Repair(NamedTuple):
    """Python 2 syntax that was repaired, in offsets of the original text.

    Args:
        syntax: what it was.
        start: where it begins.
        end: where it ends (exclusive).
        edits: what makes Python 3 of it; one without effect where the text stays and may mean another thing.
        old: the words of the old form that a message may quote, such as `0777`.
        new: what they became.
        doubt: what the repair assumes, as a clause behind "assumes that"; None if it means the same.

    """

    syntax: Syntax
    start: int
    end: int
    edits: tuple[Edit, ...]
    old: str = ""
    new: str = ""
    doubt: str | None = None
