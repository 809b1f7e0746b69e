from __future__ import annotations

from typing import Any

import pytest

from beginner_lint import fixer
from beginner_lint.diagnostic import Diagnostic
from beginner_lint.fixer import fix
from beginner_lint.linter import lint
from beginner_lint.rules.loops.append_loop import AppendLoop
from beginner_lint.settings import Settings
from beginner_lint.source import Source
from tests.rules.evidence.inputs import always, bools, endings, files, functions, ints, lists, texts
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

INPUTS = {
    "words": lists(texts),
    "keep": functions,
    "show": functions,
    "number": ints,
}
NEEDED_BEFORE = {"does_not_fit": (3, 12)}  # whose comprehensions are no functions any more
SILENCING = {
    "is_part_of_another": "the outer loop is reported, and its fix takes the inner one in",
    "is_too_long": "a comprehension that long reads worse than the loop",
    "names_are_attributes": "the variable of the loop is an attribute too, which no fix may drop",
    "walks_over_indexes": "index-loop speaks first; when it is fixed, this rule sees the loop",
    "walks_over_rows": "a comprehension over rows is as slow as the loop; the pandas rules speak of it",
}
LOOKING = """
class Waiting:
    def __init__(self, items):
        self.items = list(items)
    def __aiter__(self):
        return self
    async def __anext__(self):
        await asyncio.sleep(0)
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop()
async def look():
    for _ in range(9):
        await asyncio.sleep(0)
        print(found)
async def both():
    await asyncio.gather(collect(Waiting("abc")), look())
asyncio.run(both())
"""

SHAPES = [
    safe(
        "copies-a-long-list-that-is-written-down",
        """
        found = []
        for word in ["fig", "apple", "kiwi", "banana", "cherry", "grape", "lemon", "mango", "melon"]:
            found.append(word)
        print(found)
        """,
        """
        found = ["fig", "apple", "kiwi", "banana", "cherry", "grape", "lemon", "mango", "melon"]
        print(found)
        """,
    ),
    safe(
        "plain",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            found.append(word.upper())
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word.upper() for word in words]
        print(found)
        """,
        says="list comprehension",
    ),
    safe(
        "filtered",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if len(word) > 3:
                found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if len(word) > 3]
        print(found)
        """,
    ),
    safe(
        "filtered-twice",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if len(word) > 3:
                if "p" in word or "k" in word:
                    found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if len(word) > 3 and ("p" in word or "k" in word)]
        print(found)
        """,
    ),
    safe(
        "a-guard-with-continue",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if word.isupper():
                continue
            found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if not word.isupper()]
        print(found)
        """,
    ),
    safe(
        "a-guard-whose-opposite-is-exact",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if word in ("fig", "kiwi"):
                continue
            if word is None:
                continue
            found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if word not in ("fig", "kiwi") and word is not None]
        print(found)
        """,
    ),
    safe(
        "a-guard-on-a-number-that-is-proved",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if len(word) < 4:
                continue
            found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if len(word) >= 4]
        print(found)
        """,
    ),
    safe(
        "a-guard-on-a-number-that-may-be-nan",
        """
        marks = [1.0, float("nan")]
        found = []
        for mark in marks:
            if mark < 3.0:
                continue
            found.append(mark)
        print(found)
        """,
        """
        marks = [1.0, float("nan")]
        found = [mark for mark in marks if not (mark < 3.0)]
        print(found)
        """,
    ),
    safe(
        "a-guard-with-not",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if not word.startswith("a"):
                continue
            found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if word.startswith("a")]
        print(found)
        """,
    ),
    safe(
        "a-guard-with-an-else",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if len(word) == 3:
                continue
            else:
                found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if len(word) != 3]
        print(found)
        """,
    ),
    safe(
        "a-guard-of-several-conditions",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if word == "fig" or word == "kiwi":
                continue
            found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if not (word == "fig" or word == "kiwi")]
        print(found)
        """,
    ),
    safe(
        "nothing-but-pass-in-a-branch",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if len(word) == 3:
                pass
            else:
                found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if len(word) != 3]
        print(found)
        """,
    ),
    safe(
        "a-condition-that-is-a-choice",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if (len(word) > 3 if word else False):
                found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if (len(word) > 3 if word else False)]
        print(found)
        """,
    ),
    safe(
        "a-choice-of-values",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if len(word) > 3:
                found.append(word)
            else:
                found.append("short")
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word if len(word) > 3 else "short" for word in words]
        print(found)
        """,
    ),
    safe(
        "a-temporary",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            letter = word[0]
            found.append(letter.upper())
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word[0].upper() for word in words]
        print(found)
        """,
    ),
    safe(
        "a-temporary-in-the-name-of-the-loop",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            word = word.strip()
            found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word.strip() for word in words]
        print(found)
        """,
    ),
    safe(
        "a-temporary-that-needs-parentheses",
        """
        numbers = [1, 2]
        found = []
        for number in numbers:
            total = number + 1
            found.append(total * 2)
        print(found)
        """,
        """
        numbers = [1, 2]
        found = [(number + 1) * 2 for number in numbers]
        print(found)
        """,
    ),
    safe(
        "a-temporary-used-in-the-condition",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            size = len(word)
            if size > 3:
                found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word for word in words if len(word) > 3]
        print(found)
        """,
    ),
    safe(
        "a-temporary-that-is-what-the-inner-loop-iterates",
        """
        lines = ["a b", "c"]
        found = []
        for line in lines:
            parts = line.split()
            for part in parts:
                found.append(part)
        print(found)
        """,
        """
        lines = ["a b", "c"]
        found = [part for line in lines for part in line.split()]
        print(found)
        """,
    ),
    safe(
        "a-temporary-chosen-by-if",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if len(word) > 3:
                text = word
            else:
                text = "short"
            found.append(text)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word if len(word) > 3 else "short" for word in words]
        print(found)
        """,
    ),
    safe(
        "nested-loops",
        """
        matrix = [[1, 2], [3]]
        found = []
        for row in matrix:
            for cell in row:
                if cell != 2:
                    found.append(cell)
        print(found)
        """,
        """
        matrix = [[1, 2], [3]]
        found = [cell for row in matrix for cell in row if cell != 2]
        print(found)
        """,
    ),
    safe(
        "a-condition-between-the-loops",
        """
        matrix = [[1, 2], [3]]
        found = []
        for row in matrix:
            if len(row) > 1:
                for cell in row:
                    found.append(cell)
        print(found)
        """,
        """
        matrix = [[1, 2], [3]]
        found = [cell for row in matrix if len(row) > 1 for cell in row]
        print(found)
        """,
    ),
    safe(
        "three-loops-are-too-many-two-are-not",
        """
        found = []
        for a in range(2):
            for b in range(2):
                for c in range(2):
                    found.append((a, b, c))
        print(found)
        """,
        """
        found = []
        for a in range(2):
            found.extend((a, b, c) for b in range(2) for c in range(2))
        print(found)
        """,
    ),
    safe(
        "a-tuple-target",
        """
        pairs = [(1, "a"), (2, "b")]
        found = []
        for number, letter in pairs:
            found.append(letter * number)
        print(found)
        """,
        """
        pairs = [(1, "a"), (2, "b")]
        found = [letter * number for number, letter in pairs]
        print(found)
        """,
    ),
    safe(
        "a-tuple-is-appended",
        """
        pairs = [(1, "a"), (2, "b")]
        found = []
        for number, letter in pairs:
            found.append((letter, number))
        print(found)
        """,
        """
        pairs = [(1, "a"), (2, "b")]
        found = [(letter, number) for number, letter in pairs]
        print(found)
        """,
    ),
    safe(
        "a-walrus-in-the-condition",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if (size := len(word)) > 3:
                found.append(size)
        print(found, size)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [size for word in words if (size := len(word)) > 3]
        print(found, size)
        """,
    ),
    safe(
        "a-walrus-in-the-value",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            found.append(size := len(word))
        print(found, size)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [(size := len(word)) for word in words]
        print(found, size)
        """,
    ),
    safe(
        "a-generator-as-the-only-argument",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            found.append(letter for letter in word)
        print([list(each) for each in found])
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [(letter for letter in word) for word in words]
        print([list(each) for each in found])
        """,
    ),
    safe(
        "a-bare-tuple-is-iterated",
        """
        found = []
        for number in 1, 2:
            found.append(number * 2)
        print(found)
        """,
        """
        found = [number * 2 for number in (1, 2)]
        print(found)
        """,
    ),
    safe(
        "a-choice-is-iterated",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words if words else []:
            found.append(word[0])
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word[0] for word in (words if words else [])]
        print(found)
        """,
    ),
    safe(
        "the-same-name-inside-and-out",
        """
        word = "a b"
        found = []
        for word in word.split():
            found.append(word * 2)
        print(found)
        """,
        """
        word = "a b"
        found = [word * 2 for word in word.split()]
        print(found)
        """,
    ),
]

