"""Calls in a function of the function itself, and whether they can ever come to an end."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.evaluation import Place, place
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

Function = ast.FunctionDef | ast.AsyncFunctionDef

# What may end the program or raise, though nothing in sight says so: all calls but those of these builtins.
_HARMLESS = frozenset(
    {
        "abs", "bool", "dict", "float", "int", "len", "list", "max", "min", "print", "range", "repr", "round",
        "set", "sorted", "str", "sum", "tuple", "type", "isinstance", "enumerate", "zip", "reversed",
    }
)  # fmt: skip
_BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


class OwnCalls:
    """Finds the calls in a function of the function itself.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def by_name(self, function: Function) -> list[ast.Call]:
        """Return the calls in a function of what has its name, be it a name or an attribute, in order."""
        return self._by_name.get(function, [])

    def functions(self, kind: type[ast.AST]) -> list[Function]:
        """Return the functions of one type, `async` ones or others, that have such calls."""
        return [function for function in self._by_name if function.__class__ is kind]

    @cached_property
    def _by_name(self) -> dict[Function, list[ast.Call]]:
        """The same for all functions that have such calls: few do, and rules ask about all functions."""
        parents, functions = self._facts.parents, defaultdict[str, list[Function]](list)
        definitions: list[Function] = [
            *parents.of_type(ast.FunctionDef),
            *parents.of_type(ast.AsyncFunctionDef),
        ]
        for function in definitions:
            functions[function.name].append(function)
        found: dict[Function, list[ast.Call]] = {}
        called = parents.by_name(ast.Call)
        for name, same in functions.items():
            if name not in called:
                continue
            calls = sorted(called[name], key=_place)
            for function in same:
                first = bisect_left(calls, (function.lineno, 0), key=_place)
                last = bisect_left(calls, ((function.end_lineno or function.lineno) + 1, 0), key=_place)
                if first < last:
                    found[function] = calls[first:last]
        return found

    def of(self, function: Function) -> list[ast.Call]:
        """Return the calls of a function that mean itself by its name, and run with it, in order."""
        scopes = self._facts.scopes
        owner = scopes.owner(function)
        return [
            call
            for call in self.by_name(function)
            if isinstance(call.func, ast.Name)
            and scopes.owner(call.func) is owner
            and scopes.scope_at(call).node is function
        ]

    @guard
    def name_means_more(self, function: Function) -> bool:
        """Whether the function's name is given to something else, too, or it is a method."""
        scope = self._facts.scopes.owner(function)
        if scope is None or scope.kind not in (ScopeKind.MODULE, ScopeKind.FUNCTION):
            return True
        return len(scope.bindings[function.name]) > 1 or self._facts.scopes.introspected(scope)

    def without_end(self, function: Function) -> ast.Call | None:
        """Return the call to which the function comes whatever it is given, if nothing may end it before."""
        is_named = any(isinstance(call.func, ast.Name) for call in self.by_name(function))
        if not is_named or self.name_means_more(function):
            return None
        calls = self.of(function)
        if isinstance(function, ast.AsyncFunctionDef):  # which begins only where somebody waits for it
            calls = [call for call in calls if isinstance(self._facts.parents.get(call), ast.Await)]
        first = next((call for call in calls if self._always_runs(call, function)), None)
        return None if first is None or self.may_end_before(first, function) else first

    def _always_runs(self, call: ast.Call, function: Function) -> bool:
        """Tell whether a call runs whenever the function does not end before it."""
        parents = self._facts.parents
        statement = parents.statement(call)
        if place(call, statement, parents) is not Place.ALWAYS:
            return False
        below: ast.AST = call
        holder: ast.AST = statement
        while holder is not function:
            if isinstance(holder, _BLOCKS) and not _is_first_step(below, holder):
                return False
            if isinstance(holder, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                return False
            below, holder = holder, parents[holder]
        return True

    @guard
    def may_end_before(self, call: ast.Call, function: Function) -> bool:
        """Whether anything before the call may leave the function: a return, an error, an unknown call."""
        end = call.lineno, call.col_offset
        own = set(nodes_in(call))
        for node in _nodes(function):
            if (getattr(node, "lineno", 0), getattr(node, "col_offset", 0)) >= end and node not in own:
                continue
            if isinstance(node, ast.Return | ast.Raise | ast.Assert | ast.Subscript | ast.Await):
                is_waited_for = isinstance(node, ast.Await) and node.value is call
                if not is_waited_for and not (isinstance(node, ast.Return) and call in nodes_in(node)):
                    return True
            elif isinstance(node, ast.Call) and node is not call and not self._is_harmless(node):
                return True
            elif isinstance(node, ast.Name) and self._stands_for_nothing(node):
                return True  # a slip such as `main-menu()`, which stops before it calls anything
        return False

    def _stands_for_nothing(self, name: ast.Name) -> bool:
        return self._facts.scopes.owner(name) is None and not self._facts.scopes.is_builtin(name)

    def _is_harmless(self, call: ast.Call) -> bool:
        name = call.func
        return isinstance(name, ast.Name) and name.id in _HARMLESS and self._facts.scopes.is_builtin(name)


def _place(call: ast.Call) -> tuple[int, int]:
    return call.lineno, call.col_offset


def _nodes(function: Function) -> Iterator[ast.AST]:
    for statement in function.body:
        yield from nodes_in(statement)


def _is_first_step(part: ast.AST, holder: ast.AST) -> bool:
    """Tell whether a part of a compound statement runs whenever that is reached."""
    if isinstance(holder, ast.If | ast.While):
        return part is holder.test
    if isinstance(holder, ast.For | ast.AsyncFor):
        return part is holder.iter
    if isinstance(holder, ast.With | ast.AsyncWith):
        return part in holder.body
    return isinstance(holder, ast.Match) and part is holder.subject
