"""Whether code in a file may see the names of variables through frames: the calls that are under way."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Role, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_FRAMES = frozenset({"_getframe", "currentframe"})
# These show names of a frame that they are handed, or of all that an exception came through.
_SHOWING = frozenset({"getargvalues"})
_SHOWING_LABELS = frozenset({"capture_locals", "show_locals"})
# What may be asked of a frame without a look at its variables; where it came from is a frame itself.
_HARMLESS = frozenset({"clear", "f_back", "f_builtins", "f_code", "f_lasti", "f_lineno", "f_trace"})
# These get a frame, and make no use of the names in it.
_TAKING = frozenset(
    {"builtins.bool", "builtins.id", "builtins.isinstance", "builtins.type", "inspect.getfile"}
    | {"inspect.getframeinfo", "inspect.getmodule", "inspect.getsourcefile", "traceback.extract_stack"}
    | {"traceback.format_stack", "traceback.print_stack"}
)


def seen_in_frames(name: str, facts: Facts, *, is_global: bool) -> str | None:
    """Why code may see the name of a variable in a frame, a clause; `f_back` alone shows no names."""
    shown_by = frozenset({"f_locals", "f_globals"} if is_global else {"f_locals"}) | _SHOWING
    for node in facts.parents.called(ast.Attribute, shown_by):
        return f"`{node.attr}` on line {node.lineno} may see the name `{name}`"
    for alias in facts.parents.of_type(ast.alias):
        if alias.name in _SHOWING or (alias.name in _FRAMES and alias.asname):
            return f"`{alias.name}` may see the name `{name}`"
    are_labels = any(label in facts.source.text for label in _SHOWING_LABELS)
    for keyword in facts.parents.of_type(ast.keyword) if are_labels else ():
        if keyword.arg in _SHOWING_LABELS and getattr(keyword.value, "value", True):
            return f"`{keyword.arg}=` on line {keyword.value.lineno} may show the name `{name}`"
    handed_out = _handed_out(facts, is_global=is_global)
    return f"line {handed_out} hands a frame out, which shows the name `{name}`" if handed_out else None


def _handed_out(facts: Facts, *, is_global: bool) -> int | None:
    """Return the line on which a frame goes where its variables may be looked at."""
    harmless = _HARMLESS if is_global else _HARMLESS | {"f_globals"}
    frames: list[ast.expr] = [
        *facts.parents.called(ast.Call, _FRAMES),
        *facts.parents.called(ast.Attribute, frozenset({"f_back"})),
    ]
    mentioned = [
        *facts.parents.called(ast.Name, _FRAMES),
        *facts.parents.called(ast.Attribute, _FRAMES),
    ]
    for node in mentioned:
        holder = facts.parents.get(node)
        if not isinstance(holder, ast.Call) or holder.func is not node:
            frames.append(node)  # who calls it later is not in sight
    done: set[ast.expr] = set()
    while frames:
        frame = frames.pop()
        if frame in done:
            continue
        done.add(frame)
        kept = _places(frame, harmless, facts)
        if kept is None:
            return frame.lineno
        frames += kept
    return None


def _places(frame: ast.expr, harmless: frozenset[str], facts: Facts) -> list[ast.expr] | None:
    """Return the places that have a frame from here: reads of a variable; None if it goes out of sight."""
    holder = facts.parents.get(frame)
    if isinstance(holder, ast.Attribute):
        return [] if holder.attr in harmless else None
    if isinstance(holder, ast.Compare | ast.Expr) or _is_tested(frame, facts):
        return []
    if isinstance(holder, ast.Call):
        return [] if frame is not holder.func and facts.types.origin(holder.func) in _TAKING else None
    targets = holder.targets if isinstance(holder, ast.Assign) else [getattr(holder, "target", None)]
    if not isinstance(holder, ast.Assign | ast.AnnAssign) or not all(
        isinstance(t, ast.Name) for t in targets
    ):
        return None
    found: list[ast.expr] = []
    for target in targets:
        assert isinstance(target, ast.Name)
        owner = facts.scopes.owner(target)
        if owner is None or owner.kind is not ScopeKind.FUNCTION:
            return None
        for occurrence in facts.scopes.occurrences(owner, facts.scopes.spelling(target)):
            if occurrence.role is Role.READ:
                if not isinstance(occurrence.node, ast.Name):
                    return None
                found.append(occurrence.node)
    return found


def _is_tested(frame: ast.AST, facts: Facts) -> bool:
    """Tell whether it is only asked whether there is a frame."""
    holder = facts.parents.get(frame)
    while isinstance(holder, ast.BoolOp | ast.UnaryOp):
        frame, holder = holder, facts.parents.get(holder)
    return isinstance(holder, ast.If | ast.IfExp | ast.While | ast.Assert) and holder.test is frame
