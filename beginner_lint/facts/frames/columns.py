"""What is said about one row, said about whole columns: `row["a"] > 3` is `df["a"] > 3`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.frames.row_writes import RowLoop
from beginner_lint.facts.scopes.node_fields import nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# How tightly operators bind, as in the language reference.
_COMPARISON, _OR, _AND, _SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(8)
_OPERATORS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("+", _SUM),
    ast.Sub: ("-", _SUM),
    ast.Mult: ("*", _PRODUCT),
    ast.Div: ("/", _PRODUCT),
    ast.FloorDiv: ("//", _PRODUCT),
    ast.Mod: ("%", _PRODUCT),
    ast.Pow: ("**", _POWER),
}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
# `<` is not here: where a value is missing, neither `<` nor `>=` holds.
_OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_FIXED = (ast.Name, ast.Attribute, ast.Constant, ast.Subscript)
_MISSING_TESTS = frozenset({"pandas.isna", "pandas.isnull", "pandas.notna", "pandas.notnull"})


class NoColumn(Exception):
    """An expression about a row that has no counterpart about columns."""


class Columns:
    """Writes the expressions of one loop over rows.

    Args:
        facts: the facts of the file.
        loop: the loop.
        numpy: what the module numpy is called where the text will stand.

    """

    def __init__(self, facts: Facts, loop: RowLoop, numpy: str = "np") -> None:
        self._facts = facts
        self._loop = loop
        self._numpy = numpy
        self.frame = facts.source.segment(loop.frame)

    def text(self, node: ast.expr) -> str:
        """Return what an expression about the row is about the columns.

        Raises:
            NoColumn: it has no counterpart: other calls than tests for missing values, f-strings, `is`,
                the index, the row as a whole.

        """
        return self._write(node)[0]

    def operand(self, node: ast.expr) -> str:
        """Return the same, in parentheses where an attribute or subscript would not bind to the whole."""
        return self._at_least(_ATOM, node)

    def condition(self, test: ast.expr, *, negated: bool, atom: bool = False) -> str:
        """Return the mask of the rows in which a test holds, or does not.

        Args:
            test: a test that reads the row.
            negated: whether the rows are those where it does not hold.
            atom: whether an attribute or subscript of the whole follows.

        """
        self.refuse_unless(self.reads_columns(test))
        text, binding = self._negated(test) if negated else self._write(test)
        return f"({text})" if atom and binding < _ATOM else text

    def for_some(self, node: ast.expr) -> str:
        """Return the columns' expression where only some rows are written: pandas picks them by label."""
        self.refuse_unless(not any(isinstance(part, ast.IfExp) for part in self._loop.parts(node)))
        return self.text(node)

    def factor(self, node: ast.expr) -> str:
        """Return the text of an expression that is multiplied with something after it."""
        return self._at_least(_PRODUCT, node)

    def refuse_unless(self, possible: bool) -> None:
        """Raise NoColumn unless it is possible to go on."""
        if not possible:
            raise NoColumn

    def spelled(self, node: ast.expr, column: str) -> str:
        """Spell the label of a column that `node` reads or writes as the file does."""
        key = node.slice if isinstance(node, ast.Subscript) else None
        if isinstance(key, ast.Tuple):
            key = key.elts[-1]
        return f'"{column}"' if key is None else self._facts.source.segment(key)

    def reads_columns(self, *nodes: ast.expr | None) -> bool:
        """Tell whether expressions read the row at all."""
        return any(self._loop.column(part) is not None for part in self._loop.parts(*nodes))

    def _at_least(self, binding: int, node: ast.expr) -> str:
        text, own = self._write(node)
        return text if own >= binding else f"({text})"

    def _write(self, node: ast.expr) -> tuple[str, int]:
        """Return the text of an expression, and how tightly it binds."""
        column = self._loop.column(node)
        if column is not None:
            return f"{self.frame}[{self.spelled(node, column)}]", _ATOM
        if isinstance(node, ast.Name) and node in self._loop.replaced:
            return self._write(self._loop.replaced[node])
        write = getattr(self, f"_write_{type(node).__name__}", None)
        if write is None:
            raise NoColumn
        written: tuple[str, int] = write(node)
        return written

    def _write_Name(self, node: ast.Name) -> tuple[str, int]:
        if node.id in self._loop.bound:
            raise NoColumn
        return node.id, _ATOM

    def _write_Attribute(self, node: ast.Attribute) -> tuple[str, int]:
        if not isinstance(node.value, ast.Name | ast.Attribute):
            raise NoColumn
        return f"{self._write(node.value)[0]}.{node.attr}", _ATOM

    def _write_Subscript(self, node: ast.Subscript) -> tuple[str, int]:
        """Write an item of something else, the same one for each row: `rates["VAT"]`."""
        parts = [part for part in nodes_in(node) if isinstance(part, ast.expr)]
        fixed = all(isinstance(part, _FIXED) for part in parts)
        names = {part.id for part in parts if isinstance(part, ast.Name)}
        self.refuse_unless(fixed and not names & set(self._loop.bound))
        return self._facts.source.segment(node), _ATOM

    def _write_Constant(self, node: ast.Constant) -> tuple[str, int]:
        if not isinstance(node.value, bool | int | float | str):
            raise NoColumn
        text = self._facts.source.segment(node)
        if "\n" in text or "\r" in text:
            raise NoColumn
        return text, _ATOM

    def _negated(self, node: ast.expr) -> tuple[str, int]:
        """Write the condition that holds where `node` does not, also for missing values."""
        if isinstance(node, ast.Name) and node in self._loop.replaced:
            return self._negated(self._loop.replaced[node])
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self._write(node.operand)
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _OPPOSITES:
            return self._write_pair(_OPPOSITES[type(node.ops[0])](), node.left, node.comparators[0])
        return f"~{self._at_least(_SIGN, node)}", _SIGN

    def _write_UnaryOp(self, node: ast.UnaryOp) -> tuple[str, int]:
        if isinstance(node.op, ast.Not):
            return self._negated(node.operand)
        if isinstance(node.op, ast.Invert):
            raise NoColumn
        return f"{'-' if isinstance(node.op, ast.USub) else '+'}{self._at_least(_SIGN, node.operand)}", _SIGN

    def _write_BinOp(self, node: ast.BinOp) -> tuple[str, int]:
        if type(node.op) not in _OPERATORS:
            raise NoColumn
        if not isinstance(node.op, ast.Add) and any(map(_is_text, self._loop.parts(node.left, node.right))):
            raise NoColumn  # "ab" * n, "%d" % n
        operator, binding = _OPERATORS[type(node.op)]
        power = isinstance(node.op, ast.Pow)
        left = self._at_least(binding + power, node.left)
        right = self._at_least(_SIGN if power else binding + 1, node.right)
        return f"{left} {operator} {right}", binding

    def _write_BoolOp(self, node: ast.BoolOp) -> tuple[str, int]:
        operator, binding = ("&", _AND) if isinstance(node.op, ast.And) else ("|", _OR)
        return f" {operator} ".join(self._at_least(binding, value) for value in node.values), binding

    def _write_Compare(self, node: ast.Compare) -> tuple[str, int]:
        operands = [node.left, *node.comparators]
        if len(node.ops) == 1:
            return self._write_pair(node.ops[0], operands[0], operands[1])
        pairs = [ast.Compare(operands[at], [op], [operands[at + 1]]) for at, op in enumerate(node.ops)]
        return self._write_BoolOp(ast.BoolOp(ast.And(), [*pairs]))

    def _write_pair(self, operator: ast.cmpop, left: ast.expr, right: ast.expr) -> tuple[str, int]:
        if isinstance(operator, ast.In | ast.NotIn):
            if not _is_plain_collection(right) or not self.reads_columns(left):
                raise NoColumn
            text = f"{self.operand(left)}.isin({self._facts.source.segment(right)})"
            return (text, _ATOM) if isinstance(operator, ast.In) else (f"~{text}", _SIGN)
        if type(operator) not in _COMPARISONS or not self.reads_columns(left, right):
            raise NoColumn  # what is True or False for all rows has no `~`
        sides = self._at_least(_OR, left), self._at_least(_OR, right)
        return f" {_COMPARISONS[type(operator)]} ".join(sides), _COMPARISON

    def _write_IfExp(self, node: ast.IfExp) -> tuple[str, int]:
        if not self.reads_columns(node.test):
            raise NoColumn
        return (
            f"{self._numpy}.where({self.text(node.test)}, {self.text(node.body)}, {self.text(node.orelse)})",
            _ATOM,
        )

    def _write_Call(self, node: ast.Call) -> tuple[str, int]:
        if not self.is_missing_test(node):
            raise NoColumn
        return f"{self._facts.source.segment(node.func)}({self.text(node.args[0])})", _ATOM

    def is_missing_test(self, node: ast.expr) -> bool:
        """Tell whether an expression is a call of `pd.isna`, `pd.notna` or their other names."""
        return (
            isinstance(node, ast.Call)
            and self._facts.types.origin(node.func) in _MISSING_TESTS
            and len(node.args) == 1
            and not node.keywords
            and self.reads_columns(*node.args)
        )

    def truths(self, *nodes: ast.expr | None) -> Iterator[ast.expr]:
        """Yield what decides by its truth: tests, and the operands of `and`, `or` and `not`."""
        for part in self._loop.parts(*nodes):
            if isinstance(part, ast.IfExp):
                yield from self._truth(part.test)
            elif isinstance(part, ast.BoolOp) or (
                isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not)
            ):
                yield from self._truth(part)

    def _truth(self, node: ast.expr) -> Iterator[ast.expr]:
        if isinstance(node, ast.Name) and node in self._loop.replaced:
            yield from self._truth(self._loop.replaced[node])
        elif isinstance(node, ast.BoolOp):
            for value in node.values:
                yield from self._truth(value)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield from self._truth(node.operand)
        else:
            yield node

    def unclear_truths(
        self, *tests: ast.expr | None, values: tuple[ast.expr, ...] = ()
    ) -> Iterator[ast.expr]:
        """Yield what decides by its truth and is no comparison: its column need not be one of bools.

        Args:
            tests: conditions.
            values: other expressions, in which `and`, `or`, `not` and `if` decide too.

        """
        decisive = [truth for test in tests if test is not None for truth in self._truth(test)]
        decisive += self.truths(*tests, *values)
        for node in decisive:
            if not isinstance(node, ast.Compare) and not self.is_missing_test(node):
                yield node


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_plain_collection(node: ast.expr) -> bool:
    """Tell whether a list, tuple or set holds literals of one kind: only texts or only whole numbers."""
    if not isinstance(node, ast.List | ast.Tuple | ast.Set) or not node.elts:
        return False
    kinds = {type(item.value) if isinstance(item, ast.Constant) else None for item in node.elts}
    return kinds in ({str}, {int})
