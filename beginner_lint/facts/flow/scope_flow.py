"""The data flow of the names that one scope owns."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.flow.control import Graph, Unanalysable
from beginner_lint.facts.flow.reach import Liveness, Reaching
from beginner_lint.facts.flow.statement_paths import build_graph
from beginner_lint.facts.flow.timing import fallbacks, runs_with
from beginner_lint.facts.scopes.scopes import BindingKind, Occurrence, Role, Scope, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_TRACKED = frozenset({ScopeKind.MODULE, ScopeKind.FUNCTION, ScopeKind.LAMBDA, ScopeKind.CLASS})


class ScopeFlow:
    """The data flow of the names that one scope owns.

    The places where its own statements use a name are in `names`. Names that functions inside the scope
    read are in `captured`, with one such place; names that they bind are in `foreign`.
    """

    def __init__(self, facts: Facts, scope: Scope) -> None:
        self._facts = facts
        self.scope = scope
        self.captured: dict[str, Occurrence] = {}
        self.foreign: set[str] = set()
        self.bindings = {b.node: b for bindings in scope.bindings.values() for b in bindings}
        self.names: dict[ast.AST, str] = {}
        for name in scope.bindings:
            for occurrence in facts.scopes.occurrences(scope, name):
                self._sort(occurrence)
        if scope.kind is ScopeKind.MODULE:
            for occurrence in fallbacks(scope, facts):
                self.captured.setdefault(occurrence.name, occurrence)

    def _sort(self, occurrence: Occurrence) -> None:
        """Decide whether a place runs with the scope's own statements, or whenever a function is called."""
        binding = self.bindings.get(occurrence.node)
        binds = occurrence.role in (Role.BIND, Role.DELETE)
        reads = occurrence.role in (Role.READ, Role.DELETE) or (
            binding is not None and binding.kind is BindingKind.AUGMENTED
        )
        if (
            occurrence.role is not Role.DECLARE
            and not occurrence.quoted
            and self._runs_here(occurrence, binds)
        ):
            self.names[occurrence.node] = occurrence.name
            return
        if binds:
            self.foreign.add(occurrence.name)
        if reads:
            self.captured.setdefault(occurrence.name, occurrence)

    def _runs_here(self, occurrence: Occurrence, binds: bool) -> bool:
        return runs_with(occurrence.scope, self.scope, self._facts, binds=binds)

    @cached_property
    def graph(self) -> Graph | None:
        """The control-flow graph; None where the scope has none, or it is nested too deeply."""
        node: Any = self.scope.node
        if self.scope.kind not in _TRACKED:
            return None
        walrus = any(binding.kind is BindingKind.WALRUS for binding in self.bindings.values())
        parameters = [b.node for b in self.bindings.values() if b.kind is BindingKind.PARAMETER]
        try:
            return build_graph(node.body, parameters, self.names, walrus, self._may_swallow)
        except Unanalysable:
            return None

    def _may_swallow(self, context: ast.expr) -> bool:
        """Tell whether a context manager may swallow exceptions; a file does not."""
        function = context.func if isinstance(context, ast.Call) else None
        is_open = isinstance(function, ast.Name) and function.id == "open"
        return not (is_open and self._facts.scopes.is_builtin(function))  # type: ignore[arg-type]

    @cached_property
    def reaching(self) -> Reaching | None:
        """The bindings at each read; None without a graph."""
        return Reaching(self.graph, self.bindings) if self.graph else None

    @cached_property
    def liveness(self) -> Liveness | None:
        """The names that are read later; None without a graph."""
        if self.graph is None:
            return None
        kind = self.scope.kind
        outlives = kind is ScopeKind.CLASS or (kind is ScopeKind.MODULE and not self._facts.project.script)
        return Liveness(self.graph, self.scope.bindings if outlives else ())
