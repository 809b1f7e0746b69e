"""ZEN311 product-loop."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.loops.totals import Product
from beginner_lint.rule import Rule, cst, remembered


class ProductLoop(Rule):
    """Loop that only multiplies numbers.

    ## Why is this bad?
    `math.prod` says in one word what the loop does, as `sum` does for sums. It is also faster, and the start
    with 1 cannot be forgotten.

    ## Example
    ```python
    import math

    factorial = 1
    for number in range(1, 6):
        factorial *= number
    print(factorial, math.factorial(5))
    ```

    Use instead:
    ```python
    import math

    factorial = math.prod(range(1, 6))
    print(factorial, math.factorial(5))
    ```

    ## Not flagged
    ```python
    factorial = 1
    for number in range(1, 6):
        factorial *= number
        print(number, factorial)  # each step is wanted
    power = 1
    for _ in range(5):
        power *= 2  # a power: 2 ** 5
    ```

    ## Fix safety
    The fix is safe where all values are numbers for certain: whole ones, or floats, which are multiplied in
    the same order. It is unsafe where their type is unknown, or others may look at the product meanwhile.
    Where `math` is not imported yet, the import is added.
    """

    code = "ZEN311"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("for", "*")
    guarded_by = (Product,)

    def screen_For(self, node: ast.For) -> bool:
        """Let loops through that seem to do nothing but multiply a number."""
        return Product.is_seen_in(node, self.facts) and self._finding(node) is not None

    def screen_AsyncFor(self, node: ast.AsyncFor) -> bool:
        """Let loops through that seem to do nothing but multiply a number."""
        return Product.is_seen_in(node, self.facts) and self._finding(node) is not None

    def visit_For(self, node: cst.For, origin: ast.For | ast.AsyncFor) -> None:
        """Report a loop that only multiplies numbers, and is not part of another one that is reported."""
        found = self._finding(origin)
        if found is not None:
            message = f"`{found.name}` multiplies one number at a time; `math.prod(...)` takes all in one go"
            self.report(origin, message, fix=found.fix)

    @remembered
    def _finding(self, loop: ast.For | ast.AsyncFor) -> Product | None:
        found = Product.of(loop, self.facts)
        if found is None or found.keeps_silent() or found.is_part_of_another():
            return None
        return found
