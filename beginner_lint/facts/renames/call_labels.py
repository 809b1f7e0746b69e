"""Which calls pass a parameter by its name, and which may do so out of sight."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from types import FunctionType
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.renames.code_in_texts import lines_in_words
from beginner_lint.facts.renames.other_owners import is_of_literal
from beginner_lint.facts.renames.renaming import Renaming
from beginner_lint.facts.renames.unpacked_labels import is_filled, may_be_unpacked, must_be_labelled
from beginner_lint.facts.scopes.node_fields import children_of, last_name
from beginner_lint.facts.scopes.scopes import BindingKind, Occurrence, Role, Scope, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

Function = ast.FunctionDef | ast.AsyncFunctionDef

# What calls a function that it is handed by position, and the argument that hands it in.
_CALLING_BY_POSITION = {
    "builtins.map": 0, "builtins.filter": 0, "functools.reduce": 0,
    "builtins.sorted": "key", "builtins.min": "key", "builtins.max": "key",
}  # fmt: skip

# Who asks for these, or asks these, does not call.
# What Python keeps in a function: `__kwdefaults__` has the names of parameters.
_PYTHONS_OWN = frozenset({*dir(FunctionType), "__signature__", "__text_signature__", "__wrapped__"})
_OF_THE_FUNCTION = frozenset({"__doc__", "__module__", "__name__", "__qualname__"})
FIXED = (BindingKind.CLASS, BindingKind.FUNCTION, BindingKind.IMPORT)
"""What is bound in such a way is called by its own name."""
# With these code gets at what is kept under any name.
_HOLDING_ALL = frozenset({"__dict__", "globals", "locals", "vars"})
_ASKING = frozenset({"builtins.bool", "builtins.callable", "builtins.id"})


class Calls(NamedTuple):
    """How a function is called, as far as one parameter goes.

    Attributes:
        labels: the places at calls in sight that pass the parameter by its name.
        others: the other names that these calls pass something by.
        doubt: what must be so of the calls that are not in sight, a clause; None if all are in sight.
        mixed: why the labels cannot follow a rename, a clause; None if they can.
        are_all: whether all calls are in sight, though one may hand on what is in a dict.

    """

    labels: tuple[ast.keyword, ...] = ()
    others: frozenset[str] = frozenset()
    doubt: str | None = None
    mixed: str | None = None
    are_all: bool = True


def calls_of(parameter: ast.arg, facts: Facts) -> Calls:
    """Return how the function that has a parameter is called."""
    arguments, found = facts.parents[parameter], _calls_of(parameter, facts)
    if found.are_all or not isinstance(arguments, ast.arguments) or parameter not in arguments.kwonlyargs:
        return found
    if must_be_labelled(parameter, arguments):
        return found._replace(mixed=found.mixed or f"every call out of sight has to pass `{parameter.arg}=`")
    called = getattr(facts.parents[arguments], "name", "_")
    if called.startswith("_") and not called.endswith("__"):
        return found
    return found._replace(
        mixed=found.mixed or f"who calls it out of sight can pass this only as `{parameter.arg}=`"
    )


def _calls_of(parameter: ast.arg, facts: Facts) -> Calls:
    arguments = facts.parents[parameter]
    function = facts.parents[arguments]
    if not isinstance(arguments, ast.arguments) or not has_label(parameter, arguments):
        return Calls()
    if isinstance(function, ast.Lambda):
        return _of_lambda(function, parameter, facts)
    assert isinstance(function, Function)
    scope = facts.scopes.owner(function)
    if scope is None or scope.kind is ScopeKind.CLASS:
        from beginner_lint.facts.renames.method_labels import calls_of_method

        return calls_of_method(function, parameter, facts)
    return _of_name(function.name, facts.scopes.scope_at(function), parameter, facts)


def has_label(parameter: ast.arg, arguments: ast.arguments) -> bool:
    """Tell whether a call can pass a parameter by its name: not if it is positional-only, `*a` or `**a`."""
    return parameter in arguments.args or parameter in arguments.kwonlyargs


def labelled_elsewhere(called: str, name: str, facts: Facts) -> str | None:
    """Why a label would not follow a rename: a call in another file has it, of what is called the same."""
    use = facts.project.labelled_in(called, name)
    passes = f"`{name}=`" if use and use.is_sure else f"what a dict holds, and has `{name}` as a text"
    return f"`{use.file}` calls `{called}` with {passes}, and may mean this one" if use else None


def in_sight(
    calls: list[ast.Call], parameter: ast.arg, doubt: str | None, mixed: str | None, facts: Facts
) -> Calls:
    """Return what calls in sight say about a parameter; `doubt` and `mixed` are what is known beside them."""
    name = parameter.arg
    keywords = [keyword for call in calls for keyword in call.keywords]
    labels = tuple(keyword for keyword in keywords if keyword.arg == name)
    others = frozenset(keyword.arg for keyword in keywords if keyword.arg and keyword.arg != name)
    open_calls = (call for call in calls if not is_filled(parameter, call, facts))
    unpacking = [keyword for call in open_calls for keyword in call.keywords if keyword.arg is None]
    are_all = doubt is None
    if unpacking:
        unpacked = f"`**` on {lines_in_words(each.value.lineno for each in unpacking)} does not pass `{name}`"
        doubt = f"{doubt} and that {unpacked}" if doubt else unpacked
        reasons = (may_be_unpacked(parameter, each, facts) for each in unpacking)
        mixed = mixed or next(filter(None, reasons), None)
    return Calls(labels, others, doubt, mixed, are_all)


def _of_lambda(function: ast.Lambda, parameter: ast.arg, facts: Facts) -> Calls:
    holder = facts.parents.get(function)
    if is_called_by_position(function, facts):
        return Calls()
    if isinstance(holder, ast.Call) and holder.func is function:
        return in_sight([holder], parameter, None, None, facts)
    if isinstance(holder, ast.Assign) and len(holder.targets) == 1:
        target = holder.targets[0]
        scope = facts.scopes.owner(target) if isinstance(target, ast.Name) else None
        if isinstance(target, ast.Name) and scope is not None and scope.kind is not ScopeKind.CLASS:
            return _of_name(target.id, facts.scopes.scope_at(target), parameter, facts)
    mixed = _taken_for(holder, function, parameter.arg, facts)
    return Calls(doubt=f"nobody calls this `lambda` with `{parameter.arg}=`", mixed=mixed, are_all=False)


def _of_name(called: str, here: Scope, parameter: ast.arg, facts: Facts) -> Calls:
    """Return how what a name stands for is called; `here` is the scope in which it is written so."""
    scopes, name = facts.scopes, here.mangled(called)
    owner = scopes.resolve(name, here)
    assert owner is not None
    handed_on: list[ast.AST] = []
    calls: list[ast.Call] = []
    strange = None
    for occurrence in scopes.occurrences(owner, name):
        call = facts.parents.get(occurrence.node)
        if occurrence.role is not Role.READ or occurrence.quoted:
            continue
        if isinstance(call, ast.Call) and call.func is occurrence.node:
            calls.append(call)
        elif is_only_asked(occurrence.node, facts):
            continue
        elif reason := _taken_for(call, occurrence.node, parameter.arg, facts):
            strange = reason
        elif reader := _decorates(call, occurrence.node):
            strange = f"`{reader}` on line {_line(occurrence)} may look at the names of parameters"
        elif not is_called_by_position(occurrence.node, facts):
            handed_on.append(occurrence.node)
            line = line_naming(parameter.arg, occurrence.node, facts)
            if line is not None:
                strange = f"line {line} names `{parameter.arg}`, where `{called}` is handed on"
    doubts: list[str] = []
    if handed_on:
        lines = lines_in_words(getattr(node, "lineno", 0) for node in handed_on)
        doubts.append(f"whoever gets `{called}` on {lines} passes no `{parameter.arg}=`")
        strange = passed_where_kept(handed_on, parameter.arg, called, facts) or strange
    if len(owner.bindings[name]) > 1:
        strange = f"`{called}` has more than one definition"
    if not _is_closed(owner, name, facts):
        doubts.append(f"no other file calls `{called}` with `{parameter.arg}=`")
        strange = labelled_elsewhere(called, parameter.arg, facts) or strange
    doubt = " and that ".join(doubts) or None
    return in_sight(calls, parameter, doubt, strange, facts)


def passed_to_unknown(name: str, facts: Facts, method: str = "") -> int | None:
    """Return the line (from 1) of a call that passes something by a name to what is not known; else None.

    Known is what the file imports or defines under the name by which it is called, and a `method` itself.
    """
    for keyword in facts.parents.called(ast.keyword, frozenset({name})):
        call = facts.parents.get(keyword)
        if not isinstance(call, ast.Call) or facts.types.origin(call.func):
            continue
        bindings = facts.scopes.bindings_of(call.func)
        is_known = bool(bindings) and all(binding.kind in FIXED for binding in bindings)
        is_builtin = isinstance(call.func, ast.Name) and facts.scopes.is_builtin(call.func)
        if not is_known and not is_builtin and not (method and last_name(call.func) == method):
            return call.lineno
    return None


def passed_where_kept(
    places: Iterable[ast.AST], name: str, called: str, facts: Facts, method: str = ""
) -> str | None:
    """Why a label may mean a function that is read in places; a `method` is known by its own name, too."""
    kept = _kept_as(places, facts)
    if kept is not None:
        return next(filter(None, (labelled_as(each, name, facts) for each in sorted(kept))), None)
    line = passed_to_unknown(name, facts, method)
    return f"line {line} passes `{name}=`, maybe to `{called}`" if line else None


def _kept_as(places: Iterable[ast.AST], facts: Facts) -> frozenset[str] | None:
    """Return the names under which a function is kept, and then only called: `self.send = self.send_now`.

    None where it goes elsewhere, too.
    """
    names: set[str] = set()
    for place in places:
        holder = facts.parents.get(place)
        if not isinstance(holder, ast.Assign) or holder.value is not place:
            return None
        if not all(isinstance(target, ast.Attribute | ast.Name) for target in holder.targets):
            return None
        names.update(map(last_name, holder.targets))
    if not names or any(map(facts.parents.saying, names)) or facts.parents.spelled & _HOLDING_ALL:
        return None
    read: list[ast.Attribute | ast.Name] = [
        *facts.parents.called(ast.Attribute, frozenset(names)),
        *facts.parents.called(ast.Name, frozenset(names)),
    ]
    is_called = all(
        not isinstance(node.ctx, ast.Load) or facts.parents.is_callee(node) or is_only_asked(node, facts)
        for node in read
    )
    return frozenset(names) if is_called else None


def is_only_asked(node: ast.AST, facts: Facts) -> bool:
    """Tell whether nobody gets a function from a place, which compares it by `is`, or asks for its name."""
    holder = facts.parents.get(node)
    if isinstance(holder, ast.Attribute):
        is_set = isinstance(holder.ctx, ast.Store) and holder.attr not in _PYTHONS_OWN
        return is_set or holder.attr in _OF_THE_FUNCTION
    if isinstance(holder, ast.Compare):
        return all(isinstance(operator, ast.Is | ast.IsNot) for operator in holder.ops)
    if isinstance(holder, ast.Call):
        return facts.types.origin(holder.func) in _ASKING
    return facts.parents.is_tested(node)


def _taken_for(holder: ast.AST | None, function: ast.AST, name: str, facts: Facts) -> str | None:
    """Why a function that is put in the place of another must have its label: `shop.show = fake_show`."""
    reasons = (labelled_as(each, name, facts) for each in _put_in_place_of(function, holder))
    return next(filter(None, reasons), None)


def _put_in_place_of(function: ast.AST, holder: ast.AST | None) -> Iterator[str]:
    """Yield as what a function may be called that is kept somewhere: `shop.show = f`, `Shop(show=f)`."""
    if isinstance(holder, ast.Assign):
        yield from (each.attr for each in holder.targets if isinstance(each, ast.Attribute))
    elif isinstance(holder, ast.keyword) and holder.arg:
        yield holder.arg
    elif isinstance(holder, ast.Call) and function in holder.args[1:]:  # `setattr(shop, "show", f)`
        said = getattr(holder.args[holder.args.index(function) - 1], "value", None)
        yield from [said.rpartition(".")[2]] if isinstance(said, str) else []


def labelled_as(called: str, name: str, facts: Facts) -> str | None:
    """Why a label would not follow a rename: a call has it, here or elsewhere, that may mean the function."""
    for call in facts.parents.called(ast.Call, frozenset({called})):
        if is_of_literal(call):
            continue
        if any(keyword.arg == name for keyword in call.keywords):
            return f"line {call.lineno} calls `{called}` with `{name}=`, and may mean this one"
        if any(keyword.arg is None for keyword in call.keywords):
            return f"line {call.lineno} calls `{called}` with what a dict holds, and may mean this one"
    return labelled_elsewhere(called, name, facts)


def _decorates(call: ast.AST | None, function: ast.AST) -> str | None:
    """Return what a function is handed to as a decorator would be: `app.get` of `app.get("/")(show)`."""
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Call) or call.args != [function]:
        return None
    return ast.unparse(call.func.func) if isinstance(call.func.func, ast.Name | ast.Attribute) else None


def is_called_by_position(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a function is handed to what calls it by position: `map(f, xs)`, `sorted(xs, key=f)`."""
    holder = facts.parents.get(node)
    call = facts.parents.get(holder) if isinstance(holder, ast.keyword) else holder
    if not isinstance(call, ast.Call):
        return False
    if isinstance(holder, ast.keyword):
        place: object = holder.arg
    else:
        place = next((index for index, argument in enumerate(call.args) if argument is node), None)
    if place == "key" and isinstance(call.func, ast.Attribute) and call.func.attr == "sort":
        return facts.types.of(call.func.value).proves("list")
    return place is not None and _CALLING_BY_POSITION.get(facts.types.origin(call.func) or "") == place


