"""ZEN103 two-part-concatenation."""

from __future__ import annotations

import ast
import re

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.texts.chains import Chain, is_whole_chain
from beginner_lint.facts.texts.concatenation import calls_str, literal_text, operands
from beginner_lint.rule import Rule, cst, guard, remembered

_WORD = re.compile(r"[^\W\d_]{2,}")


class TwoPartConcatenation(Rule):
    r"""Message that is put together with `+` from some words and one value.

    ## Why is this bad?
    In `"Good morning, " + name` the space at the end of the text is easily forgotten, and `+` fails with a
    `TypeError` as soon as the value is a number. An f-string is the finished text, with the value in braces.

    ## Example
    ```python
    name = "Ada"
    print("Good morning, " + name)
    print(name + " is here")
    ```

    Use instead:
    ```python
    name = "Ada"
    print(f"Good morning, {name}")
    print(f"{name} is here")
    ```

    ## Not flagged
    ```python
    name = "Ada"
    print(name + ".txt")  # just an ending, no message
    print("-" * 20 + name)
    usage = "usage: greet NAME\n" + name  # two blocks of text, one below the other
    print(usage)
    ```

    ## Fix safety
    The fix is safe where the value is known to be text. It is unsafe where it may be anything: `+` would fail
    for `None`, an f-string shows it. No fix is offered in files that use packages in which `+` means
    something else, such as pandas.
    """

    code = "ZEN103"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("+",)
    parts = (ast.Add,)
    guarded_by = (Chain,)

    def screen_BinOp(self, node: ast.BinOp) -> bool:
        """Let a `+` between a text literal and one value through that is not `str()` of something."""
        if not is_whole_chain(node, self.facts):
            return False
        parts = operands(node)
        return len(parts) == 2 and not any(map(calls_str, parts)) and self._chain(node) is not None

    def visit_BinaryOperation(self, node: cst.BinaryOperation, origin: ast.BinOp) -> None:
        """Report words joined with a value, unless the text is not for people."""
        if self.screen_BinOp(origin) and (chain := self._chain(origin)):
            self.report(origin, chain.message(), fix=chain.fix)

    @remembered
    def _chain(self, node: ast.BinOp) -> Chain | None:
        """Return a chain that is to be reported."""
        chain = Chain(node, self.facts)
        return None if self.is_no_message(chain) or chain.cannot_be() else chain

    @guard
    def is_no_message(self, chain: Chain) -> bool:
        """Whether the text is no words, such as an affix, or is lines of its own, or joins two constants."""
        left, right = map(literal_text, chain.parts)
        text = left if left is not None else right
        if any(isinstance(value, ast.Name) and value.id.isupper() for value in chain.values):
            return True  # a constant, which is known as well as the literal
        if text is None or not _WORD.search(text) or "\n" in text.strip("\n"):
            return True
        edge = text[-1] if left is not None else text[0]
        if edge.isalnum() or (not edge.isspace() and " " not in text.strip()):
            return True  # no word ends where the value begins, or there is no word at all
        return text.endswith("\n") if left is not None else text.startswith("\n")
