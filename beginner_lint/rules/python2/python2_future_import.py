"""ZEN220 python2-future-import."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Fix, Kind, Level
from beginner_lint.facts.layout import removal
from beginner_lint.rule import Rule, cst, guard

# All that Python 3 does anyway (`__future__.all_feature_names`, mandatory by 3.7).
_ALWAYS_ON = frozenset(
    {
        "nested_scopes",
        "generators",
        "division",
        "absolute_import",
        "with_statement",
        "print_function",
        "unicode_literals",
        "generator_stop",
    }
)


class Python2FutureImport(Rule):
    """Import from `__future__` of what Python 3 does anyway, such as `print_function`.

    ## Why is this bad?
    `from __future__ import print_function` made Python 2 treat `print` as Python 3 does. In Python 3 it
    changes nothing.

    ## Example
    ```python
    from __future__ import print_function

    print("a", "b")
    ```

    Use instead:
    ```python

    print("a", "b")
    ```

    ## Not flagged
    ```python
    from __future__ import annotations  # still changes something

    print("a", "b")
    ```

    ## Fix safety
    The fix is safe.
    """

    code = "ZEN220"
    level = Level.EXPERT
    kind = Kind.STYLE
    words = ("__future__",)

    def screen_ImportFrom(self, node: ast.ImportFrom) -> bool:
        """Let imports from `__future__` through."""
        return node.module == "__future__"

    def visit_ImportFrom(self, node: cst.ImportFrom, origin: ast.ImportFrom) -> None:
        """Report what Python 3 does anyway."""
        if not self.screen_ImportFrom(origin):
            return
        old = [alias.name for alias in origin.names if alias.name in _ALWAYS_ON]
        if not old or self.tells_of_python2() or self.facts.plans.provided_for_both_pythons(origin):
            return
        names = f"`{old[0]}`" if len(old) == 1 else f"`{old[0]}` and the like"
        self.report(
            origin,
            f"Python 3 does {names} anyway; the import from `__future__` changes nothing",
            fix=lambda: self._fix(origin, old),
        )

    @guard
    def tells_of_python2(self) -> bool:
        """Whether the file is just being repaired: the import says how its `/` was meant."""
        return self.facts.old_names.in_use

    def _fix(self, statement: ast.ImportFrom, old: list[str]) -> Fix | str:
        kept = [alias for alias in statement.names if alias.name not in old]
        if kept:
            names = ", ".join(self.source.segment(alias) for alias in kept)
            edit = self.replacing(statement, f"from __future__ import {names}")
        else:
            found = removal(statement, self.source)
            if found is None:
                return "it shares its line with something else"
            edit = found
        return Fix("Take the import away", Applicability.SAFE, (edit,))
