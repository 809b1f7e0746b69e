"""What the bases of a class say about a method: that they have it too, and what its parameters are called."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import Function
from beginner_lint.facts.renames.class_families import bases_of, generic
from beginner_lint.facts.renames.imported_names import written_name
from beginner_lint.facts.renames.stdlib_classes import is_stdlib_class, stdlib_parameters
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import BindingKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts
    from beginner_lint.facts.project import Base

# What methods of the standard library that are there to be replaced call a parameter: of `codecs.Codec`
# and its kin, and of `http.server.BaseHTTPRequestHandler`; by whatever name they are imported.
_GIVEN_BY = re.compile(r"codecs\.|.*Codec$|.*Incremental(?:De|En)coder$|.*RequestHandler$")
_GIVEN = {
    "_buffer_decode": "input", "_buffer_encode": "input", "decode": "input", "encode": "input",
    "log_error": "format", "log_message": "format",
}  # fmt: skip
# These make a class of another kind, and are no class themselves; what a named tuple has, it has as a tuple.
_MAKERS = {
    "typing.NamedTuple": "builtins.tuple",
    "typing.TypedDict": "builtins.dict",
    **{
        f"typing.{name}": f"builtins.{name.lower()}" for name in ("Dict", "FrozenSet", "List", "Set", "Tuple")
    },
    "typing_extensions.NamedTuple": "builtins.tuple",
    "typing_extensions.TypedDict": "builtins.dict",
}
# What is to be called in place of `__import__` has the parameters of that.
_OF_IMPORT = frozenset({"globals", "locals", "fromlist"})
# What methods of builtin classes take by a builtin's name, and which take anything by its name; all others
# take all by position, or by names that no builtin has: `tests/facts/test_stdlib_classes.py` asks them.
_BY_NAME = {"from_bytes": frozenset({"bytes"})}
_BY_ANY_NAME = frozenset({"__call__", "format", "update"})
_SAID_ELSEWHERE = frozenset({"overload", "override"})


def method_of(holder: ast.ClassDef, name: str) -> Function | None:
    """Return the method that a class itself defines."""
    for node in holder.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name:
            return node
    return None


def given_by_base(parameter: ast.arg, facts: Facts) -> bool:
    """Tell whether another place says already what the parameter of a function is called.

    That is the method of a base that a method replaces, or goes on in with the same label, or the function
    itself, for its `@overload`, or `__import__`, whose place it is to take.
    """
    function = facts.parents.get(facts.parents[parameter])
    if not isinstance(function, Function):
        return False
    if any(last_name(decorator) in _SAID_ELSEWHERE for decorator in function.decorator_list):
        return True
    if {each.arg for each in function.args.args} >= _OF_IMPORT:
        return True
    scope = facts.scopes.owner(function)
    holder = scope.node if scope is not None else None
    if not isinstance(holder, ast.ClassDef):
        return False
    if _GIVEN.get(function.name) == parameter.arg and any(
        _GIVEN_BY.match(ast.unparse(base)) for base in holder.bases
    ):
        return True
    if _given_elsewhere(parameter.arg, function.name, holder, facts):
        return True
    if any(
        parameter.arg in (_parameters(_full_name(base, facts), function.name) or ())
        for base in _bases(holder, facts)
    ):
        return True
    if _is_passed_up(parameter.arg, function, facts):
        return True
    if function.name == "__init__" or is_private(function.name):
        return False
    for above in facts.class_families.above(holder):
        method = method_of(above, function.name)
        if method and any(isinstance(n, ast.arg) and n.arg == parameter.arg for n in nodes_in(method.args)):
            return True
    return False


def is_private(method: str) -> bool:
    """Tell whether Python spells a method with the name of its class, so that it is in no other one."""
    return method.startswith("__") and not method.endswith("__")


def _given_elsewhere(name: str, method: str, holder: ast.ClassDef, facts: Facts) -> bool:
    """Tell whether a base in another file of the project says what the parameter of a method is called."""
    for base in _bases(holder, facts):
        known = _known_elsewhere(base, facts)
        if known is None:
            continue
        if any(name in (_parameters(root, method) or ()) for root in known.roots):
            return True
        if (method, name) in known.taking and method != "__init__" and not is_private(method):
            return True
    return False


def _is_passed_up(name: str, function: Function, facts: Facts) -> bool:
    """Tell whether a method passes a parameter on to that of a base, by the same name: `__init__(id=id)`."""
    for call in facts.parents.called(ast.Call, frozenset({function.name})):
        above = call.func.value if isinstance(call.func, ast.Attribute) else None
        is_super = isinstance(above, ast.Call) and getattr(above.func, "id", "") == "super"
        if is_super and function in facts.parents.ancestors(call):
            return any(each.arg == name == getattr(each.value, "id", "") for each in call.keywords)
    return False


def asked_for_by_base(holder: ast.ClassDef, method: str, name: str, facts: Facts) -> str | None:
    """Why a base of a class may have a say in what a parameter of a method is called, a clause."""
    for written in bases_of(holder):
        base = facts.class_families.without_alias(written)
        known = facts.class_families.class_of(base)
        if known is None:
            reason = _of_another_file(base, holder, method, name, facts)
        elif taken := "" if method == "__init__" else how_taken(known, method, name):
            reason = f"`{known.name}` has `{method}` too, {taken}"
        else:
            reason = asked_for_by_base(known, method, name, facts)
        if reason:
            return reason
    return None


def how_taken(holder: ast.ClassDef, method: str, name: str) -> str:
    """Return how a method that a class itself defines takes something by a name; nothing if it does not."""
    functions = [
        node for node in nodes_in(*holder.body) if isinstance(node, Function) and node.name == method
    ]
    parameters = (node for each in functions for node in nodes_in(each.args) if isinstance(node, ast.arg))
    if any(node.arg == name for node in parameters):
        return f"with `{name}`"
    return "which takes any name" if any(each.args.kwarg for each in functions) else ""


def is_protocol(holder: ast.ClassDef, facts: Facts) -> bool:
    """Tell whether a class says what others are to have: it builds on `Protocol` itself."""
    return any(_full_name(base, facts) == "typing.Protocol" for base in holder.bases)


def _bases(holder: ast.ClassDef, facts: Facts) -> Iterator[ast.expr]:
    """Yield the bases of a class, and of those of its bases that are in this file."""
    yield from bases_of(holder)
    for above in facts.class_families.above(holder):
        yield from bases_of(above)


def _of_another_file(
    base: ast.expr, holder: ast.ClassDef, method: str, parameter: str, facts: Facts
) -> str | None:
    """Why a base that is not in this file may have a say."""
    name, shown = _full_name(base, facts), ast.unparse(generic(base))
    if name == "typing.Protocol":
        has_it = how_taken(holder, method, parameter)  # which a class that builds on it may not have from it
        told = f"`{holder.name}` is a protocol: other classes define `{method}` with the same names"
        return told if has_it else None
    known = _known_elsewhere(base, facts)
    if known is not None:
        if asks := known.asks_for(method, parameter):
            return f"the base class `{shown}` from `{known.file}` {asks}"
        reasons = (
            _of_pythons(_MAKERS.get(root, root), root.rpartition(".")[2], method, parameter)
            for root in known.roots
        )
        return next(filter(None, reasons), None)
    if _is_pythons(name):
        return _of_pythons(name, shown, method, parameter)
    does = "look at the names of parameters" if method == "__init__" else f"define `{method}` too"
    if isinstance(base, ast.Name) and _is_variable(base, facts):
        return f"`{base.id}` may be any class, and may {does}"
    if facts.parents.called(ast.ClassDef, frozenset({shown})):  # which has the name with another, or later
        return f"the base class `{shown}` may {does}"
    return f"the base class `{ast.unparse(base)}` is not in this file, and may {does}"


def _is_pythons(name: str) -> bool:
    """Tell whether a full name is that of a class of Python's own."""
    return name.startswith("builtins.") or is_stdlib_class(name)


