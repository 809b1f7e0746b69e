"""What a `for` loop walks over, and what it does with the index where that is an index.

One analysis of a loop's header and of the uses of its variable serves all rules about loops;
`reductions.py` has the same for the effect of the body.
"""

from __future__ import annotations

import ast
import enum
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.index_headers import counted_sequence, walked_mapping
from beginner_lint.facts.scopes.node_fields import names_in, nodes_in
from beginner_lint.facts.scopes.scopes import Scope, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Methods of the sequences and collections that come with Python and change them.
_CHANGING = frozenset(
    {
        "add", "append", "appendleft", "clear", "difference_update", "discard", "extend", "extendleft",
        "insert", "intersection_update", "pop", "popitem", "popleft", "remove", "reverse", "rotate",
        "setdefault", "sort", "update",
    }
)  # fmt: skip
_JUMPS = (ast.Return, ast.Break, ast.Continue)


class IndexUse(enum.Enum):
    """What one place does with the index `i` of a loop over the indexes of `xs`."""

    ELEMENT = "reads `xs[i]`"
    WRITE = "stores or deletes `xs[i]`"
    NEIGHBOUR = "is part of another subscript of `xs`, such as `xs[i + 1]` or `xs[:i]`"
    PARALLEL = "reads `ys[i]`, or `ys[i, j]`"
    VALUE = "anything else: a number"
    REBOUND = "binds `i` to something else"
    DELAYED = "stands in a function or generator that runs later"


class Walk(enum.Enum):
    """What the body of a loop over indexes wants."""

    ELEMENTS = "only `xs[i]`"
    PAIRS = "`xs[i]`, and `i` too"
    PARALLEL = "`xs[i]` and `ys[i]`"
    INDEXES = "the index is really needed, or the loop is too unusual to tell"


@dataclass(frozen=True, slots=True)
class IndexLoop:
    """A loop `for index in range(len(sequence))`, or one over these indexes in another order, and its body.

    `elements` are the places that read `sequence[index]`, `parallel` those that read `other[index]`, and
    `values` those that use the index in another way. `change` is a place in the body that visibly changes the
    sequence or binds its name anew. `has_other_indexes` tells whether the body also reads the sequence by
    other variables, as loops over pairs of elements do.
    """

    loop: ast.For
    index: ast.Name
    sequence: ast.expr
    uses: tuple[IndexUse, ...]
    elements: tuple[ast.Subscript, ...]
    parallel: tuple[ast.Subscript, ...]
    values: tuple[ast.AST, ...]
    change: ast.AST | None
    has_other_indexes: bool

    @property
    def root(self) -> ast.Name:
        """The name with which the sequence begins."""
        return root(self.sequence)

    @property
    def walk(self) -> Walk:
        """What the body wants."""
        uses = set(self.uses)
        unusual = uses & {IndexUse.WRITE, IndexUse.NEIGHBOUR, IndexUse.REBOUND, IndexUse.DELAYED}
        if unusual or self.change is not None or IndexUse.ELEMENT not in uses:
            return Walk.INDEXES
        if IndexUse.PARALLEL in uses:
            return Walk.PARALLEL
        if IndexUse.VALUE not in uses:
            return Walk.ELEMENTS
        return Walk.INDEXES if self.has_other_indexes else Walk.PAIRS


