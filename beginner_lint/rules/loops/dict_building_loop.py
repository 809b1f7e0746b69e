"""ZEN307 dict-building-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.collecting import Form
from beginner_lint.facts.loops.mapping import Mapping
from beginner_lint.rule import Rule, cst, remembered


class DictBuildingLoop(Rule):
    """Loop that only stores items in a dict.

    ## Why is this bad?
    A dict comprehension says in one place which keys the dict has and what belongs to each of them. Pairs
    that are there already need no loop at all: `dict(zip(names, ages))` makes a dict of them.

    ## Example
    ```python
    words = ["apple", "fig", "banana"]
    lengths = {}
    for word in words:
        if word != "fig":
            lengths[word] = len(word)
    print(lengths)
    ```

    Use instead:
    ```python
    words = ["apple", "fig", "banana"]
    lengths = {word: len(word) for word in words if word != "fig"}
    print(lengths)
    ```

    ## Not flagged
    ```python
    words = ["fig", "apple", "fig"]
    places = {}
    for place, word in enumerate(words):
        if word not in places:  # reads the dict that it builds
            places[word] = place
    newest = {}
    for word in words:
        newest["word"] = word  # stores under one key again and again
    ```

    ## Fix safety
    The fix is safe where the dict certainly is one, nobody can see it while it grows, and the loop's
    variables are not used afterwards. It is unsafe where key and value both run unknown code, as a
    comprehension computes the key first, where the type of what is copied is unknown, and where other
    modules may import the loop's variables.
    """

    code = "ZEN307"
    level = Level.BASICS
    kind = Kind.STYLE
    guarded_by = (Mapping,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but store items."""
        return Mapping.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but store items."""
        return Mapping.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only stores items, and is not part of another one that is reported."""
        found = self._finding(origin)
        if found is not None and not found.is_part_of_another():
            self.report(origin, self._message(found), fix=found.fix)

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Mapping | None:
        found = Mapping.of(loop, self.facts)
        return None if found is None or found.keeps_silent() else found

    def _message(self, found: Mapping) -> str:
        name, form = self.source.segment(found.receiver), found.form
        if form is Form.COPY:
            return f"`{name}` is filled item by item; `dict(...)` takes over all items in one go"
        if form is Form.COMPREHENSION:
            return f"`{name}` is filled item by item; a dict comprehension says in one place what it holds"
        return f"`{name}` is filled item by item here; `{name}.update(...)` stores all items in one go"
