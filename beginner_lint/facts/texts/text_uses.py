"""Where a text goes: to whoever does more with it than show it, an f-string is no improvement."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name, nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_LOG_METHODS = frozenset(
    {"debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log"}
)
_TRANSLATIONS = frozenset({"_", "gettext", "ngettext", "pgettext", "ugettext", "gettext_lazy"})
_PATTERN_METHODS = frozenset(
    {"compile", "match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split"}
)
_PATTERN_MODULES = frozenset({"re", "regex"})
_QUERY_METHODS = frozenset({"execute", "executemany", "executescript", "read_sql", "read_sql_query"})
_PATTERN = re.compile(r"\(\?[:=!<P]|\[\^|[\])][*+]|\)\||\|\(|\\[dswDSW]")
_FIELD_OF_FORMAT = re.compile(r"\{\w*(?:![rsa])?(?::[^{}\s]*)?\}")
_QUERY = re.compile(
    r"\s*(?:select\s.+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s"
    r"|(?:create|drop|alter)\s+(?:table|database|index|view)\s)",
    re.DOTALL | re.IGNORECASE,
)


def has_special_use(node: ast.expr, facts: Facts) -> bool:
    """Tell whether an expression that makes text is used for something else than to be shown.

    Log records format their messages themselves, and late; messages to translate are looked up; patterns
    and queries have rules of their own for what is put into them; templates are filled in later; type
    checkers know plain literals only; and what stands in an f-string is in its place already.
    """
    holder = facts.parents[node]
    if isinstance(holder, ast.BinOp) and isinstance(holder.op, ast.Mod) and holder.left is node:
        return True
    if isinstance(holder, ast.Attribute) and holder.attr in ("format", "format_map"):
        return True
    if isinstance(holder, ast.Call) and _is_special(holder.func):
        return True
    inner: ast.AST = node
    for holder in facts.parents.ancestors(node):
        if isinstance(holder, ast.JoinedStr):
            return True
        if inner in (getattr(holder, "annotation", None), getattr(holder, "returns", None)):
            return True
        if isinstance(holder, ast.stmt):
            break
        inner = holder
    return False


def _is_special(function: ast.expr) -> bool:
    """Tell whether a function takes messages to log or to translate, patterns or queries."""
    if isinstance(function, ast.Name):
        return function.id in _TRANSLATIONS
    if not isinstance(function, ast.Attribute):
        return False
    receiver = function.value
    name = last_name(receiver)
    return (
        (function.attr in _LOG_METHODS and "log" in name.lower())
        or (function.attr in _PATTERN_METHODS and name in _PATTERN_MODULES)
        or function.attr in _QUERY_METHODS
        or function.attr in _TRANSLATIONS
    )


def is_to_be_formatted(text: str) -> bool:
    """Tell whether a text has fields such as `{}` or `{name:5}`, which `format` fills in."""
    return _FIELD_OF_FORMAT.search(text) is not None


def makes_pattern(parts: Iterable[ast.expr]) -> bool:
    """Tell whether the parts of a text show that it is a pattern: it begins with `^`, or escapes a text."""
    parts = list(parts)
    if isinstance(parts[0], ast.Constant) and str(parts[0].value).startswith("^"):
        return True
    return any(_escapes(node) for part in parts for node in nodes_in(part))


def _escapes(node: ast.AST) -> bool:
    """Tell whether a node is `re.escape`."""
    if not isinstance(node, ast.Attribute) or node.attr != "escape":
        return False
    return isinstance(node.value, ast.Name) and node.value.id in _PATTERN_MODULES


def is_for_machines(text: str) -> bool:
    """Tell whether a text reads like the beginning of an SQL statement, or a part of a pattern."""
    return _QUERY.match(text) is not None or _PATTERN.search(text) is not None
