from __future__ import annotations

import pytest

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.loops.product_loop import ProductLoop
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import floats, heaps, ints, lists, texts
from tests.rules.loops.near_misses import SILENCING as SHARED
from tests.rules.loops.near_misses import Shape, near_misses, part_of_another
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

SHAPE = Shape("product", "product = 1", "product *= {value}", "math.prod({value} {clauses})", "import math\n")
INPUTS = {"sizes": lists(floats), "factors": lists(ints), "texts": lists(texts)}
SILENCING = {**SHARED, "takes_the_same_each_time": "that is a power, not a product to speak of"}

FIXED = [
    safe(
        "adds-the-import",
        """
        \"\"\"Multiply.\"\"\"
        factors = [2, 3]
        product = 1
        for factor in factors:
            product *= factor
        print(product)
        """,
        """
        \"\"\"Multiply.\"\"\"
        import math

        factors = [2, 3]
        product = math.prod(factors)
        print(product)
        """,
        says="`math.prod(...)` takes all in one go",
    ),
    safe(
        "has-the-import-by-another-name",
        """
        import math as m
        product = 2
        for number in range(1, 4):
            if number != 2:
                product = product * (number + 1)
        print(product, m.pi)
        """,
        """
        import math as m
        product = 2
        product *= m.prod((number + 1) for number in range(1, 4) if number != 2)
        print(product, m.pi)
        """.replace("(number + 1) for", "number + 1 for"),
    ),
    safe(
        "floats",
        """
        import math
        sizes = [0.1, 0.2, 3.0]
        volume = 1
        for size in sizes:
            volume *= size
        print(volume)
        """,
        """
        import math
        sizes = [0.1, 0.2, 3.0]
        volume = math.prod(sizes)
        print(volume)
        """,
    ),
    safe(
        "a-float-to-start-with",
        """
        import math
        sizes = [0.1, 0.2, 3.0]
        volume = 1.0
        for size in sizes:
            volume *= 1 + size
        print(volume)
        """,
        """
        import math
        sizes = [0.1, 0.2, 3.0]
        volume = math.prod((1 + size for size in sizes), start=1.0)
        print(volume)
        """,
    ),
    safe(
        "whole-numbers-from-the-left",
        """
        import math
        product = 1
        for number in [2, 3]:
            product = number * product
        print(product)
        """,
        """
        import math
        product = math.prod([2, 3])
        print(product)
        """,
    ),
    unsafe(
        "unknown-numbers",
        """
        import math
        def multiply(factors):
            product = 1
            for factor in factors:
                product *= factor
            return product
        """,
        """
        import math
        def multiply(factors):
            product = math.prod(factors)
            return product
        """,
        because="`factor` is a number",
        guard="numbers_may_be_rounded",
        wild={"factors": lists(heaps)},
    ),
    unsafe(
        "the-import-shows",
        """
        def multiply():
            product = 1
            for number in [2, 3]:
                product *= number
            return product
        print(multiply(), sorted(vars()))
        """,
        """
        import math


        def multiply():
            product = math.prod([2, 3])
            return product
        print(multiply(), sorted(vars()))
        """,
        because="nobody looks up names as text",
        guard="import_may_show",
        itself=True,
    ),
    unfixed(
        "the-import-comes-later",
        """
        product = 1
        for number in [2, 3]:
            product *= number
        import math
        print(product, math.pi)
        """,
        because="`math` is imported elsewhere",
    ),
]

CLEAN = [
    clean(
        "a-power",
        """
        power = 1
        for _ in range(3):
            power *= 2
        print(power)
        """,
        guard="takes_the_same_each_time",
    ),
    clean(
        "may-be-a-list",
        """
        def repeat(items, times):
            same = items
            for number in times:
                items *= number
            return same
        print(repeat([1], [2, 3]))
        """,
        guard="is_something_else",
    ),
    clean(
        "multiplied-from-the-left",
        """
        def chain(gates):
            product = 1
            for gate in gates:
                product = gate * product
            return product
        """,
        guard="is_something_else",
        inputs={"gates": lists(ints)},
    ),
    clean(
        "read-in-the-loop",
        """
        product = 1
        for number in [1, 2, 3]:
            product *= number + product
        print(product)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "starts-with-a-text",
        """
        text = "a"
        for number in [1, 2, 3]:
            text *= number
        print(text)
        """,
        guard="is_something_else",
    ),
]

CASES = [*FIXED, *CLEAN, *near_misses(SHAPE), part_of_another(SHAPE)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(ProductLoop, case)


def test_one_rule_speaks() -> None:
    program = "n = 1\nfor k in [3, 4]:\n    n *= k\nprint(n)\n"
    found = lint(Source("case.py", program), Settings(), ProjectFacts(script=True))
    assert [diagnostic.code for diagnostic in found] == ["ZEN311"]
