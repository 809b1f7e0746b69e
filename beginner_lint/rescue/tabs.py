"""Indentation that mixes tabs and spaces, spread out as Python 2 read it: a tab ends at a multiple of 8."""

from __future__ import annotations

from collections.abc import Sequence

from beginner_lint.diagnostic import Edit
from beginner_lint.repair import Repair, Syntax
from beginner_lint.rescue.tokens import Line


def tab_repair(lines: Sequence[Line], text: str) -> Repair | None:
    """Return the repair that makes spaces of all tabs in indentations.

    None where Python 2 rejected them too, or where tabs that are 4 wide, as many editors show them, would
    make a program of another structure: nobody knows then what was meant.
    """
    indentations = [text[line.start : line.tokens[0].start] for line in lines]
    opens = [line.tokens[-1].text == ":" for line in lines]
    meant = _structure(indentations, opens, 8)
    if meant is None or any(indentation.strip(" \t") for indentation in indentations):
        return None
    seen = _structure(indentations, opens, 4)
    if seen is not None and seen != meant:
        return None
    edits = [
        Edit(line.start, line.start + len(indentation), indentation.expandtabs(8))
        for line, indentation in zip(lines, indentations, strict=True)
        if "\t" in indentation
    ]
    return Repair(Syntax.TABS, edits[0].start, edits[0].end, tuple(edits)) if edits else None


def _structure(indentations: Sequence[str], opens: Sequence[bool], tab: int) -> list[int] | None:
    """Return for each line in how many blocks it stands, None if that cannot be.

    Args:
        indentations: what each line begins with.
        opens: whether a line opens a block.
        tab: how wide tabs are.

    """
    stack = [0]
    depths: list[int] = []
    for indentation, goes_deeper in zip(indentations, [False, *opens], strict=False):
        column = len(indentation.expandtabs(tab))
        if (column > stack[-1]) != goes_deeper:
            return None
        if goes_deeper:
            stack.append(column)
        while column < stack[-1]:
            stack.pop()
        if column != stack[-1]:
            return None
        depths.append(len(stack))
    return depths
