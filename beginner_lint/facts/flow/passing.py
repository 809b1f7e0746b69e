"""Which statements control gets past as it gets past a call: where they do not bind a name, it is as before.

What returns or raises somewhere in them matters no more than an exception of any other statement, as long as
there is a way to their end.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.scopes.node_fields import TRIES

if TYPE_CHECKING:
    from beginner_lint.facts.parents import Parents

# What a statement may do; flags. Nothing of it: it always returns or raises.
_FINISHES = 1
_LEAVES = 2  # for the next round, or for the end, of a loop around it
_UNCLEAR = 4  # only its paths can tell, or it holds code that is never reached

_JUMPS: dict[type[ast.stmt], int] = {ast.Return: 0, ast.Raise: 0, ast.Break: _LEAVES, ast.Continue: _LEAVES}
_SCOPES = (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef)
_EMPTY = (ast.Pass, ast.Global, ast.Nonlocal)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_COMPOUND = (ast.If, ast.Match, ast.With, ast.AsyncWith, *_LOOPS, *TRIES)


class Passing:
    """Answers about the statements of a file; where it cannot be told at a glance, the answer is no.

    Args:
        parents: who holds a node.

    """

    def __init__(self, parents: Parents) -> None:
        self._parents = parents
        self._answers: dict[ast.stmt, int] = {}
        self._reached: dict[ast.stmt, bool] = {}
        self._obstacles: dict[ast.stmt, int] = {}

    def passes(self, statement: ast.stmt) -> bool:
        """Tell whether a statement may finish, leaves no loop around it, and whether all in it is reached."""
        return self._of(statement) == _FINISHES

    def is_clear(self, statement: ast.stmt) -> bool:
        """Tell whether all in a statement is reached, if the statement is."""
        return not self._of(statement) & _UNCLEAR

    def is_reached(self, statement: ast.stmt) -> bool:
        """Tell whether control gets to a statement of a module or function."""
        answer = self._reached.get(statement)
        if answer is None:
            block, index = self._parents.block(statement)
            is_open = index <= self._first_obstacle(block)
            answer = self._reached[statement] = is_open and self._is_entered(block, self._parents[statement])
        return answer

    def _is_entered(self, block: list[ast.stmt], holder: Any) -> bool:
        """Tell whether control gets to the start of a suite."""
        if isinstance(holder, _SCOPES):
            return True
        if not isinstance(holder, ast.stmt):  # a clause
            holder = self._parents[holder]
        if isinstance(getattr(holder, "test", None), ast.Constant):
            is_open = bool(holder.test.value) is (block is holder.body)
        elif isinstance(holder, TRIES):
            is_open = block is holder.body or self.is_clear(holder)
        else:
            is_open = True
        return is_open and self.is_reached(holder)

    def _first_obstacle(self, block: list[ast.stmt]) -> int:
        """Return the index of the first statement in a suite that control may not get past."""
        found = self._obstacles.get(block[0])
        if found is None:
            ways = enumerate(map(self._of, block))
            stops = (index for index, way in ways if way & (_FINISHES | _UNCLEAR) != _FINISHES)
            found = self._obstacles[block[0]] = next(stops, len(block))
        return found

    def _of(self, statement: ast.stmt) -> int:
        if not isinstance(statement, _COMPOUND):
            return _JUMPS.get(statement.__class__, _FINISHES)
        answer = self._answers.get(statement)
        if answer is None:
            answer = self._answers[statement] = self._compound(statement)
        return answer

    def _compound(self, node: Any) -> int:
        if isinstance(node, TRIES):
            return self._try(node)
        if isinstance(node, ast.Match):
            return self._any(*(case.body for case in node.cases))
        if isinstance(node, ast.With | ast.AsyncWith):
            return self._suite(node.body)
        if isinstance(getattr(node, "test", None), ast.Constant):
            return _UNCLEAR
        if isinstance(node, ast.If):
            return self._if(node)
        return self._suite(node.body) & _UNCLEAR | self._suite(node.orelse)

    def _if(self, node: ast.If) -> int:
        found = self._suite(node.body)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):  # of these there may be hundreds
            node = node.orelse[0]
            found |= _UNCLEAR if isinstance(node.test, ast.Constant) else self._suite(node.body)
        return found | self._suite(node.orelse)

    def _try(self, node: Any) -> int:
        if all(isinstance(statement, _EMPTY) for statement in node.body):  # raises nothing
            return _UNCLEAR
        found = self._any([*node.body, *node.orelse], *(handler.body for handler in node.handlers))
        cleanup = self._suite(node.finalbody)
        return found | cleanup & ~_FINISHES if cleanup & _FINISHES else _UNCLEAR

    def _any(self, *suites: Sequence[ast.stmt]) -> int:
        found = 0
        for suite in suites:
            found |= self._suite(suite)
        return found

    def _suite(self, suite: Sequence[ast.stmt]) -> int:
        found = _FINISHES
        for statement in suite:
            if not found & _FINISHES:
                return _UNCLEAR
            found = found & ~_FINISHES | self._of(statement)
        return found
