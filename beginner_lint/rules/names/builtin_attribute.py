"""ZEN505 builtin-attribute."""

from __future__ import annotations

import ast
from functools import cached_property

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.names.class_reads import Reading, means_the_builtin, reading
from beginner_lint.facts.names.hiding import counted_names
from beginner_lint.facts.scopes.identifiers import name_span
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role, Scope, ScopeKind
from beginner_lint.facts.words.builtin_names import NAMES
from beginner_lint.rule import Rule, cst, guard, remembered

_TYPE_CHECKERS_ONLY = "annotations"  # `from __future__ import annotations`: nothing evaluates these


class BuiltinAttribute(Rule):
    """Attribute or method with the name of a builtin that the body of its class then means.

    ## Why is this bad?
    A method `list` hides nothing from the code of methods, where it is called `self.list`. But the body of
    the class itself sees it: below `def list(self)`, the annotation `-> list[str]` and the decorator
    `@property` below `def property(self)` mean these methods, and no longer what Python comes with.

    ## Example
    ```python
    class House:
        def property(self):
            return "a garden"

        @property
        def owner(self):
            return "Ada"


    print(House().owner)
    ```

    ## Not flagged
    ```python
    class Shelf:
        def __init__(self):
            self.titles = []

        def list(self):
            return list(self.titles)  # in a method, `list` is Python's own

        @property
        def type(self):
            return self.kind

        @type.setter
        def type(self, kind):  # reads the attribute itself, and means it
            self.kind = kind
    ```

    ## Fix safety
    There is no fix: other files use the attribute by its name. Where it cannot be called something else,
    `import builtins` and write `builtins.list` for Python's own.
    """

    code = "ZEN505"
    level = Level.INTERMEDIATE
    kind = Kind.BUG
    words = ("class",)
    names = frozenset(NAMES)
    signs = ("hides_builtin",)

    def screen_Name(self, node: ast.Name) -> bool:
        """Let the first place through where a class reads such an attribute as if it were the builtin."""
        return node.id in self._attributes and self._misread(node) is not None

    def visit_Name(self, node: cst.Name, origin: ast.Name) -> None:
        """Report that place; further ones belong to it."""
        found = self._misread(origin) if self.screen_Name(origin) else None
        if found is None:
            return
        name, binding = origin.id, found[0]
        what = "method" if binding.kind is BindingKind.FUNCTION else "attribute"
        further = [
            (other, f"`{name}` is the {what} here, too")
            for other in self._misreads(binding.scope, name)
            if other is not origin
        ]
        self.report(
            origin,
            f"`{name}` means the {what} of this class here; Python's own is `builtins.{name}`",
            related=[(binding.node, f"the {what} `{name}`"), *further],
            notes=[f"That takes `import builtins` at the top. Another name for the {what} helps as well."],
        )

    def _header(self, node: ast.AST) -> tuple[int, int]:
        """Return the span of just the name, of methods too."""
        return name_span(self.source, node) or super()._header(node)

    @cached_property
    def _attributes(self) -> frozenset[str]:
        """The builtins' names that a class of the file binds."""
        scopes = [scope for scope in self.facts.scopes.all if scope.kind is ScopeKind.CLASS]
        return counted_names(self.settings).intersection(name for scope in scopes for name in scope.bindings)

    @remembered
    def _misread(self, node: ast.Name) -> tuple[Binding, ...] | None:
        """Return what binds the attribute that the body of a class reads here, and is the first to do so."""
        scope = self.facts.scopes.owner(node)
        if scope is None or scope.kind is not ScopeKind.CLASS:
            return None
        every = self._misreads(scope, node.id)
        return self.facts.flow.reaching(node) if every and every[0] is node else None

    def _misreads(self, scope: Scope, name: str) -> list[ast.Name]:
        """Return the places in the body of a class that read an attribute, where the builtin was meant."""
        return [
            found.node
            for found in self.facts.scopes.occurrences(scope, name)
            if found.role is Role.READ and isinstance(found.node, ast.Name) and self._is_misread(found.node)
        ]

    def _is_misread(self, node: ast.Name) -> bool:
        bindings = self.facts.flow.reaching(node)
        if not bindings or self.is_only_for_type_checkers(node):
            return False
        return not self.means_the_attribute(node, bindings)

    @guard
    def means_the_attribute(self, node: ast.Name, bindings: tuple[Binding, ...]) -> bool:
        """Whether the attribute itself may be meant: `@type.setter`, `__str__ = repr`."""
        return not means_the_builtin(node, bindings, self.facts)

    @guard
    def is_only_for_type_checkers(self, node: ast.Name) -> bool:
        """Whether this is an annotation that the program does not evaluate."""
        futures = self.facts.imports.names if "__future__" in self.facts.imports.packages else ()
        is_lazy = self.source.path.endswith(".pyi") or _TYPE_CHECKERS_ONLY in futures
        return is_lazy and reading(node, self.facts) is Reading.ANNOTATION
