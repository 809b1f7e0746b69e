"""ZEN401 RowLoopColumn."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.frames.columns import NoColumn
from beginner_lint.facts.frames.row_assumptions import RowAssumptions
from beginner_lint.facts.frames.row_hazards import RowHazards
from beginner_lint.facts.frames.row_writes import RowLoop, Sink
from beginner_lint.facts.types.lattice import How
from beginner_lint.rule import Rule, applicability, cst, guard

_LONGEST_MESSAGE = 100


class RowLoopColumn(Rule):
    """Column of a DataFrame that a loop over `iterrows()` fills row by row.

    ## Why is this bad?
    Each round builds a new object for the row, looks up a cell, and writes one value. pandas computes with
    whole columns: one line does the same for all rows, is easier to read, and a thousand times faster.

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

    def screen_For(self, node: ast.For) -> bool:
        """Let every loop over `….iterrows()` through."""
        call = node.iter
        return (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "iterrows"
        )

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that does nothing but compute columns, and perhaps numbers beside them."""
        loop = self.facts.row_loops.of(origin)
        if loop is None or not any(write.sink in (Sink.CELL, Sink.LIST) for write in loop.writes):
            return
        hazards = RowHazards(self.facts, loop)
        if self.is_no_frame(hazards) or self.is_carried(loop, hazards) or self.is_another_list(loop, hazards):
            return
        if self.is_no_sum(hazards):
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
        if len(columns) == 1 and not self._misfit(hazards) and len(hint) <= _LONGEST_MESSAGE:
            message = hint
        if len(message) > _LONGEST_MESSAGE or not message.isprintable():
            message = "Columns are filled row by row; pandas needs no loop for that"
        self.report(loop.loop, message, fix=lambda: self._refusal(hazards) or self._fix(loop, hazards))

    # What keeps a finding back

    @guard
    def is_no_frame(self, hazards: RowHazards) -> bool:
        """Whether what the loop walks over is no DataFrame of pandas, or nothing says that it is one."""
        return not hazards.frame.suggests("DataFrame")

    @guard
    def is_carried(self, loop: RowLoop, hazards: RowHazards) -> bool:
        """Whether a value comes from an earlier row, or from what the loop wrote before."""
        return bool(loop.carried) or hazards.statements.overwritten()

    @guard
    def is_another_list(self, loop: RowLoop, hazards: RowHazards) -> bool:
        """Whether a list does not become a column of the frame, or misses some rows."""
        lists = [write for write in loop.writes if write.sink is Sink.LIST]
        return any(write.test is not None or not hazards.statements.becomes_column(write) for write in lists)

    @guard
    def is_no_sum(self, hazards: RowHazards) -> bool:
        """Whether the loop also adds to something that is not known to be a number."""
        return hazards.not_added_to_a_number()

    # What forbids a fix

    @guard
    def is_not_certainly_a_frame(self, hazards: RowHazards) -> str | None:
        """Why the frame is known only by how it is used."""
        if hazards.frame.how is not How.EVIDENCE:
            return None
        return f"it is not certain that {hazards.frame.reason}"

    @guard
    def is_read_afterwards(self, hazards: RowHazards) -> str | None:
        """Why a variable of the loop is still needed."""
        return hazards.read_afterwards()

    @guard
    def is_used_otherwise(self, hazards: RowHazards) -> str | None:
        """Why the list does more than carry values to the column."""
        return hazards.list_used_otherwise()

    @guard
    def is_no_comparison(self, hazards: RowHazards) -> str | None:
        """Why a condition cannot be a column of True and False."""
        return hazards.unclear_truth()

    @guard
    def mixes_types(self, hazards: RowHazards) -> str | None:
        """Why two outcomes cannot stand in one column."""
        return hazards.mixed_outcomes()

    @guard
    def may_fail_elsewhere(self, hazards: RowHazards) -> str | None:
        """Why a value cannot be computed for the rows that the condition leaves out."""
        return hazards.computed_for_every_row()

    @guard
    def has_several_values(self, hazards: RowHazards) -> str | None:
        """Why a variable cannot stand beside a column."""
        return hazards.several_values()

    @guard
    def has_no_numpy(self, hazards: RowHazards) -> str | None:
        """Why `np.where` cannot be written."""
        return hazards.no_numpy()

    @guard
    def has_hidden_builtin(self, hazards: RowHazards) -> str | None:
        """Why a builtin that the fix needs cannot be called."""
        return hazards.hidden_builtin()

    @guard
    def has_comment_for_a_tool(self, hazards: RowHazards) -> str | None:
        """Why a comment cannot be moved."""
        return hazards.comment_for_a_tool()

    @guard
    def takes_for_granted(self, loop: RowLoop, hazards: RowHazards) -> str | None:
        """Why the fix may change something: what it assumes."""
        return RowAssumptions(self.facts, loop, hazards).sentence()

    def _misfit(self, hazards: RowHazards) -> str | None:
        """Return why columns cannot do the same at all."""
        return (
            self.is_no_comparison(hazards)
            or self.mixes_types(hazards)
            or self.may_fail_elsewhere(hazards)
            or self.has_several_values(hazards)
        )

    def _refusal(self, hazards: RowHazards) -> str | None:
        return (
            self.is_not_certainly_a_frame(hazards)
            or self._misfit(hazards)
            or self.is_read_afterwards(hazards)
            or self.is_used_otherwise(hazards)
            or self.has_no_numpy(hazards)
            or self.has_hidden_builtin(hazards)
            or self.has_comment_for_a_tool(hazards)
        )

    def _fix(self, loop: RowLoop, hazards: RowHazards) -> Fix:
        assumption = self.takes_for_granted(loop, hazards)
        return Fix(
            "Compute with whole columns",
            applicability(assumption),
            hazards.edits(),
            binds=hazards.bound_names(),
            relies_on=hazards.names_relied_on(),
            assumption=assumption,
        )
