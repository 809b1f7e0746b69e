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
# They only say who calls the function.
_PLAIN_DECORATORS = frozenset({"builtins.classmethod", "builtins.staticmethod"})
_HOOK = re.compile(r"^(?:test|pytest_)")


def may_read_names(function: Function, parameter: ast.arg, facts: Facts) -> str | None:
    """Why somebody may look at what the parameter of a function is called, a clause; else None."""
    for decorator in function.decorator_list:
        if facts.types.origin(decorator) not in _PLAIN_DECORATORS:
            return f"`@{ast.unparse(decorator).partition('(')[0]}` may look at the names of parameters"
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


def _is_called(function: Function, facts: Facts) -> bool:
    return any(facts.parents.called(ast.Call, frozenset({function.name})))
