"""Which packages that a file imports look at the names of parameters, and of which it has helpers only."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.renames.handed_over import annotates, handed_on, handed_on_at, is_kind
from beginner_lint.facts.renames.imported_names import written_name
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# These call functions with arguments by name, or show the names to people.
_READERS = frozenset(
    {"argh", "bottle", "celery", "clize", "defopt", "django", "falcon", "fastapi", "fire"}
    | {"flask", "gradio", "invoke", "ipywidgets", "litestar", "lmfit", "plac", "quart", "sanic"}
    | {"starlette", "streamlit", "tyro", "typer"}
)
# What of them gets no functions or classes, and no objects whose methods a template could call.
_HELPERS = frozenset(
    {"Response", "abort", "flash", "has_request_context", "json", "jsonify", "make_response", "redirect"}
    | {"request", "send_file", "send_from_directory", "session", "url_for"}
)
_HELPING_MODULES = frozenset(
    {"celery.utils", "django.conf", "django.core.exceptions", "django.utils", "fastapi.encoders"}
    | {"flask.json", "starlette.status"}
)
_WITH_HELPERS = frozenset({"flask", "quart"})
# These take all of a module, unless they are told what to take: `fire.Fire()`, `fire.Fire(show)`.
_TAKING_ALL = {"fire": "Fire"}
# What answers requests is registered elsewhere: a view of Django, by name in `urls.py`.
_REQUESTS = frozenset({"req", "request"})
# What tells typer or fastapi what to hand in.
_HANDED_IN = frozenset(
    {"Argument", "BackgroundTasks", "Body", "Context", "Cookie", "Depends", "File", "Form", "Header"}
    | {"Option", "Path", "Query", "Request", "Response", "Security", "WebSocket"}
)


def _readers(facts: Facts) -> frozenset[str]:
    """Return the packages that a file imports, and that look at the names of parameters."""
    return facts.imports.packages & _READERS


def _only_help(packages: frozenset[str], facts: Facts) -> bool:
    """Tell whether a file has nothing from some packages that could get hold of its classes."""
    for plain in facts.parents.of_type(ast.Import):
        if any(alias.name.partition(".")[0] in packages for alias in plain.names):
            return False
    for statement in facts.parents.of_type(ast.ImportFrom):
        module = statement.module or ""
        root = module.partition(".")[0]
        if statement.level or root not in packages or _is_helping(module):
            continue
        if module not in _WITH_HELPERS or any(alias.name not in _HELPERS for alias in statement.names):
            return False
    return True


def _is_helping(module: str) -> bool:
    return any(module == each or module.startswith(f"{each}.") for each in _HELPING_MODULES)


def handed_to_framework(function: Function, parameter: ast.arg, facts: Facts) -> str | None:
    """Why a framework that the file imports may get hold of a function, or something else that gets it."""
    reading = _readers(facts)
    if not reading:
        return None
    holder = facts.parents.get(function)
    line = _handed_over_at(holder, facts) if isinstance(holder, ast.ClassDef) else None
    answers = _may_answer_requests(function) or _speaks_to(reading, function, facts)
    if _takes_all(reading, facts) or answers or (line and not _only_help(reading, facts)):
        return f"`{min(reading)}` may look at the names of parameters"
    if (
        line
        and isinstance(holder, ast.ClassDef)
        and (given_at := _handed_over_at(holder, facts, unknown=True, made=function.name != "__init__"))
    ):
        return f"what gets `{holder.name}` on line {given_at} may look at the names of parameters"
    if line := handed_on_at(parameter, facts):
        given = handed_on(function, facts)
        return f"what gets `{given.name}` on line {line} may look at the names of parameters"
    return None


def _takes_all(packages: frozenset[str], facts: Facts) -> bool:
    """Tell whether a package may take all functions of the file: those that are handed to it are told of."""
    for package in packages & _TAKING_ALL.keys():
        calls = facts.parents.called(ast.Call, frozenset({_TAKING_ALL[package]}))
        if not calls or not all(call.args and _is_told(call.args[0], facts) for call in calls):
            return True
    return False


def _is_told(given: ast.expr, facts: Facts) -> bool:
    """Tell whether an expression is a function or class of the file, or lists some."""
    if isinstance(given, ast.Dict | ast.List):
        listed = given.values if isinstance(given, ast.Dict) else given.elts
        return all(_is_told(each, facts) for each in listed)
    bindings = facts.scopes.bindings_of(given)
    return bool(bindings) and all(isinstance(each.node, Function | ast.ClassDef) for each in bindings)


def _may_answer_requests(function: Function) -> bool:
    positional = [*function.args.posonlyargs, *function.args.args]
    return any(each.arg in _REQUESTS for each in positional[:2])


def _handed_over_at(
    holder: ast.ClassDef, facts: Facts, *, unknown: bool = False, made: bool = True
) -> int | None:
    """Return the line on which a class, or an object as it is made, is handed on: `serve(Pages())`.

    What makes an object of a framework's class, or calls its functions, is not seen by it.

    Args:
        holder: the class.
        facts: the facts of the file.
        unknown: count only calls of what may be of a framework: not of Python, or defined here.
        made: count objects of the class, too; `__init__` of these has run already.

    """
    scope = facts.scopes.owner(holder)
    for found in facts.scopes.occurrences(scope, scope.mangled(holder.name)) if scope else ():
        node = facts.parents.get(found.node) if facts.parents.is_callee(found.node) else found.node
        receiver = facts.parents.get(node) if node is not None else None
        if is_kind(found.node, facts) or annotates(found.node, facts):
            continue
        if not made and facts.parents.is_callee(found.node):
            continue
        if isinstance(receiver, ast.keyword) and unknown:
            node, receiver = receiver, facts.parents.get(receiver)
        is_given = isinstance(receiver, ast.Call) and receiver.func is not node
        is_kept = isinstance(receiver, ast.keyword | ast.List | ast.Tuple | ast.Dict)
        if unknown:
            is_given, is_kept = is_given and not _is_of_python(receiver, facts), False
        if is_given or is_kept:
            return getattr(found.node, "lineno", None)
    return None


def _is_of_python(call: ast.AST | None, facts: Facts) -> bool:
    """Tell whether a call is of what Python has, or of what this file defines."""
    if not isinstance(call, ast.Call):
        return False
    root = (facts.types.origin(call.func) or "").partition(".")[0]
    bindings = facts.scopes.bindings_of(call.func)
    is_own = bool(bindings) and all(isinstance(each.node, Function | ast.ClassDef) for each in bindings)
    return is_own or root == "builtins" or root in sys.stdlib_module_names


def _speaks_to(packages: frozenset[str], function: Function, facts: Facts) -> bool:
    """Tell whether a function says to a framework what to hand in: `path: Path = typer.Argument()`."""
    named = [node for node in nodes_in(function.args) if isinstance(node, ast.Name | ast.Attribute)]
    names = (written_name(node, facts) or "" for node in named if last_name(node) in _HANDED_IN)
    return any(name.partition(".")[0] in packages for name in names)
