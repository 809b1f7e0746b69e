"""ZEN212 cmp-argument."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

_TELLING = (
    ast.Global,
    ast.Nonlocal,
    ast.Yield,
    ast.YieldFrom,
    ast.Delete,
    ast.With,
    ast.Import,
    ast.ImportFrom,
)


class CmpArgument(Rule):
    """Sorting with a function that compares two elements, as Python 2 did: `sorted(xs, cmp=f)`.

    ## Why is this bad?
    Python 3 sorts by a key: `key=f` is called once for each element. A function that compares two elements
    still works if `functools.cmp_to_key` wraps it. The old call stops with a `TypeError`.

    ## Example
    ```python
    # raises: TypeError
    def by_length(left, right):
        return len(left) - len(right)

    print(sorted(["ccc", "a", "bb"], cmp=by_length))
    ```

    Use instead:
    ```python
    import functools


    def by_length(left, right):
        return len(left) - len(right)

    print(sorted(["ccc", "a", "bb"], key=functools.cmp_to_key(by_length)))
    ```

    ## Not flagged
    ```python
    print(sorted(["ccc", "a", "bb"], key=len))
    ```

    ## Fix safety
    The result is the one of Python 2, but which pairs are compared on the way has changed since. So the fix
    is unsafe where the function may do more than compare, such as count its calls. It is not offered beside
    another `key=`. Python 2 stopped where the function did not return a whole number; Python 3 takes a float.
    """

    code = "ZEN212"
    level = Level.BASICS
    kind = Kind.BUG
    names = frozenset({"sort", "sorted"})
    words = ("sort",)
    guarded_by = (Plans,)

    def screen_Call(self, node: ast.Call) -> bool:
        """Let sorting with more than what to sort through."""
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        most = {"sort": 0, "sorted": 1}.get(name)
        return most is not None and (
            len(node.args) > most or any(each.arg == "cmp" for each in node.keywords)
        )

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report a comparing function."""
        if not self.screen_Call(origin):
            return
        found = self._comparing(origin)
        if found is None or not self.facts.plans.are_missing(origin):
            return
        self.report(
            origin,
            "Python 2 sorted with a comparing function; Python 3 takes a key: `functools.cmp_to_key(f)`",
            fix=lambda: self._fix(origin, *found),
        )

    @guard
    def sorts_something_else(self, function: ast.expr) -> bool:
        """Whether it is not a list, or not the builtin, that sorts."""
        if isinstance(function, ast.Attribute):
            return not self.facts.types.of(function.value).proves("list")
        return not (isinstance(function, ast.Name) and self.facts.scopes.is_builtin(function))

    @guard
    def has_a_key_too(self, call: ast.Call) -> str | None:
        """Why the comparing function cannot become the key: there is one."""
        return "it has a `key` too" if any(each.arg == "key" for each in call.keywords) else None

    @guard
    def may_do_more_than_compare(self, function: ast.expr) -> str | None:
        """Assume that nobody sees which pairs are compared, as that differs between Pythons."""
        if isinstance(function, ast.Lambda):
            return None if self._only_computes([function.body]) else "the function does nothing but compare"
        scopes = self.facts.scopes
        owner = scopes.owner(function) if isinstance(function, ast.Name) else None
        bindings = owner.bindings.get(function.id, []) if owner and isinstance(function, ast.Name) else []
        defined = [each.node for each in bindings if isinstance(each.node, ast.FunctionDef)]
        if len(bindings) == len(defined) == 1 and self._only_computes(defined[0].body):
            return None
        return f"`{' '.join(self.source.segment(function).split())}` does nothing but compare"

    def _only_computes(self, body: Iterable[ast.AST]) -> bool:
        """Tell whether code calls only methods and builtins, for results, and changes only own names."""
        for node in nodes_in(*body):
            if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant):
                return False
            if isinstance(node, ast.Call) and not self._asks(node.func):
                return False
            if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
                return False
            if isinstance(node, _TELLING):
                return False
        return True

    def _asks(self, function: ast.expr) -> bool:
        """Tell whether a call is one of a method, or of a builtin that does nothing else than answer."""
        if isinstance(function, ast.Name):
            answers = self.facts.scopes.is_builtin(function) or function.id == "cmp"
            return answers and function.id not in ("print", "input", "next", "setattr", "open")
        return isinstance(function, ast.Attribute)

    def _comparing(self, call: ast.Call) -> tuple[ast.expr, int] | None:
        """Return the comparing function, and where its argument begins; None if there is none."""
        if self.sorts_something_else(call.func) or any(isinstance(each, ast.Starred) for each in call.args):
            return None
        for keyword in call.keywords:
            if keyword.arg == "cmp":
                return keyword.value, self.source.span(keyword)[0]
        position = 0 if isinstance(call.func, ast.Attribute) else 1
        if len(call.args) != position + 1 or isinstance(call.args[position], ast.Constant):
            return None
        return call.args[position], self.source.span(call.args[position])[0]

    def _fix(self, call: ast.Call, function: ast.expr, start: int) -> Fix | str:
        if refusal := self.has_a_key_too(call):
            return refusal
        found = self.facts.imports.module("functools", "functools", call, beside="functools")
        if found is None:
            return "`functools` is imported in another way, or may mean something else"
        text = self.source.segment(function)
        edit = Edit(start, self.source.span(function)[1], f"key={found.name}.cmp_to_key({text})")
        added = self.scoped(call, found.name)
        assumption = assuming(self.may_do_more_than_compare(function))
        return Fix(
            "Make a key of it",
            applicability(assumption),
            (*((found.edit,) if found.edit else ()), edit),
            binds=added if found.edit else frozenset(),
            relies_on=added,
            assumption=assumption,
        )
