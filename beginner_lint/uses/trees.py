"""The tree of another file, and what binds its names: for questions that bytes cannot answer for sure."""

from __future__ import annotations

import ast
import warnings
from collections import Counter

from beginner_lint.facts.scopes.node_fields import nodes_in

_MOST_BYTES = 60_000  # larger ones take most of the time, and are few
_TYPE_PARAMETERS = frozenset({"ParamSpec", "TypeVar", "TypeVarTuple"})
# The classes of the nodes that bind or tell anything; most nodes are of others.
_TELLING = _TYPE_PARAMETERS | {
    "Assign", "AsyncFunctionDef", "Attribute", "Call", "ClassDef", "Constant", "ExceptHandler", "FunctionDef",
    "Global", "Import", "ImportFrom", "MatchAs", "MatchMapping", "MatchStar", "Name", "Nonlocal", "alias",
    "arg",
}  # fmt: skip


class Tree:
    """A parsed file.

    Args:
        module: its tree.

    """

    def __init__(self, module: ast.Module) -> None:
        self.module = module
        self.bound: Counter[str] = Counter()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self._changed: set[str] = set()
        self.classes: list[ast.ClassDef] = []
        self.calls: list[ast.Call] = []
        self.got: set[str] = set()  # what is got by `getattr`
        self._imported: set[str] = set()
        self._last_star = 0
        for node in nodes_in(module):
            if type(node).__name__ in _TELLING:
                self.bound.update(bound_by(node))
                self._take_in(node)

    @classmethod
    def parsed(cls, raw: bytes) -> Tree | None:
        """Return the tree of a file of these bytes; None if it does not parse, or is very large."""
        if len(raw) > _MOST_BYTES:
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return cls(ast.parse(raw))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None

    def _take_in(self, node: ast.AST) -> None:
        match node:
            case ast.Name(id=name):
                self.names.add(name)
            case ast.Attribute(attr=name):
                self.attributes.add(name)
                if not isinstance(node.ctx, ast.Load):
                    self._changed.add(dotted(node.value) or "")
            case ast.ImportFrom(module=origin, names=aliases):
                self.names.update((origin or "").split("."), *(alias.name.split(".") for alias in aliases))
                if aliases[0].name == "*":
                    self._last_star = max(self._last_star, node.lineno)
            case ast.alias():
                self._imported.update(bound_by(node))
            case ast.Assign(targets=[ast.Name(name)], value=ast.Call(func=ast.Name("getattr"))):
                self.got.add(name)
            case ast.Import(names=aliases):
                self.names.update(*(alias.name.split(".") for alias in aliases))
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                self.attributes.add(name)
            case ast.Constant(value=str(name)) if name.isidentifier():
                self.attributes.add(name)
            case ast.ClassDef():
                self.classes.append(node)
            case ast.Call():
                self.calls.append(node)
                if getattr(node.func, "id", "") in ("setattr", "delattr") and node.args:
                    self._changed.add(dotted(node.args[0]) or "")

    def only_binding(self, name: str) -> ast.stmt | None:
        """Return the statement at the top that alone binds a name, which nothing else in the file changes."""
        if self.bound[name] != 1 or name in self._changed:
            return None
        for statement in self.module.body:
            if name in bound_by(statement) or (
                isinstance(statement, ast.Import | ast.ImportFrom)
                and any(name in bound_by(alias) for alias in statement.names)
            ):
                return statement if statement.lineno > self._last_star else None
        return None

    def is_imported(self, node: ast.expr) -> bool:
        """Tell whether a name with dots begins with what is imported."""
        return (dotted(node) or "").partition(".")[0] in self._imported

    @property
    def is_open(self) -> bool:
        """Whether the file gets names that it does not show."""
        return self._last_star > 0


def dotted(node: ast.AST) -> str | None:
    """Return a name with dots as it is written, without what is in brackets behind it; None for all else."""
    parts: list[str] = []
    if isinstance(node, ast.Subscript):
        node = node.value
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else None


def bound_by(node: ast.AST) -> tuple[str, ...]:
    """Return the names that a node itself binds, in whatever scope."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return (node.name,)
        case ast.alias():
            return (node.asname or node.name.partition(".")[0],)
        case ast.Name(ctx=ast.Store() | ast.Del()):
            return (node.id,)
        case ast.arg():
            return (node.arg,)
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return (name,)
        case ast.MatchMapping(rest=str(name)):
            return (name,)
        case ast.Global() | ast.Nonlocal():
            return tuple(node.names)
        case _:
            return (node.name,) if type(node).__name__ in _TYPE_PARAMETERS else ()  # type: ignore[attr-defined]
