"""ZEN322 quadratic-lookup."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.layout import has_exact_place
from beginner_lint.facts.loops.front_inserts import FrontInserts, inserts_at_front
from beginner_lint.facts.loops.index_headers import is_number
from beginner_lint.facts.loops.rounds import loop_that_repeats, targets_of
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Occurrence, ScopeKind
from beginner_lint.facts.types.lattice import How
from beginner_lint.rule import Rule, cst, guard, remembered

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_METHODS = frozenset({"index", "insert", "pop"})
_GROWING = frozenset({"append", "extend", "insert"})
_MOVING = {"pop": ("pop(0)", "popleft()"), "insert": ("insert(0, ...)", "appendleft()")}
_HASHABLE = ("str", "int", "float", "bool", "bytes", "NoneType")
_FEW = 16  # these are searched in no time


class QuadraticLookup(Rule):
    """List that a loop searches, or moves up, from its beginning in each round.

    ## Why is this bad?
    `x in xs` and `xs.index(x)` compare `x` with one item after the other, and `xs.pop(0)` and
    `xs.insert(0, x)` move all other items. For a few items that is nothing. With a hundred times as many
    items, a loop that does it can take ten thousand times as long.

    ## Example
    ```python
    words = "the cat and the dog and the bird".split()
    for word in words:
        print(words.index(word), word)
    ```

    Use instead:
    ```python
    words = "the cat and the dog and the bird".split()
    for i, word in enumerate(words):
        print(i, word)
    ```

    ## Not flagged
    ```python
    vowels = ["a", "e", "i", "o", "u"]
    for letter in "banana":
        if letter in vowels:  # a few items are searched in no time
            print(letter)
    ```

    ## Fix safety
    The fix is unsafe: `index` finds the first of equal items, `enumerate` gives each its own position, and a
    set keeps no order. Where items are taken from the front or put there no fix is offered: use
    `collections.deque` with `popleft()` and `appendleft()`.
    """

    code = "ZEN322"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    parts = (ast.In, ast.NotIn)
    names = _METHODS

    def screen_Compare(self, node: ast.Compare) -> bool:
        """Let `x in xs` in loops through."""
        return (
            len(node.ops) == 1
            and isinstance(node.ops[0], ast.In | ast.NotIn)
            and isinstance(node.comparators[0], ast.Name)
            and self._is_found(node.comparators[0])
            and not self.is_asked_the_same(node, node.left)
            and not self.items_cannot_be_hashed(node.comparators[0])
        )

    def screen_Call(self, node: ast.Call) -> bool:
        """Let `xs.index(x)`, `xs.pop(0)` of a queue, and `xs.insert(0, x)` in loops through."""
        method = node.func
        if not isinstance(method, ast.Attribute) or not isinstance(method.value, ast.Name) or node.keywords:
            return False
        name = method.value
        if method.attr == "insert":
            is_found = inserts_at_front(node) and self._is_found(name)
            return is_found and not self.only_fills_from_the_front(node)
        if method.attr == "pop":
            is_found = len(node.args) == 1 and is_number(node.args[0], 0) and self._is_found(name)
            return is_found and not self.is_no_queue(name)
        if method.attr != "index" or len(node.args) != 1 or not self._is_found(name):
            return False
        return not self.is_asked_the_same(node, node.args[0]) and not self.changes_meanwhile(name)

    def visit_Comparison(self, node: cst.Comparison, origin: ast.Compare) -> None:
        """Report `x in xs` in a loop."""
        if self.screen_Compare(origin):
            name = origin.comparators[0]
            assert isinstance(name, ast.Name)
            message = f"`in` looks through the list `{name.id}` in each round; a set finds items at once"
            self.report(origin, message, fix=lambda: self._set_fix(name))

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report `xs.index(x)`, `xs.pop(0)` and `xs.insert(0, x)` in a loop."""
        if not self.screen_Call(origin) or not isinstance(origin.func, ast.Attribute):
            return
        name = origin.func.value
        assert isinstance(name, ast.Name)
        moving = _MOVING.get(origin.func.attr)
        if moving is not None:
            call, instead = moving
            message = f"`{call}` moves all items of `{name.id}` in each round; a `deque` has `{instead}`"
            self.report(origin, message, fix=lambda: f"`{name.id}` would have to be a `collections.deque`")
            return
        loop = self._loop_over(origin, name)
        if loop is None:
            message = f"`index` searches `{name.id}` from its start in each round; a dictionary finds at once"
            self.report(origin, message, fix=lambda: "make a dictionary of positions before the loop")
            return
        message = f"`index` searches `{name.id}` from its start; `enumerate({name.id})` gives the position"
        self.report(origin, message, fix=lambda: self._enumerate_fix(origin, name, loop))

    @remembered
    def _is_found(self, name: ast.Name) -> bool:
        loop = loop_that_repeats(name, self.facts.parents)
        if loop is None or self.is_no_list(name) or self.is_made_in_the_loop(name, loop):
            return False
        return not (self.is_short(name) or self.has_few_rounds(loop))

    def _places(self, name: ast.Name) -> list[Occurrence]:
        owner = self.facts.scopes.owner(name)
        return self.facts.scopes.occurrences(owner, self.facts.scopes.spelling(name)) if owner else []

    # What keeps it silent

    @guard
    def is_no_list(self, name: ast.Name) -> bool:
        """Whether it may be something that finds items at once, or a parameter that gets a few items."""
        fact = self.facts.types.kind(name)
        if fact.how is How.DECLARED and fact.suggests("list"):
            holder = self.facts.parents[self.facts.parents[name]]
            return not isinstance(holder, ast.Call) or self._loop_over(holder, name) is None
        return not fact.proves("list")

    @guard
    def is_asked_the_same(self, node: ast.expr, asked: ast.expr) -> bool:
        """Whether it is no loop over data, or one that asks for the same in each round."""
        loop = loop_that_repeats(node, self.facts.parents)
        body = loop.body if isinstance(loop, ast.For | ast.AsyncFor) else []
        names = [
            inner
            for part in [*targets_of(loop), *body]
            for inner in nodes_in(part)
            if isinstance(inner, ast.Name)
        ]
        bound = {name.id for name in names if not isinstance(name.ctx, ast.Load)}
        return not any(isinstance(inner, ast.Name) and inner.id in bound for inner in nodes_in(asked))

    @guard
    def changes_meanwhile(self, name: ast.Name) -> bool:
        """Whether the loop changes the list, so that no table of positions could be made before."""
        loop = loop_that_repeats(name, self.facts.parents)
        return loop is None or any(True for _ in self.facts.loops.changes(name, [loop]))

    @guard
    def is_no_queue(self, name: ast.Name) -> bool:
        """Whether the loop only empties the list, and puts nothing into it."""
        loop = loop_that_repeats(name, self.facts.parents)
        changes = self.facts.loops.changes(name, [loop] if loop else [])
        return not any(isinstance(place, ast.Attribute) and place.attr in _GROWING for place in changes)

    @guard
    def only_fills_from_the_front(self, call: ast.Call) -> bool:
        """Whether a loop around does nothing with the list but fill it: ZEN321 is about that."""
        ancestors = self.facts.parents.ancestors(call)
        found = (
            FrontInserts.of(each, self.facts) for each in ancestors if isinstance(each, ast.For | ast.While)
        )
        return any(each is not None and each.holds(call) for each in found)

    @guard
    def items_cannot_be_hashed(self, name: ast.Name) -> bool:
        """Whether the items may be such that no set can hold them."""
        return not self.facts.types.element(name).suggests(*_HASHABLE)

    @guard
    def is_made_in_the_loop(self, name: ast.Name, loop: ast.AST) -> bool:
        """Whether each round has a list of its own."""
        inside = set(nodes_in(loop))
        bindings = self.facts.flow.reaching(name)
        return bindings is None or any(binding.node in inside for binding in bindings)

    @guard
    def is_short(self, name: ast.Name) -> bool:
        """Whether the list is known to have a few items only."""
        if any(self._grows(place.node) for place in self._places(name)):
            return False
        return any(isinstance(value, ast.List) and len(value.elts) <= _FEW for value in self._values(name))

    def _values(self, name: ast.Name) -> Iterator[ast.expr | None]:
        """Yield what the bindings that reach a place assign."""
        for binding in self.facts.flow.reaching(name) or ():
            holder = self.facts.parents[binding.node]
            yield holder.value if isinstance(holder, ast.Assign | ast.AnnAssign) else None

    def _grows(self, node: ast.AST) -> bool:
        holder = self.facts.parents.get(node)
        is_method = isinstance(holder, ast.Attribute) and holder.attr in _GROWING
        return is_method or isinstance(holder, ast.AugAssign)

    @guard
    def has_few_rounds(self, loop: ast.AST) -> bool:
        """Whether the loop is known to have a few rounds only."""
        iterable = getattr(getattr(loop, "generators", [loop])[0], "iter", None)
        if isinstance(iterable, ast.List | ast.Tuple | ast.Set):
            return len(iterable.elts) <= _FEW
        is_range = (
            isinstance(iterable, ast.Call) and self.facts.types.origin(iterable.func) == "builtins.range"
        )
        last = iterable.args[-1] if isinstance(iterable, ast.Call) and len(iterable.args) in (1, 2) else None
        return (
            is_range and isinstance(last, ast.Constant) and isinstance(last.value, int) and last.value <= _FEW
        )

    # Fixes

    @guard
    def is_used_otherwise(self, name: ast.Name) -> str | None:
        """Why the list cannot simply become a set: it is needed as a list, too."""
        owner = self.facts.scopes.owner(name)
        if owner is not None and owner.kind is ScopeKind.MODULE and not self.facts.project.script:
            return f"other modules may need `{name.id}` as a list"
        for place in self._places(name):
            holder = self.facts.parents.get(place.node)
            if isinstance(holder, ast.Compare) and _searches(holder, place.node):
                continue
            if isinstance(holder, ast.Assign | ast.AnnAssign) and holder.value is not place.node:
                continue
            return f"`{name.id}` is needed as a list, too (line {getattr(place.node, 'lineno', 0)})"
        return None

    def _set_fix(self, name: ast.Name) -> Fix | str:
        values = list(self._values(name))
        value = values[0] if len(values) == 1 else None
        if not isinstance(value, ast.ListComp | ast.List):
            return f"build a set from `{name.id}` before the loop, and look there"
        refusal = self.is_used_otherwise(name)
        if refusal:
            return refusal
        holder = self.facts.parents[value]
        if isinstance(holder, ast.AnnAssign) or len(getattr(holder, "targets", ())) != 1:
            return f"`{name.id}` is declared to be a list"
        if isinstance(value, ast.List) and not value.elts:
            return f"build a set from `{name.id}` before the loop, and look there"
        start, end = self.source.span(value)
        return Fix(
            "Make it a set",
            Applicability.UNSAFE,
            (Edit(start, start + 1, "{"), Edit(end - 1, end, "}")),
            binds=self.scoped(name, name.id),
            assumption="assumes that only texts, numbers and the like are looked for",
        )

    def _loop_over(self, call: ast.Call, name: ast.Name) -> ast.For | None:
        """Return the loop that walks over the list itself, and asks where its item is."""
        for holder in self.facts.parents.ancestors(call):
            if isinstance(holder, ast.For) and isinstance(holder.target, ast.Name):
                is_over = isinstance(holder.iter, ast.Name) and self.facts.loops.is_same(holder.iter, name)
                asked = call.args[0]
                if is_over and isinstance(asked, ast.Name) and asked.id == holder.target.id:
                    return holder
            elif isinstance(holder, _FUNCTIONS):
                return None
        return None

    @guard
    def variable_changes(self, loop: ast.For) -> str | None:
        """Why the position may be another one: the loop gives its variable another value."""
        assert isinstance(loop.target, ast.Name)
        if any(True for _ in self.facts.loops.changes(loop.target, loop.body)):
            return f"the loop changes `{loop.target.id}`"
        return None

    @guard
    def enumerate_means_something_else(self, loop: ast.For) -> str | None:
        """Why `enumerate` is not the builtin here."""
        is_builtin = self.facts.scopes.would_be_builtin("enumerate", loop)
        return None if is_builtin else "`enumerate` may mean something else in this program"

    def _enumerate_fix(self, call: ast.Call, name: ast.Name, loop: ast.For) -> Fix | str:
        refusal = self.variable_changes(loop) or self.enumerate_means_something_else(loop)
        if refusal:
            return refusal
        assert isinstance(loop.target, ast.Name)
        index = self.facts.naming.fresh(("i", "index", "position"), self.facts.scopes.scope_at(loop))
        calls = [
            node
            for statement in loop.body
            for node in nodes_in(statement)
            if isinstance(node, ast.Call) and ast.unparse(node) == ast.unparse(call)
        ]
        if not all(has_exact_place(each, self.source) for each in calls):
            return "the position is asked for within an f-string"
        return Fix(
            "Use `enumerate`",
            Applicability.UNSAFE,
            (
                self.replacing(loop.target, f"{index}, {loop.target.id}"),
                self.replacing(loop.iter, f"enumerate({name.id})"),
                *(self.replacing(each, index) for each in calls),
            ),
            binds=self.scoped(loop, index),
            relies_on=self.scoped(loop, "enumerate", name.id, loop.target.id),
            assumption=f"assumes that no item of `{name.id}` is there twice",
        )


def _searches(comparison: ast.Compare, node: ast.AST) -> bool:
    """Tell whether a comparison does nothing but look for something in a node's value."""
    return comparison.comparators == [node] and isinstance(comparison.ops[0], ast.In | ast.NotIn)
