"""How loops over rows and operations on columns can differ: what forbids the latter, what they assume.

Measured on pandas 2.3 and 3.1; tests run the rewrites on frames that show each difference.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit, ScopedName
from beginner_lint.facts.frames.column_statements import ColumnStatements
from beginner_lint.facts.frames.frames import LiteralFrame
from beginner_lint.facts.frames.row_writes import RowLoop, Sink, Write
from beginner_lint.facts.layout import is_for_tools
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Binding, Role
from beginner_lint.facts.types.lattice import Fact, How, join_all
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_SCALARS = ("str", "int", "float", "bool", "complex", "NoneType", "bytes")
_KNOWN_MODULES = ("math", "numpy", "pandas")  # what expressions read from them is no list
TEXT, _NUMBER, _BOOL = "text", "number", "bool"
_KINDS = {"str": TEXT, "int": _NUMBER, "float": _NUMBER, "bool": _BOOL}


class RowHazards:
    """Answers about the differences for one loop over rows.

    Args:
        facts: the facts of the file.
        loop: the loop.

    Attributes:
        numpy: what the module numpy is called there, None where it cannot be named.
        statements: what would replace the loop.

    """

    def __init__(self, facts: Facts, loop: RowLoop) -> None:
        self._facts = facts
        self._loop = loop
        self.numpy = facts.imports.module("numpy", "np", loop.loop, beside="pandas")
        self.statements = ColumnStatements(facts, loop, self.numpy.name if self.numpy else "np")

    @cached_property
    def frame(self) -> Fact:
        """What is known of what the loop walks over."""
        return self._facts.frames.of(self._loop.frame)

    @cached_property
    def literal(self) -> LiteralFrame | None:
        """The content of the frame, if it stands in the file."""
        return self._facts.frames.literal(self._loop.frame)

    # What keeps a finding back

    @guard
    def is_no_frame(self) -> bool:
        """Tell whether what the loop walks over is no frame of pandas, or nothing says that it is one."""
        return not self.frame.suggests("DataFrame")

    @guard
    def is_no_sum(self) -> bool:
        """Tell whether something is added to what is not known to be a number."""
        sums = self._loop.writes_to(Sink.SUM, Sink.DIFFERENCE)
        return not all(self.start(write).suggests("int", "float", "bool") for write in sums)

    def start(self, write: Write) -> Fact:
        """Return what is known of a variable before the loop."""
        inside = set(nodes_in(self._loop.loop))
        outside = [binding for binding in self._reaching(write) if binding.node not in inside]
        return join_all(*(self._facts.types.of_binding(binding) for binding in outside))

    def _reaching(self, write: Write) -> Iterable[Binding]:
        is_augmented = isinstance(write.statement, ast.AugAssign)
        for node in nodes_in(write.statement):
            is_own = isinstance(node, ast.Name) and node.id == write.name
            if is_own and (is_augmented or isinstance(node.ctx, ast.Load)):  # type: ignore[attr-defined]
                return self._facts.flow.reaching(node) or ()  # type: ignore[arg-type]
        return ()

    # What forbids a fix

    def refusal(self) -> str | None:
        """Return why operations on columns cannot take the place of the loop."""
        return (
            self.is_not_certainly_a_frame()
            or self.misfit()
            or self.is_read_afterwards()
            or self.has_no_numpy()
            or self.has_hidden_builtin()
            or self.has_comment_for_a_tool()
        )

    def misfit(self) -> str | None:
        """Return why columns cannot do the same at all."""
        return (
            self.is_no_comparison()
            or self.mixes_types()
            or self.may_fail_elsewhere()
            or self.has_several_values()
        )

    @guard
    def is_not_certainly_a_frame(self) -> str | None:
        """Why the frame is known only by how it is used."""
        return f"it is not certain that {self.frame.reason}" if self.frame.how is How.EVIDENCE else None

    @guard
    def is_no_comparison(self) -> str | None:
        """Why a condition is none about a column: `if row["active"]:` takes "no" and NaN for true."""
        for write in self._loop.writes:
            for node in self.statements.columns.unclear_truths(write.test, values=(write.value,)):
                if not self._is_bool(node):
                    return f"{self.quoted(node)} may be something else than True or False"
        return None

    def _is_bool(self, node: ast.expr) -> bool:
        column = self._loop.column(node)
        return column is not None and self.literal is not None and self.literal.kinds.get(column) == "bool"

    @guard
    def mixes_types(self) -> str | None:
        """Why one column cannot hold both outcomes of a condition: numpy refuses to mix texts and numbers."""
        for choice in self.choices():
            kinds = self.kind(choice.body), self.kind(choice.orelse)
            if None not in kinds and kinds[0] != kinds[1]:
                return f"{self.quoted(choice.body)} and {self.quoted(choice.orelse)} are of different types"
        return None

    def choices(self) -> Iterator[ast.IfExp]:
        """Yield what chooses one of two values for each row."""
        return (part for part in self._loop.all_parts() if isinstance(part, ast.IfExp))

    def kind(self, node: ast.expr) -> str | None:
        """Return whether an expression is a text, a number or a bool; None if that is not certain."""
        column = self._loop.column(node)
        if column is not None:
            return _KINDS.get(self.literal.kinds.get(column, "")) if self.literal else None
        if isinstance(node, ast.Name) and node in self._loop.replaced:
            return self.kind(self._loop.replaced[node])
        if isinstance(node, ast.IfExp):
            return self.kind(node.body) or self.kind(node.orelse)
        if isinstance(node, ast.Compare | ast.BoolOp) or (
            isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
        ):
            return _BOOL
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self.kind(node.left) or self.kind(node.right)
        if isinstance(node, ast.BinOp | ast.UnaryOp) or ast.unparse(node) in (
            "np.nan",
            "math.nan",
            "numpy.nan",
        ):
            return _NUMBER
        return _KINDS.get(self._facts.types.of(node).name or "")

    @guard
    def may_fail_elsewhere(self) -> str | None:
        """Why a value cannot be computed where the condition keeps the loop from it: a power may raise."""
        for write in self._loop.writes:
            guarded = [write.value] if write.test is not None else []
            guarded += [branch for choice in self.choices() for branch in (choice.body, choice.orelse)]
            for part in self._loop.parts(*guarded):
                if (
                    isinstance(part, ast.BinOp)
                    and isinstance(part.op, ast.Pow)
                    and not is_positive(part.right)
                ):
                    return f"{self.quoted(part)} would be computed for every row, and may fail"
        return None

    @guard
    def has_several_values(self) -> str | None:
        """Why a name cannot stand beside a column: pandas would deal out its values to the rows."""
        for other in self.others():
            fact = self._facts.types.of(other)
            if fact.type is not None and fact.type.name not in _SCALARS:
                return f"{self.quoted(other)} is no single value"
        return None

    def others(self) -> Iterator[ast.expr]:
        """Yield what the statements read beside the row: variables, their attributes and items."""
        inner: set[ast.AST] = set()
        for part in self._loop.all_parts():
            if not isinstance(part, ast.Name | ast.Attribute | ast.Subscript) or self._loop.column(part):
                continue
            module = (self._facts.types.origin(part) or "").partition(".")[0]
            if part not in inner and module not in _KNOWN_MODULES:
                yield part
            inner.update(nodes_in(part))

    @guard
    def has_hidden_builtin(self) -> str | None:
        """Why a builtin cannot be called: its name means something else."""
        for name in sorted(self.statements.builtins()):
            if not self._facts.scopes.would_be_builtin(name, self._loop.loop):
                return f"`{name}` may mean something else in this program"
        return None

    def numpy_import(self) -> Edit | None:
        """Return the import of numpy that the statements need, None if they need none."""
        return self.numpy.edit if self.numpy and any(self.choices()) else None

    @guard
    def has_no_numpy(self) -> str | None:
        """Why numpy cannot be used where one of two values must be chosen for each row."""
        if self.numpy is None and any(self.choices()):
            return "`np` may not be numpy there"
        return None

    @guard
    def has_comment_for_a_tool(self) -> str | None:
        """Why a comment cannot be moved: a tool reads it, and it belongs to its line."""
        for comment in self.statements.comments():
            if is_for_tools(comment):
                return f"the comment `{comment}` belongs to its line"
        return None

    @guard
    def is_read_afterwards(self) -> str | None:
        """Why a variable that only the loop binds is still needed."""
        for name in self._loop.bound:
            for later in self._facts.flow.uses_beside(name, self._loop.loop):
                if later.node is not None:
                    return later.reason
        return None

    def list_used_otherwise(self) -> str | None:
        """Why a list cannot go: it does not just take the values from the loop to the column."""
        for write in self._loop.writes_to(Sink.LIST):
            start, end = self.statements.initial.get(write.name), self.statements.assignments.get(write.name)
            if start is None:
                return f"`{write.name}` is not emptied directly before the loop"
            if end is None:
                return f"other statements stand between the loop and the column made of `{write.name}`"
            inside = {node for statement in (start, self._loop.loop, end) for node in nodes_in(statement)}
            others = [node for node in self.statements.uses(write, *Role) if node not in inside]
            if others:
                return f"`{write.name}` is used elsewhere too (line {getattr(others[0], 'lineno', '?')})"
        return None

    # What a fix does

    def edits(self) -> tuple[Edit, ...]:
        """Return the edits that replace the loop."""
        needed = self.numpy_import()
        return (*([needed] if needed else ()), self.statements.edit())

    def bound_names(self) -> frozenset[ScopedName]:
        """Return the names that the edits bind or no longer bind."""
        names = self._facts.scopes.scoped(
            self._loop.loop,
            *self._loop.bound,
            *(w.name for w in self._loop.writes if w.sink is not Sink.CELL),
        )
        return names | ({ScopedName(0, "np")} if self.numpy_import() else set())

    def names_relied_on(self) -> frozenset[ScopedName]:
        """Return the names whose meaning the new statements take for granted."""
        nodes = (*self._loop.all_parts(), *nodes_in(self._loop.frame))
        names = {node.id for node in nodes if isinstance(node, ast.Name)}
        read = names - set(self._loop.bound)
        return self._facts.scopes.scoped(self._loop.loop, *read, *self.statements.builtins())

    def quoted(self, node: ast.expr) -> str:
        """Return an expression as it stands in the file, for a message."""
        return f"`{self._facts.source.segment(node)}`" if hasattr(node, "lineno") else "a value chosen before"


def is_positive(node: ast.expr) -> bool:
    """Tell whether an expression is a literal above zero."""
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and node.value > 0


def is_natural(node: ast.expr) -> bool:
    """Tell whether an expression is a whole number from the text, as most exponents are: `2` in `x ** 2`."""
    return isinstance(node, ast.Constant) and type(node.value) is int


def is_zero(node: ast.expr) -> bool:
    """Tell whether an expression is a literal zero."""
    return isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value == 0
