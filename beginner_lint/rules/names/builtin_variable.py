"""ZEN501 builtin-variable."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cached_property

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.names.excuses import Topic
from beginner_lint.facts.names.hiding import (
    counted_names,
    hides,
    hides_all,
    is_offered,
    is_only_run_directly,
    line_around,
    may_be_dunder_all,
    reach,
)
from beginner_lint.facts.names.looked_for import looked_for_by
from beginner_lint.facts.names.namespaces import is_one_of_many
from beginner_lint.facts.names.shadowed_calls import shadowed_calls
from beginner_lint.facts.names.stand_ins import stands_in
from beginner_lint.facts.renames.rename_edits import rename_fix
from beginner_lint.facts.renames.renaming import Renaming
from beginner_lint.facts.scopes.identifiers import name_span
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role, Scope, ScopeKind, bound_name
from beginner_lint.facts.words.better_names import better_name
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

# Other rules are about these; a name that is bound in such a way too is theirs.
_NO_VARIABLES = frozenset(
    {BindingKind.PARAMETER, BindingKind.IMPORT, BindingKind.FUNCTION, BindingKind.CLASS}
    | {BindingKind.TYPE_PARAMETER, BindingKind.TYPE_ALIAS}
)


class BuiltinVariable(Rule):
    """Variable with the name of a builtin, such as `list` or `sum`.

    ## Why is this bad?
    Python comes with functions and types such as `sum`, `max`, `list` and `input`. Their names are not
    protected: a variable `list` takes the name over, and from then on `list(...)` fails with a message
    that says nothing about the cause. Another name also tells better what the variable holds.

    ## Example
    ```python
    list = [3, 1, 2]
    list.sort()
    print("The smallest is", list[0])
    ```

    Use instead:
    ```python
    numbers = [3, 1, 2]
    numbers.sort()
    print("The smallest is", numbers[0])
    ```

    ## Not flagged
    ```python
    import sys

    input = sys.stdin.readline  # another function takes over on purpose


    class Student:
        id = 0  # an attribute: read as `student.id`, it hides nothing
    ```

    ## Fix safety
    The fix renames the variable everywhere. It is safe for the variables of a function, and in a script. In
    a module that others may import it is unsafe: they may use the variable. It is not offered where another
    file of the run uses it, where the name may still mean the builtin, or may be looked up as a text.
    """

    code = "ZEN501"
    level = Level.BASICS
    kind = Kind.STYLE
    signs = ("hides_builtin",)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return, of the names, those that are bound and are called like a builtin."""
        return self.facts.parents.stored(self._builtins) if kind is ast.Name else super().asked_of(kind)

    def screen_Name(self, node: ast.Name) -> bool:
        """Let every assignment to a builtin's name through."""
        if node.id not in self._builtins or not isinstance(node.ctx, ast.Store):
            return False
        return self._variable(node) is not None

    def screen_ExceptHandler(self, node: ast.ExceptHandler) -> bool:
        """Let `except … as` a builtin's name through."""
        return self._counts(node.name)

    def screen_MatchAs(self, node: ast.MatchAs) -> bool:
        """Let captures through."""
        return self._counts(node.name)

    def screen_MatchStar(self, node: ast.MatchStar) -> bool:
        """Let captures of the rest of a list through."""
        return self._counts(node.name)

    def screen_MatchMapping(self, node: ast.MatchMapping) -> bool:
        """Let captures of the rest of a dict through."""
        return self._counts(node.rest)

    def visit_Name(self, node: cst.Name, origin: ast.AST) -> None:
        """Report a variable where it is bound first."""
        if isinstance(origin, ast.Name):  # a capture takes no more room than its name
            self._consider(origin)

    def visit_ExceptHandler(self, node: cst.ExceptHandler, origin: ast.ExceptHandler) -> None:
        """Report the name of an exception."""
        self._consider(origin)

    def visit_ExceptStarHandler(self, node: cst.ExceptStarHandler, origin: ast.ExceptHandler) -> None:
        """Report the name of a group of exceptions."""
        self._consider(origin)

    def visit_MatchAs(self, node: cst.MatchAs, origin: ast.AST) -> None:
        """Report a capture."""
        if isinstance(origin, ast.MatchAs):
            self._consider(origin)

    def visit_MatchStar(self, node: cst.MatchStar, origin: ast.MatchStar) -> None:
        """Report a capture of the rest of a list."""
        self._consider(origin)

    def visit_MatchMapping(self, node: cst.MatchMapping, origin: ast.MatchMapping) -> None:
        """Report a capture of the rest of a dict."""
        self._consider(origin)

    @cached_property
    def _builtins(self) -> frozenset[str]:
        return counted_names(self.settings)

    def _counts(self, name: str | None) -> bool:
        return name in self._builtins

    def _consider(self, origin: ast.AST) -> None:
        """Report a variable."""
        bindings = self._variable(origin)
        if bindings is None:
            return
        name, scope = bindings[0].name, bindings[0].scope
        better = better_name(bindings, self.facts, self.settings.builtins_extra)
        self.report(
            origin,
            hides_all()
            if self.is_meant_as_dunder_all(bindings[0])
            else hides(name, better, line_around(bindings[0], self.facts)),
            fix=lambda: self._fix(Renaming(self.facts, scope, name), better),
            notes=[reach(bindings[0], "variable")],
        )

    @remembered
    def _variable(self, origin: ast.AST) -> list[Binding] | None:
        """Return the bindings of a variable, at the first of them, unless the name is meant so."""
        name, scope = bound_name(origin), self.facts.scopes.owner(origin)
        if name is None or scope is None or not self._counts(name):
            return None
        bindings = scope.bindings.get(name, [])
        if not bindings or bindings[0].node is not origin or self.is_no_plain_variable(bindings):
            return None
        if self.replaces_on_purpose(bindings) or self.is_offered_to_others(bindings[0]):
            return None
        if self.author_decided(bindings) or self.is_one_of_many(bindings[0]):
            return None
        return None if self.is_called_in_vain(bindings[0]) else bindings

    @guard
    def is_no_plain_variable(self, bindings: list[Binding]) -> bool:
        """Whether it is an attribute, a parameter, an import or a definition, or never gets a value."""
        if bindings[0].scope.kind is ScopeKind.CLASS:
            return True
        holders = [self.facts.parents.get(binding.node) for binding in bindings]
        return any(binding.kind in _NO_VARIABLES for binding in bindings) or all(
            isinstance(holder, ast.AnnAssign) and holder.value is None for holder in holders
        )

    @guard
    def is_called_in_vain(self, binding: Binding) -> bool:
        """Whether a call of the builtin stops because of the variable: that is to be told (ZEN506)."""
        return bool(shadowed_calls(binding.scope, binding.name, self.facts))

    @guard
    def replaces_on_purpose(self, bindings: list[Binding]) -> bool:
        """Whether another function takes the builtin's place, as shims for old versions do."""
        return any(stands_in(binding, self.facts) for binding in bindings)

    @guard
    def is_offered_to_others(self, binding: Binding) -> bool:
        """Whether a module means to offer the name: in `__all__`, for compatibility, in a stub."""
        return is_offered(binding, self.facts)

    @guard
    def author_decided(self, bindings: list[Binding]) -> bool:
        """Whether a comment tells other linters that the name is meant: `# noqa: A001`."""
        return any(self.facts.excuses.cover(each.node, Topic.BUILTINS) for each in bindings)

    @guard
    def is_one_of_many(self, first: Binding) -> bool:
        """Whether the file offers the names of another language: `min = Function("MIN")` and many more."""
        return is_one_of_many(first, self.facts)

    @guard
    def may_be_looked_up(self, renaming: Renaming) -> str | None:
        """Why the name may be used as a text."""
        return renaming.seen_as_text() or renaming.named_in_a_text()

    @guard
    def is_annotated_with(self, renaming: Renaming) -> str | None:
        """Why an annotation names the variable."""
        return renaming.named_in_an_annotation()

    @guard
    def may_mean_the_builtin(self, renaming: Renaming) -> str | None:
        """Why the name means, or was meant to mean, the builtin at times."""
        return renaming.read_unbound() or renaming.may_be_the_builtin()

    @guard
    def is_meant_as_dunder_all(self, first: Binding) -> str | None:
        """Why another name may be meant: a module says with `__all__` which names it offers."""
        is_meant = may_be_dunder_all(first, self.facts)
        return "`__all__` may be meant, which says what a module offers" if is_meant else None

    @guard
    def is_seen_by_other_modules(self, scope: Scope, name: str) -> str | None:
        """Say what is taken for granted about other modules."""
        if scope.kind is not ScopeKind.MODULE or self.facts.project.script:
            return None
        is_only_run = "__name__" not in scope.bindings and all(
            is_only_run_directly(each.node, self.facts) for each in scope.bindings[name]
        )
        return None if is_only_run else "no other file uses this variable"

    @guard
    def is_there_for_others(self, renaming: Renaming) -> str | None:
        """Why a module has a variable that it does not read itself: somebody else does, maybe no file."""
        is_known = self.facts.project.taken_by(renaming.name) is not None
        if is_known or not self.is_seen_by_other_modules(renaming.scope, renaming.name):
            return None
        is_read = any(each.role is Role.READ for each in renaming.occurrences)
        return None if is_read else f"nothing in this file reads `{renaming.name}`, so it may be for others"

    @guard
    def may_be_looked_for(self, first: Binding) -> str | None:
        """Why a framework may look for the variable, as the engine of a game does."""
        package = looked_for_by(first, self.facts)
        return f"`{package}` may look for `{first.name}` by its name" if package else None

    def _header(self, node: ast.AST) -> tuple[int, int]:
        """Return the span of just the name, of captures and handlers too."""
        return name_span(self.source, node) or super()._header(node)

    def _fix(self, renaming: Renaming, better: str) -> Fix | str:
        refusal = (
            self.is_meant_as_dunder_all(renaming.bindings[0])
            or self.may_be_looked_for(renaming.bindings[0])
            or self.is_there_for_others(renaming)
            or self.may_be_looked_up(renaming)
            or self.is_annotated_with(renaming)
            or self.may_mean_the_builtin(renaming)
        )
        if refusal:
            return refusal
        scope, name = renaming.scope, renaming.name
        assumption = assuming(self.is_seen_by_other_modules(scope, name))
        return rename_fix(self.facts, scope, name, better, applicability(assumption), assumption)
