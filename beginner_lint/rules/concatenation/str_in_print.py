"""ZEN105 str-in-print."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.texts.concatenation import calls_str
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

# Options of `print` for which nothing is asked before the text of the first value: not `file`.
_PLAIN = {"sep", "end", "flush"}


class StrInPrint(Rule):
    r"""Argument of `print` that is turned into text by `str()` first.

    ## Why is this bad?
    `print` turns everything that it gets into text by itself, in the same way as `str` does. The extra call
    only makes the line longer.

    ## Example
    ```python
    age = 36
    print("Age:", str(age))
    ```

    Use instead:
    ```python
    age = 36
    print("Age:", age)
    ```

    ## Not flagged
    ```python
    age = 36
    print(str(age).zfill(4))  # the text is needed for its methods
    print("Age:", age, end=str(age))  # `end` and `sep` must be text
    print(str(b"caf\xc3\xa9", "utf-8"))  # this `str` decodes
    ```

    ## Fix safety
    The fix is safe where the value is of a type of Python's own, and where it is the first one. It is unsafe
    for all others: `print` asks them for their text only after it has shown the values before.
    """

    code = "ZEN105"
    level = Level.BASICS
    kind = Kind.STYLE
    names = frozenset({"print"})
    words = ("print", "str")

    def screen_Call(self, node: ast.Call) -> bool:
        """Let `print` with `str(...)` among its arguments through."""
        return self._is_print(node) and any(map(calls_str, node.args))

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report each argument of `print` that is a call of `str`."""
        if not self.screen_Call(origin) or self.is_another_print(origin):
            return
        for argument in origin.args:
            if isinstance(argument, ast.Call) and calls_str(argument) and not self.is_another_str(argument):
                self._check(argument, origin)

    def _is_print(self, node: ast.Call) -> bool:
        return isinstance(node.func, ast.Name) and node.func.id == "print"

    def _check(self, argument: ast.Call, call: ast.Call) -> None:
        value = self.source.segment(argument.args[0])
        shown = f"`{value}`" if len(value) <= 30 and "\n" not in value else "the value"
        self.report(
            argument,
            f"`print` makes text of {shown} by itself; no `str()` needed",
            fix=lambda: self._fix(argument, call),
        )

    @guard
    def is_another_print(self, call: ast.Call) -> bool:
        """Whether `print` may be another function."""
        return not self.facts.scopes.would_be_builtin("print", call)

    @guard
    def is_another_str(self, argument: ast.Call) -> bool:
        """Whether `str` may be another function."""
        return not self.facts.scopes.would_be_builtin("str", argument)

    @guard
    def text_may_do_more(self, argument: ast.Call, call: ast.Call) -> str | None:
        """Say what is taken for granted about a value whose text comes later than before."""
        value = argument.args[0]
        effects = self.facts.effects
        later = call.args[call.args.index(argument) + 1 :] + [keyword.value for keyword in call.keywords]
        if self.facts.types.of(value).proves("str", "int", "float", "complex", "bool", "NoneType"):
            return None
        if effects.shows_only_data(value) and all(map(effects.is_pure, later)):
            return None
        is_first = argument is call.args[0] and {keyword.arg for keyword in call.keywords} <= _PLAIN
        if is_first and all(map(effects.stays, later)):
            return None
        return f"making text of `{self.source.segment(value)}` does nothing else"

    def _fix(self, argument: ast.Call, call: ast.Call) -> Fix:
        start, end = self.source.span(argument)
        opened = self.source.text.index("(", self.source.span(argument.func)[1]) + 1
        inner = self.source.text[opened : end - 1].strip()
        if isinstance(argument.args[0], ast.GeneratorExp):
            inner = self.source.segment(argument.args[0])  # with its parentheses
        assumption = assuming(self.text_may_do_more(argument, call))
        return Fix(
            "Leave the `str()` out",
            applicability(assumption),
            (Edit(start, end, inner.removesuffix(",")),),
            relies_on=self.scoped(call, "str", "print"),
            assumption=assumption,
        )
