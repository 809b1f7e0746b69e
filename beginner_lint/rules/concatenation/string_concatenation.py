"""ZEN102 string-concatenation."""

from __future__ import annotations

import ast
from functools import cached_property

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.texts.concatenation import (
    as_f_string,
    calls_str,
    is_plus,
    is_text,
    literal_text,
    makes_object,
    makes_text,
    operands,
    other_meaning_of_plus,
    reads_better_with_plus,
)
from beginner_lint.facts.texts.text_literals import Value
from beginner_lint.facts.texts.text_uses import has_special_use, is_for_machines
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

# Types whose `format(value, "")` is `str(value)`, so that braces need no `!s`.
_SHOWN_AS_STR = ("str", "int", "float", "complex", "bool", "NoneType", "list", "tuple", "dict", "set")

# What cannot stand in braces before Python 3.12, or would be hard to read there.
_NOT_IN_BRACES = (ast.Lambda, ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Await, ast.JoinedStr)


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

    def screen_BinOp(self, node: ast.BinOp) -> bool:
        """Let the topmost `+` of chains through that make text of values."""
        return self._is_chain(node) and makes_text(node) and self._values(node) is not None

    def visit_BinaryOperation(self, node: cst.BinaryOperation, origin: ast.BinOp) -> None:
        """Report a chain that makes text of values, unless the text is not for people."""
        values = self._values(origin) if makes_text(origin) and self._is_chain(origin) else None
        if values is not None:
            self.report(origin, self._message(values), fix=lambda: self._fix(origin, values))

    @remembered
    def _values(self, chain: ast.BinOp) -> list[ast.expr] | None:
        """Return what a chain puts between its texts, where it is one to report."""
        parts = operands(chain)
        values = [part for part in parts if not is_text(part)]
        if len(parts) < 3 and not any(map(self._argument_of_str, values)):
            return None
        if self.says_something_else(chain, parts) or self.grows_a_name(chain, parts):
            return None
        if self.reads_better_with_plus(parts):
            return None
        if self.is_no_text(values) or self.may_be_elementwise(chain, values):
            return None
        return values

    def _is_chain(self, node: ast.BinOp) -> bool:
        """Tell whether a `+` is the topmost of a chain that is long enough, and has a value in it."""
        if is_plus(self.facts.parents[node]):  # asked first: chains of thousands end in time
            return False
        parts = operands(node)
        values = [part for part in parts if not is_text(part)]
        is_long = len(parts) > 2 or any(map(calls_str, values))
        return bool(values) and is_long

    def _argument_of_str(self, value: ast.expr) -> ast.expr | None:
        """Return `x` for `str(x)`."""
        if not calls_str(value) or not isinstance(value, ast.Call):
            return None
        is_hidden = self.facts.scopes.resolve("str", self.facts.scopes.scope_at(value)) is not None
        return None if is_hidden else value.args[0]

    @guard
    def says_something_else(self, chain: ast.BinOp, parts: list[ast.expr]) -> bool:
        """Whether the text is not for people: a query, a pattern, a template or the like."""
        is_special = any(is_for_machines(literal_text(part) or "") for part in parts)
        return is_special or has_special_use(chain, self.facts)

    @guard
    def grows_a_name(self, chain: ast.BinOp, parts: list[ast.expr]) -> bool:
        """Whether the chain only puts more text at an end of what it is assigned to."""
        holder = self.facts.parents[chain]
        if not isinstance(holder, ast.Assign):
            return False
        targets = {ast.unparse(target) for target in holder.targets}
        return ast.unparse(parts[0]) in targets or ast.unparse(parts[-1]) in targets

    @guard
    def reads_better_with_plus(self, parts: list[ast.expr]) -> bool:
        """Whether braces would be crowded, or there is no text to read."""
        said = any(isinstance(part, ast.JoinedStr) or literal_text(part) for part in parts)
        return not said or reads_better_with_plus(parts, self.source)

    @guard
    def is_no_text(self, values: list[ast.expr]) -> bool:
        """Whether a value is known to be something else than text."""
        return any(
            self.facts.types.of(value).name not in (None, "str")
            or (makes_object(value) and not self.facts.types.of(value).suggests("str"))
            for value in values
        )

    @guard
    def may_be_elementwise(self, chain: ast.BinOp, values: list[ast.expr]) -> bool:
        """Whether the chain may add a text to each element of a column, say, rather than make one text."""
        if (
            self._other_plus is None
            or any(map(self._argument_of_str, values))
            or self._values_that_may_be_no_text(values) is None
        ):
            return False
        call = self.facts.parents[chain]
        return not (
            isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print"
        )

    @cached_property
    def _other_plus(self) -> str | None:
        return other_meaning_of_plus(self.facts)

    # What is said and done

    def _message(self, values: list[ast.expr]) -> str:
        shown = [self._argument_of_str(value) or value for value in values]
        names = list(dict.fromkeys(self.source.segment(value) for value in shown))
        if len(names) > 2 or any(len(name) > 20 or "\n" in name for name in names):
            return (
                "Text joined with `+`; an f-string shows the finished text, with the values in their places"
            )
        subject = " and ".join(f"`{name}`" for name in names)
        return f"Text joined with `+`; an f-string puts {subject} right into the text"

    def _fix(self, chain: ast.BinOp, values: list[ast.expr]) -> Fix | str:
        assumption = assuming(self._values_that_may_be_no_text(values), self._str_that_may_be_another(values))
        reason = self.cannot_stand_in_braces(values) or self.plus_may_be_another(values)
        if reason:
            return reason
        text = as_f_string(chain, {value: self._shown(value) for value in values}, self.source)
        if text is None:
            return "an f-string for all Python versions cannot hold these quotes, backslashes or lines"
        return Fix(
            "Write it as an f-string",
            applicability(assumption),
            (self._edit(chain, text),),
            relies_on=self.scoped(chain, "str"),
            assumption=assumption,
        )

    @guard
    def cannot_stand_in_braces(self, values: list[ast.expr]) -> str | None:
        """Why a value cannot be put into braces, or not so that one can read it."""
        for value in values:
            for node in ast.walk(value):
                if isinstance(node, _NOT_IN_BRACES) or (isinstance(node, ast.BinOp) and makes_text(node)):
                    return f"the part in line {value.lineno} is too complicated for an f-string"
        return None

    @guard
    def plus_may_be_another(self, values: list[ast.expr]) -> str | None:
        """Why `+` may be another than that of text."""
        return self._other_plus if self._values_that_may_be_no_text(values) else None

    def _values_that_may_be_no_text(self, values: list[ast.expr]) -> str | None:
        """Say what must be text for braces to give the same."""
        unproved = [value for value in values if not (self._argument_of_str(value) or self._is_text(value))]
        names = list(dict.fromkeys(f"`{self.source.segment(value)}`" for value in unproved))
        if not names:
            return None
        subject = f"{', '.join(names[:-1])} and {names[-1]} are" if names[1:] else f"{names[0]} is"
        return f"{subject} text; for anything else, `+` would fail"

    def _str_that_may_be_another(self, values: list[ast.expr]) -> str | None:
        """Say what `str` must be."""
        calls = [value for value in values if self._argument_of_str(value)]
        is_own = all(self.facts.scopes.would_be_builtin("str", call) for call in calls)
        return None if is_own else "`str` is Python's own"

    def _is_text(self, value: ast.expr) -> bool:
        return self.facts.types.of(value).proves("str")

    def _shown(self, value: ast.expr) -> Value:
        argument = self._argument_of_str(value)
        if argument is None:
            return Value(self.source.segment(value))
        bare = self.facts.types.of(argument).proves(*_SHOWN_AS_STR)
        return Value(self.source.segment(argument), "" if bare else "!s")

    def _edit(self, chain: ast.BinOp, text: str) -> Edit:
        """Return the edit that puts `text` in the place of a chain, and of parentheses that nothing needs."""
        start, end = self.source.span(chain)
        source = self.source.text
        in_parentheses = source[start - 1 : start] == "(" and source[end : end + 1] == ")"
        is_needed = self._is_only_argument(chain) or source[start - 2 : start - 1].isidentifier()
        if in_parentheses and not is_needed and "\n" not in text:
            start, end = start - 1, end + 1
        touches_word = source[start - 1 : start].isidentifier()  # `else"a" + x`
        return Edit(start, end, f" {text}" if touches_word else text)

    def _is_only_argument(self, chain: ast.BinOp) -> bool:
        holder = self.facts.parents[chain]
        if isinstance(holder, ast.Call):
            return len(holder.args) + len(holder.keywords) == 1
        return isinstance(holder, ast.ClassDef)
