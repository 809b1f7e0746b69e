"""Which calls may pass a parameter by its name in what they unpack: `show(**options)`."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.renames.class_families import called_as
from beginner_lint.facts.scopes.node_fields import last_name

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def must_be_labelled(parameter: ast.arg, arguments: ast.arguments) -> bool:
    """Tell whether each call has to pass a parameter by its name: behind `*`, without a default."""
    pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return any(each is parameter and default is None for each, default in pairs)


def may_be_unpacked(parameter: ast.arg, unpacking: ast.keyword, facts: Facts) -> str | None:
    """Why a dict that a call unpacks may hold a parameter's name: something puts it there, or it has to."""
    name, line = parameter.arg, unpacking.value.lineno
    passes = f"and line {line} passes what a dict holds"
    if said := facts.parents.saying(name):
        return f"line {said[0].lineno} says `{name}` as a text, {passes}"
    listed = re.compile(rf"--{name}\b|\(\?P<{name}>")  # an option of a program, a group of a pattern
    for text in facts.parents.texts:
        if name in str(text.value) and listed.search(str(text.value)):
            return f"line {text.lineno} names `{name}` in a text, {passes}"
    for made in facts.parents.called(ast.Call, frozenset({"dict", "update"})):
        if any(keyword.arg == name for keyword in made.keywords):
            return f"line {made.lineno} puts `{name}` in a dict, {passes}"
    for kept in facts.parents.called(ast.Attribute, frozenset({name})):
        if isinstance(kept.ctx, ast.Store) and _is_of_object(unpacking.value):
            return f"line {kept.lineno} keeps `{name}` in an object, and line {line} passes what one holds"
    if passed := _passed_to_be_unpacked(unpacking.value, name, facts):
        return f"{passed}, and line {line} hands that on"
    call = facts.parents.get(unpacking)
    is_left = isinstance(call, ast.Call) and _is_left_to_unpacking(parameter, call, facts)
    return f"`**` on line {line} has to pass `{name}`" if is_left else None


def _passed_to_be_unpacked(value: ast.expr, name: str, facts: Facts) -> str | None:
    """Say which call passes something by a name to a function that hands on its `**options`, a clause."""
    bindings = facts.scopes.bindings_of(value)
    holder = facts.parents.get(bindings[0].node) if len(bindings) == 1 else None
    function = facts.parents.get(holder) if holder is not None else None
    if not isinstance(holder, ast.arguments) or holder.kwarg is not bindings[0].node:
        return None
    if not isinstance(function, Function):
        return None
    called = called_as(function, facts)
    for call in facts.parents.called(ast.Call, frozenset({called})):
        if any(keyword.arg == name for keyword in call.keywords):
            return f"line {call.lineno} calls `{called}` with `{name}=`"
    use = facts.project.labelled_in(called, name)
    return f"`{use.file}` calls `{called}` with `{name}=`" if use and use.is_sure else None


def is_filled(parameter: ast.arg, call: ast.Call, facts: Facts) -> bool:
    """Tell whether a call passes a parameter itself, by its name or its place: no dict holds it then, too.

    Of what `**more` takes a dict may hold all, the new name of the parameter as well.
    """
    arguments = facts.parents[parameter]
    function = facts.parents[arguments]
    if not isinstance(arguments, ast.arguments) or arguments.kwarg is not None:
        return False
    if any(keyword.arg == parameter.arg for keyword in call.keywords):
        return True
    positional = [*arguments.posonlyargs, *arguments.args]
    if parameter not in positional or any(isinstance(each, ast.Starred) for each in call.args):
        return False
    # Whether Python fills the first one is only certain for `self.show(3)`.
    is_of_self = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "self"
    is_method = isinstance(facts.parents.get(function), ast.ClassDef)
    is_plain = not getattr(function, "decorator_list", ())
    return positional.index(parameter) - (is_method and is_of_self and is_plain) < len(call.args)


def _is_left_to_unpacking(parameter: ast.arg, call: ast.Call, facts: Facts) -> bool:
    """Tell whether a call passes a parameter that has no default neither by its place nor by its name."""
    arguments = facts.parents[parameter]
    function = facts.parents[arguments]
    if not isinstance(arguments, ast.arguments) or any(isinstance(each, ast.Starred) for each in call.args):
        return False
    if any(keyword.arg == parameter.arg for keyword in call.keywords):
        return False
    if parameter in arguments.kwonlyargs:
        return must_be_labelled(parameter, arguments)
    positional = [*arguments.posonlyargs, *arguments.args]
    is_needed = parameter in positional[: len(positional) - len(arguments.defaults)]
    is_method = isinstance(facts.parents.get(function), ast.ClassDef)
    return is_needed and positional.index(parameter) - is_method >= len(call.args)


def _is_of_object(value: ast.expr) -> bool:
    """Tell whether a dict is what an object holds: `vars(shop)`, `shop.__dict__`, `asdict(shop)`."""
    called = value.func if isinstance(value, ast.Call) else value
    return last_name(called) in ("vars", "__dict__", "asdict", "_asdict", "dict", "model_dump")
