"""What a program does about running under both Pythons: catch what is missing, ask for the version."""

from __future__ import annotations

import ast
import re
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.flow.handlers import catches
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Packages whose whole point is to give the old names to both Pythons; others bring a copy along, `a.b.six`.
_COMPATIBILITY_PACKAGES = frozenset({"six", "past", "builtins", "future"})

_VERSION_TEST = re.compile(
    r"version|python_?[23]|py_?[23]|['\"](?:xrange|unicode|raw_input)['\"]", re.IGNORECASE
)
_MISSING = frozenset(
    {"NameError", "ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"}
)


class Plans:
    """Answers about plans for the absence of what only Python 2 has.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def are_missing(self, node: ast.AST) -> bool:
        """Tell whether what stands at a node is used without a plan for Python 3."""
        return not (self.provided_for_both_pythons(node) or self.only_run_by_python2(node))

    @cached_property
    def for_both_pythons(self) -> bool:
        """Whether the file uses a compatibility package, or asks anywhere for Python's version."""
        parents = self._facts.parents
        kinds: tuple[type[ast.If | ast.IfExp | ast.BoolOp], ...] = (ast.If, ast.IfExp, ast.BoolOp)
        choices = [choice for kind in kinds for choice in parents.of_type(kind)]
        return self._uses_a_compatibility_package or any(map(_asks_for_the_version, choices))

    @cached_property
    def _uses_a_compatibility_package(self) -> bool:
        return bool(self._facts.imports.parts & _COMPATIBILITY_PACKAGES)

    @guard
    def provided_for_both_pythons(self, node: ast.AST) -> bool:
        """Whether the file catches that something is missing, or uses a compatibility package."""
        return self._uses_a_compatibility_package or any(
            isinstance(holder, ast.Try) and any(catches(each, _MISSING) for each in holder.handlers)
            for holder in self._facts.parents.ancestors(node)
        )

    @guard
    def only_run_by_python2(self, node: ast.AST) -> bool:
        """Whether a test of Python's version, or of what it has, decides if the code runs."""
        return any(
            isinstance(holder, ast.If | ast.IfExp | ast.BoolOp)
            and (_asks_for_the_version(holder) or self._asks_for_what_may_be_missing(holder))
            for holder in self._facts.parents.ancestors(node)
        )

    def _asks_for_what_may_be_missing(self, holder: ast.If | ast.IfExp | ast.BoolOp) -> bool:
        """Whether a condition is `x is None`, or the contrary, of an `x` that was `getattr(…, …, None)`."""
        test = holder if isinstance(holder, ast.BoolOp) else holder.test
        if not isinstance(test, ast.Compare) or not isinstance(test.left, ast.Name):
            return False
        if not isinstance(test.ops[0], ast.Is | ast.IsNot):
            return False
        owner = self._facts.scopes.owner(test.left)
        bindings = owner.bindings.get(test.left.id, ()) if owner else ()
        return any(_may_be_missing(self._facts.parents.get(binding.node)) for binding in bindings)


def _may_be_missing(statement: ast.AST | None) -> bool:
    """Whether a statement assigns what some module or object may not have: `getattr(…, …, None)`."""
    value = statement.value if isinstance(statement, ast.Assign) else None
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Name) or len(value.args) != 3:
        return False
    default = value.args[2]
    return value.func.id == "getattr" and isinstance(default, ast.Constant) and default.value is None


def _asks_for_the_version(holder: ast.If | ast.IfExp | ast.BoolOp) -> bool:
    """Whether a condition looks at Python's version, or at whether the builtins have the name."""
    test = ast.unparse(holder if isinstance(holder, ast.BoolOp) else holder.test)
    return _VERSION_TEST.search(test) is not None
