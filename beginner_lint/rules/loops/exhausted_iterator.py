"""ZEN330 exhausted-iterator."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.loops.evaluation import Place, place
from beginner_lint.facts.loops.leaving import is_left_after, jumps
from beginner_lint.facts.loops.rounds import loop_that_repeats
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Binding, Role
from beginner_lint.rule import Rule, cst, guard, remembered

_ITERATORS = ("generator", "map", "filter", "zip", "enumerate", "reversed", "file")
_MAKING = frozenset({*_ITERATORS, "open"})
_TAKING_ALL = frozenset(
    f"builtins.{name}"
    for name in ("list", "tuple", "set", "frozenset", "dict", "sorted", "sum", "min", "max")
)
_TAKING = _TAKING_ALL | {f"builtins.{name}" for name in ("any", "all", "enumerate", "zip", "map", "filter")}


class ExhaustedIterator(Rule):
    """Generator, `map`, `zip` or file that is walked over again, after all its items were taken.

    ## Why is this bad?
    `map`, `zip`, `filter`, a generator and a file give each item once. When a loop has taken all of them, the
    next one finds nothing: it has no rounds, `sum` is 0, `list` is empty. There is no error that tells.

    ## Example
    ```python
    prices = map(float, ["1.5", "2.5"])
    for price in prices:
        print(price)
    print(sum(prices))
    ```

    ## Not flagged
    ```python
    prices = list(map(float, ["1.5", "2.5"]))
    for price in prices:
        print(price)
    print(sum(prices))
    ```

    ## Fix safety
    The fix is only shown, as it changes what the program does: it makes a list where the iterator was made.
    For a file no fix is offered: read its lines into a list first.
    """

    code = "ZEN330"
    level = Level.INTERMEDIATE
    kind = Kind.BUG
    parts = (ast.Call, ast.GeneratorExp)

    def screen_Assign(self, node: ast.Assign) -> bool:
        """Let `name = (…)` and `name = f(…)` through, if the name is walked over twice."""
        target, value = node.targets[0], node.value
        is_name = len(node.targets) == 1 and isinstance(target, ast.Name)
        return is_name and self._makes_iterator(value) and self._finding(target) is not None

    def screen_With(self, node: ast.With) -> bool:
        """Let `with open(…) as name` through, if the name is walked over twice."""
        return any(True for _ in self._in_with(node))

    def visit_Assign(self, node: cst.Assign, origin: ast.Assign) -> None:
        """Report the second walk over what is assigned."""
        if self.screen_Assign(origin):
            self._report(origin.targets[0])

    def visit_With(self, node: cst.With, origin: ast.With) -> None:
        """Report the second walk over a file."""
        for target in self._in_with(origin):
            self._report(target)

    def _makes_iterator(self, value: ast.expr) -> bool:
        """Tell whether an expression looks as if it made an iterator; functions that yield do, too."""
        if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Name):
            return isinstance(value, ast.GeneratorExp)
        return value.func.id in _MAKING or value.func.id in self._yielding

    @cached_property
    def _yielding(self) -> frozenset[str]:
        """The names of the functions that yield."""
        parents = self.facts.parents
        around = (
            next(filter(_is_function, parents.ancestors(node)), None)
            for node in (*parents.of_type(ast.Yield), *parents.of_type(ast.YieldFrom))
        )
        return frozenset(function.name for function in around if isinstance(function, ast.FunctionDef))

    def _in_with(self, node: ast.With) -> Iterator[ast.expr]:
        for item in node.items:
            target, value = item.optional_vars, item.context_expr
            if isinstance(target, ast.Name) and isinstance(value, ast.Call) and self._finding(target):
                yield target

    def _report(self, target: ast.expr) -> None:
        found = self._finding(target)
        if found is None:
            return
        again, earlier = found
        when = "each round needs them" if earlier is again else f"line {earlier.lineno} took them"
        self.report(
            again,
            f"`{again.id}` gives its items only once, and {when}; make a list of it first",
            fix=lambda: self._fix(again),
            related=[] if earlier is again else [(earlier, "all items are taken here")],
        )

    @remembered
    def _finding(self, target: ast.expr) -> tuple[ast.Name, ast.Name] | None:
        """Return the first place that finds nothing, and the one that took all items before it."""
        owner = self.facts.scopes.owner(target)
        assert isinstance(target, ast.Name)
        if owner is None or len(owner.bindings[self.facts.scopes.spelling(target)]) != 1:
            return None
        for found in self.facts.scopes.occurrences(owner, self.facts.scopes.spelling(target)):
            node = found.node
            if isinstance(node, ast.Name) and found.role is Role.READ and self._takes(node, _TAKING):
                earlier = self._earlier(node)
                if earlier is not None:
                    return node, earlier
        return None

    def _takes(self, node: ast.Name, functions: frozenset[str]) -> bool:
        """Tell whether a place takes items from what a name holds: a loop, or a call of a builtin."""
        holder = self.facts.parents[node]
        if isinstance(holder, ast.For | ast.comprehension):
            return holder.iter is node
        if not isinstance(holder, ast.Call) or node not in holder.args:
            return False
        return self.facts.types.origin(holder.func) in functions

    def _earlier(self, node: ast.Name) -> ast.Name | None:
        """Return the place that took all items before this one; itself, where a loop comes back to it."""
        binding = self._binding(node)
        if binding is None or self.may_give_again(node, binding) or self.is_a_test(node):
            return None
        owner = self.facts.scopes.owner(node)
        if owner is None or owner is not self.facts.scopes.scope_at(self.facts.parents.statement(node)):
            return None
        for found in self.facts.scopes.occurrences(owner, self.facts.scopes.spelling(node)):
            other = found.node
            if isinstance(other, ast.Name) and found.role is Role.READ and self._is_before(other, node):
                return other
        return node if self._comes_back(node, binding) else None

    def _binding(self, node: ast.Name) -> Binding | None:
        """Return the one place that binds a name to an iterator."""
        bindings = self.facts.flow.all_bindings(node)
        if bindings is None or len(bindings) != 1:
            return None
        return bindings[0] if self.facts.types.of(node).proves(*_ITERATORS) else None

    def _is_before(self, first: ast.Name, second: ast.Name) -> bool:
        """Tell whether a place certainly took all items before another one is reached."""
        parents = self.facts.parents
        statement = parents.statement(first)
        if first is second or not self._takes_all(first, statement):
            return False
        block, index = parents.block(statement)
        holders = {second, *parents.ancestors(second)}
        return any(later in holders for later in block[index + 1 :])

    def _takes_all(self, node: ast.Name, statement: ast.stmt) -> bool:
        """Tell whether a place, whenever its statement runs, takes all items."""
        if not self._takes(node, _TAKING_ALL):
            return False
        holder = self.facts.parents[node]
        if isinstance(holder, ast.For):
            leaving = (ast.Break, ast.Return, ast.Raise)
            return not any(jumps(each, *leaving) for each in holder.body)
        if isinstance(holder, ast.comprehension) and not self.facts.flow.runs_at_once(
            self.facts.parents[holder]
        ):
            return False
        is_simple = isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Expr)
        return is_simple and place(node, statement, self.facts.parents) is Place.ALWAYS

    def _comes_back(self, node: ast.Name, binding: Binding) -> bool:
        """Tell whether a loop takes all items in each round, of an iterator that was made before it."""
        loop = loop_that_repeats(node, self.facts.parents)
        if loop is None or binding.node in set(nodes_in(loop)):
            return False
        if not isinstance(loop, ast.For):
            return not isinstance(loop, ast.While | ast.AsyncFor) and self._takes(node, _TAKING_ALL)
        statement = self.facts.parents.statement(node)
        if not self._takes_all(node, statement) or statement not in loop.body:
            return False
        return not is_left_after(node, loop, self.facts.parents)

    @guard
    def may_give_again(self, node: ast.Name, binding: Binding) -> bool:
        """Whether it is a file that may be wound back, or handed to somebody who does."""
        if not self.facts.types.of(node).suggests("file"):
            return False
        owner = self.facts.scopes.owner(node)
        places = self.facts.scopes.occurrences(owner, self.facts.scopes.spelling(node)) if owner else []
        for found in places:
            holder = self.facts.parents.get(found.node)
            if isinstance(holder, ast.Attribute) and holder.attr in (
                "seek",
                "write",
                "truncate",
                "writelines",
            ):
                return True
            if isinstance(holder, ast.Call) and self.facts.types.origin(holder.func) not in _TAKING:
                return True
            if found.node is not binding.node and self.facts.effects.is_handed_on(found.node):
                return True
        return False

    @guard
    def is_a_test(self, node: ast.Name) -> bool:
        """Whether it is a test that nothing is left."""
        for holder in self.facts.parents.ancestors(node):
            if isinstance(holder, ast.Assert):
                return True
            if isinstance(holder, ast.Call):
                name = holder.func.attr if isinstance(holder.func, ast.Attribute) else ""
                if name.startswith("assert"):
                    return True
        return False

    @guard
    def list_means_something_else(self, node: ast.Name) -> str | None:
        """Why `list` is not the builtin here."""
        is_builtin = self.facts.scopes.would_be_builtin("list", node)
        return None if is_builtin else "`list` may mean something else in this program"

    def _fix(self, node: ast.Name) -> Fix | str:
        refusal = self.list_means_something_else(node)
        binding = self._binding(node)
        holder = self.facts.parents[binding.node] if binding else None
        if refusal:
            return refusal
        if not isinstance(holder, ast.Assign) or holder.targets != [binding.node if binding else None]:
            return "read its lines into a list first"
        if self.facts.types.of(node).suggests("file"):
            return "read its lines into a list first"
        start, end = self.source.span(holder.value)
        text = self.source.text[start:end]
        is_generator = isinstance(holder.value, ast.GeneratorExp) and text.startswith("(")
        made = f"[{text[1:-1]}]" if is_generator else f"list({text})"
        return Fix(
            "Make a list of it",
            Applicability.DISPLAY_ONLY,
            (Edit(start, end, made),),
            binds=self.scoped(node, node.id),
            relies_on=self.scoped(node, "list"),
            assumption="assumes that all items are wanted each time",
        )


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
