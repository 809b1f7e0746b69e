"""Variables that a loop counts by hand: `i += 1` in each round."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.layout import comment_after, is_for_tools, removal
from beginner_lint.facts.loops.replacing import leaves_blank_lines
from beginner_lint.facts.scopes.node_fields import children_of, nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class Step(NamedTuple):
    """A statement that adds a number to a variable: `i += 1`, `i = i + 1`, `i -= 2`.

    `target` is where it is bound, `read` where it is read: the same place in the first and the last form.
    """

    statement: ast.stmt
    target: ast.Name
    read: ast.Name
    by: int


class Order(enum.Enum):
    """When the rest of a round reads the counter."""

    READ_FIRST = "before it is counted on"
    COUNTED_FIRST = "after it was counted on"
    MIXED = "before and after"


class Counter:
    """A variable that each round of a loop counts on by the same number, and nothing else in it binds.

    Args:
        loop: the loop.
        step: the statement of its body that counts on.
        facts: the facts of the file.

    """

    def __init__(self, loop: ast.For | ast.While, step: Step, facts: Facts) -> None:
        self.loop = loop
        self.step = step
        self.name = step.target.id
        self._facts = facts
        self._scope = facts.scopes.scope_at(loop)
        position = loop.body.index(step.statement)
        self._before, self._after = loop.body[:position], loop.body[position + 1 :]

    @cached_property
    def initial(self) -> ast.Assign | None:
        """The statement before the loop that gives the counter its first value, if it may as well go."""
        found = self._facts.loops.initial(self.step.read, self.loop, {self.step.target})
        return found if isinstance(found, ast.Assign) else None

    @cached_property
    def start(self) -> int | None:
        """The first value, if it is spelled as a number."""
        return whole_number(self.initial.value) if self.initial is not None else None

    @cached_property
    def reads(self) -> list[ast.AST]:
        """The places in the loop that use the counter in whatever way, but for the statement that counts."""
        own = set(nodes_in(self.step.statement))
        return [place for place in self._facts.loops.places(self.step.target, self.loop) if place not in own]

    @cached_property
    def order(self) -> Order:
        """When the rest of a round reads the counter."""
        if not _are_in(self.reads, self._after):
            return Order.READ_FIRST
        return Order.MIXED if _are_in(self.reads, self._before) else Order.COUNTED_FIRST

    # Is it a counter?

    @guard
    def is_read_before_and_after(self) -> bool:
        """Whether a round reads both the old and the new value."""
        return self.order is Order.MIXED

    @guard
    def may_have_no_value(self) -> bool:
        """Whether the counter may be deleted when a round counts it, or belongs to another scope."""
        return not self._facts.flow.is_bound(self.step.read)

    @guard
    def rounds_may_not_count(self) -> bool:
        """Whether a round may end by `continue` before it counts."""
        return any(_continues(statement) for statement in self._before)

    @guard
    def is_needed_later(self) -> str | None:
        """Return where the counter is used when the loop is over; imports by other modules do not count."""
        for later in self._facts.flow.uses_beside(self.name, self.loop):
            if later.node is not None or self._scope.kind is not ScopeKind.MODULE:
                return later.reason
        return None

    @guard
    def others_import_it(self) -> str | None:
        """Say what must hold for nobody to notice that the last value is another one."""
        if self._facts.flow.read_later(self.name, self.loop):
            return f"no other module imports `{self.name}`"
        return None

    @property
    def keeps_last_value(self) -> bool:
        """Whether the variable has the same value whenever the loop is over, if its first value is kept."""
        return self.order is Order.COUNTED_FIRST and not self._before

    # What goes

    def removals(self, *, initial: bool) -> tuple[Edit, ...] | str:
        """Return the edits that take the counting away, and the first value too; or why there are none."""
        source, statements = self._facts.source, [self.step.statement]
        if initial and self.initial is not None:
            statements.append(self.initial)
        edits = []
        for statement in statements:
            comment = comment_after(statement, source)
            if is_for_tools(comment):
                return f"the comment `{comment}` belongs to its line"
            blank = statement is self.initial and leaves_blank_lines(statement, self.loop, self._facts)
            edits.append(removal(statement, source, blank_lines=blank))
        found = tuple(edit for edit in edits if edit is not None)
        return found if len(found) == len(edits) else "the line that counts cannot be taken away alone"


def counters(loop: ast.For | ast.While, facts: Facts) -> Iterator[Counter]:
    """Yield the variables that the statements of a loop's own body count on by a number."""
    for statement in loop.body:
        step = step_of(statement)
        if step is not None:
            yield Counter(loop, step, facts)


def step_of(statement: ast.stmt) -> Step | None:
    """Return what a statement adds to a variable, if it does just that."""
    if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        by = _signed(statement.op, whole_number(statement.value))
        return Step(statement, statement.target, statement.target, by) if by else None
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return None
    target, value = statement.targets[0], statement.value
    if not isinstance(target, ast.Name) or not isinstance(value, ast.BinOp):
        return None
    left, right = value.left, value.right
    if isinstance(value.op, ast.Add) and not isinstance(left, ast.Name):
        left, right = right, left
    by = _signed(value.op, whole_number(right))
    if isinstance(left, ast.Name) and left.id == target.id and by:
        return Step(statement, target, left, by)
    return None


def whole_number(node: ast.expr) -> int | None:
    """Return the whole number that a node spells, with a sign or without."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        number = whole_number(node.operand)
        return None if number is None else -number
    return node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


def _signed(operator: ast.operator, number: int | None) -> int | None:
    if number is None or not isinstance(operator, ast.Add | ast.Sub):
        return None
    return number if isinstance(operator, ast.Add) else -number


def _are_in(places: list[ast.AST], statements: list[ast.stmt]) -> bool:
    nodes = set(nodes_in(*statements))
    return any(place in nodes for place in places)


def _continues(statement: ast.AST) -> bool:
    """Tell whether a statement may go on with the next round of the loop around it."""
    if isinstance(statement, ast.For | ast.AsyncFor | ast.While):
        return any(map(_continues, statement.orelse))
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return False
    return isinstance(statement, ast.Continue) or any(map(_continues, children_of(statement)))
