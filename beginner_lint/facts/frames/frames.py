"""What is a DataFrame, and how that is known: from the functions of pandas, or from how a name is used.

`types.py` asks here about expressions that builtin types do not explain; names are its own business.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.frames.frame_names import (
    ATTRIBUTES,
    FRAME_ATTRIBUTES,
    FUNCTIONS,
    METHODS,
    OTHER_METHOD_RESULT,
    OTHER_RESULT,
    SERIES_ATTRIBUTES,
)
from beginner_lint.facts.scopes.scopes import BindingKind, Role
from beginner_lint.facts.types.lattice import UNKNOWN, Fact, How, Type, derive, tuple_of

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_FRAME, _SERIES = "DataFrame", "Series"

# Libraries whose frames have some of the same methods; next to one of them `iterrows` proves little.
_LOOKALIKES = frozenset(
    {"cudf", "dask", "databricks", "ibis", "modin", "polars", "pyspark", "vaex", "xarray"}
)

# Attributes of a frame that tell a little about it and change nothing.
_HARMLESS = frozenset({"columns", "describe", "dtypes", "head", "index", "info", "shape", "size", "tail"})


class LiteralFrame(NamedTuple):
    """A frame whose whole content stands in the file: `pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})`.

    `kinds` has the type of the values of each column: "int", "float", "str" or "bool". All columns have the
    same number of rows, at least one, and the rows are labelled 0, 1, 2, ….
    """

    kinds: Mapping[str, str]


class Frames:
    """Answers about frames.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def imported(self) -> frozenset[str]:
        """The first names of the modules that the file imports, wherever it does."""
        parents = self._facts.parents
        names = [alias.name for statement in parents.of_type(ast.Import) for alias in statement.names]
        for statement in parents.of_type(ast.ImportFrom):
            names += [statement.module or alias.name for alias in statement.names if alias.name != "*"]
        return frozenset(name.partition(".")[0] for name in names)

    def of(self, node: ast.expr) -> Fact:
        """Return whether something whose rows are walked is a frame; EVIDENCE if only that says so."""
        fact = self._facts.types.of(node)
        if fact.type is not None or "pandas" not in self.imported:
            return fact
        if self.imported & _LOOKALIKES or self._is_own_object(node):
            return UNKNOWN
        text = self._facts.source.segment(node)
        return Fact(Type(_FRAME, exact=False), How.EVIDENCE, f"`{text}` is a DataFrame")

    def _is_own_object(self, node: ast.expr) -> bool:
        """Tell whether a name may hold an object of a class of this file."""
        bindings = self._facts.flow.reaching(node) if isinstance(node, ast.Name) else None
        for binding in bindings or ():
            made = getattr(self._facts.parents.get(binding.node), "value", None)
            maker = made.func if isinstance(made, ast.Call) and isinstance(made.func, ast.Name) else None
            makers = self._facts.flow.reaching(maker) if maker else None
            if any(other.kind is BindingKind.CLASS for other in makers or ()):
                return True
        return False

    def value(self, node: ast.expr) -> Fact:
        """Return what is known of an expression from what pandas returns; names are unknown here."""
        if "pandas" not in self.imported:
            return UNKNOWN
        if isinstance(node, ast.Call):
            return self._call(node)
        if isinstance(node, ast.Attribute):
            return self._attribute(node)
        if isinstance(node, ast.Subscript):
            return self._subscript(node)
        if isinstance(node, ast.BinOp | ast.Compare | ast.UnaryOp):
            return self._operation(node)
        return UNKNOWN

    def _call(self, node: ast.Call) -> Fact:
        origin = self._facts.types.origin(node.func)
        if origin is not None:
            return self._function(node, origin)
        if not isinstance(node.func, ast.Attribute):
            return UNKNOWN
        receiver = self._facts.types.of(node.func.value)
        if receiver.name not in METHODS or any(k.arg in OTHER_METHOD_RESULT for k in node.keywords):
            return UNKNOWN
        result = METHODS[receiver.name].get(node.func.attr)
        if result == "DataFrameGroupBy":  # walking over it gives pairs of a key and a part of the frame
            return derive(Type(result, elements=Fact(tuple_of(UNKNOWN, receiver))), receiver)
        return derive(Type(result), receiver) if result else UNKNOWN

    def _function(self, node: ast.Call, origin: str) -> Fact:
        module, _, name = origin.partition(".")
        if module != "pandas":
            return UNKNOWN
        if name == "concat":
            return self._concatenation(node)
        options = {keyword.arg for keyword in node.keywords}
        if None in options or (name.startswith("read_") and options & OTHER_RESULT):
            return UNKNOWN
        if name in ("to_datetime", "to_numeric") and len(node.args) == 1:
            fact = self._facts.types.of(node.args[0])
            return fact if fact.suggests(_SERIES) else UNKNOWN
        return Fact(Type(FUNCTIONS[name])) if name in FUNCTIONS else UNKNOWN

    def _concatenation(self, node: ast.Call) -> Fact:
        """Return what `pd.concat` makes: a frame if one of the parts is one."""
        parts = node.args[0] if node.args else None
        if not isinstance(parts, ast.List | ast.Tuple):
            return UNKNOWN
        facts = [self._facts.types.of(part) for part in parts.elts]
        frames = [fact for fact in facts if fact.suggests(_FRAME)]
        return derive(Type(_FRAME), frames[0]) if frames else UNKNOWN

    def _attribute(self, node: ast.Attribute) -> Fact:
        receiver = self._facts.types.of(node.value)
        result = ATTRIBUTES.get(receiver.name or "", {}).get(node.attr)
        if result is not None:
            return derive(Type(result), receiver)
        is_attribute = node.attr in SERIES_ATTRIBUTES | FRAME_ATTRIBUTES or node.attr.startswith("_")
        return derive(Type(_SERIES), receiver) if receiver.suggests(_FRAME) and not is_attribute else UNKNOWN

    def _subscript(self, node: ast.Subscript) -> Fact:
        """Return what `df["a"]`, `df[["a", "b"]]`, `df[df["a"] > 1]`, `df[:3]`, `df.loc[rows]` are."""
        key = node.slice
        if isinstance(node.value, ast.Attribute) and node.value.attr in ("loc", "iloc"):
            return self._rows(key, self._facts.types.of(node.value.value))
        receiver = self._facts.types.of(node.value)
        is_label = isinstance(key, ast.Constant) and isinstance(key.value, str)
        if receiver.suggests(_FRAME) and is_label:
            return derive(Type(_SERIES), receiver)
        if receiver.suggests("DataFrameGroupBy") and (is_label or isinstance(key, ast.List)):
            return derive(Type("SeriesGroupBy" if is_label else "DataFrameGroupBy"), receiver)
        return self._rows(key, receiver)

    def _rows(self, key: ast.expr, receiver: Fact) -> Fact:
        known = receiver.suggests(_FRAME, _SERIES) and self._selects_rows(key)
        return derive(receiver.type, receiver) if known else UNKNOWN

    def _selects_rows(self, key: ast.expr) -> bool:
        """Tell whether a subscript gives a part of the same type: a slice, a list, a mask."""
        is_mask = isinstance(key, ast.Compare) or (
            isinstance(key, ast.BinOp) and isinstance(key.op, ast.BitAnd | ast.BitOr)
        )
        return is_mask or isinstance(key, ast.Slice | ast.List) or self._facts.types.of(key).suggests(_SERIES)

    def _operation(self, node: ast.BinOp | ast.Compare | ast.UnaryOp) -> Fact:
        if isinstance(node, ast.BinOp):
            operands = [node.left, node.right]
        elif isinstance(node, ast.UnaryOp):
            operands = [] if isinstance(node.op, ast.Not) else [node.operand]
        else:
            operands = [node.left, *node.comparators]
            if len(operands) > 2 or isinstance(node.ops[0], ast.In | ast.NotIn | ast.Is | ast.IsNot):
                return UNKNOWN
        facts = [self._facts.types.of(operand) for operand in operands]
        for name in (_FRAME, _SERIES):
            found = [fact for fact in facts if fact.suggests(name)]
            if found:
                return derive(Type(name), *found)
        return UNKNOWN

    def literal(self, node: ast.expr) -> LiteralFrame | None:
        """Return the content of the frame that a name holds, if all of it stands in the file.

        Nothing but `print` may have seen the frame since it was made, and that in the same block.
        """
        if not isinstance(node, ast.Name):
            return None
        bindings = self._facts.flow.reaching(node)
        if bindings is None or len(bindings) != 1 or not isinstance(bindings[0].node, ast.Name):
            return None
        made = self._facts.parents[bindings[0].node]
        if (
            not isinstance(made, ast.Assign)
            or len(made.targets) != 1
            or made.targets[0] is not bindings[0].node
        ):
            return None
        used = self._facts.parents.statement(node)
        block, start = self._facts.parents.block(made)
        if used not in block[start + 1 :] or not self._untouched(bindings[0].node, block[start + 1 :], used):
            return None
        return self._content(made.value)

    def _untouched(self, name: ast.Name, block: list[ast.stmt], used: ast.stmt) -> bool:
        """Tell whether statements before `used` only print what `name` holds, and nobody else can see it."""
        scopes = self._facts.scopes
        owner = scopes.owner(name)
        if owner is None or owner is not scopes.scope_at(name) or scopes.introspected(owner):
            return False
        before = set(block[: block.index(used)])
        for occurrence in scopes.occurrences(owner, name.id):
            if occurrence.scope is not owner or occurrence.role in (Role.DECLARE, Role.DELETE):
                return False
            statement = self._facts.parents.statement(occurrence.node)
            while statement not in before and isinstance(self._facts.parents.get(statement), ast.stmt):
                statement = self._facts.parents.statement(self._facts.parents[statement])
            if statement in before and not self._is_print(statement):
                return False
        return True

    def _is_print(self, statement: ast.stmt) -> bool:
        """Tell whether a statement only prints: names, literals, `df.head()`, `len(df)`."""
        call = statement.value if isinstance(statement, ast.Expr) else None
        if not isinstance(call, ast.Call) or self._facts.types.origin(call.func) != "builtins.print":
            return False
        return all(self._is_harmless(argument) for argument in call.args) and not call.keywords

    def _is_harmless(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Name | ast.Constant):
            return True
        if isinstance(node, ast.Attribute):
            return node.attr in _HARMLESS and isinstance(node.value, ast.Name)
        if not isinstance(node, ast.Call) or node.keywords:
            return False
        if self._facts.types.origin(node.func) == "builtins.len":
            return all(self._is_harmless(argument) for argument in node.args)
        return self._is_harmless(node.func) and all(
            isinstance(argument, ast.Constant) for argument in node.args
        )

    def _content(self, node: ast.expr) -> LiteralFrame | None:
        """Read `pd.DataFrame({"a": [1, 2], …})`."""
        if not isinstance(node, ast.Call) or self._facts.types.origin(node.func) != "pandas.DataFrame":
            return None
        if len(node.args) != 1 or node.keywords or not isinstance(node.args[0], ast.Dict):
            return None
        kinds: dict[str, str] = {}
        lengths: set[int] = set()
        for key, values in zip(node.args[0].keys, node.args[0].values, strict=True):
            kind = _kind(values) if isinstance(values, ast.List) else None
            if kind is None or not isinstance(key, ast.Constant) or not isinstance(key.value, str):
                return None
            assert isinstance(values, ast.List)
            kinds[key.value] = kind
            lengths.add(len(values.elts))
        return LiteralFrame(kinds) if len(lengths) == 1 and kinds else None


def _kind(values: ast.List) -> str | None:
    """Return the one type of the literals in a list; None for none, for several, and for huge numbers."""
    kinds = set()
    for value in values.elts:
        if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub):
            value = value.operand
        if not isinstance(value, ast.Constant) or (isinstance(value.value, int) and value.value >= 2**53):
            return None
        kinds.add(type(value.value).__name__)
    name = kinds.pop() if len(kinds) == 1 else None
    return name if name in ("int", "float", "str", "bool") else None
