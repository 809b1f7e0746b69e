"""ZEN216 super-arguments."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.facts.scopes.scopes import Role, ScopeKind
from beginner_lint.rule import Rule, cst, guard

_LONGEST_NAME = 30


class SuperArguments(Rule):
    """`super(Name, self)` inside a method of the class `Name`.

    ## Why is this bad?
    Python 3 knows in which class and on which object a method runs, so `super()` is enough. It also goes on
    working if the class gets another name.

    ## Example
    ```python
    class Animal:
        def speak(self):
            print("...")

    class Cat(Animal):
        def speak(self):
            super(Cat, self).speak()
            print("Meow")

    Cat().speak()
    ```

    Use instead:
    ```python
    class Animal:
        def speak(self):
            print("...")

    class Cat(Animal):
        def speak(self):
            super().speak()
            print("Meow")

    Cat().speak()
    ```

    ## Not flagged
    ```python
    class Animal:
        def speak(self):
            print("...")

    class Cat(Animal):
        pass

    class Lion(Cat):
        def speak(self):
            super(Cat, self).speak()  # passes over `Cat`
    ```

    ## Fix safety
    The fix is safe. There is no diagnostic in nested functions and comprehensions, where `super()` does not
    know the object, and in decorated classes, which may be copies.
    """

    code = "ZEN216"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    names = frozenset({"super"})
    words = ("super",)
    guarded_by = (Plans,)

    def screen_Call(self, node: ast.Call) -> bool:
        """Let `super(A, b)` through."""
        return isinstance(node.func, ast.Name) and node.func.id == "super" and len(node.args) == 2

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report arguments of `super` that say what it knows."""
        if not self.screen_Call(origin):
            return
        kind, instance = origin.args
        scope = self.facts.scopes.scope_at(origin)
        function, outer = scope.node, scope.parent
        if scope.kind is not ScopeKind.FUNCTION or outer is None or outer.kind is not ScopeKind.CLASS:
            return
        if not isinstance(kind, ast.Name) or not isinstance(instance, ast.Name) or origin.keywords:
            return
        if not isinstance(function, ast.FunctionDef) or not isinstance(outer.node, ast.ClassDef):
            return
        if self.names_another_class(kind, outer.node) or self.names_another_object(instance, function):
            return
        if self.is_made_again_and_again(outer.node) or self.hides_its_class(function):
            return
        if self.is_not_the_builtin(origin) or not self.facts.plans.are_missing(origin):
            return
        start, end = self.source.span(origin.func)[1], self.source.span(origin)[1]
        arguments = f"{kind.id}, {instance.id}" if len(kind.id) <= _LONGEST_NAME else "…"
        self.report(
            origin,
            f"Python 2 needed `super({arguments})`; in Python 3 `super()` knows both by itself",
            fix=lambda: Fix("Leave the arguments out", Applicability.SAFE, (Edit(start, end, "()"),)),
        )

    @guard
    def names_another_class(self, name: ast.Name, around: ast.ClassDef) -> bool:
        """Whether the name may mean another class than the one around, or a copy of it."""
        scopes = self.facts.scopes
        owner = scopes.owner(name)
        found = scopes.occurrences(owner, name.id) if owner else []
        written = [each.node for each in found if each.role is not Role.READ]
        return written != [around] or bool(around.decorator_list) or bool(around.keywords)

    @guard
    def is_made_again_and_again(self, around: ast.ClassDef) -> bool:
        """Whether a loop makes the class, so that its name soon means a newer one."""
        for holder in self.facts.parents.ancestors(around):
            if isinstance(holder, ast.For | ast.AsyncFor | ast.While):
                return True
            if isinstance(holder, ast.FunctionDef | ast.AsyncFunctionDef):
                return False
        return False

    @guard
    def hides_its_class(self, function: ast.FunctionDef) -> bool:
        """Whether the method has a `__class__` of its own, where `super()` looks for the class."""
        return any("__class__" in scope.bindings for scope in self.facts.scopes.all if scope.node is function)

    @guard
    def names_another_object(self, name: ast.Name, function: ast.FunctionDef) -> bool:
        """Whether the name is not the first parameter, or is bound again."""
        parameters = [*function.args.posonlyargs, *function.args.args]
        owner = self.facts.scopes.owner(name)
        bindings = owner.bindings.get(name.id, []) if owner else []
        return not parameters or len(bindings) != 1 or bindings[0].node is not parameters[0]

    @guard
    def is_not_the_builtin(self, call: ast.Call) -> bool:
        """Whether `super` is something else."""
        return not (isinstance(call.func, ast.Name) and self.facts.scopes.is_builtin(call.func))
