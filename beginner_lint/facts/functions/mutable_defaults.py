"""Parameters that have a list, dict or set as their default, as it is written."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import BindingKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

WORDS = {"list": "list", "dict": "dictionary", "set": "set"}
_DISPLAYS: dict[type[ast.expr], str] = {ast.List: "list", ast.Dict: "dict", ast.Set: "set"}
_DEFINING = (BindingKind.CLASS, BindingKind.FUNCTION, BindingKind.IMPORT)
# What makes up a literal, signs of numbers included.
_LITERAL = (ast.Constant, ast.Dict, ast.List, ast.Set, ast.Tuple, ast.expr_context, ast.unaryop)

# A name that begins with `_` is none for callers: what the function keeps for itself.
_KEPT_ON_PURPOSE = re.compile(r"memo|cache|seen_before|already|static_|\A_", re.IGNORECASE)
_SHARING = re.compile(r"\s*(?:To )?share[sd]?\b|.{0,60}\bshared (?:across|among|between|by)\b", re.IGNORECASE)
# An entry of a docstring that says so: `found -- what is known, used for memoisation`.
_SAID_TO_REMEMBER = (
    r"(?im)^\W*(?:param\s+)?{name}\W*\s*(?:\([^)\n]*\)\s*)?(?::|--?)\s.*"
    r"(?:\bmemoi[sz]|(?<!not a )(?<!from )(?<!the )\bcach(?:e|ing)\b)"
)


class Default(NamedTuple):
    """A parameter, and the list, dict or set that is its default."""

    function: Function
    parameter: ast.arg
    value: ast.expr
    kind: str


def defaults_of(function: Function) -> list[Default]:
    """Return the parameters of a function with a list, dict or set as the default, as it is written."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    optional = positional[len(positional) - len(arguments.defaults) :]
    pairs: list[tuple[ast.arg, ast.expr | None]] = [
        *zip(optional, arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return [
        Default(function, parameter, value, kind)
        for parameter, value in pairs
        if value is not None and (kind := _kind(value)) is not None
    ]


def has_defaults(function: Function) -> bool:
    """Tell whether any parameter of a function has a default: few do."""
    return bool(function.args.defaults or any(function.args.kw_defaults))


def _kind(value: ast.expr) -> str | None:
    """Return `list`, `dict` or `set` for what is written like one."""
    if isinstance(value, ast.Call):
        name = value.func.id if isinstance(value.func, ast.Name) else ""
        return name if name in WORDS else None
    return _DISPLAYS.get(type(value))


def is_empty(value: ast.expr) -> bool:
    """Tell whether a default has nothing in it."""
    if isinstance(value, ast.Call):
        return not value.args and not value.keywords
    return not getattr(value, "keys" if isinstance(value, ast.Dict) else "elts", True)


def is_to_remember(default: Default) -> bool:
    """Tell whether the name of a parameter, or its entry in the docstring, speaks of a memory.

    So does a docstring that begins with what is shared.
    """
    name, docstring = default.parameter.arg, ast.get_docstring(default.function) or ""
    entry = _SAID_TO_REMEMBER.format(name=re.escape(name))
    return bool(_KEPT_ON_PURPOSE.search(name) or re.search(entry, docstring) or _SHARING.match(docstring))


def default_left(default: Default, facts: Facts) -> str | None:
    """Say where a docstring goes on with the default, a clause; None for nowhere: `names (default=[])`."""
    source, written = facts.source, facts.source.segment(default.value)
    name = re.escape(default.parameter.arg)
    said = re.compile(rf"(?<!\w){name}(?:\b.*\bdefaults?\b.*| ?= ?){re.escape(written)}")
    for holder in (default.function, facts.parents.get(default.function)):
        if not isinstance(holder, Function | ast.ClassDef) or ast.get_docstring(holder) is None:
            continue
        if found := said.search(source.text, *source.span(holder.body[0])):
            return f"the text on line {source.position(found.start()).line} may go on saying `{written}`"
    return None


def is_plain(value: ast.expr, facts: Facts) -> bool:
    """Tell whether a default is the same wherever it is made: it holds literals, and names for one thing."""
    parts = _parts(value) if isinstance(value, ast.Call) else [value]
    return all(_holds_literals(part, facts) for part in parts)


def only_name_in(value: ast.expr, facts: Facts) -> str | None:
    """Return the first name of a default that holds but literals and names: `[TOP, 0]`; None for others."""
    named = (node for node in nodes_in(value) if isinstance(node, ast.Name))
    names = [node for node in named if not facts.scopes.is_builtin(node)]
    holds_no_more = all(isinstance(node, (*_LITERAL, ast.Name)) for node in nodes_in(value))
    return names[0].id if names and holds_no_more else None


def _parts(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _holds_literals(value: ast.expr, facts: Facts) -> bool:
    return all(
        isinstance(node, _LITERAL)
        or (isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant))
        or (isinstance(node, ast.Name) and _is_defined_once(node, facts))
        for node in nodes_in(value)
    )


def _is_defined_once(name: ast.Name, facts: Facts) -> bool:
    """Tell whether a name is that of one class, function or import of the module, and of nothing else."""
    bindings = facts.scopes.bindings_of(name)
    is_fixed = len(bindings) == 1 and bindings[0].kind in _DEFINING
    return is_fixed and bindings[0].scope is facts.scopes.module
