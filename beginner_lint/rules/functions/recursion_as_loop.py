"""ZEN604 recursion-as-loop."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from beginner_lint.diagnostic import Applicability, Fix, Kind, Level
from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.functions.repetitions import Repetition
from beginner_lint.facts.functions.starting_over import StartingOver
from beginner_lint.rule import Rule, cst, guard, remembered


class RecursionAsLoop(Rule):
    """Function that calls itself as its last step, only to start again.

    ## Why is this bad?
    Each call waits until the one that it made comes back. A menu that calls itself after each choice leaves
    one more call waiting every time, until Python stops with a `RecursionError` at about a thousand of
    them. A `while` loop does the same again as often as you like.

    ## Example
    ```python
    # input: seven 7
    def ask_age():
        text = input("How old are you? ")
        if not text.isdigit():
            print("Please type a number.")
            return ask_age()
        return int(text)


    print(ask_age())
    ```

    ## Not flagged
    ```python
    def factorial(n):
        return 1 if n < 2 else n * factorial(n - 1)  # goes on with the answer


    def greatest_divisor(a, b):
        if b == 0:
            return a
        return greatest_divisor(b, a % b)  # each call is about something smaller


    print(factorial(5), greatest_divisor(12, 18))
    ```

    ## Fix safety
    The fix is only shown: it puts the body of the function into a loop. Variables then keep what they hold
    from round to round, and where the answer of the call was dropped, the loop returns it.
    """

    code = "ZEN604"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("def",)
    signs = ("calls_itself",)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return the functions that call something by their own name."""
        return self.facts.own_calls.functions(kind)

    def screen_FunctionDef(self, node: ast.FunctionDef) -> bool:
        """Let functions through that start over."""
        return bool(self._steps(node))

    def screen_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> bool:
        """Let functions through that start over."""
        return bool(self._steps(node))

    def visit_FunctionDef(self, node: cst.FunctionDef, origin: Function) -> None:
        """Report the first place where a function starts over."""
        steps = self._steps(origin)
        if not steps:
            return
        first, *others = steps
        name = origin.name
        if StartingOver(origin, self.facts).loses_answer():
            message = f"`{name}` calls itself to start again, and that answer is lost; repeat with `while`"
        else:
            message = f"`{name}` calls itself to start again; a `while` loop repeats without piling up calls"
        self.report(
            first,
            message,
            fix=lambda: self._fix(origin, steps),
            related=[(step, "and here") for step in others],
            notes=["Each call waits for the next one, until Python stops at about a thousand of them."],
        )

    @remembered
    def _steps(self, function: Function) -> list[ast.Expr | ast.Return]:
        """Return the statements of a function that start over, if it is to be told of them."""
        if function.decorator_list or not self.facts.own_calls.by_name(function):
            return []
        starting_over = StartingOver(function, self.facts)
        steps = starting_over.steps()
        if not steps or self.means_something_else(function) or self.never_ends(function):
            return []
        if self.is_about_something_smaller(starting_over) or self.is_about_recursion():
            return []
        if self.mirrors_a_grammar(starting_over):
            return []
        return [] if self.tries_once_more(starting_over) else steps

    @guard
    def means_something_else(self, function: Function) -> bool:
        """Whether the name means another function by the time of the call."""
        if isinstance(self.facts.parents[function], ast.ClassDef):
            return False
        return self.facts.own_calls.name_means_more(function)

    @guard
    def never_ends(self, function: Function) -> bool:
        """Whether the function calls itself whatever it is given: that is to be told (ZEN603)."""
        return self.facts.own_calls.without_end(function) is not None

    @guard
    def is_about_something_smaller(self, starting_over: StartingOver) -> bool:
        """Whether a parameter changes before it is handed on."""
        return starting_over.changes_parameter()

    @guard
    def is_about_recursion(self) -> bool:
        """Whether recursion is what the file is about: its names, comments or texts mention it."""
        return "recurs" in self.source.text.lower()

    @guard
    def mirrors_a_grammar(self, starting_over: StartingOver) -> bool:
        """Whether another inner function calls this one back, as functions for the rules of a grammar do."""
        return starting_over.is_called_back()

    @guard
    def tries_once_more(self, starting_over: StartingOver) -> bool:
        """Whether nobody is asked: then it may be a second try, after what was in the way is mended."""
        return not starting_over.is_procedure() and not starting_over.asks()

    def _fix(self, function: Function, steps: list[ast.Expr | ast.Return]) -> Fix | str:
        repetition = Repetition(function, steps, self.facts)
        refusal = self.cannot_be_shown(repetition)
        if refusal:
            return refusal
        return Fix(
            "Repeat with a `while` loop",
            Applicability.DISPLAY_ONLY,
            (repetition.edit(),),
            assumption="assumes that each round gives its variables new values before it uses them",
        )

    @guard
    def cannot_be_shown(self, repetition: Repetition) -> str | None:
        """Why there is no place for the loop."""
        return repetition.refusal()
