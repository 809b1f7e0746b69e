"""What happens to a name on the paths through a scope: which bindings reach a read, what is read later."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from beginner_lint.facts.flow.name_flow import NameFlow
from beginner_lint.facts.flow.passing import Passing
from beginner_lint.facts.flow.timing import runs_at_once, runs_with
from beginner_lint.facts.scopes.bindings import in_words, mangle
from beginner_lint.facts.scopes.node_fields import TRIES
from beginner_lint.facts.scopes.scopes import (
    BUILTINS,
    Binding,
    BindingKind,
    Scope,
    ScopeKind,
)

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_GUARDS = (*TRIES, ast.With, ast.AsyncWith)
_NO_NAME = ""  # of what only asks where control goes
# No sets: the hash of such a member costs more than to compare it with all of these.
_WRITABLE_AS_TEXT = (ScopeKind.MODULE, ScopeKind.CLASS)


class Later(NamedTuple):
    """A name is used later: `reason` says where in words, `node` is a place that reads it, where known."""

    reason: str
    node: ast.AST | None = None


class Flow:
    """Answers about the paths through a file.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._names: dict[tuple[Scope, str], NameFlow] = {}
        self._passing = Passing(facts.parents)
        self._introspecting: dict[Scope, bool] = {}
        self._reaching: dict[ast.Name, tuple[Binding, ...] | None] = {}
        self._binding: dict[tuple[Scope, str], tuple[Binding, ...]] = {}

    def _of(self, scope: Scope, name: str) -> NameFlow:
        flow = self._names.get((scope, name))
        if flow is None:
            flow = self._names[scope, name] = NameFlow(self._facts, scope, name, self._passing)
        return flow

    def reaching(self, node: ast.Name) -> tuple[Binding, ...] | None:
        """Return the bindings that may hold where a name is read, in source order.

        Where functions bind the name too, or `node` stands in one, these are all bindings of the name. `node`
        may also be the target of an augmented assignment, for what it reads. None is unknown: a builtin, or
        a name that may be bound by a star import or as text. Empty means that no binding gets there.
        """
        if node not in self._reaching:
            self._reaching[node] = self._find_reaching(node)
        return self._reaching[node]

    def _find_reaching(self, node: ast.Name) -> tuple[Binding, ...] | None:
        scopes = self._facts.scopes
        owner = scopes.owner(node)
        if owner is None or (owner.kind in _WRITABLE_AS_TEXT and self.introspects(owner)):
            return None
        scope = scopes.scope_at(node)
        name = mangle(scope.private, node.id)
        if name not in owner.bindings:  # `__class__`, which the compiler puts into methods
            return None
        if self._is_just_a_parameter(name, owner):
            return tuple(owner.bindings[name])
        here: list[Binding] | None = None
        unbound, clobbered = True, owner.has_star_import
        if runs_with(scope, owner, self._facts):
            flow = self._of(owner, name)
            plain = flow.plain_binding(node)
            if plain is not None:
                return self._that_bind(name, owner) if flow.is_foreign else (plain,)
            if flow.reaching is not None and flow.reaching.knows(node):
                here, unbound, clobbered = flow.reaching.at(node)
                here = None if flow.is_foreign else here
        if clobbered or (unbound and _shows_another(name, owner)):
            return None
        return self._that_bind(name, owner) if here is None else tuple(here)

    def _is_just_a_parameter(self, name: str, owner: Scope) -> bool:
        """Tell whether a name is only ever bound by the call: no path has to be followed then."""
        bindings = owner.bindings[name]
        is_parameter = len(bindings) == 1 and bindings[0].kind is BindingKind.PARAMETER
        return is_parameter and not self._facts.scopes.is_deleted(name)

    def all_bindings(self, node: ast.Name) -> tuple[Binding, ...] | None:
        """Return the bindings one of which gives a name its value, wherever it is read; None is unknown.

        Names that are deleted anywhere count as unknown. `reaching` tells which of the bindings get there.
        """
        owner = self._facts.scopes.owner(node)
        if owner is None or self._may_show_another(node, owner):
            return None
        name = mangle(self._facts.scopes.scope_at(node).private, node.id)
        if name not in owner.bindings or self._facts.scopes.is_deleted(name):
            return None
        return self._that_bind(name, owner)

    def _that_bind(self, name: str, owner: Scope) -> tuple[Binding, ...]:
        """Return the bindings of a name, without annotations that give it no value: these bind nothing."""
        if (owner, name) not in self._binding:
            self._binding[owner, name] = tuple(
                binding
                for binding in owner.bindings[name]
                if binding.kind is not BindingKind.ANNOTATED
                or getattr(self._facts.parents[binding.node], "value", binding) is not None
            )
        return self._binding[owner, name]

    def _may_show_another(self, node: ast.Name, owner: Scope) -> bool:
        """Tell whether a name may mean something else than what its scope is seen to bind."""
        if owner.has_star_import or _shows_another(node.id, owner):
            return True
        return owner.kind in _WRITABLE_AS_TEXT and self.introspects(owner)

    def replaced(self, binding: Binding) -> tuple[Binding, ...] | None:
        """Return the bindings that may hold when another takes their place.

        None is unknown: that happens in a function to a name from outside, or the name may be bound as text.
        """
        flow = self._of(binding.scope, binding.name)
        if flow.reaching is None or binding.node not in flow.changes or flow.is_foreign:
            return None
        if binding.scope.kind in _WRITABLE_AS_TEXT and self.introspects(binding.scope):
            return None
        return tuple(flow.reaching.before(binding))

    def is_bound(self, node: ast.Name) -> bool:
        """Tell whether a name certainly has a value where the scope that owns it reads it at `node`."""
        flow = self._flow_of(node)
        if flow is None or flow.plain_binding(node):
            return flow is not None
        reaching = flow.reaching
        if reaching is None or not reaching.knows(node):
            return False
        _, unbound, clobbered = reaching.at(node)
        return not (unbound or clobbered)

    def is_reached(self, node: ast.Name) -> bool:
        """Tell whether control gets to a read in the scope that owns the name."""
        flow = self._flow_of(node)
        return bool(flow and flow.reaching and flow.reaching.is_reached(node))

    def _flow_of(self, node: ast.Name) -> NameFlow | None:
        owner = self._facts.scopes.owner(node)
        return None if owner is None else self._of(owner, self._facts.scopes.spelling(node))

    def is_captured(self, name: str, scope: Scope) -> bool:
        """Tell whether code that runs at another time, in a function or generator, uses a name of `scope`."""
        flow = self._of(scope, mangle(scope.private, name))
        return flow.captured is not None or flow.is_foreign

    def runs_at_once(self, comprehension: ast.AST) -> bool:
        """Tell whether a comprehension is over with its expression; a generator is if a call uses it up."""
        return runs_at_once(comprehension, self._facts)

    def introspects(self, scope: Scope) -> bool:
        """Tell whether code in `scope`, or within it, may use names as text: `locals()`, `eval`."""
        if scope not in self._introspecting:
            inner = any(self.introspects(child) for child in scope.children)
            self._introspecting[scope] = bool(scope.introspects or scope.shows_module) or inner
        return self._introspecting[scope]

    def finishes(self, statement: ast.stmt) -> bool:
        """Tell whether control may go on after a statement."""
        if isinstance(statement, ast.Return | ast.Raise):
            return False
        graph = self._of(self._facts.scopes.scope_at(statement), _NO_NAME).graph
        return graph is None or any(block in graph.reachable for block in graph.after.get(statement, ()))

    def uses_beside(self, name: str, statement: ast.stmt) -> Iterator[Later]:
        """Yield why a name must not go from a statement that binds it, as far as there is a reason."""
        for find in (self.read_later, self.seen_after_exception, self.read_in_vain):
            yield from filter(None, [find(name, statement)])

    def read_later(self, name: str, statement: ast.stmt) -> Later | None:
        """Return where `name`, as seen from `statement`, may be read once that has finished.

        All paths count: the next round of an enclosing loop, functions that use the name, handlers, `del`,
        and what is visible from outside: the names of a class, and of a module unless it is a script.
        """
        found = self._find_flow(name, statement)
        if found is None or isinstance(found, Later):
            return found
        name, flow = found
        if flow.is_over_after(statement):
            return None
        if flow.graph is None or flow.liveness is None:
            return Later("the code around it is too complicated to follow")
        live = list(filter(flow.liveness.is_live, flow.graph.after.get(statement, ())))
        if not live:
            return None
        return self._phrase(name, statement, flow.liveness.reader(live))

    def read_in_vain(self, name: str, *statements: ast.stmt) -> Later | None:
        """Return where a function reads a name that only these statements bind, before it has a value.

        If they bound it no more, the read would not fail: it would find the name of the code around. What a
        loop iterates is read before it binds anything.
        """
        scope = self._facts.scopes.scope_at(statements[0])
        mangled = mangle(scope.private, name)
        if scope.kind is not ScopeKind.FUNCTION or mangled not in scope.bindings:
            return None
        flow, parents = self._of(scope, mangled), self._facts.parents
        iterated = [each.iter for each in statements if isinstance(each, ast.For | ast.AsyncFor)]

        def is_elsewhere(node: ast.AST) -> bool:
            around = (node, *parents.ancestors(node))
            is_within = any(each in around for each in statements) and not any(
                each in around for each in iterated
            )
            return (node in flow.reads or node in flow.changes) and not is_within

        if any(is_elsewhere(binding.node) for binding in scope.bindings[mangled]):
            return None
        occurrences = self._facts.scopes.occurrences(scope, mangled)
        node = min((found.node for found in occurrences if is_elsewhere(found.node)), key=_line, default=None)
        if node is None:
            return None
        return Later(f"`{name}` is read where it has no value (line {_line(node)})", node)

    def seen_after_exception(self, name: str, statement: ast.stmt) -> Later | None:
        """Return where `name` may be seen after an exception left `statement` half-way.

        That is in a handler, in `finally`, after a `with` that may swallow exceptions, in functions that use
        the name, and in the module, whose names outlive the exception unless it is a script.
        """
        scope = self._facts.scopes.scope_at(statement)
        if scope.kind is ScopeKind.MODULE and not self._facts.project.script:
            return Later(f"other modules may see `{name}`")
        found = self._find_flow(name, statement, after_exception=True)
        if found is None or isinstance(found, Later):
            return found
        name, flow = found
        if not self._is_guarded(statement):
            return None
        if flow.graph is None or flow.liveness is None:
            return Later("the code around it is too complicated to follow")
        blocks = flow.graph.outside.get(statement, ())
        node = flow.liveness.reader(blocks)
        return Later(f"`{name}` is used after an exception (line {_line(node)})", node) if node else None

    def _find_flow(
        self, name: str, statement: ast.stmt, *, after_exception: bool = False
    ) -> tuple[str, NameFlow] | Later | None:
        """Return the mangled name and the flow that knows about it, or an answer that needs no flow."""
        scopes = self._facts.scopes
        scope = scopes.scope_at(statement)
        owner = scopes.resolve(name, scope)
        if owner is None:
            return None
        if owner is not scope:
            return Later(f"`{name}` belongs to {in_words(owner)}")
        mangled = mangle(scope.private, name)
        flow = self._of(scope, mangled)
        reader = flow.captured
        if reader and not (after_exception and self._ends_program(statement, flow)):
            return Later(f"`{name}` is used in {in_words(reader.scope)}", reader.node)
        if self.introspects(scope):
            return Later(f"`{name}` may be used as text, by `locals()` or the like")
        return mangled, flow

    def _ends_program(self, statement: ast.stmt, flow: NameFlow) -> bool:
        """Tell whether an exception in a statement ends the program before anything else runs."""
        if flow.scope.kind is not ScopeKind.MODULE or not self._facts.project.script:
            return False
        if not self._is_guarded(statement):
            return True
        graph = flow.graph
        return graph is not None and all(each is graph.failed for each in graph.outside.get(statement, ()))

    def _is_guarded(self, statement: ast.stmt) -> bool:
        """Tell whether anything in its scope may go on when an exception leaves a statement."""
        scope = self._facts.scopes.scope_at(statement)
        around = itertools.takewhile(
            lambda holder: holder is not scope.node, self._facts.parents.ancestors(statement)
        )
        return any(isinstance(holder, _GUARDS) for holder in around)

    def _phrase(self, name: str, statement: ast.stmt, node: ast.AST | None) -> Later:
        """Say where a read is, as seen from a statement that is finished."""
        is_loop = isinstance(statement, (ast.For, ast.AsyncFor, ast.While))
        if node is None:
            if self._facts.scopes.scope_at(statement).kind is ScopeKind.CLASS:
                return Later(f"`{name}` is an attribute of the class")
            return Later(f"other modules may import `{name}`")
        if _line(node) <= (statement.end_lineno or statement.lineno):
            return Later(f"`{name}` is read in the next round of the outer loop (line {_line(node)})", node)
        return Later(f"`{name}` is read after {'the loop' if is_loop else 'this'} (line {_line(node)})", node)


def _shows_another(name: str, owner: Scope) -> bool:
    """Tell whether an unbound name means something else: a builtin, or in a class a name from around it."""
    if owner.kind is ScopeKind.CLASS:
        return True
    return owner.kind is ScopeKind.MODULE and name in BUILTINS


def _line(node: Any) -> int:
    return int(getattr(node, "lineno", 1))
