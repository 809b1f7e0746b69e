"""What parameters are given, where every call of their function is in sight."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Role, Scope, ScopeKind
from beginner_lint.facts.types.lattice import NOTHING, UNKNOWN, Fact, forget_shared, join_all

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class Parameters:
    """Finds the calls of functions and what these pass.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def given(self, parameter: ast.arg) -> Fact:
        """Return what all calls together pass for a parameter; unknown if not all of them are in sight."""
        arguments = self._facts.parents[parameter]
        function = self._facts.parents[arguments]
        if not isinstance(arguments, ast.arguments) or parameter in (arguments.vararg, arguments.kwarg):
            return UNKNOWN
        if isinstance(function, ast.Lambda):
            return self._mapped(function, parameter)
        if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) or function.decorator_list:
            return UNKNOWN
        calls = self._all_calls(function)
        if not calls:
            return UNKNOWN
        return join_all(*(self._passed(call, parameter, arguments) for call in calls))

    def _mapped(self, function: ast.Lambda, parameter: ast.arg) -> Fact:
        """Return what `map(lambda …, xs)` or `filter(lambda …, xs)` passes for a parameter: elements."""
        call = self._facts.parents[function]
        if not isinstance(call, ast.Call) or call.keywords or function not in call.args[:1]:
            return UNKNOWN
        if self._facts.types.origin(call.func) not in ("builtins.map", "builtins.filter"):
            return UNKNOWN
        iterables, names = call.args[1:], [*function.args.posonlyargs, *function.args.args]
        if any(isinstance(each, ast.Starred) for each in iterables) or len(names) != len(iterables):
            return UNKNOWN
        return self._facts.types.element(iterables[names.index(parameter)]) if parameter in names else UNKNOWN

    def _all_calls(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.Call] | None:
        """Return all calls of a function; None if it is used other than by calling its only name."""
        scopes = self._facts.scopes
        scope = scopes.scope_at(function)
        name = scope.mangled(function.name)
        if len(scope.bindings.get(name, ())) != 1 or not self._is_closed(scope):
            return None
        calls: list[ast.Call] = []
        for occurrence in scopes.occurrences(scope, name):
            if occurrence.node is function or occurrence.role is Role.DECLARE:
                continue
            call = self._facts.parents.get(occurrence.node)
            if not isinstance(call, ast.Call) or call.func is not occurrence.node:
                return None
            calls.append(call)
        return calls

    def _is_closed(self, scope: Scope) -> bool:
        """Tell whether only code in this file can use the names of a scope."""
        if self._facts.flow.introspects(scope) or scope.has_star_import:
            return False
        is_script = scope.kind is ScopeKind.MODULE and bool(self._facts.project.script)
        return is_script or scope.kind is ScopeKind.FUNCTION

    def _passed(self, call: ast.Call, parameter: ast.arg, arguments: ast.arguments) -> Fact:
        """Return what one call passes for a parameter."""
        types = self._facts.types
        if any(isinstance(argument, ast.Starred) for argument in call.args):
            return UNKNOWN
        if any(keyword.arg is None for keyword in call.keywords):
            return UNKNOWN
        positional = [*arguments.posonlyargs, *arguments.args]
        if parameter in positional and positional.index(parameter) < len(call.args):
            return types.of(call.args[positional.index(parameter)])
        for keyword in call.keywords:
            if keyword.arg == parameter.arg and parameter not in arguments.posonlyargs:
                return types.of(keyword.value)
        default = _default(parameter, arguments)
        if default is None:
            return NOTHING  # the call raises
        return forget_shared(types.of(default)) or UNKNOWN  # all calls share the default


def _default(parameter: ast.arg, arguments: ast.arguments) -> ast.expr | None:
    if parameter in arguments.kwonlyargs:
        return arguments.kw_defaults[arguments.kwonlyargs.index(parameter)]
    positional = [*arguments.posonlyargs, *arguments.args]
    index = positional.index(parameter) - len(positional)
    return arguments.defaults[index] if -index <= len(arguments.defaults) else None