COPIES = [
    safe(
        "a-copy-of-a-list",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = list(words)
        print(found)
        """,
        says="`list(...)` copies",
    ),
    safe(
        "a-copy-of-a-display",
        """
        found = []
        for number in [1, 2]:
            found.append(number)
        print(found)
        """,
        """
        found = [1, 2]
        print(found)
        """,
    ),
    safe(
        "a-copy-of-a-file-s-lines",
        """
        def collect(path):
            lines = []
            with open(path) as file:
                for line in file:
                    lines.append(line)
            return lines
        """,
        """
        def collect(path):
            lines = []
            with open(path) as file:
                lines.extend(file)
            return lines
        """,
        inputs={"open": files, "path": texts},
    ),
    unsafe(
        "a-copy-of-something-unknown",
        """
        def collect(words):
            found = []
            for word in words:
                found.append(word)
            return found
        """,
        """
        def collect(words):
            found = list(words)
            return found
        """,
        because="`words` is an ordinary collection",
        guard="source_is_unproved",
    ),
    safe(
        "a-copy-where-list-is-taken",
        """
        def collect(list):
            found = []
            for word in list:
                found.append(word)
            return found
        print(collect("ab"))
        """,
        """
        def collect(list):
            found = [word for word in list]
            return found
        print(collect("ab"))
        """,
        says="comprehension",
    ),
    safe(
        "rows-are-made-anew",
        """
        pairs = [[1, 2]]
        found = []
        for a, b in pairs:
            found.append((a, b))
        print(found)
        """,
        """
        pairs = [[1, 2]]
        found = [(a, b) for a, b in pairs]
        print(found)
        """,
        says="comprehension",
    ),
    safe(
        "values-are-changed",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            found.append(word * 2)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word * 2 for word in words]
        print(found)
        """,
        says="comprehension",
    ),
]

