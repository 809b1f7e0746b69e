"""Which functions can be under way when code looks at the calls that are: those that call something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Scope, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

STACK = frozenset({"_getframe", "currentframe"})
"""These give a frame of a call that is under way."""
_SHOWING = frozenset({"f_locals", "f_back"})
# Where these stand, code runs that is not called by name.
_RUNNING_OTHERS = (
    ast.Await, ast.YieldFrom, ast.With, ast.AsyncWith, ast.For, ast.AsyncFor, ast.comprehension,
)  # fmt: skip
# Python calls these where somebody calls a class, or the object by a name.
_CALLED = frozenset({"__call__", "__init__", "__new__"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_never_under_way(scope: Scope, name: str, facts: Facts) -> bool:
    """Tell whether no frame that this file looks at can be one that shows a name of a function.

    So it is where all these frames are of calls under way, and the function, which alone uses the name, calls
    nothing from where code could look. Frames of exceptions, of generators, and such as are handed in may be
    of any function.
    """
    function = scope.node
    if scope.kind is not ScopeKind.FUNCTION or not isinstance(function, Function):
        return False
    if any(not _is_inside(found.scope, scope) for found in facts.scopes.occurrences(scope, name)):
        return False
    if not all(_is_of_stack(node.value, facts) for node in _looks(facts)):
        return False
    body = nodes_in(*function.body)
    is_plain = not any(isinstance(node, _RUNNING_OTHERS) for node in body) and not _looks_unasked(facts)
    return facts.effects.unknown_code(function.body, implicit=not is_plain) is None


def _is_inside(inner: Scope, scope: Scope) -> bool:
    """Tell whether a scope is another one, or a comprehension in it, which runs at once."""
    while inner is not scope:
        if inner.kind is not ScopeKind.COMPREHENSION or inner.parent is None:
            return False
        inner = inner.parent
    return True


def _looks(facts: Facts) -> Iterator[ast.Attribute]:
    """Yield the places that look at the variables of a frame."""
    yield from facts.parents.called(ast.Attribute, frozenset({"f_locals"}))


def _is_of_stack(frame: ast.expr, facts: Facts) -> bool:
    """Tell whether an expression surely is the frame of a call that is under way."""
    done: set[ast.AST] = set()
    pending: list[ast.AST | None] = [frame]
    while pending:
        value = pending.pop()
        if value in done:
            continue
        if isinstance(value, ast.Attribute) and value.attr == "f_back":
            pending.append(value.value)
        elif isinstance(value, ast.Name) and (owner := facts.scopes.owner(value)) is not None:
            done.add(value)
            bindings = owner.bindings[facts.scopes.spelling(value)]
            pending += (_assigned(binding.node, facts) for binding in bindings)
        elif not isinstance(value, ast.Call) or last_name(value.func) not in STACK:
            return False
        if value is not None:
            done.add(value)
    return True


def _assigned(target: ast.AST, facts: Facts) -> ast.AST | None:
    """Return what an assignment gives to a name; None if it is bound otherwise."""
    holder = facts.parents.get(target)
    return holder.value if isinstance(holder, ast.Assign | ast.AnnAssign | ast.NamedExpr) else None


def _looks_unasked(facts: Facts) -> bool:
    """Tell whether what looks at frames may run without a call: behind an operator, an attribute."""
    functions: list[Function] = [
        *facts.parents.of_type(ast.FunctionDef),
        *facts.parents.of_type(ast.AsyncFunctionDef),
    ]
    bodies = {function: _named(function) for function in functions}
    looking = {function for function, named in bodies.items() if named & (_SHOWING | STACK)}
    added = looking
    while added:
        names = {function.name for function in added}
        added = {function for function, named in bodies.items() if named & names} - looking
        looking |= added
    return any(
        function.decorator_list or (function.name.startswith("__") and function.name not in _CALLED)
        for function in looking
    )


def _named(function: Function) -> set[str]:
    """Return the names and attributes that the body of a function mentions."""
    return {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in nodes_in(*function.body)
        if isinstance(node, ast.Attribute | ast.Name)
    }
