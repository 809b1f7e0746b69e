"""What the methods of a class take by which names, and what they pass to what may be a method of an heir."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from beginner_lint.facts.project import ANY_NAME, ANYTHING, ITS_CLASS, Label
from beginner_lint.facts.scopes.node_fields import nodes_in, run_with
from beginner_lint.uses.trees import Tree, bound_by

_PLAIN_DECORATORS = frozenset(
    {"abstractmethod", "cache", "classmethod", "coroutine", "final", "lru_cache", "overload", "override"}
    | {"staticmethod"}
)
_ASKING = frozenset({"format", "isinstance", "issubclass", "print", "repr", "str", "super"})


def taking(holder: ast.ClassDef) -> Iterator[Label]:
    """Yield the methods of a class with each of their parameters.

    What else a class has may be called with any name.
    """
    for statement in run_with(holder.body):
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = statement.args
            listed = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
            yield from ((statement.name, each.arg) for each in listed)
            if arguments.kwarg or not all(map(_is_plain, statement.decorator_list)):
                yield statement.name, ANY_NAME
        else:
            yield from ((name, ANY_NAME) for name in _bound_in_class(statement))


def _is_plain(decorator: ast.expr) -> bool:
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (getattr(named, "id", None) or getattr(named, "attr", None)) in _PLAIN_DECORATORS


def _bound_in_class(statement: ast.stmt) -> Iterator[str]:
    """Yield what a statement in the body of a class binds there itself; its blocks are other statements."""
    pending: list[ast.AST] = [statement]
    while pending:
        node = pending.pop()
        yield from bound_by(node)
        if isinstance(node, ast.ClassDef | ast.Lambda):
            continue
        pending += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.stmt)]


def gets_from_outside(holder: ast.ClassDef) -> bool:
    """Tell whether the body of a class puts in a function from elsewhere: `feed = feed_animal`, an import.

    What begins with a capital letter is taken for a class.
    """
    own = {name for statement in run_with(holder.body) for name in _bound_in_class(statement)}
    for statement in run_with(holder.body):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            return True
        value = getattr(statement, "value", None)
        is_assigned = isinstance(statement, ast.Assign | ast.AnnAssign)
        if is_assigned and isinstance(value, ast.Name) and not (value.id in own or value.id[:1].isupper()):
            return True
    return False


def passing(holder: ast.ClassDef) -> Iterator[Label]:
    """Yield what the code in a class calls with which names, or hands on, where it may be of an heir."""
    nodes = nodes_in(holder)
    own = {name for node in nodes if not isinstance(node, ast.alias) for name in bound_by(node)}
    for node in nodes:
        for child in ast.iter_child_nodes(node):
            is_callee = isinstance(node, ast.Call) and node.func is child
            if not is_callee and (given := _handed_on(child, node)):
                yield given, ANY_NAME
        if isinstance(node, ast.Call) and node.keywords:
            called = _called(node.func, own)
            yield from ((called, each.arg or ANY_NAME) for each in node.keywords)


def passing_beside(tree: Tree) -> Iterator[Label]:
    """Yield which names a file passes to attributes, and to what it gets: `getattr(x, name)(**row)`."""
    for call in tree.calls:
        called = call.func
        is_got = isinstance(called, ast.Call) and getattr(called.func, "id", "") == "getattr"
        if is_got or getattr(called, "id", "") in tree.got:
            yield from ((ANYTHING, each.arg or ANY_NAME) for each in call.keywords)
        elif isinstance(called, ast.Attribute) and not tree.is_imported(called.value):
            yield from ((called.attr, each.arg or ANY_NAME) for each in call.keywords)


def _handed_on(node: ast.AST, holder: ast.AST) -> str | None:
    """Return what is handed on where it is not called: an attribute of something, or the class of an heir."""
    match node:
        case (
            ast.Attribute(ast.Name("self"), "__class__")
            | ast.Name("cls", ast.Load())
            | ast.Call(func=ast.Name("type"), args=[ast.Name("self")])
        ):
            receiver = getattr(holder, "func", None)
            is_shown = (getattr(receiver, "id", None) or getattr(receiver, "attr", "")) in _ASKING
            is_compared = isinstance(holder, ast.Compare | ast.Attribute | ast.FormattedValue)
            return None if is_compared or is_shown else ITS_CLASS
        case ast.Attribute(ast.Name("self" | "cls"), name, ast.Load()) if not isinstance(
            holder, ast.Attribute
        ):
            return name
        case _:
            return None


def _called(called: ast.expr, own: Collection[str]) -> str:
    """Return what may be called: by its name, the class of an heir, or anything that it has."""
    match called:
        case ast.Attribute(attr="__class__") | ast.Name("cls") | ast.Call(func=ast.Name("type")):
            return ITS_CLASS
        case ast.Attribute(value=ast.Name(), attr="__init__"):
            return ITS_CLASS
        case ast.Attribute(attr=name):
            return name
        case ast.Name(name) if name not in own:
            return name
        case _:
            return ANYTHING