def _is_closed(scope: Scope, name: str, facts: Facts) -> bool:
    """Tell whether only code in this file can get at a name of a scope, and not as a text."""
    if Renaming(facts, scope, name).seen_as_text():
        return False
    if scope.kind is ScopeKind.MODULE:
        return bool(facts.project.script) and not facts.parents.called(ast.Attribute, frozenset({"modules"}))
    return scope.kind is ScopeKind.FUNCTION


def line_naming(name: str, place: ast.AST, facts: Facts) -> int | None:
    """Return the line on which a call or statement around a place names a parameter, as a label or a text."""
    holders = (each for each in facts.parents.ancestors(place) if isinstance(each, ast.Call | ast.stmt))
    around = next(holders, place)
    labels = (node for node in in_header(around) if isinstance(node, ast.keyword | ast.Constant))
    named = (each for each in labels if name == getattr(each, "arg", getattr(each, "value", None)))
    return min((each.lineno for each in named), default=None)


def in_header(around: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a call or statement, but not of the statements within it."""
    pending: list[ast.AST] = [around]
    while pending:
        node = pending.pop()
        yield node
        pending += (child for child in children_of(node) if not isinstance(child, ast.stmt))


def _line(occurrence: Occurrence) -> int:
    return int(getattr(occurrence.node, "lineno", 0))
