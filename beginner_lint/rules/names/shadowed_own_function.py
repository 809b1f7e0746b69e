"""ZEN509 shadowed-own-function."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cached_property

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.effects.uses import is_lazy
from beginner_lint.facts.names.hidden_names import HiddenName
from beginner_lint.facts.scopes.scopes import Binding, BindingKind
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.hidden_words import name_instead
from beginner_lint.rule import Rule, cst, guard, remembered

# Of these types something may be called in the function's place, or nothing is there yet.
_NO_VALUES = ("NoneType", "module", "function", "type")


class ShadowedOwnFunction(Rule):
    """Variable with the name of a function of the same program: the function is gone.

    ## Why is this bad?
    `total = total(prices)` calls the function `total` once, and then gives its name to the result. From then
    on `total` is a number, and the next `total(...)` stops with "'int' object is not callable". Inside a
    function the name is a variable from the first line on, so that even the first call stops there.

    ## Example
    ```python
    # raises: TypeError
    def total(prices):
        return sum(prices)


    total = total([3, 4])
    print(total)
    print(total([5, 6]))
    ```

    Use instead:
    ```python
    def total(prices):
        return sum(prices)


    total_value = total([3, 4])
    print(total_value)
    print(total([5, 6]))
    ```

    ## Not flagged
    ```python
    import functools


    def square(n):
        return n * n


    square = functools.cache(square)  # still a function that squares
    print(square(4))
    ```

    ## Fix safety
    The fix is unsafe: the program goes on where it stopped. It renames the variable, but not where the
    function is meant. Which is meant follows from the order of the statements, and from what the variable's
    value can do; where that does not tell, there is no fix.
    """

    code = "ZEN509"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("def",)
    signs = ("hides_function",)
    guarded_by = (HiddenName,)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return the variables that are called like a function of the file."""
        return self.facts.parents.stored(self._functions)

    def screen_Name(self, node: ast.Name) -> bool:
        """Let variables through that are called like a function of the file."""
        if not isinstance(node.ctx, ast.Store) or node.id not in self._functions:
            return False
        return self._hiding(node) is not None

    def visit_Name(self, node: cst.Name, origin: ast.AST) -> None:
        """Report a variable where it takes a function's name over."""
        hidden = self._hiding(origin) if isinstance(origin, ast.Name) and self.screen_Name(origin) else None
        if hidden is None:
            return
        what, name = f"your function `{hidden.name}`", hidden.name
        better = name_instead(hidden, self.facts, self.settings.builtins_extra)
        self.report(
            origin,
            hidden.failure() or f"`{name}` hides {what} from here on; a name such as `{better}` keeps both",
            fix=lambda: hidden.fix(better, what),
            related=hidden.places(f"here `{name}` is defined", f"here {what} is meant"),
        )

    @cached_property
    def _functions(self) -> frozenset[str]:
        parents = self.facts.parents
        plain = {function.name for function in parents.of_type(ast.FunctionDef)}
        return frozenset(plain.union(each.name for each in parents.of_type(ast.AsyncFunctionDef)))

    @remembered
    def _hiding(self, node: ast.Name) -> HiddenName | None:
        hidden = HiddenName.at(node, BindingKind.FUNCTION, self.facts)
        if hidden is None or len(hidden.meant) > 1 or hidden.keeps_silent():
            return None
        return None if self.may_do_the_same_job(hidden) else hidden

    @guard
    def may_do_the_same_job(self, hidden: HiddenName) -> bool:
        """Whether the variable may hold a function as well, such as a decorated one."""
        if hidden.failing:
            return False
        function = hidden.meant[0].node
        is_for_once = hidden.name.startswith("_") or is_lazy(function)
        return (
            is_for_once
            or hidden.is_called
            or not all(self._is_plain(binding, hidden) for binding in hidden.variables)
        )

    def _is_plain(self, binding: Binding, hidden: HiddenName) -> bool:
        """Tell whether a binding gives a plain value, or what the function itself returned."""
        plain = hidden.is_plain(binding, _NO_VALUES)
        if plain is not None:
            return plain
        value = bound_value(binding, self.facts)
        return isinstance(value, ast.Call) and hidden.asked_in(value) == ()
