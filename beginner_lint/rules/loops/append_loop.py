"""ZEN306 append-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.collecting import Form
from beginner_lint.facts.loops.gathering import Gathering, ListGathering
from beginner_lint.rule import Rule, cst, remembered


class AppendLoop(Rule):
    """Loop that only appends to a list.

    ## Why is this bad?
    A list comprehension says what the list holds in one place: what is computed, for which elements, under
    which condition. It is also faster, as the list is built without a call of `append` for each element.

    ## Example
    ```python
    words = ["apple", "fig", "banana"]
    lengths = []
    for word in words:
        if word != "fig":
            lengths.append(len(word))
    print(lengths)
    ```

    Use instead:
    ```python
    words = ["apple", "fig", "banana"]
    lengths = [len(word) for word in words if word != "fig"]
    print(lengths)
    ```

    ## Not flagged
    ```python
    words = ["fig", "apple", "fig"]
    unique = []
    for word in words:
        if word not in unique:  # reads the list that it builds
            unique.append(word)
    shouted = []
    for word in words:
        print(word)  # does more than append
        shouted.append(word.upper())
    ```

    ## Fix safety
    The fix is safe where the list certainly is one, nobody can see it while it grows, and the loop's
    variables are not used afterwards. Where others can see it, `extend` keeps adding the elements one by
    one. The fix is unsafe where the type of what is copied is unknown, or where other modules may import
    the loop's variables.
    """

    code = "ZEN306"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("append",)
    guarded_by = (ListGathering,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but append."""
        return ListGathering.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but append."""
        return ListGathering.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only appends, and is not part of another one that is reported."""
        found = self._finding(origin)
        if found is not None and not found.is_part_of_another():
            self.report(origin, self._message(found), fix=found.fix)

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Gathering | None:
        found = ListGathering.of(loop, self.facts)
        return None if found is None or found.keeps_silent() else found

    def _message(self, found: Gathering) -> str:
        name, form = self.source.segment(found.receiver), found.form
        if form is Form.COPY:
            return f"`{name}` is filled item by item; `list(...)` copies all items in one go"
        if form is Form.COMPREHENSION:
            return f"`{name}` is filled item by item; a list comprehension says in one place what it holds"
        return f"`{name}` grows item by item here; `{name}.extend(...)` adds all items in one go"
