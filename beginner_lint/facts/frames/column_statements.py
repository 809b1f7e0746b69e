"""The statements that do to whole columns what a loop does row by row, and which text they replace."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.frames.columns import Columns
from beginner_lint.facts.frames.row_writes import RowLoop, Sink, Write
from beginner_lint.facts.layout import comments_in, indentation, newline_at
from beginner_lint.facts.scopes.scopes import Role

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

NUMBERS = (Sink.SUM, Sink.DIFFERENCE, Sink.LARGEST, Sink.SMALLEST)
_METHODS = {Sink.SUM: "sum", Sink.DIFFERENCE: "sum", Sink.LARGEST: "max", Sink.SMALLEST: "min"}
_HIGHEST = frozenset({"float('inf')", "float('+inf')", "math.inf", "np.inf", "numpy.inf"})
_LOWEST = frozenset({"float('-inf')", "-float('inf')", "-math.inf", "-np.inf", "-numpy.inf"})


class ColumnStatements:
    """Writes what replaces one loop over rows.

    Args:
        facts: the facts of the file.
        loop: the loop.
        numpy: what the module numpy is called there.

    """

    def __init__(self, facts: Facts, loop: RowLoop, numpy: str = "np") -> None:
        self._facts = facts
        self._loop = loop
        self.columns = Columns(facts, loop, numpy)

    @cached_property
    def initial(self) -> dict[str, ast.Assign]:
        """The statements directly before the loop that only give its variables the usual first value."""
        sinks = {
            write.name: write.sink for write in reversed(self._loop.writes) if write.sink is not Sink.CELL
        }
        found: dict[str, ast.Assign] = {}
        block, position = self._facts.parents.block(self._loop.loop)
        for statement in reversed(block[:position]):
            name = _only_name(statement)
            if name is None or name in found or not _is_usual(statement, sinks.get(name)):
                break
            assert isinstance(statement, ast.Assign)
            found[name] = statement
        return found

    @cached_property
    def assignments(self) -> dict[str, ast.Assign]:
        """The statements directly after the loop that make a column of a list, by the list's name."""
        lists = {write.name for write in self._loop.writes if write.sink is Sink.LIST}
        found: dict[str, ast.Assign] = {}
        block, position = self._facts.parents.block(self._loop.loop)
        for statement in block[position + 1 :]:
            name = self._list_made_column(statement)
            if name not in lists or name in found:
                break
            assert isinstance(statement, ast.Assign)
            found[name] = statement
        return found

    def _list_made_column(self, statement: ast.AST) -> str | None:
        """Return the name in `df["n"] = name`."""
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            return None
        target, value = statement.targets[0], statement.value
        if not isinstance(target, ast.Subscript) or not isinstance(value, ast.Name):
            return None
        is_column = isinstance(target.slice, ast.Constant) and isinstance(target.slice.value, str)
        return value.id if is_column and ast.dump(target.value) == ast.dump(self._loop.frame) else None

    def becomes_column(self, write: Write) -> bool:
        """Tell whether a list is made a column of the same frame somewhere."""
        return any(
            self._list_made_column(self._facts.parents[occurrence]) == write.name
            for occurrence in self.uses(write, Role.READ)
        )

    def uses(self, write: Write, *roles: Role) -> Iterator[ast.AST]:
        """Yield the places in the file that use the variable of a write in one of these roles."""
        scopes = self._facts.scopes
        owner = scopes.owner(write.target)
        for occurrence in scopes.occurrences(owner, write.name) if owner else ():
            if occurrence.role in roles:
                yield occurrence.node

    def ordered(self) -> list[Write]:
        """Return the writes in the order of their statements: columns made of lists come last."""
        lists = {write.name: write for write in self._loop.writes if write.sink is Sink.LIST}
        first = [write for write in self._loop.writes if write.sink is not Sink.LIST]
        return first + [lists.pop(name) for name in self.assignments if name in lists] + list(lists.values())

    def overwritten(self) -> bool:
        """Tell whether a statement would read a column that another has made before, unlike the loop."""
        made: set[str] = set()
        for write in self.ordered():
            reads = {self._loop.column(part) for part in self._loop.parts(write.value, write.test)}
            if reads & made:
                return True
            if write.sink is Sink.LIST:
                cells = {other.name for other in self._loop.writes if other.sink is Sink.CELL}
                if reads & cells or self._column_of(write) in cells:
                    return True
                made.add(self._column_of(write))
        return False

    def _column_of(self, write: Write) -> str:
        """Return the column that a list becomes directly after the loop."""
        return _label(self.assignments[write.name]) if write.name in self.assignments else ""

    def divisors(self, write: Write) -> Iterator[ast.expr]:
        """Yield by what the variable of a write is divided anywhere."""
        for occurrence in self.uses(write, Role.READ):
            holder = self._facts.parents[occurrence]
            if isinstance(holder, ast.BinOp) and isinstance(holder.op, ast.Div) and holder.left is occurrence:
                yield holder.right

    def column_name(self, write: Write) -> str:
        """Return the column that a cell or a list becomes."""
        if write.sink is Sink.CELL:
            return write.name
        for occurrence in self.uses(write, Role.READ):
            statement = self._facts.parents[occurrence]
            if self._list_made_column(statement) == write.name:
                return _label(statement)
        return write.name

    # Texts

    def all(self) -> list[str]:
        """Return the statements that replace the loop.

        Raises:
            NoColumn: what the body computes has no counterpart about columns.

        """
        begun: set[str] = set()
        statements = []
        for write in self.ordered():
            statements.append(self._statement(write, first=write.name not in begun))
            begun.add(write.name)
        return statements

    def computed(self, write: Write) -> str:
        """Return the expression that is all a write comes to, for a message: `(df["a"] > 3).sum()`.

        Raises:
            NoColumn: it has no counterpart about columns.

        """
        if write.sink in NUMBERS:
            return self._number(write)
        return self.columns.text(write.value) if write.test is None else self._statement(write, first=True)

    def _statement(self, write: Write, *, first: bool) -> str:
        if write.sink is Sink.CELL:
            return self._cell(write)
        if write.sink is Sink.LIST:
            assignment = self.assignments.get(write.name)
            target = self._facts.source.segment(assignment.targets[0]) if assignment else write.name
            return f"{target} = {self.columns.text(write.value)}"
        start = self.initial.get(write.name) if first else None
        number = self._number(write)
        if write.sink in (Sink.LARGEST, Sink.SMALLEST):
            return self._extreme(write, number, start)
        if start is not None:
            return f"{write.name} = {number}"
        return f"{write.name} {'+=' if write.sink is Sink.SUM else '-='} {number}"

    def _cell(self, write: Write) -> str:
        key = self.columns.spelled(write.target, write.name)
        if write.test is None:
            return f"{self.columns.frame}[{key}] = {self.columns.text(write.value)}"
        value = self.columns.for_some(write.value)
        return f"{self.columns.frame}.loc[{self._condition(write)}, {key}] = {value}"

    def _extreme(self, write: Write, number: str, start: ast.Assign | None) -> str:
        function = _METHODS[write.sink]
        if start is None:
            return f"{write.name} = {function}({write.name}, {number})"
        if write.test is None and _is_infinite(start.value, write.sink):
            return f"{write.name} = {number}"
        return f"{write.name} = {function}({self._facts.source.segment(start.value)}, {number})"

    def _condition(self, write: Write) -> str:
        assert write.test is not None
        return self.columns.condition(write.test, negated=write.negated)

    def _number(self, write: Write) -> str:
        """Return what a number gains in the whole loop, or the extreme of all rows."""
        columns, value = self.columns, write.value
        if write.test is not None and write.sink in (Sink.LARGEST, Sink.SMALLEST):
            columns.for_some(value)  # numpy finds no extreme where the condition holds nowhere
        if columns.reads_columns(value):
            if write.test is None:
                rows = columns.operand(value)
            elif self._loop.column(value) is not None:
                label = columns.spelled(value, str(self._loop.column(value)))
                rows = f"{columns.frame}.loc[{self._condition(write)}, {label}]"
            else:
                rows = f"{columns.operand(value)}[{self._condition(write)}]"
            return f"{rows}.{_METHODS[write.sink]}()"
        count = f"len({columns.frame})"
        if write.test is not None:
            count = f"int({columns.condition(write.test, negated=write.negated, atom=True)}.sum())"
        columns.refuse_unless(write.sink in (Sink.SUM, Sink.DIFFERENCE))
        return count if write.counts else f"{columns.factor(value)} * {count}"

    def builtins(self) -> set[str]:
        """Return the builtins that the statements call."""
        names: set[str] = set()
        for write in self._loop.writes:
            if write.sink in (Sink.LARGEST, Sink.SMALLEST):
                names.add(_METHODS[write.sink])
            elif write.sink in NUMBERS and not self.columns.reads_columns(write.value):
                names.add("len" if write.test is None else "int")
        return names

    # Places

    @property
    def first(self) -> ast.stmt:
        """The first statement that is replaced: an initial value, or the loop."""
        return min([self._loop.loop, *self.initial.values()], key=_position)

    @property
    def last(self) -> ast.stmt:
        """The last statement that is replaced: the loop, or a column made of a list."""
        return max([self._loop.loop, *self.assignments.values()], key=_position)

    def comments(self) -> list[str]:
        """Return the comments in what is replaced, in order."""
        spans = comments_in(self.first, self._facts.source, last=self.last)
        return [self._facts.source.text[start:end] for start, end in spans]

    def edit(self) -> Edit:
        """Return the edit that puts the statements in the place of the loop, comments above them.

        Raises:
            NoColumn: what the body computes has no counterpart about columns.

        """
        source = self._facts.source
        between = newline_at(self.first, source) + indentation(self.first, source)
        text = between.join([*self.comments(), *self.all()])
        return Edit(source.span(self.first)[0], source.span(self.last)[1], text)


