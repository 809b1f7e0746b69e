"""What a name means: answers about the scopes, bindings and references of one module.

`binder.py` builds what is asked here. Everything is asked about nodes of the tree, by identity.
"""

from __future__ import annotations

import ast
import builtins
import enum
from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from beginner_lint.diagnostic import ScopedName
from beginner_lint.facts.parents import Parents
from beginner_lint.facts.scopes.binder import Binder
from beginner_lint.facts.scopes.bindings import (
    Binding,
    BindingKind,
    Scope,
    ScopeKind,
    Watcher,
    enclosing,
    find,
)
from beginner_lint.facts.scopes.introspection import OF_ONE_SCOPE
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.watched_names import looks_before, takes_over

__all__ = ["Binding", "BindingKind", "Occurrence", "Role", "Scope", "ScopeKind", "Scopes"]

# The module's own attributes are found among the builtins too; `_` is put there by an interactive session,
# and the last ones are added by `site`, which an embedded interpreter may not have run.
_NO_BUILTINS = {"__name__", "__doc__", "__loader__", "__package__", "__spec__", "_"}
_FROM_SITE = {"exit", "quit", "help", "copyright", "credits", "license"}
BUILTINS = frozenset(dir(builtins)) - _NO_BUILTINS | _FROM_SITE

# Where one of these is mentioned, any builtin may be hidden by a name that is written nowhere.
_TAMPERING = ("exec", "globals", "builtins", "__builtins__", "__builtin__")


class Role(enum.Enum):
    """What an occurrence does with its name; an augmented assignment counts as BIND."""

    BIND = "bind"
    READ = "read"
    DELETE = "delete"
    DECLARE = "declare"


_ROLES = {ast.Load: Role.READ, ast.Store: Role.BIND, ast.Del: Role.DELETE}


class Occurrence(NamedTuple):
    """One place where a name stands, and the scope in which it is looked up; there are thousands in a file.

    `quoted` is set where the name stands inside a string annotation; `node` is then the string (a Constant).
    A `global` or `nonlocal` statement is one occurrence of each of its names.
    """

    name: str
    node: ast.AST
    scope: Scope
    role: Role
    quoted: bool = False


