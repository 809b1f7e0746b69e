"""Near misses that all rules share that put one call in the place of a loop which computes one value."""

from __future__ import annotations

from dataclasses import replace
from textwrap import indent
from typing import NamedTuple

from tests.rules.evidence.inputs import always, bools, endings, lists
from tests.rules.tables import Case, clean, safe, unfixed, unsafe, with_import

SILENCING = {
    "is_part_of_another": "the outer loop is reported, and its fix takes the inner one in",
    "is_too_long": "a call that long reads worse than the loop",
    "names_are_attributes": "the variable of the loop is an attribute too, which no fix may drop",
    "walks_over_indexes": "index-loop speaks first; when it is fixed, this rule sees the loop",
    "walks_over_rows": "the pandas rules speak of it",
    "walks_over_columns": "the pandas rules speak of it",
}


class Shape(NamedTuple):
    """What a rule looks for: a loop that computes `name`.

    `start` is the statement before the loop, `step` the loop's body, in which `{value}` stands for a whole
    number, and `call` the expression that comes in its place, with `{clauses}` for what follows the element.
    `added` is the import that this takes.
    """

    name: str
    start: str
    step: str
    call: str
    added: str = ""

    def loop(self, header: str = "for number in numbers:", value: str = "number") -> str:
        """Return the loop alone."""
        return f"{header}\n{indent(self.step.format(value=value), '    ')}\n"

    def old(self, header: str = "for number in numbers:", value: str = "number") -> str:
        """Return the start and the loop."""
        return f"{self.start}\n{self.loop(header, value)}"

    def new(self, clauses: str = "for number in numbers", value: str = "number") -> str:
        """Return what takes their place."""
        return f"{self.name} = {self.call.format(value=value, clauses=clauses)}\n"


def _function(head: str, body: str, tail: str) -> str:
    return f"{head}\n{indent(body, '    ')}{tail}\n"


def near_misses(shape: Shape) -> list[Case]:
    """Return the cases that show what each shared guard is for."""
    found = [*_names(shape), *_watchers(shape), *_code(shape), *_silent(shape)]
    return [
        replace(case, fixed=with_import(shape.added, case.fixed)) if case.fixed else case for case in found
    ]


def _names(shape: Shape) -> list[Case]:
    numbers, show = "numbers = [1, 2, 3]\n", f"print({shape.name})\n"
    perhaps = "if ready:\n    step = 2\n"
    return [
        unfixed(
            "the-variable-is-read-later",
            f"{numbers}{shape.old(value='number + 1')}print({shape.name}, number)\n",
            because="`number` is read",
            guard="name_is_used_later",
        ),
        unsafe(
            "the-variable-may-be-imported",
            f"{numbers}{shape.old(value='number + 1')}{show}",
            f"{numbers}{shape.new(value='number + 1')}{show}",
            because="no other module imports `number`",
            script=False,
            guard="others_import_a_name",
        ),
        unsafe(
            "a-variable-that-may-have-no-value",
            _function(
                "def f(ready):",
                perhaps + shape.old("for number in range(3):", "step + number"),
                f"    return {shape.name}",
            ),
            _function(
                "def f(ready):",
                perhaps + shape.new("for number in range(3)", "step + number"),
                f"    return {shape.name}",
            ),
            because="`step` has a value in the loop",
            guard="name_may_lack_value",
            inputs={"ready": always},
            wild={"ready": bools},
        ),
        unfixed(
            "super-without-arguments",
            "class Base:\n    def half(self, n):\n        return n // 2\nclass Child(Base):\n"
            + indent(
                _function(
                    "def f(self):",
                    shape.old("for n in range(3):", "super().half(n)"),
                    f"    return {shape.name}",
                ),
                "    ",
            )
            + "print(Child().f())\n",
            because="`super()` does not work",
            guard="does_not_fit",
        ),
        unfixed(
            "the-builtin-is-something-else",
            f"def {shape.call.partition('(')[0].partition('.')[0]}(*things, **more):\n    return 'mine'\n"
            f"{numbers}{shape.old(value='number + 1')}{show}",
            because="may mean something else in this program",
            guard="builtin_is_hidden",
        ),
    ]


def _watchers(shape: Shape) -> list[Case]:
    watch = f"def watch(number):\n    print(number, {shape.name})\n    return number\nnumbers = [1, 2, 3]\n"
    show, value = f"print({shape.name})\n", "int(watch(number))"
    tried = (
        _function("try:", shape.old("for text in texts:", "int(text)"), "")
        + f"except ValueError:\n    print({shape.name})\n"
    )
    return [
        unsafe(
            "a-function-that-the-loop-calls-looks",
            f"{watch}{shape.old(value=value)}{show}",
            f"{watch}{shape.new(value=value)}{show}",
            because=f"nobody looks at `{shape.name}` while the loop runs",
            itself=True,
        ),
        unfixed(
            "a-handler-looks",
            _function("def f(texts):", tried, "") + "f(['7', 'x'])\n",
            because=f"`{shape.name}` is used after an exception",
            guard="is_watched",
        ),
    ]


def _code(shape: Shape) -> list[Case]:
    return [
        unsafe(
            "a-step-may-stop",
            _function(
                "def f(texts):",
                shape.old("for text in texts:", "len(text.strip())"),
                f"    return {shape.name}",
            ),
            _function(
                "def f(texts):",
                shape.new("for text in texts", "len(text.strip())"),
                f"    return {shape.name}",
            ),
            because="no step raises StopIteration",
            guard="step_may_stop",
            wild={"texts": lists(endings)},
        ),
    ]


def _silent(shape: Shape) -> list[Case]:
    numbers, show = "numbers = [1, 2, 3]\n", f"print({shape.name})\n"
    deep = indent(shape.step.format(value="number"), " " * 20)
    frame = 'import pandas as pd\nprices = pd.DataFrame({"net": [1, 2]})\n'
    return [
        clean(
            "in-the-body-of-a-class",
            _function("class Prices:", numbers + shape.old(), f"    print({shape.name})"),
            guard="names_are_attributes",
        ),
        clean(
            "over-indexes",
            f"{numbers}{shape.old('for i in range(len(numbers)):', 'numbers[i]')}{show}",
            guard="walks_over_indexes",
        ),
        clean(
            "rows-of-a-frame",
            f"{frame}{shape.old('for index, row in prices.iterrows():', 'int(row.net)')}{show}",
            guard="walks_over_rows",
        ),
        clean(
            "a-column-of-a-frame",
            frame + shape.old('for number in prices["net"]:', "int(number)") + show,
            guard="walks_over_columns",
        ),
        clean(
            "too-many-conditions",
            f"{numbers}{shape.start}\nfor number in numbers:\n    if number != 4:\n        if number != 5:\n"
            "            if number != 6:\n                if number != 7:\n"
            f"{deep}\n{show}",
            guard="is_too_long",
        ),
    ]


def part_of_another(shape: Shape) -> Case:
    """Return the case of a loop that is a part of another one that is reported."""
    inner = indent(shape.loop("for number in row:", "number + 1"), "    ")
    return safe(
        "part-of-a-loop-that-is-reported",
        f"rows = [(1, 2), (3,)]\n{shape.start}\nfor row in rows:\n{inner}print({shape.name})\n",
        with_import(
            shape.added,
            "rows = [(1, 2), (3,)]\n"
            f"{shape.new('for row in rows for number in row', 'number + 1')}print({shape.name})\n",
        ),
        guard="is_part_of_another",
    )
