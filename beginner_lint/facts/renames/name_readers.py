"""Who may look at the names of a function's parameters: decorators, test runners, frameworks, tools."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import Function, has_label
from beginner_lint.facts.renames.imported_names import written_name
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Role, ScopeKind
from beginner_lint.facts.words.parameter_kinds import default_of

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# These call functions with arguments by name, or show the names to people.
_READERS = frozenset(
    {"argh", "bottle", "celery", "clize", "defopt", "django", "falcon", "fastapi", "fire"}
    | {"flask", "gradio", "invoke", "ipywidgets", "litestar", "lmfit", "plac", "quart", "sanic"}
    | {"starlette", "streamlit", "tyro", "typer"}
)
# They take all of a module: `fire.Fire()`.
_TAKING_ALL = frozenset({"fire"})
# What answers requests is registered elsewhere: a view of Django, by name in `urls.py`.
_REQUESTS = frozenset({"req", "request"})
# What tells typer or fastapi what to hand in.
_HANDED_IN = frozenset(
    {"Argument", "BackgroundTasks", "Body", "Context", "Cookie", "Depends", "File", "Form", "Header"}
    | {"Option", "Path", "Query", "Request", "Response", "Security", "WebSocket"}
)
# They say who calls the function, or who may write another, or hand the arguments on as they come.
_PLAIN_DECORATORS = re.compile(
    r"builtins\.(?:classmethod|property|staticmethod)|abc\.abstract\w+|(?:asyncio|types)\.coroutine|contextlib\.(?:async)?contextmanager"
    r"|functools\.(?:cache|cached_property|lru_cache|wraps)"
    r"|typing(?:_extensions)?\.(?:final|no_type_check|override)"
    r"|unittest\.(?:expectedFailure|skip(?:If|Unless)?)"
)
_DISPATCHING = frozenset({"singledispatch", "singledispatchmethod"})
# With these code sees the names of parameters.
_SIGNATURES = frozenset(
    {"__annotations__", "__code__", "__signature__", "co_varnames", "get_annotations", "get_type_hints"}
    | {"getargspec", "getcallargs", "getfullargspec", "signature"}
)
_ASKING = frozenset(
    {"get_annotations", "get_type_hints", "getargspec", "getcallargs", "getfullargspec", "signature"}
)
_OF_ANNOTATIONS = frozenset({"__annotations__", "get_annotations", "get_type_hints"})  # a lambda has none
_STANDING_FOR_ANOTHER = frozenset({"__wrapped__", "update_wrapper", "wraps"})
_LOOKING_UP = frozenset({"Field", "get", "getLogger", "get_logger", "pop", "print", "setdefault"})
_OF_TESTS = re.compile(r"^(?:test_.*|.*_test|tests?)$")


def may_read_names(function: Function, parameter: ast.arg, facts: Facts) -> str | None:
    """Why somebody may look at what the parameter of a function is called, a clause; else None."""
    for decorator in function.decorator_list:
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
    readers = facts.imports.packages & _READERS
    if readers and (
        readers & _TAKING_ALL or _speaks_to(readers, function, facts) or _may_be_registered(function, facts)
    ):
        return f"`{min(readers)}` may look at the names of parameters"
    if readers and (line := handed_on_at(parameter, facts)):
        handed_on = _handed_on(function, facts).name
        return f"what gets `{handed_on}` on line {line} may look at the names of parameters"
    if _is_a_test(function, facts) and _may_be_run_by_pytest(function, facts):
        return f"pytest calls `{function.name}` by the names of its parameters"
    return None


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


def _speaks_to(readers: frozenset[str], function: Function, facts: Facts) -> bool:
    """Tell whether a function says to a framework what to hand in: `path: Path = typer.Argument()`."""
    named = [node for node in nodes_in(function.args) if isinstance(node, ast.Name | ast.Attribute)]
    names = (written_name(node, facts) or "" for node in named if last_name(node) in _HANDED_IN)
    return any(name.partition(".")[0] in readers for name in names)


def _may_be_registered(function: Function, facts: Facts) -> bool:
    """Tell whether a function may come into the hands of a framework: here, as an object, or as a view.

    What makes an object of a framework's class, or calls its functions, is not seen by it.
    """
    holder = facts.parents.get(function)
    positional = [*function.args.posonlyargs, *function.args.args]
    if any(each.arg in _REQUESTS for each in positional[:2]):
        return True
    return isinstance(holder, ast.ClassDef) and _goes_into_a_call(holder, facts)


def _goes_into_a_call(holder: ast.ClassDef, facts: Facts) -> bool:
    """Tell whether a class, or an object of it as it is made, is handed on: `serve(Pages())`."""
    scope = facts.scopes.owner(holder)
    for found in facts.scopes.occurrences(scope, scope.mangled(holder.name)) if scope else ():
        node = facts.parents.get(found.node) if facts.parents.is_callee(found.node) else found.node
        receiver = facts.parents.get(node) if node is not None else None
        is_given = isinstance(receiver, ast.Call) and receiver.func is not node
        if _is_kind(found.node, facts) or _annotates(found.node, facts):
            continue
        if is_given or isinstance(receiver, ast.keyword | ast.List | ast.Tuple | ast.Dict):
            return True
    return False


def asked_for_names(parameter: ast.arg, facts: Facts) -> str | None:
    """Return what in the file may ask the function of a parameter for names; None if nothing does."""
    aliases = [alias for alias in facts.parents.of_type(ast.alias) if alias.name in _SIGNATURES]
    imported = {alias.asname or alias.name: alias.name for alias in aliases}
    names = facts.parents.called(ast.Name, frozenset(imported))
    asking: list[tuple[str, ast.expr]] = [(imported[node.id], node) for node in names]
    is_lambda = isinstance(facts.parents.get(facts.parents[parameter]), ast.Lambda)
    attributes = facts.parents.called(
        ast.Attribute, _SIGNATURES - (_OF_ANNOTATIONS if is_lambda else frozenset())
    )
    asking += [(node.attr, node) for node in attributes if _is_a_reader(node, facts)]
    return next((word for word, node in asking if not _asks_another(node, parameter, facts)), None)


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


def handed_on_at(parameter: ast.arg, facts: Facts) -> int | None:
    """Return the line (from 1) where the function of a parameter is more than called; None for nowhere.

    There it may be asked about. A `lambda` is always.
    """
    function = facts.parents.get(facts.parents[parameter])
    if not isinstance(function, Function):
        return parameter.lineno
    handed_on = _handed_on(function, facts)
    if isinstance(handed_on, ast.ClassDef):
        return _read_as_value(handed_on, facts)
    scope = facts.scopes.owner(function)
    is_inner = scope is not None and scope.kind is ScopeKind.FUNCTION  # which no text finds
    saying = [] if is_inner else facts.parents.saying(function.name)
    named = [node.lineno for node in saying if not (_is_offered(node, facts) or _is_looked_up(node, facts))]
    if isinstance(facts.parents.get(function), ast.ClassDef):
        attributes = facts.parents.called(ast.Attribute, frozenset({function.name}))
        named += [node.lineno for node in attributes if not facts.parents.is_callee(node)]
        return next(iter(named), None)
    return next(iter(named), None) or _read_as_value(function, facts)


def _handed_on(function: Function, facts: Facts) -> Function | ast.ClassDef:
    """Return what is handed on with a function: for `__init__`, its class."""
    holder = facts.parents.get(function)
    return holder if isinstance(holder, ast.ClassDef) and function.name == "__init__" else function


def _is_offered(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a text stands in `__all__`: who takes the function from there is told of anyway."""
    statement = facts.parents.statement(node)
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return any(getattr(target, "id", "") == "__all__" for target in targets)


