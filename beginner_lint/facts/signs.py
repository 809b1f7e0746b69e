"""What a file shows at a glance: where a sign is missing, rules that go by it need not even be loaded.

A sign may be seen where nothing is to be found, and is never missing where something is.
"""

from __future__ import annotations

import ast
import builtins
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from beginner_lint.facts import Facts

_BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))
# What binds a name that is no node of its own; the last three came with Python 3.12.
_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)
_TYPE_PARAMETERS = tuple(
    getattr(ast, name) for name in ("TypeVar", "ParamSpec", "TypeVarTuple") if hasattr(ast, name)
)


class Signs:
    """The signs of a file; `Rule.signs` are the names of these properties.

    Args:
        facts: the facts of the file.
        builtins_extra: what counts as a builtin's name besides Python's own.

    """

    def __init__(self, facts: Facts, builtins_extra: Collection[str] = ()) -> None:
        self._facts = facts
        self._parents = facts.parents
        self._extra = builtins_extra

    @cached_property
    def hides_builtin(self) -> bool:
        """Something is bound by a builtin's name."""
        names = _BUILTINS.union(self._extra)
        if self._parents.stores(names):
            return True
        bound = {*self._functions, *self._imported}
        for kind in (*_NAMED, *_TYPE_PARAMETERS):
            bound.update(node.name for node in self._of_type(kind))
        bound.update(node.arg for node in self._of_type(ast.arg))
        bound.update(node.rest for node in self._of_type(ast.MatchMapping))
        return not bound.isdisjoint(names)

    @cached_property
    def hides_import(self) -> bool:
        """A variable is called like something that is imported."""
        return self._parents.stores(self._imported)

    @cached_property
    def hides_function(self) -> bool:
        """A variable is called like a function."""
        return self._parents.stores(self._functions)

    @cached_property
    def calls_itself(self) -> bool:
        """In the lines of a function something by its name is called."""
        calls = self._parents.by_name(ast.Call)
        return any(
            function.lineno <= call.lineno <= function.end_lineno
            for name in self._functions.keys() & calls.keys()
            for function in self._functions[name]
            for call in calls[name]
        )

    @cached_property
    def makes_default(self) -> bool:
        """A parameter has a default that is no constant."""
        return any(
            default is not None and default.__class__ is not ast.Constant
            for arguments in self._of_type(ast.arguments)
            for default in (*arguments.defaults, *arguments.kw_defaults)
        )

    @cached_property
    def has_braces(self) -> bool:
        """A text holds a brace that is none of an f-string's own."""
        return bool(self._parents.braced)

    @cached_property
    def shifts_right(self) -> bool:
        """Something is shifted to the right, or so it seems: `print >>file, x`."""
        return any(node.op.__class__ is ast.RShift for node in self._of_type(ast.BinOp))

    @cached_property
    def is_namesake(self) -> bool:
        """The file may be found in place of a module of Python's own."""
        return self._facts.project.askers is not None

    @cached_property
    def _functions(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for kind in (ast.FunctionDef, ast.AsyncFunctionDef):
            for function in self._of_type(kind):
                found.setdefault(function.name, []).append(function)
        return found

    @cached_property
    def _imported(self) -> frozenset[str]:
        aliases = self._of_type(ast.alias)
        return frozenset(alias.asname or alias.name.partition(".")[0] for alias in aliases)

    def _of_type(self, kind: type[ast.AST]) -> list[Any]:
        return self._parents.of_type(kind)
