"""Scopes and bindings as the binder builds them, and how a name is looked up in them."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple


class ScopeKind(enum.Enum):
    """What opens a scope; ANNOTATION: type parameters, their bounds and defaults, and `type` aliases."""

    MODULE = "module"
    FUNCTION = "function"
    LAMBDA = "lambda"
    COMPREHENSION = "comprehension"
    CLASS = "class"
    ANNOTATION = "annotation"


class BindingKind(enum.Enum):
    """How a name is bound. ANNOTATED includes `x: int`, which makes `x` local but gives it no value."""

    ASSIGNMENT = "assignment"
    AUGMENTED = "augmented"
    ANNOTATED = "annotated"
    LOOP = "loop"
    WITH = "with"
    EXCEPT = "except"
    WALRUS = "walrus"
    COMPREHENSION = "comprehension"
    PARAMETER = "parameter"
    IMPORT = "import"
    FUNCTION = "function"
    CLASS = "class"
    MATCH = "match"
    TYPE_PARAMETER = "type parameter"
    TYPE_ALIAS = "type alias"


class Binding:
    """One place that binds `name` (mangled) in `scope`; `node` is the Name, arg, alias, … that does.

    `scope` is the scope that owns the name. Under `global`, `nonlocal` or in a walrus it is not the scope in
    which `node` stands.
    """

    __slots__ = ("kind", "name", "node", "scope")

    def __init__(self, name: str, node: ast.AST, kind: BindingKind, scope: Scope) -> None:
        self.name = name
        self.node = node
        self.kind = kind
        self.scope = scope

    def __repr__(self) -> str:
        return f"Binding({self.name!r}, {self.kind.value}, line {getattr(self.node, 'lineno', '?')})"


class Watcher(NamedTuple):
    """A place where code can see names as text.

    `node` is where the builtin `by` is named, and `call` its call, if it is called there. It sees the names
    of the module alone if it is `of_module`, and none but `asked`, unless that is None.
    """

    by: str
    node: ast.AST
    call: ast.Call | None
    of_module: bool
    asked: frozenset[str] | None


class Scope:
    """A region of the program with names of its own.

    `index` counts the scopes of the file in source order, the module is 0. `bindings` holds the names that
    this scope owns, with the places that bind them in source order; the list is empty for a name that is
    local only because of `del`. What a nested scope binds under `global` or `nonlocal` is listed with the
    owner. `private` is the class whose name mangles `__names` here; where `mangled_only` is not None (in the
    heading of a generic class), it mangles these alone. `introspects` is the builtin by which code directly
    in this scope can see names as text: `locals`, `eval` or `exec`, or `vars` or `dir` without an argument.
    `shows_module` is one that sees those of the module alone: `globals`, or `eval` with a dict of its own.
    `watchers` are all of both kinds.
    """

    __slots__ = (
        "bindings",
        "children",
        "global_names",
        "has_star_import",
        "index",
        "introspects",
        "kind",
        "mangled_only",
        "node",
        "nonlocal_names",
        "parent",
        "private",
        "shows_module",
        "watchers",
    )

    def __init__(self, node: ast.AST, kind: ScopeKind, parent: Scope | None) -> None:
        self.node = node
        self.kind = kind
        self.parent = parent
        self.index = -1
        self.children: list[Scope] = []
        self.bindings: dict[str, list[Binding]] = {}
        self.global_names: set[str] = set()
        self.nonlocal_names: set[str] = set()
        self.has_star_import = False
        self.introspects: str | None = None
        self.shows_module: str | None = None
        self.watchers: list[Watcher] = []
        self.private: str | None = parent.private if parent else None
        self.mangled_only: frozenset[str] | None = parent.mangled_only if parent else None

    def mangled(self, name: str) -> str:
        """Spell `name` as the compiler does in this scope; what is mangled already stays as it is."""
        if self.private is None or (self.mangled_only is not None and name not in self.mangled_only):
            return name
        return mangle(self.private, name)

    def __repr__(self) -> str:
        return f"Scope({self.index}, {self.kind.value}, line {getattr(self.node, 'lineno', 1)})"


def mangle(private: str | None, name: str) -> str:
    """Spell `name` as the compiler does inside the class `private`."""
    if private is None or not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    stripped = private.lstrip("_")
    return f"_{stripped}{name}" if stripped else name


def enclosing(scope: Scope | None) -> Iterator[Scope]:
    """Yield `scope` and the scopes around it, innermost first."""
    while scope is not None:
        yield scope
        scope = scope.parent


def find(name: str, scope: Scope) -> Scope | None:
    """Return the scope that owns the (mangled) `name` as seen from `scope`, or None."""
    sees_class = True  # a class body is seen by itself and by the type-parameter scopes directly in it
    candidate: Scope | None = scope
    while candidate is not None:
        is_class = candidate.kind is ScopeKind.CLASS
        if sees_class or not is_class:
            if name in candidate.global_names:
                return _module_if_bound(name, candidate)
            if name in candidate.bindings:
                return candidate
        if is_class and name == "__class__" and candidate is not scope:
            return candidate
        if candidate.kind is not ScopeKind.ANNOTATION:
            sees_class = False
        candidate = candidate.parent
    return None


def _module_if_bound(name: str, scope: Scope) -> Scope | None:
    *_, module = enclosing(scope)
    return module if name in module.bindings else None


def hand_over_declared(scopes: Sequence[Scope]) -> None:
    """List what is bound under `global` and `nonlocal` with the scope that owns it.

    Args:
        scopes: all scopes of a module, that of the module first.

    """
    module = scopes[0]
    for scope in scopes:
        for name in scope.global_names:
            if scope is not module:
                _hand_over(name, scope, module)
        for name in scope.nonlocal_names:
            _hand_over(name, scope, None)


def _hand_over(name: str, scope: Scope, owner: Scope | None) -> None:
    bindings = scope.bindings.pop(name, None)
    if bindings is None:
        return
    owner = owner or find(name, scope) or scope
    for binding in bindings:
        binding.scope = owner
    owned = owner.bindings.setdefault(name, [])
    owned += bindings
    owned.sort(key=_position)


def _position(binding: Binding) -> tuple[int, int]:
    node: Any = binding.node
    return node.lineno, node.col_offset


def in_words(scope: Scope) -> str:
    """Name a scope for a reader."""
    name = getattr(scope.node, "name", None)
    if scope.kind is ScopeKind.FUNCTION:
        return f"the function `{name}`"
    if scope.kind is ScopeKind.CLASS:
        return f"the class `{name}`"
    if scope.kind is ScopeKind.MODULE:
        return "the module"
    kind = "lambda" if scope.kind is ScopeKind.LAMBDA else "nested expression"
    return f"a {kind} (line {getattr(scope.node, 'lineno', 1)})"
