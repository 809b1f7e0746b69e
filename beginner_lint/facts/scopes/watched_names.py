"""Whether code that may see names as text, or bring others by a star import, can meet a certain name."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from beginner_lint.facts.parents import Parents
from beginner_lint.facts.scopes.bindings import Binding, BindingKind, Scope, ScopeKind, Watcher
from beginner_lint.facts.scopes.introspection import OF_ONE_SCOPE

_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_IN_HEADERS = frozenset({BindingKind.LOOP, BindingKind.WITH})
_GIVING = frozenset(
    {BindingKind.ANNOTATED, BindingKind.ASSIGNMENT, BindingKind.CLASS, BindingKind.FUNCTION}
    | {BindingKind.IMPORT}
)


def looks_before(watcher: Watcher, name: str, scope: Scope, parents: Parents) -> bool:
    """Tell whether `locals()`, directly in a function, is called before anything binds a name there.

    What it returns does not follow the variables, until another call of it in the function brings it up to
    date, in Pythons before 3.13.
    """
    if any(each is not watcher and each.by in OF_ONE_SCOPE for each in scope.watchers):
        return False
    if watcher.by not in OF_ONE_SCOPE or watcher.call is None or scope.kind is not ScopeKind.FUNCTION:
        return False
    bindings = scope.bindings.get(name, ())
    return bool(bindings) and all(_comes_before(watcher.call, each, parents) for each in bindings)


def _comes_before(call: ast.Call, binding: Binding, parents: Parents) -> bool:
    """Tell whether a call is over when a place of the same function binds a name for the first time.

    Code goes back by loops alone: there is none around both.
    """
    if binding.kind is BindingKind.PARAMETER:
        return False
    binds, looks = parents.statement(binding.node), parents.statement(call)
    around = {looks, *parents.ancestors(looks)} & {binds, *parents.ancestors(binds)}
    if any(isinstance(holder, _LOOPS) for holder in around):
        return False
    if binds is looks:  # of an assignment the value comes first
        return isinstance(binds, ast.Assign) and parents.get(binding.node) is binds
    return _end(call) <= _start(binding.node)


def takes_over(
    name: str, scope: Scope, stars: Iterable[ast.stmt], uses: Iterable[ast.AST], parents: Parents
) -> bool:
    """Tell whether a name of a module is its own, whatever star imports bring: it is bound after them all.

    Args:
        name: the name.
        scope: what owns it.
        stars: the star imports of the file.
        uses: all places that mean the name.
        parents: who holds a node.

    """
    if scope.kind is not ScopeKind.MODULE or not scope.bindings.get(name):
        return False
    first = scope.bindings[name][0]
    if first.kind is BindingKind.AUGMENTED:
        return False  # `x += 1` reads it
    whole = _outermost(first.node, scope.node, parents)
    outer = [_outermost(star, scope.node, parents) for star in stars]
    if any(isinstance(each, _DEFINITIONS) or _end(each) > _start(whole) for each in outer):
        return False
    behind = _behind(first, parents)
    return all(node is first.node or not behind.isdisjoint((node, *parents.ancestors(node))) for node in uses)


def _behind(first: Binding, parents: Parents) -> set[ast.AST]:
    """Return statements that only run when a first place has bound its name."""
    statement: Any = parents.statement(first.node)
    if first.kind in _IN_HEADERS:
        return set(statement.body)
    if first.kind not in _GIVING or getattr(statement, "value", statement) is None:
        return set()
    block, index = parents.block(statement)
    own = statement.body if first.kind is BindingKind.FUNCTION else []
    return {*own, *block[index + 1 :]}


def _outermost(statement: ast.AST, module: ast.AST, parents: Parents) -> ast.AST:
    """Return the statement of the module in which one stands."""
    while (holder := parents.get(statement)) is not module and holder is not None:
        statement = holder
    return statement


def _start(node: ast.AST) -> tuple[int, int]:
    return getattr(node, "lineno", 0), getattr(node, "col_offset", 0)


def _end(node: ast.AST) -> tuple[int, int]:
    return getattr(node, "end_lineno", 0), getattr(node, "end_col_offset", 0)
