"""Which statements control gets past as it gets past a call: where they do not bind a name, it is as before.

What returns or raises somewhere in them matters no more than an exception of any other statement, as long as
there is a way to their end.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

# What a statement may do; flags. Nothing of it: it always returns or raises.
_FINISHES = 1
_LEAVES = 2  # for the next round, or for the end, of a loop around it
_UNCLEAR = 4  # only its paths can tell, or it holds code that is never reached

_JUMPS: dict[type[ast.stmt], int] = {ast.Return: 0, ast.Raise: 0, ast.Break: _LEAVES, ast.Continue: _LEAVES}
_EMPTY = (ast.Pass, ast.Global, ast.Nonlocal)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_TRIES = (ast.Try, getattr(ast, "TryStar", ast.Try))
_COMPOUND = (ast.If, ast.Match, ast.With, ast.AsyncWith, *_LOOPS, *_TRIES)


class Passing:
    """Answers about the statements of a file; where it cannot be told at a glance, the answer is no."""

    def __init__(self) -> None:
        self._answers: dict[ast.stmt, int] = {}

    def passes(self, statement: ast.stmt) -> bool:
        """Tell whether a statement may finish, leaves no loop around it, and whether all in it is reached."""
        return self._of(statement) == _FINISHES

    def _of(self, statement: ast.stmt) -> int:
        if not isinstance(statement, _COMPOUND):
            return _JUMPS.get(statement.__class__, _FINISHES)
        answer = self._answers.get(statement)
        if answer is None:
            answer = self._answers[statement] = self._compound(statement)
        return answer

    def _compound(self, node: Any) -> int:
        if isinstance(node, _TRIES):
            return self._try(node)
        if isinstance(node, ast.Match):
            return self._any(*(case.body for case in node.cases))
        if isinstance(node, ast.With | ast.AsyncWith):
            return self._suite(node.body)
        if isinstance(getattr(node, "test", None), ast.Constant):
            return _UNCLEAR
        if isinstance(node, ast.If):
            return self._any(node.body, node.orelse)
        return self._suite(node.body) & _UNCLEAR | self._suite(node.orelse)

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
