"""Names that only Python 2 has: whether a file uses them, or has made them work itself."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_TELLING = frozenset({"xrange", "raw_input", "unicode", "basestring", "unichr", "execfile"})


class OldNames:
    """Answers about names that Python 3 does not have.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def is_lost(self, node: ast.Name) -> bool:
        """Tell whether a name that Python 3 lacks is looked up without a plan for its absence."""
        if not isinstance(node.ctx, ast.Load) or self.bound_by_the_file(node):
            return False
        return self._facts.plans.are_missing(node)

    @cached_property
    def in_use(self) -> bool:
        """Whether the file was repaired from Python 2, or uses a builtin that only Python 2 has."""
        if self._facts.source.python2:
            return True
        names = self._facts.parents.of_type(ast.Name)
        return any(node.id in _TELLING and self.is_lost(node) for node in names)

    @cached_property
    def divides_truly(self) -> bool:
        """Whether the file asks Python 2 for the division of Python 3."""
        return any(
            statement.module == "__future__" and any(alias.name == "division" for alias in statement.names)
            for statement in self._facts.parents.of_type(ast.ImportFrom)
        )

    @guard
    def bound_by_the_file(self, name: ast.Name) -> bool:
        """Whether the file itself gives a name a meaning, or may get one from a star import."""
        scopes = self._facts.scopes
        return scopes.owner(name) is not None or any(scope.has_star_import for scope in scopes.all)
