"""ZEN503 builtin-import."""

from __future__ import annotations

import ast
from functools import cached_property

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.names.excuses import Topic
from beginner_lint.facts.names.hiding import (
    counted_names,
    hides,
    hides_unused,
    is_offered,
    is_package,
    reach,
)
from beginner_lint.facts.names.namespaces import is_one_of_many
from beginner_lint.facts.names.stand_ins import import_stands_in, is_chosen_by_need
from beginner_lint.facts.renames.definition_texts import definition_left
from beginner_lint.facts.renames.rename_edits import rename_fix
from beginner_lint.facts.renames.renaming import Renaming
from beginner_lint.facts.scopes.identifiers import name_span
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role, ScopeKind, bound_name
from beginner_lint.facts.words.better_names import better_name
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

# Other rules are about these; a name that is bound in such a way too is theirs.
_DEFINING = frozenset({BindingKind.PARAMETER, BindingKind.FUNCTION, BindingKind.CLASS})


class BuiltinImport(Rule):
    """Import that takes the name of a builtin, such as `pow` or `open`.

    ## Why is this bad?
    After `from math import pow` the name `pow` means the function of the module `math`, which is not the one
    that comes with Python: it knows other arguments and gives other results. Who reads a line further down,
    or writes one, may well mean Python's own. Another name says where the function comes from.

    ## Example
    ```python
    from math import pow

    print(pow(2, 10))
    ```

    Use instead:
    ```python
    from math import pow as math_pow

    print(math_pow(2, 10))
    ```

    ## Not flagged
    ```python
    import math

    print(math.pow(2, 10))  # read as `math.pow`, it hides nothing

    try:
        from builtins import input  # the same function, for an old version as well
    except ImportError:
        pass
    ```

    ## Fix safety
    The fix gives the import another name and renames all that means it. It is safe for an import within a
    function. Elsewhere it is unsafe, as it takes for granted that everywhere the imported one is meant, and,
    in a module, that no other file takes the name from there. It is not offered where another file of the
    run does, or where the name may still mean the builtin, or may be looked up as a text.
    """

    code = "ZEN503"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("import",)
    signs = ("hides_builtin",)

    def screen_alias(self, node: ast.alias) -> bool:
        """Let imports that bind a builtin's name through."""
        return bound_name(node) in self._builtins and self._import(node) is not None

    def visit_ImportAlias(self, node: cst.ImportAlias, origin: ast.alias) -> None:
        """Report an import where it binds the name first."""
        bindings = self._import(origin) if self.screen_alias(origin) else None
        if bindings is None:
            return
        name = bindings[0].name
        better = better_name(bindings, self.facts, self.settings.builtins_extra)
        renaming = Renaming(self.facts, bindings[0].scope, name)
        is_unused = self.is_unused(renaming) and not self.may_be_looked_up(renaming)
        self.report(
            origin,
            hides_unused(name) if is_unused else hides(name, better),
            fix=lambda: self._fix(renaming, bindings[0], better),
            notes=[reach(bindings[0], "import")],
        )

    @cached_property
    def _builtins(self) -> frozenset[str]:
        return counted_names(self.settings)

    @remembered
    def _import(self, alias: ast.alias) -> list[Binding] | None:
        """Return what binds the name, this import first; None if another is the first, or it is meant so."""
        scope = self.facts.scopes.owner(alias)
        if scope is None or scope.kind is ScopeKind.CLASS:
            return None
        bindings = scope.bindings.get(bound_name(alias) or "", [])
        imports = [binding for binding in bindings if binding.kind is BindingKind.IMPORT]
        if not imports or imports[0].node is not alias or self.is_defined_as_well(bindings):
            return None
        if self.replaces_on_purpose(imports) or self.is_offered_to_others(imports):
            return None
        if self.author_decided(imports) or self.is_one_of_many(imports[0]):
            return None
        return [imports[0], *(binding for binding in bindings if binding is not imports[0])]

    @guard
    def is_defined_as_well(self, bindings: list[Binding]) -> bool:
        """Whether a parameter or definition has the name, too: other rules tell of these."""
        return any(binding.kind in _DEFINING for binding in bindings)

    @guard
    def replaces_on_purpose(self, imports: list[Binding]) -> bool:
        """Whether the import is to be used in place of the builtin, or only where something is missing."""
        return any(
            isinstance(binding.node, ast.alias)
            and (
                import_stands_in(binding.node, self.facts.parents.get(binding.node))
                or is_chosen_by_need(binding, self.facts)
            )
            for binding in imports
        )

    @guard
    def is_offered_to_others(self, imports: list[Binding]) -> bool:
        """Whether a module imports the name to hand it on: a package does, `as` the same name says so."""
        first = imports[0]
        if first.scope.kind is not ScopeKind.MODULE:
            return False
        again = any(
            getattr(binding.node, "asname", None) == getattr(binding.node, "name", "") for binding in imports
        )
        return again or is_package(self.facts) or is_offered(first, self.facts)

    @guard
    def author_decided(self, imports: list[Binding]) -> bool:
        """Whether a comment tells other linters that the name is meant: `# noqa: A004`."""
        return any(self.facts.excuses.cover(each.node, Topic.BUILTINS) for each in imports)

    @guard
    def is_one_of_many(self, first: Binding) -> bool:
        """Whether many names are taken from the module, more than one or two of them builtins'."""
        return is_one_of_many(first, self.facts)

    @guard
    def may_be_looked_up(self, renaming: Renaming) -> str | None:
        """Why the name may be used as a text."""
        return renaming.seen_as_text() or renaming.named_in_a_text() or renaming.quoted_in_an_annotation()

    @guard
    def may_mean_the_builtin(self, renaming: Renaming) -> str | None:
        """Why the name means, or was meant to mean, the builtin at times."""
        return renaming.read_unbound() or renaming.may_be_the_builtin()

    @guard
    def is_unused(self, renaming: Renaming) -> str | None:
        """Why another name is not what is missing: nothing in the file uses the import."""
        bindings = renaming.scope.bindings[renaming.name]
        is_used = any(occurrence.role in (Role.READ, Role.DELETE) for occurrence in renaming.occurrences)
        is_changed = any(binding.kind is BindingKind.AUGMENTED for binding in bindings)
        if is_used or is_changed or any(map(self._is_there_for_itself, renaming.bindings)):
            return None
        return "nothing in this file uses it, so the import may go"

    def _is_there_for_itself(self, binding: Binding) -> bool:
        """Tell whether an import that nothing reads may be wanted: a comment says so, or it is a fixture.

        These pytest hands to whatever has a parameter by their name.
        """
        is_asked_for = any(each.arg == binding.name for each in self.facts.parents.of_type(ast.arg))
        return is_asked_for or self.facts.excuses.cover(binding.node, Topic.IMPORTS)

    @guard
    def may_be_meant(self, binding: Binding) -> str | None:
        """Say what is taken for granted where an import far away decides what the name means."""
        is_near = binding.scope.kind is ScopeKind.FUNCTION
        return None if is_near else f"`{binding.name}` is to be the imported one wherever it stands"

    @guard
    def goes_on_with_the_name(self, binding: Binding) -> str | None:
        """Say which texts and comments call the import by the old name."""
        return definition_left(binding, (), self.facts)

    def _about_other_modules(self, binding: Binding) -> str | None:
        """Return what is taken for granted about other modules."""
        if binding.scope.kind is not ScopeKind.MODULE or self.facts.project.script:
            return None
        return "no other file takes it from here"

    def _header(self, node: ast.AST) -> tuple[int, int]:
        """Return the span of just the name."""
        return name_span(self.source, node) or super()._header(node)

    def _fix(self, renaming: Renaming, binding: Binding, better: str) -> Fix | str:
        refusal = (
            self.may_be_looked_up(renaming) or self.may_mean_the_builtin(renaming) or self.is_unused(renaming)
        )
        if refusal:
            return refusal
        assumption = assuming(
            self.may_be_meant(binding),
            self._about_other_modules(binding),
            self.goes_on_with_the_name(binding),
        )
        return rename_fix(
            self.facts, renaming.scope, renaming.name, better, applicability(assumption), assumption
        )
