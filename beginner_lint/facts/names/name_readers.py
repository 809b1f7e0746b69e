"""Who may look at the names of a function's parameters: decorators, test runners, frameworks, tools."""

from __future__ import annotations

import ast
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from beginner_lint.facts.names.call_labels import Function, has_label

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# These call functions with arguments by name, or show the names to people.
_READERS = frozenset(
    {"aiohttp", "argh", "bottle", "celery", "clize", "defopt", "django", "fastapi", "fire", "flask"}
    | {"gradio", "invoke", "ipywidgets", "lmfit", "plac", "sanic", "starlette", "streamlit", "tyro", "typer"}
)
# They say who calls the function, or who may write another, or hand the arguments on as they come.
_PLAIN_DECORATORS = re.compile(
    r"builtins\.(?:classmethod|property|staticmethod)|abc\.abstract\w+|contextlib\.(?:async)?contextmanager"
    r"|functools\.(?:cache|cached_property|lru_cache|wraps)"
    r"|typing(?:_extensions)?\.(?:final|no_type_check|override)"
    r"|unittest\.(?:expectedFailure|skip(?:If|Unless)?)"
)
_HOOK = re.compile(r"^(?:test|pytest_)")


def may_read_names(function: Function, parameter: ast.arg, facts: Facts) -> str | None:
    """Why somebody may look at what the parameter of a function is called, a clause; else None."""
    for decorator in function.decorator_list:
        if not _is_plain(decorator, function, facts):
            return f"`@{ast.unparse(decorator).partition('(')[0]}` may look at the names of parameters"
    if any(_is_overload(each, function.name) for each in facts.parents.block(function)[0]):
        return f"each `@overload` of `{function.name}` has the same names"
    arguments = facts.parents[parameter]
    if not isinstance(arguments, ast.arguments) or not has_label(parameter, arguments):
        return None
    scope = facts.scopes.owner(function)
    if scope is None or isinstance(scope.node, Function | ast.Lambda):
        return None
    readers = facts.imports.packages & _READERS
    if readers:
        return f"`{min(readers)}` may look at the names of parameters"
    if _HOOK.match(function.name) and not _is_called(function, facts):
        return f"pytest calls `{function.name}` by the names of its parameters"
    if PurePath(facts.source.path).name == "conftest.py":
        return "pytest looks at the names of parameters"
    return None


def _is_plain(decorator: ast.expr, function: Function, facts: Facts) -> bool:
    """Tell whether a decorator makes no use of the names of parameters, as that of a property's setter."""
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    if isinstance(named, ast.Attribute) and named.attr in ("deleter", "setter"):
        return isinstance(named.value, ast.Name) and named.value.id == function.name
    return _PLAIN_DECORATORS.fullmatch(facts.types.origin(named) or "") is not None


def _is_overload(statement: ast.stmt, name: str) -> bool:
    if not isinstance(statement, Function) or statement.name != name:
        return False
    return any(
        getattr(each, "attr", getattr(each, "id", "")) == "overload" for each in statement.decorator_list
    )


def _is_called(function: Function, facts: Facts) -> bool:
    return any(facts.parents.called(ast.Call, frozenset({function.name})))