class Scopes:
    """The scopes of a module. `all` is in source order: a scope's index is its position there.

    Args:
        tree: the module.
        parents: who holds its nodes, where somebody has found out already.

    """

    def __init__(self, tree: ast.Module, parents: Parents | None = None) -> None:
        self._parents = parents or Parents(tree)
        self._binder = Binder(tree, self._parents)
        self.module: Scope = self._binder.module
        self.all: list[Scope] = self._binder.scopes
        self._users: dict[str, dict[Scope | None, list[ast.AST]]] = {}
        self._occurrences: dict[tuple[Scope, str], list[Occurrence]] = {}

    def let_go(self) -> None:
        """Take the scopes apart, which refer to each other and to the tree."""
        for scope in self.all:
            scope.children.clear()
            scope.bindings.clear()
            scope.watchers.clear()

    @cached_property
    def classes(self) -> list[Scope]:
        """The scopes of classes, in source order."""
        return [scope for scope in self.all if scope.kind is ScopeKind.CLASS]

    def scope_at(self, node: ast.AST) -> Scope:
        """Return the scope in which `node` is evaluated.

        For a parameter it is the function's own scope; for the definition itself, its decorators, defaults,
        annotations and bases it is a scope around it.
        """
        return self._binder.scope_at(node)

    def resolve(self, name: str, scope: Scope) -> Scope | None:
        """Return the scope that binds `name` as seen from `scope`; None for a builtin or an unbound name.

        Raw and mangled names are understood alike. `__class__` in a method belongs to its class.
        """
        return find(scope.mangled(name), scope)

    def resolve_around(self, name: str, scope: Scope) -> Scope | None:
        """Return the scope that owns `name` for a function that does not bind it: no class around it does."""
        around = next((each for each in enclosing(scope.parent) if each.kind is not ScopeKind.CLASS), None)
        return self.resolve(name, around) if around is not None else None

    def scoped(self, node: ast.AST, *names: str) -> frozenset[ScopedName]:
        """Return names as seen from a node, each with the scope that binds it, else the node's own."""
        here = self.scope_at(node)
        return frozenset(ScopedName((self.resolve(name, here) or here).index, name) for name in names)

    def owner(self, node: ast.AST) -> Scope | None:
        """Return the scope that binds the name of `node`, a Name or another node that binds one name."""
        name = node.id if node.__class__ is ast.Name else bound_name(node)
        if name is None:
            return None
        scope = self._binder.scope_at(node)
        return find(name if scope.private is None else scope.mangled(name), scope)

    def spelling(self, node: ast.Name) -> str:
        """Return the name of `node` as the scope that binds it knows it: mangled as where it stands."""
        return self._binder.scope_at(node).mangled(node.id)

    def bindings_of(self, node: ast.AST | None) -> list[Binding]:
        """Return what binds the variable that a name is; nothing for a builtin, and for what is no name."""
        owner = self.owner(node) if isinstance(node, ast.Name) else None
        return owner.bindings[self.spelling(node)] if owner and isinstance(node, ast.Name) else []

    def is_builtin(self, node: ast.Name) -> bool:
        """Tell whether `node` certainly means the builtin of that name."""
        return self.would_be_builtin(node.id, node)

    def is_own_object(self, node: ast.expr) -> bool:
        """Tell whether an expression is the object whose method it stands in, mostly called `self`."""
        owner = self.owner(node) if isinstance(node, ast.Name) else None
        if owner is None or owner.parent is None or owner.parent.kind is not ScopeKind.CLASS:
            return False
        function = owner.node
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
        first = [*function.args.posonlyargs, *function.args.args][:1]
        return bool(first) and first[0].arg == getattr(node, "id", None)

    def would_be_builtin(self, name: str, at: ast.AST) -> bool:
        """Tell whether `name`, written at `at`, would certainly mean the builtin of that name.

        No enclosing scope binds it, and nothing in the file can do so unseen: no star import in sight, no
        mention of `exec`, `globals` or of the module `builtins`, no `locals` at module level.
        """
        if name not in BUILTINS or self._may_hide_builtins:
            return False
        scope = self._binder.scope_at(at)
        if self._imports_everything and any(outer.has_star_import for outer in enclosing(scope)):
            return False
        return self.resolve(name, scope) is None

    @cached_property
    def _imports_everything(self) -> bool:
        return any(scope.has_star_import for scope in self.all)

    @cached_property
    def _may_hide_builtins(self) -> bool:
        if any(map(self._binder.uses, _TAMPERING)):
            return True
        return any(self._binder.scope_at(node) is self.module for node in self._binder.uses("locals"))

    def occurrences(self, scope: Scope, name: str) -> list[Occurrence]:
        """Return every place where `name` (mangled) means what `scope` owns, in source order."""
        found = self._occurrences.get((scope, name))
        if found is None:
            users = self._users_of(name).get(scope, ())
            quoted = [each for each in self.quoted.get(name, ()) if find(name, each.scope) is scope]
            found = self._occurrences[scope, name] = self._in_order(name, users, quoted)
        return found

    def _users_of(self, name: str) -> dict[Scope | None, list[ast.AST]]:
        """Return the nodes that stand for `name`, by the scope that owns it there."""
        owners = self._users.get(name)
        if owners is None:
            owners = self._users[name] = {}
            seen_from: dict[Scope, list[ast.AST]] = {}
            for node in self._binder.uses(name):
                here = self._binder.scope_at(node)
                if here not in seen_from:
                    seen_from[here] = owners.setdefault(find(name, here), [])
                seen_from[here].append(node)
        return owners

    def spelled(self, name: str) -> list[Occurrence]:
        """Return every place where `name` (mangled) stands, whatever it means there, in source order."""
        return self._in_order(name, self._binder.uses(name), self.quoted.get(name, []))

    def _in_order(self, name: str, nodes: Iterable[ast.AST], quoted: list[Occurrence]) -> list[Occurrence]:
        """Return the occurrences that nodes are, and those in quotes, in source order."""
        scope_at = self._binder.scope_at
        found = [Occurrence(name, node, scope_at(node), role(node)) for node in nodes]
        return sorted(found + quoted, key=_position)

    @cached_property
    def quoted(self) -> dict[str, list[Occurrence]]:
        """The names inside string annotations, by (mangled) name."""
        found: dict[str, list[Occurrence]] = {}
        for node, names in self._annotation_texts.items():
            scope = self._binder.scope_at(node)
            for name in map(scope.mangled, names):
                found.setdefault(name, []).append(Occurrence(name, node, scope, Role.READ, quoted=True))
        return found

    def names_in_text(self, node: ast.Constant) -> list[str]:
        """Return the names, as written, that a string mentions as part of an annotation; none elsewhere."""
        return self._annotation_texts.get(node, [])

    @cached_property
    def _annotation_texts(self) -> dict[ast.Constant, list[str]]:
        return {
            node: _names_in_text(node.value)
            for annotation in self._binder.annotations
            for node in nodes_in(annotation)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }

    def is_deleted(self, name: str) -> bool:
        """Tell whether a `del` names `name` (mangled), in whatever scope."""
        return name in self._binder.deleted

    def is_declared(self, name: str) -> bool:
        """Tell whether a `global` or `nonlocal` names `name` (mangled), in whatever scope."""
        return name in self._declared

    @cached_property
    def _declared(self) -> frozenset[str]:
        return frozenset().union(*(scope.global_names | scope.nonlocal_names for scope in self.all))

    def introspected(self, scope: Scope) -> bool:
        """Tell whether names of `scope` may be seen as text: in it or deeper, something introspects."""
        return self.who_sees("", scope) is not None

    def who_sees(self, name: str, scope: Scope) -> str | None:
        """Say what may see a name of `scope` as text, a clause; None if nothing in it or deeper does."""
        if not self._has_watchers:
            return None
        pending, brings_all = [(scope, False)], False
        while pending:
            current, is_apart = pending.pop()
            if seen_by := self._seen_by(current.watchers, name, scope, is_apart=is_apart):
                shown = seen_by if seen_by in ("eval", "exec") else f"{seen_by}()"
                return f"`{shown}` may see the name `{name}`"
            brings_all = brings_all or current.has_star_import
            pending += (
                (child, is_apart or child.kind is not ScopeKind.COMPREHENSION) for child in current.children
            )
        if not brings_all or (name and self._takes_over(name, scope)):
            return None
        return f"a star import may bring another `{name}`"

    def _seen_by(self, watchers: list[Watcher], name: str, scope: Scope, *, is_apart: bool) -> str | None:
        """Return the builtin by which code sees a name of `scope`, in a scope that may be one inside it."""
        for watcher in watchers:
            if watcher.of_module and scope is not self.module:
                continue
            if is_apart and watcher.by in OF_ONE_SCOPE and not self._goes_into(name, scope):
                continue
            if name and watcher.asked is not None and name not in watcher.asked:
                continue
            is_direct = self.scope_at(watcher.node) is scope
            if not (is_direct and looks_before(watcher, name, scope, self._parents)):
                return watcher.by
        return None

    def _takes_over(self, name: str, scope: Scope) -> bool:
        """Tell whether a name is bound when star imports have brought theirs, and used no earlier."""
        imports = self._parents.of_type(ast.ImportFrom)
        stars = [node for node in imports if node.names[0].name == "*"]
        uses = [found.node for found in self.occurrences(scope, name)]
        return takes_over(name, scope, stars, uses, self._parents)

    @cached_property
    def _has_watchers(self) -> bool:
        """Whether anything in the file may see names as text, or bring others."""
        return any(scope.introspects or scope.shows_module or scope.has_star_import for scope in self.all)

    @cached_property
    def bound_names(self) -> frozenset[str]:
        """All names (mangled) that the file binds, in whatever scope."""
        return frozenset(name for scope in self.all for name in scope.bindings)

    def _goes_into(self, name: str, scope: Scope) -> bool:
        """Tell whether functions in `scope` show its name among their own: they use it."""
        if not name or scope is self.module:
            return not name
        return any(found.scope is not scope for found in self.occurrences(scope, name))


def bound_name(node: ast.AST) -> str | None:
    """Return the name, as written, that `node` stands for in its scope; None if it is none or several."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.arg):
        return node.arg
    if isinstance(node, ast.alias):
        return None if node.name == "*" else node.asname or node.name.partition(".")[0]
    if isinstance(node, ast.MatchMapping):
        return node.rest
    name = getattr(node, "name", None)  # definitions, handlers, captures, type parameters
    return name if isinstance(name, str) else bound_name(name) if isinstance(name, ast.Name) else None


def role(node: ast.AST) -> Role:
    """Return what `node`, one that the binder lists for a name, does with it."""
    if node.__class__ is ast.Name:
        return _ROLES[node.ctx.__class__]
    return Role.DECLARE if isinstance(node, ast.Global | ast.Nonlocal) else Role.BIND


def _names_in_text(text: str) -> list[str]:
    """Return the names in the expression that `text` may be."""
    try:
        expression = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [node.id for node in nodes_in(expression) if isinstance(node, ast.Name)]


_position = attrgetter("node.lineno", "node.col_offset")
