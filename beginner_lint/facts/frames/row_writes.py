"""What a loop over the rows of a frame writes in each round: its parts, without how they are found."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from beginner_lint.facts.frames.frame_names import SERIES_ATTRIBUTES
from beginner_lint.facts.scopes.node_fields import children_of


@dataclass(frozen=True, slots=True)
class RowHeader:
    """The header `for index, row in frame.iterrows()`."""

    loop: ast.For
    frame: ast.expr
    index: ast.Name
    row: ast.Name

    def column(self, node: ast.expr) -> str | None:
        """Return the column that an expression reads of this row, None if it is no such read."""
        if isinstance(node, ast.Attribute):
            of_row = is_name(node.value, self.row) and node.attr not in SERIES_ATTRIBUTES
            return node.attr if of_row and not node.attr.startswith("_") else None
        if not isinstance(node, ast.Subscript):
            return None
        if is_name(node.value, self.row):
            return _text(node.slice)
        return _text(_cell_key(node)) if self.is_cell(node) else None

    def is_cell(self, node: ast.expr) -> bool:
        """Tell whether an expression is a cell of this row: `df.loc[i, "a"]`, `df.at[i, "a"]`."""
        return (
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr in ("loc", "at")
            and ast.dump(node.value.value) == ast.dump(self.frame)
            and isinstance(node.slice, ast.Tuple)
            and len(node.slice.elts) == 2
            and is_name(node.slice.elts[0], self.index)
            and _text(node.slice.elts[1]) is not None
        )


class Sink(enum.Enum):
    """Where a round leaves its value."""

    CELL = "a cell of the row"
    LIST = "the end of a list"
    SUM = "added to a number"
    DIFFERENCE = "taken from a number"
    LARGEST = "the largest so far"
    SMALLEST = "the smallest so far"


class Write(NamedTuple):
    """What one statement of the body writes in each round, or only in rounds where `test` holds.

    `target` is the cell, the list or the number. With `negated` the rounds are those where `test` does not
    hold. Two ways to write the same place are one write, whose value is an `IfExp`.
    """

    statement: ast.stmt
    sink: Sink
    target: ast.Name | ast.Subscript
    value: ast.expr
    test: ast.expr | None = None
    negated: bool = False

    @property
    def name(self) -> str:
        """The column of a cell, else the variable."""
        if isinstance(self.target, ast.Name):
            return self.target.id
        return str(_cell_key(self.target).value)

    @property
    def counts(self) -> bool:
        """Whether the value is a plain 1 that is added or subtracted."""
        value = self.value.value if isinstance(self.value, ast.Constant) else None
        return self.sink in (Sink.SUM, Sink.DIFFERENCE) and type(value) is int and value == 1


class RowLoop(NamedTuple):
    """A loop over the rows of a frame, and what its body writes.

    `replaced` is what stands in the place of each read of a temporary. `bound` are the names of the header
    and of the temporaries. `carried` are reads whose value comes from an earlier round or an earlier write.
    """

    header: RowHeader
    writes: tuple[Write, ...]
    replaced: dict[ast.Name, ast.expr]
    bound: tuple[str, ...]
    carried: tuple[ast.expr, ...] = ()

    @property
    def loop(self) -> ast.For:
        """The statement."""
        return self.header.loop

    @property
    def frame(self) -> ast.expr:
        """What the loop walks over."""
        return self.header.frame

    def writes_to(self, *sinks: Sink) -> list[Write]:
        """Return the writes to some kinds of places."""
        return [write for write in self.writes if write.sink in sinks]

    def all_parts(self) -> Iterator[ast.expr]:
        """Yield all that the writes compute and test, as `parts` does."""
        for write in self.writes:
            yield from self.parts(write.value, write.test)

    def column(self, node: ast.expr) -> str | None:
        """Return the column of the row that `node` reads: `row["a"]`, `row.a`, `df.loc[i, "a"]`."""
        return self.header.column(node)

    def parts(self, *nodes: ast.expr | None) -> Iterator[ast.expr]:
        """Yield expressions and all below them, temporaries replaced; a read of a column is one part."""
        pending = [node for node in nodes if node is not None]
        while pending:
            node = pending.pop()
            if isinstance(node, ast.Name) and node in self.replaced:
                pending.append(self.replaced[node])
                continue
            yield node
            if self.column(node) is None:
                pending += (child for child in children_of(node) if isinstance(child, ast.expr))


def is_name(node: ast.expr, name: ast.Name) -> bool:
    """Tell whether an expression is the same name."""
    return isinstance(node, ast.Name) and node.id == name.id


def _text(node: ast.expr) -> str | None:
    """Return the value of a text literal."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _cell_key(cell: ast.Subscript) -> ast.Constant:
    """Return the column's label in a cell."""
    assert isinstance(cell.slice, ast.Tuple)
    key = cell.slice.elts[1]
    assert isinstance(key, ast.Constant)
    return key
