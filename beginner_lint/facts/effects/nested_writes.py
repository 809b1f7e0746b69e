"""Where a program changes what lies deep in a nested collection, such as `grid[i][j] = 1`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beginner_lint.facts.effects.uses import changed_by
from beginner_lint.facts.scopes.scopes import Occurrence, Role

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


@dataclass(frozen=True, slots=True)
class NestedWrite:
    """A place that changes a collection; `depth` is how deep it lies, 0 for the outermost.

    `replaces` tells that an item gets another object, so that the old one is not there any more.
    """

    node: ast.AST
    depth: int
    replaces: bool = False


class NestedWrites:
    """Finds changes, also by way of loop variables, other names, parameters and results of functions.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._followed: set[tuple[ast.AST, int]] = set()

    def to(self, value: ast.expr) -> Iterator[NestedWrite]:
        """Yield the changes to the object that an expression makes, as far as they can be seen."""
        yield from self._through(value, 0)

    def _through(self, node: ast.expr, depth: int) -> Iterator[NestedWrite]:
        """Yield the changes by way of one expression; its value lies `depth` levels below the object."""
        if (node, depth) in self._followed:
            return
        self._followed.add((node, depth))
        holder = self._facts.parents[node]
        if isinstance(holder, ast.Subscript) and holder.value is node:
            yield from self._item(holder, depth)
        elif isinstance(holder, ast.Attribute) and changed_by(holder) is node:
            yield NestedWrite(node, depth)
        elif isinstance(holder, ast.Assign) and holder.value is node and len(holder.targets) == 1:
            yield from self._given_to(holder.targets[0], depth)
        elif isinstance(holder, ast.AnnAssign) and holder.value is node:
            yield from self._given_to(holder.target, depth)
        elif isinstance(holder, ast.For) and holder.iter is node:
            yield from self._given_to(holder.target, depth + 1)
        elif isinstance(holder, ast.Call) and node in holder.args:
            yield from self._argument(node, holder, depth)
        elif isinstance(holder, ast.Return):
            yield from self._returned(holder, depth)

    def _item(self, item: ast.Subscript, depth: int) -> Iterator[NestedWrite]:
        if isinstance(item.ctx, ast.Load):
            if not isinstance(item.slice, ast.Slice):
                yield from self._through(item, depth + 1)
            return
        is_augmented = isinstance(self._facts.parents[item], ast.AugAssign)
        yield NestedWrite(item, depth, replaces=isinstance(item.ctx, ast.Store) and not is_augmented)
        if is_augmented:
            yield NestedWrite(item, depth + 1)

    def _given_to(self, target: ast.expr, depth: int) -> Iterator[NestedWrite]:
        """Yield the changes by way of a variable, or of an attribute that is spelled so in the same class."""
        if isinstance(target, ast.Name):
            for place in self._reads(target):
                yield from self._through(place, depth)
        elif isinstance(target, ast.Attribute):
            for other in self._facts.parents.called(ast.Attribute, frozenset({target.attr})):
                is_same = ast.unparse(other) == ast.unparse(target) and self._class(other) is self._class(
                    target
                )
                if is_same and isinstance(other.ctx, ast.Load):
                    yield from self._through(other, depth)

    def _class(self, node: ast.AST) -> ast.ClassDef | None:
        """Return the innermost class around a node."""
        holders = self._facts.parents.ancestors(node)
        return next((holder for holder in holders if isinstance(holder, ast.ClassDef)), None)

    def _reads(self, target: ast.Name) -> Iterator[ast.Name]:
        """Yield the places that may read what is given to a variable at `target`."""
        owner = self._facts.scopes.owner(target)
        occurrences: list[Occurrence] = []
        if owner is not None:
            occurrences = self._facts.scopes.occurrences(owner, self._facts.scopes.spelling(target))
        for place in occurrences:
            if place.role is not Role.READ or place.quoted or not isinstance(place.node, ast.Name):
                continue
            bindings = self._facts.flow.reaching(place.node)
            if bindings is None or any(binding.node is target for binding in bindings):
                yield place.node

    def _argument(self, node: ast.expr, call: ast.Call, depth: int) -> Iterator[NestedWrite]:
        """Yield the changes that a function of this file makes to an argument; `enumerate` gives numbers."""
        holder = self._facts.parents[call]
        if self._facts.types.origin(call.func) == "builtins.enumerate":
            if isinstance(holder, ast.For) and isinstance(holder.target, ast.Tuple):
                yield from self._given_to(holder.target.elts[-1], depth + 1)
            return
        function = self._facts.types.function(call.func)
        index = call.args.index(node)
        parameters = [*function.args.posonlyargs, *function.args.args] if function else []
        if index >= len(parameters) or any(isinstance(each, ast.Starred) for each in call.args):
            return
        parameter = parameters[index]
        scope = self._facts.scopes.scope_at(parameter)
        for place in self._facts.scopes.occurrences(scope, scope.mangled(parameter.arg)):
            if place.role is Role.READ and isinstance(place.node, ast.Name):
                yield from self._through(place.node, depth)

    def _returned(self, statement: ast.Return, depth: int) -> Iterator[NestedWrite]:
        """Yield the changes that are made to what a plain function of this file returns."""
        for holder in self._facts.parents.ancestors(statement):
            if isinstance(holder, ast.FunctionDef):
                for call in self._facts.parents.called(ast.Call, frozenset({holder.name})):
                    if self._facts.types.function(call.func) is holder:
                        yield from self._through(call, depth)
                return
