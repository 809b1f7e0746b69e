"""ZEN401 row-loop-column."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.frames.columns import NoColumn
from beginner_lint.facts.frames.row_assumptions import RowAssumptions
from beginner_lint.facts.frames.row_hazards import RowHazards
from beginner_lint.facts.frames.row_loops import header_of
from beginner_lint.facts.frames.row_writes import RowLoop, Sink
from beginner_lint.rule import Rule, cst, guard

_LONGEST_MESSAGE = 100


class RowLoopColumn(Rule):
    """Column of a DataFrame that a loop over `iterrows()` fills row by row.

    ## Why is this bad?
    Each round builds a new object for the row, looks up a cell, and writes one value. pandas computes with
    whole columns: one line does the same for all rows and is easier to read. With a thousand rows it is
    some hundred times faster, with ten thousand some thousand times.

    ## Example
    ```python
    import pandas as pd

    df = pd.DataFrame({"price": [2.5, 4.0], "count": [3, 1]})
    for i, row in df.iterrows():
        df.loc[i, "total"] = row["price"] * row["count"]
    print(df["total"].sum())
    ```

    Use instead:
    ```python
    import pandas as pd

    df = pd.DataFrame({"price": [2.5, 4.0], "count": [3, 1]})
    df["total"] = df["price"] * df["count"]
    print(df["total"].sum())
    ```

    ## Not flagged
    ```python
    import pandas as pd

    df = pd.DataFrame({"paid": [2.5, 4.0]})
    balance = 0
    for i, row in df.iterrows():
        balance += row["paid"]  # carried from row to row
        df.loc[i, "balance"] = balance
    print(df)
    ```

    ## Fix safety
    The fix is unsafe nearly always. A column that is filled cell by cell may get another type (float instead
    of int) than one that is assigned at once; rows with the same label are all written in each round; an
    empty frame gets no column at all; in small number types a result may wrap around. On pandas 2, writing
    cells may also change a frame from which this one was cut. The fix is safe only for a list of two texts
    chosen by a comparison, in a frame whose content stands in the file.
    """

    code = "ZEN401"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("iterrows",)
    guarded_by = (RowHazards, RowAssumptions)

    def screen_For(self, node: ast.For) -> bool:
        """Let every loop over `….iterrows()` through."""
        return header_of(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that does nothing but compute columns, and perhaps numbers beside them."""
        loop = self.facts.row_loops.of(origin)
        if loop is None or not any(write.sink in (Sink.CELL, Sink.LIST) for write in loop.writes):
            return
        hazards = RowHazards(self.facts, loop)
        if hazards.is_no_frame() or self.is_carried(loop, hazards) or self.is_another_list(loop, hazards):
            return
        if hazards.is_no_sum():
            return
        try:
            hazards.statements.all()
            self._report(loop, hazards)
        except NoColumn:
            return

    def _report(self, loop: RowLoop, hazards: RowHazards) -> None:
        columns = [write for write in loop.writes if write.sink in (Sink.CELL, Sink.LIST)]
        labels = dict.fromkeys(f"`{hazards.statements.column_name(write)}`" for write in columns)
        message = f"Column {' and '.join(labels)} is filled row by row; pandas can do it in one step"
        if len(columns) > 1:
            message = f"Columns {' and '.join(labels)} are filled row by row; pandas needs no loop for that"
        hint = f"{message}: `{hazards.statements.computed(columns[0])}`"
        if len(columns) == 1 and not hazards.misfit() and len(hint) <= _LONGEST_MESSAGE:
            message = hint
        if len(message) > _LONGEST_MESSAGE or not message.isprintable():
            message = "Columns are filled row by row; pandas needs no loop for that"
        self.report(loop.loop, message, fix=lambda: self._fix(loop, hazards))

    # What keeps a finding back

    @guard
    def is_carried(self, loop: RowLoop, hazards: RowHazards) -> bool:
        """Whether a value comes from an earlier row, or from what the loop wrote before."""
        return bool(loop.carried) or hazards.statements.overwritten()

    @guard
    def is_another_list(self, loop: RowLoop, hazards: RowHazards) -> bool:
        """Whether a list does not become a column of the frame, or misses some rows."""
        lists = [write for write in loop.writes if write.sink is Sink.LIST]
        return any(write.test is not None or not hazards.statements.becomes_column(write) for write in lists)

    # What forbids a fix

    @guard
    def is_used_otherwise(self, hazards: RowHazards) -> str | None:
        """Why the list does more than carry values to the column."""
        return hazards.list_used_otherwise()

    def _fix(self, loop: RowLoop, hazards: RowHazards) -> Fix | str:
        refusal = hazards.refusal() or self.is_used_otherwise(hazards)
        return refusal or RowAssumptions(self.facts, loop, hazards).fix()
