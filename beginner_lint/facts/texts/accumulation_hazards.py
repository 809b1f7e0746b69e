"""What stands in the way of collecting pieces first and joining them later."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.unset_names import unset_name
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.facts.texts.accumulation import Accumulation, Growth, Loop, loops_around
from beginner_lint.facts.texts.concatenation import operands
from beginner_lint.facts.types.lattice import Fact

if TYPE_CHECKING:
    from beginner_lint.facts import Facts
    from beginner_lint.facts.texts.joins import Join

_MANY = 1000


class Hazards:
    """Answers about one accumulation.

    Args:
        found: the accumulation.
        facts: the facts of its file.

    """

    def __init__(self, found: Accumulation, facts: Facts) -> None:
        self._found = found
        self._facts = facts
        self._scope = facts.scopes.scope_at(found.loop)

    def most_rounds(self) -> int:
        """Return how often the name may grow, a large number if that is not written down."""
        return max(self._rounds_of(growth) for growth in self._found.growths)

    def _rounds_of(self, growth: Growth) -> int:
        rounds = 1
        for loop in loops_around(growth.statement, self._facts):
            rounds *= self._rounds(loop)
            if loop is self._found.loop:
                break
        return rounds

    def _rounds(self, loop: Loop) -> int:
        iterable = loop.iter if isinstance(loop, ast.For) else None
        if isinstance(iterable, ast.List | ast.Tuple | ast.Set):
            is_known = not any(isinstance(element, ast.Starred) for element in iterable.elts)
            return len(iterable.elts) if is_known else _MANY
        if isinstance(iterable, ast.Constant) and isinstance(iterable.value, str):
            return len(iterable.value)
        if isinstance(iterable, ast.Call) and self._facts.types.origin(iterable.func) == "builtins.range":
            last = iterable.args[-1] if len(iterable.args) in (1, 2) else None
            if isinstance(last, ast.Constant) and isinstance(last.value, int):
                return last.value
        return _MANY

    def ends_where_it_grows(self) -> bool:
        """Tell whether the loop is left in the round in which the name grows, in all cases."""
        for growth in self._found.growths:
            if next(loops_around(growth.statement, self._facts)) is not self._found.loop:
                return False
            block, _ = self._facts.parents.block(growth.statement)
            if not isinstance(block[-1], ast.Break | ast.Return | ast.Raise):
                return False
        return True

    def other_users(self) -> str | None:
        """Return who else may see the unfinished text."""
        name = self._found.name
        if self._found.scope is not self._scope:
            return f"`{name}` belongs to the code around the function"
        if self._scope.kind is ScopeKind.CLASS:
            return f"`{name}` is an attribute of the class"
        if self._facts.flow.is_captured(name, self._scope):
            return f"`{name}` is used in a function inside"
        return None

    def other_end(self) -> str | None:
        """Return why the text may not be complete right after the loop, or not in one direction."""
        loop = self._found.loop
        if loop.orelse:
            return "the loop has an `else`"
        if len({growth.at_front for growth in self._found.growths}) > 1:
            return f"`{self._found.name}` grows at both ends"
        returns = any(isinstance(node, ast.Return) for node in nodes_in(loop))
        holders = self._facts.parents.ancestors(loop)
        if returns and any(getattr(holder, "finalbody", None) for holder in holders):
            return "the loop returns from within a `try`"
        return None

    def needed_name(self, names: Iterable[ast.Name]) -> str | None:
        """Return why one of the names that the loop binds must stay; modules that import it do not count."""
        flow, loop = self._facts.flow, self._found.loop
        for name in names:
            for later in flow.uses_beside(name.id, loop):
                if later.node is not None or not self.is_importable():
                    return later.reason
        return None

    def unmovable(self) -> str | None:
        """Return why the loop's parts cannot stand in a comprehension on all Python versions."""
        if any(_needs_its_place(node) for node in nodes_in(self._found.loop)):
            return "the loop does what a comprehension cannot do on all Python versions"
        return None

    def unset_name(self, join: Join) -> str | None:
        """Return a variable that may have no value where a comprehension would read it."""
        own = {self._found.name, *(name.id for name in join.bound)}
        return unset_name(self._found.loop.body, own, self._facts)

    def is_importable(self) -> bool:
        """Tell whether other modules may import the names."""
        return self._scope.kind is ScopeKind.MODULE and not self._facts.project.script

    def unproved_texts(self) -> list[str]:
        """Return what must be text for the fix to hold, as it is written."""
        names = [] if self._found.start.proves("str") else [self._found.name]
        names.extend(
            ast.unparse(piece)
            for piece in pieces_of(self._found.growths)
            if not self._facts.types.of(piece).proves("str")
        )
        return list(dict.fromkeys(names))

    def unfinished(self) -> str | None:
        """Return who may see the text as an exception left it; modules that import it do not count."""
        later = self._facts.flow.seen_after_exception(self._found.name, self._found.loop)
        if later is None or (later.node is None and self.is_importable()):
            return None
        return later.reason

    def may_be_unbound(self) -> bool:
        """Tell whether the name may have no value before the loop: without rounds, nobody would notice."""
        reads = [growth.read for growth in self._found.growths]
        are_bound = all(isinstance(read, ast.Name) and self._facts.flow.is_bound(read) for read in reads)
        return self._found.initial is None and not are_bound


def pieces_of(growths: Iterable[Growth]) -> list[ast.expr]:
    """Return all that is added, chains with text in them taken apart."""
    return [part for growth in growths for piece in growth.pieces for part in operands(piece)]


def known_pieces(growths: Iterable[Growth], facts: Facts) -> list[Fact]:
    """Return what is known of what is added, as far as anything is."""
    found = (facts.types.of(piece) for piece in pieces_of(growths))
    return [fact for fact in found if fact.type is not None]


def _needs_its_place(node: ast.AST) -> bool:
    """Tell whether a node waits for something, or is `super()`, which looks at the function around it."""
    if isinstance(node, ast.Await) or (isinstance(node, ast.comprehension) and node.is_async):
        return True
    function = node.func if isinstance(node, ast.Call) and not node.args else None
    return isinstance(function, ast.Name) and function.id == "super"
