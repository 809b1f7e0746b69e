"""ZEN213 dead-special-method."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

_RENAMED = {
    "__nonzero__": "__bool__",
    "__div__": "__truediv__",
    "__rdiv__": "__rtruediv__",
    "__idiv__": "__itruediv__",
    "__unicode__": "__str__",
}
# What took their place, and which names of these a class that knows it has.
_REPLACED = {
    "__cmp__": ("`__eq__` and `__lt__`", {"__eq__", "__lt__"}),
    "__getslice__": ("`__getitem__`, which gets a `slice`", {"__getitem__"}),
    "__setslice__": ("`__setitem__`, which gets a `slice`", {"__setitem__"}),
    "__delslice__": ("`__delitem__`, which gets a `slice`", {"__delitem__"}),
    "__coerce__": ("methods such as `__add__` and `__radd__`", {"__add__", "__radd__"}),
    "__long__": ("`__int__`", {"__int__"}),
    "__hex__": ("`__index__`", {"__index__"}),
    "__oct__": ("`__index__`", {"__index__"}),
}


class DeadSpecialMethod(Rule):
    """Special method that Python 3 never calls, such as `__nonzero__` or `__cmp__`.

    ## Why is this bad?
    Python 2 called `__nonzero__` to know whether an object counts as true, and `__cmp__` to compare it.
    Python 3 calls `__bool__`, `__eq__` and `__lt__`. The old methods are still there, but nobody asks them,
    so the program goes wrong without a word.

    ## Example
    ```python
    class Basket:
        def __init__(self, fruits):
            self.fruits = fruits

        def __nonzero__(self):
            return len(self.fruits) > 0

    print("full" if Basket(["apple"]) else "empty")
    ```

    Use instead:
    ```python
    class Basket:
        def __init__(self, fruits):
            self.fruits = fruits

        def __bool__(self):
            return len(self.fruits) > 0

    print("full" if Basket(["apple"]) else "empty")
    ```

    ## Not flagged
    ```python
    class Basket:
        def __bool__(self):
            return True

        __nonzero__ = __bool__  # both Pythons find theirs
    ```

    ## Fix safety
    The fix is unsafe: code that nobody called is called from then on. In a file that has to be repaired it is
    safe, as Python 2 called it, but for `__unicode__`. Methods that have no single new name are reported
    without a fix.
    """

    code = "ZEN213"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("__",)
    runs_differently = True

    def screen_FunctionDef(self, node: ast.FunctionDef) -> bool:
        """Let the old names through."""
        return node.name in _RENAMED or node.name in _REPLACED

    def screen_Assign(self, node: ast.Assign) -> bool:
        """Let `__metaclass__ = …` through."""
        target = node.targets[0]
        return isinstance(target, ast.Name) and target.id == "__metaclass__"

    def visit_FunctionDef(self, node: cst.FunctionDef, origin: ast.FunctionDef) -> None:
        """Report a method with an old name."""
        if not self.screen_FunctionDef(origin):
            return
        if not isinstance(self.facts.parents[origin], ast.ClassDef):
            return
        names = set(self.facts.scopes.scope_at(origin).bindings)
        old, new = origin.name, _RENAMED.get(origin.name)
        if self.has_the_new_name(names, {new} if new else _REPLACED[old][1]):
            return
        instead = f"`{new}`" if new else _REPLACED[old][0]
        self.report(
            origin,
            f"Python 3 never calls `{old}`; it calls {instead}",
            fix=lambda: self._fix(origin, new) if new else "there is no single new name",
        )

    def visit_Assign(self, node: cst.Assign, origin: ast.Assign) -> None:
        """Report a metaclass in a class's body."""
        if not self.screen_Assign(origin):
            return
        if isinstance(self.facts.parents[origin], ast.ClassDef):
            self.report(
                origin,
                "Python 3 does not look at `__metaclass__`; say `class Name(metaclass=…)`",
                fix=lambda: "the heading of the class has to change",
            )

    @guard
    def has_the_new_name(self, names: set[str], new: set[str]) -> bool:
        """Whether the class has what Python 3 calls, too."""
        return bool(names & new)

    def _fix(self, function: ast.FunctionDef, new: str) -> Fix:
        start = self.source.text.index(function.name, self.source.span(function)[0])
        assumption = assuming(self.was_never_called(function))
        return Fix(
            f"Call it `{new}`",
            applicability(assumption),
            (Edit(start, start + len(function.name), new),),
            binds=self.scoped(function, function.name, new),
            assumption=assumption,
        )

    @guard
    def was_never_called(self, function: ast.FunctionDef) -> str | None:
        """Assume that a method is right that nobody called so far, unless Python 2 did, in its place."""
        if self.source.python2 and function.name != "__unicode__":
            return None
        return "the method is right although Python 3 never called it"
