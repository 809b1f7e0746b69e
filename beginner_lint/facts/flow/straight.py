"""Which binding reaches a read on a straight way: found by going back from the read, without a graph.

That answers half of all questions: the name was bound by a statement before, in the same suite or one around
it, or by the loop, the handler or the function in which it is read.
"""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.flow.passing import Passing
from beginner_lint.facts.scopes.bindings import Binding, BindingKind
from beginner_lint.facts.scopes.node_fields import TRIES

if TYPE_CHECKING:
    from beginner_lint.facts.flow.expression_paths import Places
    from beginner_lint.facts.parents import Parents

_BY_STATEMENT = frozenset({
    BindingKind.ASSIGNMENT, BindingKind.AUGMENTED, BindingKind.ANNOTATED,
    BindingKind.IMPORT, BindingKind.FUNCTION, BindingKind.CLASS,
})  # fmt: skip
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_BRANCHES = (ast.If, ast.Match, ast.With, ast.AsyncWith)


class StraightWay:
    """Goes back from reads of one name in a module or function, where no star import may bind it.

    Args:
        scope: the node of the scope that owns the name.
        bindings: its bindings there, by the node that binds.
        places: where it is used.
        passing: what control gets past.
        parents: who holds a node.

    """

    def __init__(
        self,
        scope: ast.AST,
        bindings: Mapping[ast.AST, Binding],
        places: Places,
        passing: Passing,
        parents: Parents,
    ) -> None:
        self._scope = scope
        self._bindings = bindings
        self._changing = places.changing
        self._passing = passing
        self._parents = parents
        self._changes: dict[ast.AST, list[ast.AST]] = {}
        self._parameters: list[ast.AST] = []
        for node in places.nodes & places.changing:
            binding = bindings.get(node)
            if binding is not None and binding.kind is BindingKind.PARAMETER:
                self._parameters.append(node)
            else:
                self._changes.setdefault(parents.statement(node), []).append(node)

    def binding(self, node: ast.AST) -> Binding | None:
        """Return the only binding that may hold where a node reads the name; None if that is not so plain."""
        statement = self._parents.statement(node)
        if not self._passing.is_reached(statement) or not self._is_read_first(node, statement):
            return None
        while True:
            block, index = self._parents.block(statement)
            turns = self._turns.get(id(block), ())
            before = bisect_left(turns, index)
            if before:
                return self._bound_by(block[turns[before - 1]])
            holder: Any = self._parents[statement]
            if holder is self._scope:
                return self._bindings[self._parameters[0]] if len(self._parameters) == 1 else None
            if holder in self._changing and not self._is_passed_back(holder, block):
                return self._bound_around(holder, block)
            if not isinstance(holder, ast.stmt):  # a clause
                holder = self._parents[holder]
                if holder in self._changing:
                    return None
            statement = holder

    @cached_property
    def _turns(self) -> dict[int, list[int]]:
        """Which statements of a suite, told by its identity, may change the name: their indices, in order."""
        turns: dict[int, list[int]] = {}
        for statement in self._changing:
            if isinstance(statement, ast.stmt):
                block, index = self._parents.block(statement)
                turns.setdefault(id(block), []).append(index)
        for indices in turns.values():
            indices.sort()
        return turns

    def _is_read_first(self, node: ast.AST, statement: Any) -> bool:
        """Tell whether a statement reads a node before it binds the name in any way."""
        if statement not in self._changing:
            return not isinstance(statement, TRIES) or self._passing.is_clear(statement)
        if isinstance(statement, _BRANCHES):
            return statement not in self._changes
        if isinstance(statement, _DEFINITIONS):
            return self._changes.get(statement) in ([statement], None)
        part: Any = node
        while self._parents[part] is not statement:
            part = self._parents[part]
        if isinstance(statement, ast.For | ast.AsyncFor):
            return part is statement.iter
        if isinstance(statement, ast.AugAssign) and node is statement.target:
            return True
        return part is getattr(statement, "value", None) and self._binds_plainly(statement)

    def _is_passed_back(self, holder: Any, block: list[ast.stmt]) -> bool:
        """Tell whether a suite begins with what the name held before the statement around it."""
        if isinstance(holder, TRIES):
            return block is holder.body
        if isinstance(holder, ast.ClassDef):
            return self._changes.get(holder) in ([holder], None)
        return isinstance(holder, _BRANCHES) and holder not in self._changes

    def _binds_plainly(self, statement: ast.AST) -> bool:
        """Tell whether the statement itself, no expression in it, binds the name each time it finishes."""
        found = [self._bindings.get(node) for node in self._changes.get(statement, ())]
        return bool(found) and all(binding and binding.kind in _BY_STATEMENT for binding in found)

    def _bound_by(self, statement: ast.stmt) -> Binding | None:
        """Return what binds the name in a statement that is over."""
        changes = self._changes.get(statement, [])
        if isinstance(statement, ast.AnnAssign) and statement.value is None:
            return None
        return self._bindings[changes[0]] if len(changes) == 1 and self._binds_plainly(statement) else None

    def _bound_around(self, holder: Any, block: list[ast.stmt]) -> Binding | None:
        """Return what binds the name in a statement or clause, at the start of one of its suites."""
        if isinstance(holder, ast.ExceptHandler):
            return self._bindings.get(holder)
        changes = self._changes.get(holder, [])
        if len(changes) != 1 or block is not holder.body:
            return None
        binding = self._bindings.get(changes[0])
        if isinstance(holder, ast.For | ast.AsyncFor):
            return binding if binding and binding.kind is BindingKind.LOOP else None
        return binding if binding and binding.kind is BindingKind.WITH else None
