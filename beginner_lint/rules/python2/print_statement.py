"""ZEN203 print-statement."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.rule import Repair, Rule, Syntax, applicability, assuming, cst, guard

_MESSAGES = {
    Syntax.PRINT: "`print x` was a statement in Python 2; in Python 3 it is a call: `print(x)`",
    Syntax.PRINT_BLANK: "`print` alone made a blank line in Python 2; in Python 3 that is a call: `print()`",
    Syntax.PRINT_COMMA: '`print x,` stayed on the line in Python 2; Python 3 says that with `end=" "`',
    Syntax.PRINT_TUPLE: "Python 2 printed these brackets and commas; Python 3 takes them for a call's",
}
_TO_FILE = "`print >>{0}, x` is gone in Python 3; name the file: `print(x, file={0})`"
_TO_SOME_FILE = "`print >>file, x` is gone in Python 3; name the file: `print(x, file=file)`"
_LONGEST_NAME = 20
_BLANK = "a blank at the end of a line does not matter"


class PrintStatement(Rule):
    """`print` as a statement, without brackets, as Python 2 had it.

    ## Why is this bad?
    In Python 2, `print` was a word of the language, like `if`. In Python 3 it is a function like any other,
    so what it prints stands in brackets. A file with a single `print "…"` does not even start.

    ## Example
    ```python
    # python2
    name = "Ada"
    print "Hello", name
    print
    print "Bye"
    ```

    Use instead:
    ```python
    name = "Ada"
    print("Hello", name)
    print()
    print("Bye")
    ```

    ## Not flagged
    ```python
    print("Hello")  # a call: it prints the same in both
    ```

    ## Fix safety
    Files that do not parse are repaired as a whole or not at all, and only if the result compiles. Such a
    fix is safe if all repairs of the file are. It is unsafe for a comma at the end (`print x,` put a blank
    before what was printed next, `end=" "` puts it behind `x`), for brackets with several values, which
    Python 2 printed with their brackets, and for `print >>f, x` where `f` is more than a name. It is unsafe
    where something prints while the values are computed (`print "got", f(x)` printed `got` before it
    called `f`), and where a value that is not the last may end with a tab or a new line, behind which
    Python 2 put no blank. It is also unsafe where something else in the file runs in Python 3 but does
    something else, such as `/` between whole numbers. What Python 3 itself does otherwise stays: it shows
    more digits of `0.1 + 0.2`, say, and prints nothing of a line of which a value cannot be computed.
    """

    code = "ZEN203"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("print",)
    signs = ("shifts_right",)
    mends = frozenset({*_MESSAGES, Syntax.PRINT_TO})

    def screen_Expr(self, node: ast.Expr) -> bool:
        """Let `print >>f` through, which Python 3 reads as a shift of `print`."""
        return _shift(node) is not None

    def visit_Expr(self, node: cst.Expr, origin: ast.Expr) -> None:
        """Report `print >>f, x` where it parses."""
        if not self.screen_Expr(origin):
            return
        shift = _shift(origin)
        if shift is None or not isinstance(shift.left, ast.Name) or self.is_not_the_builtin(shift.left):
            return
        file = self.source.segment(shift.right)
        message = _TO_FILE.format(file) if len(file) <= _LONGEST_NAME else _TO_SOME_FILE
        self.report(origin, message, fix=lambda: self._to_file(origin, shift))

    @guard
    def is_not_the_builtin(self, name: ast.Name) -> bool:
        """Whether `print` is something else."""
        return not self.facts.scopes.is_builtin(name)

    @guard
    def takes_work(self, file: ast.expr) -> str | None:
        """Assume of a file that is more than a name that it may be computed after what is printed."""
        if isinstance(file, ast.Name) or (
            isinstance(file, ast.Attribute) and isinstance(file.value, ast.Name)
        ):
            return None
        return f"`{' '.join(self.source.segment(file).split())}` may come after what is printed"

    @guard
    def prints_meanwhile(self, values: Sequence[ast.expr]) -> str | None:
        """Assume that what Python 2 computed between two values prints nothing itself."""
        for value in values[1:]:
            part = self.facts.printing.may_print(value)
            if part is not None:
                return f"{self._quoted(value)} prints nothing itself"
        return None

    @guard
    def joins_lines(self, values: Sequence[ast.expr]) -> str | None:
        """Assume that Python 2 put a blank behind each value: it put none behind a tab or a new line."""
        for value in values[:-1]:
            if self.facts.printing.may_end_a_line(value):
                if isinstance(value, ast.Constant):
                    return f"a blank behind {self._quoted(value)} does not matter"
                return f"{self._quoted(value)} does not end with a tab or a new line"
        return None

    def _quoted(self, value: ast.expr) -> str:
        text = " ".join(self.source.segment(value).split())
        return f"`{text}`" if len(text) <= _LONGEST_NAME else "a value"

    def _to_file(self, statement: ast.Expr, shift: ast.BinOp) -> Fix | str:
        text = self.source.segment(statement.value)
        if text.startswith("(") or "#" in text:
            return "there are brackets around it, or comments in it"
        values = statement.value.elts[1:] if isinstance(statement.value, ast.Tuple) else []
        name = self.source.segment(shift.right)
        start = self.source.span(statement)[0]
        comma = _BLANK if values and text.rstrip().endswith(",") else None
        file = f", file={name}" if values else f"file={name}"
        opened = self.source.span(values[0] if values else shift.right)[0 if values else 1]
        closed = self.source.span(values[-1] if values else statement)[1]
        if values and not _is_closed(self.source.text[closed : self.source.span(statement)[1]]):
            return "the last value stands in brackets"
        assumption = assuming(
            comma, self.takes_work(shift.right), self.prints_meanwhile(values), self.joins_lines(values)
        )
        end = f', end=" "{file})' if comma else f"{file})"
        edits = (Edit(start, opened, "print("), Edit(closed, self.source.span(statement)[1], end))
        return Fix("Make it a call of `print`", applicability(assumption), edits, assumption=assumption)

    def visit_repair(self, repair: Repair) -> None:
        """Report a print statement."""
        if repair.syntax is Syntax.PRINT_TO:
            quotable = len(repair.old) <= _LONGEST_NAME
            message = _TO_FILE.format(repair.old) if quotable else _TO_SOME_FILE
        else:
            message = _MESSAGES[repair.syntax]
        self.report_repair(repair, message, "Make it a call of `print`", self._doubt(repair))

    def _doubt(self, repair: Repair) -> str | None:
        """Return what else a repair assumes of the values that are printed."""
        call = self.facts.repaired_node(repair, ast.Call)
        if call is None or repair.syntax is Syntax.PRINT_TUPLE:
            return None
        is_separated = any(keyword.arg == "sep" for keyword in call.keywords)
        return self.prints_meanwhile(call.args) or (None if is_separated else self.joins_lines(call.args))


def _shift(statement: ast.Expr) -> ast.BinOp | None:
    """Return `print >> f` out of a statement that is nothing else, or that and values behind commas."""
    value = statement.value
    first = value.elts[0] if isinstance(value, ast.Tuple) and value.elts else value
    if not isinstance(first, ast.BinOp) or not isinstance(first.op, ast.RShift):
        return None
    return first if isinstance(first.left, ast.Name) and first.left.id == "print" else None


def _is_closed(rest: str) -> bool:
    """Whether nothing but a comma is left of a statement."""
    return rest.strip() in ("", ",")
