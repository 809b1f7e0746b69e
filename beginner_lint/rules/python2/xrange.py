"""ZEN201 xrange."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Fix, Kind, Level
from beginner_lint.facts.python2.old_names import OldNames
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Rule, cst, guard


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
    reads_node = True
    names = frozenset({"xrange"})
    words = ("xrange",)
    guarded_by = (OldNames, Plans)

    def screen_Name(self, node: ast.Name) -> bool:
        """Let every `xrange` through."""
        return node.id == "xrange"

    def visit_Name(self, node: cst.Name, origin: ast.Name) -> None:
        """Report an `xrange` that nothing in the file binds."""
        if node.value == "xrange" and self.facts.old_names.is_lost(origin):
            self.report(
                origin,
                "`xrange` is gone in Python 3; use `range`, which counts lazily in the same way",
                fix=lambda: self._fix(origin),
            )

    @guard
    def range_means_something_else(self, name: ast.Name) -> str | None:
        """Why `range` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("range", name):
            return None
        return "`range` may mean something else in this program"

    def _fix(self, name: ast.Name) -> Fix | str:
        return self.range_means_something_else(name) or Fix(
            "Replace `xrange` by `range`",
            Applicability.SAFE,
            (self.replacing(name, "range"),),
            relies_on=self.scoped(name, "range"),
        )
