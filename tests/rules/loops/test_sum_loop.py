from __future__ import annotations

import pytest

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.rules.loops.sum_loop import SumLoop
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import halves, heaps, ints, lists, texts
from tests.rules.loops.near_misses import SILENCING as SHARED
from tests.rules.loops.near_misses import Shape, near_misses, part_of_another
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

SHAPE = Shape("total", "total = 0", "total += {value}", "sum({value} {clauses})")
INPUTS = {"prices": lists(ints), "texts": lists(texts), "words": lists(texts), "price": ints}
SILENCING = {
    **SHARED,
    "counts": "count-loop speaks of it",
    "takes_the_same_each_time": "`total += 5` in each round is no sum to speak of",
}

SHAPES = [
    safe(
        "plain",
        """
        prices = [3, 5, 8]
        total = 0
        for price in prices:
            total += price
        print(total)
        """,
        """
        prices = [3, 5, 8]
        total = sum(prices)
        print(total)
        """,
        says="`total` adds up one number at a time",
    ),
    safe(
        "the-long-form",
        """
        words = ["fig", "apple"]
        letters = 0
        for word in words:
            letters = letters + len(word)
        print(letters)
        """,
        """
        words = ["fig", "apple"]
        letters = sum(len(word) for word in words)
        print(letters)
        """,
    ),
    safe(
        "the-long-form-the-other-way-round",
        """
        letters = 0
        for word in ["fig", "apple"]:
            letters = len(word) * 2 + letters
        print(letters)
        """,
        """
        letters = sum(len(word) * 2 for word in ["fig", "apple"])
        print(letters)
        """,
    ),
    safe(
        "filtered-and-nested",
        """
        rows = [(1, 2), (3,)]
        total = 0
        for row in rows:
            if len(row) == 1:
                continue
            for cell in row:
                if cell % 2:
                    total += cell
        print(total)
        """,
        """
        rows = [(1, 2), (3,)]
        total = sum(cell for row in rows if len(row) != 1 for cell in row if cell % 2)
        print(total)
        """,
    ),
    safe(
        "a-choice",
        """
        hand = ["ace", "king", "two"]
        points = 0
        for card in hand:
            if card == "ace":
                points += 11
            else:
                points += len(card)
        print(points)
        """,
        """
        hand = ["ace", "king", "two"]
        points = sum(11 if card == "ace" else len(card) for card in hand)
        print(points)
        """,
    ),
    safe(
        "a-temporary",
        """
        words = ["fig", "apple"]
        total = 0
        for word in words:
            size = len(word)
            total += size * size
        print(total)
        """.replace("size * size", "size * 2"),
        """
        words = ["fig", "apple"]
        total = sum(len(word) * 2 for word in words)
        print(total)
        """,
    ),
    safe(
        "another-start",
        """
        words = ["fig", "apple"]
        total = 10
        for word in words:
            total += len(word)
        print(total)
        """,
        """
        words = ["fig", "apple"]
        total = 10
        total += sum(len(word) for word in words)
        print(total)
        """,
    ),
    safe(
        "read-between",
        """
        total = 0
        print(total)
        for number in range(1, 101):
            total += number
        print(total)
        """,
        """
        total = 0
        print(total)
        total += sum(range(1, 101))
        print(total)
        """,
    ),
    safe(
        "an-annotation-a-comment-and-what-stands-between",
        """
        words = ["fig", "apple"]
        total: int = 0  # letters
        title = "all"
        for word in words:
            # spaces count, too
            total += len(word)
        print(title, total)
        """,
        """
        words = ["fig", "apple"]
        # letters
        title = "all"
        # spaces count, too
        total: int = sum(len(word) for word in words)
        print(title, total)
        """,
    ),
    safe(
        "bare-tuple",
        """
        total = 0
        for number in 1, 2, 3:
            total += number
        print(total)
        """,
        """
        total = sum((1, 2, 3))
        print(total)
        """,
    ),
    safe(
        "bools-are-whole-numbers",
        """
        answers = [True, False, True]
        right = 0
        for answer in answers:
            right += answer
        print(right)
        """,
        """
        answers = [True, False, True]
        right = sum(answers)
        print(right)
        """,
    ),
    safe(
        "in-a-loop-around-that-starts-anew",
        """
        rows = [(1, 2), (3,)]
        for row in rows:
            total = 0
            for cell in row:
                total += cell
            print(total)
        """,
        """
        rows = [(1, 2), (3,)]
        for row in rows:
            total = sum(row)
            print(total)
        """,
    ),
    safe(
        "in-a-loop-around-that-does-not-start-anew",
        """
        rows = [(1, 2), (3,)]
        total = 0
        for row in rows:
            for cell in row:
                total += cell
            print(total)
        """,
        """
        rows = [(1, 2), (3,)]
        total = 0
        for row in rows:
            total += sum(row)
            print(total)
        """,
    ),
]

