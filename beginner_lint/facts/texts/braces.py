"""Expressions in the braces of f-strings: how they are written there, and which had better not be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.texts.concatenation import is_text, makes_text
from beginner_lint.facts.texts.text_literals import Value
from beginner_lint.source import Source

SHOWN_AS_STR = ("str", "int", "float", "complex", "bool", "NoneType", "list", "tuple", "dict", "set")
"""Types whose `format(value, "")` is `str(value)`, so that braces need no `!s`."""

_NEED_PARENTHESES = (ast.Lambda, ast.NamedExpr, ast.Yield, ast.YieldFrom)
_OUT_OF_PLACE = re.compile(r"[\r\n\\]")
_ATOMS = (ast.Name, ast.Call, ast.Attribute, ast.Subscript, ast.List, ast.Tuple, ast.Dict, ast.Set)


def value_of(node: ast.expr, source: Source, conversion: str = "", spec: str = "", path: str = "") -> Value:
    """Return an expression as it stands in braces.

    Args:
        node: the expression.
        source: its file.
        conversion: `!s`, `!r`, `!a` or nothing.
        spec: the format behind a colon.
        path: attributes and items that are taken from it, such as `.name` or `[0]`.

    """
    text = source.segment(node)
    if isinstance(node, _NEED_PARENTHESES) or (path and not isinstance(node, _ATOMS)):
        text = f"({text})"
    return Value(text + path, conversion, spec)


def too_complicated(values: Iterable[ast.expr], source: Source) -> bool:
    """Tell whether values cannot be put into braces, or not so that one can read it.

    Texts within texts cannot: an f-string in the braces of another, or a text that is put together there.
    Nor can, before Python 3.12, what goes over several lines or has a backslash in it.
    """
    for value in values:
        if _OUT_OF_PLACE.search(source.segment(value)):
            return True
        for node in nodes_in(value):
            is_template = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and is_text(node.left)
            nested = isinstance(node, ast.BinOp) and makes_text(node)
            if isinstance(node, ast.JoinedStr) or nested or is_template or _fills(node):
                return True
    return False


def _fills(node: ast.AST) -> bool:
    """Tell whether a node calls the method `format` of a text literal."""
    return isinstance(node, ast.Attribute) and node.attr == "format" and is_text(node.value)
