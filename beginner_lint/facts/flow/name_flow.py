"""The data flow of one name in the scope that owns it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.flow.control import Graph, Unanalysable
from beginner_lint.facts.flow.expression_paths import Places
from beginner_lint.facts.flow.passing import Passing
from beginner_lint.facts.flow.reach import Liveness, Reaching
from beginner_lint.facts.flow.statement_paths import build_graph
from beginner_lint.facts.flow.straight import StraightWay
from beginner_lint.facts.flow.timing import fallbacks, runs_with
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Occurrence, Role, Scope, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_WITH_STATEMENTS = (ScopeKind.MODULE, ScopeKind.FUNCTION)
_TRACKED = (*_WITH_STATEMENTS, ScopeKind.LAMBDA, ScopeKind.CLASS)


class NameFlow:
    """The data flow of one name in the scope that owns it.

    The places where the scope's own statements read the name are in `reads`, those where they bind or delete
    it are in `changes`. A place where functions inside the scope read it is `captured`; `is_foreign` tells
    whether they bind it.

    Args:
        facts: the facts of the file.
        scope: the scope; it need not own the name, which is used nowhere then.
        name: the name, mangled.
        passing: what control gets past.

    """

    def __init__(self, facts: Facts, scope: Scope, name: str, passing: Passing) -> None:
        self._facts = facts
        self._passing = passing
        self.scope = scope
        self.captured: Occurrence | None = None
        self.is_foreign = False
        self.bindings = {binding.node: binding for binding in scope.bindings.get(name, ())}
        self.reads: set[ast.AST] = set()
        self.changes: set[ast.AST] = set()
        for occurrence in facts.scopes.occurrences(scope, name):
            self._sort(occurrence)
        if scope.kind is ScopeKind.MODULE and self.captured is None:
            self.captured = next(fallbacks(scope, name, facts), None)

    def _sort(self, occurrence: Occurrence) -> None:
        """Decide whether a place runs with the scope's own statements, or whenever a function is called."""
        binding = self.bindings.get(occurrence.node)
        binds = occurrence.role in (Role.BIND, Role.DELETE)
        reads = occurrence.role in (Role.READ, Role.DELETE) or (
            binding is not None and binding.kind is BindingKind.AUGMENTED
        )
        is_live = occurrence.role is not Role.DECLARE and not occurrence.quoted
        if is_live and runs_with(occurrence.scope, self.scope, self._facts, binds=binds):
            if reads:
                self.reads.add(occurrence.node)
            if binds:
                self.changes.add(occurrence.node)
            return
        self.is_foreign = self.is_foreign or binds
        if reads and self.captured is None:
            self.captured = occurrence

    def plain_binding(self, node: ast.AST) -> Binding | None:
        """Return the only binding that may hold at a read, if it takes no graph to find it."""
        if node not in self.reads or self._straight is None:
            return None
        try:
            return self._straight.binding(node)
        except RecursionError:
            return None

    @cached_property
    def _straight(self) -> StraightWay | None:
        if self.scope.kind not in _WITH_STATEMENTS or self.scope.has_star_import:
            return None
        node, parents = self.scope.node, self._facts.parents
        return StraightWay(node, self.bindings, self._places, self._passing, parents)

    @cached_property
    def graph(self) -> Graph | None:
        """The graph of all statements; None where the scope has none, or it is nested too deeply."""
        return self._build(None)

    def _build(self, passes: Callable[[ast.stmt], bool] | None) -> Graph | None:
        node: Any = self.scope.node
        if self.scope.kind not in _TRACKED:
            return None
        parameters = [b.node for b in self.bindings.values() if b.kind is BindingKind.PARAMETER]
        try:
            return build_graph(node.body, parameters, self._places, self._may_swallow, passes)
        except Unanalysable:
            return None

    @cached_property
    def _places(self) -> Places:
        changing: set[ast.AST] = set()
        self._add_holders(changing, self.changes)
        holders = changing.copy()
        self._add_holders(holders, self.reads)
        walrus = any(binding.kind is BindingKind.WALRUS for binding in self.bindings.values())
        return Places(self.reads | self.changes, holders, changing, walrus)

    def _add_holders(self, found: set[ast.AST], nodes: Iterable[ast.AST]) -> None:
        """Add nodes, and all that holds them, up to the scope."""
        parents, outermost = self._facts.parents, self.scope.node
        for node in nodes:
            holder: ast.AST | None = node
            while holder is not None and holder is not outermost and holder not in found:
                found.add(holder)
                holder = parents.get(holder)

    def _may_swallow(self, context: ast.expr) -> bool:
        """Tell whether a context manager may swallow exceptions; a file does not."""
        function = context.func if isinstance(context, ast.Call) else None
        is_open = isinstance(function, ast.Name) and function.id == "open"
        return not (is_open and self._facts.scopes.is_builtin(function))  # type: ignore[arg-type]

    @cached_property
    def reaching(self) -> Reaching | None:
        """The bindings at each read; None without a graph."""
        has_star_import = self.scope.has_star_import  # each of these may bind the name
        graph = self.graph if has_star_import else self._build(self._passing.passes)
        if graph is None:
            return None
        return Reaching(graph, list(self.bindings.values()), self.reads, self._facts.parents)

    @cached_property
    def liveness(self) -> Liveness | None:
        """Where the name is read later; None without a graph."""
        return Liveness(self.graph, self._outlives) if self.graph else None

    @property
    def _outlives(self) -> bool:
        """Whether the name may be read once the scope has ended."""
        kind = self.scope.kind
        return kind is ScopeKind.CLASS or (kind is ScopeKind.MODULE and not self._facts.project.script)

    def is_over_after(self, statement: ast.stmt) -> bool:
        """Tell whether the name is read only within a statement, which runs once: that takes no graph."""
        parents = self._facts.parents
        for holder in parents.ancestors(statement):
            if holder is self.scope.node:
                break
            if isinstance(holder, _LOOPS):
                return False
        return not self._outlives and all(statement in parents.ancestors(node) for node in self.reads)