EXTENSIONS = [
    safe(
        "the-list-is-not-empty",
        """
        words = ["fig", "apple", "kiwi"]
        found = [0]
        for word in words:
            found.append(len(word))
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [0]
        found.extend(len(word) for word in words)
        print(found)
        """,
        says="`found.extend(...)`",
    ),
    safe(
        "the-list-is-not-empty-and-a-copy-goes-on",
        """
        words = ["fig", "apple", "kiwi"]
        found = ["pear"]
        for word in words:
            found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = ["pear"]
        found.extend(words)
        print(found)
        """,
        says="`found.extend(...)`",
    ),
    safe(
        "a-second-loop-goes-on",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            found.append(word[0])
        print(len(found))
        for word in words:
            found.append(word[-1])
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = [word[0] for word in words]
        print(len(found))
        found.extend(word[-1] for word in words)
        print(found)
        """,
    ),
    safe(
        "the-outer-loop-does-more",
        """
        found = []
        for row in [[1], [2, 3]]:
            print(row)
            for cell in row:
                found.append(cell * 2)
        print(found)
        """,
        """
        found = []
        for row in [[1], [2, 3]]:
            print(row)
            found.extend(cell * 2 for cell in row)
        print(found)
        """,
    ),
    safe(
        "unknown-code-and-a-list-of-one-s-own",
        """
        def collect(words):
            found = ["first"]
            for word in words:
                found.append(word.strip())
            return found
        for run in [collect]:
            print(run(["a "]))
        """,
        """
        def collect(words):
            found = ["first"]
            found.extend([word.strip() for word in words])
            return found
        for run in [collect]:
            print(run(["a "]))
        """,
    ),
    safe(
        "unknown-code-and-a-list-handed-on-later",
        """
        def collect(words, show):
            found = ["first"]
            for word in words:
                found.append(word.strip())
            show(found)
        """,
        """
        def collect(words, show):
            found = ["first"]
            found.extend([word.strip() for word in words])
            show(found)
        """,
    ),
    unsafe(
        "unknown-code-and-a-list-that-others-have",
        """
        def collect(words, keep):
            found = ["first"]
            keep(found)
            for word in words:
                found.append(word.strip())
            return found
        """,
        """
        def collect(words, keep):
            found = ["first"]
            keep(found)
            found.extend(word.strip() for word in words)
            return found
        """,
        because="no step raises StopIteration",
        guard="step_may_stop",
        wild={"words": lists(endings), "keep": functions},
    ),
    unsafe(
        "unknown-code-in-a-loop-around",
        """
        def collect(lines, keep):
            found = []
            for line in lines:
                for word in line:
                    found.append(word.strip())
                keep(found)
        """,
        """
        def collect(lines, keep):
            found = []
            for line in lines:
                found.extend(word.strip() for word in line)
                keep(found)
        """,
        because="no step raises StopIteration",
        inputs={"lines": lists(lists(texts))},
        wild={"lines": lists(lists(endings)), "keep": functions},
    ),
    safe(
        "a-step-that-may-stop",
        """
        def collect():
            numbers = iter([1, 2])
            found = [0]
            for _ in range(2):
                found.append(next(numbers))
            return found
        print(collect())
        """,
        """
        def collect():
            numbers = iter([1, 2])
            found = [0]
            found.extend([next(numbers) for _ in range(2)])
            return found
        print(collect())
        """,
    ),
    safe(
        "a-handler-sees-what-was-collected",
        """
        def collect():
            found = []
            try:
                for text in ["1", "x"]:
                    found.append(int(text))
            except ValueError:
                print("so far", found)
            return found
        print(collect())
        """,
        """
        def collect():
            found = []
            try:
                found.extend(int(text) for text in ["1", "x"])
            except ValueError:
                print("so far", found)
            return found
        print(collect())
        """,
    ),
    safe(
        "a-finally-sees-what-was-collected",
        """
        def collect():
            found = []
            try:
                for text in ["1", "x"]:
                    found.append(int(text))
            finally:
                print("so far", found)
            return found
        print(collect())
        """,
        """
        def collect():
            found = []
            try:
                found.extend(int(text) for text in ["1", "x"])
            finally:
                print("so far", found)
            return found
        print(collect())
        """,
    ),
    safe(
        "a-with-that-swallows",
        """
        def collect():
            from contextlib import suppress
            found = []
            with suppress(ValueError):
                for text in ["1", "x"]:
                    found.append(int(text))
            return found
        print(collect())
        """,
        """
        def collect():
            from contextlib import suppress
            found = []
            with suppress(ValueError):
                found.extend(int(text) for text in ["1", "x"])
            return found
        print(collect())
        """,
    ),
    safe(
        "the-whole-in-a-try-whose-handler-sees-it",
        """
        def collect():
            try:
                found = []
                for text in ["1", "x"]:
                    found.append(int(text))
            except ValueError:
                print("so far", found)
        print(collect())
        """,
        """
        def collect():
            try:
                found = []
                found.extend(int(text) for text in ["1", "x"])
            except ValueError:
                print("so far", found)
        print(collect())
        """,
        guard="is_watched",
    ),
    safe(
        "the-whole-in-a-try-whose-handler-does-not-look",
        """
        def collect():
            try:
                found = []
                for text in ["1", "x"]:
                    found.append(int(text))
                return found
            except ValueError:
                print("no number")
        print(collect())
        """,
        """
        def collect():
            try:
                found = [int(text) for text in ["1", "x"]]
                return found
            except ValueError:
                print("no number")
        print(collect())
        """,
    ),
    safe(
        "a-global-list",
        """
        found = []
        def collect():
            for number in range(3):
                found.append(number * 2)
        collect()
        print(found)
        """,
        """
        found = []
        def collect():
            found.extend(number * 2 for number in range(3))
        collect()
        print(found)
        """,
    ),
    safe(
        "a-global-list-that-the-function-makes",
        """
        def collect():
            global found
            found = []
            for number in range(3):
                found.append(number * 2)
        collect()
        print(found)
        """,
        """
        def collect():
            global found
            found = []
            found.extend(number * 2 for number in range(3))
        collect()
        print(found)
        """,
        guard="is_watched",
    ),
    unsafe(
        "a-function-that-the-loop-calls-looks",
        """
        found = []
        def position():
            return len(found)
        for _ in range(3):
            found.append(position())
        print(found)
        """,
        """
        found = []
        def position():
            return len(found)
        found.extend(position() for _ in range(3))
        print(found)
        """,
        because="no step raises StopIteration",
        unshown="`position` never raises StopIteration, but called functions are not searched for that",
    ),
    safe(
        "a-function-that-the-loop-does-not-call-looks",
        """
        found = []
        def show():
            print(found)
        for number in range(3):
            found.append(number * 2)
        show()
        """,
        """
        found = []
        def show():
            print(found)
        found.extend(number * 2 for number in range(3))
        show()
        """,
    ),
    unsafe(
        "a-function-may-bind-the-name-anew",
        """
        found = ["first"]
        def start_again(number):
            global found
            if number == 1:
                found = []
            return number
        for number in range(3):
            found.append(start_again(number))
        print(found)
        """,
        """
        found = ["first"]
        def start_again(number):
            global found
            if number == 1:
                found = []
            return number
        found.extend(start_again(number) for number in range(3))
        print(found)
        """,
        because="none gives `found` another list",
        itself=True,
    ),
    unsafe(
        "a-function-may-bind-the-name-anew-and-nothing-stops",
        """
        found = ["first"]
        def start_again():
            global found
            found = []
        class Tricky:
            def __bool__(self):
                start_again()
                return True
        for thing in [Tricky(), Tricky()]:
            if thing:
                found.append(1)
        print(found)
        """,
        """
        found = ["first"]
        def start_again():
            global found
            found = []
        class Tricky:
            def __bool__(self):
                start_again()
                return True
        found.extend(1 for thing in [Tricky(), Tricky()] if thing)
        print(found)
        """,
        because="none gives `found` another list",
        itself=True,
    ),
    safe(
        "another-name-for-the-list",
        """
        words = ["fig", "apple", "kiwi"]
        found = same = []
        for word in words:
            found.append(word[0])
        print(same)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = same = []
        found.extend(word[0] for word in words)
        print(same)
        """,
    ),
    safe(
        "another-name-in-between",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        same = found
        for word in words:
            found.append(word[0])
        print(same)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        same = found
        found.extend(word[0] for word in words)
        print(same)
        """,
    ),
    unsafe(
        "a-declared-list",
        """
        def collect(found: list[int]) -> None:
            for number in range(3):
                found.append(number * 2)
        """,
        """
        def collect(found: list[int]) -> None:
            found.extend(number * 2 for number in range(3))
        """,
        because="`found` is a list, as declared",
    ),
    unsafe(
        "perhaps-no-list-yet",
        """
        def collect(words, ready):
            if ready:
                found = []
            for word in words:
                found.append(word + "!")
            return ready and found
        """,
        """
        def collect(words, ready):
            if ready:
                found = []
            found.extend([word + "!" for word in words])
            return ready and found
        """,
        because="`found` exists before the loop",
        guard="collection_may_be_missing",
        inputs={"ready": always},
        wild={"ready": bools},
    ),
    unsafe(
        "a-list-that-the-module-may-not-have-made",
        """
        def collect(words: list[str]) -> None:
            for word in words:
                found.append(word)
        for ready in []:
            found = ["first"]
        collect([])
        """,
        """
        def collect(words: list[str]) -> None:
            found.extend(words)
        for ready in []:
            found = ["first"]
        collect([])
        """,
        because="`found` exists before the loop",
        itself=True,
    ),
    unsafe(
        "perhaps-no-value-yet",
        """
        def collect(ready):
            found = [1]
            if ready:
                step = 2
            for number in range(3):
                found.append(number + step)
            return found
        """,
        """
        def collect(ready):
            found = [1]
            if ready:
                step = 2
            found.extend(number + step for number in range(3))
            return found
        """,
        because="`step` has a value in the loop",
        guard="name_may_lack_value",
        inputs={"ready": always},
        wild={"ready": bools},
    ),
    unsafe(
        "a-declared-list-that-takes-a-copy",
        """
        def collect(found: list[int]) -> None:
            for number in range(3):
                found.append(number)
        """,
        """
        def collect(found: list[int]) -> None:
            found.extend(range(3))
        """,
        because="`found` is a list, as declared",
        guard="collection_is_unproved",
    ),
    unsafe(
        "copied-onto-itself-by-another-name",
        """
        def twice():
            found = [1, 2]
            same = found
            for number in same:
                found.append(number)

        """,
        """
        def twice():
            found = [1, 2]
            same = found
            found.extend(same)

        """,
        because="`same` is another list",
        unshown="the loop never ends",
    ),
    safe(
        "an-empty-list-made-in-one-branch",
        """
        def collect():
            import sys
            if len(sys.argv) > 99:
                found = []
            else:
                found = []
            for number in range(3):
                found.append(number * 2)
            return found
        print(collect())
        """,
        """
        def collect():
            import sys
            if len(sys.argv) > 99:
                found = []
            else:
                found = []
            found.extend(number * 2 for number in range(3))
            return found
        print(collect())
        """,
    ),
    safe(
        "a-row-made-once-and-shared",
        """
        found = []
        for number in range(2):
            row = []
            for other in range(2):
                found.append(row)
        found[0].append(1)
        print(found)
        """,
        """
        found = []
        for number in range(2):
            row = []
            found.extend(row for other in range(2))
        found[0].append(1)
        print(found)
        """,
    ),
    safe(
        "read-between",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        print(found)
        for word in words:
            found.append(word[0])
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        print(found)
        found.extend(word[0] for word in words)
        print(found)
        """,
    ),
    safe(
        "a-way-out-between",
        """
        def first(groups):
            for words in groups:
                found = []
                if not words:
                    break
                for word in words:
                    found.append(word * 2)
            return found
        print(first([["a"], []]))
        """,
        """
        def first(groups):
            for words in groups:
                found = []
                if not words:
                    break
                found.extend([word * 2 for word in words])
            return found
        print(first([["a"], []]))
        """,
    ),
]

LAYOUT = [
    safe(
        "comments-at-the-end-of-the-loop",
        """
        def f():
            words = []
            for letter in "abc":
                words.append(letter * 2)  # twice

                # no more than that
            # and on
            return words
        print(f())
        """,
        """
        def f():
            # twice
            # no more than that
            words = [letter * 2 for letter in "abc"]
            # and on
            return words
        print(f())
        """,
    ),
    safe(
        "blank-lines-between-go",
        """
        found = []


        for number in range(3):
            found.append(number * 2)
        print(found)
        """,
        """
        found = [number * 2 for number in range(3)]
        print(found)
        """,
    ),
    safe(
        "other-statements-between-stay-and-come-first",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        longest = 4
        for word in words:
            if len(word) <= longest:
                found.append(word)
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        longest = 4
        found = [word for word in words if len(word) <= longest]
        print(found)
        """,
    ),
    safe(
        "the-first-line-of-a-function",
        """
        def collect():
            found = []

            limit = 3
            for number in range(limit):
                found.append(number * 2)
            return found
        print(collect())
        """,
        """
        def collect():
            limit = 3
            found = [number * 2 for number in range(limit)]
            return found
        print(collect())
        """,
    ),
    safe(
        "an-annotation-stays",
        """
        found: list[int] = []
        for number in range(3):
            found.append(number * 2)
        print(found)
        """,
        """
        found: list[int] = [number * 2 for number in range(3)]
        print(found)
        """,
    ),
    safe(
        "a-call-of-list",
        """
        found = list()
        for number in range(3):
            found.append(number * 2)
        print(found)
        """,
        """
        found = [number * 2 for number in range(3)]
        print(found)
        """,
    ),
    safe(
        "a-body-on-the-line-of-the-header",
        """
        found = []
        for number in range(3): found.append(number * 2)
        print(found)
        """,
        """
        found = [number * 2 for number in range(3)]
        print(found)
        """,
    ),
    safe(
        "semicolons",
        """
        total = 0; found = []
        for number in range(3):
            found.append(number * 2);
        print(found, total)
        """,
        """
        total = 0
        found = [number * 2 for number in range(3)]
        print(found, total)
        """,
    ),
    safe(
        "windows-newlines-and-tabs",
        "def collect():\r\n\tfound = []\r\n\tfor a_rather_long_name_for_a_number in range(3):\r\n\t\tif a_rather_long_name_for_a_number != 1:\r\n\t\t\tfound.append(a_rather_long_name_for_a_number * 2)\r\n\treturn found\r\nprint(collect())\r\n",
        "def collect():\r\n\tfound = [\r\n\t\ta_rather_long_name_for_a_number * 2\r\n\t\tfor a_rather_long_name_for_a_number in range(3)\r\n\t\tif a_rather_long_name_for_a_number != 1\r\n\t]\r\n\treturn found\r\nprint(collect())\r\n",
    ),
    safe(
        "no-newline-at-the-end",
        "found = []\nfor number in range(3):\n    found.append(number * 2)",
        "found = [number * 2 for number in range(3)]",
    ),
    safe(
        "comments-are-kept",
        """
        found = []  # doubled
        # all of them
        for number in range(3):  # each
            # but one
            if number != 1:
                found.append(number * 2)  # twice
        # done
        print(found)
        """,
        """
        # doubled
        # all of them
        # each
        # but one
        found = [number * 2 for number in range(3) if number != 1]  # twice
        # done
        print(found)
        """,
    ),
    safe(
        "a-comment-within-the-value-stays-there",
        """
        found = []
        for number in range(3):
            found.append((
                number,  # as it is
                number * 2,  # doubled
            ))
        print(found)
        """,
        """
        found = [
            (
                number,  # as it is
                number * 2,  # doubled
            )
            for number in range(3)
        ]
        print(found)
        """,
    ),
    unfixed(
        "a-comment-for-a-tool",
        """
        found = []
        for number in range(3):
            found.append(number * 2)  # type: ignore
        print(found)
        """,
        because="the comment `# type: ignore` belongs to its line",
    ),
    unfixed(
        "a-type-comment",
        """
        found = []  # type: List[int]
        for number in range(3):
            found.append(number * 2)
        print(found)
        """,
        because="belongs to its line",
    ),
    safe(
        "a-long-line-is-broken",
        """
        found = []
        for a_rather_long_name_for_a_number in range(3):
            if a_rather_long_name_for_a_number != 1:
                found.append(a_rather_long_name_for_a_number * 2)
        print(found)
        """,
        """
        found = [
            a_rather_long_name_for_a_number * 2
            for a_rather_long_name_for_a_number in range(3)
            if a_rather_long_name_for_a_number != 1
        ]
        print(found)
        """,
    ),
    safe(
        "a-long-choice-is-broken",
        """
        found = []
        for number in range(3):
            if number:
                found.append(("a rather long text for all the other numbers", number))
            else:
                found.append(("a rather long text for the number zero", number))
        print(found)
        """,
        """
        found = [
            ("a rather long text for all the other numbers", number)
            if number
            else ("a rather long text for the number zero", number)
            for number in range(3)
        ]
        print(found)
        """,
    ),
    safe(
        "a-value-over-several-lines",
        """
        def collect():
            found = []
            for number in range(3):
                found.append({
                    "number": number,
                    "double": number * 2,
                })
            return found
        print(collect())
        """,
        """
        def collect():
            found = [
                {
                    "number": number,
                    "double": number * 2,
                }
                for number in range(3)
            ]
            return found
        print(collect())
        """,
    ),
    safe(
        "a-backslash-within-brackets",
        "found = []\nfor number in range(3):\n    if number != 1 and \\\n            number != 2:\n        found.append(number)\nprint(found)\n",
        "found = [\n    number\n    for number in range(3)\n    if number != 1 and \\\n            number != 2\n]\nprint(found)\n",
    ),
    unfixed(
        "a-text-over-several-lines",
        'found = []\nfor number in range(2):\n    if number:\n        found.append("""a\n  b""")\nprint(found)\n',
        because="a text over several lines",
    ),
    safe(
        "an-else-of-another-statement",
        """
        import sys
        found = []
        if len(sys.argv) > 99:
            pass
        else:
            for number in range(3):
                found.append(number * 2)
        print(found)
        """,
        """
        import sys
        found = []
        if len(sys.argv) > 99:
            pass
        else:
            found.extend(number * 2 for number in range(3))
        print(found)
        """,
    ),
    safe(
        "only-the-last-of-a-suite",
        """
        def collect():
            if True:
                found = []
                for number in range(3):
                    found.append(number * 2)
                return found
        print(collect())
        """,
        """
        def collect():
            if True:
                found = [number * 2 for number in range(3)]
                return found
        print(collect())
        """,
    ),
]

