"""Names that only grow in a loop: `s += x`, `s = s + x`, `s = x + s`, and what is known of their start."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Binding, Scope
from beginner_lint.facts.texts.concatenation import is_plus, literal_text
from beginner_lint.facts.types.lattice import Fact, join_all

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

Loop = ast.For | ast.AsyncFor | ast.While
LOOPS = (ast.For, ast.AsyncFor, ast.While)
_ENDS_OF_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


class Growth(NamedTuple):
    """A statement that adds `pieces`, from left to right, to the end of `target`, or to its front.

    `read` is where the old value is read: the target itself, or the same on the other side of the `=`.
    """

    statement: ast.AugAssign | ast.Assign
    target: ast.expr
    read: ast.expr
    pieces: tuple[ast.expr, ...]
    at_front: bool = False


class Accumulation(NamedTuple):
    """A name that a loop, and all loops within it, make grow and do nothing else with.

    `growths` are in source order. `initial` is the statement that alone gives the name its value before the
    loop, in the same block, where nothing between touches the name or jumps away; None if there is none.
    `start` is what is known of the value before the loop. `asks` are statements of the loop that ask whether
    there is any text yet, as `if s: s += ", "` does.
    """

    name: str
    scope: Scope
    loop: Loop
    growths: tuple[Growth, ...]
    initial: ast.Assign | ast.AnnAssign | None
    start: Fact
    asks: tuple[ast.If, ...] = ()

    @property
    def begins_with(self) -> str | None:
        """The text that `initial` gives the name; None if that is no literal."""
        return literal_text(self.initial.value) if self.initial is not None else None


def growth_of(statement: ast.stmt, *, may_read: bool = False) -> Growth | None:
    """Return what a statement adds to what it binds; None if that does not just grow.

    With `may_read`, what is added may depend on what is there.
    """
    if isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Add):
        found = Growth(statement, statement.target, statement.target, (statement.value,))
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1 and is_plus(statement.value):
        target = statement.targets[0]
        first, *others, last = spine(statement.value)
        if _is_read_of(target, first):
            found = Growth(statement, target, first, (*others, last))
        elif _is_read_of(target, last):
            found = Growth(statement, target, last, (first, *others), at_front=True)
        else:
            return None
    else:
        return None
    reads_itself = any(_is_read_of(found.target, node) for piece in found.pieces for node in nodes_in(piece))
    return None if reads_itself and not may_read else found


def is_emptiness_test(test: ast.expr, target: ast.expr) -> bool:
    """Tell whether a test is true where a text has grown already, as `s`, `s != ""` and `len(s) > 0` do."""
    name = ast.unparse(target)
    forms = (name, f"{name} != ''", f"'' != {name}", f"len({name})", f"len({name}) > 0", f"len({name}) != 0")
    return ast.unparse(test) in forms


def spine(chain: ast.expr) -> list[ast.expr]:
    """Return what a chain of `+` adds up from left to right, sums in parentheses as one."""
    found: list[ast.expr] = []
    while isinstance(chain, ast.BinOp) and isinstance(chain.op, ast.Add):
        found.append(chain.right)
        chain = chain.left
    return [chain, *reversed(found)]


def _is_read_of(target: ast.expr, node: ast.AST) -> bool:
    """Tell whether an expression is written like a target."""
    if isinstance(node, ast.Name) and isinstance(target, ast.Name):
        return node.id == target.id
    return type(node) is type(target) and ast.unparse(node) == ast.unparse(target)


def loops_around(statement: ast.stmt, facts: Facts) -> Iterator[Loop]:
    """Yield the loops that repeat a statement, from the innermost to the outermost."""
    inner: ast.AST = statement
    for holder in facts.parents.ancestors(statement):
        if isinstance(holder, _ENDS_OF_SCOPES):
            return
        if isinstance(holder, LOOPS) and inner in holder.body:
            yield holder
        inner = holder


class Accumulations:
    """Finds accumulations.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def around(self, growth: Growth) -> Accumulation | None:
        """Return the accumulation to which the growth of a name belongs.

        Its loop is the outermost one in which the name does nothing but grow; None if there is none.
        """
        if not isinstance(growth.target, ast.Name):
            return None
        scopes = self._facts.scopes
        owner = scopes.owner(growth.target)
        if owner is None:
            return None
        spelled = scopes.spelling(growth.target)
        places = [found.node for found in scopes.occurrences(owner, spelled)]
        found: tuple[Loop, tuple[Growth, ...], tuple[ast.If, ...]] | None = None
        for loop in loops_around(growth.statement, self._facts):
            changes = self._growths(growth, places, loop)
            if changes is None:
                break
            found = loop, *changes
        if found is None:
            return None
        loop, growths, asks = found
        targets = {growth.target for growth in growths}
        start = join_all(*map(self._facts.types.of_binding, self._bindings_before(growths, targets)))
        read = growths[0].read
        assert isinstance(read, ast.Name)
        initial = self._facts.loops.initial(read, loop, besides=targets)
        return Accumulation(growth.target.id, owner, loop, growths, initial, start, asks)

    def _growths(
        self, growth: Growth, places: Iterable[ast.AST], loop: Loop
    ) -> tuple[tuple[Growth, ...], tuple[ast.If, ...]] | None:
        """Return the statements in a loop that make the name grow, and those that ask whether it did.

        None if the loop does anything else with it.
        """
        scope = self._facts.scopes.scope_at(growth.statement)
        found: dict[ast.stmt, Growth] = {}
        asks: list[ast.If] = []
        for place in places:
            if loop not in self._facts.parents.ancestors(place):
                continue
            statement = self._facts.parents.statement(place)
            if isinstance(statement, ast.If) and self._asks(statement.test, growth.target):
                asks.append(statement)
                continue
            other = found.get(statement) or growth_of(statement)
            if other is None or place not in (other.target, other.read):
                return None
            if self._facts.scopes.scope_at(statement) is not scope:
                return None
            found[statement] = other
        return tuple(found.values()), tuple(asks)

    def _asks(self, test: ast.expr, target: ast.expr) -> bool:
        calls = [node.func for node in nodes_in(test) if isinstance(node, ast.Call)]
        are_own = all(isinstance(name, ast.Name) and self._facts.scopes.is_builtin(name) for name in calls)
        return are_own and is_emptiness_test(test, target)

    def _bindings_before(self, growths: Iterable[Growth], targets: Collection[ast.AST]) -> list[Binding]:
        """Return the bindings that may give the value before the loop; none if they are not known."""
        found: dict[Binding, None] = {}
        for growth in growths:
            bindings = self._facts.flow.reaching(growth.read) if isinstance(growth.read, ast.Name) else None
            if bindings is None:
                return []
            found |= dict.fromkeys(binding for binding in bindings if binding.node not in targets)
        return list(found)

    def place_only_grows(self, growth: Growth) -> bool:
        """Tell whether a loop makes one attribute or item grow, always the same one, and does not look at it.

        Methods that the loop calls on the object may look at it.
        """
        loop = next(loops_around(growth.statement, self._facts), None)
        place = growth.target
        if loop is None or not isinstance(place, ast.Attribute | ast.Subscript):
            return False
        own = {id(node) for part in (growth.target, growth.read) for node in nodes_in(part)}
        names = {node.id for node in nodes_in(place) if isinstance(node, ast.Name)}
        others = [node for node in nodes_in(loop) if isinstance(node, ast.Name) and id(node) not in own]
        return not any(node.id in names and self._may_touch(node, place) for node in others)

    def _may_touch(self, node: ast.Name, place: ast.Attribute | ast.Subscript) -> bool:
        """Tell whether one use of a name on which a place depends may read or change a place."""
        if not isinstance(node.ctx, ast.Load):
            return True
        if node.id != getattr(_root(place), "id", None):
            return False  # a key, say, which others may look at
        holder = self._facts.parents[node]
        if not isinstance(place, ast.Attribute) or not isinstance(holder, ast.Attribute):
            return True
        is_called = isinstance(self._facts.parents[holder], ast.Call)
        return is_called or holder.attr == place.attr


def _root(place: ast.expr) -> ast.expr:
    """Return what stands before all dots and brackets."""
    while isinstance(place, ast.Attribute | ast.Subscript):
        place = place.value
    return place