def _position(statement: ast.stmt) -> tuple[int, int]:
    return statement.lineno, statement.col_offset


def _label(assignment: ast.AST) -> str:
    """Return the column in `df["n"] = value`."""
    assert isinstance(assignment, ast.Assign)
    target = assignment.targets[0]
    assert isinstance(target, ast.Subscript)
    assert isinstance(target.slice, ast.Constant)
    return str(target.slice.value)


def _only_name(statement: ast.stmt) -> str | None:
    """Return the name in `name = value`."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return None
    target = statement.targets[0]
    return target.id if isinstance(target, ast.Name) else None


def _is_usual(statement: ast.stmt, sink: Sink | None) -> bool:
    """Tell whether `name = value` gives a variable the value with which such a loop usually starts."""
    value = statement.value if isinstance(statement, ast.Assign) else None
    if sink is Sink.LIST:
        return isinstance(value, ast.List) and not value.elts
    if sink is Sink.SUM:
        return _is_number(value) and isinstance(value, ast.Constant) and value.value == 0
    if sink in (Sink.LARGEST, Sink.SMALLEST):
        return _is_number(value) or (value is not None and _is_infinite(value, sink))
    return False


def _is_number(node: ast.expr | None) -> bool:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def _is_infinite(value: ast.expr, sink: Sink) -> bool:
    """Tell whether a value is the infinity that every number beats."""
    return ast.unparse(value) in (_LOWEST if sink is Sink.LARGEST else _HIGHEST)
