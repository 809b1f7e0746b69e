"""ZEN201 xrange."""

from __future__ import annotations

import ast
import re

from beginner_lint.diagnostic import Applicability, Fix, Kind, Level
from beginner_lint.rule import Rule, cst, guard

# Packages whose whole point is to give the old names to both Pythons.
_COMPATIBILITY_PACKAGES = frozenset({"six", "past", "builtins", "future"})

_VERSION_TEST = re.compile(r"version|python_?[23]|py_?[23]|['\"]xrange['\"]", re.IGNORECASE)


class XRange(Rule):
    """Call of `xrange`, which Python 3 does not have.

    ## Why is this bad?
    In Python 2, `xrange` counted lazily and `range` built a list. Python 3 kept the lazy one and gave it
    the name `range`. The name `xrange` is gone, so the program stops with a `NameError` when it gets there.

    ## Example
    ```python
    # raises: NameError
    for number in xrange(3):
        print(number)
    ```

    Use instead:
    ```python
    for number in range(3):
        print(number)
    ```

    ## Not flagged
    ```python
    try:
        xrange
    except NameError:
        xrange = range  # the program itself makes the old name work

    for number in xrange(3):
        print(number)
    ```

    ## Fix safety
    The fix is safe. It is not offered where `range` means something else in the program.
    """

    code = "ZEN201"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("xrange",)

    def screen_Name(self, node: ast.Name) -> bool:
        """Let every `xrange` through."""
        return node.id == "xrange"

    def visit_Name(self, node: cst.Name, origin: ast.Name) -> None:
        """Report an `xrange` that nothing in the file binds."""
        if node.value != "xrange" or self.bound_by_the_file(origin):
            return
        if self.provided_for_both_pythons(origin) or self.only_run_by_python2(origin):
            return
        self.report(
            origin,
            "`xrange` is gone in Python 3; use `range`, which counts lazily in the same way",
            fix=lambda: self._fix(origin),
        )

    @guard
    def bound_by_the_file(self, name: ast.Name) -> bool:
        """Whether the file itself gives `xrange` a meaning, or may get one from a star import."""
        scopes = self.facts.scopes
        return scopes.resolve("xrange", scopes.scope_at(name)) is not None or any(
            scope.has_star_import for scope in scopes.all
        )

    @guard
    def provided_for_both_pythons(self, name: ast.Name) -> bool:
        """Whether the file looks `xrange` up with a plan for its absence, or uses a compatibility package."""
        return any(
            isinstance(holder, ast.Try) and any(_catches_name_error(handler) for handler in holder.handlers)
            for holder in self.facts.parents.ancestors(name)
        ) or bool(self.facts.imports.packages & _COMPATIBILITY_PACKAGES)

    @guard
    def only_run_by_python2(self, name: ast.Name) -> bool:
        """Whether a test of Python's version decides if the name is looked up."""
        return any(
            isinstance(holder, ast.If | ast.IfExp | ast.BoolOp) and _asks_for_the_version(holder)
            for holder in self.facts.parents.ancestors(name)
        )

    @guard
    def range_means_something_else(self, name: ast.Name) -> str | None:
        """Why `range` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("range", name):
            return None
        return "`range` means something else in this program"

    def _fix(self, name: ast.Name) -> Fix | str:
        return self.range_means_something_else(name) or Fix(
            "Replace `xrange` by `range`",
            Applicability.SAFE,
            (self.replacing(name, "range"),),
            relies_on=self.scoped(name, "range"),
        )


def _catches_name_error(handler: ast.ExceptHandler) -> bool:
    """Whether a handler catches a missing name."""
    if handler.type is None:
        return True
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
    return bool(names & {"NameError", "Exception", "BaseException"})


def _asks_for_the_version(holder: ast.If | ast.IfExp | ast.BoolOp) -> bool:
    """Whether a condition looks at Python's version, or at whether the builtins have the name."""
    test = ast.unparse(holder if isinstance(holder, ast.BoolOp) else holder.test)
    return _VERSION_TEST.search(test) is not None
