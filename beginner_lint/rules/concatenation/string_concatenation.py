"""ZEN102 string-concatenation."""

from __future__ import annotations

import ast
import re

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.texts.chains import Chain, is_whole_chain
from beginner_lint.facts.texts.concatenation import calls_str, literal_text, operands
from beginner_lint.rule import Rule, cst, guard, remembered

_WORD = re.compile(r"[^\W\d_]{2,}")


class StringConcatenation(Rule):
    r"""Text that is put together with `+` from three or more parts, or with `str()`.

    ## Why is this bad?
    In `"Hi " + name + "!"` the quotes and plus signs hide what the finished text looks like. A space is
    easily forgotten, and `+` fails with a `TypeError` for everything that is no text, so numbers need
    `str()`. An f-string is the finished text, with the values in braces at their places.

    ## Example
    ```python
    name = "Ada"
    age = 36
    print("Hi " + name + "!")
    print("Next year you are " + str(age + 1))
    ```

    Use instead:
    ```python
    name = "Ada"
    age = 36
    print(f"Hi {name}!")
    print(f"Next year you are {age + 1}")
    ```

    ## Not flagged
    ```python
    import logging
    import re

    name = "Ada"
    print("-" * 20 + name + "-" * 20)  # a repeated text reads better outside of braces
    print(", ".join(["Ada", "Bob"]) + "\n")
    logging.warning("no such user: " + str(name))  # logging has a way of its own
    print(re.search("^" + name + "$", "Ada"))  # a pattern is full of braces and backslashes
    ```

    ## Fix safety
    The fix is safe where each part is known to be text, or is made text by `str()`. It is unsafe where a
    part may be anything: `+` would fail for `None`, an f-string shows it. No fix is offered in files that use
    packages in which `+` means something else, such as pandas.
    """

    code = "ZEN102"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("+",)
    parts = (ast.Add,)
    guarded_by = (Chain,)

    def screen_BinOp(self, node: ast.BinOp) -> bool:
        """Let the topmost `+` of long chains that make text of values through."""
        if not is_whole_chain(node, self.facts):
            return False
        parts = operands(node)
        is_long = len(parts) > 2 or any(map(calls_str, parts))
        return is_long and self._chain(node) is not None

    def visit_BinaryOperation(self, node: cst.BinaryOperation, origin: ast.BinOp) -> None:
        """Report a chain that makes text of values, unless the text is not for people."""
        chain = self._chain(origin) if is_whole_chain(origin, self.facts) else None
        if chain is not None:
            self.report(origin, chain.message(), fix=chain.fix)

    @remembered
    def _chain(self, node: ast.BinOp) -> Chain | None:
        """Return a chain that is to be reported."""
        chain = Chain(node, self.facts)
        is_long = len(chain.parts) > 2 or chain.calls_str
        return chain if is_long and not self.joins_constants(chain) and not chain.cannot_be() else None

    @guard
    def joins_constants(self, chain: Chain) -> bool:
        """Whether constants are put together, and not to words: parts of a pattern, say."""
        are_constants = all(isinstance(value, ast.Name) and value.id.isupper() for value in chain.values)
        return are_constants and not any(_WORD.search(literal_text(part) or "") for part in chain.parts)
