"""Whether code in a file may see the names of variables through frames: the calls that are under way."""

from __future__ import annotations

import ast
import enum
from typing import TYPE_CHECKING

from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.renames.frame_reach import STACK, is_never_under_way, may_be_looked_at
from beginner_lint.facts.renames.handed_over import is_a_value
from beginner_lint.facts.renames.module_objects import seen_in_module
from beginner_lint.facts.scopes.scopes import BindingKind, Role, Scope, ScopeKind
from beginner_lint.facts.words.bound_value import bound_value

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Attributes that are frames: of a traceback, a generator, a coroutine.
_OF_OTHERS = frozenset({"ag_frame", "cr_frame", "gi_frame", "tb_frame"})
# These list frames, each with its place; its parts by their names and numbers, but for the frame itself.
_LISTING = frozenset({"inspect.getinnerframes", "inspect.getouterframes", "inspect.stack", "inspect.trace"})
_LISTING_CALLS = frozenset(listing.rpartition(".")[2] for listing in _LISTING)
_GIVING = STACK | _OF_OTHERS | _LISTING_CALLS | {"f_back"}
_PLACES = frozenset({"code_context", "filename", "function", "index", "lineno", "positions"})
_PARTS = 6
# These of the module `dis` show names of a function or frame, and are called so elsewhere, too.
_DISASSEMBLING = frozenset(
    {"Bytecode", "code_info", "dis", "disassemble", "disco", "distb", "get_instructions", "show_code"}
)
_MODULES = frozenset({"dis", "inspect", "sys"})
_FEW = 3  # names, one made from the other
_LOOKED_UP = frozenset({"__import__", "import_module", "modules"})
# So do these, or show its lines as they are written.
_SHOWING = _DISASSEMBLING | {"findsource", "getargvalues", "getclosurevars", "getsource", "getsourcelines"}
_OF_SOURCES = frozenset({"findsource", "getsource", "getsourcelines"})
# Parts of the code of a function that hold names; of those of parameters is told elsewhere.
_OF_CODE = frozenset({"co_cellvars", "co_freevars", "co_names", "co_varnames"})
_SHOWING_LABELS = frozenset({"capture_locals", "show_locals"})
# What may be asked of a frame; a frame that it has is one itself, and looks at variables are told apart.
_HARMLESS = frozenset(
    {"clear", "f_back", "f_builtins", "f_code", "f_globals", "f_lasti", "f_lineno", "f_locals", "f_trace"}
)
# These get a frame, and make no use of the names in it.
_TAKING = frozenset(
    {"builtins.bool", "builtins.id", "builtins.isinstance", "builtins.len", "builtins.type"}
    | {"inspect.getfile", "inspect.getframeinfo", "inspect.getmodule", "inspect.getsourcefile"}
    | {"inspect.getinnerframes", "inspect.getouterframes"}
    | {"traceback.extract_stack", "traceback.format_stack", "traceback.print_stack"}
)


def seen_in_frames(name: str, scope: Scope, facts: Facts) -> str | None:
    """Why code may see the name of a variable in a frame, a clause; `f_back` alone shows no names."""
    is_global = scope.kind is ScopeKind.MODULE
    shown_by = frozenset({"f_locals", "f_globals", "__globals__"} if is_global else {"f_locals"}) | _SHOWING
    if all(binding.kind is not BindingKind.PARAMETER for binding in scope.bindings[name]):
        shown_by |= _OF_CODE - (frozenset() if is_global else {"co_names"})  # which holds no local ones
    for alias in facts.parents.called(ast.alias, _SHOWING | STACK):
        if not _is_asked_in_sight(alias, facts) and (alias.name in _SHOWING or alias.asname):
            return f"`{alias.name}` may see the name `{name}`"
    for node in facts.parents.called(ast.Attribute, shown_by):
        if node.attr in _SHOWING and (_is_of_an_object(node, facts) or _gives_a_line(node, facts)):
            continue
        if node.attr == "f_locals" and _asks_for_none(node, facts):
            continue
        if node.attr in _OF_SOURCES and _reads_another_function(node, name, scope, facts):
            continue
        if node.attr in _SHOWING | _OF_CODE or may_be_looked_at(node, scope, name, facts):
            return f"`{node.attr}` on line {node.lineno} may see the name `{name}`"
    if is_global and (seen := seen_in_module(facts)):
        return f"{seen} may see the name `{name}`"
    for keyword in facts.parents.called(ast.keyword, _SHOWING_LABELS):
        if getattr(keyword.value, "value", True):
            return f"`{keyword.arg}=` on line {keyword.value.lineno} may show the name `{name}`"
    handed_out = _handed_out(name, scope, facts)
    return f"line {handed_out} hands a frame out, which may show the name `{name}`" if handed_out else None


