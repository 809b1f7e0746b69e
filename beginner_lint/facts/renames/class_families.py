"""Which classes of a file inherit from which, and by which name a function of one is called."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import BindingKind
from beginner_lint.facts.words.bound_value import bound_value

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def called_as(function: ast.FunctionDef | ast.AsyncFunctionDef, facts: Facts) -> str:
    """Return the name by which a function is called: that of the class for `__init__`."""
    holder = facts.parents.get(function)
    return holder.name if function.name == "__init__" and isinstance(holder, ast.ClassDef) else function.name


def bases_of(holder: ast.ClassDef) -> list[ast.expr]:
    """Return the bases of a class, those within `six.with_metaclass(Meta, Base)` included."""
    found: list[ast.expr] = []
    for base in holder.bases:
        is_made = isinstance(base, ast.Call) and last_name(base.func) == "with_metaclass"
        found += base.args[1:] if isinstance(base, ast.Call) and is_made else [base]
    return found


def generic(base: ast.expr) -> ast.expr:
    """Return what a base is without the types in brackets: `Parameter` for `Parameter[int]`."""
    return base.value if isinstance(base, ast.Subscript) else base


class ClassFamilies:
    """Answers about the classes of one file.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def class_of(self, base: ast.expr) -> ast.ClassDef | None:
        """Return the class of this file that a base is: one that stands before it and has its name alone.

        The base may say of what the class is one: `Parameter[int]`.
        """
        base = self.without_alias(generic(base))
        scopes = self._facts.scopes
        owner = scopes.owner(base) if isinstance(base, ast.Name) else None
        if owner is None or not isinstance(base, ast.Name):
            return None
        bindings = owner.bindings.get(scopes.spelling(base), [])
        node = bindings[0].node if len(bindings) == 1 else None
        return node if isinstance(node, ast.ClassDef) and node.lineno < base.lineno else None

    def without_alias(self, base: ast.expr) -> ast.expr:
        """Return what a base is another name for, bound once: `str` for `Text`, below `Text = str`."""
        bindings = self._facts.scopes.bindings_of(base)
        if len(bindings) != 1 or bindings[0].kind is not BindingKind.ASSIGNMENT:
            return base
        value = bound_value(bindings[0], self._facts)
        return value if isinstance(value, ast.Name | ast.Attribute) else base

    def above(self, holder: ast.ClassDef) -> Iterator[ast.ClassDef]:
        """Yield the classes of this file from which a class inherits."""
        for base in bases_of(holder):
            known = self.class_of(base)
            if known is not None:
                yield known
                yield from self.above(known)

    def below(self, holder: ast.ClassDef) -> Iterator[ast.ClassDef]:
        """Yield the classes of this file that inherit from a class."""
        for child in self._children.get(holder, ()):
            yield child
            yield from self.below(child)

    @cached_property
    def _children(self) -> dict[ast.ClassDef, list[ast.ClassDef]]:
        found: defaultdict[ast.ClassDef, list[ast.ClassDef]] = defaultdict(list)
        for holder in self._facts.parents.of_type(ast.ClassDef):
            for base in bases_of(holder):
                known = self.class_of(base)
                if known is not None:
                    found[known].append(holder)
        return found