TYPES = [
    unsafe(
        "floats",
        """
        prices = [0.1, 0.2, 1.5]
        total = 0
        for price in prices:
            total += price
        print(total)
        """,
        """
        prices = [0.1, 0.2, 1.5]
        total = sum(prices)
        print(total)
        """,
        because="nobody minds other last digits of `total`",
        guard="numbers_may_be_rounded",
        inputs={"prices": lists(halves)},
        wild={"prices": lists(heaps)},
    ),
    unsafe(
        "a-float-to-start-with",
        """
        words = ["fig", "apple"]
        total = 0.0
        for word in words:
            total += len(word)
        print(total)
        """,
        """
        words = ["fig", "apple"]
        total = sum((len(word) for word in words), start=0.0)
        print(total)
        """,
        because="other last digits",
        unshown="whole numbers that small are exact as floats",
    ),
    unsafe(
        "a-float-to-start-with-and-all-elements",
        """
        prices = [2.5, 0.5]
        total = 0.0
        for price in prices:
            total += price
        print(total)
        """,
        """
        prices = [2.5, 0.5]
        total = sum(prices, start=0.0)
        print(total)
        """,
        because="other last digits",
        inputs={"prices": lists(halves)},
        wild={"prices": lists(heaps)},
    ),
    unsafe(
        "unknown-numbers",
        """
        def add(prices):
            total = 0
            for price in prices:
                total += price
            return total
        """,
        """
        def add(prices):
            total = sum(prices)
            return total
        """,
        because="`price` is a whole number",
        wild={"prices": lists(heaps)},
    ),
    unsafe(
        "numbers-of-a-class-of-ones-own",
        """
        class Money:
            def __init__(self, cents):
                self.cents = cents
            def __add__(self, other):
                return Money(self.cents + other.cents)
            def __radd__(self, other):
                return Money(self.cents + other)
            def __iadd__(self, other):
                self.cents += other.cents
                print("so far:", self.cents)
                return self
        total = 0
        for price in [Money(5), Money(7)]:
            total += price
        print(total.cents)
        """,
        """
        class Money:
            def __init__(self, cents):
                self.cents = cents
            def __add__(self, other):
                return Money(self.cents + other.cents)
            def __radd__(self, other):
                return Money(self.cents + other)
            def __iadd__(self, other):
                self.cents += other.cents
                print("so far:", self.cents)
                return self
        total = sum([Money(5), Money(7)])
        print(total.cents)
        """,
        because="`price` is a whole number",
        guard="numbers_may_be_rounded",
        itself=True,
    ),
    unsafe(
        "declared-numbers",
        """
        def add(prices: list[int]) -> int:
            total = 0
            for price in prices:
                total += price * 2
            return total
        """,
        """
        def add(prices: list[int]) -> int:
            total = sum(price * 2 for price in prices)
            return total
        """,
        because="`price * 2` is a whole number, as declared",
        wild={"prices": lists(heaps)},
    ),
    unsafe(
        "quotients",
        """
        def add(prices):
            total = 0
            for price in prices:
                total += price / 2
            return total
        """,
        """
        def add(prices):
            total = sum(price / 2 for price in prices)
            return total
        """,
        because="other last digits",
        wild={"prices": lists(heaps)},
    ),
    unsafe(
        "a-long-expression",
        """
        def add(prices):
            total = 0
            for price in prices:
                if price:
                    total += price * 3 + price * 4 + price * 5
            return total
        """,
        """
        def add(prices):
            total = sum(price * 3 + price * 4 + price * 5 for price in prices if price)
            return total
        """,
        because="all numbers are whole",
        wild={"prices": lists(heaps)},
    ),
    unsafe(
        "typed-in",
        """
        total = 0
        for _ in range(2):
            total += float(input())
        print(total)
        """,
        """
        total = sum(float(input()) for _ in range(2))
        print(total)
        """,
        because="other last digits",
        runs=False,
    ),
    unsafe(
        "a-global",
        """
        total = 0
        def add(numbers: list[int]) -> None:
            global total
            for number in numbers:
                total += len(str(number))
        add([1, 22])
        print(total)
        """,
        """
        total = 0
        def add(numbers: list[int]) -> None:
            global total
            total += sum(len(str(number)) for number in numbers)
        add([1, 22])
        print(total)
        """,
        because="nobody looks at `total` while the loop runs",
    ),
    safe(
        "waiting",
        """
        import asyncio
        async def length(word):
            await asyncio.sleep(0)
            return len(word)
        async def add():
            total = 0
            for word in ["fig", "apple"]:
                total += len(str(await length(word)))
            print(total)
        asyncio.run(add())
        """,
        """
        import asyncio
        async def length(word):
            await asyncio.sleep(0)
            return len(word)
        async def add():
            total = sum([len(str(await length(word))) for word in ["fig", "apple"]])
            print(total)
        asyncio.run(add())
        """,
    ),
    unfixed(
        "its-own-name-hides-the-builtin",
        """
        sum = 0
        for number in [1, 2]:
            sum += number
        print(sum)
        """,
        because="`sum` may mean something else",
    ),
]

