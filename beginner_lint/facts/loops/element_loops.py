"""A loop over indexes as a loop over elements: what the element is called, and the edits that make it so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit, Fix
from beginner_lint.facts.layout import comment_after, has_exact_place, is_for_tools, removal
from beginner_lint.facts.loops.loops import IndexLoop
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.facts.types.lattice import How, with_article
from beginner_lint.guards import applicability, assuming, guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts
    from beginner_lint.facts.flow.flow import Later

# Types for which all `xs[i]`, for `i` from 0 on, are what `for x in xs` gives.
_SEQUENCES = ("list", "tuple", "str", "range", "bytes", "bytearray")

# Types that have a length and items, but other ones than iterating gives; tables have their own rules.
_NO_SEQUENCES = (
    "dict", "set", "frozenset", "defaultdict", "Counter", "OrderedDict", "ChainMap", "mapping", "Mapping",
    "DataFrame", "Series", "Index", "ndarray", "array", "module", "type", "function", "int", "float",
)  # fmt: skip
_TABULAR = frozenset({"iloc", "loc", "iat", "at", "columns", "shape", "dtype", "keys", "items", "values"})


class ElementLoop:
    """What a loop over indexes looks like as a loop over elements.

    Args:
        over_indexes: the loop as it is.
        facts: the facts of its file.
        beside: what it looks like as one over further sequences, with which it walks at the same time.
        labelled: whether a new name must tell its element from theirs.
        name: what the element is called, if the loop has a name for it already.

    """

    def __init__(
        self,
        over_indexes: IndexLoop,
        facts: Facts,
        beside: tuple[ElementLoop, ...] = (),
        *,
        labelled: bool = False,
        name: str | None = None,
    ) -> None:
        self._name = name
        self._old = over_indexes
        self._facts = facts
        self._beside = beside
        self._labelled = labelled
        self._loop = over_indexes.loop
        self._scope = facts.scopes.scope_at(self._loop)

    @property
    def root(self) -> ast.Name:
        """The name with which the sequence begins."""
        return self._old.root

    # Is it a loop over elements?

    def cannot_be(self) -> bool:
        """Tell whether it cannot be one."""
        return self.is_an_attribute() or self.is_no_sequence() or self.walks_itself()

    def index_is_needed_later(self) -> Later | None:
        """Return where the index is used outside the loop; imports by other modules do not count."""
        flow, name = self._facts.flow, self._old.index.id
        for later in flow.uses_beside(name, self._loop):
            if later.node or self._facts.scopes.owner(self._old.index) is not self._scope:
                return later
        return None

    @guard
    def is_an_attribute(self) -> bool:
        """Tell whether the loop's variables are attributes of a class."""
        return self._scope.kind is ScopeKind.CLASS

    @guard
    def walks_itself(self) -> bool:
        """Tell whether the loop is in a special method of the very object that it walks over.

        There a loop over elements would call `__iter__` or `__getitem__` again, without an end.
        """
        function = self._scope.node
        if not isinstance(function, ast.FunctionDef) or not isinstance(self._old.sequence, ast.Name):
            return False
        is_special = function.name.startswith("__") and function.name.endswith("__")
        first = [*function.args.posonlyargs, *function.args.args][:1]
        return is_special and bool(first) and first[0].arg == self._old.sequence.id

    @guard
    def is_no_sequence(self) -> bool:
        """Tell whether the collection is, or looks like, a dict or a frame: there `xs[i]` looks up a key."""
        sequence = self._old.sequence
        if self._facts.types.of(sequence).suggests(*_NO_SEQUENCES) or self._is_made_by_library():
            return True
        name = self._old.root
        owner = self._facts.scopes.owner(name)
        spelled = self._facts.scopes.spelling(name)
        occurrences = self._facts.scopes.occurrences(owner, spelled) if owner else []
        return any(self._is_keyed(found.node) for found in occurrences)

    def _is_made_by_library(self) -> bool:
        """Tell whether a call of numpy or pandas makes the collection: their rules know better what to do."""
        if not isinstance(self._old.sequence, ast.Name):
            return False
        for binding in self._facts.flow.reaching(self._old.sequence) or ():
            value = getattr(self._facts.parents[binding.node], "value", None)
            origin = self._facts.types.origin(value.func) if isinstance(value, ast.Call) else None
            if origin and origin.partition(".")[0] in ("numpy", "pandas"):
                return True
        return False

    def _is_keyed(self, node: ast.AST) -> bool:
        """Tell whether one place treats the collection as a mapping or a table."""
        holder = self._facts.parents.get(node)
        while isinstance(holder, ast.Attribute) and not self._facts.loops.is_same(node, self._old.sequence):
            node, holder = holder, self._facts.parents.get(holder)
        if isinstance(holder, ast.Subscript) and holder.value is node:
            key = holder.slice
            return isinstance(key, ast.Tuple) or (
                isinstance(key, ast.Constant) and isinstance(key.value, str)
            )
        return isinstance(holder, ast.Attribute) and holder.attr in _TABULAR

    # What would it take for granted?

    @guard
    def type_is_unproved(self) -> str | None:
        """Return what is taken for granted about the type of the sequence; None if it is proved."""
        fact = self._facts.types.of(self._old.sequence)
        name = self._facts.source.segment(self._old.sequence)
        if fact.proves(*_SEQUENCES):
            return None
        if fact.how is How.DECLARED and fact.suggests(*_SEQUENCES, "Sequence", "MutableSequence"):
            return f"`{name}` is {with_article(fact.type)}, as declared"
        return f"`{name}` is a list or another sequence (no dict)"

    @guard
    def may_change(self) -> str | None:
        """Return what must hold for the loop not to change the sequence out of sight."""
        root = self._old.root
        owner = self._facts.scopes.owner(root)
        body = [*self._loop.body, *self._loop.orelse]
        spelled = self._facts.scopes.spelling(root)
        if owner and not self._facts.effects.may_change(spelled, owner, body):
            return None
        return f"the loop does not change `{self._facts.source.segment(self._old.sequence)}`"

    @guard
    def others_see_the_names(self, *, index_goes: bool) -> str | None:
        """Return what must hold for nobody to notice that a name is new, and that the index is gone."""
        if self._facts.scopes.introspected(self._scope):
            return "nobody looks up variables as text, as `locals()` does"
        name = self._old.index.id
        if index_goes and self._facts.flow.read_later(name, self._loop):
            return f"no other module imports `{name}`"
        return None

    # The new loop

    @cached_property
    def _statements(self) -> list[ast.stmt]:
        """The body, without what moves into the header for the sequences beside."""
        moved = [other.given for other in self._beside]
        return [statement for statement in self._loop.body if statement not in moved]

    @cached_property
    def given(self) -> ast.Assign | None:
        """The statement `x = xs[i]` whose target can move into the loop's header; None if there is none."""
        if self._name is not None or len(self._statements) == 1:
            return None
        for position, statement in enumerate(self._statements):
            if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
                continue
            if statement.value in self._old.elements and self._can_move(statement, position):
                return statement
        return None

    @cached_property
    def target(self) -> str:
        """What the element is called: as the learner does already, else by a fresh name."""
        if self._name is not None:
            return self._name
        if self.given is not None:
            return self._facts.source.segment(self.given.targets[0])
        taken = {name for other in self._beside for name in other.names}
        naming, sequence = self._facts.naming, self._old.sequence
        return naming.for_element(sequence, self._loop, taken, labelled=self._labelled)

    @property
    def target_in_tuple(self) -> str:
        """The target as one of several: a tuple in parentheses."""
        is_bare = self.given is not None and isinstance(self.given.targets[0], ast.Tuple)
        return f"({self.target})" if is_bare and not self.target.startswith("(") else self.target

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the target."""
        if self.given is None:
            return (self.target,)
        return tuple(node.id for node in nodes_in(self.given.targets[0]) if isinstance(node, ast.Name))

    def fix(self, title: str, target: str, iterable: str, *, index_goes: bool, calls: str = "") -> Fix | str:
        """Return the fix that makes the header `for target in iterable`, or why there is none.

        Args:
            title: what is done, in the imperative.
            target: what the new header binds.
            iterable: what it walks over.
            index_goes: whether the index is not bound any more.
            calls: the builtin that the new header calls.

        """
        edits = self.edits()
        if edits is None:
            return "an element is read in a place where its text cannot be replaced"
        assumption = assuming(*self.claims(), self.others_see_the_names(index_goes=index_goes))
        source, scoped = self._facts.source, self._facts.scopes.scoped
        index, sequence = self._old.index.id, self._old.root.id
        bound = (index, *self.names) if index_goes else self.names
        relied_on = [sequence, *([] if index_goes else [index]), *([calls] if calls else [])]
        return Fix(
            title,
            applicability(assumption),
            (
                Edit(*source.span(self._old.index), target),
                Edit(*source.span(self._loop.iter), iterable),
                *edits,
            ),
            binds=scoped(self._loop, *bound),
            relies_on=scoped(self._loop, *relied_on),
            assumption=assumption,
        )

    def claims(self) -> tuple[str | None, ...]:
        """Return what is taken for granted about the sequence."""
        return self.type_is_unproved(), self.may_change()

    def edits(self) -> tuple[Edit, ...] | None:
        """Return the edits of the body; None where the place of an element in the text is not certain."""
        edits = [self._edit(element) for element in self._old.elements if not self._is_given(element)]
        if self.given is not None:
            edits.append(removal(self.given, self._facts.source))
        found = [edit for edit in edits if edit is not None]
        is_exact = len(found) == len(edits) == len({edit.start for edit in found})
        return tuple(found) if is_exact else None

    def _is_given(self, element: ast.Subscript) -> bool:
        return self.given is not None and self.given.value is element

    def _edit(self, element: ast.Subscript) -> Edit | None:
        """Return the edit that puts the target in the place of `xs[i]`.

        Before Python 3.12 the places of nodes in f-strings are not always right, and `f"{xs[i] = }"` shows
        the expression as text.
        """
        source = self._facts.source
        start, end = source.span(element)
        if not has_exact_place(element, source) or self._is_shown_as_text(element):
            return None
        before, after = source.text[start - 1 : start], source.text[end : end + 1]
        left = " " if before.isidentifier() or before.isdigit() else ""  # `return(xs)[i]`
        right = " " if after.isidentifier() or after.isdigit() else ""  # `xs[i]if`
        return Edit(start, end, f"{left}{self.target}{right}")

    def _is_shown_as_text(self, element: ast.AST) -> bool:
        for holder in self._facts.parents.ancestors(element):
            if isinstance(holder, ast.FormattedValue):
                end = self._facts.source.span(holder.value)[1]
                if self._facts.source.text[end : end + 20].lstrip(" )").startswith("="):
                    return True
            elif isinstance(holder, ast.stmt):
                break
        return False

    def _can_move(self, statement: ast.Assign, position: int) -> bool:
        """Tell whether the target of `x = xs[i]` can be bound at the start of the round instead."""
        names = list(_names(statement.targets[0]))
        taken = {self._old.index.id, self._old.root.id}
        taken.update(name for other in self._beside for name in other.names)
        if not names or any(name.id in taken for name in names):
            return False
        if len(self._old.elements) > 1 and not (len(names) == 1 and self._is_bound_once(names[0])):
            return False
        if is_for_tools(comment_after(statement, self._facts.source)):
            return False
        if removal(statement, self._facts.source) is None:
            return False
        return position == 0 or all(self._is_unused_before(name, position) for name in names)

    def _is_bound_once(self, name: ast.Name) -> bool:
        """Tell whether the loop binds a name in one place only."""
        return all(
            isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
            for node in self._facts.loops.places(name, self._loop)
        )

    def _is_unused_before(self, name: ast.Name, position: int) -> bool:
        """Tell whether nobody sees that a name is bound at the start of the round, not at its statement."""
        flow = self._facts.flow
        before = (node for statement in self._statements[:position] for node in nodes_in(statement))
        if any(isinstance(node, ast.Name) and node.id == name.id for node in before):
            return False
        return not (flow.read_later(name.id, self._loop) or flow.seen_after_exception(name.id, self._loop))


def _names(target: ast.expr) -> Iterator[ast.Name]:
    """Yield the names of a target that is a name or a tuple of names, nothing for another."""
    nodes = target.elts if isinstance(target, ast.Tuple) else [target]
    if all(isinstance(node, ast.Name) for node in nodes):
        yield from (node for node in nodes if isinstance(node, ast.Name))