NAMES = [
    unfixed(
        "the-variable-is-read-after-the-loop",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            found.append(len(word))
        print(found, word)
        """,
        because="`word` is read after the loop",
        guard="name_is_used_later",
    ),
    unfixed(
        "the-variable-hides-a-builtin-that-is-called-before",
        """
        def pop_two(words):
            print(type(words))
            found = []
            for type in range(2):
                found.append(words.pop())
            return found
        """,
        because="`type` is read where it has no value",
        guard="name_is_used_later",
    ),
    unfixed(
        "the-variable-is-read-by-what-the-loop-iterates",
        """
        def spans(words):
            found = []
            for range in range(len(words)):
                found.append(range * 2)
            return found
        """,
        because="`range` is read where it has no value",
        guard="name_is_used_later",
    ),
    unfixed(
        "the-variable-is-read-in-the-next-round-outside",
        """
        number = 0
        for again in range(2):
            print(number)
            found = []
            for number in range(3):
                found.append(number * 2)
            print(found)
        """,
        because="`number` is read in the next round",
        guard="name_is_used_later",
    ),
    unfixed(
        "the-variable-is-read-by-a-function",
        """
        def show():
            print(number)
        found = []
        for number in range(3):
            found.append(number * 2)
        show()
        """,
        because="`number` is used in the function `show`",
        guard="name_is_used_later",
    ),
    unfixed(
        "the-variable-is-deleted-later",
        """
        found = []
        for number in range(3):
            found.append(number * 2)
        del number
        print(found)
        """,
        because="`number` is read after the loop",
    ),
    unfixed(
        "the-variable-is-told-after-an-exception",
        """
        def collect():
            text = ""
            try:
                found = []
                for text in ["1", "x"]:
                    found.append(int(text))
                print(found)
            except ValueError:
                print("no number:", text)
        print(collect())
        """,
        because="`text` is read after the loop",
        guard="name_is_used_later",
    ),
    unfixed(
        "the-temporary-is-read-after-the-loop",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            size = len(word)
            found.append(size)
        print(found, size)
        """,
        because="`size` is read after the loop",
        guard="name_is_used_later",
    ),
    unfixed(
        "the-variable-is-global",
        """
        def collect():
            global number
            found = []
            for number in range(3):
                found.append(number * 2)
            return found
        print(collect(), number)
        """,
        because="`number` belongs to the module",
        guard="name_is_used_later",
    ),
    unfixed(
        "the-variable-belongs-to-the-function-around",
        """
        def outer():
            number = 0
            def collect():
                nonlocal number
                found = []
                for number in range(3):
                    found.append(number * 2)
                return found
            return collect(), number
        print(outer())
        """,
        because="belongs to the function `outer`",
        guard="name_is_used_later",
    ),
    unfixed(
        "a-lambda-keeps-the-variable",
        """
        found = []
        for number in range(3):
            found.append(lambda: number)
        number = 10
        print([each() for each in found])
        """,
        because="`number` is used in a lambda",
        guard="name_is_used_later",
    ),
    safe(
        "a-lambda-with-the-value-of-the-moment",
        """
        found = []
        for number in range(3):
            found.append(lambda number=number: number)
        print([each() for each in found])
        """,
        """
        found = [lambda number=number: number for number in range(3)]
        print([each() for each in found])
        """,
    ),
    unfixed(
        "a-generator-keeps-the-variable",
        """
        found = []
        for number in range(3):
            found.append(number * k for k in range(2))
        number = 10
        print([list(each) for each in found])
        """,
        because="nested expression",
        guard="name_is_used_later",
    ),
    safe(
        "a-generator-that-is-used-up-at-once",
        """
        found = []
        for number in range(3):
            found.append(sum(number * k for k in range(2)))
        print(found)
        """,
        """
        found = [sum(number * k for k in range(2)) for number in range(3)]
        print(found)
        """,
    ),
    unsafe(
        "a-module-from-which-others-may-import-several-names",
        """
        sizes = []
        for *first, last in [(1, 2, 3)]:
            total = last + 1
            sizes.append(total)
        print(sizes)
        """,
        """
        sizes = []
        sizes.extend(last + 1 for *first, last in [(1, 2, 3)])
        print(sizes)
        """,
        because="no other module imports `first` or `last` or `total`",
        guard="others_import_a_name",
        script=False,
    ),
    unsafe(
        "a-module-that-others-may-import",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            found.append(len(word))
        print(found)
        """,
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        found.extend(len(word) for word in words)
        print(found)
        """,
        because="no other module imports `word`",
        script=False,
        guard="others_import_a_name",
    ),
    safe(
        "a-function-of-a-module",
        """
        def collect():
            found = []
            for number in range(3):
                found.append(number * 2)
            return found
        print(collect())
        """,
        """
        def collect():
            found = [number * 2 for number in range(3)]
            return found
        print(collect())
        """,
        script=False,
    ),
    unfixed(
        "variables-looked-up-as-text",
        """
        def collect():
            found = []
            for number in range(3):
                found.append(number * 2)
            return sorted(locals())
        print(collect())
        """,
        because="may be used as text",
        guard="name_is_used_later",
    ),
    unfixed(
        "text-that-is-run",
        """
        def collect():
            found = []
            for number in range(3):
                found.append(eval("number"))
            return found
        print(collect())
        """,
        because="may be used as text",
    ),
    unfixed(
        "super-without-arguments",
        """
        class Base:
            def half(self, n):
                return n // 2
        class Child(Base):
            def halves(self):
                found = []
                for number in range(3):
                    found.append(super().half(number))
                return found
        print(Child().halves())
        """,
        because="`super()` does not work",
        guard="does_not_fit",
    ),
    safe(
        "super-in-what-is-iterated-first",
        """
        class Base:
            def numbers(self):
                return [1, 2]
        class Child(Base):
            def halves(self):
                found = []
                for number in super().numbers():
                    found.append(number * 2)
                return found
        print(Child().halves())
        """,
        """
        class Base:
            def numbers(self):
                return [1, 2]
        class Child(Base):
            def halves(self):
                found = [number * 2 for number in super().numbers()]
                return found
        print(Child().halves())
        """,
    ),
]

