"""ZEN220 python2-future-import."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.layout import removal
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

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
    The import also binds the name that it imports. The fix is unsafe where another file may import that from
    this one, and not offered where the program uses the name.
    """

    code = "ZEN220"
    level = Level.EXPERT
    kind = Kind.STYLE
    words = ("__future__",)

    def screen_ImportFrom(self, node: ast.ImportFrom) -> bool:
        """Let imports from `__future__` through."""
        return _is_from_future(node)

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
            f"Python 2 had {names} only with this import; Python 3 has that anyway",
            fix=lambda: self._fix(origin, old),
        )

    @guard
    def tells_of_python2(self) -> bool:
        """Whether the file is just being repaired: the import says how its `/` was meant."""
        return self.facts.old_names.in_use

    @guard
    def is_used_as_a_name(self, names: list[str]) -> str | None:
        """Why what the import binds is needed: something reads it, or looks at all names."""
        scopes = self.facts.scopes
        for name in names:
            found = scopes.occurrences(scopes.module, name)
            if any(not isinstance(self.facts.parents[each.node], ast.ImportFrom) for each in found):
                return f"the program uses the name `{name}`"
        return "the program looks at its own names" if scopes.introspected(scopes.module) else None

    @guard
    def makes_room_for_a_docstring(self) -> str | None:
        """Why the import cannot go: it stands before a text, which would become the documentation."""
        body = self.source.tree.body
        first = next((each for each in body if not _is_from_future(each)), None)
        if _is_from_future(body[0]) and isinstance(first, ast.Expr) and _is_text(first.value):
            return "the text after it would become the documentation of the file"
        return None

    @guard
    def may_be_imported_from_here(self, names: list[str]) -> str | None:
        """Assume that no other file takes the names from this one."""
        if self.facts.project.script:
            return None
        return f"no other file imports {' or '.join(f'`{name}`' for name in names)} from this one"

    def _fix(self, statement: ast.ImportFrom, old: list[str]) -> Fix | str:
        bound = [alias.asname or alias.name for alias in statement.names if alias.name in old]
        if refusal := self.is_used_as_a_name(bound) or self.makes_room_for_a_docstring():
            return refusal
        kept = [alias for alias in statement.names if alias.name not in old]
        if kept:
            names = ", ".join(self.source.segment(alias) for alias in kept)
            edit = self.replacing(statement, f"from __future__ import {names}")
        else:
            found = removal(statement, self.source)
            if found is None:
                return "it shares its line with something else"
            edit = found
        assumption = assuming(self.may_be_imported_from_here(bound))
        return Fix("Take the import away", applicability(assumption), (edit,), assumption=assumption)


def _is_from_future(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "__future__"


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
