"""What annotations and docstrings declare a type to be."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from beginner_lint.facts.types.lattice import Fact, How, Type, join_all

Origin = Callable[[str], "str | None"]
"""Finds the full name of what a name, with dots or without, means there: `builtins.str`, `typing.List`."""

_SCALARS = frozenset({"str", "int", "float", "bool", "bytes", "complex", "bytearray", "range"})
_COLLECTIONS = {
    "list": "list", "set": "set", "frozenset": "frozenset", "List": "list", "Set": "set",
    "FrozenSet": "frozenset", "AbstractSet": "Set", "MutableSequence": "MutableSequence",
    "Sequence": "Sequence", "Iterable": "Iterable",
    "Collection": "Collection", "Iterator": "Iterator", "Generator": "generator", "deque": "deque",
}  # fmt: skip
_MAPPINGS = {
    "dict": "dict", "Dict": "dict", "Mapping": "Mapping", "MutableMapping": "MutableMapping",
    "defaultdict": "defaultdict", "DefaultDict": "defaultdict", "OrderedDict": "OrderedDict",
}  # fmt: skip
_TRANSPARENT = frozenset({"Final", "Annotated", "ClassVar", "Required", "NotRequired"})
_MODULES = frozenset({"builtins", "typing", "typing_extensions", "collections", "collections.abc", "pandas"})


def annotation(node: ast.expr, origin: Origin, what: str) -> Fact:
    """Return what an annotation says about `what`, a phrase such as "`name` is annotated as"."""
    reason = f"{what} `{_text(node)}`"
    return Fact(_type(node, origin, reason), How.DECLARED, reason)


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ast.unparse(node)


def _type(node: Any, origin: Origin, reason: str) -> Type | None:
    if isinstance(node, ast.Constant):
        if node.value is None:
            return Type("NoneType", exact=False)
        return _quoted(node, origin, reason) if isinstance(node.value, str) else None
    if isinstance(node, ast.Subscript):
        return _generic(node, origin, reason)
    name = _known_name(node, origin)
    if name in _SCALARS:
        return Type(name, exact=False)
    if name in ("DataFrame", "Series"):
        return Type(name, exact=False)
    if name in ("tuple", "Tuple"):
        return Type("tuple", exact=False)
    collection = _COLLECTIONS.get(name) or _MAPPINGS.get(name)
    return Type(collection, exact=False) if collection else None


def _known_name(node: ast.expr, origin: Origin) -> str:
    if not isinstance(node, (ast.Name, ast.Attribute)):
        return ""
    module, _, name = (origin(ast.unparse(node)) or "").rpartition(".")
    return name if module in _MODULES else ""


def _quoted(node: ast.Constant, origin: Origin, reason: str) -> Type | None:
    try:
        inner = ast.parse(str(node.value).strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return None if isinstance(inner, ast.Constant) else _type(inner, origin, reason)


def _generic(node: ast.Subscript, origin: Origin, reason: str) -> Type | None:
    name = _known_name(node.value, origin)
    arguments = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if name in _TRANSPARENT:
        return _type(arguments[0], origin, reason)
    if name == "Literal":
        literals = [Fact(Type(type(getattr(literal, "value", ...)).__name__)) for literal in arguments]
        return join_all(*literals).type
    facts = [Fact(_type(argument, origin, reason), How.DECLARED, reason) for argument in arguments]
    if name in _COLLECTIONS:
        return Type(_COLLECTIONS[name], False, facts[0])
    if name in _MAPPINGS and len(facts) == 2:
        return Type(_MAPPINGS[name], False, facts[0], facts[1])
    if name in ("tuple", "Tuple"):
        if len(arguments) == 2 and isinstance(arguments[1], ast.Constant) and arguments[1].value is ...:
            return Type("tuple", False, facts[0])
        return Type("tuple", False, join_all(*facts), items=tuple(facts))
    return None


_SPHINX = r":param\s+(?P<type>[\w.\[\], ]+?)\s+{name}\s*:|:type\s+{name}\s*:\s*(?P<type2>[^\n]+)"
_GOOGLE = r"^\s*\*{{0,2}}{name}\s*\((?P<type3>[^)\n]+)\)\s*:"
_NUMPY = r"^\s*{name}\s+:\s*(?P<type4>[^\n]+)$"
_WORDS = {
    "str": "str", "string": "str", "int": "int", "integer": "int", "float": "float", "bool": "bool",
    "boolean": "bool", "bytes": "bytes", "list": "list", "dict": "dict", "tuple": "tuple", "set": "set",
}  # fmt: skip


# Each of these needs a colon at the start, behind a bracket or behind a space: most docstrings have none.
_ANY_TYPE = re.compile(r"(?:\A|[)\s]):")


@cache
def _docstring_pattern(name: str) -> re.Pattern[str]:
    pattern = "|".join((_SPHINX, _GOOGLE, _NUMPY)).format(name=re.escape(name))
    return re.compile(pattern, re.MULTILINE)


def docstring(function: ast.AST, parameter: str) -> Fact:
    """Return what a function's docstring says about a parameter, in the style of Sphinx, Google or NumPy."""
    if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return Fact(None, How.EVIDENCE)
    text = ast.get_docstring(function, clean=False)
    # The pattern is not even made for a parameter of which nothing is said.
    is_told = text and parameter in text and _ANY_TYPE.search(text)
    found = _docstring_pattern(parameter).search(text) if text and is_told else None
    if found is None:
        return Fact(None, How.EVIDENCE)
    spelled = next(group for group in found.groups() if group).strip()
    reason = f"the docstring says that `{parameter}` is `{spelled}`"
    return Fact(_from_words(spelled, reason), How.DECLARED, reason)


def _from_words(text: str, reason: str) -> Type | None:
    """Read `str`, `list of str` or `list[str]`; anything longer, such as `str or None`, is not a type."""
    outer, _, inner = text.lower().rstrip(".]").replace("[", " of ").partition(" of ")
    name = _WORDS.get(outer.strip())
    if name is None or (inner and name not in ("list", "tuple", "set")):
        return None
    element = _WORDS.get(inner.strip().removesuffix("s") if inner.strip() not in _WORDS else inner.strip())
    if inner and element is None:
        return Type(name, exact=False) if "," not in inner else None
    elements = Fact(Type(element, exact=False), How.DECLARED, reason) if element else None
    return Type(name, exact=False, elements=elements)
