"""ZEN324 temporary-swap."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.layout import comments_in, indentation, is_for_tools, newline_at
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Occurrence, Role, ScopeKind
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_PLACES = (ast.Name, ast.Attribute, ast.Subscript)
_ACTIONS = (ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom, ast.Lambda)
_SHORT = 22


@dataclass(frozen=True, slots=True)
class _Swap:
    """The statements `temporary = first`, `first = second`, `second = temporary`."""

    statements: tuple[ast.Assign, ast.Assign, ast.Assign]
    temporary: ast.Name
    first: ast.expr
    second: ast.expr


class TemporarySwap(Rule):
    """Two values that swap places by way of a third variable.

    ## Why is this bad?
    It takes three lines and a name that means nothing to say what Python says in one. The three lines must
    also come in the right order, or a value is lost.

    ## Example
    ```python
    numbers = [3, 1, 2]
    temp = numbers[0]
    numbers[0] = numbers[2]
    numbers[2] = temp
    print(numbers)
    ```

    Use instead:
    ```python
    numbers = [3, 1, 2]
    numbers[0], numbers[2] = numbers[2], numbers[0]
    print(numbers)
    ```

    ## Not flagged
    ```python
    low, high = 1, 9
    old = low
    low = high
    high = old
    print(low, high, "before:", old)  # the third value is needed
    ```

    ## Fix safety
    The fix is safe where looking the values up runs nothing but Python's own code, as for variables and the
    items of lists: the two are looked up in the other order. Of objects of unknown type this is assumed. The
    fix is unsafe, too, where other modules may import the third variable.
    """

    code = "ZEN324"
    level = Level.BASICS
    kind = Kind.STYLE

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return the assignments to a name that another assignment reads as it is."""
        parents = self.facts.parents
        values = (node.value for node in parents.with_part(ast.Assign, (ast.Name,)))
        read = {value.id for value in values if isinstance(value, ast.Name)}
        return [
            node
            for node in parents.with_part(ast.Assign, _PLACES)
            if isinstance(node.targets[0], ast.Name) and node.targets[0].id in read
        ]

    def screen_Assign(self, node: ast.Assign) -> bool:
        """Let the first of three assignments through that swap two values."""
        return (
            len(node.targets) == 1
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, _PLACES)
            and self._finding(node) is not None
        )

    def visit_Assign(self, node: cst.Assign, origin: ast.Assign) -> None:
        """Report three assignments that swap two values."""
        found = self._finding(origin)
        if found is None:
            return
        first, second = (self.source.segment(place) for place in (found.first, found.second))
        is_short = len(first) + len(second) <= _SHORT and "\n" not in first + second
        example = f"{first}, {second} = {second}, {first}" if is_short else "a, b = b, a"
        self.report(
            origin,
            f"Two values can swap places without `{found.temporary.id}`: `{example}`",
            fix=lambda: self._fix(found),
        )

    @remembered
    def _finding(self, statement: ast.Assign) -> _Swap | None:
        block, index = self.facts.parents.block(statement)
        swap = _swap_of(block[index : index + 3])
        if swap is None or self.temporary_is_part(swap) or self.temporary_is_used_later(swap):
            return None
        return swap

    @guard
    def temporary_is_part(self, swap: _Swap) -> bool:
        """Whether one of the two places depends on the third variable."""
        name = swap.temporary.id
        return any(_is_named(node, name) for place in (swap.first, swap.second) for node in nodes_in(place))

    @guard
    def temporary_is_used_later(self, swap: _Swap) -> bool:
        """Whether the third variable is there for more than the swap."""
        later = self.facts.flow.read_later(swap.temporary.id, swap.statements[-1])
        scope = self.facts.scopes.scope_at(swap.temporary)
        return later is not None and (later.node is not None or scope.kind is not ScopeKind.MODULE)

    # What the fix takes for granted

    @guard
    def others_import_the_temporary(self, swap: _Swap) -> str | None:
        """Assume that no other module wants the third variable."""
        name, scope = swap.temporary.id, self.facts.scopes.scope_at(swap.temporary)
        is_seen = scope.kind is ScopeKind.MODULE and self.facts.flow.read_later(name, swap.statements[-1])
        return f"no other module imports `{name}`" if is_seen else None

    @guard
    def lookups_may_act(self, swap: _Swap) -> str | None:
        """Assume that it does not matter which of the two values is looked up first."""
        effects = self.facts.effects
        acting = [place for place in (swap.first, swap.second) if not effects.is_pure(place)]
        others = [place for place in (swap.first, swap.second) if place not in acting]
        if not acting or (others and effects.stays(others[0])):
            return None
        return f"looking up `{' '.join(self.source.segment(acting[0]).split())}` changes nothing"

    @guard
    def failures_may_differ(self, swap: _Swap) -> str | None:
        """Assume that both values are there where a handler could tell which of them is missing."""
        places = (swap.first, swap.second)
        if all(isinstance(place, ast.Name) and self.facts.flow.is_bound(place) for place in places):
            return None
        for holder in self.facts.parents.ancestors(swap.temporary):
            if isinstance(holder, ast.Try) and holder.handlers and self._stands_in_body(swap, holder):
                return "both values are there"
            if isinstance(holder, ast.FunctionDef | ast.AsyncFunctionDef):
                return None
        return None

    def _stands_in_body(self, swap: _Swap, holder: ast.Try) -> bool:
        return any(swap.statements[0] in nodes_in(statement) for statement in holder.body)

    # What keeps it back

    @guard
    def temporary_is_missed(self, swap: _Swap) -> str | None:
        """Why the third variable is missed, if only after an exception, or where it has no value yet."""
        name, scope = swap.temporary.id, self.facts.scopes.scope_at(swap.temporary)
        for statement in swap.statements:
            seen = self.facts.flow.seen_after_exception(name, statement)
            if seen is not None and (seen.node is not None or scope.kind is not ScopeKind.MODULE):
                return seen.reason
        own = {swap.statements[0].targets[0], swap.statements[2].value}
        others = [place for place in self._places(swap) if place.node not in own]
        binds = any(place.role is Role.BIND for place in others)
        if others and not binds and scope.kind is ScopeKind.FUNCTION:
            return f"`{name}` is read where it has no value"
        return None

    def _places(self, swap: _Swap) -> list[Occurrence]:
        scope = self.facts.scopes.owner(swap.temporary)
        return self.facts.scopes.occurrences(scope, scope.mangled(swap.temporary.id)) if scope else []

    def _fix(self, swap: _Swap) -> Fix | str:
        refusal = self.temporary_is_missed(swap)
        if refusal:
            return refusal
        assumption = assuming(
            self.lookups_may_act(swap), self.failures_may_differ(swap), self.others_import_the_temporary(swap)
        )
        text = self._rewritten(swap)
        if text is None:
            return "the comments between the three lines would have to move"
        first, last = swap.statements[0], swap.statements[-1]
        start, end = self.source.span(first)[0], self.source.span(last)[1]
        temporary = self.scoped(first, swap.temporary.id)
        names = {
            node.id
            for place in (swap.first, swap.second)
            for node in nodes_in(place)
            if isinstance(node, ast.Name)
        }
        is_spare = self._is_spare(swap)
        return Fix(
            "Swap in one assignment",
            applicability(assumption),
            (Edit(start, end, text),),
            binds=self.scoped(first, *names) | (frozenset() if is_spare else temporary),
            drops=temporary if is_spare else frozenset(),
            assumption=assumption,
        )

    def _is_spare(self, swap: _Swap) -> bool:
        """Tell whether the third variable is there only for swaps: then all of them may go at once."""
        statements = {self.facts.parents.statement(place.node) for place in self._places(swap)}
        known = {swap.statements[0], swap.statements[2]}
        for statement in statements:
            found = self._finding(statement) if isinstance(statement, ast.Assign) else None
            known |= {found.statements[0], found.statements[2]} if found else set()
        return statements <= known

    def _rewritten(self, swap: _Swap) -> str | None:
        """Return the one assignment, below the comments that stood between the three."""
        first, last = swap.statements[0], swap.statements[-1]
        one, other = (self.source.segment(place) for place in (swap.first, swap.second))
        text = f"{one}, {other} = {other}, {one}"
        spans = comments_in(first, self.source, last=last)
        kept = [self.source.span(place) for place in (swap.first, swap.second)]
        comments = [
            self.source.text[start:end]
            for start, end in spans
            if not any(outer[0] <= start and end <= outer[1] for outer in kept)
        ]
        indent = indentation(first, self.source)
        begins_line = self.source.line_starts[first.lineno - 1] + len(indent) == self.source.span(first)[0]
        if comments and (not begins_line or any(map(is_for_tools, comments))):
            return None
        newline = newline_at(first, self.source)
        return "".join(f"{comment}{newline}{indent}" for comment in comments) + text


def _swap_of(statements: list[ast.stmt]) -> _Swap | None:
    """Return the swap that three statements are; None if they are none."""
    assignments = [each for each in statements if isinstance(each, ast.Assign) and len(each.targets) == 1]
    if len(assignments) < 3:
        return None
    saving, moving, restoring = assignments
    temporary, first, second = saving.targets[0], saving.value, moving.value
    is_swap = (
        isinstance(temporary, ast.Name)
        and _is_named(restoring.value, temporary.id)
        and _is_same(first, moving.targets[0])
        and _is_same(second, restoring.targets[0])
        and not _is_same(first, second)
        and not any(isinstance(node, _ACTIONS) for place in (first, second) for node in nodes_in(place))
    )
    if not is_swap or not isinstance(temporary, ast.Name):
        return None
    return _Swap((saving, moving, restoring), temporary, first, second)


def _is_same(place: ast.expr, other: ast.expr) -> bool:
    """Tell whether two places are written alike, one of which may be read and the other stored to."""
    return isinstance(place, _PLACES) and ast.unparse(place) == ast.unparse(other)


def _is_named(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
