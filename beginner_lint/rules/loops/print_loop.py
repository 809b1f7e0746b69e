"""ZEN334 print-loop."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.layout import comments_in, rest_of_line
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_ATOMS = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.List, ast.Tuple, ast.Constant)
_PLAIN = (
    "list", "tuple", "set", "frozenset", "dict", "str", "range", "dict_keys", "dict_values", "dict_items",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Printing:
    """A loop `for target in items: print(target, end=separator)`, and the `print()` that ends the line."""

    loop: ast.For
    target: ast.Name
    separator: ast.Constant
    line_end: ast.Expr | None


class PrintLoop(Rule):
    """Loop that prints items on one line, one by one, with `end=" "`.

    ## Why is this bad?
    `print` takes as many values as there are and puts a separator between them: `print(*items)`. There is no
    separator too many at the end of the line, and no `print()` is needed to end it.

    ## Example
    ```python
    numbers = [3, 1, 2]
    for number in numbers:
        print(number, end=" ")
    print()
    ```

    Use instead:
    ```python
    numbers = [3, 1, 2]
    print(*numbers)
    ```

    ## Not flagged
    ```python
    numbers = [3, 1, 2]
    for number in numbers:
        print(number)  # each on a line of its own
    for number in numbers:
        print(number * 2, end=" ")  # prints something else than the items
    ```

    ## Fix safety
    The fix is safe with `end=""` and a `print()` after the loop, where the items are plain values of a known
    collection. With another separator it is unsafe: there is none after the last item any more, or, if no
    `print()` follows, there is one even if there are no items. It is unsafe, too, where taking the items one
    by one may do something.
    """

    code = "ZEN334"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("print", "end", "for")

    def screen_For(self, node: ast.For) -> bool:
        """Let a loop through that only prints its items."""
        return len(node.body) == 1 and isinstance(node.body[0], ast.Expr) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that only prints its items."""
        found = self._finding(origin)
        if found is None:
            return
        items = self.source.segment(origin.iter)
        call = f"`print(*{items})`" if len(items) < 30 and "\n" not in items else "`print(*…)`"
        self.report(
            origin,
            f"{call} prints all items on one line, with a separator between them",
            fix=lambda: self._fix(found),
        )

    @remembered
    def _finding(self, loop: ast.For) -> _Printing | None:
        found = self._printing(loop)
        if found is None or self.is_no_builtin(found):
            return None
        return found

    def _printing(self, loop: ast.For) -> _Printing | None:
        statement = loop.body[0]
        call = statement.value if isinstance(statement, ast.Expr) else None
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id != "print":
            return None
        if (
            loop.orelse
            or not isinstance(loop.target, ast.Name)
            or len(call.args) != 1
            or len(call.keywords) != 1
        ):
            return None
        printed, end = call.args[0], call.keywords[0]
        is_item = isinstance(printed, ast.Name) and printed.id == loop.target.id
        is_text = isinstance(end.value, ast.Constant) and isinstance(end.value.value, str)
        if not is_item or end.arg != "end" or not is_text or "\n" in end.value.value:  # type: ignore[attr-defined]
            return None
        if not isinstance(loop.iter, _ATOMS):
            return None
        block, index = self.facts.parents.block(loop)
        following = block[index + 1] if index + 1 < len(block) else None
        is_end = isinstance(following, ast.Expr) and ast.unparse(following) == "print()"
        assert isinstance(end.value, ast.Constant)
        return _Printing(loop, loop.target, end.value, following if is_end else None)  # type: ignore[arg-type]

    @guard
    def is_no_builtin(self, found: _Printing) -> bool:
        """Whether `print` is something else here."""
        return not self.facts.scopes.would_be_builtin("print", found.loop)

    @guard
    def name_is_used_later(self, found: _Printing) -> str | None:
        """Why the variable of the loop is needed."""
        scope = self.facts.scopes.scope_at(found.loop)
        for later in self.facts.flow.uses_beside(found.target.id, found.loop):
            if later.node is not None or scope.kind is not ScopeKind.MODULE:
                return later.reason
        return None

    @guard
    def others_import_the_name(self, found: _Printing) -> str | None:
        """Assume that no other module wants the variable of the loop."""
        if self.facts.flow.read_later(found.target.id, found.loop):
            return f"no other module imports `{found.target.id}`"
        return None

    @guard
    def items_may_act(self, found: _Printing) -> str | None:
        """Assume that it does not matter that all items are taken before the first is printed."""
        items = found.loop.iter
        if self.facts.types.of(items).proves(*_PLAIN) and self.facts.effects.shows_only_data(items):
            return None
        return "taking and printing an item does nothing else"

    @guard
    def separator_is_missing(self, found: _Printing) -> str | None:
        """Assume that nobody wants the separator after the last item, or minds one without any items."""
        if found.line_end is None:
            return "there are items"
        return "the separator after the last item is not wanted" if found.separator.value else None

    def _does_not_fit(self, found: _Printing) -> str | None:
        last = found.line_end or found.loop
        if comments_in(found.loop, self.source, last=last):
            return "there are comments in the loop"
        if found.line_end and (found.line_end.col_offset != found.loop.col_offset):
            return "the `print()` stands on the line of something else"
        after = rest_of_line(self.source, self.source.span(last)[1])
        return "there is something else on the line" if after.lstrip().startswith(";") else None

    def _fix(self, found: _Printing) -> Fix | str:
        refusal = self.name_is_used_later(found) or self._does_not_fit(found)
        if refusal:
            return refusal
        options = []
        if found.separator.value != " ":
            options.append(f"sep={self.source.segment(found.separator)}")
        if found.line_end is None:
            options.append(f"end={self.source.segment(found.separator)}")
        items = self.source.segment(found.loop.iter)
        if isinstance(found.loop.iter, ast.Tuple) and not items.startswith("("):
            items = f"({items})"
        start, end = self.source.span(found.loop)[0], self.source.span(found.line_end or found.loop)[1]
        assumption = assuming(
            self.separator_is_missing(found), self.items_may_act(found), self.others_import_the_name(found)
        )
        name = found.target.id
        target = self.scoped(found.loop, name)
        stays = self.facts.loops.stays_in_loops(name, found.loop)
        read = {node.id for node in nodes_in(found.loop.iter) if isinstance(node, ast.Name)}
        return Fix(
            "Print all at once",
            applicability(assumption),
            (Edit(start, end, f"print({', '.join(['*' + items, *options])})"),),
            binds=frozenset() if stays else target,
            relies_on=self.scoped(found.loop, "print", *read),
            drops=target if stays else frozenset(),
            assumption=assumption,
        )
