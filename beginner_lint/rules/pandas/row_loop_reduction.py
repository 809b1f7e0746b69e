"""ZEN402 row-loop-reduction."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.frames.column_statements import NUMBERS
from beginner_lint.facts.frames.columns import NoColumn
from beginner_lint.facts.frames.row_assumptions import RowAssumptions
from beginner_lint.facts.frames.row_hazards import RowHazards
from beginner_lint.facts.frames.row_loops import header_of
from beginner_lint.facts.frames.row_writes import RowLoop, Sink
from beginner_lint.rule import Rule, cst, guard

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
    compares whole columns: one line does it and is easier to read. With a thousand rows it is about fifty
    times faster, with ten thousand some hundred times.

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
    words = ("iterrows",)
    guarded_by = (RowHazards, RowAssumptions)

    def screen_For(self, node: ast.For) -> bool:
        """Let every loop over `….iterrows()` through."""
        return header_of(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that does nothing but find numbers."""
        loop = self.facts.row_loops.of(origin)
        if loop is None or not all(write.sink in NUMBERS for write in loop.writes):
            return
        hazards = RowHazards(self.facts, loop)
        if hazards.is_no_frame() or self.is_carried(loop) or hazards.is_no_sum():
            return
        try:
            hazards.statements.all()
        except NoColumn:
            return
        self.report(
            origin,
            self._message(loop, hazards),
            fix=lambda: hazards.refusal() or RowAssumptions(self.facts, loop, hazards).fix(),
            notes=self._averages(loop, hazards),
        )

    def _message(self, loop: RowLoop, hazards: RowHazards) -> str:
        names = dict.fromkeys(f"`{write.name}`" for write in loop.writes)
        verb = "is counted" if loop.writes[0].counts else _VERBS[loop.writes[0].sink]
        message = f"{' and '.join(names)} {verb} row by row; pandas can do it in one step"
        if len(names) > 1:
            message = f"{' and '.join(names)} are computed row by row; pandas needs no loop for that"
        hint = f"{message}: `{hazards.statements.computed(loop.writes[0])}`"
        if len(loop.writes) == 1 and not hazards.misfit() and len(hint) <= _LONGEST_MESSAGE:
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
    def is_carried(self, loop: RowLoop) -> bool:
        """Whether a value depends on what earlier rows gave."""
        return bool(loop.carried)
