"""ZEN402 RowLoopReduction."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.frames.column_statements import NUMBERS
from beginner_lint.facts.frames.columns import NoColumn
from beginner_lint.facts.frames.row_assumptions import RowAssumptions
from beginner_lint.facts.frames.row_hazards import RowHazards
from beginner_lint.facts.frames.row_writes import RowLoop, Sink
from beginner_lint.facts.types.lattice import How
from beginner_lint.rule import Rule, applicability, cst, guard

_LONGEST_MESSAGE = 100
_VERBS = {
    Sink.SUM: "is added up",
    Sink.DIFFERENCE: "is reduced",
    Sink.LARGEST: "is searched for",
    Sink.SMALLEST: "is searched for",
}


class RowLoopReduction(Rule):
    """Sum, count, largest or smallest value that a loop over `iterrows()` finds row by row.

    ## Why is this bad?
    Each round builds a new object for the row only to read a number or two from it. pandas adds, counts and
    compares whole columns: one line does it, is easier to read, and a thousand times faster.

    ## Example
    ```python
    import pandas as pd

    df = pd.DataFrame({"price": [2.5, 4.0], "count": [3, 1]})
    total = 0
    for i, row in df.iterrows():
        total += row["price"] * row["count"]
    print(total)
    ```

    Use instead:
    ```python
    import pandas as pd

    df = pd.DataFrame({"price": [2.5, 4.0], "count": [3, 1]})
    total = (df["price"] * df["count"]).sum()
    print(total)
    ```

    ## Not flagged
    ```python
    import pandas as pd

    df = pd.DataFrame({"price": [2.5, 4.0], "count": [3, 1]})
    total = 0
    for i, row in df.iterrows():
        total += row["price"] * row["count"]
        print("so far:", total)  # each step is wanted
    ```

    ## Fix safety
    The fix is unsafe for sums: `sum()` skips missing values where the loop's result would be `nan`, and adds
    floats in another order, so that the last digit may differ. For the largest and the smallest value too:
    those of a frame without rows are `nan`. A count is safe where all rows are counted, or where the content
    of the frame stands in the file.
    """

    code = "ZEN402"
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
        """Report a loop that does nothing but find numbers."""
        loop = self.facts.row_loops.of(origin)
        if loop is None or not all(write.sink in NUMBERS for write in loop.writes):
            return
        hazards = RowHazards(self.facts, loop)
        if self.is_no_frame(hazards) or self.is_carried(loop) or self.is_no_sum(hazards):
            return
        try:
            hazards.statements.all()
        except NoColumn:
            return
        self.report(
            origin,
            self._message(loop, hazards),
            fix=lambda: self._refusal(hazards) or self._fix(loop, hazards),
            notes=self._averages(loop, hazards),
        )

    def _message(self, loop: RowLoop, hazards: RowHazards) -> str:
        names = dict.fromkeys(f"`{write.name}`" for write in loop.writes)
        verb = "is counted" if loop.writes[0].counts else _VERBS[loop.writes[0].sink]
        message = f"{' and '.join(names)} {verb} row by row; pandas can do it in one step"
        if len(names) > 1:
            message = f"{' and '.join(names)} are computed row by row; pandas needs no loop for that"
        hint = f"{message}: `{hazards.statements.computed(loop.writes[0])}`"
        if len(loop.writes) == 1 and not self._misfit(hazards) and len(hint) <= _LONGEST_MESSAGE:
            return hint
        if len(message) > _LONGEST_MESSAGE:
            return "Numbers are computed row by row; pandas needs no loop for that"
        return message

    def _averages(self, loop: RowLoop, hazards: RowHazards) -> Iterator[str]:
        """Yield a hint where a sum is divided by the number of rows afterwards."""
        counts = {write.name for write in loop.writes if write.counts and write.test is None}
        for write in loop.writes:
            divided = write.sink is Sink.SUM and not write.counts and write.test is None
            if divided and hazards.statements.columns.reads_columns(write.value):
                for node in hazards.statements.divisors(write):
                    text = ast.unparse(node)
                    if text in counts or text == f"len({hazards.statements.columns.frame})":
                        mean = hazards.statements.columns.operand(write.value)
                        yield f"`{mean}.mean()` gives the average directly"

    # What keeps a finding back

    @guard
    def is_no_frame(self, hazards: RowHazards) -> bool:
        """Whether what the loop walks over is no DataFrame of pandas, or nothing says that it is one."""
        return not hazards.frame.suggests("DataFrame")

    @guard
    def is_carried(self, loop: RowLoop) -> bool:
        """Whether a value depends on what earlier rows gave."""
        return bool(loop.carried)

    @guard
    def is_no_sum(self, hazards: RowHazards) -> bool:
        """Whether the loop adds to something that is not known to be a number: a text, a list."""
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
