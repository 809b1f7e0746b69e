"""ZEN313 any-all-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.checking import Check
from beginner_lint.rule import Rule, cst, remembered

_LONGEST = 90


class AnyAllLoop(Rule):
    """Loop that only finds out whether some, or all, elements pass a test.

    ## Why is this bad?
    `any` and `all` read like the question that the loop answers: is any mark above 90, are all words short?
    A reader need not follow a variable, or find out where the loop is left.

    ## Example
    ```python
    def has_long_word(words):
        for word in words:
            if len(word) > 5:
                return True
        return False


    def all_short(words):
        for word in words:
            if len(word) > 5:
                return False
        return True


    print(has_long_word(["fig", "banana"]), all_short(["fig", "kiwi"]))
    ```

    Use instead:
    ```python
    def has_long_word(words):
        return any(len(word) > 5 for word in words)


    def all_short(words):
        return all(len(word) <= 5 for word in words)


    print(has_long_word(["fig", "banana"]), all_short(["fig", "kiwi"]))
    ```

    ## Not flagged
    ```python
    def check(words):
        for word in words:
            if len(word) > 5:
                print(word)  # does more than answer
                return True
        return False


    print(check(["fig", "banana"]))
    ```

    ## Fix safety
    The fix is safe where the loop is left at the first hit, and runs nothing of unknown type. Where it goes
    on after the first hit, the fix is safe only if checking the other elements does nothing and cannot fail.
    """

    code = "ZEN313"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("for", "True", "False")
    guarded_by = (Check,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but answer True or False."""
        return Check.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but answer True or False."""
        return Check.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only finds out whether some, or all, elements pass a test."""
        found = self._finding(origin)
        if found is not None:
            self.report(origin, self._message(found, origin), fix=found.fix)

    def _message(self, found: Check, loop: ast.For | ast.AsyncFor) -> str:
        each = "element" if len(found.reduction.loops) > 1 else f"`{self.source.segment(loop.target)}`"
        which = f"some {each} passes" if found.answer else f"every {each} passes"
        asks = "This loop asks" if found.otherwise is not None else f"`{found.name}` tells"
        message = f"{asks} whether {which} a test; that is what `{found.function}(...)` is for"
        if len(message) <= _LONGEST:
            return message
        return f"This loop only answers yes or no; that is what `{found.function}(...)` is for"

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Check | None:
        found = Check.of(loop, self.facts)
        return None if found is None or found.keeps_silent() else found