CLEAN = [
    clean(
        "no-number",
        """
        for word in ["a", "b"]:
            text += word
        """.replace("for", "text = ''\n        for", 1),
        runs=False,
    ),
    clean(
        "may-be-a-list",
        """
        def join(total, rows):
            same = total
            for row in rows:
                total += row
            return same
        print(join([], [[1], [2]]))
        """,
        guard="is_something_else",
    ),
    clean(
        "texts-in-place-of-numbers",
        """
        total = 0
        for word in ["a", "b"]:
            total += word
        """,
        guard="is_something_else",
    ),
    clean(
        "read-in-the-loop",
        """
        total = 0
        for number in [1, 2, 3]:
            total += number + total
        print(total)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "read-in-the-condition",
        """
        total = 0
        for number in [1, 2, 3]:
            if total < 2:
                total += number
        print(total)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "each-step-is-shown",
        """
        total = 0
        for number in [1, 2, 3]:
            total += number
            print(total)
        """,
    ),
    clean(
        "the-same-constant-each-time",
        """
        total = 0
        for number in [1, 2, 3]:
            total += 5
        print(total)
        """,
        guard="takes_the_same_each_time",
    ),
    clean(
        "a-multiple",
        """
        price, total = 3, 0
        for _ in range(4):
            total += price
        print(total)
        """,
        guard="takes_the_same_each_time",
    ),
    clean(
        "stops-early",
        """
        total = 0
        for number in [1, 2, 3]:
            total += number
            break
        print(total)
        """,
    ),
    clean(
        "counts",
        """
        count = 0
        for number in [1, 2, 3]:
            if number > 1:
                count += 1
        print(count)
        """,
        guard="counts",
    ),
    clean(
        "two-totals",
        """
        small = large = 0
        for number in [1, 2, 3]:
            if number > 1:
                large += number
            else:
                small += number
        print(small, large)
        """,
    ),
    clean(
        "an-item",
        """
        totals = {"a": 0}
        for number in [1, 2, 3]:
            totals["a"] += number
        print(totals)
        """,
    ),
    clean(
        "has-an-else",
        """
        total = 0
        for number in [1, 2, 3]:
            total += number
        else:
            print("done")
        print(total)
        """,
    ),
]

CASES = [*SHAPES, *TYPES, *CLEAN, *near_misses(SHAPE), part_of_another(SHAPE)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(SumLoop, case)


def test_a_total_named_sum_is_renamed_first() -> None:
    program = "sum = 0\nfor number in [1, 2]:\n    sum += number\nprint(sum)\n"
    result = fix(Source("case.py", program), Settings(), ProjectFacts(script=True))
    assert result.source.text == "total = sum([1, 2])\nprint(total)\n"
