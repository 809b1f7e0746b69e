"""ZEN202 raw-input."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.python2.old_names import OldNames
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Repair, Rule, Syntax, applicability, assuming, cst, guard

_NUMBERS = {
    "int": "a whole number",
    "float": "a number",
    "long": "a whole number",
    "eval": "no text in quotes",
}


class RawInput(Rule):
    """`raw_input`, which is `input` in Python 3, and Python 2's `input`, which is gone.

    ## Why is this bad?
    In Python 2, `raw_input` gave the text that was typed, and `input` ran that text as code. Python 3 kept
    the first one and gave it the name `input`. A program with `raw_input` stops with a `NameError`; one that
    counts on `input` for numbers gets texts.

    ## Example
    ```python
    # python2
    # input: Ada
    name = raw_input("Who are you? ")
    print("Hello")
    ```

    Use instead:
    ```python
    # input: Ada
    name = input("Who are you? ")
    print("Hello")
    ```

    ## Not flagged
    ```python
    try:
        ask = raw_input
    except NameError:
        ask = input  # the program itself chooses what there is
    ```

    ## Fix safety
    `raw_input` is replaced safely, but not in a file that also calls `input` without making a number of what
    it gives: that is likely Python 2's own `input`. In a file that has to be repaired, such an `input(…)`
    becomes `int(input(…))`, which is unsafe: something else than a whole number may be typed in. An
    `int(input(…))` stays, but makes the fix unsafe too: Python 2 took `3+4` for 7 there.
    """

    code = "ZEN202"
    level = Level.BASICS
    kind = Kind.BUG
    reads_node = True
    names = frozenset({"raw_input"})
    words = ("raw_input",)
    guarded_by = (OldNames, Plans)
    mends = frozenset({Syntax.INPUT, Syntax.INPUT_AS_NUMBER})

    def screen_Name(self, node: ast.Name) -> bool:
        """Let every `raw_input` through."""
        return node.id == "raw_input"

    def visit_Name(self, node: cst.Name, origin: ast.Name) -> None:
        """Report a `raw_input` that nothing in the file binds."""
        if not self.screen_Name(origin):
            return
        if node.value == "raw_input" and self.facts.old_names.is_lost(origin):
            self.report(
                origin,
                "`raw_input` is called `input` in Python 3; it gives the text that was typed, as before",
                fix=lambda: self._fix(origin),
            )

    def visit_repair(self, repair: Repair) -> None:
        """Report Python 2's `input`."""
        if repair.syntax is Syntax.INPUT_AS_NUMBER:
            self.report_repair(
                repair,
                "Python 2's `input` ran what was typed as code, such as `3+4`; Python 3's gives the text",
                "Take what is typed for a number",
            )
            return
        self.report_repair(
            repair,
            "Python 2's `input` ran what was typed as code; Python 3's gives the text: say `int(input(…))`",
            "Make a whole number of what is typed",
        )

    @guard
    def input_means_something_else(self, name: ast.Name) -> str | None:
        """Why `input` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("input", name):
            return None
        return "`input` may mean something else in this program"

    @guard
    def input_runs_code_elsewhere(self, name: ast.Name) -> str | None:
        """Why the file may mean Python 2's `input`: it calls that as well."""
        for node, maker in self._inputs():
            if maker not in _NUMBERS:
                return f"line {node.lineno} calls `input`, which ran what was typed in Python 2"
        return None

    @guard
    def number_may_be_computed(self, name: ast.Name) -> str | None:
        """Assume that numbers are typed where `int(input())` made them of what Python 2 computed."""
        for node, maker in self._inputs():
            if maker in _NUMBERS:
                return f"{_NUMBERS[maker]} is typed in line {node.lineno}"
        return None

    def _inputs(self) -> Iterator[tuple[ast.Name, str]]:
        """Yield each `input` that is called, with the name of the function that gets the result, if any."""
        for node in self.facts.parents.of_type(ast.Name):
            call = self.facts.parents[node]
            if node.id == "input" and isinstance(call, ast.Call) and call.func is node:
                holder = self.facts.parents[call]
                maker = holder.func if isinstance(holder, ast.Call) else None
                yield node, maker.id if isinstance(maker, ast.Name) else ""

    def _fix(self, name: ast.Name) -> Fix | str:
        # Once a file was repaired, each `input` in it is Python 3's: the others were part of the repair.
        is_mended = self.source.python2
        refusal = self.input_means_something_else(name)
        if refusal is None and not is_mended:
            refusal = self.input_runs_code_elsewhere(name)
        if refusal:
            return refusal
        assumption = assuming(None if is_mended else self.number_may_be_computed(name))
        return Fix(
            "Replace `raw_input` by `input`",
            applicability(assumption),
            (self.replacing(name, "input"),),
            relies_on=self.scoped(name, "input"),
            assumption=assumption,
        )
