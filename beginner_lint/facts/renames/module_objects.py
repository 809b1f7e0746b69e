"""Whether code may look up names in its own module as an object: `getattr(sys.modules[__name__], "sum")`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_MODULES = frozenset({"modules"})
_IMPORTING = frozenset({"__import__", "import_module", "run_module", "run_path"})
_ITSELF = frozenset({"__file__", "__name__"})
# These take the names of the modules alone.
_COUNTING = frozenset({"len", "list", "set", "sorted", "tuple"})


def seen_in_module(facts: Facts) -> str | None:
    """Return what gets hold of the module of the file as an object, and where; None if nothing does."""
    for node in (*facts.parents.called(ast.Attribute, _MODULES), *facts.parents.called(ast.Name, _MODULES)):
        if facts.types.origin(node) == "sys.modules" and not _is_of_others(node, facts):
            return f"`sys.modules` on line {node.lineno}"
    for call in facts.parents.called(ast.Call, _IMPORTING):
        if call.args and (getattr(call.args[0], "id", "") in _ITSELF or _says_main(call.args[0])):
            return f"`{last_name(call.func)}` on line {call.lineno}"
    return None


def _is_of_others(modules: ast.expr, facts: Facts) -> bool:
    """Tell whether a place asks `sys.modules` for another module, or only which there are."""
    holder = facts.parents.get(modules)
    if isinstance(holder, ast.Compare):
        return True
    if isinstance(holder, ast.Subscript):
        return _is_another(holder.slice)
    call = facts.parents.get(holder) if isinstance(holder, ast.Attribute) else holder
    if not isinstance(call, ast.Call) or not call.args:
        return False
    if call is holder:
        return last_name(call.func) in _COUNTING
    return call.func is holder and _is_another(call.args[0])


def _is_another(key: ast.expr) -> bool:
    return isinstance(key, ast.Constant) and not _says_main(key)


def _says_main(key: ast.expr) -> bool:
    return isinstance(key, ast.Constant) and key.value == "__main__"