WAITING = [
    safe(
        "await-in-the-value",
        """
        import asyncio
        async def collect():
            found = []
            for number in range(3):
                found.append(await asyncio.sleep(0, number))
            return found
        print(asyncio.run(collect()))
        """,
        """
        import asyncio
        async def collect():
            found = [await asyncio.sleep(0, number) for number in range(3)]
            return found
        print(asyncio.run(collect()))
        """,
    ),
    safe(
        "an-async-loop",
        """
        import asyncio
        async def numbers():
            yield 1
        async def collect():
            found = []
            async for number in numbers():
                found.append(number)
            return found
        print(asyncio.run(collect()))
        """,
        """
        import asyncio
        async def numbers():
            yield 1
        async def collect():
            found = [number async for number in numbers()]
            return found
        print(asyncio.run(collect()))
        """,
    ),
    safe(
        "an-async-loop-that-goes-on",
        """
        import asyncio
        async def numbers():
            yield 1
        async def collect():
            found = [0]
            async for number in numbers():
                found.append(number)
            return found
        print(asyncio.run(collect()))
        """,
        """
        import asyncio
        async def numbers():
            yield 1
        async def collect():
            found = [0]
            found.extend([number async for number in numbers()])
            return found
        print(asyncio.run(collect()))
        """,
    ),
    unfixed(
        "others-look-while-the-loop-waits",
        """
        import asyncio
        found = []
        async def collect(numbers):
            async for number in numbers:
                found.append(number)
        """,
        because="while the loop waits",
        guard="others_may_look_meanwhile",
        then=LOOKING,
    ),
    unfixed(
        "a-waiting-comprehension-inside",
        """
        import asyncio
        async def collect(groups):
            found = []
            for group in groups:
                found.append([number async for number in group])
            return found
        """,
        because="before Python 3.11",
        guard="does_not_fit",
    ),
]

