"""What operations on whole columns take for granted to give the same as a loop over rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Fix
from beginner_lint.facts.frames.column_statements import NUMBERS
from beginner_lint.facts.frames.row_hazards import TEXT, RowHazards, is_natural, is_positive, is_zero
from beginner_lint.facts.frames.row_writes import RowLoop, Sink, Write
from beginner_lint.facts.types.lattice import How
from beginner_lint.guards import applicability, guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What a test may consist of besides comparisons and columns.
_PROVABLE = (ast.BoolOp, ast.Constant, ast.List, ast.Tuple, ast.Set)
_DIVISIONS = (ast.Div, ast.FloorDiv, ast.Mod)
_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


class RowAssumptions:
    """Finds what is taken for granted about one loop.

    Args:
        facts: the facts of the file.
        loop: the loop.
        hazards: how it differs from operations on columns.

    """

    def __init__(self, facts: Facts, loop: RowLoop, hazards: RowHazards) -> None:
        self._facts = facts
        self._loop = loop
        self._hazards = hazards

    def fix(self) -> Fix:
        """Return the fix that computes with columns, safe if nothing is taken for granted."""
        assumption = self.takes_for_granted()
        return Fix(
            "Compute with whole columns",
            applicability(assumption),
            self._hazards.edits(),
            binds=self._hazards.bound_names(),
            relies_on=self._hazards.names_relied_on(),
            assumption=assumption,
        )

    @guard
    def takes_for_granted(self) -> str | None:
        """Return what must hold so that nothing differs, as a sentence; None if it is known to hold."""
        about_values: list[str] = []
        if not all(self._is_proved(write) for write in self._loop.writes):
            about_values = list(self._about_values()) or [self._ordinary_types()]
        parts = dict.fromkeys([*self._about_names(), *about_values])
        if not parts:
            return None
        *others, last = parts
        return f"assumes {', '.join(others)}{' and ' if others else ''}{last}"

    def _about_names(self) -> Iterator[str]:
        frame, script = self._hazards.frame, self._facts.project.script
        if frame.how is How.DECLARED:
            yield f"that {self._hazards.quoted(self._loop.frame)} is a DataFrame ({frame.reason})"
        for name in self._loop.bound:
            if self._facts.flow.read_later(name, self._loop.loop) is not None:
                yield f"that no other module uses `{name}`"
        for other in self._hazards.others():
            if self._facts.types.of(other).type is None:
                yield f"that {self._hazards.quoted(other)} is a single value"
        if self._hazards.numpy_import() and not script:
            yield "that no other module minds the name `np`"

    def _about_values(self) -> Iterator[str]:
        writes = self._loop.writes
        values = [write for write in writes if not self._is_count(write)]
        if self._hazards.literal is None:
            if values or any(write.test is not None for write in writes):
                yield self._ordinary_types()
            if values or self._tests_need_texts():
                yield "at least one row"
            if self._depends_on_labels():
                yield "that no two rows have the same label"
            if any(write.sink in NUMBERS for write in values):
                yield "no missing values"
        cells = self._loop.writes_to(Sink.CELL)
        if any(write.test is not None for write in cells):
            yield "that the condition holds for some row"
            if len({write.name for write in cells}) > 1:
                yield "that the order of new columns makes no difference"
        outcomes = [part for choice in self._hazards.choices() for part in (choice.body, choice.orelse)]
        if any(self._hazards.kind(outcome) is None for outcome in outcomes):
            yield "that both outcomes are of one type"
        if self._divides():
            yield "no division by zero"
        if self._raises_to_powers():
            yield "no negative numbers in powers"
        counts = [write for write in writes if write not in values]
        exact = all(self._hazards.start(write).proves("int") for write in counts)
        if not exact or not all(self._is_text_column(write) for write in values):
            yield "that int or float, and the last digit of a float, make no difference"

    def _is_count(self, write: Write) -> bool:
        """Tell whether a whole number from the text is added in each round."""
        is_whole = isinstance(write.value, ast.Constant) and type(write.value.value) is int
        return is_whole and write.sink in (Sink.SUM, Sink.DIFFERENCE)

    def _is_proved(self, write: Write) -> bool:
        """Tell whether nothing at all can differ: rows are counted, or get one of two texts."""
        if self._hazards.frame.how is not How.PROVED:
            return False
        if self._is_count(write) and self._hazards.start(write).proves("int"):
            return write.test is None or self._is_proved_test(write.test)
        if write.sink is not Sink.LIST or not isinstance(write.value, ast.IfExp):
            return False
        texts = all(
            isinstance(v, ast.Constant) and isinstance(v.value, str)
            for v in (write.value.body, write.value.orelse)
        )
        return texts and self._is_proved_test(write.value.test)

    def _is_proved_test(self, test: ast.expr) -> bool:
        """Tell whether a test only compares literals and columns of known content, which raises nothing."""
        if self._hazards.literal is None:
            return False
        for part in self._loop.parts(test):
            if isinstance(part, ast.Compare):
                kinds = {self._hazards.kind(operand) for operand in self._operands(part)}
                if None in kinds or len(kinds) != 1:
                    return False
            elif not (isinstance(part, _PROVABLE) or self._is_sign(part) or self._loop.column(part)):
                return False
        return True

    def _operands(self, node: ast.Compare) -> Iterator[ast.expr]:
        for operand in (node.left, *node.comparators):
            yield from operand.elts if isinstance(operand, ast.List | ast.Tuple | ast.Set) else (operand,)

    def _is_sign(self, node: ast.expr) -> bool:
        """Tell whether a node is a `not`, or the sign of a literal."""
        negative = isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant)
        return negative or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))

    def _ordinary_types(self) -> str:
        """Return which types behave the same in a loop; bools do not where there is arithmetic."""
        adds = any(write.sink in NUMBERS and not self._is_count(write) for write in self._loop.writes)
        computes = adds or any(isinstance(part, ast.BinOp) for part in self._loop.all_parts())
        return f"columns of ordinary types ({'' if computes else 'bool, '}int64, float64, str)"

    def _depends_on_labels(self) -> bool:
        """Tell whether cells are written or read by the label of the row."""
        reads_cells = any(
            isinstance(getattr(part, "slice", None), ast.Tuple) for part in self._loop.all_parts()
        )
        return reads_cells or bool(self._loop.writes_to(Sink.CELL))

    def _tests_need_texts(self) -> bool:
        """Tell whether a test fails unless its columns hold texts: those of a frame without rows may not."""
        for part in self._loop.parts(*(write.test for write in self._loop.writes)):
            if isinstance(part, ast.Compare):
                operands = (
                    [part.left, *part.comparators] if any(isinstance(op, _ORDER) for op in part.ops) else []
                )
            else:
                operands = [part.left, part.right] if isinstance(part, ast.BinOp) else []
            if any(self._hazards.kind(operand) == TEXT for operand in operands):
                return True
        return False

    def _raises_to_powers(self) -> bool:
        """Tell whether there is a power that numpy computes differently: `2 ** -1`, `(-8) ** 0.5`."""
        powers = (part for part in self._loop.all_parts() if isinstance(part, ast.BinOp))
        return any(isinstance(part.op, ast.Pow) and not is_natural(part.right) for part in powers)

    def _divides(self) -> bool:
        """Tell whether a division could be by zero: by no literal, and not kept from it by a test."""
        guarded: set[ast.expr] = set()
        for choice in self._hazards.choices():
            guarded |= self._guarded(choice.body, choice.test, holds=True)
            guarded |= self._guarded(choice.orelse, choice.test, holds=False)
        for write in self._loop.writes:
            if write.test is not None:
                guarded |= self._guarded(write.value, write.test, holds=not write.negated)
        divisions = (part for part in self._loop.all_parts() if isinstance(part, ast.BinOp))
        return any(
            isinstance(part.op, _DIVISIONS) and not is_positive(part.right) and part not in guarded
            for part in divisions
        )

    def _guarded(self, value: ast.expr, test: ast.expr, *, holds: bool) -> set[ast.expr]:
        """Return the divisions in a value that a test keeps from zero, as in `a / b if b != 0 else 0`."""
        if not (isinstance(test, ast.Compare) and len(test.ops) == 1 and is_zero(test.comparators[0])):
            return set()
        if not isinstance(test.ops[0], (ast.NotEq, ast.Gt, ast.Lt) if holds else ast.Eq):
            return set()
        column = self._loop.column(test.left)
        divisions = (part for part in self._loop.parts(value) if isinstance(part, ast.BinOp))
        return {part for part in divisions if column and self._loop.column(part.right) == column}

    def _is_text_column(self, write: Write) -> bool:
        return write.sink in (Sink.CELL, Sink.LIST) and self._hazards.kind(write.value) == TEXT
