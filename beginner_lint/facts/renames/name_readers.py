"""Who may look at the names of a function's parameters: decorators, test runners, frameworks, tools."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeGuard

from beginner_lint.facts.renames.call_labels import Function, has_label
from beginner_lint.facts.renames.frameworks import handed_to_framework
from beginner_lint.facts.renames.handed_over import SIGNATURES, handed_on_at
from beginner_lint.facts.renames.imported_names import written_name
from beginner_lint.facts.renames.renaming import Renaming
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.facts.words.parameter_kinds import default_of

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# They say who calls the function, or who may write another, or hand the arguments on as they come.
_PLAIN_DECORATORS = re.compile(
    r"builtins\.(?:classmethod|property|staticmethod)|abc\.abstract\w+|(?:asyncio|types)\.coroutine|contextlib\.(?:async)?contextmanager"
    r"|functools\.(?:cache|cached_property|lru_cache|wraps)"
    r"|typing(?:_extensions)?\.(?:final|no_type_check|override)"
    r"|unittest\.(?:expectedFailure|skip(?:If|Unless)?)"
)
_DISPATCHING = frozenset({"singledispatch", "singledispatchmethod"})
_ASKING = frozenset(
    {"get_annotations", "get_type_hints", "getargspec", "getcallargs", "getfullargspec", "signature"}
)
_OF_ANNOTATIONS = frozenset({"__annotations__", "get_annotations", "get_type_hints"})  # a lambda has none
_STANDING_FOR_ANOTHER = frozenset({"__wrapped__", "update_wrapper", "wraps"})
_SHOWING_CODE = frozenset(
    {"__closure__", "ag_code", "cell_contents", "co_consts", "cr_code", "f_code", "get_objects"}
    | {"get_referrers", "getclosurevars", "gi_code"}
)
_OF_TESTS = re.compile(r"^(?:test_.*|.*_test|tests?)$")


def may_read_names(function: Function, parameter: ast.arg, facts: Facts) -> str | None:
    """Why somebody may look at what the parameter of a function is called, a clause; else None."""
    for written in function.decorator_list:
        decorator = _without_partial(written, facts)
        if not _is_plain(decorator, function, facts):
            called = ast.unparse(decorator).partition("(")[0]
            if facts.parents.functions(called):
                return f"whoever calls what `@{called}` makes of it may pass `{parameter.arg}=`"
            if last_name(decorator) in _DISPATCHING:
                if _is_dispatched_on(parameter, function):
                    continue  # which calls have to pass by position
                return f"`@{called}` hands on what calls pass, maybe with `{parameter.arg}=`"
            return f"`@{called}` may look at the names of parameters"
    for other in filter(_is_overload, _beside(function, facts)):
        if any(each.arg == parameter.arg for each in nodes_in(other.args) if isinstance(each, ast.arg)):
            return f"the `@overload` of `{function.name}` on line {other.lineno} names `{parameter.arg}`, too"
    arguments = facts.parents[parameter]
    if not isinstance(arguments, ast.arguments) or not has_label(parameter, arguments):
        return None
    scope = facts.scopes.owner(function)
    if scope is None or isinstance(scope.node, Function | ast.Lambda):
        return None
    if reason := handed_to_framework(function, parameter, facts):
        return reason
    if _is_a_test(function, facts) and _may_be_run_by_pytest(function, facts):
        return f"pytest calls `{function.name}` by the names of its parameters"
    return None


def _without_partial(decorator: ast.expr, facts: Facts) -> ast.expr:
    """Return what a decorator calls in the end: `jit` for `@functools.partial(jit, inline=True)`."""
    if not isinstance(decorator, ast.Call) or facts.types.origin(decorator.func) != "functools.partial":
        return decorator
    return decorator.args[0] if decorator.args else decorator


def _is_dispatched_on(parameter: ast.arg, function: Function) -> bool:
    """Tell whether a dispatching function goes by the type of a parameter: the first, but for `self`."""
    is_method = any(last_name(decorator) == "singledispatchmethod" for decorator in function.decorator_list)
    return [*function.args.posonlyargs, *function.args.args][is_method : is_method + 1] == [parameter]


def taken_for_no_test(parameter: ast.arg, facts: Facts) -> str | None:
    """Say what is taken for granted of a function that is called like a test, and that nobody calls."""
    function = facts.parents.get(facts.parents[parameter])
    if not isinstance(function, Function) or not _is_a_test(function, facts):
        return None
    return f"pytest does not run `{function.name}`"


def _is_a_test(function: Function, facts: Facts) -> bool:
    """Tell whether a function is called like a test or a hook of pytest, and by nobody."""
    return function.name.startswith(("test", "pytest_")) and not _is_called(function, facts)


def _may_be_run_by_pytest(function: Function, facts: Facts) -> bool:
    """Tell whether pytest takes a function for a test or a hook, by its usual rules."""
    if function.name.startswith("pytest_"):
        return True
    stem = os.path.splitext(os.path.basename(facts.source.path))[0]
    if not _OF_TESTS.match(stem) and "pytest" not in facts.imports.packages:
        return False
    holder = facts.parents.get(function)
    classes = [holder, *facts.class_families.below(holder)] if isinstance(holder, ast.ClassDef) else []
    return not classes or any(each.name.startswith("Test") for each in classes)


def asked_for_names(parameter: ast.arg, facts: Facts) -> str | None:
    """Return what in the file may ask the function of a parameter for names; None if nothing does."""
    if SIGNATURES.isdisjoint(facts.parents.spelled) or _is_only_called(parameter, facts):
        return None
    aliases = [alias for alias in facts.parents.of_type(ast.alias) if alias.name in SIGNATURES]
    imported = {alias.asname or alias.name: alias.name for alias in aliases}
    names = facts.parents.called(ast.Name, frozenset(imported))
    asking: list[tuple[str, ast.expr]] = [(imported[node.id], node) for node in names]
    attributes = facts.parents.called(ast.Attribute, SIGNATURES)
    asking += [(node.attr, node) for node in attributes if _is_a_reader(node, facts)]
    if parameter.annotation is None:  # then it is in none of these
        asking = [(word, node) for word, node in asking if word not in _OF_ANNOTATIONS]
    return next((word for word, node in asking if not _asks_another(node, parameter, facts)), None)


def _is_only_called(parameter: ast.arg, facts: Facts) -> bool:
    """Tell whether nobody can ask the function of a parameter: it is a function's own, and never a value.

    Frames and generators may show its code.
    """
    function = facts.parents.get(facts.parents[parameter])
    if not isinstance(function, Function) or function.decorator_list or facts.parents.spelled & _SHOWING_CODE:
        return False
    scope = facts.scopes.owner(function)
    if scope is None or scope.kind is not ScopeKind.FUNCTION or handed_on_at(parameter, facts):
        return False
    return Renaming(facts, scope, scope.mangled(function.name)).seen_as_text() is None


def _is_a_reader(node: ast.Attribute, facts: Facts) -> bool:
    """Tell whether an attribute may be what Python has, not the signature under a letter, nor is set."""
    if isinstance(node.ctx, ast.Store):
        return False
    if node.attr in _ASKING and (
        facts.scopes.is_own_object(node.value) or facts.parents.functions(node.attr)
    ):
        return False
    return node.attr not in _ASKING or facts.types.origin(node) is not None or facts.parents.is_callee(node)


def _asks_another(asking: ast.expr, parameter: ast.arg, facts: Facts) -> bool:
    """Tell whether one function of the file is asked for its names that is not that of a parameter.

    One that stands for another, by a decorator or as `functools.wraps` notes it, has the names of that one.
    """
    call = facts.parents.get(asking)
    if not _STANDING_FOR_ANOTHER.isdisjoint(facts.parents.spelled):
        return False
    asked = call.args[0] if isinstance(call, ast.Call) and call.func is asking and call.args else None
    scope = (
        facts.scopes.resolve(asked.id, facts.scopes.scope_at(asked)) if isinstance(asked, ast.Name) else None
    )
    if scope is None or not isinstance(asked, ast.Name):
        return False
    (first, *others) = scope.bindings[asked.id]
    function = facts.parents.get(facts.parents[parameter])
    is_plain = isinstance(first.node, Function) and not first.node.decorator_list
    return not others and is_plain and first.node is not function


def is_of_property(decorator: ast.expr, function: Function) -> bool:
    """Tell whether a decorator makes a function set or delete the property of its name: `@type.setter`."""
    if not isinstance(decorator, ast.Attribute) or decorator.attr not in ("deleter", "setter"):
        return False
    return isinstance(decorator.value, ast.Name) and decorator.value.id == function.name


def misplaced_help(parameter: ast.arg, facts: Facts) -> str | None:
    """Return the decorator whose `help` a parameter was to be: the default is a text that nobody reads.

    It makes a command of the function, `@click.command()`, which hands in what it knows of alone.
    """
    function = facts.parents.get(facts.parents[parameter])
    default = default_of(parameter, facts)
    if parameter.arg != "help" or not isinstance(function, Function) or not isinstance(default, ast.Constant):
        return None
    if not isinstance(default.value, str) or not default.value:
        return None
    found = facts.scopes.occurrences(facts.scopes.scope_at(parameter), parameter.arg)
    if any(each.node is not parameter for each in found) or ast.get_docstring(function) is not None:
        return None  # click takes the docstring for help
    for decorator in function.decorator_list:
        if makes_command(decorator):
            has_help = any(keyword.arg == "help" for keyword in decorator.keywords)
            return None if has_help else ast.unparse(decorator.func)
    return None


def makes_command(decorator: ast.expr) -> TypeGuard[ast.Call]:
    """Tell whether a decorator with brackets makes a command of a function: `@click.command()`."""
    return isinstance(decorator, ast.Call) and last_name(decorator.func) in ("command", "group")


def _is_plain(decorator: ast.expr, function: Function, facts: Facts) -> bool:
    """Tell whether a decorator makes no use of the names of parameters, as that of a property's setter."""
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    if is_of_property(named, function):
        return True
    is_method = isinstance(facts.parents.get(function), ast.ClassDef)  # no rename of one is called safe
    name = written_name(named, facts) if is_method else facts.types.origin(named)
    return _PLAIN_DECORATORS.fullmatch(name or "") is not None


def _beside(function: Function, facts: Facts) -> Iterator[Function]:
    """Yield the functions of the same name in the same class, function or module."""
    holder = facts.parents.get(function)
    for each in facts.parents.functions(function.name):
        if facts.parents.get(each) is holder:
            yield each


def _is_overload(function: Function) -> bool:
    return any(last_name(each) == "overload" for each in function.decorator_list)


def _is_called(function: Function, facts: Facts) -> bool:
    return any(facts.parents.called(ast.Call, frozenset({function.name})))
