"""ZEN213 dead-special-method."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

_METACLASS = "__metaclass__"
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
_COMPARISONS = frozenset({"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"})


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
    safe, as Python 2 called it, but for `__unicode__`, and for `__div__` beside
    `from __future__ import division`. There is no fix for a `__nonzero__` that may return a number, for a
    method that is also called by its old name, and for those that have no single new one.
    """

    code = "ZEN213"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("__",)
    runs_differently = True

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return no assignments where no name is that of a metaclass: so it is in nearly all files."""
        is_in_vain = kind is ast.Assign and not self.facts.parents.stores({_METACLASS})
        return () if is_in_vain else super().asked_of(kind)

    def screen_FunctionDef(self, node: ast.FunctionDef) -> bool:
        """Let the old names through."""
        return node.name in _RENAMED or node.name in _REPLACED

    def screen_Assign(self, node: ast.Assign) -> bool:
        """Let `__metaclass__ = …` through."""
        target = node.targets[0]
        return isinstance(target, ast.Name) and target.id == _METACLASS

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
            f"Python 2 called `{old}`; Python 3 never does, it calls {instead}",
            fix=lambda: self._fix(origin, new) if new else "there is no single new name",
        )

    def visit_Assign(self, node: cst.Assign, origin: ast.Assign) -> None:
        """Report a metaclass in a class's body."""
        if not self.screen_Assign(origin):
            return
        if isinstance(self.facts.parents[origin], ast.ClassDef):
            self.report(
                origin,
                "Python 2 took the metaclass from `__metaclass__`; in Python 3 say `class Name(metaclass=…)`",
                fix=lambda: "the heading of the class has to change",
            )

    @guard
    def has_the_new_name(self, names: set[str], new: set[str]) -> bool:
        """Whether the class has what Python 3 calls, too."""
        return bool(names & new)

    def _fix(self, function: ast.FunctionDef, new: str) -> Fix | str:
        if refusal := self.is_called_by_name(function.name) or self.may_return_no_bool(function):
            return refusal
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
    def is_called_by_name(self, name: str) -> str | None:
        """Why the old name must stay: other code uses it."""
        parents = self.facts.parents
        is_used = (
            any(node.attr == name for node in parents.of_type(ast.Attribute))
            or any(node.id == name for node in parents.of_type(ast.Name))
            or parents.saying(name)
        )
        return f"other code uses the name `{name}`" if is_used else None

    @guard
    def was_never_called(self, function: ast.FunctionDef) -> str | None:
        """Assume that a method is right that nobody called so far, unless Python 2 did, in its place."""
        is_dead_in_python2 = function.name == "__unicode__" or (
            _RENAMED[function.name].endswith("truediv__") and self.facts.old_names.divides_truly
        )
        if self.source.python2 and not is_dead_in_python2:
            return None
        return "the method is right although Python 3 never called it"

    @guard
    def may_return_no_bool(self, function: ast.FunctionDef) -> str | None:
        """Why the new name would not do: Python 2 took a number for an answer, Python 3 does not."""
        if _RENAMED[function.name] != "__bool__":
            return None
        is_bool = all(node is not None and self._is_bool(node) for node in self._answers(function))
        return None if is_bool else "it may return something else than True or False"

    def _answers(self, function: ast.FunctionDef) -> Iterator[ast.expr | None]:
        """Yield what a function returns, None for a bare `return`."""
        for node in self.facts.parents.of_type(ast.Return):
            if self.facts.scopes.scope_at(node).node is function:
                yield node.value

    def _is_bool(self, node: ast.expr) -> bool:
        """Tell whether it is True or False, if comparisons are what Python makes of them."""
        if isinstance(node, ast.BoolOp):
            return all(self._is_bool(each) for each in node.values)
        if isinstance(node, ast.Compare):
            defined = self.facts.parents.of_type(ast.FunctionDef)
            return not any(each.name in _COMPARISONS for each in defined)
        return self.facts.types.of(node).proves("bool")
