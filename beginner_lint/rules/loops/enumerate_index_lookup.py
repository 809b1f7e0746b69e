"""ZEN329 enumerate-index-lookup."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.loops.element_lookups import ElementLookups, element_lookups
from beginner_lint.facts.loops.element_loops import ElementLoop
from beginner_lint.facts.loops.index_headers import enumerated_sequence
from beginner_lint.rule import Rule, applicability, assuming, cst, remembered


class EnumerateIndexLookup(Rule):
    """Loop over `enumerate(...)` that looks the element up by its index again.

    ## Why is this bad?
    `enumerate` gives the index and the element together. Who reads `names[i]` wonders whether it is another
    element than `name`.

    ## Example
    ```python
    names = ["Ada", "Grace", "Margaret"]
    for i, name in enumerate(names):
        print(i + 1, names[i])
    ```

    Use instead:
    ```python
    names = ["Ada", "Grace", "Margaret"]
    for i, name in enumerate(names):
        print(i + 1, name)
    ```

    ## Not flagged
    ```python
    names = ["Ada", "Grace", "Margaret"]
    for i, name in enumerate(names):
        names[i] = name.upper()
        print(names[i])  # not `name` any more
    for i, name in enumerate(names[1:]):
        print(name, "comes after", names[i])  # another element
    ```

    ## Fix safety
    The fix is safe where the sequence certainly is a list, tuple, text or range, and nothing changes it
    before the element is read. Where that is not certain the fix is unsafe: for a dict, `enumerate` gives
    the keys.
    """

    code = "ZEN329"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("enumerate",)
    guarded_by = (ElementLookups, ElementLoop)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops over `enumerate(...)` of a dotted name through."""
        return enumerated_sequence(node.iter) is not None and self._lookups(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For) -> None:
        """Report a loop that looks up what it has."""
        found = self._lookups(origin)
        if found is None:
            return
        text = self.source.segment(found.places[0])
        message = f"`{text}` is `{found.name}`, which the loop gives already"
        if found.is_renamed:
            message = f"`{text}` is what the loop gives already: call it `{found.name}`"
        self.report(
            origin,
            message,
            fix=lambda: self._fix(found),
            related=[(place, f"`{found.name}`") for place in found.places],
        )

    @remembered
    def _lookups(self, loop: ast.For) -> ElementLookups | None:
        return element_lookups(loop, self.facts)

    def _fix(self, found: ElementLookups) -> Fix | str:
        edits = found.edits()
        if edits is None:
            return "an element is read in a place where its text cannot be replaced"
        hidden = found.elements.others_see_the_names(index_goes=False) if found.is_renamed else None
        assumption = assuming(*found.claims(), hidden)
        bound = [found.name, found.element.id] if found.is_renamed else []
        return Fix(
            f"Use `{found.name}`",
            applicability(assumption),
            edits,
            binds=self.scoped(found.loop, *bound),
            relies_on=self.scoped(found.loop, found.name, found.elements.root.id),
            assumption=assumption,
        )