def _is_asked_in_sight(alias: ast.alias, facts: Facts) -> bool:
    """Tell whether an import is of a module of which only attributes are taken: these are told of."""
    if not isinstance(facts.parents.get(alias), ast.Import):
        return False
    reads = facts.parents.called(ast.Name, frozenset({alias.asname or alias.name}))
    return all(isinstance(facts.parents.get(node), ast.Attribute) for node in reads)


def _asks_for_none(found: ast.AST, facts: Facts) -> bool:
    """Tell whether variables of a frame are asked for by names that no rename takes away or gives: `self`.

    They may be kept in a variable of the function for that: `found = frame.f_locals`, `found["self"]`.
    """
    holder = facts.parents.get(found)
    if (
        isinstance(holder, ast.Assign)
        and len(holder.targets) == 1
        and isinstance(holder.targets[0], ast.Name)
    ):
        scope = facts.scopes.owner(holder.targets[0])
        if scope is None or scope.kind is not ScopeKind.FUNCTION:
            return False
        kept = facts.scopes.occurrences(scope, facts.scopes.spelling(holder.targets[0]))
        return all(each.role is not Role.READ or _asks_for_own(each.node, facts) for each in kept)
    return _asks_for_own(found, facts)


def _asks_for_own(found: ast.AST, facts: Facts) -> bool:
    """Tell whether a dict is asked for `self`, or for a name with `_` before it, which no builtin has."""
    key: ast.AST | None = None
    holder = facts.parents.get(found)
    if isinstance(holder, ast.Subscript) and holder.value is found:
        key = holder.slice
    elif isinstance(holder, ast.Compare) and holder.comparators == [found]:
        key = holder.left if isinstance(holder.ops[0], ast.In | ast.NotIn) else None
    elif isinstance(holder, ast.Attribute) and holder.attr == "get" and facts.parents.is_callee(holder):
        call = facts.parents[holder]
        key = call.args[0] if isinstance(call, ast.Call) and call.args else None
    asked = key.value if isinstance(key, ast.Constant) else None
    return isinstance(asked, str) and (asked in ("self", "cls") or asked.startswith("_"))


def _gives_a_line(node: ast.Attribute, facts: Facts) -> bool:
    """Tell whether of the source of an object only the line is asked: `inspect.getsourcelines(f)[1]`."""
    part = facts.parents.get(facts.parents[node])
    if node.attr not in ("findsource", "getsourcelines") or not facts.parents.is_callee(node):
        return False
    return isinstance(part, ast.Subscript) and getattr(part.slice, "value", None) == 1


def _reads_another_function(node: ast.Attribute, name: str, scope: Scope, facts: Facts) -> bool:
    """Tell whether the source is read of what a parameter holds, which a scope's own function hardly is.

    That function is only called: it is decorated by nothing, and handed to nobody in the file. As another
    file may do so, this is asked only for parameters whose rename is unsafe anyway.
    """
    around = scope.parent.kind if scope.parent is not None else None
    is_of_others = around in (ScopeKind.CLASS, ScopeKind.MODULE) and not facts.project.script
    if not is_of_others or any(each.kind is not BindingKind.PARAMETER for each in scope.bindings[name]):
        return False
    call, function = facts.parents.get(node), scope.node
    asked = call.args[0] if isinstance(call, ast.Call) and call.func is node and call.args else None
    bindings = facts.scopes.bindings_of(asked)
    is_given = bool(bindings) and all(each.kind is BindingKind.PARAMETER for each in bindings)
    if not is_given or not isinstance(function, Function) or function.decorator_list:
        return False
    return not is_a_value(function, facts)


def _is_of_an_object(node: ast.Attribute, facts: Facts) -> bool:
    """Tell whether what is called as in `dis` or `inspect` belongs to an object: `cpu.disassemble`."""
    if _MODULES & facts.imports.packages or not _LOOKED_UP.isdisjoint(facts.parents.spelled):
        return False
    root = _root(node)
    for _ in range(_FEW):
        bindings = facts.scopes.bindings_of(root)
        if len(bindings) != 1 or bindings[0].name in _MODULES:
            return False
        if bindings[0].kind is BindingKind.PARAMETER:
            return True
        root = _root(bound_value(bindings[0], facts))
    return False


def _root(node: ast.expr | None) -> ast.expr | None:
    """Return the name before all dots and calls: `self` of `self.debugger(3).state`."""
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node


