"""ZEN104 list-concatenation-in-loop."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Scope
from beginner_lint.facts.texts.accumulation import Growth, growth_of, loops_around
from beginner_lint.facts.texts.concatenation import is_plus
from beginner_lint.facts.types.lattice import How
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

# Builtins whose result looks at a list later on, while it may have grown.
_LAZY = frozenset({"enumerate", "zip", "reversed", "iter", "map", "filter"})


class ListConcatenationInLoop(Rule):
    """List or tuple that grows in a loop by `+` with a new list.

    ## Why is this bad?
    `numbers + [n]` makes a new list and copies all elements into it, in each round of the loop. `append` puts
    the new element at the end of the list that is there. `numbers += [n]` does not copy, but makes a list of
    one element just to take it apart again.

    ## Example
    ```python
    from random import randint

    rolls = []
    while sum(rolls) < 100:
        rolls = rolls + [randint(1, 6)]
    print(sum(rolls) >= 100)
    ```

    Use instead:
    ```python
    from random import randint

    rolls = []
    while sum(rolls) < 100:
        rolls.append(randint(1, 6))
    print(sum(rolls) >= 100)
    ```

    ## Not flagged
    ```python
    groups = [["Ada", "Bob"], ["Eve"]]
    names = []
    for group in groups:
        names += group  # takes in a list that is there anyway
        print(len(names))
    row = ["-"]
    row = row + ["+"]  # once, not in a loop
    print(names, row)
    ```

    ## Fix safety
    The fix is safe where the name certainly holds a list, and where nobody else can see that list, if `+`
    made a new one each time. No fix is offered where somebody may see it, or for tuples, which have no
    `append`: collect the elements in a list first.
    """

    code = "ZEN104"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("+",)
    parts = (ast.Add,)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return only those assignments that assign a sum."""
        return self.facts.parents.adding if kind is ast.Assign else super().asked_of(kind)

    def screen_AugAssign(self, node: ast.AugAssign) -> bool:
        """Let `xs += [x]` and `xs += (x,)` in loops through."""
        return isinstance(node.op, ast.Add) and self._may_grow(node)

    def screen_Assign(self, node: ast.Assign) -> bool:
        """Let `xs = xs + [...]` in loops through."""
        return is_plus(node.value) and self._may_grow(node)

    def visit_AugAssign(self, node: cst.AugAssign, origin: ast.AugAssign) -> None:
        """Report a list that takes in a list of one element."""
        self._check(origin)

    def visit_Assign(self, node: cst.Assign, origin: ast.Assign) -> None:
        """Report a list that is copied to grow."""
        self._check(origin)

    def _may_grow(self, node: ast.AugAssign | ast.Assign) -> bool:
        growth = growth_of(node, may_read=True)
        if growth is None or growth.at_front or len(growth.pieces) > 1:
            return False
        display = growth.pieces[0]
        if not isinstance(display, ast.List | ast.Tuple) or not isinstance(growth.target, ast.Name):
            return False
        is_plain = not any(isinstance(element, ast.Starred) for element in display.elts)
        few = len(display.elts) == 1 or (isinstance(node, ast.Assign) and display.elts)
        return is_plain and bool(few) and any(True for _ in loops_around(node, self.facts))

    def _check(self, statement: ast.AugAssign | ast.Assign) -> None:
        growth = growth_of(statement, may_read=True) if self._may_grow(statement) else None
        if growth is None or self.is_no_list(growth) or self.begins_anew(growth):
            return
        if self.is_kept_in_each_round(growth):
            return
        name = self.source.segment(growth.target)
        if isinstance(growth.pieces[0], ast.Tuple):
            message = f"`{name}` is copied each time it grows; collect the elements in a list, with `append`"
            self.report(statement, message)
            return
        call = "append" if len(self._elements(growth)) == 1 else "extend"
        message = (
            f"`{name}` is copied each time it grows; `{name}.{call}` adds to the list that is there"
            if isinstance(statement, ast.Assign)
            else f"No list of one element needed; `{name}.append` adds to `{name}` right away"
        )
        self.report(statement, message, fix=lambda: self._fix(growth, call))

    def _elements(self, growth: Growth) -> list[ast.expr]:
        display = growth.pieces[0]
        return display.elts if isinstance(display, ast.List | ast.Tuple) else []

    @guard
    def is_no_list(self, growth: Growth) -> bool:
        """Whether the name is not known to hold what it grows by, a list or a tuple."""
        kind = "tuple" if isinstance(growth.pieces[0], ast.Tuple) else "list"
        fact = self.facts.types.of(growth.read)
        return not fact.suggests(kind) or fact.how is How.EVIDENCE

    @guard
    def begins_anew(self, growth: Growth) -> bool:
        """Whether the loop gives the name something else in each round: then it grows only once."""
        assert isinstance(growth.target, ast.Name)
        loop = next(loops_around(growth.statement, self.facts))
        name = growth.target.id
        if not isinstance(loop, ast.While) and any(_is_named(node, name) for node in nodes_in(loop.target)):
            return True
        return any(
            isinstance(statement, ast.Assign)
            and any(_is_named(node, name) for target in statement.targets for node in nodes_in(target))
            and not any(_is_named(node, name) for node in nodes_in(statement.value))
            for statement in loop.body
        )

    @guard
    def is_kept_in_each_round(self, growth: Growth) -> bool:
        """Whether the loop hands the list or tuple on, so that each round may need one of its own."""
        is_in_place = isinstance(growth.statement, ast.AugAssign)
        if is_in_place and isinstance(growth.pieces[0], ast.List):
            return False  # it is one list all the time
        loop = next(loops_around(growth.statement, self.facts))
        return any(
            node is not growth.read and node is not growth.target and self._is_handed_on(node)
            for node in nodes_in(loop)
            if _is_named(node, self.source.segment(growth.target))
        )

    def _is_handed_on(self, node: ast.AST) -> bool:
        """Tell whether a place hands an object on, and the loop goes on with it."""
        leaves = isinstance(self.facts.parents.statement(node), ast.Return | ast.Raise)
        return not leaves and self.facts.effects.is_handed_on(node)

    @guard
    def is_seen_by_others(self, growth: Growth, scope: Scope) -> str | None:
        """Why somebody may notice that the list is the same one in all rounds."""
        assert isinstance(growth.target, ast.Name)
        if isinstance(growth.statement, ast.AugAssign):
            return None
        return self.facts.effects.is_private(scope.mangled(growth.target.id), scope)

    @guard
    def is_walked_over(self, growth: Growth, scope: Scope) -> str | None:
        """Why a walk over the list may still go on: it would then never end."""
        assert isinstance(growth.target, ast.Name)
        if isinstance(growth.statement, ast.AugAssign):
            return None
        name = growth.target.id
        for loop in loops_around(growth.statement, self.facts):
            walked = getattr(loop, "iter", None)
            if walked is not None and any(_is_named(node, name) for node in nodes_in(walked)):
                return f"the loop in line {loop.lineno} walks over `{name}`"
        for found in self.facts.scopes.occurrences(scope, scope.mangled(name)):
            call = self.facts.parents.get(found.node)
            generator = self.facts.parents.get(call) if isinstance(call, ast.comprehension) else None
            if generator is not None and not self.facts.flow.runs_at_once(generator):
                return f"a generator in line {found.node.lineno} may still walk over `{name}`"  # type: ignore[attr-defined]
            function = call.func if isinstance(call, ast.Call) and call.func is not found.node else None
            if isinstance(function, ast.Name) and function.id in _LAZY:
                return f"`{function.id}` may still walk over `{name}`"
        return None

    @guard
    def may_be_another_type(self, growth: Growth) -> str | None:
        """Say what is taken for granted about the name."""
        fact = self.facts.types.of(growth.read)
        return None if fact.proves("list") else f"`{self.source.segment(growth.target)}` is a list"

    def _fix(self, growth: Growth, call: str) -> Fix | str:
        scope = self.facts.scopes.owner(growth.target)
        if scope is None:
            return "it is not certain where the list comes from"
        refusal = self.is_seen_by_others(growth, scope) or self.is_walked_over(growth, scope)
        if refusal:
            return refusal
        display = growth.pieces[0]
        start, end = self.source.span(display)
        inner = self.source.text[start + 1 : end - 1].strip()
        if call == "append":
            inner = inner.removesuffix(",").rstrip()
        if "\n" in inner or "#" in inner:
            return "the elements are written on several lines"
        name = self.source.segment(growth.target)
        text = f"{name}.append({inner})" if call == "append" else f"{name}.extend([{inner}])"
        assumption = assuming(self.may_be_another_type(growth))
        return Fix(
            f"Use `{call}`",
            applicability(assumption),
            (Edit(*self.source.span(growth.statement), text),),
            binds=self.scoped(growth.statement, name),
            assumption=assumption,
        )


def _is_named(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
