"""ZEN215 object-base-class."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Rule, cst, guard


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
    words = ("object",)
    guarded_by = (Plans,)

    def screen_ClassDef(self, node: ast.ClassDef) -> bool:
        """Let classes with one base through."""
        return len(node.bases) == 1 and isinstance(node.bases[0], ast.Name) and node.bases[0].id == "object"

    def visit_ClassDef(self, node: cst.ClassDef, origin: ast.ClassDef) -> None:
        """Report `class A(object)`."""
        if not self.screen_ClassDef(origin):
            return
        base = origin.bases[0]
        if origin.keywords or not isinstance(base, ast.Name) or self.is_not_the_builtin(base):
            return
        if not self.facts.plans.are_missing(origin) or self.is_for_both_pythons(origin):
            return
        self.report(
            base,
            f"Every class has `object` as its base in Python 3; `class {origin.name}:` is enough",
            fix=lambda: self._fix(base),
            suppress_at=origin.lineno,
        )

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
