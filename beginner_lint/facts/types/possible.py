"""What the types can at most tell of a value, found without following the paths through a program.

Most questions about types end with "unknown", or with the only answer that was possible at all. Whoever
can do without the answer in these cases asks here first: that costs a look at what a name is ever assigned.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import BUILTINS, BindingKind
from beginner_lint.facts.types.signatures import FUNCTIONS, METHODS

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

Possible = frozenset[str] | None
"""Names of builtin types; None is any of them, nothing means that none will be known."""

_DEPTH = 4  # names within names; what lies deeper can be anything
_MOST_BINDINGS = 20  # of a name; those of names with more are not looked through at each place
_NOTHING: frozenset[str] = frozenset()
_NUMBERS = frozenset({"bool", "int", "float", "complex"})
_DISPLAYS: dict[type[ast.expr], frozenset[str]] = {
    ast.JoinedStr: frozenset({"str"}),
    ast.List: frozenset({"list"}),
    ast.ListComp: frozenset({"list"}),
    ast.Tuple: frozenset({"tuple"}),
    ast.Dict: frozenset({"dict"}),
    ast.DictComp: frozenset({"dict"}),
    ast.Set: frozenset({"set"}),
    ast.SetComp: frozenset({"set"}),
    ast.GeneratorExp: frozenset({"generator"}),
    ast.Lambda: frozenset({"function"}),
    ast.Compare: frozenset({"bool"}),
}
_TEXT_OF_MODULES = frozenset({"__name__", "__file__"})
_TYPED_IN = frozenset({"raw_input"})  # to Python 2: no type tells that, but it is a text
_PARTED = (ast.BinOp, ast.BoolOp, ast.IfExp, ast.UnaryOp, ast.NamedExpr, ast.Subscript)


def _result(signature: str) -> Possible:
    """Return what a signature says; letters stand for what depends on the arguments."""
    name = signature.partition("[")[0]
    return None if len(name) == 1 else frozenset({name})


def _any_of(parts: Iterable[Possible]) -> Possible:
    """Return what a value may be that is one of several."""
    united: set[str] = set()
    for part in parts:
        if part is None:
            return None
        united |= part
    return frozenset(united)


def _of_methods() -> dict[str, Possible]:
    """Return what methods may return, by their names, whatever has them."""
    found: dict[str, list[Possible]] = {"get": [None]}
    for table in METHODS.values():
        for name, signature in table.items():
            found.setdefault(name, []).append(_result(signature))
    return {name: _any_of(results) for name, results in found.items()}


_FUNCTIONS = {name: _result(signature) for name, signature in FUNCTIONS.items()}
_METHODS = _of_methods()


class PossibleTypes:
    """Answers about the types that values may be known to have.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._answers: dict[ast.AST, Possible] = {}

    def of(self, node: ast.expr) -> Possible:
        """Return the builtin types of which `Types.of` may prove one for a value, and no others."""
        try:
            return self._of(node, _DEPTH)
        except RecursionError:  # chains of a thousand operands do exist
            return None

    def _of(self, node: ast.expr, depth: int) -> Possible:
        if isinstance(node, ast.Constant):
            return frozenset({type(node.value).__name__})
        if node.__class__ in _DISPLAYS:
            return _DISPLAYS[node.__class__]
        if isinstance(node, ast.Name):
            return self._name(node, depth)
        if isinstance(node, ast.Call):
            return self._call(node, depth)
        if isinstance(node, ast.Attribute):
            return None if self._is_imported(node) else _NOTHING
        return self._parted(node, depth) if isinstance(node, _PARTED) else _NOTHING

    def _parted(self, node: ast.expr, depth: int) -> Possible:
        """Return what operators and the like make of their operands."""
        if isinstance(node, ast.BinOp):
            return _operation(node.op, self._of(node.left, depth), self._of(node.right, depth))
        if isinstance(node, ast.BoolOp):
            return _any_of([self._of(value, depth) for value in node.values])
        if isinstance(node, ast.IfExp):
            return _any_of([self._of(node.body, depth), self._of(node.orelse, depth)])
        if isinstance(node, ast.UnaryOp):
            return frozenset({"bool"}) if isinstance(node.op, ast.Not) else _NUMBERS
        if isinstance(node, ast.Subscript):
            return _NOTHING if self._of(node.value, depth) == _NOTHING else None
        return self._of(node.value, depth) if isinstance(node, ast.NamedExpr) else None

    def _call(self, node: ast.Call, depth: int) -> Possible:
        function = node.func
        if isinstance(function, ast.Attribute):
            if self._is_imported(function):
                return None
            is_known = function.attr in _METHODS and self._of(function.value, depth) != _NOTHING
            return _METHODS[function.attr] if is_known else _NOTHING
        if not isinstance(function, ast.Name):
            return _NOTHING
        if self._facts.scopes.owner(function) is not None:
            return None
        if function.id in _TYPED_IN:
            return frozenset({"str"})
        return _FUNCTIONS.get(function.id) if function.id in BUILTINS else _NOTHING

    def _is_imported(self, node: ast.expr) -> bool:
        """Tell whether a dotted name may lead to a module or what it offers."""
        while isinstance(node, ast.Attribute):
            node = node.value
        if not isinstance(node, ast.Name):
            return False
        return node.id in self._facts.imports.names or node.id in BUILTINS or node.id.startswith("__")

    def _name(self, node: ast.Name, depth: int) -> Possible:
        owner = self._facts.scopes.owner(node)
        if owner is None:
            return frozenset({"str"}) if node.id in _TEXT_OF_MODULES else _NOTHING
        if not depth:
            return None
        bindings = owner.bindings.get(self._facts.scopes.spelling(node), ())
        if len(bindings) > _MOST_BINDINGS:
            return None
        return _any_of([self._bound(binding.node, binding.kind, depth - 1) for binding in bindings])

    def _bound(self, node: ast.AST, kind: BindingKind, depth: int) -> Possible:
        """Return what the types may tell of what a binding gives its name."""
        if kind is not BindingKind.ASSIGNMENT or node not in self._assigned:
            return None
        if node not in self._answers:
            self._answers[node] = None  # where a name depends on itself
            self._answers[node] = self._of(self._assigned[node], depth)
        return self._answers[node]

    @cached_property
    def _assigned(self) -> dict[ast.AST, ast.expr]:
        """The value for each name that stands for itself on the left of an assignment."""
        return {
            target: statement.value
            for statement in self._facts.parents.of_type(ast.Assign)
            for target in statement.targets
        }


def _operation(operator: ast.operator, left: Possible, right: Possible) -> Possible:
    """Return what an operator may make of two values: a number and anything but a number gives no number."""
    if left == _NOTHING or (right == _NOTHING and not isinstance(operator, ast.Mod)):
        return _NOTHING
    are_numbers = [side is not None and side <= _NUMBERS for side in (left, right)]
    if all(are_numbers) or (any(are_numbers) and not isinstance(operator, ast.Mult | ast.Mod)):
        return _NUMBERS
    return None
