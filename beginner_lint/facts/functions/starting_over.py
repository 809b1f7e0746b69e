"""Functions that call themselves as their last step, only to do the same once more."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.effects.uses import own_nodes
from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.scopes.node_fields import TRIES, nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_YIELDS = (ast.Yield, ast.YieldFrom)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)

# What has another answer each time: somebody is asked, something is drawn or waited for.
_ASKING = frozenset(
    {"builtins.input", "getpass.getpass", "sys.stdin.readline", "time.sleep", "asyncio.sleep", "msvcrt.getch"}
)


class StartingOver:
    """What is known of a function that starts over.

    Args:
        function: the function.
        facts: the facts of the file.

    """

    def __init__(self, function: Function, facts: Facts) -> None:
        self.function = function
        self._facts = facts
        self._is_method = isinstance(facts.parents[function], ast.ClassDef)

    def steps(self) -> list[ast.Expr | ast.Return]:
        """Return the statements that start over, in order; none if some call of itself does anything else."""
        calls = self._methods_calls() if self._is_method else self._facts.own_calls.of(self.function)
        steps = [self._step(call) for call in calls]
        if not steps or not all(steps) or any(isinstance(node, _YIELDS) for node in own_nodes(self.function)):
            return []
        return [step for step in steps if step]

    def is_procedure(self) -> bool:
        """Tell whether the function takes nothing, and what it returns is not used by itself."""
        given = self.function.args
        takes = given.posonlyargs or given.args or given.kwonlyargs or given.vararg or given.kwarg
        return not takes and any(isinstance(step, ast.Expr) for step in self.steps())

    def loses_answer(self) -> bool:
        """Tell whether the function returns something, but not where it starts over."""
        steps = self.steps()
        answers = any(
            isinstance(node, ast.Return) and node not in steps and _is_answer(node.value)
            for node in own_nodes(self.function)
        )
        return answers and any(isinstance(step, ast.Expr) for step in steps)

    def asks(self) -> bool:
        """Tell whether somebody is asked, lots are drawn, or time passes, here or in what is called."""
        seen: set[ast.AST] = set()
        pending: list[Function] = [self.function]
        while pending:
            function = pending.pop()
            if function in seen:
                continue
            seen.add(function)
            for call in (node for node in nodes_in(function) if isinstance(node, ast.Call)):
                origin = self._facts.types.origin(call.func) or ""
                if origin in _ASKING or origin.startswith("random.") or _name(call.func) == "raw_input":
                    return True
                pending += self._functions(call.func)
        return False

    def is_called_back(self) -> bool:
        """Tell whether an inner function calls another one that calls it back, as rules of a grammar do."""
        scope = self._facts.scopes.owner(self.function)
        if scope is None or scope.kind is not ScopeKind.FUNCTION:
            return False
        called = (
            function
            for call in nodes_in(self.function)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
            for function in self._functions(call.func)
            if function is not self.function
        )
        return any(
            isinstance(node, ast.Call) and _name(node.func) == self.function.name
            for function in called
            for node in nodes_in(function)
        )

    def changes_parameter(self) -> bool:
        """Tell whether a parameter may hold something else by the time that it is handed on."""
        body = self.function.body[0]
        scope = self._facts.scopes.scope_at(body)
        given = self.function.args
        every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
        every += [arg for arg in (given.vararg, given.kwarg) if arg]
        names = [scope.mangled(arg.arg) for arg in every]
        return any(len(scope.bindings[name]) > 1 or self._facts.scopes.is_deleted(name) for name in names)

    def _functions(self, called: ast.expr) -> list[Function]:
        """Return the functions of this file that a call may mean: by their name, or as methods of `self`."""
        is_own = isinstance(called, ast.Attribute) and self._facts.scopes.is_own_object(called.value)
        if not (is_own or isinstance(called, ast.Name)):
            return []
        return self._facts.parents.functions(_name(called))

    def _methods_calls(self) -> list[ast.Call]:
        scopes = self._facts.scopes
        return [
            call
            for call in self._facts.own_calls.by_name(self.function)
            if isinstance(call.func, ast.Attribute)
            and scopes.is_own_object(call.func.value)
            and scopes.scope_at(call).node is self.function
        ]

    def _step(self, call: ast.Call) -> ast.Expr | ast.Return | None:
        """Return the statement of a call if it is the last step, and hands on just what came in."""
        holder: Any = self._facts.parents[call]
        if isinstance(holder, ast.Await):
            holder = self._facts.parents[holder]
        elif isinstance(self.function, ast.AsyncFunctionDef):
            return None
        if not isinstance(holder, ast.Expr | ast.Return) or not self._is_last(holder):
            return None
        return holder if self._hands_on(call) else None

    def _hands_on(self, call: ast.Call) -> bool:
        """Tell whether the arguments are the parameters, all of them, as they are."""
        given = self.function.args
        positional = [arg.arg for arg in (*given.posonlyargs, *given.args)][self._is_method :]
        wanted = [*positional, *(arg.arg for arg in given.kwonlyargs)]
        wanted += [f"*{given.vararg.arg}"] if given.vararg else []
        wanted += [f"**{given.kwarg.arg}"] if given.kwarg else []
        plain = [_variable(arg) for arg in call.args if not isinstance(arg, ast.Starred)]
        starred = [f"*{_variable(arg.value)}" for arg in call.args if isinstance(arg, ast.Starred)]
        named = [
            f"**{_variable(keyword.value)}" if keyword.arg is None else keyword.arg
            for keyword in call.keywords
            if keyword.arg in (None, _variable(keyword.value))
        ]
        in_order = plain == positional[: len(plain)] and len(named) == len(call.keywords)
        return in_order and sorted([*plain, *starred, *named]) == sorted(wanted)

    def _is_last(self, step: ast.stmt) -> bool:
        """Tell whether nothing is done after a step, whichever way led to it."""
        parents = self._facts.parents
        leaves = isinstance(step, ast.Return)
        below: ast.AST = step
        while below is not self.function:
            holder = parents[below]
            if isinstance(below, ast.stmt) and not leaves:
                block, index = parents.block(below)
                rest = block[index + 1 :]
                leaves = bool(rest) and isinstance(rest[0], ast.Return) and not _is_answer(rest[0].value)
                if rest and not leaves:
                    return False
            if isinstance(holder, ast.With | ast.AsyncWith):
                return False
            if isinstance(holder, _LOOPS) and not leaves and below in holder.body:
                return False
            if isinstance(holder, TRIES) and self._goes_on(below, holder, leaves=leaves):
                return False
            below = holder
        return True

    def _goes_on(self, below: ast.AST, holder: Any, *, leaves: bool) -> bool:
        """Tell whether a `try` does something more after a part of it."""
        return bool(holder.finalbody) or (bool(holder.orelse) and below in holder.body and not leaves)


def _is_answer(value: ast.expr | None) -> bool:
    return value is not None and not (isinstance(value, ast.Constant) and value.value is None)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else _variable(node)


def _variable(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