class Loops:
    """Answers about loops.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._index_loops: dict[ast.For, IndexLoop | None] = {}
        self._key_loops: dict[ast.For, IndexLoop | None] = {}
        self._in_loops: dict[tuple[Scope, str], bool] = {}

    def over_indexes(self, loop: ast.For) -> IndexLoop | None:
        """Return the analysis of a loop over `range(len(…))` of a name or dotted name; None for another."""
        if loop not in self._index_loops:
            sequence = counted_sequence(loop.iter)
            self._index_loops[loop] = self.by_index(loop, sequence) if sequence is not None else None
        return self._index_loops[loop]

    def over_keys(self, loop: ast.For) -> IndexLoop | None:
        """Return the analysis of a loop over the keys of what has a name or dotted name; None for another.

        The key is its index. Whether what it walks over is a dict is not asked.
        """
        if loop not in self._key_loops:
            mapping = walked_mapping(loop.iter)
            self._key_loops[loop] = self.by_index(loop, mapping) if mapping else None
        return self._key_loops[loop]

    def stays_in_loops(self, name: str, at: ast.AST) -> bool:
        """Tell whether a name, as seen from a node, is used only within `for` loops over it.

        Then several of them may stop binding it at once.
        """
        scopes = self._facts.scopes
        owner = scopes.resolve(name, scopes.scope_at(at))
        if owner is None:
            return False
        if (owner, name) not in self._in_loops:
            places = scopes.occurrences(owner, scopes.scope_at(at).mangled(name))
            self._in_loops[owner, name] = all(
                any(_is_over(holder, name) for holder in self._facts.parents.ancestors(place.node))
                for place in places
            )
        return self._in_loops[owner, name]

    def by_index(self, loop: ast.For, sequence: ast.expr, index: ast.expr | None = None) -> IndexLoop | None:
        """Return the analysis of a loop over all indexes of a dotted name, in whatever order.

        The index is the loop's target unless another one is given. None where the header calls something else
        than the builtins that it seems to call.
        """
        index = loop.target if index is None else index
        if not isinstance(index, ast.Name) or root(sequence).id == index.id:
            return None
        if not all(self._facts.scopes.is_builtin(name) for name in _functions(loop.iter)):
            return None
        reads = self.places(index, loop)
        uses = [self._use(node, sequence, loop) for node in reads]

        def subscripts(wanted: IndexUse) -> tuple[ast.Subscript, ...]:
            places = [node for node, use in zip(reads, uses, strict=True) if use is wanted]
            holders = (self._facts.parents[node] for node in places)
            return tuple(holder for holder in holders if isinstance(holder, ast.Subscript))

        return IndexLoop(
            loop,
            index,
            sequence,
            tuple(uses),
            subscripts(IndexUse.ELEMENT),
            subscripts(IndexUse.PARALLEL),
            tuple(node for node, use in zip(reads, uses, strict=True) if use is IndexUse.VALUE),
            next(self.changes(sequence, [*loop.body, *loop.orelse]), None),
            self._is_read_elsewhere(sequence, index, loop),
        )

    def places(self, name: ast.Name, inside: ast.stmt) -> list[ast.AST]:
        """Return the places in a statement that stand for the variable that `name` is, itself left out."""
        owner = self._facts.scopes.owner(name)
        if owner is None:
            return []
        within = set(nodes_in(inside))
        spelled = self._facts.scopes.spelling(name)
        occurrences = self._facts.scopes.occurrences(owner, spelled)
        return [found.node for found in occurrences if found.node is not name and found.node in within]

    def _use(self, node: ast.AST, sequence: ast.expr, loop: ast.For) -> IndexUse:
        if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
            return IndexUse.REBOUND
        if not self._runs_within(node, self._facts.scopes.scope_at(loop)):
            return IndexUse.DELAYED
        subscript = self._facts.parents[node]
        if isinstance(subscript, ast.Subscript) and self.is_same(subscript.value, sequence):
            return IndexUse.ELEMENT if isinstance(subscript.ctx, ast.Load) else IndexUse.WRITE
        if isinstance(subscript, ast.Tuple):  # `ys[i, j]`
            subscript = self._facts.parents[subscript]
        is_other = isinstance(subscript, ast.Subscript) and not self.is_same(subscript.value, sequence)
        if isinstance(subscript, ast.Subscript) and is_other and subscript.value is not node:
            return IndexUse.PARALLEL if isinstance(subscript.ctx, ast.Load) else IndexUse.VALUE
        for holder in self._facts.parents.ancestors(node):
            if isinstance(holder, ast.stmt):
                break
            if isinstance(holder, ast.Subscript) and self.is_same(holder.value, sequence):
                return IndexUse.NEIGHBOUR
        return IndexUse.VALUE

    def _is_read_elsewhere(self, sequence: ast.expr, index: ast.Name, loop: ast.For) -> bool:
        """Tell whether the loop reads the sequence by an index that depends on other variables."""
        for node in nodes_in(*loop.body):
            if isinstance(node, ast.Subscript) and self.is_same(node.value, sequence):
                names = {name.id for name in nodes_in(node.slice) if isinstance(name, ast.Name)}
                if names - {index.id, "len", root(sequence).id}:
                    return True
        return False

    def _runs_within(self, node: ast.AST, scope: Scope) -> bool:
        """Tell whether a place runs with the statements of `scope`, not in something that is called later."""
        inner: Scope | None = self._facts.scopes.scope_at(node)
        while inner is not None and inner is not scope:
            if inner.kind is not ScopeKind.COMPREHENSION or not self._facts.flow.runs_at_once(inner.node):
                return False
            inner = inner.parent
        return inner is not None

    def initial(
        self, name: ast.Name, loop: ast.stmt, besides: Collection[ast.AST] = ()
    ) -> ast.Assign | ast.AnnAssign | None:
        """Return the statement that alone gives `name`, read in a loop, its value, and may as well come last.

        It stands before the loop in the same block, binds nothing else, and what stands between neither
        touches the name, nor jumps away, nor shows by an exception whether it was bound. What binds the
        name at the nodes in `besides`, in the loop itself, does not count.
        """
        bindings = [found for found in self._facts.flow.reaching(name) or () if found.node not in besides]
        return self._initial(bindings[0].node, name, loop) if len(bindings) == 1 else None

    def initial_of_written(self, name: ast.Name, loop: ast.stmt) -> ast.Assign | ast.AnnAssign | None:
        """Return what `initial` does for a name that the loop gives other values, but does not read."""
        block, end = self._facts.parents.block(loop)
        if not self._facts.effects.stays(name):
            return None
        for statement in reversed(block[:end]):
            places = self.places(name, statement)
            if places:
                return self._initial(places[0], name, loop)
        return None

    def _initial(self, place: ast.AST, name: ast.Name, loop: ast.stmt) -> ast.Assign | ast.AnnAssign | None:
        statement = self._facts.parents[place]
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        else:
            return None
        block, end = self._facts.parents.block(loop)
        beside, index = self._facts.parents.block(statement)
        if targets != [place] or beside is not block or index >= end:
            return None
        between = block[index + 1 : end]
        if any(isinstance(node, _JUMPS) for other in between for node in nodes_in(other)):
            return None
        flow = self._facts.flow
        if any(self.places(name, other) or flow.seen_after_exception(name.id, other) for other in between):
            return None
        return statement

    def is_same(self, node: ast.AST, other: ast.AST) -> bool:
        """Tell whether two dotted names are written alike and begin with the same variable."""
        if isinstance(node, ast.Name) and isinstance(other, ast.Name):
            scopes = self._facts.scopes
            return node.id == other.id and scopes.owner(node) is scopes.owner(other)
        if isinstance(node, ast.Attribute) and isinstance(other, ast.Attribute):
            return node.attr == other.attr and self.is_same(node.value, other.value)
        return False

    def changes(self, chain: ast.expr, nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
        """Yield the places in `nodes` that visibly bind a dotted name anew or change the object it holds.

        What a call may do to it out of sight is for `facts.effects` to say.
        """
        parts = list(_prefixes(chain))
        for node in nodes_in(*nodes):
            is_read = isinstance(getattr(node, "ctx", None), ast.Load)
            if isinstance(node, ast.Name | ast.Attribute) and not is_read:
                found = any(self.is_same(node, part) for part in parts)
            elif isinstance(node, ast.Attribute):
                found = node.attr in _CHANGING and self.is_same(node.value, chain)
            else:
                found = isinstance(node, ast.Subscript) and not is_read and self.is_same(node.value, chain)
            if found:
                yield node


def root(chain: ast.expr) -> ast.Name:
    """Return the name with which a dotted name begins."""
    while isinstance(chain, ast.Attribute):
        chain = chain.value
    assert isinstance(chain, ast.Name)
    return chain


def _prefixes(chain: ast.expr) -> Iterator[ast.expr]:
    """Yield `a.b.c`, `a.b` and `a` for `a.b.c`."""
    yield chain
    while isinstance(chain, ast.Attribute):
        chain = chain.value
        yield chain


def _functions(iterable: ast.expr) -> Iterator[ast.Name]:
    """Yield the names that are called in `range(len(xs))`."""
    for node in nodes_in(iterable):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func


def _is_over(holder: ast.AST, name: str) -> bool:
    """Tell whether a node is a loop that binds a name in each round."""
    if not isinstance(holder, ast.For | ast.AsyncFor):
        return False
    return any(found.id == name for found in names_in(holder.target))
