"""ZEN209 next-method."""

from __future__ import annotations

import ast
from collections.abc import Collection

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

_ITERATORS = ("file", "generator", "iterator", "enumerate", "reversed")
_LISTS_IN_PYTHON2 = ("zip", "map", "filter")
_WITH_A_METHOD_NEXT = frozenset({"tarfile", "nntplib"})
"""Modules of Python 3 whose objects have a method `next` and are no iterators, or not by that."""


class NextMethod(Rule):
    """`it.next()`, and a method `next` that makes an iterator, as Python 2 had them.

    ## Why is this bad?
    In Python 3, `next(it)` gives the next element, and a class that makes an iterator calls that method
    `__next__`. The old call stops with an `AttributeError`, and a loop over the old class with a `TypeError`.

    ## Example
    ```python
    # raises: AttributeError
    letters = iter("abc")
    print(letters.next())
    ```

    Use instead:
    ```python
    letters = iter("abc")
    print(next(letters))
    ```

    ## Not flagged
    ```python
    class Page:
        def next(self):
            return 2

    print(Page().next())  # no iterator: a method of its own
    ```

    ## Fix safety
    The fix of a call is unsafe unless it is known that it is an iterator's, in Python 2 too. The new name of
    a method is unsafe: other code may call it by its old one.
    """

    code = "ZEN209"
    level = Level.BASICS
    kind = Kind.BUG
    names = frozenset({"next"})
    words = ("next",)
    guarded_by = (Plans,)

    def screen_Call(self, node: ast.Call) -> bool:
        """Let `x.next()` through."""
        return isinstance(node.func, ast.Attribute) and node.func.attr == "next"

    def screen_FunctionDef(self, node: ast.FunctionDef) -> bool:
        """Let functions called `next` through."""
        return node.name == "next"

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report `it.next()` of an iterator."""
        if not self.screen_Call(origin):
            return
        method = origin.func
        if not isinstance(method, ast.Attribute) or origin.args or origin.keywords:
            return
        if self.may_be_no_iterator(method.value) or not self.facts.plans.are_missing(origin):
            return
        self.report(
            origin,
            "An iterator's `.next()` is gone in Python 3; the builtin does that: `next(iterator)`",
            fix=lambda: self._called(origin, method),
        )

    def visit_FunctionDef(self, node: cst.FunctionDef, origin: ast.FunctionDef) -> None:
        """Report a method `next` beside `__iter__`."""
        if not self.screen_FunctionDef(origin):
            return
        holder = self.facts.parents[origin]
        if not isinstance(holder, ast.ClassDef) or len(origin.args.args) != 1 or origin.decorator_list:
            return
        names = self.facts.scopes.scope_at(origin).bindings
        if self.has_the_new_name(names) or self.is_no_iterator_itself(holder):
            return
        start = self.source.text.index("next", self.source.span(origin)[0])
        self.report(
            origin,
            "An iterator's method `next` is called `__next__` in Python 3",
            fix=lambda: Fix(
                "Call it `__next__`",
                Applicability.UNSAFE,
                (Edit(start, start + 4, "__next__"),),
                binds=self.scoped(origin, "next", "__next__"),
                assumption=assuming("nothing else calls the method"),
            ),
        )

    @guard
    def may_be_no_iterator(self, receiver: ast.expr) -> bool:
        """Whether something else than an iterator may have the method `next`."""
        fact = self.facts.types.of(receiver)
        if fact.proves(*_ITERATORS, *_LISTS_IN_PYTHON2):
            return False
        defined = any(each.name == "next" for each in self.facts.parents.of_type(ast.FunctionDef))
        has_another = not self.facts.imports.packages.isdisjoint(_WITH_A_METHOD_NEXT)
        return fact.type is not None or defined or has_another or not self.source.python2

    @guard
    def has_the_new_name(self, names: Collection[str]) -> bool:
        """Whether the class has `__next__` already."""
        return "__next__" in names

    @guard
    def is_no_iterator_itself(self, around: ast.ClassDef) -> bool:
        """Whether no `__iter__` gives the object itself: `next` is a method of its own then."""
        for method in around.body:
            if isinstance(method, ast.FunctionDef) and method.name == "__iter__" and method.args.args:
                return not any(
                    isinstance(node, ast.Return)
                    and isinstance(node.value, ast.Name)
                    and node.value.id == method.args.args[0].arg
                    for node in nodes_in(method)
                )
        return True

    @guard
    def next_means_something_else(self, at: ast.AST) -> str | None:
        """Why `next` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("next", at):
            return None
        return "`next` may mean something else in this program"

    def _called(self, call: ast.Call, method: ast.Attribute) -> Fix | str:
        if refusal := self.next_means_something_else(call):
            return refusal
        text = self.source.segment(method.value)
        is_iterator = self.facts.types.of(method.value).proves(*_ITERATORS)
        assumption = None if is_iterator else assuming(f"`{' '.join(text.split())}` is an iterator")
        return Fix(
            "Call `next`",
            applicability(assumption),
            (self.replacing(call, f"next({text})"),),
            relies_on=self.scoped(call, "next"),
            assumption=assumption,
        )
