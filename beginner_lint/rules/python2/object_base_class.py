"""ZEN215 object-base-class."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Rule, cst, guard, remembered


class ObjectBaseClass(Rule):
    """Class that names `object` as its only base class.

    ## Why is this bad?
    In Python 2, `class Cat(object):` made a class of the new kind. Every class of Python 3 is one, and has
    `object` as its base class anyway. Without it there is less to read.

    ## Example
    ```python
    class Cat(object):
        name = "Tom"

    print(Cat.name)
    ```

    Use instead:
    ```python
    class Cat:
        name = "Tom"

    print(Cat.name)
    ```

    ## Not flagged
    ```python
    class Animal:
        legs = 4

    class Cat(Animal):  # another base class
        name = "Tom"
    ```

    ## Fix safety
    The fix is safe. Files that are for both Pythons are left alone.
    """

    code = "ZEN215"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    names = frozenset({"object"})
    words = ("object",)
    guarded_by = (Plans,)

    def screen_Name(self, node: ast.Name) -> bool:
        """Let the only base of a class through."""
        return node.id == "object" and self._class_of(node) is not None

    def visit_Name(self, node: cst.Name, origin: ast.Name) -> None:
        """Report `class A(object)`."""
        holder = self._class_of(origin) if self.screen_Name(origin) else None
        if holder is None:
            return
        self.report(
            origin,
            f"Python 2 needed `(object)` here; in Python 3 `class {holder.name}:` is the same",
            fix=lambda: self._fix(origin),
            suppress_at=holder.lineno,
        )

    @remembered
    def _class_of(self, base: ast.Name) -> ast.ClassDef | None:
        """Return the class of which a name is the only base, if that says nothing in Python 3."""
        holder = self.facts.parents[base]
        if not isinstance(holder, ast.ClassDef) or holder.bases != [base] or holder.keywords:
            return None
        if self.is_not_the_builtin(base) or not self.facts.plans.are_missing(holder):
            return None
        return None if self.is_for_both_pythons(holder) else holder

    @guard
    def is_not_the_builtin(self, name: ast.Name) -> bool:
        """Whether `object` is something else."""
        return not self.facts.scopes.is_builtin(name)

    @guard
    def is_for_both_pythons(self, node: ast.ClassDef) -> bool:
        """Whether the file asks Python 2 to behave like Python 3."""
        return any(each.module == "__future__" for each in self.facts.parents.of_type(ast.ImportFrom))

    def _fix(self, base: ast.Name) -> Fix | str:
        start, end = self.source.span(base)
        text = self.source.text
        opening, closing = text.rfind("(", 0, start), text.find(")", end)
        around = text[opening + 1 : start] + text[end:closing]
        if around.strip(" \t"):
            return "the brackets hold more than the name"
        before = len(text[:opening].rstrip(" \t"))
        return Fix("Leave the base class out", Applicability.SAFE, (Edit(before, closing + 1, ""),))