def _handed_out(name: str, scope: Scope, facts: Facts) -> int | None:
    """Return the line on which a frame goes where its variables may be looked at."""
    if facts.parents.spelled.isdisjoint(_GIVING):
        return None
    listings = [call for call in facts.parents.called(ast.Call, _LISTING_CALLS) if _is_listing(call, facts)]
    of_stack: list[ast.expr] = [
        *(call for call in listings if facts.types.origin(call.func) == "inspect.stack"),
        *facts.parents.called(ast.Call, STACK),
        *facts.parents.called(ast.Attribute, frozenset({"f_back"})),
    ]
    mentioned = [
        *facts.parents.called(ast.Name, STACK),
        *facts.parents.called(ast.Attribute, STACK),
    ]
    for node in mentioned:
        holder = facts.parents.get(node)
        if not isinstance(holder, ast.Call) or holder.func is not node:
            of_stack.append(node)  # who calls it later is not in sight
    of_others: list[ast.expr] = [
        *facts.parents.called(ast.Attribute, _OF_OTHERS),
        *(call for call in listings if call not in of_stack),
    ]
    line = _gone_out_of_sight(of_others, facts)
    if line is not None or not of_stack or is_never_under_way(scope, name, facts):
        return line
    return _gone_out_of_sight(of_stack, facts)


class _Kind(enum.Enum):
    """What an expression is: a frame, what is known of one, or a list of that."""

    FRAME = enum.auto()
    PLACE = enum.auto()
    LISTING = enum.auto()


def _gone_out_of_sight(frames: list[ast.expr], facts: Facts) -> int | None:
    """Return the line on which one of some frames, or of lists of them, goes out of sight."""
    pending = [
        (each, _Kind.LISTING if isinstance(each, ast.Call) and _is_listing(each, facts) else _Kind.FRAME)
        for each in frames
    ]
    done: set[ast.expr] = set()
    while pending:
        frame, kind = pending.pop()
        if frame in done:
            continue
        done.add(frame)
        kept = _places(frame, kind, facts)
        if kept is None:
            return frame.lineno
        pending += kept
    return None


def _is_listing(call: ast.Call, facts: Facts) -> bool:
    return facts.types.origin(call.func) in _LISTING


_Held = list[tuple[ast.expr, _Kind]]


def _places(frame: ast.expr, kind: _Kind, facts: Facts) -> _Held | None:
    """Return the places that have a frame from here, or a list of frames; None if it goes out of sight."""
    holder = facts.parents.get(frame)
    if isinstance(holder, ast.Compare | ast.Expr) or facts.parents.is_tested(frame):
        return []
    if isinstance(holder, ast.Attribute):
        return _of_attribute(holder, kind)
    if isinstance(holder, ast.Subscript):
        return _of_subscript(holder, frame, kind)
    if isinstance(holder, ast.Call):
        return [] if frame is not holder.func and facts.types.origin(holder.func) in _TAKING else None
    if isinstance(holder, ast.For | ast.comprehension) and holder.iter is frame and kind is _Kind.LISTING:
        return _of_targets([holder.target], _Kind.PLACE, facts)
    if isinstance(holder, ast.Assign):
        return _of_targets(holder.targets, kind, facts)
    return _of_targets([holder.target], kind, facts) if isinstance(holder, ast.AnnAssign) else None


def _of_attribute(holder: ast.Attribute, kind: _Kind) -> _Held | None:
    if kind is _Kind.PLACE:
        return [(holder, _Kind.FRAME)] if holder.attr == "frame" else [] if holder.attr in _PLACES else None
    return [] if kind is _Kind.FRAME and holder.attr in _HARMLESS else None


def _of_subscript(holder: ast.Subscript, frame: ast.expr, kind: _Kind) -> _Held | None:
    if holder.value is not frame:
        return None
    if kind is _Kind.LISTING:
        return [(holder, kind if isinstance(holder.slice, ast.Slice) else _Kind.PLACE)]
    index = holder.slice.value if isinstance(holder.slice, ast.Constant) else None
    if kind is _Kind.FRAME or not isinstance(index, int):
        return None
    return [] if index % _PARTS else [(holder, _Kind.FRAME)]


def _of_targets(targets: list[ast.expr], kind: _Kind, facts: Facts) -> _Held | None:
    """Return where names are read that get a frame, or what is known of one: that begins with the frame."""
    found: _Held = []
    for target in targets:
        if isinstance(target, ast.Tuple) and kind is _Kind.PLACE and target.elts:
            target, gets = target.elts[0], _Kind.FRAME
        else:
            gets = kind
        owner = facts.scopes.owner(target) if isinstance(target, ast.Name) else None
        if owner is None or owner.kind not in (ScopeKind.FUNCTION, ScopeKind.COMPREHENSION):
            return None
        assert isinstance(target, ast.Name)
        for occurrence in facts.scopes.occurrences(owner, facts.scopes.spelling(target)):
            if occurrence.role is Role.READ:
                if not isinstance(occurrence.node, ast.Name):
                    return None
                found.append((occurrence.node, gets))
    return found
