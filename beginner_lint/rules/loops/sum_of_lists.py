"""ZEN328 sum-of-lists."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.flattening import Flattening
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.types.lattice import How
from beginner_lint.facts.words.naming import element_of, is_usable
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_SEQUENCES = ("list", "tuple", "range", "set", "frozenset", "dict", "dict_values", "dict_keys")
_SUM = frozenset({"sum"})
_COMPREHENSIONS = (ast.GeneratorExp, ast.ListComp)
_LONGEST_QUOTE = 20


class SumOfLists(Rule):
    """Lists that are put into one by `sum`, or by one `+=` after the other.

    ## Why is this bad?
    `sum(rows, [])` makes a new list for each row, and copies into it all that was collected before. With a
    thousand rows the first items are copied a thousand times. A comprehension takes each item once. In the
    place of a loop that does nothing but `items += row`, it says on one line what the list holds.

    ## Example
    ```python
    rows = [[1, 2], [3], [4, 5]]
    print(sum(rows, []))
    ```

    Use instead:
    ```python
    rows = [[1, 2], [3], [4, 5]]
    print([item for row in rows for item in row])
    ```

    ## Not flagged
    ```python
    sizes = [3, 4, 5]
    print(sum(sizes), sum(sizes, 100))
    ```

    ## Fix safety
    The fix is safe where all that is put together are lists for certain. It is unsafe where that is not
    known: `sum` would fail for a tuple or a text, where the comprehension takes its items, and an array of
    numpy adds itself in a way of its own.
    """

    code = "ZEN328"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("[",)
    names = _SUM
    guarded_by = (Flattening,)

    def screen_Call(self, node: ast.Call) -> bool:
        """Let `sum(…, [])` through."""
        return _added(node) is not None

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that put one list after the other into a new one."""
        return self._flattening(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that puts all lists into one."""
        found = self._flattening(origin)
        if found is not None:
            name = self.source.segment(found.receiver)
            self.report(
                origin,
                f"`{name}` takes in one list after the other; a comprehension says on one line what it holds",
                fix=found.fix,
            )

    @remembered
    def _flattening(self, loop: ast.For) -> Flattening | None:
        found = Flattening.of(loop, self.facts)
        return None if found is None or found.keeps_silent() else found

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report a call of `sum` that starts from an empty list."""
        added = _added(origin)
        if added is None or self.is_not_the_builtin(origin):
            return
        quoted = self.source.segment(added)
        is_short = len(quoted) <= _LONGEST_QUOTE and "\n" not in quoted
        what = f"`sum({quoted}, [])`" if is_short else "`sum(..., [])`"
        self.report(
            origin,
            f"{what} copies all items again for each list; a comprehension takes each once",
            fix=lambda: self._fix(origin, added),
        )

    @guard
    def is_not_the_builtin(self, call: ast.Call) -> bool:
        """Whether `sum` is something else."""
        return not (isinstance(call.func, ast.Name) and self.facts.scopes.is_builtin(call.func))

    @guard
    def is_not_plain(self, added: ast.expr) -> str | None:
        """Why what is added up cannot be walked over in a comprehension as it is written."""
        if isinstance(added, _COMPREHENSIONS):
            return "what is added up is computed in the call"
        if any(
            isinstance(node, ast.NamedExpr | ast.Await | ast.Yield | ast.Lambda) for node in nodes_in(added)
        ):
            return "what is added up does more than name a list"
        return None

    @guard
    def stands_in_text(self, call: ast.Call) -> str | None:
        """Why the call stays: an f-string holds it, and may show it as it is written."""
        return "it stands in an f-string" if self.facts.parents.is_within(call, ast.JoinedStr) else None

    @guard
    def elements_are_unproved(self, added: ast.expr) -> str | None:
        """Say what is taken for granted about what is added up."""
        fact = self.facts.types.of(added)
        element = self.facts.types.element(added)
        if fact.proves(*_SEQUENCES) and element.how is How.PROVED and element.proves("list"):
            return None
        return f"`{ast.unparse(added)}` holds lists only"

    def _fix(self, call: ast.Call, added: ast.expr) -> Fix | str:
        refusal = self.is_not_plain(added) or self.stands_in_text(call)
        if refusal:
            return refusal
        if "#" in self.source.segment(call):
            return "a comment stands in the call"
        naming, scope = self.facts.naming, self.facts.scopes.scope_at(call)
        row = naming.fresh(_usable(element_of(added), "items", "group", "part"), scope)
        inner = _usable(element_of(ast.Name(row)), "item", "element", "value")
        item = naming.fresh([name for name in inner if name != row], scope)
        iterated = self.source.segment(added)
        if isinstance(added, ast.IfExp | ast.Tuple) and not iterated.startswith("("):
            iterated = f"({iterated})"
        assumption = assuming(self.elements_are_unproved(added))
        start = self.source.span(call)[0]
        before = self.source.text[start - 1 : start]
        space = " " if before.isidentifier() else ""
        return Fix(
            "Take each item once",
            applicability(assumption),
            (self.replacing(call, f"{space}[{item} for {row} in {iterated} for {item} in {row}]"),),
            relies_on=self.scoped(call, row, item),
            assumption=assumption,
        )


def _added(call: ast.Call) -> ast.expr | None:
    """Return `xs` of `sum(xs, [])`, also with the start by its name."""
    if not isinstance(call.func, ast.Name) or call.func.id != "sum" or not call.args:
        return None
    starts = [*call.args[1:], *(keyword.value for keyword in call.keywords if keyword.arg == "start")]
    if len(starts) != 1 or len(call.args) + len(call.keywords) != 2 or isinstance(call.args[0], ast.Starred):
        return None
    is_empty = isinstance(starts[0], ast.List) and not starts[0].elts
    return call.args[0] if is_empty else None


def _usable(*names: str | None) -> list[str]:
    """Return the names that a variable can have."""
    return [name for name in names if name and is_usable(name)]
