"""What a value is called on its way through a file: by the functions that take it, by those that pass it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import Function
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.annotation_words import says_in_full
from beginner_lint.facts.words.expression_words import SORTS, nouns
from beginner_lint.facts.words.naming import is_empty_noun, is_readable

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_FURTHEST, _MOST, _MOST_CALLS = 3, 12, 20  # calls on the way, variables met on it, calls of one function
_SHORT = frozenset({"dir", "eval", "exec", "iter", "max", "min"})
_TAKING_ANY = SORTS - {"bool", "bytes", "complex", "float", "int", "str"}
# What callers may call anything: the value says no more by it.
_ANY = re.compile(
    r"(?:^|_)(?:arr|array|data|element|elem|file|foo|input|inputs|item|items|list|lst|my|new|node|old|out|output"
    r"|buff?|bytes|param|result|test|temp|tmp|thing|value|values|var|words?)(?:_|$)|^(?:actual|expected|special)_"
)


def linked_words(binding: Binding, facts: Facts, told: Callable[[Binding, bool], list[str]]) -> Iterator[str]:
    """Yield the word that the nearest functions have for a value that they pass on, if they have only one.

    Args:
        binding: a parameter, or another variable.
        facts: the facts of the file.
        told: gives the best word that something else tells of a parameter, its docstring or its type; and
            is told whether that is one to which the value is passed; else it passes the value.

    """
    seen, edge = [binding], [binding]
    for _ in range(_FURTHEST):
        words: set[str] = set()
        further: list[Binding] = []
        for each in edge:
            key = ("links", each)
            if key not in facts.said_of:
                facts.said_of[key] = list(_neighbours(each, facts))
            for found, is_given in facts.said_of[key]:
                if isinstance(found, Binding):
                    if found not in seen and len(seen) < _MOST:
                        seen.append(found)
                        further.append(found)
                        words.update(told(found, is_given))
                else:
                    words.add(found)
        if words:
            yield from words if len(words) == 1 else ()
            return
        edge = further


def _neighbours(binding: Binding, facts: Facts) -> Iterator[tuple[Binding | str, bool]]:
    """Yield a variable of the same name, or what another is called, and whether it gets the value."""
    for found in facts.scopes.occurrences(binding.scope, binding.name):
        if found.role is Role.READ and not found.quoted:
            parameter = _filled(found.node, facts)
            if parameter is not None:
                for link in _as_link(parameter, parameter.arg, binding.name, facts):
                    yield link, True
    if binding.kind is BindingKind.PARAMETER and isinstance(binding.node, ast.arg):
        arguments = list(_arguments(binding.node, facts))
        # one call may pass a special one
        is_enough = len(arguments) > 1 or binding.name in _TAKING_ANY or binding.name in _SHORT
        # and what another one passes that is made on the spot has no name to agree or not
        is_clear = len(arguments) == 1 or not any(isinstance(each, ast.Call) for each in arguments)
        is_agreed = len({*map(ast.dump, arguments)}) == 1
        named = {each.id for each in arguments if isinstance(each, ast.Name)}
        is_called_in_ways = sum(each.endswith(f"_{binding.name}") for each in named) > 1
        for argument in arguments:
            is_same = getattr(argument, "id", "") == binding.name
            if not (is_enough or is_same):
                continue
            if isinstance(argument, ast.Name):
                for link in _as_link(argument, argument.id, binding.name, facts, is_argument=is_clear):
                    yield link, False
                    is_telling_all = is_telling(str(link), binding.name) and not is_called_in_ways
                    if isinstance(link, str) and not (is_agreed or is_telling_all):
                        yield "", False  # others call it otherwise
            else:
                said = nouns(argument, binding.name)
                yield from ((word, False) for word in said if is_telling(word, binding.name))


def _as_link(
    node: ast.AST, called: str, name: str, facts: Facts, *, is_argument: bool = False
) -> Iterator[Binding | str]:
    word = called.strip("_")
    if word != name:
        is_any = is_argument and name in _TAKING_ANY and _may_be_said(word)
        is_whole = is_argument and name in _SHORT and says_in_full(word, name)
        yield from [word] if is_any or is_whole or is_telling(word, name) else []
        return
    scope = facts.scopes.owner(node)
    yield from scope.bindings.get(called, [])[:1] if scope else []


def is_telling(word: str, name: str) -> bool:
    """Tell whether a word says what a name says, and more: `user_id`."""
    return bool(re.search(rf"_{name}s?$", word)) and is_readable(word) and not _ANY.search(word)


def _may_be_said(word: str) -> bool:
    is_sort = word.rpartition("_")[2] in SORTS
    return is_readable(word) and not (is_sort or is_empty_noun(word) or _ANY.search(word))


def _filled(node: ast.AST, facts: Facts) -> ast.arg | None:
    """Return the parameter of a function of the file that a call fills with a value; None for others."""
    holder = facts.parents.get(node)
    call = facts.parents.get(holder) if isinstance(holder, ast.keyword) else holder
    if not isinstance(call, ast.Call) or call.func is node:
        return None
    function, skipped = _called(call, facts)
    if function is None:
        return None
    if isinstance(holder, ast.keyword):
        every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
        return next((each for each in every if each.arg == holder.arg), None)
    index = next((number for number, each in enumerate(call.args) if each is node), None)
    if index is None or any(isinstance(each, ast.Starred) for each in call.args[:index]):
        return None
    parameters = [*function.args.posonlyargs, *function.args.args][skipped:]
    return parameters[index] if index < len(parameters) else None


def _called(call: ast.Call, facts: Facts) -> tuple[Function | None, int]:
    """Return the function of the file that a call means, and how many parameters Python fills itself."""
    if isinstance(call.func, ast.Name):
        node = _bound_to(call.func, facts)
        if isinstance(node, ast.ClassDef):
            return _method(node, "__init__", facts), 1
        return (node, 0) if isinstance(node, Function) else (None, 0)
    if not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Name):
        return None, 0
    owner: ast.AST | None
    if call.func.value.id in ("self", "cls"):
        owner = facts.parents.class_around(call)
    else:
        owner = _bound_to(call.func.value, facts)
    method = _method(owner, call.func.attr, facts) if isinstance(owner, ast.ClassDef) else None
    decorators = {getattr(each, "id", "") for each in method.decorator_list} if method else set()
    is_plain = call.func.value.id not in ("self", "cls") and "classmethod" not in decorators
    return method, 0 if is_plain or "staticmethod" in decorators else 1


def _bound_to(name: ast.Name, facts: Facts) -> ast.AST | None:
    """Return what binds a name, if one place does."""
    scope = facts.scopes.owner(name)
    bound = scope.bindings.get(name.id, []) if scope else []
    return bound[0].node if len(bound) == 1 else None


def _method(holder: ast.ClassDef, name: str, facts: Facts) -> Function | None:
    found = [each for each in facts.parents.functions(name) if facts.parents.get(each) is holder]
    return found[0] if len(found) == 1 else None


def _arguments(parameter: ast.arg, facts: Facts) -> Iterator[ast.expr]:
    """Yield what the calls of a function in its file pass for a parameter."""
    function = facts.parents.get(facts.parents[parameter])
    if not isinstance(function, Function):
        return
    holder = facts.parents.get(function)
    is_maker = function.name == "__init__" and isinstance(holder, ast.ClassDef)
    called = holder.name if is_maker and isinstance(holder, ast.ClassDef) else function.name
    calls = facts.parents.called(ast.Call, frozenset({called}))
    for call in calls if len(calls) <= _MOST_CALLS else ():  # else it serves for many things
        meant, _ = _called(call, facts)
        if meant is function:
            for argument in (*call.args, *(each.value for each in call.keywords)):
                if _filled(argument, facts) is parameter:
                    yield argument
