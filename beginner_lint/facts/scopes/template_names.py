"""Which names a template takes from a dict that it is filled with: `"%(width)s" % vars()`."""

from __future__ import annotations

import ast
import re
import string

from beginner_lint.facts.parents import Parents

_KEYED = re.compile(r"%\(([^()]*)\)[-+ #0]*\d*(?:\.\d*)?[hlL]?[a-zA-Z]")
_OUTER = re.compile(r"[^.\[]*")


def names_asked(filling: ast.Call, parents: Parents) -> frozenset[str] | None:
    """Return the names that a literal template takes from the dict that fills it.

    Args:
        filling: a call that returns the dict, such as `vars()`.
        parents: who holds it.

    Returns:
        None where something else gets the dict, or where it is not plain what is taken.

    """
    holder = parents.get(filling)
    if isinstance(holder, ast.BinOp) and isinstance(holder.op, ast.Mod) and holder.right is filling:
        return _of_percent(_text(holder.left))
    if isinstance(holder, ast.keyword) and holder.arg is None:
        call = parents.get(holder)
        if isinstance(call, ast.Call) and len(call.keywords) == 1:  # others could be in the dict once more
            return _of_braces(_filled_by(call, "format"))
    if isinstance(holder, ast.Call) and holder.args == [filling] and not holder.keywords:
        return _of_braces(_filled_by(holder, "format_map"))
    return None


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _filled_by(call: ast.Call, method: str) -> str | None:
    """Return the literal whose method a call calls."""
    function = call.func
    return _text(function.value) if isinstance(function, ast.Attribute) and function.attr == method else None


def _of_percent(template: str | None) -> frozenset[str] | None:
    """Return the names in brackets; a field without one shows the whole dict, and some forms are unknown."""
    if template is None:
        return None
    fields = template.replace("%%", "")
    return None if "%" in _KEYED.sub("", fields) else frozenset(_KEYED.findall(fields))


def _of_braces(template: str | None) -> frozenset[str] | None:
    """Return the names in braces, those in the formats of others included."""
    if template is None:
        return None
    found: set[str] = set()
    pending = [template]
    while pending:
        try:
            fields = list(string.Formatter().parse(pending.pop()))
        except ValueError:
            return None
        for _, field, form, _ in fields:
            if field is not None:
                found.update(_OUTER.findall(field)[:1])
                pending.append(form or "")
    return frozenset(found)
