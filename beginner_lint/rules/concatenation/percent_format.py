"""ZEN107 percent-format."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.texts.concatenation import literal_text
from beginner_lint.facts.texts.filling import FilledTemplate, Filling
from beginner_lint.facts.texts.percent import filling_of
from beginner_lint.facts.texts.templates import PercentField, Template, percent_template
from beginner_lint.facts.texts.text_uses import is_to_be_formatted
from beginner_lint.facts.types.lattice import How
from beginner_lint.rule import Rule, cst, guard, remembered


class PercentFormat(Rule):
    """Text that is filled in with `%`, as in `"%s is %d" % (name, age)`.

    ## Why is this bad?
    With `%` the values stand behind the text, and you have to count to see which one goes where. The letters
    behind each `%` must fit the types, and a single value that happens to be a tuple is taken for several. In
    an f-string each value stands at its place.

    ## Example
    ```python
    name = "Ada"
    price = 3.5
    print("%s pays %.2f" % (name, price))
    print("%d%%" % 20)
    ```

    Use instead:
    ```python
    name = "Ada"
    price = 3.5
    print(f"{name} pays {price:.2f}")
    print(f"{20}%")
    ```

    ## Not flagged
    ```python
    import logging


    def show(pair):
        print("%s" % pair)  # for a tuple, this is an error or shows its only element


    logging.warning("no such user: %s", "Ada")  # logging fills in texts itself, and only if they are shown
    template = "%s is here"
    print(template % "Ada")  # the same text may be filled in again
    show("Ada")
    ```

    ## Fix safety
    The fix is safe where the values are known to be such that both show them in the same way: `%s` shows
    everything like `str()`, but `%d` cuts off the decimals of a float. It is unsafe where a value may be a
    tuple or no number, or where showing one value may change another.
    """

    code = "ZEN107"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("%",)
    parts = (ast.Mod,)
    guarded_by = (FilledTemplate,)

    def screen_BinOp(self, node: ast.BinOp) -> bool:
        """Let a text literal before a `%` through, if its fields and the values match."""
        is_filled = isinstance(node.op, ast.Mod) and "%" in (literal_text(node.left) or "")
        return is_filled and self._filled(node) is not None

    def shown(self, node: ast.AST) -> ast.AST:
        """Return the literal: the values may be long, and go into the f-string as they are."""
        return node.left if isinstance(node, ast.BinOp) else node

    def visit_SimpleString(self, node: cst.SimpleString, origin: ast.BinOp) -> None:
        """Report a literal that is filled in, if its fields and the values match."""
        self._check(origin)

    def visit_ConcatenatedString(self, node: cst.ConcatenatedString, origin: ast.BinOp) -> None:
        """Report literals side by side that are filled in, likewise."""
        self._check(origin)

    def _check(self, origin: ast.BinOp) -> None:
        filled = self._filled(origin) if self.screen_BinOp(origin) else None
        if filled is not None:
            self.report(origin, filled.message("%"), fix=filled.fix)

    @remembered
    def _filled(self, node: ast.BinOp) -> FilledTemplate | None:
        """Return a literal that is filled in and to be reported."""
        literal = node.left
        if not isinstance(literal, ast.Constant):
            return None
        template = percent_template(self.source.segment(literal))
        arguments = template and self._arguments(template, node.right)
        if template is None or not arguments:
            return None
        if self.may_be_several(node.right) or self.is_filled_in_again(literal):
            return None

        def fillings() -> list[Filling | None]:
            return [
                filling_of(field, value, self.facts)
                for field, value in zip(
                    template.fields, self._values(template, node.right, arguments), strict=True
                )
            ]

        claim = self.is_one_value_by_evidence(node.right)
        filled = FilledTemplate(node, literal, template, arguments, fillings, self.facts, claim)
        return None if filled.cannot_be() else filled

    def _arguments(self, template: Template[PercentField], right: ast.expr) -> list[ast.expr]:
        """Return the values in the order in which they are computed; none if they do not match the fields."""
        keys = [field.key for field in template.fields]
        if isinstance(right, ast.Dict):
            names = [literal_text(key) if key is not None else None for key in right.keys]
            is_known = None not in names and len(set(names)) == len(names) and set(keys) <= set(names)
            return right.values if is_known and None not in keys else []
        if any(key is not None for key in keys):
            return []
        values = right.elts if isinstance(right, ast.Tuple) else [right]
        are_plain = not any(isinstance(value, ast.Starred) for value in values)
        return values if are_plain and len(values) == len(keys) else []

    def _values(
        self, template: Template[PercentField], right: ast.expr, arguments: list[ast.expr]
    ) -> list[ast.expr]:
        """Return the value for each field."""
        if not isinstance(right, ast.Dict):
            return arguments
        by_key = {literal_text(key): value for key, value in zip(right.keys, right.values, strict=True)}
        return [by_key[field.key] for field in template.fields]

    @guard
    def is_one_value_by_evidence(self, right: ast.expr) -> str | None:
        """Say that a single value is taken for no tuple."""
        if isinstance(right, ast.Tuple | ast.Dict) or self.facts.types.kind(right).how is How.PROVED:
            return None
        return f"`{self.source.segment(right)}` is no tuple"

    @guard
    def is_filled_in_again(self, literal: ast.Constant) -> bool:
        """Whether the text has fields such as `{name}` too, which are filled in some other time."""
        return is_to_be_formatted(str(literal.value))

    @guard
    def may_be_several(self, right: ast.expr) -> bool:
        """Whether a single value may be a tuple, and so several values."""
        if isinstance(right, ast.Tuple | ast.Dict):
            return False
        return self.facts.types.kind(right).name in (None, "tuple")