CLEAN = [
    clean(
        "rows-of-a-frame",
        """
        import pandas as pd
        prices = pd.DataFrame({"net": [1, 2]})
        gross = []
        for index, row in prices.iterrows():
            gross.append(row["net"] * 2)
        print(gross)
        """,
        guard="walks_over_rows",
    ),
    safe(
        "iterrows-of-something-else",
        """
        class Table:
            def iterrows(self):
                return [(0, {"net": 1}), (1, {"net": 2})]
        gross = []
        for index, row in Table().iterrows():
            gross.append(row["net"] * 2)
        print(gross)
        """,
        """
        class Table:
            def iterrows(self):
                return [(0, {"net": 1}), (1, {"net": 2})]
        gross = [row["net"] * 2 for index, row in Table().iterrows()]
        print(gross)
        """,
    ),
    clean(
        "does-more",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            print(word)
            found.append(word)
        print(found)
        """,
    ),
    clean(
        "a-key-lookup-loop-first",
        """
        ages = {"Ada": 36, "Alan": 41}
        found = []
        for name in ages:
            found.append(ages[name])
        print(found)
        """,
        guard="walks_over_indexes",
    ),
    clean(
        "two-lists",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        others = []
        for word in words:
            found.append(word)
            others.append(word)
        print(found)
        """,
    ),
    clean(
        "two-lists-by-condition",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        others = []
        for word in words:
            if word:
                found.append(word)
            else:
                others.append(word)
        print(found)
        """,
    ),
    clean(
        "three-values-by-condition",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if len(word) > 4:
                found.append(1)
            elif len(word) > 3:
                found.append(2)
            else:
                found.append(3)
        print(found)
        """,
    ),
    clean(
        "reads-the-list",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if word not in found:
                found.append(word)
        print(found)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "reads-the-last-item",
        """
        found = [1]
        for number in range(3):
            found.append(found[-1] * 2)
        print(found)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "iterates-the-list-itself",
        """
        def endless():
            found = [1]
            for number in found:
                found.append(number)
        """,
        guard="is_read_in_loop",
    ),
    clean(
        "a-break",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if word:
                break
            found.append(word)
        print(found)
        """,
    ),
    clean(
        "an-else-clause",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            found.append(word)
        else:
            print("done")
        print(found)
        """,
    ),
    clean(
        "a-return",
        """
        def collect(words):
            found = []
            for word in words:
                if not word:
                    return found
                found.append(word)
            return found
        """,
    ),
    clean(
        "a-yield",
        """
        def collect(words):
            found = []
            for word in words:
                found.append((yield word))
            return found
        """,
    ),
    clean(
        "a-class-body",
        """
        class Team:
            size = 2
            found = []
            for number in range(3):
                found.append(number * size)
        """,
        guard="names_are_attributes",
    ),
    clean(
        "a-walrus-for-the-loop-s-variable",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            if (word := word.strip()):
                found.append(word)
        print(found)
        """,
    ),
    clean(
        "a-walrus-in-what-is-iterated",
        """
        found = []
        for number in (numbers := [1, 2]):
            found.append(number * 2)
        print(found, numbers)
        """,
    ),
    clean(
        "a-queue",
        """
        from collections import deque
        found = deque()
        for number in range(3):
            found.append(number * 2)
        """,
        guard="is_something_else",
    ),
    clean(
        "something-unknown",
        """
        def collect(found):
            for number in range(3):
                found.append(number * 2)
        """,
        guard="is_something_else",
    ),
    clean(
        "a-class-of-one-s-own",
        """
        class Twice(list):
            def append(self, x):
                super().append(x)
                super().append(x)
        found = Twice()
        for number in range(3):
            found.append(number * 2)
        print(found)
        """,
        guard="is_something_else",
    ),
    clean(
        "an-attribute",
        """
        class Team:
            def fill(self):
                for number in range(3):
                    self.found.append(number * 2)
        """,
        guard="is_something_else",
    ),
    clean(
        "an-item",
        """
        groups = {"a": []}
        for number in range(3):
            groups["a"].append(number * 2)
        """,
    ),
    clean(
        "the-list-depends-on-the-element",
        """
        groups = {"a": [], "b": []}
        for word in ["ab", "ba"]:
            groups[word[0]].append(word)
        """,
    ),
    clean(
        "a-method-kept-in-a-name",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        add = found.append
        for word in words:
            add(word)
        print(found)
        """,
    ),
    clean(
        "over-indexes",
        """
        names = ["a"]
        found = []
        for i in range(len(names)):
            found.append(names[i] * 2)
        print(found)
        """,
        guard="walks_over_indexes",
    ),
    clean(
        "a-temporary-read-twice",
        """
        words = ["fig", "apple", "kiwi"]
        found = []
        for word in words:
            size = len(word)
            if size > 3:
                found.append(size)
        print(found)
        """,
    ),
    clean(
        "a-temporary-of-the-round-before",
        """
        words = ["fig", "apple", "kiwi"]
        before = None
        found = []
        for word in words:
            found.append(before)
            before = word
        print(found)
        """,
    ),
    clean(
        "a-temporary-read-in-the-round-before-it-is-bound",
        """
        words = ["fig", "apple", "kiwi"]
        before = False
        found = []
        for word in words:
            if before:
                continue
            before = len(word) > 4
            found.append(before)
        print(found)
        """,
    ),
    clean(
        "a-temporary-whose-value-comes-in-another-order",
        """
        numbers = iter(range(9))
        found = []
        for _ in range(3):
            first = next(numbers)
            found.append((next(numbers), first))
        print(found)
        """,
    ),
    clean(
        "a-temporary-whose-value-may-never-be-needed",
        """
        texts = ["1", "x"]
        found = []
        for text in texts:
            number = int(text)
            if text == "x":
                continue
            found.append(number)
        print(found)
        """,
    ),
    clean(
        "a-temporary-whose-value-only-one-branch-needs",
        """
        texts = ["1", "x"]
        found = []
        for text in texts:
            number = int(text)
            found.append(number if text != "x" else 0)
        print(found)
        """,
    ),
    clean(
        "a-temporary-that-an-inner-comprehension-reads",
        """
        found = []
        for number in range(2):
            row = [number]
            found.append([row for _ in range(2)])
        print(found)
        """,
    ),
    clean(
        "a-temporary-with-a-type",
        """
        found = []
        for number in range(2):
            double: int = number * 2
            found.append(double)
        print(found)
        """,
    ),
    clean(
        "a-try-in-the-body",
        """
        found = []
        for text in ["1", "x"]:
            try:
                found.append(int(text))
            except ValueError:
                pass
        print(found)
        """,
    ),
    clean(
        "a-target-that-is-an-item",
        """
        box, found = {}, []
        for box["n"] in range(3):
            found.append(box["n"])
        print(found)
        """,
    ),
    clean(
        "a-target-that-is-an-attribute",
        """
        class Box:
            pass
        box = Box()
        found = []
        for box.n in range(3):
            found.append(box.n)
        print(found)
        """,
    ),
    clean(
        "several-arguments-unpacked",
        """
        found = []
        for pair in [(1,), (2,)]:
            found.append(*pair)
        print(found)
        """,
    ),
    clean(
        "extends-instead",
        """
        found = []
        for pair in [(1,), (2,)]:
            found.extend(pair)
        print(found)
        """,
    ),
    clean(
        "adds-a-list-instead",
        """
        found = []
        for number in range(3):
            found += [number]
        print(found)
        """,
    ),
    clean(
        "too-long-for-one-expression",
        """
        found = []
        for a in range(2):
            if a:
                if a != 2:
                    if a != 3:
                        if a != 4:
                            found.append(a)
        print(found)
        """,
        guard="is_too_long",
    ),
    clean(
        "a-choice-of-values-over-several-lines",
        """
        found = []
        for number in range(3):
            if number:
                found.append((
                    number,
                    1,
                ))
            else:
                found.append((0, 0))
        print(found)
        """,
        guard="is_too_long",
    ),
    safe(
        "part-of-a-loop-that-is-reported",
        """
        matrix = [[1, 2], [3]]
        found = []
        for row in matrix:
            for cell in row:
                found.append(cell)
        """,
        """
        matrix = [[1, 2], [3]]
        found = [cell for row in matrix for cell in row]
        """,
        guard="is_part_of_another",
    ),
    clean(
        "a-while-loop",
        """
        found, n = [], 0
        while n < 3:
            n += 1
            found.append(n)
        print(found)
        """,
    ),
]

CASES = [*SHAPES, *COPIES, *EXTENSIONS, *LAYOUT, *NAMES, *WAITING, *CLEAN]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(AppendLoop, case)


def loops(*lines: str) -> str:
    """Return a function with two loops over the same variable, after other lines."""
    body = [
        *lines,
        *(f"    {name} = []\n    for x in xs:\n        {name}.append(x + 1)" for name in ("a", "b")),
    ]
    return "\n".join(["x = 1", "def f(xs):", *body, "    return a, b", ""])


@pytest.mark.parametrize(
    ("text", "linted", "fixed"),
    [(loops(), 2, 2), (loops("    try:", "        x", "    except NameError:", "        pass"), 2, 1)],
    ids=["together", "a read that fails only while a loop binds the name"],
)
def test_loops_over_the_same_variable_are_fixed_in_one_pass(
    text: str, linted: int, fixed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Source] = []

    def counting(source: Source, *more: Any) -> list[Diagnostic]:
        seen.append(source)
        return lint(source, *more)

    monkeypatch.setattr(fixer, "lint", counting)
    result = fix(Source("case.py", text), Settings())
    assert (len(seen), len(result.applied)) == (linted, fixed)
