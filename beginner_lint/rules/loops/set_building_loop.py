"""ZEN308 set-building-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.collecting import Form
from beginner_lint.facts.loops.gathering import Gathering, SetGathering
from beginner_lint.rule import Rule, cst, remembered


class SetBuildingLoop(Rule):
    """Loop that only adds to a set.

    ## Why is this bad?
    A set comprehension says in one place what the set holds: what is computed, for which elements, under
    which condition. To make a set of all elements as they are, `set(words)` is enough.

    ## Example
    ```python
    words = ["apple", "fig", "avocado"]
    letters = set()
    for word in words:
        letters.add(word[0])
    print(len(letters))
    ```

    Use instead:
    ```python
    words = ["apple", "fig", "avocado"]
    letters = {word[0] for word in words}
    print(len(letters))
    ```

    ## Not flagged
    ```python
    seen = set()
    for word in ["fig", "apple", "fig"]:
        if word in seen:  # reads the set that it builds
            print(word, "again")
        seen.add(word)
    ```

    ## Fix safety
    The fix is safe where the set certainly is one, nobody can see it while it grows, and the loop's
    variables are not used afterwards. It is unsafe where the type of what is copied is unknown or another
    set, whose copy may hold its items in another order, and where other modules may import the loop's
    variables.
    """

    code = "ZEN308"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("add",)
    guarded_by = (SetGathering,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but add."""
        return SetGathering.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but add."""
        return SetGathering.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only adds, and is not part of another one that is reported."""
        found = self._finding(origin)
        if found is not None and not found.is_part_of_another():
            self.report(origin, self._message(found), fix=found.fix)

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Gathering | None:
        found = SetGathering.of(loop, self.facts)
        return None if found is None or found.keeps_silent() else found

    def _message(self, found: Gathering) -> str:
        name, form = self.source.segment(found.receiver), found.form
        if form is Form.COPY:
            return f"`{name}` is filled item by item; `set(...)` takes over all items in one go"
        if form is Form.COMPREHENSION:
            return f"`{name}` is filled item by item; a set comprehension says in one place what it holds"
        return f"`{name}` grows item by item here; `{name}.update(...)` adds all items in one go"
