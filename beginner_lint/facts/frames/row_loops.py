"""Loops over the rows of a frame, reduced to what each round writes.

`for i, row in df.iterrows(): x = row["a"] * 2; df.loc[i, "n"] = x + 1` writes a cell of column `n`, and
`x` only carries a value to it. Rules that turn such loops into operations on whole columns look at
nothing else of the body.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from beginner_lint.facts.frames.row_writes import RowHeader, RowLoop, Sink, Write, is_name
from beginner_lint.facts.scopes.node_fields import nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class RowLoops:
    """Finds and reduces loops over rows.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[ast.For, RowLoop | None] = {}

    def of(self, loop: ast.For) -> RowLoop | None:
        """Return what a loop over rows is reduced to; None for another loop, or a body that does more."""
        if loop not in self._known:
            self._known[loop] = self._reduce(loop)
        return self._known[loop]

    def _reduce(self, loop: ast.For) -> RowLoop | None:
        header = header_of(loop)
        if header is None or loop.orelse:
            return None
        body = _Body(header, set(_last_jumps(loop.body)))
        try:
            writes = body.block(loop.body, nested=False)
        except _DoesMore:
            return None
        if not writes:
            return None
        bound = (header.index.id, header.row.id, *body.temporaries)
        found = RowLoop(header, tuple(writes), body.replaced, bound)
        return found._replace(carried=tuple(_carried(found)))


def header_of(loop: ast.For) -> RowHeader | None:
    """Return the parts of a header `for i, row in df.iterrows()`; None for any other."""
    call, target = loop.iter, loop.target
    if not (
        isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "iterrows"
    ):
        return None
    if call.args or call.keywords or not isinstance(target, ast.Tuple | ast.List) or len(target.elts) != 2:
        return None
    index, row = target.elts
    if not (isinstance(index, ast.Name) and isinstance(row, ast.Name)) or index.id == row.id:
        return None
    return RowHeader(loop, call.func.value, index, row)


class _DoesMore(Exception):
    """The body does something that no operation on whole columns does."""


@dataclass
class _Body:
    """The walk over a body. `values` holds what each temporary stands for at this point.

    The statements in `idle` are a `continue` after which the round would end anyway.
    """

    header: RowHeader
    idle: set[ast.stmt]
    values: dict[str, ast.expr] = field(default_factory=dict)
    replaced: dict[ast.Name, ast.expr] = field(default_factory=dict)
    temporaries: dict[str, None] = field(default_factory=dict)

    def block(self, statements: list[ast.stmt], *, nested: bool) -> list[Write]:
        """Return what statements write, in order; nested ones stand in an `if`."""
        writes: list[Write] = []
        for statement in statements:
            if isinstance(statement, ast.If):
                writes += self._if(statement, nested)
            elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
                writes += self._assign(statement, statement.targets[0])
            elif isinstance(statement, ast.AugAssign):
                writes.append(self._augmented(statement))
            elif isinstance(statement, ast.Expr):
                writes += self._expression(statement)
            elif not isinstance(statement, ast.Pass) and statement not in self.idle:
                raise _DoesMore
        return writes

    def _read(self, *nodes: ast.expr) -> None:
        """Note what the temporaries in expressions stand for here."""
        for node in nodes_in(*nodes):
            if isinstance(node, ast.Name) and node.id in self.values:
                self.replaced[node] = self.values[node.id]

    def _assign(self, statement: ast.Assign, target: ast.expr) -> Iterator[Write]:
        if isinstance(target, ast.Subscript) and self.header.is_cell(target):
            self._read(statement.value)
            yield Write(statement, Sink.CELL, target, statement.value)
        elif isinstance(target, ast.Name) and target.id not in (self.header.index.id, self.header.row.id):
            if is_name(statement.value, target):
                return  # `count = count`, which learners write for "no change"
            accumulated = _accumulation(statement, target)
            self._read(accumulated.value if accumulated else statement.value)
            if accumulated:
                yield accumulated
            else:
                self.values[target.id] = statement.value
                self.temporaries[target.id] = None
        else:
            raise _DoesMore

    def _augmented(self, statement: ast.AugAssign) -> Write:
        target, value = statement.target, statement.value
        self._read(value)
        if isinstance(target, ast.Subscript) and self.header.is_cell(target):
            return Write(statement, Sink.CELL, target, ast.BinOp(target, statement.op, value))
        if isinstance(target, ast.Name) and isinstance(statement.op, ast.Add | ast.Sub):
            sink = Sink.SUM if isinstance(statement.op, ast.Add) else Sink.DIFFERENCE
            return Write(statement, sink, target, value)
        raise _DoesMore

    def _expression(self, statement: ast.Expr) -> Iterator[Write]:
        call = statement.value
        if isinstance(call, ast.Constant | ast.Name):
            return
        if not (
            isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append"
        ):
            raise _DoesMore
        if not isinstance(call.func.value, ast.Name) or len(call.args) != 1 or call.keywords:
            raise _DoesMore
        self._read(*call.args)
        yield Write(statement, Sink.LIST, call.func.value, call.args[0])

    def _if(self, statement: ast.If, nested: bool) -> list[Write]:
        """Return what an `if` writes: one that keeps the larger value, or two ways for the same places."""
        self._read(statement.test)
        extreme = _extreme(statement)
        if extreme is not None:
            self._read(extreme.value)
            return [extreme]
        if nested or (len(statement.orelse) == 1 and isinstance(statement.orelse[0], ast.If)):
            raise _DoesMore
        before = dict(self.values)
        yes, yes_values = self._branch(statement.body, before)
        no, no_values = self._branch(statement.orelse, before)
        for name in yes_values | no_values:
            if yes_values.get(name) is not no_values.get(name):
                if name not in yes_values or name not in no_values:
                    raise _DoesMore
                self.values[name] = ast.IfExp(statement.test, yes_values[name], no_values[name])
        return _merged(statement.test, yes, no)

    def _branch(
        self, block: list[ast.stmt], before: dict[str, ast.expr]
    ) -> tuple[dict[tuple[Sink, str], Write], dict[str, ast.expr]]:
        """Return what a branch writes, by place, and what the temporaries stand for at its end."""
        self.values = dict(before)
        written: dict[tuple[Sink, str], Write] = {}
        for write in self.block(block, nested=True):
            if (write.sink, write.name) in written:
                raise _DoesMore
            written[write.sink, write.name] = write
        return written, self.values


