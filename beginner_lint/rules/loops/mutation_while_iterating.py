"""ZEN323 mutation-while-iterating."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from beginner_lint.diagnostic import Applicability, Fix, Kind, Level
from beginner_lint.facts.effects.effects import in_place
from beginner_lint.facts.loops.index_headers import counted_sequence, is_dotted
from beginner_lint.facts.loops.leaving import is_left_after, jumps
from beginner_lint.facts.scopes.node_fields import names_in, nodes_in
from beginner_lint.facts.types.lattice import How
from beginner_lint.rule import Rule, cst, guard, remembered

_GROWING = frozenset(
    {"append", "insert", "extend", "add", "update", "setdefault", "appendleft", "extendleft"}
)
_SHRINKING = frozenset({"remove", "pop", "popitem", "discard", "popleft"})
_ENDLESS = frozenset({"append", "insert", "extend"})
_STOPPING = ("dict", "set", "deque", "defaultdict", "Counter", "OrderedDict")


@dataclass(frozen=True, slots=True)
class _Change:
    """A place where a loop changes what it walks over: `taken` is the index or element that it names."""

    node: ast.AST
    method: str
    taken: ast.expr | None

    @property
    def shrinks(self) -> bool:
        return self.method in _SHRINKING or self.method == "del"


@dataclass(frozen=True, slots=True)
class _Walk:
    """A loop over a collection: by its elements, with numbers (`enumerate`), or by its indexes."""

    loop: ast.For
    collection: ast.expr
    index: ast.expr | None
    by_index: bool


class MutationWhileIterating(Rule):
    """Loop that takes items out of the very collection that it walks over.

    ## Why is this bad?
    A loop over a list counts positions. When an item goes, the next one moves into its place, and the loop
    steps over it. With a dictionary or a set, Python notices and stops the program with a RuntimeError.

    ## Example
    ```python
    numbers = [1, 2, 2, 3]
    for number in numbers:
        if number == 2:
            numbers.remove(number)
    print(numbers)
    ```

    Use instead:
    ```python
    numbers = [1, 2, 2, 3]
    for number in list(numbers):
        if number == 2:
            numbers.remove(number)
    print(numbers)
    ```

    ## Not flagged
    ```python
    numbers = [1, 2, 2, 3]
    for number in numbers:
        if number == 2:
            numbers.remove(number)
            break  # the loop is over, nothing can be skipped
    for number in numbers[:]:  # a copy
        numbers.remove(number)
    print(numbers)
    ```

    ## Fix safety
    The fix is unsafe, as it is meant to change what the program does: the loop walks over a copy, and sees
    each item. No fix is offered where the loop takes items out by their index, which is another in the copy.
    """

    code = "ZEN323"
    level = Level.BASICS
    kind = Kind.BUG

    def screen_For(self, node: ast.For) -> bool:
        """Let a loop through that changes what it walks over."""
        return self._walk(node) is not None and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that changes what it walks over."""
        walk, change = self._walk(origin), self._finding(origin)
        if walk is None or change is None:
            return
        self.report(
            origin,
            self._message(walk, change),
            fix=lambda: self._fix(walk),
            related=[(change.node, "changed here")],
        )

    def _walk(self, loop: ast.For) -> _Walk | None:
        """Return what a loop walks over, if that is a name or a dotted name."""
        iterable, target = loop.iter, loop.target
        if is_dotted(iterable):
            return _Walk(loop, iterable, None, False)
        if not isinstance(iterable, ast.Call) or not isinstance(iterable.func, ast.Name) or iterable.keywords:
            return None
        if not self.facts.scopes.is_builtin(iterable.func):
            return None
        if iterable.func.id == "range":
            counted = counted_sequence(iterable)
            return _Walk(loop, counted, target, True) if counted is not None else None
        is_pair = isinstance(target, ast.Tuple) and len(target.elts) == 2
        if iterable.func.id != "enumerate" or not iterable.args or not is_dotted(iterable.args[0]):
            return None
        return _Walk(loop, iterable.args[0], target.elts[0] if is_pair else None, False)  # type: ignore[attr-defined]

    @remembered
    def _finding(self, loop: ast.For) -> _Change | None:
        """Return the first change that makes the loop go wrong; None if there is none."""
        walk = self._walk(loop)
        if walk is None or not self._may_change(walk):
            return None
        places = list(self.facts.loops.changes(walk.collection, loop.body))
        if not places or self.is_other_object(places):
            return None
        changes = [found for place in places if (found := self._change(place)) is not None]
        if self.type_is_unknown(walk) or self.is_evened_out(changes, walk):
            return None
        return next((change for change in changes if self._goes_wrong(change, walk)), None)

    def _may_change(self, walk: _Walk) -> bool:
        """Tell whether the text of a loop looks as if it could: most need no closer look."""
        name = self.source.segment(walk.collection)
        start, end = self.source.span(walk.loop.body[0])[0], self.source.span(walk.loop.body[-1])[1]
        text = self.source.text[start:end]
        return name in text and (f"{name}." in text or "del" in text)

    def _change(self, place: ast.AST) -> _Change | None:
        """Return what a place does to the number of items; None if nothing that is sure."""
        if isinstance(place, ast.Subscript):
            return _Change(place, "del" if isinstance(place.ctx, ast.Del) else "set", place.slice)
        call = self.facts.parents[place]
        if not isinstance(place, ast.Attribute) or not isinstance(call, ast.Call) or call.func is not place:
            return None
        return _Change(place, place.attr, call.args[0] if call.args else None)

    def _goes_wrong(self, change: _Change, walk: _Walk) -> bool:
        """Tell whether a change makes the loop skip items, fail, or never end."""
        if change.node not in set(in_place(walk.loop.body)):
            return False
        kind = self.facts.types.of(walk.collection).name
        if walk.by_index:
            takes_own = change.shrinks and change.method != "remove" and self._is_index(change, walk)
            return kind == "list" and takes_own and not self.is_left(change, walk)
        if kind == "list" and change.method in _ENDLESS:
            return self._never_ends(change, walk.loop) and not self.may_add_nothing(change)
        if not change.shrinks or not self._is_sure(change, walk) or self.is_elsewhere(change, walk):
            return False
        return not self.is_left(change, walk)

    def _is_index(self, change: _Change, walk: _Walk) -> bool:
        index = walk.index
        return (
            isinstance(index, ast.Name) and isinstance(change.taken, ast.Name) and index.id == change.taken.id
        )

    def _is_sure(self, change: _Change, walk: _Walk) -> bool:
        """Tell whether something goes: `discard(x)` and `pop(x, None)` may find nothing."""
        call = self.facts.parents[change.node]
        may_miss = change.method == "discard" or (isinstance(call, ast.Call) and len(call.args) > 1)
        if not may_miss:
            return True
        target = walk.loop.target
        return (
            isinstance(target, ast.Name)
            and isinstance(change.taken, ast.Name)
            and target.id == change.taken.id
        )

    def _never_ends(self, change: _Change, loop: ast.For) -> bool:
        """Tell whether each round adds an item, and nothing ends the loop."""
        statement = self.facts.parents.statement(change.node)
        leaves = (ast.Break, ast.Return, ast.Raise, ast.Continue)
        return statement in loop.body and not any(jumps(each, *leaves) for each in loop.body)

    # What keeps it silent

    @guard
    def may_add_nothing(self, change: _Change) -> bool:
        """Whether `extend` may get nothing in the end: the loop works off a list to which it adds."""
        is_display = isinstance(change.taken, ast.List | ast.Tuple) and bool(change.taken.elts)
        return change.method == "extend" and not is_display

    @guard
    def is_other_object(self, places: list[ast.AST]) -> bool:
        """Whether the loop gives the name another object: what is changed may not be what is walked over."""
        return any(
            not isinstance(getattr(place, "ctx", None), ast.Load)
            for place in places
            if not isinstance(place, ast.Subscript)
        )

    @guard
    def type_is_unknown(self, walk: _Walk) -> bool:
        """Whether it may be a collection of another kind, one that takes changes well."""
        fact = self.facts.types.of(walk.collection)
        return not fact.suggests("list", *_STOPPING) or fact.how is How.EVIDENCE

    @guard
    def is_evened_out(self, changes: list[_Change], walk: _Walk) -> bool:
        """Whether the loop adds items, too, so that all may be in its place again."""
        is_list = self.facts.types.of(walk.collection).suggests("list")
        adding = _GROWING if is_list else _GROWING | {"set"}
        return any(change.method in adding for change in changes) and any(each.shrinks for each in changes)

    @guard
    def is_elsewhere(self, change: _Change, walk: _Walk) -> bool:
        """Whether it goes from a place of a list that may be far behind the loop's own."""
        by_place = change.method in ("del", "pop") and self.facts.types.of(walk.collection).suggests("list")
        if not by_place or change.taken is None:
            return by_place
        is_first = isinstance(change.taken, ast.Constant) and change.taken.value == 0
        return not is_first and not any(
            _mentions(change.taken, name.id) for name in names_in(walk.loop.target)
        )

    @guard
    def is_left(self, change: _Change, walk: _Walk) -> bool:
        """Whether the loop is over when something has changed, so that nothing can be skipped."""
        return is_left_after(change.node, walk.loop, self.facts.parents)

    # What is said and done

    def _message(self, walk: _Walk, change: _Change) -> str:
        name = self.source.segment(walk.collection)
        if walk.by_index:
            index = self.source.segment(walk.loop.target)
            return f"`{name}` shrinks while `{index}` counts up, which can skip items and run past the end"
        if not change.shrinks:
            return f"`{name}` grows in each round, so the loop can go on for ever; walk over `list({name})`"
        if self.facts.types.of(walk.collection).suggests(*_STOPPING):
            return f"`{name}` shrinks while the loop walks over it, which fails; walk over `list({name})`"
        return (
            f"`{name}` shrinks while the loop walks over it, which can skip items; walk over `list({name})`"
        )

    @guard
    def index_is_used(self, walk: _Walk) -> str | None:
        """Why a copy does not help: the loop takes items out by an index that is another one in the copy."""
        index = walk.index
        if index is None:
            return None
        name = self.source.segment(index)
        places = self.facts.loops.changes(walk.collection, walk.loop.body)
        taken = [change.taken for place in places if (change := self._change(place)) and change.taken]
        if not any(_mentions(part, name) for part in taken):
            return None
        return f"`{name}` counts the items of the copy, not those that are left"

    @guard
    def list_means_something_else(self, walk: _Walk) -> str | None:
        """Why `list` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("list", walk.loop):
            return None
        return "`list` may mean something else in this program"

    def _fix(self, walk: _Walk) -> Fix | str:
        refusal = self.index_is_used(walk) or self.list_means_something_else(walk)
        if refusal:
            return refusal
        name = self.source.segment(walk.collection)
        return Fix(
            "Walk over a copy",
            Applicability.UNSAFE,
            (self.replacing(walk.collection, f"list({name})"),),
            relies_on=self.scoped(walk.loop, "list"),
            assumption="assumes that the loop is to see each item that was there at its start",
        )


def _mentions(part: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in nodes_in(part))
