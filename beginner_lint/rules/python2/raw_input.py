"""ZEN202 raw-input."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Fix, Kind, Level
from beginner_lint.facts.python2.old_names import OldNames
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Repair, Rule, Syntax, cst, guard

_NUMBERS = frozenset({"int", "float", "long", "eval"})


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
    becomes `int(input(…))`, which is unsafe: something else than a whole number may be typed in.
    """

    code = "ZEN202"
    level = Level.BASICS
    kind = Kind.BUG
    names = frozenset({"raw_input"})
    words = ("raw_input",)
    guarded_by = (OldNames, Plans)
    mends = frozenset({Syntax.INPUT})

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
        self.report_repair(
            repair,
            "Python 2 ran what was typed as code; Python 3's `input` gives text: say `int(input(…))`",
            "Make a whole number of what is typed",
        )

    @guard
    def input_means_something_else(self, name: ast.Name) -> str | None:
        """Why `input` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("input", name):
            return None
        return "`input` means something else in this program"

    @guard
    def input_runs_code_elsewhere(self, name: ast.Name) -> str | None:
        """Why the file may mean Python 2's `input`: it calls that as well."""
        for node in self.facts.parents.of_type(ast.Name):
            call = self.facts.parents[node]
            if node.id == "input" and isinstance(call, ast.Call) and call.func is node:
                holder = self.facts.parents[call]
                is_number = isinstance(holder, ast.Call) and isinstance(holder.func, ast.Name)
                if not (is_number and holder.func.id in _NUMBERS):  # type: ignore[attr-defined]
                    return f"line {node.lineno} calls `input`, which ran what was typed in Python 2"
        return None

    def _fix(self, name: ast.Name) -> Fix | str:
        if refusal := self.input_means_something_else(name) or self._meant_as_code(name):
            return refusal
        return Fix(
            "Replace `raw_input` by `input`",
            Applicability.SAFE,
            (self.replacing(name, "input"),),
            relies_on=self.scoped(name, "input"),
        )

    def _meant_as_code(self, name: ast.Name) -> str | None:
        # Once a file was repaired, each `input` in it is Python 3's: the others were part of the repair.
        return None if self.source.python2 else self.input_runs_code_elsewhere(name)
