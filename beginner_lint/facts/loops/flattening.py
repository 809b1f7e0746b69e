"""Loops that put the items of one list after the other into a single one."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Fix
from beginner_lint.facts.loops.accumulators import Accumulator
from beginner_lint.facts.loops.comprehensions import Wording
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.loops.replacing import assigned_to, replacement
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.facts.words.naming import element_of, is_usable
from beginner_lint.guards import applicability, assuming, guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# `+=` and `extend` take their items one by one, as a comprehension does.
_ORDINARY = ("list", "tuple", "str", "range", "bytes", "dict", "set", "frozenset", "dict_keys", "dict_values")


class Flattening(Accumulator):
    """A loop over lists, all of whose items go into a new one: `xs += row`, or `xs.extend(row)`."""

    @classmethod
    def of(cls, loop: ast.For | ast.AsyncFor, facts: Facts) -> Flattening | None:
        """Return what a loop puts into a list that is made for it; None if it does anything else."""
        outcomes = facts.reductions.outcomes(loop)
        added = _added(outcomes[0]) if len(outcomes) == 1 else None
        reduction = facts.reductions.of(loop) if added else None
        if added is None or reduction is None or reduction.temporaries:
            return None
        place, row = added
        target = reduction.loops[-1].target
        found = cls(reduction, (place,), (row,), facts)
        is_element = isinstance(target, ast.Name) and target.id == row.id
        return found if is_element and found.initial is not None and not found.waits() else None

    @property
    def row(self) -> ast.Name:
        """What is put into the list in each round."""
        (row,) = self.results
        assert isinstance(row, ast.Name)
        return row

    def is_empty(self, value: ast.expr) -> bool:
        """Tell whether a value is a new list without items."""
        if isinstance(value, ast.Call):
            is_list = self._facts.types.origin(value.func) == "builtins.list"
            return is_list and not value.args and not value.keywords
        return isinstance(value, ast.List) and not value.elts

    def keeps_silent(self) -> bool:
        """Tell whether the loop had better stay, or another rule speaks of it."""
        return (
            self.is_watched() is not None
            or self.is_read_in_loop()
            or self.names_are_attributes()
            or self.is_too_long()
            or self.walks_over_indexes()
            or self.walks_over_rows()
        )

    @guard
    def is_watched(self) -> str | None:
        """Return who may see the list while it grows; what other modules see is taken for granted."""
        if not self._can_be_imported():
            return super().is_watched()
        name = root(self.receiver).id
        is_seen = self._facts.flow.is_captured(name, self._scope) and self.runs_other_code()
        return f"`{name}` is used in a function inside" if is_seen else None

    @guard
    def others_import_a_name(self) -> str | None:
        """Say which variables of the loop other modules may import, and what they may see of the list."""
        claim = super().others_import_a_name()
        return f"{claim}, and the loop raises no exception" if claim else None

    def _can_be_imported(self) -> bool:
        return self._scope.kind is ScopeKind.MODULE and not self._facts.project.script

    @guard
    def rows_are_unproved(self) -> str | None:
        """Say what is taken for granted about the lists: an array of numpy adds itself in its own way."""
        if self._facts.types.of(self.row).proves(*_ORDINARY):
            return None
        return f"`{self.row.id}` is an ordinary list"

    def fix(self) -> Fix | str:
        """Return the fix that makes a comprehension of the loop, or why there is none."""
        refusal = self.name_is_used_later() or self.does_not_fit()
        if refusal:
            return refusal
        wording, scoped = Wording(self.reduction, self._facts), self._facts.scopes.scoped
        naming = self._facts.naming
        names = [element_of(self.row), "item", "element", "value"]
        item = naming.fresh([name for name in names if name and is_usable(name)], self._scope)
        _, *clauses = wording.breakable_parts(self.row)
        parts = [[item], *clauses, [f"for {item} in {wording.alone(self.row)}"]]
        opening = f"{assigned_to(self.receiver, self.initial, self._facts)}["
        edits = replacement(self.loop, (opening, parts, "]"), wording, self._facts, goes=self.initial)
        if isinstance(edits, str):
            return edits
        assumption = assuming(
            self.rows_are_unproved(), self.others_import_a_name(), self.name_may_lack_value()
        )
        bound = {name.id for name in self.reduction.bound}
        own = {name for name in bound if self._facts.loops.stays_in_loops(name, self.loop)}
        return Fix(
            "Take the items out of all lists",
            applicability(assumption),
            edits,
            binds=scoped(self.loop, root(self.receiver).id, *bound - own),
            relies_on=scoped(self.loop, item, *self.names_read - own),
            drops=scoped(self.loop, *own),
            assumption=assumption,
        )


def _added(statement: ast.stmt) -> tuple[ast.Name, ast.Name] | None:
    """Return `xs` and `row` of `xs += row` or `xs.extend(row)`."""
    place: ast.expr | None = None
    row: ast.expr | None = None
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Add):
        place, row = statement.target, statement.value
    elif isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "extend":
        is_plain = len(call.args) == 1 and not call.keywords
        place, row = call.func.value, call.args[0] if is_plain else None
    return (place, row) if isinstance(place, ast.Name) and isinstance(row, ast.Name) else None
