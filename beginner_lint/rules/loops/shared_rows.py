"""ZEN337 shared-rows."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Fix, Kind, Level
from beginner_lint.facts.effects.nested_writes import NestedWrite, NestedWrites
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.rule import Rule, cst, guard, remembered

_ROWS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_MAKERS = ("builtins.list", "builtins.dict", "builtins.set")
_MOST_CHARACTERS = 95


class SharedRows(Rule):
    """Grid made by `[[0] * n] * m`, whose rows are all one and the same list.

    ## Why is this bad?
    `*` does not copy what is in a list: it puts the same object there again and again. So there is only one
    row, with many places that show it, and whoever changes a cell of one row changes it in all of them.

    ## Example
    ```python
    grid = [[0] * 3] * 2
    grid[0][0] = 1
    print(grid)
    ```

    Use instead:
    ```python
    grid = [[0] * 3 for _ in range(2)]
    grid[0][0] = 1
    print(grid)
    ```

    ## Not flagged
    ```python
    row = [0] * 3  # numbers cannot be changed, so they may well be shared
    row[0] = 1
    lines = [["-"] * 3] * 2  # nobody changes a row
    for line in lines:
        print("".join(line), row)
    ```

    ## Fix safety
    The fix is unsafe, as it is meant to change what the program does: each row is a list of its own. No fix
    is offered where making a row does more than that.
    """

    code = "ZEN337"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("[", "*")
    parts = (ast.Mult,)

    def screen_BinOp(self, node: ast.BinOp) -> bool:
        """Let `[[…]] * n` through if somebody changes a row."""
        return isinstance(node.op, ast.Mult) and _parts(node) is not None and self._finding(node) is not None

    def visit_BinaryOperation(self, node: cst.BinaryOperation, origin: ast.BinOp) -> None:
        """Report a list that holds one and the same row many times, if somebody changes it."""
        write, parts = self._finding(origin), _parts(origin)
        if write is None or parts is None:
            return
        row, count = (self.source.segment(part) for part in parts)
        said = f"All rows are one {_kind(parts[0])}, so a change shows in all; "
        better = f"`[{row} for _ in range({count})]` makes one for each"
        is_short = len(said + better) <= _MOST_CHARACTERS and "\n" not in better
        self.report(
            origin,
            said + (better if is_short else "a comprehension makes one for each"),
            fix=lambda: self._fix(origin, *parts),
            related=[(write.node, "changed here")],
        )

    @remembered
    def _finding(self, product: ast.BinOp) -> NestedWrite | None:
        """Return the first place where a shared row is changed; None if there is none to be seen."""
        parts = _parts(product)
        if parts is None or not self._is_made_anew(parts[0]) or self.is_one_row(parts[1]):
            return None
        level, outermost = self._level(product)
        writes = list(NestedWrites(self.facts).to(outermost))
        if self.rows_are_replaced(writes, level):
            return None
        return next((write for write in writes if write.depth > level), None)

    def _is_made_anew(self, row: ast.expr) -> bool:
        """Tell whether an expression makes a list, dictionary or set, which can be changed."""
        if isinstance(row, _ROWS):
            return True
        if isinstance(row, ast.BinOp) and isinstance(row.op, ast.Mult):
            return isinstance(row.left, ast.List) or isinstance(row.right, ast.List)
        return isinstance(row, ast.Call) and self.facts.types.origin(row.func) in _MAKERS

    def _level(self, product: ast.BinOp) -> tuple[int, ast.expr]:
        """Return how deep a product lies in the lists around it, and the outermost of these."""
        level, node, parents = 0, product, self.facts.parents
        outermost: ast.expr = node
        while True:
            holder = parents[outermost]
            if isinstance(holder, ast.List) or (isinstance(holder, ast.ListComp) and holder.elt is outermost):
                level, outermost = level + 1, holder
            elif (
                isinstance(holder, ast.BinOp)
                and isinstance(holder.op, ast.Mult)
                and isinstance(outermost, ast.List)
            ):
                outermost = holder
            else:
                return level, outermost

    @guard
    def is_one_row(self, count: ast.expr) -> bool:
        """Whether there is only one row, or none, so that nothing is shared."""
        return isinstance(count, ast.Constant) and count.value in (0, 1)

    @guard
    def rows_are_replaced(self, writes: list[NestedWrite], level: int) -> bool:
        """Whether the program gives rows of their own to the places later on."""
        return any(write.replaces and write.depth <= level for write in writes)

    @guard
    def row_acts(self, row: ast.expr) -> str | None:
        """Why a row cannot be made several times: that does something, or gives something else each time."""
        return None if self.facts.effects.is_pure(row) else "making a row does more than that"

    @guard
    def names_are_attributes(self, product: ast.BinOp, row: ast.expr) -> str | None:
        """Why a comprehension cannot stand here: in the body of a class it does not see the names there."""
        is_class = self.facts.scopes.scope_at(product).kind is ScopeKind.CLASS
        has_names = any(isinstance(node, ast.Name) for node in nodes_in(row))
        return "a comprehension does not see the names of the class" if is_class and has_names else None

    @guard
    def range_means_something_else(self, product: ast.BinOp) -> str | None:
        """Why `range` is not the builtin here."""
        is_builtin = self.facts.scopes.would_be_builtin("range", product)
        return None if is_builtin else "`range` may mean something else in this program"

    def _fix(self, product: ast.BinOp, row: ast.expr, count: ast.expr) -> Fix | str:
        refusal = self.row_acts(row) or self.names_are_attributes(product, row)
        refusal = refusal or self.range_means_something_else(product)
        if refusal:
            return refusal
        loaded = [
            node for node in nodes_in(row) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        ]
        names = {node.id for node in loaded}
        if "_" in names:
            return "`_` is used in the row"
        text = f"[{self.source.segment(row)} for _ in range({self.source.segment(count)})]"
        return Fix(
            "Make each row anew",
            Applicability.UNSAFE,
            (self.replacing(product, text),),
            relies_on=self.scoped(product, "range", *names),
            assumption="assumes that each row is to be a list of its own",
        )


def _parts(product: ast.BinOp) -> tuple[ast.expr, ast.expr] | None:
    """Return the row and the number of rows of `[row] * number`, in whichever order; None for another."""
    for rows, count in ((product.left, product.right), (product.right, product.left)):
        if isinstance(rows, ast.List) and len(rows.elts) == 1 and not isinstance(count, ast.List):
            row = rows.elts[0]
            return (row, count) if isinstance(row, (*_ROWS, ast.BinOp, ast.Call)) else None
    return None


def _kind(row: ast.expr) -> str:
    if isinstance(row, ast.Dict | ast.DictComp) or getattr(getattr(row, "func", None), "id", "") == "dict":
        return "dictionary"
    is_set = isinstance(row, ast.Set | ast.SetComp) or getattr(getattr(row, "func", None), "id", "") == "set"
    return "set" if is_set else "list"
