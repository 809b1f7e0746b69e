"""ZEN504 builtin-definition."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePath

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.names.excuses import Topic
from beginner_lint.facts.names.hiding import (
    counted_names,
    hides,
    is_offered,
    is_package,
    reach,
    stands_in_for_module,
)
from beginner_lint.facts.names.looked_for import looked_for_by
from beginner_lint.facts.names.namespaces import is_one_of_many, registers_by_name
from beginner_lint.facts.names.stand_ins import (
    definition_stands_in,
    is_chosen_by_need,
    is_replaced_on_purpose,
)
from beginner_lint.facts.renames.definition_texts import definition_left
from beginner_lint.facts.renames.docstring_parameters import example_edits
from beginner_lint.facts.renames.name_readers import makes_command
from beginner_lint.facts.renames.rename_edits import rename_fix
from beginner_lint.facts.renames.renaming import Renaming
from beginner_lint.facts.scopes.identifiers import name_span
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, ScopeKind, bound_name
from beginner_lint.facts.words.better_names import better_name
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_NOUNS = {
    BindingKind.FUNCTION: "function",
    BindingKind.CLASS: "class",
    BindingKind.TYPE_PARAMETER: "type parameter",
    BindingKind.TYPE_ALIAS: "type",
}
# Decorators that make no use of a function's name.
_HARMLESS = frozenset({"cache", "lru_cache", "contextmanager", "asynccontextmanager"})


class BuiltinDefinition(Rule):
    """Function or class with the name of a builtin, such as `max` or `list`.

    ## Why is this bad?
    Python comes with functions and types such as `max`, `sum` and `list`. Their names are not protected:
    after `def max(...)` every `max(...)` calls this function, also where Python's own was meant, which knows
    other arguments and gives other results. Another name leaves both usable.

    ## Example
    ```python
    def max(first, second):
        if first > second:
            return first
        return second


    print(max(3, 4))
    ```

    Use instead:
    ```python
    def largest(first, second):
        if first > second:
            return first
        return second


    print(largest(3, 4))
    ```

    ## Not flagged
    ```python
    import sys


    class Shelf:
        def list(self):  # read as `shelf.list`, it hides nothing from functions
            return []


    def input():  # takes the builtin's place on purpose
        return sys.stdin.readline()
    ```

    ## Fix safety
    The fix renames the function or class and all that means it. It is unsafe, as a function knows its own
    name, which may be shown or looked up as a text, and, in a module, as other files may use it. It is not
    offered where a decorator may use the name, where the name may still mean the builtin, or where another
    file of the run takes it.
    """

    code = "ZEN504"
    level = Level.BASICS
    kind = Kind.STYLE
    signs = ("hides_builtin",)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return the definitions by a builtin's name, or all where Python knows type parameters."""
        if sys.version_info >= (3, 12):
            return super().asked_of(kind)
        return self.facts.parents.called(kind, self._builtins)

    def screen_FunctionDef(self, node: ast.FunctionDef) -> bool:
        """Let functions through that are called like a builtin, or have such a type parameter."""
        return any(self._hidings(node))

    def screen_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> bool:
        """Let functions through that are called like a builtin, or have such a type parameter."""
        return any(self._hidings(node))

    def screen_ClassDef(self, node: ast.ClassDef) -> bool:
        """Let classes through that are called like a builtin, or have such a type parameter."""
        return any(self._hidings(node))

    def screen_TypeAlias(self, node: ast.AST) -> bool:
        """Let types through that are called like a builtin, or have such a type parameter."""
        return any(self._hidings(node))

    def visit_FunctionDef(self, node: cst.FunctionDef, origin: ast.AST) -> None:
        """Report a function."""
        self._consider(origin)

    def visit_ClassDef(self, node: cst.ClassDef, origin: ast.AST) -> None:
        """Report a class."""
        self._consider(origin)

    def visit_TypeAlias(self, node: cst.TypeAlias, origin: ast.AST) -> None:
        """Report a type."""
        self._consider(origin)

    def _consider(self, definition: ast.AST) -> None:
        """Report a definition and its type parameters, where they hide a builtin."""
        for bindings in self._hidings(definition):
            self._tell(bindings)

    def _tell(self, bindings: list[Binding]) -> None:
        first = bindings[0]
        better = better_name(bindings, self.facts, self.settings.builtins_extra)
        self.report(
            first.node,
            hides(first.name, better),
            fix=lambda: self._fix(Renaming(self.facts, first.scope, first.name), first, better),
            notes=[reach(first, _NOUNS[first.kind])],
        )

    def _hidings(self, definition: ast.AST) -> Iterator[list[Binding]]:
        """Yield what binds a builtin's name, this definition or a type parameter of it first."""
        for node in (definition, *getattr(definition, "type_params", ())):
            if bound_name(node) in self._builtins and (bindings := self._definition(node)):
                yield bindings

    @cached_property
    def _builtins(self) -> frozenset[str]:
        return counted_names(self.settings)

    @remembered
    def _definition(self, node: ast.AST) -> list[Binding] | None:
        """Return what binds the name of a definition, this first; None if not the first, or if meant so."""
        named = getattr(node, "name", None)
        node = named if isinstance(named, ast.Name) else node
        name, scope = bound_name(node), self.facts.scopes.owner(node)
        if name is None or scope is None or scope.kind is ScopeKind.CLASS:
            return None
        bindings = scope.bindings.get(name, [])
        definitions = [binding for binding in bindings if binding.kind in _NOUNS]
        if not definitions or definitions[0].node is not node:
            return None
        if any(binding.kind is BindingKind.PARAMETER for binding in bindings):
            return None
        if self.replaces_on_purpose(definitions) or self.is_offered_to_others(definitions[0]):
            return None
        if self.author_decided(definitions) or self.is_one_of_many(definitions[0]):
            return None
        return [definitions[0], *(binding for binding in bindings if binding is not definitions[0])]

    @guard
    def replaces_on_purpose(self, definitions: list[Binding]) -> bool:
        """Whether the definition makes use of the builtin, is there only where it is missing, or keeps it."""
        return is_replaced_on_purpose(definitions, self.facts) or any(
            definition_stands_in(binding.node, self.facts) or is_chosen_by_need(binding, self.facts)
            for binding in definitions
        )

    @guard
    def is_offered_to_others(self, first: Binding) -> bool:
        """Whether a module means to offer the name: in `__all__`, as a package, for compatibility."""
        in_module = first.scope.kind is ScopeKind.MODULE
        return (in_module and is_package(self.facts)) or is_offered(first, self.facts)

    @guard
    def author_decided(self, definitions: list[Binding]) -> bool:
        """Whether a comment tells other linters that the name is meant: `# noqa: A001`."""
        return any(self.facts.excuses.cover(each.node, Topic.BUILTINS) for each in definitions)

    @guard
    def is_one_of_many(self, first: Binding) -> bool:
        """Whether the file offers the names of another language, or a base class keeps them as texts."""
        return is_one_of_many(first, self.facts) or registers_by_name(first.node, self.facts)

    @guard
    def may_be_used_by_a_decorator(self, bindings: list[Binding]) -> str | None:
        """Why a decorator may make something of the name, as those of commands, routes and fixtures do."""
        for binding in bindings:
            for decorator in getattr(binding.node, "decorator_list", ()):
                function = decorator.func if isinstance(decorator, ast.Call) else decorator
                said = ast.unparse(function)
                if said.rpartition(".")[2] not in _HARMLESS and not _names_command(decorator):
                    return f"the decorator `{said}` may use the name `{binding.name}`"
        return None

    @guard
    def stands_in_for_module(self, first: Binding) -> str | None:
        """Why users of the file want the name: it is called like a module of Python that has it."""
        module = stands_in_for_module(first, self.facts)
        return (
            f"Python's own `{module}` has a `{first.name}`, and this file may take its place"
            if module
            else None
        )

    @guard
    def may_be_looked_for(self, first: Binding) -> str | None:
        """Why a framework may call the function by its name, as the engine of a game does."""
        package = looked_for_by(first, self.facts)
        return f"`{package}` may call `{first.name}` by its name" if package else None

    @guard
    def is_called_like_its_file(self, first: Binding) -> str | None:
        """Why what loads files by their names may look for the function, as a program with commands does."""
        is_shared = first.scope.kind is ScopeKind.MODULE and not self.facts.project.script
        is_alike = is_shared and PurePath(self.source.path).stem == first.name
        return (
            f"the file is called `{first.name}`, too, and what loads it may look for that"
            if is_alike
            else None
        )

    @guard
    def spells_private_names(self, bindings: list[Binding]) -> str | None:
        """Why a class has attributes that Python spells with its name: `_list__head` for `self.__head`."""
        for binding in bindings:
            for node in nodes_in(binding.node) if isinstance(binding.node, ast.ClassDef) else ():
                private = getattr(node, "attr", None) or bound_name(node) or ""
                if private.startswith("__") and not private.endswith("__"):
                    return f"Python spells `{private}` with the name of the class"
        return None

    @guard
    def may_be_looked_up(self, renaming: Renaming) -> str | None:
        """Why the name may be used as a text."""
        return renaming.seen_as_text() or renaming.named_in_a_text() or renaming.quoted_in_an_annotation()

    @guard
    def is_annotated_with(self, renaming: Renaming, first: Binding) -> str | None:
        """Why an annotation names a function, where surely the builtin is meant."""
        return renaming.named_in_an_annotation() if first.kind is BindingKind.FUNCTION else None

    @guard
    def may_mean_the_builtin(self, renaming: Renaming) -> str | None:
        """Why the name means, or was meant to mean, the builtin at times."""
        return renaming.read_unbound() or renaming.may_be_the_builtin() or renaming.called_otherwise()

    def _header(self, node: ast.AST) -> tuple[int, int]:
        """Return the span of just the name."""
        return name_span(self.source, node) or super()._header(node)

    def _fix(self, renaming: Renaming, first: Binding, better: str) -> Fix | str:
        refusal = (
            self.may_be_used_by_a_decorator(renaming.bindings)
            or self.stands_in_for_module(first)
            or self.may_be_looked_for(first)
            or self.is_called_like_its_file(first)
            or self.spells_private_names(renaming.bindings)
            or self.may_be_looked_up(renaming)
            or self.is_annotated_with(renaming, first)
            or self.may_mean_the_builtin(renaming)
        )
        if refusal:
            return refusal
        noun = _NOUNS[first.kind]
        in_module = first.scope.kind is ScopeKind.MODULE
        others = in_module and not self.facts.project.script
        texts = {edit for each in renaming.bindings for edit in example_edits(each, better, self.source)}
        assumption = assuming(
            f"nothing prints or looks up the name `{first.name}` of the {noun}",
            f"no other file uses this {noun}" if others else None,
            definition_left(first, texts, self.facts),
        )
        return rename_fix(
            self.facts, renaming.scope, renaming.name, better, applicability(assumption), assumption,
            texts=texts,
        )  # fmt: skip


def _names_command(decorator: ast.expr) -> bool:
    """Tell whether a decorator says what its command is called: `@cli.command("list")`."""
    if not makes_command(decorator):
        return False
    named = [*decorator.args[:1], *(each.value for each in decorator.keywords if each.arg == "name")]
    return any(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in named)