def _of_pythons(name: str, shown: str, method: str, parameter: str) -> str | None:
    """Why a class of Python's own may have a say."""
    if method == "__init__" or _takes_by_position(name, method, parameter):
        return None
    return f"`{shown}` has `{method}` too" if _parameters(name, method) is not None else None


def _known_elsewhere(base: ast.expr, facts: Facts) -> Base | None:
    """Return what is known of a base that another file of the project defines."""
    known = facts.project.base(ast.unparse(generic(base)))
    if known is None:
        return None
    return known if all(_is_pythons(_MAKERS.get(root, root)) for root in known.roots) else None


def _is_variable(base: ast.Name, facts: Facts) -> bool:
    """Tell whether a base is a variable of the file: `text_type = str`."""
    owner = facts.scopes.owner(base)
    bindings = owner.bindings.get(facts.scopes.spelling(base), ()) if owner is not None else ()
    return bool(bindings) and all(binding.kind is BindingKind.ASSIGNMENT for binding in bindings)


def _parameters(name: str, method: str) -> frozenset[str] | None:
    """Return which builtins' names the parameters have of a method of a builtin, or of the standard library.

    None if it has no such method, or is no such class.
    """
    kind, _, own = name.partition(".")
    if kind == "builtins":
        bases = getattr(getattr(builtins, own, object), "__mro__", ())
        return _BY_NAME.get(method, frozenset()) if any(method in vars(each) for each in bases) else None
    return stdlib_parameters(f"{kind}.{own}", method)


def _takes_by_position(base: str, method: str, name: str) -> bool:
    """Tell whether a class is a builtin whose method has no parameter that a call could pass by a name."""
    return (
        base.startswith("builtins.") and method not in _BY_ANY_NAME and name not in _BY_NAME.get(method, ())
    )


def _full_name(base: ast.expr, facts: Facts) -> str:
    """Return the full name of a base that is not in this file; nothing if it is unknown."""
    name = written_name(generic(base), facts) or ""
    return _MAKERS.get(name, name).replace("typing_extensions.", "typing.")
