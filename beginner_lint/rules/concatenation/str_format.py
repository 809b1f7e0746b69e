"""ZEN108 str-format."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.texts.concatenation import literal_text
from beginner_lint.facts.texts.filling import FilledTemplate, Filling
from beginner_lint.facts.texts.templates import BraceField, brace_template
from beginner_lint.rule import Rule, cst, remembered


class StrFormat(Rule):
    """Text that is filled in with `format`, as in `"{} is {}".format(name, age)`.

    ## Why is this bad?
    The values stand behind the text, and you have to count to see which one goes where. In an f-string each
    value stands at its place, in the same braces and with the same formats.

    ## Example
    ```python
    name = "Ada"
    price = 3.5
    print("{} pays {:.2f}".format(name, price))
    print("{0} and {0} again".format(name))
    ```

    Use instead:
    ```python
    name = "Ada"
    price = 3.5
    print(f"{name} pays {price:.2f}")
    print(f"{name} and {name} again")
    ```

    ## Not flagged
    ```python
    template = "{} is here"
    print(template.format("Ada"))  # the same text may be filled in again
    values = ["Ada", 36]
    print("{} is {}".format(*values))  # the values have no names of their own
    ```

    ## Fix safety
    The fix is safe where the values are computed and shown in the same order as before. It is unsafe where
    showing one value may run code that changes the next one.
    """

    code = "ZEN108"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    names = frozenset({"format"})
    words = ("format", "{")
    guarded_by = (FilledTemplate,)

    def screen_Call(self, node: ast.Call) -> bool:
        """Let the method `format` of a text literal through, if its fields and the values match."""
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr != "format":
            return False
        return "{" in (literal_text(function.value) or "") and self._filled(node) is not None

    def shown(self, node: ast.AST) -> ast.AST:
        """Return the literal: the values may be long, and go into the f-string as they are."""
        function = node.func if isinstance(node, ast.Call) else node
        return function.value if isinstance(function, ast.Attribute) else node

    def visit_SimpleString(self, node: cst.SimpleString, origin: ast.Call) -> None:
        """Report a literal that is filled in, if its fields and the values match."""
        self._check(origin)

    def visit_ConcatenatedString(self, node: cst.ConcatenatedString, origin: ast.Call) -> None:
        """Report literals side by side that are filled in, likewise."""
        self._check(origin)

    def _check(self, origin: ast.Call) -> None:
        filled = self._filled(origin) if self.screen_Call(origin) else None
        if filled is not None:
            self.report(origin, filled.message("format"), fix=filled.fix)

    @remembered
    def _filled(self, node: ast.Call) -> FilledTemplate | None:
        """Return a literal that is filled in and to be reported."""
        literal = node.func.value if isinstance(node.func, ast.Attribute) else None
        arguments = self._arguments(node)
        if not isinstance(literal, ast.Constant) or arguments is None:
            return None
        template = brace_template(self.source.segment(literal))
        if template is None:
            return None
        fillings = [self._filling(field, arguments) for field in template.fields]
        known = [filling for filling in fillings if filling is not None]
        if len(known) < len(fillings):
            return None  # a field without a value: the program fails here
        filled = FilledTemplate(node, literal, template, list(arguments.values()), lambda: known, self.facts)
        return None if filled.cannot_be() else filled

    def _arguments(self, call: ast.Call) -> dict[int | str, ast.expr] | None:
        """Return the values by number or keyword; None where packed ones are among them."""
        if any(isinstance(argument, ast.Starred) for argument in call.args):
            return None
        named: dict[int | str, ast.expr] = {
            keyword.arg: keyword.value for keyword in call.keywords if keyword.arg
        }
        if len(named) < len(call.keywords):
            return None
        return dict(enumerate(call.args)) | named

    def _filling(self, field: BraceField, arguments: dict[int | str, ast.expr]) -> Filling | None:
        """Return what goes into a field; None if no value is given for it."""
        spec = [part if isinstance(part, str) else arguments.get(part[0]) for part in field.spec]
        known = tuple(part for part in spec if part is not None)
        node = arguments.get(field.argument)
        if node is None or len(known) < len(spec):
            return None
        return Filling(node, f"!{field.conversion}" if field.conversion else "", known, field.path)
