"""Which calls make an object of a class, or go on in its `__init__`, and pass a parameter by its name."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.names.class_reads import in_annotation
from beginner_lint.facts.renames.call_labels import FIXED, Function
from beginner_lint.facts.renames.inherited_methods import method_of
from beginner_lint.facts.renames.metaclasses import has_own_metaclass
from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Role

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Calls of these may make an object of a class, or go on in its `__init__`; so may `type(self)(...)`, which is
# a call without a name.
_MAKING = frozenset({"", "__class__", "__init__", "cls"})
_ASKING = frozenset({"isinstance", "issubclass", "super"})
_HOLDING = re.compile(r"_*(\w+?)_?(?:class|cls|factory|type)_?", re.IGNORECASE)


def calls_of_class(holder: ast.ClassDef, name: str, facts: Facts) -> tuple[list[ast.Call], str | None]:
    """Return the calls that make an object of a class; and why a label elsewhere may be meant for it, too."""
    below = set(facts.class_families.below(holder))
    own = {other for other in below if method_of(other, "__init__")}
    makers = {holder} | {other for other in below - own if own.isdisjoint(facts.class_families.above(other))}
    named = frozenset(maker.name for maker in makers)
    calls, mixed = [], None
    for call in facts.parents.called(ast.Call, named | _MAKING):
        targets = _made_by(call, facts)
        if targets and targets <= makers:
            calls.append(call)
        elif targets is not None and targets.isdisjoint(makers):
            continue
        elif any(keyword.arg == name for keyword in call.keywords):
            mixed = f"line {call.lineno} may pass `{name}` to `{holder.name}`, or to another class"
    unseen = (
        _made_out_of_sight(maker, name, facts) for maker in sorted(makers, key=lambda each: each.lineno)
    )
    return calls, mixed or next(filter(None, unseen), None)


def _made_by(call: ast.Call, facts: Facts) -> set[ast.ClassDef] | None:
    """Return of which classes of this file a call may run the `__init__`; None if that is not clear."""
    function = call.func
    if isinstance(function, ast.Name):
        return _heirs(function, call, facts) if function.id == "cls" else _named(function, facts)
    if isinstance(function, ast.Call):
        is_type = isinstance(function.func, ast.Name) and function.func.id == "type"
        return _heirs(function.args[0], call, facts) if is_type and len(function.args) == 1 else None
    if not isinstance(function, ast.Attribute):
        return None
    if function.attr == "__class__":
        return _heirs(function.value, call, facts)
    if function.attr != "__init__":
        return None if facts.types.origin(function) is None else set()  # one of an imported module
    if isinstance(function.value, ast.Name):
        return _named(function.value, facts)
    is_above = isinstance(function.value, ast.Call) and getattr(function.value.func, "id", "") == "super"
    return _next_above(call, facts) if is_above else None


def _named(function: ast.Name, facts: Facts) -> set[ast.ClassDef] | None:
    owner = facts.scopes.owner(function)
    bindings = owner.bindings.get(facts.scopes.spelling(function), []) if owner else []
    nodes = [binding.node for binding in bindings]
    return {nodes[0]} if len(nodes) == 1 and isinstance(nodes[0], ast.ClassDef) else None


def _heirs(made_of: ast.expr, call: ast.Call, facts: Facts) -> set[ast.ClassDef] | None:
    """Return the class that a method is in and those below, if it is `self` or `cls` that makes more."""
    holder = _class_of_method(call, facts)
    if holder is None or not facts.scopes.is_own_object(made_of):
        return None
    return {holder, *facts.class_families.below(holder)}


def _next_above(call: ast.Call, facts: Facts) -> set[ast.ClassDef] | None:
    """Return whose `__init__` is meant by `super().__init__`; None where a class below has several bases."""
    holder = _class_of_method(call, facts)
    if holder is None or any(len(each.bases) > 1 for each in facts.class_families.below(holder)):
        return None
    return set(filter(None, map(facts.class_families.class_of, holder.bases)))


def _class_of_method(node: ast.AST, facts: Facts) -> ast.ClassDef | None:
    """Return the class whose method a node is in."""
    for holder in facts.parents.ancestors(node):
        if isinstance(holder, Function):
            outer = facts.parents.get(holder)
            return outer if isinstance(outer, ast.ClassDef) else None
    return None


def _made_out_of_sight(holder: ast.ClassDef, name: str, facts: Facts) -> str | None:
    """Why a class may be called by another name, with a label: it is handed on, and a variable is called.

    A metaclass may have noted it down, and another file keeps it as `page_class`, whatever is done here.
    """
    is_noted = has_own_metaclass(holder, facts)
    is_seen = is_noted or _is_handed_on(holder, facts)
    for call in facts.parents.of_type(ast.Call):
        labels = {keyword.arg for keyword in call.keywords}
        if labels.isdisjoint((name, None)):
            continue
        if _is_kept_as(holder.name, last_name(call.func)):
            return f"line {call.lineno} calls what may be `{holder.name}`, maybe with `{name}=`"
        bindings = facts.scopes.bindings_of(call.func)
        is_variable = bool(bindings) and not any(binding.kind in FIXED for binding in bindings)
        is_given = is_noted and isinstance(call.func, ast.Attribute) and call.func.attr not in _MAKING
        if is_seen and (is_variable or is_given or isinstance(call.func, ast.Subscript)):
            return f"line {call.lineno} calls what may be `{holder.name}`, maybe with `{name}=`"
    return None


def _is_kept_as(name: str, called: str) -> bool:
    """Tell whether a variable is called as one is that holds a class: `page_class` for `Page`."""
    held = _HOLDING.fullmatch(called)
    return held is not None and held[1].replace("_", "").lower() == name.lower()


def _is_handed_on(holder: ast.ClassDef, facts: Facts) -> bool:
    """Tell whether a class goes somewhere as a value: it is more than called, asked for or inherited from."""
    scope = facts.scopes.owner(holder)
    for occurrence in facts.scopes.occurrences(scope, holder.name) if scope else ():
        around = facts.parents.get(occurrence.node)
        if occurrence.role is not Role.READ or occurrence.quoted or isinstance(around, ast.Attribute):
            continue
        if isinstance(around, ast.ClassDef | ast.ExceptHandler | ast.Raise):
            continue
        if isinstance(around, ast.Call) and (
            around.func is occurrence.node or getattr(around.func, "id", "") in _ASKING
        ):
            continue
        if not in_annotation(occurrence.node, facts):
            return True
    return False
