"""What Python 2 gave as a list and Python 3 hands out piece by piece, and how a program uses it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.types.signatures import words

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_BUILTINS = frozenset({"map", "filter", "zip", "range"})
_VIEWS = frozenset({"keys", "values", "items"})
_LIST_METHODS = words("append extend insert remove pop reverse sort")
# They ask for everything at once, so that nobody sees when it was computed.
_TAKE_ALL = words("list tuple set frozenset sorted sum min max dict")
_TAKE_SOME = words("any all enumerate zip map filter iter reversed")


class LazyResults:
    """Answers about calls of `map`, `filter`, `zip` and `range`, and of `d.keys()` and its like.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def kind(self, call: ast.Call) -> str | None:
        """Return which of them a call is: `map`, `keys`, …; None if it is another call."""
        function = call.func
        if isinstance(function, ast.Name):
            is_builtin = function.id in _BUILTINS and self._facts.scopes.is_builtin(function)
            return function.id if is_builtin and call.args else None
        if isinstance(function, ast.Attribute) and function.attr in _VIEWS:
            return None if call.args or call.keywords else function.attr
        return None

    def fails(self, call: ast.Call, kind: str) -> bool:
        """Tell whether a result is used, there or under its name, in a way that only lists allow."""
        holder = self._facts.parents[call]
        if self._fails_in(call, holder, kind):
            return True
        if isinstance(holder, ast.For) and holder.iter is call:
            return kind in _VIEWS and self._shrinks(holder, call)
        if not isinstance(holder, ast.Assign) or len(holder.targets) != 1:
            return False
        target = holder.targets[0]
        return isinstance(target, ast.Name) and self._name_fails(target, kind)

    def is_used_as_such(self, call: ast.Call, kind: str) -> bool:
        """Tell whether a result is used where it does not matter that it is no list."""
        holder = self._facts.parents[call]
        if isinstance(holder, ast.Call) and call in holder.args:
            name = holder.func.id if isinstance(holder.func, ast.Name) else None
            if isinstance(holder.func, ast.Attribute) and holder.func.attr in ("join", "extend", "update"):
                return True
            if name in _TAKE_ALL:
                return True
            if name == "len":
                return kind in _VIEWS or kind == "range"
            return name in _TAKE_SOME and self._computes_only(call, kind)
        if isinstance(holder, ast.For | ast.comprehension) and holder.iter is call:
            return self._computes_only(call, kind)
        if isinstance(holder, ast.Compare) and holder.comparators[-1] is call:
            return isinstance(holder.ops[-1], ast.In | ast.NotIn) and self._computes_only(call, kind)
        if isinstance(holder, ast.Assign) and holder.value is call:
            return isinstance(holder.targets[0], ast.Tuple | ast.List)
        return isinstance(holder, ast.Subscript) and kind == "range"

    def _computes_only(self, call: ast.Call, kind: str) -> bool:
        """Tell whether nobody can see when the elements are computed."""
        if kind not in ("map", "filter"):
            return True
        function = call.args[0]
        if isinstance(function, ast.Lambda):
            return self._facts.effects.is_pure(function.body)
        return isinstance(function, ast.Constant) or (
            isinstance(function, ast.Name) and self._facts.scopes.is_builtin(function)
        )

    def _fails_in(self, node: ast.expr, holder: ast.AST, kind: str) -> bool:
        """Tell whether a result cannot stand where it does."""
        if isinstance(holder, ast.Subscript) and holder.value is node:
            return kind != "range"
        if isinstance(holder, ast.Attribute):
            return holder.attr in _LIST_METHODS
        if isinstance(holder, ast.Call) and isinstance(holder.func, ast.Name) and holder.func.id == "len":
            return kind in ("map", "filter", "zip") and node in holder.args
        if isinstance(holder, ast.BinOp) and isinstance(holder.op, ast.Add):
            other = holder.right if holder.left is node else holder.left
            is_lazy = isinstance(other, ast.Call) and self.kind(other) is not None
            return is_lazy or self._facts.types.of(other).proves("list")
        return False

    def _name_fails(self, target: ast.Name, kind: str) -> bool:
        """Tell whether a name that only ever holds a result is used as a list."""
        scopes, parents = self._facts.scopes, self._facts.parents
        owner = scopes.owner(target)
        if owner is None or len(owner.bindings.get(target.id, [])) != 1:
            return False
        uses = [each.node for each in scopes.occurrences(owner, target.id) if each.node is not target]
        return any(self._fails_in(use, parents[use], kind) for use in uses if isinstance(use, ast.Name))

    def _shrinks(self, loop: ast.For, call: ast.Call) -> bool:
        """Tell whether a loop takes keys out of the dictionary that it walks over, and goes on."""
        assert isinstance(call.func, ast.Attribute)
        walked = ast.dump(call.func.value)
        for statement in loop.body:
            for node in nodes_in(statement):
                if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Del):
                    found: ast.expr = node.value
                elif isinstance(node, ast.Attribute) and node.attr in ("pop", "popitem", "clear"):
                    found = node.value
                else:
                    continue
                if ast.dump(found) == walked and not self._is_left(loop, node):
                    return True
        return False

    def _is_left(self, loop: ast.For, node: ast.AST) -> bool:
        """Tell whether the block of a node in a loop ends with leaving the loop."""
        parents = self._facts.parents
        statement = parents.statement(node)
        last = parents.block(statement)[0][-1]
        loops = (each for each in parents.ancestors(statement) if isinstance(each, ast.For | ast.While))
        return isinstance(last, ast.Return | ast.Raise) or (
            isinstance(last, ast.Break) and next(loops, None) is loop
        )