def _is_looked_up(text: ast.AST, facts: Facts) -> bool:
    """Tell whether a text is a key, or is shown: `row["total"]`, `print("total")`; no function is meant."""
    holder = facts.parents.get(text)
    if isinstance(holder, ast.Dict):
        return text in holder.keys
    if isinstance(holder, ast.Call):
        return last_name(holder.func) in _LOOKING_UP
    return isinstance(holder, ast.Compare | ast.Expr | ast.FormattedValue | ast.JoinedStr | ast.Subscript)


def _read_as_value(definition: Function | ast.ClassDef, facts: Facts) -> int | None:
    """Return the line on which the name of a definition is read other than to call it; None for none."""
    scope = facts.scopes.owner(definition)
    found = facts.scopes.occurrences(scope, scope.mangled(definition.name)) if scope else []
    reads = [each.node for each in found if each.role is Role.READ]
    is_asked = not _SIGNATURES.isdisjoint(facts.parents.spelled)  # which a method may ask its class for
    for each in reads:
        is_plain = facts.parents.is_callee(each) or _is_kind(each, facts)
        if not is_plain and (is_asked or not (_makes_by_method(each, facts) or _annotates(each, facts))):
            return getattr(each, "lineno", None)
    return None


def _makes_by_method(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a method of a class is called, which is told of by itself: `Order.from_api(x)`."""
    holder = facts.parents.get(node)
    return isinstance(holder, ast.Attribute) and facts.parents.is_callee(holder)


def _annotates(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a name stands in an annotation, but not in that of a parameter: frameworks read those."""
    holder = facts.parents.get(node)
    while isinstance(holder, ast.expr) and not isinstance(holder, ast.Call):
        node, holder = holder, facts.parents.get(holder)
    if isinstance(holder, ast.AnnAssign):
        return holder.annotation is node
    return isinstance(holder, Function) and holder.returns is node


def _is_kind(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a class only says what others are: as a base, for `isinstance`, `except`, `super`."""
    holder = facts.parents.get(node)
    if isinstance(holder, ast.Tuple):
        node, holder = holder, facts.parents.get(holder)
    if isinstance(holder, ast.ExceptHandler):
        return holder.type is node
    if isinstance(holder, ast.Call):
        asked = getattr(holder.func, "id", "")
        return asked == "super" or (asked in ("isinstance", "issubclass") and node in holder.args[1:])
    return isinstance(holder, ast.ClassDef) and node in holder.bases


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
        if isinstance(decorator, ast.Call) and last_name(decorator.func) in ("command", "group"):
            has_help = any(keyword.arg == "help" for keyword in decorator.keywords)
            return None if has_help else ast.unparse(decorator.func)
    return None


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
