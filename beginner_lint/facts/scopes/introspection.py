"""Where code may see names as text: which builtins show them, and of which scopes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence

from beginner_lint.facts.parents import Parents
from beginner_lint.facts.scopes.bindings import BindingKind, Scope, ScopeKind, Watcher, find
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.template_names import names_asked

INTROSPECTIVE = frozenset({"locals", "vars", "globals", "dir", "eval", "exec"})
OF_ONE_SCOPE = frozenset({"locals", "vars", "dir"})
"""These show the names of the scope in which they are called, and such of those around that it uses."""
_GIVING_ALL = frozenset({"locals", "vars", "globals"})  # as a dict; a template may take some of it
_HARMLESS_WITH_ARGUMENT = frozenset({"vars", "dir"})
_DEFINING = frozenset({BindingKind.FUNCTION, BindingKind.CLASS, BindingKind.IMPORT})


def mark_introspection(
    uses: Callable[[str], Sequence[ast.AST]],
    scope_at: Callable[[ast.AST], Scope],
    parents: Parents,
) -> None:
    """Note with each scope what in it may see names as text.

    Args:
        uses: returns the nodes that stand for a name.
        scope_at: returns the scope of a node.
        parents: which nodes there are.

    """
    names = [name for name in INTROSPECTIVE if uses(name)]
    if not names:
        return
    calls: dict[ast.AST, ast.Call] = {node.func: node for node in parents.of_type(ast.Call)}
    compared = _compared_as_objects(parents.of_type(ast.Compare)) if "globals" in names else frozenset()
    # What sees most comes first: it is what a scope is noted with.
    for name in sorted(names, key=lambda name: (name in OF_ONE_SCOPE, name)):
        for node in uses(name):
            scope, call = scope_at(node), calls.get(node)
            if call is not None and name in _HARMLESS_WITH_ARGUMENT and call.args:
                continue
            if call is not None and name == "globals" and call in compared:
                continue
            if not _may_be_the_builtin(call, name, scope):
                continue
            of_module = name == "globals" or (call is not None and _has_own_names(call, name, scope_at))
            asked = names_asked(call, parents) if call is not None and name in _GIVING_ALL else None
            scope.watchers.append(Watcher(name, node, call, of_module, asked))
            if of_module:
                scope.shows_module = scope.shows_module or name
            else:
                scope.introspects = scope.introspects or name


def _compared_as_objects(comparisons: Iterable[ast.Compare]) -> frozenset[ast.expr]:
    """Return what is only asked whether it is one object with another: `frame.f_globals is globals()`."""
    return frozenset(
        side
        for node in comparisons
        if all(isinstance(each, ast.Is | ast.IsNot) for each in node.ops)
        for side in (node.left, *node.comparators)
    )


def _may_be_the_builtin(call: ast.Call | None, name: str, scope: Scope) -> bool:
    """Tell whether a name may mean the builtin: nothing binds it, or a module that may not do so."""
    owner = find(name, scope)
    if owner is None:
        return True
    if call is None or owner.kind not in (ScopeKind.MODULE, ScopeKind.CLASS):
        return False
    return all(binding.kind not in _DEFINING for binding in owner.bindings[name])


def _has_own_names(call: ast.Call, name: str, scope_at: Callable[[ast.AST], Scope]) -> bool:
    """Tell whether `eval` or `exec` is told which names there are: then it sees none of the functions around.

    `None` would stand for those of the caller, so it must certainly be a dict.
    """
    if name not in ("eval", "exec") or any(isinstance(each, ast.Starred) for each in call.args):
        return False
    return any(_surely_a_dict(given, scope_at) for given in call.args[1:])


def _surely_a_dict(given: ast.expr, scope_at: Callable[[ast.AST], Scope]) -> bool:
    """Tell whether what is handed in, maybe by a name, is a dict that the program has made."""
    if not isinstance(given, ast.Name):
        return _is_dict(given)
    scope = scope_at(given)
    owner = find(scope.mangled(given.id), scope)
    bindings = owner.bindings.get(given.id, ()) if owner is not None else ()
    if owner is None or any(binding.kind is not BindingKind.ASSIGNMENT for binding in bindings):
        return False
    bound = {binding.node for binding in bindings}
    values = {
        target: value
        for node in nodes_in(owner.node)
        if isinstance(node, ast.Assign)
        for whole in node.targets
        for target, value in _pairs(whole, node.value)
        if target in bound
    }
    return bool(bound) and all(node in values and _is_dict(values[node]) for node in bound)


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """Return which target of an assignment gets which value: each its own for `a, b = {}, {}`."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        is_plain = not any(isinstance(each, ast.Starred) for each in (*target.elts, *value.elts))
        if is_plain and len(target.elts) == len(value.elts):
            return list(zip(target.elts, value.elts, strict=True))
    return [(target, value)]


def _is_dict(value: ast.expr) -> bool:
    """Tell whether an expression certainly gives a dict: what it shows, or the names of another place."""
    if isinstance(value, ast.Attribute):
        return value.attr in ("__dict__", "f_globals")
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in ("dict", "globals") or (value.func.id == "vars" and len(value.args) == 1)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return value.func.attr == "copy" and _is_dict(value.func.value)
    return isinstance(value, ast.Dict | ast.DictComp)
