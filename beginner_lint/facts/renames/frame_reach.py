"""Which functions can be under way when code looks at the calls that are: those that call something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import BindingKind, Scope, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

STACK = frozenset({"_getframe", "currentframe"})
"""These give a frame of a call that is under way."""
_SHOWING = frozenset({"f_locals", "f_back"})
# Attributes that are frames of whatever is under way.
_FRAMES = frozenset({"ag_frame", "cr_frame", "f_back", "frame", "gi_frame", "gr_frame", "tb_frame"})
# With these Python hands frames to functions, or gives lists of them: of whatever runs.
_TRACING = frozenset(
    {"_current_frames", "get_stack", "setprofile", "settrace", "signal", "walk_stack", "walk_tb"}
)
# Where these stand, code runs that is not called by name.
_RUNNING_OTHERS = (
    ast.Await, ast.YieldFrom, ast.With, ast.AsyncWith, ast.For, ast.AsyncFor, ast.comprehension,
)  # fmt: skip
# Python calls these where somebody calls a class, or the object by a name.
_CALLED = frozenset({"__call__", "__init__", "__new__"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def may_be_looked_at(look: ast.Attribute, scope: Scope, name: str, facts: Facts) -> bool:
    """Tell whether a place that looks at the variables of a frame may see one of a function.

    A frame that is a parameter comes from other code: what this file hands out is told elsewhere. With
    `sys._getframe(1)` only who calls this function is seen.
    """
    if scope.kind is ScopeKind.MODULE:
        return True
    if _is_handed_in(look.value, facts):
        return bool(_TRACING & facts.parents.spelled)
    depth = _depth(look.value, facts)
    reader = facts.scopes.scope_at(look).node
    if depth is not None and isinstance(reader, Function):
        if depth == 0:  # a function has the names that it uses of those around it, too
            around = [reader, *facts.parents.ancestors(reader)]
            return scope.node in around or reader in facts.parents.ancestors(scope.node)
        if depth == 1 and isinstance(scope.node, Function) and _is_only_called(reader, facts):
            return _may_call(scope.node, reader, facts)
    return not is_never_under_way(scope, name, facts)


def is_never_under_way(scope: Scope, name: str, facts: Facts) -> bool:
    """Tell whether no frame that this file looks at can be one that shows a name of a function.

    So it is where all these frames are of calls under way, and the function, which alone uses the name, calls
    nothing from where code could look. Frames of exceptions and of generators may be of any function.
    """
    function = scope.node
    if scope.kind is not ScopeKind.FUNCTION or not isinstance(function, Function):
        return False
    if any(not _is_inside(found.scope, scope) for found in facts.scopes.occurrences(scope, name)):
        return False
    if not all(_is_of_stack(node.value, facts) or _is_handed_in(node.value, facts) for node in _looks(facts)):
        return False
    body = nodes_in(*function.body)
    is_plain = not any(isinstance(node, _RUNNING_OTHERS) for node in body) and not facts.frames_seen_unasked
    return facts.effects.unknown_code(function.body, implicit=not is_plain) is None


def _is_handed_in(frame: ast.expr, facts: Facts) -> bool:
    """Tell whether a frame is what a function was called with, or an object keeps one.

    Where a frame of this file comes to be kept, it is handed out, which is told by itself.
    """
    if isinstance(frame, ast.Attribute) and isinstance(frame.value, ast.Name):
        return frame.attr not in _FRAMES
    if not isinstance(frame, ast.Name):
        return False
    bindings = facts.flow.reaching(frame)
    return bool(bindings) and all(each.kind is BindingKind.PARAMETER for each in bindings or ())


def _depth(frame: ast.expr, facts: Facts) -> int | None:
    """Return how many calls above the function that asks for it a frame is; None if that is not written."""
    depth, asker = 0, facts.scopes.scope_at(frame)
    while True:
        if isinstance(frame, ast.Attribute) and frame.attr == "f_back":
            depth, frame = depth + 1, frame.value
        elif isinstance(frame, ast.Name):
            bindings = facts.flow.reaching(frame) or ()
            value = _assigned(bindings[0].node, facts) if len(bindings) == 1 else None
            if not isinstance(value, ast.expr) or facts.scopes.owner(frame) is not asker:
                return None
            frame = value
        elif isinstance(frame, ast.Call) and last_name(frame.func) in STACK and not frame.keywords:
            given = frame.args[0] if frame.args else ast.Constant(0)
            is_number = isinstance(given, ast.Constant) and isinstance(given.value, int)
            return depth + given.value if is_number else None  # type: ignore[attr-defined]
        else:
            return None


def _is_only_called(function: Function, facts: Facts) -> bool:
    """Tell whether a function runs only where somebody calls it by its name: it is no generator either."""
    name = function.name
    if function.decorator_list or name.startswith("__") or not isinstance(function, ast.FunctionDef):
        return False
    if any(isinstance(node, ast.Yield | ast.YieldFrom) for node in nodes_in(*function.body)):
        return False
    named = [
        *facts.parents.called(ast.Name, frozenset({name})),
        *facts.parents.called(ast.Attribute, frozenset({name})),
    ]
    holders = [(node, facts.parents.get(node)) for node in named]
    return all(isinstance(holder, ast.Call) and holder.func is node for node, holder in holders)


def _may_call(caller: Function, function: Function, facts: Facts) -> bool:
    """Tell whether a function may call another by its name: as an attribute, only a method or of a module."""
    if isinstance(facts.parents.get(function), ast.ClassDef):
        return function.name in _named(caller)
    for node in nodes_in(*caller.body):
        if isinstance(node, ast.Name) and node.id == function.name:
            return True
        if isinstance(node, ast.Attribute) and node.attr == function.name:
            owner = facts.scopes.owner(node.value) if isinstance(node.value, ast.Name) else None
            bindings = owner.bindings.get(getattr(node.value, "id", ""), ()) if owner is not None else ()
            if not bindings or any(binding.kind is BindingKind.IMPORT for binding in bindings):
                return True
    return False


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


def looks_unasked(facts: Facts) -> bool:
    """Tell whether what looks at frames may run without a call: behind an operator, an attribute."""
    functions: list[Function] = [
        *facts.parents.of_type(ast.FunctionDef),
        *facts.parents.of_type(ast.AsyncFunctionDef),
    ]
    bodies = {function: _named(function) for function in functions}
    looking = {function for function, named in bodies.items() if named & (_SHOWING | STACK | {"stack"})}
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