def _last_jumps(block: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield each `continue` at the end of a body, also of the branches of an `if` there."""
    last = block[-1] if block else None
    if isinstance(last, ast.Continue):
        yield last
    elif isinstance(last, ast.If):
        yield from _last_jumps(last.body)
        yield from _last_jumps(last.orelse)


def _merged(
    test: ast.expr, yes: dict[tuple[Sink, str], Write], no: dict[tuple[Sink, str], Write]
) -> list[Write]:
    """Return the writes of two branches, those to one place as one write."""
    writes = []
    for place, write in yes.items():
        other = no.get(place)
        if other is None:
            writes.append(write._replace(test=test))
        elif write.sink in (Sink.LARGEST, Sink.SMALLEST):
            raise _DoesMore
        else:
            writes.append(write._replace(value=ast.IfExp(test, write.value, other.value)))
    return writes + [
        write._replace(test=test, negated=True) for place, write in no.items() if place not in yes
    ]


def _accumulation(statement: ast.Assign, target: ast.Name) -> Write | None:
    """Read `t = t + x`, `t = x + t`, `t = t - x`, `t = max(t, x)` as what they do to `t`."""
    value = statement.value
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add | ast.Sub):
        if is_name(value.left, target):
            sink = Sink.SUM if isinstance(value.op, ast.Add) else Sink.DIFFERENCE
            return Write(statement, sink, target, value.right)
        if isinstance(value.op, ast.Add) and is_name(value.right, target):
            return Write(statement, Sink.SUM, target, value.left)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("max", "min"):
        others = [argument for argument in value.args if not is_name(argument, target)]
        if len(value.args) == 2 and len(others) == 1 and not value.keywords:
            sink = Sink.LARGEST if value.func.id == "max" else Sink.SMALLEST
            return Write(statement, sink, target, others[0])
    return None


def _extreme(statement: ast.If) -> Write | None:
    """Read `if x > best: best = x` in each of its spellings as what it does to `best`."""
    test, body = statement.test, statement.body
    if statement.orelse or len(body) != 1 or not isinstance(body[0], ast.Assign):
        return None
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    (target, *others), value = body[0].targets, body[0].value
    sides = (test.left, test.comparators[0])
    if (
        others
        or not isinstance(target, ast.Name)
        or not isinstance(test.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE)
    ):
        return None
    for position, (one, other) in enumerate((sides, sides[::-1])):
        if is_name(other, target) and ast.dump(one) == ast.dump(value):
            greater = isinstance(test.ops[0], ast.Gt | ast.GtE) == (position == 0)
            return Write(statement, Sink.LARGEST if greater else Sink.SMALLEST, target, value)
    return None


def _in_turn(loop: RowLoop) -> Iterator[ast.expr]:
    """Yield the variables to which two things are done in turn, which is not the same one after the other."""
    sinks: dict[str, set[Sink]] = {}
    for write in loop.writes:
        if isinstance(write.target, ast.Name):
            sinks.setdefault(write.name, set()).add(write.sink)
            if len(sinks[write.name]) > 1 and not sinks[write.name] <= {Sink.SUM, Sink.DIFFERENCE}:
                yield write.target


def _carried(loop: RowLoop) -> Iterator[ast.expr]:
    """Yield the reads of what an earlier round, or an earlier statement of this round, wrote."""
    variables = {write.name for write in loop.writes if write.sink is not Sink.CELL} | set(loop.bound[2:])
    columns: set[str] = set()
    yield from _in_turn(loop)
    for write in loop.writes:
        direct = {inner for outer in (write.value, write.test) if outer for inner in nodes_in(outer)}
        for part in loop.parts(write.value, write.test):
            column = loop.column(part)
            if isinstance(part, ast.Name) and part.id in variables:
                yield part
            elif column in columns and not (part in direct and loop.header.is_cell(part)):
                yield part  # the row is a picture from before the write; a cell read in place is up to date
        if write.sink is Sink.CELL:
            columns.add(write.name)
